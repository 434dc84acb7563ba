# json, string, textwrap, io, pprint.
import io
import json
import pprint
import string
import textwrap

data = {"name": "Ada", "scores": [1, 2.5, None, True], "nested": {"é": "x\n\"\\"}, 3: "three", "empty": [], "none": {}}
print(json.dumps(data))
print(json.dumps(data, indent=2, sort_keys=False, ensure_ascii=False))
print(json.dumps([1, {"b": 1, "a": 2}], separators=(",", ":"), sort_keys=True), json.dumps(float("nan")), json.dumps("\U0001f600"))
print(json.loads('{"a": [1, -2.5e3, "\\u00e9\\ud83d\\ude00", null, true]}'), json.loads(" 12 "), json.loads(b"[1]"))
print(json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.loads("[1.5]", parse_float=str))
for text in ('{"a": 1,}', "[1, 2", "", "nul", '{"a" 1}', "[1] x", '"abc', '{a: 1}', "[1,]", '"\\x"', '"a\nb"', "01"):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error, error.pos, error.lineno)
for value in ({1, 2}, {(1,): 2}, 1j):
    try:
        json.dumps(value)
    except TypeError as error:
        print(error)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)


class Complex:
    def __init__(self, real):
        self.real = real


print(json.dumps({"z": Complex(2)}, default=lambda o: o.__dict__))

print(string.Template("$who likes ${what}, $$5").substitute(who="tim", what="kung pao"))
print(string.Template("$a $b").safe_substitute(a=1), string.capwords("hello big world"))
try:
    string.Template("$a $b").substitute(a=1)
except KeyError as error:
    print("KeyError", error)
print(string.Formatter().format("{0} {x!r:>6} {0.real}", 3, x="y"), list(string.Formatter().parse("a{b:c}{{")))

text = "The quick brown fox jumped over the lazy dog, twice-over, in an extraordinarily short time."
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40), textwrap.wrap("", 10))
print(textwrap.dedent("    a\n      b\n    c\n"), textwrap.indent("x\n\ny", "> "))

stream = io.StringIO("one\ntwo\n")
print(stream.readline(), list(stream), stream.read(), stream.seek(0), stream.read(2), stream.tell())
out = io.StringIO()
print("to", "memory", file=out, sep="-")
print(repr(out.getvalue()), io.BytesIO(b"abc").read(2))
try:
    out.close()
    out.write("x")
except ValueError as error:
    print(error)

pprint.pprint({"b": list(range(30)), "a": {"key": "value " * 20, "other": (1, 2)}, "c": {3, 1, 2}})
pprint.pprint([{"name": "x" * 30, "id": n} for n in range(3)], width=40)
print(pprint.pformat(loop).startswith("[<Recursion on list"))
