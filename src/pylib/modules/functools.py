"""Tools for working with functions and callable objects."""

from types import MethodType

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for attribute in assigned:
        try:
            value = getattr(wrapped, attribute)
        except AttributeError:
            pass
        else:
            setattr(wrapper, attribute, value)
    for attribute in updated:
        getattr(wrapper, attribute).update(getattr(wrapped, attribute, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


class partial:
    def __new__(cls, /, func, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(repr(value) for value in self.args)
        parts.extend(f"{name}={value!r}" for name, value in self.keywords.items())
        return f"functools.{type(self).__name__}({', '.join(parts)})"


_nothing = object()


def reduce(function, iterable, initial=_nothing, /):
    iterator = iter(iterable)
    if initial is _nothing:
        value = next(iterator, _nothing)
        if value is _nothing:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        value = initial
    for item in iterator:
        value = function(value, item)
    return value


class _CacheInfo(tuple):
    def __new__(cls, hits, misses, maxsize, currsize):
        return super().__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return f"CacheInfo(hits={self[0]}, misses={self[1]}, maxsize={self[2]}, currsize={self[3]})"


_mark = object()


class _lru_cache_wrapper:
    def __init__(self, function, maxsize, typed):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._cache = {}
        self._hits = 0
        self._misses = 0
        update_wrapper(self, function)

    def _key(self, args, keywords):
        key = args
        if keywords:
            key = key + (_mark,) + tuple(keywords.items())
        if self._typed:
            key = key + tuple(type(value) for value in args)
            key = key + tuple(type(value) for value in keywords.values())
        elif len(key) == 1 and type(key[0]) in (int, str):
            return key[0]
        return key

    def __call__(self, /, *args, **keywords):
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **keywords)
        key = self._key(args, keywords)
        cache = self._cache
        found = cache.get(key, _nothing)
        if found is not _nothing:
            self._hits += 1
            if self._maxsize is not None:
                cache[key] = cache.pop(key)
            return found
        self._misses += 1
        result = self._function(*args, **keywords)
        if self._maxsize is not None and key not in cache and len(cache) >= self._maxsize:
            del cache[next(iter(cache))]
        cache[key] = result
        return result

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return MethodType(self, instance)

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at {id(self):#x}>"

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._cache))

    def cache_clear(self):
        self._cache.clear()
        self._hits = self._misses = 0

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _lru_cache_wrapper(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _lru_cache_wrapper(function, maxsize, typed)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        namespace = instance.__dict__
        value = namespace.get(self.attrname, _nothing)
        if value is _nothing:
            value = self.func(instance)
            namespace[self.attrname] = value
        return value


def _from_lt():
    def __gt__(self, other):
        answer = type(self).__lt__(self, other)
        return answer if answer is NotImplemented else not answer and self != other

    def __le__(self, other):
        answer = type(self).__lt__(self, other)
        return answer if answer is NotImplemented else answer or self == other

    def __ge__(self, other):
        answer = type(self).__lt__(self, other)
        return answer if answer is NotImplemented else not answer

    return __gt__, __le__, __ge__


def _from_le():
    def __ge__(self, other):
        answer = type(self).__le__(self, other)
        return answer if answer is NotImplemented else not answer or self == other

    def __lt__(self, other):
        answer = type(self).__le__(self, other)
        return answer if answer is NotImplemented else answer and self != other

    def __gt__(self, other):
        answer = type(self).__le__(self, other)
        return answer if answer is NotImplemented else not answer

    return __ge__, __lt__, __gt__


def _from_gt():
    def __lt__(self, other):
        answer = type(self).__gt__(self, other)
        return answer if answer is NotImplemented else not answer and self != other

    def __ge__(self, other):
        answer = type(self).__gt__(self, other)
        return answer if answer is NotImplemented else answer or self == other

    def __le__(self, other):
        answer = type(self).__gt__(self, other)
        return answer if answer is NotImplemented else not answer

    return __lt__, __ge__, __le__


def _from_ge():
    def __le__(self, other):
        answer = type(self).__ge__(self, other)
        return answer if answer is NotImplemented else not answer or self == other

    def __gt__(self, other):
        answer = type(self).__ge__(self, other)
        return answer if answer is NotImplemented else answer and self != other

    def __lt__(self, other):
        answer = type(self).__ge__(self, other)
        return answer if answer is NotImplemented else not answer

    return __le__, __gt__, __lt__


def total_ordering(cls):
    makers = {"__lt__": _from_lt, "__le__": _from_le, "__gt__": _from_gt, "__ge__": _from_ge}
    for root in makers:
        if getattr(cls, root, None) is not getattr(object, root, None):
            for function in makers[root]():
                name = function.__name__
                if getattr(cls, name, None) is getattr(object, name, None):
                    setattr(cls, name, function)
            return cls
    raise ValueError("must define at least one ordering operation: < > <= >=")


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K
