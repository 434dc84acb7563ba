//! `lexiscope view FILE --step N | --all | --steps A:B`: what a person sees at line steps, as JSON.

use super::options::Options;
use super::program::record;
use crate::view::{
    BindingKind, BindingView, Due, EventKind, EventLoop, FrameState, FrameView, Holder, Place, Recording,
    ValueView, View,
};
use crate::vm::Limits;
use serde_json::{Value as Json, json};
use std::io::Write;

pub(super) fn main(args: &[String]) -> Result<i32, String> {
    let options = Options::read("view", args, &["--all"], &["--step", "--steps", "--max-steps"])?;
    let source = super::read_source(&options.file)?;
    let limits =
        Limits { line_steps: options.number("--max-steps")?.unwrap_or(5_000_000), ..Limits::default() };
    let mut recording = match record(&options.file, &source, limits) {
        Ok(recording) => recording,
        Err(stderr) => {
            eprint!("{stderr}");
            return Ok(1);
        }
    };
    let total = recording.line_steps();
    let (from, to) = wanted(&options, total)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for step in from..=to {
        let view = view_of_step(&mut recording, step);
        writeln!(out, "{}", to_json(&view, step)).map_err(|error| format!("can't write: {error}"))?;
    }
    Ok(0)
}

/// The line steps asked for; the one after the last is the end of the run.
fn wanted(options: &Options, total: u64) -> Result<(u64, u64), String> {
    if options.has("--all") {
        return Ok((0, total));
    }
    if let Some(range) = options.text("--steps") {
        let bounds = range.split_once(':').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        let (from, to): (u64, u64) = bounds.ok_or(format!("view: --steps takes A:B, not {range}"))?;
        return Ok((from.min(total), to.min(total)));
    }
    let step = wanted_step(options, total)?;
    Ok((step, step))
}

/// The one line step asked for; negative ones count from the end.
pub(super) fn wanted_step(options: &Options, total: u64) -> Result<u64, String> {
    let command = options.command();
    let step = options.text("--step").ok_or(format!("{command}: which --step?"))?;
    let number: i64 = step.parse().map_err(|_| format!("{command}: --step takes a number, not {step}"))?;
    let step = if number < 0 { (total + 1).saturating_sub(number.unsigned_abs()) } else { number as u64 };
    if step > total {
        return Err(format!("{command}: there is no line step {step}: the run ends after {total}"));
    }
    Ok(step)
}

/// The view at a line step, or at the end.
pub(super) fn view_of_step(recording: &mut Recording, step: u64) -> View {
    let stop = recording.stop_of_line_step(step);
    recording.view(stop)
}

fn to_json(view: &View, step: u64) -> Json {
    let globals: Vec<Json> =
        view.globals.iter().map(|row| with_value(json!({"name": row.name}), row.value.as_ref())).collect();
    let frames: Vec<Json> = view.frames.iter().map(frame).collect();
    let cells: Vec<Json> = view
        .cells
        .iter()
        .map(|cell| {
            let holders: Vec<String> = cell.held_by.iter().map(holder).collect();
            let json = json!({
                "id": cell.id.to_string(), "name": cell.name, "made_in": place(&cell.made_in), "held_by": holders,
            });
            temporary(with_value(json, cell.value.as_ref()), cell.temporary)
        })
        .collect();
    let functions: Vec<Json> = view
        .functions
        .iter()
        .map(|function| {
            let closure: Vec<Json> = function
                .closure
                .iter()
                .map(|slot| json!({"name": slot.name, "cell": slot.cell.to_string()}))
                .collect();
            let json = json!({
                "id": function.id.to_string(), "name": function.name, "parent": place(&function.parent),
                "closure": closure,
            });
            temporary(json, function.temporary)
        })
        .collect();
    json!({
        "step": step, "line": view.line, "sentence": view.sentence, "next": view.next, "output": view.output,
        "event": event_name(&view.event),
        "globals": globals, "frames": frames, "cells": cells, "functions": functions,
        "loop": view.event_loop.as_ref().map(event_loop),
    })
}

/// The event loop: the clock in seconds, what runs next, what waits for the clock.
fn event_loop(event_loop: &EventLoop) -> Json {
    let seconds = |nanoseconds: u64| nanoseconds as f64 / 1e9;
    let due = |due: &Due| {
        let frame = due.frame.map(|id| id.to_string());
        json!({ "frame": frame, "function": due.function, "task": due.task })
    };
    let timers = event_loop.timers.iter().map(|(at, what)| json!({ "at": seconds(*at), "runs": due(what) }));
    json!({
        "clock": seconds(event_loop.clock),
        "ready": event_loop.ready.iter().map(due).collect::<Vec<Json>>(),
        "timers": timers.collect::<Vec<Json>>(),
    })
}

fn frame(frame: &FrameView) -> Json {
    let bindings: Vec<Json> = frame.bindings.iter().map(binding).collect();
    let id = frame.id.map_or_else(|| format!("class {}", frame.function), |id| id.to_string());
    let json = json!({
        "id": id,
        "function": frame.function,
        "of": frame.of.map(|of| of.to_string()),
        "parent": place(&frame.parent),
        "line": frame.line,
        "caller": place(&frame.caller),
        "state": match frame.state {
            FrameState::Running => "running",
            FrameState::Waiting => "waiting",
            FrameState::Suspended => "suspended",
            FrameState::Returned => "returned",
        },
        "bindings": bindings,
    });
    temporary(json, frame.temporary)
}

fn binding(binding: &BindingView) -> Json {
    let kind = match binding.kind {
        BindingKind::Local | BindingKind::Global => "local",
        BindingKind::Cell => "cell",
        BindingKind::Free => "free",
    };
    let json = json!({"name": binding.name, "kind": kind, "cell": binding.cell.map(|cell| cell.to_string())});
    with_value(json, binding.value.as_ref())
}

fn with_value(mut json: Json, value: Option<&ValueView>) -> Json {
    json["value"] = value.map_or(Json::Null, |value| json!(value.text));
    if value.is_some_and(|value| value.cut) {
        json["cut"] = json!(true);
    }
    json
}

fn temporary(mut json: Json, temporary: bool) -> Json {
    if temporary {
        json["temporary"] = json!(true);
    }
    json
}

fn place(place: &Place) -> String {
    match place {
        Place::Global => "Global".into(),
        Place::Frame(id) => id.to_string(),
        Place::ClassBody(name) => format!("class {name}"),
    }
}

fn holder(holder: &Holder) -> String {
    match holder {
        Holder::Object(id) => id.to_string(),
        Holder::Frame(id) => id.to_string(),
    }
}

/// The contract's word for why a place is a stop.
pub(super) fn event_name(event: &EventKind) -> &'static str {
    match event {
        EventKind::Start | EventKind::Line => "line",
        EventKind::Call => "call",
        EventKind::Return(_) => "return",
        EventKind::Exception { .. } | EventKind::Unwind { .. } => "exception",
        EventKind::Yield(_) => "yield",
        EventKind::Resume => "resume",
        EventKind::End(_) => "end",
    }
}
