def outer(a):
    def middle(b):
        def inner(c):
            return a, b, c

        return inner

    return middle


mid = outer(1)
inn = mid(2)
print(inn(3))
print(mid.__code__.co_freevars, mid.__code__.co_cellvars)
print(inn.__code__.co_freevars)
print(inn.__closure__[0] is mid.__closure__[0])
