//! Attributes that the machine's own objects have by nature: `__closure__`, `cell_contents`, `co_freevars`, ...

use super::classes;
use super::machine::Machine;
use super::native::Interrupt;
use super::object::{Function, Object};
use super::value::{Addr, Value};
use crate::code::{Code, SlotKind};

impl Machine {
    /// A field of `object` itself.
    pub(crate) fn own_field(&mut self, object: Value, name: Addr) -> Option<Value> {
        let text = self.heap.name(name).to_string();
        if text == "__class__" {
            return Some(Value::Object(self.class_of(object)));
        }
        if let Some(value) = self.number_field(object, &text) {
            return Some(value);
        }
        let at = object.addr()?;
        if text == "__dict__" {
            return self.namespace_of(object, true).map(Value::Object);
        }
        match self.heap.get(at) {
            Object::Function(_) => self.function_field(at, &text),
            Object::Cell(cell) if text == "cell_contents" && !cell.value.is_nil() => Some(cell.value),
            Object::Code(code) => self.code_field(*code, &text),
            Object::BoundMethod(both) => {
                let (function, this) = **both;
                match text.as_str() {
                    "__func__" => Some(function),
                    "__self__" => Some(this),
                    _ => self.own_field(function, name).or_else(|| {
                        let dict = self.namespace_of(function, false)?;
                        self.heap.dict_get_name(dict, name)
                    }),
                }
            }
            Object::Generator(generator) => match text.as_str() {
                "__name__" => Some(generator.name),
                "gi_running" => Some(Value::Bool(generator.state == super::object::GeneratorState::Running)),
                _ => None,
            },
            Object::Exception(_) => self.exception_field(at, &text),
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
                _ => None,
            },
            Object::StaticMethod(inner) | Object::ClassMethod(inner) => match text.as_str() {
                "__func__" | "__wrapped__" => Some(*inner),
                _ => None,
            },
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

    fn names_tuple<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Value {
        let names: Vec<Value> = names
            .map(|name| match self.heap.interned(name) {
                Some(at) => Value::Object(at),
                None => self.heap.str(name),
            })
            .collect();
        self.heap.tuple(names)
    }

    fn exception_field(&mut self, at: Addr, text: &str) -> Option<Value> {
        let Object::Exception(exception) = self.heap.get(at) else { return None };
        let first = match self.heap.of(exception.args) {
            Some(Object::Tuple(items)) => items.first().copied().unwrap_or(Value::None),
            _ => Value::None,
        };
        let class = exception.class;
        match text {
            "args" => Some(exception.args),
            "__cause__" => Some(none_for_nil(exception.cause)),
            "__context__" => Some(none_for_nil(exception.context)),
            "__suppress_context__" => Some(Value::Bool(exception.suppress_context)),
            "__traceback__" => Some(Value::None),
            "name" if !exception.name.is_nil() => Some(exception.name),
            "name" if self.is_subclass(class, classes::NAME_ERROR) => Some(Value::None),
            "value" if self.is_subclass(class, classes::STOP_ITERATION) => Some(first),
            "code" if self.is_subclass(class, classes::SYSTEM_EXIT) => Some(first),
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
            "__base__" => Some(class.bases.first().map_or(Value::None, |&at| Value::Object(at))),
            "__dict__" => Some(Value::Object(class.dict)),
            "__class__" => Some(Value::Object(metaclass)),
            "__doc__" => Some(Value::None),
            _ => None,
        }
    }

    /// Sets a field of `object` itself; `false` where it has no such field.
    pub(crate) fn set_own_field(
        &mut self,
        object: Value,
        name: Addr,
        value: Value,
    ) -> Result<bool, Interrupt> {
        let Some(at) = object.addr() else { return Ok(false) };
        let text = self.heap.name(name).to_string();
        let string = self.heap.text(value).map(str::to_string);
        match self.heap.get(at) {
            Object::Function(_) => self.set_function_field(at, &text, value),
            Object::Cell(_) if text == "cell_contents" => {
                if let Object::Cell(cell) = self.heap.write(at) {
                    cell.value = value;
                }
                Ok(true)
            }
            Object::Class(_) if matches!(text.as_str(), "__name__" | "__qualname__") => {
                let Some(string) = string else {
                    let message =
                        format!("can only assign string to {text}, not '{}'", self.type_name(value));
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
            Object::Exception(_) => Ok(self.set_exception_field(at, &text, value)),
            _ => Ok(false),
        }
    }

    fn set_function_field(&mut self, at: Addr, text: &str, value: Value) -> Result<bool, Interrupt> {
        let is_string = self.heap.text(value).is_some();
        if matches!(text, "__name__" | "__qualname__") && !is_string {
            let message = format!("{text} must be set to a string object");
            return Err(self.error(classes::TYPE_ERROR, &message));
        }
        if matches!(text, "__closure__" | "__globals__") {
            return Err(self.error(classes::ATTRIBUTE_ERROR, "readonly attribute"));
        }
        let Object::Function(function) = self.heap.write(at) else { return Ok(false) };
        match text {
            "__name__" => function.name = value,
            "__qualname__" => function.qualified_name = value,
            "__doc__" => function.doc = value,
            "__module__" => function.module = value,
            "__defaults__" => function.defaults = value,
            "__kwdefaults__" => function.keyword_defaults = value,
            "__annotations__" => function.annotations = value,
            "__dict__" => function.attributes = value,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn set_exception_field(&mut self, at: Addr, text: &str, value: Value) -> bool {
        let Object::Exception(exception) = self.heap.write(at) else { return false };
        match text {
            "args" => exception.args = value,
            "__cause__" => {
                exception.cause = value;
                exception.suppress_context = true;
            }
            "__context__" => exception.context = value,
            "__suppress_context__" => exception.suppress_context = value == Value::Bool(true),
            "__traceback__" => {}
            _ => return false,
        }
        true
    }
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
        + i64::from(code.flags.generator) * 32
}
