"""References that do not keep an object alive."""

_PLAIN = (int, float, complex, str, bytes, tuple, list, dict, bool, type(None), type(...), type(NotImplemented))


class ref:
    def __new__(cls, object, callback=None, /):
        if cls is ref and callback is None:
            for known in _references(object):
                if type(known) is ref and known._callback is None:
                    return known
        if not _may_be_referenced(object):
            raise TypeError(f"cannot create weak reference to {type(object).__name__!r} object")
        self = super().__new__(cls)
        self._token, self._callback, self._hash = None, callback, None
        self._token = _watch(object, self)
        return self

    def __init__(self, object, callback=None, /):
        pass

    @property
    def __callback__(self):
        return self._callback

    def __call__(self):
        return _referent(self._token)

    def __hash__(self):
        if self._hash is None:
            object = self()
            if object is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(object)
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        mine, its = self(), other()
        if mine is None or its is None:
            return self is other
        return mine == its

    def __repr__(self):
        object = self()
        if object is None:
            return f"<weakref at {id(self):#x}; dead>"
        name = getattr(object, "__name__", None)
        named = f" ({name})" if isinstance(name, str) else ""
        return f"<weakref at {id(self):#x}; to {type(object).__name__!r} at {id(object):#x}{named}>"

    __class_getitem__ = classmethod(type(list[int]))


ref.__module__ = "weakref"
ref.__name__ = ref.__qualname__ = "ReferenceType"
ReferenceType = ref


def _may_be_referenced(object):
    cls = type(object)
    if cls in _PLAIN:
        return False
    if issubclass(cls, (int, tuple, bytes)) and not issubclass(cls, bool):
        return False
    return hasattr(object, "__dict__") or any("__weakref__" in vars(base).get("__slots__", ()) for base in cls.__mro__) or (
        "__slots__" not in vars(cls)
    )


def getweakrefcount(object):
    return len(_references(object))


def getweakrefs(object):
    return _references(object)


def _forwarded(name):
    def method(self, *args):
        return getattr(_target(self), name)(*[_target(arg) if isinstance(arg, ProxyType) else arg for arg in args])

    method.__name__ = name
    return method


def _target(proxy):
    object = _object.__getattribute__(proxy, "_ref")()
    if object is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return object


_object = object


class ProxyType:
    __slots__ = ("_ref", "__weakref__")

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __str__(self):
        return str(_target(self))

    def __repr__(self):
        object = _target(self)
        return f"<weakproxy at {id(self):#x}; to {type(object).__name__!r} at {id(object):#x}>"

    def __bool__(self):
        return bool(_target(self))

    def __eq__(self, other):
        return _target(self) == other

    def __ne__(self, other):
        return _target(self) != other

    def __lt__(self, other):
        return _target(self) < other

    def __le__(self, other):
        return _target(self) <= other

    def __gt__(self, other):
        return _target(self) > other

    def __ge__(self, other):
        return _target(self) >= other

    def __hash__(self):
        raise TypeError(f"unhashable type: 'weakref.{type(self).__name__}'")

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        return next(_target(self))

    def __len__(self):
        return len(_target(self))

    def __contains__(self, item):
        return item in _target(self)

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __index__(self):
        return _target(self).__index__()

    def __int__(self):
        return int(_target(self))

    def __float__(self):
        return float(_target(self))

    def __enter__(self):
        return _target(self).__enter__()

    def __exit__(self, *details):
        return _target(self).__exit__(*details)


for _name in "add sub mul truediv floordiv mod pow and or xor lshift rshift matmul".split():
    for _form in (f"__{_name}__", f"__r{_name}__"):
        setattr(ProxyType, _form, _forwarded(_form))
for _name in "neg pos invert abs round trunc floor ceil reversed".split():
    setattr(ProxyType, f"__{_name}__", _forwarded(f"__{_name}__"))


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **keywords):
        return _target(self)(*args, **keywords)


ProxyTypes = ProxyType, CallableProxyType


def proxy(object, callback=None, /):
    cls = CallableProxyType if callable(object) else ProxyType
    made = _object.__new__(cls)
    told = None if callback is None else lambda gone: callback(made)
    _object.__setattr__(made, "_ref", ref(object, told) if told else ref(object))
    return made


class WeakMethod(ref):
    def __new__(cls, method, callback=None):
        try:
            object, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None
        told = None if callback is None else lambda gone: callback(self)
        self = ref.__new__(cls, object, told)
        self._function = ref(function)
        self._method = type(method)
        return self

    def __call__(self):
        object, function = super().__call__(), self._function()
        if object is None or function is None:
            return None
        return self._method(function, object)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        mine, its = self(), other()
        return self is other if mine is None or its is None else mine == its

    __hash__ = ref.__hash__


class _Mapping:
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, other=(), /, **keywords):
        self.data = {}
        self.update(other, **keywords)

    def __len__(self):
        return sum(1 for _ in self._pairs())

    def __iter__(self):
        for key, _ in self._pairs():
            yield key

    def keys(self):
        return iter(self)

    def values(self):
        for _, value in self._pairs():
            yield value

    def items(self):
        return iter(self._pairs())

    def update(self, other=(), /, **keywords):
        for key, value in other.items() if hasattr(other, "items") else other:
            self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def popitem(self):
        for key, value in self._pairs():
            del self[key]
            return key, value
        raise KeyError("dictionary is empty")

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, "items") else NotImplemented

    __hash__ = None

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_Mapping):
    def _pairs(self):
        found = [(key, reference()) for key, reference in list(self.data.items())]
        return [(key, value) for key, value in found if value is not None]

    def __setitem__(self, key, value):
        data = self.data

        def gone(reference):
            if data.get(key) is reference:
                del data[key]

        data[key] = ref(value, gone)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def valuerefs(self):
        return list(self.data.values())

    itervaluerefs = valuerefs


class WeakKeyDictionary(_Mapping):
    def _pairs(self):
        found = [(reference(), value) for reference, value in list(self.data.items())]
        return [(key, value) for key, value in found if key is not None]

    def __setitem__(self, key, value):
        data = self.data
        for reference in data:
            if reference() == key:
                data[reference] = value
                return
        made = ref(key, lambda gone: data.pop(gone, None))
        hash(made)
        data[made] = value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, items=None):
        self.data = set()
        for item in items or ():
            self.add(item)

    def add(self, item):
        data = self.data
        if ref(item) not in data:
            made = ref(item, data.discard)
            hash(made)
            data.add(made)

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        for item in self:
            self.discard(item)
            return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def update(self, items):
        for item in items:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def __iter__(self):
        return iter([item for reference in list(self.data) if (item := reference()) is not None])

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __eq__(self, other):
        return set(self) == set(other) if isinstance(other, WeakSet) else NotImplemented

    __hash__ = None

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def intersection(self, other):
        return type(self)(item for item in self if item in other)

    __and__ = intersection

    def difference(self, other):
        return type(self)(item for item in self if item not in other)

    __sub__ = difference

    def issubset(self, other):
        return all(item in other for item in self)

    def issuperset(self, other):
        return all(item in self for item in other)

    def __repr__(self):
        return repr(set(self))


class finalize:
    _alive = {}
    _told = []

    def __init__(self, object, function, /, *args, **keywords):
        self._entry = (ref(object, lambda gone: self()), function, args, keywords)
        self.atexit = True
        finalize._alive[id(self)] = self
        if not finalize._told:
            finalize._told.append(True)
            _exits.insert(0, (finalize._run_all, (), {}))

    def __call__(self, _=None):
        if finalize._alive.pop(id(self), None) is None:
            return None
        _, function, args, keywords = self._entry
        return function(*args, **keywords)

    @property
    def alive(self):
        return id(self) in finalize._alive

    def peek(self):
        reference, function, args, keywords = self._entry
        object = reference()
        return (object, function, args, keywords) if self.alive and object is not None else None

    def detach(self):
        found = self.peek()
        if found is not None:
            del finalize._alive[id(self)]
        return found

    def _run_all():
        for one in reversed(list(finalize._alive.values())):
            if one.atexit:
                one()
