"""Compares `lexiscope scopes` with CPython 3.13's `symtable` on given files and on random programs.

Usage: python3.13 tests/scope/differential.py PATH-TO-LEXISCOPE [--seed N] [--count N] [--golden OUT.json] [FILE.py ...]

Comprehensions are inlined in CPython's tables (PEP 709): their names stand in the scope around, which
`lexiscope scopes` reports too; their own entries have no counterpart and are checked for their place only.
"""

import argparse
import ast
import json
import random
import subprocess
import sys
import symtable

KINDS = {1: "local", 2: "global_explicit", 3: "global_implicit", 4: "free", 5: "cell"}
NAMES = {"genexpr": "<genexpr>", "lambda": "<lambda>", "listcomp": "<listcomp>",
         "setcomp": "<setcomp>", "dictcomp": "<dictcomp>"}


def cpython(source):
    """The scopes as CPython reports them: a sorted list of (kind, name, line, names)."""
    found = []

    def walk(table):
        kind, name = table.get_type(), table.get_name()
        kind = getattr(kind, "value", kind)
        if name in ("genexpr", "listcomp", "setcomp", "dictcomp") and kind == "function":
            kind = "comprehension"
        if name == "lambda":
            kind = "lambda"
        if kind == "module":
            name = "<module>"
        names = {s.get_name(): KINDS[s._Symbol__scope] for s in table.get_symbols()
                 if not s.get_name().startswith(".")}
        names.pop("__classdict__", None)
        names.pop("__type_params__", None)
        found.append((kind, NAMES.get(name, name), table.get_lineno(), sorted(names.items())))
        for child in table.get_children():
            walk(child)

    walk(symtable.symtable(source, "x.py", "exec"))
    # A list comprehension is reported only where CPython does not inline it.
    return sorted(each for each in found if each[1] not in ("<listcomp>", "<setcomp>", "<dictcomp>"))


def comprehensions(source):
    """Where the inlined comprehensions stand."""
    words = {ast.ListComp: "<listcomp>", ast.SetComp: "<setcomp>", ast.DictComp: "<dictcomp>"}
    tree = ast.parse(source)
    return sorted((words[type(node)], node.lineno) for node in ast.walk(tree) if type(node) in words)


def ours(program, source):
    """The same from `lexiscope scopes`, or its last line on stderr."""
    done = subprocess.run([program, "scopes", "-"], input=source.encode(), capture_output=True)
    if done.returncode == 1:
        return done.stderr.decode().strip().splitlines(), None
    if done.returncode:
        raise SystemExit(f"status {done.returncode}: {done.stderr.decode()}\n{source}")
    scopes = json.loads(done.stdout)
    for at, scope in enumerate(scopes):
        assert scope["parent"] is None if at == 0 else scope["parent"] < at, (at, scope)
    plain = [s for s in scopes if s["name"] not in ("<listcomp>", "<setcomp>", "<dictcomp>")]
    inlined = [s for s in scopes if s["name"] in ("<listcomp>", "<setcomp>", "<dictcomp>")]
    return (sorted((s["kind"], s["name"], s["line"], sorted(s["names"].items())) for s in plain),
            sorted((s["name"], s["line"]) for s in inlined))


def compare(program, source, what):
    try:
        compile(source, "x.py", "exec", dont_inherit=True)
        truth, places, error = cpython(source), comprehensions(source), None
    except SyntaxError as raised:
        error = (f"{type(raised).__name__}: {raised.msg}", raised.lineno)
    except SystemError:
        return True  # CPython 3.13.0 itself stumbles over some uses of __class__.
    mine, my_places = ours(program, source)
    if error:
        if my_places is None:
            line = int(mine[0].rsplit("line ", 1)[1])
            if (mine[-1], line) == error:
                return True
        print(f"--- {what}: CPython says {error}, we say {mine if my_places is None else 'fine'}\n{source}")
        return False
    if my_places is None:
        print(f"--- {what}: CPython says fine, we say {mine}\n{source}")
        return False
    if mine == truth and my_places == places:
        return True
    print(f"--- {what}")
    for each in truth:
        if each not in mine:
            print("CPython:", each)
    for each in mine:
        if each not in truth:
            print("ours:   ", each)
    if my_places != places:
        print("comprehensions:", places, "ours:", my_places)
    print(source)
    return False


class Program:
    """A random program about names: it need not run, only be resolved."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.budget = 40

    def name(self):
        return self.random.choice(["a", "b", "c", "__d", "e", "f"])

    def expr(self, depth=0):
        self.budget -= 1
        pick = self.random.randrange(16 if depth < 4 and self.budget > 0 else 3)
        sub = lambda: self.expr(depth + 1)
        name = self.name()
        if pick < 3:
            return name
        if pick == 3:
            return f"({sub()} + {sub()})"
        if pick == 4:
            return f"(lambda {name}={sub()}, *{self.name()}_: {sub()})"
        if pick == 5:
            return f"(lambda: {sub()})"
        if pick in (6, 7, 8):
            opening, closing = self.random.choice(["[]", "{}", "()"])
            tail = self.random.choice(["", "", f" if {sub()}", f" for {self.name()} in {sub()}"])
            return f"{opening}{sub()} for {name} in {sub()}{tail}{closing}"
        if pick == 9:
            return f"{{{sub()}: {sub()} for {name}, {self.name()}x in {sub()}}}"
        if pick in (10, 11):
            return f"({name} := {sub()})"
        if pick == 12:
            return f"{sub()}({sub()}, k={sub()})"
        if pick == 13:
            return self.random.choice(["super()", "__class__", "super().m"])
        if pick == 14:
            return "f'{" + name + "!r:{" + self.name() + "}}'"
        return f"{sub()}.x[{sub()}]"

    def block(self, depth, indent):
        lines = []
        for _ in range(self.random.randint(1, 4)):
            lines += self.statement(depth, indent)
        return lines

    def statement(self, depth, indent):
        self.budget -= 1
        pad = "    " * indent
        name, body = self.name(), lambda: self.block(depth + 1, indent + 1)
        deep = depth < 4 and self.budget > 0
        pick = self.random.randrange(22)
        if pick < 5 and deep:
            decorator = [f"{pad}@{self.expr(3)}"] if self.random.random() < 0.2 else []
            header = f"{pad}def {name}({self.name()}1: {self.expr(3)} = {self.expr(2)}, /, {self.name()}2=1, *, {name}):"
            if self.random.random() < 0.5:
                header = f"{pad}def {name}({self.name()}):"
            return decorator + [header] + body()
        if pick == 5 and deep:
            return [f"{pad}class {self.random.choice(['C', '_C', '__', name])}({self.expr(3)}):"] + body()
        if pick == 6 and deep:
            return [f"{pad}for {name} in {self.expr()}:"] + body()
        if pick == 7 and deep:
            return [f"{pad}try:"] + body() + [f"{pad}except {self.expr(3)} as {name}:"] + body()
        if pick == 8 and deep:
            return [f"{pad}with {self.expr()} as ({name}, {self.name()}.y):"] + body()
        if pick == 9 and deep:
            pattern = self.random.choice([f"[{name}, *_]", f"{{'k': {name}, **{self.name()}r}}", f"K(x={name})", f"1 as {name}"])
            return [f"{pad}match {self.expr()}:", f"{pad}    case {pattern} if {self.expr(2)}:"] + self.block(depth + 1, indent + 2)
        if pick == 10:
            return [f"{pad}import {name}.z, q as {self.name()}"]
        if pick == 11:
            return [f"{pad}del {name}, {self.name()}[0]"]
        if pick == 12:
            return [f"{pad}{name} += {self.expr()}"]
        if pick == 13:
            return [f"{pad}{name}: {self.expr(2)}" + self.random.choice(["", f" = {self.expr()}"])]
        if pick == 14 and depth:
            return [f"{pad}nonlocal {name}"]
        if pick == 15 and depth:
            return [f"{pad}global {name}"]
        if pick in (16, 17):
            return [f"{pad}{self.expr()}"]
        return [f"{pad}{name} = {self.expr()}"]

    def source(self):
        return "\n".join(self.block(0, 0)) + "\n"


def write_golden(options):
    """One program a line, with CPython's scopes or its message and line."""
    with open(options.golden, "w", encoding="utf-8") as out:
        for seed in range(options.seed, options.seed + options.count):
            source = Program(seed).source()
            try:
                compile(source, "x.py", "exec", dont_inherit=True)
                said = {"scopes": [[k, n, l, dict(names)] for k, n, l, names in cpython(source)]}
            except SyntaxError as raised:
                said = {"error": f"{type(raised).__name__}: {raised.msg}", "line": raised.lineno}
            except SystemError:
                continue
            out.write(json.dumps({"seed": seed, "source": source, **said}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--golden", metavar="OUT.json", help="write what CPython says about --count programs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("files", nargs="*")
    options = parser.parse_intermixed_args()
    if options.golden:
        return write_golden(options)
    bad = done = 0
    for file in options.files:
        with open(file, encoding="utf-8", errors="surrogateescape") as opened:
            source = opened.read()
        done += 1
        bad += not compare(options.program, source, file)
    for seed in range(options.seed, options.seed + options.count):
        done += 1
        bad += not compare(options.program, Program(seed).source(), f"seed {seed}")
        if bad > 4:
            break
    print(f"{done} programs, {bad} differ")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
