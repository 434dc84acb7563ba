"""A sequence is repeated only when neither operand multiplies: __rmul__ of a sequence's subclass comes first."""

from typing import NamedTuple


class Vector(NamedTuple):
    x: float
    y: float

    def __mul__(self, by):
        return Vector(self.x * by, self.y * by)

    __rmul__ = __mul__


class Times(int):
    def __rmul__(self, other):
        return f"{other} repeated {int(self)} times"


print(2 * Vector(1, 2), Vector(1, 2) * 2, [0] * Times(3), 2 * (1, 2), "-" * 3)
