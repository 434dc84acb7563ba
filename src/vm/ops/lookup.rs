//! Finding keys in dicts and items in sets.
//!
//! Keys that compare without asking are found at once; the others, which have the same hash, are asked one by one.

use super::compare::{equal, fast_equal};
use super::hash::{fast_hash, hash_value};
use crate::vm::classes;
use crate::vm::dict::{Dict, Entry};
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::set::Set;
use crate::vm::value::{Addr, Value};
use smallvec::SmallVec;

/// Keys with the right hash that only asking can compare.
type Doubtful = SmallVec<[Value; 4]>;

/// The key's hash, and the entry it is at.
pub fn dict_find(call: &mut Call<'_>, dict: Addr, key: Value) -> Result<(i64, Option<usize>), Interrupt> {
    let hash = hash_value(call, key)?;
    Ok((hash, dict_find_hashed(call, dict, hash, key)?))
}

/// As `dict_find`, the hash known.
pub fn dict_find_hashed(
    call: &mut Call<'_>,
    dict: Addr,
    hash: i64,
    key: Value,
) -> Result<Option<usize>, Interrupt> {
    let (found, doubtful) = scan_dict(call.vm, call.vm.heap.dict(dict), hash, key);
    if found.is_some() {
        return Ok(found);
    }
    for other in doubtful {
        if equal(call, other, key)? {
            return Ok(call.vm.heap.dict(dict).find(hash, |there| there == other));
        }
    }
    Ok(None)
}

fn scan_dict(vm: &Machine, dict: &Dict, hash: i64, key: Value) -> (Option<usize>, Doubtful) {
    let mut doubtful = Doubtful::new();
    let found = dict.find(hash, |other| {
        fast_equal(vm, other, key).unwrap_or_else(|| {
            doubtful.push(other);
            false
        })
    });
    (found, doubtful)
}

/// The entry of a key that needs no asking: `None` where it does, `Some(None)` where it is not there.
#[inline]
pub fn fast_dict_find(vm: &Machine, dict: Addr, key: Value) -> Option<Option<usize>> {
    let hash = fast_hash(vm, key)?;
    let (found, doubtful) = scan_dict(vm, vm.heap.dict(dict), hash, key);
    (found.is_some() || doubtful.is_empty()).then_some(found)
}

/// `dict.get(key)`
pub fn dict_get(call: &mut Call<'_>, dict: Addr, key: Value) -> Result<Option<Value>, Interrupt> {
    let (_, found) = dict_find(call, dict, key)?;
    Ok(found.and_then(|at| call.vm.heap.dict(dict).entries().get(at)).map(|entry| entry.value))
}

/// `dict[key] = value`
pub fn dict_set(call: &mut Call<'_>, dict: Addr, key: Value, value: Value) -> Result<(), Interrupt> {
    let (hash, found) = dict_find(call, dict, key)?;
    match found {
        Some(at) => call.vm.heap.dict_set_value(dict, at, value),
        None => call.vm.heap.dict_push(dict, Entry { hash, key, value }),
    }
    Ok(())
}

/// Removes the key and gives its value, if it was there.
pub fn dict_delete(call: &mut Call<'_>, dict: Addr, key: Value) -> Result<Option<Value>, Interrupt> {
    let (_, found) = dict_find(call, dict, key)?;
    Ok(found.map(|at| call.vm.heap.dict_remove(dict, at).value))
}

/// `dict[key] = value` in a dict that is not on the heap yet.
pub fn local_set(call: &mut Call<'_>, dict: &mut Dict, key: Value, value: Value) -> Result<(), Interrupt> {
    let hash = hash_value(call, key)?;
    local_set_hashed(call, dict, Entry { hash, key, value })
}

/// As `local_set`, the hash known.
pub fn local_set_hashed(call: &mut Call<'_>, dict: &mut Dict, entry: Entry) -> Result<(), Interrupt> {
    let (mut found, doubtful) = scan_dict(call.vm, dict, entry.hash, entry.key);
    if found.is_none() {
        for other in doubtful {
            if equal(call, other, entry.key)? {
                found = dict.find(entry.hash, |there| there == other);
                break;
            }
        }
    }
    match found {
        Some(at) => {
            dict.replace_value(at, entry.value);
        }
        None => dict.push(entry),
    }
    Ok(())
}

/// The set or frozenset at `at`.
pub fn set_at(vm: &Machine, at: Addr) -> Option<&Set> {
    match vm.heap.get(at) {
        Object::Set(set) => Some(set),
        _ => None,
    }
}

fn scan_set(vm: &Machine, set: &Set, hash: i64, key: Value) -> (Option<usize>, Doubtful) {
    let mut doubtful = Doubtful::new();
    let found = set.try_find(hash, |other| {
        Ok::<bool, ()>(fast_equal(vm, other, key).unwrap_or_else(|| {
            doubtful.push(other);
            false
        }))
    });
    (found.unwrap_or(None), doubtful)
}

/// The key's hash, and the table place it is at.
pub fn set_find(call: &mut Call<'_>, set: Addr, key: Value) -> Result<(i64, Option<usize>), Interrupt> {
    let hash = hash_value(call, key)?;
    Ok((hash, set_find_hashed(call, set, hash, key)?))
}

/// As `set_find`, the hash known.
pub fn set_find_hashed(
    call: &mut Call<'_>,
    set: Addr,
    hash: i64,
    key: Value,
) -> Result<Option<usize>, Interrupt> {
    let Some(items) = set_at(call.vm, set) else { return Ok(None) };
    let (found, doubtful) = scan_set(call.vm, items, hash, key);
    if found.is_some() {
        return Ok(found);
    }
    for other in doubtful {
        if equal(call, other, key)? {
            let place = |items: &Set| items.try_find(hash, |there| Ok::<bool, ()>(there == other)).ok();
            return Ok(set_at(call.vm, set).and_then(place).flatten());
        }
    }
    Ok(None)
}

/// As `set_find_hashed`, for a set that is not on the heap yet.
pub fn local_find(call: &mut Call<'_>, set: &Set, hash: i64, key: Value) -> Result<Option<usize>, Interrupt> {
    let (found, doubtful) = scan_set(call.vm, set, hash, key);
    if found.is_some() {
        return Ok(found);
    }
    for other in doubtful {
        if equal(call, other, key)? {
            return Ok(set.try_find(hash, |there| Ok::<bool, ()>(there == other)).unwrap_or(None));
        }
    }
    Ok(None)
}

/// Adds an item to a set that is not on the heap yet.
pub fn local_add(call: &mut Call<'_>, set: &mut Set, hash: i64, key: Value) -> Result<(), Interrupt> {
    if local_find(call, set, hash, key)?.is_none() {
        set.insert(hash, key);
    }
    Ok(())
}

/// Adds an item; whether it was not there.
pub fn set_add(call: &mut Call<'_>, set: Addr, key: Value) -> Result<bool, Interrupt> {
    let (hash, found) = set_find(call, set, key)?;
    if found.is_some() {
        return Ok(false);
    }
    call.vm.heap.set_insert(set, hash, key);
    call.vm.heap.charge_bytes(48);
    Ok(true)
}

/// Removes an item; whether it was there.
pub fn set_remove(call: &mut Call<'_>, set: Addr, key: Value) -> Result<bool, Interrupt> {
    let (_, found) = set_find(call, set, key)?;
    let Some(at) = found else { return Ok(false) };
    call.vm.heap.set_take(set, at);
    Ok(true)
}

/// `dict.update(other)` of a dict, or of an instance of a dict subclass.
pub fn dict_update(call: &mut Call<'_>, dict: Addr, other: Value) -> Result<(), Interrupt> {
    let Value::Object(from) = call.vm.unwrap(other) else { return Ok(()) };
    let entries: Vec<Entry> = call.vm.heap.dict(from).iter().copied().collect();
    dict_extend(call, dict, &entries)
}

/// Sets entries whose hashes are known. Doing so again changes nothing more, so asking in between is safe.
pub fn dict_extend(call: &mut Call<'_>, dict: Addr, entries: &[Entry]) -> Result<(), Interrupt> {
    call.vm.charge(entries.len());
    for &Entry { hash, key, value } in entries {
        match dict_find_hashed(call, dict, hash, key)? {
            Some(at) => call.vm.heap.dict_set_value(dict, at, value),
            None => call.vm.heap.dict_push(dict, Entry { hash, key, value }),
        }
    }
    Ok(())
}

/// The pairs that `dict(iterable)` takes, with the keys' hashes.
pub fn pairs(call: &mut Call<'_>, iterable: Value) -> Result<Vec<Entry>, Interrupt> {
    let items = super::iterate::items(call, iterable)?;
    let mut entries = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        if !super::iterate::is_iterable(call.vm, item) {
            let text = format!("cannot convert dictionary update sequence element #{index} to a sequence");
            return Err(call.type_error(text));
        }
        let both = super::iterate::items(call, item)?;
        let &[key, value] = &both[..] else {
            let text = format!(
                "dictionary update sequence element #{index} has length {}; 2 is required",
                both.len()
            );
            return Err(call.error(classes::VALUE_ERROR, text));
        };
        entries.push(Entry { hash: hash_value(call, key)?, key, value });
    }
    Ok(entries)
}
