//! Instructions about iterating and unpacking.

use crate::code::{Instruction, Register};
use crate::vm::call::Flow;
use crate::vm::classes;
use crate::vm::frame::Then;
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

    /// `iter(value)` into `dst` of the running frame.
    pub(crate) fn get_iter(&mut self, value: Value, base: usize, dst: Register) -> Result<Flow, Interrupt> {
        match ops::iterate::fast_iter(self, value) {
            Some(iterator) => {
                self.set_register(base, dst, iterator);
                Ok(Flow::Next)
            }
            None => self.operation(iter_native, &[value], Then::Store(dst)),
        }
    }

    /// Where a loop over `value` starts, if the loop itself goes through it: see `Instruction::GetLoop`.
    #[inline]
    pub(crate) fn loop_start(&self, value: Value) -> Option<i64> {
        match self.heap.of(value)? {
            Object::List(_) | Object::Tuple(_) => Some(0),
            Object::Range(range) => Some(range.0),
            _ => None,
        }
    }

    /// The next item of a loop that is at `place` of `value`, and the place after it; nothing at its end.
    #[inline]
    pub(crate) fn loop_item(&self, value: Value, place: i64) -> Option<(Value, i64)> {
        match self.heap.of(value)? {
            Object::List(items) => items.get(place as usize).map(|&item| (item, place + 1)),
            Object::Tuple(items) => items.get(place as usize).map(|&item| (item, place + 1)),
            Object::Range(range) => {
                let (_, stop, step) = **range;
                let inside = if step > 0 { place < stop } else { place > stop };
                // At the end of all numbers it stays there, where no range has one more.
                inside.then(|| (Value::Int(place), place.saturating_add(step)))
            }
            _ => None,
        }
    }

    /// The next item of any iterator into the running frame's `dst`, or the loop's end.
    pub(crate) fn for_iter(&mut self, iterator: Value, dst: Register) -> Result<Flow, Interrupt> {
        let Value::Object(at) = iterator else {
            return Err(Interrupt::Fault("a loop over no object".into()));
        };
        match self.heap.get(at) {
            Object::Generator(_) => self.resume(at, Value::None, Then::ForItem(dst)),
            Object::Iter(_) => {
                let item = ops::iterate::fast_next(self, at)?;
                self.deliver(Then::ForItem(dst), item.unwrap_or(Value::Nil))
            }
            _ => self.operation(next_native, &[iterator], Then::ForItem(dst)),
        }
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
