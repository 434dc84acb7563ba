# What is wrong with a text, and what goes wrong in it.
for source in ["1 +", "def f(:\n pass", "x = (1,", "for", "return 1", "  x=1", "f(a=1, a=2)", "x = 1 2", "nonlocal a"]:
    try:
        exec(source)
    except SyntaxError as error:
        print(type(error).__name__, "|", error, "|", error.msg, error.filename, error.lineno, repr(error.text))

for source in ["x = 1", "pass", "1; 2", "1\n2", "", "1 + + 2", "(lambda: 3)()", "import math"]:
    try:
        print(eval(source))
    except SyntaxError as error:
        print(error, error.lineno, error.offset)

for call in [
    lambda: eval(1),
    lambda: exec(None),
    lambda: eval("1", 3),
    lambda: exec("1", []),
    lambda: exec("1", {}, 3),
    lambda: compile("1", "f", "other"),
    lambda: compile("1", "f", "exec", 1 << 29),
    lambda: eval("a\0b"),
    lambda: exec("print(1)", {"__builtins__": {}}),
    lambda: eval("1 / 0"),
    lambda: exec("raise KeyError('k')"),
]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def outer():
    kept = 1

    def inner():
        return kept

    return inner


function = outer()
for call in [
    lambda: eval(function.__code__),
    lambda: exec(function.__code__),
    lambda: exec(function.__code__, closure=()),
    lambda: exec(function.__code__, closure=function.__closure__),
    lambda: exec(outer.__code__, closure=function.__closure__),
    lambda: exec("1", closure=function.__closure__),
]:
    try:
        print(call())
    except TypeError as error:
        print(error)

exec("""
def fail(depth):
    if depth:
        fail(depth - 1)
    raise ValueError("deep inside")
""")
fail(2)
