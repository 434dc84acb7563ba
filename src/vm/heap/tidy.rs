//! Making an epoch's notes small before they are kept.

use super::{Heap, Undo};
use crate::vm::object::Object;
use crate::vm::value::{Addr, Value};
use std::collections::HashMap;

/// A list noted whole that has so many items is looked at again.
const LARGE: usize = 64;

impl Heap {
    /// Makes the open generation's notes smaller: what was free and is free again needs none, and of a large list noted
    /// whole only what differs is kept, or the order in which its items were.
    pub fn tidy_notes(&mut self) {
        let mut notes = std::mem::take(&mut self.journal);
        notes.retain(
            |note| !matches!(note, Undo::Whole { at, object: Object::Free, .. } if self.is_free(*at)),
        );
        for note in &mut notes {
            if let Some(smaller) = self.smaller(note) {
                *note = smaller;
            }
        }
        notes.shrink_to_fit();
        self.journal = notes;
    }

    fn is_free(&self, at: Addr) -> bool {
        matches!(self.get(at), Object::Free)
    }

    /// A smaller note for a list noted whole. From such a note on, nothing else was noted of that list.
    fn smaller(&self, note: &Undo) -> Option<Undo> {
        let Undo::Whole { at, serial, object: Object::List(old) } = note else { return None };
        let Object::List(now) = self.get(*at) else { return None };
        if old.len() < LARGE || self.serial(*at) != *serial {
            return None;
        }
        let start = common(old.iter(), now.iter());
        let (old, now) = (&old[start..], &now[start..]);
        let end = common(old.iter().rev(), now.iter().rev());
        let (old, now) = (&old[..old.len() - end], &now[..now.len() - end]);
        let (at, start) = (*at, start as u32);
        match order(old, now) {
            Some(order) => Some(Undo::Reorder { at, start, order }),
            None => Some(Undo::Splice { at, start, len: now.len() as u32, items: old.into() }),
        }
    }
}

/// How many values two lists begin with in common.
fn common<'a>(old: impl Iterator<Item = &'a Value>, now: impl Iterator<Item = &'a Value>) -> usize {
    old.zip(now).take_while(|(old, now)| old.bits() == now.bits()).count()
}

/// Where each of the old values is now, if they are the same ones in another order.
fn order(old: &[Value], now: &[Value]) -> Option<Box<[u32]>> {
    if old.len() != now.len() || old.len() < LARGE {
        return None;
    }
    // The places of each value, chained: the next one after a place with the same value.
    let mut first: HashMap<(u8, u64), u32> = HashMap::with_capacity(now.len());
    let mut next = vec![u32::MAX; now.len()];
    for (place, value) in now.iter().enumerate().rev() {
        if let Some(later) = first.insert(value.bits(), place as u32) {
            next[place] = later;
        }
    }
    let places = old.iter().map(|value| {
        let place = first.get_mut(&value.bits())?;
        let here = *place;
        *place = *next.get(here as usize)?;
        Some(here)
    });
    places.collect()
}
