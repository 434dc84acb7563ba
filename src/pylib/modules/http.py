"""Answers of a server by number, and what is asked of it. There is no network here."""

from enum import IntEnum as _IntEnum, StrEnum as _StrEnum

__all__ = ["HTTPStatus", "HTTPMethod"]

_phrases = {}
for _first, _names in {
    100: "Continue|Switching Protocols|Processing|Early Hints",
    200: "OK|Created|Accepted|Non-Authoritative Information|No Content|Reset Content|Partial Content|Multi-Status|Already Reported",
    226: "IM Used",
    300: "Multiple Choices|Moved Permanently|Found|See Other|Not Modified|Use Proxy",
    307: "Temporary Redirect|Permanent Redirect",
    400: "Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Method Not Allowed|Not Acceptable|"
    "Proxy Authentication Required|Request Timeout|Conflict|Gone|Length Required|Precondition Failed|Content Too Large|"
    "URI Too Long|Unsupported Media Type|Range Not Satisfiable|Expectation Failed|I'm a Teapot",
    421: "Misdirected Request|Unprocessable Content|Locked|Failed Dependency|Too Early|Upgrade Required",
    428: "Precondition Required|Too Many Requests",
    431: "Request Header Fields Too Large",
    451: "Unavailable For Legal Reasons",
    500: "Internal Server Error|Not Implemented|Bad Gateway|Service Unavailable|Gateway Timeout|HTTP Version Not Supported|"
    "Variant Also Negotiates|Insufficient Storage|Loop Detected",
    510: "Not Extended|Network Authentication Required",
}.items():
    for _code, _name in enumerate(_names.split("|"), _first):
        _phrases[_code] = _name


def _member(phrase):
    return phrase.upper().replace(" ", "_").replace("-", "_").replace("'", "")


HTTPStatus = _IntEnum("HTTPStatus", [
    *[(_member(phrase), code) for code, phrase in _phrases.items()],
    ("REQUEST_ENTITY_TOO_LARGE", 413), ("REQUEST_URI_TOO_LONG", 414), ("REQUESTED_RANGE_NOT_SATISFIABLE", 416),
    ("UNPROCESSABLE_ENTITY", 422),
], module=__name__)
HTTPStatus.phrase = property(lambda self: _phrases[self.value])
for _at, _kind in enumerate("informational success redirection client_error server_error".split(), 1):
    setattr(HTTPStatus, "is_" + _kind, property(lambda self, at=_at: self.value // 100 == at))
HTTPMethod = _StrEnum("HTTPMethod", [
    (name, name) for name in "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE".split()
], module=__name__)
HTTPMethod.__repr__ = lambda self: f"<HTTPMethod.{self.name}>"
