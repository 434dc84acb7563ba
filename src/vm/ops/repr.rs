//! `repr` of everything, without a stack of its own: what is inside a value waits in a list.

use super::hash::identity;
use super::number::{complex_repr, float_repr, int_text};
use super::quote::{quote, quote_bytes};
use super::{method, text};
use crate::vm::classes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::{DictViewKind, Object};
use crate::vm::value::{Addr, Value};

/// `repr(v)`
pub fn repr(call: &mut Call<'_>, v: Value) -> Result<String, Interrupt> {
    let mut writer = Writer { out: String::new(), tasks: Vec::new(), inside: Vec::new() };
    writer.value(call, v)?;
    writer.run(call)?;
    // What is shown has some eight characters.
    call.vm.charge_items(writer.out.len() / 8);
    Ok(writer.out)
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

/// How deep containers may nest in a repr: what CPython's stack has room for.
const DEPTH: usize = 9_996;

/// What is still to be written, the next last.
enum Task {
    /// A value's repr.
    Show(Value),
    /// A text.
    Put(String),
    /// Items between commas, from the one with this number on.
    Items { items: Box<[Value]>, next: usize, pairs: bool },
    /// A list's items; it may change while they are asked for their repr.
    List { list: Addr, next: usize },
    /// A container is done.
    Leave,
}

/// Writes reprs without a stack of its own: what is inside waits in a list.
struct Writer {
    out: String,
    tasks: Vec<Task>,
    /// Containers being written: met again, they are `[...]`.
    inside: Vec<Addr>,
}

impl Writer {
    /// Writes all there is to write.
    fn run(&mut self, call: &mut Call<'_>) -> Result<(), Interrupt> {
        while let Some(task) = self.tasks.pop() {
            call.vm.check_size(self.out.len())?;
            match task {
                Task::Show(value) => self.value(call, value)?,
                Task::Put(text) => self.put(&text),
                Task::Leave => {
                    self.inside.pop();
                }
                Task::List { list, next } => {
                    if let Some(&item) = call.vm.heap.list_items(list).get(next) {
                        if next > 0 {
                            self.put(", ");
                        }
                        self.tasks.push(Task::List { list, next: next + 1 });
                        self.tasks.push(Task::Show(item));
                    }
                }
                Task::Items { items, next, pairs } => {
                    let Some(&item) = items.get(next) else { continue };
                    if next > 0 {
                        self.put(if pairs && next % 2 == 1 { ": " } else { ", " });
                    }
                    self.tasks.push(Task::Items { items, next: next + 1, pairs });
                    self.tasks.push(Task::Show(item));
                }
            }
        }
        Ok(())
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes what needs nothing else, or leaves tasks for what is inside.
    fn value(&mut self, call: &mut Call<'_>, v: Value) -> Result<(), Interrupt> {
        let text = match v {
            Value::Nil => "<nil>".to_string(),
            Value::None => "None".to_string(),
            Value::Ellipsis => "Ellipsis".to_string(),
            Value::NotImplemented => "NotImplemented".to_string(),
            Value::Bool(true) => "True".to_string(),
            Value::Bool(false) => "False".to_string(),
            Value::Int(int) => int.to_string(),
            Value::Float(float) => float_repr(float),
            Value::Native(id) => {
                let native = call.vm.native(id);
                match (native.owner, native.name) {
                    ("", name) => format!("<built-in function {name}>"),
                    (owner, name) if native.is_slot() => {
                        format!("<slot wrapper '{name}' of '{owner}' objects>")
                    }
                    (owner, name) => format!("<method '{name}' of '{owner}' objects>"),
                }
            }
            Value::Object(at) => {
                if let Some(method) = method(call.vm, v, "__repr__") {
                    text::text_of(call, method, "__repr__")?
                } else {
                    return self.object(call, v, at);
                }
            }
        };
        self.put(&text);
        Ok(())
    }

    fn object(&mut self, call: &mut Call<'_>, v: Value, at: Addr) -> Result<(), Interrupt> {
        let heap = &call.vm.heap;
        match heap.get(at) {
            Object::Str(text) => self.put(&quote(&text.text)),
            Object::Bytes(bytes) => self.put(&quote_bytes(bytes)),
            Object::ByteArray(bytes) => self.put(&format!("bytearray({})", quote_bytes(bytes))),
            Object::BigInt(_) => {
                let text = int_text(call, v)?;
                self.put(&text);
            }
            Object::Complex(re, im) => self.put(&complex_repr(*re, *im)),
            Object::List(_) => {
                return self.container(call, at, "[...]", ["[", "]"], Task::List { list: at, next: 0 });
            }
            Object::Tuple(items) => {
                let end = if items.len() == 1 { ",)" } else { ")" };
                let items = row(items.to_vec());
                return self.container(call, at, "(...)", ["(", end], items);
            }
            Object::Dict(dict) => {
                let items = dict.iter().flat_map(|entry| [entry.key, entry.value]).collect();
                let items = Task::Items { items, next: 0, pairs: true };
                return self.container(call, at, "{...}", ["{", "}"], items);
            }
            Object::Set(_) => return self.set(call, at, None),
            &Object::DictView(kind, dict) => {
                let entries: Vec<_> = heap.dict(dict).iter().map(|entry| (entry.key, entry.value)).collect();
                let items = entries.into_iter().map(|(key, value)| match kind {
                    DictViewKind::Keys => key,
                    DictViewKind::Values => value,
                    DictViewKind::Items => call.vm.heap.tuple([key, value]),
                });
                let items = row(items.collect());
                let start = format!("{}([", call.vm.type_name(v));
                return self.container(call, at, "...", [&start, "])"], items);
            }
            Object::Range(range) => {
                let (start, stop, step) = **range;
                let step = if step == 1 { String::new() } else { format!(", {step}") };
                self.put(&format!("range({start}, {stop}{step})"));
            }
            Object::Slice(parts) => self.wrapped("slice(", parts.to_vec(), ")"),
            Object::Instance(instance) => {
                let (class, native) = (instance.class, instance.native);
                return self.instance(call, at, class, native);
            }
            Object::Exception(exception) => {
                let name = call.vm.class_name(exception.class).to_string();
                match heap.of(exception.args) {
                    Some(Object::Tuple(items)) => {
                        let items = row(items.to_vec());
                        return self.container(call, at, "(...)", [&format!("{name}("), ")"], items);
                    }
                    _ => self.put(&format!("{name}()")),
                }
            }
            Object::BoundMethod(both) => {
                let (function, this) = **both;
                return self.bound_method(call, function, this);
            }
            &Object::StaticMethod(inner) => self.wrapped("<staticmethod(", vec![inner], ")>"),
            &Object::ClassMethod(inner) => self.wrapped("<classmethod(", vec![inner], ")>"),
            Object::Super(both) => {
                let (class, this) = **both;
                let name = call.vm.class_name(class).to_string();
                if this.is_nil() {
                    self.put(&format!("<super: <class '{name}'>, NULL>"));
                } else {
                    self.put(&format!("<super: <class '{name}'>, <{} object>>", call.vm.type_name(this)));
                }
            }
            &Object::Proxy(mapping) => self.wrapped("mappingproxy(", vec![mapping], ")"),
            &Object::Member(member) => {
                let kind = if member.slot { "member" } else { "attribute" };
                let owner = call.vm.class_name(member.class);
                self.put(&format!("<{kind} '{}' of '{owner}' objects>", heap.name(member.name)));
            }
            _ => self.put(&plain(call.vm, v, at)),
        }
        Ok(())
    }

    fn bound_method(&mut self, call: &mut Call<'_>, function: Value, this: Value) -> Result<(), Interrupt> {
        if let Value::Native(id) = function {
            let native = call.vm.native(id);
            let (name, owner) = (native.name, call.vm.type_name(this));
            let text = match this {
                Value::Object(at) if native.is_slot() => {
                    format!("<method-wrapper '{name}' of {owner} object at {}>", place(call.vm, at))
                }
                Value::Object(at) => {
                    format!("<built-in method {name} of {owner} object at {}>", place(call.vm, at))
                }
                _ => format!("<built-in method {name} of {owner} object>"),
            };
            self.put(&text);
            return Ok(());
        }
        let name = known_name(call, function)?;
        self.wrapped(&format!("<bound method {name} of "), vec![this], ">");
        Ok(())
    }

    fn instance(
        &mut self,
        call: &mut Call<'_>,
        at: Addr,
        class: Addr,
        native: Value,
    ) -> Result<(), Interrupt> {
        let Value::Object(inside) = native else {
            if native.is_nil() {
                let text = format!("<{} object at {}>", text::class_path(call.vm, class), place(call.vm, at));
                self.put(&text);
                return Ok(());
            }
            return self.value(call, native);
        };
        match call.vm.heap.get(inside) {
            Object::ByteArray(bytes) => {
                let text = format!("{}({})", call.vm.class_name(class), quote_bytes(bytes));
                self.put(&text);
                Ok(())
            }
            Object::Set(_) => {
                let name = call.vm.class_name(class).to_string();
                self.set(call, inside, Some(name))
            }
            Object::Property(_) | Object::StaticMethod(_) | Object::ClassMethod(_) => {
                let text = format!("<{} object at {}>", text::class_path(call.vm, class), place(call.vm, at));
                self.put(&text);
                Ok(())
            }
            _ => self.object(call, native, inside),
        }
    }

    fn set(&mut self, call: &mut Call<'_>, at: Addr, name: Option<String>) -> Result<(), Interrupt> {
        let Object::Set(set) = call.vm.heap.get(at) else { return Ok(()) };
        let items: Vec<Value> = set.iter().collect();
        let name = name.or_else(|| set.frozen.then(|| "frozenset".to_string()));
        if items.is_empty() {
            self.put(&format!("{}()", name.as_deref().unwrap_or("set")));
            return Ok(());
        }
        let again = format!("{}(...)", name.as_deref().unwrap_or("set"));
        match name {
            Some(name) => self.container(call, at, &again, [&format!("{name}({{"), "})"], row(items)),
            None => self.container(call, at, &again, ["{", "}"], row(items)),
        }
    }

    /// A container: `again` where it is being written already.
    fn container(
        &mut self,
        call: &mut Call<'_>,
        at: Addr,
        again: &str,
        [start, end]: [&str; 2],
        items: Task,
    ) -> Result<(), Interrupt> {
        if self.inside.contains(&at) {
            self.put(again);
            return Ok(());
        }
        if self.inside.len() >= DEPTH {
            let text = "maximum recursion depth exceeded while getting the repr of an object";
            return Err(call.error(classes::RECURSION_ERROR, text));
        }
        self.inside.push(at);
        self.put(start);
        self.tasks.extend([Task::Leave, Task::Put(end.to_string()), items]);
        Ok(())
    }

    /// Values between two texts.
    fn wrapped(&mut self, before: &str, items: Vec<Value>, after: &str) {
        self.put(before);
        self.tasks.extend([Task::Put(after.to_string()), row(items)]);
    }
}

fn row(items: Vec<Value>) -> Task {
    Task::Items { items: items.into(), next: 0, pairs: false }
}

/// Objects that are told by their type and place.
fn plain(vm: &Machine, v: Value, at: Addr) -> String {
    let here = place(vm, at);
    match vm.heap.get(at) {
        Object::Function(_) => format!("<function {} at {here}>", callable_name(vm, v)),
        Object::Class(_) => format!("<class '{}'>", text::class_path(vm, at)),
        Object::Generator(generator) => {
            let class = vm.type_name(v);
            format!(
                "<{class} object {} at {here}>",
                vm.heap.text(generator.qualified_name).unwrap_or_default()
            )
        }
        Object::Module(both) => {
            let loader = vm.heap.interned("__loader__").and_then(|key| vm.heap.dict_get_name(both.1, key));
            let kind = if loader.is_some() && both.1 != vm.builtins { "" } else { " (built-in)" };
            format!("<module '{}'{kind}>", both.0)
        }
        Object::Cell(cell) => match cell.value {
            Value::Nil => format!("<cell at {here}: empty>"),
            value => {
                let place = super::hash::id(vm, value);
                format!("<cell at {here}: {} object at {place:#x}>", vm.type_name(value))
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
