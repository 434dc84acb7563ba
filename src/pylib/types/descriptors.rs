//! `property`, `staticmethod`, `classmethod`

use super::{built, method};
use crate::pylib::arguments::{Outcome, Parameters, absent, no_keywords_unless_own, one, wrong_receiver};
use crate::vm::native::{Call, Interrupt, NativeDef, Request};
use crate::vm::ops::text;
use crate::vm::{Member, Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("property", "__new__", new_property),
    method("property", "getter", |call| with(call, "getter", 0)),
    method("property", "setter", |call| with(call, "setter", 1)),
    method("property", "deleter", |call| with(call, "deleter", 2)),
    method("property", "__get__", get),
    method("property", "__set__", set),
    method("property", "__delete__", delete),
    method("property", "__set_name__", set_name),
    method("function", "__call__", call),
    method("method", "__call__", call),
    method("builtin_function_or_method", "__call__", call),
    method("method_descriptor", "__call__", call),
    method("wrapper_descriptor", "__call__", call),
    method("method-wrapper", "__call__", call),
    method("method", "__get__", |call| Ok(call.arg(0))),
    method("function", "__get__", bind),
    method("method_descriptor", "__get__", bind),
    method("wrapper_descriptor", "__get__", bind),
    method("getset_descriptor", "__get__", member_get),
    method("getset_descriptor", "__set__", member_set),
    method("getset_descriptor", "__delete__", member_delete),
    method("member_descriptor", "__get__", member_get),
    method("member_descriptor", "__set__", member_set),
    method("member_descriptor", "__delete__", member_delete),
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
    .map(|[get, set, delete, doc]| [get, set, delete, doc, Value::Nil, Value::Nil])?;
    if absent(parts[3]) {
        take_docstring(call, &mut parts)?;
    }
    for part in &mut parts[..4] {
        if part.is_nil() {
            *part = Value::None;
        }
    }
    let (doc, from_getter) = (parts[3], !parts[5].is_nil());
    let value = Value::Object(call.vm.heap.alloc(Object::Property(Box::new(parts))));
    let made = call.vm.wrap_native(class, value);
    if let Some(Object::Instance(_)) = call.vm.heap.of(made) {
        // A subclass may have a docstring of its own: each property's is kept in its namespace, if it has one.
        let made = call.keep(made);
        let name = Value::Object(call.vm.heap.intern("__doc__"));
        match call.set_attribute(made, name, doc) {
            Err(Interrupt::Raise(error))
                if !from_getter && call.vm.is_instance(error, classes::ATTRIBUTE_ERROR) => {}
            done => done?,
        }
        return Ok(made);
    }
    Ok(made)
}

/// Gives a property its getter's docstring.
fn take_docstring(call: &mut Call<'_>, parts: &mut [Value; 6]) -> Result<(), Interrupt> {
    if absent(parts[0]) {
        return Ok(());
    }
    let name = Value::Object(call.vm.heap.intern("__doc__"));
    let doc = call.get_attribute_or_nil(parts[0], name)?;
    parts[3] = if doc.is_nil() { Value::None } else { call.keep(doc) };
    parts[5] = if absent(parts[3]) { Value::Nil } else { Value::Bool(true) };
    Ok(())
}

fn parts(call: &mut Call<'_>, name: &str) -> Result<[Value; 6], Interrupt> {
    match call.vm.heap.of(call.vm.unwrap(call.arg(0))) {
        Some(Object::Property(parts)) => Ok(**parts),
        _ => Err(wrong_receiver(call, "property", name)),
    }
}

/// The property with one of its functions replaced, of the same class.
fn with(call: &mut Call<'_>, name: &str, place: usize) -> Outcome {
    let mut parts = parts(call, name)?;
    parts[place] = one(call, "property", name)?;
    let class = call.vm.class_of(call.arg(0));
    if class != classes::PROPERTY {
        // A subclass's has its docstring elsewhere, which is left there.
        return Err(call.tail(Value::Object(class), &[parts[0], parts[1], parts[2], Value::None]));
    }
    // A docstring that came from the getter comes from the new one.
    if absent(parts[3]) || !parts[5].is_nil() {
        take_docstring(call, &mut parts)?;
    }
    Ok(Value::Object(call.vm.heap.alloc(Object::Property(Box::new(parts)))))
}

/// Which of a property's functions is not there.
fn lacks(call: &mut Call<'_>, what: &str) -> Interrupt {
    let key = call.vm.heap.intern("__name__");
    let name = match call.vm.own_field(call.arg(0), key) {
        Some(name) => text::repr(call, name),
        None => Ok(String::new()),
    };
    let name = match name {
        Ok(name) => name,
        Err(error) => return error,
    };
    let between = if name.is_empty() { "" } else { " " };
    let owner = call.vm.class_of(call.arg(1));
    let owner = call.vm.class(owner).map_or("object", |class| &class.qualified_name);
    let message = format!("property{between}{name} of '{owner}' object has no {what}");
    call.error(classes::ATTRIBUTE_ERROR, message)
}

fn get(call: &mut Call<'_>) -> Outcome {
    let parts = parts(call, "__get__")?;
    let instance = call.arg(1);
    if matches!(instance, Value::None | Value::Nil) {
        return Ok(call.arg(0));
    }
    if parts[0] == Value::None {
        return Err(lacks(call, "getter"));
    }
    Err(call.tail(parts[0], &[instance]))
}

fn set(call: &mut Call<'_>) -> Outcome {
    let parts = parts(call, "__set__")?;
    if parts[1] == Value::None {
        return Err(lacks(call, "setter"));
    }
    let (instance, value) = (call.arg(1), call.arg(2));
    Err(call.tail(parts[1], &[instance, value]))
}

fn delete(call: &mut Call<'_>) -> Outcome {
    let parts = parts(call, "__delete__")?;
    if parts[2] == Value::None {
        return Err(lacks(call, "deleter"));
    }
    let instance = call.arg(1);
    Err(call.tail(parts[2], &[instance]))
}

/// `type.__new__` tells a property the name that it has in the class.
fn set_name(call: &mut Call<'_>) -> Outcome {
    if call.count() != 3 {
        let text = format!("__set_name__() takes 2 positional arguments but {} were given", call.count() - 1);
        return Err(call.type_error(text));
    }
    parts(call, "__set_name__")?;
    let name = call.arg(2);
    if let Value::Object(at) = call.vm.unwrap(call.arg(0))
        && let Object::Property(parts) = call.vm.heap.write(at)
    {
        parts[4] = name;
    }
    Ok(Value::None)
}

/// `callable.__call__(...)` is `callable(...)`.
fn call(call: &mut Call<'_>) -> Outcome {
    call.vm.asked = Request {
        callee: call.arg(0),
        arguments: call.arguments[1..].into(),
        names: call.names.into(),
        ..Request::default()
    };
    Err(Interrupt::Tail)
}

/// `function.__get__(instance, owner)`
fn bind(call: &mut Call<'_>) -> Outcome {
    let (function, instance) = (call.arg(0), call.arg(1));
    if call.count() < 2 {
        return Err(call.type_error("__get__ expected at least 1 argument, got 0"));
    }
    if matches!(instance, Value::None) {
        if absent(call.arg(2)) {
            return Err(call.type_error("__get__(None, None) is invalid"));
        }
        return Ok(function);
    }
    if let Value::Native(id) = function {
        let owner = call.vm.native(id).owner;
        if let Some(class) = call.vm.builtin_class(owner)
            && !call.vm.is_instance(instance, class)
        {
            let text = format!(
                "descriptor '{}' for '{owner}' objects doesn't apply to a '{}' object",
                call.vm.native(id).name,
                call.vm.type_name(instance)
            );
            return Err(call.type_error(text));
        }
    }
    Ok(call.vm.bound(function, instance))
}

/// The descriptor of a built-in attribute or of a slot, for an object that has it.
fn member(call: &mut Call<'_>, name: &str) -> Result<Member, Interrupt> {
    let Some(&Object::Member(member)) = call.vm.heap.of(call.arg(0)) else {
        return Err(wrong_receiver(call, "getset_descriptor", name));
    };
    let instance = call.arg(1);
    if !instance.is_nil() && !call.vm.is_instance(instance, member.class) {
        let text = format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            call.vm.heap.name(member.name),
            call.vm.class_name(member.class),
            call.vm.type_name(instance)
        );
        return Err(call.type_error(text));
    }
    Ok(member)
}

fn member_get(call: &mut Call<'_>) -> Outcome {
    if call.arg(1) == Value::None && !absent(call.arg(2)) {
        return Ok(call.arg(0));
    }
    let member = member(call, "__get__")?;
    match call.vm.member_value(member, call.arg(1)) {
        Some(value) => Ok(value),
        None => Err(call.vm.attribute_error(call.arg(1), member.name)),
    }
}

fn member_set(call: &mut Call<'_>) -> Outcome {
    let member = member(call, "__set__")?;
    call.vm.set_member(member, call.arg(1), call.arg(2))?;
    Ok(Value::None)
}

fn member_delete(call: &mut Call<'_>) -> Outcome {
    let member = member(call, "__delete__")?;
    call.vm.delete_member(member, call.arg(1))?;
    Ok(Value::None)
}

fn new_method(call: &mut Call<'_>, name: &str, make: fn(Value) -> Object) -> Outcome {
    let class = built(call, name)?;
    no_keywords_unless_own(call, class, name)?;
    let given = call.count() - 1;
    if given != 1 {
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
