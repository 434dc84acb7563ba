//! Looking in classes: what a class and its bases have under a name, remembered, and what that is when bound.

use super::classes;
use super::heap::Heap;
use super::machine::Machine;
use super::object::{Class, Layout, Object};
use super::value::{Addr, Value};
use std::cell::Cell;

/// Remembers where class attributes were found. Not state: an entry holds for one version of the classes.
#[derive(Debug)]
pub(crate) struct MethodCache {
    entries: Vec<Cell<CacheEntry>>,
}

/// The classes' version, class, name, what was found.
type CacheEntry = (u64, Addr, Addr, Option<Value>);

const CACHE: usize = 1024;
const NO_ENTRY: CacheEntry = (0, Addr(u32::MAX), Addr(u32::MAX), None);

impl Default for MethodCache {
    fn default() -> MethodCache {
        MethodCache { entries: vec![Cell::new(NO_ENTRY); CACHE] }
    }
}

/// Names that the machine itself looks up again and again, interned once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownNames {
    pub getattribute: Addr,
    pub setattr: Addr,

    pub new: Addr,
    pub del: Addr,
}

/// Names that operators and statements look for in classes: interned before any run, so that a class made by a text
/// that the program compiles is found to have them.
const SPECIAL: &str = "abs add aenter aexit aiter and anext annotations await bool buffer builtins bytes call class \
    class_getitem classcell complex contains del delattr delete delitem dict dir divmod doc enter eq exit file float \
    floor floordiv format func ge get getattr getattribute getitem getnewargs gt hash iadd iand ifloordiv ilshift \
    imatmul imod imul index init init_subclass instancecheck int invert ior ipow irshift isub iter itruediv ixor le \
    len length_hint lshift lt match_args matmul missing mod module mro_entries mul name ne neg new next notes or pos \
    post_init pow prepare qualname radd rand rdivmod reduce release_buffer repr reversed rfloordiv rlshift rmatmul \
    rmod rmul ror round rpow rrshift rshift rsub rtruediv rxor self set set_name setattr setitem slots str sub \
    subclasscheck subclasshook truediv trunc type_params weakref wrapped xor";

impl KnownNames {
    pub fn new(heap: &mut Heap) -> KnownNames {
        for name in SPECIAL.split(' ') {
            heap.intern(&format!("__{name}__"));
        }
        KnownNames {
            getattribute: heap.intern("__getattribute__"),
            setattr: heap.intern("__setattr__"),

            new: heap.intern("__new__"),
            del: heap.intern("__del__"),
        }
    }
}

impl Machine {
    /// The class at `at`.
    pub fn class(&self, at: Addr) -> Option<&Class> {
        match self.heap.get(at) {
            Object::Class(class) => Some(class),
            _ => None,
        }
    }

    /// Forgets cached lookups: a class changed.
    pub(crate) fn classes_changed(&mut self) {
        self.classes_version += 1;
    }

    /// The attribute `name` (interned) of the class at `class` or its bases, unbound.
    #[inline]
    pub(crate) fn lookup(&self, class: Addr, name: Addr) -> Option<Value> {
        let slot = (class.0.wrapping_mul(0x9E37_79B1) ^ name.0) as usize % CACHE;
        let entry = self.method_cache.entries[slot].get();
        if entry.0 == self.classes_version && entry.1 == class && entry.2 == name {
            return entry.3;
        }
        let found = self.lookup_uncached(class, name);
        self.method_cache.entries[slot].set((self.classes_version, class, name, found));
        found
    }

    fn lookup_uncached(&self, class: Addr, name: Addr) -> Option<Value> {
        let class = self.class(class)?;
        class.mro.iter().find_map(|&at| self.heap.dict_get_name(self.class(at)?.dict, name))
    }

    /// As `lookup`, of a special method that a program gave the class: a function, or a built-in one *by assignment*. What a
    /// built-in type has by nature is none: those who look for one do themselves what it does.
    pub(crate) fn lookup_given(&self, class: Addr, name: Addr) -> Option<Value> {
        let found = self.lookup(class, name)?;
        (matches!(found, Value::Object(_)) || self.is_assigned(class, name)).then_some(found)
    }

    /// Whether it is a program's class that binds what `class` has under `name`.
    pub(crate) fn is_assigned(&self, class: Addr, name: Addr) -> bool {
        let bases = self.class(class).map(|class| class.mro.iter()).into_iter().flatten();
        let mut classes = bases.filter_map(|&at| self.class(at));
        classes
            .find(|base| self.heap.dict_get_name(base.dict, name).is_some())
            .is_some_and(|base| !base.builtin)
    }

    /// As `lookup`, by text.
    pub fn find_in_class(&self, class: Addr, name: &str) -> Option<Value> {
        match self.heap.interned(name) {
            Some(interned) => self.lookup(class, interned),
            // Only what was made while the program ran (`exec`) can have it.
            None => self
                .class(class)?
                .mro
                .iter()
                .find_map(|&at| self.heap.dict_get_text(self.class(at)?.dict, name)),
        }
    }

    /// A special method of a value's class, bound to the value: how operators find `__add__`.
    pub fn type_method(&mut self, value: Value, name: &str) -> Option<Value> {
        let found = self.find_in_class(self.class_of(value), name)?;
        Some(self.bind_method(found, value))
    }

    /// Binds what was found in a class to an instance, as far as that needs no Python code.
    pub(crate) fn bind_method(&mut self, found: Value, this: Value) -> Value {
        match found {
            Value::Native(_) => self.bound(found, this),
            Value::Object(at) => match self.heap.get(at) {
                Object::Function(_) => self.bound(found, this),
                Object::StaticMethod(inner) => *inner,
                Object::ClassMethod(inner) => {
                    let (inner, class) = (*inner, self.class_of(this));
                    self.bound(inner, Value::Object(class))
                }
                Object::Property(_) => self.bound_through(found, this),
                Object::Instance(instance) if self.find_in_class(instance.class, "__get__").is_some() => {
                    self.bound_through(found, this)
                }
                _ => found,
            },
            _ => found,
        }
    }

    /// A special method that a descriptor of the program gives: its `__get__` is asked when it is called.
    fn bound_through(&mut self, descriptor: Value, this: Value) -> Value {
        let class = Value::Object(self.class_of(this));
        let parts = self.heap.tuple([descriptor, this, class]);
        let through = self.library("_call_through");
        self.bound(through, parts)
    }

    /// A bound method.
    pub(crate) fn bound(&mut self, function: Value, this: Value) -> Value {
        Value::Object(self.heap.alloc(Object::BoundMethod(Box::new((function, this)))))
    }

    /// Whether `class` makes instances the plain way.
    pub(crate) fn has_plain_new(&self, class: Addr) -> bool {
        let layout = self.class(class).map_or(Layout::Closed, |class| class.layout);
        layout == Layout::Object
            && match self.lookup(class, self.known.new) {
                None => true,
                found => found == self.lookup(classes::OBJECT, self.known.new),
            }
    }
}
