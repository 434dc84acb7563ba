class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __str__(self):
        return f"<{self.x};{self.y}>"

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))


p = Point(1, 2)
q = Point(1, 2)
print(p, [p], repr(p), str(p), f"{p} {p!r}")
print(p == q, p != q, p is q, p == "other", p in [q])
print(len({p, q, Point(0, 0)}), {p: "here"}[q])
