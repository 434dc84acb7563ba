//! Setting attributes where that runs no Python code; `set_fields` has the rest.

use super::classes;
use super::machine::Machine;
use super::native::Interrupt;
use super::object::{Object, Slots};
use super::value::{Addr, Value};

impl Machine {
    /// Sets an attribute where that runs no Python code; `false`: a setter must be asked (`set_attribute`).
    pub(crate) fn set_plain(&mut self, object: Value, name: Addr, value: Value) -> Result<bool, Interrupt> {
        let class = self.class_of(object);
        if self.lookup_given(class, self.known.setattr).is_some() {
            return Ok(false);
        }
        if let Some(found) = self.lookup(class, name)
            && self.is_data_descriptor(found)
        {
            return Ok(false);
        }
        self.store_attribute(object, name, value)?;
        Ok(true)
    }

    /// Sets an attribute in the object itself.
    pub(super) fn store_attribute(
        &mut self,
        object: Value,
        name: Addr,
        value: Value,
    ) -> Result<(), Interrupt> {
        if let Some(Object::Instance(instance)) = self.heap.of(object)
            && instance.slots != Slots::InDict
        {
            let dict = instance.dict;
            self.heap.dict_set_name(dict, name, value);
            return Ok(());
        }
        if let Some(Object::Class(target)) = self.heap.of(object) {
            if target.builtin {
                let message = format!(
                    "cannot set '{}' attribute of immutable type '{}'",
                    self.heap.name(name),
                    target.name
                );
                return Err(self.error(classes::TYPE_ERROR, &message));
            }
            let dict = target.dict;
            self.heap.dict_set_name(dict, name, value);
            self.classes_changed();
            return Ok(());
        }
        match self.namespace_of(object, true) {
            Some(dict) => {
                self.heap.dict_set_name(dict, name, value);
                Ok(())
            }
            None => Err(self.no_setting(object, name)),
        }
    }

    pub(super) fn no_setting(&mut self, object: Value, name: Addr) -> Interrupt {
        let class = self.class_of(object);
        let message = if self.lookup(class, name).is_some() {
            format!("'{}' object attribute '{}' is read-only", self.class_name(class), self.heap.name(name))
        } else {
            format!(
                "'{}' object has no attribute '{}' and no __dict__ for setting new attributes",
                self.class_name(class),
                self.heap.name(name)
            )
        };
        let wrong = self.heap.name(name).to_string();
        let hint = self.attribute_hint(object, &wrong);
        let error = self.error(classes::ATTRIBUTE_ERROR, &message);
        self.set_hint(&error, hint);
        error
    }
}
