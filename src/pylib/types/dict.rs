//! `dict`

use super::{built, method, protocol::operand};
use crate::pylib::arguments::{self, Outcome, between, none};
use crate::pylib::functions::reverse_iterator;
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{self, iterate, lookup};
use crate::vm::{Addr, Dict, DictViewKind, Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("dict", "__new__", new),
    method("dict", "__init__", init),
    method("dict", "__getitem__", get_item),
    method("dict", "__reversed__", reversed),
    method("dict", "get", get),
    method("dict", "setdefault", setdefault),
    method("dict", "pop", pop),
    method("dict", "popitem", popitem),
    method("dict", "update", update),
    method("dict", "clear", clear),
    method("dict", "copy", copy),
    method("dict", "keys", keys),
    method("dict", "values", values),
    method("dict", "items", items),
    method("dict", "fromkeys", fromkeys),
];

pub fn keys(call: &mut Call<'_>) -> Outcome {
    view(call, "keys", DictViewKind::Keys)
}

pub fn values(call: &mut Call<'_>) -> Outcome {
    view(call, "values", DictViewKind::Values)
}

pub fn items(call: &mut Call<'_>) -> Outcome {
    view(call, "items", DictViewKind::Items)
}

fn this(call: &mut Call<'_>, name: &str) -> Result<Addr, Interrupt> {
    arguments::receiver(call, "dict", name, |object| matches!(object, Object::Dict(_)))
}

/// The class itself is filled at once; a subclass's instance by `__init__`.
fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "dict")?;
    let mut dict = Dict::default();
    if call.vm.class(class).is_none_or(|class| class.builtin) {
        fill(call, &mut dict, "dict")?;
    }
    let value = Value::Object(call.vm.heap.alloc(Object::Dict(Box::new(dict))));
    Ok(call.vm.wrap_native(class, value))
}

fn init(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "__init__")?;
    if call.arg(0) == Value::Object(at) {
        return Ok(Value::None);
    }
    let mut dict = call.vm.heap.dict(at).clone();
    fill(call, &mut dict, "dict")?;
    put(call, at, dict);
    Ok(Value::None)
}

fn put(call: &mut Call<'_>, at: Addr, dict: Dict) {
    call.vm.heap.charge_bytes(dict.bytes());
    if let Object::Dict(there) = call.vm.heap.write(at) {
        **there = dict;
    }
}

/// Adds what the arguments after the first say to a dict that nobody sees yet.
fn fill(call: &mut Call<'_>, dict: &mut Dict, name: &str) -> Result<(), Interrupt> {
    let given = call.count() - 1;
    if given > 1 {
        return Err(call.type_error(format!("{name} expected at most 1 argument, got {given}")));
    }
    let source = call.arg(1);
    if !source.is_nil() {
        for (key, value) in pairs(call, source)? {
            lookup::local_set(call, dict, key, value)?;
        }
    }
    for at in 0..call.names.len() {
        let (key, value) = (call.names[at], call.arguments[call.count() + at]);
        lookup::local_set(call, dict, key, value)?;
    }
    Ok(())
}

/// What a mapping or an iterable of pairs holds.
fn pairs(call: &mut Call<'_>, source: Value) -> Result<Vec<(Value, Value)>, Interrupt> {
    let inside = call.vm.unwrap(source);
    if let Some(Object::Dict(dict)) = call.vm.heap.of(inside) {
        let pairs: Vec<(Value, Value)> = dict.iter().map(|entry| (entry.key, entry.value)).collect();
        call.vm.charge_items(pairs.len());
        return Ok(pairs);
    }
    let instance = matches!(call.vm.heap.of(source), Some(Object::Instance(_)));
    if instance && let Some(keys) = call.vm.type_method(source, "keys") {
        let keys = call.ask(keys, &[])?;
        let keys = iterate::items(call, keys)?;
        let mut pairs = Vec::with_capacity(keys.len());
        for key in keys {
            pairs.push((key, ops::items::get_item(call, source, key)?));
        }
        return Ok(pairs);
    }
    let rows = iterate::items(call, source)?;
    call.vm.charge_items(rows.len());
    let mut pairs = Vec::with_capacity(rows.len());
    for (at, row) in rows.into_iter().enumerate() {
        if !iterate::is_iterable(call.vm, row) {
            let text = format!("cannot convert dictionary update sequence element #{at} to a sequence");
            return Err(call.type_error(text));
        }
        match iterate::items(call, row)?[..] {
            [key, value] => pairs.push((key, value)),
            ref other => {
                let text = format!(
                    "dictionary update sequence element #{at} has length {}; 2 is required",
                    other.len()
                );
                return Err(call.error(classes::VALUE_ERROR, text));
            }
        }
    }
    Ok(pairs)
}

fn key_error(call: &mut Call<'_>, key: Value) -> Interrupt {
    Interrupt::Raise(call.vm.exception(classes::KEY_ERROR, &[key]))
}

pub fn get_item(call: &mut Call<'_>) -> Outcome {
    let (at, key) = (this(call, "__getitem__")?, operand(call)?);
    if let Some(value) = lookup::dict_get(call, at, key)? {
        return Ok(value);
    }
    if call.arg(0) != Value::Object(at)
        && let Some(missing) = call.vm.type_method(call.arg(0), "__missing__")
    {
        return Err(call.tail(missing, &[key]));
    }
    Err(key_error(call, key))
}

pub fn reversed(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "__reversed__")?;
    Ok(reverse_iterator(call, Value::Object(at)).unwrap_or(Value::None))
}

pub fn get(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "get")?;
    between(call, "dict", "get", 1, 2)?;
    let (key, default) = (call.arg(1), call.arg(2));
    let found = lookup::dict_get(call, at, key)?;
    Ok(found.unwrap_or(if default.is_nil() { Value::None } else { default }))
}

fn setdefault(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "setdefault")?;
    between(call, "dict", "setdefault", 1, 2)?;
    let (key, default) = (call.arg(1), call.arg(2));
    let (hash, found) = lookup::dict_find(call, at, key)?;
    if let Some(found) = found {
        return Ok(call.vm.heap.dict(at).entries()[found].value);
    }
    let value = if default.is_nil() { Value::None } else { default };
    call.vm.heap.dict_push(at, crate::vm::Entry { hash, key, value });
    Ok(value)
}

fn pop(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "pop")?;
    between(call, "dict", "pop", 1, 2)?;
    let (key, default) = (call.arg(1), call.arg(2));
    match lookup::dict_delete(call, at, key)? {
        Some(value) => Ok(value),
        None if default.is_nil() => Err(key_error(call, key)),
        None => Ok(default),
    }
}

fn popitem(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "popitem")?;
    none(call, "dict", "popitem")?;
    let Some(last) = call.vm.heap.dict(at).entries().iter().rposition(|entry| !entry.key.is_nil()) else {
        let text = call.vm.heap.str("popitem(): dictionary is empty");
        return Err(key_error(call, text));
    };
    let entry = call.vm.heap.dict_remove(at, last);
    Ok(call.vm.heap.tuple([entry.key, entry.value]))
}

fn update(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "update")?;
    let given = call.count() - 1;
    if given > 1 {
        return Err(call.type_error(format!("update expected at most 1 argument, got {given}")));
    }
    // Built beside, so that nothing changes while keys are asked for hashes and equality.
    let source = call.arg(1);
    let mut new = if source.is_nil() { Vec::new() } else { pairs(call, source)? };
    for at in 0..call.names.len() {
        new.push((call.names[at], call.arguments[call.count() + at]));
    }
    if new.len() <= 1 {
        if let Some(&(key, value)) = new.first() {
            lookup::dict_set(call, at, key, value)?;
        }
        return Ok(Value::None);
    }
    let mut dict = call.vm.heap.dict(at).clone();
    for (key, value) in new {
        lookup::local_set(call, &mut dict, key, value)?;
    }
    put(call, at, dict);
    Ok(Value::None)
}

fn clear(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "clear")?;
    none(call, "dict", "clear")?;
    call.vm.heap.dict_clear(at);
    Ok(Value::None)
}

pub fn copy(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "copy")?;
    none(call, "dict", "copy")?;
    let mut dict = call.vm.heap.dict(at).clone();
    dict.compact();
    call.vm.charge_items(dict.len());
    Ok(Value::Object(call.vm.heap.alloc(Object::Dict(Box::new(dict)))))
}

fn view(call: &mut Call<'_>, name: &str, kind: DictViewKind) -> Outcome {
    let at = this(call, name)?;
    none(call, "dict", name)?;
    Ok(Value::Object(call.vm.heap.alloc(Object::DictView(kind, at))))
}

fn fromkeys(call: &mut Call<'_>) -> Outcome {
    between(call, "dict", "fromkeys", 1, 2)?;
    let class = built(call, "dict")?;
    let value = if call.arg(2).is_nil() { Value::None } else { call.arg(2) };
    let keys = iterate::items(call, call.arg(1))?;
    let mut dict = Dict::default();
    for key in keys {
        lookup::local_set(call, &mut dict, key, value)?;
    }
    let dict = Value::Object(call.vm.heap.alloc(Object::Dict(Box::new(dict))));
    Ok(call.vm.wrap_native(class, dict))
}
