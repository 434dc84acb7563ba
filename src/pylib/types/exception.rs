//! Exceptions.

use super::{built, method};
use crate::pylib::arguments::{Outcome, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::text;
use crate::vm::{Addr, Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("BaseException", "__new__", new),
    method("BaseException", "__init__", init),
    method("BaseException", "__str__", str),
    method("BaseException", "__repr__", repr),
    method("BaseException", "with_traceback", with_traceback),
    method("", "_group_exceptions", |call| Ok(part(call))),
    method("", "_set_group_exceptions", set_part),
    method("", "_handled", |call| Ok(call.vm.state.handled)),
    method("BaseException", "add_note", add_note),
];

/// The class that an OSError with an error number becomes (PEP 3151).
fn os_error(call: &Call<'_>, class: Addr) -> Addr {
    if class != classes::OS_ERROR || call.count() < 3 {
        return class;
    }
    match call.arg(1) {
        Value::Int(1 | 13) => classes::PERMISSION_ERROR,
        Value::Int(2) => classes::FILE_NOT_FOUND_ERROR,
        Value::Int(110) => classes::TIMEOUT_ERROR,
        _ => class,
    }
}

fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "BaseException")?;
    let class = os_error(call, class);
    let args = call.arguments[1..call.count()].to_vec();
    Ok(call.vm.exception(class, &args))
}

fn this(call: &mut Call<'_>, name: &str) -> Result<(Addr, Addr, Value), Interrupt> {
    if let Some(at) = call.arg(0).addr()
        && let Object::Exception(exception) = call.vm.heap.get(at)
    {
        return Ok((at, exception.class, exception.args));
    }
    Err(crate::pylib::arguments::wrong_receiver(call, "BaseException", name))
}

/// Keywords that built-in exceptions take, with what takes them.
fn named(call: &mut Call<'_>, at: Addr, class: Addr) -> Result<(), Interrupt> {
    for place in 0..call.names.len() {
        let name = call.vm.heap.text(call.names[place]).unwrap_or("").to_string();
        let value = call.arguments[call.count() + place];
        let takes: &[Addr] = match name.as_str() {
            "name" => &[classes::NAME_ERROR, classes::ATTRIBUTE_ERROR, classes::IMPORT_ERROR],
            "obj" => &[classes::ATTRIBUTE_ERROR],
            "path" | "name_from" => &[classes::IMPORT_ERROR],
            _ => &[],
        };
        if !takes.iter().any(|&taker| call.vm.is_subclass(class, taker)) {
            let text = format!("{}() takes no keyword arguments", call.vm.class_name(class));
            return Err(call.type_error(text));
        }
        call.vm.set_exception_detail(at, &name, value);
    }
    Ok(())
}

fn init(call: &mut Call<'_>) -> Outcome {
    let (at, class, _) = this(call, "__init__")?;
    named(call, at, class)?;
    let mut args = call.arguments[1..call.count()].to_vec();
    if call.vm.is_subclass(class, classes::OS_ERROR) && (2..=3).contains(&args.len()) {
        for (name, value) in ["errno", "strerror", "filename"].iter().zip(args.clone()) {
            call.vm.set_exception_detail(at, name, value);
        }
        args.truncate(2);
    }
    let args = call.vm.heap.tuple(args);
    if let Object::Exception(exception) = call.vm.heap.write(at) {
        exception.args = args;
    }
    Ok(Value::None)
}

fn with_traceback(call: &mut Call<'_>) -> Outcome {
    let traceback = one(call, "BaseException", "with_traceback")?;
    let (at, ..) = this(call, "with_traceback")?;
    call.vm.check_exception_field("__traceback__", traceback)?;
    if let Object::Exception(exception) = call.vm.heap.write(at) {
        exception.traceback = traceback;
    }
    Ok(call.arg(0))
}

/// The field of an exception group that holds the tuple of its exceptions.
const PART: &str = "exceptions";

fn part(call: &mut Call<'_>) -> Value {
    let found = call.arg(0).addr().and_then(|at| call.vm.exception_set_field(at, PART));
    found.unwrap_or(Value::None)
}

fn set_part(call: &mut Call<'_>) -> Outcome {
    if let Some(at) = call.arg(0).addr() {
        call.vm.set_exception_detail(at, PART, call.arg(1));
    }
    Ok(Value::None)
}

fn str(call: &mut Call<'_>) -> Outcome {
    let (_, class, args) = this(call, "__str__")?;
    let text = text::exception_text(call, class, args)? + &text::syntax_error_place(call.vm, call.arg(0));
    Ok(call.vm.heap.str(text))
}

fn repr(call: &mut Call<'_>) -> Outcome {
    let (_, class, args) = this(call, "__repr__")?;
    let name = call.vm.class_name(class).to_string();
    let inside = match call.vm.heap.of(args) {
        Some(Object::Tuple(items)) if items.len() == 1 => {
            let only = items[0];
            format!("({})", text::repr(call, only)?)
        }
        _ => text::repr(call, args)?,
    };
    Ok(call.vm.heap.str(name + &inside))
}

fn add_note(call: &mut Call<'_>) -> Outcome {
    let note = one(call, "BaseException", "add_note")?;
    if call.vm.heap.text(note).is_none() {
        let text = format!("note must be a str, not '{}'", call.vm.type_name(note));
        return Err(call.type_error(text));
    }
    let name = Value::Object(call.vm.heap.intern("__notes__"));
    let notes = call.get_attribute_or_nil(call.arg(0), name)?;
    match notes {
        Value::Object(at) if matches!(call.vm.heap.get(at), Object::List(_)) => {
            call.vm.heap.list_push(at, note);
        }
        _ => {
            let notes = call.vm.heap.list(vec![note]);
            call.set_attribute(call.arg(0), name, notes)?;
        }
    }
    Ok(Value::None)
}
