"""The little of the system that a box without a host has."""

argv = [""]
byteorder = "little"
maxsize = 9223372036854775807
maxunicode = 1114111
platform = "lexiscope"
version_info = (3, 13, 0, "final", 0)


class _Output:
    name = "<stdout>"
    encoding = "utf-8"

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        _write(text)
        return len(text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False


stdout = _Output()


def exit(status=None, /):
    raise SystemExit(status) if status is not None else SystemExit


def getrecursionlimit():
    return 1000


def displayhook(value, /):
    if value is not None:
        print(repr(value))
