//! What is drawn: what the rows that are seen lead to, through a bounded number of boxes. A list of a thousand functions
//! shows six entries, and those six functions; a chain of a hundred nodes its first ones. The rest is told in words.

use super::objects::ENTRIES;
use super::scene::Style;
use super::stack;
use crate::view::{BindingView, CellId, ObjectId, Place, Target, ValueView, View};
use std::collections::{BTreeSet, HashMap};

/// So many objects deep a chain is drawn.
const DEEPEST: usize = 6;
/// More boxes than this that only temporaries hold are left out.
const TEMPORARIES: usize = 8;

/// So many objects of a kind in one container are drawn.
const ALIKE: usize = 4;

/// What is drawn, in the order in which it was found.
#[derive(Default)]
pub struct Reached {
    /// Functions and other objects, and which was found first.
    pub objects: HashMap<ObjectId, usize>,
    /// Cells.
    pub cells: BTreeSet<CellId>,
}

struct Walk<'a> {
    view: &'a View,
    style: Style,
    cells: HashMap<CellId, usize>,
    functions: HashMap<ObjectId, usize>,
    others: HashMap<ObjectId, usize>,
    reached: Reached,
    /// What is to be looked into, and one object deeper.
    now: Vec<Next>,
    deeper: Vec<Next>,
}

#[derive(Clone, Copy)]
enum Next {
    Cell(CellId),
    Object(ObjectId),
}

/// What is to be drawn of a view.
pub fn reached(view: &View, style: Style) -> Reached {
    let mut walk = Walk {
        view,
        style,
        cells: view.cells.iter().enumerate().map(|(at, c)| (c.id, at)).collect(),
        functions: view.functions.iter().enumerate().map(|(at, f)| (f.id, at)).collect(),
        others: view.objects.iter().enumerate().map(|(at, o)| (o.id, at)).collect(),
        reached: Reached::default(),
        now: Vec::new(),
        deeper: Vec::new(),
    };
    walk.roots();
    for _ in 0..DEEPEST {
        // What was found first is looked into first.
        walk.now.reverse();
        while let Some(next) = walk.now.pop() {
            walk.open(next);
        }
        walk.now = std::mem::take(&mut walk.deeper);
    }
    walk.reached
}

impl Walk<'_> {
    fn roots(&mut self) {
        let view = self.view;
        view.globals.iter().for_each(|binding| self.binding(binding));
        for frame in stack::in_full(view) {
            frame.bindings.iter().for_each(|binding| self.binding(binding));
            frame.returning.iter().for_each(|value| self.value(value));
            self.now.extend(frame.of.map(Next::Object));
        }
        for change in &view.changes {
            match &change.target {
                Target::Cell(id) => self.now.push(Next::Cell(*id)),
                Target::Object(id) | Target::Entry(id, _) => self.now.push(Next::Object(*id)),
                _ => {}
            }
        }
        let functions = view.functions.iter().filter(|f| f.temporary).map(|f| f.id);
        let objects = view.objects.iter().filter(|o| o.temporary).map(|o| o.id);
        let held: Vec<ObjectId> = functions.chain(objects).collect();
        if held.len() <= TEMPORARIES {
            self.now.extend(held.into_iter().map(Next::Object));
        }
        if self.style == Style::Environment {
            // There the variables of a returned frame are written in it.
            let gone = |place: &Place| matches!(place, Place::Frame(id) if view.returned.iter().any(|gone| gone.id == *id));
            self.now.extend(view.cells.iter().filter(|c| gone(&c.made_in)).map(|c| Next::Cell(c.id)));
        }
    }

    fn binding(&mut self, binding: &BindingView) {
        match binding.cell {
            Some(cell) => self.now.push(Next::Cell(cell)),
            None => binding.value.iter().for_each(|value| self.value(value)),
        }
    }

    fn value(&mut self, value: &ValueView) {
        self.now.extend(value.object.map(Next::Object));
    }

    fn open(&mut self, next: Next) {
        let view = self.view;
        match next {
            Next::Cell(id) => {
                let Some(cell) = self.cells.get(&id).and_then(|at| view.cells.get(*at)) else { return };
                if self.reached.cells.insert(id) {
                    cell.value.iter().for_each(|value| self.value(value));
                }
            }
            Next::Object(id) => {
                let count = self.reached.objects.len();
                if self.reached.objects.contains_key(&id) {
                    return;
                }
                if let Some(function) = self.functions.get(&id).and_then(|at| view.functions.get(*at)) {
                    self.reached.objects.insert(id, count);
                    self.now.extend(function.closure.iter().map(|slot| Next::Cell(slot.cell)));
                    let set = function.defaults.iter().chain(&function.attributes);
                    set.for_each(|(_, value)| self.value(value));
                } else if let Some(object) = self.others.get(&id).and_then(|at| view.objects.get(*at)) {
                    self.reached.objects.insert(id, count);
                    let mut alike: HashMap<&str, usize> = HashMap::new();
                    for id in object.entries.iter().take(ENTRIES).filter_map(|entry| entry.value.object) {
                        // Of many alike the first show what they are; of the others the row says it.
                        let held = self.others.get(&id).and_then(|at| view.objects.get(*at));
                        let count = held.map_or(0, |held| {
                            let count = alike.entry(&held.title).or_default();
                            *count += 1;
                            *count
                        });
                        if count <= ALIKE {
                            self.deeper.push(Next::Object(id));
                        }
                    }
                }
            }
        }
    }
}
