//! Every program of tests/python prints, raises and ends as CPython 3.13 says it does.
//!
//! Expectations lie beside the programs (`truth/README.md`); no Python is needed.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

mod files;
#[path = "truth/programs.rs"]
mod programs;
use programs::{Program, programs};

struct Ran {
    stdout: String,
    stderr: String,
    status: i64,
}

/// Runs every program below `folder` in one process of the native engine.
fn run_batch(folder: &Path) -> BTreeMap<PathBuf, Ran> {
    let output = Command::new(env!("CARGO_BIN_EXE_lexiscope"))
        .args(["run", "--batch"])
        .arg(folder)
        .output()
        .expect("the engine's command line starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut results = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with('{')) {
        let Ok(result) = serde_json::from_str::<Value>(line) else { continue };
        let field = |name: &str| result[name].as_str().unwrap_or_default().to_string();
        let file = folder.join(field("file"));
        let file = file.canonicalize().or_else(|_| Path::new(&field("file")).canonicalize()).unwrap_or(file);
        let status = result["status"].as_i64().unwrap_or(-1);
        results.insert(file, Ran { stdout: field("stdout"), stderr: field("stderr"), status });
    }
    assert!(
        !results.is_empty(),
        "`lexiscope run --batch` told of no program; it said: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    results
}

/// What is different about a run, in a few lines; `None` if nothing is.
fn difference(program: &Program, ran: Option<&Ran>) -> Option<String> {
    let Some(ran) = ran else { return Some("  the batch does not mention it\n".to_string()) };
    let mut text = String::new();
    let last_line = ran.stderr.trim_end().lines().last().unwrap_or_default();
    let expected_error = program.expected("err").unwrap_or_default();
    if last_line != expected_error.trim_end() {
        let _ =
            writeln!(text, "  expected error: {}\n  got:            {last_line}", expected_error.trim_end());
    }
    let expected = program.expected("out").unwrap_or_default();
    if ran.stdout != expected {
        let (mut want, mut got) = (expected.split('\n'), ran.stdout.split('\n'));
        for number in 1.. {
            let (w, g) = (want.next(), got.next());
            if w != g {
                let shown = |line: Option<&str>| line.map_or("(the end)".to_string(), |l| format!("{l:?}"));
                let _ = writeln!(
                    text,
                    "  output line {number}: expected {}\n  {:>12}: got      {}",
                    shown(w),
                    "",
                    shown(g)
                );
                break;
            }
        }
    }
    let usual = i64::from(!expected_error.is_empty());
    let status = program.expected("status").and_then(|s| s.trim().parse().ok()).unwrap_or(usual);
    if ran.status != status {
        let _ = writeln!(text, "  expected status {status}, got {}", ran.status);
    }
    (!text.is_empty()).then_some(text)
}

#[test]
fn programs_behave_as_in_cpython() {
    let all = programs();
    let ran = run_batch(&programs::folder());
    let mut failures = Vec::new();
    for program in &all {
        let file = program.file.canonicalize().unwrap_or(program.file.clone());
        if let Some(text) = difference(program, ran.get(&file)) {
            failures.push((&program.name, text));
        }
    }
    println!("{} programs, {} of them as CPython", all.len(), all.len() - failures.len());
    let mut table = String::new();
    for (name, text) in &failures {
        let _ = write!(table, "{name}\n{text}");
    }
    assert!(failures.is_empty(), "{} of {} programs differ:\n{table}", failures.len(), all.len());
}
