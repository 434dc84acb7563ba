//! What comes next: named, never its result.

use super::look;
use super::message::Coming;
use super::statement::StatementKind;
use super::statics::Statics;
use crate::view::model::{EventKind, View};

/// What comes after the stop `now`.
pub fn coming(now: &View, statics: &Statics) -> Coming {
    let running = look::running(now);
    match &now.event {
        EventKind::End(_) => Coming::Nothing,
        EventKind::Return(_) => match running.map(|frame| (frame.id, frame)) {
            Some((Some(frame), view)) => Coming::Leave { frame, line: view.caller_line },
            Some((None, view)) => Coming::ClassDone { name: view.function.clone() },
            None => line(now, statics),
        },
        EventKind::Yield(_) if now.event_loop.is_some() && running.is_some_and(|frame| frame.coroutine) => {
            Coming::NextTurn
        }
        EventKind::Yield(_) => match now.frames.iter().rev().find_map(|frame| frame.caller_line) {
            Some(line) => Coming::Handover { line },
            None => line(now, statics),
        },
        EventKind::Exception { type_name, .. } => {
            Coming::Handler { type_name: type_name.clone(), place: look::here(now) }
        }
        EventKind::Unwind { .. } => match now.next_span {
            Some(next) if statics.begins_finally(next) => line(now, statics),
            _ => Coming::FrameGoes { place: look::here(now) },
        },
        EventKind::Resume if running.is_some_and(|frame| frame.line == now.line) => {
            match line(now, statics) {
                Coming::Statement { code, line } => Coming::Rest { code, line },
                other => other,
            }
        }
        EventKind::Start | EventKind::Line | EventKind::Call | EventKind::Resume => line(now, statics),
    }
}

fn line(now: &View, statics: &Statics) -> Coming {
    let line = now.line;
    let Some(next) = now.next_span else {
        return Coming::Statement { code: look::code(statics.line_text(line)), line };
    };
    let code = |span| look::code(statics.text(span));
    match statics.statement(next).map(|statement| &statement.kind) {
        Some(StatementKind::Test { test, .. }) => Coming::Test { code: code(*test), line },
        Some(StatementKind::For { iterable, .. }) => Coming::Item { iterable: code(*iterable), line },
        Some(StatementKind::Except { what: Some(what), .. }) => {
            Coming::Clause { code: format!("except {}", code(*what)), line }
        }
        Some(StatementKind::Case { pattern, .. }) => {
            Coming::Case { code: format!("case {}", code(*pattern)), line }
        }
        Some(StatementKind::Definition { decorators, .. }) if !decorators.is_empty() => {
            Coming::Statement { code: look::code(statics.line_text(line)), line }
        }
        _ => Coming::Statement { code: code(next), line },
    }
}
