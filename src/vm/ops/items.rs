//! `object[key]`: reading, assigning, deleting.

use super::number::{self, Int};
use super::{lookup, method, quoted_type, slices};
use crate::vm::classes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::{Addr, Value};

/// How many numbers a range has.
pub fn range_len(start: i64, stop: i64, step: i64) -> u64 {
    let (start, stop, step) = (i128::from(start), i128::from(stop), i128::from(step));
    let span = if step > 0 { stop - start } else { start - stop };
    if span <= 0 || step == 0 { 0 } else { ((span - 1) / step.abs() + 1) as u64 }
}

/// Whether a range has this number.
pub fn in_range((start, stop, step): (i64, i64, i64), number: i64) -> bool {
    let inside = if step > 0 { start <= number && number < stop } else { stop < number && number <= start };
    inside && (i128::from(number) - i128::from(start)) % i128::from(step) == 0
}

/// A str of one character: the one that code uses, where there is one.
pub fn character_value(vm: &mut Machine, c: char) -> Value {
    let mut buffer = [0; 4];
    let text: &str = c.encode_utf8(&mut buffer);
    match vm.heap.interned(text) {
        Some(at) => Value::Object(at),
        None => vm.heap.str(text),
    }
}

/// The character at `index` of a str.
fn character(vm: &mut Machine, at: Addr, index: usize) -> Option<Value> {
    let Object::Str(text) = vm.heap.get(at) else { return None };
    let c = if text.text.len() == text.chars as usize {
        *text.text.as_bytes().get(index)? as char
    } else {
        text.text.chars().nth(index)?
    };
    Some(character_value(vm, c))
}

/// `object[key]` for exact built-ins with simple keys, without asking or failing.
#[inline]
pub fn fast_get_item(vm: &mut Machine, object: Value, key: Value) -> Option<Value> {
    let Value::Object(at) = object else { return None };
    match (vm.heap.get(at), key) {
        (Object::List(items), Value::Int(index)) => items.get(place(index, items.len())?).copied(),
        (Object::Tuple(items), Value::Int(index)) => items.get(place(index, items.len())?).copied(),
        (Object::Dict(_), _) => {
            let found = lookup::fast_dict_find(vm, at, key)??;
            vm.heap.dict(at).entries().get(found).map(|entry| entry.value)
        }
        (Object::Str(text), Value::Int(index)) => {
            let index = place(index, text.chars as usize)?;
            character(vm, at, index)
        }
        _ => None,
    }
}

/// An index from either end, where it is one.
#[inline]
pub(super) fn place(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(len as i64)? } else { index };
    usize::try_from(index).ok().filter(|&index| index < len)
}

/// `object[key]`
pub fn get_item(call: &mut Call<'_>, object: Value, key: Value) -> Result<Value, Interrupt> {
    if let Some(value) = fast_get_item(call.vm, object, key) {
        return Ok(value);
    }
    if let Some(method) = method(call.vm, object, "__getitem__") {
        return method.ask(call, &[key]);
    }
    let Value::Object(at) = call.vm.unwrap(object) else { return not_subscriptable(call, object) };
    match call.vm.heap.get(at) {
        Object::Dict(_) => match lookup::dict_get(call, at, key)? {
            Some(value) => Ok(value),
            None => missing(call, object, key),
        },
        Object::Class(_) => class_item(call, at, key),
        Object::List(_)
        | Object::Tuple(_)
        | Object::Str(_)
        | Object::Bytes(_)
        | Object::ByteArray(_)
        | Object::Range(_) => {
            if let Some(Object::Slice(parts)) = call.vm.heap.of(key) {
                let parts = **parts;
                if let Some(value) = slices::get(call, at, parts)? {
                    return Ok(value);
                }
            }
            sequence_item(call, at, key)
        }
        _ => not_subscriptable(call, object),
    }
}

fn missing(call: &mut Call<'_>, object: Value, key: Value) -> Result<Value, Interrupt> {
    if let Some(method) = method(call.vm, object, "__missing__") {
        return method.ask(call, &[key]);
    }
    Err(Interrupt::Raise(call.vm.exception(classes::KEY_ERROR, &[key])))
}

fn not_subscriptable(call: &mut Call<'_>, object: Value) -> Result<Value, Interrupt> {
    let text = format!("{} object is not subscriptable", quoted_type(call.vm, object));
    Err(call.type_error(text))
}

/// `Class[key]`: its `__class_getitem__`; of a built-in container's class, a `types.GenericAlias`.
fn class_item(call: &mut Call<'_>, class: Addr, key: Value) -> Result<Value, Interrupt> {
    let found = call.vm.find_in_class(class, "__class_getitem__");
    if let Some(found) = found.filter(|found| *found != Value::None) {
        let found = match call.vm.heap.of(found) {
            Some(Object::ClassMethod(inner)) => *inner,
            _ => found,
        };
        return call.ask(found, &[Value::Object(class), key]);
    }
    let generic = [
        classes::LIST,
        classes::DICT,
        classes::TUPLE,
        classes::SET,
        classes::FROZENSET,
        classes::ENUMERATE,
        classes::MAPPING_PROXY,
        classes::GENERATOR,
        classes::COROUTINE,
        classes::ASYNC_GENERATOR,
    ];
    if class == classes::TYPE || generic.iter().any(|&generic| call.vm.is_subclass(class, generic)) {
        let alias = call.vm.library("_GenericAlias");
        return call.ask(alias, &[Value::Object(class), key]);
    }
    let text = format!("type '{}' is not subscriptable", call.vm.class_name(class));
    Err(call.type_error(text))
}

/// How a sequence calls itself and its indices in messages.
fn index_texts(object: &Object) -> (&'static str, &'static str) {
    match object {
        Object::List(_) => ("list indices must be integers or slices, not ", "list index out of range"),
        Object::Tuple(_) => ("tuple indices must be integers or slices, not ", "tuple index out of range"),
        Object::Bytes(_) => ("byte indices must be integers or slices, not ", "index out of range"),
        Object::ByteArray(_) => {
            ("bytearray indices must be integers or slices, not ", "bytearray index out of range")
        }
        Object::Range(_) => {
            ("range indices must be integers or slices, not ", "range object index out of range")
        }
        _ => ("string indices must be integers, not ", "string index out of range"),
    }
}

/// A key as an index into a sequence: TypeError for no index, IndexError for a far too large one.
pub(super) fn sequence_index(call: &mut Call<'_>, at: Addr, key: Value) -> Result<i64, Interrupt> {
    let Some(index) = number::try_index(call, key)? else {
        let (kind, _) = index_texts(call.vm.heap.get(at));
        let name = call.vm.type_name(key);
        let text = match call.vm.heap.get(at) {
            Object::Str(_) => format!("{kind}'{name}'"),
            _ => format!("{kind}{name}"),
        };
        return Err(call.type_error(text));
    };
    match number::int(call.vm, index) {
        Some(Int::Small(index)) => Ok(index),
        _ => {
            let text = format!("cannot fit {} into an index-sized integer", quoted_type(call.vm, key));
            Err(call.error(classes::INDEX_ERROR, text))
        }
    }
}

fn sequence_item(call: &mut Call<'_>, at: Addr, key: Value) -> Result<Value, Interrupt> {
    let index = sequence_index(call, at, key)?;
    let found = match call.vm.heap.get(at) {
        Object::List(items) => place(index, items.len()).and_then(|index| items.get(index).copied()),
        Object::Tuple(items) => place(index, items.len()).and_then(|index| items.get(index).copied()),
        Object::Bytes(bytes) | Object::ByteArray(bytes) => place(index, bytes.len())
            .and_then(|index| bytes.get(index))
            .map(|&byte| Value::Int(i64::from(byte))),
        Object::Range(range) => range_item(**range, index).map(Value::Int),
        Object::Str(text) => {
            let index = place(index, text.chars as usize);
            index.and_then(|index| character(call.vm, at, index))
        }
        _ => None,
    };
    match found {
        Some(value) => Ok(value),
        None => {
            let (_, text) = index_texts(call.vm.heap.get(at));
            Err(call.error(classes::INDEX_ERROR, text))
        }
    }
}

fn range_item((start, stop, step): (i64, i64, i64), index: i64) -> Option<i64> {
    let len = i128::from(range_len(start, stop, step));
    let index = i128::from(index);
    let index = if index < 0 { index + len } else { index };
    if !(0..len).contains(&index) {
        return None;
    }
    i64::try_from(i128::from(start) + index * i128::from(step)).ok()
}

/// `object[key] = value`
pub fn set_item(call: &mut Call<'_>, object: Value, key: Value, value: Value) -> Result<(), Interrupt> {
    if let (Value::Object(at), Value::Int(index)) = (object, key)
        && let Object::List(items) = call.vm.heap.get(at)
        && let Some(index) = place(index, items.len())
    {
        call.vm.heap.list_set(at, index, value);
        return Ok(());
    }
    if let Some(method) = method(call.vm, object, "__setitem__") {
        method.ask(call, &[key, value])?;
        return Ok(());
    }
    if let Value::Object(at) = call.vm.unwrap(object)
        && !matches!(call.vm.heap.of(object), Some(Object::Proxy(_)))
    {
        match call.vm.heap.get(at) {
            Object::Dict(_) => return lookup::dict_set(call, at, key, value),
            Object::List(_) => {
                if let Some(Object::Slice(parts)) = call.vm.heap.of(key) {
                    let parts = **parts;
                    return slices::set(call, at, parts, value);
                }
                let index = sequence_index(call, at, key)?;
                return match place(index, call.vm.heap.list_items(at).len()) {
                    Some(index) => {
                        call.vm.heap.list_set(at, index, value);
                        Ok(())
                    }
                    None => Err(call.error(classes::INDEX_ERROR, "list assignment index out of range")),
                };
            }
            Object::ByteArray(_) => return super::bytes::set(call, at, key, value),
            _ => {}
        }
    }
    let text = format!("{} object does not support item assignment", quoted_type(call.vm, object));
    Err(call.type_error(text))
}

/// `del object[key]`
pub fn delete_item(call: &mut Call<'_>, object: Value, key: Value) -> Result<(), Interrupt> {
    if let Some(method) = method(call.vm, object, "__delitem__") {
        method.ask(call, &[key])?;
        return Ok(());
    }
    if let Value::Object(at) = call.vm.unwrap(object)
        && !matches!(call.vm.heap.of(object), Some(Object::Proxy(_)))
    {
        match call.vm.heap.get(at) {
            Object::Dict(_) => {
                return match lookup::dict_delete(call, at, key)? {
                    Some(_) => Ok(()),
                    None => Err(Interrupt::Raise(call.vm.exception(classes::KEY_ERROR, &[key]))),
                };
            }
            Object::List(_) => {
                if let Some(Object::Slice(parts)) = call.vm.heap.of(key) {
                    let parts = **parts;
                    return slices::delete(call, at, parts);
                }
                let index = sequence_index(call, at, key)?;
                let len = call.vm.heap.list_items(at).len();
                let Some(index) = place(index, len) else {
                    return Err(call.error(classes::INDEX_ERROR, "list assignment index out of range"));
                };
                if index + 1 == len {
                    call.vm.heap.list_pop(at);
                } else {
                    call.vm.charge(len - index);
                    call.vm.heap.list_splice(at, index, 1, Vec::new());
                }
                return Ok(());
            }
            Object::ByteArray(_) => return super::bytes::delete(call, at, key),
            _ => {}
        }
    }
    // What has slots of a sequence says it in other words.
    use Object::{Bytes, DictView, Instance, Range, Set, Str, Tuple};
    let sequence = matches!(
        call.vm.heap.of(object),
        Some(Tuple(_) | Str(_) | Bytes(_) | Range(_) | Set(_) | DictView(..) | Instance(_))
    );
    let verb = if sequence { "doesn't" } else { "does not" };
    let text = format!("{} object {verb} support item deletion", quoted_type(call.vm, object));
    Err(call.type_error(text))
}
