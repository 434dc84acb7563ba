"""Iterators made of iterators."""


def _iterator(make):
    """A class of iterators over what the generator gives that `make` makes."""

    class iterator:
        def __new__(cls, *args, **kwargs):
            made = object.__new__(cls)
            made._steps = make(*args, **kwargs)
            return made

        def __iter__(self):
            return self

        def __next__(self):
            return next(self._steps)

    iterator.__name__ = iterator.__qualname__ = make.__name__
    return iterator


class count:
    def __init__(self, start=0, step=1):
        for number in (start, step):
            if not hasattr(number, "__add__") or isinstance(number, (str, list, tuple)):
                raise TypeError("a number is required")
        self._number, self._step = start, step

    def __iter__(self):
        return self

    def __next__(self):
        number = self._number
        self._number = number + self._step
        return number

    def __repr__(self):
        step = "" if type(self._step) is int and self._step == 1 else f", {self._step!r}"
        return f"count({self._number!r}{step})"


class repeat:
    def __init__(self, object, times=None):
        self._object = object
        self._left = times if times is None else max(times, 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if not self._left:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        return f"repeat({self._object!r}{'' if self._left is None else f', {self._left}'})"


@_iterator
def cycle(iterable, /):
    return _cycle(iter(iterable))


def _cycle(iterator):
    seen = []
    for item in iterator:
        yield item
        seen.append(item)
    while seen:
        yield from seen


def _all_of(iterables):
    for iterable in iterables:
        yield from iterable


@_iterator
def chain(*iterables):
    return _all_of(iterables)


def _from_iterable(cls, iterable, /):
    made = object.__new__(cls)
    made._steps = _all_of(iter(iterable))
    return made


chain.from_iterable = classmethod(_from_iterable)


@_iterator
def islice(iterable, /, *bounds):
    if not 1 <= len(bounds) <= 3:
        raise TypeError(f"islice expected at {'least 2' if not bounds else 'most 4'} arguments, got {len(bounds) + 1}")
    limits = slice(*bounds)
    start = 0 if limits.start is None else limits.start
    step = 1 if limits.step is None else limits.step
    stop = limits.stop
    if stop is not None and (not isinstance(stop, int) or stop < 0):
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if not isinstance(start, int) or start < 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if not isinstance(step, int) or step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start, stop, step)


def _islice(iterator, start, stop, step):
    at, wanted = 0, start
    while stop is None or at < stop:
        if stop is not None and wanted >= stop:
            # What lies before `stop` is used up, as by CPython.
            for _ in range(stop - at):
                next(iterator, None)
            return
        for item in iterator:
            break
        else:
            return
        if at == wanted:
            yield item
            wanted += step
        at += 1


@_iterator
def accumulate(iterable, func=None, *, initial=None):
    return _accumulate(iter(iterable), func, initial)


def _accumulate(iterable, func, initial):
    iterator = iter(iterable)
    total = initial
    if initial is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for item in iterator:
        total = total + item if func is None else func(total, item)
        yield total


@_iterator
def takewhile(predicate, iterable, /):
    return _takewhile(predicate, iter(iterable))


def _takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


@_iterator
def dropwhile(predicate, iterable, /):
    return _dropwhile(predicate, iter(iterable))


def _dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


@_iterator
def filterfalse(function, iterable, /):
    return _filterfalse(function, iter(iterable))


def _filterfalse(function, iterable):
    for item in iterable:
        if not (item if function is None else function(item)):
            yield item


@_iterator
def compress(data, selectors):
    return (item for item, selected in zip(iter(data), iter(selectors)) if selected)


@_iterator
def starmap(function, iterable, /):
    return _starmap(function, iter(iterable))


def _starmap(function, iterable):
    for arguments in iterable:
        yield function(*arguments)


@_iterator
def pairwise(iterable, /):
    return _pairwise(iter(iterable))


def _pairwise(iterable):
    iterator = iter(iterable)
    for before in iterator:
        break
    for item in iterator:
        yield before, item
        before = item


@_iterator
def batched(iterable, n, *, strict=False):
    if n < 1:
        raise ValueError("n must be at least one")
    return _batched(iter(iterable), n, strict)


def _batched(iterator, n, strict):
    while batch := tuple(islice(iterator, n)):
        if strict and len(batch) != n:
            raise ValueError("batched(): incomplete batch")
        yield batch


@_iterator
def zip_longest(*iterables, fillvalue=None):
    return _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


def _zip_longest(iterators, fillvalue):
    nothing = object()
    live = len(iterators)
    while live:
        row = []
        for at, iterator in enumerate(iterators):
            item = nothing if iterator is None else next(iterator, nothing)
            if item is nothing:
                if iterator is not None:
                    iterators[at] = None
                    live -= 1
                    if not live:
                        return
                item = fillvalue
            row.append(item)
        yield tuple(row)


@_iterator
def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return _product([tuple(iterable) for iterable in iterables] * repeat)


def _product(pools):
    if any(not pool for pool in pools):
        return
    places = [0] * len(pools)
    while True:
        yield tuple([pool[place] for pool, place in zip(pools, places)])
        for at in range(len(pools) - 1, -1, -1):
            places[at] += 1
            if places[at] < len(pools[at]):
                break
            places[at] = 0
        else:
            return


@_iterator
def permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is not None and not isinstance(r, int):
        raise TypeError("Expected int as r")
    if r is not None and r < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, r)


def _permutations(pool, r):
    size = len(pool)
    r = size if r is None else r
    if r > size:
        return
    indices = list(range(size))
    cycles = list(range(size, size - r, -1))
    yield tuple([pool[at] for at in indices[:r]])
    while size:
        for at in range(r - 1, -1, -1):
            cycles[at] -= 1
            if cycles[at] == 0:
                indices[at:] = indices[at + 1 :] + indices[at : at + 1]
                cycles[at] = size - at
            else:
                other = cycles[at]
                indices[at], indices[-other] = indices[-other], indices[at]
                yield tuple([pool[at] for at in indices[:r]])
                break
        else:
            return


@_iterator
def combinations(iterable, r):
    pool = tuple(iterable)
    if not isinstance(r, int):
        raise TypeError(f"'{type(r).__name__}' object cannot be interpreted as an integer")
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(pool, r)


def _combinations(pool, r):
    size = len(pool)
    if r > size:
        return
    indices = list(range(r))
    yield tuple([pool[at] for at in indices])
    while True:
        for at in range(r - 1, -1, -1):
            if indices[at] != at + size - r:
                break
        else:
            return
        indices[at] += 1
        for later in range(at + 1, r):
            indices[later] = indices[later - 1] + 1
        yield tuple([pool[at] for at in indices])


@_iterator
def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    if not isinstance(r, int):
        raise TypeError(f"'{type(r).__name__}' object cannot be interpreted as an integer")
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations_with_replacement(pool, r)


def _combinations_with_replacement(pool, r):
    size = len(pool)
    if not size and r:
        return
    indices = [0] * r
    yield tuple([pool[at] for at in indices])
    while True:
        for at in range(r - 1, -1, -1):
            if indices[at] != size - 1:
                break
        else:
            return
        indices[at:] = [indices[at] + 1] * (r - at)
        yield tuple([pool[at] for at in indices])


class groupby:
    def __init__(self, iterable, key=None):
        self._key = key
        self._iterator = iter(iterable)
        self._wanted = self._current = self._value = object()

    def __iter__(self):
        return self

    def __next__(self):
        self._id = object()
        while self._current == self._wanted:
            self._step()
        self._wanted = self._current
        return self._current, self._group(self._wanted, self._id)

    def _step(self):
        self._value = next(self._iterator)
        self._current = self._value if self._key is None else self._key(self._value)

    def _group(self, wanted, mark):
        while self._id is mark and self._current == wanted:
            yield self._value
            try:
                self._step()
            except StopIteration:
                return


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    queues = [[] for _ in range(n)]
    return tuple([_tee(iterator, queue, queues) for queue in queues])


@_iterator
def _tee(iterator, queue, queues):
    while True:
        if not queue:
            for item in iterator:
                break
            else:
                return
            for other in queues:
                other.append(item)
        yield queue.pop(0)
