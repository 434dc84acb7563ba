//! The strips: function -> its cells -> what they hold, to the right.

use super::cards;
use super::columns::columns;
use super::context::{Context, Thing};
use super::frames;
use super::functions;
use super::objects;
use super::place::{GAP, Places, TOP, below_function};
use super::scene::SceneBox;
use super::stack;
use crate::base::map_of;
use crate::view::{CellView, FrameView, FunctionView, ObjectId, ObjectKind, ObjectView, Place};
use std::collections::{BTreeMap, HashMap};

/// Places functions, cells and objects, and frames that stand with them.
pub fn place(cx: &Context, places: &mut Places, frames: &[&FrameView]) {
    let columns = columns(cx);
    let mut boxes: Vec<SceneBox> = Vec::new();
    for function in cx.functions() {
        let key = function.id.to_string();
        let column = places.column(&key).or_else(|| columns.get(&key).copied()).unwrap_or(1);
        boxes.push(functions::function(cx, function, column));
    }
    boxes.extend(cx.cells().map(|c| cards::cell(cx, c)));
    boxes.extend(cx.objects().map(|o| objects::object(cx, o, places.entries(&o.id.to_string()))));
    for frame in frames {
        let column = places.column(&frames::key(frame));
        boxes.extend(column.map(|column| frames::frame(cx, frame, column)));
    }
    let mut new = places.keep(boxes);
    // What grew takes the room that was kept for that; what grew and found no room below writes fewer entries, and stays where it is.
    for made in new.iter_mut().filter(|made| places.was(&made.key)) {
        made.room.h = made.room.h.min(made.rect.bottom() - made.room.y);
    }
    new = places.keep(new);
    for entries in (1..objects::ENTRIES).rev() {
        if !new.iter().any(|made| places.was(&made.key)) {
            break;
        }
        let (old, fresh): (Vec<_>, Vec<_>) = new.into_iter().partition(|made| places.was(&made.key));
        let old = old.into_iter().map(|made| match cx.thing(&made.key) {
            Some(Thing::Object(object)) => objects::object(cx, object, entries),
            _ => made,
        });
        new = places.keep(old.collect());
        new.extend(fresh);
    }
    let new = map_of(new.into_iter().map(|made| (made.key.clone(), made)));
    let mut work = Strips { cx, places, columns, new };
    work.all();
    for frame in frames {
        if places.find(&frames::key(frame)).is_none() {
            stack::parked(cx, places, frame);
        }
    }
}

/// When things came to be, as far as it is told: functions and classes by their labels, what holds functions with the
/// first of them.
fn ranks(cx: &Context, columns: &BTreeMap<String, usize>) -> HashMap<ObjectId, u32> {
    let number = |id: ObjectId| match id {
        ObjectId::Labelled(number) => Some(number),
        ObjectId::Other(_) => None,
    };
    // What a name holds too came to be for that name's sake.
    let unnamed = cx.functions().filter(|f| f.named_by.is_empty());
    let mut ranks: HashMap<ObjectId, u32> = unnamed.filter_map(|f| Some((f.id, number(f.id)?))).collect();
    let holders = || cx.objects().filter(|o| number(o.id).is_none() && o.kind != ObjectKind::BoundMethod);
    // Each round carries the ranks one holder outwards.
    for _ in 0..4 {
        for object in holders() {
            let held =
                object.entries.iter().filter_map(|entry| ranks.get(&entry.value.object?).copied()).min();
            if let Some(rank) = held {
                ranks.insert(object.id, rank);
            }
        }
    }
    let labelled = cx.functions().map(|f| f.id).chain(cx.objects().map(|o| o.id));
    ranks.extend(labelled.filter_map(|id| Some((id, number(id)?))));
    // What a function's cell holds stands behind it, layer by layer.
    let mut carried: Vec<(usize, ObjectId, ObjectId)> = Vec::new();
    for function in cx.functions() {
        for cell in
            function.closure.iter().filter_map(|slot| cx.view.cells.iter().find(|c| c.id == slot.cell))
        {
            let column = |id: ObjectId| columns.get(&id.to_string()).copied().unwrap_or(1);
            if let Some(held) = cell.value.as_ref().and_then(|value| value.object)
                && column(held) > column(function.id)
            {
                carried.push((column(held), function.id, held));
            }
        }
    }
    crate::base::sort_by_key(&mut carried, |(column, ..)| *column);
    for (_, outer, inner) in carried {
        let outer = ranks.get(&outer).copied().unwrap_or_default();
        ranks.entry(inner).and_modify(|rank| *rank = outer.max(*rank));
    }
    ranks
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
        let cx = self.cx;
        let ranks = ranks(cx, &self.columns);
        let rank = |id: ObjectId| ranks.get(&id).copied().unwrap_or(u32::MAX);
        // What holds functions stands above them.
        let functions =
            cx.functions().map(|f| ((rank(f.id), true, self.column(&f.id.to_string())), Thing::Function(f)));
        let objects = cx.objects().map(|o| ((rank(o.id), false, cx.found(o.id)), Thing::Object(o)));
        let mut all: Vec<_> = functions.chain(objects).collect();
        crate::base::sort_by_key(&mut all, |(at, _)| *at);
        let (known, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|(at, _)| at.0 < u32::MAX);
        for (_, thing) in known {
            let Thing::Function(function) = thing else {
                self.object(thing);
                continue;
            };
            // Cells of frames that began before this function was made came before it.
            if let Place::Frame(parent) = function.parent {
                self.cells(|cell| matches!(cell.made_in, Place::Frame(maker) if maker <= parent), false);
            }
            self.function(function);
        }
        self.cells(|_| true, true);
        rest.into_iter().for_each(|(_, thing)| self.object(thing));
    }

    fn object(&mut self, thing: Thing) {
        if let Thing::Object(object) = thing {
            self.held(&object.id.to_string(), None);
        }
    }

    fn column(&self, key: &str) -> usize {
        self.columns.get(key).copied().unwrap_or(1)
    }

    /// The new cells for which `wanted` holds; those that a new function carries wait for it unless `all`.
    fn cells(&mut self, wanted: impl Fn(&CellView) -> bool, all: bool) {
        let view = self.cx.view;
        for cell in self.cx.cells().filter(|c| wanted(c)) {
            let carried = |f: &&FunctionView| f.closure.iter().any(|s| s.cell == cell.id);
            let waits =
                view.functions.iter().filter(carried).any(|f| self.new.contains_key(&f.id.to_string()));
            if all || !waits {
                self.cell(cell, None, TOP);
            }
        }
    }

    fn cell(&mut self, cell: &CellView, function: Option<(usize, &SceneBox)>, from: i32) {
        let key = cell.id.to_string();
        let Some(made) = self.new.remove(&key) else { return };
        // Beside the leftmost of those that carry it.
        let column = self.column(&key);
        let function = function.filter(|(at, _)| self.cx.shape.cells_of(*at) == column);
        let sibling = (self.cx.view.cells.iter())
            .filter(|other| other.made_in == cell.made_in && other.id != cell.id)
            .filter_map(|other| self.places.find(&other.id.to_string()))
            .filter(|other| other.column == column)
            .map(|other| other.room.bottom() + GAP + made.rect.y - made.room.y)
            .max();
        let y = match (sibling, function) {
            (Some(y), _) => y,
            (None, Some((_, function))) => self.places.strip(column, &made, Some(function), from),
            (None, None) => self.places.strip(column, &made, None, from),
        };
        self.places.put(made, column, y);
        if let Some(object) = cell.value.as_ref().and_then(|v| v.object) {
            self.held(&object.to_string(), Some((column, y)));
        }
    }

    fn function(&mut self, function: &FunctionView) {
        let key = function.id.to_string();
        let Some(made) = self.new.get(&key).cloned() else { return };
        let (cx, column) = (self.cx, self.column(&key));
        self.cells_of(&key, column);
        let holds =
            |cell: &&CellView| cell.value.as_ref().is_some_and(|value| value.object == Some(function.id));
        // What a cell further left holds stands beside it; what only an object holds beside that, or below it.
        let cells = cx.cells().filter(holds);
        let cells = cells.filter_map(|cell| self.places.find(&cell.id.to_string()));
        let cell = cells.filter(|cell| cell.column < column).map(|cell| cell.rect.y).min();
        let only = || function.named_by.is_empty().then(|| self.beside_holder(&key)).flatten();
        let holder = cell.or_else(only);
        let from = holder.unwrap_or(TOP);
        for slot in &function.closure {
            if let Some(Thing::Cell(cell)) = self.cx.thing(&slot.cell.to_string()) {
                self.cell(cell, Some((column, &made)), from);
            }
        }
        // A cell's function value may have been placed with it.
        if self.new.remove(&key).is_none() {
            return;
        }
        let cells = function.closure.iter().filter_map(|s| self.places.find(&s.cell.to_string()));
        let cells_in = self.cx.shape.cells_of(column);
        let first = cells.filter(|cell| cell.column == cells_in).min_by_key(|cell| cell.rect.y);
        // Beside its first cell, or above it.
        let stacked = self.cx.shape.stacked;
        let above = |cell| if stacked { made.room.bottom() + below_function(cell) } else { 0 };
        let first = first.map(|cell| (cell.rect.y, above(cell)));
        self.places.put(made, column, first.map_or(from, |(y, above)| (y - above).max(TOP)));
        let y = self.places.find(&key).map_or(TOP, |b| b.rect.y);
        for (_, value) in function.defaults.iter().chain(&function.attributes) {
            if let Some(object) = value.object {
                self.held(&object.to_string(), Some((column, y)));
            }
        }
    }

    /// A new cell further left brings what it holds.
    fn cells_of(&mut self, key: &str, column: usize) {
        for cell in self.cx.cells() {
            let held = cell.value.as_ref().and_then(|value| self.cx.arrow_to(value));
            if held.as_deref() == Some(key) && self.column(&cell.id.to_string()) < column {
                self.cell(cell, None, TOP);
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
        if holder.is_none() {
            self.cells_of(key, column);
        }
        let Some(made) = self.new.remove(key) else { return };
        let from = match holder {
            Some((_, y)) => y,
            None => self.beside_holder(key).map_or(TOP, |y| y + self.lower_by(key, column)),
        };
        self.places.put(made, column, from);
    }

    /// Arrows that leave on the left must not run in the line of those that arrive from the holder's rows.
    fn lower_by(&self, key: &str, column: usize) -> i32 {
        let Some(Thing::Object(object)) = self.cx.thing(key) else { return 0 };
        let mut held = object.entries.iter().filter_map(|entry| self.cx.arrow_to(&entry.value));
        if held.any(|held| self.column(&held) <= column) { 12 } else { 0 }
    }

    /// The height of the first placed cell or object that holds this one.
    fn beside_holder(&self, key: &str) -> Option<i32> {
        let names = |object: &&ObjectView| {
            object.entries.iter().any(|e| e.value.object.is_some_and(|id| id.to_string() == key))
        };
        let column = self.column(key);
        let held = |cell: &&CellView| {
            cell.value.as_ref().is_some_and(|v| self.cx.arrow_to(v).as_deref() == Some(key))
        };
        let cells = self.cx.cells().filter(held).filter_map(|c| self.places.find(&c.id.to_string()));
        if let Some(y) = cells.filter(|b| b.column < column).map(|b| b.rect.y).min() {
            return Some(y);
        }
        let holders = self.cx.view.objects.iter().filter(names);
        let boxes = holders.filter_map(|o| self.places.find(&o.id.to_string()));
        boxes.filter(|b| b.column <= column).map(|b| b.rect.y).min()
    }
}
