"""Command lines in words, as a shell reads them."""

import re as _re

__all__ = ["split", "quote", "join"]


def split(s, comments=False, posix=True):
    """Split the string *s* using shell-like syntax."""
    words, word, place = [], None, 0
    while place < len(s):
        char = s[place]
        place += 1
        if char.isspace():
            if word is not None:
                words.append(word)
            word = None
        elif char == "#" and comments:
            place = s.find("\n", place) % (len(s) + 1)
        elif char in "'\"":
            word = word or ""
            while True:
                if place >= len(s):
                    raise ValueError("No closing quotation")
                inner = s[place]
                place += 1
                if inner == char:
                    break
                if inner == "\\" and char == '"' and s[place : place + 1] in ('"', "\\"):
                    inner = s[place]
                    place += 1
                word += inner
        else:
            if char == "\\":
                if place >= len(s):
                    raise ValueError("No escaped character")
                char = s[place]
                place += 1
            word = (word or "") + char
    return words if word is None else [*words, word]


def join(split_command):
    """Return a shell-escaped string from *split_command*."""
    return " ".join([quote(arg) for arg in split_command])


def quote(s):
    """Return a shell-escaped version of the string *s*."""
    if not s:
        return "''"
    return "'" + s.replace("'", "'\"'\"'") + "'" if _re.search(r"[^\w@%+=:,./-]", s, _re.ASCII) else s
