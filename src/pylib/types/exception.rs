//! Exceptions.

use super::{built, method};
use crate::pylib::arguments::{Outcome, keyword_hint, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{iterate, number, text};
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
    method("BaseException", "__setstate__", set_state),
    method("BaseException", "__reduce__", |call| {
        let (at, class, args) = this(call, "__reduce__")?;
        let state = match call.vm.heap.get(at) {
            Object::Exception(exception) => exception.dict,
            _ => Value::Nil,
        };
        let mut parts = vec![Value::Object(class), args];
        parts.extend(Some(state).filter(|state| !state.is_nil()));
        Ok(call.vm.heap.tuple(parts))
    }),
];

/// The class that an OSError with an error number becomes (PEP 3151; the numbers are Linux's).
fn os_error(call: &Call<'_>, class: Addr) -> Addr {
    if class != classes::OS_ERROR || !(3..=6).contains(&call.count()) {
        return class;
    }
    match call.arg(1) {
        Value::Int(1 | 13) => classes::PERMISSION_ERROR,
        Value::Int(2) => classes::FILE_NOT_FOUND_ERROR,
        Value::Int(3) => classes::PROCESS_LOOKUP_ERROR,
        Value::Int(4) => classes::INTERRUPTED_ERROR,
        Value::Int(10) => classes::CHILD_PROCESS_ERROR,
        Value::Int(11 | 114 | 115) => classes::BLOCKING_IO_ERROR,
        Value::Int(17) => classes::FILE_EXISTS_ERROR,
        Value::Int(20) => classes::NOT_A_DIRECTORY_ERROR,
        Value::Int(21) => classes::IS_A_DIRECTORY_ERROR,
        Value::Int(32 | 108) => classes::BROKEN_PIPE_ERROR,
        Value::Int(103) => classes::CONNECTION_ABORTED_ERROR,
        Value::Int(104) => classes::CONNECTION_RESET_ERROR,
        Value::Int(110) => classes::TIMEOUT_ERROR,
        Value::Int(111) => classes::CONNECTION_REFUSED_ERROR,
        _ => class,
    }
}

/// What is raised gets its `args` here; what it keeps beside them, too where `__init__` is not its own.
fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "BaseException")?;
    let class = os_error(call, class);
    let args = call.arguments[1..call.count()].to_vec();
    let made = call.vm.exception(class, &args);
    if call.vm.is_subclass(class, classes::OS_ERROR)
        && let Some(at) = made.addr()
    {
        // Where a program's `__init__` takes the arguments, they say nothing of an error number (`oserror_use_init`).
        let own = |name| call.vm.find_in_class(class, name) != call.vm.find_in_class(classes::OS_ERROR, name);
        if own("__init__") && !own("__new__") {
            let none = call.vm.heap.tuple(Vec::new());
            if let Object::Exception(exception) = call.vm.heap.write(at) {
                exception.args = none;
            }
        } else {
            keep_os_error(call, at, args);
        }
    }
    Ok(made)
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
    const TAKERS: [(Addr, &[&str]); 3] = [
        (classes::NAME_ERROR, &["name"]),
        (classes::ATTRIBUTE_ERROR, &["name", "obj"]),
        (classes::IMPORT_ERROR, &["name", "path", "name_from"]),
    ];
    let taker = TAKERS.iter().find(|taker| call.vm.is_subclass(class, taker.0));
    for name in taker.map_or(&[][..], |taker| taker.1) {
        call.vm.set_exception_detail(at, name, Value::None);
    }
    for place in 0..call.names.len() {
        let name = call.vm.heap.text(call.names[place]).unwrap_or("").to_string();
        let value = call.arguments[call.count() + place];
        match taker {
            Some((_, names)) if names.contains(&name.as_str()) => {
                call.vm.set_exception_detail(at, &name, value);
            }
            Some((taker, names)) => {
                let owner = call.vm.class_name(*taker);
                let hint = keyword_hint(&name, names);
                let text = format!("{owner}() got an unexpected keyword argument '{name}'{hint}");
                return Err(call.type_error(text));
            }
            None => {
                let text = format!("{}() takes no keyword arguments", call.vm.class_name(class));
                return Err(call.type_error(text));
            }
        }
    }
    Ok(())
}

/// `errno`, `strerror`, `filename` of an OSError; its `args` are the first two then.
fn keep_os_error(call: &mut Call<'_>, at: Addr, mut args: Vec<Value>) {
    if !(2..=5).contains(&args.len()) {
        return;
    }
    for (place, name) in ["errno", "strerror", "filename", "", "filename2"].into_iter().enumerate() {
        if let Some(&value) = args.get(place)
            && !name.is_empty()
        {
            call.vm.set_exception_detail(at, name, value);
        }
    }
    if args.len() > 2 {
        args.truncate(2);
        let args = call.vm.heap.tuple(args);
        if let Object::Exception(exception) = call.vm.heap.write(at) {
            exception.args = args;
        }
    }
}

/// `msg` and the place of a SyntaxError: `SyntaxError(msg, (filename, lineno, offset, text, end_lineno, end_offset))`.
fn keep_syntax_error(call: &mut Call<'_>, at: Addr, args: &[Value]) -> Result<(), Interrupt> {
    const PLACE: [&str; 6] = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];
    if let Some(&message) = args.first() {
        call.vm.set_exception_detail(at, "msg", message);
    }
    let &[_, place] = args else { return Ok(()) };
    let place = iterate::items(call, place)?;
    if !(4..=6).contains(&place.len()) {
        let how = if place.len() < 4 { "at least 4" } else { "at most 6" };
        let text = format!("function takes {how} arguments ({} given)", place.len());
        return Err(call.type_error(text));
    }
    if place.len() == 5 {
        return Err(call.type_error("end_offset must be provided when end_lineno is provided"));
    }
    for (name, value) in PLACE.into_iter().zip(place) {
        call.vm.set_exception_detail(at, name, value);
    }
    Ok(())
}

/// The five of a UnicodeEncodeError and its kin.
fn keep_unicode_error(call: &mut Call<'_>, at: Addr, class: Addr, args: &[Value]) -> Result<(), Interrupt> {
    let translate = call.vm.is_subclass(class, classes::UNICODE_TRANSLATE_ERROR);
    let decode = call.vm.is_subclass(class, classes::UNICODE_DECODE_ERROR);
    let names = &["encoding", "object", "start", "end", "reason"][usize::from(translate)..];
    if args.len() != names.len() {
        let text = format!("function takes exactly {} arguments ({} given)", names.len(), args.len());
        return Err(call.type_error(text));
    }
    for (place, (name, &value)) in names.iter().zip(args).enumerate() {
        let mut value = value;
        let number = ["start", "end"].contains(name);
        if number {
            value = number::index(call, value)?;
        } else if decode && *name == "object" {
            let Some(bytes) = super::bytes::buffer(call, value)? else {
                let text = format!("a bytes-like object is required, not '{}'", call.vm.type_name(value));
                return Err(call.type_error(text));
            };
            value = super::bytes::new_bytes(call, bytes);
        } else if call.vm.heap.text(value).is_none() {
            let text = format!("argument {} must be str, not {}", place + 1, call.vm.type_name(value));
            return Err(call.type_error(text));
        }
        call.vm.set_exception_detail(at, name, value);
    }
    Ok(())
}

fn init(call: &mut Call<'_>) -> Outcome {
    let (at, class, _) = this(call, "__init__")?;
    named(call, at, class)?;
    let args = call.arguments[1..call.count()].to_vec();
    let tuple = call.vm.heap.tuple(args.clone());
    if let Object::Exception(exception) = call.vm.heap.write(at) {
        exception.args = tuple;
    }
    if call.vm.is_subclass(class, classes::OS_ERROR) {
        keep_os_error(call, at, args);
    } else if call.vm.is_subclass(class, classes::SYNTAX_ERROR) {
        keep_syntax_error(call, at, &args)?;
    } else if call.vm.is_subclass(class, classes::IMPORT_ERROR) {
        let message = if args.len() == 1 { args[0] } else { Value::None };
        call.vm.set_exception_detail(at, "msg", message);
    } else if call.vm.is_subclass(class, classes::STOP_ITERATION) {
        let value = args.first().copied().unwrap_or(Value::None);
        call.vm.set_exception_detail(at, "value", value);
    } else if call.vm.is_subclass(class, classes::UNICODE_ERROR) && class != classes::UNICODE_ERROR {
        let kinds =
            [classes::UNICODE_DECODE_ERROR, classes::UNICODE_ENCODE_ERROR, classes::UNICODE_TRANSLATE_ERROR];
        if kinds.iter().any(|&kind| call.vm.is_subclass(class, kind)) {
            keep_unicode_error(call, at, class, &args)?;
        }
    }
    Ok(Value::None)
}

/// `BaseException.__setstate__(mapping)`: each entry becomes an attribute.
fn set_state(call: &mut Call<'_>) -> Outcome {
    this(call, "__setstate__")?;
    let state = one(call, "BaseException", "__setstate__")?;
    if state == Value::None {
        return Ok(Value::None);
    }
    let Some(Object::Dict(dict)) = call.vm.heap.of(call.vm.unwrap(state)) else {
        return Err(call.type_error("state is not a dictionary"));
    };
    let entries: Vec<(Value, Value)> = dict.iter().map(|entry| (entry.key, entry.value)).collect();
    for (name, value) in entries {
        call.set_attribute(call.arg(0), name, value)?;
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
    let (at, ..) = this(call, "__str__")?;
    let text = text::exception_text(call, at)?;
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
    if !notes.is_nil() && !matches!(call.vm.heap.of(notes), Some(Object::List(_))) {
        return Err(call.type_error("Cannot add note: __notes__ is not a list"));
    }
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
