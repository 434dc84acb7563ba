//! Making classes and instances.

use super::classes;
use super::machine::Machine;
use super::native::Interrupt;
use super::object::{Class, Instance, Layout, Object, Slots};
use super::value::{Addr, Value};
use crate::code::CodeKind;

impl Machine {
    /// A new instance of a class of the program.
    pub(crate) fn new_instance(&mut self, class: Addr, native: Value) -> Addr {
        let dict = self.heap.alloc(Object::Dict(Box::default()));
        let has_dict = self.class(class).is_none_or(|class| class.has_dict);
        let slots = if has_dict { Slots::None } else { Slots::InDict };
        let at = self.heap.alloc(Object::Instance(Instance { class, dict, slots, native }));
        if self.lookup(class, self.known.del).is_some() {
            self.watch(Value::Object(at), Value::Nil);
        }
        at
    }

    /// `value` as an instance of `class`, a subclass of value's built-in class; for that class itself, the value.
    pub fn wrap_native(&mut self, class: Addr, value: Value) -> Value {
        if self.class(class).is_none_or(|class| class.builtin) {
            return value;
        }
        Value::Object(self.new_instance(class, value))
    }

    /// Whether instances of a class of the program may tell another `__class__` than their own.
    pub fn tells_class(&self, class: Addr) -> bool {
        let member = |found: Option<Value>| {
            found.is_some_and(|found| matches!(self.heap.of(found), Some(Object::Member(_))))
        };
        !member(self.find_in_class(class, "__class__"))
            || matches!(self.find_in_class(class, "__getattribute__"), Some(Value::Object(_)))
    }

    /// The built-in class of this name.
    pub fn builtin_class(&self, name: &str) -> Option<Addr> {
        classes::TABLE.iter().find(|class| class.name == name).map(|class| class.at)
    }

    /// The `__init__` of a class or its bases, `object`'s not counted: that one does nothing.
    pub(crate) fn own_init(&self, class: Addr) -> Option<Value> {
        let found = self.find_in_class(class, "__init__")?;
        (found != self.find_in_class(classes::OBJECT, "__init__").unwrap_or(Value::Nil)).then_some(found)
    }

    /// C3 linearisation of the bases (`Objects/typeobject.c`: `mro_implementation`).
    pub(super) fn merged(&mut self, bases: &[Addr]) -> Result<Vec<Addr>, Interrupt> {
        for (at, base) in bases.iter().enumerate() {
            if bases[..at].contains(base) {
                let message = format!("duplicate base class {}", self.class_name(*base));
                return Err(self.error(classes::TYPE_ERROR, &message));
            }
        }
        let mut lists: Vec<Vec<Addr>> =
            bases.iter().filter_map(|&base| Some(self.class(base)?.mro.clone())).collect();
        lists.push(bases.to_vec());
        let mut merged = Vec::new();
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Ok(merged);
            }
            let mut heads = lists.iter().map(|list| list[0]);
            let Some(next) = heads.find(|head| !lists.iter().any(|list| list[1..].contains(head))) else {
                let mut stuck: Vec<Addr> = Vec::new();
                for list in &lists {
                    if !stuck.contains(&list[0]) {
                        stuck.push(list[0]);
                    }
                }
                let names: Vec<&str> = stuck.iter().map(|&base| self.class_name(base)).collect();
                let message = format!(
                    "Cannot create a consistent method resolution order (MRO) for bases {}",
                    names.join(", ")
                );
                return Err(self.error(classes::TYPE_ERROR, &message));
            };
            merged.push(next);
            for list in &mut lists {
                if list[0] == next {
                    list.remove(0);
                }
            }
        }
    }

    /// `type(name, bases, namespace)` without the hooks: the class alone. `slots` are the names that `__slots__` gives.
    pub(super) fn make_class(
        &mut self,
        metaclass: Addr,
        name: &str,
        (best, bases): (Addr, &[Addr]),
        namespace: Addr,
        slots: Option<(Vec<String>, bool)>,
    ) -> Result<Addr, Interrupt> {
        let rest = self.merged(bases)?;
        let (layout, solid, base_has_dict) = match self.class(best) {
            Some(class) => (class.layout, class.solid, class.has_dict),
            None => (Layout::Object, classes::OBJECT, false),
        };
        let dict = self.heap.alloc(self.heap.get(namespace).clone());
        let adds_dict = !base_has_dict && slots.as_ref().is_none_or(|slots| slots.1);
        let class = Class {
            name: name.into(),
            qualified_name: name.into(),
            metaclass,
            bases: bases.to_vec(),
            mro: Vec::new(),
            dict,
            layout,
            builtin: false,
            solid,
            has_dict: base_has_dict
                || adds_dict
                || bases.iter().any(|&base| self.class(base).is_some_and(|base| base.has_dict)),
        };
        let names = slots.as_ref().map(|slots| slots.0.clone()).unwrap_or_default();
        // A class statement of a library module; what its functions make for a program is the program's.
        let codes = self.frames.iter().rev().map(|frame| &self.codes[frame.code as usize]);
        let library = codes.take_while(|code| code.hidden).any(|code| code.code.kind == CodeKind::Module);
        let module = self.heap.interned("__module__").and_then(|key| self.heap.dict_get_name(dict, key));
        let library = library && module.and_then(|module| self.heap.text(module)) != Some("__main__");
        let class = Object::Class(Box::new(class));
        let at = if library { self.heap.alloc_unnumbered(class) } else { self.heap.alloc(class) };
        if let Object::Class(class) = self.heap.write(at) {
            class.mro = std::iter::once(at).chain(rest).collect();
            if !names.is_empty() {
                class.solid = at;
            }
        }
        self.finish_namespace(at, dict)?;
        for name in names {
            self.make_member(at, &name, true);
        }
        // What the body itself defines under these names stays.
        let own = |vm: &Machine, name| {
            vm.heap.interned(name).is_some_and(|key| vm.heap.dict_get_name(dict, key).is_some())
        };
        if adds_dict && !own(self, "__dict__") {
            self.make_member(at, "__dict__", false);
        }
        if adds_dict && slots.is_none() && !own(self, "__weakref__") {
            self.make_member(at, "__weakref__", false);
        }
        self.finish_dunders(dict);
        self.classes_changed();
        Ok(at)
    }

    /// What a class has in the end, said in its body or not: `__hash__`, `__doc__`.
    fn finish_dunders(&mut self, dict: Addr) {
        let defines = |heap: &super::heap::Heap, name: &str| {
            heap.interned(name).is_some_and(|key| heap.dict_find_name(dict, key).is_some())
        };
        // A class that says what is equal, but not how to hash, cannot be hashed.
        if defines(&self.heap, "__eq__")
            && !defines(&self.heap, "__hash__")
            && let Some(key) = self.heap.interned("__hash__")
        {
            self.heap.dict_set_name(dict, key, Value::None);
        }
        if !defines(&self.heap, "__doc__") {
            let key = self.heap.intern("__doc__");
            self.heap.dict_set_name(dict, key, Value::None);
        }
    }

    /// Takes an entry out of a namespace.
    fn take_entry(&mut self, dict: Addr, name: &str) -> Option<Value> {
        let key = self.heap.interned(name)?;
        let index = self.heap.dict_find_name(dict, key)?;
        Some(self.heap.dict_remove(dict, index).value)
    }

    /// Takes out what is only for the making of the class, fills the `__class__` cell, and wraps the methods that are
    /// class or static methods by name.
    fn finish_namespace(&mut self, class: Addr, dict: Addr) -> Result<(), Interrupt> {
        if let Some(qualified) = self.take_entry(dict, "__qualname__") {
            let Some(text) = self.heap.text(qualified).map(str::to_string) else {
                let text = format!("type __qualname__ must be a str, not {}", self.type_name(qualified));
                return Err(self.error(classes::TYPE_ERROR, &text));
            };
            if let Object::Class(class) = self.heap.write(class) {
                class.qualified_name = text;
            }
        }
        if let Some(cell) = self.take_entry(dict, "__classcell__") {
            let Some((at, Object::Cell(_))) = cell.addr().map(|at| (at, self.heap.get(at))) else {
                let text = format!(
                    "type.__new__: __classcell__ must be a nonlocal cell, not <class '{}'>",
                    self.type_name(cell)
                );
                return Err(self.error(classes::TYPE_ERROR, &text));
            };
            if let Object::Cell(cell) = self.heap.write(at) {
                cell.value = Value::Object(class);
            }
        }
        if let Some(Value::Object(at)) = self.take_entry(dict, "__classdictcell__")
            && let Object::Cell(_) = self.heap.get(at)
            && let Object::Cell(cell) = self.heap.write(at)
        {
            cell.value = Value::Object(dict);
        }
        let key = self.heap.intern("__module__");
        if self.heap.dict_find_name(dict, key).is_none() {
            let globals = self.current_globals();
            let name = self.heap.intern("__name__");
            if let Some(module) = self.heap.dict_get_name(globals, name) {
                self.heap.dict_set_name(dict, key, module);
            }
        }
        for name in ["__init_subclass__", "__class_getitem__", "__new__"] {
            if let Some(key) = self.heap.interned(name)
                && let Some(index) = self.heap.dict_find_name(dict, key)
                && let value @ Value::Object(at) = self.heap.dict(dict).entries()[index].value
                && matches!(self.heap.get(at), Object::Function(_))
            {
                let wrapped = match name {
                    "__new__" => Object::StaticMethod(value),
                    _ => Object::ClassMethod(value),
                };
                let wrapped = self.heap.alloc(wrapped);
                self.heap.dict_set_value(dict, index, Value::Object(wrapped));
            }
        }
        Ok(())
    }
}
