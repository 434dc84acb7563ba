//! What the writers of boxes look things up in.

use super::scene::Style;
use super::shape::Shape;
use crate::view::{
    CellId, CellView, Change, ChangeKind, FrameId, FrameState, FunctionView, ObjectId, ObjectView, Place,
    Target, ValueView, View,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a box of the strips stands for.
#[derive(Clone, Copy)]
pub enum Thing<'a> {
    Function(&'a FunctionView),
    Cell(&'a CellView),
    Object(&'a ObjectView),
}

/// A view with its indexes.
pub struct Context<'a> {
    pub view: &'a View,
    pub style: Style,
    pub shape: Shape,
    changes: HashMap<&'a Target, &'a ChangeKind>,
    things: HashMap<String, Thing<'a>>,
    boxed: BTreeSet<ObjectId>,
    cells: BTreeSet<CellId>,
    names: BTreeMap<FrameId, &'a str>,
    named_by: BTreeMap<ObjectId, &'a [String]>,
}

/// What the last step did to a row or cell.
#[derive(Default)]
pub struct Changed {
    /// It did something.
    pub changed: bool,
    /// What was there before.
    pub was: Option<String>,
}

impl<'a> Context<'a> {
    pub fn new(view: &'a View, style: Style, shape: Shape) -> Self {
        let objects = view.functions.iter().map(|f| f.id).chain(view.objects.iter().map(|o| o.id));
        let functions = view.functions.iter().map(|f| (f.id.to_string(), Thing::Function(f)));
        let cells = view.cells.iter().map(|c| (c.id.to_string(), Thing::Cell(c)));
        let others = view.objects.iter().map(|o| (o.id.to_string(), Thing::Object(o)));
        let frames = view.frames.iter().filter_map(|f| Some((f.id?, f.function.as_str())));
        let gone = view.returned.iter().map(|(id, name)| (*id, name.as_str()));
        Self {
            view,
            style,
            shape,
            changes: view.changes.iter().map(|Change { target, kind }| (target, kind)).collect(),
            things: functions.chain(cells).chain(others).collect(),
            boxed: objects.collect(),
            cells: view.cells.iter().map(|c| c.id).collect(),
            names: gone.chain(frames).collect(),
            named_by: view.functions.iter().map(|f| (f.id, f.named_by.as_slice())).collect(),
        }
    }

    /// What the box of this key stands for.
    pub fn thing(&self, key: &str) -> Option<Thing<'a>> {
        self.things.get(key).copied()
    }

    /// Whether this is a function that the view lists.
    pub fn is_function(&self, id: ObjectId) -> bool {
        self.named_by.contains_key(&id)
    }

    /// What the last step did to this target.
    pub fn changed(&self, target: &Target) -> Changed {
        match self.changes.get(target) {
            None | Some(ChangeKind::Gone) => Changed::default(),
            Some(ChangeKind::Appeared | ChangeKind::Bound) => Changed { changed: true, was: None },
            Some(ChangeKind::Was(value) | ChangeKind::Unbound(value)) => {
                Changed { changed: true, was: Some(value.text.clone()) }
            }
        }
    }

    /// Whether the last step ended this frame.
    pub fn just_left(&self, id: FrameId) -> bool {
        matches!(self.changes.get(&Target::Frame(id)), Some(ChangeKind::Gone))
    }

    /// The key of the box that an arrow from this value goes to.
    pub fn arrow_to(&self, value: &ValueView) -> Option<String> {
        value.object.filter(|id| self.boxed.contains(id)).map(|id| id.to_string())
    }

    /// Whether this cell has a box.
    pub fn has_cell(&self, id: CellId) -> bool {
        self.style == Style::Cells && self.cells.contains(&id)
    }

    /// `Global`, `f1`, `class C`.
    pub fn place(&self, place: &Place) -> String {
        match place {
            Place::Global => "Global".to_owned(),
            Place::Frame(id) => id.to_string(),
            Place::ClassBody(name) => format!("class {name}"),
        }
    }

    /// `the module`, `counter (f1)`, `class C`.
    pub fn maker(&self, place: &Place) -> String {
        match place {
            Place::Global => "the module".to_owned(),
            Place::Frame(id) => match self.names.get(id) {
                Some(name) => format!("{name} ({id})"),
                None => id.to_string(),
            },
            Place::ClassBody(name) => format!("class {name}"),
        }
    }

    /// The names that hold this function directly.
    pub fn names_of(&self, id: ObjectId) -> &'a [String] {
        self.named_by.get(&id).copied().unwrap_or_default()
    }

    /// Whether the module itself runs.
    pub fn module_runs(&self) -> bool {
        !self.view.frames.iter().any(|f| f.state == FrameState::Running)
    }
}
