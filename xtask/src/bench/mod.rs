//! The engine's figures, beside CPython's on the same machine in the same minutes.

mod measure;
mod page;
mod report;

use crate::machine::{command, root, run as run_command};
use crate::{Outcome, option};
use measure::{Program, seconds, summary};
use report::{Report, median, ratio};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The five programs of the table, with the rounds that make about five million line steps.
const PROGRAMS: [(&str, u64); 5] = [
    ("counter", 1_250_000),
    ("memo", 9_400),
    ("pipeline", 400_000),
    ("events", 285_000),
    ("window", 500_000),
];
/// Runs whose memory must not grow with what they have done: file, whether recorded, most megabytes.
const MEMORY: [(&str, bool, f64); 4] = [
    ("short_lived", false, 100.0),
    ("growing_string", true, 200.0),
    ("sorting", true, 200.0),
    ("appending", true, 200.0),
];
/// Line steps of a long recording.
const LONG: u64 = 5_000_000;
const MEGABYTE: f64 = 1e6;

/// Builds for release, measures, prints the table. Wall-clock time is told, never asserted.
pub fn run(rest: &[String]) -> Outcome {
    let known = ["--rounds=", "--browser", "--only-browser"];
    let rounds = option(rest, "--rounds", &known)?.unwrap_or("3");
    let rounds: usize = rounds.parse().map_err(|_| format!("`{rounds}` is not a number of rounds"))?;
    run_command(
        command("cargo").args(["build", "--release", "--bin", "lexiscope"]),
        "The engine must build first.",
    )?;
    let only_browser = option(rest, "--only-browser", &known)?.is_some();
    let browser = only_browser || option(rest, "--browser", &known)?.is_some();
    let bench = Bench {
        engine: root().join("target/release/lexiscope"),
        python: measure::cpython(),
        folder: root().join("target/bench"),
        rounds: rounds.max(1),
    };
    std::fs::create_dir_all(&bench.folder)
        .map_err(|error| format!("{} cannot be made: {error}", bench.folder.display()))?;
    if bench.python.is_none() {
        println!("CPython 3.13 is not on this machine (LEXISCOPE_PYTHON may name one): ours alone is told.");
    }
    let mut report = Report::default();
    if !only_browser {
        bench.speed(&mut report)?;
        bench.bytes_and_seeks(&mut report)?;
        bench.cost_of_heap(&mut report)?;
        bench.memory(&mut report)?;
    }
    if browser {
        page::measure(&mut report)?;
    }
    report.print();
    Ok(())
}

/// What is measured with.
struct Bench {
    engine: PathBuf,
    python: Option<PathBuf>,
    folder: PathBuf,
    rounds: usize,
}

impl Bench {
    fn engine(&self, words: &[&str], program: &Path) -> Command {
        let mut engine = command(&self.engine);
        engine.args(&words[..1]).arg(program).args(&words[1..]);
        engine
    }

    /// Whole processes, ours and the peer's taking turns.
    fn speed(&self, report: &mut Report) -> Outcome {
        for (name, rounds) in PROGRAMS {
            let program = Program::new(name).with("ROUNDS", rounds).write(&self.folder)?;
            let traced = measure::under_empty_trace(&self.folder)?;
            let (mut run, mut record, mut plain, mut trace) = (vec![], vec![], vec![], vec![]);
            for _ in 0..self.rounds {
                run.push(seconds(&mut self.engine(&["run"], &program))?);
                record.push(seconds(
                    &mut self.engine(&["trace", "--summary", "--max-steps", "100000000"], &program),
                )?);
                if let Some(python) = &self.python {
                    plain.push(seconds(command(python).arg(&program))?);
                    trace.push(seconds(command(python).arg(&traced).arg(&program))?);
                }
            }
            let steps = summary(
                &mut self.engine(&["trace", "--summary", "--plain", "--max-steps", "100000000"], &program),
            )?
            .number("line_steps");
            let per = |times: &[f64]| {
                format!("{:.2} s, {:.1} M lines/s", median(times), steps / median(times) / 1e6)
            };
            let told = |ours: &[f64], peer: &[f64]| match peer {
                [] => ("-".to_owned(), None),
                peer => (per(peer), Some(median(ours) / median(peer))),
            };
            let (peer, factor) = told(&record, &trace);
            report.row(
                &format!("recording, {name}"),
                &per(&record),
                &peer,
                &ratio(factor),
                "faster",
                factor.map(|f| f < 1.0),
            );
            let (peer, factor) = told(&run, &plain);
            report.row(
                &format!("plain run, {name}"),
                &per(&run),
                &peer,
                &ratio(factor),
                "2x, goal 1x",
                factor.map(|f| f <= 2.0),
            );
        }
        Ok(())
    }

    /// What a line step costs, and how fast any of them is stood at.
    fn bytes_and_seeks(&self, report: &mut Report) -> Outcome {
        for (name, rounds) in PROGRAMS {
            let program = Program::new(name).with("ROUNDS", rounds + rounds / 10).write(&self.folder)?;
            let limit = LONG.to_string();
            let plain = summary(
                &mut self.engine(&["trace", "--summary", "--plain", "--max-steps", &limit], &program),
            )?;
            let alone = summary(&mut self.engine(&["trace", "--summary", "--max-steps", &limit], &program))?;
            let seeks = ["trace", "--summary", "--max-steps", &limit, "--seeks", "1000", "--seed", "3"];
            let seeks = summary(&mut self.engine(&seeks, &program))?;
            let (peak, steps) = (alone.number("peak_bytes"), alone.number("line_steps"));
            if peak > 0.0 {
                let bytes = (peak - plain.number("peak_bytes")).max(0.0) / steps;
                let most = if name == "counter" { 48.0 } else { 100.0 };
                let goal = format!("{most:.0}, goal 16");
                report.row(
                    &format!("bytes a line step, {name}"),
                    &format!("{bytes:.1}"),
                    "-",
                    "",
                    &goal,
                    Some(bytes <= most),
                );
                let whole = format!("{:.0} MB, {:.1} M steps", peak / MEGABYTE, steps / 1e6);
                report.row(
                    &format!("one recording, {name}"),
                    &whole,
                    "-",
                    "",
                    "500 MB",
                    Some(peak <= 500.0 * MEGABYTE),
                );
            } else {
                report.row(&format!("bytes a line step, {name}"), "no /proc here", "-", "", "", None);
            }
            let (half, most) = (seeks.number("p50"), seeks.number("p99"));
            let told = format!("p50 {half:.1} ms, p99 {most:.1} ms");
            report.row(&format!("seek with view, {name}"), &told, "-", "", "p99 50 ms", Some(most <= 50.0));
        }
        Ok(())
    }

    /// Recording a line step must cost the same however much is alive.
    fn cost_of_heap(&self, report: &mut Report) -> Outcome {
        let live = [10, 1_000, 100_000];
        let mut times = [vec![], vec![], vec![]];
        for _ in 0..self.rounds {
            for (live, times) in live.into_iter().zip(&mut times) {
                let time = |rounds: u64| {
                    let program =
                        Program::new("heap").with("LIVE", live).with("ROUNDS", rounds).write(&self.folder)?;
                    summary(&mut self.engine(&["trace", "--summary"], &program))
                        .map(|told| (told.number("record_ms"), told.number("line_steps")))
                };
                // What building the objects takes is not the question.
                let (empty, full) = (time(0)?, time(600_000)?);
                times.push((full.0 - empty.0) * 1e6 / (full.1 - empty.1));
            }
        }
        let medians: Vec<f64> = times.iter().map(|times| median(times)).collect();
        for (live, nanoseconds) in live.iter().zip(&medians) {
            let told = format!("{nanoseconds:.0} ns a line step");
            report.row(
                &format!("cost of heap, {live} objects"),
                &told,
                "-",
                &ratio(Some(nanoseconds / medians[0])),
                "flat",
                None,
            );
        }
        Ok(())
    }

    /// Peaks of whole processes.
    fn memory(&self, report: &mut Report) -> Outcome {
        for (name, recorded, most) in MEMORY {
            let program = Program::new(&format!("memory/{name}")).write(&self.folder)?;
            let mut words = vec!["trace", "--summary", "--max-steps", "100000000"];
            if !recorded {
                words.push("--plain");
            }
            let told = summary(&mut self.engine(&words, &program))?;
            let peak = told.number("peak_bytes") / MEGABYTE;
            let what = if recorded { "recording" } else { "plain run" };
            let shown = format!("{peak:.0} MB, {:.1} M steps", told.number("line_steps") / 1e6);
            report.row(
                &format!("memory of a {what}, {name}"),
                &shown,
                "-",
                "",
                &format!("{most:.0} MB"),
                Some(peak <= most),
            );
        }
        Ok(())
    }
}
