//! Numbers and lists in few bytes, for notes that are kept long.

use super::Undo;
use crate::vm::object::{List, Object};
use crate::vm::value::{Addr, Value};

/// A list of fewer items is kept as it is.
pub(super) const LARGE: usize = 64;

/// Each number as what it is more or less than the one before, seven bits a byte: neighbours are mostly alike.
pub(super) fn pack(numbers: &mut dyn Iterator<Item = u64>) -> Box<[u8]> {
    let (mut bytes, mut before) = (Vec::new(), 0);
    for number in numbers {
        let more = number.wrapping_sub(before) as i64;
        // The sign goes to the lowest bit.
        let mut left = (more << 1 ^ more >> 63) as u64;
        while left >= 128 {
            bytes.push(left as u8 | 128);
            left >>= 7;
        }
        bytes.push(left as u8);
        before = number;
    }
    bytes.into()
}

/// Takes `pack` back.
pub(super) fn unpack(bytes: &[u8]) -> Vec<u64> {
    let (mut numbers, mut before, mut left, mut shift) = (Vec::new(), 0u64, 0u64, 0);
    for &byte in bytes {
        left |= u64::from(byte & 127) << shift;
        shift += 7;
        if byte < 128 {
            before = before.wrapping_add(left >> 1 ^ (left & 1).wrapping_neg());
            numbers.push(before);
            (left, shift) = (0, 0);
        }
    }
    numbers
}

/// A note of a large list of ints alone, or of objects alone, in fewer bytes; from elsewhere nothing.
pub(super) fn packed(note: &Undo) -> Option<Undo> {
    let Undo::Whole { at, serial, object: Object::List(items) } = note else { return None };
    if items.len() < LARGE {
        return None;
    }
    let objects = matches!(items[0], Value::Object(_));
    let alike = |item: &Value| match item {
        Value::Int(_) => !objects,
        Value::Object(_) => objects,
        _ => false,
    };
    let numbers = || std::iter::once(u64::from(items.room)).chain(items.iter().map(|item| item.bits().1));
    let bytes = items.iter().all(alike).then(|| pack(&mut numbers()))?;
    Some(Undo::Packed { at: *at, serial: *serial, objects, bytes })
}

/// The list that `packed` made small.
pub(super) fn list(objects: bool, bytes: &[u8]) -> Object {
    let value = |number| if objects { Value::Object(Addr(number as u32)) } else { Value::Int(number as i64) };
    let mut numbers = unpack(bytes).into_iter();
    let room = numbers.next().unwrap_or_default() as u32;
    Object::List(Box::new(List { items: numbers.map(value).collect(), room }))
}
