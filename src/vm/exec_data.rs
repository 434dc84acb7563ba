//! Instructions about data: operators, attributes, items, building, unpacking, iteration.

use super::attribute::Found;
use super::call::Flow;
use super::classes;
use super::code::LoadedCode;
use super::dict::Dict;
use super::frame::Then;
use super::iter::Iter;
use super::machine::Machine;
use super::native::{Call, Interrupt};
use super::object::Object;
use super::ops;
use super::set::Set;
use super::value::{Addr, Value};
use crate::code::{BinaryOp, CompareOp, Conversion, Instruction, Register, UnaryOp};

impl Machine {
    pub(crate) fn execute_data(
        &mut self,
        code: &LoadedCode,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        use Instruction as I;
        let get = |machine: &Machine, register: Register| machine.register(base, register);
        match instruction {
            I::Unary { op, dst, src } => {
                let arguments = [Value::Int(op as i64), get(self, src)];
                self.operation(unary_native, &arguments, Then::Store(dst))
            }
            I::Not { dst, src } => match ops::truth::fast_truth(self, get(self, src)) {
                Some(truth) => {
                    self.set_register(base, dst, Value::Bool(!truth));
                    Ok(Flow::Next)
                }
                None => self.operation(truth_native, &[get(self, src)], Then::Not(dst)),
            },
            I::Contains { dst, a, b } => {
                let (item, container) = (get(self, a), get(self, b));
                if let Some(found) = self.fast_contains(container, item) {
                    self.set_register(base, dst, Value::Bool(found));
                    return Ok(Flow::Next);
                }
                self.operation(contains_native, &[container, item], Then::Store(dst))
            }
            I::NotContains { dst, a, b } => {
                let (item, container) = (get(self, a), get(self, b));
                if let Some(found) = self.fast_contains(container, item) {
                    self.set_register(base, dst, Value::Bool(!found));
                    return Ok(Flow::Next);
                }
                self.operation(contains_native, &[container, item], Then::Not(dst))
            }
            I::LoadAttribute { dst, object, name } => {
                let object = get(self, object);
                self.load_attribute(object, code.names[usize::from(name)], base, dst)
            }
            I::StoreAttribute { object, name, src } => {
                let (object, value) = (get(self, object), get(self, src));
                let name = code.names[usize::from(name)];
                if self.set_plain(object, name, value)? {
                    return Ok(Flow::Next);
                }
                self.operation(set_attribute_native, &[object, Value::Object(name), value], Then::Discard)
            }
            I::DeleteAttribute { object, name } => {
                let name = Value::Object(code.names[usize::from(name)]);
                self.operation(delete_attribute_native, &[get(self, object), name], Then::Discard)
            }
            I::LoadItem { dst, object, key } => {
                let (object, key) = (get(self, object), get(self, key));
                if let Some(item) = ops::items::fast_get_item(self, object, key) {
                    self.set_register(base, dst, item);
                    return Ok(Flow::Next);
                }
                self.operation(get_item_native, &[object, key], Then::Store(dst))
            }
            I::StoreItem { object, key, src } => {
                let (object, key, value) = (get(self, object), get(self, key), get(self, src));
                if self.fast_set_item(object, key, value) {
                    return Ok(Flow::Next);
                }
                self.operation(set_item_native, &[object, key, value], Then::Discard)
            }
            I::DeleteItem { object, key } => {
                self.operation(delete_item_native, &[get(self, object), get(self, key)], Then::Discard)
            }
            I::BuildSlice { dst, start } => {
                let parts = [start, start + 1, start + 2].map(|register| get(self, register));
                let at = self.heap.alloc(Object::Slice(Box::new(parts)));
                self.set_register(base, dst, Value::Object(at));
                Ok(Flow::Next)
            }
            I::Format { conversion, dst, src, spec } => {
                let arguments = [Value::Int(conversion as i64), get(self, src), get(self, spec)];
                self.operation(format_native, &arguments, Then::Store(dst))
            }
            I::FormatSimple { conversion, dst, src } => {
                let arguments = [Value::Int(conversion as i64), get(self, src), Value::Nil];
                self.operation(format_native, &arguments, Then::Store(dst))
            }
            I::GetIter { dst, src } => self.get_iter(get(self, src), base, dst),
            I::Unpack { src, start, count } => {
                let arguments = [get(self, src), Value::Int(i64::from(count))];
                self.operation(unpack_native, &arguments, Then::Unpack(start))
            }
            I::UnpackStar { src, start, before, after } => {
                let arguments = [get(self, src), Value::Int(i64::from(before)), Value::Int(i64::from(after))];
                self.operation(unpack_star_native, &arguments, Then::Unpack(start))
            }
            other => self.execute_build(other, base),
        }
    }

    fn execute_build(&mut self, instruction: Instruction, base: usize) -> Result<Flow, Interrupt> {
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
            I::BuildSet { dst, start, count } => {
                let set = self.heap.alloc(Object::Set(Box::new(Set::new(false))));
                let mut arguments = vec![Value::Object(set)];
                arguments.extend_from_slice(&self.stack[range(start, usize::from(count))]);
                return self.operation(set_of_native, &arguments, Then::Store(dst));
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
            I::ListExtend { list, src } => {
                return self.operation(list_extend_native, &[get(self, list), get(self, src)], Then::Discard);
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
                return self.operation(super::spread::update_native, &arguments, Then::Discard);
            }
            I::DictMerge { dict, src, callee } => {
                let arguments = [get(self, dict), get(self, src), get(self, callee)];
                return self.operation(super::spread::update_native, &arguments, Then::Discard);
            }
            other => return Err(Interrupt::Fault(format!("{other:?} has no family").into())),
        };
        self.set_register(base, dst, value);
        Ok(Flow::Next)
    }

    pub(crate) fn binary(
        &mut self,
        op: BinaryOp,
        a: Value,
        b: Value,
        in_place: bool,
        dst: Register,
    ) -> Result<Flow, Interrupt> {
        if let Some(value) = ops::arithmetic::fast_binary(self, op, a, b) {
            return self.deliver(Then::Store(dst), value);
        }
        let native = if in_place { in_place_native } else { binary_native };
        self.operation(native, &[Value::Int(op as i64), a, b], Then::Store(dst))
    }

    pub(crate) fn compare(
        &mut self,
        op: CompareOp,
        a: Value,
        b: Value,
        dst: Register,
    ) -> Result<Flow, Interrupt> {
        self.operation(compare_native, &[Value::Int(op as i64), a, b], Then::Store(dst))
    }

    pub(crate) fn has_custom_getattribute(&self, object: Value) -> bool {
        // Built-in values other than these are never of a program's class.
        let may_have = matches!(
            self.heap.of(object),
            Some(Object::Instance(_) | Object::Exception(_) | Object::Class(_) | Object::Module(_))
        );
        may_have
            && matches!(self.lookup(self.class_of(object), self.known.getattribute), Some(Value::Object(_)))
    }

    /// `object.name` into `dst` of the running frame.
    pub(crate) fn load_attribute(
        &mut self,
        object: Value,
        name: Addr,
        base: usize,
        dst: Register,
    ) -> Result<Flow, Interrupt> {
        if !self.has_custom_getattribute(object) {
            match self.find_attribute(object, name) {
                Found::Value(value) => {
                    self.set_register(base, dst, value);
                    return Ok(Flow::Next);
                }
                Found::Method(function, this) => {
                    let bound = self.bound(function, this);
                    self.set_register(base, dst, bound);
                    return Ok(Flow::Next);
                }
                _ => {}
            }
        }
        self.operation(get_attribute_native, &[object, Value::Object(name)], Then::Store(dst))
    }

    /// `item in container` for a dict and a key that needs no asking.
    fn fast_contains(&self, container: Value, item: Value) -> Option<bool> {
        match (container, self.heap.of(container)) {
            (Value::Object(dict), Some(Object::Dict(_))) => {
                ops::lookup::fast_dict_find(self, dict, item).map(|found| found.is_some())
            }
            _ => None,
        }
    }

    /// `object[key] = value` for a list or dict and a key that needs no asking; whether it was done.
    fn fast_set_item(&mut self, object: Value, key: Value, value: Value) -> bool {
        let Value::Object(at) = object else { return false };
        match (self.heap.get(at), key) {
            (Object::List(items), Value::Int(index)) if index >= 0 && (index as usize) < items.len() => {
                self.heap.list_set(at, index as usize, value);
                true
            }
            (Object::Dict(_), _) => match ops::lookup::fast_dict_find(self, at, key) {
                Some(Some(found)) => {
                    self.heap.dict_set_value(at, found, value);
                    true
                }
                _ => false,
            },
            _ => false,
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

fn operator<T: Copy>(value: Value, all: &[T]) -> Result<T, Interrupt> {
    match value {
        Value::Int(index) => {
            all.get(index as usize).copied().ok_or(Interrupt::Fault("no such operator".into()))
        }
        _ => Err(Interrupt::Fault("no operator".into())),
    }
}

use BinaryOp as B;
const BINARY: [BinaryOp; 13] = [
    B::Add,
    B::Subtract,
    B::Multiply,
    B::TrueDivide,
    B::FloorDivide,
    B::Modulo,
    B::Power,
    B::MatrixMultiply,
    B::LeftShift,
    B::RightShift,
    B::BitAnd,
    B::BitOr,
    B::BitXor,
];
use CompareOp as C;
const COMPARE: [CompareOp; 6] = [C::Less, C::LessEqual, C::Equal, C::NotEqual, C::Greater, C::GreaterEqual];
const UNARY: [UnaryOp; 3] = [UnaryOp::Negative, UnaryOp::Positive, UnaryOp::Invert];
const CONVERSIONS: [Conversion; 4] = [Conversion::None, Conversion::Str, Conversion::Repr, Conversion::Ascii];

fn binary_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let op = operator(call.arg(0), &BINARY)?;
    ops::arithmetic::binary(call, op, call.arg(1), call.arg(2), false)
}

fn in_place_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let op = operator(call.arg(0), &BINARY)?;
    ops::arithmetic::binary(call, op, call.arg(1), call.arg(2), true)
}

fn compare_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let op = operator(call.arg(0), &COMPARE)?;
    ops::compare::compare(call, op, call.arg(1), call.arg(2))
}

fn unary_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let op = operator(call.arg(0), &UNARY)?;
    ops::arithmetic::unary(call, op, call.arg(1))
}

pub(crate) fn truth_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::truth::truth(call, call.arg(0)).map(Value::Bool)
}

fn contains_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::compare::contains(call, call.arg(0), call.arg(1)).map(Value::Bool)
}

fn get_attribute_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    call.get_attribute(call.arg(0), call.arg(1))
}

fn set_attribute_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    call.set_attribute(call.arg(0), call.arg(1), call.arg(2)).map(|()| Value::None)
}

fn delete_attribute_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    call.delete_attribute(call.arg(0), call.arg(1)).map(|()| Value::None)
}

fn get_item_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::items::get_item(call, call.arg(0), call.arg(1))
}

fn set_item_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::items::set_item(call, call.arg(0), call.arg(1), call.arg(2)).map(|_| Value::None)
}

fn delete_item_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::items::delete_item(call, call.arg(0), call.arg(1)).map(|_| Value::None)
}

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

fn iter_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::iterate::iter(call, call.arg(0))
}

fn next_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    Ok(ops::iterate::next(call, call.arg(0))?.unwrap_or(Value::Nil))
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
        let message = format!("Value after * must be an iterable, not {}", call.vm.type_name(call.arg(1)));
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

fn set_extend_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let Value::Object(set) = call.arg(0) else { return Ok(Value::None) };
    for item in ops::iterate::items(call, call.arg(1))? {
        ops::lookup::set_add(call, set, item)?;
    }
    Ok(Value::None)
}

fn dict_of_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let Value::Object(dict) = call.arg(0) else { return Ok(Value::None) };
    for index in (1..call.count()).step_by(2) {
        ops::lookup::dict_set(call, dict, call.arg(index), call.arg(index + 1))?;
    }
    Ok(call.arg(0))
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
