//! Comparisons, identity, membership.

use super::nested::{Nested, item, nested_equal, order_sequences};
use super::number::{Int, compare_int_float, float, int};
use super::{Method, lookup, method, open_class, quoted_type, sets, truth};
use crate::code::CompareOp;
use crate::vm::classes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::{DictViewKind, Object};
use crate::vm::value::Value;
use std::cmp::Ordering;

/// `a is b`
#[inline]
pub fn identical(a: Value, b: Value) -> bool {
    match (a, b) {
        (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
        _ => a == b,
    }
}

pub(super) fn holds(op: CompareOp, order: Option<Ordering>) -> bool {
    match (op, order) {
        (CompareOp::NotEqual, None) => true,
        (_, None) => false,
        (CompareOp::Less, Some(order)) => order.is_lt(),
        (CompareOp::LessEqual, Some(order)) => order.is_le(),
        (CompareOp::Equal, Some(order)) => order.is_eq(),
        (CompareOp::NotEqual, Some(order)) => order.is_ne(),
        (CompareOp::Greater, Some(order)) => order.is_gt(),
        (CompareOp::GreaterEqual, Some(order)) => order.is_ge(),
    }
}

/// `a op b` for exact ints, floats and strs, without asking.
#[inline]
pub fn fast_compare(vm: &Machine, op: CompareOp, a: Value, b: Value) -> Option<bool> {
    let order = match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(&b)),
        (Value::Float(a), Value::Float(b)) => a.partial_cmp(&b),
        (Value::Int(a), Value::Float(b)) => compare_int_float(Int::Small(a), b),
        (Value::Float(a), Value::Int(b)) => compare_int_float(Int::Small(b), a).map(Ordering::reverse),
        (Value::Object(a), Value::Object(b)) => match (vm.heap.get(a), vm.heap.get(b)) {
            (Object::Str(a), Object::Str(b)) => Some(a.text.cmp(&b.text)),
            _ => return None,
        },
        _ => return None,
    };
    Some(holds(op, order))
}

/// Whether two values are the same to a container, where that needs no asking and no walk.
#[inline]
pub fn fast_equal(vm: &Machine, a: Value, b: Value) -> Option<bool> {
    if identical(a, b) {
        return Some(true);
    }
    if let Some(equal) = fast_compare(vm, CompareOp::Equal, a, b) {
        return Some(equal);
    }
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => match (vm.heap.get(a), vm.heap.get(b)) {
            (Object::Str(_), other) | (other, Object::Str(_)) if !is_open(other) => Some(false),
            _ => None,
        },
        (Value::Object(at), _) | (_, Value::Object(at)) => match vm.heap.get(at) {
            other if is_open(other) => None,
            Object::BigInt(_) | Object::Complex(..) => None,
            _ => Some(false),
        },
        (Value::Bool(_), _) | (_, Value::Bool(_)) => None,
        _ => Some(false),
    }
}

fn is_open(object: &Object) -> bool {
    matches!(object, Object::Instance(_) | Object::Exception(_) | Object::Class(_))
}

/// Whether a container takes `a` and `b` for the same: identical, or equal.
pub fn equal(call: &mut Call<'_>, a: Value, b: Value) -> Result<bool, Interrupt> {
    if let Some(equal) = fast_equal(call.vm, a, b) {
        return Ok(equal);
    }
    if let Some(pair) = Nested::of(call.vm, a, b) {
        return nested_equal(call, pair);
    }
    let result = compare(call, CompareOp::Equal, a, b)?;
    truth::truth(call, result)
}

/// Whether `a < b` is true, as sorting asks.
pub fn less(call: &mut Call<'_>, a: Value, b: Value) -> Result<bool, Interrupt> {
    let result = compare(call, CompareOp::Less, a, b)?;
    truth::truth(call, result)
}

fn dunder(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Less => "__lt__",
        CompareOp::LessEqual => "__le__",
        CompareOp::Equal => "__eq__",
        CompareOp::NotEqual => "__ne__",
        CompareOp::Greater => "__gt__",
        CompareOp::GreaterEqual => "__ge__",
    }
}

fn swapped(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Less => CompareOp::Greater,
        CompareOp::LessEqual => CompareOp::GreaterEqual,
        CompareOp::Greater => CompareOp::Less,
        CompareOp::GreaterEqual => CompareOp::LessEqual,
        same => same,
    }
}

fn symbol(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Less => "<",
        CompareOp::LessEqual => "<=",
        CompareOp::Equal => "==",
        CompareOp::NotEqual => "!=",
        CompareOp::Greater => ">",
        CompareOp::GreaterEqual => ">=",
    }
}

/// A program's method for a comparison; `!=` may be the opposite of its `==`.
fn comparing(vm: &Machine, op: CompareOp, v: Value) -> Option<(Method, bool)> {
    if let Some(own) = method(vm, v, dunder(op)) {
        return Some((own, false));
    }
    if op == CompareOp::NotEqual {
        return Some((method(vm, v, "__eq__")?, true));
    }
    None
}

fn ask(call: &mut Call<'_>, (method, invert): (Method, bool), other: Value) -> Result<Value, Interrupt> {
    let result = method.ask(call, &[other])?;
    if !invert || result == Value::NotImplemented {
        return Ok(result);
    }
    Ok(Value::Bool(!truth::truth(call, result)?))
}

/// `a op b`
pub fn compare(call: &mut Call<'_>, op: CompareOp, a: Value, b: Value) -> Result<Value, Interrupt> {
    if let Some(result) = fast_compare(call.vm, op, a, b) {
        return Ok(Value::Bool(result));
    }
    let mine = comparing(call.vm, op, a);
    let theirs = comparing(call.vm, swapped(op), b);
    let (class_a, class_b) = (call.vm.class_of(a), call.vm.class_of(b));
    let first = theirs.filter(|_| class_a != class_b && call.vm.is_subclass(class_b, class_a));
    if let Some(method) = first {
        let result = ask(call, method, a)?;
        if result != Value::NotImplemented {
            return Ok(result);
        }
    }
    let mut builtin_left = true;
    match mine {
        Some(method) => {
            let result = ask(call, method, b)?;
            if result != Value::NotImplemented {
                return Ok(result);
            }
        }
        None => {
            builtin_left = false;
            if let Some(result) = builtin_compare(call, op, a, b)? {
                return Ok(Value::Bool(result));
            }
        }
    }
    match theirs {
        Some(method) if first.is_none() => {
            let result = ask(call, method, a)?;
            if result != Value::NotImplemented {
                return Ok(result);
            }
        }
        None if builtin_left => {
            if let Some(result) = builtin_compare(call, op, a, b)? {
                return Ok(Value::Bool(result));
            }
        }
        _ => {}
    }
    match op {
        CompareOp::Equal => Ok(Value::Bool(identical(a, b))),
        CompareOp::NotEqual => Ok(Value::Bool(!identical(a, b))),
        _ => {
            let text = format!(
                "'{}' not supported between instances of {} and {}",
                symbol(op),
                quoted_type(call.vm, a),
                quoted_type(call.vm, b)
            );
            Err(call.type_error(text))
        }
    }
}

/// How two numbers compare: the outer nothing where they are not both numbers.
fn order_of_numbers(vm: &Machine, a: Value, b: Value) -> Option<Option<Ordering>> {
    let (int_a, int_b) = (int(vm, a), int(vm, b));
    match (int_a, int_b) {
        (Some(Int::Small(a)), Some(Int::Small(b))) => Some(Some(a.cmp(&b))),
        (Some(a), Some(b)) => Some(Some(a.big().cmp(&b.big()))),
        (Some(a), None) => Some(compare_int_float(a, float(vm, b)?)),
        (None, Some(b)) => Some(compare_int_float(b, float(vm, a)?).map(Ordering::reverse)),
        (None, None) => Some(float(vm, a)?.partial_cmp(&float(vm, b)?)),
    }
}

/// `a op b` by the built-in types' own rules (`int.__lt__`): nothing where they give NotImplemented.
pub fn builtin_compare(
    call: &mut Call<'_>,
    op: CompareOp,
    a: Value,
    b: Value,
) -> Result<Option<bool>, Interrupt> {
    let (a, b) = (call.vm.unwrap(a), call.vm.unwrap(b));
    if let Some(order) = order_of_numbers(call.vm, a, b) {
        return Ok(Some(holds(op, order)));
    }
    let equality = matches!(op, CompareOp::Equal | CompareOp::NotEqual);
    if let Some(same) = complex_equal(call.vm, a, b) {
        return Ok(equality.then_some(same == (op == CompareOp::Equal)));
    }
    let (Value::Object(at), Value::Object(bt)) = (a, b) else { return Ok(None) };
    match (call.vm.heap.get(at), call.vm.heap.get(bt)) {
        (Object::Str(a), Object::Str(b)) => Ok(Some(holds(op, Some(a.text.cmp(&b.text))))),
        (Object::Bytes(a) | Object::ByteArray(a), Object::Bytes(b) | Object::ByteArray(b)) => {
            Ok(Some(holds(op, Some(a.cmp(b)))))
        }
        (Object::List(_), Object::List(_))
        | (Object::Tuple(_), Object::Tuple(_))
        | (Object::Dict(_), Object::Dict(_))
            if equality =>
        {
            let pair = Nested::at(at, bt);
            let same = call.deeper(|call| nested_equal(call, pair))?;
            Ok(Some(same == (op == CompareOp::Equal)))
        }
        (Object::List(_), Object::List(_)) | (Object::Tuple(_), Object::Tuple(_)) => {
            call.deeper(|call| order_sequences(call, op, at, bt)).map(Some)
        }
        (Object::Range(x), Object::Range(y)) if equality => {
            Ok(Some(ranges_equal(**x, **y) == (op == CompareOp::Equal)))
        }
        (Object::Slice(x), Object::Slice(y)) => {
            let (x, y) = (**x, **y);
            let (x, y) = (call.vm.heap.tuple(x), call.vm.heap.tuple(y));
            call.deeper(|call| builtin_compare(call, op, x, y))
        }
        (Object::BoundMethod(x), Object::BoundMethod(y)) if equality => {
            let same = identical(x.0, y.0) && identical(x.1, y.1);
            Ok(Some(same == (op == CompareOp::Equal)))
        }
        (Object::Cell(x), Object::Cell(y)) => {
            let (x, y) = (x.value, y.value);
            if x.is_nil() || y.is_nil() {
                return Ok(Some(holds(op, Some((!x.is_nil()).cmp(&!y.is_nil())))));
            }
            let result = call.deeper(|call| compare(call, op, x, y))?;
            truth::truth(call, result).map(Some)
        }
        (Object::Code(x), Object::Code(y)) if equality => Ok(Some((x == y) == (op == CompareOp::Equal))),
        _ => sets::compare_sets(call, op, a, b),
    }
}

fn complex_equal(vm: &Machine, a: Value, b: Value) -> Option<bool> {
    let parts = |v: Value| match vm.heap.of(v) {
        Some(Object::Complex(re, im)) => Some((*re, *im)),
        _ => None,
    };
    match (parts(a), parts(b)) {
        (Some(a), Some(b)) => Some(a == b),
        (Some((re, im)), None) => {
            Some(order_of_numbers(vm, Value::Float(re), b)?.is_some_and(Ordering::is_eq) && im == 0.0)
        }
        (None, Some(_)) => complex_equal(vm, b, a),
        (None, None) => None,
    }
}

fn ranges_equal(a: (i64, i64, i64), b: (i64, i64, i64)) -> bool {
    let len = |r: (i64, i64, i64)| super::items::range_len(r.0, r.1, r.2);
    match (len(a), len(b)) {
        (0, 0) => true,
        (1, 1) => a.0 == b.0,
        (x, y) => x == y && a.0 == b.0 && a.2 == b.2,
    }
}

/// `item in container`
pub fn contains(call: &mut Call<'_>, container: Value, item: Value) -> Result<bool, Interrupt> {
    if let Some(method) = method(call.vm, container, "__contains__") {
        if method.found == Value::None {
            let text = format!("{} object is not a container", quoted_type(call.vm, container));
            return Err(call.type_error(text));
        }
        let result = method.ask(call, &[item])?;
        return truth::truth(call, result);
    }
    if method(call.vm, container, "__iter__").is_some() {
        return search(call, container, item);
    }
    let inside = call.vm.unwrap(container);
    let Value::Object(at) = inside else { return not_iterable(call, container) };
    match call.vm.heap.get(at) {
        Object::Str(text) => match call.vm.heap.text(item) {
            Some(part) => {
                let found = text.text.contains(part);
                let work = text.text.len() / 8;
                call.vm.charge(work);
                Ok(found)
            }
            None => {
                let text =
                    format!("'in <string>' requires string as left operand, not {}", call.vm.type_name(item));
                Err(call.type_error(text))
            }
        },
        Object::Bytes(_) | Object::ByteArray(_) => super::bytes::contains(call, at, item),
        Object::List(_) | Object::Tuple(_) => {
            let mut index = 0;
            while let Some(there) = self::item(call.vm, at, index) {
                if equal(call, there, item)? {
                    call.vm.charge(index);
                    return Ok(true);
                }
                index += 1;
            }
            call.vm.charge(index);
            Ok(false)
        }
        &Object::DictView(DictViewKind::Keys, dict) => Ok(lookup::dict_find(call, dict, item)?.1.is_some()),
        Object::Dict(_) => Ok(lookup::dict_find(call, at, item)?.1.is_some()),
        Object::Set(_) => sets::set_contains(call, at, item),
        &Object::DictView(DictViewKind::Items, dict) => {
            let Some(Object::Tuple(pair)) = call.vm.heap.of(item) else { return Ok(false) };
            let &[key, value] = &pair[..] else { return Ok(false) };
            match lookup::dict_get(call, dict, key)? {
                Some(there) => equal(call, there, value),
                None => Ok(false),
            }
        }
        &Object::DictView(DictViewKind::Values, dict) => {
            let mut index = 0;
            while let Some(&entry) = call.vm.heap.dict(dict).entries().get(index) {
                if !entry.key.is_nil() && equal(call, entry.value, item)? {
                    return Ok(true);
                }
                index += 1;
            }
            Ok(false)
        }
        Object::Range(range) => {
            let range = **range;
            match int(call.vm, item) {
                Some(Int::Small(number)) => Ok(super::items::in_range(range, number)),
                Some(Int::Big(_)) => Ok(false),
                None => match float(call.vm, item) {
                    Some(float) if float.fract() == 0.0 && float.abs() < 9e18 => {
                        Ok(super::items::in_range(range, float as i64))
                    }
                    Some(_) => Ok(false),
                    None if open_class(call.vm, item).is_some() => search(call, container, item),
                    None => Ok(false),
                },
            }
        }
        Object::Generator(generator) if !generator.kind.iterates() => not_iterable(call, container),
        Object::Iter(_) | Object::Generator(_) => search(call, container, item),
        Object::Instance(_) | Object::Class(_) if method(call.vm, container, "__getitem__").is_some() => {
            search(call, container, item)
        }
        _ => not_iterable(call, container),
    }
}

/// A search by iterating, which the library's own Python does: it stops at what it finds.
fn search(call: &mut Call<'_>, container: Value, item: Value) -> Result<bool, Interrupt> {
    let search = call.vm.library("_contains");
    let result = call.ask(search, &[container, item])?;
    truth::truth(call, result)
}

fn not_iterable(call: &mut Call<'_>, container: Value) -> Result<bool, Interrupt> {
    let text = format!("argument of type {} is not iterable", quoted_type(call.vm, container));
    Err(call.error(classes::TYPE_ERROR, text))
}
