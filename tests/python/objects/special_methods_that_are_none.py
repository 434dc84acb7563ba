"""A special method that is None forbids what it would do, and a bytearray matches itself."""

class C:
    __class_getitem__ = None
try:
    C[int]
except TypeError as error:
    print(error)


class R:
    __radd__ = None
try:
    1 + R()
except TypeError as error:
    print(error)


class A:
    def __add__(self, o): return NotImplemented


class B(A):
    __radd__ = None
try:
    print(A() + B())
except TypeError as error:
    print(error)


class N:
    __ne__ = None
try:
    print(N() != 1)
except TypeError as error:
    print(error)


class E:
    __eq__ = None
try:
    print(E() == 1)
except TypeError as error:
    print(error)


class T:
    def __lt__(self, o): return NotImplemented


class U(T):
    __gt__ = None
try:
    print(T() < U())
except TypeError as error:
    print(error)

match bytearray(b"ab"):
    case bytearray(whole):
        print(whole)
