//! Which column each thing belongs in: a strip runs from a function over its cells to what they hold, and on.
//!
//! Column 0 has the frames. Odd columns are wide (functions), even ones narrow (cells); other objects fit in any.

use super::context::{Context, Thing};
use super::scene::Style;
use crate::base::set_of;
use crate::view::{BindingKind, CellId, CellView, EntryView, FunctionView, ObjectId, ValueView};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of everything but frames, by key.
pub fn columns(cx: &Context) -> BTreeMap<String, usize> {
    let waiting = vec![BTreeSet::new(); cx.shape.last + 1];
    let mut walk = Walk { cx, layers: layers(cx), found: BTreeMap::new(), waiting };
    walk.roots();
    walk.all();
    // What is only being made.
    for function in cx.functions().filter(|f| f.temporary) {
        walk.add(function.id.to_string(), 1);
    }
    walk.all();
    // Nothing points at it: it stands out of the way.
    let plain = |entry: &EntryView| cx.arrow_to(&entry.value).is_none();
    for object in cx.objects().filter(|object| object.temporary && object.entries.iter().all(plain)) {
        walk.add(object.id.to_string(), 3);
    }
    walk.all();
    walk.found
}

/// The columns of functions with several decorators, and of what is wrapped around them: the innermost is made first,
/// and stands where there is room on its left for those to come.
fn layers(cx: &Context) -> BTreeMap<String, usize> {
    let mut layers = BTreeMap::new();
    let many = |function: &&FunctionView| function.decorators > 1 && cx.shape.last > 2;
    for function in cx.functions().filter(many) {
        let (mut id, mut column) = (function.id, cx.shape.within(1 + 2 * function.decorators as usize));
        while column > 1 {
            layers.insert(id.to_string(), column);
            let held = |cell: &&CellView| cell.value.as_ref().is_some_and(|value| value.object == Some(id));
            let Some(cell) = cx.cells().find(held) else { break };
            layers.insert(cell.id.to_string(), column - 1);
            let carrier = cx.functions().find(|f| f.closure.iter().any(|slot| slot.cell == cell.id));
            let Some(carrier) = carrier else { break };
            (id, column) = (carrier.id, column - 2);
        }
    }
    layers
}

struct Walk<'a> {
    cx: &'a Context<'a>,
    layers: BTreeMap<String, usize>,
    found: BTreeMap<String, usize>,
    waiting: Vec<BTreeSet<String>>,
}

impl Walk<'_> {
    /// Everything that waits, and what it leads to.
    fn all(&mut self) {
        // Deep things go to the last two columns, which may have been looked through before.
        while let Some((column, key)) = self.next() {
            if !self.found.contains_key(&key) {
                self.found.insert(key.clone(), column);
                self.open(&key, column);
            }
        }
    }

    /// What is to be looked at next, from the left.
    fn next(&mut self) -> Option<(usize, String)> {
        let (column, waiting) =
            self.waiting.iter_mut().enumerate().find(|(_, waiting)| !waiting.is_empty())?;
        Some((column, waiting.pop_first()?))
    }

    fn add(&mut self, key: String, column: usize) {
        let column = self.layers.get(&key).copied().unwrap_or(column);
        let column = match self.cx.thing(&key) {
            // Any column is wide enough for it.
            Some(Thing::Object(_)) if !self.cx.shape.stacked => column.min(self.cx.shape.last),
            Some(Thing::Function(f)) if f.closure.is_empty() && !self.cx.shape.stacked => {
                column.min(self.cx.shape.last)
            }
            _ => self.cx.shape.within(column),
        };
        if let Some(waiting) = self.waiting.get_mut(column) {
            waiting.insert(key);
        }
    }

    /// What a value names: functions go to the next wide column.
    fn value(&mut self, value: &ValueView, column: usize) {
        if let Some(key) = self.cx.arrow_to(value) {
            let function = value.object.is_some_and(|id| self.cx.is_function(id));
            // A function starts a strip: it stands in a wide column.
            self.add(key, if function { column | 1 } else { column });
        }
    }

    /// What a container, instance or class in this column holds. A function that carries nothing starts no strip: it stands
    /// beside it. Those of many of a kind, lines of a table, stand below.
    fn entry(&mut self, value: &ValueView, column: usize) {
        match value.object.map(|id| (id, self.cx.thing(&id.to_string()))) {
            Some((id, Some(Thing::Function(function)))) if self.cx.draws(id) => {
                let key = id.to_string();
                let plain = function.closure.is_empty() && !self.cx.shape.stacked && !self.cx.is_brief(&key);
                self.add(key, if plain { column + 1 } else { column | 1 });
            }
            _ => self.value(value, column + 1),
        }
    }

    fn roots(&mut self) {
        let cx = self.cx;
        let frames = cx.view.frames.iter();
        let named = frames.clone().filter(|frame| frame.id.is_some());
        let rows = cx.view.globals.iter().chain(named.flat_map(|f| &f.bindings));
        for value in rows
            .filter(|b| b.kind != BindingKind::Free && !b.cell.is_some_and(|c| cx.has_cell(c)))
            .filter_map(|b| b.value.as_ref())
        {
            self.value(value, 1);
        }
        // What a class body binds will be the class's.
        for body in frames.clone().filter(|frame| frame.id.is_none()) {
            body.bindings.iter().filter_map(|b| b.value.as_ref()).for_each(|value| self.entry(value, 1));
        }
        if cx.style == Style::Environment {
            // Values of returned frames' variables: there they are written in the frame.
            for value in cx.view.cells.iter().filter_map(|c| c.value.as_ref()) {
                self.value(value, 1);
            }
        }
        for frame in frames {
            if let Some(of) = frame.of.filter(|of| self.cx.is_function(*of)) {
                // What a cell holds stands beside that cell, unless a name holds it too.
                if self.held_by_cell(of) {
                    continue;
                }
                self.add(of.to_string(), 1);
            }
        }
        let slots = cx.functions().flat_map(|f| &f.closure);
        let carried: BTreeSet<CellId> = set_of(slots.map(|slot| slot.cell));
        for cell in cx.cells() {
            if !carried.contains(&cell.id) {
                self.add(cell.id.to_string(), 2);
            }
        }
    }

    fn held_by_cell(&self, id: ObjectId) -> bool {
        self.cx.view.cells.iter().any(|c| c.value.as_ref().is_some_and(|v| v.object == Some(id)))
    }

    fn open(&mut self, key: &str, column: usize) {
        match self.cx.thing(key) {
            Some(Thing::Function(function)) => {
                for slot in function.closure.iter().filter(|s| self.cx.has_cell(s.cell)) {
                    self.add(slot.cell.to_string(), column + 1);
                }
                for (_, value) in function.defaults.iter().chain(&function.attributes) {
                    self.value(value, column + 1);
                }
            }
            Some(Thing::Cell(cell)) => {
                if let Some(value) = &cell.value {
                    self.value(value, column + 1);
                }
            }
            Some(Thing::Object(object)) => {
                object.entries.iter().for_each(|entry| self.entry(&entry.value, column));
            }
            None => {}
        }
    }
}
