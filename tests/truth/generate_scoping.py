"""Random programs about scoping: nesting, capture, shadowing, nonlocal and global, class bodies, comprehensions,
defaults, `del`, exception names, lambdas, walrus. They always end and print what their names hold.

    python3.13 generate_scoping.py SEED        prints one program

A function's body calls only functions made inside it, and what is kept for later is called once at the end of the
module: so every program ends. Values are small numbers; what goes wrong is caught and printed.
"""

import random
import sys

NAMES = "abcd"


class Scope:
    def __init__(self, kind, parent, parameters=()):
        self.kind = kind
        self.parent = parent
        self.parameters = set(parameters)
        self.outside = set()


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.count = 0
        self.budget = self.random.randint(10, 45)
        # Now and then a declaration that may be an error: the message must be CPython's too.
        self.reckless = self.random.random() < 0.05

    def program(self):
        self.put(0, "kept = []")
        module = Scope("module", None)
        for _ in range(self.random.randint(2, 5)):
            self.statement(0, module, 0)
        self.put(0, "for run in list(kept):")
        self.put(1, "try:")
        self.put(2, "print('kept', run())")
        self.put(1, "except (NameError, TypeError) as problem:")
        self.put(2, "print(type(problem).__name__, problem)")
        for name in NAMES:
            self.guarded(0, f"print('{name}', {name})")
        return "\n".join(self.lines) + "\n"

    # --- pieces ---------------------------------------------------------------------------------------

    def put(self, indent, text):
        self.lines.append("    " * indent + text)

    def number(self):
        self.count += 1
        return self.count

    def name(self):
        return self.random.choice(NAMES)

    def guarded(self, indent, text):
        self.put(indent, "try:")
        self.put(indent + 1, text)
        self.put(indent, "except (NameError, TypeError) as problem:")
        self.put(indent + 1, "print(type(problem).__name__, problem)")

    def block(self, indent, scope, depth, most=2):
        before = len(self.lines)
        for _ in range(self.random.randint(1, most)):
            self.statement(indent, scope, depth)
        if len(self.lines) == before:
            self.put(indent, "pass")

    def statement(self, indent, scope, depth):
        self.budget -= 1
        simple = [self.assign, self.assign, self.augment, self.show, self.show, self.delete, self.unpack, self.keep]
        nested = [self.loop, self.condition, self.handler, self.function, self.function, self.function, self.klass, self.generator]
        room = self.budget > 0 and depth < 4 and indent < 8
        self.random.choice(simple + (nested if room else []))(indent, scope, depth)

    # --- expressions ----------------------------------------------------------------------------------

    def expression(self, scope, depth=0, in_comprehension=()):
        pick = self.random.random()
        if depth > 2 or pick < 0.3:
            return self.name() if self.random.random() < 0.75 else str(self.number())
        inner = lambda extra=(): self.expression(scope, depth + 1, (*in_comprehension, *extra))
        name = self.name()
        if pick < 0.42:
            return f"{inner()} + {inner()}"
        if pick < 0.52:
            return f"(lambda: {inner()})()"
        if pick < 0.62:
            default = self.name()
            return f"(lambda {name}={default}: {inner()})()"
        if pick < 0.68 and not in_comprehension:
            return f"({name} := {self.number()})"
        if pick < 0.74:
            start = self.number()
            return f"sum({inner((name,))} for {name} in range({start}, {start + 2}))"
        if pick < 0.82:
            return f"sum([{inner((name,))} for {name} in range({self.random.randint(1, 3)})])"
        if pick < 0.88:
            return f"sum([call() for call in [lambda: {inner((name, 'call'))} for {name} in range(2)]])"
        if pick < 0.92:
            other = self.name()
            return f"len({{{inner((name, other))}: {name} for {name} in range(2) for {other} in range({name} + 1)}})"
        if pick < 0.96 and scope.kind != "class":
            target = self.name()
            loop = self.random.choice([n for n in NAMES if n != target])
            if target in in_comprehension:
                return loop
            return f"sum([({target} := {loop}) for {loop} in range({self.number()} % 4)])"
        return f"({inner()} if {name} else {inner()})"

    # --- statements -----------------------------------------------------------------------------------

    def assign(self, indent, scope, depth):
        self.guarded(indent, f"{self.name()} = {self.expression(scope)}")

    def augment(self, indent, scope, depth):
        self.guarded(indent, f"{self.name()} += {self.number()}")

    def delete(self, indent, scope, depth):
        self.guarded(indent, f"del {self.name()}")

    def unpack(self, indent, scope, depth):
        first, second = self.random.sample(NAMES, 2)
        self.guarded(indent, f"{first}, {second} = {self.expression(scope)}, {self.number()}")

    def show(self, indent, scope, depth):
        self.guarded(indent, f"print({self.number()}, {self.expression(scope)}, {self.name()})")

    def keep(self, indent, scope, depth):
        self.put(indent, f"kept.append(lambda: {self.expression(scope, 1)})")

    def loop(self, indent, scope, depth):
        self.put(indent, f"for {self.name()} in range({self.random.randint(0, 2)}):")
        self.block(indent + 1, scope, depth + 1)
        if self.random.random() < 0.3:
            self.put(indent, "else:")
            self.block(indent + 1, scope, depth + 1, 1)

    def condition(self, indent, scope, depth):
        self.put(indent, f"if (len(kept) + {self.number()}) % 2:")
        self.block(indent + 1, scope, depth + 1)
        if self.random.random() < 0.5:
            self.put(indent, "else:")
            self.block(indent + 1, scope, depth + 1)

    def handler(self, indent, scope, depth):
        name = self.name()
        self.put(indent, "try:")
        if self.random.random() < 0.7:
            self.put(indent + 1, f"raise ValueError({self.number()})")
        else:
            self.block(indent + 1, scope, depth + 1, 1)
        self.put(indent, f"except ValueError as {name}:")
        self.put(indent + 1, f"print('caught', {name})")
        self.block(indent + 1, scope, depth + 1, 1)
        if self.random.random() < 0.3:
            self.put(indent, "finally:")
            self.block(indent + 1, scope, depth + 1, 1)

    def declarations(self, indent, scope):
        """`global` and `nonlocal` at the head of a body, of names that may be declared there."""
        if self.random.random() < 0.5:
            return
        name = self.name()
        if name in scope.parameters and not self.reckless:
            return
        visible = set()
        outer = scope.parent
        while outer is not None:
            if outer.kind == "function":
                visible |= outer.parameters - outer.outside
            outer = outer.parent
        if self.random.random() < 0.5 and (name in visible or self.reckless):
            self.put(indent, f"nonlocal {name}")
            scope.outside.add(name)
        elif self.random.random() < 0.5:
            self.put(indent, f"global {name}")
            scope.outside.add(name)

    def function(self, indent, scope, depth):
        function = f"f{self.number()}"
        # Every function binds at least one name for sure: its parameters.
        parameters = self.random.sample(NAMES, self.random.randint(0, 3))
        inner = Scope("function", scope, parameters)
        written = ", ".join(f"{p}={self.expression(scope, 2)}" for p in parameters)
        self.put(indent, "try:")
        self.put(indent + 1, f"def {function}({written}):")
        self.declarations(indent + 2, inner)
        self.block(indent + 2, inner, depth + 1, 4)
        if self.random.random() < 0.7:
            self.put(indent + 2, f"return {self.expression(inner)}")
        self.put(indent + 1, f"print('{function}', {function}.__code__.co_freevars)")
        for _ in range(self.random.randint(1, 2)):
            given = ", ".join(str(self.number()) for _ in range(self.random.randint(0, len(parameters))))
            self.put(indent + 1, f"print('{function}', {function}({given}))")
        if self.random.random() < 0.3:
            self.put(indent + 1, f"kept.append({function})")
        self.put(indent, "except (NameError, TypeError) as problem:")
        self.put(indent + 1, "print(type(problem).__name__, problem)")

    def generator(self, indent, scope, depth):
        function = f"g{self.number()}"
        parameters = self.random.sample(NAMES, self.random.randint(0, 2))
        inner = Scope("function", scope, parameters)
        self.put(indent, "try:")
        self.put(indent + 1, f"def {function}({', '.join(f'{p}={self.expression(scope, 2)}' for p in parameters)}):")
        self.declarations(indent + 2, inner)
        for _ in range(self.random.randint(1, 2)):
            self.block(indent + 2, inner, depth + 1, 2)
            self.put(indent + 2, f"{self.name()} = yield {self.expression(inner, 1)}")
        value = self.random.choice([f"list({function}())", f"next({function}())", f"[{self.name()} for {self.name()} in {function}()]"])
        self.put(indent + 1, f"print('{function}', {value})")
        self.put(indent, "except (NameError, TypeError) as problem:")
        self.put(indent + 1, "print(type(problem).__name__, problem)")

    def klass(self, indent, scope, depth):
        klass = f"C{self.number()}"
        inner = Scope("class", scope)
        self.put(indent, "try:")
        self.put(indent + 1, f"class {klass}:")
        self.declarations(indent + 2, inner)
        self.block(indent + 2, inner, depth + 1, 3)
        method = Scope("function", inner, ["self"])
        self.put(indent + 2, "def method(self):")
        self.declarations(indent + 3, method)
        self.block(indent + 3, method, depth + 2)
        self.put(indent + 3, f"return {self.expression(method)}")
        self.put(indent + 1, f"print('{klass}', {klass}().method(), [n for n in {klass}.__dict__ if n in 'abcd'])")
        self.put(indent, "except (NameError, TypeError) as problem:")
        self.put(indent + 1, "print(type(problem).__name__, problem)")


def generate(seed):
    return Generator(seed).program()


if __name__ == "__main__":
    print(f"# seed {sys.argv[1]}")
    print(generate(int(sys.argv[1])), end="")
