"""Objects as bytes and back. The bytes are not CPython's: they are a text of Python that makes the object again. What may
be kept, what of it, and how it is refused is CPython's; what is code is known by its name alone."""

import sys as _sys
from types import BuiltinFunctionType as _Builtin, FunctionType as _Function, MethodType as _Method

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "dump", "dumps", "load", "loads"]
HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


_reducers = {
    range: lambda each: (range, (each.start, each.stop, each.step)),
    slice: lambda each: (slice, (each.start, each.stop, each.step)),
    complex: lambda each: (complex, (each.real, each.imag)),
    set: lambda each: (set, ([*each],)),
    frozenset: lambda each: (frozenset, ([*each],)),
    float: lambda each: (float, (str(each),)),
    bytearray: lambda each: (bytearray, (bytes(each),)),
    list: lambda each: (list, (), None, each),
    dict: lambda each: (dict, (), None, None, each.items()),
    _Method: lambda each: (getattr, (each.__self__, each.__func__.__name__)),
}
_head = b"\x80\x04\x95"
_missing = object()


def _write(value, lines, memo):
    """An expression for a value: a literal, or a place in the list `o` that `lines` fill."""
    kind, key = type(value), id(value)
    if value is None or kind in (bool, int, str, bytes):
        return repr(value)
    if key in memo:
        return memo[key][0]

    def write(value):
        return _write(value, lines, memo)

    def keep(text):
        lines.append(f"o.append({text})")
        memo[key] = f"o[{len(memo)}]", value
        return memo[key][0]

    if kind is tuple:
        return keep("".join(["(", *[write(each) + "," for each in value], ")"]) if value else "()")
    if kind is _Function or isinstance(value, type) or kind is _Builtin and isinstance(value.__self__, type(_sys)):
        return keep(_named(value, value.__qualname__))
    reducer = _reducers.get(kind)
    result = reducer(value) if reducer else value.__reduce_ex__(4)
    if isinstance(result, str):
        return keep(_named(value, result))
    function, arguments, state, items, pairs, *_ = (*result, None, None, None)
    new = function.__name__ == "__newobj__"
    made = [write(each) for each in arguments]
    made.insert(0, write(arguments[0]) + ".__new__" if new else write(function))
    place = keep(f"{made[0]}({','.join(made[1:])})")
    for each in items or ():
        lines.append(f"{place}.append({write(each)})")
    for each, under in pairs or ():
        lines.append(f"{place}[{write(each)}]={write(under)}")
    if state is not None:
        lines.append(f"build({place},{write(state)})")
    return place


def _named(value, name):
    module = getattr(value, "__module__", None) or "builtins"
    found = _sys.modules.get(module)
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local object {name!r}")
        found = getattr(found, part, _missing)
    if found is not value:
        why = f"attribute lookup {name} on {module} failed"
        if found is not _missing:
            why = f"it's not the same object as {module}.{name}"
        raise PicklingError(f"Can't pickle {value!r}: {why}")
    return f"find({module!r},{name!r})"


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return the pickled representation of the object as a bytes object."""
    lines = []
    lines.append("o.append(" + _write(obj, lines, {}) + ")")
    text = "\n".join(lines).encode()
    return _head + len(text).to_bytes(8, "little") + text


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    file.write(dumps(obj, protocol))


def _find(module, name):
    __import__(module)
    found = module = _sys.modules[module]
    for part in name.split("."):
        found = getattr(found, part, _missing)
        if found is _missing:
            raise AttributeError(f"Can't get attribute {name!r} on {module!r}")
    return found


def _build(value, state):
    if hasattr(value, "__setstate__"):
        return value.__setstate__(state)
    slots = {}
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        value.__dict__.update(state)
    for name in slots or ():
        setattr(value, name, slots[name])


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """Read and return an object from the given pickle data."""
    from io import BytesIO

    return load(BytesIO(data))


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    head = file.read(11)
    if not head:
        raise EOFError("Ran out of input")
    if head[:3] not in (_head, _head[:len(head)]):
        raise UnpicklingError(f"invalid load key, '{chr(head[0])}'.")
    size = int.from_bytes(head[3:], "little")
    text = file.read(size)
    if len(head) < 11 or len(text) < size:
        raise UnpicklingError("pickle data was truncated")
    made = []
    exec(text.decode(), {"o": made, "find": _find, "build": _build})
    return made[-1]
