//! `lexiscope scopes` from outside.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn lexiscope(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lexiscope"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input closes it early: no matter.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn prints_scopes_as_json() {
    let done = lexiscope(&["scopes", "-"], "def f(a):\n    return lambda: [a for b in c]\n");
    assert_eq!(done.status.code(), Some(0));
    let printed: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let expected = serde_json::json!([
        {"kind": "module", "name": "<module>", "line": 0, "parent": null, "names": {"f": "local"}},
        {"kind": "function", "name": "f", "line": 1, "parent": 0, "names": {"a": "cell"}},
        {"kind": "lambda", "name": "<lambda>", "line": 2, "parent": 1,
         "names": {"a": "free", "b": "local", "c": "global_implicit"}},
        {"kind": "comprehension", "name": "<listcomp>", "line": 2, "parent": 2,
         "names": {"a": "free", "b": "local"}},
    ]);
    assert_eq!(printed, expected);
}

#[test]
fn a_syntax_error_is_status_1() {
    let done = lexiscope(&["scopes", "-"], "def f():\n    nonlocal x\n");
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&done.stderr),
        "  File \"<stdin>\", line 2\n    nonlocal x\n    ^^^^^^^^^^\n\
         SyntaxError: no binding for nonlocal 'x' found\n"
    );
}

#[test]
fn what_is_not_understood_is_status_2_and_one_line() {
    for args in [
        &["scopes", "/no/such/file.py"][..],
        &["scopes", "--what", "-"],
        &["scopes"],
        &["scopes", "-", "-"],
        &["what"],
        &[],
    ] {
        let done = lexiscope(args, "");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!((done.status.code(), said.lines().count()), (Some(2), 1), "{args:?}: {said}");
    }
}
