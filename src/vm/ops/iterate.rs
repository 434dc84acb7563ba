//! Iterators: making them, stepping them, taking everything.

use super::items::{character_value, range_len};
use super::{method, quoted_type};
use crate::vm::classes;
use crate::vm::iter::{Give, Iter};
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::{DictViewKind, Object};
use crate::vm::value::{Addr, Value};

/// How deep iterators over iterators (`enumerate`, `zip`) may nest.
const DEPTH: usize = 100;

/// The iterator over a built-in, without asking: nothing for what is none.
#[inline]
pub fn fast_iter(vm: &mut Machine, v: Value) -> Option<Value> {
    let Value::Object(at) = v else { return None };
    let iter = match vm.heap.get(at) {
        Object::Generator(generator) if !generator.kind.iterates() => return None,
        Object::Iter(_) | Object::Generator(_) => return Some(v),
        Object::List(_) => Iter::List { list: Some(at), at: 0 },
        Object::Tuple(_) => Iter::Tuple { tuple: at, at: 0 },
        Object::Range(range) => {
            let (start, stop, step) = **range;
            Iter::Range { next: start, step, left: range_len(start, stop, step) }
        }
        Object::Str(_) => Iter::Str { text: at, at: 0 },
        Object::Bytes(_) | Object::ByteArray(_) => Iter::Bytes { bytes: at, at: 0 },
        Object::Dict(dict) => Iter::Dict {
            dict: at,
            at: 0,
            len: dict.len(),
            left: dict.len(),
            give: Give::Keys,
            reversed: false,
        },
        Object::DictView(kind, dict) => {
            let give = match kind {
                DictViewKind::Keys => Give::Keys,
                DictViewKind::Values => Give::Values,
                DictViewKind::Items => Give::Items,
            };
            let len = vm.heap.dict(*dict).len();
            Iter::Dict { dict: *dict, at: 0, len, left: len, give, reversed: false }
        }
        Object::Set(set) => Iter::Set { set: at, at: 0, len: set.len() },
        _ => return None,
    };
    Some(Value::Object(vm.heap.alloc(Object::Iter(Box::new(iter)))))
}

/// `iter(v)`
pub fn iter(call: &mut Call<'_>, v: Value) -> Result<Value, Interrupt> {
    if let Some(iterator) = fast_iter(call.vm, v) {
        return Ok(iterator);
    }
    if let Some(method) = method(call.vm, v, "__iter__") {
        if method.found == Value::None {
            return Err(not_iterable(call, v));
        }
        let iterator = method.ask(call, &[])?;
        if !is_iterator(call.vm, iterator) {
            let text = format!("iter() returned non-iterator of type {}", quoted_type(call.vm, iterator));
            return Err(call.type_error(text));
        }
        return Ok(iterator);
    }
    let inside = call.vm.unwrap(v);
    if inside != v
        && let Some(iterator) = fast_iter(call.vm, inside)
    {
        return Ok(iterator);
    }
    if method(call.vm, v, "__getitem__").is_some() {
        let make = call.vm.library("_iterate_sequence");
        return call.ask(make, &[v]);
    }
    Err(not_iterable(call, v))
}

fn not_iterable(call: &mut Call<'_>, v: Value) -> Interrupt {
    let text = format!("{} object is not iterable", quoted_type(call.vm, v));
    call.type_error(text)
}

/// Whether `next` may be called on it.
pub fn is_iterator(vm: &Machine, v: Value) -> bool {
    matches!(vm.heap.of(v), Some(Object::Iter(_)))
        || matches!(vm.heap.of(v), Some(Object::Generator(generator)) if generator.kind.iterates())
        || method(vm, v, "__next__").is_some()
}

/// Whether `iter` would give something (an `__iter__` that fails notwithstanding).
pub fn is_iterable(vm: &Machine, v: Value) -> bool {
    let inside = vm.unwrap(v);
    let builtin = matches!(
        vm.heap.of(inside),
        Some(
            Object::Iter(_)
                | Object::List(_)
                | Object::Tuple(_)
                | Object::Range(_)
                | Object::Str(_)
                | Object::Bytes(_)
                | Object::ByteArray(_)
                | Object::Dict(_)
                | Object::DictView(..)
                | Object::Set(_)
        )
    );
    let generator =
        matches!(vm.heap.of(inside), Some(Object::Generator(generator)) if generator.kind.iterates());
    let builtin = builtin || generator;
    match method(vm, v, "__iter__") {
        Some(method) => method.found != Value::None,
        None => builtin || method(vm, v, "__getitem__").is_some(),
    }
}

/// `next(iterator)`; nothing once it is exhausted. A built-in iterator moves on: ask for nothing afterwards.
pub fn next(call: &mut Call<'_>, iterator: Value) -> Result<Option<Value>, Interrupt> {
    let answer = match call.vm.heap.of(iterator) {
        Some(Object::Iter(_)) => {
            return match iterator {
                Value::Object(at) => fast_next(call.vm, at),
                _ => Ok(None),
            };
        }
        Some(Object::Generator(generator)) if generator.kind.iterates() => {
            match call.vm.type_method(iterator, "__next__") {
                Some(next) => call.ask_or_error(next, &[])?,
                None => return Err(Interrupt::Fault("generators have no __next__".into())),
            }
        }
        _ => match method(call.vm, iterator, "__next__") {
            Some(method) => method.ask_or_error(call, &[])?,
            None => {
                let text = format!("{} object is not an iterator", quoted_type(call.vm, iterator));
                return Err(call.type_error(text));
            }
        },
    };
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(exception) if call.vm.is_instance(exception, classes::STOP_ITERATION) => Ok(None),
        Err(exception) => Err(Interrupt::Raise(exception)),
    }
}

/// The next item of a built-in iterator, which runs no program's code.
#[inline]
pub fn fast_next(vm: &mut Machine, iterator: Addr) -> Result<Option<Value>, Interrupt> {
    step(vm, iterator, 0)
}

fn step(vm: &mut Machine, iterator: Addr, depth: usize) -> Result<Option<Value>, Interrupt> {
    let Object::Iter(iter) = vm.heap.get(iterator) else { return Ok(None) };
    // What comes, and where the iterator is then.
    let (item, moved) = match **iter {
        Iter::Range { left: 0, .. } | Iter::List { list: None, .. } => return Ok(None),
        Iter::Range { next, .. } => (Value::Int(next), 1),
        Iter::List { list: Some(list), at } => match vm.heap.list_items(list).get(at) {
            Some(&item) => (item, at + 1),
            None => {
                if let Object::Iter(iter) = vm.heap.write(iterator) {
                    **iter = Iter::List { list: None, at };
                }
                return Ok(None);
            }
        },
        Iter::ListReversed { list, at } => {
            let last = at.checked_sub(1);
            match last.and_then(|last| vm.heap.list_items(list).get(last)) {
                Some(&item) => (item, at - 1),
                None if at == 0 => return Ok(None),
                None => (Value::Nil, 0),
            }
        }
        Iter::Tuple { tuple, at } => match vm.heap.get(tuple) {
            Object::Tuple(items) => match items.get(at) {
                Some(&item) => (item, at + 1),
                None => return Ok(None),
            },
            _ => return Ok(None),
        },
        Iter::Values { ref values, at } => match values.get(at) {
            Some(&item) => (item, at + 1),
            None => return Ok(None),
        },
        Iter::Str { text, at } => {
            let Object::Str(text) = vm.heap.get(text) else { return Ok(None) };
            let Some(c) = text.text.get(at..).and_then(|rest| rest.chars().next()) else { return Ok(None) };
            (character_value(vm, c), at + c.len_utf8())
        }
        Iter::Bytes { bytes, at } => match vm.heap.get(bytes) {
            Object::Bytes(bytes) | Object::ByteArray(bytes) => match bytes.get(at) {
                Some(&byte) => (Value::Int(i64::from(byte)), at + 1),
                None => return Ok(None),
            },
            _ => return Ok(None),
        },
        Iter::Dict { dict, at, len, left, give, reversed } => {
            match dict_step(vm, iterator, dict, at, (len, left), give, reversed)? {
                Some(found) => found,
                None => return Ok(None),
            }
        }
        Iter::Set { set, at, len } => {
            let Object::Set(items) = vm.heap.get(set) else { return Ok(None) };
            if len == usize::MAX {
                return Ok(None);
            }
            if items.len() != len {
                return Err(changed(vm, "Set changed size during iteration"));
            }
            match items.next_from(at) {
                Some(found) => found,
                None => {
                    exhaust(vm, iterator);
                    return Ok(None);
                }
            }
        }
        Iter::Enumerate { .. } | Iter::Zip { .. } if depth >= DEPTH => return Err(vm.recursion_error()),
        Iter::Enumerate { inner, count } => {
            let Some(item) = step(vm, inner, depth + 1)? else { return Ok(None) };
            (vm.heap.tuple([Value::Int(count), item]), 0)
        }
        Iter::Zip { ref inner, strict } => {
            let inner = inner.clone();
            return zip(vm, &inner, strict, depth);
        }
    };
    if let Object::Iter(iter) = vm.heap.write(iterator) {
        match &mut **iter {
            Iter::Range { next, step, left } => {
                *next = next.wrapping_add(*step);
                *left -= 1;
            }
            Iter::List { at, .. }
            | Iter::ListReversed { at, .. }
            | Iter::Tuple { at, .. }
            | Iter::Values { at, .. }
            | Iter::Str { at, .. }
            | Iter::Bytes { at, .. }
            | Iter::Set { at, .. } => *at = moved,
            Iter::Dict { at, left, .. } => {
                *at = moved;
                *left -= 1;
            }
            Iter::Enumerate { count, .. } => *count = count.saturating_add(1),
            Iter::Zip { .. } => {}
        }
    }
    Ok((!item.is_nil()).then_some(item))
}

/// How many items an iterator over a built-in still gives, where that is known.
pub fn left(vm: &Machine, at: Addr) -> Option<usize> {
    let Object::Iter(iter) = vm.heap.get(at) else { return None };
    let len = |at: Addr| super::truth::fast_len(vm, Value::Object(at)).unwrap_or(0);
    Some(match **iter {
        Iter::List { list: None, .. } => 0,
        Iter::List { list: Some(list), at } => len(list).saturating_sub(at),
        Iter::ListReversed { list, at } => at.min(len(list)),
        Iter::Tuple { tuple, at } => len(tuple).saturating_sub(at),
        Iter::Range { left, .. } => usize::try_from(left).unwrap_or(usize::MAX),
        Iter::Str { text, at } => match vm.heap.get(text) {
            Object::Str(text) => text.text.get(at..).map_or(0, |rest| rest.chars().count()),
            _ => 0,
        },
        Iter::Bytes { bytes, at } => len(bytes).saturating_sub(at),
        Iter::Dict { dict, len: then, left, .. } => {
            if len(dict) == then {
                left
            } else {
                0
            }
        }
        Iter::Set { set, at, len: then } => match vm.heap.get(set) {
            Object::Set(items) if items.len() == then => {
                let mut place = at;
                let mut left = 0;
                while let Some((_, next)) = items.next_from(place) {
                    (place, left) = (next, left + 1);
                }
                left
            }
            _ => 0,
        },
        Iter::Values { ref values, at } => values.len().saturating_sub(at),
        Iter::Enumerate { .. } | Iter::Zip { .. } => return None,
    })
}

/// The next of a dict iterator, and its place after that.
fn dict_step(
    vm: &mut Machine,
    iterator: Addr,
    dict: Addr,
    at: usize,
    (len, left): (usize, usize),
    give: Give,
    reversed: bool,
) -> Result<Option<(Value, usize)>, Interrupt> {
    if len == usize::MAX {
        return Ok(None);
    }
    let there = vm.heap.dict(dict);
    if there.len() != len {
        return Err(changed(vm, "dictionary changed size during iteration"));
    }
    let entries = there.entries();
    // `at` counts from the end where it goes backwards.
    let found = if reversed {
        entries.iter().rev().enumerate().skip(at).find(|(_, entry)| !entry.key.is_nil())
    } else {
        entries.iter().enumerate().skip(at).find(|(_, entry)| !entry.key.is_nil())
    };
    let Some((index, &entry)) = found else {
        exhaust(vm, iterator);
        return Ok(None);
    };
    // As many as there were at first have been given: what is there still is new.
    if left == 0 {
        return Err(changed(vm, "dictionary keys changed during iteration"));
    }
    let item = match give {
        Give::Keys => entry.key,
        Give::Values => entry.value,
        Give::Items => vm.heap.tuple([entry.key, entry.value]),
    };
    Ok(Some((item, index + 1)))
}

/// A container that changed under its iterator.
fn changed(vm: &mut Machine, text: &str) -> Interrupt {
    vm.error(classes::RUNTIME_ERROR, text)
}

/// Marks a dict's or set's iterator as over, whatever becomes of the container.
fn exhaust(vm: &mut Machine, iterator: Addr) {
    if let Object::Iter(iter) = vm.heap.write(iterator)
        && let Iter::Dict { len, .. } | Iter::Set { len, .. } = &mut **iter
    {
        *len = usize::MAX;
    }
}

fn zip(vm: &mut Machine, inner: &[Addr], strict: bool, depth: usize) -> Result<Option<Value>, Interrupt> {
    let mut items = Vec::with_capacity(inner.len());
    for (index, &at) in inner.iter().enumerate() {
        match step(vm, at, depth + 1)? {
            Some(item) => items.push(item),
            None if !strict => return Ok(None),
            None if index > 0 => return Err(uneven(vm, index, "shorter")),
            None => {
                for (index, &at) in inner.iter().enumerate().skip(1) {
                    if step(vm, at, depth + 1)?.is_some() {
                        return Err(uneven(vm, index, "longer"));
                    }
                }
                return Ok(None);
            }
        }
    }
    if items.is_empty() {
        return Ok(None);
    }
    Ok(Some(vm.heap.tuple(items)))
}

fn uneven(vm: &mut Machine, index: usize, how: &str) -> Interrupt {
    let before = if index == 1 { "argument 1".to_string() } else { format!("arguments 1-{index}") };
    let text = format!("zip() argument {} is {how} than {before}", index + 1);
    vm.error(classes::VALUE_ERROR, &text)
}

/// Everything that iterating `v` gives. A built-in iterator is used up: what it gave is kept on the tape, so that
/// asking afterwards is safe.
pub fn items(call: &mut Call<'_>, v: Value) -> Result<Vec<Value>, Interrupt> {
    if method(call.vm, v, "__iter__").is_none() {
        let inside = call.vm.unwrap(v);
        if let Some(items) = fast_items(call, inside)? {
            return Ok(items);
        }
    }
    if !is_iterable(call.vm, v) {
        return Err(not_iterable(call, v));
    }
    let collect = call.vm.library("_collect");
    let list = call.ask(collect, &[v])?;
    match call.vm.heap.of(list) {
        Some(Object::List(items)) => Ok(items.to_vec()),
        _ => Err(Interrupt::Fault("_collect gave no list".into())),
    }
}

/// All items of a built-in container or iterator.
fn fast_items(call: &mut Call<'_>, v: Value) -> Result<Option<Vec<Value>>, Interrupt> {
    let Value::Object(at) = v else { return Ok(None) };
    if let Some(len) = super::truth::fast_len(call.vm, v) {
        call.vm.check_size(len)?;
        call.vm.charge(len);
    }
    Ok(Some(match call.vm.heap.get(at) {
        Object::List(items) => items.to_vec(),
        Object::Tuple(items) => items.to_vec(),
        Object::Set(set) => set.iter().collect(),
        Object::Dict(dict) => dict.iter().map(|entry| entry.key).collect(),
        Object::DictView(DictViewKind::Keys, dict) => {
            call.vm.heap.dict(*dict).iter().map(|entry| entry.key).collect()
        }
        Object::DictView(DictViewKind::Values, dict) => {
            call.vm.heap.dict(*dict).iter().map(|entry| entry.value).collect()
        }
        Object::Bytes(bytes) | Object::ByteArray(bytes) => {
            bytes.iter().map(|&byte| Value::Int(i64::from(byte))).collect()
        }
        Object::Str(text) => {
            let chars: Vec<char> = text.text.chars().collect();
            call.vm.charge_items(chars.len());
            chars.into_iter().map(|c| character_value(call.vm, c)).collect()
        }
        Object::Iter(_) => return drain(call, at).map(Some),
        Object::Range(_) | Object::DictView(..) => {
            let Some(Value::Object(iterator)) = fast_iter(call.vm, v) else { return Ok(None) };
            collect(call, iterator)?
        }
        _ => return Ok(None),
    }))
}

fn collect(call: &mut Call<'_>, iterator: Addr) -> Result<Vec<Value>, Interrupt> {
    let mut items = Vec::new();
    while let Some(item) = fast_next(call.vm, iterator)? {
        items.push(item);
        if items.len() % 1000 == 0 {
            call.vm.check_size(items.len())?;
            call.vm.charge_items(1000);
        }
    }
    Ok(items)
}

fn drain(call: &mut Call<'_>, iterator: Addr) -> Result<Vec<Value>, Interrupt> {
    let items = collect(call, iterator)?;
    let list = call.vm.heap.list(items);
    let kept = call.keep(list);
    match call.vm.heap.of(kept) {
        Some(Object::List(items)) => Ok(items.to_vec()),
        _ => Ok(Vec::new()),
    }
}
