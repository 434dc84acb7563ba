//! The command line from outside: what it understands, what it refuses and how.

use std::io::Write;
use std::process::{Command, Output, Stdio};

const COMMANDS: [&[&str]; 5] =
    [&["run"], &["scopes"], &["trace", "--summary"], &["view", "--step", "0"], &["svg", "--step", "0"]];

fn lexiscope(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lexiscope"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A command that does not read its input closes it early: no matter.
    let _ = child.stdin.take().expect("it was piped").write_all(input);
    child.wait_with_output().expect("the program ends")
}

/// What a command says about a program that it reads from standard input.
fn says(args: &[&str], program: &str) -> String {
    let done = lexiscope(args, program.as_bytes());
    assert_eq!(done.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("UTF-8")
}

/// A command is refused: status 2, nothing on stdout, one line on stderr that names what is wrong.
fn refused(args: &[&str], input: &[u8], named: &str) {
    let done = lexiscope(args, input);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!((done.status.code(), said.lines().count()), (Some(2), 1), "{args:?}: {said}");
    assert!(said.contains(named) && done.stdout.is_empty(), "{args:?}: {said}");
}

#[test]
fn every_command_reads_standard_input() {
    for command in COMMANDS {
        let args: Vec<&str> = command.iter().copied().chain(["-"]).collect();
        assert!(!says(&args, "print('read')\n").is_empty(), "{args:?}");
    }
    assert_eq!(says(&["run", "-"], "print('read')\n"), "read\n");
}

#[test]
fn what_cannot_be_read_is_named() {
    for command in COMMANDS {
        let with = |file| command.iter().copied().chain([file]).collect::<Vec<&str>>();
        refused(&with("/no/such/file.py"), b"", "/no/such/file.py");
        refused(&with("tests"), b"", "'tests'");
        refused(&with("-"), b"x = '\xff\xfe'\n", "not UTF-8");
    }
    refused(&["run", "--batch", "/no/such/folder"], b"", "/no/such/folder");
}

#[test]
fn what_is_not_understood_is_named() {
    for command in COMMANDS {
        let with = |word| command.iter().copied().chain(["-", word]).collect::<Vec<&str>>();
        refused(&with("--what"), b"", "--what");
        refused(&with("one-too-many.py"), b"", "one-too-many.py");
        refused(command, b"", "which FILE?");
    }
    refused(&["what"], b"", "what");
    refused(&["view", "-", "--step", "two"], b"", "two");
    refused(&["view", "-", "--steps", "2"], b"", "A:B");
    refused(&["view", "-"], b"", "--step");
    refused(&["view", "-", "--step", "7"], b"x = 1\n", "7");
    refused(&["svg", "-", "--step", "0", "--style", "round"], b"", "round");
    refused(&["svg", "-", "--step", "0", "--theme", "pink"], b"", "pink");
    refused(&["svg", "-", "--step", "0", "-o", "/no/such/folder/out.svg"], b"", "/no/such/folder");
    refused(&["trace", "-"], b"", "--summary");
    refused(&["trace", "-", "--summary", "--max-steps"], b"", "--max-steps");
    refused(&["trace", "-", "--summary", "--seeks", "many"], b"", "many");
}

#[test]
fn a_summary_times_seeks() {
    let said =
        says(&["trace", "-", "--summary", "--seeks", "20", "--seed", "7"], "for i in range(50):\n    i\n");
    let summary: serde_json::Value = serde_json::from_str(&said).expect("one JSON object");
    assert_eq!((&summary["line_steps"], &summary["ended"]), (&101.into(), &"finished".into()));
    let time = |name: &str| summary["seek_ms"][name].as_f64().expect("a number");
    assert!(time("p50") <= time("p99") && time("p99") <= time("max"), "{said}");
}

#[test]
fn events_come_one_a_line() {
    let said = says(&["trace", "-", "--jsonl"], "def f():\n    return 1\nf()\n");
    let events: Vec<serde_json::Value> =
        said.lines().map(|line| serde_json::from_str(line).expect("each is JSON")).collect();
    let named = |name: &str| events.iter().filter(|event| event["event"] == name).count();
    assert!(named("line") >= 3 && named("call") == 1 && named("return") == 1, "{said}");
    assert!(events.iter().all(|event| event["sentence"].is_string()), "{said}");
}

#[test]
fn a_plain_run_that_goes_on_for_too_long_is_ended() {
    let ended = lexiscope(&["run", "--max-seconds", "0", "-"], b"print(1)\nwhile True: pass\n");
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(ended.stdout, b"1\n");
    assert!(String::from_utf8_lossy(&ended.stderr).contains("ran for too long"), "{ended:?}");
}

#[test]
fn the_step_limit_ends_the_run_and_keeps_what_was_recorded() {
    let endless = "n = 0\nwhile True:\n    n += 1\n";
    let said = says(&["trace", "-", "--summary", "--max-steps", "1000"], endless);
    let summary: serde_json::Value = serde_json::from_str(&said).expect("one JSON object");
    assert_eq!((&summary["line_steps"], &summary["ended"]), (&1000.into(), &"limit".into()));
    let said = says(&["view", "-", "--step", "500", "--max-steps", "1000"], endless);
    let view: serde_json::Value = serde_json::from_str(&said).expect("one JSON object");
    assert_eq!(view["globals"][0]["value"], "249");
}

#[test]
fn what_the_library_makes_takes_no_numbers_that_a_person_reads() {
    let program =
        "import collections, functools, random\ndef f():\n    x = 1\n    return lambda: x\ng = f()\n";
    let view = says(&["view", "--step", "5", "-"], program);
    for named in [r#""id":"o1","name":"f""#, r#""id":"o2""#, r#""id":"c1""#] {
        assert!(view.contains(named), "no {named} in {view}");
    }
}

/// The words in backquotes of a cell.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_readme_names_the_modules_that_there_are() {
    let readme = include_str!("../README.md");
    let row =
        readme.lines().find(|line| line.starts_with("| modules |")).expect("the table has a row of modules");
    let mut written = quoted(row.split('|').nth(2).expect("what runs stands in the second column"));
    let refusal = lexiscope(&["run", "-"], b"import no_such_module\n");
    let words = String::from_utf8_lossy(&refusal.stderr).into_owned();
    let offered = words.lines().find_map(|line| line.trim().strip_prefix("[Modules offered here: "));
    let mut offered: Vec<&str> =
        offered.expect("what is offered is said").trim_end_matches(']').split(", ").collect();
    // Parts of asyncio that are imported by its own name.
    offered.retain(|name| !name.starts_with("asyncio."));
    written.sort_unstable();
    offered.sort_unstable();
    assert_eq!(written, offered);
}
