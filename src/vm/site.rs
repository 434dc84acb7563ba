//! Inline caches: what an attribute's name came down to last time in this code. Not state: only a guess, looked at again
//! each time; a change of any class (`Machine::classes_changed`) makes every one of them void.

use super::classes;
use super::code::LoadedCode;
use super::machine::Machine;
use super::object::{Instance, Object};
use super::value::{Addr, Value};

/// What is known of one name, for objects of one class.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// The classes' version it was noted at.
    version: u64,
    /// The objects' class.
    class: Addr,
    /// Where the name is in an instance's own namespace, if it is there.
    place: u32,
    /// What an object without such a name of its own calls as a method: the class's function; nil: there is none.
    method: Value,
    /// Whether reading runs no code of the class (no `__getattribute__`, no data descriptor).
    reads: bool,
    /// Whether setting runs no code of the class (no `__setattr__`, no data descriptor).
    sets: bool,
}

impl Default for Site {
    fn default() -> Site {
        Site { version: 0, class: Addr(u32::MAX), place: 0, method: Value::Nil, reads: false, sets: false }
    }
}

impl Machine {
    /// `object.name` where that is an instance's own and the site knows its place.
    #[inline]
    pub(crate) fn known_field(&self, code: &LoadedCode, name: u16, object: Value) -> Option<Value> {
        let site = &code.sites[usize::from(name)].get();
        let instance = self.instance_of_site(site, object)?;
        if !site.reads {
            return None;
        }
        self.heap.dict_value_at(instance.dict, site.place, code.names[usize::from(name)])
    }

    /// Sets `object.name` where that is an instance's own and the site knows its place; whether it was done.
    #[inline]
    pub(crate) fn set_known_field(
        &mut self,
        code: &LoadedCode,
        name: u16,
        object: Value,
        value: Value,
    ) -> bool {
        let site = &code.sites[usize::from(name)].get();
        let Some(&Instance { dict, .. }) = self.instance_of_site(site, object) else { return false };
        if !site.sets || self.heap.dict_value_at(dict, site.place, code.names[usize::from(name)]).is_none() {
            return false;
        }
        self.heap.dict_set_value(dict, site.place as usize, value);
        true
    }

    /// The function to call for the method `object.name` where the site knows it.
    #[inline]
    pub(crate) fn known_method(&self, code: &LoadedCode, name: u16, object: Value) -> Option<Value> {
        let site = &code.sites[usize::from(name)].get();
        if site.version != self.classes_version || site.method.is_nil() {
            return None;
        }
        let Value::Object(at) = object else { return None };
        let known = match self.heap.get(at) {
            Object::Instance(instance) => {
                site.class == instance.class
                    && !self.heap.dict_may_have(instance.dict, code.names[usize::from(name)])
            }
            // These have no names of their own.
            Object::List(_) => site.class == classes::LIST,
            Object::Dict(_) => site.class == classes::DICT,
            Object::Str(_) => site.class == classes::STR,
            _ => false,
        };
        known.then_some(site.method)
    }

    #[inline]
    fn instance_of_site(&self, site: &Site, object: Value) -> Option<&Instance> {
        let Value::Object(at) = object else { return None };
        match self.heap.get(at) {
            Object::Instance(instance)
                if instance.class == site.class && site.version == self.classes_version =>
            {
                Some(instance)
            }
            _ => None,
        }
    }

    /// Notes what `object.name` comes down to.
    pub(crate) fn note_site(&mut self, code: &LoadedCode, name: u16, object: Value) {
        let Value::Object(at) = object else { return };
        let key = code.names[usize::from(name)];
        let place = match self.heap.get(at) {
            Object::Instance(instance) => self.heap.dict_find_name(instance.dict, key),
            Object::List(_) | Object::Dict(_) | Object::Str(_) => None,
            _ => return,
        };
        let class = self.class_of(object);
        let found = self.lookup(class, key);
        let data =
            found.is_some_and(|found| self.is_data_descriptor(found) && !self.is_slot_in_place(found, at));
        let plain = |machine: &Machine, hook: Addr| machine.lookup_given(class, hook).is_none();
        let reads = !data && plain(self, self.known.getattribute);
        let method = match found {
            Some(found @ Value::Native(_)) if reads => found,
            Some(found @ Value::Object(at)) if reads && matches!(self.heap.get(at), Object::Function(_)) => {
                found
            }
            _ => Value::Nil,
        };
        code.sites[usize::from(name)].set(Site {
            version: self.classes_version,
            class,
            place: place.map_or(u32::MAX, |place| place as u32),
            method,
            reads,
            sets: !data && plain(self, self.known.setattr),
        });
    }
}
