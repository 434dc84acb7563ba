ROUNDS = 350000


def readings(count):
    for index in range(count):
        yield index * 37 % 101


def moving(values, width):
    window = []
    for value in values:
        window.append(value)
        if len(window) > width:
            window.pop(0)
        if len(window) == width:
            yield sum(window) / width


total = 0.0
for mean in moving(readings(ROUNDS), 5):
    total += mean
print(round(total, 3))
