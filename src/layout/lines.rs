//! Boxes of one line: frames of a deep stack, what is folded, and stubs of returned frames.

use super::context::Context;
use super::frames::key;
use super::metrics::{Font, wrap};
use super::scene::{BoxKind, Ink, SceneBox};
use super::sheet::{LINE as NEXT, SMALL, Sheet};
use crate::view::{FrameView, Place, ReturnedFrame};

/// How high a line is.
const LINE: i32 = 28;

/// A frame in one line: `f5 fact · waiting at line 4`.
pub fn line(cx: &Context, frame: &FrameView) -> SceneBox {
    let known = frame.bindings.iter().find(|b| b.parameter && b.value.is_some());
    let first = known.and_then(|b| Some(format!("{} = {}", b.name, b.value.as_ref()?.text)));
    let words = match first {
        Some(first) => format!("{} · {first}", frame.function),
        None => frame.function.clone(),
    };
    one_line(cx, key(frame), BoxKind::Line, &key(frame), &words)
}

/// Several frames in one line: `f4–f19 fact ×16`.
pub fn fold(cx: &Context, frames: &[&FrameView]) -> Option<SceneBox> {
    let (first, last) = (frames.first()?, frames.last()?);
    let ids = format!("{}–{}", key(first), key(last));
    let mut words = match frames.iter().all(|f| f.function == first.function) {
        true => format!("{} ×{}", first.function, frames.len()),
        false => format!("{} frames", frames.len()),
    };
    let argument = |frame: &FrameView| {
        let binding = frame.bindings.iter().find(|b| b.parameter)?;
        Some((binding.name.clone(), binding.value.as_ref()?.text.clone()))
    };
    if let (Some((name, from)), Some((_, to))) = (argument(first), argument(last)) {
        words = format!("{words}, {name} = {from}…{to}");
    }
    Some(one_line(cx, "fold".to_owned(), BoxKind::Line, &ids, &words))
}

/// What stands for a returned frame: `f1 counter · returned`.
pub fn stub(cx: &Context, gone: &ReturnedFrame) -> SceneBox {
    let ReturnedFrame { id, name, parent } = gone;
    let words = match parent {
        Place::Global => format!("{name} · returned"),
        outer => format!("{name} · returned · [parent={}]", cx.place(outer)),
    };
    let mut made = one_line(cx, format!("stub-{id}"), BoxKind::Stub, &id.to_string(), &words);
    made.dashed = true;
    made.marked = cx.just_left(*id);
    made
}

/// What stands for several returned frames in a row.
pub fn stubs(cx: &Context, frames: &[&ReturnedFrame]) -> Option<SceneBox> {
    let (first, last) = (frames.first()?, frames.last()?);
    let words = match frames.iter().all(|gone| gone.name == first.name) {
        true => format!("{} ×{} · returned", first.name, frames.len()),
        false => format!("{} frames · returned", frames.len()),
    };
    let mut made =
        one_line(cx, "stubs".to_owned(), BoxKind::Stub, &format!("{}–{}", first.id, last.id), &words);
    made.dashed = true;
    made.marked = frames.iter().any(|gone| cx.just_left(gone.id));
    Some(made)
}

fn one_line(cx: &Context, key: String, kind: BoxKind, id: &str, words: &str) -> SceneBox {
    let mut sheet = Sheet::new(cx.shape, cx.shape.frames);
    let w = sheet.text(sheet.pad, 19, 90, id, Font::SansBold, SMALL, Ink::Soft);
    let x = sheet.pad + w + 8;
    sheet.say(format!("{id} {words}"));
    sheet.y = LINE - NEXT;
    let room = sheet.width - sheet.pad - x;
    for line in wrap(words, Font::Sans, SMALL, room, 4) {
        let line = line.trim_end_matches(" ·");
        sheet.text(x, sheet.y + NEXT - 9, room, line, Font::Sans, SMALL, Ink::Soft);
        sheet.y += NEXT;
    }
    sheet.finish(key, kind, 0, 0)
}
