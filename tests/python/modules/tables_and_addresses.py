"""Tables, command lines, addresses, days: text that programs exchange, without files or a network."""

import calendar
import csv
import fnmatch
import html
import io
import shlex
import zlib
from http import HTTPMethod, HTTPStatus
from urllib.parse import (
    parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urlencode, urljoin, urlparse, urlsplit, urlunparse,
)

# csv: fields with commas, quotes and lines in them.
text = 'name,note,n\n"Ann, B.","said ""hi""",1\nBob,"two\nlines",2\n\n,,\n"",x\n'
print(list(csv.reader(io.StringIO(text))))
for row in csv.DictReader(io.StringIO("a,b\n1,2,3\n4\n"), restkey="more", restval="-"):
    print(row)
out = io.StringIO()
w = csv.writer(out)
print(w.writerow(["x", 1, 2.5, None, True, 'q"q', "a,b", ""]))
w.writerows([["only"], [""], ["two\nlines", "é"]])
csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(["a;b", 3])
csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerow(["a", 3])
print(repr(out.getvalue()))
out = io.StringIO()
d = csv.DictWriter(out, fieldnames=["name", "qty"], extrasaction="ignore")
d.writeheader()
d.writerow({"name": "pen", "qty": 3, "other": 1})
d.writerow({"name": "ink"})
print(repr(out.getvalue()))
try:
    csv.DictWriter(out, ["a"]).writerow({"b": 1})
except ValueError as error:
    print(error)
try:
    w.writerow(5)
except csv.Error as error:
    print(type(error), error)
print(list(csv.reader(["a\tb", "c\td"], "excel-tab")), list(csv.reader(["1| 'x|y' "], delimiter="|", quotechar="'", skipinitialspace=True)))
print(next(csv.reader(["1,2.5"], quoting=csv.QUOTE_NONNUMERIC)))

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

# Checksums, patterns, days.
print(zlib.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"hello"), zlib.crc32(b""))
print([p for p in ("user.*", "*.created", "user.?", "[!u]*", "[a-z]*d", "user") if fnmatch.fnmatch("user.created", p)])
print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"), fnmatch.fnmatchcase("A", "a"))
print(calendar.isleap(1900), calendar.monthrange(2024, 2), calendar.month_name[3], calendar.day_abbr[0], list(calendar.month_abbr)[:3])
print([calendar.monthrange(2023, m)[1] for m in range(1, 13)], calendar.weekday(2024, 1, 1), calendar.leapdays(2000, 2025))
print(calendar.monthcalendar(2024, 9))
print(calendar.month(2024, 2))
try:
    calendar.monthrange(2024, 13)
except ValueError as error:
    print(error)
