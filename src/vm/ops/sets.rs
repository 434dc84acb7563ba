//! Set algebra, in CPython's order: sets, frozensets, dict views.

use super::hash::hash_value;
use super::lookup::{dict_find_hashed, local_add, local_find, set_at, set_find_hashed};
use crate::code::{BinaryOp, CompareOp};
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::{DictViewKind, Object};
use crate::vm::set::Set;
use crate::vm::value::{Addr, Value};

/// What an operator may do set algebra with.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Set(Addr),
    Keys(Addr),
    Items(Addr),
}

fn side(call: &Call<'_>, v: Value) -> Option<Side> {
    let at = call.vm.unwrap(v).addr()?;
    match call.vm.heap.get(at) {
        Object::Set(_) => Some(Side::Set(at)),
        Object::DictView(DictViewKind::Keys, dict) => Some(Side::Keys(*dict)),
        Object::DictView(DictViewKind::Items, dict) => Some(Side::Items(*dict)),
        _ => None,
    }
}

/// Items with their hashes, in order.
fn hashed(call: &mut Call<'_>, side: Side) -> Result<Vec<(i64, Value)>, Interrupt> {
    Ok(match side {
        Side::Set(at) => set_at(call.vm, at).map(|set| set.hashed().collect()).unwrap_or_default(),
        Side::Keys(dict) => call.vm.heap.dict(dict).iter().map(|entry| (entry.hash, entry.key)).collect(),
        Side::Items(dict) => {
            let pairs: Vec<_> =
                call.vm.heap.dict(dict).iter().map(|entry| [entry.key, entry.value]).collect();
            let mut items = Vec::with_capacity(pairs.len());
            for pair in pairs {
                let pair = call.vm.heap.tuple(pair);
                items.push((hash_value(call, pair)?, pair));
            }
            items
        }
    })
}

/// How many items.
fn size(call: &Call<'_>, side: Side) -> usize {
    match side {
        Side::Set(at) => set_at(call.vm, at).map_or(0, Set::len),
        Side::Keys(dict) | Side::Items(dict) => call.vm.heap.dict(dict).len(),
    }
}

fn has(call: &mut Call<'_>, side: Side, hash: i64, key: Value) -> Result<bool, Interrupt> {
    match side {
        Side::Set(at) => Ok(set_find_hashed(call, at, hash, key)?.is_some()),
        Side::Keys(dict) => Ok(dict_find_hashed(call, dict, hash, key)?.is_some()),
        Side::Items(_) => {
            for (other, item) in hashed(call, side)? {
                if other == hash && super::compare::equal(call, item, key)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
    }
}

/// Whether every item of `a` is in `b`.
fn within(call: &mut Call<'_>, a: Side, b: Side) -> Result<bool, Interrupt> {
    if size(call, a) > size(call, b) {
        return Ok(false);
    }
    let items = hashed(call, a)?;
    call.vm.charge_items(items.len());
    for (hash, key) in items {
        if !has(call, b, hash, key)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `a op b` of sets and dict views; nothing where they are not both.
pub(super) fn compare_sets(
    call: &mut Call<'_>,
    op: CompareOp,
    a: Value,
    b: Value,
) -> Result<Option<bool>, Interrupt> {
    let (Some(x), Some(y)) = (side(call, a), side(call, b)) else { return Ok(None) };
    let (len_x, len_y) = (size(call, x), size(call, y));
    Ok(Some(match op {
        CompareOp::Equal => len_x == len_y && within(call, x, y)?,
        CompareOp::NotEqual => len_x != len_y || !within(call, x, y)?,
        CompareOp::LessEqual => within(call, x, y)?,
        CompareOp::Less => len_x < len_y && within(call, x, y)?,
        CompareOp::GreaterEqual => within(call, y, x)?,
        CompareOp::Greater => len_y < len_x && within(call, y, x)?,
    }))
}

/// `item in set`: a set that is no key by itself is looked for as a frozenset.
pub(super) fn set_contains(call: &mut Call<'_>, at: Addr, item: Value) -> Result<bool, Interrupt> {
    if let Some(Object::Set(set)) = call.vm.heap.of(call.vm.unwrap(item))
        && !set.frozen
    {
        let mut frozen = (**set).clone();
        frozen.frozen = true;
        let frozen = Value::Object(call.vm.heap.alloc(Object::Set(Box::new(frozen))));
        let hash = hash_value(call, frozen)?;
        return Ok(set_find_hashed(call, at, hash, frozen)?.is_some());
    }
    let hash = hash_value(call, item)?;
    Ok(set_find_hashed(call, at, hash, item)?.is_some())
}

/// A copy of a set, as CPython makes it.
pub fn copy(set: &Set, frozen: bool) -> Set {
    let mut result = Set::new(frozen);
    result.merge(set);
    result
}

/// Adds items with known hashes to a set that is not on the heap yet.
pub fn update(call: &mut Call<'_>, set: &mut Set, items: &[(i64, Value)]) -> Result<(), Interrupt> {
    call.vm.charge_items(items.len());
    for &(hash, key) in items {
        local_add(call, set, hash, key)?;
    }
    Ok(())
}

/// `a | b`, `a & b`, `a - b`, `a ^ b` as a set that is not on the heap yet; the operands are sets at these addresses.
pub fn combine(call: &mut Call<'_>, op: BinaryOp, a: Addr, b: Addr) -> Result<Set, Interrupt> {
    let frozen = set_at(call.vm, a).is_some_and(|set| set.frozen);
    combine_sides(call, op, Side::Set(a), Side::Set(b), frozen)
}

fn combine_sides(
    call: &mut Call<'_>,
    op: BinaryOp,
    a: Side,
    b: Side,
    frozen: bool,
) -> Result<Set, Interrupt> {
    let mut result = Set::new(frozen);
    let views = !matches!((a, b), (Side::Set(_), Side::Set(_)));
    match op {
        BinaryOp::BitOr => {
            start_from(call, &mut result, a)?;
            merge(call, &mut result, b)?;
        }
        BinaryOp::BitAnd => {
            let (big, small) = if size(call, b) > size(call, a) { (b, a) } else { (a, b) };
            let items = hashed(call, small)?;
            call.vm.charge_items(items.len());
            for (hash, key) in items {
                if has(call, big, hash, key)? {
                    local_add(call, &mut result, hash, key)?;
                }
            }
        }
        // A few to be taken from many: from a copy.
        BinaryOp::Subtract if views || size(call, a) >> 2 > size(call, b) => {
            start_from(call, &mut result, a)?;
            remove_all(call, &mut result, b)?;
        }
        BinaryOp::Subtract => {
            let items = hashed(call, a)?;
            call.vm.charge_items(items.len());
            for (hash, key) in items {
                if !has(call, b, hash, key)? {
                    local_add(call, &mut result, hash, key)?;
                }
            }
        }
        _ => {
            let (first, second) = if views { (a, b) } else { (b, a) };
            start_from(call, &mut result, first)?;
            let mut items = hashed(call, second)?;
            if views {
                let mut set = Set::new(false);
                update(call, &mut set, &items)?;
                items = set.hashed().collect();
            }
            call.vm.charge_items(items.len());
            for (hash, key) in items {
                match local_find(call, &result, hash, key)? {
                    Some(at) => {
                        result.remove(at);
                    }
                    None => result.insert(hash, key),
                }
            }
        }
    }
    Ok(result)
}

/// Adds the items of `from`, as `set_update` does.
fn merge(call: &mut Call<'_>, result: &mut Set, from: Side) -> Result<(), Interrupt> {
    if let Side::Set(at) = from
        && let Some(other) = set_at(call.vm, at)
    {
        if result.is_fresh() {
            result.merge(other);
            return Ok(());
        }
        result.reserve_for(other.len());
    }
    if let Side::Keys(dict) = from {
        result.reserve_for(call.vm.heap.dict(dict).len());
    }
    let items = hashed(call, from)?;
    update(call, result, &items)
}

/// Removes the items of `other`, as `set_difference_update` does.
fn remove_all(call: &mut Call<'_>, result: &mut Set, other: Side) -> Result<(), Interrupt> {
    let items = hashed(call, other)?;
    call.vm.charge_items(items.len());
    for (hash, key) in items {
        if let Some(place) = local_find(call, result, hash, key)? {
            result.remove(place);
        }
    }
    result.sweep();
    Ok(())
}

fn start_from(call: &mut Call<'_>, result: &mut Set, from: Side) -> Result<(), Interrupt> {
    merge(call, result, from)
}

/// Adds the items of any iterable, as `set_update_internal` does: those of a set or dict at once.
pub fn extend(call: &mut Call<'_>, set: &mut Set, iterable: Value) -> Result<(), Interrupt> {
    match (side(call, iterable), iterable) {
        (Some(from @ Side::Set(_)), _) => return merge(call, set, from),
        (_, Value::Object(at)) if matches!(call.vm.heap.get(at), Object::Dict(_)) => {
            return merge(call, set, Side::Keys(at));
        }
        _ => {}
    }
    let items = super::iterate::items(call, iterable)?;
    let mut hashed = Vec::with_capacity(items.len());
    for item in items {
        hashed.push((hash_value(call, item)?, item));
    }
    update(call, set, &hashed)
}

/// `a op b` where one side is a set or a dict view; nothing where the types give NotImplemented.
pub(super) fn binary(
    call: &mut Call<'_>,
    op: BinaryOp,
    a: Value,
    b: Value,
) -> Result<Option<Value>, Interrupt> {
    let (x, y) = (side(call, a), side(call, b));
    let (Some(x), Some(y)) = (x, y) else {
        // A dict view takes any iterable.
        let view = |side| matches!(side, Some(Side::Keys(_) | Side::Items(_)));
        if !view(x) && !view(y) {
            return Ok(None);
        }
        let (other, left) = if x.is_some() { (b, true) } else { (a, false) };
        let mut set = Set::new(false);
        extend(call, &mut set, other)?;
        let set = Value::Object(call.vm.heap.alloc(Object::Set(Box::new(set))));
        return if left { binary(call, op, a, set) } else { binary(call, op, set, b) };
    };
    let frozen = match x {
        Side::Set(at) if matches!(y, Side::Set(_)) => set_at(call.vm, at).is_some_and(|set| set.frozen),
        _ => false,
    };
    let set = combine_sides(call, op, x, y, frozen)?;
    Ok(Some(Value::Object(call.vm.heap.alloc(Object::Set(Box::new(set))))))
}

/// `a op= b` of a set, in place; whether it was one.
pub(super) fn in_place(call: &mut Call<'_>, op: BinaryOp, a: Value, b: Value) -> Result<bool, Interrupt> {
    let (Some(Side::Set(at)), Some(Side::Set(bt))) = (side(call, a), side(call, b)) else {
        return Ok(false);
    };
    let Some(set) = set_at(call.vm, at) else { return Ok(false) };
    if set.frozen {
        return Ok(false);
    }
    let mut result = set.clone();
    match op {
        BinaryOp::BitOr => merge(call, &mut result, Side::Set(bt))?,
        BinaryOp::BitAnd => result = combine(call, op, at, bt)?,
        BinaryOp::Subtract => remove_all(call, &mut result, Side::Set(bt))?,
        _ => {
            for (hash, key) in hashed(call, Side::Set(bt))? {
                match local_find(call, &result, hash, key)? {
                    Some(place) => {
                        result.remove(place);
                    }
                    None => result.insert(hash, key),
                }
            }
        }
    }
    put(call, at, result);
    Ok(true)
}

/// Replaces what the set at `at` holds.
pub fn put(call: &mut Call<'_>, at: Addr, mut set: Set) {
    call.vm.heap.charge_bytes(set.bytes());
    if let Object::Set(items) = call.vm.heap.write(at) {
        set.finger = items.finger;
        **items = set;
    }
}
