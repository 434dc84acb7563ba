import functools
class Point:
    origin = None
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def scale(self, k):
        return Point(self.x * k, self.y * k)
    @property
    def norm(self):
        return self.x + self.y
    @staticmethod
    def zero():
        return Point(0, 0)

def trace(f):
    @functools.wraps(f)
    def inner(*args):
        return f(*args)
    return inner

@trace
def double(x):
    return 2 * x

def add(a, b):
    return a + b

p = Point(1, 2)
q = p
Point.origin = p
grow = p.scale
inc = functools.partial(add, 1)
ring = [p]
ring.append(ring)
d = {"self": ring, "point": q}
big = grow(3)
print(inc(4), double(5), double.__wrapped__(3))
