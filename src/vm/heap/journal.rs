//! Notes of what was there before a write, and their inverses.

use super::packed::{self, pack, unpack};
use super::{Counters, Heap, Slot};
use crate::vm::dict::Entry;
use crate::vm::object::Object;
use crate::vm::set::Place;
use crate::vm::value::{Addr, Value};

/// So many notes find room without asking for memory.
const ROOM: usize = 1 << 14;

/// One note. Applying it takes the write back and gives the note that would do it again.
#[derive(Clone, Debug)]
pub enum Undo {
    /// A slot's whole content (a free slot's too).
    Whole { at: Addr, serial: u32, object: Object },
    /// One item of a list.
    Item { at: Addr, index: u32, value: Value },
    /// A list was this long.
    Truncate { at: Addr, len: u32 },
    /// A list went on with these.
    Extend { at: Addr, items: Box<[Value]> },
    /// One value of a dict.
    DictValue { at: Addr, index: u32, value: Value },
    /// A dict had so many entries, removed ones included.
    DictTruncate { at: Addr, len: u32 },
    /// A dict went on with these.
    DictExtend { at: Addr, entries: Box<[Entry]> },
    /// A dict's entry was there.
    DictRevive { at: Addr, index: u32, entry: Entry },
    /// A dict's entry was removed.
    DictRemove { at: Addr, index: u32 },
    /// This was at a place of a set's table, and `pop` looked here next.
    Place { at: Addr, index: u32, place: Place, finger: u32 },
    /// A list had these items from `start` on, where now there are `len` others.
    Splice { at: Addr, start: u32, len: u32, items: Box<[Value]> },
    /// A list's items from `start` on were in another order: the first of these, packed, is where the first one is now.
    Reorder { at: Addr, start: u32, order: Box<[u8]> },
    /// `Whole`, of a list of ints alone, or of objects alone, packed.
    Packed { at: Addr, serial: u32, objects: bool, bytes: Box<[u8]> },
}

impl Heap {
    /// Begins a new generation and gives the notes of the one that ends.
    pub fn next_generation(&mut self) -> Vec<Undo> {
        self.journalling = true;
        self.generation += 1;
        // The room they were noted in stays for the next ones: what is kept for long takes no more than it needs.
        let notes = self.journal.drain(..).collect();
        self.journal.shrink_to(ROOM);
        notes
    }

    /// The current generation.
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// Bytes that the open journal's notes own beside themselves, and what was made since and is no `garbage`: later notes
    /// will own that.
    pub fn journal_payload(&self, garbage: &[Addr]) -> usize {
        let made = |note: &Undo| match note {
            Undo::Whole { at, .. } if self.is_new(note) => super::payload(self.get(*at)),
            _ => 0,
        };
        let all: usize = self.journal.iter().map(|note| note.payload() + made(note)).sum();
        all - garbage.iter().map(|&at| super::payload(self.get(at))).sum::<usize>()
    }

    /// Applies `notes` (newest last) backwards, then sets the counters to `counters`. Gives the notes that take it
    /// back, in the same form. Nothing is journalled meanwhile.
    pub fn swap(&mut self, notes: Vec<Undo>, counters: Counters) -> Vec<Undo> {
        // Slots that exist only on the other side.
        while (self.slots.len() as u32) < counters.slots {
            self.vacant.set(self.slots.len(), true);
            self.slots.push(Slot { object: Object::Free, stamp: 0, serial: 0 });
        }
        let inverse = notes.into_iter().rev().map(|note| self.apply(note)).collect();
        self.slots.truncate(counters.slots as usize);
        self.vacant.truncate(counters.slots as usize);
        self.counters = counters;
        inverse
    }

    fn apply(&mut self, note: Undo) -> Undo {
        match note {
            Undo::Whole { at, serial, object } => {
                self.vacant.set(at.index(), matches!(object, Object::Free));
                let slot = &mut self.slots[at.index()];
                let object = std::mem::replace(&mut slot.object, object);
                Undo::Whole { at, serial: std::mem::replace(&mut slot.serial, serial), object }
            }
            Undo::Item { at, index, value } => {
                let item = &mut self.raw_list(at)[index as usize];
                Undo::Item { at, index, value: std::mem::replace(item, value) }
            }
            Undo::Truncate { at, len } => {
                let items = self.raw_list(at).split_off(len as usize);
                Undo::Extend { at, items: items.into() }
            }
            Undo::Extend { at, items } => {
                let list = self.raw_list(at);
                let len = list.len() as u32;
                list.extend_from_slice(&items);
                Undo::Truncate { at, len }
            }
            Undo::DictValue { at, index, value } => {
                let old = self.raw_dict(at).replace_value(index as usize, value);
                Undo::DictValue { at, index, value: old }
            }
            Undo::DictTruncate { at, len } => {
                let entries = self.raw_dict(at).truncate(len as usize);
                Undo::DictExtend { at, entries: entries.into() }
            }
            Undo::DictExtend { at, entries } => {
                let dict = self.raw_dict(at);
                let len = dict.entries().len() as u32;
                for entry in entries {
                    dict.push(entry);
                }
                Undo::DictTruncate { at, len }
            }
            Undo::DictRevive { at, index, entry } => {
                self.raw_dict(at).revive(index as usize, entry);
                Undo::DictRemove { at, index }
            }
            Undo::Place { at, index, place, finger } => {
                let set = self.raw_set(at);
                let place = set.replace(index as usize, place);
                Undo::Place { at, index, place, finger: std::mem::replace(&mut set.finger, finger) }
            }
            Undo::Splice { at, start, len, items } => {
                let now = items.len() as u32;
                let items = self.raw_splice(at, start as usize, len as usize, items.into_vec());
                Undo::Splice { at, start, len: now, items }
            }
            Undo::Reorder { at, start, order } => {
                let order = unpack(&order);
                let part = &mut self.raw_list(at)[start as usize..start as usize + order.len()];
                let now = part.to_vec();
                let mut inverse = vec![0; order.len()];
                for (place, &from) in order.iter().enumerate() {
                    part[place] = now[from as usize];
                    inverse[from as usize] = place as u64;
                }
                Undo::Reorder { at, start, order: pack(&mut inverse.into_iter()) }
            }
            Undo::Packed { at, serial, objects, bytes } => {
                self.apply(Undo::Whole { at, serial, object: packed::list(objects, &bytes) })
            }
            Undo::DictRemove { at, index } => {
                let entry = self.raw_dict(at).remove(index as usize);
                Undo::DictRevive { at, index, entry }
            }
        }
    }
}

impl Undo {
    /// Bytes it owns beside itself, about.
    pub fn payload(&self) -> usize {
        match self {
            Undo::Whole { object, .. } => super::payload(object),
            Undo::Extend { items, .. } => 16 * items.len(),
            Undo::Splice { items, .. } => 16 * items.len(),
            Undo::Reorder { order: bytes, .. } | Undo::Packed { bytes, .. } => bytes.len(),
            Undo::DictExtend { entries, .. } => size_of::<Entry>() * entries.len(),
            _ => 0,
        }
    }
}
