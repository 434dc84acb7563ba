//! Instructions about iterating and unpacking.

use crate::code::{Instruction, Register};
use crate::vm::call::Flow;
use crate::vm::classes;
use crate::vm::frame::Then;
use crate::vm::iter::Iter;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::ops;
use crate::vm::value::Value;

impl Machine {
    pub(super) fn execute_iteration(
        &mut self,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        use Instruction as I;
        let get = |machine: &Machine, register: Register| machine.register(base, register);
        match instruction {
            I::GetIter { dst, src } => self.get_iter(get(self, src), base, dst),
            I::Unpack { src, start, count } => {
                let arguments = [get(self, src), Value::Int(i64::from(count))];
                self.operation(unpack_native, &arguments, Then::Unpack(start))
            }
            I::UnpackStar { src, start, before, after } => {
                let arguments = [get(self, src), Value::Int(i64::from(before)), Value::Int(i64::from(after))];
                self.operation(unpack_star_native, &arguments, Then::Unpack(start))
            }
            _ => Err(Interrupt::Fault("not an instruction of this family".into())),
        }
    }

    pub(crate) fn get_iter(&mut self, value: Value, base: usize, dst: Register) -> Result<Flow, Interrupt> {
        let iter = match value {
            Value::Object(at) => match self.heap.get(at) {
                Object::List(_) => Some(Iter::List { list: Some(at), at: 0 }),
                Object::Tuple(_) => Some(Iter::Tuple { tuple: at, at: 0 }),
                Object::Generator(_) | Object::Iter(_) => {
                    self.set_register(base, dst, value);
                    return Ok(Flow::Next);
                }
                _ => None,
            },
            _ => None,
        };
        match iter {
            Some(iter) => {
                let at = self.heap.alloc(Object::Iter(Box::new(iter)));
                self.set_register(base, dst, Value::Object(at));
                Ok(Flow::Next)
            }
            None => self.operation(iter_native, &[value], Then::Store(dst)),
        }
    }

    /// The next item of a built-in iterator; `None` where the iterator is something else.
    #[inline]
    pub(crate) fn fast_next(&mut self, iterator: Value) -> Option<Result<Option<Value>, Interrupt>> {
        let Value::Object(at) = iterator else { return None };
        if !matches!(self.heap.get(at), Object::Iter(_)) {
            return None;
        }
        // What a list or tuple has next is looked for before the iterator is changed.
        let item = match self.heap.get(at) {
            Object::Iter(iter) => match **iter {
                Iter::List { list: Some(list), at } => self.heap.list_items(list).get(at).copied(),
                Iter::Tuple { tuple, at } => match self.heap.get(tuple) {
                    Object::Tuple(items) => items.get(at).copied(),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        };
        if let Object::Iter(iter) = self.heap.write(at) {
            match (&mut **iter, item) {
                (Iter::Range { left: 0, .. }, _) => return Some(Ok(None)),
                (Iter::Range { next, step, left }, _) => {
                    let value = *next;
                    *left -= 1;
                    *next = next.wrapping_add(*step);
                    return Some(Ok(Some(Value::Int(value))));
                }
                (Iter::List { at, .. } | Iter::Tuple { at, .. }, Some(item)) => {
                    *at += 1;
                    return Some(Ok(Some(item)));
                }
                _ => {}
            }
        }
        Some(ops::iterate::fast_next(self, at))
    }

    /// The next item of an iterator that is not built in, for the running frame's `ForIter`.
    pub(crate) fn next_item(&mut self, iterator: Value, dst: Register) -> Result<Flow, Interrupt> {
        if let Value::Object(at) = iterator
            && let Object::Generator(_) = self.heap.get(at)
        {
            return self.resume(at, Value::None, Then::ForItem(dst));
        }
        self.operation(next_native, &[iterator], Then::ForItem(dst))
    }
}

fn iter_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::iterate::iter(call, call.arg(0))
}

fn next_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    Ok(ops::iterate::next(call, call.arg(0))?.unwrap_or(Value::Nil))
}

fn wanted(value: Value) -> usize {
    match value {
        Value::Int(count) => count as usize,
        _ => 0,
    }
}

fn unpackable(call: &mut Call<'_>) -> Result<Vec<Value>, Interrupt> {
    let value = call.arg(0);
    match ops::iterate::items(call, value) {
        Err(Interrupt::Raise(exception))
            if call.vm.is_instance(exception, classes::TYPE_ERROR)
                && call.vm.find_in_class(call.vm.class_of(value), "__iter__").is_none()
                && call.vm.find_in_class(call.vm.class_of(value), "__getitem__").is_none() =>
        {
            let message = format!("cannot unpack non-iterable {} object", call.vm.type_name(value));
            Err(call.type_error(message))
        }
        other => other,
    }
}

fn unpack_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let count = wanted(call.arg(1));
    let items = unpackable(call)?;
    if items.len() > count {
        let message = format!("too many values to unpack (expected {count})");
        return Err(call.error(classes::VALUE_ERROR, message));
    }
    if items.len() < count {
        let message = format!("not enough values to unpack (expected {count}, got {})", items.len());
        return Err(call.error(classes::VALUE_ERROR, message));
    }
    Ok(call.vm.heap.tuple(items))
}

fn unpack_star_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (before, after) = (wanted(call.arg(1)), wanted(call.arg(2)));
    let items = unpackable(call)?;
    if items.len() < before + after {
        let message = format!(
            "not enough values to unpack (expected at least {}, got {})",
            before + after,
            items.len()
        );
        return Err(call.error(classes::VALUE_ERROR, message));
    }
    let middle = items[before..items.len() - after].to_vec();
    let mut all = items[..before].to_vec();
    let list = call.vm.heap.list(middle);
    all.push(list);
    all.extend_from_slice(&items[items.len() - after..]);
    Ok(call.vm.heap.tuple(all))
}
