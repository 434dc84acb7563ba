"""Addresses of the web: their parts, and characters that stand in them as `%xx`."""

from collections import namedtuple as _namedtuple

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl", "quote",
    "quote_plus", "unquote", "unquote_plus",
]


class _Parts:
    """What stands in the middle part of an address."""

    def _place(self):
        user, _, place = self.netloc.rpartition("@")
        host, _, port = place.partition(":")
        return user, host, port

    @property
    def username(self):
        return self._place()[0].partition(":")[0] or None

    @property
    def password(self):
        return self._place()[0].partition(":")[2] or None

    @property
    def hostname(self):
        return self._place()[1].lower() or None

    @property
    def port(self):
        port = self._place()[2]
        if not port:
            return None
        if not (port.isascii() and port.isdigit()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


class SplitResult(_Parts, _namedtuple("SplitResult", "scheme netloc path query fragment")):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Parts, _namedtuple("ParseResult", "scheme netloc path params query fragment")):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.strip()
    place = netloc = query = fragment = ""
    before, colon, rest = url.partition(":")
    if colon and before[:1].isalpha() and before.isascii() and all([c.isalnum() or c in "+-." for c in before]):
        scheme, url = before.lower(), rest
    if url.startswith("//"):
        end = min([at for at in map(url[2:].find, "/?#") if at >= 0], default=len(url)) + 2
        netloc, url = url[2:end], url[end:]
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    folder, slash, last = path.rpartition("/")
    last, _, params = last.partition(";")
    return ParseResult(scheme, netloc, folder + slash + last, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc:
        url = "//" + netloc + ("/" if url and url[0] != "/" else "") + url
    return (scheme and scheme + ":") + url + (query and "?" + query) + (fragment and "#" + fragment)


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, url + (params and ";" + params), query, fragment))


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    old, new = urlsplit(base), urlsplit(url)
    if new.scheme and new.scheme != old.scheme:
        return url
    if new.netloc:
        return urlunsplit((old.scheme, *new[1:]))
    if not new.path:
        return urlunsplit((*old[:3], new.query or old.query, new.fragment))
    parts = []
    path = new.path if new.path[0] == "/" else old.path.rpartition("/")[0] + "/" + new.path
    for part in path.split("/")[1:]:
        if part == "..":
            parts[-1:] = []
        elif part != ".":
            parts.append(part)
    if path.endswith(("/.", "/..")):
        parts.append("")
    return urlunsplit((old.scheme, old.netloc, "/" + "/".join(parts), new.query, new.fragment))


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    kept = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~" + safe
    return "".join([chr(byte) if chr(byte) in kept else f"%{byte:02X}" for byte in string])


def quote_plus(string, safe="", encoding=None, errors=None):
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote(string, encoding="utf-8", errors="replace"):
    whole, *parts = string.split("%")
    whole = whole.encode()
    for part in parts:
        try:
            whole += bytes([int(part[:2], 16)]) + part[2:].encode()
        except ValueError:
            whole += b"%" + part.encode()
    return whole.decode(encoding, errors)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    pairs = []
    for key, value in query.items() if hasattr(query, "items") else query:
        for each in value if doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__iter__") else [value]:
            both = [part if isinstance(part, bytes) else str(part) for part in (key, each)]
            pairs.append("=".join([quote_via(part, safe) for part in both]))
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace"):
    found = []
    for pair in qs.split("&"):
        key, equals, value = pair.partition("=")
        if strict_parsing and not equals:
            raise ValueError(f"bad query field: {pair!r}")
        if value or keep_blank_values and pair:
            found.append((unquote_plus(key), unquote_plus(value)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace"):
    found = {}
    for key, value in parse_qsl(qs, keep_blank_values, strict_parsing):
        found.setdefault(key, []).append(value)
    return found
