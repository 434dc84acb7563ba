//! `isinstance`, `issubclass`, `id`, `hash`.

use super::function;
use crate::pylib::arguments::{Outcome, between, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{hash, truth};
use crate::vm::{Addr, Object, Value};

pub const FUNCTIONS: &[NativeDef] = &[
    function("isinstance", isinstance),
    function("issubclass", issubclass),
    function("id", id),
    function("hash", hash_of),
];

/// How deep tuples of classes may nest.
const DEPTH: usize = 100;

/// A hook of a metaclass of the program (`__instancecheck__`, `__subclasscheck__`), asked.
fn hook(call: &mut Call<'_>, class: Value, name: &str, value: Value) -> Result<Option<bool>, Interrupt> {
    let metaclass = call.vm.class_of(class);
    if !matches!(call.vm.find_in_class(metaclass, name), Some(Value::Object(_))) {
        return Ok(None);
    }
    let Some(method) = call.vm.type_method(class, name) else { return Ok(None) };
    let answer = call.ask(method, &[value])?;
    truth::truth(call, answer).map(Some)
}

fn is_instance(call: &mut Call<'_>, value: Value, classes: Value, depth: usize) -> Result<bool, Interrupt> {
    if let Value::Object(at) = classes {
        match call.vm.heap.get(at) {
            Object::Class(_) if call.vm.class_of(value) == at => return Ok(true),
            Object::Tuple(items) if depth < DEPTH => {
                let items = items.to_vec();
                for class in items {
                    if is_instance(call, value, class, depth + 1)? {
                        return Ok(true);
                    }
                }
                return Ok(false);
            }
            Object::Tuple(_) => return Err(call.vm.recursion_error()),
            _ => {}
        }
        if let Some(answer) = hook(call, classes, "__instancecheck__", value)? {
            return Ok(answer);
        }
        if call.vm.class(at).is_some() {
            return Ok(call.vm.is_instance(value, at) || pretends(call, value, at)?);
        }
        if bases_of(call, classes)?.is_some() {
            let name = call.vm.heap.intern("__class__");
            let class = call.get_attribute_or_nil(value, Value::Object(name))?;
            return descends(call, class, classes, 0);
        }
    }
    Err(call.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"))
}

/// Whether the `__class__` that a value tells of itself, not being its type, descends from `class`.
fn pretends(call: &mut Call<'_>, value: Value, class: Addr) -> Result<bool, Interrupt> {
    let own = call.vm.class_of(value);
    if call.vm.class(own).is_none_or(|own| own.builtin) || !call.vm.tells_class(own) {
        return Ok(false);
    }
    let name = call.vm.heap.intern("__class__");
    let told = call.get_attribute_or_nil(value, Value::Object(name))?;
    Ok(told.addr().is_some_and(|told| told != own && call.vm.is_subclass(told, class)))
}

/// `__bases__` of what is no class but has them as a tuple (`abstract_get_bases`).
fn bases_of(call: &mut Call<'_>, value: Value) -> Result<Option<Vec<Value>>, Interrupt> {
    let name = call.vm.heap.intern("__bases__");
    let bases = call.get_attribute_or_nil(value, Value::Object(name))?;
    Ok(match call.vm.heap.of(bases) {
        Some(Object::Tuple(items)) => Some(items.to_vec()),
        _ => None,
    })
}

/// Whether `class` is `ancestor` or has it among its bases' bases (`abstract_issubclass`).
fn descends(call: &mut Call<'_>, class: Value, ancestor: Value, depth: usize) -> Result<bool, Interrupt> {
    if class == ancestor {
        return Ok(true);
    }
    if depth >= DEPTH * 10 {
        return Err(call.vm.recursion_error());
    }
    for base in bases_of(call, class)?.unwrap_or_default() {
        if call.deeper(|call| descends(call, base, ancestor, depth + 1))? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn isinstance(call: &mut Call<'_>) -> Outcome {
    between(call, "", "isinstance", 2, 2)?;
    let (value, classes) = (call.arg(0), call.arg(1));
    is_instance(call, value, classes, 0).map(Value::Bool)
}

fn is_subclass(call: &mut Call<'_>, class: Value, classes: Value, depth: usize) -> Result<bool, Interrupt> {
    if let Value::Object(at) = classes {
        if let Object::Tuple(items) = call.vm.heap.get(at) {
            let items = items.to_vec();
            if depth >= DEPTH {
                return Err(call.vm.recursion_error());
            }
            for item in items {
                if is_subclass(call, class, item, depth + 1)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if let Some(answer) = hook(call, classes, "__subclasscheck__", class)? {
            return Ok(answer);
        }
        let class_at = class.addr().filter(|&class| call.vm.class(class).is_some());
        if let Some(class) = class_at
            && call.vm.class(at).is_some()
        {
            return Ok(call.vm.is_subclass(class, at));
        }
    }
    if bases_of(call, class)?.is_none() {
        return Err(call.type_error("issubclass() arg 1 must be a class"));
    }
    if bases_of(call, classes)?.is_some() {
        return descends(call, class, classes, 0);
    }
    Err(call.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"))
}

fn issubclass(call: &mut Call<'_>) -> Outcome {
    between(call, "", "issubclass", 2, 2)?;
    let (class, classes) = (call.arg(0), call.arg(1));
    is_subclass(call, class, classes, 0).map(Value::Bool)
}

fn hash_of(call: &mut Call<'_>) -> Outcome {
    let value = one(call, "", "hash")?;
    hash::hash_value(call, value).map(Value::Int)
}

fn id(call: &mut Call<'_>) -> Outcome {
    let value = one(call, "", "id")?;
    Ok(Value::Int(hash::id(call.vm, value)))
}
