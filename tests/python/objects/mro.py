# C3 and what it refuses; changing a class's bases; a metaclass with an order of its own.
class O: ...
class A(O): ...
class B(O): ...
class C(A, B): ...
class D(B, A): ...


def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)


print([c.__name__ for c in C.__mro__], C.__base__, C.__bases__)
attempt(lambda: type("E", (C, D), {}))
attempt(lambda: type("E", (A, A), {}))
attempt(lambda: type("E", (O, A), {}))
attempt(lambda: type("E", (int, str), {}))
attempt(lambda: type("E", (bool,), {}))
attempt(lambda: type("E", (type(None),), {}))
attempt(lambda: type("E", (5,), {}))
print(O.__subclasses__())


class Greets:
    def greet(self):
        return "hello"


c = C()
attempt(lambda: hasattr(c, "greet"))
A.__bases__ = (Greets, O)
print(c.greet(), [k.__name__ for k in C.__mro__])
attempt(lambda: setattr(A, "__bases__", (C,)))
attempt(lambda: setattr(A, "__bases__", ()))
attempt(lambda: setattr(A, "__bases__", [O]))
attempt(lambda: setattr(A, "__bases__", (1,)))


class Backwards(type):
    def mro(cls):
        return list(super().mro())[::-1]


class Last(metaclass=Backwards):
    def __repr__(self):
        return "never"


print([k.__name__ for k in Last.__mro__], repr(Last()) == "never")
c.__class__ = D
print(type(c).__name__, isinstance(c, D))
attempt(lambda: setattr(c, "__class__", int))
attempt(lambda: setattr(c, "__class__", 5))
attempt(lambda: setattr(5, "__class__", D))
