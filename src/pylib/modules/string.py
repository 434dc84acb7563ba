"""Constants of characters, templates, and formatting by hand."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Split the argument into words using split, capitalize each word using capitalize, and join them."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_missing = object()


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2
    pattern = None
    _compiled = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compiled = None

    @classmethod
    def _placeholders(cls):
        # Regular expressions are imported when a template is first used.
        if cls._compiled is None:
            re = __import__("re")
            cls._compiled = re.compile(_pattern_of(cls, re), cls.flags | re.VERBOSE)
        return cls._compiled

    def __init__(self, template):
        self.template = template

    def _invalid(self, found):
        at = found.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        if lines:
            column, line = at - len("".join(lines[:-1])), len(lines)
        else:
            column = line = 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _mapping(self, mapping, kws):
        if mapping is _missing:
            return kws
        if kws:
            return __import__("collections").ChainMap(kws, mapping)
        return mapping

    def substitute(self, mapping=_missing, /, **kws):
        mapping = self._mapping(mapping, kws)

        def convert(found):
            named = found.group("named") or found.group("braced")
            if named is not None:
                return str(mapping[named])
            if found.group("escaped") is not None:
                return self.delimiter
            if found.group("invalid") is not None:
                self._invalid(found)
            raise ValueError("Unrecognized named group in pattern", self.pattern)

        return self._placeholders().sub(convert, self.template)

    def safe_substitute(self, mapping=_missing, /, **kws):
        mapping = self._mapping(mapping, kws)

        def convert(found):
            named = found.group("named") or found.group("braced")
            if named is not None:
                try:
                    return str(mapping[named])
                except KeyError:
                    return found.group()
            if found.group("escaped") is not None:
                return self.delimiter
            if found.group("invalid") is not None:
                return found.group()
            raise ValueError("Unrecognized named group in pattern", self.pattern)

        return self._placeholders().sub(convert, self.template)

    def is_valid(self):
        for found in self._placeholders().finditer(self.template):
            if found.group("invalid") is not None:
                return False
            if (
                found.group("named") is None
                and found.group("braced") is None
                and found.group("escaped") is None
            ):
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return True

    def get_identifiers(self):
        names = []
        for found in self._placeholders().finditer(self.template):
            named = found.group("named") or found.group("braced")
            if named is not None and named not in names:
                names.append(named)
            elif (
                named is None and found.group("invalid") is None and found.group("escaped") is None
            ):
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return names


def _pattern_of(cls, re):
    if cls.pattern is not None:
        return cls.pattern
    delimiter = re.escape(cls.delimiter)
    name = cls.idpattern
    braced = cls.braceidpattern or cls.idpattern
    return (
        rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{name})|{{(?P<braced>{braced})}}|(?P<invalid>))"
    )



class Formatter:
    """What str.format does, in parts that a subclass may change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == "" or name[0] in ".[":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = f"{auto}{name}"
                auto += 1
            elif _first_of(name).isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(value, spec))
        return "".join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first = _first_of(field_name)
        key = int(first) if first.isdigit() else first
        value = self.get_value(key, args, kwargs)
        for is_attribute, part in _rest_of(field_name[len(first) :]):
            value = getattr(value, part) if is_attribute else value[part]
        return value, key


def _first_of(name):
    for at, character in enumerate(name):
        if character in ".[":
            return name[:at]
    return name


def _rest_of(rest):
    at = 0
    while at < len(rest):
        if rest[at] == ".":
            end = at + 1
            while end < len(rest) and rest[end] not in ".[":
                end += 1
            if end == at + 1:
                raise ValueError("Empty attribute in format string")
            yield True, rest[at + 1 : end]
            at = end
        elif rest[at] == "[":
            end = rest.find("]", at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            part = rest[at + 1 : end]
            if not part:
                raise ValueError("Empty attribute in format string")
            yield False, int(part) if part.isdigit() else part
            at = end + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")


def _parse(text):
    """Literal text, field name, format spec and conversion, piece by piece."""
    at = 0
    literal = []
    while at < len(text):
        character = text[at]
        if character == "{":
            if text.startswith("{{", at):
                literal.append("{")
                at += 2
                yield "".join(literal), None, None, None
                literal = []
                continue
            end = _field_end(text, at + 1)
            yield ("".join(literal), *_field(text[at + 1 : end]))
            literal = []
            at = end + 1
        elif character == "}":
            if not text.startswith("}}", at):
                raise ValueError("Single '}' encountered in format string")
            literal.append("}")
            at += 2
            yield "".join(literal), None, None, None
            literal = []
        else:
            literal.append(character)
            at += 1
    if literal:
        yield "".join(literal), None, None, None


def _field_end(text, at):
    if at >= len(text):
        raise ValueError("Single '{' encountered in format string")
    depth = 1
    bracket = False
    while at < len(text):
        if text[at] == "[" and depth == 1:
            bracket = True
        elif text[at] == "]":
            bracket = False
        elif not bracket and text[at] == "{":
            depth += 1
        elif not bracket and text[at] == "}":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    raise ValueError("expected '}' before end of string")


def _field(text):
    bracket = False
    for at, character in enumerate(text):
        if character == "[":
            bracket = True
        elif character == "]":
            bracket = False
        elif character in ":!" and not bracket:
            name, rest = text[:at], text[at:]
            break
        elif character == "{":
            raise ValueError("unexpected '{' in field name")
    else:
        return text, "", None
    conversion = None
    if rest[0] == "!":
        if len(rest) < 2:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = rest[1]
        rest = rest[2:]
        if rest and rest[0] != ":":
            raise ValueError("expected ':' after conversion specifier")
    return name, rest[1:], conversion
