# Containers inside containers: as deep as CPython goes, and told where it does not.
def nest(depth, wrap):
    made = None
    for _ in range(depth):
        made = wrap(made)
    return made


for wrap in (lambda x: [x], lambda x: (x,), lambda x: {1: x}):
    text = repr(nest(9000, wrap))
    print(len(text), text[:4], nest(9000, wrap) == nest(9000, wrap), nest(9, wrap) != nest(8, wrap))
    try:
        repr(nest(100_000, wrap))
    except RecursionError as error:
        print(error)
    try:
        nest(100_000, wrap) == nest(100_000, wrap)
    except RecursionError as error:
        print(error)
print([[1, [2]], 3] < [[1, [3]], 0], (1, (2, [3])) >= (1, (2, [3])), {1: [2]} == {1: [2.0]})
ring = [1]
ring.append(ring)
table = {"self": ring}
ring.append(table)
print(ring, table, [ring] == [ring], (ring,))


class Node:
    def __init__(self, below):
        self.below = below

    def __repr__(self):
        return f"Node({self.below!r})"

    def __eq__(self, other):
        return self.below == other.below


print(nest(3, Node), nest(30, Node) == nest(30, Node))
try:
    repr(nest(2000, Node))
except RecursionError as error:
    print("too deep")


class Loop:
    pass


Loop.__call__ = Loop()
try:
    Loop()()
except RecursionError as error:
    print("RecursionError")
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan == nan, (nan,) == (nan,), {1: nan} == {1: nan})
