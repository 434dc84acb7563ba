"""Names that match a pattern with `*`, `?` and `[seq]`."""

import re as _re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    return _re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    return [name for name in names if fnmatchcase(name, pat)]


def translate(pat):
    """Translate a shell PATTERN to a regular expression."""
    found = []
    for star, any, wanted, other in _re.findall(r"(\*+)|(\?)|\[(!?\]?[^]]*)\]|(.)", pat, _re.DOTALL):
        if wanted:
            wanted = wanted.replace("\\", r"\\")
            found.append("[" + ("^" + wanted[1:] if wanted[0] == "!" else wanted.replace("^", r"\^")) + "]")
        else:
            found.append(".*" if star else "." if any else _re.escape(other))
    return f"(?s:{''.join(found)})\\Z"
