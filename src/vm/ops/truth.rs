//! Truth values and lengths.

use super::number::{Int, int};
use super::{items::range_len, method, quoted_type};
use crate::vm::classes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// `bool(v)`
pub fn truth(call: &mut Call<'_>, v: Value) -> Result<bool, Interrupt> {
    if let Some(truth) = fast_truth(call.vm, v) {
        return Ok(truth);
    }
    if let Some(method) = method(call.vm, v, "__bool__") {
        return match method.ask(call, &[])? {
            Value::Bool(truth) => Ok(truth),
            other => {
                let text = format!("__bool__ should return bool, returned {}", call.vm.type_name(other));
                Err(call.type_error(text))
            }
        };
    }
    if method(call.vm, v, "__len__").is_some() || matches!(call.vm.heap.of(v), Some(Object::Proxy(_))) {
        return Ok(len(call, v)? > 0);
    }
    let inside = call.vm.unwrap(v);
    Ok(inside == v || fast_truth(call.vm, inside).unwrap_or(true))
}

/// `bool(v)` where no program's code is needed.
#[inline]
pub fn fast_truth(vm: &Machine, v: Value) -> Option<bool> {
    Some(match v {
        Value::Bool(bool) => bool,
        Value::None | Value::Nil => false,
        Value::Int(int) => int != 0,
        Value::Float(float) => float != 0.0,
        Value::Object(at) => match vm.heap.get(at) {
            Object::Instance(_) | Object::Exception(_) | Object::Class(_) | Object::Proxy(_) => return None,
            Object::Complex(re, im) => *re != 0.0 || *im != 0.0,
            _ => fast_len(vm, v).is_none_or(|len| len > 0),
        },
        _ => true,
    })
}

/// `len(v)` of a built-in that has one.
#[inline]
pub fn fast_len(vm: &Machine, v: Value) -> Option<usize> {
    Some(match vm.heap.of(v)? {
        Object::Str(text) => text.chars as usize,
        Object::Bytes(bytes) | Object::ByteArray(bytes) => bytes.len(),
        Object::Tuple(items) => items.len(),
        Object::List(items) => items.len(),
        Object::Dict(dict) => dict.len(),
        Object::Set(set) => set.len(),
        Object::DictView(_, dict) => vm.heap.dict(*dict).len(),
        Object::Range(range) => {
            // Longer ones have no length that fits, in CPython either.
            usize::try_from(range_len(range.0, range.1, range.2))
                .ok()
                .filter(|&len| len <= isize::MAX as usize)?
        }
        _ => return None,
    })
}

/// `len(v)`
pub fn len(call: &mut Call<'_>, v: Value) -> Result<usize, Interrupt> {
    if let Some(len) = fast_len(call.vm, v) {
        return Ok(len);
    }
    if let Some(method) = method(call.vm, v, "__len__") {
        let result = method.ask(call, &[])?;
        let result = super::number::index(call, result)?;
        return match int(call.vm, result) {
            Some(int) if int.is_negative() => {
                Err(call.error(classes::VALUE_ERROR, "__len__() should return >= 0"))
            }
            Some(Int::Small(len)) => Ok(len as usize),
            _ => Err(call.error(classes::OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer")),
        };
    }
    match fast_len(call.vm, call.vm.unwrap(v)) {
        Some(len) => Ok(len),
        None if matches!(call.vm.heap.of(v), Some(Object::Range(_))) => {
            Err(call.error(classes::OVERFLOW_ERROR, "Python int too large to convert to C ssize_t"))
        }
        None => {
            let text = format!("object of type {} has no len()", quoted_type(call.vm, v));
            Err(call.type_error(text))
        }
    }
}
