# What native code asks of Python may ask native code again, three hundred deep: nothing of it is on the host's stack.
class Node:
    def __init__(self, inner):
        self.inner = inner

    def __len__(self):
        return 1 + len(self.inner) if self.inner else 0

    def __bool__(self):
        return True

    def __repr__(self):
        return f"<{self.inner!r}>" if self.inner else "."

    def __eq__(self, other):
        return isinstance(other, Node) and self.inner == other.inner

    def __hash__(self):
        return 1 + hash(self.inner)

    def __iter__(self):
        yield 1
        if self.inner:
            yield from list(self.inner)

    def __getattr__(self, name):
        if self.inner is None:
            return name
        return getattr(self.inner, name)

    def __lt__(self, other):
        return sorted([self.inner, other.inner])[0] is self.inner if self.inner and other.inner else False

    def __contains__(self, item):
        return item in self.inner if self.inner else item == "here"


def chain(depth):
    node = None
    for _ in range(depth):
        node = Node(node)
    return node


one, other = chain(150), chain(150)
print(len(one), len(repr(one)), one == other, hash(one) == hash(other))
print(one.colour, "here" in one, "there" in one, one < other)
print(sum(one), len(sorted(one)), max(one))


def by_key(depth):
    return sorted([depth], key=lambda item: by_key(item - 1) if item else 0)


def by_map(depth):
    return list(map(by_map, [depth - 1])) if depth else []


print(by_key(300))
print(str(by_map(300)).count("["))


def driven(depth):
    yield depth
    if depth:
        yield sum(driven(depth - 1))


print(sum(driven(300)))
try:
    print(len(chain(2000)))
except RecursionError as error:
    print(type(error).__name__)
try:
    print(by_key(2000))
except RecursionError as error:
    print(type(error).__name__, error)
