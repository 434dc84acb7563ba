# What the builtins do in Python: everything that calls a program's code in a loop. Nobody sees these frames.


def _collect(iterable):
    if not hasattr(type(iterable), "__len__"):
        return [item for item in iterable]
    # As list() does: a length to make room for is asked for once the iterator is there.
    iterator = iter(iterable)
    len(iterable)
    items = []
    while (item := next(iterator, _collect)) is not _collect:
        items.append(item)
    return items


def _print(between, end, *values):
    for at, value in _enumerate(values, 0):
        if at:
            _write(between)
        _write(str(value))
    _write(end)


def _contains(container, wanted):
    for item in container:
        if item is wanted or item == wanted:
            return True
    return False


def _iterate_sequence(sequence):
    at = 0
    while True:
        try:
            item = sequence[at]
        except (IndexError, StopIteration):
            return
        yield item
        at += 1


def _reverse_sequence(sequence):
    at = len(sequence)
    while at > 0:
        at -= 1
        yield sequence[at]


def _call_until(function, sentinel):
    while True:
        value = function()
        if value == sentinel:
            return
        yield value


def _input(prompt):
    _write(str(prompt))
    return _read_line()


def _getattr(object, name, default):
    try:
        return getattr(object, name)
    except AttributeError:
        return default


def _hasattr(object, name):
    try:
        getattr(object, name)
    except AttributeError:
        return False
    return True


def _translate(text, table):
    entries = {}
    for character in text:
        try:
            entries[ord(character)] = table[ord(character)]
        except LookupError:
            pass
    return text.translate(entries)


def _any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def _all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def _sum(items, start):
    total = start
    for item in items:
        total = total + item
    return total


def _max(items, key):
    found = False
    for item in items:
        value = item if key is None else key(item)
        if not found or value > best_value:
            found, best, best_value = True, item, value
    return best


def _min(items, key):
    found = False
    for item in items:
        value = item if key is None else key(item)
        if not found or value < best_value:
            found, best, best_value = True, item, value
    return best


def _sorted(items, key, reverse):
    if key is None:
        return _sort(items, items, reverse)
    return _sort(items, [key(item) for item in items], reverse)


def _sort_list(items, key, reverse):
    before = list(items)
    items.clear()
    result = before
    try:
        result = _sorted(before, key, reverse)
        if items:
            raise ValueError("list modified during sort")
    finally:
        items[:] = result


def _sort_asking(items, keys, reverse):
    order = list(range(len(items)))
    if reverse:
        order.reverse()
    order = _order_asking(order, keys)
    if reverse:
        order.reverse()
    return [items[at] for at in order]


def _order_asking(order, keys):
    if len(order) >= 64:
        middle = len(order) // 2
        return _merge_asking(_order_asking(order[:middle], keys), _order_asking(order[middle:], keys), keys)
    total = len(order)
    if total < 2:
        return order
    # CPython's count_run: the comparisons it makes, in its order.
    run = 1
    while run < total and not keys[order[run]] < keys[order[run - 1]]:
        run += 1
    if run < total and (run == 1 or not keys[order[0]] < keys[order[run - 1]]):
        falling = [order[:run], [order[run]]]
        run += 1
        while run < total:
            if keys[order[run]] < keys[order[run - 1]]:
                falling.append([order[run]])
            elif keys[order[run - 1]] < keys[order[run]]:
                break
            else:
                falling[-1].append(order[run])
            run += 1
        order[:run] = [at for equal in falling[::-1] for at in equal]
        while run < total and not keys[order[run]] < keys[order[run - 1]]:
            run += 1
    for at in range(run, total):
        pivot = order[at]
        low, high = 0, at
        while low < high:
            middle = (low + high) // 2
            if keys[pivot] < keys[order[middle]]:
                high = middle
            else:
                low = middle + 1
        order[low : at + 1] = [pivot] + order[low:at]
    return order


def _merge_asking(left, right, keys):
    merged = []
    a = b = 0
    while a < len(left) and b < len(right):
        if keys[right[b]] < keys[left[a]]:
            merged.append(right[b])
            b += 1
        else:
            merged.append(left[a])
            a += 1
    return merged + left[a:] + right[b:]


def _enumerate(iterable, start):
    number = start
    for item in iterable:
        yield number, item
        number += 1


class _zip:
    def __init__(self, iterators, strict):
        self._iterators = iterators
        self._strict = strict

    def __iter__(self):
        return self

    def __next__(self):
        nothing = _zip
        row = []
        for at, iterator in _enumerate(self._iterators, 0):
            item = next(iterator, nothing)
            if item is nothing:
                if self._strict and at > 0:
                    _zip_uneven(at, "shorter")
                if self._strict:
                    for other in range(1, len(self._iterators)):
                        if next(self._iterators[other], nothing) is not nothing:
                            _zip_uneven(other, "longer")
                raise StopIteration
            row.append(item)
        if not row:
            raise StopIteration
        return tuple(row)


_zip.__name__ = _zip.__qualname__ = "zip"


def _zip_uneven(at, how):
    before = "argument 1" if at == 1 else f"arguments 1-{at}"
    raise ValueError(f"zip() argument {at + 1} is {how} than {before}")


class map:
    def __init__(self, *arguments):
        if len(arguments) < 2:
            raise TypeError("map() must have at least two arguments.")
        function, *iterables = arguments
        self._function = function
        self._iterators = [iter(iterable) for iterable in iterables]
        self._only = self._iterators[0] if len(iterables) == 1 else None

    def __iter__(self):
        return self

    def __next__(self):
        if self._only is not None:
            return self._function(next(self._only))
        return self._function(*[next(iterator) for iterator in self._iterators])


class filter:
    def __init__(self, *arguments):
        if len(arguments) != 2:
            raise TypeError(f"filter expected 2 arguments, got {len(arguments)}")
        self._function = arguments[0]
        self._iterator = iter(arguments[1])

    def __iter__(self):
        return self

    def __next__(self):
        function = self._function
        while True:
            item = next(self._iterator)
            if item if function is None else function(item):
                return item


def _getstate(object):
    state = getattr(object, "__dict__", None) or None
    slots = {}
    for base in type(object).__mro__:
        for name, member in base.__dict__.items():
            if type(member) is _member and hasattr(object, name):
                slots[name] = getattr(object, name)
    return (state, slots) if slots else state


class _Slotted:
    __slots__ = ("slot",)


_member = type(_Slotted.slot)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def _reduce(object):
    cls = type(object)
    if not cls.__flags__ & 1 << 9 and cls not in (_object, list, dict, set):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    args = object.__getnewargs__() if hasattr(cls, "__getnewargs__") else ()
    items = iter(object) if isinstance(object, list) else None
    entries = iter(object.items()) if isinstance(object, dict) else None
    return __newobj__, (cls, *args), object.__getstate__(), items, entries


_object = object
