//! Instructions that build: strs, tuples, lists, sets, dicts.

use super::operators::operator;
use crate::code::{Conversion, Instruction, Register};
use crate::vm::call::Flow;
use crate::vm::classes;
use crate::vm::dict::Dict;
use crate::vm::frame::Then;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::ops;
use crate::vm::set::Set;
use crate::vm::value::Value;

impl Machine {
    pub(super) fn execute_build(&mut self, instruction: Instruction, base: usize) -> Result<Flow, Interrupt> {
        use Instruction as I;
        let get = |machine: &Machine, register: Register| machine.register(base, register);
        let range =
            |start: Register, count: usize| base + usize::from(start)..base + usize::from(start) + count;
        let (dst, value) = match instruction {
            I::BuildTuple { dst, start, count } => {
                let items: Box<[Value]> = self.stack[range(start, usize::from(count))].into();
                (dst, self.heap.tuple(items))
            }
            I::BuildList { dst, start, count } => {
                let items = self.stack[range(start, usize::from(count))].to_vec();
                (dst, self.heap.list(items))
            }
            I::BuildString { dst, start, count } => {
                let mut text = String::new();
                for &part in &self.stack[range(start, usize::from(count))] {
                    text.push_str(self.heap.text(part).unwrap_or(""));
                }
                self.check_size(text.len())?;
                (dst, self.heap.str(text))
            }
            I::BuildSet { dst, start, count, folded } => {
                let set = self.heap.alloc(Object::Set(Box::new(Set::new(false))));
                let mut arguments = vec![Value::Object(set)];
                arguments.extend_from_slice(&self.stack[range(start, usize::from(count))]);
                let native = if folded { folded_set_native } else { set_of_native };
                return self.operation(native, &arguments, Then::Store(dst));
            }
            I::BuildDict { dst, start, count } => {
                let dict = self.heap.alloc(Object::Dict(Box::<Dict>::default()));
                let mut arguments = vec![Value::Object(dict)];
                arguments.extend_from_slice(&self.stack[range(start, 2 * usize::from(count))]);
                return self.operation(dict_of_native, &arguments, Then::Store(dst));
            }
            I::ListAppend { list, src } => {
                if let Value::Object(at) = get(self, list) {
                    let value = get(self, src);
                    self.heap.list_push(at, value);
                }
                return Ok(Flow::Next);
            }
            I::ListExtend { list, src, callee } => {
                let arguments = [get(self, list), get(self, src), get(self, callee)];
                return self.operation(list_extend_native, &arguments, Then::Discard);
            }
            I::ListToTuple { dst, src } => {
                let items: Box<[Value]> = match self.heap.of(get(self, src)) {
                    Some(Object::List(items)) => items.as_slice().into(),
                    _ => Box::default(),
                };
                (dst, self.heap.tuple(items))
            }
            I::SetAdd { set, src } => {
                return self.operation(set_of_native, &[get(self, set), get(self, src)], Then::Discard);
            }
            I::SetExtend { set, src } => {
                return self.operation(set_extend_native, &[get(self, set), get(self, src)], Then::Discard);
            }
            I::DictInsert { dict, key, value } => {
                let arguments = [get(self, dict), get(self, key), get(self, value)];
                return self.operation(dict_of_native, &arguments, Then::Discard);
            }
            I::DictUpdate { dict, src } => {
                let arguments = [get(self, dict), get(self, src), Value::Nil];
                return self.operation(crate::vm::spread::update_native, &arguments, Then::Discard);
            }
            I::DictMerge { dict, src, callee } => {
                let arguments = [get(self, dict), get(self, src), get(self, callee)];
                return self.operation(crate::vm::spread::update_native, &arguments, Then::Discard);
            }
            I::Format { conversion, dst, src, spec } => {
                let arguments = [Value::Int(conversion as i64), get(self, src), get(self, spec)];
                return self.operation(format_native, &arguments, Then::Store(dst));
            }
            I::FormatSimple { conversion, dst, src } => {
                let arguments = [Value::Int(conversion as i64), get(self, src), Value::Nil];
                return self.operation(format_native, &arguments, Then::Store(dst));
            }
            _ => return Err(Interrupt::Fault("an instruction has no family".into())),
        };
        self.set_register(base, dst, value);
        Ok(Flow::Next)
    }
}

const CONVERSIONS: [Conversion; 4] = [Conversion::None, Conversion::Str, Conversion::Repr, Conversion::Ascii];

fn format_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let value = call.arg(1);
    let converted = match operator(call.arg(0), &CONVERSIONS)? {
        Conversion::None => value,
        Conversion::Str => {
            let text = ops::text::str(call, value)?;
            call.vm.heap.str(text)
        }
        Conversion::Repr => {
            let text = ops::text::repr(call, value)?;
            call.vm.heap.str(text)
        }
        Conversion::Ascii => {
            let text = ops::text::ascii(call, value)?;
            call.vm.heap.str(text)
        }
    };
    let spec = call.vm.heap.text(call.arg(2)).unwrap_or("").to_string();
    ops::format::format(call, converted, &spec)
}

fn list_extend_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let items = match ops::iterate::items(call, call.arg(1)) {
        Ok(items) => items,
        Err(error) => return Err(value_after_star(call, error)),
    };
    if let Value::Object(list) = call.arg(0) {
        items.into_iter().for_each(|item| call.vm.heap.list_push(list, item));
    }
    Ok(Value::None)
}

/// `[*1]` has words of its own.
fn value_after_star(call: &mut Call<'_>, error: Interrupt) -> Interrupt {
    if let Interrupt::Raise(exception) = error
        && call.vm.is_instance(exception, classes::TYPE_ERROR)
        && call.vm.find_in_class(call.vm.class_of(call.arg(1)), "__iter__").is_none()
    {
        let (list, callee) = (call.arg(0), call.arg(2));
        let what = match ops::compare::identical(list, callee) {
            true => "Value".to_owned(),
            false => match crate::vm::spread::callee_name(call, callee) {
                Ok(name) => format!("{name} argument"),
                Err(error) => return error,
            },
        };
        let message = format!("{what} after * must be an iterable, not {}", call.vm.type_name(call.arg(1)));
        return call.type_error(message);
    }
    error
}

fn set_of_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let Value::Object(set) = call.arg(0) else { return Ok(Value::None) };
    for index in 1..call.count() {
        let item = call.arg(index);
        ops::lookup::set_add(call, set, item)?;
    }
    Ok(call.arg(0))
}

/// A set of constants, which CPython fills from a frozenset of them that its compiler made of another one: its size and
/// order tell of that (`Python/compile.c`: `merge_consts_recursive`).
fn folded_set_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let result = set_of_native(call)?;
    if let Some(Object::Set(filled)) = call.vm.heap.of(result) {
        let (mut again, mut set) = (Set::new(false), Set::new(false));
        filled.hashed().for_each(|(hash, key)| again.insert(hash, key));
        set.merge(&again);
        return Ok(Value::Object(call.vm.heap.alloc(Object::Set(Box::new(set)))));
    }
    Ok(result)
}

fn set_extend_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let Value::Object(at) = call.arg(0) else { return Ok(Value::None) };
    let Object::Set(set) = call.vm.heap.get(at) else { return Ok(Value::None) };
    let mut set = (**set).clone();
    ops::sets::extend(call, &mut set, call.arg(1))?;
    ops::sets::put(call, at, set);
    Ok(Value::None)
}

fn dict_of_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let Value::Object(dict) = call.arg(0) else { return Ok(Value::None) };
    for index in (1..call.count()).step_by(2) {
        ops::lookup::dict_set(call, dict, call.arg(index), call.arg(index + 1))?;
    }
    Ok(call.arg(0))
}
