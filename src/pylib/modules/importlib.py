"""Importing by name."""


def import_module(name, package=None):
    if name.startswith("."):
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    return __import__(name, None, None, ["*"])


def reload(module):
    raise NotImplementedError("importlib.reload() is not available: modules are part of the box")
