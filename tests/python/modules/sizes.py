# Sizes as CPython 3.13 has them, where they follow from the value and from how it was made.
import sys

size = sys.getsizeof
print([size([0] * n) for n in range(6)], size([]), size([1]), size([1, 2]), size([1, 2, 3]), size([1, 2, 3, 4, 5]))
print(size(list(range(10))), size(list(range(1000))), size([i for i in range(1000)]), size(list("abc")), size([1, 2, 3][:1]))
grown, sizes = [], []
for i in range(40):
    grown.append(i)
    sizes.append(size(grown))
print(sizes)
print([size({str(i): i for i in range(n)}) for n in (0, 1, 5, 6, 10, 11, 21, 22, 42, 43, 100, 1000)])
print([size({i: i for i in range(n)}) for n in (0, 1, 5, 6, 10, 11, 21, 22, 42, 43, 100, 1000)])
print(size({}), size({"a": 1}), size(dict(a=1, b=2)), size({(1, 2): 3}))
print([size(set(range(n))) for n in (0, 1, 4, 5, 10, 18, 19, 20, 50, 76, 77, 100, 1000)], size({1, 2, 3}), size(frozenset()))


class Plain:
    def __init__(self):
        self.a = 1


class Slotted:
    __slots__ = ("a", "b")


def outer():
    x = 1

    def inner():
        return x

    return inner


made = outer()
print(size(Plain()), size(Slotted()), size(outer), size(made), size(made.__closure__), size(made.__closure__[0]), size(Plain))
print(size(0), size(2**30), size(10**100), size(True), size(1.5), size(None), size(""), size("hello"), size(b"abc"), size((1, 2)))
print(size(range(5)), size(object()), size(iter([])), size(map(str, [])), size(zip()), size(print), size(ValueError("x")))
