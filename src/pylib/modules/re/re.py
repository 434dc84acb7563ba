"""Regular expressions: patterns and matches. Compiling and searching is native."""

from sys import maxsize as _maxsize
from types import MappingProxyType as _MappingProxyType

_FLAGS = {}


class RegexFlag(int):
    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    __ror__ = __or__

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    __rand__ = __and__

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __rxor__ = __xor__

    def __invert__(self):
        return RegexFlag(511 ^ int(self))

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return "|".join(name for name, bit in _FLAGS.items() if int(self) & bit) or None

    def __repr__(self):
        rest = int(self)
        names = []
        for name, bit in _FLAGS.items():
            if rest & bit:
                rest &= ~bit
                names.append("re." + name)
        if rest or not names:
            names.append(hex(rest) if names or rest else "re.NOFLAG")
        return "|".join(names)

    __str__ = __repr__


_FLAGS.update(ASCII=256, IGNORECASE=2, LOCALE=4, UNICODE=32, MULTILINE=8, DOTALL=16, VERBOSE=64, DEBUG=128)
NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
_REPR_ORDER = ("IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII")


class PatternError(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            before = pattern[:pos]
            self.lineno = before.count(newline) + 1
            self.colno = pos - before.rfind(newline)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError
_cache = {}


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def _compile(pattern, flags):
    flags = int(flags)
    key = type(pattern), pattern, flags
    found = None if isinstance(pattern, Pattern) else _cache.get(key)
    if found is not None:
        return found
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    parts = _compile_words(pattern, flags)
    if len(parts) == 2:
        raise PatternError(parts[0], pattern, parts[1])
    self = object.__new__(Pattern)
    self.__dict__.update(
        pattern=pattern, flags=parts[0], groups=parts[1], groupindex=_MappingProxyType(parts[2]), _words=parts[3]
    )
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[key] = self
    return self


class Pattern:
    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Pattern' instances")

    def __setattr__(self, name, value):
        if name in self.__dict__:
            raise AttributeError("readonly attribute")
        if hasattr(Pattern, name):
            raise AttributeError(f"'re.Pattern' object attribute '{name}' is read-only")
        raise AttributeError(
            f"'re.Pattern' object has no attribute '{name}' and no __dict__ for setting new attributes"
        )

    __class_getitem__ = classmethod(type(list[int]))

    def _rows(self, string, pos, endpos, how, most):
        string = _searchable(string)
        return _find(self._words, isinstance(self.pattern, str), string, pos, endpos, how, most)

    def _one(self, string, pos, endpos, how):
        rows = self._rows(string, pos, endpos, how, 1)
        return _match(self, string, pos, endpos, rows[0]) if rows else None

    def search(self, string, pos=0, endpos=_maxsize):
        return self._one(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=_maxsize):
        return self._one(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=_maxsize):
        return self._one(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=_maxsize):
        rows = self._rows(string, pos, endpos, 0, 0)
        return iter([_match(self, string, pos, endpos, row) for row in rows])

    def scanner(self, string, pos=0, endpos=_maxsize):
        return _Scanner(self, string, pos, endpos)

    def findall(self, string, pos=0, endpos=_maxsize):
        rows = self._rows(string, pos, endpos, 0, 0)
        string = _plain(string)
        if not self.groups:
            return [string[row[1]:row[2]] for row in rows]
        # A group that did not match has -1 twice: an empty part of the text.
        if self.groups == 1:
            return [string[row[3]:row[4]] for row in rows]
        places = range(3, 3 + 2 * self.groups, 2)
        return [tuple([string[row[at]:row[at + 1]] for at in places]) for row in rows]

    def split(self, string, maxsplit=0):
        rows = self._rows(string, 0, _maxsize, 0, maxsplit) if maxsplit >= 0 else []
        string = _plain(string)
        parts, last = [], 0
        for row in rows:
            parts.append(string[last:row[1]])
            for at in range(3, len(row), 2):
                parts.append(string[row[at]:row[at + 1]] if row[at] >= 0 else None)
            last = row[2]
        parts.append(string[last:])
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        called = callable(repl)
        pieces = None if called else _template(self, repl)
        rows = self._rows(string, 0, _maxsize, 0, count) if count >= 0 else []
        whole, string = string, _plain(string)
        parts, last, done = [], 0, 0
        for row in rows:
            if last < row[1]:
                parts.append(string[last:row[1]])
            if called:
                piece = repl(_match(self, whole, 0, _maxsize, row))
                if piece is not None:
                    parts.append(piece)
            else:
                _fill(pieces, row, string, parts)
            last = row[2]
            done += 1
        if last < len(string):
            parts.append(string[last:])
        return string[:0].join(parts), done

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str):
            flags &= ~32
        names = []
        for name in _REPR_ORDER:
            bit = _FLAGS[name]
            if flags & bit:
                flags &= ~bit
                names.append("re." + name)
        if flags:
            names.append(hex(flags))
        pattern = repr(self.pattern)[:200]
        return f"re.compile({pattern}, {'|'.join(names)})" if names else f"re.compile({pattern})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (
            self.flags == other.flags
            and type(self.pattern) is type(other.pattern)
            and self.pattern == other.pattern
        )

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _searchable(string):
    """What can be searched: other views of bytes as bytes."""
    return bytes(string) if isinstance(string, memoryview) else string


def _plain(string):
    """A str or bytes, whatever class of its own it has."""
    if type(string) is str or type(string) is bytes:
        return string
    return "".join((string,)) if isinstance(string, str) else bytes(string)


class _Scanner:
    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._target = string, pos, endpos
        self._place = pos, False

    def _next(self, how):
        if self._place is None:
            return None
        string, pos, endpos = self._target
        pattern = self.pattern
        start, advance = self._place
        rows = _find(
            pattern._words, isinstance(pattern.pattern, str), string, start, endpos, how, 1, advance
        )
        if not rows:
            self._place = None
            return None
        self._place = rows[0][2], rows[0][1] == rows[0][2]
        return _match(pattern, string, pos, endpos, rows[0])

    def search(self):
        return self._next(0)

    def match(self):
        return self._next(1)


def _match(pattern, string, pos, endpos, row):
    self = object.__new__(Match)
    size = len(string)
    pos, endpos = min(max(pos, 0), size), min(max(endpos, 0), size)
    self.__dict__.update(re=pattern, string=string, pos=pos, endpos=endpos, _row=row)
    return self


class Match:
    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Match' instances")

    def __setattr__(self, name, value):
        if name in self.__dict__ or isinstance(getattr(Match, name, None), property):
            raise AttributeError("readonly attribute")
        if hasattr(Match, name):
            raise AttributeError(f"'re.Match' object attribute '{name}' is read-only")
        raise AttributeError(
            f"'re.Match' object has no attribute '{name}' and no __dict__ for setting new attributes"
        )

    __class_getitem__ = classmethod(type(list[int]))

    def _place(self, group):
        if isinstance(group, int) or hasattr(type(group), "__index__"):
            group = group.__index__()
        else:
            group = self.re.groupindex.get(group, -1) if isinstance(group, (str, bytes)) else -1
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return 2 * group + 1

    def _part(self, at, default=None):
        start = self._row[at]
        return _plain(self.string)[start:self._row[at + 1]] if start >= 0 else default

    def group(self, *groups):
        if not groups:
            return self._part(1)
        if len(groups) == 1:
            return self._part(self._place(groups[0]))
        return tuple([self._part(self._place(group)) for group in groups])

    def __getitem__(self, group, /):
        return self._part(self._place(group))

    def groups(self, default=None):
        return tuple([self._part(at, default) for at in range(3, len(self._row), 2)])

    def groupdict(self, default=None):
        return {name: self._part(2 * group + 1, default) for name, group in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self._row[self._place(group)]

    def end(self, group=0, /):
        return self._row[self._place(group) + 1]

    def span(self, group=0, /):
        at = self._place(group)
        return self._row[at], self._row[at + 1]

    def expand(self, template):
        parts = []
        _fill(_template(self.re, template), self._row, self.string, parts)
        return ("" if isinstance(template, str) else b"").join(parts)

    @property
    def regs(self):
        row = self._row
        return tuple([(row[at], row[at + 1]) for at in range(1, len(row), 2)])

    @property
    def lastindex(self):
        return self._row[0] if self._row[0] >= 0 else None

    @property
    def lastgroup(self):
        for name, group in self.re.groupindex.items():
            if group == self._row[0]:
                return name
        return None

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={repr(self.group())[:50]}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_DIGITS = "0123456789"
_OCTAL = "01234567"


def _fill(pieces, row, string, parts):
    for piece in pieces:
        if type(piece) is not int:
            parts.append(piece)
        elif row[2 * piece + 1] >= 0:
            parts.append(string[row[2 * piece + 1]:row[2 * piece + 2]])


def _template(pattern, repl):
    """What `sub` puts in: literals and numbers of groups."""
    if isinstance(repl, str):
        if "\\" not in repl:
            return [repl] if repl else []
        return _template_pieces(pattern, repl, repl)
    if isinstance(repl, bytes):
        if b"\\" not in repl:
            return [repl] if repl else []
        pieces = _template_pieces(pattern, repl, repl.decode("latin-1"))
        return [piece if type(piece) is int else piece.encode("latin-1") for piece in pieces]
    raise TypeError(f"decoding to str: need a bytes-like object, {type(repl).__name__} found")


def _template_pieces(pattern, repl, text):
    pieces, literal, at, size = [], [], 0, len(text)

    def add_group(number, place):
        if number > pattern.groups:
            raise PatternError(f"invalid group reference {number}", repl, place)
        if literal:
            pieces.append("".join(literal))
            literal.clear()
        pieces.append(number)

    while at < size:
        slash = text.find("\\", at)
        if slash < 0:
            slash = size
        if slash > at:
            literal.append(text[at:slash])
        if slash == size:
            break
        if slash + 1 == size:
            raise PatternError("bad escape (end of pattern)", repl, slash)
        c = text[slash + 1]
        at = slash + 2
        if c == "g":
            number, at, place = _named_group(pattern, repl, text, at)
            add_group(number, place)
        elif c in _DIGITS:
            digits = c
            most = 3 if c == "0" else 2
            allowed = _OCTAL if c == "0" else _DIGITS
            while len(digits) < most and at < size and text[at] in allowed:
                digits += text[at]
                at += 1
            if c == "0":
                literal.append(chr(int(digits, 8) & 0xFF))
                continue
            octal = len(digits) == 2 and digits[0] in _OCTAL and digits[1] in _OCTAL
            if octal and at < size and text[at] in _OCTAL:
                digits += text[at]
                at += 1
                value = int(digits, 8)
                if value > 0o377:
                    message = f"octal escape value \\{digits} outside of range 0-0o377"
                    raise PatternError(message, repl, slash)
                literal.append(chr(value))
            else:
                add_group(int(digits), slash + 1)
        elif c in _ESCAPES:
            literal.append(_ESCAPES[c])
        elif c.isascii() and c.isalpha():
            raise PatternError(f"bad escape \\{c}", repl, slash)
        else:
            literal.append("\\" + c)
    if literal:
        pieces.append("".join(literal))
    return pieces


def _named_group(pattern, repl, text, at):
    """The group of a `\\g<name>` whose `<` is at `at`, where it ends, and where the name is."""
    if text[at:at + 1] != "<":
        raise PatternError("missing <", repl, at)
    start = at + 1
    end = text.find(">", start)
    if end < 0:
        if start == len(text):
            raise PatternError("missing group name", repl, start)
        raise PatternError("missing >, unterminated name", repl, start)
    name = text[start:end]
    if not name:
        raise PatternError("missing group name", repl, start)
    if name.isdecimal() and name.isascii():
        return int(name), end + 1, start
    if not name.isidentifier() or isinstance(repl, bytes) and not name.isascii():
        shown = ascii(name) if isinstance(repl, bytes) else repr(name)
        raise PatternError(f"bad character in group name {shown}", repl, start)
    number = pattern.groupindex.get(name)
    if number is None:
        raise IndexError(f"unknown group name {name!r}")
    return number, end + 1, start


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


_unset = object()


def _optional(name, value, flags, args):
    """The last arguments of `sub` and its kin, which may still be given by position."""
    if args:
        if value is not _unset:
            raise TypeError(f"{name[0]}() got multiple values for argument '{name[1]}'")
        value, *args = args
        if args:
            if flags is not _unset:
                raise TypeError(f"{name[0]}() got multiple values for argument 'flags'")
            flags, *args = args
            if args:
                most = 5 if name[1] == "count" else 4
                given = most + len(args)
                raise TypeError(f"{name[0]}() takes from {most - 2} to {most} positional arguments but {given} were given")
    return 0 if value is _unset else value, 0 if flags is _unset else flags


def sub(pattern, repl, string, *args, count=_unset, flags=_unset):
    count, flags = _optional(("sub", "count"), count, flags, args)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_unset, flags=_unset):
    count, flags = _optional(("subn", "count"), count, flags, args)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_unset, flags=_unset):
    maxsplit, flags = _optional(("split", "maxsplit"), maxsplit, flags, args)
    return _compile(pattern, flags).split(string, maxsplit)


def purge():
    _cache.clear()


_SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"


def escape(pattern):
    if isinstance(pattern, str):
        return "".join(["\\" + c if c in _SPECIAL else c for c in pattern])
    text = pattern.decode("latin-1")
    return "".join(["\\" + c if c in _SPECIAL else c for c in text]).encode("latin-1")
