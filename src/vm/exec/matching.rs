//! Patterns: what `case` asks of a value beside `==` and `is`.

use crate::code::Instruction;
use crate::vm::call::Flow;
use crate::vm::classes;
use crate::vm::code::LoadedCode;
use crate::vm::frame::Then;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::ops;
use crate::vm::value::{Addr, Value};

/// `__abc_tpflags__` of classes that match sequence patterns (`Include/object.h`).
const SEQUENCE: i64 = 1 << 5;
/// Of classes that match mapping patterns.
const MAPPING: i64 = 1 << 6;
/// Classes whose one positional sub-pattern is the value itself.
const MATCH_SELF: [Addr; 11] = [
    classes::INT,
    classes::STR,
    classes::FLOAT,
    classes::BYTES,
    classes::BYTEARRAY,
    classes::TUPLE,
    classes::LIST,
    classes::DICT,
    classes::SET,
    classes::FROZENSET,
    classes::BOOL,
];

impl Machine {
    pub(crate) fn execute_match(
        &mut self,
        code: &LoadedCode,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        match instruction {
            Instruction::MatchSequence { dst, src, at_least, count } => {
                let subject = self.register(base, src);
                if !self.has_kind(subject, SEQUENCE, &[classes::LIST, classes::TUPLE, classes::RANGE]) {
                    self.set_register(base, dst, Value::Bool(false));
                    return Ok(Flow::Next);
                }
                let arguments = [subject, Value::Int(i64::from(count)), Value::Bool(at_least)];
                self.operation(length_native, &arguments, Then::Store(dst))
            }
            Instruction::MatchMapping { dst, src, count } => {
                let subject = self.register(base, src);
                let fits = self.has_kind(subject, MAPPING, &[classes::DICT]);
                if !fits || count == 0 {
                    self.set_register(base, dst, Value::Bool(fits));
                    return Ok(Flow::Next);
                }
                let arguments = [subject, Value::Int(i64::from(count)), Value::Bool(true)];
                self.operation(length_native, &arguments, Then::Store(dst))
            }
            Instruction::MatchKeys { dst, src, keys } => {
                let arguments = [self.register(base, src), self.register(base, keys)];
                self.operation(keys_native, &arguments, Then::Store(dst))
            }
            Instruction::MatchRest { dst, src, keys } => {
                let arguments = [self.register(base, src), self.register(base, keys)];
                self.operation(rest_native, &arguments, Then::Store(dst))
            }
            Instruction::MatchClass { start, count, names } => {
                let arguments = [
                    self.register(base, start),
                    self.register(base, start + 1),
                    Value::Int(i64::from(count)),
                    code.constants[usize::from(names)],
                ];
                self.operation(class_native, &arguments, Then::Store(start))
            }
            _ => Err(Interrupt::Fault("not an instruction of this family".into())),
        }
    }

    /// Whether a value's class says that it is a sequence (or a mapping) to patterns.
    fn has_kind(&self, value: Value, flag: i64, builtin: &[Addr]) -> bool {
        let class = self.class_of(value);
        if builtin.iter().any(|&known| self.is_subclass(class, known)) {
            return true;
        }
        matches!(self.find_in_class(class, "__abc_tpflags__"), Some(Value::Int(flags)) if flags & flag != 0)
    }
}

/// Whether a sequence or mapping has that many items (or more).
fn length_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let length = ops::truth::len(call, call.arg(0))? as i64;
    let Value::Int(count) = call.arg(1) else { return Ok(Value::Bool(false)) };
    let fits = if call.arg(2) == Value::Bool(true) { length >= count } else { length == count };
    Ok(Value::Bool(fits))
}

fn items(call: &Call<'_>, tuple: Value) -> Vec<Value> {
    match call.vm.heap.of(tuple) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    }
}

/// The values of a mapping's keys as a tuple; False where one is missing.
fn keys_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (subject, keys) = (call.arg(0), items(call, call.arg(1)));
    let plain = match subject {
        Value::Object(at) if matches!(call.vm.heap.get(at), Object::Dict(_)) => Some(at),
        _ => None,
    };
    let mut values: Vec<Value> = Vec::with_capacity(keys.len());
    let nothing = call.vm.heap.list(Vec::new());
    let nothing = call.keep(nothing);
    for (at, &key) in keys.iter().enumerate() {
        for &earlier in &keys[..at] {
            if ops::compare::equal(call, earlier, key)? {
                let text = ops::text::repr(call, key)?;
                let message = format!("mapping pattern checks duplicate key ({text})");
                return Err(call.error(classes::VALUE_ERROR, message));
            }
        }
        let value = match plain {
            Some(dict) => ops::lookup::dict_get(call, dict, key)?,
            // `get` makes no default items, as `[]` of a defaultdict would.
            None => match call.vm.type_method(subject, "get") {
                Some(get) => Some(call.ask(get, &[key, nothing])?).filter(|&value| value != nothing),
                None => {
                    let name = call.vm.heap.intern("get");
                    return Err(call.vm.attribute_error(subject, name));
                }
            },
        };
        match value {
            Some(value) => values.push(value),
            None => return Ok(Value::Bool(false)),
        }
    }
    Ok(call.vm.heap.tuple(values))
}

/// `**rest`: a dict of what the keys left.
fn rest_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (subject, keys) = (call.arg(0), items(call, call.arg(1)));
    let rest = call.vm.heap.alloc(Object::Dict(Box::default()));
    let kept = call.keep(Value::Object(rest));
    let Value::Object(rest) = kept else { return Ok(kept) };
    call.nested(crate::vm::spread::update_native, &[kept, subject, Value::Nil], &[])?;
    for key in keys {
        ops::lookup::dict_delete(call, rest, key)?;
    }
    Ok(kept)
}

/// The attributes that sub-patterns look at, as a tuple (True where there are none); False where the value is no
/// instance of the class or lacks one. Arguments: class, value, how many positional sub-patterns, keyword names.
fn class_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (class, subject, keywords) = (call.arg(0), call.arg(1), items(call, call.arg(3)));
    let Value::Int(count) = call.arg(2) else { return Ok(Value::Bool(false)) };
    let Some(at) = class.addr().filter(|&at| call.vm.class(at).is_some()) else {
        return Err(call.type_error("called match pattern must be a class"));
    };
    let is_instance = call.vm.library("isinstance");
    if call.ask(is_instance, &[subject, class])? != Value::Bool(true) {
        return Ok(Value::Bool(false));
    }
    let mut values = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    if count > 0 {
        match positional_names(call, class, at, count as usize)? {
            None => values.push(subject),
            Some(names) => {
                for name in names {
                    let Some(text) = call.vm.heap.text(name).map(str::to_string) else {
                        let kind = call.vm.type_name(name).to_string();
                        let text = format!("__match_args__ elements must be strings (got {kind})");
                        return Err(call.type_error(text));
                    };
                    match attribute(call, at, subject, text, &mut seen)? {
                        Some(value) => values.push(value),
                        None => return Ok(Value::Bool(false)),
                    }
                }
            }
        }
    }
    for name in keywords {
        let text = call.vm.heap.text(name).unwrap_or_default().to_string();
        match attribute(call, at, subject, text, &mut seen)? {
            Some(value) => values.push(value),
            None => return Ok(Value::Bool(false)),
        }
    }
    if values.is_empty() {
        return Ok(Value::Bool(true));
    }
    Ok(call.vm.heap.tuple(values))
}

/// The names that the first `count` of `__match_args__` give to positional sub-patterns; nothing where the one
/// sub-pattern looks at the value itself.
fn positional_names(
    call: &mut Call<'_>,
    class: Value,
    at: Addr,
    count: usize,
) -> Result<Option<Vec<Value>>, Interrupt> {
    let name = Value::Object(call.vm.heap.intern("__match_args__"));
    let (names, allowed) = match attribute_of(call, class, name)? {
        None => {
            let itself = MATCH_SELF.iter().any(|&known| call.vm.is_subclass(at, known));
            (None, usize::from(itself))
        }
        Some(found) => match call.vm.heap.of(found) {
            Some(Object::Tuple(names)) => (Some(names.to_vec()), names.len()),
            _ => {
                let (owner, kind) = (call.vm.class_name(at), call.vm.type_name(found));
                let text = format!("{owner}.__match_args__ must be a tuple (got {kind})");
                return Err(call.type_error(text));
            }
        },
    };
    if allowed < count {
        let plural = if allowed == 1 { "" } else { "s" };
        let owner = call.vm.class_name(at);
        let text = format!("{owner}() accepts {allowed} positional sub-pattern{plural} ({count} given)");
        return Err(call.type_error(text));
    }
    Ok(names.map(|names| names[..count].to_vec()))
}

/// One attribute; nothing where the value lacks it.
fn attribute(
    call: &mut Call<'_>,
    class: Addr,
    subject: Value,
    name: String,
    seen: &mut Vec<String>,
) -> Result<Option<Value>, Interrupt> {
    if seen.contains(&name) {
        let text = format!(
            "{}() got multiple sub-patterns for attribute {}",
            call.vm.class_name(class),
            ops::quote::quote(&name)
        );
        return Err(call.type_error(text));
    }
    let key = Value::Object(call.vm.heap.intern(&name));
    seen.push(name);
    attribute_of(call, subject, key)
}

/// `getattr(object, name)`; nothing where that is an AttributeError.
fn attribute_of(call: &mut Call<'_>, object: Value, name: Value) -> Result<Option<Value>, Interrupt> {
    let nothing = call.vm.heap.list(Vec::new());
    let nothing = call.keep(nothing);
    let getattr = call.vm.library("getattr");
    let value = call.ask(getattr, &[object, name, nothing])?;
    Ok((value != nothing).then_some(value))
}
