# What frames, flags and namespaces say to code that is made while running.
import sys
import traceback


def rename(value):
    sys._getframe(1).f_locals["name"] = value


def person():
    name = "Ada"

    def greet():
        return "hello " + name

    rename("Grace")
    print(greet(), name)
    plain = 1
    proxy = sys._getframe().f_locals
    proxy["plain"] = 2
    proxy["extra"] = 3
    print(plain, proxy["extra"], sorted(proxy), type(proxy).__name__)
    try:
        del proxy["plain"]
    except TypeError as error:
        print(error)


person()

source = "def f(a: missing):\n    'told'\n    assert not a, 'refused'\n    return __debug__\n"
for level in (0, 1, 2):
    space = {}
    exec(compile(source, "made.py", "exec", flags=0x1000000, optimize=level), space)
    f = space["f"]
    print(f.__doc__, f.__annotations__, f(0))
    try:
        print(f(1))
    except AssertionError as error:
        print("AssertionError:", error)


def needs(argument):
    return argument


try:
    exec(needs.__code__)
except TypeError as error:
    print(error)

for text in ("import math", "class A: pass", "len('x')"):
    try:
        exec(text, {"__builtins__": {}})
    except (ImportError, NameError) as error:
        print(type(error).__name__, error)

exec("import this_one\nfrom that import upper, lower", {"__builtins__": {"__import__": lambda *a: print(a[0], a[3]) or ""}})


class Reluctant:
    def __getitem__(self, key):
        raise KeyError(key)


try:
    exec("del gone", {}, Reluctant())
except NameError as error:
    print(error)

print(eval(bytearray(b"6 * 7")))
for text in ("1 +", "a b", "(1", "if", "'x"):
    try:
        eval(text)
    except SyntaxError as error:
        print(error.lineno, error.offset, error.end_offset, repr(error.text), error.msg)
try:
    compile("x = (1,\ny = 2", "made.py", "exec")
except SyntaxError as error:
    print("".join(traceback.format_exception_only(error)), end="")
