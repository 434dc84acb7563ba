class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __mul__(self, factor):
        return Vector(*[p * factor for p in self.parts])

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __abs__(self):
        return sum(p * p for p in self.parts) ** 0.5

    def __bool__(self):
        return any(self.parts)

    def __repr__(self):
        return f"Vector{self.parts}"


v = Vector(3, 4)
w = Vector(1, 1)
print(v + w, v - w, v * 2, 3 * w, -v, abs(v), bool(v), bool(Vector(0, 0)))
v += w
print(v)
try:
    v / 2
except TypeError as error:
    print(error)
