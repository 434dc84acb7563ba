# Type parameters and `type` statements: scopes of their own, values evaluated when somebody asks.

type Plain = int
print(Plain, Plain.__value__, type(Plain), Plain.__name__, Plain.__type_params__)

type Pair[A, B] = tuple[A, B]
print(Pair.__type_params__)


def make[T: Plain, *Ts, **P](x: T = 1, *, k: Plain = 2) -> T:
    y: T = x

    def inner():
        return T

    return inner


print(make.__type_params__, make.__annotations__, make.__defaults__, make.__kwdefaults__)
print(make()() is make.__type_params__[0])
print(make.__type_params__[0].__bound__)


class Box[T]:
    attr = 1
    type Inner[V] = (attr, T, V)

    def method[U: attr = int](self, x: U = attr) -> T:
        return T, U


print(Box.__type_params__, Box.__orig_bases__, Box.__parameters__, Box.__mro__)
print(Box.Inner.__value__, Box().method())
print(Box.method.__type_params__[0].__bound__, Box.method.__type_params__[0].__default__)
print(Box[int], Box[int]().attr)


class Derived[T](Box[T]):
    pass


print(Derived.__bases__, Derived.__orig_bases__, Derived.__parameters__)


class Late:
    X = 3
    type Q = X
    X = 4


print(Late.Q.__value__)


def around(z):
    class K:
        z = 1
        type L = z

        def method[T](self, x: (z, T)):
            return z

    def function[T: (z, int)](a: [T for _ in (1, 2)]):
        pass

    return K, function


K, function = around(5)
print(K.L.__value__, K().method(1), K.method.__annotations__)
print(function.__type_params__[0].__constraints__, function.__annotations__)

type Rec = (Rec, undefined)
try:
    print(Rec.__value__)
except NameError as error:
    print(error)
undefined = 3
print(Rec.__value__)


class Private:
    def method[__S](self):
        return __S

    type __W = int


print(Private.method.__type_params__, Private._Private__W)


def decorator(function):
    print("decorated")
    return function


@decorator
def decorated[T](a=print("default")) -> print("annotation"):
    pass


print(decorated.__qualname__, decorated.__type_params__)
for wrong in ["T", "U"]:
    try:
        print(globals()[wrong])
    except KeyError as error:
        print("no global", error)


def each():
    makers = []
    for n in range(2):

        def maker[T]():
            return T

        makers.append(maker)
    return makers


first, second = each()
print(first() is first.__type_params__[0], first() is second())
