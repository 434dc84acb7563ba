//! Telling moments, by hand.

use crate::builders::*;
use lexiscope::view::*;

use FrameState::{Running, Suspended, Waiting};

/// The second call of a counter, just after `count += 1`; another counter stands beside it.
pub fn counter() -> View {
    empty()
        .with(|v| v.module_line = 12)
        .globals(&["counter = o1", "a = o2", "b = o3"])
        .frame("f4 increment o2 f1 Global:12", 6, Running, &["count free c1 of f1"])
        .cell("c1 count f1", "2", &["o2", "f4"])
        .cell("c2 count f2", "0", &["o3"])
        .function("o1 counter 1 Global", "", &[], &["counter"])
        .function("o2 increment 3 f1", "", &["count c1"], &["a"])
        .function("o3 increment 3 f2", "", &["count c2"], &["b"])
        .returned(&["f1 counter", "f2 counter"])
        .change(Target::Cell(CellId(1)), ChangeKind::Was(value("1")))
}

/// Every stop of `counter()` being called twice, in short.
pub fn counter_steps() -> Vec<View> {
    let one = |v: View| v.function("o1 counter 1 Global", "", &[], &["counter"]);
    let start = empty();
    let defined = one(empty().globals(&["counter = o1"]));
    let called = one(empty().globals(&["counter = o1"]))
        .frame("f1 counter o1 Global Global:9", 2, Running, &["count cell c1", "increment"])
        .cell("c1 count f1", "", &["f1"]);
    let bound = one(empty().globals(&["counter = o1"]))
        .frame("f1 counter o1 Global Global:9", 3, Running, &["count cell c1 = 0", "increment"])
        .cell("c1 count f1", "0", &["f1"]);
    let made = one(empty().globals(&["counter = o1"]))
        .frame("f1 counter o1 Global Global:9", 7, Running, &["count cell c1 = 0", "increment = o2"])
        .cell("c1 count f1", "0", &["o2", "f1"])
        .function("o2 increment 3 f1", "", &["count c1"], &["increment"]);
    let mut returning = made.clone();
    returning.frames[0].returning = Some(value("o2"));
    let named = one(empty().globals(&["counter = o1", "a = o2"]))
        .cell("c1 count f1", "0", &["o2"])
        .function("o2 increment 3 f1", "", &["count c1"], &["a"])
        .returned(&["f1 counter"]);
    let again = named
        .clone()
        .frame("f2 counter o1 Global Global:10", 2, Running, &["count cell c2", "increment"])
        .cell("c2 count f2", "", &["f2"]);
    let second = one(empty().globals(&["counter = o1", "a = o2", "b = o3"]))
        .cell("c1 count f1", "0", &["o2"])
        .cell("c2 count f2", "0", &["o3"])
        .function("o2 increment 3 f1", "", &["count c1"], &["a"])
        .function("o3 increment 3 f2", "", &["count c2"], &["b"])
        .returned(&["f1 counter", "f2 counter"]);
    vec![start, defined, called, bound, made, returning, named, again, second, counter()]
}

/// Three lambdas that share the cell of the loop variable.
pub fn lambdas() -> View {
    empty()
        .with(|v| v.module_line = 7)
        .globals(&["make = o1", "fs = x9"])
        .frame("f2 <lambda> o3 f1 Global:7", 4, Running, &["i free c1 of f1"])
        .cell("c1 i f1", "2", &["o2", "o3", "o4", "f2"])
        .function("o1 make 1 Global", "", &[], &["make"])
        .function("o2 <lambda> 4 f1", "", &["i c1"], &[])
        .function("o3 <lambda> 4 f1", "", &["i c1"], &[])
        .function("o4 <lambda> 4 f1", "", &["i c1"], &[])
        .object("x9", ObjectKind::List, "list", &["0: o2", "1: o3", "2: o4"])
        .returned(&["f1 make"])
}

/// A memoizing decorator: the cell holds a dict, the other the function that was decorated.
pub fn memo() -> View {
    empty()
        .with(|v| v.module_line = 15)
        .globals(&["memo = o1", "fib = o3"])
        .frame(
            "f2 wrapper o3 f1 Global:15",
            8,
            Waiting,
            &["n param = 3", "cache free c2 of f1", "func free c1 of f1"],
        )
        .frame("f3 fib o2 Global f2:8", 13, Waiting, &["n param = 3"])
        .frame(
            "f4 wrapper o3 f1 f3:13",
            7,
            Running,
            &["n param = 2", "cache free c2 of f1", "func free c1 of f1"],
        )
        .cell("c1 func f1", "o2", &["o3", "f2", "f4"])
        .cell("c2 cache f1", "x4", &["o3", "f2", "f4"])
        .function("o1 memo 1 Global", "func", &[], &["memo"])
        .function("o2 fib 11 Global", "n", &[], &[])
        .function("o3 wrapper 4 f1", "n", &["cache c2", "func c1"], &["fib"])
        .object("x4", ObjectKind::Dict, "dict", &["0: 0", "1: 1", "2: 1"])
        .returned(&["f1 memo"])
        .change(Target::Entry(ObjectId::Other(4), "2".to_owned()), ChangeKind::Bound)
}

/// `fact` so many calls deep.
pub fn recursion(depth: u32) -> View {
    let mut view = empty().with(|v| v.module_line = 6).globals(&["fact = o1"]).function(
        "o1 fact 1 Global",
        "n",
        &[],
        &["fact"],
    );
    for number in 1..=depth {
        let caller = if number == 1 { "Global:6".to_owned() } else { format!("f{}:4", number - 1) };
        let state = if number == depth { Running } else { Waiting };
        let n = format!("n param = {}", 20 - number);
        view = view.frame(&format!("f{number} fact o1 Global {caller}"), 4, state, &[&n]);
    }
    view
}

/// A class with two instances and a method that runs; a function with a default; a long list.
pub fn instances() -> View {
    let long = "'a rather long text that cannot be written out in full'";
    let mut view = empty()
        .with(|v| v.module_line = 20)
        .globals(&["Account = o1", "tom = x10", "eva = x11", "power = o5", "log = x12", "rate = 0.05"])
        .frame(
            "f3 deposit o3 Global Global:20",
            8,
            Running,
            &["self param = x10", "amount param default = 50", "note"],
        )
        .function("o2 __init__ 2 Global", "self, owner", &[], &[])
        .function("o3 deposit 6 Global", "self, amount", &["amount = 50"], &[])
        .function("o5 power 12 Global", "base, exponent", &["exponent = 2"], &["power"])
        .object("o1", ObjectKind::Class, "class Account", &["__init__: o2", "deposit: o3"])
        .object("x10", ObjectKind::Instance, "Account instance", &["owner: 'Tom'", "balance: 70"])
        .object("x11", ObjectKind::Instance, "Account instance", &["owner: 'Eva'", "balance: 100"])
        .object(
            "x12",
            ObjectKind::List,
            "list",
            &["0: 1", "1: 2", "2: 3", "3: 4", "4: 5", "5: 6", "6: 7", "7: 8"],
        )
        .change(Target::Entry(ObjectId::Other(10), "balance".to_owned()), ChangeKind::Was(value("20")));
    view.globals.push(binding(&format!("motto = {long}"), true));
    view
}

/// A generator, parked, and a function that carries a cell only for an inner one.
pub fn parked() -> View {
    empty()
        .with(|v| v.module_line = 14)
        .globals(&["retry = o1", "deco = o2", "numbers = x5"])
        .frame("f3 numbers o4 Global Global:12", 7, Suspended, &["limit param = 3", "i = 0"])
        .cell("c1 attempts f1", "3", &["o2"])
        .cell("c2 pending f1", "", &["o2"])
        .function("o1 retry 1 Global", "attempts", &[], &["retry"])
        .function("o2 decorator 2 f1", "func", &["attempts c1 for wrapper", "pending c2"], &["deco"])
        .function("o4 numbers 6 Global", "limit", &[], &[])
        .object("x5", ObjectKind::Generator, "generator numbers", &[])
        .with(|v| {
            v.objects[0].frame = Some(FrameId(3));
            v.frames[0].object = Some(v.objects[0].id);
        })
        .returned(&["f1 retry"])
}

/// Six lambdas of one loop.
pub fn many_lambdas() -> View {
    let mut view = empty()
        .with(|v| v.module_line = 7)
        .globals(&["make = o1", "fs = x9"])
        .cell("c1 i f1", "5", &["o2", "o3", "o4", "o5", "o6", "o7"])
        .function("o1 make 1 Global", "", &[], &["make"])
        .returned(&["f1 make"]);
    for number in 2..=7 {
        view = view.function(&format!("o{number} <lambda> 4 f1"), "", &["i c1"], &[]);
    }
    view.object("x9", ObjectKind::List, "list", &["0: o2", "1: o3", "2: o4", "3: o5", "4: o6", "5: o7"])
}
