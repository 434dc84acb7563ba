"""Tools for working with functions and callable objects."""

from abc import get_cache_token
from collections import namedtuple
from types import GenericAlias, MappingProxyType, MethodType, UnionType

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

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
    """Create a new function with partial application of the given arguments and keywords."""

    __slots__ = ("func", "args", "keywords", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        if not callable(func):
            raise TypeError("the first argument must be callable")
        args = tuple(args)
        if isinstance(func, partial) and not func.__dict__:
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
        cls = type(self)
        module = "functools" if cls is partial else cls.__module__
        if id(self) in _shown:
            return "..."
        _shown.append(id(self))
        try:
            parts = [repr(self.func)]
            parts.extend([repr(value) for value in self.args])
            parts.extend([f"{name}={value!r}" for name, value in self.keywords.items()])
            return f"{module}.{cls.__qualname__}({', '.join(parts)})"
        finally:
            _shown.pop()

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, namespace = state
        if not (callable(func) and isinstance(args, tuple) and (keywords is None or isinstance(keywords, dict))):
            raise TypeError("invalid partial state")
        self.func, self.args, self.keywords = func, tuple(args), dict(keywords or {})
        self.__dict__.clear()
        self.__dict__.update(namespace or {})

    __class_getitem__ = classmethod(GenericAlias)


_shown = []


class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend([repr(value) for value in self.args])
        parts.extend([f"{name}={value!r}" for name, value in self.keywords.items()])
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(parts)})"

    def __get__(self, obj, cls=None):
        getter = getattr(self.func, "__get__", None)
        if getter is not None:
            bound = getter(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, "__self__"):
                    result.__self__ = bound.__self__
                return result
        return self._unbound().__get__(obj, cls)

    def _unbound(self):
        func, bound_args, bound_keywords = self.func, self.args, self.keywords

        def _method(cls_or_self, /, *args, **keywords):
            return func(cls_or_self, *bound_args, *args, **{**bound_keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


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


_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
_mark = object()


class _lru_cache_wrapper:
    __slots__ = ("_function", "_maxsize", "_typed", "_cache", "_hits", "_misses", "__dict__", "__weakref__")

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

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__qualname__

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._cache))

    def cache_clear(self):
        self._cache.clear()
        self._hits = self._misses = 0


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    wrapper = _lru_cache_wrapper(function, maxsize, typed)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return wrapper


def cache(user_function, /):
    """Simple lightweight unbounded cache."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = getattr(func, "__doc__", None)
        self.__module__ = getattr(func, "__module__", None)

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
        try:
            namespace = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property."
            ) from None
        value = namespace.get(self.attrname, _nothing)
        if value is _nothing:
            value = self.func(instance)
            try:
                namespace[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item "
                    f"assignment for caching {self.attrname!r} property."
                ) from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


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


class KeyWrapper:
    __slots__ = ("_compare", "obj")

    def __init__(self, compare, obj=None):
        self._compare = compare
        self.obj = obj

    def __call__(self, /, *args, **kwargs):
        if len(args) + len(kwargs) != 1 or kwargs and "obj" not in kwargs:
            if not args and not kwargs:
                raise TypeError("K() missing required argument 'obj' (pos 1)")
            raise TypeError(f"K() takes at most 1 argument ({len(args) + len(kwargs)} given)")
        return KeyWrapper(self._compare, args[0] if args else kwargs["obj"])

    def _with(self, other):
        if not isinstance(other, KeyWrapper):
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj)

    def __lt__(self, other):
        return self._with(other) < 0

    def __gt__(self, other):
        return self._with(other) > 0

    def __eq__(self, other):
        return self._with(other) == 0

    def __le__(self, other):
        return self._with(other) <= 0

    def __ge__(self, other):
        return self._with(other) >= 0

    __hash__ = None


def cmp_to_key(mycmp):
    """Convert a cmp= function into a key= function."""
    return KeyWrapper(mycmp)


def _registered_for(cls, registry):
    """The registered class nearest to `cls`: an abstract one stands right after the last class that it covers."""
    line = cls.__mro__
    best, best_place = None, None
    for candidate in registry:
        if candidate in line:
            place = line.index(candidate)
        elif not isinstance(candidate, type) or not issubclass(cls, candidate):
            continue
        else:
            place = max([at for at, one in enumerate(line) if issubclass(one, candidate)]) + 0.5
        if best is None or place < best_place or place == best_place and issubclass(candidate, best):
            best, best_place = candidate, place
    if best is not None and best not in line:
        for candidate in registry:
            if candidate is best or candidate in line or not issubclass(cls, candidate):
                continue
            place = max([at for at, one in enumerate(line) if issubclass(one, candidate)]) + 0.5
            if place == best_place and not issubclass(best, candidate):
                raise RuntimeError(f"Ambiguous dispatch: {best} or {candidate}")
    return best


def _is_union(cls):
    return isinstance(cls, UnionType) or str(getattr(cls, "__origin__", "")) == "typing.Union"


def _is_dispatchable(cls):
    if isinstance(cls, type):
        return True
    return _is_union(cls) and all(isinstance(one, type) for one in cls.__args__)


def singledispatch(func):
    """Single-dispatch generic function decorator."""
    registry = {}
    known = {}
    token = None

    def dispatch(cls):
        """Runs the dispatch algorithm to return the best available implementation for the given *cls*."""
        nonlocal token
        if token is not None and token != get_cache_token():
            known.clear()
            token = get_cache_token()
        found = known.get(cls)
        if found is None:
            found = registry.get(cls)
            if found is None:
                found = registry.get(_registered_for(cls, registry))
            known[cls] = found
        return found

    def register(cls, func=None):
        """Registers a new implementation for the given *cls* on a *generic_function*."""
        nonlocal token
        if _is_dispatchable(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(
                    f"Invalid first argument to `register()`. {cls!r} is not a class or union type."
                )
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            hints = __import__("typing").get_type_hints(func)
            argument, cls = next(iter(hints.items()))
            if not _is_dispatchable(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {argument!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argument!r}. {cls!r} is not a class.")
        for one in cls.__args__ if _is_union(cls) else (cls,):
            registry[one] = func
            if token is None and hasattr(one, "__abstractmethods__"):
                token = get_cache_token()
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = known.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Registers a new implementation for the given *cls* on a *generic_method*."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
