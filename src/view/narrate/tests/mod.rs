//! What the sentences say, on hand-made views.

mod build;
mod changes;

use crate::view::model::*;
use EventKind::{Call, Line, Return};
use build::{Stop, next, sentence, value};

const COUNTER: &str = "\
def counter():
    count = 0
    def increment():
        nonlocal count
        count += 1
        return count
    return increment

a = counter()
b = counter()
a()
";

/// Stands before `def increment`, in f1, with `count` in c1.
fn in_counter() -> Stop {
    Stop::new(COUNTER, Line, "def increment():")
        .global("counter", "o1 function counter")
        .function(1, "counter", 1, 0, &[])
        .frame(1, "counter", 1, Place::Global, 9)
        .own_cell("count", 1, Some("0"), false)
        .unassigned("increment")
}

/// Stands before `count += 1` in f3: `a` and `b` have a cell each.
fn in_increment() -> Stop {
    let made = in_counter().function(2, "increment", 3, 1, &[("count", 1)]).leave();
    let made = made.frame(2, "counter", 1, Place::Global, 10).own_cell("count", 2, Some("0"), false);
    let made = made.function(3, "increment", 3, 2, &[("count", 2)]).leave();
    let made = made.named_by(2, "a").named_by(3, "b").then(Line, "count += 1");
    made.frame(3, "increment", 2, Place::Frame(FrameId(1)), 11).free("count", 1, 1)
}

#[test]
fn a_definition_binds_a_name_and_runs_nothing() {
    let before = Stop::new(COUNTER, Line, "def counter():");
    let now = before.then(Line, "a = counter()").global("counter", "o1 function counter");
    let now = now.function(1, "counter", 1, 0, &[]);
    assert_eq!(
        sentence(COUNTER, &before, &now),
        "`counter` now names a new function (o1). Its body has not run."
    );
}

#[test]
fn a_call_names_parent_and_caller() {
    let now = in_increment();
    let before = now.clone().leave().then(Line, "a()\n");
    let mut now = now.ran("a()");
    now.view.event = Call;
    assert_eq!(
        sentence(COUNTER, &before, &now),
        "`a()` called `increment` (o2): frame f3 opened. Its parent is f1, where o2 was made; its caller is line 11."
    );
}

#[test]
fn a_cell_exists_from_entry_and_is_glossed_once() {
    let source = COUNTER;
    let call = Stop::new(source, Call, "count = 0")
        .function(1, "counter", 1, 0, &[])
        .frame(1, "counter", 1, Place::Global, 9)
        .own_cell("count", 1, None, false);
    assert_eq!(
        sentence(source, &call, &call.then(Line, "count = 0")),
        "`count` has a cell (c1), still empty. `increment` uses it. \
         A cell is a box that f1 and its inner functions share."
    );
}

#[test]
fn parameters_are_told_at_the_first_line() {
    let source = "def area(w, h):\n    return w * h\narea(2, 3)\n";
    let call = Stop::new(source, Call, "return w * h").frame(1, "area", 1, Place::Global, 3);
    let call = call.parameter("w", "2").parameter("h", "3");
    assert_eq!(sentence(source, &call, &call.then(Line, "return w * h")), "`w` got 2 and `h` got 3.");
}

#[test]
fn a_captured_parameter_lives_in_its_cell() {
    let source = "def outer():\n    pass\ndef make(factor):\n    def multiply(x):\n        return x * factor\n    return multiply\n";
    let call = Stop::new(source, Call, "def multiply")
        .function(1, "make", 3, 0, &[])
        .frame(2, "make", 1, Place::Global, 9)
        .own_cell("factor", 2, Some("10"), true);
    assert_eq!(
        sentence(source, &call, &call.then(Line, "def multiply")),
        "`factor` got 10. `multiply` uses it, so it lives in a cell (c2), not only in f2."
    );
}

#[test]
fn a_function_carries_the_variable_not_a_copy() {
    let before = in_counter();
    let now = before.then(Line, "return increment").function(2, "increment", 3, 1, &[("count", 1)]);
    let now = now.local("increment", "o2 function increment");
    assert_eq!(
        sentence(COUNTER, &before, &now),
        "A new function `increment` (o2) was made in f1. It carries the cell of `count` (c1): the variable, not a copy."
    );
}

#[test]
fn a_return_says_which_cells_stay_and_why() {
    let inside = in_counter().function(2, "increment", 3, 1, &[("count", 1)]);
    let inside = inside.local("increment", "o2 function increment").then(Line, "return increment");
    let returning = inside.then(Return(value("o2 function increment")), "");
    assert_eq!(
        sentence(COUNTER, &inside, &returning),
        "`return increment` gave `increment` (o2) and ended the body of `counter` (f1)."
    );
    let mut now = returning.clone().leave().then(Line, "b = counter()").ran("a = counter()");
    now = now.global("a", "o2 function increment");
    now.view.cells[0].held_by.retain(|holder| *holder == Holder::Object(ObjectId::Labelled(2)));
    assert_eq!(
        sentence(COUNTER, &returning, &now),
        "`counter` (f1) returned `increment` (o2). Its frame is gone; c1 stays because o2 carries it. \
         `a` now names `increment` (o2)."
    );
    let gone = returning.clone().leave().no_cell(1).then(Line, "b = counter()").ran("a()");
    assert_eq!(
        sentence(COUNTER, &returning, &gone),
        "`counter` (f1) returned `increment` (o2). Its frame is gone, and cell c1 with it: nothing holds it any more."
    );
}

#[test]
fn nonlocal_changes_the_cell_and_the_sibling_stays() {
    let before = in_increment();
    let now = before.then(Line, "return count").cell(1, "1");
    assert_eq!(
        sentence(COUNTER, &before, &now),
        "`count += 1` changed c1 from 0 to 1, because `nonlocal count` means `counter`'s variable. \
         `b`'s cell (c2) still holds 0."
    );
}

#[test]
fn a_free_variable_is_found_in_its_cell() {
    let before = in_increment().then(Line, "return count").cell(1, "1");
    let now = before.then(Return(value("1")), "");
    assert_eq!(
        sentence(COUNTER, &before, &now),
        "`return count` gave 1 and ended the body of `increment` (f3). \
         `count` is not local to `increment`. It was found in c1, made by `counter` (f1): 1."
    );
}

#[test]
fn a_global_involves_no_cell() {
    let source = "fs = []\nfor i in range(3):\n    fs.append(lambda: i)\nfs[0]()\n";
    let before = Stop::new(source, Line, "i)\n").global("i", "2").function(1, "<lambda>", 3, 0, &[]);
    let before = before.frame(1, "<lambda>", 1, Place::Global, 4);
    let mut before = before;
    before.view.next_span = source.find("i)\n").map(|at| crate::base::Span::new(at as u32, at as u32 + 1));
    let now = before.then(Return(value("2")), "");
    assert_eq!(
        sentence(source, &before, &now),
        "The lambda (f1) evaluated `i`: 2. `i` is not local and no enclosing function binds it. \
         It was found among the globals: 2. No cell is involved."
    );
}

#[test]
fn a_missing_nonlocal_is_explained() {
    let source = "def counter():\n    count = 0\n    def inc():\n        count += 1\n    return inc\n";
    let before = Stop::new(source, Line, "count += 1").frame(2, "inc", 2, Place::Frame(FrameId(1)), 6);
    let before = before.unassigned("count");
    let message = "cannot access local variable 'count' where it is not associated with a value".to_owned();
    let now = before.then(EventKind::Exception { type_name: "UnboundLocalError".into(), message }, "");
    assert_eq!(
        sentence(source, &before, &now),
        "`count` has no value yet: `count += 1` makes it local to `inc`. `counter`'s `count` is another variable. \
         To change that one, add `nonlocal count`."
    );
    assert_eq!(next(source, &now), "Next: f2 is searched for a clause that catches UnboundLocalError.");
}

#[test]
fn lambdas_of_one_loop_share_one_cell() {
    let source =
        "def make():\n    fs = []\n    for i in range(3):\n        fs.append(lambda: i)\n    return fs\n";
    let mut before = Stop::new(source, Line, "for i in range(3):")
        .frame(2, "make", 1, Place::Global, 9)
        .own_cell("i", 1, Some("2"), false);
    for number in 2..5 {
        before = before.function(number, "<lambda>", 4, 2, &[("i", 1)]);
    }
    assert_eq!(
        sentence(source, &before, &before.then(Line, "return fs")),
        "`range(3)` had no further item: the loop ended. `i` is still 2. \
         All three lambdas carry the same cell (c1). They read `i` when called; the loop left it at 2. \
         To keep each item, add a parameter `i=i`."
    );
}

#[test]
fn changing_an_object_is_not_rebinding() {
    let source = "def make():\n    cache = {}\n    def get(n):\n        cache[n] = n * n\n        return cache[n]\n    return get\n";
    let before = Stop::new(source, Line, "cache[n] = n * n")
        .frame(1, "make", 1, Place::Global, 9)
        .own_cell("cache", 1, Some("x7 dict of 0"), false)
        .object(7, ObjectKind::Dict, "dict", &[])
        .frame(2, "get", 2, Place::Frame(FrameId(1)), 9)
        .free("cache", 1, 1);
    let now = before.then(Line, "return cache[n]").cell(1, "x7 dict of 1");
    let now = now.object(7, ObjectKind::Dict, "dict", &[("3", "9")]);
    assert_eq!(
        sentence(source, &before, &now),
        "`cache[n] = n * n` changed the dict itself. `cache`'s cell (c1) still holds the same dict."
    );
}

#[test]
fn a_cell_goes_when_nothing_reaches_it() {
    let source = "a = None\nprint(a)\n";
    let before = Stop::new(source, Line, "a = None").global("a", "o2 function increment");
    let mut before = before.frame(1, "counter", 1, Place::Global, 1).own_cell("count", 1, Some("0"), false);
    before = before.function(2, "increment", 3, 1, &[("count", 1)]).leave();
    let mut now = before.then(Line, "print(a)").no_cell(1).global("a", "None");
    now.view.functions.clear();
    assert_eq!(
        sentence(source, &before, &now),
        "`a` changed from `increment` (o2) to None. \
         Nothing reaches o2 any more, so it is gone, and with it cell c1."
    );
}

#[test]
fn a_hidden_builtin_is_pointed_out() {
    let source = "list = [1]\nprint(list)\n";
    let before = Stop::new(source, Line, "list = [1]");
    let now = before.then(Line, "print(list)").global("list", "x1 list of 1");
    assert_eq!(
        sentence(source, &before, &now),
        "`list` now names a list of 1. From now on `list` means this one; the builtin `list` is hidden."
    );
}

#[test]
fn tests_and_output() {
    let source = "n = 3\nif n < 2:\n    pass\nprint(n)\n";
    let before = Stop::new(source, Line, "if n < 2:").global("n", "3");
    assert_eq!(next(source, &before), "Next: whether `n < 2`, line 2.");
    let printing = before.then(Line, "print(n)");
    assert_eq!(sentence(source, &before, &printing), "`n < 2` was false. `n` was 3.");
    let end = printing.then(EventKind::End(EndKind::Finished), "").output("3\n");
    assert_eq!(sentence(source, &printing, &end), "`print(n)` wrote `3`. The program is over.");
}

#[test]
fn a_decorated_name_moves() {
    let source = "def trace(f):\n    def wrapper():\n        return f()\n    return wrapper\n\n@trace\ndef hello():\n    pass\nhello()\n";
    let before = Stop::new(source, Line, "return wrapper")
        .function(1, "trace", 1, 0, &[])
        .function(2, "hello", 7, 0, &[])
        .frame(1, "trace", 1, Place::Global, 6)
        .own_cell("f", 1, Some("o2 function hello"), true)
        .function(3, "wrapper", 2, 1, &[("f", 1)]);
    let returning = before.then(Return(value("o3 function wrapper")), "");
    let now = returning.clone().leave().then(Line, "hello()\n").ran("def hello():");
    let now = now.global("hello", "o3 function wrapper");
    assert_eq!(
        sentence(source, &returning, &now),
        "`trace` (f1) returned `wrapper` (o3). Its frame is gone; c1 stays because o3 carries it. \
         `hello` now names `wrapper` (o3), which `@trace` returned in place of the function defined here."
    );
}

#[test]
fn an_exception_is_followed_to_its_clause() {
    let source = "def f():\n    return 1 / 0\ntry:\n    f()\nexcept ZeroDivisionError as e:\n    print(e)\n";
    let error =
        |event: fn(String, String) -> EventKind| event("ZeroDivisionError".into(), "division by zero".into());
    let inside = Stop::new(source, Line, "return 1 / 0").frame(1, "f", 1, Place::Global, 4);
    let raised = error(|type_name, message| EventKind::Exception { type_name, message });
    let raised = inside.then(raised, "").ran("1 / 0");
    assert_eq!(sentence(source, &inside, &raised), "`1 / 0` raised ZeroDivisionError: division by zero.");
    let leaving = raised.then(error(|type_name, message| EventKind::Unwind { type_name, message }), "");
    assert_eq!(
        sentence(source, &raised, &leaving),
        "`f` (f1) did not catch ZeroDivisionError: the exception ended it."
    );
    let clause = leaving.clone().leave().then(Line, "except ZeroDivisionError as e:");
    assert_eq!(
        sentence(source, &leaving, &clause),
        "The exception left `f` (f1): its frame is gone. ZeroDivisionError came to the `try` around it; \
         its clauses are tried in order, line 5 first."
    );
    assert_eq!(next(source, &clause), "Next: whether `except ZeroDivisionError` catches it, line 5.");
    let body = clause.then(Line, "print(e)").global("e", "ZeroDivisionError");
    assert_eq!(
        sentence(source, &clause, &body),
        "`except ZeroDivisionError` caught it: `e` now names a ZeroDivisionError."
    );
}
