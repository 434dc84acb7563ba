def outer(x):
    def inner(y=x + 1, *, z=x * 10):
        x = "own"
        return x, y, z

    return inner


print(outer(1)())
print(outer(1)(5, z=6))
print(outer(2).__kwdefaults__)
