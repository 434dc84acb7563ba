//! The boxes of the left column: the module's names, frames in full or in one line, and stubs of returned ones.

use super::Names;
use super::context::{Changed, Context};
use super::metrics::{Font, width};
use super::scene::{AreaKind, BoxKind, Ink, SceneBox, Style, Underline};
use super::sheet::{CODE, LINE, ROW, Row, RowValue, SMALL, Sheet};
use crate::view::{
    BindingKind, BindingView, EndKind, EventKind, FrameState, FrameView, Place, ReturnedFrame, Target,
    Trouble, ValueView, WaitsFor, seconds,
};

/// How far a tab stands out above its box.
pub const ABOVE: i32 = 12;
/// How far the value that it gives stands out below it.
const FOOT: i32 = ROW / 2;
/// The key of a frame's box.
pub fn key(frame: &FrameView) -> String {
    match frame.id {
        Some(id) => id.to_string(),
        None => format!("body-{}", frame.function),
    }
}

/// The module's names; room is kept for those of `reserve` that are still to come.
pub fn global(cx: &Context, reserve: Names) -> SceneBox {
    let mut sheet = Sheet::new(cx.shape, cx.shape.frames);
    sheet.say("Global, the module's names");
    let waiting = format!("{} {}", waits(cx), cx.view.module_line);
    let (running, words) = match (&cx.view.event, cx.module_runs()) {
        (EventKind::End(EndKind::Finished), _) => (false, "finished"),
        (EventKind::End(EndKind::Exception(_)), _) => {
            (false, if cx.shape.stacked { "exception" } else { "ended by an exception" })
        }
        (EventKind::End(EndKind::Limit(_)), _) => (false, "stopped at a limit"),
        (EventKind::End(EndKind::Exit(_)), _) => (false, "ended by sys.exit"),
        (_, true) => (true, "running"),
        (_, false) => (false, waiting.as_str()),
    };
    state_tab(&mut sheet, running, words);
    sheet.y += 10;
    let w = sheet.text(sheet.pad, sheet.y + 19, sheet.width, "Global", Font::SansBold, 15, Ink::Plain);
    let trouble = match (&cx.view.event, &cx.view.module_trouble) {
        (EventKind::End(EndKind::Exception(problem)), _) => Some(("left with", problem)),
        (_, Some(Trouble::Leaving(problem))) => Some(("leaving with", problem)),
        (_, Some(Trouble::Handling(problem))) => Some(("handling", problem)),
        (_, None) => None,
    };
    if let Some((what, problem)) = trouble {
        // Beside the heading: rows stay where they are.
        let (x, words) = (sheet.pad + w + 10, format!("{what} {problem}"));
        sheet.text(x, sheet.y + 19, sheet.width - sheet.pad - x, &words, Font::Sans, SMALL, Ink::Plain);
        sheet.say(words);
    }
    sheet.y += ROW;
    for binding in &cx.view.globals {
        let target = Target::Global(binding.name.clone());
        let mut row = binding_row(cx, "global", binding, &cx.changed(&target));
        // The box says that they are globals.
        row.underline = None;
        sheet.row(&row, 0);
    }
    sheet.y += 6;
    let mut known = Names::default();
    cx.view.globals.iter().for_each(|binding| known.add(&binding.name));
    let missing =
        |of: fn(&Names) -> usize| i32::try_from(of(&reserve).saturating_sub(of(&known))).unwrap_or(0);
    let long = if cx.shape.stacked { missing(|n| n.long[0]) } else { missing(|n| n.long[1]) };
    let below = ROW * missing(|n| n.all) + LINE * long;
    let mut made = sheet.finish("global".to_owned(), BoxKind::Global, ABOVE, below);
    made.running = running;
    made
}

/// One frame in full, to stand in this column.
pub fn frame(cx: &Context, frame: &FrameView, column: usize) -> SceneBox {
    let key = key(frame);
    let mut sheet = Sheet::new(cx.shape, cx.shape.column(column).1);
    let running = frame.state == FrameState::Running;
    let mut words = state_words(cx, frame);
    let longer = words.replace("parked, ", "parked, resumes at ");
    if width(&longer, Font::Sans, SMALL) <= sheet.width - 2 * sheet.pad - 18 {
        words = longer;
    }
    sheet.say(format!("frame {} {}", key, frame.function));
    state_tab(&mut sheet, running, &words);
    sheet.y += 10;
    let spare = heading(cx, &mut sheet, frame);
    let (outside, own): (Vec<_>, Vec<_>) =
        frame.bindings.iter().partition(|b| matches!(b.kind, BindingKind::Free | BindingKind::Global));
    let changed = |binding: &BindingView| match (frame.id, binding.cell) {
        // A captured variable's value is its cell's: the mark is there.
        (_, Some(cell)) if cx.has_cell(cell) => Changed::default(),
        (_, Some(cell)) => cx.changed(&Target::Cell(cell)),
        (Some(id), None) => cx.changed(&Target::Row(id, binding.name.clone())),
        (None, None) => Changed::default(),
    };
    for binding in own {
        sheet.row(&binding_row(cx, &key, binding, &changed(binding)), 0);
    }
    if !outside.is_empty() && cx.style == Style::Cells {
        sheet.rule("from outside");
        for binding in outside {
            let mut row = binding_row(cx, &key, binding, &changed(binding));
            // Of a frame that stands still the words suffice: arrows are for what runs.
            if matches!(frame.state, FrameState::Waiting | FrameState::Suspended | FrameState::Returned) {
                row.value = RowValue::Told;
            }
            sheet.row(&row, 0);
        }
    }
    let trouble = trouble(frame).filter(|_| !passes_on(cx, frame));
    let words =
        trouble.filter(|_| frame.returning.is_none()).map(|(what, problem)| format!("{what} {problem}"));
    let room = sheet.width - 2 * sheet.pad - 18;
    let short = |words: &String| frame.object.is_some() || width(words, Font::Sans, SMALL) <= room;
    let on_edge = words.as_ref().is_some_and(short);
    if let Some(words) = words.as_ref().filter(|_| !on_edge) {
        let (x, w) = (sheet.pad, sheet.width - 2 * sheet.pad);
        sheet.parts.push(super::scene::Part::Rule { x, y: sheet.y + 4, w });
        let lines = sheet.facts(sheet.y + 25, std::slice::from_ref(words), Ink::Plain, 4);
        sheet.y += 17 + LINE * lines;
    }
    sheet.y += 8;
    if let Some(value) = &frame.returning {
        let yields = matches!(cx.view.event, EventKind::Yield(_));
        foot(cx, &mut sheet, &key, if yields { "yields" } else { "returns" }, value);
    } else if let Some(words) = words.filter(|_| on_edge) {
        sheet.tab(AreaKind::Tab, sheet.pad - 2, &words, Font::Sans, Ink::Plain);
        sheet.say(words);
    }
    let parked = frame.state == FrameState::Suspended;
    // Below a frame of the stack there is nothing when it gives a value.
    let below = if frame.object.is_some() { FOOT + spare } else { 0 };
    let mut made = sheet.finish(key, BoxKind::Frame, ABOVE, below);
    made.marked = frame.id.is_some_and(|id| cx.changed(&Target::Frame(id)).changed);
    made.running = running;
    made.dashed = parked || frame.state == FrameState::Returned;
    made
}

/// Name, parent, and by whom it runs. Returns the height that other words may take there later.
fn heading(cx: &Context, sheet: &mut Sheet, frame: &FrameView) -> i32 {
    let base = sheet.y + 17;
    let mut x = sheet.pad;
    let parent = match cx.style {
        _ if frame.id.is_none() => String::new(),
        _ => format!("[parent={}]", cx.place(&frame.parent)),
    };
    if let Some(id) = frame.id {
        x += sheet.text(x, base, 60, &id.to_string(), Font::Sans, 14, Ink::Soft) + 7;
    } else {
        x += sheet.text(x, base, 60, "class", Font::Sans, 14, Ink::Soft) + 7;
    }
    let room = sheet.width - sheet.pad - x;
    let parent_room = width(&parent, Font::Sans, SMALL) + 9;
    let mut words: Vec<String> = Vec::new();
    // Where names are found stands beside the name; a long name takes the whole line.
    let beside = width(&frame.function, Font::MonoBold, 15) + parent_room <= room;
    let (end, more) = sheet.code(x, base, &frame.function, Font::MonoBold, 15, Ink::Plain, 3);
    sheet.y += LINE * (more - 1);
    if beside {
        sheet.text(end + 9, base, parent_room, &parent, Font::Sans, SMALL, Ink::Soft);
    } else if !parent.is_empty() {
        words.push(parent.clone());
    }
    let kind = if frame.coroutine { "coroutine" } else { "generator" };
    let (of, runs) = match (frame.of, frame.id) {
        (Some(of), _) if frame.object.is_some() => (format!("{kind} of {of}"), format!("runs {of}")),
        (None, Some(_)) if frame.object.is_some() => (kind.to_owned(), kind.to_owned()),
        (Some(of), _) => (format!("runs {of}"), format!("runs {of}")),
        (None, None) => ("its body runs".to_owned(), "its body".to_owned()),
        (None, Some(_)) => (String::new(), String::new()),
    };
    let parked = frame.state == FrameState::Suspended;
    let by = by(cx, frame).filter(|_| !parked);
    let (long, short) = by.unwrap_or_default();
    let before = words.len();
    // The first that takes the fewest lines.
    let ways = [(&of, &long), (&of, &short), (&runs, &short)].map(|(of, by)| {
        let facts = [of, by].into_iter().filter(|fact| !fact.is_empty());
        words.iter().chain(facts).cloned().collect::<Vec<String>>()
    });
    words = ways.into_iter().min_by_key(|way| sheet.lines(way, 6).len()).unwrap_or_default();
    let lines = sheet.facts(sheet.y + 35, &words, Ink::Soft, 6);
    sheet.say(words.join(" · "));
    // What runs a generator may be told at greater length.
    let mut spare = 0;
    if frame.object.is_some() {
        words.truncate(before);
        words.extend(["runs o99", "from f99, line 99"].map(str::to_owned));
        spare = LINE * (sheet.lines(&words, 6).len() as i32 - lines).max(0);
    }
    if beside {
        sheet.say(parent);
    }
    sheet.y += 44 + LINE * (lines - 1).max(0);
    spare
}

/// `line 3`, `f2, line 3`.
fn from(cx: &Context, frame: &FrameView, line: u32) -> String {
    match &frame.caller {
        Place::Global => format!("line {line}"),
        other => format!("{}, line {line}", cx.place(other)),
    }
}

/// By whom a frame runs, at length and in short.
fn by(cx: &Context, frame: &FrameView) -> Option<(String, String)> {
    let by_loop = frame.coroutine && frame.caller == Place::Global && cx.view.event_loop.is_some();
    let how = if frame.object.is_some() { "resumed" } else { "called" };
    match frame.caller_line {
        Some(line) if !by_loop => {
            let from = format!("from {}", from(cx, frame, line));
            Some((format!("{how} {from}"), from))
        }
        _ if frame.object.is_some() => {
            Some(("resumed by the event loop".to_owned(), "by the event loop".to_owned()))
        }
        _ => None,
    }
}

fn waits(cx: &Context) -> &'static str {
    if cx.shape.stacked { "waiting, line" } else { "waiting at line" }
}

/// `running`, `waiting at line 12`, `parked, line 7`.
pub fn state_words(cx: &Context, frame: &FrameView) -> String {
    let line = frame.line;
    match frame.state {
        FrameState::Running if passes_on(cx, frame) => {
            format!("leaving with {}", frame.leaving_with.as_deref().unwrap_or_default())
        }
        FrameState::Running => "running".to_owned(),
        FrameState::Waiting => format!("{} {line}", waits(cx)),
        FrameState::Suspended => match waits_for(frame) {
            Some(what) if cx.shape.stacked => format!("{what}, line {line}"),
            Some(what) => format!("waits {what}, line {line}"),
            None => format!("parked, line {line}"),
        },
        FrameState::Returned if cx.shape.stacked => "left".to_owned(),
        FrameState::Returned => "left by the exception".to_owned(),
    }
}

/// Whether an exception comes through it from a frame that is still shown: that one has written which.
fn passes_on(cx: &Context, frame: &FrameView) -> bool {
    let inner = cx.view.frames.iter().rfind(|inner| inner.state == FrameState::Returned);
    frame.leaving_with.is_some() && inner.is_some_and(|inner| inner.id != frame.id)
}

/// An exception that leaves a frame, or that it handles.
fn trouble(frame: &FrameView) -> Option<(&str, &str)> {
    let how = if frame.state == FrameState::Returned { "left with" } else { "leaving with" };
    let leaving = frame.leaving_with.as_deref().map(|problem| (how, problem));
    leaving.or_else(|| Some(("handling", frame.handling.as_deref()?)))
}

/// What a parked frame waits for: `for f5`, `until 2 s`.
fn waits_for(frame: &FrameView) -> Option<String> {
    Some(match frame.waits_for.as_ref()? {
        WaitsFor::Frame(id) if !frame.coroutine => format!("in {id}"),
        WaitsFor::Frame(id) => format!("for {id}"),
        WaitsFor::Clock(until) => format!("until {}", seconds(*until)),
        WaitsFor::Turn => "for its turn".to_owned(),
        WaitsFor::Task(_, Some(id)) => format!("for {id}"),
        WaitsFor::Task(name, None) => format!("for {name}"),
    })
}

fn state_tab(sheet: &mut Sheet, running: bool, words: &str) {
    let (kind, ink) = if running { (AreaKind::TabFilled, Ink::Reverse) } else { (AreaKind::Tab, Ink::Soft) };
    sheet.tab(kind, sheet.pad - 2, words, Font::Sans, ink);
    sheet.say(words);
}

/// What a frame gives, on its lower edge: it is as high as before.
fn foot(cx: &Context, sheet: &mut Sheet, key: &str, name: &str, value: &ValueView) {
    let room = sheet.width - 2 * sheet.pad;
    let (value, w) = match cx.arrow_to(value) {
        Some(to) => (RowValue::Arrow(to, Ink::Soft), 14),
        None => {
            let head: String = value.text.chars().take(100).collect();
            (RowValue::Text(value.text.clone(), None), width(&head, Font::Mono, CODE))
        }
    };
    let inset = (room - w - width(name, Font::Sans, SMALL) - 14).max(0);
    let row = Row {
        key: format!("{key}.return"),
        name: String::new(),
        ink: Ink::Soft,
        underline: None,
        note: name.to_owned(),
        tall: false,
        cut: false,
        value,
        changed: true,
    };
    let bottom = sheet.y;
    sheet.y -= ROW / 2;
    sheet.row_from(&row, inset, 0);
    sheet.y = bottom;
}

/// A binding as a row: its name, then its value, an arrow, or the cell it is in.
fn binding_row(cx: &Context, place: &str, binding: &BindingView, changed: &Changed) -> Row {
    let (ink, underline) = match binding.kind {
        BindingKind::Local => (Ink::Local, None),
        BindingKind::Cell => (Ink::Cell, Some(Underline::Solid)),
        BindingKind::Free => (Ink::Cell, Some(Underline::Dotted)),
        BindingKind::Global => (Ink::Global, Some(Underline::Dashed)),
    };
    let mut notes: Vec<String> = Vec::new();
    let value = match binding.cell.filter(|cell| cx.has_cell(*cell)) {
        Some(cell) => {
            notes.push(match &binding.owner {
                // Where room is scarce the cell itself says whose it is.
                Some(owner) if !cx.shape.stacked => format!("→ {cell} · of {}", cx.place(owner)),
                _ => format!("→ {cell}"),
            });
            RowValue::Arrow(cell.to_string(), Ink::Cell)
        }
        None => match &binding.value {
            None => RowValue::Word(&["no value yet", "no value", "unset"]),
            Some(value) => match cx.arrow_to(value) {
                Some(to) => RowValue::Arrow(to, Ink::Soft),
                None => RowValue::Text(value.text.clone(), changed.was.clone()),
            },
        },
    };
    if binding.from_default {
        notes.push("default".to_owned());
    }
    // Which rows these are is known when the frame opens.
    let tall = binding.from_default;
    if binding.comprehension.is_some() {
        notes.push("comprehension".to_owned());
    }
    let faint = matches!(value, RowValue::Word(_));
    Row {
        key: format!("{place}.{}", binding.name),
        name: binding.name.clone(),
        ink: if faint { Ink::Faint } else { ink },
        underline,
        note: notes.join(" · "),
        tall,
        cut: false,
        value,
        changed: changed.changed,
    }
}

/// A returned frame in the environment diagram: what was captured from it is still there.
pub fn returned(cx: &Context, gone: &ReturnedFrame) -> SceneBox {
    let ReturnedFrame { id, name, parent } = gone;
    let key = id.to_string();
    let mut sheet = Sheet::new(cx.shape, cx.shape.frames);
    sheet.say(format!("frame {key} {name}"));
    state_tab(&mut sheet, false, "returned");
    sheet.y += 10;
    let base = sheet.y + 18;
    let w = sheet.text(sheet.pad, base, 60, &key, Font::Sans, 14, Ink::Soft);
    let x = sheet.pad + w + 7;
    let parent = format!("[parent={}]", cx.place(parent));
    let (end, lines) = sheet.code(x, base, name, Font::MonoBold, 15, Ink::Soft, 3);
    sheet.y += ROW + LINE * (lines - 1);
    if end + 9 + width(&parent, Font::Sans, SMALL) <= sheet.width - sheet.pad {
        sheet.text(end + 9, base + LINE * (lines - 1), 300, &parent, Font::Sans, SMALL, Ink::Soft);
    } else {
        sheet.y += LINE * sheet.facts(sheet.y + 8, &[parent], Ink::Soft, 2);
    }
    for cell in cx.view.cells.iter().filter(|c| c.made_in == Place::Frame(*id)) {
        let binding = BindingView {
            name: cell.name.clone(),
            kind: BindingKind::Cell,
            cell: Some(cell.id),
            owner: None,
            value: cell.value.clone(),
            parameter: false,
            from_default: false,
            comprehension: None,
        };
        let row = binding_row(cx, &key, &binding, &cx.changed(&Target::Cell(cell.id)));
        sheet.row(&row, 0);
    }
    sheet.y += 6;
    let mut made = sheet.finish(key, BoxKind::Frame, ABOVE, 0);
    made.dashed = true;
    made
}
