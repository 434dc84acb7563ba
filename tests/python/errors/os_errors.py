# OSError keeps an error number of its own arguments; where a class's __init__ takes them, only of what that passes on.
class Refused(PermissionError):
    def __init__(self, user, needed, *, code=403):
        self.user, self.code = user, code
        super().__init__(f"[{code}] {user} needs {needed}")


class Silent(ConnectionError):
    def __init__(self, host, port):
        self.host, self.port = host, port


class Passing(TimeoutError):
    def __init__(self, name, number, text):
        super().__init__(number, text)
        self.name = name


class Plain(OSError):
    pass


class Made(OSError):
    def __new__(cls, *args):
        return super().__new__(cls, *args)

    def __init__(self, *args):
        self.given = args


for error in (
    Refused("ann", "admin"), Silent("db", 5432), Passing("x", 5, "io"), Plain(2, "gone", "a.txt"), Made(1, 2),
    OSError(13, "no"), PermissionError("only"), ConnectionError(),
):
    print(type(error).__name__, str(error), repr(error), error.args, error.errno, error.strerror, vars(error))
raise Silent("db", 5432)
