//! What operators do with values, told by CPython 3.13: each line of `tests/ops/*.txt` is an expression and what
//! `tests/ops/ask.py` heard about it. The machine here has only the few natives below, so that operators are tested
//! and nothing else.

use lexiscope::vm::native::{Call, NativeDef, NativeFn};
use lexiscope::vm::ops::{arithmetic, braces, format, hash, iterate, number, text, truth};
use lexiscope::vm::{Ending, Library, Limits, Machine, Object, Pause, Value};
use lexiscope::{compile, scope, syntax};

/// Separates an expression from what is said about it.
const SAYS: &str = "  ==>  ";

const NATIVES: &[(&str, NativeFn)] = &[
    ("show", |call| {
        let text = text::repr(call, call.arg(0))?;
        call.vm.print(&format!("{text}\n"))?;
        Ok(Value::None)
    }),
    ("tell", |call| {
        let text = text::str(call, call.arg(0))?;
        let text = format!("{}: {text}\n", call.vm.type_name(call.arg(0)));
        call.vm.print(&text)?;
        Ok(Value::None)
    }),
    ("repr", |call| {
        let text = text::repr(call, call.arg(0))?;
        Ok(call.vm.heap.str(text))
    }),
    ("to_str", |call| {
        let text = text::str(call, call.arg(0))?;
        Ok(call.vm.heap.str(text))
    }),
    ("ascii", |call| {
        let text = text::ascii(call, call.arg(0))?;
        Ok(call.vm.heap.str(text))
    }),
    ("format", |call| {
        let spec = spec(call);
        format::format(call, call.arg(0), &spec)
    }),
    ("braces", |call| {
        let template = call.vm.heap.text(call.arg(0)).unwrap_or("").to_string();
        let named: Vec<(String, Value)> = (0..call.names.len())
            .map(|at| {
                let name = call.vm.heap.text(call.names[at]).unwrap_or("").to_string();
                (name, call.arguments[call.count() + at])
            })
            .collect();
        let positional = call.arguments[1..call.count()].to_vec();
        braces::braces(call, &template, &positional, &named)
    }),
    ("hash", |call| hash::hash_value(call, call.arg(0)).map(Value::Int)),
    ("len", |call| truth::len(call, call.arg(0)).map(|len| Value::Int(len as i64))),
    ("bool_of", |call| truth::truth(call, call.arg(0)).map(Value::Bool)),
    ("divmod", |call| arithmetic::divmod(call, call.arg(0), call.arg(1))),
    ("pow", |call| {
        let modulo = if call.count() > 2 { call.arg(2) } else { Value::None };
        arithmetic::power_modulo(call, call.arg(0), call.arg(1), modulo)
    }),
    ("to_int", |call| {
        let text = call.vm.heap.text(call.arg(0)).unwrap_or("").to_string();
        let base = if let Value::Int(base) = call.arg(1) { base } else { 10 };
        number::parse_int(call, &text, base)
    }),
    ("to_float", |call| {
        let text = call.vm.heap.text(call.arg(0)).unwrap_or("").to_string();
        number::parse_float(call, &text).map(Value::Float)
    }),
    ("items", |call| {
        let items = iterate::items(call, call.arg(0))?;
        Ok(call.vm.heap.list(items))
    }),
    ("error_of", |call| {
        let args = call.arguments[1..].to_vec();
        match call.arg(0) {
            Value::Object(class) => Ok(call.vm.exception(class, &args)),
            other => Ok(other),
        }
    }),
    ("iter", |call| iterate::iter(call, call.arg(0))),
    ("to_range", |call| {
        let part = |v: Value| if let Value::Int(int) = v { int } else { 1 };
        let range = (part(call.arg(0)), part(call.arg(1)), part(call.arg(2)));
        Ok(Value::Object(call.vm.heap.alloc(Object::Range(Box::new(range)))))
    }),
    ("to_frozenset", |call| {
        let mut set = lexiscope::vm::Set::new(true);
        lexiscope::vm::ops::sets::extend(call, &mut set, call.arg(0))?;
        Ok(Value::Object(call.vm.heap.alloc(Object::Set(Box::new(set)))))
    }),
];

fn spec(call: &Call<'_>) -> String {
    call.vm.heap.text(call.arg(1)).unwrap_or("").to_string()
}

/// What the library's own Python does for operators.
const PRELUDE: &str = "
def _collect(iterable):
    return [item for item in iterable]
def _contains(container, wanted):
    for item in container:
        if item is wanted or item == wanted:
            return True
    return False
def _iterate_sequence(sequence):
    at = 0
    while True:
        try:
            item = sequence[at]
        except IndexError:
            return
        yield item
        at += 1
";

/// Everything that `source` prints.
fn output(source: &str) -> String {
    let program = |source: &str| {
        let parsed = syntax::parse(source);
        let (symbols, _) = scope::analyze(&parsed.module, source);
        compile::compile(&parsed.module, source, &symbols).expect("the program compiles")
    };
    let natives = NATIVES.iter().map(|&(name, run)| NativeDef { name, owner: "", run }).collect();
    let library = Library { natives, prelude: Some(program(PRELUDE)), ..Library::default() };
    let mut machine = Machine::new(&library, Limits::default());
    machine.load_main(&program(source), "ops.py");
    match machine.run() {
        Pause::Ended(Ending::Finished) => machine.output.clone(),
        other => format!("{}{other:?}\n", machine.output),
    }
}

/// Each expression gives what CPython gave; `setup` comes first.
fn check(setup: &str, cases: &str) {
    let mut wrong = Vec::new();
    for line in cases.lines().filter(|line| !line.is_empty()) {
        let (expression, expected) = line.split_once(SAYS).expect("an expression and an answer");
        let source = format!(
            "{setup}\ntry:\n    show({expression})\nexcept BaseException as problem:\n    tell(problem)\n"
        );
        let said = output(&source);
        if said.trim_end_matches('\n') != expected.replace('⏎', "\n") {
            wrong.push(format!("{expression}\n  expected {expected}\n  got      {}", said.trim_end()));
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

macro_rules! cases {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            check(include_str!("ops/setup.py"), include_str!(concat!("ops/", stringify!($name), ".txt")));
        })*
    };
}

cases! { arithmetic comparing formatting items_and_slices printing reading sets_and_dicts methods }

/// What a program prints, limits and all.
fn prints(source: &str, expected: &str) {
    assert_eq!(output(source), expected, "{source}");
}

/// A statement that shows `expression`, or tells its exception.
fn shown(before: &str, expression: &str) -> String {
    format!("{before}\ntry:\n    show({expression})\nexcept BaseException as problem:\n    tell(problem)\n")
}

#[test]
fn values_nested_too_deep_are_recursion_errors() {
    let nested = "deep = []\ni = 0\nwhile i < 100000:\n    deep = [deep]\n    i += 1\nother = []\ni = 0\n\
                  while i < 100000:\n    other = [other]\n    i += 1";
    let too_deep = |before: &str, expression: &str| {
        let said = output(&shown(before, expression));
        assert!(said.starts_with("RecursionError: maximum recursion depth exceeded"), "{expression}: {said}");
    };
    for expression in ["deep", "deep == other", "deep < other", "deep in [other]", "f'{deep}'", "'%s' % deep"]
    {
        too_deep(nested, expression);
    }
    let tuples = nested.replace("[deep]", "(deep,)").replace("= []", "= ()");
    for expression in ["hash(deep)", "{deep}", "{deep: 1}"] {
        too_deep(&tuples, expression);
    }
}

#[test]
fn containers_that_hold_themselves_print() {
    prints("a = [1]\na += [a]\nshow(a)", "[1, [...]]\n");
    prints("d = {}\nd['d'] = d\nshow(d)", "{'d': {...}}\n");
    prints("a = []\nt = (a,)\na += [t]\nshow(t)", "([(...)],)\n");
    prints("a = [1]\nb = [a, a]\nshow(b)", "[[1], [1]]\n");
}

#[test]
fn operations_that_make_too_much_end_the_run() {
    for expression in [
        "10 ** 10 ** 9",
        "2 ** 2 ** 40",
        "1 << 10 ** 9",
        "1 << 10 ** 15",
        "(1 << 8000000) * (1 << 8000000)",
        "'a' * 10 ** 10",
        "[0] * 10 ** 10",
        "'%1000000000d' % 1",
        "'%.1000000000f' % 1",
        "format(1, '1000000000')",
        "format(1.0, '.1000000000f')",
        "braces('{:1000000000}', 1)",
    ] {
        let said = output(&shown("", expression));
        assert!(said.contains("Limit"), "{expression}: {said}");
    }
}

#[test]
fn containers_change_in_place() {
    prints("a = b = [1]\na += [2]\nb += 'c'\nshow(a)", "[1, 2, 'c']\n");
    prints("a = b = [1]\na += a\na *= 2\nshow(b)", "[1, 1, 1, 1]\n");
    prints("a = b = {1}\na |= {2}\nb &= {2, 3}\na ^= {2, 5}\nb -= {7}\nshow(a)", "{5}\n");
    prints("a = b = {1: 2}\na |= {3: 4}\nb |= [(5, 6)]\nshow(a)", "{1: 2, 3: 4, 5: 6}\n");
    prints("a = b = (1,)\na += (2,)\nshow((a, b))", "((1, 2), (1,))\n");
    prints("a = [1, 2, 3, 4]\na[1:3] = 'xyz'\nshow(a)", "[1, 'x', 'y', 'z', 4]\n");
    prints("a = [1, 2, 3, 4]\na[::2] = [0, 0]\nshow(a)", "[0, 2, 0, 4]\n");
    prints("a = [1, 2, 3, 4]\na[1:1] = a\nshow(a)", "[1, 1, 2, 3, 4, 2, 3, 4]\n");
    prints("a = [1, 2, 3, 4]\na[3:1] = [9]\nshow(a)", "[1, 2, 3, 9, 4]\n");
    prints("a = [1, 2, 3, 4, 5]\ndel a[::2]\nshow(a)", "[2, 4]\n");
    prints("a = [1, 2, 3, 4, 5]\ndel a[1:3], a[-1]\nshow(a)", "[1, 4]\n");
    prints("d = {1: 2, 3: 4}\ndel d[1]\nd[5] = 6\nd[3] += 1\nshow(d)", "{3: 5, 5: 6}\n");
}

#[test]
fn assignments_to_items_fail_as_in_cpython() {
    let cases = [
        ("a = [1]\na[1] = 2", "IndexError: list assignment index out of range"),
        ("a = [1]\na['x'] = 2", "TypeError: list indices must be integers or slices, not str"),
        ("a = [1]\ndel a[1]", "IndexError: list assignment index out of range"),
        ("a = [1]\na[0:1] = 5", "TypeError: must assign iterable to extended slice"),
        ("a = [1]\na[::1] = 5", "TypeError: must assign iterable to extended slice"),
        ("a = [1]\na[::2] = 5", "TypeError: must assign iterable to extended slice"),
        (
            "a = [1, 2, 3]\na[::2] = [1]",
            "ValueError: attempt to assign sequence of size 1 to extended slice of size 2",
        ),
        ("a = (1,)\na[0] = 2", "TypeError: 'tuple' object does not support item assignment"),
        ("a = (1,)\ndel a[0]", "TypeError: 'tuple' object doesn't support item deletion"),
        ("a = 'x'\na[0] = 2", "TypeError: 'str' object does not support item assignment"),
        ("a = 5\na[0] = 2", "TypeError: 'int' object does not support item assignment"),
        ("a = 5\ndel a[0]", "TypeError: 'int' object does not support item deletion"),
        ("a = {}\ndel a[0]", "KeyError: 0"),
        ("a = {}\na[[]] = 1", "TypeError: unhashable type: 'list'"),
        ("a = 1\na += 'x'", "TypeError: unsupported operand type(s) for +=: 'int' and 'str'"),
        ("a = 1\na **= 'x'", "TypeError: unsupported operand type(s) for **=: 'int' and 'str'"),
        ("a = 'x'\na += 1", "TypeError: can only concatenate str (not \"int\") to str"),
        ("a = []\na += 1", "TypeError: 'int' object is not iterable"),
        ("a = {1}\na |= [1]", "TypeError: unsupported operand type(s) for |=: 'set' and 'list'"),
        ("for x in 5:\n    pass", "TypeError: 'int' object is not iterable"),
        (
            "d = {1: 2}\nfor x in d:\n    d[x + 1] = 1",
            "RuntimeError: dictionary changed size during iteration",
        ),
        ("s = {1}\nfor x in s:\n    s |= {x + 1}", "RuntimeError: Set changed size during iteration"),
    ];
    for (source, expected) in cases {
        let body = source.replace('\n', "\n    ");
        let program = format!("try:\n    {body}\nexcept BaseException as problem:\n    tell(problem)\n");
        prints(&program, &format!("{expected}\n"));
    }
}
