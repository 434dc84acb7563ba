//! The symbol table: every scope's names, tied to their bindings. The judge is CPython's `symtable`, whose
//! words on random programs are in `scope/golden.json` (made by `scope/differential.py --golden`).

use lexiscope::scope::{self, NameKind, ScopeKind, SymbolTable};
use lexiscope::syntax;
use serde_json::{Value, json};

fn table(source: &str) -> SymbolTable {
    let parsed = syntax::parse(source);
    assert_eq!(parsed.diagnostics, [], "{source}");
    scope::analyze(&parsed.module, source).0
}

fn word(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Local => "local",
        NameKind::Cell => "cell",
        NameKind::Free => "free",
        NameKind::GlobalExplicit => "global!",
        NameKind::GlobalImplicit => "global",
    }
}

/// A line a scope, indented by depth: `name: name kind [marks]`. `<- f` names a free variable's owner, `?` a global
/// that the module does not bind.
fn dump(source: &str) -> String {
    let table = table(source);
    let mut out = String::new();
    for scope in &table.scopes {
        let mut depth = 0;
        let mut at = scope.parent;
        while let Some(parent) = at {
            depth += 1;
            at = table.scope(parent).parent;
        }
        let mut names: Vec<String> = Vec::new();
        for entry in &scope.names {
            let mut text = format!("{} {}", entry.text, word(entry.kind));
            match (entry.kind, entry.owner) {
                (NameKind::Free, Some(owner)) => text.push_str(&format!(" <- {}", table.scope(owner).name)),
                (NameKind::GlobalImplicit | NameKind::GlobalExplicit, None) => text.push('?'),
                _ => {}
            }
            for (mark, is_so) in [
                ("parameter", entry.is_parameter),
                ("carried", entry.carried_through),
                ("also free", entry.also_free),
            ] {
                if is_so {
                    text.push_str(&format!(" ({mark})"));
                }
            }
            names.push(text);
        }
        out.push_str(&format!("{}{}: {}\n", "  ".repeat(depth), scope.name, names.join(", ")));
    }
    out
}

fn check(source: &str, expected: &str) {
    let source = unindent(source);
    let expected = unindent(expected);
    let dumped = dump(&source);
    assert!(dumped == expected, "{source}\ngives\n{dumped}\nnot\n{expected}");
}

/// The text without the blank first line and the common indentation.
fn unindent(text: &str) -> String {
    let lines: Vec<&str> = text.lines().skip_while(|line| line.trim().is_empty()).collect();
    let indent = lines.first().map_or(0, |line| line.len() - line.trim_start().len());
    let stripped = lines.iter().map(|line| line.get(indent..).unwrap_or("").to_owned() + "\n");
    stripped.collect::<String>().trim_end().to_owned() + "\n"
}

/// The first message, with its line.
fn refused(source: &str, expected: &str) {
    let parsed = syntax::parse(source);
    assert_eq!(parsed.diagnostics, [], "{source}");
    let (_, found) = scope::analyze(&parsed.module, source);
    let lines = lexiscope::base::LineIndex::new(source);
    let said = found.first().map(|each| format!("{} on line {}", each.message, lines.line(each.span.start)));
    assert_eq!(said.as_deref(), Some(expected), "{source}");
}

#[test]
fn a_counter_shares_one_cell() {
    check(
        "
        def counter():
            count = 0
            def increment():
                nonlocal count
                count += 1
                return count
            return increment
        ",
        "
        <module>: counter local
          counter: count cell, increment local
            increment: count free <- counter
        ",
    );
}

#[test]
fn a_missing_nonlocal_makes_another_variable() {
    check(
        "
        def counter():
            count = 0
            def increment():
                count += 1
        ",
        "
        <module>: counter local
          counter: count local, increment local
            increment: count local
        ",
    );
}

#[test]
fn a_function_carries_what_only_its_inner_function_uses() {
    check(
        "
        def require(role):
            def decorator(func):
                def wrapper(*args):
                    return func(role, *args, print)
                return wrapper
            return decorator
        ",
        "
        <module>: require local
          require: role cell (parameter), decorator local
            decorator: func cell (parameter), wrapper local, role free <- require (carried)
              wrapper: args local (parameter), func free <- decorator, role free <- require, print global?
        ",
    );
}

#[test]
fn decorators_defaults_and_annotations_belong_outside() {
    check(
        "
        def outer(a, b, c):
            @a
            def inner(x: b = c): pass
        ",
        "
        <module>: outer local
          outer: a local (parameter), b local (parameter), c local (parameter), inner local
            inner: x local (parameter)
        ",
    );
}

#[test]
fn classes_are_passed_over() {
    check(
        "
        def f(x):
            class C:
                x = x
                __y = 1
                def m(self):
                    return x, __y, super().m
        ",
        "
        <module>: f local
          f: x cell (parameter), C local
            C: x local (also free), _C__y local, m local
              m: self local (parameter), x free <- f, _C__y global?, super global?, __class__ free <- C
        ",
    );
}

#[test]
fn an_inlined_comprehension_makes_no_cell_but_a_lambda_in_it_does() {
    check(
        "
        def f(xs):
            k = 1
            a = [x + k for x in xs]
            m = 2
            b = [lambda: x + m for x in xs]
        ",
        "
        <module>: f local
          f: xs local (parameter), k local, a local, m cell, b local
            <listcomp>: x local, k free <- f
            <listcomp>: x cell, m free <- f (carried)
              <lambda>: x free <- <listcomp>, m free <- f
        ",
    );
}

#[test]
fn a_generator_expression_captures_and_its_first_iterable_does_not() {
    check(
        "
        def f(xs, k):
            return (x + k for x in xs for y in k)
        ",
        "
        <module>: f local
          f: xs local (parameter), k cell (parameter)
            <genexpr>: x local, y local, k free <- f
        ",
    );
}

#[test]
fn a_walrus_in_a_comprehension_binds_in_the_function_around() {
    check(
        "
        [last := x for x in y]
        def f(xs):
            return [(last := x) for x in xs], last
        ",
        "
        <module>: last global!, f local, y global?
          <listcomp>: last global!, x local
          f: xs local (parameter), last local
            <listcomp>: last free <- f, x local
        ",
    );
}

#[test]
fn module_level_loops_bind_globals() {
    check(
        "
        fs = []
        for i in range(3):
            fs.append(lambda: i)
        ",
        "
        <module>: fs local, i local, range global?
          <lambda>: i global
        ",
    );
}

#[test]
fn every_way_to_bind() {
    check(
        "
        def f():
            import a.b, c as d
            for e, [g, *h] in x: pass
            with x as i, x as (j, k.l): pass
            try: pass
            except E as m: pass
            match x:
                case [n, {'k': o, **p}] | K(q=r) as s: pass
            del t
            u: int
            (v := 1)
            class W: z = 1
        ",
        "
        <module>: f local
          f: a local, d local, e local, g local, h local, i local, j local, m local, n local, o local, p local, \
r local, s local, t local, u local, v local, W local, x global?, k global?, E global?, K global?, int global?
            W: z local
        ",
    );
}

#[test]
fn global_and_nonlocal_are_judged_as_cpython_does() {
    refused("def f():\n x = 1\n global x", "name 'x' is assigned to before global declaration on line 3");
    refused("def f():\n print(x)\n global x", "name 'x' is used prior to global declaration on line 3");
    refused("def f(x):\n global x", "name 'x' is parameter and global on line 2");
    refused("def f():\n nonlocal x", "no binding for nonlocal 'x' found on line 2");
    refused("nonlocal x", "nonlocal declaration not allowed at module level on line 1");
    refused(
        "def f():\n x = 1\n def g():\n  print(x)\n  nonlocal x",
        "name 'x' is used prior to nonlocal declaration on line 5",
    );
    refused(
        "def f():\n x = 1\n def g():\n  global x\n  nonlocal x",
        "name 'x' is nonlocal and global on line 4",
    );
    refused("def f():\n x: int\n global x", "annotated name 'x' can't be global on line 3");
    refused(
        "class C:\n [y := 1 for x in z]",
        "assignment expression within a comprehension cannot be used in a class body on line 2",
    );
    refused(
        "[x := 1 for x in z]",
        "assignment expression cannot rebind comprehension iteration variable 'x' on line 1",
    );
}

/// What a walk over the uses says: every occurrence's text is its name, and knows its scope.
#[test]
fn uses_are_tied_to_their_bindings() {
    let source = "def f(a):\n    def g():\n        nonlocal a\n        a += b\n    return g\nb = 1\n";
    let table = table(source);
    let mut out = String::new();
    for each in &table.uses {
        let scope = table.scope(each.scope);
        let entry = &scope.names[each.name as usize];
        assert_eq!(each.span.text(source), entry.text);
        let owner = entry.owner.map_or("-", |owner| table.scope(owner).name.as_str());
        let binds = if each.binds { " binds" } else { "" };
        out.push_str(&format!("{} in {} is {}'s{binds}\n", entry.text, scope.name, owner));
    }
    assert_eq!(
        out,
        "f in <module> is <module>'s binds\n\
         a in f is f's binds\n\
         g in f is f's binds\n\
         a in g is f's binds\n\
         a in g is f's binds\n\
         b in g is <module>'s\n\
         g in f is f's\n\
         b in <module> is <module>'s binds\n"
    );
}

#[test]
fn a_room_starts_at_the_parameters() {
    let source = "@d(1)  # why\ndef f(a): pass\nclass C(B): x = 1\ny = lambda b: b\nsum(i for i in y)\n";
    let table = table(source);
    let rooms: Vec<String> = table
        .scopes
        .iter()
        .skip(1)
        .map(|scope| {
            format!("{} | {} | line {}", scope.span.text(source), scope.room.text(source), scope.line)
        })
        .collect();
    assert_eq!(
        rooms,
        [
            "def f(a): pass | (a): pass | line 2",
            "class C(B): x = 1 |  x = 1 | line 3",
            "lambda b: b | b: b | line 4",
            "(i for i in y) | (i for i in y) | line 5",
        ]
    );
}

#[test]
fn every_node_finds_its_scope() {
    let source = "def f(): return [lambda: x for x in (y for y in z)]\nclass C: pass\n";
    let table = table(source);
    assert_eq!(table.by_node.len(), table.scopes.len());
    let class = table.scopes.iter().position(|scope| scope.kind == ScopeKind::Class).unwrap();
    let node = lexiscope::base::Span::new(52, 65);
    assert_eq!(table.of_node(node, ScopeKind::Class).map(|id| id.index()), Some(class));
}

#[test]
fn generics_are_resolved() {
    check(
        "
        def first[T](xs: list[T]) -> T:
            return xs[0], T
        ",
        "
        <module>: first local
          first: T cell, list global?
            first: xs local (parameter), T free <- first
        ",
    );
}

/// The scopes CPython reports, but for comprehensions, which it inlines.
fn reported(source: &str) -> Value {
    let printed = scope::to_json(&table(source));
    let mut scopes: Vec<Value> = Vec::new();
    for scope in printed.as_array().unwrap() {
        if !["<listcomp>", "<setcomp>", "<dictcomp>"].contains(&scope["name"].as_str().unwrap()) {
            scopes.push(json!([scope["kind"], scope["name"], scope["line"], scope["names"]]));
        }
    }
    sorted(scopes)
}

fn sorted(mut scopes: Vec<Value>) -> Value {
    scopes.sort_by_key(|scope| scope.to_string());
    Value::Array(scopes)
}

#[test]
fn random_programs_resolve_as_in_cpython() {
    for line in include_str!("scope/golden.json").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let source = case["source"].as_str().unwrap();
        if let Some(error) = case["error"].as_str() {
            let parsed = syntax::parse(source);
            let (_, names) = scope::analyze(&parsed.module, source);
            let first = parsed.diagnostics.iter().chain(&names).next();
            let said = first.map(|each| {
                let line = lexiscope::base::LineIndex::new(source).line(each.span.start);
                (format!("{}: {}", each.kind, each.message), line as u64)
            });
            assert_eq!(said, Some((error.to_owned(), case["line"].as_u64().unwrap())), "{source}");
        } else {
            let truth = sorted(case["scopes"].as_array().unwrap().clone());
            assert_eq!(reported(source), truth, "seed {}\n{source}", case["seed"]);
        }
    }
}
