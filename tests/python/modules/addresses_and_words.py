"""Command lines, addresses, patterns: text that programs exchange, without files or a network."""

import fnmatch
import html
import shlex
import zlib
from http import HTTPMethod, HTTPStatus
from urllib.parse import (
    parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urlencode, urljoin, urlparse, urlsplit, urlunparse,
)

# shlex
for line in ["add 'Ann Lee' --n=3", 'say "a \\"b\\" c" x\\ y', "  ", "a'b'\"c\"d", "x # y"]:
    print(shlex.split(line), shlex.split(line, comments=True))
try:
    shlex.split("it's")
except ValueError as error:
    print(error)
print(shlex.join(["echo", "a b", "it's", "", "x=1"]), shlex.quote("$HOME"))

# Addresses.
u = urlparse("https://ann:pw@Example.com:8080/a/b;p?q=1&r=x%20y#top")
print(u, u.hostname, u.port, u.username, u.password, u.geturl() == urlunparse(u))
print(urlsplit("/users/5?page=2"), urlparse("mailto:x@y.z"), urlparse("//host/path").netloc)
print(parse_qs("a=1&b=2&a=3&c=&d=x+y%21"), parse_qsl("a=1&c=", keep_blank_values=True))
print(quote("a b/ü?&=~"), quote_plus("a b/ü"), unquote("a%20b%C3%BC%zz"), unquote_plus("a+b%2Bc"), quote("/x y", safe=""))
print(urlencode({"q": "a b", "n": 5, "t": ["x", "y"]}), urlencode({"t": ["x", "y"]}, doseq=True), urlencode([("a", "é&")]))
for url in ["c", "/c", "../c", "?x=1", "#f", "http://other/", "//h/p", "./", "c/../d"]:
    print(urljoin("http://host/a/b?q=1", url), end=" ")
print()
try:
    urlparse("http://h:99999/").port
except ValueError as error:
    print(error)
print(html.escape("<a href=\"x\">'&'</a>"), html.escape("\"<'", quote=False))

# HTTP's numbers.
print(HTTPStatus.OK, repr(HTTPStatus.NOT_FOUND), HTTPStatus(418).name, HTTPStatus.NOT_FOUND.phrase, HTTPStatus.OK == 200)
print(f"{HTTPStatus.CREATED} {HTTPStatus.CREATED.value}", HTTPStatus.FOUND.is_redirection, HTTPStatus(503).is_client_error, len(HTTPStatus))
print(HTTPMethod.GET, repr(HTTPMethod.POST), HTTPMethod("PUT") == "PUT", list(HTTPMethod)[0])
try:
    HTTPStatus(999)
except ValueError as error:
    print(error)

# Checksums, patterns.
print(zlib.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"hello"), zlib.crc32(b""))
print([p for p in ("user.*", "*.created", "user.?", "[!u]*", "[a-z]*d", "user") if fnmatch.fnmatch("user.created", p)])
print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"), fnmatch.fnmatchcase("A", "a"))
