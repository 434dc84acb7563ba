//! Making an epoch's notes small before they are kept.

use super::packed::{LARGE, pack, packed};
use super::{Heap, Undo};
use crate::vm::object::Object;
use crate::vm::value::{Addr, Value};
use std::collections::HashMap;

impl Heap {
    /// Makes the open generation's notes smaller: what was free and is free again needs none, and of a large list noted
    /// whole only what differs is kept, or the order in which its items were; one that is gone is packed.
    pub fn tidy_notes(&mut self) {
        let mut notes = std::mem::take(&mut self.journal);
        notes.retain(
            |note| !matches!(note, Undo::Whole { at, object: Object::Free, .. } if self.is_free(*at)),
        );
        for at in 0..notes.len() {
            if let Some((smaller, more)) = self.smaller(&notes[at]) {
                notes[at] = smaller;
                // Applied first: it is of the list's end.
                notes.extend(more);
            }
        }
        pack_lists(&mut notes);
        self.journal = notes;
    }

    fn is_free(&self, at: Addr) -> bool {
        matches!(self.get(at), Object::Free)
    }

    /// A smaller note for a list noted whole, or two. From such a note on, nothing else was noted of that list.
    fn smaller(&self, note: &Undo) -> Option<(Undo, Option<Undo>)> {
        let Undo::Whole { at, serial, object: Object::List(old) } = note else { return None };
        let Object::List(now) = self.get(*at) else { return None };
        if old.len() < LARGE || self.serial(*at) != *serial {
            return None;
        }
        let at = *at;
        let splice = |start: usize, now: &[Value], old: &[Value]| Undo::Splice {
            at,
            start: start as u32,
            len: now.len() as u32,
            items: old.into(),
        };
        let start = common(old.iter(), now.iter());
        let (old, now) = (&old[start..], &now[start..]);
        let end = common(old.iter().rev(), now.iter().rev());
        let (old, now) = (&old[..old.len() - end], &now[..now.len() - end]);
        if let Some((was, is, same)) = moved(old, now) {
            let end = splice(start + is + same, &now[is + same..], &old[was + same..]);
            return Some((splice(start, &now[..is], &old[..was]), Some(end)));
        }
        Some(match order(old, now) {
            Some(order) => {
                let order = pack(&mut order.into_iter().map(u64::from));
                (Undo::Reorder { at, start: start as u32, order }, None)
            }
            None => (splice(start, now, old), None),
        })
    }
}

/// Where most of a list was and is, if it moved as a whole, and how many items that is: a queue loses items on one side
/// and gets others on the other.
fn moved(old: &[Value], now: &[Value]) -> Option<(usize, usize, usize)> {
    let shift = |a: &[Value], b: &[Value]| {
        let first = b.first()?.bits();
        let by = a.iter().position(|value| value.bits() == first)?;
        let same = common(a[by..].iter(), b.iter());
        (same > LARGE && 2 * same > a.len()).then_some((by, same))
    };
    let left = shift(old, now).map(|(by, same)| (by, 0, same));
    left.or_else(|| shift(now, old).map(|(by, same)| (0, by, same)))
}

/// Packs the large lists among notes that are kept long.
pub fn pack_lists(notes: &mut [Undo]) {
    for note in notes {
        if let Some(smaller) = packed(note) {
            *note = smaller;
        }
    }
}

/// How many values two lists begin with in common.
fn common<'a>(old: impl Iterator<Item = &'a Value>, now: impl Iterator<Item = &'a Value>) -> usize {
    old.zip(now).take_while(|(old, now)| old.bits() == now.bits()).count()
}

/// Where each of the old values is now, if they are the same ones in another order.
fn order(old: &[Value], now: &[Value]) -> Option<Vec<u32>> {
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
