"""Asks CPython what tests/ops/*.txt should say: python3.13 tests/ops/ask.py FILE...

Each line is an expression; what stood after `==>` is replaced by what CPython says now. Expressions may use what
tests/ops/setup.py defines.
"""

import os
import sys

SAYS = "  ==>  "
HERE = os.path.dirname(os.path.abspath(__file__))


def said(expression, names):
    try:
        text = repr(eval(expression, names))
    except BaseException as problem:
        text = f"{type(problem).__name__}: {problem}"
    return text.replace("\n", "⏎")


def main():
    for path in sys.argv[1:]:
        names = {
            "__name__": "__main__",
            "to_str": str,
            "to_int": int,
            "to_float": float,
            "to_range": range,
            "to_frozenset": frozenset,
            "bool_of": bool,
            "items": list,
            "error_of": lambda kind, *values: kind(*values),
            "braces": lambda template, *values, **named: template.format(*values, **named),
        }
        with open(os.path.join(HERE, "setup.py")) as file:
            exec(file.read(), names)
        with open(path) as file:
            expressions = [line.rstrip("\n").split(SAYS)[0] for line in file if line.strip()]
        with open(path, "w") as file:
            for expression in expressions:
                file.write(f"{expression}{SAYS}{said(expression, names)}\n")


main()
