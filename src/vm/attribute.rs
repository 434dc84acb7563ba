//! Reading attributes: CPython's `object.__getattribute__` and `type.__getattribute__`.

use super::machine::Machine;
use super::object::{Object, Slots};
use super::value::{Addr, Value};

/// What reading an attribute comes down to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Found {
    /// The value.
    Value(Value),
    /// A function and the object to call it on: a method, not bound yet.
    Method(Value, Value),
    /// A getter to call with these.
    Call(Value, Value),
    /// A class's `__get__` to call.
    Descriptor { descriptor: Value, instance: Value, owner: Addr },
    /// Nothing; the class's `__getattr__`, if it has one, is next.
    Missing,
}

impl Machine {
    /// The namespace of an object that has one (made on demand where `make`).
    pub(crate) fn namespace_of(&mut self, object: Value, make: bool) -> Option<Addr> {
        let at = object.addr()?;
        let present = match self.heap.get(at) {
            Object::Instance(instance) if instance.slots == Slots::InDict => return None,
            Object::Instance(instance) => return Some(instance.dict),
            Object::Module(both) => return Some(both.1),
            Object::Exception(exception) => exception.dict,
            Object::Function(function) => function.attributes,
            _ => return None,
        };
        if let Value::Object(dict) = present {
            return Some(dict);
        }
        if !make {
            return None;
        }
        let dict = self.heap.alloc(Object::Dict(Box::default()));
        match self.heap.write(at) {
            Object::Exception(exception) => exception.dict = Value::Object(dict),
            Object::Function(function) => function.attributes = Value::Object(dict),
            _ => {}
        }
        Some(dict)
    }

    /// Whether what was found in a class decides before the instance's own namespace does.
    pub(super) fn is_data_descriptor(&mut self, found: Value) -> bool {
        match self.heap.of(found) {
            Some(Object::Property(_) | Object::Member(_)) => true,
            Some(Object::Instance(instance)) => {
                let class = instance.class;
                self.find_in_class(class, "__set__").is_some()
                    || self.find_in_class(class, "__delete__").is_some()
            }
            _ => false,
        }
    }

    /// Reads attribute `name` (interned) the way `object.__getattribute__` does.
    pub(crate) fn find_attribute(&mut self, object: Value, name: Addr) -> Found {
        let class = self.class_of(object);
        let in_class = self.lookup(class, name);
        if let Some(found) = in_class
            && self.is_data_descriptor(found)
            && !self.is_super(object, name)
            && self.gives(found)
        {
            if let Some(Object::Class(own)) = self.heap.of(object)
                && self.heap.name(name) == "__doc__"
                && let Some(doc) = self.heap.dict_get_name(own.dict, name)
                && let (Some(Object::Instance(_)), Some(at)) = (self.heap.of(doc), object.addr())
            {
                return self.class_attribute(doc, at);
            }
            return self.descriptor(found, object, class);
        }
        if let Value::Object(at) = object
            && let Object::Class(_) = self.heap.get(at)
        {
            if let Some(found) = self.lookup(at, name) {
                return self.class_attribute(found, at);
            }
        } else if let Value::Object(at) = object {
            if let Some(dict) = self.namespace_of(object, false)
                && let Some(value) = self.heap.dict_get_name(dict, name)
            {
                return Found::Value(value);
            }
            if let Some(super_found) = self.super_attribute(at, name) {
                return super_found;
            }
        }
        // What a function says of itself comes before what its class says of the class.
        if matches!(self.heap.of(object), Some(Object::Function(_)))
            && let Some(value) = self.own_field(object, name)
        {
            return Found::Value(value);
        }
        if let Some(found) = in_class {
            return self.descriptor(found, object, class);
        }
        // Methods and what wraps a function tell what the function tells.
        let forwards = matches!(
            self.heap.of(object),
            Some(Object::BoundMethod(_) | Object::StaticMethod(_) | Object::ClassMethod(_))
        );
        match forwards.then(|| self.own_field(object, name)).flatten() {
            Some(value) => Found::Value(value),
            None => Found::Missing,
        }
    }

    /// Whether a data descriptor has a `__get__`; one without leaves the object's own namespace the first word.
    fn gives(&self, found: Value) -> bool {
        match self.heap.of(found) {
            Some(Object::Instance(instance)) => self.find_in_class(instance.class, "__get__").is_some(),
            _ => true,
        }
    }

    /// Whether `object` is a `super()` that looks for `name` behind a class: before it looks at its own attributes.
    fn is_super(&self, object: Value, name: Addr) -> bool {
        matches!(self.heap.of(object), Some(Object::Super(_))) && self.heap.name(name) != "__class__"
    }

    /// What an attribute found in a class gives on an instance.
    fn descriptor(&mut self, found: Value, object: Value, class: Addr) -> Found {
        match found {
            Value::Native(_) => Found::Method(found, object),
            Value::Object(at) => match self.heap.get(at) {
                Object::Function(_) => Found::Method(found, object),
                Object::StaticMethod(inner) => Found::Value(*inner),
                Object::ClassMethod(inner) => Found::Method(*inner, Value::Object(class)),
                Object::Property(parts) => match parts[0] {
                    Value::None | Value::Nil => {
                        Found::Descriptor { descriptor: found, instance: object, owner: class }
                    }
                    getter => Found::Call(getter, object),
                },
                &Object::Member(member) => match self.member_value(member, object) {
                    Some(value) => Found::Value(value),
                    None => Found::Missing,
                },
                Object::Super(both) if both.1.is_nil() => {
                    Found::Descriptor { descriptor: found, instance: object, owner: class }
                }
                Object::Instance(instance) => {
                    let descriptor_class = instance.class;
                    if self.find_in_class(descriptor_class, "__get__").is_some() {
                        Found::Descriptor { descriptor: found, instance: object, owner: class }
                    } else {
                        Found::Value(found)
                    }
                }
                _ => Found::Value(found),
            },
            _ => Found::Value(found),
        }
    }

    /// What an attribute found in class `at` gives on the class itself.
    fn class_attribute(&mut self, found: Value, at: Addr) -> Found {
        match self.heap.of(found) {
            Some(Object::StaticMethod(inner)) => Found::Value(*inner),
            Some(Object::ClassMethod(inner)) => Found::Method(*inner, Value::Object(at)),
            Some(Object::Instance(instance)) => {
                let class = instance.class;
                if self.find_in_class(class, "__get__").is_some() {
                    Found::Descriptor { descriptor: found, instance: Value::None, owner: at }
                } else {
                    Found::Value(found)
                }
            }
            _ => Found::Value(found),
        }
    }

    /// `super().name`
    fn super_attribute(&mut self, at: Addr, name: Addr) -> Option<Found> {
        let inside = self.unwrap(Value::Object(at)).addr()?;
        let Object::Super(both) = self.heap.get(inside) else { return None };
        let (after, this) = **both;
        if this.is_nil() || self.heap.name(name) == "__class__" {
            return None;
        }
        let start = match self.heap.of(this) {
            Some(Object::Class(_)) if this.addr().is_some_and(|class| self.is_subclass(class, after)) => {
                this.addr()?
            }
            _ => self.class_of(this),
        };
        let mro = self.class(start)?.mro.clone();
        let rest = mro.iter().skip_while(|&&class| class != after).skip(1);
        for &class in rest {
            let Some(found) = self.class(class).and_then(|class| self.heap.dict_get_name(class.dict, name))
            else {
                continue;
            };
            if this == Value::Object(start) {
                return Some(self.class_attribute(found, start));
            }
            return Some(self.descriptor(found, this, start));
        }
        None
    }
}
