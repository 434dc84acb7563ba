//! Making classes and instances.

use super::classes;
use super::machine::Machine;
use super::native::{Call, Interrupt, Request};
use super::object::{Class, Instance, Layout, Object};
use super::value::{Addr, Value};

impl Machine {
    /// A new instance of a class of the program.
    pub(crate) fn new_instance(&mut self, class: Addr, native: Value) -> Addr {
        let dict = self.heap.alloc(Object::Dict(Box::default()));
        self.heap.alloc(Object::Instance(Instance { class, dict, native }))
    }

    /// `value` as an instance of `class`, a subclass of value's built-in class; for that class itself, the value.
    pub fn wrap_native(&mut self, class: Addr, value: Value) -> Value {
        if self.class(class).is_none_or(|class| class.builtin) {
            return value;
        }
        Value::Object(self.new_instance(class, value))
    }

    /// The `__init__` of a class or its bases, `object`'s not counted: that one does nothing.
    pub(crate) fn own_init(&self, class: Addr) -> Option<Value> {
        let found = self.find_in_class(class, "__init__")?;
        (found != self.find_in_class(classes::OBJECT, "__init__").unwrap_or(Value::Nil)).then_some(found)
    }

    /// C3 linearisation of the bases (`Objects/typeobject.c`: `mro_implementation`), or `None` if there is none.
    fn linearize(&self, bases: &[Addr]) -> Option<Vec<Addr>> {
        let mut lists: Vec<Vec<Addr>> =
            bases.iter().filter_map(|&base| Some(self.class(base)?.mro.clone())).collect();
        lists.push(bases.to_vec());
        let mut merged = Vec::new();
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Some(merged);
            }
            let next = lists
                .iter()
                .map(|list| list[0])
                .find(|head| !lists.iter().any(|list| list[1..].contains(head)))?;
            merged.push(next);
            for list in &mut lists {
                if list[0] == next {
                    list.remove(0);
                }
            }
        }
    }

    /// `type(name, bases, namespace)` without the hooks: the class alone.
    pub(crate) fn make_class(
        &mut self,
        metaclass: Addr,
        name: &str,
        bases: &[Addr],
        namespace: Addr,
    ) -> Result<Addr, Interrupt> {
        let bases = if bases.is_empty() { vec![classes::OBJECT] } else { bases.to_vec() };
        let mut layout = Layout::Object;
        for &base in &bases {
            let Some(class) = self.class(base) else { continue };
            match class.layout {
                Layout::Closed => {
                    let message = format!("type '{}' is not an acceptable base type", class.name);
                    return Err(self.error(classes::TYPE_ERROR, &message));
                }
                Layout::Object => {}
                other if layout == Layout::Object || layout == other => layout = other,
                _ => {
                    return Err(
                        self.error(classes::TYPE_ERROR, "multiple bases have instance lay-out conflict")
                    );
                }
            }
        }
        for (at, base) in bases.iter().enumerate() {
            if bases[..at].contains(base) {
                let message = format!("duplicate base class {}", self.class_name(*base));
                return Err(self.error(classes::TYPE_ERROR, &message));
            }
        }
        let Some(rest) = self.linearize(&bases) else {
            let names: Vec<&str> = bases.iter().map(|&base| self.class_name(base)).collect();
            let message = format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            );
            return Err(self.error(classes::TYPE_ERROR, &message));
        };
        let dict = self.heap.alloc(self.heap.get(namespace).clone());
        let qualified = self.heap.interned("__qualname__").and_then(|key| {
            let index = self.heap.dict_find_name(dict, key)?;
            let text = self.heap.text(self.heap.dict(dict).entries()[index].value)?.to_string();
            self.heap.dict_remove(dict, index);
            Some(text)
        });
        let class = Class {
            name: name.into(),
            qualified_name: qualified.unwrap_or_else(|| name.into()),
            metaclass,
            bases,
            mro: Vec::new(),
            dict,
            layout,
            builtin: false,
        };
        let at = self.heap.alloc(Object::Class(Box::new(class)));
        if let Object::Class(class) = self.heap.write(at) {
            class.mro = std::iter::once(at).chain(rest).collect();
        }
        self.finish_namespace(at, dict);
        self.classes_changed();
        Ok(at)
    }

    /// Fills the `__class__` cell and wraps the methods that are class or static methods by name.
    fn finish_namespace(&mut self, class: Addr, dict: Addr) {
        if let Some(key) = self.heap.interned("__classcell__")
            && let Some(index) = self.heap.dict_find_name(dict, key)
        {
            let entry = self.heap.dict_remove(dict, index);
            if let Value::Object(cell) = entry.value
                && let Object::Cell(cell) = self.heap.write(cell)
            {
                cell.value = Value::Object(class);
            }
        }
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
    }
}

/// `type.__call__(class, ...)`: `__new__`, then `__init__` if that gave an instance.
pub(crate) fn make_instance(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let Some(class) = call.arg(0).addr() else { return Err(call.type_error("not a class")) };
    let arguments = call.arguments.to_vec();
    let names = call.names.to_vec();
    let layout = call.vm.class(class).map_or(Layout::Closed, |class| class.layout);
    let new = match call.vm.find_in_class(class, "__new__") {
        Some(new) => Some(call.vm.bind_method(new, Value::Object(class))),
        None => None,
    };
    let instance = match new {
        Some(new) => call.ask_request(Request {
            callee: new,
            arguments: arguments.as_slice().into(),
            names: names.as_slice().into(),
            catch: false,
        })?,
        None if layout == Layout::Object => Value::Object(call.vm.new_instance(class, Value::Nil)),
        None => {
            let message = format!("cannot create '{}' instances", call.vm.class_name(class));
            return Err(call.type_error(message));
        }
    };
    let instance = call.keep(instance);
    if call.vm.is_instance(instance, class)
        && call.vm.own_init(call.vm.class_of(instance)).is_some()
        && let Some(init) = call.vm.type_method(instance, "__init__")
    {
        let result = call.ask_request(Request {
            callee: init,
            arguments: arguments[1..].into(),
            names: names.as_slice().into(),
            catch: false,
        })?;
        if result != Value::None {
            let message = format!("__init__() should return None, not '{}'", call.vm.type_name(result));
            return Err(call.type_error(message));
        }
    }
    Ok(instance)
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`: the class, then `__set_name__` and
/// `__init_subclass__`.
pub(crate) fn new_class(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (Some(metaclass), Some(name)) =
        (call.arg(0).addr(), call.vm.heap.text(call.arg(1)).map(str::to_string))
    else {
        return Err(call.type_error("type() takes 1 or 3 arguments"));
    };
    let bases = match call.vm.heap.of(call.arg(2)) {
        Some(Object::Tuple(bases)) => bases.to_vec(),
        _ => return Err(call.type_error("type.__new__() argument 2 must be tuple")),
    };
    let namespace = match call.arg(3) {
        Value::Object(at) if matches!(call.vm.heap.get(at), Object::Dict(_)) => at,
        _ => return Err(call.type_error("type.__new__() argument 3 must be dict")),
    };
    let mut base_classes = Vec::new();
    for &base in &bases {
        match base.addr() {
            Some(at) if call.vm.class(at).is_some() => base_classes.push(at),
            _ => {
                return Err(call.type_error("bases must be types"));
            }
        }
    }
    let class = Value::Object(call.vm.make_class(metaclass, &name, &base_classes, namespace)?);
    let class = call.keep(class).addr().unwrap_or(metaclass);
    let dict = call.vm.class(class).map_or(namespace, |class| class.dict);
    let entries: Vec<(Value, Value)> =
        call.vm.heap.dict(dict).iter().map(|entry| (entry.key, entry.value)).collect();
    for (key, value) in entries {
        if let Some(method) = call.vm.type_method(value, "__set_name__") {
            call.ask(method, &[Value::Object(class), key])?;
        }
    }
    let parent = call.vm.class(class).and_then(|class| class.mro.get(1).copied()).unwrap_or(classes::OBJECT);
    if let Some(hook) = call.vm.find_in_class(parent, "__init_subclass__")
        && let Some(Object::ClassMethod(inner)) = call.vm.heap.of(hook)
        && !matches!(inner, Value::Native(_))
    {
        let bound = call.vm.bound(*inner, Value::Object(class));
        let first = call.count();
        let keywords = call.arguments[first..].to_vec();
        let names = call.names.to_vec();
        call.ask_request(Request {
            callee: bound,
            arguments: keywords.as_slice().into(),
            names: names.as_slice().into(),
            catch: false,
        })?;
    }
    Ok(Value::Object(class))
}

/// What `BuildClass` does after the body ran: arguments are the namespace, the name, the bases (tuple), the keywords
/// (dict or nil).
pub(crate) fn class_from_body(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (namespace, name, bases, keywords) = (call.arg(0), call.arg(1), call.arg(2), call.arg(3));
    let mut metaclass = Value::Nil;
    let mut names = Vec::new();
    let mut values = Vec::new();
    if let Value::Object(dict) = keywords {
        let entries: Vec<(Value, Value)> =
            call.vm.heap.dict(dict).iter().map(|entry| (entry.key, entry.value)).collect();
        for (key, value) in entries {
            if call.vm.heap.text(key) == Some("metaclass") {
                metaclass = value;
            } else {
                names.push(key);
                values.push(value);
            }
        }
    }
    if metaclass.is_nil() {
        metaclass = winner(call, bases)?;
    }
    let mut arguments = vec![name, bases, namespace];
    arguments.extend(values);
    if metaclass == Value::Object(classes::TYPE) {
        arguments.insert(0, metaclass);
        return call.nested(new_class, &arguments, &names);
    }
    call.ask_request(Request {
        callee: metaclass,
        arguments: arguments.as_slice().into(),
        names: names.as_slice().into(),
        catch: false,
    })
}

/// The most derived metaclass of the bases.
fn winner(call: &mut Call<'_>, bases: Value) -> Result<Value, Interrupt> {
    let bases = match call.vm.heap.of(bases) {
        Some(Object::Tuple(bases)) => bases.to_vec(),
        _ => Vec::new(),
    };
    let mut winner = classes::TYPE;
    for base in bases {
        let metaclass = call.vm.class_of(base);
        if call.vm.is_subclass(winner, metaclass) {
            continue;
        }
        if !call.vm.is_subclass(metaclass, winner) {
            return Err(call.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        winner = metaclass;
    }
    Ok(Value::Object(winner))
}
