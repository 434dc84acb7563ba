"""Variables that each task sees its own value of."""

_missing = object()


class Token:
    MISSING = _missing
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, context, var, old_value):
        self._context, self._used = context, False
        self.var, self.old_value = var, old_value

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self.var!r} at {id(self):#x}>"


class ContextVar:
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name, self._default = name, default

    def get(self, default=_missing, /):
        value = _now._values.get(self, _missing)
        if value is not _missing:
            return value
        value = self._default if default is _missing else default
        if value is _missing:
            raise LookupError(self)
        return value

    def set(self, value, /):
        token = Token(_now, self, _now._values.get(self, _missing))
        _now._values = {**_now._values, self: value}
        return token

    def reset(self, token, /):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _now:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        values = {var: value for var, value in _now._values.items() if var is not self}
        if token.old_value is not _missing:
            values[self] = token.old_value
        _now._values = values

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"


class Context:
    def __init__(self):
        self._values, self._entered = {}, False

    def run(self, callable, /, *args, **kwargs):
        global _now
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        before, _now = _now, self
        self._entered = True
        try:
            return callable(*args, **kwargs)
        finally:
            _now = before
            self._entered = False

    def copy(self):
        other = Context()
        other._values = self._values
        return other

    def __getitem__(self, var, /):
        return self._values[var]

    def __contains__(self, var, /):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def get(self, var, default=None, /):
        return self._values.get(var, default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


_now = Context()


def copy_context():
    return _now.copy()
