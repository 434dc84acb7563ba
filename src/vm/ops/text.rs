//! `repr`, `str` and `ascii` of everything.

use super::hash::identity;
use super::number::{complex_repr, float_repr, int_text};
use super::quote::{self, quote, quote_bytes};
use super::{Method, method};
use crate::vm::classes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::{DictViewKind, Object};
use crate::vm::value::{Addr, Value};

/// `repr(v)`
pub fn repr(call: &mut Call<'_>, v: Value) -> Result<String, Interrupt> {
    let mut writer = Writer { out: String::new(), inside: Vec::new() };
    writer.value(call, v)?;
    Ok(writer.out)
}

/// `ascii(v)`
pub fn ascii(call: &mut Call<'_>, v: Value) -> Result<String, Interrupt> {
    Ok(quote::ascii(&repr(call, v)?))
}

/// `str(v)`
pub fn str(call: &mut Call<'_>, v: Value) -> Result<String, Interrupt> {
    if let Some(Object::Str(text)) = call.vm.heap.of(v) {
        return Ok(text.text.to_string());
    }
    if let Some(method) = method(call.vm, v, "__str__") {
        return text_of(call, method, "__str__");
    }
    match call.vm.heap.of(v) {
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
fn text_of(call: &mut Call<'_>, method: Method, name: &str) -> Result<String, Interrupt> {
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
    let [encoding, object, start, end, reason] = ["encoding", "object", "start", "end", "reason"]
        .map(|name| call.vm.exception_detail(at, name));
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

/// The name by which a callable is known: `Counter.increment`.
fn callable_name(vm: &Machine, v: Value) -> String {
    match v {
        Value::Native(id) => vm.native(id).name.to_string(),
        _ => match vm.heap.of(v) {
            Some(Object::Function(function)) => {
                vm.heap.text(function.qualified_name).unwrap_or_default().to_string()
            }
            Some(Object::Class(class)) => class.qualified_name.clone(),
            _ => "?".into(),
        },
    }
}

/// `__qualname__`, else `__name__`, of what a method is made of.
fn known_name(call: &mut Call<'_>, function: Value) -> Result<String, Interrupt> {
    if let Some(Object::Instance(_)) = call.vm.heap.of(function) {
        for name in ["__qualname__", "__name__"] {
            let name = Value::Object(call.vm.heap.intern(name));
            let found = call.get_attribute_or_nil(function, name)?;
            if let Some(text) = call.vm.heap.text(found) {
                return Ok(text.to_string());
            }
        }
    }
    Ok(callable_name(call.vm, function))
}

/// `0x7f...`: where an object would be.
fn place(vm: &Machine, at: Addr) -> String {
    format!("{:#x}", identity(vm, at))
}

struct Writer {
    out: String,
    /// Containers being written: met again, they are `[...]`.
    inside: Vec<Addr>,
}

impl Writer {
    fn value(&mut self, call: &mut Call<'_>, v: Value) -> Result<(), Interrupt> {
        call.vm.check_size(self.out.len())?;
        let at = match v {
            Value::Nil => return self.put("<nil>"),
            Value::None => return self.put("None"),
            Value::Ellipsis => return self.put("Ellipsis"),
            Value::NotImplemented => return self.put("NotImplemented"),
            Value::Bool(true) => return self.put("True"),
            Value::Bool(false) => return self.put("False"),
            Value::Int(int) => return self.put(&int.to_string()),
            Value::Float(float) => return self.put(&float_repr(float)),
            Value::Native(id) => {
                let native = call.vm.native(id);
                let text = match (native.owner, native.name) {
                    ("", name) => format!("<built-in function {name}>"),
                    (owner, name) if native.is_slot() => {
                        format!("<slot wrapper '{name}' of '{owner}' objects>")
                    }
                    (owner, name) => format!("<method '{name}' of '{owner}' objects>"),
                };
                return self.put(&text);
            }
            Value::Object(at) => at,
        };
        if let Some(method) = method(call.vm, v, "__repr__") {
            let text = text_of(call, method, "__repr__")?;
            return self.put(&text);
        }
        self.object(call, v, at)
    }

    fn put(&mut self, text: &str) -> Result<(), Interrupt> {
        self.out.push_str(text);
        Ok(())
    }

    fn object(&mut self, call: &mut Call<'_>, v: Value, at: Addr) -> Result<(), Interrupt> {
        match call.vm.heap.get(at) {
            Object::Str(text) => {
                let text = quote(&text.text);
                self.put(&text)
            }
            Object::Bytes(bytes) => {
                let text = quote_bytes(bytes);
                self.put(&text)
            }
            Object::ByteArray(bytes) => {
                let text = format!("bytearray({})", quote_bytes(bytes));
                self.put(&text)
            }
            Object::BigInt(_) => {
                let text = int_text(call, v)?;
                self.put(&text)
            }
            Object::Complex(re, im) => {
                let text = complex_repr(*re, *im);
                self.put(&text)
            }
            Object::List(_) => self.container(call, at, "[...]", |writer, call| {
                writer.put("[")?;
                let mut index = 0;
                while let Some(&item) = call.vm.heap.list_items(at).get(index) {
                    writer.item(call, index, item)?;
                    index += 1;
                }
                writer.put("]")
            }),
            Object::Tuple(items) => {
                let items = items.clone();
                self.container(call, at, "(...)", |writer, call| {
                    writer.put("(")?;
                    writer.all(call, &items)?;
                    writer.put(if items.len() == 1 { ",)" } else { ")" })
                })
            }
            Object::Dict(_) => self.container(call, at, "{...}", |writer, call| {
                writer.put("{")?;
                let entries: Vec<_> =
                    call.vm.heap.dict(at).iter().map(|entry| (entry.key, entry.value)).collect();
                for (index, (key, value)) in entries.into_iter().enumerate() {
                    writer.item(call, index, key)?;
                    writer.put(": ")?;
                    writer.value(call, value)?;
                }
                writer.put("}")
            }),
            Object::Set(_) => self.set(call, at, None),
            &Object::DictView(kind, dict) => {
                let name = call.vm.type_name(v).to_string();
                self.container(call, at, "...", |writer, call| {
                    writer.put(&name)?;
                    writer.put("([")?;
                    let entries: Vec<_> =
                        call.vm.heap.dict(dict).iter().map(|entry| (entry.key, entry.value)).collect();
                    for (index, (key, value)) in entries.into_iter().enumerate() {
                        match kind {
                            DictViewKind::Keys => writer.item(call, index, key)?,
                            DictViewKind::Values => writer.item(call, index, value)?,
                            DictViewKind::Items => {
                                writer.put(if index > 0 { ", (" } else { "(" })?;
                                writer.all(call, &[key, value])?;
                                writer.put(")")?;
                            }
                        }
                    }
                    writer.put("])")
                })
            }
            Object::Range(range) => {
                let (start, stop, step) = **range;
                let step = if step == 1 { String::new() } else { format!(", {step}") };
                self.put(&format!("range({start}, {stop}{step})"))
            }
            Object::Slice(parts) => {
                let parts = **parts;
                self.wrapped(call, "slice(", &parts, ")")
            }
            Object::Instance(instance) => {
                let (class, native) = (instance.class, instance.native);
                self.instance(call, at, class, native)
            }
            Object::Exception(exception) => {
                let args = exception.args;
                let name = call.vm.class_name(exception.class).to_string();
                match call.vm.heap.of(args) {
                    Some(Object::Tuple(items)) => {
                        let items = items.clone();
                        self.container(call, at, "(...)", |writer, call| {
                            writer.wrapped(call, &format!("{name}("), &items, ")")
                        })
                    }
                    _ => self.put(&format!("{name}()")),
                }
            }
            Object::BoundMethod(both) => {
                let (function, this) = **both;
                if let Value::Native(id) = function {
                    let native = call.vm.native(id);
                    let name = native.name;
                    let owner = call.vm.type_name(this);
                    if native.is_slot()
                        && let Value::Object(at) = this
                    {
                        let text =
                            format!("<method-wrapper '{name}' of {owner} object at {}>", place(call.vm, at));
                        return self.put(&text);
                    }
                    let text = match this {
                        Value::Object(at) => format!("{owner} object at {}", place(call.vm, at)),
                        _ => format!("{owner} object"),
                    };
                    return self.put(&format!("<built-in method {name} of {text}>"));
                }
                let name = known_name(call, function)?;
                self.put(&format!("<bound method {name} of "))?;
                call.deeper(|call| self.value(call, this))?;
                self.put(">")
            }
            &Object::StaticMethod(inner) => self.wrapped(call, "<staticmethod(", &[inner], ")>"),
            &Object::ClassMethod(inner) => self.wrapped(call, "<classmethod(", &[inner], ")>"),
            Object::Super(both) => {
                let (class, this) = **both;
                let name = class_path(call.vm, class);
                if this.is_nil() {
                    return self.put(&format!("<super: <class '{name}'>, NULL>"));
                }
                let text = format!("<super: <class '{name}'>, <{} object>>", call.vm.type_name(this));
                self.put(&text)
            }
            &Object::Proxy(mapping) => self.wrapped(call, "mappingproxy(", &[mapping], ")"),
            &Object::Member(member) => {
                let kind = if member.slot { "member" } else { "attribute" };
                let text = format!(
                    "<{kind} '{}' of '{}' objects>",
                    call.vm.heap.name(member.name),
                    call.vm.class_name(member.class)
                );
                self.put(&text)
            }
            _ => {
                let text = plain(call.vm, v, at);
                self.put(&text)
            }
        }
    }

    fn instance(
        &mut self,
        call: &mut Call<'_>,
        at: Addr,
        class: Addr,
        native: Value,
    ) -> Result<(), Interrupt> {
        match native {
            Value::Nil => {
                let text = format!("<{} object at {}>", class_path(call.vm, class), place(call.vm, at));
                self.put(&text)
            }
            Value::Object(inside) => match call.vm.heap.get(inside) {
                Object::ByteArray(bytes) => {
                    let text = format!("{}({})", call.vm.class_name(class), quote_bytes(bytes));
                    self.put(&text)
                }
                Object::Set(_) => {
                    let name = call.vm.class_name(class).to_string();
                    self.set(call, inside, Some(name))
                }
                _ => self.object(call, native, inside),
            },
            _ => self.value(call, native),
        }
    }

    fn set(&mut self, call: &mut Call<'_>, at: Addr, name: Option<String>) -> Result<(), Interrupt> {
        let Object::Set(set) = call.vm.heap.get(at) else { return Ok(()) };
        let items: Vec<Value> = set.iter().collect();
        let name = name.or_else(|| set.frozen.then(|| "frozenset".to_string()));
        if items.is_empty() {
            return self.put(&format!("{}()", name.as_deref().unwrap_or("set")));
        }
        self.container(call, at, "set(...)", |writer, call| match name {
            Some(name) => writer.wrapped(call, &format!("{name}({{"), &items, "})"),
            None => writer.wrapped(call, "{", &items, "}"),
        })
    }

    /// Writes a container, one level deeper; `again` where it is being written already.
    fn container(
        &mut self,
        call: &mut Call<'_>,
        at: Addr,
        again: &str,
        write: impl FnOnce(&mut Writer, &mut Call<'_>) -> Result<(), Interrupt>,
    ) -> Result<(), Interrupt> {
        if self.inside.contains(&at) {
            return self.put(again);
        }
        self.inside.push(at);
        call.deeper(|call| write(self, call))?;
        self.inside.pop();
        Ok(())
    }

    fn wrapped(
        &mut self,
        call: &mut Call<'_>,
        before: &str,
        items: &[Value],
        after: &str,
    ) -> Result<(), Interrupt> {
        self.put(before)?;
        self.all(call, items)?;
        self.put(after)
    }

    fn all(&mut self, call: &mut Call<'_>, items: &[Value]) -> Result<(), Interrupt> {
        for (index, &item) in items.iter().enumerate() {
            self.item(call, index, item)?;
        }
        Ok(())
    }

    fn item(&mut self, call: &mut Call<'_>, index: usize, item: Value) -> Result<(), Interrupt> {
        if index > 0 {
            self.put(", ")?;
        }
        self.value(call, item)
    }
}

/// Objects that are told by their type and place.
fn plain(vm: &Machine, v: Value, at: Addr) -> String {
    let here = place(vm, at);
    match vm.heap.get(at) {
        Object::Function(_) => format!("<function {} at {here}>", callable_name(vm, v)),
        Object::Class(_) => format!("<class '{}'>", class_path(vm, at)),
        Object::Generator(generator) => {
            let class = vm.type_name(v);
            format!("<{class} object {} at {here}>", vm.heap.text(generator.name).unwrap_or_default())
        }
        Object::Module(both) => format!("<module '{}' (built-in)>", both.0),
        Object::Cell(cell) => match cell.value {
            Value::Nil => format!("<cell at {here}: empty>"),
            value => {
                let place = value.addr().map_or_else(|| here.clone(), |at| place(vm, at));
                format!("<cell at {here}: {} object at {place}>", vm.type_name(value))
            }
        },
        Object::Code(code) => {
            let Some(code) = vm.codes.get(*code as usize) else { return "<code object>".into() };
            format!(
                "<code object {} at {here}, file \"{}\", line {}>",
                code.code.name, code.file, code.code.first_line
            )
        }
        _ => format!("<{} object at {here}>", vm.type_name(v)),
    }
}
