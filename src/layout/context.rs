//! What the writers of boxes look things up in.

use super::reach::{Reached, reached};
use super::scene::Style;
use super::shape::Shape;
use super::spots::Spot;
use super::stack;
use crate::base::{map_of, set_of};
use crate::view::{
    CellId, CellView, Change, ChangeKind, FrameId, FrameState, FunctionView, ObjectId, ObjectView, Place,
    ReturnedFrame, Target, ValueView, View,
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
    reached: Reached,
    names: BTreeMap<FrameId, &'a str>,
    named_by: BTreeMap<ObjectId, &'a [String]>,
    brief: BTreeSet<String>,
    /// Generators and coroutines that are drawn as their frames.
    framed: HashMap<ObjectId, FrameId>,
}

/// What the last step did to a row or cell.
#[derive(Default)]
pub struct Changed {
    /// It did something.
    pub changed: bool,
    /// What was there before.
    pub was: Option<String>,
}

/// So many of a kind are written out; further ones are lines of a table.
const WRITTEN_OUT: usize = 3;

/// Those that are lines of a table, of things in the order in which they came to be, each with its kind. What is drawn
/// already stays as it is.
fn many<Kind: Ord>(
    things: impl Iterator<Item = (String, Kind)>,
    before: &HashMap<&str, &Spot>,
) -> Vec<String> {
    let mut count: BTreeMap<Kind, usize> = BTreeMap::new();
    let brief = things.filter_map(|(key, kind)| {
        let older = count.entry(kind).or_default();
        *older += 1;
        let known = before.get(key.as_str()).map(|spot| spot.brief);
        known.unwrap_or(*older > WRITTEN_OUT).then_some(key)
    });
    brief.collect()
}

impl<'a> Context<'a> {
    pub fn new(view: &'a View, style: Style, shape: Shape, before: &HashMap<&str, &Spot>) -> Self {
        let reached = reached(view, style);
        let functions = view.functions.iter().map(|f| (f.id.to_string(), Thing::Function(f)));
        let cells = view.cells.iter().map(|c| (c.id.to_string(), Thing::Cell(c)));
        let others = view.objects.iter().map(|o| (o.id.to_string(), Thing::Object(o)));
        let frames = view.frames.iter().filter_map(|f| Some((f.id?, f.function.as_str())));
        let gone = view.returned.iter().map(|gone| (gone.id, gone.name.as_str()));
        let mut cx = Self {
            view,
            style,
            shape,
            changes: view.changes.iter().map(|Change { target, kind }| (target, kind)).collect(),
            things: functions.chain(cells).chain(others).collect(),
            reached,
            names: map_of(gone.chain(frames)),
            named_by: map_of(view.functions.iter().map(|f| (f.id, f.named_by.as_slice()))),
            brief: BTreeSet::new(),
            framed: stack::in_full(view).filter_map(|f| Some((f.object?, f.id?))).collect(),
        };
        let functions = cx.functions().map(|f| (f.id.to_string(), (f.code, "")));
        let functions = many(functions, before);
        let cells = cx.cells().map(|c| {
            let maker = match c.made_in {
                Place::Frame(id) => cx.names.get(&id).copied(),
                _ => None,
            };
            (c.id.to_string(), (maker.unwrap_or_default(), c.name.as_str()))
        });
        cx.brief = set_of(functions.into_iter().chain(many(cells, before)));
        cx
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
                // Of a function that was there its name is enough.
                let text = value.text.strip_prefix("function ").unwrap_or(&value.text);
                Changed { changed: true, was: Some(text.to_owned()) }
            }
        }
    }

    /// Whether the last step ended this frame.
    pub fn just_left(&self, id: FrameId) -> bool {
        matches!(self.changes.get(&Target::Frame(id)), Some(ChangeKind::Gone))
    }

    /// The key of the box that an arrow from this value goes to.
    pub fn arrow_to(&self, value: &ValueView) -> Option<String> {
        let id = value.object?;
        match self.framed.get(&id) {
            Some(frame) => Some(frame.to_string()),
            None => self.draws(id).then(|| id.to_string()),
        }
    }

    /// Whether this object has a box.
    pub fn draws(&self, id: ObjectId) -> bool {
        self.reached.objects.contains_key(&id)
    }

    /// Which objects were found before this one.
    pub fn found(&self, id: ObjectId) -> usize {
        self.reached.objects.get(&id).copied().unwrap_or(usize::MAX)
    }

    /// The functions that have boxes.
    pub fn functions(&self) -> impl Iterator<Item = &'a FunctionView> {
        self.view.functions.iter().filter(|f| self.draws(f.id))
    }

    /// The cells that have boxes.
    pub fn cells(&self) -> impl Iterator<Item = &'a CellView> {
        self.view.cells.iter().filter(|c| self.has_cell(c.id))
    }

    /// The other objects that have boxes.
    pub fn objects(&self) -> impl Iterator<Item = &'a ObjectView> {
        self.view.objects.iter().filter(|o| self.draws(o.id) && !self.framed.contains_key(&o.id))
    }

    /// The returned frames that something drawn mentions.
    pub fn returned(&self) -> Vec<&'a ReturnedFrame> {
        let parents = self.functions().map(|f| &f.parent);
        let makers =
            self.view.cells.iter().filter(|c| self.reached.cells.contains(&c.id)).map(|c| &c.made_in);
        let frames = stack::in_full(self.view).map(|f| &f.parent);
        let mentioned = parents.chain(makers).chain(frames).filter_map(|place| match place {
            Place::Frame(id) => Some(*id),
            _ => None,
        });
        let left = self.view.changes.iter().filter_map(|change| match change {
            Change { target: Target::Frame(id), kind: ChangeKind::Gone } => Some(*id),
            _ => None,
        });
        let mut mentioned: BTreeSet<FrameId> = set_of(left.chain(mentioned));
        // A parent is older than what was made in it.
        for gone in self.view.returned.iter().rev() {
            if let (true, Place::Frame(outer)) = (mentioned.contains(&gone.id), &gone.parent) {
                mentioned.insert(*outer);
            }
        }
        self.view.returned.iter().filter(|gone| mentioned.contains(&gone.id)).collect()
    }

    /// Whether the box with this key is a line of a table.
    pub fn is_brief(&self, key: &str) -> bool {
        self.brief.contains(key)
    }

    /// Whether this cell has a box.
    pub fn has_cell(&self, id: CellId) -> bool {
        self.style == Style::Cells && self.reached.cells.contains(&id)
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
