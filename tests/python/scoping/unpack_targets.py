def f():
    a, (b, *c) = 1, (2, 3, 4)
    get = lambda: (a, b, c)
    a, b = b, a
    [c[0], d] = "xy"
    return get(), d


print(f())
for index, (left, right) in enumerate([("a", 1), ("b", 2)]):
    print(index, left, right)
print(index, left)
