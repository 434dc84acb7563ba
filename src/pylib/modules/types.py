"""Names of built-in classes that are not builtins."""


def _cell(value):
    return lambda: value


FunctionType = type(_cell)
LambdaType = FunctionType
CellType = type(_cell(0).__closure__[0])
CodeType = type(_cell.__code__)
GeneratorType = type(item for item in ())
BuiltinFunctionType = type(len)


async def _coroutine():
    pass


async def _async_generator():
    yield


CoroutineType = type(_coroutine())
AsyncGeneratorType = type(_async_generator())
BuiltinMethodType = BuiltinFunctionType
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)


class SimpleNamespace:
    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(mapping_or_iterable)
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"


class _Example:
    def method(self):
        return self


MethodType = type(_Example().method)
del _Example


def coroutine(func):
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")

    def wrapped(*args, **kwargs):
        return _make_awaitable(func(*args, **kwargs))

    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        if hasattr(func, name):
            setattr(wrapped, name, getattr(func, name))
    wrapped.__wrapped__ = func
    return wrapped
