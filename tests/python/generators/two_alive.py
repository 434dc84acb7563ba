def ids(prefix):
    n = 0
    while True:
        n += 1
        yield f"{prefix}{n}"


a = ids("a")
b = ids("b")
print(next(a), next(a), next(b), next(a))
print([next(b) for _ in range(3)])
