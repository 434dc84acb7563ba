//! Dicts: entries in the order of insertion, and an index into them.
//!
//! The index is no state: its layout shows nowhere, only the entries do.

use super::value::{Addr, Value};

/// One entry; a removed one has a nil key until the entries are compacted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The key's hash.
    pub hash: i64,
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
}

const EMPTY: u32 = u32::MAX;
const REMOVED: u32 = u32::MAX - 1;
/// Up to this many entries are searched one by one.
const LINEAR: usize = 8;

/// A dict.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    entries: Vec<Entry>,
    index: Vec<u32>,
    /// Index places that are not empty.
    filled: usize,
    live: usize,
    /// A bit for each hash that was ever in it: a clear one says at once that a key is absent.
    seen: u64,
}

static NONE: Dict = Dict { entries: Vec::new(), index: Vec::new(), filled: 0, live: 0, seen: 0 };

impl Dict {
    /// A dict with nothing in it, for reading.
    pub fn empty() -> &'static Dict {
        &NONE
    }

    /// How many entries are there (removed ones not counted).
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// All entries, removed ones (nil key) included.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries that are there, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_nil())
    }

    /// Bytes owned, about: as many as for any other dict with as many entries.
    pub fn bytes(&self) -> usize {
        48 + self.entries.len() * (size_of::<Entry>() + 12)
    }

    /// Whether a key with this hash may be there; what may not is absent.
    #[inline]
    pub fn may_have(&self, hash: i64) -> bool {
        self.seen & bit(hash) != 0
    }

    /// The position of the entry with this very key, if the dict is small; what is not found may be there all the same.
    #[inline]
    pub fn find_same(&self, key: Addr) -> Option<usize> {
        if self.index.is_empty() {
            return self.entries.iter().position(|entry| entry.key == Value::Object(key));
        }
        None
    }

    /// The position of the entry with this hash and a key that `same` accepts.
    #[inline]
    pub fn find(&self, hash: i64, mut same: impl FnMut(Value) -> bool) -> Option<usize> {
        self.try_find(hash, |key| Ok::<bool, ()>(same(key))).unwrap_or(None)
    }

    /// As `find`, where comparing may fail.
    #[inline]
    pub fn try_find<E>(
        &self,
        hash: i64,
        mut same: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<Option<usize>, E> {
        if self.index.is_empty() {
            for (at, entry) in self.entries.iter().enumerate() {
                if entry.hash == hash && !entry.key.is_nil() && same(entry.key)? {
                    return Ok(Some(at));
                }
            }
            return Ok(None);
        }
        let mask = self.index.len() - 1;
        let mut slot = spread(hash) & mask;
        loop {
            match self.index[slot] {
                EMPTY => return Ok(None),
                REMOVED => {}
                at => {
                    let entry = &self.entries[at as usize];
                    if entry.hash == hash && same(entry.key)? {
                        return Ok(Some(at as usize));
                    }
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Adds an entry whose key is known to be absent.
    pub fn push(&mut self, entry: Entry) {
        let at = self.entries.len();
        self.entries.push(entry);
        if entry.key.is_nil() {
            return;
        }
        self.live += 1;
        self.seen |= bit(entry.hash);
        if at >= LINEAR && (self.filled + 1) * 3 > self.index.len() * 2 {
            self.rebuild();
        } else if !self.index.is_empty() {
            self.index_entry(at);
        }
    }

    fn rebuild(&mut self) {
        let size = ((self.entries.len() + 1) * 3).next_power_of_two();
        self.index.clear();
        self.index.resize(size, EMPTY);
        self.filled = 0;
        for at in 0..self.entries.len() {
            if !self.entries[at].key.is_nil() {
                self.index_entry(at);
            }
        }
    }

    fn index_entry(&mut self, at: usize) {
        let mask = self.index.len() - 1;
        let mut slot = spread(self.entries[at].hash) & mask;
        while self.index[slot] < REMOVED {
            slot = (slot + 1) & mask;
        }
        if self.index[slot] == EMPTY {
            self.filled += 1;
        }
        self.index[slot] = at as u32;
    }

    fn unindex(&mut self, at: usize) {
        if self.index.is_empty() {
            return;
        }
        let mask = self.index.len() - 1;
        let mut slot = spread(self.entries[at].hash) & mask;
        while self.index[slot] != at as u32 {
            if self.index[slot] == EMPTY {
                return;
            }
            slot = (slot + 1) & mask;
        }
        self.index[slot] = REMOVED;
    }

    /// Sets the value of entry `at` and gives the old one.
    pub fn replace_value(&mut self, at: usize, value: Value) -> Value {
        std::mem::replace(&mut self.entries[at].value, value)
    }

    /// Removes entry `at`, leaving its place.
    pub fn remove(&mut self, at: usize) -> Entry {
        self.unindex(at);
        self.live -= 1;
        let hash = self.entries[at].hash;
        std::mem::replace(&mut self.entries[at], Entry { hash, key: Value::Nil, value: Value::Nil })
    }

    /// Takes `remove` back.
    pub fn revive(&mut self, at: usize, entry: Entry) {
        self.entries[at] = entry;
        self.live += 1;
        if self.index.is_empty() {
            return;
        }
        if (self.filled + 1) * 3 > self.index.len() * 2 {
            self.rebuild();
        } else {
            self.index_entry(at);
        }
    }

    /// Removes and gives all entries from `len` on.
    pub fn truncate(&mut self, len: usize) -> Vec<Entry> {
        for at in (len..self.entries.len()).rev() {
            if !self.entries[at].key.is_nil() {
                self.unindex(at);
                self.live -= 1;
            }
        }
        self.entries.split_off(len.min(self.entries.len()))
    }

    /// Whether removed entries are most of it.
    pub fn wants_compaction(&self) -> bool {
        self.entries.len() > 16 && self.entries.len() > 2 * self.live
    }

    /// Drops the places of removed entries.
    pub fn compact(&mut self) {
        self.entries.retain(|entry| !entry.key.is_nil());
        if self.entries.len() > LINEAR {
            self.rebuild();
        } else {
            self.index.clear();
        }
    }
}

/// The bit of `Dict::seen` for a hash.
#[inline]
fn bit(hash: i64) -> u64 {
    1 << (hash as u64 >> 58)
}

/// Mixes a hash's bits, so that multiples do not collide.
fn spread(hash: i64) -> usize {
    ((hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20) as usize
}
