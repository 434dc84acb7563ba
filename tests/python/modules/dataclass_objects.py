# dataclasses: what is written, in which order, and what is refused.
import inspect
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass
from dataclasses import make_dataclass, replace
from typing import ClassVar


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    made: ClassVar[int] = 3


p = Point(1)
print(p, p == Point(1, 0, ["a"]), p.tags, Point.made, Point.__match_args__, Point.__doc__)
print(inspect.signature(Point), [one.name for one in fields(Point)], is_dataclass(p), is_dataclass(3))
print(asdict(Point(1, 2, [3])), astuple(Point(1, 2)), replace(p, y=9))
for wrong in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(1, z=2), lambda: hash(p), lambda: p < p):
    try:
        wrong()
    except TypeError as error:
        print(error)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


print(sorted([Version(1, 2), Version(1), Version(0, 9)]), Version(1) <= Version(1), {Version(1): "one"}[Version(1, 0)])
for change in (lambda: setattr(Version(1), "major", 2), lambda: delattr(Version(1), "minor")):
    try:
        change()
    except FrozenInstanceError as error:
        print(error)


@dataclass
class Base:
    name: str
    scale: InitVar[int] = 1

    def __post_init__(self, scale):
        self.size = len(self.name) * scale


@dataclass
class Child(Base):
    _: KW_ONLY
    age: int = 0

    def __post_init__(self, scale):
        super().__post_init__(scale)
        self.size += 1


c = Child("abc", 2, age=5)
print(c, c.size, inspect.signature(Child))


@dataclass(slots=True)
class Slotted:
    a: int
    b: str = "b"


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"))
try:
    s.c = 3
except AttributeError as error:
    print(error)


@dataclass(eq=False)
class Plain:
    value: int


print(Plain(1) == Plain(1), Plain(2).value)
print(make_dataclass("Made", [("a", int), ("b", int, field(default=7))])(1))


@dataclass
class Node:
    value: int
    next: "Node | None" = None


loop = Node(1)
loop.next = loop
print(loop, Node(1, Node(2)))
for body in (
    "@dataclass\nclass A:\n    a: int = 1\n    b: int",
    "@dataclass\nclass A:\n    a: list = []",
    "@dataclass(order=True)\nclass A:\n    def __lt__(self, other): pass",
    "@dataclass\nclass A(Version):\n    a: int",
):
    try:
        exec(body)
    except (TypeError, ValueError) as error:
        print(error)
match Point(1, 2):
    case Point(x, y):
        print("matched", x, y)
