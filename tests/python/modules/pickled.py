"""Objects as bytes and back; what is code is known by its name alone, which closures do not have."""

import enum
import io
import math
import pickle
from collections import Counter, OrderedDict, deque, namedtuple
from dataclasses import dataclass, field

plain = [
    None, True, False, 0, 255, 256, 65535, 65536, -1, -128, -129, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**63, -(2**63),
    10**30, -(10**30), 1.5, -0.0, 1e308, 5e-324, 2.5e-310, math.inf, "", "text", "é日" * 100, b"", b"x\x00", (), (1,), (1, 2), (1, 2, 3),
    (1, 2, 3, 4), [], [1], [1, 2], {}, {"a": 1}, {"a": 1, "b": [2]}, set(), {1}, frozenset(), frozenset({3}),
    {"nested": [("a", "a"), {"k": (None, {"k"})}]}, ["same", "same"], list(range(5)),
]
for value in plain:
    data = pickle.dumps(value)
    again = pickle.loads(data)
    print(repr(value)[:40], type(data).__name__, again == value and type(again) is type(value))
print(pickle.loads(pickle.dumps(math.nan)), math.copysign(1, pickle.loads(pickle.dumps(-0.0))))

shared = [1]
loop = [shared, shared]
loop.append(loop)
again = pickle.loads(pickle.dumps(loop))
print(again[0] is again[1], again[2] is again)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def norm(self):
        return self.x + self.y


class Guarded:
    def __init__(self):
        self.kept, self.dropped = 1, lambda: 0

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.dropped = None


class Slotted:
    __slots__ = ("a", "b")


class Color(enum.Enum):
    RED = 1


@dataclass
class Order:
    name: str
    lines: list = field(default_factory=list)


Pair = namedtuple("Pair", "left right")
slotted = Slotted()
slotted.a = 5
point = Point(1, [2])
print(pickle.loads(pickle.dumps(point)), pickle.loads(pickle.dumps(Order("x", [1]))), pickle.loads(pickle.dumps(Pair(1, "r"))))
print(pickle.loads(pickle.dumps(Color.RED)) is Color.RED, vars(pickle.loads(pickle.dumps(Guarded()))), pickle.loads(pickle.dumps(slotted)).a)
print(pickle.loads(pickle.dumps(len)) is len, pickle.loads(pickle.dumps(Point)) is Point, pickle.loads(pickle.dumps(Point(2, 3).norm))())
for value in deque([1, 2]), OrderedDict(a=1), Counter("aab"), ValueError("no", 1), range(3), 2 + 1j, bytearray(b"x"):
    print(repr(pickle.loads(pickle.dumps(value))), end=" ")
print()


def make_adder(n):
    def add(x):
        return x + n

    return add


def traced(fn):
    def inner(*args):
        return fn(*args)

    inner.__qualname__ = fn.__qualname__
    return inner


@traced
def decorated():
    pass


undecorated = decorated.__closure__[0].cell_contents
for value in make_adder(1), lambda: 0, undecorated, (n for n in ()), {"k": {"deep": make_adder(2)}}:
    try:
        print(pickle.loads(pickle.dumps(value)))
    except (AttributeError, TypeError, pickle.PicklingError) as error:
        print(type(error), str(error).split(" at ")[0])
gone = pickle.dumps(Point)
del Point
for data in b"", b"\x80\x04\x95", b"?", gone:
    try:
        pickle.loads(data)
    except (EOFError, AttributeError, pickle.UnpicklingError) as error:
        print(type(error), str(error).split(" on ")[0])
file = io.BytesIO()
for value in "one", [2]:
    pickle.dump(value, file)
file.seek(0)
print(pickle.load(file), pickle.load(file))
