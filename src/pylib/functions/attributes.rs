//! `getattr` and its kin.

use super::function;
use crate::pylib::arguments::{Outcome, between};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::{Object, Value, classes};

pub const FUNCTIONS: &[NativeDef] = &[
    function("getattr", getattr),
    function("hasattr", hasattr),
    function("setattr", setattr),
    function("delattr", delattr),
    function("callable", callable),
];

/// The attribute name among the arguments.
fn name(call: &mut Call<'_>) -> Outcome {
    let name = call.arg(1);
    if call.vm.heap.text(name).is_some() {
        return Ok(name);
    }
    let text = format!("attribute name must be string, not '{}'", call.vm.type_name(name));
    Err(call.type_error(text))
}

/// The attribute, nil where there is none or reading it raised AttributeError. Where that takes a program's code,
/// ends with the hidden function `instead`: only Python code can catch what that raises.
fn get_or_nil(
    call: &mut Call<'_>,
    object: Value,
    name: Value,
    instead: &str,
    arguments: &[Value],
) -> Outcome {
    match call.get_attribute_or_nil(object, name) {
        Err(Interrupt::Raise(error)) if call.vm.is_instance(error, classes::ATTRIBUTE_ERROR) => {
            Ok(Value::Nil)
        }
        Err(Interrupt::Ask) => {
            let function = call.vm.library(instead);
            Err(call.tail(function, arguments))
        }
        other => other,
    }
}

fn getattr(call: &mut Call<'_>) -> Outcome {
    between(call, "", "getattr", 2, 3)?;
    let (object, name, default) = (call.arg(0), name(call)?, call.arg(2));
    if default.is_nil() {
        return call.get_attribute(object, name);
    }
    Ok(match get_or_nil(call, object, name, "_getattr", &[object, name, default])? {
        Value::Nil => default,
        value => value,
    })
}

fn hasattr(call: &mut Call<'_>) -> Outcome {
    between(call, "", "hasattr", 2, 2)?;
    let (object, name) = (call.arg(0), name(call)?);
    Ok(Value::Bool(!get_or_nil(call, object, name, "_hasattr", &[object, name])?.is_nil()))
}

fn setattr(call: &mut Call<'_>) -> Outcome {
    between(call, "", "setattr", 3, 3)?;
    let (object, name, value) = (call.arg(0), name(call)?, call.arg(2));
    call.set_attribute(object, name, value)?;
    Ok(Value::None)
}

fn delattr(call: &mut Call<'_>) -> Outcome {
    between(call, "", "delattr", 2, 2)?;
    let (object, name) = (call.arg(0), name(call)?);
    call.delete_attribute(object, name)?;
    Ok(Value::None)
}

/// Whether `value` can be called.
pub fn is_callable(call: &Call<'_>, value: Value) -> bool {
    match value {
        Value::Native(_) => true,
        Value::Object(at) => match call.vm.heap.get(at) {
            Object::Function(_) | Object::BoundMethod(_) | Object::Class(_) | Object::StaticMethod(_) => true,
            _ => call.vm.find_in_class(call.vm.class_of(value), "__call__").is_some(),
        },
        _ => false,
    }
}

fn callable(call: &mut Call<'_>) -> Outcome {
    let value = crate::pylib::arguments::one(call, "", "callable")?;
    Ok(Value::Bool(is_callable(call, value)))
}
