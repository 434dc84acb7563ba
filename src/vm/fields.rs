//! Attributes that the machine's own objects have by nature: `__closure__`, `cell_contents`, `co_freevars`, ...

use super::classes;
use super::machine::Machine;
use super::native::{Interrupt, NativeId};
use super::object::{Function, GeneratorState, Layout, Object, Slots};
use super::value::{Addr, Value};
use crate::code::{Code, SlotKind};

impl Machine {
    /// A field of `object` itself.
    pub fn own_field(&mut self, object: Value, name: Addr) -> Option<Value> {
        let text = self.heap.name(name).to_string();
        if text == "__class__" {
            return Some(Value::Object(self.class_of(object)));
        }
        if let Some(value) = self.number_field(object, &text) {
            return Some(value);
        }
        if let Value::Native(id) = object {
            return self.native_field(id, Value::Nil, &text);
        }
        if text == "__dict__"
            && !matches!(self.heap.of(object), Some(Object::Class(_) | Object::BoundMethod(_)))
        {
            return self.namespace_of(object, true).map(Value::Object);
        }
        if text == "__weakref__" {
            return Some(Value::None);
        }
        let inside = self.unwrap(object);
        let at = inside.addr()?;
        match self.heap.get(at) {
            Object::Class(_) => self.class_field(at, name),
            Object::Function(_) => self.function_field(at, &text),
            Object::Cell(cell) if text == "cell_contents" && !cell.value.is_nil() => Some(cell.value),
            Object::Code(code) => self.code_field(*code, &text),
            Object::BoundMethod(both) => {
                let (function, this) = **both;
                if let Value::Native(id) = function {
                    return self.native_field(id, this, &text);
                }
                match text.as_str() {
                    "__func__" => Some(function),
                    "__self__" => Some(this),
                    _ => match self.find_in_innermost(function, name) {
                        super::attribute::Found::Value(value) => Some(value),
                        _ => None,
                    },
                }
            }
            Object::Generator(generator) => match text.as_str() {
                "__name__" => Some(generator.name),
                "__qualname__" => Some(generator.qualified_name),
                "gi_code" | "cr_code" | "ag_code" => {
                    Some(Value::Object(self.codes[generator.frame.code as usize].object))
                }
                "gi_frame" | "cr_frame" | "ag_frame" | "cr_origin" => Some(Value::None),
                "gi_yieldfrom" | "cr_await" | "ag_await" => Some(self.delegate_of(generator)),
                "gi_running" | "cr_running" | "ag_running" => {
                    Some(Value::Bool(generator.state == GeneratorState::Running))
                }
                "gi_suspended" | "cr_suspended" | "ag_suspended" => {
                    Some(Value::Bool(generator.state == GeneratorState::Suspended))
                }
                _ => None,
            },
            Object::Exception(_) => self.exception_field(at, &text),
            Object::Traceback(entry) => match text.as_str() {
                "tb_next" => Some(entry.next),
                "tb_lineno" => Some(Value::Int(i64::from(self.line_at(entry.code, entry.pc)))),
                "tb_lasti" => Some(Value::Int(i64::from(entry.pc) * 2)),
                _ => None,
            },
            Object::Range(parts) => match text.as_str() {
                "start" => Some(Value::Int(parts.0)),
                "stop" => Some(Value::Int(parts.1)),
                "step" => Some(Value::Int(parts.2)),
                _ => None,
            },
            Object::Slice(parts) => match text.as_str() {
                "start" => Some(parts[0]),
                "stop" => Some(parts[1]),
                "step" => Some(parts[2]),
                _ => None,
            },
            Object::Property(parts) => match text.as_str() {
                "fget" => Some(parts[0]),
                "fset" => Some(parts[1]),
                "fdel" => Some(parts[2]),
                "__doc__" => Some(parts[3]),
                "__isabstractmethod__" => {
                    let parts = [parts[0], parts[1], parts[2]];
                    Some(Value::Bool(parts.into_iter().any(|part| self.is_abstract(part))))
                }
                "__name__" => self.property_name(at),
                _ => None,
            },
            Object::StaticMethod(inner) | Object::ClassMethod(inner) => {
                let inner = *inner;
                match text.as_str() {
                    "__func__" | "__wrapped__" => Some(inner),
                    "__isabstractmethod__" => Some(Value::Bool(self.is_abstract(inner))),
                    "__name__" | "__qualname__" | "__doc__" | "__module__" | "__annotations__" => {
                        match self.find_in_innermost(inner, name) {
                            super::attribute::Found::Value(value) => Some(value),
                            _ => None,
                        }
                    }
                    _ => None,
                }
            }
            Object::Super(both) => {
                let (after, this) = **both;
                match text.as_str() {
                    "__thisclass__" => Some(Value::Object(after)),
                    "__self__" => Some(none_for_nil(this)),
                    "__self_class__" => Some(match self.heap.of(this) {
                        _ if this.is_nil() => Value::None,
                        Some(Object::Class(_))
                            if this.addr().is_some_and(|class| self.is_subclass(class, after)) =>
                        {
                            this
                        }
                        _ => Value::Object(self.class_of(this)),
                    }),
                    _ => None,
                }
            }
            Object::Member(member) => {
                let member = *member;
                match text.as_str() {
                    "__objclass__" => Some(Value::Object(member.class)),
                    "__name__" => Some(Value::Object(member.name)),
                    "__qualname__" => {
                        let class = self.class(member.class).map_or("", |class| &class.qualified_name);
                        let text = format!("{class}.{}", self.heap.name(member.name));
                        Some(self.heap.str(text))
                    }
                    "__doc__" => Some(Value::None),
                    _ => None,
                }
            }
            &Object::DictView(_, dict) if text == "mapping" => {
                Some(Value::Object(self.heap.alloc(Object::Proxy(Value::Object(dict)))))
            }
            Object::Complex(real, imaginary) => match text.as_str() {
                "real" => Some(Value::Float(*real)),
                "imag" => Some(Value::Float(*imaginary)),
                _ => None,
            },
            _ => None,
        }
    }

    /// `real`, `imag`, `numerator`, `denominator` of ints and floats, subclasses' instances too.
    fn number_field(&self, object: Value, text: &str) -> Option<Value> {
        if !matches!(text, "real" | "imag" | "numerator" | "denominator") {
            return None;
        }
        let inside = self.unwrap(object);
        let float = match inside {
            Value::Float(_) => true,
            Value::Int(_) | Value::Bool(_) => false,
            Value::Object(at) if matches!(self.heap.get(at), Object::BigInt(_)) => false,
            _ => return None,
        };
        match (text, inside) {
            ("real" | "numerator", Value::Bool(value)) => Some(Value::Int(i64::from(value))),
            ("real", _) => Some(inside),
            ("imag", _) if float => Some(Value::Float(0.0)),
            ("imag", _) => Some(Value::Int(0)),
            ("numerator", _) if !float => Some(inside),
            ("denominator", _) if !float => Some(Value::Int(1)),
            _ => None,
        }
    }

    /// What a built-in function or method says of itself; `this` is nil where it is bound to nothing.
    fn native_field(&mut self, id: NativeId, this: Value, text: &str) -> Option<Value> {
        let super::native::NativeDef { name, owner, .. } = *self.native(id);
        match text {
            "__name__" => Some(self.heap.str(name)),
            "__qualname__" => {
                let owner = match self.heap.of(this) {
                    Some(Object::Class(class)) => class.qualified_name.clone(),
                    None if this.is_nil() => owner.to_string(),
                    _ => self.type_name(this).to_string(),
                };
                let text = if owner.is_empty() { name.to_string() } else { format!("{owner}.{name}") };
                Some(self.heap.str(text))
            }
            "__self__" if owner.is_empty() => Some(
                self.heap
                    .interned("builtins")
                    .and_then(|name| self.heap.dict_get_name(self.modules, name))
                    .unwrap_or(Value::None),
            ),
            "__self__" if !this.is_nil() => Some(this),
            "__module__" if owner.is_empty() => {
                let module = self.native_modules.iter().rev().find(|(first, _)| *first <= id.0);
                Some(self.heap.str(module.map_or("builtins", |(_, name)| name)))
            }
            "__module__" if !this.is_nil() => Some(Value::None),
            "__objclass__" => {
                let class = classes::TABLE.iter().find(|class| class.name == owner)?;
                Some(Value::Object(class.at))
            }
            "__doc__" | "__text_signature__" => Some(Value::None),
            _ => None,
        }
    }

    /// As `find_attribute` of the function at the bottom of methods, static and class methods around it, however many.
    fn find_in_innermost(&mut self, value: Value, name: Addr) -> super::attribute::Found {
        let mut inner = value;
        loop {
            inner = match self.heap.of(inner) {
                Some(Object::StaticMethod(function) | Object::ClassMethod(function)) => *function,
                Some(Object::BoundMethod(both)) if !matches!(both.0, Value::Native(_)) => both.0,
                Some(Object::Property(parts)) if self.heap.name(name) == "__isabstractmethod__" => parts[0],
                _ => return self.find_attribute(inner, name),
            };
        }
    }

    /// Whether something says of itself that it is abstract.
    fn is_abstract(&mut self, value: Value) -> bool {
        let name = self.heap.intern("__isabstractmethod__");
        match self.find_in_innermost(value, name) {
            super::attribute::Found::Value(value) => value == Value::Bool(true),
            _ => false,
        }
    }

    /// The name that a property was given in its class; else its getter's.
    fn property_name(&mut self, at: Addr) -> Option<Value> {
        let Object::Property(parts) = self.heap.get(at) else { return None };
        let (name, getter) = (parts[4], parts[0]);
        if !name.is_nil() {
            return Some(name);
        }
        let key = self.heap.intern("__name__");
        match self.find_in_innermost(getter, key) {
            super::attribute::Found::Value(value) => Some(value),
            _ => None,
        }
    }

    fn function_field(&mut self, at: Addr, text: &str) -> Option<Value> {
        let Object::Function(function) = self.heap.get(at) else { return None };
        let Function { code, .. } = **function;
        match text {
            "__name__" => Some(function.name),
            "__qualname__" => Some(function.qualified_name),
            "__doc__" => Some(function.doc),
            "__module__" => Some(function.module),
            "__defaults__" => Some(none_for_nil(function.defaults)),
            "__kwdefaults__" => Some(none_for_nil(function.keyword_defaults)),
            "__globals__" => Some(Value::Object(function.globals)),
            "__builtins__" => Some(Value::Object(self.builtins)),
            "__type_params__" if function.type_params.is_nil() => Some(self.heap.tuple([])),
            "__type_params__" => Some(function.type_params),
            "__closure__" if function.closure.is_empty() => Some(Value::None),
            "__closure__" => {
                let cells: Vec<Value> = function.closure.iter().map(|&cell| Value::Object(cell)).collect();
                Some(self.heap.tuple(cells))
            }
            "__code__" => Some(Value::Object(self.codes[code as usize].object)),
            "__annotations__" => {
                if let annotations @ Value::Object(_) = function.annotations {
                    return Some(annotations);
                }
                let dict = Value::Object(self.heap.alloc(Object::Dict(Box::default())));
                if let Object::Function(function) = self.heap.write(at) {
                    function.annotations = dict;
                }
                Some(dict)
            }
            _ => None,
        }
    }

    /// What a parked generator delegates to, or None.
    fn delegate_of(&self, generator: &super::object::Generator) -> Value {
        let code = &self.codes[generator.frame.code as usize].code;
        match code.instructions.get(generator.frame.pc as usize) {
            Some(&crate::code::Instruction::YieldFrom { iter, .. })
                if generator.state == GeneratorState::Suspended =>
            {
                generator.registers.get(usize::from(iter)).copied().unwrap_or(Value::None)
            }
            _ => Value::None,
        }
    }

    fn code_field(&mut self, index: u32, text: &str) -> Option<Value> {
        let loaded = self.codes[index as usize].clone();
        let code = &loaded.code;
        Some(match text {
            "co_name" => Value::Object(loaded.name),
            "co_qualname" => Value::Object(loaded.qualified_name),
            "co_argcount" => Value::Int(i64::from(code.positional)),
            "co_posonlyargcount" => Value::Int(i64::from(code.positional_only)),
            "co_kwonlyargcount" => Value::Int(i64::from(code.keyword_only)),
            "co_firstlineno" => Value::Int(i64::from(code.first_line)),
            "co_stacksize" => Value::Int(i64::from(code.registers)),
            "co_code" => Value::Object(self.heap.alloc(Object::Bytes(Box::default()))),
            "co_flags" => Value::Int(code_flags(code)),
            "co_nlocals" => Value::Int(variable_names(code).len() as i64),
            "co_filename" => self.heap.str(&*loaded.file),
            "co_consts" => self.heap.tuple(loaded.constants.clone()),
            "co_names" => self.names_tuple(code.names.iter().map(String::as_str)),
            "co_varnames" => self.names_tuple(variable_names(code).into_iter()),
            "co_cellvars" => self.names_tuple(code.cell_variables.iter().map(String::as_str)),
            "co_freevars" => self.names_tuple(code.free_variables.iter().map(String::as_str)),
            _ => return None,
        })
    }

    /// The source line (from 1) of an instruction.
    pub(crate) fn line_at(&self, code: u32, pc: u32) -> u32 {
        let loaded = &self.codes[code as usize];
        let span = loaded.code.spans.get(pc as usize).copied().unwrap_or_default();
        loaded.lines.line(span.start)
    }

    fn names_tuple<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Value {
        let names: Vec<Value> = names
            .map(|name| match self.heap.interned(name) {
                Some(at) => Value::Object(at),
                None => self.heap.str(name),
            })
            .collect();
        self.heap.tuple(names)
    }

    /// A field of a class itself.
    pub(crate) fn class_field(&mut self, at: Addr, name: Addr) -> Option<Value> {
        let text = self.heap.name(name).to_string();
        let class = self.class(at)?;
        let metaclass = class.metaclass;
        match text.as_str() {
            "__name__" => {
                let name = class.name.clone();
                Some(self.heap.str(name))
            }
            "__qualname__" => {
                let name = class.qualified_name.clone();
                Some(self.heap.str(name))
            }
            "__bases__" => {
                let bases: Vec<Value> = class.bases.iter().map(|&at| Value::Object(at)).collect();
                Some(self.heap.tuple(bases))
            }
            "__mro__" => {
                let mro: Vec<Value> = class.mro.iter().map(|&at| Value::Object(at)).collect();
                Some(self.heap.tuple(mro))
            }
            "__base__" => {
                let bases = class.bases.clone();
                match self.best_base(&bases) {
                    Ok(base) if !bases.is_empty() => Some(Value::Object(base)),
                    _ => Some(Value::None),
                }
            }
            "__dict__" => {
                let dict = Value::Object(class.dict);
                Some(Value::Object(self.heap.alloc(Object::Proxy(dict))))
            }
            "__class__" => Some(Value::Object(metaclass)),
            "__flags__" => Some(Value::Int(self.class_flags(at))),
            "__abstractmethods__" => self.heap.dict_get_name(class.dict, name),
            "__annotations__" if !class.builtin => {
                let dict = class.dict;
                Some(self.heap.dict_get_name(dict, name).unwrap_or_else(|| {
                    let made = Value::Object(self.heap.alloc(Object::Dict(Box::default())));
                    self.heap.dict_set_name(dict, name, made);
                    made
                }))
            }
            "__module__" => {
                let own = self.heap.dict_get_name(class.dict, name).filter(|_| !class.builtin);
                Some(own.unwrap_or_else(|| Value::Object(self.heap.intern("builtins"))))
            }
            "__doc__" => {
                let own = self.heap.dict_get_name(class.dict, name);
                let member = own.is_some_and(|own| matches!(self.heap.of(own), Some(Object::Member(_))));
                Some(own.filter(|_| !member).unwrap_or(Value::None))
            }
            "__type_params__" => {
                let own = self.heap.dict_get_name(class.dict, name).filter(|_| !class.builtin);
                Some(own.unwrap_or_else(|| self.heap.tuple([])))
            }
            "__text_signature__" => Some(Value::None),
            _ => None,
        }
    }

    /// `__flags__` (`Include/object.h`), as far as they mean something here.
    fn class_flags(&self, at: Addr) -> i64 {
        const FAMILIES: [(Addr, u32); 8] = [
            (classes::INT, 24),
            (classes::LIST, 25),
            (classes::TUPLE, 26),
            (classes::BYTES, 27),
            (classes::STR, 28),
            (classes::DICT, 29),
            (classes::BASE_EXCEPTION, 30),
            (classes::TYPE, 31),
        ];
        let Some(class) = self.class(at) else { return 0 };
        let families = FAMILIES.iter().filter(|family| class.mro.contains(&family.0));
        let abstracts = self
            .heap
            .interned("__abstractmethods__")
            .and_then(|name| self.heap.dict_get_name(class.dict, name))
            .is_some_and(|names| matches!(self.heap.of(names), Some(Object::Set(set)) if set.len() > 0));
        1 << 12
            | i64::from(!class.builtin) << 9
            | i64::from(class.builtin) << 8
            | i64::from(class.layout != Layout::Closed) << 10
            | i64::from(abstracts) << 20
            | families.map(|family| 1i64 << family.1).sum::<i64>()
    }

    /// Deletes a field of `object` itself; `false` where that cannot be.
    pub(crate) fn delete_own_field(&mut self, object: Value, name: Addr) -> Result<bool, Interrupt> {
        let Some(at) = object.addr() else { return Ok(false) };
        let text = self.heap.name(name).to_string();
        match self.heap.write(at) {
            Object::Cell(cell) => cell.value = Value::Nil,
            Object::Function(function) => match text.as_str() {
                "__doc__" => function.doc = Value::None,
                "__defaults__" => function.defaults = Value::None,
                "__kwdefaults__" => function.keyword_defaults = Value::None,
                "__annotations__" => function.annotations = Value::Nil,
                "__module__" => function.module = Value::None,
                "__name__" | "__qualname__" => {
                    let text = format!("{text} must be set to a string object");
                    return Err(self.error(classes::TYPE_ERROR, &text));
                }
                "__code__" => {
                    return Err(self.error(classes::TYPE_ERROR, "__code__ must be set to a code object"));
                }
                "__dict__" => return Err(self.error(classes::TYPE_ERROR, "cannot delete __dict__")),
                _ => return Ok(false),
            },
            Object::Class(class) => {
                if class.builtin
                    || ["__name__", "__qualname__", "__bases__", "__module__", "__doc__"].contains(&&*text)
                {
                    let kind = if class.builtin { "immutable type" } else { "type" };
                    let verb = if class.builtin { "set" } else { "delete" };
                    let message = format!("cannot {verb} '{text}' attribute of {kind} '{}'", class.name);
                    return Err(self.error(classes::TYPE_ERROR, &message));
                }
                if text == "__dict__" {
                    return Ok(false);
                }
                let dict = class.dict;
                let Some(index) = self.heap.dict_find_name(dict, name) else { return Ok(false) };
                self.heap.dict_remove(dict, index);
                self.classes_changed();
            }
            Object::Exception(exception) => {
                if matches!(text.as_str(), "args" | "__cause__" | "__context__" | "__traceback__") {
                    let message = format!("{text} may not be deleted");
                    return Err(self.error(classes::TYPE_ERROR, &message));
                }
                if let Value::Object(fields) = exception.fields
                    && let Some(index) = self.heap.dict_find_name(fields, name)
                {
                    self.heap.dict_remove(fields, index);
                }
            }
            Object::Property(parts) if text == "__doc__" => parts[3] = Value::None,
            Object::Instance(instance) if text == "__dict__" && instance.slots != Slots::InDict => {
                let dict = self.heap.alloc(Object::Dict(Box::default()));
                if let Object::Instance(instance) = self.heap.write(at) {
                    instance.dict = dict;
                }
            }
            _ if text == "__class__" => {
                return Err(self.error(classes::TYPE_ERROR, "can't delete __class__ attribute"));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Sets a field of `object` itself; `false` where it has no such field.
    pub(crate) fn set_own_field(
        &mut self,
        object: Value,
        name: Addr,
        value: Value,
    ) -> Result<bool, Interrupt> {
        let text = self.heap.name(name).to_string();
        let string = self.heap.text(value).map(str::to_string);
        if text == "__class__" {
            return self.set_class(object, value).map(|()| true);
        }
        let Some(at) = object.addr() else { return Ok(false) };
        match self.heap.get(at) {
            Object::Instance(instance) if text == "__dict__" => {
                if instance.slots == Slots::InDict {
                    return Ok(false);
                }
                let dict = self.dict_argument(value)?;
                if let Object::Instance(instance) = self.heap.write(at) {
                    instance.dict = dict;
                }
                Ok(true)
            }
            Object::Property(_) if text == "__doc__" || text == "__name__" => {
                if let Object::Property(parts) = self.heap.write(at) {
                    parts[if text == "__doc__" { 3 } else { 4 }] = value;
                }
                Ok(true)
            }
            Object::Generator(_) if matches!(text.as_str(), "__name__" | "__qualname__") => {
                if string.is_none() {
                    let message = format!("{text} must be set to a string object");
                    return Err(self.error(classes::TYPE_ERROR, &message));
                }
                if let Object::Generator(generator) = self.heap.write(at) {
                    match text.as_str() {
                        "__name__" => generator.name = value,
                        _ => generator.qualified_name = value,
                    }
                }
                Ok(true)
            }
            Object::Function(_) => self.set_function_field(at, &text, value),
            Object::Cell(_) if text == "cell_contents" => {
                if let Object::Cell(cell) = self.heap.write(at) {
                    cell.value = value;
                }
                Ok(true)
            }
            Object::Class(class) if text == "__bases__" && !class.builtin => self.set_bases(at, value),
            Object::Class(class) if !class.builtin && is_class_entry(&text) => {
                let dict = class.dict;
                self.heap.dict_set_name(dict, name, value);
                Ok(true)
            }
            Object::Class(class)
                if !class.builtin && matches!(text.as_str(), "__name__" | "__qualname__") =>
            {
                let Some(string) = string else {
                    let message = format!(
                        "can only assign string to {}.{text}, not '{}'",
                        class.name,
                        self.type_name(value)
                    );
                    return Err(self.error(classes::TYPE_ERROR, &message));
                };
                if let Object::Class(class) = self.heap.write(at) {
                    match text.as_str() {
                        "__name__" => class.name = string,
                        _ => class.qualified_name = string,
                    }
                }
                Ok(true)
            }
            Object::Exception(_) => self.set_exception_field(at, &text, value),
            _ => Ok(false),
        }
    }

    fn set_function_field(&mut self, at: Addr, text: &str, value: Value) -> Result<bool, Interrupt> {
        let is_string = self.heap.text(value).is_some();
        if matches!(text, "__name__" | "__qualname__") && !is_string {
            let message = format!("{text} must be set to a string object");
            return Err(self.error(classes::TYPE_ERROR, &message));
        }
        let refused = match text {
            "__defaults__"
                if value != Value::None && !matches!(self.heap.of(value), Some(Object::Tuple(_))) =>
            {
                "__defaults__ must be set to a tuple object"
            }
            "__kwdefaults__"
                if value != Value::None && !matches!(self.heap.of(value), Some(Object::Dict(_))) =>
            {
                "__kwdefaults__ must be set to a dict object"
            }
            "__annotations__"
                if value != Value::None && !matches!(self.heap.of(value), Some(Object::Dict(_))) =>
            {
                "__annotations__ must be set to a dict object"
            }
            "__code__" => return self.set_function_code(at, value).map(|()| true),
            "__type_params__" if !matches!(self.heap.of(value), Some(Object::Tuple(_))) => {
                "__type_params__ must be set to a tuple"
            }
            "__dict__" => {
                self.dict_argument(value)?;
                ""
            }
            _ => "",
        };
        if !refused.is_empty() {
            return Err(self.error(classes::TYPE_ERROR, refused));
        }
        let Object::Function(function) = self.heap.write(at) else { return Ok(false) };
        match text {
            "__name__" => function.name = value,
            "__qualname__" => function.qualified_name = value,
            "__doc__" => function.doc = value,
            "__module__" => function.module = value,
            "__defaults__" => function.defaults = value,
            "__kwdefaults__" => function.keyword_defaults = value,
            "__annotations__" if value == Value::None => function.annotations = Value::Nil,
            "__annotations__" => function.annotations = value,
            "__type_params__" => function.type_params = value,
            "__dict__" => function.attributes = value,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// `function.__code__ = code`
    fn set_function_code(&mut self, at: Addr, value: Value) -> Result<(), Interrupt> {
        let Some(&Object::Code(code)) = self.heap.of(value) else {
            return Err(self.error(classes::TYPE_ERROR, "__code__ must be set to a code object"));
        };
        let Object::Function(function) = self.heap.get(at) else { return Ok(()) };
        let (has, needs) = (function.closure.len(), self.codes[code as usize].code.free_variables.len());
        if has != needs {
            let name = self.heap.text(function.name).unwrap_or("");
            let text = format!("{name}() requires a code object with {has} free vars, not {needs}");
            return Err(self.error(classes::VALUE_ERROR, &text));
        }
        if let Object::Function(function) = self.heap.write(at) {
            function.code = code;
        }
        Ok(())
    }

    pub(crate) fn dict_argument(&mut self, value: Value) -> Result<Addr, Interrupt> {
        if let Value::Object(at) = value
            && let Object::Dict(_) = self.heap.get(at)
        {
            return Ok(at);
        }
        let text = format!("__dict__ must be set to a dictionary, not a '{}'", self.type_name(value));
        Err(self.error(classes::TYPE_ERROR, &text))
    }
}

/// What a class keeps in its own namespace, though `type` describes it.
fn is_class_entry(text: &str) -> bool {
    matches!(text, "__module__" | "__doc__" | "__annotations__" | "__type_params__" | "__abstractmethods__")
}

fn none_for_nil(value: Value) -> Value {
    if value.is_nil() { Value::None } else { value }
}

/// `co_varnames`: parameters and local names that live in no cell.
fn variable_names(code: &Code) -> Vec<&str> {
    let parameters = parameter_count(code);
    code.slots
        .iter()
        .enumerate()
        .filter(|(at, slot)| {
            *at < parameters || (slot.kind == SlotKind::Local && slot.comprehension.is_none())
        })
        .map(|(_, slot)| slot.name.as_str())
        .collect()
}

/// How many of a code's first registers are parameters.
pub fn parameter_count(code: &Code) -> usize {
    usize::from(code.positional)
        + usize::from(code.keyword_only)
        + usize::from(code.flags.var_positional)
        + usize::from(code.flags.var_keyword)
}

/// `co_flags` (`Include/cpython/code.h`).
fn code_flags(code: &Code) -> i64 {
    use crate::code::CodeKind;
    let function = matches!(code.kind, CodeKind::Function | CodeKind::Lambda | CodeKind::GeneratorExpression);
    let nested = code.qualified_name.contains("<locals>");
    i64::from(function) * 3
        + i64::from(code.flags.var_positional) * 4
        + i64::from(code.flags.var_keyword) * 8
        + i64::from(nested) * 16
        + match (code.flags.generator, code.flags.asynchronous) {
            (false, false) => 0,
            (true, false) => 0x20,
            (false, true) => 0x80,
            (true, true) => 0x200,
        }
}
