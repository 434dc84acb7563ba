"""What there is of a system where there are no files and no processes: an environment, empty at first, and names."""

__all__ = ["environ", "getenv", "getcwd", "getpid", "cpu_count", "urandom", "fspath", "path"]

name, sep, altsep, pathsep, linesep, curdir, pardir, extsep = "posix", "/", None, ":", "\n", ".", "..", "."
error = OSError


class _Environ(dict):
    """The environment: texts by name."""

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f"str expected, not {type(text).__name__}")
        super().__setitem__(key, value)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, *others, **items):
        for key, value in dict(*others, **items).items():
            self[key] = value

    def __repr__(self):
        return f"environ({super().__repr__()})"


environ = _Environ()


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return environ.get(key, default)


def getcwd():
    return "/"


def getpid():
    return 1


def cpu_count():
    return 1


def urandom(size, /):
    return __import__("secrets").token_bytes(size)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def __getattr__(name):
    raise AttributeError(
        f"module 'os' has no attribute {name!r} here: there are no files and no processes; keep data in strings, or in io.StringIO"
    )


from os import path
