//! Values as they are written in rows: short, and never by running a program's code.

use super::model::{ObjectId, ValueView};
use crate::code::CodeKind;
use crate::vm::ops::{number, quote};
use crate::vm::{Addr, Instance, Machine, Object, Value};

/// Longer texts are cut, by characters.
const LONGEST: usize = 200;
/// Tuples of up to this many plain values are written out.
const WRITTEN_OUT: usize = 4;

/// A value in a row.
pub(super) fn value_view(machine: &Machine, value: Value) -> ValueView {
    let (text, cut) = shorten(value_text(machine, value));
    ValueView { text, cut, object: boxed(machine, value) }
}

fn shorten(text: String) -> (String, bool) {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => (format!("{}…", &text[..at]), true),
        None => (text, false),
    }
}

/// The identity of a value that is drawn as a box of its own.
pub(super) fn boxed(machine: &Machine, value: Value) -> Option<ObjectId> {
    let at = value.addr()?;
    let serial = machine.heap.serial(at);
    match machine.heap.get(at) {
        Object::Function(function) if machine.code(function.code).hidden => None,
        Object::Function(_) => Some(ObjectId::Labelled(serial)),
        Object::Class(class) if class.builtin || is_library_class(machine, at) => None,
        Object::Class(_) => Some(ObjectId::Labelled(serial)),
        Object::Tuple(_) if plain_tuple(machine, at).is_some() => None,
        Object::List(_) | Object::Tuple(_) | Object::Dict(_) | Object::Set(_) => {
            Some(ObjectId::Other(serial))
        }
        Object::Instance(instance) if member_name(machine, instance).is_some() => None,
        Object::Instance(_) | Object::BoundMethod(_) => Some(ObjectId::Other(serial)),
        Object::Generator(generator) if machine.code(generator.frame.code).hidden => None,
        Object::Generator(_) => Some(ObjectId::Other(serial)),
        _ => None,
    }
}

/// Whether a class was made by the library's own Python.
pub(super) fn is_library_class(machine: &Machine, class: Addr) -> bool {
    let Some(class) = machine.class(class) else { return true };
    let module = machine
        .heap
        .interned("__module__")
        .and_then(|key| machine.heap.dict_get_name(class.dict, key))
        .and_then(|module| machine.heap.text(module));
    module != Some("__main__")
}

/// The name of a member of an enumeration: it is what it is called.
fn member_name<'a>(machine: &'a Machine, instance: &Instance) -> Option<&'a str> {
    let attribute =
        |name| machine.heap.interned(name).and_then(|key| machine.heap.dict_get_name(instance.dict, key));
    attribute("_value_")?;
    machine.heap.text(attribute("_name_")?)
}

/// A short tuple of plain values, written out.
fn plain_tuple(machine: &Machine, at: Addr) -> Option<String> {
    let Object::Tuple(items) = machine.heap.get(at) else { return None };
    if items.len() > WRITTEN_OUT {
        return None;
    }
    let texts: Option<Vec<String>> = items.iter().map(|&item| plain_text(machine, item)).collect();
    Some(match &texts?[..] {
        [one] => format!("({one},)"),
        texts => format!("({})", texts.join(", ")),
    })
}

/// CPython's `repr`, of so many bytes as a row can show.
fn short_bytes(bytes: &[u8]) -> String {
    quote::quote_bytes(&bytes[..bytes.len().min(LONGEST + 1)])
}

/// CPython's `repr` of None, bools, numbers, strings and bytes; `None` for everything else.
pub(super) fn plain_text(machine: &Machine, value: Value) -> Option<String> {
    Some(match value {
        Value::None => "None".into(),
        Value::Ellipsis => "Ellipsis".into(),
        Value::NotImplemented => "NotImplemented".into(),
        Value::Bool(true) => "True".into(),
        Value::Bool(false) => "False".into(),
        Value::Int(value) => value.to_string(),
        Value::Float(value) => number::float_repr(value),
        Value::Object(at) => match machine.heap.get(at) {
            Object::Str(text) => quote::quote(&text.text),
            // Turning a huge number into digits takes its time; nobody reads them all.
            Object::BigInt(int) if int.bits() < 8_000 => int.to_string(),
            Object::BigInt(int) => format!("an int of {} bits", int.bits()),
            Object::Complex(real, imaginary) => number::complex_repr(*real, *imaginary),
            Object::Bytes(bytes) => short_bytes(bytes),
            _ => return None,
        },
        Value::Nil | Value::Native(_) => return None,
    })
}

fn value_text(machine: &Machine, value: Value) -> String {
    if let Some(text) = plain_text(machine, value) {
        return text;
    }
    let Value::Object(at) = value else {
        return match value {
            Value::Native(id) => format!("builtin {}", machine.native(id).name),
            _ => String::new(),
        };
    };
    match machine.heap.get(at) {
        Object::Tuple(items) => {
            plain_tuple(machine, at).unwrap_or_else(|| counted("tuple", items.len(), "item"))
        }
        Object::List(items) => counted("list", items.len(), "item"),
        Object::Dict(dict) => counted("dict", dict.len(), "entry"),
        Object::Set(set) if set.frozen => counted("frozenset", set.len(), "item"),
        Object::Set(set) => counted("set", set.len(), "item"),
        Object::ByteArray(bytes) => format!("bytearray({})", short_bytes(bytes)),
        Object::Function(function) => match machine.code(function.code).code.kind {
            CodeKind::Lambda => "function <lambda>".into(),
            _ => format!("function {}", machine.heap.text(function.name).unwrap_or("?")),
        },
        Object::Class(class) => format!("class {}", class.name),
        Object::Instance(instance) => {
            let class = machine.class_name(instance.class);
            match member_name(machine, instance) {
                Some(name) => format!("{class}.{name}"),
                None => format!("{} instance", class.trim_start_matches('_')),
            }
        }
        Object::Exception(exception) => exception_text(machine, exception.class, exception.args),
        Object::Generator(generator) => {
            format!("{} {}", generator.kind.noun(), machine.heap.text(generator.name).unwrap_or("?"))
        }
        Object::BoundMethod(both) => {
            let (function, this) = **both;
            let name = match function {
                Value::Native(id) => machine.native(id).name.to_string(),
                _ => match machine.heap.of(function) {
                    Some(Object::Function(function)) => {
                        machine.heap.text(function.name).unwrap_or("?").to_string()
                    }
                    _ => "?".into(),
                },
            };
            format!("method {name} of {}", machine.class_name(machine.class_of(this)))
        }
        Object::Range(range) if range.2 == 1 => format!("range({}, {})", range.0, range.1),
        Object::Range(range) => format!("range({}, {}, {})", range.0, range.1, range.2),
        Object::Module(module) => format!("module {}", module.0),
        Object::Cell(_) => format!("cell c{}", machine.heap.serial(at)),
        _ => machine.class_name(machine.class_of(value)).to_string(),
    }
}

fn counted(kind: &str, count: usize, noun: &str) -> String {
    match (count, noun) {
        (0, _) => format!("empty {kind}"),
        (1, _) => format!("{kind} of 1 {noun}"),
        (_, "entry") => format!("{kind} of {count} entries"),
        _ => format!("{kind} of {count} {noun}s"),
    }
}

fn exception_text(machine: &Machine, class: Addr, args: Value) -> String {
    let items = match machine.heap.of(args) {
        Some(Object::Tuple(items)) => items.iter().map(|&item| value_text(machine, item)).collect(),
        _ => Vec::new(),
    };
    format!("{}({})", machine.class_name(class), items.join(", "))
}

/// An exception's message by its arguments alone, as the picture shows it. A KeyError's is the key's `repr`.
pub(super) fn exception_message(machine: &Machine, class: Addr, args: Value) -> String {
    let Some(Object::Tuple(items)) = machine.heap.of(args) else { return String::new() };
    let texts: Vec<String> = items
        .iter()
        .map(|&item| match machine.heap.text(item) {
            Some(text) if items.len() == 1 && machine.class_name(class) != "KeyError" => text.to_string(),
            _ => value_text(machine, item),
        })
        .collect();
    texts.join(", ")
}
