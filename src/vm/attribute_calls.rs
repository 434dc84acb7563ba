//! Attributes as natives and instructions read and set them: with getters, setters, `__getattr__` and the like, asked.

use super::attribute::Found;
use super::classes;
use super::native::{Call, Interrupt};
use super::object::Object;
use super::value::{Addr, Value};

impl Call<'_> {
    /// `getattr(object, name)`; `name` is a str.
    pub fn get_attribute(&mut self, object: Value, name: Value) -> Result<Value, Interrupt> {
        match self.get_attribute_or_nil(object, name)? {
            Value::Nil => {
                let name = self.name_addr(name)?;
                Err(self.vm.attribute_error(object, name))
            }
            value => Ok(value),
        }
    }

    /// As `get_attribute`; nil where there is none.
    pub fn get_attribute_or_nil(&mut self, object: Value, name: Value) -> Result<Value, Interrupt> {
        let interned = self.name_addr(name)?;
        let class = self.vm.class_of(object);
        if !self.vm.class(class).is_none_or(|class| class.builtin)
            && let Some(method) = self.vm.lookup_given(class, self.vm.known.getattribute)
        {
            let method = self.vm.bind_method(method, object);
            return match self.ask_or_error(method, &[name])? {
                Ok(value) => Ok(value),
                Err(error) => self.attribute_fallback(object, name, Some(error)),
            };
        }
        self.find_with_fallback(object, name, interned)
    }

    /// `object.__getattribute__(object, name)`
    pub fn get_attribute_plainly(&mut self, object: Value, name: Value) -> Result<Value, Interrupt> {
        let interned = self.name_addr(name)?;
        match self.vm.find_attribute(object, interned) {
            Found::Missing => Err(self.vm.attribute_error(object, interned)),
            Found::Value(value) => Ok(value),
            Found::Method(function, this) => Ok(self.vm.bound(function, this)),
            Found::Call(getter, this) => self.ask(getter, &[this]),
            Found::Descriptor { descriptor, instance, owner } => {
                let Some(get) = self.vm.type_method(descriptor, "__get__") else { return Ok(descriptor) };
                self.ask(get, &[instance, Value::Object(owner)])
            }
        }
    }

    fn find_with_fallback(&mut self, object: Value, name: Value, interned: Addr) -> Result<Value, Interrupt> {
        match self.vm.find_attribute(object, interned) {
            Found::Value(value) => Ok(value),
            Found::Method(function, this) => Ok(self.vm.bound(function, this)),
            Found::Call(getter, this) => match self.ask_or_error(getter, &[this])? {
                Ok(value) => Ok(value),
                Err(error) => self.attribute_fallback(object, name, Some(error)),
            },
            Found::Descriptor { descriptor, instance, owner } => {
                let Some(get) = self.vm.type_method(descriptor, "__get__") else { return Ok(descriptor) };
                match self.ask_or_error(get, &[instance, Value::Object(owner)])? {
                    Ok(value) => Ok(value),
                    Err(error) => self.attribute_fallback(object, name, Some(error)),
                }
            }
            Found::Missing => self.attribute_fallback(object, name, None),
        }
    }

    fn attribute_fallback(
        &mut self,
        object: Value,
        name: Value,
        error: Option<Value>,
    ) -> Result<Value, Interrupt> {
        if let Some(error) = error
            && !self.vm.is_instance(error, classes::ATTRIBUTE_ERROR)
        {
            return Err(Interrupt::Raise(error));
        }
        let fallback = self.vm.type_method(object, "__getattr__");
        let module_fallback = match self.vm.heap.of(object) {
            Some(Object::Module(both)) => {
                let dict = both.1;
                self.vm.heap.interned("__getattr__").and_then(|key| self.vm.heap.dict_get_name(dict, key))
            }
            _ => None,
        };
        match (fallback.or(module_fallback), error) {
            (Some(method), _) => self.ask(method, &[name]),
            (None, Some(error)) => Err(Interrupt::Raise(error)),
            (None, None) => Ok(Value::Nil),
        }
    }

    /// The interned address of a name given as a value.
    pub(crate) fn name_addr(&mut self, name: Value) -> Result<Addr, Interrupt> {
        match (self.vm.heap.text(name), name) {
            (Some(text), _) => match self.vm.heap.interned(text) {
                Some(at) => Ok(at),
                None => name.addr().ok_or(Interrupt::Fault("a str without an address".into())),
            },
            (None, _) => {
                let message = format!("attribute name must be string, not '{}'", self.vm.type_name(name));
                Err(self.type_error(message))
            }
        }
    }

    /// `setattr(object, name, value)`
    pub fn set_attribute(&mut self, object: Value, name: Value, value: Value) -> Result<(), Interrupt> {
        let interned = self.name_addr(name)?;
        let class = self.vm.class_of(object);
        if !self.vm.class(class).is_none_or(|class| class.builtin)
            && let Some(method) = self.vm.lookup_given(class, self.vm.known.setattr)
        {
            return self.ask(method, &[object, name, value]).map(|_| ());
        }
        self.set_attribute_plainly(object, interned, value)
    }

    /// `object.__setattr__(object, name, value)`
    pub fn set_attribute_plainly(
        &mut self,
        object: Value,
        name: Addr,
        value: Value,
    ) -> Result<(), Interrupt> {
        let class = self.vm.class_of(object);
        if let Some(found) = self.vm.lookup(class, name)
            && self.vm.is_data_descriptor(found)
        {
            return self.set_through(found, object, value);
        }
        self.vm.store_attribute(object, name, value)
    }

    fn set_through(&mut self, found: Value, object: Value, value: Value) -> Result<(), Interrupt> {
        if let Some(Object::Property(parts)) = self.vm.heap.of(found) {
            let setter = parts[1];
            if matches!(setter, Value::None | Value::Nil) {
                return self.ask_of(found, "__set__", &[object, value]);
            }
            return self.ask(setter, &[object, value]).map(|_| ());
        }
        if let Some(&Object::Member(member)) = self.vm.heap.of(found) {
            self.vm.set_member(member, object, value)?;
            if let Some(Object::Class(_)) = self.vm.heap.of(object) {
                self.vm.classes_changed();
            }
            return Ok(());
        }
        match self.vm.type_method(found, "__set__") {
            Some(method) => self.ask(method, &[object, value]).map(|_| ()),
            None => Err(self.error(classes::ATTRIBUTE_ERROR, "__set__")),
        }
    }

    /// Calls a special method that is there.
    fn ask_of(&mut self, object: Value, name: &str, arguments: &[Value]) -> Result<(), Interrupt> {
        match self.vm.type_method(object, name) {
            Some(method) => self.ask(method, arguments).map(|_| ()),
            None => Ok(()),
        }
    }

    /// `delattr(object, name)`
    pub fn delete_attribute(&mut self, object: Value, name: Value) -> Result<(), Interrupt> {
        let interned = self.name_addr(name)?;
        let class = self.vm.class_of(object);
        if !self.vm.class(class).is_none_or(|class| class.builtin)
            && let Some(key) = self.vm.heap.interned("__delattr__")
            && let Some(method) = self.vm.lookup_given(class, key)
        {
            return self.ask(method, &[object, name]).map(|_| ());
        }
        self.delete_attribute_plainly(object, interned)
    }

    /// `object.__delattr__(object, name)`
    pub fn delete_attribute_plainly(&mut self, object: Value, name: Addr) -> Result<(), Interrupt> {
        let class = self.vm.class_of(object);
        if let Some(found) = self.vm.lookup(class, name)
            && self.vm.is_data_descriptor(found)
        {
            if let Some(Object::Property(parts)) = self.vm.heap.of(found) {
                let deleter = parts[2];
                if matches!(deleter, Value::None | Value::Nil) {
                    return self.ask_of(found, "__delete__", &[object]);
                }
                return self.ask(deleter, &[object]).map(|_| ());
            }
            if let Some(&Object::Member(member)) = self.vm.heap.of(found) {
                return self.vm.delete_member(member, object);
            }
            return match self.vm.type_method(found, "__delete__") {
                Some(method) => self.ask(method, &[object]).map(|_| ()),
                None => Err(self.error(classes::ATTRIBUTE_ERROR, "__delete__")),
            };
        }
        let dict = match self.vm.heap.of(object) {
            Some(Object::Class(class)) if !class.builtin => Some(class.dict),
            Some(Object::Class(class)) => {
                let text = format!(
                    "cannot set '{}' attribute of immutable type '{}'",
                    self.vm.heap.name(name),
                    class.name
                );
                return Err(self.type_error(text));
            }
            _ => self.vm.namespace_of(object, false),
        };
        if let Some(dict) = dict
            && let Some(index) = self.vm.heap.dict_find_name(dict, name)
        {
            self.vm.heap.dict_remove(dict, index);
            self.vm.classes_changed();
            return Ok(());
        }
        // What has no namespace of its own says that, of a class's attribute too.
        Err(match dict {
            Some(_) => self.vm.attribute_error(object, name),
            None => self.vm.no_setting(object, name),
        })
    }
}
