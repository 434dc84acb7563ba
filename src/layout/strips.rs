//! The strips: function -> its cells -> what they hold, to the right.

use super::cards;
use super::columns::columns;
use super::context::{Context, Thing};
use super::functions;
use super::place::{BELOW_FUNCTION, GAP, Places, TOP};
use super::scene::SceneBox;
use crate::view::{CellView, FunctionView, ObjectView, Place};
use std::collections::BTreeMap;

/// Places functions, cells and objects.
pub fn place(cx: &Context, places: &mut Places) {
    let columns = columns(cx);
    let mut boxes: Vec<SceneBox> = cx.view.functions.iter().map(|f| functions::function(cx, f)).collect();
    boxes.extend(cx.view.cells.iter().filter(|c| cx.has_cell(c.id)).map(|c| cards::cell(cx, c)));
    boxes.extend(cx.view.objects.iter().map(|o| cards::object(cx, o, places.entries(&o.id.to_string()))));
    let mut new = places.keep(boxes);
    // What grew and found no room below writes fewer entries, and stays where it is.
    for entries in (1..cards::ENTRIES).rev() {
        if !new.iter().any(|made| places.was(&made.key)) {
            break;
        }
        let (old, fresh): (Vec<_>, Vec<_>) = new.into_iter().partition(|made| places.was(&made.key));
        let old = old.into_iter().map(|made| match cx.thing(&made.key) {
            Some(Thing::Object(object)) => cards::object(cx, object, entries),
            _ => made,
        });
        new = places.keep(old.collect());
        new.extend(fresh);
    }
    let new: BTreeMap<String, SceneBox> = new.into_iter().map(|made| (made.key.clone(), made)).collect();
    let mut work = Strips { cx, places, columns, new };
    work.all();
}

struct Strips<'a, 'b, 'c> {
    cx: &'a Context<'a>,
    places: &'b mut Places<'c>,
    columns: BTreeMap<String, usize>,
    new: BTreeMap<String, SceneBox>,
}

impl Strips<'_, '_, '_> {
    /// Everything new, in the order in which it came to be.
    fn all(&mut self) {
        let view = self.cx.view;
        let mut functions: Vec<&FunctionView> = view.functions.iter().collect();
        crate::base::sort_by_key(&mut functions, |f| f.id);
        for function in functions {
            // Cells of frames that began before this function was made came before it.
            if let Place::Frame(parent) = function.parent {
                self.cells(|cell| matches!(cell.made_in, Place::Frame(maker) if maker <= parent), false);
            }
            self.function(function);
        }
        self.cells(|_| true, true);
        let objects: Vec<&ObjectView> = view.objects.iter().collect();
        for object in objects {
            self.held(&object.id.to_string(), None);
        }
    }

    fn column(&self, key: &str) -> usize {
        self.columns.get(key).copied().unwrap_or(1)
    }

    /// The new cells for which `wanted` holds; those that a new function carries wait for it unless `all`.
    fn cells(&mut self, wanted: impl Fn(&CellView) -> bool, all: bool) {
        let view = self.cx.view;
        for cell in view.cells.iter().filter(|c| wanted(c)) {
            let carried = |f: &&FunctionView| f.closure.iter().any(|s| s.cell == cell.id);
            let waits =
                view.functions.iter().filter(carried).any(|f| self.new.contains_key(&f.id.to_string()));
            if all || !waits {
                self.cell(cell, None);
            }
        }
    }

    fn cell(&mut self, cell: &CellView, function: Option<(usize, i32)>) {
        let key = cell.id.to_string();
        let Some(made) = self.new.remove(&key) else { return };
        let column = function.map_or_else(|| self.column(&key), |(column, _)| self.cx.shape.cells_of(column));
        let sibling = (self.cx.view.cells.iter())
            .filter(|other| other.made_in == cell.made_in && other.id < cell.id)
            .filter_map(|other| self.places.find(&other.id.to_string()))
            .filter(|other| other.column == column)
            .map(|other| other.rect.bottom() + GAP + 12)
            .max();
        let high = made.rect.h;
        let y = match (sibling, function) {
            (Some(y), _) => y,
            (None, Some((_, height))) => self.places.strip(column, high, Some(height), TOP),
            (None, None) => self.places.strip(column, high, None, TOP),
        };
        self.places.put(made, column, y);
        if let Some(object) = cell.value.as_ref().and_then(|v| v.object) {
            self.held(&object.to_string(), Some((column, y)));
        }
    }

    fn function(&mut self, function: &FunctionView) {
        let key = function.id.to_string();
        let Some(made) = self.new.get(&key) else { return };
        let height = made.rect.h;
        let column = self.column(&key);
        for slot in &function.closure {
            if let Some(Thing::Cell(cell)) = self.cx.thing(&slot.cell.to_string()) {
                self.cell(cell, Some((column, height)));
            }
        }
        // A cell's function value may have been placed with it.
        let Some(made) = self.new.remove(&key) else { return };
        let cells = function.closure.iter().filter_map(|s| self.places.find(&s.cell.to_string()));
        let cells_in = self.cx.shape.cells_of(column);
        let first = cells.filter(|cell| cell.column == cells_in).map(|cell| cell.rect.y).min();
        // Beside its first cell, or above it.
        let above = if self.cx.shape.stacked { height + BELOW_FUNCTION } else { 0 };
        self.places.put(made, column, first.map_or(TOP, |y| (y - above).max(TOP)));
        let y = self.places.find(&key).map_or(TOP, |b| b.rect.y);
        for (_, value) in &function.defaults {
            if let Some(object) = value.object {
                self.held(&object.to_string(), Some((column, y)));
            }
        }
    }

    /// An object, beside what holds it if that is known.
    fn held(&mut self, key: &str, holder: Option<(usize, i32)>) {
        let column = self.column(key);
        // What another thing further left holds too belongs there, and has its turn.
        let beside = |at: usize| column > at || (column == at && self.cx.shape.stacked);
        if holder.is_some_and(|(at, _)| !beside(at)) {
            return;
        }
        if let Some(Thing::Function(function)) = self.cx.thing(key) {
            if let (Some((_, y)), true) = (holder, function.closure.is_empty())
                && let Some(made) = self.new.remove(key)
            {
                self.places.put(made, column, y);
            }
            return;
        }
        let Some(made) = self.new.remove(key) else { return };
        let from = match holder {
            Some((_, y)) => y,
            None => self.beside_holder(key).unwrap_or(TOP),
        };
        self.places.put(made, column, from);
    }

    /// The height of the first placed object that holds this one.
    fn beside_holder(&self, key: &str) -> Option<i32> {
        let names = |object: &&ObjectView| {
            object.entries.iter().any(|e| e.value.object.is_some_and(|id| id.to_string() == key))
        };
        let column = self.column(key);
        let holders = self.cx.view.objects.iter().filter(names);
        let boxes = holders.filter_map(|o| self.places.find(&o.id.to_string()));
        boxes.filter(|b| b.column < column).map(|b| b.rect.y).min()
    }
}
