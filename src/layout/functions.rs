//! The boxes of functions: where they were made, what was set at `def`, and what they carry.

use super::context::Context;
use super::metrics::{Font, width};
use super::scene::{AreaKind, BoxKind, Ink, Part, Rect, SceneBox, Style, Underline};
use super::sheet::{LINE, ROW, Row, RowValue, SMALL, Sheet};
use crate::view::{FrameState, FunctionView, ObjectId, Target, ValueView};

/// A function: its name, where it was made, its defaults and its cells.
pub fn function(cx: &Context, function: &FunctionView, column: usize) -> SceneBox {
    let mut sheet = Sheet::new(cx.shape, cx.shape.column(column).1);
    sheet.turned = if cx.shape.turned(column) { 12 } else { 0 };
    let brief = cx.is_brief(&function.id.to_string());
    let mut made = if brief { self::brief(cx, function, sheet) } else { full(cx, function, sheet) };
    made.dashed = function.temporary;
    made.lit = running_function(cx) == Some(function.id);
    made.marked = cx.changed(&Target::Object(function.id)).changed;
    made
}

/// One line, and one for each further slot: the rest is as in those written out.
fn brief(cx: &Context, function: &FunctionView, mut sheet: Sheet) -> SceneBox {
    let key = function.id.to_string();
    sheet.say(format!("function {}, {}, line {}", function.name, function.id, function.line));
    let mut rows = slots(cx, function.id, Ink::Local, &function.defaults);
    if cx.style == Style::Cells {
        rows.extend(closure_rows(function));
    }
    sheet.y = 3;
    let id = sheet.text(sheet.pad, sheet.y + 17, 60, &key, Font::Sans, SMALL, Ink::Soft) + 7;
    let (end, lines) =
        sheet.code(sheet.pad + id, sheet.y + 17, &function.name, Font::MonoBold, 15, Ink::Plain, 3);
    let slots: i32 = if rows.is_empty() { 0 } else { 76 };
    let parent = format!("[parent={}]", cx.place(&function.parent));
    let with_parent = end + 9 + width(&parent, Font::Sans, SMALL);
    let mut end = end;
    if lines == 1 && with_parent + slots <= sheet.width - sheet.pad {
        sheet.text(end + 9, sheet.y + 17, 200, &parent, Font::Sans, SMALL, Ink::Soft);
        end = with_parent;
    }
    // Where there is no room beside the name, the slots stand below it.
    let beside = lines == 1 && end + slots <= sheet.width - sheet.pad;
    if !beside || rows.is_empty() {
        sheet.y += ROW + LINE * (lines - 1);
    }
    for row in &rows {
        sheet.row_from(row, if beside { end + 14 - sheet.pad } else { 0 }, 0);
    }
    sheet.y += 3;
    sheet.finish_brief(key, BoxKind::Function)
}

fn full(cx: &Context, function: &FunctionView, mut sheet: Sheet) -> SceneBox {
    let key = function.id.to_string();
    sheet.say(format!("function {}, {}, line {}", function.name, function.id, function.line));
    sheet.y = 6;
    let mut left = sheet.pad;
    left += sheet.text(left, sheet.y + 17, 60, &key, Font::Sans, 14, Ink::Soft) + 7;
    if cx.style == Style::Environment {
        left += sheet.text(left, sheet.y + 17, 60, "func", Font::Mono, 15, Ink::Soft) + 9;
    }
    let (name, lines) = sheet.code(left, sheet.y + 17, &function.name, Font::MonoBold, 15, Ink::Plain, 3);
    sheet.y += LINE * (lines - 1);
    let parameters = format!("({})", function.parameters);
    let beside = name + width(&parameters, Font::Mono, 15) <= sheet.width - sheet.pad;
    if !beside {
        sheet.y += LINE;
    }
    let at = if beside { name } else { sheet.pad };
    let (_, lines) = sheet.code(at, sheet.y + 17, &parameters, Font::Mono, 15, Ink::Soft, 4);
    sheet.y += LINE * (lines - 1);
    let parent = format!("[parent={}]", cx.place(&function.parent));
    let facts = [format!("line {}", function.line), parent.clone()];
    let lines = sheet.facts(sheet.y + 35, &facts, Ink::Soft, 4);
    sheet.say(parent);
    sheet.y += 28 + LINE * lines;
    if !function.defaults.is_empty() {
        group(
            &mut sheet,
            AreaKind::Defaults,
            "set at def",
            Ink::Soft,
            slots(cx, function.id, Ink::Local, &function.defaults),
        );
    }
    if !function.closure.is_empty() && cx.style == Style::Cells {
        for slot in &function.closure {
            sheet.say(format!("carries {} ({})", slot.name, slot.cell));
        }
        group(&mut sheet, AreaKind::Backpack, "carries", Ink::Cell, closure_rows(function));
    }
    if !function.attributes.is_empty() {
        group(
            &mut sheet,
            AreaKind::Defaults,
            "attributes",
            Ink::Soft,
            slots(cx, function.id, Ink::Plain, &function.attributes),
        );
    }
    sheet.y += 3;
    sheet.finish(key, BoxKind::Function, 0, 0)
}

fn slots(cx: &Context, key: ObjectId, ink: Ink, slots: &[(String, ValueView)]) -> Vec<Row> {
    let rows = slots.iter().map(|(name, value)| Row {
        key: format!("{key}.{name}="),
        name: name.clone(),
        ink,
        underline: None,
        note: String::new(),
        tall: false,
        cut: false,
        value: match cx.arrow_to(value) {
            Some(to) => RowValue::Arrow(to, Ink::Soft),
            None => RowValue::Text(value.text.clone(), None),
        },
        changed: false,
    });
    rows.collect()
}

fn closure_rows(function: &FunctionView) -> Vec<Row> {
    let key = function.id;
    let rows = function.closure.iter().map(|slot| Row {
        key: format!("{key}.{}", slot.name),
        name: slot.name.clone(),
        ink: Ink::Cell,
        underline: Some(Underline::Dotted),
        note: slot.carried_for.as_ref().map(|f| format!("carried for {f}")).unwrap_or_default(),
        tall: true,
        cut: false,
        value: RowValue::Arrow(slot.cell.to_string(), Ink::Cell),
        changed: false,
    });
    rows.collect()
}

fn running_function(cx: &Context) -> Option<ObjectId> {
    cx.view.frames.iter().find(|f| f.state == FrameState::Running)?.of
}

/// Slots in a box of their own, with a word on its edge.
fn group(sheet: &mut Sheet, kind: AreaKind, word: &str, ink: Ink, slots: Vec<Row>) {
    const INSET: i32 = 9;
    sheet.y += 11;
    let rect = Rect::new(INSET, sheet.y, sheet.width - 2 * INSET, 0);
    let area = sheet.parts.len();
    sheet.parts.push(Part::Area { kind, rect, key: String::new(), changed: false });
    sheet.tab(AreaKind::Label, INSET + 8, word, Font::Sans, ink);
    sheet.y += 7;
    for slot in &slots {
        sheet.row(slot, INSET - 3);
    }
    sheet.y += 2;
    if let Some(Part::Area { rect, .. }) = sheet.parts.get_mut(area) {
        rect.h = sheet.y - rect.y;
    }
    sheet.y += 4;
}
