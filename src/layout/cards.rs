//! Boxes of cells.

use super::context::Context;
use super::metrics::{Font, broken, fit, width, wrap};
use super::scene::{Anchor, AreaKind, BoxKind, Ink, Part, Rect, SceneBox, Text};
use super::sheet::{LINE, Row, RowValue, SMALL, Sheet};
use crate::view::{CellView, Holder, Place, Target};

/// How high a cell is, whatever it holds and whoever holds it; a long name takes another line.
const CELL_HEIGHT: i32 = 80;
/// Above it stands its label; part of the gap is enough for that.
const ABOVE: i32 = 5;
/// Over so many holders are counted, not named.
const HOLDERS: usize = 5;

/// A cell: what it holds, who made it and who keeps it; one of many: what it holds.
pub fn cell(cx: &Context, cell: &CellView) -> SceneBox {
    let change = cx.changed(&Target::Cell(cell.id));
    let mut made = if cx.is_brief(&cell.id.to_string()) { brief(cx, cell) } else { full(cx, cell) };
    // A cell that stays while its frame goes is what the step is about.
    let outlives = matches!(cell.made_in, Place::Frame(id) if cx.just_left(id));
    made.marked = change.changed || outlives;
    made
}

fn brief(cx: &Context, cell: &CellView) -> SceneBox {
    let key = cell.id.to_string();
    let change = cx.changed(&Target::Cell(cell.id));
    let mut sheet = Sheet::new(cx.shape, cx.shape.cells);
    sheet.say(format!("cell {} of {}", cell.id, cell.name));
    let value = match &cell.value {
        None => RowValue::Word(&["empty"]),
        Some(value) => match cx.arrow_to(value) {
            Some(to) => RowValue::Arrow(to, Ink::Soft),
            None => RowValue::Text(value.text.clone(), change.was),
        },
    };
    let row = Row {
        key: key.clone(),
        name: cell.name.clone(),
        ink: Ink::Cell,
        underline: None,
        note: String::new(),
        tall: false,
        cut: false,
        value,
        changed: change.changed,
    };
    sheet.y = 3;
    let id = sheet.text(sheet.pad, sheet.y + 17, 60, &key, Font::Sans, SMALL, Ink::Soft) + 7;
    sheet.row_from(&row, id, 0);
    sheet.y += 3;
    sheet.finish_brief(key, BoxKind::Cell)
}

fn full(cx: &Context, cell: &CellView) -> SceneBox {
    let key = cell.id.to_string();
    let change = cx.changed(&Target::Cell(cell.id));
    let mut sheet = Sheet::new(cx.shape, cx.shape.cells);
    sheet.say(format!("cell {} of {}", cell.id, cell.name));
    let middle = sheet.width / 2;
    let room = sheet.width - 2 * sheet.pad;
    // A name that is too long for the edge stands in the box.
    let label = format!("{} {}", cell.id, cell.name);
    let on_edge = width(&label, Font::Mono, SMALL) <= sheet.width - 24;
    let mut top = 0;
    if !on_edge {
        let (_, lines) = sheet.code(sheet.pad, 25, &cell.name, Font::Mono, SMALL, Ink::Cell, 3);
        top = LINE * lines + 4;
    }
    let arrow = cell.value.as_ref().and_then(|value| cx.arrow_to(value));
    let mut value = Text {
        x: middle,
        y: top + 36,
        text: String::new(),
        font: Font::MonoBold,
        size: 24,
        ink: Ink::Plain,
        anchor: Anchor::Middle,
        underline: None,
        struck: false,
        italic: false,
    };
    let mut second = None;
    match &cell.value {
        None => {
            (value.text, value.font, value.size) = ("empty".to_owned(), Font::Sans, 18);
            (value.ink, value.italic) = (Ink::Soft, true);
        }
        Some(held) => {
            // Long values get smaller before they are cut.
            if width(&held.text, value.font, value.size) > room || arrow.is_some() {
                (value.font, value.size, value.y) = (Font::Mono, 15, top + 32);
            }
            let room = room - if arrow.is_some() { 16 } else { 0 };
            if width(&held.text, value.font, value.size) > room {
                value.size = SMALL;
                let head: String = held.text.chars().take(200).collect();
                let mut lines = broken(&head, value.font, SMALL, room, 2);
                if lines.len() == 2 {
                    value.y += 7;
                    second = lines.pop();
                }
                value.text = lines.pop().unwrap_or_default();
            } else {
                value.text = held.text.clone();
            }
        }
    }
    sheet.say(if cell.value.is_some() { format!("holds {}", value.text) } else { "empty".to_owned() });
    let value_width = width(&value.text, value.font, value.size);
    let area = Rect::new(8, top + 10, sheet.width - 16, 34);
    let row = AreaKind::Row;
    sheet.parts.push(Part::Area { kind: row, rect: area, key: key.clone(), changed: change.changed });
    if let Some(was) = change.was.as_deref().filter(|_| second.is_none()) {
        let w = width(was, Font::Mono, 14);
        let mut old = Text {
            text: was.to_owned(),
            font: Font::Mono,
            size: 14,
            ink: Ink::Soft,
            struck: true,
            italic: false,
            ..value.clone()
        };
        if w + 10 + value_width <= room - if arrow.is_some() { 24 } else { 0 } {
            // Beside the value.
            old.x = middle - (w + 10 + value_width) / 2;
            value.x = old.x + w + 10;
            (old.anchor, value.anchor) = (Anchor::Start, Anchor::Start);
        } else {
            // Above it.
            value.y += 4;
            value.size = value.size.min(18);
            old.text = fit(was, Font::Mono, SMALL, room);
            (old.size, old.y) = (SMALL, value.y - value.size - 2);
        }
        sheet.parts.push(Part::Text(old));
    }
    if let Some(rest) = second {
        // The first line makes room for the rest of a long value.
        let line = Text { text: rest, ..value.clone() };
        value.y -= LINE - 1;
        sheet.parts.push(Part::Text(line));
    }
    sheet.parts.push(Part::Text(value));
    if let Some(to) = arrow {
        sheet.parts.push(Part::Dot { x: sheet.width - sheet.pad, y: top + 27, ink: Ink::Soft, to });
    }
    let maker = format!("made by {}", cx.maker(&cell.made_in));
    let held = listed(cx, cell).unwrap_or_else(|| match holders(cell) {
        all if all.len() <= HOLDERS => format!("held by {}", all.join(", ")),
        _ => counted(cx, cell),
    });
    for (line, words) in (0..).zip(notes(cx, cell, &maker)) {
        note(&mut sheet, top + 56 + (LINE - 1) * line, &words);
    }
    sheet.say(maker);
    sheet.say(held);
    sheet.y = 0;
    sheet.tab(AreaKind::Label, 8, if on_edge { &label } else { &key }, Font::Mono, Ink::Cell);
    sheet.y = top + CELL_HEIGHT;
    sheet.finish(key, BoxKind::Cell, ABOVE, 0)
}

/// Whether words have room in one line of a cell.
fn fits(cx: &Context, words: &str) -> bool {
    width(words, Font::Sans, SMALL) <= cx.shape.cells - 12
}

/// Two lines: who made a cell and who holds it.
fn notes(cx: &Context, cell: &CellView, maker: &str) -> Vec<String> {
    let place = cx.place(&cell.made_in);
    // The frame's stub says its name too.
    let maker = if fits(cx, maker) { maker.to_owned() } else { format!("made by {place}") };
    if let Some(held) = listed(cx, cell).filter(|held| fits(cx, held)) {
        return vec![maker, held];
    }
    // Rather every holder than a line for each of the two.
    let all = holders(cell);
    let both = format!("made by {place}, held by {}", all.join(", "));
    let both = wrap(&both, Font::Sans, SMALL, cx.shape.cells - 12, 3);
    if all.len() <= HOLDERS && both.len() <= 2 { both } else { vec![maker, counted(cx, cell)] }
}

fn holders(cell: &CellView) -> Vec<String> {
    let holder = |holder: &Holder| match holder {
        Holder::Object(id) => id.to_string(),
        Holder::Frame(id) => id.to_string(),
    };
    cell.held_by.iter().map(holder).collect()
}

/// Writes words in the middle.
fn note(sheet: &mut Sheet, y: i32, words: &str) {
    sheet.text(sheet.width / 2, y, sheet.width - 12, words, Font::Sans, SMALL, Ink::Soft);
    if let Some(text) = sheet.last() {
        text.anchor = Anchor::Middle;
    }
}

/// `held by o2 (a), f3`: all holders, with what names the objects if that fits in a line.
fn listed(cx: &Context, cell: &CellView) -> Option<String> {
    let all = holders(cell);
    let named = |one: &Holder| match one {
        Holder::Object(id) => match cx.names_of(*id).first() {
            Some(name) => format!("{id} ({name})"),
            None => id.to_string(),
        },
        Holder::Frame(id) => id.to_string(),
    };
    let named: Vec<String> = cell.held_by.iter().map(named).collect();
    match all.len() {
        0 => Some("held by nothing".to_owned()),
        1..=HOLDERS => {
            let words = [&named, &all].map(|holders| format!("held by {}", holders.join(", ")));
            words.into_iter().find(|words| fits(cx, words))
        }
        _ => None,
    }
}

/// `held by 7 functions and 2 frames`: as much of that as fits in a line.
fn counted(cx: &Context, cell: &CellView) -> String {
    let objects: Vec<_> = (cell.held_by.iter())
        .filter_map(|one| match one {
            Holder::Object(id) => Some(*id),
            Holder::Frame(_) => None,
        })
        .collect();
    let frames = match cell.held_by.len() - objects.len() {
        1 => "a frame".to_owned(),
        n => format!("{n} frames"),
    };
    let functions = objects.iter().all(|id| cx.is_function(*id));
    let things = format!("{} {}", objects.len(), if functions { "functions" } else { "objects" });
    let words = match (objects.as_slice(), cell.held_by.len() - objects.len()) {
        ([], _) => format!("held by {frames}"),
        (_, 0) => format!("held by {things}"),
        // Of one function its frames are the many.
        ([one], _) => format!("held by {one}, {frames}"),
        _ => format!("held by {things}, {frames}"),
    };
    if fits(cx, &words) { words } else { format!("{things}, {frames}") }
}
