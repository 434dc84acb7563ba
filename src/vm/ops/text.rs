//! `repr`, `str` and `ascii` of everything.

use super::quote;
use super::{Method, method};
use crate::vm::classes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::{Addr, Value};

pub use super::repr::repr;

/// `ascii(v)`
pub fn ascii(call: &mut Call<'_>, v: Value) -> Result<String, Interrupt> {
    Ok(quote::ascii(&repr(call, v)?))
}

/// `str(v)`
pub fn str(call: &mut Call<'_>, v: Value) -> Result<String, Interrupt> {
    let mut v = v;
    // A mapping to be read only is printed as the mapping.
    while let Some(&Object::Proxy(mapping)) = call.vm.heap.of(v) {
        v = mapping;
    }
    if let Some(Object::Str(text)) = call.vm.heap.of(v) {
        return Ok(text.text.to_string());
    }
    if let Some(method) = method(call.vm, v, "__str__") {
        return text_of(call, method, "__str__");
    }
    match call.vm.heap.of(v) {
        Some(Object::Proxy(inside)) => {
            let inside = *inside;
            str(call, inside)
        }
        Some(Object::Instance(_)) => match call.vm.heap.text(v) {
            Some(text) => Ok(text.to_string()),
            // `object.__str__` is `__repr__`, under its own name in messages.
            None => match method(call.vm, v, "__repr__") {
                Some(method) => text_of(call, method, "__str__"),
                None => repr(call, v),
            },
        },
        Some(Object::Exception(_)) => match v.addr() {
            Some(at) => exception_text(call, at),
            None => Ok(String::new()),
        },
        _ => repr(call, v),
    }
}

/// What `__str__` or `__repr__` returns: a str.
pub(super) fn text_of(call: &mut Call<'_>, method: Method, name: &str) -> Result<String, Interrupt> {
    let result = method.ask(call, &[])?;
    match call.vm.heap.text(result) {
        Some(text) => Ok(text.to_string()),
        None => {
            let text = format!("{name} returned non-string (type {})", call.vm.type_name(result));
            Err(call.type_error(text))
        }
    }
}

/// `BaseException.__str__` and those of its kin that say more than `args`.
pub fn exception_text(call: &mut Call<'_>, at: Addr) -> Result<String, Interrupt> {
    let Object::Exception(exception) = call.vm.heap.get(at) else { return Ok(String::new()) };
    let (class, args) = (exception.class, exception.args);
    let is = |call: &Call<'_>, ancestor| call.vm.is_subclass(class, ancestor);
    if is(call, classes::OS_ERROR) {
        let [number, message, file, other] =
            ["errno", "strerror", "filename", "filename2"].map(|name| call.vm.exception_detail(at, name));
        if !number.is_nil() && !message.is_nil() {
            let number = call.deeper(|call| str(call, number))?;
            let mut text = format!("[Errno {number}] {}", call.deeper(|call| str(call, message))?);
            for (between, name) in [(": ", file), (" -> ", other)] {
                if !matches!(name, Value::Nil | Value::None) {
                    text += between;
                    text += &call.deeper(|call| repr(call, name))?;
                }
            }
            return Ok(text);
        }
    }
    if is(call, classes::UNICODE_ERROR)
        && let Some(text) = unicode_error_text(call, at, class)?
    {
        return Ok(text);
    }
    if is(call, classes::SYNTAX_ERROR) {
        let message = call.vm.exception_data(at, "msg").unwrap_or(Value::None);
        if call.vm.exception_detail(at, "msg") != Value::Nil || message != Value::None {
            let text = call.deeper(|call| str(call, message))?;
            return Ok(text + &syntax_error_place(call.vm, Value::Object(at)));
        }
    }
    if is(call, classes::IMPORT_ERROR) {
        let message = call.vm.exception_detail(at, "msg");
        if let Some(text) = call.vm.heap.text(message) {
            return Ok(text.to_string());
        }
    }
    let Some(Object::Tuple(items)) = call.vm.heap.of(args) else { return Ok(String::new()) };
    match items[..] {
        [] => Ok(String::new()),
        [only] if is(call, classes::KEY_ERROR) => call.deeper(|call| repr(call, only)),
        [only] => call.deeper(|call| str(call, only)),
        _ => repr(call, args),
    }
}

/// Where a SyntaxError says it is: ` (<string>, line 1)`.
pub fn syntax_error_place(vm: &Machine, exception: Value) -> String {
    let Some(at) = exception.addr().filter(|_| vm.is_instance(exception, classes::SYNTAX_ERROR)) else {
        return String::new();
    };
    let field = |name| vm.exception_data(at, name).unwrap_or(Value::None);
    let file = vm.heap.text(field("filename")).map(|file| file.rsplit('/').next().unwrap_or(file));
    match (file, field("lineno")) {
        (Some(file), Value::Int(line)) => format!(" ({file}, line {line})"),
        (Some(file), _) => format!(" ({file})"),
        (None, Value::Int(line)) => format!(" (line {line})"),
        _ => String::new(),
    }
}

/// What UnicodeDecodeError and its kin say of the place they were met at.
fn unicode_error_text(call: &mut Call<'_>, at: Addr, class: Addr) -> Result<Option<String>, Interrupt> {
    let [encoding, object, start, end, reason] =
        ["encoding", "object", "start", "end", "reason"].map(|name| call.vm.exception_detail(at, name));
    let (Value::Int(start), Value::Int(end)) = (start, end) else { return Ok(None) };
    if object.is_nil() {
        return Ok(None);
    }
    let reason = call.deeper(|call| str(call, reason))?;
    let decode = call.vm.is_subclass(class, classes::UNICODE_DECODE_ERROR);
    let (codec, verb) = if encoding.is_nil() {
        (String::new(), "translate")
    } else {
        let codec = call.deeper(|call| str(call, encoding))?;
        (format!("'{codec}' codec "), if decode { "decode" } else { "encode" })
    };
    let one = end == start + 1;
    let place = usize::try_from(start).ok();
    let shown = match call.vm.heap.of(object) {
        Some(Object::Bytes(bytes)) if decode => {
            place.and_then(|place| bytes.get(place)).map(|byte| format!("byte 0x{byte:02x}"))
        }
        Some(Object::Str(text)) => place.and_then(|place| text.text.chars().nth(place)).map(|c| {
            let code = u32::from(c);
            match code {
                0..0x100 => format!("character '\\x{code:02x}'"),
                0x100..0x1_0000 => format!("character '\\u{code:04x}'"),
                _ => format!("character '\\U{code:08x}'"),
            }
        }),
        _ => None,
    };
    let plural = if decode { "bytes" } else { "characters" };
    Ok(Some(match shown.filter(|_| one) {
        Some(shown) => format!("{codec}can't {verb} {shown} in position {start}: {reason}"),
        None => format!("{codec}can't {verb} {plural} in position {start}-{}: {reason}", end - 1),
    }))
}

/// `__main__.C`: a class with its module, but for built-in ones.
pub fn class_path(vm: &Machine, class: Addr) -> String {
    let Object::Class(it) = vm.heap.get(class) else { return "object".into() };
    let module = vm.heap.interned("__module__").and_then(|name| vm.heap.dict_get_name(it.dict, name));
    match module.and_then(|module| vm.heap.text(module)) {
        Some(module) if !it.builtin && module != "builtins" => format!("{module}.{}", it.qualified_name),
        _ => it.qualified_name.clone(),
    }
}
