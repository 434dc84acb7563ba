//! Sets, iterating as CPython's table does (`Objects/setobject.c`: linear probes, perturbation, growth).

use super::value::Value;

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const SMALLEST: usize = 8;

/// One place of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// Nothing was ever here.
    Unused,
    /// The item that was here is gone.
    Dummy,
    /// An item.
    Used {
        /// Its hash.
        hash: i64,
        /// Itself.
        key: Value,
    },
}

/// A set or frozenset.
#[derive(Clone, Debug)]
pub struct Set {
    table: Vec<Place>,
    fill: usize,
    used: usize,
    /// Where `pop` looks next, as `set_pop` does.
    pub finger: u32,
    /// Whether it is a frozenset.
    pub frozen: bool,
}

impl Set {
    /// An empty one.
    pub fn new(frozen: bool) -> Set {
        Set { table: vec![Place::Unused; SMALLEST], fill: 0, used: 0, finger: 0, frozen }
    }

    /// How many items.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Bytes owned, about.
    pub fn bytes(&self) -> usize {
        56 + self.table.len() * size_of::<Place>()
    }

    /// The items, in CPython's order.
    pub fn iter(&self) -> impl Iterator<Item = Value> {
        self.hashed().map(|(_, key)| key)
    }

    /// The items with their hashes, in CPython's order.
    pub fn hashed(&self) -> impl Iterator<Item = (i64, Value)> {
        self.table.iter().filter_map(|place| match place {
            Place::Used { hash, key } => Some((*hash, *key)),
            _ => None,
        })
    }

    /// The first item at or after table place `from`, and the place after it.
    pub fn next_from(&self, from: usize) -> Option<(Value, usize)> {
        self.table.iter().enumerate().skip(from).find_map(|(at, place)| match place {
            Place::Used { key, .. } => Some((*key, at + 1)),
            _ => None,
        })
    }

    /// Visits table places in CPython's probing order until `visit` gives something.
    fn probe<T>(&self, hash: i64, mut visit: impl FnMut(usize) -> Option<T>) -> T {
        let mask = self.table.len() - 1;
        let mut perturb = hash as u64 as usize;
        let mut at = hash as usize & mask;
        loop {
            let run = if at + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for offset in 0..=run {
                if let Some(found) = visit(at + offset) {
                    return found;
                }
            }
            perturb >>= PERTURB_SHIFT;
            at = at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) & mask;
        }
    }

    /// The table place of the item with this hash that `same` accepts.
    pub fn try_find<E>(
        &self,
        hash: i64,
        mut same: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<Option<usize>, E> {
        self.probe(hash, |at| match self.table[at] {
            Place::Unused => Some(Ok(None)),
            Place::Used { hash: other, key } if other == hash => match same(key) {
                Ok(true) => Some(Ok(Some(at))),
                Ok(false) => None,
                Err(error) => Some(Err(error)),
            },
            _ => None,
        })
    }

    /// How many places the table has.
    pub fn places(&self) -> usize {
        self.table.len()
    }

    /// The place of the item that `pop` takes.
    pub fn first(&self) -> Option<usize> {
        let from = self.finger as usize & (self.table.len() - 1);
        (from..self.table.len()).chain(0..from).find(|&at| matches!(self.table[at], Place::Used { .. }))
    }

    /// The item at a place.
    pub fn at(&self, index: usize) -> Option<Value> {
        match self.table.get(index)? {
            Place::Used { key, .. } => Some(*key),
            _ => None,
        }
    }

    /// Where an absent item with this hash goes, in the last removed one's place on its way, as `set_add_entry` does;
    /// and whether the table grows then.
    pub fn place_for(&self, hash: i64) -> (usize, bool) {
        let mut removed = None;
        let at = self.probe(hash, |at| match self.table[at] {
            Place::Unused => Some(at),
            Place::Dummy => {
                removed = Some(at);
                None
            }
            Place::Used { .. } => None,
        });
        match removed {
            Some(at) => (at, false),
            None => (at, (self.fill + 1) * 5 >= (self.table.len() - 1) * 3),
        }
    }

    /// Adds an item known to be absent.
    pub fn insert(&mut self, hash: i64, key: Value) {
        let (at, grows) = self.place_for(hash);
        self.replace(at, Place::Used { hash, key });
        if grows {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
    }

    /// Sets a place and gives what was there.
    pub fn replace(&mut self, at: usize, place: Place) -> Place {
        let old = std::mem::replace(&mut self.table[at], place);
        let counts =
            |place| (usize::from(place != Place::Unused), usize::from(matches!(place, Place::Used { .. })));
        let ((fill, used), (fill_before, used_before)) = (counts(place), counts(old));
        self.fill = self.fill + fill - fill_before;
        self.used = self.used + used - used_before;
        old
    }

    /// Whether nothing was ever put in.
    pub fn is_fresh(&self) -> bool {
        self.fill == 0
    }

    /// Drops the places of removed items where they are many, as `set_difference_update` does at its end.
    pub fn sweep(&mut self) {
        if self.fill - self.used > (self.table.len() - 1) / 4 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
    }

    /// Grows for `count` more items, as CPython does before it adds those of a set or dict.
    pub fn reserve_for(&mut self, count: usize) {
        if (self.fill + count) * 5 >= (self.table.len() - 1) * 3 {
            self.resize((self.used + count) * 2);
        }
    }

    /// Takes over the items of `other` into an empty set, as `set_merge` does.
    pub fn merge(&mut self, other: &Set) {
        self.reserve_for(other.used);
        if self.table.len() == other.table.len() && other.fill == other.used {
            self.table.clone_from(&other.table);
            self.fill = other.fill;
            self.used = other.used;
            return;
        }
        for (hash, key) in other.hashed() {
            self.insert(hash, key);
        }
    }

    /// Makes room for `wanted` items, as `set_table_resize` does.
    pub fn resize(&mut self, wanted: usize) {
        let mut size = SMALLEST;
        while size <= wanted {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.table, vec![Place::Unused; size]);
        self.fill = self.used;
        for place in old {
            if let Place::Used { hash, .. } = place {
                let at = self.probe(hash, |at| matches!(self.table[at], Place::Unused).then_some(at));
                self.table[at] = place;
            }
        }
    }

    /// Removes the item at a table place.
    pub fn remove(&mut self, at: usize) -> Option<Value> {
        match self.replace(at, Place::Dummy) {
            Place::Used { key, .. } => Some(key),
            _ => None,
        }
    }
}
