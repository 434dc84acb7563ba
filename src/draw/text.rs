//! The text twin: what the picture shows as a tree that a screen reader can walk.

use crate::layout::{BoxKind, Scene};
use crate::view::{
    BindingKind, BindingView, Due, EventLoop, FrameView, Holder, PAGE, Place, ValueView, View, WaitsFor,
    seconds,
};

/// One line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeItem {
    /// 1 for a heading, deeper for what is in it.
    pub level: u8,
    /// What it says.
    pub text: String,
    /// The key of the box it is about, or of its row; empty for headings.
    pub key: String,
}

/// The tree of everything a view shows.
pub fn tree(view: &View) -> Vec<TreeItem> {
    let mut tree = Tree(Vec::new());
    tree.add(1, "Frames".to_owned(), "");
    tree.add(2, format!("Global, at line {}", view.module_line), "global");
    for binding in &view.globals {
        tree.binding("global", binding);
    }
    for frame in &view.frames {
        let (name, key) = match frame.id {
            Some(id) => (format!("{id} {}", frame.function), id.to_string()),
            None => (format!("class {}", frame.function), format!("body-{}", frame.function)),
        };
        let state = match frame.state {
            crate::view::FrameState::Running => format!("running, at line {}", frame.line),
            crate::view::FrameState::Waiting => format!("waiting at line {}", frame.line),
            crate::view::FrameState::Suspended => parked(frame),
            crate::view::FrameState::Returned => "left by the exception".to_owned(),
        };
        tree.add(2, format!("{name}, {state}, parent {}", place(&frame.parent)), &key);
        for binding in &frame.bindings {
            tree.binding(&key, binding);
        }
        if let Some(value) = &frame.returning {
            tree.add(3, format!("returns {}", held(value)), &key);
        }
        if let Some(problem) = &frame.leaving_with {
            tree.add(3, format!("leaving with {problem}"), &key);
        } else if let Some(problem) = &frame.handling {
            tree.add(3, format!("handling {problem}"), &key);
        }
    }
    if let Some(event_loop) = &view.event_loop {
        tree.event_loop(event_loop);
    }
    for frame in &view.returned {
        let words = format!("{} {}, returned, parent {}", frame.id, frame.name, place(&frame.parent));
        tree.add(2, words, &format!("stub-{}", frame.id));
    }
    if !view.cells.is_empty() {
        tree.add(1, "Cells".to_owned(), "");
    }
    for cell in &view.cells {
        let value = cell.value.as_ref().map_or("empty".to_owned(), |v| format!("holds {}", held(v)));
        let by: Vec<String> = (cell.held_by.iter())
            .map(|holder| match holder {
                Holder::Object(id) => id.to_string(),
                Holder::Frame(id) => id.to_string(),
            })
            .collect();
        let by = if by.is_empty() { "nothing".to_owned() } else { by.join(", ") };
        let made = place(&cell.made_in);
        let text = format!("{} of {}, {value}, made in {made}, held by {by}", cell.id, cell.name);
        tree.add(2, text, &cell.id.to_string());
    }
    if !view.functions.is_empty() {
        tree.add(1, "Functions".to_owned(), "");
    }
    for function in &view.functions {
        let key = function.id.to_string();
        let (name, line, parent) = (&function.name, function.line, place(&function.parent));
        tree.add(2, format!("{key} {name}({}), line {line}, parent {parent}", function.parameters), &key);
        for (name, value) in &function.defaults {
            tree.add(3, format!("default of {name}, set at def: {}", held(value)), &key);
        }
        for slot in &function.closure {
            let why = slot.carried_for.as_ref().map(|f| format!(", for {f}")).unwrap_or_default();
            tree.add(3, format!("carries {} in {}{why}", slot.name, slot.cell), &slot.cell.to_string());
        }
    }
    if !view.objects.is_empty() {
        tree.add(1, "Objects".to_owned(), "");
    }
    for object in &view.objects {
        let key = object.id.to_string();
        tree.add(2, format!("{}, {} in all", object.title, object.total), &key);
        let from = object.page.as_ref().map_or(0, |page| page.from);
        let entries = object.page.as_ref().map_or(&object.entries, |page| &page.entries);
        if from > 0 {
            let back = from.saturating_sub(PAGE as u64);
            tree.add(3, format!("{from} before"), &format!("{key}+{back}"));
        }
        for entry in entries {
            let text = match &entry.label {
                Some(label) => format!("{label}: {}", held(&entry.value)),
                None => held(&entry.value),
            };
            tree.add(3, text, &key);
        }
        let end = from + entries.len() as u64;
        if object.total > end {
            tree.add(3, format!("{} more", object.total - end), &format!("{key}+{end}"));
        }
        if object.page.is_some() {
            tree.add(3, "show fewer".to_owned(), &format!("{key}+"));
        }
    }
    tree.0
}

/// One line on the whole picture: what the export says to those who do not see it.
pub fn summary(scene: &Scene) -> String {
    let kinds = [BoxKind::Global, BoxKind::Frame, BoxKind::Cell, BoxKind::Function, BoxKind::Object];
    let boxes = kinds.iter().flat_map(|kind| scene.boxes.iter().filter(move |b| b.kind == *kind));
    boxes.map(|b| b.about.as_str()).collect::<Vec<_>>().join(". ")
}

/// Where a parked frame goes on, and what it waits for.
fn parked(frame: &FrameView) -> String {
    let line = frame.line;
    match &frame.waits_for {
        None => format!("parked, resumes at line {line}"),
        Some(WaitsFor::Frame(id)) => format!("waits at line {line} for {id}"),
        Some(WaitsFor::Clock(until)) => {
            format!("waits at line {line} until the clock is at {}", seconds(*until))
        }
        Some(WaitsFor::Turn) => format!("waits at line {line} for its turn"),
        Some(WaitsFor::Task(name, Some(id))) => format!("waits at line {line} for {name} ({id})"),
        Some(WaitsFor::Task(name, None)) => format!("waits at line {line} for {name}"),
    }
}

struct Tree(Vec<TreeItem>);

impl Tree {
    fn add(&mut self, level: u8, text: String, key: &str) {
        self.0.push(TreeItem { level, text, key: key.to_owned() });
    }

    fn event_loop(&mut self, shown: &EventLoop) {
        self.add(2, format!("event loop, its clock at {}", seconds(shown.clock)), "loop");
        let name = |due: &Due| match due.frame {
            Some(id) => format!("{id} {}", due.function),
            None => due.function.clone(),
        };
        for (at, due) in shown.ready.iter().enumerate() {
            self.add(3, format!("ready, number {}: {}", at + 1, name(due)), "loop");
        }
        for (until, due) in &shown.timers {
            self.add(3, format!("waits until {}: {}", seconds(*until), name(due)), "loop");
        }
    }

    fn binding(&mut self, place_key: &str, binding: &BindingView) {
        let value = binding.value.as_ref().map_or("no value yet".to_owned(), held);
        let kind = match binding.kind {
            BindingKind::Local => "",
            BindingKind::Cell => ", captured",
            BindingKind::Free => ", from outside",
            BindingKind::Global => ", global",
        };
        let cell = binding.cell.map(|cell| format!(", in {cell}")).unwrap_or_default();
        let default = if binding.from_default { ", from its default" } else { "" };
        let key = format!("{place_key}.{}", binding.name);
        self.add(3, format!("{}: {value}{kind}{cell}{default}", binding.name), &key);
    }
}

/// A value with the label of the object it is, if people read one.
fn held(value: &ValueView) -> String {
    match value.object {
        Some(id @ crate::view::ObjectId::Labelled(_)) => format!("{} ({id})", value.text),
        _ => value.text.clone(),
    }
}

fn place(place: &Place) -> String {
    match place {
        Place::Global => "Global".to_owned(),
        Place::Frame(id) => id.to_string(),
        Place::ClassBody(name) => format!("class {name}"),
    }
}
