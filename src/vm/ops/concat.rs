//! `+` and `*` of sequences.

use super::number::{self, Int};
use crate::vm::classes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// Whether it is a str, bytes, list or tuple (or a subclass's instance).
pub(super) fn is_sequence(vm: &Machine, v: Value) -> bool {
    matches!(
        vm.heap.of(vm.unwrap(v)),
        Some(Object::Str(_) | Object::Bytes(_) | Object::ByteArray(_) | Object::List(_) | Object::Tuple(_))
    )
}

/// `a + b` of two sequences of one kind; nothing for others.
pub(super) fn concat(call: &mut Call<'_>, a: Value, b: Value) -> Result<Option<Value>, Interrupt> {
    let (Some(x), Some(y)) = (call.vm.heap.of(a), call.vm.heap.of(b)) else { return Ok(None) };
    let limit = call.vm.limits.operation;
    let too_large = |len: usize| len > limit;
    let made = match (x, y) {
        (Object::Str(x), Object::Str(y)) => {
            if y.text.is_empty() {
                return Ok(Some(a));
            }
            if x.text.is_empty() {
                return Ok(Some(b));
            }
            let len = x.text.len() + y.text.len();
            if too_large(len) {
                call.vm.check_size(len)?;
                return Ok(None);
            }
            let both = [&*x.text, &*y.text].concat();
            return Ok(Some(call.vm.heap.str(both)));
        }
        (Object::Bytes(x), Object::Bytes(y)) => {
            let len = x.len() + y.len();
            if too_large(len) {
                call.vm.check_size(len)?;
                return Ok(None);
            }
            if y.is_empty() {
                return Ok(Some(a));
            }
            Object::Bytes(Box::new([&x[..], &y[..]].concat()))
        }
        (Object::Bytes(x) | Object::ByteArray(x), Object::Bytes(y) | Object::ByteArray(y)) => {
            let both = [&x[..], &y[..]].concat();
            let array = matches!(call.vm.heap.of(a), Some(Object::ByteArray(_)));
            call.vm.check_size(both.len())?;
            if array { Object::ByteArray(Box::new(both)) } else { Object::Bytes(Box::new(both)) }
        }
        (Object::List(x), Object::List(y)) => {
            let len = x.len() + y.len();
            if too_large(len) {
                call.vm.check_size(len)?;
                return Ok(None);
            }
            let items = [&x[..], &y[..]].concat();
            return Ok(Some(call.vm.heap.list_exact(items)));
        }
        (Object::Tuple(x), Object::Tuple(y)) => {
            if y.is_empty() {
                return Ok(Some(a));
            }
            if x.is_empty() {
                return Ok(Some(b));
            }
            let len = x.len() + y.len();
            if too_large(len) {
                call.vm.check_size(len)?;
                return Ok(None);
            }
            Object::Tuple([&x[..], &y[..]].concat().into())
        }
        _ => return Ok(None),
    };
    let made = Value::Object(call.vm.heap.alloc(made));
    let len = super::truth::fast_len(call.vm, made).unwrap_or(0);
    call.vm.charge(len);
    Ok(Some(made))
}

/// `sequence * count`; nothing where the count is no int.
pub(super) fn repeat(call: &mut Call<'_>, sequence: Value, count: Value) -> Result<Option<Value>, Interrupt> {
    let Some(index) = number::try_index(call, count)? else { return Ok(None) };
    let count = match number::int(call.vm, index) {
        Some(Int::Small(count)) => usize::try_from(count).unwrap_or(0),
        Some(big) if big.is_negative() => 0,
        _ => {
            let text = format!("cannot fit '{}' into an index-sized integer", call.vm.type_name(count));
            return Err(call.error(classes::OVERFLOW_ERROR, text));
        }
    };
    let inside = call.vm.unwrap(sequence);
    let len = match call.vm.heap.of(inside) {
        Some(Object::Str(text)) => text.text.len(),
        _ => super::truth::fast_len(call.vm, inside).unwrap_or(0),
    };
    let size = len.saturating_mul(count);
    call.vm.check_size(size)?;
    call.vm.charge(size / 4);
    let made = match call.vm.heap.of(inside) {
        Some(Object::Str(_)) if count == 1 => return Ok(Some(inside)),
        Some(Object::Str(text)) => {
            let text = text.text.repeat(count);
            return Ok(Some(call.vm.heap.str(text)));
        }
        Some(Object::Bytes(_)) if count == 1 => return Ok(Some(inside)),
        Some(Object::ByteArray(bytes)) => Object::ByteArray(Box::new(bytes.repeat(count))),
        Some(Object::Bytes(bytes)) => Object::Bytes(Box::new(bytes.repeat(count))),
        Some(Object::List(items)) => {
            let items = items.repeat(count);
            return Ok(Some(call.vm.heap.list_exact(items)));
        }
        Some(Object::Tuple(_)) if count == 1 => return Ok(Some(inside)),
        Some(Object::Tuple(items)) => Object::Tuple(items.repeat(count).into()),
        _ => return Ok(None),
    };
    Ok(Some(Value::Object(call.vm.heap.alloc(made))))
}
