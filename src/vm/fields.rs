//! Attributes that the machine's own objects have by nature: `__closure__`, `cell_contents`, `co_freevars`, ...

use super::classes;
use super::machine::Machine;
use super::native::NativeId;
use super::object::{GeneratorState, Layout, Object};
use super::value::{Addr, Value};

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
                "cr_origin" => Some(Value::None),
                "gi_yieldfrom" | "cr_await" | "ag_await" => Some(self.delegate_of(generator)),
                "ag_running" => Some(Value::Bool(generator.awaited)),
                "gi_running" | "cr_running" => Some(Value::Bool(generator.state == GeneratorState::Running)),
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
                    _ => self.class_name(self.class_of(this)).to_string(),
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
            .is_some_and(|names| matches!(self.heap.of(names), Some(Object::Set(set)) if !set.is_empty()));
        1 << 12
            | i64::from(!class.builtin) << 9
            | i64::from(class.builtin) << 8
            | i64::from(class.layout != Layout::Closed) << 10
            | i64::from(abstracts) << 20
            | families.map(|family| 1i64 << family.1).sum::<i64>()
    }
}

pub(super) fn none_for_nil(value: Value) -> Value {
    if value.is_nil() { Value::None } else { value }
}
