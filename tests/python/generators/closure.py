def make(step):
    total = 0

    def run(times):
        nonlocal total
        for _ in range(times):
            total += step
            yield total

    return run


by_two = make(2)
print(list(by_two(3)))
g = by_two(2)
print(next(g), by_two.__closure__[1].cell_contents)
h = by_two(1)
print(next(h), next(g))
