from collections import Counter, deque, namedtuple
from dataclasses import dataclass, field
from enum import Enum
from functools import partial


def power(base, exponent):
    return base**exponent


square = partial(power, exponent=2)
cube = partial(power, 3)


@dataclass
class Point:
    x: int
    tags: list = field(default_factory=list)


class Color(Enum):
    RED = 1


class Warm(Exception):
    pass


p = Point(1)
Pair = namedtuple("Pair", "left right")
pair = Pair(p, Color.RED)
queue = deque([1, p])
counts = Counter("hello")
