//! What a person sees at every line step is what CPython 3.13 says they must see: frames, their functions, parents and callers,
//! every binding, every cell with its holders, every function with its closure. And the scopes are those of CPython's symbol
//! table. What CPython said is committed (`truth/README.md`).

use serde_json::Value;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

#[path = "truth/compare.rs"]
mod compare;
#[path = "truth/expected.rs"]
mod expected;
mod files;
#[path = "truth/programs.rs"]
mod programs;
#[path = "truth/reading.rs"]
mod reading;
#[path = "truth/scopes.rs"]
mod scopes;

#[path = "truth/selfcheck.rs"]
mod selfcheck;

use programs::{Program, programs};

/// Runs the engine's command line; its stdout as JSON values, one a line, or what went wrong.
fn lexiscope(arguments: &[&str], program: &Program) -> Result<Vec<Value>, String> {
    let output = Command::new(env!("CARGO_BIN_EXE_lexiscope"))
        .arg(arguments[0])
        .arg(&program.file)
        .args(&arguments[1..])
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let values: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(&text).into_iter().collect();
    match values {
        Ok(values) if !values.is_empty() => Ok(values),
        Ok(_) => {
            Err(format!("it printed nothing; stderr: {}", String::from_utf8_lossy(&output.stderr).trim_end()))
        }
        Err(error) => Err(format!("not JSON: {error}")),
    }
}

/// Compares every program that has data with this extension, on two threads, and fails with a list.
fn check_all(extension: &str, check: impl Fn(&Program, &str) -> Option<String> + Sync) {
    let all: Vec<(Program, String)> =
        programs().into_iter().filter_map(|p| p.truth(extension).map(|truth| (p, truth))).collect();
    assert!(!all.is_empty(), "no data for {extension}");
    let next = AtomicUsize::new(0);
    let differences = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((program, truth)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(text) = check(program, truth) {
                        differences
                            .lock()
                            .expect("no thread panics")
                            .push(format!("{}: {text}", program.name));
                    }
                }
            });
        }
    });
    let mut differences = differences.into_inner().expect("no thread panics");
    differences.sort();
    println!("{} programs, {} as CPython says", all.len(), all.len() - differences.len());
    assert!(
        differences.is_empty(),
        "{} of {} programs differ:\n{}",
        differences.len(),
        all.len(),
        differences.join("\n")
    );
}

#[test]
fn every_line_step_shows_what_cpython_says() {
    check_all("jsonl", |program, truth| {
        let views = match lexiscope(&["view", "--all"], program) {
            Ok(views) => views,
            Err(error) => return Some(error),
        };
        compare::first_difference(&expected::steps(truth), &views)
    });
}

#[test]
fn line_steps_are_counted_as_the_contract_says() {
    check_all("jsonl", |program, truth| {
        let steps = expected::steps(truth);
        let summary = match lexiscope(&["trace", "--summary"], program) {
            Ok(values) => values[0].clone(),
            Err(error) => return Some(error),
        };
        let end = steps.last().and_then(|last| last.end.as_deref()).unwrap_or_default();
        let told = summary["ended"].as_str().unwrap_or("?");
        let ended = match end {
            "finished" => "finished",
            // `sys.exit` may be told either way.
            "SystemExit" if told == "finished" => "finished",
            _ => "exception",
        };
        let want = (steps.len() - 1, ended);
        let got = (summary["line_steps"].as_u64().unwrap_or(0) as usize, told);
        (want != got).then(|| format!("expected {want:?}, got {got:?}"))
    });
}

#[test]
fn scopes_are_those_of_the_symbol_table() {
    check_all("scopes.json", |program, truth| {
        let want: Value = serde_json::from_str(truth).expect("committed data is JSON");
        match lexiscope(&["scopes"], program) {
            Ok(got) => scopes::first_difference(&want, &got[0]),
            Err(error) => Some(error),
        }
    });
}
