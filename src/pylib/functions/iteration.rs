//! `len`, `iter`, `next`, `reversed`, `any`, `all`.

use super::{attributes, function, numbers::own_method};
use crate::pylib::arguments::{Outcome, between, no_keywords, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{items, iterate, truth};
use crate::vm::{DictViewKind, Give, Iter, Object, Value, classes};

pub const FUNCTIONS: &[NativeDef] = &[
    function("len", len),
    function("iter", iter),
    function("next", next),
    function("reversed", reversed),
    function("any", |call| quantifier(call, "any", true)),
    function("all", |call| quantifier(call, "all", false)),
];

fn len(call: &mut Call<'_>) -> Outcome {
    let value = one(call, "", "len")?;
    Ok(Value::Int(truth::len(call, value)? as i64))
}

fn iter(call: &mut Call<'_>) -> Outcome {
    between(call, "", "iter", 1, 2)?;
    let (value, sentinel) = (call.arg(0), call.arg(1));
    if sentinel.is_nil() {
        return iterate::iter(call, value);
    }
    if !attributes::is_callable(call, value) {
        return Err(call.type_error("iter(v, w): v must be callable"));
    }
    let make = call.vm.library("_call_until");
    Err(call.tail(make, &[value, sentinel]))
}

fn next(call: &mut Call<'_>) -> Outcome {
    between(call, "", "next", 1, 2)?;
    let (iterator, default) = (call.arg(0), call.arg(1));
    // A generator's own StopIteration carries its return value.
    if default.is_nil() && !matches!(call.vm.heap.of(iterator), Some(Object::Iter(_))) {
        let class = call.vm.class_of(iterator);
        if call.vm.find_in_class(class, "__next__").is_some()
            && let Some(method) = call.vm.type_method(iterator, "__next__")
        {
            return Err(call.tail(method, &[]));
        }
    }
    match iterate::next(call, iterator)? {
        Some(value) => Ok(value),
        None if default.is_nil() => {
            let exception = call.vm.exception(classes::STOP_ITERATION, &[]);
            Err(Interrupt::Raise(exception))
        }
        None => Ok(default),
    }
}

/// An iterator over `value` from its end, for built-ins.
pub fn reverse_iterator(call: &mut Call<'_>, value: Value) -> Option<Value> {
    let at = value.addr()?;
    let iter = match call.vm.heap.get(at) {
        Object::List(items) => Iter::ListReversed { list: at, at: items.len() },
        Object::Tuple(items) => {
            let values: Vec<Value> = items.iter().rev().copied().collect();
            Iter::Values { values: values.into(), at: 0 }
        }
        Object::Str(text) => {
            let chars: Vec<char> = text.text.chars().rev().collect();
            let values: Vec<Value> = chars.into_iter().map(|c| call.vm.heap.str(c.to_string())).collect();
            Iter::Values { values: values.into(), at: 0 }
        }
        Object::Bytes(bytes) | Object::ByteArray(bytes) => {
            let values: Vec<Value> = bytes.iter().rev().map(|&byte| Value::Int(i64::from(byte))).collect();
            Iter::Values { values: values.into(), at: 0 }
        }
        Object::Range(parts) => {
            let (start, stop, step) = **parts;
            let left = items::range_len(start, stop, step);
            let last = i128::from(start) + i128::from(step) * (i128::from(left) - 1);
            Iter::Range {
                next: last.clamp(i64::MIN.into(), i64::MAX.into()) as i64,
                step: step.wrapping_neg(),
                left,
            }
        }
        Object::Dict(dict) => Iter::Dict {
            dict: at,
            at: 0,
            len: dict.len(),
            left: dict.len(),
            give: Give::Keys,
            reversed: true,
        },
        Object::DictView(kind, dict) => {
            let give = match kind {
                DictViewKind::Keys => Give::Keys,
                DictViewKind::Values => Give::Values,
                DictViewKind::Items => Give::Items,
            };
            let len = call.vm.heap.dict(*dict).len();
            Iter::Dict { dict: *dict, at: 0, len, left: len, give, reversed: true }
        }
        _ => return None,
    };
    Some(Value::Object(call.vm.heap.alloc(Object::Iter(Box::new(iter)))))
}

fn reversed(call: &mut Call<'_>) -> Outcome {
    no_keywords(call, "", "reversed")?;
    between(call, "", "reversed", 1, 1)?;
    let value = call.arg(0);
    let own = own_method(call, value, "__reversed__");
    if let Some(method) = own.filter(|&method| method != Value::None) {
        return Err(call.tail(method, &[]));
    }
    let inside = call.vm.unwrap(value);
    if own.is_none()
        && let Some(iterator) = reverse_iterator(call, inside)
    {
        return Ok(iterator);
    }
    if own.is_none()
        && own_method(call, value, "__len__").is_some()
        && own_method(call, value, "__getitem__").is_some()
    {
        let make = call.vm.library("_reverse_sequence");
        return Err(call.tail(make, &[value]));
    }
    let text = format!("'{}' object is not reversible", call.vm.type_name(value));
    Err(call.type_error(text))
}

/// `any` stops at the first true item, `all` at the first false one. Over anything but a built-in container of
/// built-ins, hidden Python does it.
fn quantifier(call: &mut Call<'_>, name: &str, stop: bool) -> Outcome {
    let value = one(call, "", name)?;
    let items: Option<Vec<Value>> = match call.vm.heap.of(value) {
        Some(Object::List(items)) => Some(items.to_vec()),
        Some(Object::Tuple(items)) => Some(items.to_vec()),
        Some(Object::Set(set)) => Some(set.iter().collect()),
        Some(Object::Dict(dict)) => Some(dict.iter().map(|entry| entry.key).collect()),
        _ => None,
    };
    if let Some(items) = items {
        call.vm.charge(items.len());
        let mut known = true;
        for item in items {
            match truth::fast_truth(call.vm, item) {
                Some(truth) if truth == stop => return Ok(Value::Bool(stop)),
                Some(_) => {}
                None => {
                    known = false;
                    break;
                }
            }
        }
        if known {
            return Ok(Value::Bool(!stop));
        }
    }
    let function = call.vm.library(if stop { "_any" } else { "_all" });
    Err(call.tail(function, &[value]))
}
