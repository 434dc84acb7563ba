"""CPython's `symtable` of a program, in the form of `lexiscope scopes`.

    python3.13 symtable_dump.py PROGRAM.py

CPython 3.13 inlines list, set and dict comprehensions: `symtable` has no entries for them, and their names stand among
those of the scope around, which is what is told here of all other scopes. For the comprehensions' own entries they are
rewritten as generator expressions (line by line the same, never inlined) before asking once more.
"""

import ast
import json
import symtable
import sys

COMPREHENSIONS = {
    ast.ListComp: "<listcomp>",
    ast.SetComp: "<setcomp>",
    ast.DictComp: "<dictcomp>",
    ast.GeneratorExp: "<genexpr>",
}
INLINED = (ast.ListComp, ast.SetComp, ast.DictComp)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, *COMPREHENSIONS)
GENERIC = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.TypeAlias)
KINDS = {1: "local", 2: "global_explicit", 3: "global_implicit", 4: "free", 5: "cell"}


class Annotation:
    """A scope that a definition with type parameters, a `type` statement or a parameter's bound or default has beside its own."""

    def __init__(self, kind, name, node, parts, owner=None):
        self.kind, self.name, self.parts, self.owner = kind, name, parts, owner
        self.lineno, self.col_offset = node.lineno, node.col_offset

    @classmethod
    def of(cls, node):
        """The outermost of a definition's, or None. Made once."""
        if not hasattr(node, "annotation_scope"):
            name = node.name.id if isinstance(node, ast.TypeAlias) else node.name
            inner = [cls("type alias", name, node, [node.value])] if isinstance(node, ast.TypeAlias) else []
            if node.type_params:
                bounds = [scope for parameter in node.type_params for scope in cls.of_parameter(parameter)]
                around = cls("type parameters", name, node, bounds + inner, node)
                node.annotation_scope = around
            else:
                node.annotation_scope = inner[0] if inner else None
        return node.annotation_scope

    @classmethod
    def of_parameter(cls, parameter):
        values = [getattr(parameter, "bound", None), parameter.default_value]
        return [cls("type variable", parameter.name, value, [value]) for value in values if value]


def as_generators(source):
    """The program with every comprehension written as a generator expression, lines kept."""
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    edits = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, INLINED):
            continue
        edits.append((node.lineno, node.col_offset, 1, b"("))
        edits.append((node.end_lineno, node.end_col_offset - 1, 1, b")"))
        if isinstance(node, ast.DictComp):
            edits.append((node.lineno, node.col_offset + 1, 0, b"("))
            line, column = node.key.end_lineno, node.key.end_col_offset
            while lines[line - 1][column:column + 1] != b":":
                column += 1
                if column >= len(lines[line - 1]):
                    line, column = line + 1, 0
            edits.append((line, column, 1, b","))
            # Brackets around the value belong to it: the closing one goes before the `for`.
            edits.append((*find_for(lines, node), 0, b") "))
    for line, column, length, text in sorted(edits, reverse=True):
        old = lines[line - 1]
        lines[line - 1] = old[:column] + text + old[column + length:]
    return b"".join(lines).decode()


def find_for(lines, node):
    """Where the word `for` (or `async`) of a dict comprehension's first clause begins."""
    line, column = node.value.end_lineno, node.value.end_col_offset
    while True:
        rest = lines[line - 1][column:]
        if rest.startswith((b"for", b"async")):
            return line, column
        column += 1
        if column >= len(lines[line - 1]):
            line, column = line + 1, 0


def scope_nodes(node):
    """Depth first: the order is the same before and after rewriting."""
    if isinstance(node, SCOPES):
        yield node
    around = Annotation.of(node) if isinstance(node, GENERIC) else None
    if around:
        yield around
        yield from (part for part in around.parts if isinstance(part, Annotation))
    for child in ast.iter_child_nodes(node):
        yield from scope_nodes(child)


def visited(node, inlining=False):
    """Scope nodes directly inside a scope, in the order in which CPython's symbol table enters them."""
    for inner in entered(node):
        if inlining and isinstance(inner, INLINED):
            yield from visited(inner, True)
        else:
            yield inner


def entered(node):
    if isinstance(node, Annotation):
        parts = [*node.parts, *signature(node.owner)] if node.owner else node.parts
    elif isinstance(node, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        parts = node.body
    elif isinstance(node, ast.Lambda):
        parts = [node.body]
    else:
        first, *others = node.generators
        last = [node.value, node.key] if isinstance(node, ast.DictComp) else [node.elt]
        parts = [first.target, *first.ifs, *others, *last]
    for part in parts:
        yield from found(part)


class Bare:
    """A definition alone, its type parameters done with."""

    def __init__(self, node):
        self.node = node


def signature(node):
    """What a definition evaluates within the scope of its type parameters, itself last."""
    if isinstance(node, ast.ClassDef):
        return [*node.bases, *node.keywords, Bare(node)]
    if isinstance(node, ast.TypeAlias):
        return []
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, arguments.vararg, *arguments.kwonlyargs, arguments.kwarg]
    annotations = [a.annotation for a in every if a and a.annotation] + ([node.returns] if node.returns else [])
    return [*annotations, Bare(node)]


def found(node):
    if isinstance(node, Annotation):
        yield node
        return
    if isinstance(node, Bare):
        yield node.node
        return
    if isinstance(node, ast.TypeAlias):
        yield Annotation.of(node)
        return
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        outer = [*node.decorator_list]
        if not isinstance(node, ast.ClassDef):
            outer = [*node.args.defaults, *(d for d in node.args.kw_defaults if d), *node.decorator_list]
        around = Annotation.of(node)
        for child in [*outer, around] if around else [*outer, *signature(node)]:
            yield from found(child)
        return
    elif isinstance(node, ast.Lambda):
        outer = [*node.args.defaults, *(d for d in node.args.kw_defaults if d)]
    elif type(node) in COMPREHENSIONS:
        outer = [node.generators[0].iter]
    else:
        outer = ast.iter_child_nodes(node)
    for child in outer:
        yield from found(child)
    if isinstance(node, SCOPES):
        yield node


def dump(source, name="<program>"):
    original = ast.parse(source)
    rewritten_source = as_generators(source)
    rewritten = ast.parse(rewritten_source)
    origin = dict(zip(scope_nodes(rewritten), scope_nodes(original)))
    top = symtable.symtable(rewritten_source, name, "exec")
    tables = {}
    pair(symtable.symtable(source, name, "exec"), original, tables)
    result = []

    def add(table, node, parent):
        index, known = len(result), origin.get(node, original)
        result.append(describe(tables.get(known, table), known, parent))
        children = list(zip(table.get_children(), visited(node), strict=True))
        children.sort(key=lambda pair: position(origin[pair[1]]))
        for child, child_node in children:
            add(child, child_node, index)

    add(top, rewritten, None)
    return result


def pair(table, node, tables):
    """Which of CPython's tables belongs to which node of the tree."""
    tables[node] = table
    for child, inner in zip(table.get_children(), visited(node, True), strict=True):
        loose = (ast.FunctionDef, ast.ClassDef, ast.GeneratorExp, Annotation)
        assert child.get_lineno() == inner.lineno or isinstance(inner, loose)
        pair(child, inner, tables)


def position(node):
    return node.lineno, node.col_offset


def describe(table, node, parent):
    if isinstance(node, ast.Module):
        kind, name, line = "module", "<module>", 1
    elif isinstance(node, Annotation):
        kind, name, line = node.kind, node.name, node.lineno
    else:
        line = node.lineno
        if isinstance(node, ast.Lambda):
            kind, name = "lambda", "<lambda>"
        elif type(node) in COMPREHENSIONS:
            kind, name = "comprehension", COMPREHENSIONS[type(node)]
        else:
            kind = "class" if isinstance(node, ast.ClassDef) else "function"
            name = node.name
    names = {
        symbol.get_name(): KINDS[symbol._Symbol__scope]
        for symbol in table.get_symbols()
        if not symbol.get_name().startswith(".")
    }
    return {"kind": kind, "name": name, "line": line, "parent": parent, "names": dict(sorted(names.items()))}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as program:
        print(json.dumps(dump(program.read()), separators=(",", ":")))
