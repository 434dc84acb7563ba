//! Programs that are out to break something. None does: each ends, in bounded time, with Python's words or ours,
//! never with Rust's.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Commands that look at a whole program. `run` is left out where a program never ends by itself.
const LOOKS: [&[&str]; 5] = [
    &["scopes"],
    &["trace", "--summary", "--max-steps", "100000"],
    &["view", "--step", "-1", "--max-steps", "100000"],
    &["svg", "--step", "-1", "--max-steps", "100000"],
    &["run"],
];
/// Far more than any takes: machines that test are slow at times.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a command printed and said.
fn ends(args: &[&str], program: &[u8]) -> (String, String) {
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_lexiscope"))
        .args(args)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("it was piped");
    let _ = input.write_all(program);
    drop(input);
    let done = child.wait_with_output().expect("the program ends");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(matches!(done.status.code(), Some(0..=2)), "{args:?}: {:?}: {said}", done.status);
    for word in ["panicked", "RUST_BACKTRACE", "unwrap", ".rs:", "overflowed its stack", "fault of"] {
        assert!(!said.contains(word), "{args:?}: {said}");
    }
    assert!(began.elapsed() < PATIENCE, "{args:?} took {:?}", began.elapsed());
    (String::from_utf8_lossy(&done.stdout).into_owned(), said)
}

/// Every command survives the program; what `run` says on stderr ends with `last`.
fn survives(program: impl AsRef<[u8]>, last: &str) {
    for args in LOOKS {
        let (_, said) = ends(args, program.as_ref());
        if args == ["run"] {
            assert!(said.trim_end().ends_with(last), "{said}");
        }
    }
}

#[test]
fn an_endless_loop_meets_its_limit() {
    for args in LOOKS.iter().filter(|args| **args != ["run"]) {
        let (printed, _) = ends(args, b"while True:\n    pass\n");
        assert!(!printed.is_empty(), "{args:?}");
    }
}

#[test]
fn runaway_recursion_is_pythons_error() {
    survives("def f(n):\n    return f(n + 1)\nf(0)\n", "RecursionError: maximum recursion depth exceeded");
    let mutual = "class A:\n    def __repr__(self):\n        return repr([self])\nprint(A())\n";
    survives(mutual, "RecursionError: maximum recursion depth exceeded");
}

#[test]
fn a_number_without_end_is_refused() {
    survives("print(10**10**9)\n", "an integer would have become too large");
    survives("x = 1 << 10**12\n", "an integer would have become too large");
}

#[test]
fn long_lines_are_read() {
    survives(format!("x = '{}'\nprint(len(x))\n", "a".repeat(100_000)), "");
    survives(format!("x = {}\n", vec!["1"; 25_000].join(" + ")), "too complex: nested too deeply");
    survives(format!("x = [{}]\nprint(len(x))\n", "1, ".repeat(33_000)), "");
}

#[test]
fn brackets_without_end_are_a_syntax_error() {
    survives(format!("x = {}{}\n", "[".repeat(50_000), "]".repeat(50_000)), "too many nested parentheses");
    survives("(".repeat(50_000), "too many nested parentheses");
    survives(format!("x = {}1\n", "-".repeat(50_000)), "nested too deeply");
    survives(format!("x = {}1\n", "not ".repeat(50_000)), "nested too deeply");
    survives(format!("x = a{}\n", ".b".repeat(50_000)), "nested too deeply");
}

#[test]
fn lists_nested_at_run_time_are_drawn_and_not_printed() {
    let program = "x = []\nfor i in range(50000):\n    x = [x]\nprint(x)\n";
    survives(program, "RecursionError: maximum recursion depth exceeded while getting the repr of an object");
    survives("x = []\nx.append(x)\nprint(x, x == x)\n", "");
}

#[test]
fn thousands_of_objects_are_drawn() {
    survives("x = [[i] for i in range(20000)]\nd = {i: [i] for i in range(20000)}\n", "");
}

#[test]
fn callables_that_end_in_each_other_are_too_deep() {
    let chain = "f = len\nfor i in range(100000): f = f.__call__\nf([])\n";
    survives(chain, "RecursionError: maximum recursion depth exceeded");
}

#[test]
fn what_is_no_text_is_refused() {
    survives(b"x = 1\0\nprint(x)\n", "source code cannot contain null bytes");
    survives(b"x = '\xff\xfe'\n", "not UTF-8 text");
    survives("", "");
    survives("\u{feff}\r\n\u{c}\t", "");
}
