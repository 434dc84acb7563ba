"""JSON: reading, with CPython's messages and places of errors, and writing."""

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


class JSONDecodeError(ValueError):
    """What is no JSON, and where."""

    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_SPACE = " \t\n\r"
_DIGITS = frozenset("0123456789")
_CONSTANTS = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": float("nan")}


def _skip(text, at):
    size = len(text)
    while at < size and text[at] in _SPACE:
        at += 1
    return at


def _hex4(text, at):
    digits = text[at + 1 : at + 5]
    # Nothing behind them: not even the quote that ends the text.
    if at + 5 < len(text) and all(digit in "0123456789abcdefABCDEF" for digit in digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", text, at)


def _string(text, at, strict=True):
    """The string that begins after the quote at `at - 1`, and where it ends."""
    begin = at - 1
    parts = []
    while True:
        quote = text.find('"', at)
        if quote < 0:
            quote = len(text)
        slash = text.find("\\", at, quote)
        end = quote if slash < 0 else slash
        chunk = text[at:end]
        if strict and not chunk.isprintable():
            for offset, character in enumerate(chunk):
                if character < " ":
                    raise JSONDecodeError("Invalid control character at", text, at + offset)
        parts.append(chunk)
        if end == len(text):
            raise JSONDecodeError("Unterminated string starting at", text, begin)
        if slash < 0:
            return "".join(parts), quote + 1
        at = slash + 1
        if at >= len(text):
            raise JSONDecodeError("Unterminated string starting at", text, begin)
        escape = text[at]
        if escape != "u":
            if escape not in _ESCAPES:
                raise JSONDecodeError("Invalid \\escape", text, at - 1)
            parts.append(_ESCAPES[escape])
            at += 1
            continue
        code = _hex4(text, at)
        at += 5
        if 0xD800 <= code <= 0xDBFF and text[at : at + 2] == "\\u":
            second = _hex4(text, at + 1)
            if 0xDC00 <= second <= 0xDFFF:
                code = 0x10000 + ((code - 0xD800) << 10 | second - 0xDC00)
                at += 6
        parts.append(chr(code))


class _Reader:
    """Reads one document."""

    def __init__(self, decoder, text):
        self.text = text
        self.object_hook = decoder.object_hook
        self.object_pairs_hook = decoder.object_pairs_hook
        self.parse_float = decoder.parse_float
        self.parse_int = decoder.parse_int
        self.parse_constant = decoder.parse_constant
        self.strict = decoder.strict
        self.names = {}

    def value(self, at):
        text = self.text
        first = text[at : at + 1]
        if not first:
            raise StopIteration(at)
        if first == '"':
            return _string(text, at + 1, self.strict)
        if first == "{":
            return self.object(at + 1)
        if first == "[":
            return self.array(at + 1)
        for word, constant in (("null", None), ("true", True), ("false", False)):
            if first == word[0] and text.startswith(word, at):
                return constant, at + len(word)
        if first == "-" or first in _DIGITS:
            found = self.number(at)
            if found is not None:
                return found
        for word in _CONSTANTS:
            if text.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise StopIteration(at)

    def number(self, at):
        text = self.text
        end = at + 1 if text[at] == "-" else at
        if text[end : end + 1] == "0":
            end += 1
        elif text[end : end + 1] in _DIGITS:
            end = self.digits(end)
        else:
            return None
        whole = end
        if text[end : end + 1] == "." and text[end + 1 : end + 2] in _DIGITS:
            end = self.digits(end + 1)
        if text[end : end + 1] in ("e", "E"):
            exponent = end + 2 if text[end + 1 : end + 2] in ("+", "-") else end + 1
            if text[exponent : exponent + 1] in _DIGITS:
                end = self.digits(exponent)
        if end == whole:
            return self.parse_int(text[at:end]), end
        return self.parse_float(text[at:end]), end

    def digits(self, at):
        text, size = self.text, len(self.text)
        while at < size and text[at] in _DIGITS:
            at += 1
        return at

    def inner(self, at):
        try:
            return self.value(at)
        except StopIteration as error:
            raise JSONDecodeError("Expecting value", self.text, error.value) from None

    def object(self, at):
        text = self.text
        pairs = []
        at = _skip(text, at)
        if text[at : at + 1] == "}":
            return self.made(pairs), at + 1
        if text[at : at + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
        while True:
            key, at = _string(text, at + 1, self.strict)
            key = self.names.setdefault(key, key)
            at = _skip(text, at)
            if text[at : at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", text, at)
            value, at = self.inner(_skip(text, at + 1))
            pairs.append((key, value))
            at = _skip(text, at)
            sign = text[at : at + 1]
            if sign == "}":
                return self.made(pairs), at + 1
            if sign != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            comma, at = at, _skip(text, at + 1)
            if text[at : at + 1] != '"':
                if text[at : at + 1] == "}":
                    raise JSONDecodeError("Illegal trailing comma before end of object", text, comma)
                raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)

    def made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)

    def array(self, at):
        text = self.text
        values = []
        at = _skip(text, at)
        if text[at : at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self.inner(at)
            values.append(value)
            at = _skip(text, at)
            sign = text[at : at + 1]
            if sign == "]":
                return values, at + 1
            if sign != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            comma, at = at, _skip(text, at + 1)
            if text[at : at + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", text, comma)


class JSONDecoder:
    """Simple JSON decoder."""

    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        """Return the Python representation of `s` (a str instance containing a JSON document)."""
        found, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return found

    def raw_decode(self, s, idx=0):
        """Decode a JSON document from `s`: its representation and the index where the document ended."""
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            return _Reader(self, s).value(idx)
        except StopIteration as error:
            raise JSONDecodeError("Expecting value", s, error.value) from None


_SHORT = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _quoted(text, ensure_ascii=True):
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    parts = ['"']
    for character in text:
        if character in _SHORT:
            parts.append(_SHORT[character])
        elif " " <= character and (not ensure_ascii or character < "\x7f"):
            parts.append(character)
        else:
            code = ord(character)
            if code >= 0x10000:
                code -= 0x10000
                parts.append(f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}")
            else:
                parts.append(f"\\u{code:04x}")
    parts.append('"')
    return "".join(parts)


class JSONEncoder:
    """Extensible JSON encoder for Python data structures."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Override this in a subclass: a serializable object for `o`, or a TypeError."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """Return a JSON string representation of a Python data structure."""
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """Encode the given object: a list of its parts."""
        parts = []
        _Writer(self, parts).value(o, 0)
        return iter(parts)


class _Writer:
    """Writes one document."""

    def __init__(self, encoder, parts):
        self.encoder = encoder
        self.parts = parts
        self.open = set()
        indent = encoder.indent
        self.indent = " " * indent if isinstance(indent, int) else indent

    def scalar(self, value):
        """The text of what is no container, or None."""
        if isinstance(value, str):
            return _quoted(value, self.encoder.ensure_ascii)
        if value is None:
            return "null"
        if value is True:
            return "true"
        if value is False:
            return "false"
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return self.float(value)
        return None

    def float(self, value):
        if value != value:
            text = "NaN"
        elif value in (float("inf"), float("-inf")):
            text = "Infinity" if value > 0 else "-Infinity"
        else:
            return float.__repr__(value)
        if not self.encoder.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(value))
        return text

    def key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.float(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def value(self, value, level):
        text = self.scalar(value)
        if text is not None:
            self.parts.append(text)
            return
        if self.encoder.check_circular:
            if id(value) in self.open:
                raise ValueError("Circular reference detected")
            self.open.add(id(value))
        if isinstance(value, (list, tuple)):
            self.list(value, level)
        elif isinstance(value, dict):
            self.dict(value, level)
        else:
            self.value(self.encoder.default(value), level)
        self.open.discard(id(value))

    def edge(self, level):
        return "" if self.indent is None else "\n" + self.indent * level

    def list(self, items, level):
        if not items:
            self.parts.append("[]")
            return
        between = self.encoder.item_separator + self.edge(level + 1)
        self.parts.append("[" + self.edge(level + 1))
        for at, item in enumerate(items):
            if at:
                self.parts.append(between)
            self.value(item, level + 1)
        self.parts.append(self.edge(level) + "]")

    def dict(self, entries, level):
        if not entries:
            self.parts.append("{}")
            return
        between = self.encoder.item_separator + self.edge(level + 1)
        self.parts.append("{" + self.edge(level + 1))
        first = True
        for key, item in sorted(entries.items()) if self.encoder.sort_keys else entries.items():
            name = self.key(key)
            if name is None:
                continue
            if not first:
                self.parts.append(between)
            first = False
            self.parts.append(_quoted(name, self.encoder.ensure_ascii) + self.encoder.key_separator)
            self.value(item, level + 1)
        self.parts.append(self.edge(level) + "}")


def dumps(
    obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
    separators=None, default=None, sort_keys=False, **kw,
):
    """Serialize `obj` to a JSON formatted str."""
    if cls is None:
        cls = JSONEncoder
    return cls(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw,
    ).encode(obj)


def dump(obj, fp, **kw):
    """Serialize `obj` as a JSON formatted stream to `fp` (something with a write method)."""
    cls = kw.pop("cls", None) or JSONEncoder
    for chunk in cls(**kw).iterencode(obj):
        fp.write(chunk)


def loads(
    s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw
):
    """Deserialize `s` (a str, bytes or bytearray instance containing a JSON document) to a Python object."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    else:
        if not isinstance(s, (bytes, bytearray)):
            raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
        s = s.decode(detect_encoding(s))
    for name, value in (
        ("object_hook", object_hook), ("object_pairs_hook", object_pairs_hook), ("parse_float", parse_float),
        ("parse_int", parse_int), ("parse_constant", parse_constant),
    ):
        if value is not None:
            kw[name] = value
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    """Deserialize `fp` (something with a read method) to a Python object."""
    return loads(fp.read(), **kw)


def detect_encoding(b):
    if b.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if b.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if len(b) >= 4:
        if not b[0]:
            return "utf-16-be" if b[1] else "utf-32-be"
        if not b[1]:
            return "utf-16-le" if b[2] or b[3] else "utf-32-le"
    elif len(b) == 2:
        if not b[0]:
            return "utf-16-be"
        if not b[1]:
            return "utf-16-le"
    return "utf-8"
