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


def _input(prompt, file):
    print(prompt, end="")
    if file is None:
        return _read_line()
    line = file.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line.removesuffix("\n")


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


def __newobj_ex__(cls, args, keywords):
    return cls.__new__(cls, *args, **keywords)


def _reduce(object):
    cls = type(object)
    if not cls.__flags__ & 1 << 9 and cls not in (_object, list, dict, set):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    items = iter(object) if isinstance(object, list) else None
    entries = iter(object.items()) if isinstance(object, dict) else None
    if hasattr(cls, "__getnewargs_ex__"):
        return __newobj_ex__, (cls, *object.__getnewargs_ex__()), object.__getstate__(), items, entries
    args = object.__getnewargs__() if hasattr(cls, "__getnewargs__") else ()
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


def _import_from(module, name):
    try:
        return getattr(module, name)
    except AttributeError:
        raise ImportError(f"cannot import name {name!r} from '<unknown module name>' (unknown location)", name=None)


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


# What an asynchronous generator's methods give: generators that the machine lets a program await. They go on with what the
# asynchronous generator yields and hand out what its `await`s do. `error` is there where it was thrown into before it was
# awaited.
def _async_send(generator, value, error=None):
    _enter_async(generator, "anext")
    try:
        return (yield from _async_run(generator, value, error))
    finally:
        _leave_async(generator)


def _async_run(generator, value, error):
    own = False
    while not own:
        if error:
            own, value = _throw_async(generator, error)
        else:
            own, value = _wake_async(generator, value)
        if not own:
            try:
                value, error = (yield value), None
            except BaseException as thrown:
                error = thrown
    return value


def _async_throw(generator, closes, error):
    _enter_async(generator, "aclose" if closes else "athrow")
    try:
        value = yield from _async_run(generator, None, error)
        if not closes:
            return value
    except (StopAsyncIteration, GeneratorExit):
        if not closes:
            raise
        return
    finally:
        _leave_async(generator)
    raise RuntimeError("async generator ignored GeneratorExit")


# One that nobody can go on with is closed by the loop that runs, in a turn of its own.
def _async_gone(generator):
    asyncio = __import__("sys").modules.get("asyncio")
    if asyncio and (loop := asyncio._get_running_loop()):
        loop.call_soon(asyncio.ensure_future, generator.aclose())


def _async_wrapper(coroutine):
    return (yield from coroutine)


def _async_default(iterator, default):
    try:
        return (yield from _await(iterator.__anext__()))
    except StopAsyncIteration:
        return default


def _await(awaitable):
    return awaitable.__await__()


def open(file, mode="r", *args, **kwargs):
    """Open file and return a stream. There are none here: what is to be read is missing."""
    why = "there are no files here; keep text in a string, or in io.StringIO"
    if isinstance(mode, str) and not {*mode} & {*"wax+"}:
        error = FileNotFoundError(2, "No such file or directory", file)
        error.add_note(why)
        raise error
    raise NotImplementedError("open() is not available: " + why)


def aiter(async_iterable, /):
    kind = type(async_iterable)
    if not hasattr(kind, "__aiter__"):
        raise TypeError(f"'{kind.__name__}' object is not an async iterable")
    iterator = kind.__aiter__(async_iterable)
    if not hasattr(type(iterator), "__anext__"):
        raise TypeError(f"aiter() returned not an async iterator of type '{type(iterator).__name__}'")
    return iterator


def anext(async_iterator, default=_collect, /):
    kind = type(async_iterator)
    if not hasattr(kind, "__anext__"):
        raise TypeError(f"'{kind.__name__}' object is not an async iterator")
    return kind.__anext__(async_iterator) if default is _collect else _async_default(async_iterator, default)


class BaseExceptionGroup(BaseException):
    """A combination of multiple unrelated exceptions."""

    def __new__(cls, /, *args):
        if len(args) != 2:
            raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)")
        message, exceptions = args
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        if isinstance(exceptions, (set, frozenset, dict)) or not hasattr(type(exceptions), "__getitem__"):
            raise TypeError("second argument (exceptions) must be a sequence")
        exceptions = tuple(exceptions)
        if not exceptions:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        plain = True
        for at, item in _enumerate(exceptions, 0):
            if not isinstance(item, BaseException):
                raise ValueError(f"Item {at} of second argument (exceptions) is not an exception")
            plain = plain and isinstance(item, Exception)
        if cls is BaseExceptionGroup and plain:
            cls = ExceptionGroup
        elif cls is ExceptionGroup and not plain:
            raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
        elif issubclass(cls, Exception) and not plain:
            raise TypeError(f"Cannot nest BaseExceptions in '{cls.__name__}'")
        group = BaseException.__new__(cls, *args)
        _set_group_exceptions(group, exceptions)
        return group

    @property
    def message(self):
        """exception message"""
        return self.args[0]

    @property
    def exceptions(self):
        """nested exceptions"""
        return _group_exceptions(self)

    def __str__(self):
        count = len(_group_exceptions(self))
        return f"{self.args[0]} ({count} sub-exception{'s' if count > 1 else ''})"

    def derive(self, excs, /):
        return BaseExceptionGroup(self.message, excs)

    def split(self, matcher_value, /):
        return _split_group(self, _group_matcher(matcher_value))

    def subgroup(self, matcher_value, /):
        return _split_group(self, _group_matcher(matcher_value))[0]

    @classmethod
    def __class_getitem__(cls, item, /):
        from types import GenericAlias

        return GenericAlias(cls, item)


class ExceptionGroup(BaseExceptionGroup, Exception):
    pass


def _group_matcher(matcher):
    kinds = matcher if type(matcher) is tuple else (matcher,)
    if kinds and not [kind for kind in kinds if not (isinstance(kind, type) and issubclass(kind, BaseException))]:
        return lambda error: isinstance(error, matcher)
    if callable(matcher) and not isinstance(matcher, type):
        return matcher
    raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")


# The part of an exception that matches, and the rest (None: nothing); groups keep their shape.
def _split_group(error, matches):
    if matches(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    taken, left = [], []
    for inner in _group_exceptions(error):
        part, rest = _split_group(inner, matches)
        if part is not None:
            taken.append(part)
        if rest is not None:
            left.append(rest)
    return _derive_group(error, taken), _derive_group(error, left)


def _derive_group(group, exceptions):
    if not exceptions:
        return None
    derived = group.derive(exceptions)
    if not isinstance(derived, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    derived.__traceback__ = group.__traceback__
    derived.__context__ = group.__context__
    derived.__cause__ = group.__cause__
    notes = getattr(group, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        derived.__notes__ = list(notes)
    return derived


# `except* kind`: what is left of the exception, and what the clause takes.
def _match_group(error, kind):
    for one in kind if isinstance(kind, tuple) else (kind,):
        if not (isinstance(one, type) and issubclass(one, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(one, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if error is None:
        return None, None
    if isinstance(error, kind):
        if isinstance(error, BaseExceptionGroup):
            return None, error
        group = BaseExceptionGroup("", (error,))
        group.__traceback__ = error.__traceback__
        return None, group
    if not isinstance(error, BaseExceptionGroup):
        return error, None
    parts = error.split(kind)
    if not isinstance(parts, tuple):
        name = type(error).__name__
        raise TypeError(f"{name}.split must return a tuple, not {type(parts).__name__}")
    if len(parts) < 2:
        raise TypeError(f"{type(error).__name__}.split must return a 2-tuple, got tuple of size {len(parts)}")
    return parts[1], parts[0]


# The end of `except*` clauses: what they raised anew, beside what of the first exception goes on, in its old shape.
def _join_raised(error, raised):
    raised = [one for one in raised if one is not None]
    if not raised:
        return None
    if not isinstance(error, BaseExceptionGroup):
        return raised[0]
    anew, again = [], []
    for one in raised:
        same = (
            one.__traceback__ is error.__traceback__
            and one.__cause__ is error.__cause__
            and one.__context__ is error.__context__
        )
        (again if same else anew).append(one)
    if again:
        kept = []
        for one in again:
            _group_leaves(one, kept)
        anew.append(_split_group(error, lambda leaf: _is_among(leaf, kept))[0])
    return anew[0] if len(anew) == 1 else BaseExceptionGroup("", anew)


def _group_leaves(error, found):
    if isinstance(error, BaseExceptionGroup):
        for inner in _group_exceptions(error):
            _group_leaves(inner, found)
    else:
        found.append(error)


def _is_among(error, leaves):
    for leaf in leaves:
        if leaf is error:
            return True
    return False


# Type parameters and aliases as `def f[T]`, `class C[T]` and `type X` make them; what they are is in `_typing`.
def _type_parameter(kind, name, bound, default):
    import _typing

    return _typing._type_parameter(kind, name, bound, default)


def _type_alias(name, parameters, value):
    import _typing

    return _typing._type_alias(name, parameters, value)


def _generic_base(parameters):
    import _typing

    return _typing.Generic[_typing._unpacked(parameters)]


class _GenericAlias:
    def __init__(self, origin, args, /):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self._starred = False

    def __getattr__(self, name):
        if name == "__parameters__":
            return _type_parameters(self.__args__)
        if name == "__unpacked__":
            return self._starred
        return getattr(self.__origin__, name)

    def __call__(self, /, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getitem__(self, items):
        found = _GenericAlias(self.__origin__, _substitute(self, self.__args__, items))
        found._starred = self._starred
        return found

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __iter__(self):
        starred = _GenericAlias(self.__origin__, self.__args__)
        starred._starred = True
        yield starred

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        same = self.__origin__ == other.__origin__ and self.__args__ == other.__args__
        return same and self._starred == other._starred

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __repr__(self):
        shown = ", ".join([_type_text(argument) for argument in self.__args__]) if self.__args__ else "()"
        return f"{'*' if self._starred else ''}{_type_text(self.__origin__)}[{shown}]"

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __reduce__(self):
        return _GenericAlias, (self.__origin__, self.__args__)


_GenericAlias.__name__ = _GenericAlias.__qualname__ = "GenericAlias"
_GenericAlias.__module__ = "types"


def _type_text(value):
    if value is ...:
        return "..."
    if isinstance(value, list):
        return f"[{', '.join([_type_text(item) for item in value])}]"
    if isinstance(value, type):
        module = value.__module__
        return value.__qualname__ if module == "builtins" else f"{module}.{value.__qualname__}"
    return repr(value)


def _type_parameters(arguments):
    found = []
    for argument in arguments:
        if isinstance(argument, type):
            continue
        if isinstance(argument, (list, tuple)):
            inner = _type_parameters(argument)
        elif hasattr(argument, "__typing_subst__"):
            inner = (argument,)
        else:
            inner = getattr(argument, "__parameters__", ())
        for one in inner:
            if one not in found:
                found.append(one)
    return tuple(found)


def _substitute(alias, arguments, items):
    parameters = alias.__parameters__
    if not parameters:
        raise TypeError(f"{alias!r} is not a generic class")
    items = items if isinstance(items, tuple) else (items,)
    for parameter in parameters:
        prepare = getattr(type(parameter), "__typing_prepare_subst__", None)
        if prepare is not None:
            items = prepare(parameter, alias, items)
    if len(items) != len(parameters):
        how = "many" if len(items) > len(parameters) else "few"
        raise TypeError(f"Too {how} arguments for {alias!r}; actual {len(items)}, expected {len(parameters)}")
    return _replaced(arguments, dict(zip(parameters, items)))


def _replaced(arguments, chosen):
    result = []
    for argument in arguments:
        if isinstance(argument, type):
            result.append(argument)
        elif isinstance(argument, (list, tuple)):
            result.append(type(argument)(_replaced(argument, chosen)))
        elif hasattr(argument, "__typing_subst__"):
            result.append(argument.__typing_subst__(chosen[argument]))
        elif getattr(argument, "__typing_unpacked_tuple__", None) is not None:
            result.extend(chosen[argument.__typing_unpacked_tuple__])
        elif inner := getattr(argument, "__parameters__", ()):
            result.append(argument[tuple([chosen[one] for one in inner])])
        else:
            result.append(argument)
    return tuple(result)


class _UnionType:
    def __init__(self, args):
        self.__args__ = args

    def __getattr__(self, name):
        if name == "__parameters__":
            return _type_parameters(self.__args__)
        raise AttributeError(f"'types.UnionType' object has no attribute '{name}'")

    def __getitem__(self, items):
        result = None
        for at, argument in _enumerate(_substitute(self, self.__args__, items), 0):
            result = argument if at == 0 else result | argument
        return result

    def __instancecheck__(self, instance):
        for argument in self.__args__:
            if isinstance(instance, argument):
                return True
        return False

    def __subclasscheck__(self, cls):
        for argument in self.__args__:
            if issubclass(cls, argument):
                return True
        return False

    def __eq__(self, other):
        if not isinstance(other, _UnionType):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        nothing = type(None)
        return " | ".join(["None" if argument is nothing else _type_text(argument) for argument in self.__args__])

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)


_UnionType.__name__ = _UnionType.__qualname__ = "UnionType"
_UnionType.__module__ = "types"


def _union(left, right):
    parts = []
    for side in (left, right):
        if side is None:
            side = type(None)
        if isinstance(side, _UnionType):
            added = side.__args__
        elif isinstance(side, (type, _GenericAlias)) or type(side).__name__ == "TypeAliasType":
            added = (side,)
        else:
            return NotImplemented
        for part in added:
            for known in parts:
                if known is part or type(known) is type(part) is _GenericAlias and known == part:
                    break
            else:
                parts.append(part)
    return parts[0] if len(parts) == 1 else _UnionType(tuple(parts))


# `f_locals` of a function's frame (PEP 667): what is set there is set in the frame.
class _frame_locals:
    def __init__(self, place):
        self._place, self._seen, self._extra = place, {}, {}

    def _all(self):
        now = _frame_variables(*self._place)
        if now is not None:
            self._seen = now
        return self._seen | self._extra

    def __setitem__(self, key, value):
        if not _frame_set(*self._place, key, value):
            self._extra[key] = value

    def __delitem__(self, key):
        raise TypeError("cannot remove variables from FrameLocalsProxy")

    def update(self, other, /):
        for key, value in dict(other).items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def setdefault(self, key, default=None, /):
        if key not in self:
            self[key] = default
        return self[key]

    def keys(self):
        return list(self._all())

    def values(self):
        return list(self._all().values())

    def items(self):
        return list(self._all().items())

    def __eq__(self, other):
        return self._all() == (other._all() if isinstance(other, _frame_locals) else other)

    def __or__(self, other):
        return self._all() | dict(other)

    def __ror__(self, other):
        return dict(other) | self._all()


def _by_dict(name):
    setattr(_frame_locals, name, lambda self, *args: getattr(self._all(), name)(*args))


for _name in "__getitem__ __contains__ __iter__ __len__ __reversed__ __repr__ get copy".split():
    _by_dict(_name)

_frame_locals.__name__ = _frame_locals.__qualname__ = "FrameLocalsProxy"
_frame_locals.__module__ = "builtins"


class _frame:
    """A frame as it was when it was asked for."""

    def __init__(self, row, back):
        self.f_code, self._line, self.f_globals, self.f_locals, *self._place = row
        if self.f_locals is None:
            self.f_locals = _frame_locals(self._place)
            len(self.f_locals)
        self.f_back = back
        self.f_builtins = _module("builtins").__dict__
        self.f_lasti = 0
        self.f_trace = None

    @property
    def f_lineno(self):
        self._line = _frame_line(*self._place) or self._line
        return self._line

    def clear(self):
        locals = self.f_locals
        if type(locals) is not _frame_locals or _frame_variables(*locals._place) is not None:
            raise RuntimeError("cannot clear an executing frame")
        locals._seen = {}

    def __repr__(self):
        code = self.f_code
        return f"<frame at {id(self):#x}, file {code.co_filename!r}, line {self.f_lineno}, code {code.co_name}>"


_frame.__name__ = _frame.__qualname__ = "frame"
_frame.__module__ = "builtins"


def _finalize(*calls):
    for function, *arguments in calls:
        try:
            function(*arguments)
        except BaseException as error:
            owner = getattr(function, "__self__", None)
            _ignored(owner if hasattr(owner, "gi_code") else getattr(function, "__func__", function), error)


def _span(start, stop, step):
    return max(0, (stop - start + step - (1 if step > 0 else -1)) // step)


def _range_key(of):
    count = _span(of.start, of.stop, of.step)
    return count, count and of.start, count > 1 and of.step


# A range that 64 bits do not hold.
class _big_range:
    __class__ = property(lambda self: range)

    def __init__(self, start, stop, step):
        self.start, self.stop, self.step, self._count = start, stop, step, _span(start, stop, step)

    def __len__(self):
        if self._count >> 63:
            raise OverflowError("Python int too large to convert to C ssize_t")
        return self._count

    def __bool__(self):
        return self._count > 0

    def __getitem__(self, index):
        if isinstance(index, slice):
            start, stop, step = _indices(index, self._count)
            return range(self.start + start * self.step, self.start + stop * self.step, step * self.step)
        if not hasattr(index, "__index__"):
            raise TypeError(f"range indices must be integers or slices, not {type(index).__name__}")
        index = index.__index__()
        if not -self._count <= index < self._count:
            raise IndexError("range object index out of range")
        return self.start + (index if index >= 0 else index + self._count) * self.step

    def _find(self, item):
        if type(item) not in (int, bool):
            for index, each in enumerate(self):
                if each == item:
                    return index
            return -1
        index, rest = divmod(item - self.start, self.step)
        return -1 if rest or not 0 <= index < self._count else index

    def __contains__(self, item):
        return self._find(item) >= 0

    def count(self, value, /):
        return int(self._find(value) >= 0)

    def index(self, value, /):
        index = self._find(value)
        if index < 0:
            raise ValueError(f"{value!r} is not in range")
        return index

    def __iter__(self):
        at, left = self.start, self._count
        while left:
            yield at
            at, left = at + self.step, left - 1

    def __reversed__(self):
        return iter(self[::-1])

    def __eq__(self, other):
        return _range_key(self) == _range_key(other) if isinstance(other, range) else NotImplemented

    def __hash__(self):
        return hash(_range_key(self))

    def __repr__(self):
        return f"range({self.start}, {self.stop}{'' if self.step == 1 else f', {self.step}'})"

    def __reduce__(self):
        return range, (self.start, self.stop, self.step)


_big_range.__name__ = _big_range.__qualname__ = "range"
_big_range.__module__ = "builtins"


# `slice.indices` of numbers that 64 bits do not hold.
def _indices(of, length):
    def place(value, default, least, most):
        if value is None:
            return default
        value = value.__index__()
        return max(least, value + length) if value < 0 else min(value, most)

    if length < 0:
        raise ValueError("length should not be negative")
    step = 1 if of.step is None else of.step.__index__()
    if step == 0:
        raise ValueError("slice step cannot be zero")
    least, most = (0, length) if step > 0 else (-1, length - 1)
    first, last = (least, most) if step > 0 else (most, least)
    return place(of.start, first, least, most), place(of.stop, last, least, most), step


# What nobody is there to catch, as `sys.unraisablehook` tells it.
def _ignored(what, error, how="in: {!r}"):
    print_exception, stderr = __import__("traceback").print_exception, __import__("sys").stderr
    print("Exception ignored " + how.format(what), file=stderr)
    print_exception(error, file=stderr, chain=False)


def _weakly_gone(reference):
    callback = reference._callback
    reference._callback = None
    if callback is not None:
        try:
            callback(reference)
        except BaseException as error:
            _ignored(callback, error)


_exits = []


def _run_exits():
    while _exits:
        function, args, keywords = _exits.pop()
        try:
            function(*args, **keywords)
        except BaseException as error:
            _ignored(function, error, "in atexit callback {!r}:")


# What an uncaught exception is told by, where there is a standard error.
def _told(error, offered):
    return __import__("traceback")._uncaught(error, offered)
