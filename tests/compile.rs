//! The compiler: what it makes of representative constructs. Where a list was CPython's to say, CPython 3.13 said it.

use lexiscope::base::Diagnostic;
use lexiscope::code::{Program, disassemble};
use std::fmt::Write;

#[path = "compile/depth.rs"]
mod depth;
mod files;
#[path = "compile/well_formed.rs"]
mod well_formed;

/// What `source` compiles to.
fn compile(source: &str) -> Result<Program, Vec<Diagnostic>> {
    let parsed = lexiscope::syntax::parse(source);
    if !parsed.diagnostics.is_empty() {
        return Err(parsed.diagnostics);
    }
    let (symbols, diagnostics) = lexiscope::scope::analyze(&parsed.module, source);
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    lexiscope::compile::compile(&parsed.module, source, &symbols)
}

fn compiled(source: &str) -> Program {
    compile(source).unwrap_or_else(|diagnostics| panic!("{diagnostics:?}"))
}

/// Compares texts without regard to indentation and empty lines.
fn same(found: &str, expected: &str) {
    let tidy = |text: &str| -> String {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.fold(String::new(), |all, line| all + line + "\n")
    };
    assert_eq!(tidy(found), tidy(expected), "found:\n{found}");
}

/// The code of the innermost definition (the last code object) of `source`.
fn check(source: &str, expected: &str) {
    let mut program = compiled(source);
    let last = program.codes.split_off(program.codes.len() - 1);
    let text = disassemble(&Program { codes: last, ..Program::default() });
    same(text.split_once('\n').map_or("", |(_, body)| body), expected);
}

/// The code of the class body that `source` starts with.
fn check_class(source: &str, expected: &str) {
    let program = compiled(source);
    same(&disassemble(&Program { codes: program.codes[1..2].to_vec(), ..Program::default() }), expected);
}

/// The line steps of `source`, in the order of the code.
fn check_stops(source: &str, expected: &str) {
    let mut found = String::new();
    for code in compiled(source).codes {
        let _ = writeln!(found, "{}", code.qualified_name);
        for stop in &code.stops {
            let text = stop.span.text(source).lines().next().unwrap_or_default();
            let _ = writeln!(found, "{} {:?} {text}", stop.line, stop.kind);
        }
    }
    same(&found, expected);
}

/// `co_cellvars` and `co_freevars` of every code object that has some.
fn check_cells(source: &str, expected: &str) {
    let mut found = String::new();
    for code in compiled(source).codes {
        if !code.cell_variables.is_empty() || !code.free_variables.is_empty() {
            let (cells, free) = (code.cell_variables.join(" "), code.free_variables.join(" "));
            let _ = writeln!(found, "{}: cells [{cells}] free [{free}]", code.qualified_name);
        }
    }
    same(&found, expected);
}

#[test]
fn a_local_is_an_operand_itself() {
    check(
        "def f(a, b):\n  return a + b * 2\n",
        r"
        0 Stop { mark: 0 }
        1 Constant { dst: 4, constant: 0 }
        2 Binary { op: Multiply, dst: 3, a: 1, b: 4 }
        3 Binary { op: Add, dst: 2, a: 0, b: 3 }
        4 Return { src: 2 }
        ",
    );
}

#[test]
fn a_read_is_copied_where_a_later_operand_may_rebind_it() {
    check(
        "def f(x):\n  return x + (x := 5)\n",
        r"
        0 Stop { mark: 0 }
        1 Move { dst: 2, src: 0 }
        2 Constant { dst: 3, constant: 0 }
        3 Move { dst: 0, src: 3 }
        4 Binary { op: Add, dst: 1, a: 2, b: 3 }
        5 Return { src: 1 }
        ",
    );
}

#[test]
fn a_read_is_checked_only_where_the_name_may_be_unbound() {
    check(
        "def f(c):\n  if c:\n    x = 1\n  y = x\n  return y\n",
        r"
        0 Stop { mark: 0 }
        1 JumpIfFalse { src: 0, to: 4 }
        2 Stop { mark: 1 }
        3 Constant { dst: 1, constant: 0 }
        4 Stop { mark: 2 }
        5 CheckBound { src: 1 }
        6 Move { dst: 2, src: 1 }
        7 Stop { mark: 3 }
        8 Return { src: 2 }
        ",
    );
}

#[test]
fn a_counter_reads_and_writes_through_its_cell() {
    check(
        "def counter():\n  count = 0\n  def increment():\n    nonlocal count\n    count += 1\n    return count\n  return increment\n",
        r"
        0 Stop { mark: 0 }
        1 LoadCell { dst: 1, cell: 0 }
        2 Constant { dst: 2, constant: 0 }
        3 InPlace { op: Add, dst: 1, a: 1, b: 2 }
        4 StoreCell { cell: 0, src: 1 }
        5 Stop { mark: 1 }
        6 LoadCell { dst: 1, cell: 0 }
        7 Return { src: 1 }
        ",
    );
}

#[test]
fn a_comprehension_makes_its_cells_afresh_at_module_level_too() {
    let program = compiled("fs = [lambda: i for i in range(3)]\n");
    let module = disassemble(&Program { codes: program.codes[..1].to_vec(), ..Program::default() });
    same(
        &module,
        r"
        code 0 <module> registers=8 [r0=i:Cell]
        0 Stop { mark: 0 }
        1 LoadGlobal { dst: 2, name: 0 }
        2 Constant { dst: 3, constant: 0 }
        3 Call { dst: 2, start: 2, count: 1 }
        4 GetLoop { dst: 2, src: 2 }
        5 Clear { start: 0, count: 1 }
        6 MakeCell { slot: 0 }
        7 BuildList { dst: 1, start: 1, count: 0 }
        8 ForLoop { dst: 4, iter: 2 }
        9 Jump { to: 15 }
        10 StoreCell { cell: 0, src: 4 }
        11 Clear { start: 5, count: 3 }
        12 MakeFunction { dst: 4, start: 5, child: 0 }
        13 ListAppend { list: 1, src: 4 }
        14 Jump { to: 8 }
        15 Clear { start: 0, count: 1 }
        16 StoreGlobal { name: 1, src: 1 }
        17 None { dst: 1 }
        18 Return { src: 1 }
        ",
    );
}

#[test]
fn finally_runs_on_every_way_out() {
    check(
        "def f(x):\n  for i in x:\n    try:\n      if i: return i\n    finally:\n      g()\n",
        r"
        0 Stop { mark: 0 }
        1 GetLoop { dst: 2, src: 0 }
        2 Jump { to: 4 }
        3 Stop { mark: 1 }
        4 ForLoop { dst: 1, iter: 2 }
        5 Jump { to: 27 }
        6 Stop { mark: 2 }
        7 Stop { mark: 3 }
        8 JumpIfFalse { src: 1, to: 15 }
        9 Stop { mark: 4 }
        10 Move { dst: 4, src: 1 }
        11 Stop { mark: 5 }
        12 LoadGlobal { dst: 5, name: 0 }
        13 Call { dst: 5, start: 5, count: 0 }
        14 Return { src: 4 }
        15 Stop { mark: 5 }
        16 LoadGlobal { dst: 4, name: 0 }
        17 Call { dst: 4, start: 4, count: 0 }
        18 Jump { to: 3 }
        19 EnterHandler { exception: 4 }
        20 Stop { mark: 5 }
        21 LoadGlobal { dst: 6, name: 0 }
        22 Call { dst: 6, start: 6, count: 0 }
        23 Reraise { src: 4 }
        24 LeaveHandler { exception: 4 }
        25 Reraise { src: 6 }
        26 Jump { to: 3 }
        27 None { dst: 2 }
        28 Return { src: 2 }
        handler 7..11 -> 19 in r4
        handler 20..24 -> 24 in r6
        ",
    );
}

#[test]
fn the_name_of_a_handler_is_unbound_after_it() {
    check(
        "def f():\n  try:\n    g()\n  except E as e:\n    h(e)\n",
        r"
        0 Stop { mark: 0 }
        1 Stop { mark: 1 }
        2 LoadGlobal { dst: 1, name: 0 }
        3 Call { dst: 1, start: 1, count: 0 }
        4 Jump { to: 25 }
        5 EnterHandler { exception: 1 }
        6 Stop { mark: 2 }
        7 LoadGlobal { dst: 4, name: 1 }
        8 MatchException { dst: 3, exception: 1, class: 4 }
        9 JumpIfFalse { src: 3, to: 22 }
        10 Move { dst: 0, src: 1 }
        11 Stop { mark: 3 }
        12 LoadGlobal { dst: 3, name: 2 }
        13 CheckBound { src: 0 }
        14 Move { dst: 4, src: 0 }
        15 Call { dst: 3, start: 3, count: 1 }
        16 Clear { start: 0, count: 1 }
        17 Jump { to: 20 }
        18 Clear { start: 0, count: 1 }
        19 Reraise { src: 3 }
        20 LeaveHandler { exception: 1 }
        21 Jump { to: 25 }
        22 Reraise { src: 1 }
        23 LeaveHandler { exception: 1 }
        24 Reraise { src: 3 }
        25 None { dst: 1 }
        26 Return { src: 1 }
        handler 1..4 -> 5 in r1
        handler 11..16 -> 18 in r3
        handler 6..23 -> 23 in r3
        ",
    );
}

#[test]
fn a_method_call_makes_no_bound_method() {
    check(
        "def f(o):\n  o.m(1, k=2)\n  o.m(*o)\n",
        r"
        0 Stop { mark: 0 }
        1 Move { dst: 1, src: 0 }
        2 LoadMethod { start: 1, name: 0 }
        3 Constant { dst: 3, constant: 0 }
        4 Constant { dst: 4, constant: 1 }
        5 CallMethodKeywords { start: 1, count: 2, names: 2 }
        6 Stop { mark: 1 }
        7 LoadAttribute { dst: 1, object: 0, name: 0 }
        8 BuildList { dst: 3, start: 3, count: 0 }
        9 ListExtend { list: 3, src: 0, callee: 1 }
        10 ListToTuple { dst: 2, src: 3 }
        11 Clear { start: 3, count: 1 }
        12 CallSpread { start: 1 }
        13 None { dst: 1 }
        14 Return { src: 1 }
        ",
    );
}

#[test]
fn a_class_body_owns_the_cell_of_its_class() {
    check_class(
        "class C:\n  'doc'\n  x: int = 1\n  l = [x for _ in x]\n  m = lambda: __class__\n",
        r"
        code 0 C registers=7 [r0=__class__:Cell r1=_:Local]
        0 MakeCell { slot: 0 }
        1 LoadName { dst: 2, name: 0 }
        2 StoreName { name: 1, src: 2 }
        3 Constant { dst: 2, constant: 0 }
        4 StoreName { name: 2, src: 2 }
        5 Constant { dst: 2, constant: 1 }
        6 StoreName { name: 3, src: 2 }
        7 BuildDict { dst: 2, start: 2, count: 0 }
        8 StoreName { name: 4, src: 2 }
        9 Stop { mark: 0 }
        10 Constant { dst: 2, constant: 2 }
        11 StoreName { name: 5, src: 2 }
        12 Stop { mark: 1 }
        13 Constant { dst: 2, constant: 1 }
        14 StoreName { name: 6, src: 2 }
        15 LoadName { dst: 3, name: 7 }
        16 LoadName { dst: 4, name: 4 }
        17 Constant { dst: 5, constant: 3 }
        18 StoreItem { object: 4, key: 5, src: 3 }
        19 Stop { mark: 2 }
        20 LoadName { dst: 4, name: 6 }
        21 GetLoop { dst: 3, src: 4 }
        22 Clear { start: 1, count: 1 }
        23 BuildList { dst: 2, start: 2, count: 0 }
        24 ForLoop { dst: 1, iter: 3 }
        25 Jump { to: 29 }
        26 LoadGlobal { dst: 6, name: 6 }
        27 ListAppend { list: 2, src: 6 }
        28 Jump { to: 24 }
        29 Clear { start: 1, count: 1 }
        30 StoreName { name: 8, src: 2 }
        31 Stop { mark: 3 }
        32 Clear { start: 3, count: 3 }
        33 MakeFunction { dst: 2, start: 3, child: 0 }
        34 StoreName { name: 9, src: 2 }
        35 Constant { dst: 2, constant: 4 }
        36 StoreName { name: 10, src: 2 }
        37 StoreName { name: 11, src: 0 }
        38 None { dst: 3 }
        39 Return { src: 3 }
        ",
    );
}

#[test]
fn line_steps_are_those_of_the_contract() {
    check_stops(
        r#"
"doc"
@d(1)
@e
def f(a=(
    1), *b):
    "doc"
    global g
    x = 1; pass; 5
    for i in (x
              ): y(i)
    while (True):
        break
    else: z()
    if a: pass
    elif b: return lambda: (
        a)
    try:
        with (a as b,
              c): pass
    except (A,
            B) as e:
        raise
    except: ...
    finally: del x
@d
class C(
        B): "doc"
def only(): "doc"
s = sum(v for v in
        [n for n in t])
"#,
        r#"
        <module>
        2 Statement "doc"
        3 Def def f(a=(
        26 Class class C(
        29 Def def only():
        30 Statement s = sum(v for v in
        f
        9 Statement x = 1
        9 Statement pass
        9 Statement 5
        10 ForStart for i in (x
        10 ForNext for i in (x
        11 Statement y(i)
        12 Test while (True):
        13 Statement break
        14 Statement z()
        15 Test if a:
        15 Statement pass
        16 Test elif b:
        16 Statement return lambda: (
        18 Try try:
        19 With with (a as b,
        20 Statement pass
        21 Except except (A,
        23 Statement raise
        24 Except except:
        24 Statement ...
        25 Statement del x
        f.<locals>.<lambda>
        17 Body a
        C
        28 Statement "doc"
        only
        29 Statement "doc"
        <genexpr>
        30 Body (v for v in
        "#,
    );
}

#[test]
fn cells_and_free_variables_come_in_the_order_of_cpython() {
    check_cells(
        r#"
fs = [lambda: i for i in x] + [lambda: b for b in x]
def k(p, q):
    z = 1; a = 2; b = [lambda: (i, q) for i in p]
    return lambda: (z, a, q, p)
def outer():
    x = 1
    def middle():
        return lambda: x
    class C:
        x = 2
        l = [x for _ in ()]
        def method(self): return super(), x
    return [x for _ in ()]
def swap(i):
    return [lambda: i for i in i]
"#,
        r#"
        <module>: cells [i b] free []
        <lambda>: cells [] free [i]
        <lambda>: cells [] free [b]
        k: cells [p q i a z] free []
        k.<locals>.<lambda>: cells [] free [i q]
        k.<locals>.<lambda>: cells [] free [a p q z]
        outer: cells [x] free []
        outer.<locals>.middle: cells [] free [x]
        outer.<locals>.middle.<locals>.<lambda>: cells [] free [x]
        outer.<locals>.C: cells [__class__] free [x]
        outer.<locals>.C.method: cells [] free [__class__ x]
        swap: cells [i] free []
        swap.<locals>.<lambda>: cells [] free [i]
        "#,
    );
}

#[test]
fn docstrings_are_cleaned_as_by_cpython() {
    let source = "def f():\n    '''  First.\n\n        indented\n      less\n\tby a tab\n    '''\n";
    let program = compiled(source);
    let docstring = program.codes[1].docstring.as_deref();
    assert_eq!(docstring, Some("First.\n\n  indented\nless\n  by a tab\n"));
}

#[test]
fn what_does_not_fit_is_refused_not_run() {
    let nested: String = (0..20).map(|n| format!("{0}try: pass\n{0}finally:\n", " ".repeat(n))).collect();
    let source = format!("{nested}{}\n", " ".repeat(20) + &"x = 1; ".repeat(9));
    assert!(compile(&source).err().is_some_and(|found| found[0].message == "too complex: too much code"));
}
