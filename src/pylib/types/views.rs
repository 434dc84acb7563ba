//! `dict_keys`, `dict_values`, `dict_items`

use super::method;
use crate::pylib::arguments::{Outcome, one};
use crate::pylib::functions::reverse_iterator;
use crate::vm::native::{Call, NativeDef};
use crate::vm::ops::{compare, iterate};
use crate::vm::{Object, Value};

pub const METHODS: &[NativeDef] = &[
    method("dict_keys", "__reversed__", reversed),
    method("dict_values", "__reversed__", reversed),
    method("dict_items", "__reversed__", reversed),
    method("dict_keys", "isdisjoint", isdisjoint),
    method("dict_items", "isdisjoint", isdisjoint),
];

fn reversed(call: &mut Call<'_>) -> Outcome {
    Ok(reverse_iterator(call, call.arg(0)).unwrap_or(Value::None))
}

fn isdisjoint(call: &mut Call<'_>) -> Outcome {
    if !matches!(call.vm.heap.of(call.arg(0)), Some(Object::DictView(..))) {
        return Err(call.type_error("isdisjoint() needs a view of a dict"));
    }
    let owner = call.vm.type_name(call.arg(0)).to_string();
    let other = one(call, &owner, "isdisjoint")?;
    for item in iterate::items(call, other)? {
        if compare::contains(call, call.arg(0), item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}
