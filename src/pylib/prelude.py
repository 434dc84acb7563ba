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


# Formats that memoryview knows: bytes of an item, whether it has a sign.
_FORMATS = {"B": (1, False), "b": (1, True), "c": (1, False), "H": (2, False), "h": (2, True), "I": (4, False)}
_FORMATS |= {"i": (4, True), "L": (8, False), "l": (8, True), "Q": (8, False), "q": (8, True), "?": (1, False)}


class memoryview:
    __slots__ = ("_obj", "_start", "_stop", "_step", "_format", "_released")

    def __init__(self, object):
        if isinstance(object, memoryview):
            object._check()
            self._take(object._obj, object._start, object._stop, object._step, object._format)
        elif isinstance(object, (bytes, bytearray)):
            self._take(object, 0, len(object), 1, "B")
        elif hasattr(type(object), "__buffer__"):
            self.__init__(object.__buffer__(0))
        else:
            raise TypeError(f"memoryview: a bytes-like object is required, not {type(object).__name__!r}")

    def _take(self, object, start, stop, step, format):
        self._obj, self._start, self._stop, self._step, self._format = object, start, stop, step, format
        self._released = False
        return self

    def _check(self):
        if self._released:
            raise ValueError("operation forbidden on released memoryview object")

    def _places(self):
        self._check()
        return range(self._start, self._stop, self._step)

    def _item(self, place):
        size, signed = _FORMATS[self._format]
        item = self._obj[place : place + size]
        if self._format == "c":
            return bytes(item)
        value = int.from_bytes(item, "little", signed=signed)
        return value != 0 if self._format == "?" else value

    def __len__(self):
        return len(self._places())

    def __getitem__(self, key):
        places = self._places()
        if isinstance(key, slice):
            part = places[key]
            return memoryview.__new__(memoryview)._take(self._obj, part.start, part.stop, part.step, self._format)
        if not hasattr(type(key), "__index__"):
            raise TypeError("memoryview: invalid slice key")
        return self._item(self._place(places, key))

    def _place(self, places, key):
        try:
            return places[key]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None

    def __setitem__(self, key, value):
        places = self._places()
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        size, signed = _FORMATS[self._format]
        if isinstance(key, slice):
            part, value = places[key], memoryview(value)
            if len(part) != len(value):
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            for place, item in zip(part, value.tolist()):
                self._obj[place : place + size] = item.to_bytes(size, "little", signed=signed)
            return
        if not hasattr(type(key), "__index__"):
            raise TypeError("memoryview: invalid slice key")
        place = self._place(places, key)
        if self._format != "c":
            if not hasattr(type(value), "__index__"):
                raise TypeError(f"memoryview: invalid type for format {self._format!r}")
            try:
                value = value.__index__().to_bytes(size, "little", signed=signed)
            except OverflowError:
                raise ValueError(f"memoryview: invalid value for format {self._format!r}") from None
        self._obj[place : place + size] = value

    def __delitem__(self, key):
        raise TypeError("cannot delete memory")

    def __iter__(self):
        return iter(self.tolist())

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, memoryview):
            if not isinstance(other, (bytes, bytearray)):
                return NotImplemented
            other = memoryview(other)
        return self.tolist() == other.tolist()

    def __hash__(self):
        self._check()
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exception):
        self.release()

    def __repr__(self):
        kind = "released memory" if self._released else "memory"
        return f"<{kind} at {id(self):#x}>"

    def __buffer__(self, flags):
        self._check()
        return self

    def __release_buffer__(self, buffer):
        pass

    def release(self):
        self._released = True

    def tobytes(self, order="C"):
        size = self.itemsize
        return b"".join([bytes(self._obj[place : place + size]) for place in self._places()])

    def tolist(self):
        return [self._item(place) for place in self._places()]

    def toreadonly(self):
        self._check()
        view = memoryview.__new__(memoryview)
        return view._take(bytes(self._obj), self._start, self._stop, self._step, self._format)

    def hex(self, *separator):
        return self.tobytes().hex(*separator)

    def cast(self, format):
        self._check()
        if format not in _FORMATS:
            raise ValueError("memoryview: destination format must be a native single character format")
        if self._step != self.itemsize:
            raise TypeError("memoryview: casts are restricted to C-contiguous views")
        size = _FORMATS[format][0]
        if self.nbytes % size:
            raise TypeError("memoryview: length is not a multiple of itemsize")
        return memoryview.__new__(memoryview)._take(self._obj, self._start, self._stop, size, format)

    @property
    def obj(self):
        self._check()
        return self._obj

    @property
    def nbytes(self):
        return len(self) * self.itemsize

    @property
    def readonly(self):
        self._check()
        return not isinstance(self._obj, bytearray)

    @property
    def itemsize(self):
        return _FORMATS[self._format][0]

    @property
    def format(self):
        self._check()
        return self._format

    @property
    def ndim(self):
        self._check()
        return 1

    @property
    def shape(self):
        return (len(self),)

    @property
    def strides(self):
        self._check()
        return (self._step,)

    @property
    def suboffsets(self):
        self._check()
        return ()

    @property
    def c_contiguous(self):
        self._check()
        return self._step == self.itemsize

    contiguous = c_contiguous
    f_contiguous = c_contiguous


def _run_code(code, globals, locals, closure):
    _run(code, globals, locals, closure)


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    if not isinstance(name, str):
        raise TypeError(f"__import__() argument 1 must be str, not {type(name).__name__}")
    if level < 0:
        raise ValueError("level must be >= 0")
    if not name:
        raise ValueError("Empty module name")
    first = module = None
    path = ""
    for part in name.split("."):
        path = f"{path}.{part}" if path else part
        while (module := _module(path)) is None:
            pass
        if first is None:
            first = module
    return module if fromlist else first
