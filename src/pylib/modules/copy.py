"""Shallow and deep copies."""

from types import BuiltinFunctionType, CodeType, FunctionType, GenericAlias, MethodType

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

# What is never changed is its own copy.
_whole = frozenset(
    [
        type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property,
        BuiltinFunctionType, type(Ellipsis), type(NotImplemented), FunctionType, CodeType, GenericAlias, type(int | str),
    ]
)
_atoms = _whole - {tuple, frozenset, slice}
_containers = (list, dict, set, bytearray)


def copy(x):
    cls = type(x)
    if cls in _whole or issubclass(cls, type):
        return x
    if cls in _containers:
        return x.copy()
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _rebuilt(x, cls, None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _atoms or issubclass(cls, type):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    if cls in _deep:
        y = _deep[cls](x, memo)
    else:
        copier = getattr(x, "__deepcopy__", None)
        y = copier(memo) if copier is not None else _rebuilt(x, cls, memo)
    if y is not x:
        memo[id(x)] = y
        _keep_alive(x, memo)
    return y


def _keep_alive(x, memo):
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _deep_list(x, memo):
    y = []
    memo[id(x)] = y
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deep_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deep_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        return memo[id(x)]
    for before, after in zip(x, y):
        if before is not after:
            return tuple(y)
    return x


def _deep_set(x, memo):
    return {deepcopy(item, memo) for item in x}


def _deep_frozenset(x, memo):
    return frozenset([deepcopy(item, memo) for item in x])


def _deep_slice(x, memo):
    return slice(deepcopy(x.start, memo), deepcopy(x.stop, memo), deepcopy(x.step, memo))


def _deep_method(x, memo):
    return MethodType(x.__func__, deepcopy(x.__self__, memo))


_deep = {
    list: _deep_list,
    dict: _deep_dict,
    tuple: _deep_tuple,
    set: _deep_set,
    frozenset: _deep_frozenset,
    slice: _deep_slice,
    bytearray: lambda x, memo: bytearray(x),
    MethodType: _deep_method,
}


def _rebuilt(x, cls, memo):
    """A new object from what `__reduce_ex__` says."""
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        said = reduce(4)
    elif reduce := getattr(x, "__reduce__", None):
        said = reduce()
    else:
        raise Error(f"un(deep)copyable object of type {cls}")
    if isinstance(said, str):
        return x
    function, arguments, state, items, pairs, setter = (tuple(said) + (None,) * 4)[:6]
    deep = memo is not None
    if getattr(function, "__name__", "") == "__newobj__" and len(arguments) == 1:
        # What a built-in's subclass is made around.
        for base in (tuple, str, bytes, int, float, complex, frozenset):
            if isinstance(x, base):
                arguments = (cls, base(x))
                break
    if deep and arguments:
        arguments = [deepcopy(argument, memo) for argument in arguments]
    y = function(*arguments)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if setter is not None:
            setter(y, state)
        elif hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    cls = obj.__class__
    function = getattr(cls, "__replace__", None)
    if function is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return function(obj, **changes)
