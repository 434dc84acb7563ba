//! README's table of what Python runs here is true: each of its words has a program here that runs, or is refused where
//! the table says "not yet". A word without a program fails the test.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// What the table says runs, and a program that needs it.
const YES: &[(&str, &str)] = &[
    ("defaults", "def f(a=1): return a\nassert f() == 1"),
    ("`*args`", "def f(*args): return args\nassert f(1, 2) == (1, 2)"),
    ("`**kwargs`", "def f(**kwargs): return kwargs\nassert f(a=1) == {'a': 1}"),
    ("positional- and keyword-only", "def f(a, /, *, b): return a + b\nassert f(1, b=2) == 3"),
    ("lambdas", "assert (lambda a: a + 1)(1) == 2"),
    ("decorators", "@lambda f: 7\ndef f(): pass\nassert f == 7"),
    (
        "`nonlocal`",
        "def f():\n    a = 1\n    def g():\n        nonlocal a\n        a = 2\n    g()\n    return a\nassert f() == 2",
    ),
    ("`global`", "def f():\n    global a\n    a = 1\nf()\nassert a == 1"),
    ("generators", "def f():\n    a = yield 1\n    yield a\ng = f()\nassert [next(g), g.send(2)] == [1, 2]"),
    ("`yield from`", "def f():\n    yield from 'ab'\nassert [*f()] == ['a', 'b']"),
    (
        "`async def`",
        "async def f(): return 1\nc = f()\ntry: c.send(None)\nexcept StopIteration as end: assert end.value == 1",
    ),
    (
        "`await`",
        "import asyncio\nasync def f(): return 1\nasync def g(): return await f()\nassert asyncio.run(g()) == 1",
    ),
    (
        "asynchronous generators and comprehensions",
        "import asyncio\nasync def f(): yield 1\nasync def g(): return [a async for a in f()]\nassert asyncio.run(g()) == [1]",
    ),
    ("type parameters", "def f[T](a: T) -> T: return a\nassert f.__type_params__[0].__name__ == 'T'"),
    ("`if`", "if 1: pass\nelse: 1 / 0"),
    ("`for`", "for a in 'x': pass\nelse: a += 'y'\nassert a == 'xy'"),
    ("`while`", "a = 3\nwhile a: a -= 1"),
    (
        "`try`/`finally`",
        "try:\n    try: 1 / 0\n    finally: a = 1\nexcept ZeroDivisionError: a += 1\nassert a == 2",
    ),
    (
        "`except*` and exception groups",
        "try: raise ExceptionGroup('g', [ValueError(1)])\nexcept* ValueError as e: assert len(e.exceptions) == 1",
    ),
    (
        "`with`",
        "class C:\n    def __enter__(self): return 5\n    def __exit__(self, *a): return True\nwith C() as a: 1 / 0\nassert a == 5",
    ),
    (
        "`async for`",
        "import asyncio\nasync def f(): yield 1\nasync def g():\n    async for a in f(): return a\nassert asyncio.run(g()) == 1",
    ),
    (
        "`async with`",
        "import asyncio\nclass C:\n    async def __aenter__(self): return 1\n    async def __aexit__(self, *a): pass\nasync def g():\n    async with C() as a: return a\nassert asyncio.run(g()) == 1",
    ),
    ("`match`", "match [1, 2]:\n    case [a, *b] if a: assert b == [2]"),
    ("`del`", "a = 1\ndel a\nassert 'a' not in globals()"),
    ("`assert`", "try: assert 0, 'x'\nexcept AssertionError as e: assert str(e) == 'x'"),
    (
        "`raise from`",
        "try: raise ValueError from KeyError()\nexcept ValueError as e: assert type(e.__cause__) is KeyError",
    ),
    ("starred and chained assignment", "a, *b = c = 1, 2, 3\nassert b == [2, 3] and c == (1, 2, 3)"),
    ("`:=`", "assert (a := 2) == a"),
    ("`type`", "type A = list[int]\nassert A.__value__ == list[int]"),
    (
        "inheritance with C3",
        "class A: pass\nclass B(A): pass\nclass C(A): pass\nclass D(B, C): pass\nassert D.__mro__[1:3] == (B, C)",
    ),
    (
        "`super()`",
        "class A:\n    def f(self): return 1\nclass B(A):\n    def f(self): return super().f() + 1\nassert B().f() == 2",
    ),
    ("properties", "class A:\n    @property\n    def p(self): return 1\nassert A().p == 1"),
    ("descriptors", "class D:\n    def __get__(self, o, c): return 3\nclass A: d = D()\nassert A().d == 3"),
    ("metaclasses", "class M(type): pass\nclass A(metaclass=M): pass\nassert type(A) is M"),
    ("operators by special methods", "class A:\n    def __radd__(self, o): return o\nassert 1 + A() == 1"),
    (
        "`__del__` when the last reference goes",
        "log = []\nclass A:\n    def __del__(self): log.append(1)\na = A()\ndel a\nassert log == [1]",
    ),
    ("int of any size", "assert 2 ** 100 == 1267650600228229401496703205376"),
    ("float", "assert repr(0.1 + 0.2) == '0.30000000000000004'"),
    ("complex", "assert (1 + 2j) * 1j == -2 + 1j"),
    ("str", "assert 'ab'.upper() == 'AB'"),
    ("bytes", "assert b'ab'.hex() == '6162'"),
    ("bytearray", "a = bytearray(b'a')\na.append(98)\nassert a == b'ab'"),
    ("the basics of memoryview", "assert memoryview(b'abc')[1:].tobytes() == b'bc'"),
    ("list", "assert [1] + [2] == [1, 2]"),
    ("tuple", "assert (1,) < (2,)"),
    ("dict", "assert {**{1: 2}} | {3: 4} == {1: 2, 3: 4}"),
    ("set", "assert {1, 2} & {2} == {2}"),
    ("frozenset", "assert {frozenset([1])} == {frozenset([1])}"),
    ("range", "assert range(9)[::4][1] == 4"),
    ("slices", "assert 'abc'[slice(None, None, -1)] == 'cba'"),
    ("comprehensions", "assert {a: b for a, b in [(1, 2)]} == {1: 2}"),
    ("f-strings", "a = 2.5\nassert f'{a=:>5}' == 'a=  2.5'"),
    ("nearly all", "assert max(map(len, sorted(zip('ab', 'cd')))) == 2"),
    ("`print`", "print(1, sep='')"),
    ("`input`", "try: input()\nexcept EOFError: pass"),
    ("`eval`", "assert eval('1 + a', {'a': 2}) == 3"),
    ("`exec`", "exec('a = 1')\nassert a == 1"),
    ("`compile` among them", "assert eval(compile('1', 'f', 'eval')) == 1"),
];

/// What the table says does not, a program that needs it, and the error's name.
const NOT_YET: &[(&str, &str, &str)] = &[
    ("`\\N{...}`; half a surrogate pair (`'\\ud83d'`)", "'\\N{BULLET}'", "NotImplementedError"),
    ("`\\N{...}`; half a surrogate pair (`'\\ud83d'`)", "f'\\ud83d{1}'", "NotImplementedError"),
    ("`\\N{...}`; half a surrogate pair (`'\\ud83d'`)", "chr(0xD83D)", "ValueError"),
    ("`open`; syntax trees (`ast`)", "open('x')", "there are no files here"),
    ("`open`; syntax trees (`ast`)", "open('x', 'w')", "there are no files here"),
    ("`open`; syntax trees (`ast`)", "import ast", "ModuleNotFoundError"),
];

fn run(program: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lexiscope"))
        .args(["run", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // What refuses its file has gone before all is written.
    let _ = child.stdin.take().expect("it was piped").write_all(program.as_bytes());
    child.wait_with_output().expect("the program ends")
}

/// The table's rows but the modules' (`tests/cli.rs` holds those to the code): what runs, what does not.
fn rows() -> Vec<(String, String)> {
    let readme = include_str!("../README.md");
    let table = readme.split("## What Python it runs").nth(1).expect("the table has its heading");
    let rows = table.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let cells = rows.take_while(|line| line.starts_with('|')).map(|line| {
        let mut cells = line.trim_matches('|').split(" | ").map(str::trim);
        (
            cells.next().unwrap_or(""),
            cells.next().unwrap_or(""),
            cells.next().unwrap_or("").trim_matches('|').trim(),
        )
    });
    let others = cells.filter(|(name, ..)| !name.contains("modules"));
    others.map(|(_, yes, not_yet)| (yes.to_owned(), not_yet.to_owned())).collect()
}

#[test]
fn what_the_table_says_runs_runs() {
    let rows = rows();
    assert!(rows.len() > 3, "{rows:?}");
    for claim in rows.iter().flat_map(|(yes, _)| yes.split(", ")) {
        let programs: Vec<&str> =
            YES.iter().filter(|(word, _)| *word == claim).map(|(_, program)| *program).collect();
        assert!(!programs.is_empty(), "README's table says {claim:?}: no program here needs it");
        for program in programs {
            let ran = run(program);
            assert!(ran.status.success(), "{claim}: {}", String::from_utf8_lossy(&ran.stderr));
        }
    }
}

#[test]
fn what_the_table_says_does_not_is_refused() {
    for claim in rows().iter().map(|(_, not_yet)| not_yet.as_str()).filter(|claim| !claim.is_empty()) {
        let programs: Vec<_> = NOT_YET.iter().filter(|(word, ..)| *word == claim).collect();
        assert!(!programs.is_empty(), "README's table says {claim:?}: no program here needs it");
        for (_, program, error) in programs {
            let said = String::from_utf8_lossy(&run(program).stderr).into_owned();
            assert!(said.contains(error), "{claim}: {said}");
        }
    }
}
