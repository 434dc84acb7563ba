//! Making texts: the constructor, templates, translation, encoding.

use super::{method, str, text_argument, this};
use crate::pylib::arguments::{Outcome, Parameters, between, one, text};
use crate::pylib::types::{built, bytes, wrap};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{braces, items, lookup, percent, text as texts};
use crate::vm::{Dict, Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("str", "__new__", new),
    method("str", "format", format),
    method("str", "format_map", format_map),
    method("str", "translate", translate),
    method("str", "maketrans", maketrans),
    method("str", "encode", encode),
    method("str", "__mod__", modulo),
    method("str", "__rmod__", |_| Ok(Value::NotImplemented)),
];

fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "str")?;
    if call.count() > 4 {
        let text = format!("str expected at most 3 arguments, got {}", call.count() - 1);
        return Err(call.type_error(text));
    }
    let [object, encoding, errors] = Parameters {
        name: "str",
        owner: "str",
        names: ["object", "encoding", "errors"],
        required: 0,
        positional: 3,
    }
    .read(call)?;
    if class == classes::STR && encoding.is_nil() && errors.is_nil() {
        // A str is its own text.
        if matches!(call.vm.heap.of(object), Some(Object::Str(_))) {
            return Ok(object);
        }
    }
    let text = if object.is_nil() {
        String::new()
    } else if encoding.is_nil() && errors.is_nil() {
        texts::str(call, object)?
    } else {
        if call.vm.heap.text(object).is_some() {
            return Err(call.type_error("decoding str is not supported"));
        }
        match bytes::buffer(call, object)? {
            Some(content) => bytes::decoded(call, &content, encoding, errors)?,
            None => {
                let kind = call.vm.type_name(object);
                let text = format!("decoding to str: need a bytes-like object, {kind} found");
                return Err(call.type_error(text));
            }
        }
    };
    let value = call.vm.heap.str(text);
    Ok(wrap(call, class, value))
}

fn format(call: &mut Call<'_>) -> Outcome {
    let template = this(call, "format")?;
    let positional = call.arguments[1..call.count()].to_vec();
    let mut named = Vec::with_capacity(call.names.len());
    for at in 0..call.names.len() {
        let name = call.vm.heap.text(call.names[at]).unwrap_or("").to_string();
        named.push((name, call.arguments[call.count() + at]));
    }
    braces::braces(call, &template, &positional, &named)
}

fn format_map(call: &mut Call<'_>) -> Outcome {
    let template = this(call, "format_map")?;
    let mapping = one(call, "str", "format_map")?;
    braces::braces_map(call, &template, mapping)
}

fn modulo(call: &mut Call<'_>) -> Outcome {
    let template = this(call, "__mod__")?;
    let values = super::super::protocol::operand(call)?;
    percent::percent(call, &template, values)
}

/// What a translation table has for a character: nil where nothing.
fn entry(call: &mut Call<'_>, table: Value, c: char) -> Outcome {
    let key = Value::Int(i64::from(u32::from(c)));
    if let Value::Object(at) = table
        && let Object::Dict(_) = call.vm.heap.get(at)
    {
        return Ok(lookup::dict_get(call, at, key)?.unwrap_or(Value::Nil));
    }
    match items::get_item(call, table, key) {
        Err(Interrupt::Raise(error)) if call.vm.is_instance(error, classes::LOOKUP_ERROR) => Ok(Value::Nil),
        other => other,
    }
}

fn translate(call: &mut Call<'_>) -> Outcome {
    let whole = this(call, "translate")?;
    let table = one(call, "str", "translate")?;
    if let Some(Object::Instance(_)) = call.vm.heap.of(table) {
        // Its `__getitem__` may raise what only Python code can catch: the entries are looked up there first.
        let function = call.vm.library("_translate");
        let whole = call.vm.heap.str(whole);
        return Err(call.tail(function, &[whole, table]));
    }
    let mut out = String::with_capacity(whole.len());
    for c in whole.chars() {
        match entry(call, table, c)? {
            Value::Nil => out.push(c),
            Value::None => {}
            Value::Int(code) => match u32::try_from(code).ok().and_then(char::from_u32) {
                Some(c) => out.push(c),
                None => {
                    let text = "character mapping must be in range(0x110000)";
                    return Err(call.error(classes::VALUE_ERROR, text));
                }
            },
            other => match call.vm.heap.text(other) {
                Some(text) => out.push_str(text),
                None => {
                    return Err(call.type_error("character mapping must return integer, None or str"));
                }
            },
        }
        call.vm.check_size(out.len())?;
    }
    str(call, out)
}

/// A static method: there is no receiver.
fn maketrans(call: &mut Call<'_>) -> Outcome {
    between(call, "", "maketrans", 1, 3)?;
    let mut dict = Dict::default();
    if call.count() == 1 {
        let Some(Object::Dict(given)) = call.vm.heap.of(call.arg(0)) else {
            let text = "if you give only one argument to maketrans it must be a dict";
            return Err(call.type_error(text));
        };
        let pairs: Vec<(Value, Value)> = given.iter().map(|entry| (entry.key, entry.value)).collect();
        for (key, value) in pairs {
            let key = match (call.vm.heap.of(key), key) {
                (_, Value::Int(_)) => key,
                (Some(Object::Str(text)), _) if text.chars == 1 => {
                    Value::Int(text.text.chars().next().map_or(0, |c| i64::from(u32::from(c))))
                }
                (Some(Object::Str(_)), _) => {
                    let text = "string keys in translate table must be of length 1";
                    return Err(call.error(classes::VALUE_ERROR, text));
                }
                _ => {
                    let text = "keys in translate table must be strings or integers";
                    return Err(call.type_error(text));
                }
            };
            lookup::local_set(call, &mut dict, key, value)?;
        }
    } else {
        let from: Vec<char> = table_text(call, 1)?.chars().collect();
        let to: Vec<char> = text_argument(call, call.arg(1), "maketrans", 2)?.chars().collect();
        if from.len() != to.len() {
            let text = "the first two maketrans arguments must have equal length";
            return Err(call.error(classes::VALUE_ERROR, text));
        }
        for (from, to) in from.into_iter().zip(to) {
            let pair = [from, to].map(|c| Value::Int(i64::from(u32::from(c))));
            lookup::local_set(call, &mut dict, pair[0], pair[1])?;
        }
        if call.count() == 3 {
            for c in text_argument(call, call.arg(2), "maketrans", 3)?.chars() {
                let key = Value::Int(i64::from(u32::from(c)));
                lookup::local_set(call, &mut dict, key, Value::None)?;
            }
        }
    }
    Ok(Value::Object(call.vm.heap.alloc(Object::Dict(Box::new(dict)))))
}

fn table_text(call: &mut Call<'_>, place: usize) -> Result<String, Interrupt> {
    match text(call, call.arg(place - 1)) {
        Some(text) => Ok(text),
        None => {
            let text = "first maketrans argument must be a string if there is a second argument";
            Err(call.type_error(text))
        }
    }
}

fn encode(call: &mut Call<'_>) -> Outcome {
    let whole = this(call, "encode")?;
    let [encoding, errors] = Parameters {
        name: "encode",
        owner: "str",
        names: ["encoding", "errors"],
        required: 0,
        positional: 2,
    }
    .read(call)?;
    let content = bytes::encoded(call, &whole, encoding, errors, "encode")?;
    Ok(bytes::new_bytes(call, content))
}
