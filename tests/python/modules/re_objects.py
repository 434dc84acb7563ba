# Patterns, matches, templates and their messages.
import re

pattern = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)", re.I)
print(pattern, pattern.groups, pattern.flags, pattern.groupindex, re.compile(b"a", re.A | re.M))
match = pattern.search("on 2024-05 and 2023-01")
print(match, match["year"], match.group("month", 1), match.groupdict(), match.lastgroup, match.lastindex)
print(match.start(), match.end("year"), match.span(2), match.pos, match.endpos, match.re is pattern, match.regs)
print(match.expand(r"\g<month>/\1 \g<0>"), match.groups(), re.match("(a)|(b)", "b").groups("none"))
print(pattern.sub(lambda found: found["month"] + "!", "2024-05 2023-01"), pattern.subn(r"\2\\\n", "2024-05"))
print(re.split(r"(,)|;", "a,b;c"), re.split(r"\W+", "Words, words", maxsplit=1), re.escape("a.b*c [x]"))
print(re.findall(r"(\w)(\d)?", "a1b"), [found.start() for found in re.finditer("a", "banana")])
print(re.sub("(?i)HELLO", "bye", "Hello hello"), re.sub("x*", "-", "abxd"), re.sub(b"a", b"[\\g<0>]", b"banana"))
print(re.compile("x") is re.compile("x"), pattern == re.compile(pattern.pattern, re.I), re.I | re.M, repr(re.NOFLAG))
print(re.fullmatch(r"(?:ab)*", "ab" * 5000).end(), re.search("(?s:.)b", "\nb"), re.match("Straße", "STRAßE", re.I))

attempts = [
    lambda: match.group(5),
    lambda: match["day"],
    lambda: re.compile("(a"),
    lambda: re.compile("a)"),
    lambda: re.compile("[a"),
    lambda: re.compile("a**"),
    lambda: re.compile(r"\8"),
    lambda: re.compile("(?P<a>x)(?P<a>y)"),
    lambda: re.compile("(?<=a+)b"),
    lambda: re.compile("x(?i)y"),
    lambda: re.compile("\n\n(a"),
    lambda: pattern.sub(r"\3", "2024-05"),
    lambda: pattern.sub(r"\g<day>", "2024-05"),
    lambda: pattern.sub(r"\q", "2024-05"),
    lambda: pattern.search(5),
    lambda: pattern.search(b""),
    lambda: re.search(b"a", "a"),
    lambda: re.compile(5),
    lambda: re.compile(pattern, re.I),
    lambda: re.compile("a", re.L),
    lambda: re.compile("a{99999999999}"),
    lambda: re.sub("a", None, "a"),
    lambda: re.sub("a", lambda found: 3, "bab"),
    lambda: re.Match(),
    lambda: setattr(pattern, "flags", 3),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
try:
    re.compile("a\n[b-a]")
except re.error as error:
    print(error.msg, repr(error.pattern), error.pos, error.lineno, error.colno)
re.compile("*")
