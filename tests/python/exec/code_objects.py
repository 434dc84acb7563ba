# What a code object holds, and one made from it with other names and constants.
import types


def power(base, /, exponent=2, *, modulo=None):
    "base ** exponent"
    scale = 10
    return [pow(base, exponent, modulo) * scale, lambda: scale + 1.5]


code = power.__code__
print(code.co_consts[:2], [type(c).__name__ for c in code.co_consts[2:]])
print((lambda: 5).__code__.co_consts, (lambda: None).__code__.co_consts)
body = compile("x = 1\nclass C: pass\nprint(x, sep='-')", "<body>", "exec")
print([c.co_name if isinstance(c, types.CodeType) else c for c in body.co_consts if c != "C"])


def greet():
    "Says hello."
    return "hello"


other = greet.__code__.replace(co_name="wave", co_qualname="Q.wave", co_consts=("Waves.", "bye"), co_firstlineno=90)
print(other.co_name, other.co_qualname, other.co_consts, other.co_firstlineno, greet.__code__.co_name)
print(types.FunctionType(other, {})(), types.FunctionType(other, {}).__doc__, greet())
greet.__code__ = other
print(greet(), greet.__name__)
for wrong in ({"co_size": 1}, {"co_name": 1}):
    try:
        code.replace(**wrong)
    except TypeError as error:
        print(error)
print(sorted({line for _, _, line in power.__code__.co_lines() if line} - {code.co_firstlineno}))

# A module made by hand is a namespace for exec.
module = types.ModuleType("tools", "Made here.")
exec("count = 0\ndef up():\n    global count\n    count += 1\n    return count", module.__dict__)
print(module.up(), module.up(), module.count, module, module.__doc__)

# Locals may be any mapping; dir() lists its keys.
class Upper:
    def __getitem__(self, name):
        if name in ("dir", "_"):
            raise KeyError(name)
        return name.upper()

    def keys(self):
        return ["b", "a"]


print(eval("spam + eggs", {}, Upper()), eval("dir()", {}, Upper()))

# What stands for the builtins.
try:
    exec("print(1)", {"__builtins__": 3})
except TypeError as error:
    print(error)
class Names(dict):
    pass


print(eval("len", {"__builtins__": Names(len=7)}))

# Sources in bytes say how they are written.
print(ascii(eval(b"# coding: latin-1\n'\xe9'")), eval(b"\xef\xbb\xbf1 + 1"))
for source in (b"# coding: klingon\n1", "def f(): pass"):
    try:
        compile(source, "<bytes>", "single")
    except SyntaxError as error:
        print(error.msg)
