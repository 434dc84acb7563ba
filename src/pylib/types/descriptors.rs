//! `property`, `staticmethod`, `classmethod`

use super::{built, method};
use crate::pylib::arguments::{Outcome, Parameters, one, wrong_receiver};
use crate::vm::native::{Call, Interrupt, NativeDef, Request};
use crate::vm::{Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("property", "__new__", new_property),
    method("property", "getter", |call| with(call, "getter", 0)),
    method("property", "setter", |call| with(call, "setter", 1)),
    method("property", "deleter", |call| with(call, "deleter", 2)),
    method("property", "__get__", get),
    method("property", "__set__", set),
    method("staticmethod", "__new__", |call| new_method(call, "staticmethod", Object::StaticMethod)),
    method("classmethod", "__new__", |call| new_method(call, "classmethod", Object::ClassMethod)),
    method("staticmethod", "__call__", call_static),
    method("staticmethod", "__get__", |call| Ok(inside(call))),
    method("classmethod", "__get__", get_class_method),
];

fn new_property(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "property")?;
    let mut parts = Parameters {
        name: "property",
        owner: "property",
        names: ["fget", "fset", "fdel", "doc"],
        required: 0,
        positional: 4,
    }
    .read(call)
    .map(|[get, set, delete, doc]| [get, set, delete, doc, Value::Nil])?;
    if parts[3].is_nil()
        && let Some(Object::Function(getter)) = call.vm.heap.of(parts[0])
    {
        parts[3] = getter.doc;
    }
    for part in &mut parts[..4] {
        if part.is_nil() {
            *part = Value::None;
        }
    }
    let value = Value::Object(call.vm.heap.alloc(Object::Property(Box::new(parts))));
    Ok(call.vm.wrap_native(class, value))
}

fn parts(call: &mut Call<'_>, name: &str) -> Result<[Value; 5], Interrupt> {
    match call.vm.heap.of(call.vm.unwrap(call.arg(0))) {
        Some(Object::Property(parts)) => Ok(**parts),
        _ => Err(wrong_receiver(call, "property", name)),
    }
}

/// The property with one of its functions replaced.
fn with(call: &mut Call<'_>, name: &str, place: usize) -> Outcome {
    let mut parts = parts(call, name)?;
    parts[place] = one(call, "property", name)?;
    Ok(Value::Object(call.vm.heap.alloc(Object::Property(Box::new(parts)))))
}

fn get(call: &mut Call<'_>) -> Outcome {
    let parts = parts(call, "__get__")?;
    let instance = call.arg(1);
    if matches!(instance, Value::None | Value::Nil) {
        return Ok(call.arg(0));
    }
    if parts[0] == Value::None {
        return Err(call.error(classes::ATTRIBUTE_ERROR, "property has no getter"));
    }
    Err(call.tail(parts[0], &[instance]))
}

fn set(call: &mut Call<'_>) -> Outcome {
    let parts = parts(call, "__set__")?;
    if parts[1] == Value::None {
        return Err(call.error(classes::ATTRIBUTE_ERROR, "property has no setter"));
    }
    let (instance, value) = (call.arg(1), call.arg(2));
    Err(call.tail(parts[1], &[instance, value]))
}

fn new_method(call: &mut Call<'_>, name: &str, make: fn(Value) -> Object) -> Outcome {
    let class = built(call, name)?;
    let given = call.count() - 1;
    if given != 1 || !call.names.is_empty() {
        return Err(call.type_error(format!("{name} expected 1 argument, got {given}")));
    }
    let value = Value::Object(call.vm.heap.alloc(make(call.arg(1))));
    Ok(call.vm.wrap_native(class, value))
}

/// The function inside a static or class method.
fn inside(call: &Call<'_>) -> Value {
    match call.vm.heap.of(call.vm.unwrap(call.arg(0))) {
        Some(Object::StaticMethod(inner) | Object::ClassMethod(inner)) => *inner,
        _ => call.arg(0),
    }
}

fn call_static(call: &mut Call<'_>) -> Outcome {
    let callee = inside(call);
    if callee == call.arg(0) {
        return Err(wrong_receiver(call, "staticmethod", "__call__"));
    }
    call.vm.asked = Request {
        callee,
        arguments: call.arguments[1..].into(),
        names: call.names.into(),
        ..Request::default()
    };
    Err(Interrupt::Tail)
}

fn get_class_method(call: &mut Call<'_>) -> Outcome {
    let function = inside(call);
    let owner = match call.arg(2) {
        Value::Nil | Value::None => Value::Object(call.vm.class_of(call.arg(1))),
        owner => owner,
    };
    let both = Object::BoundMethod(Box::new((function, owner)));
    Ok(Value::Object(call.vm.heap.alloc(both)))
}
