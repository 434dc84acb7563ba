# The iterators of itertools are classes, and some tell of themselves.
import itertools as it, copy
from decimal import Decimal
c = it.count(10, 5); next(c); print(c, it.count(), it.count(2.5), it.count(1, 0.5), it.count(Decimal("1.1")))
print(it.repeat(3), it.repeat("x", 4), type(c), it.chain, it.chain.from_iterable([[1],[2]]).__class__)
r = it.repeat("x", 2); next(r); print(r, r.__length_hint__(), list(r), r)
print(type(it.tee([1])[0]), [list(t) for t in it.tee([1,2,3], 3)])
print(list(it.islice(it.count(3), 2, 8, 3)), list(it.islice(it.cycle("ab"), 5)), list(it.accumulate([1,2,3], initial=10)), list(it.batched("abcde", 2)))
print([ (k, list(g)) for k, g in it.groupby("aabbc")], list(it.zip_longest("ab","c",fillvalue="-")), list(it.product("ab",repeat=2))[:3])
print(str(it.chain([1]))[:25], iter(c) is c, hasattr(c, "send"), isinstance(it.count(), it.count))
print(list(map(next, [it.count(5)]*3)), dict(zip("abc", it.count(1))), sum(it.islice(it.count(), 5)), list(zip(range(3), it.repeat(9))))
