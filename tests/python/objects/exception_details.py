# What built-in exceptions keep beside their arguments, and how they say it.
def caught(action):
    try:
        return action()
    except BaseException as error:
        return error


error = caught(lambda: [].nothing)
print(error.name, error.obj, error.args)
error = caught(lambda: missing)
print(error.name, error.args)
error = StopIteration(3, 4)
print(error.value, error.args, SystemExit(5).code, SystemExit(1, 2).code, SystemExit().code)
error = OSError(2, "No such file", "a.txt")
print(type(error).__name__, error, error.errno, error.strerror, error.filename, error.args)
print(OSError(1, "x", "a", None, "b"), repr(OSError(17, "x")), OSError("only"), type(OSError(32, "p")).__mro__[1])
error = SyntaxError("bad", ("f.py", 3, 5, "x y", 3, 6))
print(error, error.msg, error.filename, error.lineno, error.offset, error.text, error.end_offset)
error = ImportError("gone", name="n", path="p")
print(error, error.name, error.path, error.msg)
error = caught(lambda: "é".encode("ascii"))
print(error.encoding, error.object, error.start, error.end, error.reason, error)
error.reason = "just so"
error.end = 3
print(error)
error = UnicodeTranslateError("abc", 1, 2, "why")
print(error, repr(error))
for wrong in (
    lambda: UnicodeDecodeError("x"),
    lambda: UnicodeEncodeError("a", "b", 1, 2, 3),
    lambda: SyntaxError("a", (1, 2)),
    lambda: ValueError(a=1),
    lambda: NameError("x", nam="y"),
    lambda: setattr(ValueError(), "__cause__", 5),
    lambda: setattr(ValueError(), "__traceback__", 5),
    lambda: ValueError().add_note(5),
    lambda: delattr(ValueError(), "args"),
):
    print(caught(wrong))
error = ValueError("a")
error.add_note("first")
error.args = [1, 2]
error.extra = "kept"
print(error.__notes__, error.args, error.__dict__, repr(error), str(error), error.__reduce__())


class Custom(KeyError):
    def __init__(self, key, hint):
        super().__init__(key)
        self.hint = hint

    def __str__(self):
        return f"{super().__str__()} ({self.hint})"


print(Custom("k", "look"), repr(Custom("k", "look")), Custom("k", "h").args, KeyError("k"), KeyError("a", "b"))
print(EnvironmentError is OSError, IOError is OSError, issubclass(BrokenPipeError, ConnectionError), BytesWarning.__mro__[1])
