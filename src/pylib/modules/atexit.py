"""Functions to be called when the program ends."""


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _exits.append((func, args, kwargs))
    return func


def unregister(func, /):
    _exits[:] = [one for one in _exits if one[0] != func]


def _clear():
    _exits.clear()


def _run_exitfuncs():
    _run_exits()
