//! The heap: slots of objects, the one door for writes, generations, collection.
//!
//! **The door.** State changes only through `Heap::write`, `alloc`, the `list_*`, `dict_*` and `set_*` methods and collection. Each
//! notes in the journal what was there, once a *generation*: a slot whose stamp is the current generation has been
//! noted already. In a plain run the generation never changes, so nothing is ever noted. A recording begins a new
//! generation with each epoch, the window one with each stop: one mechanism, two paces.
//!
//! **Memory images.** A journal restores slots by address, whatever they held; so collection is a write like any
//! other (the dead object moves into the journal), and journals need not be roots.

mod collect;
mod containers;
mod garbage;
mod journal;
mod packed;
mod tidy;
mod vacant;

pub use collect::Tracer;
pub use journal::Undo;
pub use tidy::pack_lists;

use super::object::{List, Object, Str};
use super::value::{Addr, Value};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use vacant::Vacant;

/// A collection starts when this many bytes were allocated since the last one, or as many as survived it.
const COLLECT_FLOOR: usize = 8 << 20;

/// FNV-1a: names are short, and nobody attacks their own page.
#[derive(Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// One place of the heap.
#[derive(Clone, Debug)]
pub struct Slot {
    /// What is there.
    pub object: Object,
    /// The generation in which it was last noted whole.
    stamp: u32,
    /// Identity: never used again, made anew by replay. Counted apart for cells, labelled objects and the rest.
    pub serial: u32,
}

/// The heap's counters: state that a journal saves and restores whole.
#[derive(Clone, Copy, Debug, Default, Hash, PartialEq)]
pub struct Counters {
    /// Slots below this one are not looked at for a vacant one.
    next: u32,
    slots: u32,
    /// Cells made.
    pub cells: u32,
    /// Functions and classes made.
    pub labelled: u32,
    /// Other objects made.
    pub others: u32,
    /// Cells, functions and classes made by the library's own Python.
    unnumbered: u32,
    /// Bytes allocated since the last collection.
    allocated: usize,
    /// Bytes that the last collection left.
    survived: usize,
    /// Collect when `allocated` reaches this.
    collect_at: usize,
}

/// The serials of what the library's own Python makes begin above this one.
const UNNUMBERED: u32 = 1 << 31;

/// All objects.
#[derive(Debug)]
pub struct Heap {
    slots: Vec<Slot>,
    /// Which of them are free: not state, but told by them.
    vacant: Vacant,
    /// Counters of state.
    pub counters: Counters,
    /// The current generation. Not state: it only rises.
    generation: u32,
    /// Whether anything is to be noted at all.
    journalling: bool,
    journal: Vec<Undo>,
    interned: HashMap<Box<str>, Addr, BuildHasherDefault<Fnv>>,
    /// Whether a run has begun: from then on nothing is interned any more, since history may take it away.
    sealed: bool,
}

impl Default for Heap {
    fn default() -> Heap {
        Heap::new()
    }
}

impl Heap {
    /// An empty heap.
    pub fn new() -> Heap {
        let counters = Counters { collect_at: COLLECT_FLOOR, ..Counters::default() };
        Heap {
            slots: Vec::new(),
            vacant: Vacant::default(),
            counters,
            generation: 0,
            journalling: false,
            journal: Vec::new(),
            interned: HashMap::default(),
            sealed: false,
        }
    }

    /// What is at `at`.
    #[inline]
    pub fn get(&self, at: Addr) -> &Object {
        &self.slots[at.index()].object
    }

    /// The object of a value that has one.
    #[inline]
    pub fn of(&self, value: Value) -> Option<&Object> {
        match value {
            Value::Object(at) => Some(self.get(at)),
            _ => None,
        }
    }

    /// The serial of the object at `at`.
    pub fn serial(&self, at: Addr) -> u32 {
        self.slots[at.index()].serial
    }

    /// The door: what is at `at`, to be changed. Notes the whole object at the first write in a generation; for
    /// large lists and dicts prefer the `list_*` and `dict_*` methods, which note only what changes.
    #[inline]
    pub fn write(&mut self, at: Addr) -> &mut Object {
        if self.slots[at.index()].stamp != self.generation {
            self.note_whole(at);
        }
        &mut self.slots[at.index()].object
    }

    #[cold]
    fn note_whole(&mut self, at: Addr) {
        let slot = &mut self.slots[at.index()];
        slot.stamp = self.generation;
        let (serial, object) = (slot.serial, slot.object.clone());
        self.journal.push(Undo::Whole { at, serial, object });
    }

    /// Puts `object` into a slot of its own.
    #[inline]
    pub fn alloc(&mut self, object: Object) -> Addr {
        let serial = self.next_serial(&object);
        self.place(object, serial)
    }

    /// As `alloc`, for what the library's own Python makes: its functions, cells and classes take none of the numbers
    /// that a person reads (`o1`, `c1`).
    pub fn alloc_unnumbered(&mut self, object: Object) -> Addr {
        self.counters.unnumbered += 1;
        let serial = UNNUMBERED + self.counters.unnumbered;
        self.place(object, serial)
    }

    /// Whether an object was made by [`Heap::alloc_unnumbered`].
    pub fn is_unnumbered(&self, at: Addr) -> bool {
        self.serial(at) >= UNNUMBERED
    }

    #[inline]
    fn place(&mut self, object: Object, serial: u32) -> Addr {
        self.counters.allocated += size_of::<Slot>() + payload(&object);
        let Some(index) = self.vacant.from(self.counters.next as usize) else {
            return self.push_slot(object, serial);
        };
        self.counters.next = index as u32 + 1;
        self.vacant.set(index, false);
        let at = Addr(index as u32);
        let generation = self.generation;
        let slot = &mut self.slots[index];
        let old = std::mem::replace(&mut slot.object, object);
        let serial = std::mem::replace(&mut slot.serial, serial);
        if slot.stamp != generation {
            slot.stamp = generation;
            self.journal.push(Undo::Whole { at, serial, object: old });
        }
        at
    }

    fn push_slot(&mut self, object: Object, serial: u32) -> Addr {
        let at = Addr(self.slots.len() as u32);
        if self.journalling {
            self.journal.push(Undo::Whole { at, serial: 0, object: Object::Free });
        }
        self.slots.push(Slot { object, stamp: self.generation, serial });
        self.vacant.set(at.index(), false);
        self.counters.slots += 1;
        self.counters.next = self.counters.slots;
        at
    }

    fn next_serial(&mut self, object: &Object) -> u32 {
        let counter = match object {
            Object::Cell(_) => &mut self.counters.cells,
            Object::Function(_) | Object::Class(_) => &mut self.counters.labelled,
            _ => &mut self.counters.others,
        };
        *counter += 1;
        *counter
    }

    /// Where the cell with this serial is.
    pub fn cell_with(&self, serial: u32) -> Option<Addr> {
        let is_it = |slot: &Slot| slot.serial == serial && matches!(slot.object, Object::Cell(_));
        self.slots.iter().position(is_it).map(|at| Addr(at as u32))
    }

    /// What the cell at `at` with this serial holds, if it is there at this moment of the run.
    pub fn held_by_cell(&self, at: Addr, serial: u32) -> Option<Value> {
        let slot = self.slots.get(at.index()).filter(|slot| slot.serial == serial)?;
        match &slot.object {
            Object::Cell(cell) => Some(cell.value),
            _ => None,
        }
    }

    /// How many objects are in use.
    pub fn slots_in_use(&self) -> usize {
        self.slots.iter().filter(|slot| !matches!(slot.object, Object::Free)).count()
    }

    /// Bytes in use, about: slots and what was allocated beside them since the last collection.
    pub fn bytes(&self) -> usize {
        self.counters.survived + self.counters.allocated
    }

    /// Counts `bytes` that an object grew by.
    #[inline]
    pub fn charge_bytes(&mut self, bytes: usize) {
        self.counters.allocated += bytes;
    }

    // ---- making common objects

    /// A new str.
    pub fn str(&mut self, text: impl Into<Box<str>>) -> Value {
        let text = text.into();
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() } as u32;
        Value::Object(self.alloc(Object::Str(Box::new(Str { text, chars, hash: std::cell::Cell::new(0) }))))
    }

    /// The one str with this text that names in code use, made if there is none. Once a run has begun, a new text
    /// gets a str of its own each time.
    pub fn intern(&mut self, text: &str) -> Addr {
        if let Some(&at) = self.interned.get(text) {
            return at;
        }
        let value = self.str(text);
        let at = value.addr().unwrap_or(Addr(0));
        if !self.sealed {
            self.interned.insert(text.into(), at);
        }
        at
    }

    /// Ends the making of interned strs: a run begins.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// The interned str with this text, if code uses it.
    pub fn interned(&self, text: &str) -> Option<Addr> {
        self.interned.get(text).copied()
    }

    /// A new tuple.
    pub fn tuple(&mut self, items: impl Into<Box<[Value]>>) -> Value {
        Value::Object(self.alloc(Object::Tuple(items.into())))
    }

    /// A new list, with room for an even number of items (`Objects/listobject.c`: `list_prealloc_exact`), as those have that are
    /// made from something else, literals of three constants among them.
    pub fn list(&mut self, items: Vec<Value>) -> Value {
        let odd = if items.len() > 2 { items.len() % 2 } else { 0 };
        let room = (items.len() + odd) as u32;
        Value::Object(self.alloc(Object::List(Box::new(List { items, room }))))
    }

    /// A new list, with room for just its items.
    pub fn list_exact(&mut self, items: Vec<Value>) -> Value {
        let room = items.len() as u32;
        Value::Object(self.alloc(Object::List(Box::new(List { items, room }))))
    }

    // ---- reading common objects

    /// The text of a str (of a str subclass's instance too).
    pub fn text(&self, value: Value) -> Option<&str> {
        match self.of(value)? {
            Object::Str(text) => Some(&text.text),
            Object::Instance(instance) => match self.of(instance.native)? {
                Object::Str(text) => Some(&text.text),
                _ => None,
            },
            _ => None,
        }
    }

    /// Every object that `wanted` accepts: a walk over the whole heap, for what is asked rarely.
    pub fn addresses(&self, wanted: impl Fn(&Object) -> bool) -> Vec<Addr> {
        let all = self.slots.iter().enumerate();
        all.filter(|(_, slot)| wanted(&slot.object)).map(|(at, _)| Addr(at as u32)).collect()
    }

    /// Bytes an object takes, about.
    pub fn size_of(&self, at: Addr) -> usize {
        size_of::<Slot>() + payload(self.get(at))
    }

    /// The text of the str at `at`, `""` where there is none.
    pub fn name(&self, at: Addr) -> &str {
        match self.get(at) {
            Object::Str(text) => &text.text,
            _ => "",
        }
    }
}

/// Bytes an object owns beside its slot, about: what is in it counts, not the room it has, which history does not keep.
/// When a collection comes hangs on this, so it must be the same in every replay.
fn payload(object: &Object) -> usize {
    match object {
        Object::Str(text) => 40 + text.text.len(),
        Object::Bytes(bytes) | Object::ByteArray(bytes) => 24 + bytes.len(),
        Object::BigInt(int) => 32 + (int.bits() / 8) as usize,
        Object::Tuple(items) => 16 * items.len(),
        Object::List(items) => 24 + 16 * items.len(),
        Object::Dict(dict) => dict.bytes(),
        Object::Set(set) => set.bytes(),
        Object::Function(_) => 200,
        Object::Class(_) => 300,
        Object::Exception(_) => 160,
        Object::Generator(generator) => 160 + 16 * generator.registers.len(),
        Object::Cell(_) | Object::Instance(_) | Object::Free => 0,
        _ => 64,
    }
}
