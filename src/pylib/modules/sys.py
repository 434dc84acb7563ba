"""The little of the system that a box without a host has."""

argv = [""]
orig_argv = [""]
path = []
meta_path = []
path_hooks = []
warnoptions = []
byteorder = "little"
copyright = ""
executable = ""
prefix = exec_prefix = base_prefix = base_exec_prefix = ""
platlibdir = "lib"
platform = "lexiscope"
api_version = 1013
hexversion = 0x030D00F0
maxsize = 9223372036854775807
maxunicode = 1114111
dont_write_bytecode = True
float_repr_style = "short"
version = "3.13.0 (Lexiscope)"
builtin_module_names = ("builtins", "sys", "time")
stdlib_module_names = frozenset()
tracebacklimit = 1000
modules = _modules()


class _Named(tuple):
    """A tuple whose items have names too."""

    def __new__(cls, **items):
        made = super().__new__(cls, items.values())
        made.__dict__.update(items)
        return made

    def __repr__(self):
        return f"sys.{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in self.__dict__.items()])})"


def _named(kind, **items):
    return type(kind, (_Named,), {})(**items)


version_info = _named("version_info", major=3, minor=13, micro=0, releaselevel="final", serial=0)
float_info = _named(
    "float_info", max=1.7976931348623157e308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021,
    min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1,
)
int_info = _named(
    "int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640
)
hash_info = _named(
    "hash_info", width=64, modulus=2305843009213693951, inf=314159, nan=0, imag=1000003, algorithm="siphash13",
    hash_bits=64, seed_bits=128, cutoff=0,
)
thread_info = _named("thread_info", name=None, lock=None, version=None)
flags = _named(
    "flags", debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=0, no_user_site=0, no_site=0,
    ignore_environment=0, verbose=0, bytes_warning=0, quiet=0, hash_randomization=0, isolated=0, dev_mode=False,
    utf8_mode=1, warn_default_encoding=0, safe_path=False, int_max_str_digits=4300,
)


class _Implementation:
    name = "lexiscope"
    cache_tag = None
    version = version_info
    hexversion = hexversion

    def __repr__(self):
        return f"namespace(name={self.name!r}, version={self.version!r}, hexversion={self.hexversion!r})"


implementation = _Implementation()


class _Stream:
    encoding = "utf-8"
    errors = "strict"
    newlines = None
    closed = False

    def flush(self):
        pass

    def close(self):
        pass

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return not self.readable()

    def seekable(self):
        return False

    def fileno(self):
        raise OSError("there are no files here")

    def reconfigure(self, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding='utf-8'>"


class _Output(_Stream):
    mode = "w"

    def __init__(self, name, write):
        self.name = name
        self._write = write

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._write(text)
        return len(text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)


class _Input(_Stream):
    name = "<stdin>"
    mode = "r"

    def readable(self):
        return True

    def readline(self, size=-1, /):
        try:
            return _read_line() + "\n"
        except EOFError:
            return ""

    def read(self, size=-1, /):
        return "".join(self)

    def readlines(self, hint=-1, /):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


stdout = __stdout__ = _Output("<stdout>", _write)
stderr = __stderr__ = _Output("<stderr>", _write_error)
stdin = __stdin__ = _Input()


def exit(status=None, /):
    """Exit the interpreter by raising SystemExit(status)."""
    raise SystemExit(status) if status is not None else SystemExit


def exception():
    """Return the current exception, or None where none is being handled."""
    return _handled()


def exc_info():
    """Return current exception information: (type, value, traceback)."""
    error = _handled()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def getrecursionlimit():
    """Return the current value of the recursion limit."""
    return _limit[0]


_limit = [1000]


def setrecursionlimit(limit, /):
    if not isinstance(limit, int):
        raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    depth = _set_depth(min(limit, 1 << 40))
    if depth:
        raise RecursionError(
            f"cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        )
    _limit[0] = limit


def intern(string, /):
    """`Intern'' the given string."""
    if type(string) is not str:
        raise TypeError(f"intern() argument must be str, not {type(string).__name__}")
    return _interned.setdefault(string, string)


_interned = {}


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getfilesystemencodeerrors():
    return "surrogateescape"


_digits = [4300]


def get_int_max_str_digits():
    return _digits[0]


def is_finalizing():
    return False


def gettrace():
    return None


def getprofile():
    return None


def getswitchinterval():
    return 0.005


def _not_here(name, why):
    def refused(*args):
        raise NotImplementedError(f"sys.{name}() is not available: {why}")

    refused.__name__ = refused.__qualname__ = name
    return refused


getrefcount = _not_here("getrefcount", "objects are not counted here, but found by what refers to them")
settrace = _not_here("settrace", "the timeline shows every step")
setprofile = _not_here("setprofile", "the timeline shows every step")
set_int_max_str_digits = _not_here("set_int_max_str_digits", "the limit is fixed")


def _generator():
    yield


# What CPython's objects take, where the kind alone says it.
_sizes = {
    type(value): size for value, size in (
        (None, 16), (..., 16), (NotImplemented, 16), (object(), 16), (0.0, 24), (True, 28), (0j, 32), (_not_here, 160),
        (len, 72), (range(0), 48), (slice(0), 56), (getrefcount.__closure__[0], 40), (getrefcount.__get__(0), 64),
        (iter([]), 48), (reversed([]), 48), (map(len, ()), 48), (filter(len, ()), 48), (zip(), 64), (enumerate(()), 72),
        (iter({}), 64), ({}.keys(), 40), ({}.values(), 40), ({}.items(), 40), (property(), 72), (modules["sys"], 72),
        (staticmethod(len), 80), (classmethod(len), 80),
    )
}


def getsizeof(object, default=None):
    """The size of an object in bytes, as it is in CPython. Where that depends on what was done with it before, what is
    usual: a list that was appended to, a dict and a set that were filled."""
    kind = type(object)
    if kind in _sizes:
        return _sizes[kind]
    if kind is int:
        return 24 + 4 * max(1, -(-object.bit_length() // 30))
    if kind is str:
        top = ord(max(object, default="a"))
        width = 1 if top < 256 else 2 if top < 65536 else 4
        return 41 + len(object) if top < 128 else 56 + width * (len(object) + 1)
    if kind is tuple:
        return 40 + 8 * len(object)
    if kind is bytes:
        return 33 + len(object)
    if kind is list:
        return 56 + 8 * _list_room(object)
    if kind is dict:
        return _dict_size(object)
    if kind in (set, frozenset):
        places = _room(object)
        return 216 + (16 * places if places > 8 else 0)
    if kind is type(_generator()):
        return 176 + 8 * object.gi_code.co_nlocals
    if isinstance(object, BaseException):
        return 80 + 8 * len(object.args)
    if isinstance(object, type):
        return 1712 if object.__module__ == "__main__" else 416
    if any(["__sizeof__" in each.__dict__ for each in kind.__mro__ if each.__module__ == "__main__"]):
        return object.__sizeof__() + 16
    slots = [each.__dict__.get("__slots__") for each in kind.__mro__[:-1]]
    if all(each.__module__ == "__main__" for each in kind.__mro__[:-1]):
        if None in slots:
            return 48
        return 16 + 16 + 8 * sum([1 if isinstance(each, str) else len(each) for each in slots])
    raise NotImplementedError(f"sys.getsizeof() of a {kind.__name__} is not available: it depends on how CPython made it")


def _list_room(items):
    """For how many items there is room (`Objects/listobject.c`: `list_resize`), taken that it changed by one at a time."""
    room, wanted = _room(items), len(items)
    while room < wanted:
        room = room + 1 + (room + 1 >> 3) + 6 & ~3
    for size in range((room >> 1) - 1, wanted - 1, -1):
        if size < room >> 1:
            room = size + (size >> 3) + 6 & ~3 if size else 0
    return room


def _dict_size(items):
    if not items:
        return 64
    places = 8
    while places * 2 // 3 < len(items):
        places *= 2
    index = 1 if places < 256 else 2 if places < 65536 else 4
    return 96 + places * index + places * 2 // 3 * (16 if all([type(key) is str for key in items]) else 24)


def displayhook(value, /):
    """Print an object to sys.stdout."""
    if value is not None:
        builtins = _module("builtins").__dict__
        builtins["_"] = None
        print(repr(value))
        builtins["_"] = value


__displayhook__ = displayhook


def excepthook(kind, value, traceback, /):
    """Handle an exception by displaying it with a traceback on sys.stderr."""
    __import__("traceback").print_exception(kind, value, traceback)


__excepthook__ = excepthook


def _getframe(depth=0, /):
    """Return a frame object from the call stack."""
    rows = _frames()
    if depth >= len(rows):
        raise ValueError("call stack is not deep enough")
    back = None
    for row in reversed(rows[max(depth, 0) :]):
        back = _frame(row, back)
    return back


def _getframemodulename(depth=0, /):
    rows = _frames()
    return rows[depth][2].get("__name__") if depth < len(rows) else None


def _current_frames():
    return {1: _getframe()}


def _clear_type_cache():
    pass
