//! What instances of a class are made of: its best base, `__slots__`, and when one class may take another's place.

use super::classes;
use super::machine::Machine;
use super::native::{Call, Interrupt};
use super::object::{Instance, Layout, Object, Slots};
use super::ops::iterate;
use super::value::{Addr, Value};

impl Machine {
    /// The base whose storage the others share (`best_base` in `Objects/typeobject.c`).
    pub(super) fn best_base(&mut self, bases: &[Addr]) -> Result<Addr, Interrupt> {
        let mut winner = (classes::OBJECT, classes::OBJECT);
        for (index, &base) in bases.iter().enumerate() {
            let Some(class) = self.class(base) else { continue };
            if class.layout == Layout::Closed {
                let message = format!("type '{}' is not an acceptable base type", class.name);
                return Err(self.error(classes::TYPE_ERROR, &message));
            }
            let solid = class.solid;
            if index == 0 || (solid != winner.1 && self.is_subclass(solid, winner.1)) {
                winner = (base, solid);
            } else if !self.is_subclass(winner.1, solid) {
                return Err(self.error(classes::TYPE_ERROR, "multiple bases have instance lay-out conflict"));
            }
        }
        Ok(winner.0)
    }

    /// `object.__class__ = class`
    pub(super) fn set_class(&mut self, object: Value, class: Value) -> Result<(), Interrupt> {
        let Some((new, target)) = class.addr().and_then(|at| Some((at, self.class(at)?))) else {
            let text = format!("__class__ must be set to a class, not '{}' object", self.type_name(class));
            return Err(self.error(classes::TYPE_ERROR, &text));
        };
        let (solid, has_dict, builtin) = (target.solid, target.has_dict, target.builtin);
        let old = self.class_of(object);
        let is_heap = |class: Addr| self.class(class).is_some_and(|class| !class.builtin);
        let module = matches!(self.heap.of(object), Some(Object::Module(_)));
        if (builtin || !is_heap(old)) && !module {
            let text = "__class__ assignment only supported for mutable types or ModuleType subclasses";
            return Err(self.error(classes::TYPE_ERROR, text));
        }
        if module && self.is_subclass(new, classes::MODULE) {
            self.make_module_instance(object, new);
            return Ok(());
        }
        let same = self.class(old).is_some_and(|old| {
            old.has_dict == has_dict && (old.solid == solid || self.same_slots(old.solid, solid))
        });
        if !same || module {
            let text = format!(
                "__class__ assignment: '{}' object layout differs from '{}'",
                self.class_name(new),
                self.class_name(old)
            );
            return Err(self.error(classes::TYPE_ERROR, &text));
        }
        let Some(at) = object.addr() else { return Ok(()) };
        match self.heap.write(at) {
            Object::Instance(instance) => instance.class = new,
            Object::Exception(exception) => exception.class = new,
            Object::Class(class) => class.metaclass = new,
            _ => {}
        }
        self.classes_changed();
        Ok(())
    }

    /// Whether two classes add slots of the same names to the same storage (`same_slots_added`).
    fn same_slots(&self, one: Addr, other: Addr) -> bool {
        let below = |at: Addr| {
            let class = self.class(at).filter(|class| !class.builtin)?;
            let base = self.class(*class.bases.first()?)?.solid;
            let members = self.heap.dict(class.dict).iter();
            let members =
                members.filter(|entry| matches!(self.heap.of(entry.value), Some(Object::Member(_))));
            let mut names: Vec<&str> = members.filter_map(|entry| self.heap.text(entry.key)).collect();
            crate::base::sort_by(&mut names, Ord::cmp);
            Some((base, names))
        };
        below(one).is_some_and(|one| Some(one) == below(other))
    }

    /// A module becomes an instance of a program's own class of modules.
    fn make_module_instance(&mut self, object: Value, class: Addr) {
        let Some(at) = object.addr() else { return };
        let Object::Module(both) = self.heap.get(at) else { return };
        let (both, dict) = (both.clone(), both.1);
        let native = Value::Object(self.heap.alloc(Object::Module(both)));
        *self.heap.write(at) = Object::Instance(Instance { class, dict, slots: Slots::None, native });
        self.classes_changed();
    }

    /// `class.__bases__ = bases`
    pub(super) fn set_bases(&mut self, at: Addr, bases: Value) -> Result<bool, Interrupt> {
        let name = self.class_name(at).to_string();
        let Some(Object::Tuple(items)) = self.heap.of(bases) else {
            let text = format!("can only assign tuple to {name}.__bases__, not {}", self.type_name(bases));
            return Err(self.error(classes::TYPE_ERROR, &text));
        };
        let items = items.to_vec();
        if items.is_empty() {
            let text = format!("can only assign non-empty tuple to {name}.__bases__, not ()");
            return Err(self.error(classes::TYPE_ERROR, &text));
        }
        let mut new = Vec::new();
        for item in items {
            match item.addr().filter(|&base| self.class(base).is_some()) {
                Some(base) if self.is_subclass(base, at) => {
                    return Err(
                        self.error(classes::TYPE_ERROR, "a __bases__ item causes an inheritance cycle")
                    );
                }
                Some(base) => new.push(base),
                None => {
                    let kind = self.type_name(item);
                    let text = format!("{name}.__bases__ must be tuple of classes, not '{kind}'");
                    return Err(self.error(classes::TYPE_ERROR, &text));
                }
            }
        }
        let best = self.best_base(&new)?;
        let (old, own) = match self.class(at) {
            Some(class) => (class.bases.clone(), class.solid == at),
            None => return Ok(false),
        };
        let solid_of = |vm: &Machine, base: Addr| vm.class(base).map_or(classes::OBJECT, |class| class.solid);
        let before = self.best_base(&old)?;
        if !own && solid_of(self, best) != solid_of(self, before) {
            let text = format!(
                "__bases__ assignment: '{}' object layout differs from '{}'",
                self.class_name(best),
                self.class_name(before)
            );
            return Err(self.error(classes::TYPE_ERROR, &text));
        }
        let rest = self.merged(&new)?;
        if let Object::Class(class) = self.heap.write(at) {
            class.bases = new;
            class.mro = std::iter::once(at).chain(rest).collect();
        }
        self.linearize_heirs(at)?;
        self.classes_changed();
        Ok(true)
    }

    /// The `__mro__` of every class that descends from `at`, anew.
    fn linearize_heirs(&mut self, at: Addr) -> Result<(), Interrupt> {
        for heir in self.subclasses(at) {
            let bases = self.class(heir).map(|class| class.bases.clone()).unwrap_or_default();
            let rest = self.merged(&bases)?;
            if let Object::Class(class) = self.heap.write(heir) {
                class.mro = std::iter::once(heir).chain(rest).collect();
            }
            self.linearize_heirs(heir)?;
        }
        Ok(())
    }

    /// The classes that name `at` among their bases, oldest first.
    pub fn subclasses(&self, at: Addr) -> Vec<Addr> {
        let mut found =
            self.heap.addresses(|object| matches!(object, Object::Class(class) if class.bases.contains(&at)));
        crate::base::sort_by_key(&mut found, |&class| self.heap.serial(class));
        found
    }
}

/// The names of `__slots__` in a class's namespace; `None` where it has no `__slots__`.
pub(super) fn slot_names(call: &mut Call<'_>, namespace: Addr) -> Result<Option<Vec<Value>>, Interrupt> {
    let key = call.vm.heap.intern("__slots__");
    let Some(slots) = call.vm.heap.dict_get_name(namespace, key) else { return Ok(None) };
    if call.vm.heap.text(slots).is_some() {
        return Ok(Some(vec![slots]));
    }
    iterate::items(call, slots).map(Some)
}

/// The attributes that `names` stand for in class `class_name`, whether there is to be a `__dict__` too.
pub(super) fn check_slots(
    call: &mut Call<'_>,
    class_name: &str,
    best: Addr,
    namespace: Addr,
    names: &[Value],
) -> Result<(Vec<String>, bool), Interrupt> {
    let (mut slots, mut dict, mut weak) = (Vec::new(), false, false);
    let variable = [classes::INT, classes::TUPLE, classes::BYTES, classes::TYPE];
    if let Some(&base) = variable.iter().find(|&&base| call.vm.is_subclass(best, base))
        && !names.is_empty()
    {
        let base = call.vm.class_name(base).to_string();
        return Err(call.type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
    }
    let base_has_dict = call.vm.class(best).is_some_and(|class| class.has_dict);
    for &name in names {
        let Some(text) = call.vm.heap.text(name).map(str::to_string) else {
            let text = format!("__slots__ items must be strings, not '{}'", call.vm.type_name(name));
            return Err(call.type_error(text));
        };
        let identifier = !text.starts_with(|c: char| c.is_ascii_digit())
            && !text.is_empty()
            && text.chars().all(|c| c == '_' || c.is_alphanumeric());
        if !identifier {
            return Err(call.type_error("__slots__ must be identifiers"));
        }
        match text.as_str() {
            "__dict__" if dict || base_has_dict => {
                return Err(call.type_error("__dict__ slot disallowed: we already got one"));
            }
            "__dict__" => dict = true,
            "__weakref__" if weak || base_has_dict => {
                return Err(call.type_error("__weakref__ slot disallowed: we already got one"));
            }
            "__weakref__" => weak = true,
            _ => {
                let text = mangled(class_name, &text);
                let there = call.vm.heap.interned(&text);
                let there = there.is_some_and(|key| call.vm.heap.dict_find_name(namespace, key).is_some());
                if there && !["__qualname__", "__classcell__", "__classdictcell__"].contains(&text.as_str()) {
                    let text = format!("'{text}' in __slots__ conflicts with class variable");
                    return Err(call.error(classes::VALUE_ERROR, text));
                }
                slots.push(text);
            }
        }
    }
    crate::base::sort_by(&mut slots, Ord::cmp);
    slots.dedup();
    Ok((slots, dict))
}

/// A private name as a class's body writes it (`_Py_Mangle`).
fn mangled(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || class.is_empty() {
        return name.to_string();
    }
    format!("_{class}{name}")
}
