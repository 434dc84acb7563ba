//! Questions that narration asks of a view.

use super::message::{Value, Where};
use crate::view::model::{
    BindingView, CellId, CellView, FrameId, FrameState, FrameView, FunctionView, ObjectId, ObjectKind,
    ObjectView, Place, ValueView, View,
};

/// The longest text of a value inside a sentence, in characters.
const VALUE_LENGTH: usize = 32;
/// The longest code inside a sentence.
const CODE_LENGTH: usize = 36;

/// The frame that runs; `None`: the module.
pub fn running(view: &View) -> Option<&FrameView> {
    view.frames.iter().rev().find(|frame| frame.state == FrameState::Running)
}

/// Whether two views stand in the same frame.
pub fn same_place(a: &View, b: &View) -> bool {
    let key = |view| running(view).map(|frame: &FrameView| (frame.id, frame.function.clone()));
    key(a) == key(b)
}

/// The running place, for a sentence.
pub fn here(view: &View) -> Where {
    running(view).map_or(Where::Global, where_is)
}

/// A frame, for a sentence.
pub fn where_is(frame: &FrameView) -> Where {
    match frame.id {
        Some(id) => Where::Frame(id, frame.function.clone()),
        None => Where::Class(frame.function.clone()),
    }
}

/// A place, for a sentence: frames that have left are known by name while something mentions them.
pub fn place(view: &View, place: &Place) -> Where {
    match place {
        Place::Global => Where::Global,
        Place::ClassBody(name) => Where::Class(name.clone()),
        Place::Frame(id) => {
            let live = view.frames.iter().find(|frame| frame.id == Some(*id)).map(|frame| &frame.function);
            let name =
                live.or_else(|| view.returned.iter().find(|gone| gone.id == *id).map(|gone| &gone.name));
            Where::Frame(*id, name.cloned().unwrap_or_default())
        }
    }
}

/// The live frame `id`.
pub fn live_frame(view: &View, id: FrameId) -> Option<&FrameView> {
    view.frames.iter().find(|frame| frame.id == Some(id) && frame.state != FrameState::Returned)
}

/// The function object `id`.
pub fn function(view: &View, id: ObjectId) -> Option<&FunctionView> {
    view.functions.iter().find(|function| function.id == id)
}

/// The cell `id`.
pub fn cell(view: &View, id: CellId) -> Option<&CellView> {
    view.cells.iter().find(|cell| cell.id == id)
}

/// The object `id`.
pub fn object(view: &View, id: ObjectId) -> Option<&ObjectView> {
    view.objects.iter().find(|object| object.id == id)
}

/// The row that `name` means in the running frame; not a global.
pub fn row<'a>(view: &'a View, name: &str) -> Option<&'a BindingView> {
    let rows = &running(view)?.bindings;
    let named = |row: &&BindingView| row.name == name;
    rows.iter().filter(|row| row.comprehension.is_none()).find(named).or_else(|| rows.iter().find(named))
}

/// The row or global that `name` means in the running frame.
pub fn binding<'a>(view: &'a View, name: &str) -> Option<&'a BindingView> {
    row(view, name).or_else(|| view.globals.iter().find(|global| global.name == name))
}

/// What `binding` holds, through its cell if it has one.
pub fn value_of<'a>(view: &'a View, binding: &'a BindingView) -> Option<&'a ValueView> {
    match binding.cell.and_then(|id| cell(view, id)) {
        Some(cell) => cell.value.as_ref(),
        None => binding.value.as_ref(),
    }
}

/// A class's name, by its box.
pub fn class_name(class: &ObjectView) -> &str {
    let title = class.title.strip_prefix("class ").unwrap_or(&class.title);
    title.split_once('(').map_or(title, |(name, _)| name)
}

/// A value, for a sentence.
pub fn value(view: &View, value: &ValueView) -> Value {
    if let Some(id) = value.object {
        if let Some(function) = function(view, id) {
            return Value::Function(function.name.clone(), id);
        }
        if let Some(object) = object(view, id)
            && object.kind == ObjectKind::Class
        {
            return Value::Class(class_name(object).to_owned(), id);
        }
        let named = value.text.split_once(' ');
        return match (named, id) {
            (Some(("function", name)), ObjectId::Labelled(_)) => Value::Function(name.to_owned(), id),
            (Some(("class", name)), ObjectId::Labelled(_)) => Value::Class(name.to_owned(), id),
            (Some(("generator", _)), _) => Value::Thing("generator".to_owned()),
            (_, ObjectId::Other(_)) => Value::Thing(kind_of(&value.text)),
            _ => Value::Thing(short(&value.text, VALUE_LENGTH)),
        };
    }
    let mut text = short(&value.text, VALUE_LENGTH);
    if !is_repr(&value.text) {
        return Value::Thing(kind_of(&value.text));
    }
    if let (true, Some(quote @ ('\'' | '"'))) =
        (text.ends_with('…'), text.trim_start_matches('b').chars().next())
    {
        text.push(quote);
    }
    Value::Repr(text)
}

/// An object's description without its arguments: `ValueError('no')` is a ValueError.
fn kind_of(text: &str) -> String {
    let kind = text.split_once('(').map_or(text, |(kind, _)| kind);
    short(if kind.is_empty() { text } else { kind }, VALUE_LENGTH)
}

/// Whether a value's text is a `repr` of None, a bool, a number or a string (and not a description).
fn is_repr(text: &str) -> bool {
    let text = text.strip_prefix(['b', '-']).unwrap_or(text);
    matches!(text, "None" | "True" | "False" | "inf" | "nan" | "Ellipsis")
        || text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '\'' | '"' | '('))
}

/// Code for a sentence: one line, no longer than can be read in passing.
pub fn code(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    let line = line.strip_suffix(':').unwrap_or(line);
    let whole = text.trim().lines().count() <= 1;
    if whole && line.chars().count() <= CODE_LENGTH {
        return plain(line);
    }
    if let Some((function, _)) = line.split_once('(')
        && !function.is_empty()
        && function.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
    {
        return plain(&format!("{function}(…)"));
    }
    format!("{} …", plain(line).chars().take(CODE_LENGTH - 2).collect::<String>().trim_end())
}

/// Cuts `text` to `length` characters.
pub fn short(text: &str, length: usize) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= length && text.lines().count() <= 1 {
        return plain(line);
    }
    format!("{}…", plain(line).chars().take(length).collect::<String>().trim_end())
}

/// Backquotes mark code in sentences; none may come from a value.
fn plain(text: &str) -> String {
    text.replace('`', "'")
}
