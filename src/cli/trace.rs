//! `lexiscope trace FILE --summary | --jsonl`: a recording in figures, or event by event. With `--plain`, the figures of
//! a run that is not recorded: what a recording costs is the difference.

use super::options::Options;
use super::program::{Source, load, record};
use super::view::{event_name, view_of_step};
use crate::view::{EndKind, ProgressState, Recording};
use crate::vm::{Limits, Machine, Pause};
use serde_json::json;
use std::io::Write;
use std::time::Instant;

pub(super) fn main(args: &[String]) -> Result<i32, String> {
    let valued = ["--max-steps", "--seeks", "--seed"];
    let options = Options::read("trace", args, &["--summary", "--jsonl", "--plain"], &valued)?;
    let source = super::read_source(&options.file)?;
    let max = options.number("--max-steps")?.unwrap_or(5_000_000);
    let limits = Limits { line_steps: max, memory: 2 << 30, ..Limits::default() };
    if options.has("--plain") {
        return plain(&options.file, &source, limits);
    }
    let before = peak_bytes();
    let began = Instant::now();
    let mut recording = match record(&options.file, &source, limits) {
        Ok(recording) => recording,
        Err(stderr) => {
            eprint!("{stderr}");
            return Ok(1);
        }
    };
    let record_ms = began.elapsed().as_secs_f64() * 1000.0;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if options.has("--jsonl") {
        return events(&mut recording, &mut out);
    }
    if !options.has("--summary") {
        return Err("trace: --summary or --jsonl?".into());
    }
    let grown = peak_bytes().saturating_sub(before);
    let line_steps = recording.line_steps();
    let recording_bytes = recording.bytes();
    let (ended, limit) = match recording.progress().state {
        ProgressState::Ended(EndKind::Finished) => ("finished", None),
        ProgressState::Ended(EndKind::Exception(_) | EndKind::Exit(_)) => ("exception", None),
        ProgressState::Ended(EndKind::Limit(text)) => ("limit", Some(text)),
        _ => ("limit", Some("it waits for input".into())),
    };
    // What recording costs: its own notes. Where the system tells peak memory, that is the upper bound.
    let cost = if grown == 0 { recording_bytes } else { recording_bytes.min(grown) };
    let mut summary = json!({
        "line_steps": line_steps,
        "steps": recording.stops(),
        "recording_bytes": recording_bytes,
        "peak_bytes": peak_bytes(),
        "bytes_per_line_step": cost as f64 / line_steps.max(1) as f64,
        "record_ms": record_ms,
        "ended": ended,
        "limit": limit,
    });
    if let Some(count) = options.number("--seeks")? {
        summary["seek_ms"] = seeks(&mut recording, count, options.number("--seed")?.unwrap_or(1));
        if let Some(fault) = recording.fault() {
            return Err(format!("trace: a fault of the engine: {fault}"));
        }
    }
    writeln!(out, "{summary}").map_err(|error| format!("can't write: {error}"))?;
    Ok(0)
}

/// The figures of a run that is not recorded.
fn plain(file: &str, source: &str, limits: Limits) -> Result<i32, String> {
    let began = Instant::now();
    let mut machine = match load(&Source { file, text: source }, limits) {
        Ok(machine) => machine,
        Err(stderr) => {
            eprint!("{stderr}");
            return Ok(1);
        }
    };
    while !matches!(run_on(&mut machine), Pause::Ended(_)) {}
    let run_ms = began.elapsed().as_secs_f64() * 1000.0;
    let summary = json!({
        "line_steps": machine.state.line_steps,
        "run_ms": run_ms,
        "peak_bytes": peak_bytes(),
    });
    println!("{summary}");
    Ok(0)
}

/// Runs on to the next pause; to a wait for input there is no more of it.
fn run_on(machine: &mut Machine) -> Pause {
    let pause = machine.run();
    if pause == Pause::Input {
        machine.add_input(None);
    }
    pause
}

/// Times `count` seeks to random line steps, views included.
fn seeks(recording: &mut Recording, count: u64, seed: u64) -> serde_json::Value {
    let total = recording.line_steps().max(1);
    let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut times: Vec<f64> = (0..count)
        .map(|_| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let began = Instant::now();
            std::hint::black_box(view_of_step(recording, random % total));
            began.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len() as f64 - 1.0) * share) as usize).copied().unwrap_or(0.0);
    json!({"p50": at(0.5), "p99": at(0.99), "max": at(1.0)})
}

fn events(recording: &mut Recording, out: &mut impl Write) -> Result<i32, String> {
    for stop in 0..=recording.stops() {
        let view = recording.view(stop);
        let frame = view.frames.iter().rfind(|frame| frame.state == crate::view::FrameState::Running);
        let line = json!({
            "event": event_name(&view.event),
            "line": view.line,
            "line_step": view.line_step,
            "frame": frame.and_then(|frame| frame.id).map(|id| id.to_string()),
            "sentence": view.sentence,
        });
        writeln!(out, "{line}").map_err(|error| format!("can't write: {error}"))?;
    }
    Ok(0)
}

/// The process's peak memory, where the system tells it; 0 elsewhere.
fn peak_bytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<usize>().ok());
    kilobytes.unwrap_or(0) * 1024
}
