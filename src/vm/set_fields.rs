//! Attributes that the machine's own objects have by nature: setting and deleting them.

use super::classes;
use super::machine::Machine;
use super::native::Interrupt;
use super::object::{Object, Slots};
use super::value::{Addr, Value};

impl Machine {
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
                    let verb = if class.builtin { "set" } else { "delete" };
                    return Err(self.immutable(at, verb, &text));
                }
                if text == "__dict__" {
                    return Ok(false);
                }
                let dict = class.dict;
                if text == "__abstractmethods__" && self.heap.dict_find_name(dict, name).is_none() {
                    return Err(self.error(classes::ATTRIBUTE_ERROR, &text));
                }
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
            Object::Generator(_) if matches!(text.as_str(), "__name__" | "__qualname__") => {
                let text = format!("{text} must be set to a string object");
                return Err(self.error(classes::TYPE_ERROR, &text));
            }
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
        let is_class =
            matches!(object.addr().map(|at| self.heap.get(at)), Some(Object::Class(class)) if class.builtin);
        if text == "__class__" && !is_class {
            return self.set_class(object, value).map(|()| true);
        }
        let Some(at) = object.addr() else { return Ok(false) };
        match self.heap.get(at) {
            Object::Class(class) if class.builtin => Err(self.immutable(at, "set", &text)),
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
            Object::Class(_) if text == "__bases__" => self.set_bases(at, value),
            Object::Class(class) if is_class_entry(&text) => {
                let dict = class.dict;
                self.heap.dict_set_name(dict, name, value);
                Ok(true)
            }
            Object::Class(class) if matches!(text.as_str(), "__name__" | "__qualname__") => {
                let Some(string) = string else {
                    let message = format!(
                        "can only assign string to {}.{text}, not '{}'",
                        class.name,
                        self.type_name(value)
                    );
                    return Err(self.error(classes::TYPE_ERROR, &message));
                };
                if text == "__name__" && string.contains('\0') {
                    let text = "type name must not contain null characters";
                    return Err(self.error(classes::VALUE_ERROR, text));
                }
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

    /// What a class does not let anybody change (`type_setattro`, `check_set_special_type_attr`).
    fn immutable(&mut self, class: Addr, verb: &str, name: &str) -> Interrupt {
        let text = format!("cannot {verb} '{name}' attribute of immutable type '{}'", self.class_name(class));
        self.error(classes::TYPE_ERROR, &text)
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
