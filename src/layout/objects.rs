//! Boxes of containers, instances, classes and the like: their first entries, or a page of them where a person opened one.

use super::context::{Context, Thing};
use super::frames::state_words;
use super::metrics::{Font, wrap};
use super::place::GAP;
use super::scene::{BoxKind, Ink, SceneBox};
use super::sheet::{LINE, ROW, Row, RowValue, SMALL, Sheet};
use crate::view::{ObjectId, ObjectKind, ObjectView, PAGE, Target};

/// How many entries of an object are written out at most.
pub const ENTRIES: usize = 6;

/// Writes what a person opened. It has no place of its own in the order of things: whatever stands below it in its
/// column gives way by as much as it must, and is where it was as soon as the object is closed.
pub fn open(cx: &Context, boxes: &mut [SceneBox]) {
    for at in 0..boxes.len() {
        let Some(made) = boxes.get_mut(at) else { continue };
        let Some(Thing::Object(view)) = cx.thing(&made.key).filter(|_| made.kind == BoxKind::Object) else {
            continue;
        };
        if view.page.is_none() {
            continue;
        }
        let opened = object(cx, view, usize::MAX);
        made.rect.h = opened.rect.h;
        made.room.h = made.room.h.max(made.rect.bottom() - made.room.y);
        (made.parts, made.about) = (opened.parts, opened.about);
        let (column, top, mut low) = (made.column, made.rect.y, made.room.bottom());
        let mut below: Vec<(i32, usize)> = boxes
            .iter()
            .enumerate()
            .filter(|(_, b)| b.column == column && b.rect.y > top)
            .map(|(at, b)| (b.rect.y, at))
            .collect();
        crate::base::sort_by_key(&mut below, |(y, _)| *y);
        for (_, at) in below {
            let Some(next) = boxes.get_mut(at) else { continue };
            let by = (low + if next.brief { 6 } else { GAP } - next.room.y).max(0);
            next.rect.y += by;
            next.room.y += by;
            next.pushed += by;
            low = next.room.bottom();
        }
    }
}

/// A container, instance, class or the like: its first entries, at most so many; with more than are usual the page
/// that a person opened.
pub fn object(cx: &Context, object: &ObjectView, entries: usize) -> SceneBox {
    let key = object.id.to_string();
    let mut sheet = Sheet::new(cx.shape, cx.shape.cells);
    sheet.y = 6;
    sheet.say(object.title.clone());
    let title = match object.kind {
        ObjectKind::List | ObjectKind::Tuple | ObjectKind::Dict | ObjectKind::Set if object.total == 0 => {
            format!("empty {}", object.title)
        }
        ObjectKind::List | ObjectKind::Tuple | ObjectKind::Dict | ObjectKind::Set => {
            format!("{} · {}", object.title, object.total)
        }
        _ if matches!(object.id, ObjectId::Labelled(_)) => format!("{} · {}", object.title, object.id),
        _ => object.title.clone(),
    };
    let room = sheet.width - 2 * sheet.pad;
    for line in wrap(&title, Font::SansBold, SMALL, room, 3) {
        let line = line.trim_end_matches(" ·");
        sheet.text(sheet.pad, sheet.y + 17, room, line, Font::SansBold, SMALL, Ink::Soft);
        sheet.y += LINE;
    }
    sheet.y += 24 - LINE;
    let page = object.page.as_ref().filter(|_| entries > ENTRIES);
    if let Some(page) = page.filter(|page| page.from > 0) {
        let before = page.from.saturating_sub(PAGE as u64);
        sheet.button(&key, Some(before), &format!("… {} before", page.from));
    }
    let shown = page.map_or(&object.entries, |page| &page.entries).iter().take(entries);
    for entry in shown.clone() {
        let label = entry.label.clone();
        let name = label.clone().unwrap_or_else(|| entry.value.text.clone());
        let change = cx.changed(&Target::Entry(object.id, name));
        let value = match cx.arrow_to(&entry.value) {
            Some(to) => RowValue::Arrow(to, Ink::Soft),
            None => RowValue::Text(entry.value.text.clone(), change.was),
        };
        let attribute = matches!(object.kind, ObjectKind::Instance | ObjectKind::Class);
        let row = Row {
            key: format!("{key}.{}", label.as_deref().unwrap_or_default()),
            name: label.unwrap_or_default(),
            ink: if attribute { Ink::Plain } else { Ink::Soft },
            underline: None,
            note: String::new(),
            tall: false,
            cut: !attribute,
            value,
            changed: change.changed,
        };
        sheet.row(&row, 0);
    }
    if object.kind == ObjectKind::Generator {
        let frame = object.frame.and_then(|id| cx.view.frames.iter().find(|frame| frame.id == Some(id)));
        let words = match (object.frame, frame) {
            (Some(id), Some(frame)) => [format!("its frame is {id}"), state_words(cx, frame)],
            (Some(id), None) => [format!("its frame is {id}"), String::new()],
            (None, _) => ["finished".to_owned(), String::new()],
        };
        // As high when it has finished.
        for words in words {
            sheet.text(sheet.pad, sheet.y + 16, room, &words, Font::Sans, SMALL, Ink::Soft);
            sheet.y += LINE;
        }
        sheet.y += 6;
    }
    let from = page.map_or(0, |page| page.from);
    let end = from + shown.len() as u64;
    let more = object.total.saturating_sub(end);
    if more > 0 {
        sheet.button(&key, Some(if page.is_some() { end } else { 0 }), &format!("… {more} more"));
    }
    if page.is_some() {
        sheet.button(&key, None, "show fewer");
    }
    sheet.y += 6;
    // What can grow gets room to grow: some rows, or what its class tells.
    let expected = match object.kind {
        ObjectKind::List => (object.total + 1).max(3),
        ObjectKind::Dict | ObjectKind::Set => (object.total + 1).max(2),
        _ => object.expected,
    };
    let missing = expected.min(ENTRIES as u64).saturating_sub(object.total);
    let below = if more == 0 { ROW * missing as i32 } else { 0 };
    let mut made = sheet.finish(key, BoxKind::Object, 0, below);
    made.dashed = object.temporary;
    made.entries = entries;
    made.marked = cx.changed(&Target::Object(object.id)).changed;
    made
}
