//! The door for lists and dicts: small ones are noted whole, large ones by what changes.

use super::{Heap, Undo};
use crate::vm::dict::{Dict, Entry};
use crate::vm::object::Object;
use crate::vm::set::{Place, Set};
use crate::vm::value::{Addr, Value};
use std::cell::Cell;

/// Up to this many items (of a set: places) a container is noted whole.
const SMALL: usize = 24;
/// Where more items move than that, a list is noted whole before some are put in or taken out: taking it back moves as many.
const MOVED: usize = 4096;

impl Heap {
    /// The list at `at`, past the door: for undo only.
    ///
    /// # Panics
    /// If a journal names a list where there is none: a fault of the machine, never of a program.
    pub(super) fn raw_list(&mut self, at: Addr) -> &mut Vec<Value> {
        match &mut self.slots[at.index()].object {
            Object::List(items) => items,
            _ => unreachable!("a list was noted, something else is there"),
        }
    }

    /// As `raw_list`, for a dict.
    pub(super) fn raw_dict(&mut self, at: Addr) -> &mut Dict {
        match &mut self.slots[at.index()].object {
            Object::Dict(dict) => dict,
            _ => unreachable!("a dict was noted, something else is there"),
        }
    }

    /// As `raw_list`, for a set.
    pub(super) fn raw_set(&mut self, at: Addr) -> &mut Set {
        match &mut self.slots[at.index()].object {
            Object::Set(set) => set,
            _ => unreachable!("a set was noted, something else is there"),
        }
    }

    /// Puts `items` where `count` others are, past the door; gives those.
    pub(super) fn raw_splice(
        &mut self,
        at: Addr,
        start: usize,
        count: usize,
        items: Vec<Value>,
    ) -> Box<[Value]> {
        self.raw_list(at).splice(start..start + count, items).collect()
    }

    /// The items of the list at `at`, empty for anything else.
    pub fn list_items(&self, at: Addr) -> &[Value] {
        match self.get(at) {
            Object::List(items) => items,
            _ => &[],
        }
    }

    /// The dict at `at`.
    pub fn dict(&self, at: Addr) -> &Dict {
        match self.get(at) {
            Object::Dict(dict) => dict,
            _ => Dict::empty(),
        }
    }

    /// The set at `at`.
    pub fn set(&self, at: Addr) -> Option<&Set> {
        match self.get(at) {
            Object::Set(set) => Some(set),
            _ => None,
        }
    }

    /// Whether a change of the container at `at` (of `len` items) is to be noted by what changes; notes it whole
    /// where that is to be.
    #[inline]
    fn by_parts(&mut self, at: Addr, len: usize) -> bool {
        self.by_parts_above(at, len, SMALL)
    }

    #[inline]
    fn by_parts_above(&mut self, at: Addr, len: usize, small: usize) -> bool {
        if self.slots[at.index()].stamp == self.generation {
            return false;
        }
        if len > small {
            return true;
        }
        self.write(at);
        false
    }

    /// `list[index] = value`, the index in range.
    pub fn list_set(&mut self, at: Addr, index: usize, value: Value) {
        if self.by_parts(at, self.list_items(at).len()) {
            let old = self.list_items(at)[index];
            self.journal.push(Undo::Item { at, index: index as u32, value: old });
        }
        self.raw_list(at)[index] = value;
    }

    /// `list.append(value)`
    pub fn list_push(&mut self, at: Addr, value: Value) {
        let len = self.list_items(at).len();
        if self.by_parts(at, len) {
            // Appends in a row are one note.
            let same = matches!(self.journal.last(), Some(Undo::Truncate { at: last, .. }) if *last == at);
            if !same {
                self.journal.push(Undo::Truncate { at, len: len as u32 });
            }
        }
        self.counters.allocated += 16;
        self.raw_list(at).push(value);
    }

    /// Removes and gives the last item.
    pub fn list_pop(&mut self, at: Addr) -> Option<Value> {
        let len = self.list_items(at).len();
        let last = *self.list_items(at).last()?;
        if self.by_parts(at, len) {
            self.journal.push(Undo::Extend { at, items: Box::new([last]) });
        }
        self.raw_list(at).pop()
    }

    /// `list[start:start + count] = items`, all in range.
    pub fn list_splice(&mut self, at: Addr, start: usize, count: usize, items: Vec<Value>) {
        let items_before = self.list_items(at).len();
        let by_parts = match items_before - start > MOVED {
            true => self.by_parts(at, 0),
            false => self.by_parts_above(at, items_before, MOVED),
        };
        let len = items.len() as u32;
        self.counters.allocated += 16 * items.len().saturating_sub(count);
        let items = self.raw_splice(at, start, count, items);
        if by_parts {
            self.journal.push(Undo::Splice { at, start: start as u32, len, items });
        }
    }

    /// The list at `at`, to be changed in any way; noted whole.
    pub fn list_mut(&mut self, at: Addr) -> &mut Vec<Value> {
        self.write(at);
        self.raw_list(at)
    }

    /// Sets the value of entry `index`.
    pub fn dict_set_value(&mut self, at: Addr, index: usize, value: Value) {
        if self.by_parts(at, self.dict(at).entries().len()) {
            let old = self.dict(at).entries()[index].value;
            self.journal.push(Undo::DictValue { at, index: index as u32, value: old });
        }
        self.raw_dict(at).replace_value(index, value);
    }

    /// Adds an entry whose key is known to be absent.
    pub fn dict_push(&mut self, at: Addr, entry: Entry) {
        let len = self.dict(at).entries().len();
        if self.dict(at).wants_compaction() {
            self.write(at);
            self.raw_dict(at).compact();
        } else if self.by_parts(at, len) {
            let same =
                matches!(self.journal.last(), Some(Undo::DictTruncate { at: last, .. }) if *last == at);
            if !same {
                self.journal.push(Undo::DictTruncate { at, len: len as u32 });
            }
        }
        self.counters.allocated += 48;
        self.raw_dict(at).push(entry);
    }

    /// Removes entry `index`, which is there.
    pub fn dict_remove(&mut self, at: Addr, index: usize) -> Entry {
        if self.by_parts(at, self.dict(at).entries().len()) {
            let entry = self.dict(at).entries()[index];
            self.journal.push(Undo::DictRevive { at, index: index as u32, entry });
        }
        self.raw_dict(at).remove(index)
    }

    /// Adds an item known to be absent to the set at `at`.
    pub fn set_insert(&mut self, at: Addr, hash: i64, key: Value) {
        let Some(set) = self.set(at) else { return };
        let (index, grows) = set.place_for(hash);
        let (place, places) = (Place::Used { hash, key }, set.places());
        if grows {
            self.write(at);
            self.raw_set(at).insert(hash, key);
            return;
        }
        self.set_replace(at, index, place, places);
    }

    /// Removes the item at a place of the table of the set at `at`.
    pub fn set_take(&mut self, at: Addr, index: usize) {
        let places = self.set(at).map_or(0, Set::places);
        self.set_replace(at, index, Place::Dummy, places);
    }

    /// Removes and gives the item that `set.pop` takes.
    pub fn set_pop(&mut self, at: Addr) -> Option<Value> {
        let index = self.set(at)?.first()?;
        let item = self.set(at)?.at(index);
        self.set_take(at, index);
        self.raw_set(at).finger = index as u32 + 1;
        item
    }

    fn set_replace(&mut self, at: Addr, index: usize, place: Place, places: usize) {
        let by_parts = self.by_parts(at, places);
        let set = self.raw_set(at);
        let (old, finger) = (set.replace(index, place), set.finger);
        if by_parts {
            self.journal.push(Undo::Place { at, index: index as u32, place: old, finger });
        }
    }

    /// Removes everything.
    pub fn dict_clear(&mut self, at: Addr) {
        self.write(at);
        *self.raw_dict(at) = Dict::default();
    }

    /// The value under the str `name` (an interned address is found fastest).
    pub fn dict_get_name(&self, at: Addr, name: Addr) -> Option<Value> {
        let index = self.dict_find_name(at, name)?;
        Some(self.dict(at).entries()[index].value)
    }

    /// The value of entry `place`, if that is the str `name`'s.
    #[inline]
    pub fn dict_value_at(&self, at: Addr, place: u32, name: Addr) -> Option<Value> {
        let entry = self.dict(at).entries().get(place as usize)?;
        (entry.key == Value::Object(name)).then_some(entry.value)
    }

    /// Whether the str `name` may be a key of the dict at `at`.
    #[inline]
    pub fn dict_may_have(&self, at: Addr, name: Addr) -> bool {
        self.dict(at).may_have(self.str_hash(name))
    }

    /// As `dict_find_name`, where the name was found at `place` last time: looked at first.
    #[inline]
    pub fn dict_find_again(&self, at: Addr, name: Addr, place: &Cell<u32>) -> Option<usize> {
        let here = place.get() as usize;
        if self.dict(at).entries().get(here).is_some_and(|entry| entry.key == Value::Object(name)) {
            return Some(here);
        }
        let found = self.dict_find_name(at, name)?;
        place.set(found as u32);
        Some(found)
    }

    /// The entry under the str at `name`.
    pub fn dict_find_name(&self, at: Addr, name: Addr) -> Option<usize> {
        let dict = self.dict(at);
        let hash = self.str_hash(name);
        if !dict.may_have(hash) {
            return None;
        }
        if let Some(found) = dict.find_same(name) {
            return Some(found);
        }
        dict.find(hash, |key| match key {
            Value::Object(other) => {
                other == name
                    || matches!(self.get(other), Object::Str(text) if *text.text == *self.name(name))
            }
            _ => false,
        })
    }

    /// The value under a str with this text, which need not be anywhere.
    pub fn dict_get_text(&self, at: Addr, text: &str) -> Option<Value> {
        let dict = self.dict(at);
        let same = |key| matches!(self.of(key), Some(Object::Str(key)) if *key.text == *text);
        let index = dict.find(crate::vm::hash::hash_text(text), same)?;
        Some(dict.entries()[index].value)
    }

    /// `dict[name] = value` for a str key.
    pub fn dict_set_name(&mut self, at: Addr, name: Addr, value: Value) {
        match self.dict_find_name(at, name) {
            Some(index) => self.dict_set_value(at, index, value),
            None => {
                let hash = self.str_hash(name);
                self.dict_push(at, Entry { hash, key: Value::Object(name), value });
            }
        }
    }

    /// The hash of the str at `at`.
    #[inline]
    pub fn str_hash(&self, at: Addr) -> i64 {
        match self.get(at) {
            Object::Str(text) => text.hash(),
            _ => 0,
        }
    }
}
