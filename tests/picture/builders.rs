//! Views made by hand, in few words: `global("a = o2")`, `frame("f4 increment o2 f1", "count free c1 of f1")`.

use lexiscope::view::*;

pub fn empty() -> View {
    View { line: 1, module_line: 1, ..View::default() }
}

fn object(text: &str) -> Option<ObjectId> {
    let number = text.get(1..)?.parse().ok()?;
    match text.get(..1)? {
        "o" => Some(ObjectId::Labelled(number)),
        "x" => Some(ObjectId::Other(number)),
        _ => None,
    }
}

pub fn place(text: &str) -> Place {
    match text.strip_prefix('f').and_then(|n| n.parse().ok()) {
        Some(number) => Place::Frame(FrameId(number)),
        None => Place::Global,
    }
}

pub fn value(text: &str) -> ValueView {
    let object = object(text);
    let text = if object.is_some() { format!("function {text}") } else { text.to_owned() };
    ValueView { text, cut: false, object }
}

fn cell_id(text: &str) -> CellId {
    CellId(text.trim_start_matches('c').parse().unwrap())
}

/// `count free c1 of f1`, `count cell c1`, `n param = 5`, `y` (no value yet), `x = 3`.
pub fn binding(text: &str, global: bool) -> BindingView {
    let (left, right) = text.split_once(" = ").map_or((text, None), |(l, r)| (l, Some(r)));
    let words: Vec<&str> = left.split(' ').collect();
    let after = |word: &str| words.iter().position(|w| *w == word).and_then(|at| words.get(at + 1));
    let kind = match () {
        () if global => BindingKind::Global,
        () if words.contains(&"free") => BindingKind::Free,
        () if words.contains(&"cell") => BindingKind::Cell,
        () => BindingKind::Local,
    };
    BindingView {
        name: words[0].to_owned(),
        kind,
        cell: after("free").or(after("cell")).map(|c| cell_id(c)),
        owner: after("of").map(|f| place(f)),
        value: right.map(value),
        parameter: words.contains(&"param"),
        from_default: words.contains(&"default"),
        comprehension: words.contains(&"comp").then_some(1),
    }
}

/// A view with more in it.
pub trait With: Sized {
    fn with(self, change: impl FnOnce(&mut View)) -> Self;
    fn globals(self, all: &[&str]) -> Self;
    fn frame(self, head: &str, line: u32, state: FrameState, bindings: &[&str]) -> Self;
    fn cell(self, head: &str, value: &str, holders: &[&str]) -> Self;
    fn function(self, head: &str, parameters: &str, slots: &[&str], named: &[&str]) -> Self;
    fn object(self, id: &str, kind: ObjectKind, title: &str, entries: &[&str]) -> Self;
    fn returned(self, all: &[&str]) -> Self;
    fn change(self, target: Target, kind: ChangeKind) -> Self;
}

impl With for View {
    fn with(mut self, change: impl FnOnce(&mut View)) -> Self {
        change(&mut self);
        self
    }
    fn globals(self, all: &[&str]) -> Self {
        self.with(|v| v.globals.extend(all.iter().map(|text| binding(text, true))))
    }
    /// `f4 increment o2 f1 Global:12`: number, name, function, parent, caller and its line.
    fn frame(self, head: &str, line: u32, state: FrameState, bindings: &[&str]) -> Self {
        let words: Vec<&str> = head.split(' ').collect();
        let (caller, caller_line) = words[4].split_once(':').unwrap();
        let frame = FrameView {
            id: words[0].strip_prefix('f').map(|n| FrameId(n.parse().unwrap())),
            function: words[1].to_owned(),
            of: object(words[2]),
            parent: place(words[3]),
            caller: place(caller),
            caller_line: caller_line.parse().ok(),
            line,
            state,
            bindings: bindings.iter().map(|text| binding(text, false)).collect(),
            ..FrameView::default()
        };
        self.with(|v| v.frames.push(frame))
    }
    /// `c1 count f1`: number, name, maker.
    fn cell(self, head: &str, held: &str, holders: &[&str]) -> Self {
        let words: Vec<&str> = head.split(' ').collect();
        let holder = |text: &&str| match object(text) {
            Some(id) => Holder::Object(id),
            None => Holder::Frame(FrameId(text[1..].parse().unwrap())),
        };
        let cell = CellView {
            id: cell_id(words[0]),
            name: words[1].to_owned(),
            value: (!held.is_empty()).then(|| value(held)),
            made_in: place(words[2]),
            held_by: holders.iter().map(holder).collect(),
            temporary: false,
        };
        self.with(|v| v.cells.push(cell))
    }
    /// `o2 increment 3 f1`: number, name, line, parent. Slots: `count c1`, `count c1 for wrapper`, `x = 3` (a default).
    fn function(self, head: &str, parameters: &str, slots: &[&str], named: &[&str]) -> Self {
        let words: Vec<&str> = head.split(' ').collect();
        let slot = |text: &&str| {
            let words: Vec<&str> = text.split(' ').collect();
            ClosureSlot {
                name: words[0].to_owned(),
                cell: cell_id(words[1]),
                carried_for: words.get(3).map(|w| (*w).to_owned()),
            }
        };
        let (defaults, slots): (Vec<&str>, Vec<&str>) = slots.iter().partition(|s| s.contains(" = "));
        let line = words[2].parse().unwrap();
        let function = FunctionView {
            id: object(words[0]).unwrap(),
            name: words[1].to_owned(),
            line,
            decorators: 0,
            parameters: parameters.to_owned(),
            defaults: (defaults.iter())
                .map(|s| s.split_once(" = ").unwrap())
                .map(|(name, held)| (name.to_owned(), value(held)))
                .collect(),
            attributes: Vec::new(),
            parent: place(words[3]),
            closure: slots.iter().map(slot).collect(),
            code: line,
            named_by: named.iter().map(|n| (*n).to_owned()).collect(),
            temporary: false,
        };
        self.with(|v| v.functions.push(function))
    }
    fn object(self, id: &str, kind: ObjectKind, title: &str, entries: &[&str]) -> Self {
        let entry = |text: &&str| match text.split_once(": ") {
            Some((label, held)) => EntryView { label: Some(label.to_owned()), value: value(held) },
            None => EntryView { label: None, value: value(text) },
        };
        let view = ObjectView {
            id: object(id).unwrap(),
            kind,
            title: title.to_owned(),
            entries: entries.iter().take(8).map(entry).collect(),
            total: entries.len() as u64,
            page: None,
            expected: 0,
            frame: None,
            temporary: false,
        };
        self.with(|v| v.objects.push(view))
    }
    fn returned(self, all: &[&str]) -> Self {
        let one = |text: &&str| {
            let (id, name) = text.split_once(' ').unwrap();
            let id = FrameId(id[1..].parse().unwrap());
            ReturnedFrame { id, name: name.to_owned(), parent: Place::Global }
        };
        self.with(|v| v.returned.extend(all.iter().map(one)))
    }
    fn change(self, target: Target, kind: ChangeKind) -> Self {
        self.with(|v| v.changes.push(Change { target, kind }))
    }
}
