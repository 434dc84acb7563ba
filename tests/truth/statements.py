"""Ties CPython's instructions to statements: where the line steps of a program are.

A *unit* is what one line step stands for: a simple statement, the test of `if`/`elif`/`while`, a `for` header,
`try`, `with`, an `except` clause, a `match`, a `case`, a `def` or `class` with its decorators. An instruction belongs to the
innermost unit around its position; what belongs to a function's own `def` (its prologue) is no step.
"""

import ast
import dis
import types

PROLOGUE = "before the frame starts"
EXPRESSION = "the body of a lambda or generator expression"
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)
INLINED = (ast.ListComp, ast.SetComp, ast.DictComp)
COMPOUND = (ast.If, ast.While, ast.For, ast.AsyncFor, ast.Try, ast.TryStar, ast.With, ast.AsyncWith, ast.Match,
            ast.ExceptHandler, ast.match_case, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Unit:
    def __init__(self, node, scope, in_finally):
        self.node = node
        self.scope = scope
        first = min([node, *getattr(node, "decorator_list", [])], key=lambda n: n.lineno) \
            if not isinstance(node, ast.match_case) else node.pattern
        self.line = first.lineno
        self.start = (first.lineno, 0 if first is not node and not isinstance(node, ast.match_case)
                      else first.col_offset)
        last = node.body[-1] if isinstance(node, ast.match_case) else node
        self.end = (last.end_lineno, last.end_col_offset)
        self.simple = not isinstance(node, COMPOUND)
        self.for_loop = isinstance(node, (ast.For, ast.AsyncFor))
        self.while_loop = isinstance(node, ast.While)
        self.is_try = isinstance(node, (ast.Try, ast.TryStar))
        self.is_with = isinstance(node, (ast.With, ast.AsyncWith))
        self.jumps = isinstance(node, (ast.Pass, ast.Break, ast.Continue))
        self.leaves = isinstance(node, (ast.Return, ast.Break, ast.Continue))
        # Silent: no step of its own.
        self.silent = isinstance(node, (ast.Global, ast.Nonlocal))
        # Inside the body of a `try` that has a `finally`: leaving runs that first.
        self.in_finally = in_finally
        self.inner = set()

    def __repr__(self):
        return f"<{type(self.node).__name__} line {self.line}>"


class Program:
    def __init__(self, source):
        self.tree = ast.parse(source)
        self.units = []
        self.collect(self.tree, self.tree, False, [])
        self.class_codes = set()
        self.scopes = {}
        self.bodies = {}
        self.cache = {}

    def collect(self, node, scope, in_finally, loops):
        for field, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if not isinstance(child, ast.AST):
                    continue
                covered = in_finally or bool(getattr(node, "finalbody", None)) and field != "finalbody"
                inside = loops
                if isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):
                    unit = Unit(child, scope, covered)
                    self.units.append(unit)
                    for loop in loops:
                        loop.inner.add(unit)
                    if unit.for_loop or unit.while_loop:
                        inside = [*loops, unit]
                if isinstance(child, SCOPES):
                    self.collect(child, child, False, [])
                else:
                    self.collect(child, scope, covered, inside)

    def learn(self, code):
        """Finds the tree node of every code object below the module's."""
        places = {}
        for node in ast.walk(self.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                line = min([node.lineno, *(d.lineno for d in node.decorator_list)])
                places[(node.name, line)] = node
            elif isinstance(node, ast.Lambda):
                places.setdefault(("<lambda>", node.lineno), []).append(node)
            elif isinstance(node, ast.GeneratorExp):
                places.setdefault(("<genexpr>", node.lineno), []).append(node)
        self.scopes[code] = self.tree
        work = [code]
        while work:
            outer = work.pop()
            for inner in outer.co_consts:
                if not isinstance(inner, types.CodeType):
                    continue
                node = places.get((inner.co_name, inner.co_firstlineno))
                self.scopes[inner] = innermost(node, inner) if isinstance(node, list) else node
                if isinstance(node, ast.ClassDef):
                    self.class_codes.add(inner)
                work.append(inner)

    def is_expression(self, code):
        return code.co_name in ("<lambda>", "<genexpr>", "<listcomp>", "<setcomp>", "<dictcomp>")

    def expression_line(self, code):
        return extent(self.scopes[code]).lineno

    def at(self, code, offset):
        """The instruction at an offset: its name and its unit (None if it can begin no step)."""
        if code not in self.cache:
            table, op_before_start = {}, PROLOGUE
            for instruction in dis.get_instructions(code):
                place = instruction.positions
                position = (place.lineno, place.col_offset)
                unit = None
                if place.lineno is not None and place.col_offset is not None:
                    unit = self.unit_at(code, instruction.opname, position)
                if instruction.opname == "RESUME":
                    op_before_start = None
                table[instruction.offset] = (op_before_start or instruction.opname, unit, position)
            self.cache[code] = table
        return self.cache[code][offset][:2]

    def comprehension_names(self, code, offset):
        """Variables of the inlined comprehensions that a frame is in, those within them too.

        CPython keeps them in the frame's own slots, and a variable of the frame of such a name on the stack.
        """
        if offset < 0:
            return set()
        self.at(code, offset)
        position = self.cache[code][offset][2]
        names = set()
        for node in ast.walk(self.tree) if None not in position else ():
            start = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
            if isinstance(node, INLINED) and start <= position < (node.end_lineno, node.end_col_offset):
                for part in ast.walk(node):
                    if isinstance(part, ast.comprehension):
                        names.update(n.id for n in ast.walk(part.target) if isinstance(n, ast.Name))
        return names

    def unit_at(self, code, op, position):
        if op in ("RESUME", "MAKE_CELL", "COPY_FREE_VARS", "RETURN_GENERATOR"):
            return None
        if self.is_expression(code):
            return EXPRESSION
        around = [u for u in self.units if u.start <= position <= u.end and position != u.end]
        if not around:
            return None
        unit = max(around, key=lambda u: (u.start, not u.simple and 0 or 1, -u.end[0], -u.end[1]))
        return None if unit.silent or unit.scope is not self.scopes.get(code) else unit

    def line_of(self, code, offset):
        """First line of the statement that a frame is in."""
        if offset < 0:
            return None
        _, unit = self.at(code, offset)
        if unit is None:
            return None
        return self.expression_line(code) if unit == EXPRESSION else unit.line

    def own_names(self, code):
        """Names bound in a scope itself, in source order; not those of comprehensions within."""
        node = self.scopes.get(code)
        return tuple(dict.fromkeys(bound_names(node)))


def extent(node):
    """What the code of a lambda or generator expression computes."""
    return node.body if isinstance(node, ast.Lambda) else node


def innermost(nodes, code):
    """Of several lambdas or generator expressions on one line, the one that a code object is of."""
    places = [
        (i.positions.lineno, i.positions.col_offset, i.positions.end_lineno, i.positions.end_col_offset)
        for i in dis.get_instructions(code)
        if i.opname not in ("RESUME", "MAKE_CELL", "COPY_FREE_VARS", "RETURN_GENERATOR", "POP_TOP")
        and i.positions.col_offset is not None
    ]

    def around(node):
        part = extent(node)
        start, end = (part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset)
        return all(start <= place[:2] and place[2:] <= end for place in places)

    found = [node for node in nodes if around(node)] or nodes
    return max(found, key=lambda node: (extent(node).lineno, extent(node).col_offset))


def bound_names(node):
    arguments = getattr(node, "args", None)
    if isinstance(arguments, ast.arguments):
        for group in (arguments.posonlyargs, arguments.args, [arguments.vararg], arguments.kwonlyargs,
                      [arguments.kwarg]):
            yield from (a.arg for a in group if a)
    if isinstance(node, ast.GeneratorExp):
        for part in node.generators:
            yield from (n.id for n in ast.walk(part.target) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
        return
    outside = set()
    for child in walk_scope(node):
        if isinstance(child, (ast.Global, ast.Nonlocal)):
            outside.update(child.names)
    for child in walk_scope(node):
        found = []
        if isinstance(child, ast.Name) and not isinstance(child.ctx, ast.Load):
            found = [child.id]
        elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found = [child.name]
        elif isinstance(child, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and child.name:
            found = [child.name]
        elif isinstance(child, ast.MatchMapping) and child.rest:
            found = [child.rest]
        elif isinstance(child, ast.alias):
            found = [(child.asname or child.name).split(".")[0]]
        yield from (name for name in found if name not in outside)


def walk_scope(node):
    """The nodes of one scope in source order; of a comprehension only its walrus targets and first iterable."""
    for part in [node.body] if isinstance(node, ast.Lambda) else node.body:
        yield from walk_node(part)


def walk_node(node, in_comprehension=False):
    if not in_comprehension:
        yield node
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        outer = [*node.decorator_list, *getattr(node, "bases", [])]
        if hasattr(node, "args"):
            outer += [*node.args.defaults, *(d for d in node.args.kw_defaults if d)]
        for child in outer:
            yield from walk_node(child, in_comprehension)
    elif isinstance(node, ast.Lambda):
        for child in [*node.args.defaults, *(d for d in node.args.kw_defaults if d)]:
            yield from walk_node(child, in_comprehension)
    elif isinstance(node, ast.NamedExpr):
        yield node.target
        yield from walk_node(node.value, in_comprehension)
    else:
        inside = in_comprehension or isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp))
        for child in ast.iter_child_nodes(node):
            yield from walk_node(child, inside)
