//! Memory follows what is alive in a plain run, and what epochs changed in a recording. Each program runs in a process
//! of its own, whose peak the system tells.

use lexiscope::pylib;
use lexiscope::view::{ProgressState, Recording};
use lexiscope::vm::Limits;
use std::path::PathBuf;
use std::process::Command;

const MEGABYTE: f64 = 1e6;

/// Runs `tests/bench/memory/NAME.py` with other constants; its peak must stay below `most` megabytes.
fn check_peak(name: &str, constants: &[(&str, u64)], recorded: bool, most: f64) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/bench/memory");
    let mut source = std::fs::read_to_string(folder.join(name).with_extension("py")).expect("the program");
    for (constant, value) in constants {
        let start = format!("{constant} = ");
        let line = source.lines().find(|line| line.starts_with(&start)).expect("the constant").to_owned();
        source = source.replace(&line, &format!("{start}{value}"));
    }
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("memory-{name}.py"));
    std::fs::write(&file, source).expect("a folder for tests");
    let mut engine = Command::new(env!("CARGO_BIN_EXE_lexiscope"));
    engine.arg("trace").arg(&file).args(["--summary", "--max-steps", "100000000"]);
    if !recorded {
        engine.arg("--plain");
    }
    let output = engine.output().expect("the engine");
    let summary: serde_json::Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{name}: {error}: {output:?}"));
    if recorded {
        assert_eq!(summary["ended"], "finished", "{name}: {summary}");
    }
    match summary["peak_bytes"].as_f64() {
        Some(peak) if peak > 0.0 => {
            assert!(peak <= most * MEGABYTE, "{name}: {:.0} MB, at most {most} wanted", peak / MEGABYTE);
        }
        _ => println!("{name}: this system does not tell a process's peak memory (no /proc): skipped"),
    }
}

#[test]
fn short_lived_objects_leave_nothing() {
    check_peak("short_lived", &[("ROUNDS", 400_000)], false, 60.0);
}

#[test]
fn a_string_that_grows_is_not_kept_in_every_length() {
    check_peak("growing_string", &[("ROUNDS", 20_000)], true, 60.0);
}

#[test]
fn sorting_keeps_orders_not_lists() {
    check_peak("sorting", &[("ROUNDS", 60), ("LENGTH", 20_000)], true, 40.0);
}

#[test]
fn appending_keeps_lengths() {
    check_peak("appending", &[("ROUNDS", 200_000)], true, 40.0);
}

/// Bytes of this process that are in memory now; nothing where the system does not tell.
fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<f64>().ok()? * 1024.0)
}

#[test]
fn a_recording_that_is_dropped_gives_its_memory_back() {
    let source = "held = []\nfor number in range(6000):\n    held.append([number, str(number)])\n";
    let record = || {
        let mut recording = Recording::start(source, "test.py", &pylib::library(), Limits::default())
            .unwrap_or_else(|errors| panic!("{errors:?}"));
        while recording.advance(10_000).state == ProgressState::Running {}
        recording.view(recording.stops() / 2);
    };
    // What the first ones leave for those that follow is not counted.
    (0..5).for_each(|_| record());
    let Some(before) = resident() else {
        println!("this system does not tell a process's memory (no /proc): skipped");
        return;
    };
    (0..50).for_each(|_| record());
    let grown = resident().unwrap_or(before) - before;
    assert!(grown <= 8.0 * MEGABYTE, "fifty recordings left {:.1} MB", grown / MEGABYTE);
}
