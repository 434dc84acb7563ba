//! What runs when a program is over: functions registered with `atexit`, then what is still to be finalized.

use lexiscope::view::{ProgressState, Recording};
use lexiscope::{pylib, vm::Limits};

/// The output of a recorded run, at its end, and again after going back to its start.
fn printed(source: &str) -> String {
    let mut recording = Recording::start(source, "x.py", &pylib::library(), Limits::default()).unwrap();
    while recording.advance(1_000_000).state == ProgressState::Running {}
    let stops = recording.stops();
    let first = recording.view(stops).output;
    recording.view(0);
    assert_eq!(recording.view(stops).output, first);
    assert_eq!(recording.fault(), None);
    first
}

const PARTS: &str = "
class Part:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('gone', self.name)

def steps():
    try:
        yield 1
    finally:
        print('steps over')
";

#[test]
fn what_names_still_hold_is_finalized_in_the_order_it_was_made() {
    let program =
        format!("{PARTS}\nrunning = steps()\nnext(running)\nkept = Part(1)\n_own = Part(2)\nprint('end')\n");
    assert_eq!(printed(&program), "end\nsteps over\ngone 1\ngone 2\n");
}

#[test]
fn cycles_are_finalized_too() {
    let program = format!("{PARTS}\na = Part('a')\na.me = a\ndel a\nprint('end')\n");
    assert_eq!(printed(&program), "end\ngone a\n");
}

#[test]
fn functions_registered_for_the_end_come_first_the_newest_first() {
    let program = format!(
        "{PARTS}\nimport atexit, weakref\nkept = Part(1)\natexit.register(print, 'one')\natexit.register(print, 'two')\n\
         class Thing: pass\nthing = Thing()\nweakref.finalize(thing, print, 'thing')\n"
    );
    assert_eq!(printed(&program), "two\none\nthing\ngone 1\n");
}

#[test]
fn an_uncaught_exception_finalizes_as_well() {
    let program = format!("{PARTS}\ndef f():\n    inner = Part('inner')\n    1 / 0\n\nf()\n");
    assert_eq!(printed(&program), "gone inner\n");
}
