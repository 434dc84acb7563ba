# What CPython refuses after parsing.
def told(source, mode="exec"):
    try:
        compile(source, "<case>", mode)
    except SyntaxError as error:
        print(error.lineno, error.msg)
    else:
        print("compiled")


def loops(count):
    lines = [" " * depth + "while x:" for depth in range(count)]
    return "\n".join(lines + [" " * count + "pass"])


told(loops(21))
told(loops(22))
told("with (" + ", ".join(f"a as n{i}" for i in range(22)) + "): pass")
told("async def f():\n " + loops(21).replace("\n", "\n "))
told("def f():\n " + loops(21).replace("\n", "\n ").replace("pass", "yield"))
told("\n".join(" " * i + "try: pass\n" + " " * i + "except E as e:" for i in range(11)) + "\n" + " " * 11 + "pass")
told("x.__debug__ = 1")
told("f(__debug__=1)")
told("del __debug__")
told("match x:\n case {0: a, False: b}: pass")
told("match x:\n case {'k': a, 'k': b}: pass")
told("match x:\n case f'{x}': pass")
told("match x:\n case -1j ** 2: pass")
told("match x:\n case (None | _) | 3: pass")
told("match x:\n case 1 + 2: pass")
told("from __future__ import annotations\nx: (yield)")
told("from __future__ import annotations\ndef f(a: (b := 1)): pass")
told("from __future__ import annotations\n'text'\nfrom __future__ import generators")
told("'one'\n'two'\nfrom __future__ import generators")
told("f'{a:{b:{c}}}'")
told("f'{a:{b:{c:{d}}}}'")
told("def f():\n    try: pass\n    except E: global a\n    else: print(a)")
told("def f[T: [(x := 3) for _ in y]](): pass")
told("b'' f''")
told("if 1: print x")
told("f(a, print b)")
told("x = 3", "eval")
told("del x", "eval")
