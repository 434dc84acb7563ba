# Class patterns: attributes by name and place, the built-in classes that match themselves.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Circle:
    def __init__(self, center, radius):
        self.center = center
        self.radius = radius

    @property
    def area(self):
        print("area asked")
        return 3 * self.radius**2


class Odd:
    def __getattr__(self, name):
        print("asked for", name)
        if name == "there":
            return 42
        raise AttributeError(name)


def where(shape):
    match shape:
        case Point(0, 0):
            return "origin"
        case Point(x=0):
            return "on the y axis"
        case Point3(z=z) if z > 10:
            return f"high {z}"
        case Point(x, 0):
            return f"on the x axis at {x}"
        case Point(x, y=y):
            return f"at {x}, {y}"
        case Circle(center=Point(x, y), radius=1 | 2 as r):
            return f"small circle {r} around {x}, {y}"
        case Circle(area=area) if area > 50:
            return f"big circle {area}"
        case Odd(there=n):
            return f"odd {n}"
        case Circle():
            return "circle"
        case _:
            return "nowhere"


for shape in (
    Point(0, 0), Point(0, 5), Point(4, 0), Point(4, 5), Point3(1, 2, 11), Point3(1, 2, 3),
    Circle(Point(1, 2), 2), Circle(None, 5), Circle(None, 3), Odd(), 3,
):
    print(where(shape))

match Odd():
    case Odd(missing=_):
        print("cannot be")
    case Odd():
        print("an Odd without it")


class Count(int):
    pass


for value in (True, 3, Count(4), 2.5, "s", (1,), [1], {"a": 1}, {1}, frozenset({2}), None):
    match value:
        case bool(b):
            print("bool", b)
        case Count(c):
            print("Count", c)
        case int(n):
            print("int", n)
        case float(f):
            print("float", f)
        case str(s) | bytes(s):
            print("str or bytes", s)
        case tuple([one]) | list([one]):
            print("one item", one)
        case dict(d):
            print("dict", d)
        case set(s) | frozenset(s):
            print("set", s)
        case object():
            print("object", value)

match 7:
    case int(real=r, imag=0):
        print("real", r)


def attempt(label, action):
    try:
        action()
    except Exception as error:
        print(label, type(error).__name__, error)


class Bad:
    __match_args__ = ["x"]


class Worse:
    __match_args__ = (1,)


class Twice:
    __match_args__ = ("a", "a")
    a = 1


def too_many():
    match Point(1, 2):
        case Point(a, b, c):
            pass


def too_many_of_one():
    match 3:
        case int(a, b):
            pass


def none_taken():
    match Circle(1, 2):
        case Circle(a):
            pass


def bad():
    match Bad():
        case Bad(a):
            pass


def worse():
    match Worse():
        case Worse(a):
            pass


def twice():
    match Twice():
        case Twice(x, y):
            pass


def again():
    match Point(1, 2):
        case Point(x, x=z):
            pass


def no_class():
    name = 5
    match 3:
        case name():
            pass


for action in (too_many, too_many_of_one, none_taken, bad, worse, twice, again, no_class):
    attempt(action.__name__, action)
