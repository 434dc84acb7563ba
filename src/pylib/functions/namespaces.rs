//! Namespaces as dicts, and what a box without a host does not have.

use super::function;
use crate::pylib::arguments::{Outcome, between, none};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::iterate;
use crate::vm::{Object, Value, classes};

pub const FUNCTIONS: &[NativeDef] = &[
    function("globals", globals),
    function("locals", locals),
    function("vars", vars),
    function("dir", dir),
    function("breakpoint", breakpoint),
    function("_module", module),
    function("_frame_variables", frame_variables),
    function("_frame_line", frame_line),
    function("_frame_set", frame_set),
];

fn breakpoint(call: &mut Call<'_>) -> Outcome {
    let why = "breakpoint() is not available: there is no debugger to start here";
    Err(call.error(classes::NOT_IMPLEMENTED_ERROR, why))
}

/// `_module(name)`: the module, begun where it is not there yet. Gives None while its code has just run.
fn module(call: &mut Call<'_>) -> Outcome {
    let name = call.vm.heap.text(call.arg(0)).unwrap_or("").to_string();
    if let Some(module) = call.vm.loaded_module(&name) {
        return Ok(module);
    }
    match call.vm.begin_module(&name)? {
        Some((code, namespace)) => {
            let (code, namespace) = (Value::Object(call.vm.code(code).object), Value::Object(namespace));
            Err(call.run_code(code, namespace, namespace, Value::Nil))
        }
        None => Ok(Value::None),
    }
}

/// `_frame_variables(place, function)`: a dict of the variables of a frame on the stack; None if it is gone.
fn frame_variables(call: &mut Call<'_>) -> Outcome {
    let Value::Int(place) = call.arg(0) else { return Ok(Value::None) };
    let Some(frame) = call.vm.frame_at(place as usize, call.arg(1)) else { return Ok(Value::None) };
    let variables = call.vm.variables_now(frame);
    let dict = call.vm.new_dict();
    for (name, value) in variables {
        call.vm.heap.dict_set_name(dict, name, value);
    }
    Ok(Value::Object(dict))
}

/// `_frame_line(place, function)`: the line at which a frame on the stack is; None if it is gone.
fn frame_line(call: &mut Call<'_>) -> Outcome {
    let Value::Int(place) = call.arg(0) else { return Ok(Value::None) };
    let Some(frame) = call.vm.frame_at(place as usize, call.arg(1)) else { return Ok(Value::None) };
    Ok(Value::Int(i64::from(call.vm.line_at(frame.code, frame.pc))))
}

/// `_frame_set(place, function, name, value)`: whether such a variable is there and has the value now.
fn frame_set(call: &mut Call<'_>) -> Outcome {
    let Value::Int(place) = call.arg(0) else { return Ok(Value::Bool(false)) };
    let name = call.vm.heap.text(call.arg(2)).unwrap_or("").to_string();
    let (function, value) = (call.arg(1), call.arg(3));
    Ok(Value::Bool(call.vm.set_variable(place as usize, function, &name, value)))
}

fn globals(call: &mut Call<'_>) -> Outcome {
    none(call, "", "globals")?;
    Ok(Value::Object(call.vm.current_globals()))
}

fn locals(call: &mut Call<'_>) -> Outcome {
    none(call, "", "locals")?;
    Ok(call.current_locals())
}

fn vars(call: &mut Call<'_>) -> Outcome {
    between(call, "", "vars", 0, 1)?;
    if call.count() == 0 {
        return Ok(call.current_locals());
    }
    let object = call.arg(0);
    let name = Value::Object(call.vm.heap.intern("__dict__"));
    match call.get_attribute_or_nil(object, name)? {
        Value::Nil => Err(call.type_error("vars() argument must have __dict__ attribute")),
        dict => Ok(dict),
    }
}

fn dir(call: &mut Call<'_>) -> Outcome {
    between(call, "", "dir", 0, 1)?;
    let names: Vec<String> = if call.count() == 0 {
        let locals = call.current_locals();
        if !matches!(call.vm.heap.of(locals), Some(Object::Dict(_)))
            && let Some(keys) = call.vm.type_method(locals, "keys")
        {
            let keys = call.ask(keys, &[])?;
            return Err(tail_sorted(call, keys));
        }
        let keys = iterate::items(call, locals)?;
        let mut names: Vec<String> =
            keys.iter().filter_map(|&key| call.vm.heap.text(key).map(str::to_string)).collect();
        crate::base::sort_by(&mut names, Ord::cmp);
        names
    } else {
        let object = call.arg(0);
        if let Some(method) = super::numbers::own_method(call, object, "__dir__") {
            let given = call.ask(method, &[])?;
            return Err(tail_sorted(call, given));
        }
        call.vm.attribute_names(object)
    };
    let names = names.into_iter().map(|name| call.vm.heap.str(name)).collect();
    Ok(call.vm.heap.list(names))
}

fn tail_sorted(call: &mut Call<'_>, given: Value) -> Interrupt {
    let sorted = call.vm.library("sorted");
    call.tail(sorted, &[given])
}
