def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1

def squares(source):
    for x in source:
        yield x * x

def scaled(source, factor):
    def scale(v):
        return v * factor
    for x in source:
        yield scale(x)

pipe = scaled(squares(numbers(4)), 10)
for value in pipe:
    print(value)
