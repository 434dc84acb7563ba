//! Attributes: CPython's `object.__getattribute__`, `type.__getattribute__`, and their setters.

use super::classes;
use super::frame::{Frame, FrameKind};
use super::heap::Heap;
use super::machine::Machine;
use super::native::Interrupt;
use super::object::{Class, Layout, Object, Slots};
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

    /// Reads an attribute from an instruction: gives the value, or the native to run for it.
    pub(crate) fn attribute_error(&mut self, object: Value, name: Addr) -> Interrupt {
        let text = self.heap.name(name).to_string();
        if let Some(Object::Cell(_)) = self.heap.of(object)
            && text == "cell_contents"
        {
            return self.error(classes::VALUE_ERROR, "Cell is empty");
        }
        if let Some(Object::BoundMethod(both)) = self.heap.of(object)
            && matches!(self.heap.of(both.0), Some(Object::Function(_)))
        {
            let function = both.0;
            return self.attribute_error(function, name);
        }
        let subject = match self.heap.of(object) {
            Some(Object::Class(class)) => format!("type object '{}'", class.name),
            Some(Object::Module(both)) => format!("module '{}'", both.0),
            Some(Object::Super(_)) => "'super' object".to_string(),
            _ => format!("'{}' object", self.type_name(object)),
        };
        let hint = self.attribute_hint(object, &text);
        let message = format!("{subject} has no attribute '{text}'");
        let error = self.error(classes::ATTRIBUTE_ERROR, &message);
        self.set_hint(&error, hint);
        if let Interrupt::Raise(Value::Object(at)) = error {
            self.set_exception_detail(at, "name", Value::Object(name));
            self.set_exception_detail(at, "obj", object);
        }
        error
    }

    fn attribute_hint(&mut self, object: Value, wrong: &str) -> String {
        let names = self.attribute_names(object);
        let private = wrong.starts_with('_') || self.is_own(object);
        let names = names.iter().map(String::as_str).filter(|name| private || !name.starts_with('_'));
        match super::suggest::closest(wrong, names) {
            Some(name) => format!(". Did you mean: '{name}'?"),
            None => String::new(),
        }
    }

    /// Whether `object` is `self` in the code that runs: others are told of no names that begin with `_`.
    fn is_own(&self, object: Value) -> bool {
        let of_program =
            |frame: &&Frame| frame.kind == FrameKind::Python && !self.codes[frame.code as usize].is_library();
        let Some(frame) = self.frames.iter().rev().find(of_program) else { return false };
        let variables = self.variables_now(frame);
        variables.into_iter().any(|(name, value)| value == object && self.heap.name(name) == "self")
    }

    /// What `dir(object)` lists, sorted.
    pub fn attribute_names(&mut self, object: Value) -> Vec<String> {
        let mut dicts: Vec<Addr> = self.namespace_of(object, false).into_iter().collect();
        let mut classes = vec![self.class_of(object)];
        if let Some(Object::Class(_)) = self.heap.of(object) {
            classes = object.addr().into_iter().collect();
        }
        if let Some(Object::Module(_)) = self.heap.of(object) {
            classes.clear();
        }
        if let Some(Object::BoundMethod(both)) = self.heap.of(object) {
            let function = both.0;
            classes.push(self.class_of(function));
            dicts.extend(self.namespace_of(function, false));
        }
        for class in classes {
            let mro = self.class(class).map(|class| class.mro.clone()).unwrap_or_default();
            dicts.extend(mro.iter().filter_map(|&at| self.class(at).map(|class| class.dict)));
        }
        let mut names: Vec<String> = dicts
            .into_iter()
            .flat_map(|dict| self.heap.dict(dict).iter().filter_map(|entry| self.heap.text(entry.key)))
            .map(str::to_string)
            .collect();
        crate::base::sort_by(&mut names, Ord::cmp);
        names.dedup();
        names
    }

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
