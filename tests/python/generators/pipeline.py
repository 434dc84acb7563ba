def numbers(limit):
    for n in range(limit):
        yield n


def evens(source):
    for n in source:
        if n % 2 == 0:
            yield n


def squared(source):
    for n in source:
        yield n * n


def take(n, source):
    for item in source:
        if n == 0:
            return
        n -= 1
        yield item


print(list(take(3, squared(evens(numbers(100))))))
