ROUNDS = 1000000


def counter():
    count = 0

    def increment():
        nonlocal count
        count += 1
        return count

    return increment


tick = counter()
for _ in range(ROUNDS):
    tick()
print(tick())
