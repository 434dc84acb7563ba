# Names in __slots__ are descriptors of the class; instances have no other place, unless a class gives them one.
class Point:
    __slots__ = ("x", "y")
    kind = "point"

    def __init__(self, x, y):
        self.x = x
        self.y = y


def attempt(action):
    try:
        print(action())
    except (AttributeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


p = Point(1, 2)
print(p.x, p.y, Point.x, type(Point.x).__name__, Point.__slots__)
attempt(lambda: setattr(p, "z", 3))
attempt(lambda: setattr(p, "kind", "other"))
attempt(lambda: p.__dict__)
del p.x
attempt(lambda: p.x)
attempt(lambda: delattr(p, "x"))
attempt(lambda: delattr(p, "kind"))
attempt(lambda: delattr(p, "w"))


class Named(Point):
    def __init__(self, name):
        super().__init__(3, 4)
        self.name = name


n = Named("n")
print(n.__dict__, n.x, vars(n), Named.__dict__["__dict__"], sorted(set(dir(n)) - set(dir(object))))
n.__dict__ = {"name": "other"}
print(n.name, n.y)


class Private:
    __slots__ = "__hidden"

    def __init__(self):
        self.__hidden = 5


print(Private()._Private__hidden, Private.__slots__)
attempt(lambda: type("A", (), {"__slots__": ["a", "a b"]}))
attempt(lambda: type("A", (), {"__slots__": ["a"], "a": 1}))
attempt(lambda: type("A", (int,), {"__slots__": ["a"]}))
attempt(lambda: type("A", (), {"__slots__": [1]}))
attempt(lambda: type("A", (Point, Private), {}))
attempt(lambda: type("A", (Named,), {"__slots__": ["__dict__"]}))
