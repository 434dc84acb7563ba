# collections, heapq, bisect, copy, functools.
import bisect
import copy
import functools
import heapq
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableSequence, Sequence, Sized

Point = namedtuple("Point", "x y", defaults=[5])
p = Point(1)
print(p, p.x, p._replace(x=9), p._asdict(), Point._fields, Point._make([3, 4]), Point._field_defaults, p == (1, 5))
for wrong in (lambda: Point(), lambda: Point(1, 2, 3), lambda: p._replace(z=1), lambda: namedtuple("A", "if"), lambda: setattr(p, "x", 2)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

words = "the quick the lazy the dog".split()
c = Counter(words)
print(c, c.most_common(2), c["cat"], c + Counter(dog=4), c - Counter(the=1), sorted(c.elements()), c.total())
c.subtract(["the"] * 5)
print(c, +c)
d = defaultdict(list)
for word in words:
    d[len(word)].append(word)
print(d, dict(d), d.get(9), 9 in d)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(o, o.popitem(last=False), list(o), o == OrderedDict(c=3, a=1), o == {"a": 1, "c": 3})
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
q.rotate(1)
print(q, q[0], list(reversed(q)), q.maxlen, deque("ab") + deque("c"), q.index(2), q.count(9))
try:
    deque().popleft()
except IndexError as error:
    print(error)
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print(m, m["a"], m["b"], sorted(m), m.parents, m.new_child({"b": 0})["b"])


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


low = Lower(A=1)
low["B"] = 2
print(low, "a" in low, low | {"C": 3}, UserList([3, 1]) + [2])
for value in ([], (), {}, "s", 1, len, iter([])):
    kinds = (Iterable, Iterator, Sequence, MutableSequence, Mapping, Sized, Hashable, Callable)
    print(type(value).__name__, [kind.__name__ for kind in kinds if isinstance(value, kind)])


class Deck(Sequence):
    def __init__(self, cards):
        self.cards = cards

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, at):
        return self.cards[at]


deck = Deck("abc")
print(list(reversed(deck)), "b" in deck, deck.index("c"), deck.count("a"))
try:
    type("Bad", (Sequence,), {})()
except TypeError as error:
    print(error)

heap = [5, 1, 4]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heap, heapq.heappop(heap), heapq.heapreplace(heap, 9), heap, heapq.nlargest(2, heap), heapq.nsmallest(2, heap, key=lambda n: -n))
print(list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge("ca", "b", reverse=True)))
scores = [60, 70, 80, 90]
print(bisect.bisect(scores, 80), bisect.bisect_left(scores, 80), "FDCBA"[bisect.bisect(scores, 85)])
bisect.insort(scores, 75)
print(scores)

nested = {"a": [1, {2, 3}], "b": (4, [5])}
nested["self"] = nested
deep, shallow = copy.deepcopy(nested), copy.copy(nested)
print(deep["self"] is deep, deep["a"] is nested["a"], shallow["a"] is nested["a"], copy.replace(p, y=8))


@functools.lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print(square(2), square(2), square(3), square(4), square(2), square.cache_info(), square.cache_parameters())


@functools.singledispatch
def show(value):
    return f"object {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
@show.register(tuple)
def _(value):
    return f"sequence {len(value)}"


print(show(1.5), show(True), show([1]), show((1, 2)), show.dispatch(bool) is show.dispatch(int))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state

    live = functools.partialmethod(set_state, True)

    @functools.cached_property
    def costly(self):
        print("once")
        return 42


cell = Cell()
cell.live()
print(cell.alive, cell.costly, cell.costly, functools.reduce(lambda a, b: a * b, [1, 2, 3, 4], 10))
print(functools.partial(int, base=2)("101"), functools.partial(print, "a", sep="-"))
print(sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))
