//! Instructions about names: globals, class namespaces, cells, unbinding.

use crate::code::{Instruction, Register, SlotKind};
use crate::vm::call::Flow;
use crate::vm::classes;
use crate::vm::code::LoadedCode;
use crate::vm::frame::Then;
use crate::vm::machine::Machine;
use crate::vm::namespace::{delete_name_native, load_name_native, store_name_native};
use crate::vm::native::Interrupt;
use crate::vm::object::{Cell, Object};
use crate::vm::suggest::closest;
use crate::vm::value::{Addr, Value};

impl Machine {
    pub(crate) fn execute_name(
        &mut self,
        code: &LoadedCode,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        let namespace = self.frames.last().map_or(self.builtins, |frame| frame.namespace);
        match instruction {
            Instruction::DeleteLocal { slot } => {
                if self.register(base, slot).is_nil() {
                    return Err(self.unbound(code, slot));
                }
                self.set_register(base, slot, Value::Nil);
            }
            Instruction::Clear { start, count } => {
                let first = base + usize::from(start);
                self.stack[first..first + usize::from(count)].fill(Value::Nil);
            }
            Instruction::MakeCell { slot } => self.make_cell(slot),
            Instruction::DeleteCell { cell } => {
                let Value::Object(at) = self.register(base, cell) else {
                    return Err(self.unbound(code, cell));
                };
                match self.heap.get(at) {
                    Object::Cell(inner) if !inner.value.is_nil() => {}
                    _ => return Err(self.unbound(code, cell)),
                }
                if let Object::Cell(cell) = self.heap.write(at) {
                    cell.value = Value::Nil;
                }
            }
            Instruction::StoreGlobal { name, src } => {
                let globals = self.frames.last().map_or(self.builtins, |frame| frame.globals);
                let value = self.register(base, src);
                self.store_name(code, globals, name, value);
            }
            Instruction::DeleteGlobal { name } => {
                let globals = self.frames.last().map_or(self.builtins, |frame| frame.globals);
                self.delete_from(globals, code.names[usize::from(name)])?;
            }
            Instruction::LoadName { dst, name } => {
                let key = code.names[usize::from(name)];
                if !self.is_plain(namespace) {
                    let arguments = [Value::Object(namespace), Value::Object(key), Value::Nil];
                    return self.operation(load_name_native, &arguments, Then::Store(dst));
                }
                let value = match self.heap.dict_get_name(namespace, key) {
                    Some(value) => value,
                    None => match self.find_global(code, name) {
                        Some(value) => value,
                        None => return Err(self.name_error(key)),
                    },
                };
                self.set_register(base, dst, value);
            }
            Instruction::StoreName { name, src } => {
                let value = self.register(base, src);
                if !self.is_plain(namespace) {
                    let key = code.names[usize::from(name)];
                    let arguments = [Value::Object(namespace), Value::Object(key), value];
                    return self.operation(store_name_native, &arguments, Then::Discard);
                }
                self.store_name(code, namespace, name, value);
            }
            Instruction::DeleteName { name } => {
                let key = code.names[usize::from(name)];
                if !self.is_plain(namespace) {
                    let arguments = [Value::Object(namespace), Value::Object(key)];
                    return self.operation(delete_name_native, &arguments, Then::Discard);
                }
                self.delete_from(namespace, key)?;
            }
            Instruction::LoadClassCell { dst, name, cell } => {
                let key = code.names[usize::from(name)];
                let held = match self.heap.of(self.register(base, cell)) {
                    Some(Object::Cell(cell)) => cell.value,
                    _ => Value::Nil,
                };
                if !self.is_plain(namespace) && !held.is_nil() {
                    let arguments = [Value::Object(namespace), Value::Object(key), held];
                    return self.operation(load_name_native, &arguments, Then::Store(dst));
                }
                let value = self.heap.dict_get_name(namespace, key).unwrap_or(held);
                if value.is_nil() {
                    return Err(self.unbound(code, cell));
                }
                self.set_register(base, dst, value);
            }
            Instruction::LoadNamespace { dst } => self.set_register(base, dst, Value::Object(namespace)),
            Instruction::LoadLibrary { dst, name } => {
                let name = self.heap.text(code.constants[usize::from(name)]).unwrap_or("").to_string();
                let found = self.library(&name);
                self.set_register(base, dst, found);
            }
            _ => return Err(Interrupt::Fault("not an instruction of this family".into())),
        }
        Ok(Flow::Next)
    }

    /// Puts a new cell around what register `slot` of the running frame holds (`MAKE_CELL`).
    pub(crate) fn make_cell(&mut self, slot: Register) {
        let Some(frame) = self.frames.last().copied() else { return };
        let name = self.codes[frame.code as usize].slots.get(usize::from(slot)).copied();
        let value = self.register(frame.base as usize, slot);
        let hidden = self.codes[frame.code as usize].hidden;
        let maker = if hidden { Cell::LIBRARY } else { frame.number };
        let cell = Cell { value, name: name.unwrap_or(Addr(0)), maker };
        let cell = Object::Cell(cell);
        let at = if hidden { self.heap.alloc_unnumbered(cell) } else { self.heap.alloc(cell) };
        self.set_register(frame.base as usize, slot, Value::Object(at));
    }

    /// A global, or a builtin; where it was found last is looked at first.
    #[inline]
    pub(crate) fn find_global(&self, code: &LoadedCode, name: u16) -> Option<Value> {
        let globals = self.frames.last().map_or(self.builtins, |frame| frame.globals);
        let (key, place) = (code.names[usize::from(name)], &code.places[usize::from(name)]);
        match self.heap.dict_value_at(globals, place.get(), key) {
            None => self.search_global(code, globals, key, place).or_else(|| {
                // What only the library's own Python calls is seen by nothing else.
                let found = code.is_library().then(|| self.heap.dict_get_name(self.library, key));
                found.flatten()
            }),
            found => found,
        }
    }

    fn search_global(
        &self,
        code: &LoadedCode,
        globals: Addr,
        key: Addr,
        place: &std::cell::Cell<u32>,
    ) -> Option<Value> {
        let builtins = if code.is_library() { self.builtins } else { self.builtins_for(globals) };
        [globals, builtins].into_iter().find_map(|namespace| {
            let found = self.heap.dict_find_again(namespace, key, place)?;
            Some(self.heap.dict(namespace).entries()[found].value)
        })
    }

    /// As `find_global`, for any name of the running frame.
    pub(crate) fn global_named(&mut self, key: Addr) -> Result<Value, Interrupt> {
        let globals = self.frames.last().map_or(self.builtins, |frame| frame.globals);
        for namespace in [globals, self.builtins_for(globals)] {
            if let Some(value) = self.heap.dict_get_name(namespace, key) {
                return Ok(value);
            }
        }
        Err(self.name_error(key))
    }

    /// Whether a namespace is a plain dict, as nearly all are.
    #[inline]
    pub(crate) fn is_plain(&self, namespace: Addr) -> bool {
        matches!(self.heap.get(namespace), Object::Dict(_))
    }

    /// Sets a name in a namespace; where it was found last is looked at first.
    pub(crate) fn store_name(&mut self, code: &LoadedCode, namespace: Addr, name: u16, value: Value) {
        let key = code.names[usize::from(name)];
        match self.heap.dict_find_again(namespace, key, &code.places[usize::from(name)]) {
            Some(found) => self.heap.dict_set_value(namespace, found, value),
            None => self.heap.dict_set_name(namespace, key, value),
        }
    }

    fn delete_from(&mut self, namespace: Addr, key: Addr) -> Result<(), Interrupt> {
        match self.heap.dict_find_name(namespace, key) {
            Some(index) => {
                self.heap.dict_remove(namespace, index);
                Ok(())
            }
            None => Err(self.name_error(key)),
        }
    }

    /// `name 'x' is not defined`; the traceback adds what the running frame may have meant.
    pub(crate) fn name_error(&mut self, key: Addr) -> Interrupt {
        let name = self.heap.name(key).to_string();
        let error = self.error(classes::NAME_ERROR, &format!("name '{name}' is not defined"));
        self.set_error_name(&error, key);
        error
    }

    fn set_error_name(&mut self, error: &Interrupt, key: Addr) {
        let name = self.heap.name(key).to_string();
        let hint = self.frames.last().map(|frame| self.name_hint(frame, &name)).unwrap_or_default();
        if let Interrupt::Raise(Value::Object(at)) = error
            && let Object::Exception(exception) = self.heap.write(*at)
        {
            exception.hint = hint.into();
            self.set_exception_detail(*at, "name", Value::Object(key));
        }
    }

    /// The suggestion that a traceback adds to a NameError raised in the running frame.
    fn name_hint(&self, frame: &crate::vm::frame::Frame, wrong: &str) -> String {
        let code = &self.codes[frame.code as usize];
        if let Some(this) = code.code.slots.first()
            && this.name == "self"
            && let Some(Object::Instance(instance)) = self.heap.of(self.stack[frame.base as usize])
            && let Some(key) = self.heap.interned(wrong)
            && (self.heap.dict_get_name(instance.dict, key).is_some()
                || self.find_in_class(instance.class, wrong).is_some())
        {
            return format!(". Did you mean: 'self.{wrong}'?");
        }
        let locals = code.code.slots.iter().map(|slot| slot.name.as_str());
        let of_dict = |dict: Addr| {
            self.heap
                .dict(dict)
                .iter()
                .filter_map(|entry| self.heap.text(entry.key))
                .filter(|name| is_public(name))
        };
        let names = locals.chain(of_dict(frame.globals)).chain(of_dict(self.builtins));
        match closest(wrong, names) {
            Some(name) => format!(". Did you mean: '{name}'?"),
            None if self.library_module(wrong).is_some() => {
                format!(". Did you forget to import '{wrong}'?")
            }
            None => String::new(),
        }
    }

    /// The error for reading register `slot` while it has no value.
    pub(crate) fn unbound(&mut self, code: &LoadedCode, slot: Register) -> Interrupt {
        let (name, kind) = match code.code.slots.get(usize::from(slot)) {
            Some(slot) => (slot.name.clone(), slot.kind),
            None => return Interrupt::Fault("an unnamed register is unbound".into()),
        };
        let (class, message) = match kind {
            SlotKind::Free => (
                classes::NAME_ERROR,
                format!(
                    "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
                ),
            ),
            _ => (
                classes::UNBOUND_LOCAL_ERROR,
                format!("cannot access local variable '{name}' where it is not associated with a value"),
            ),
        };
        let error = self.error(class, &message);
        if kind == SlotKind::Free {
            self.set_error_name(&error, code.slots[usize::from(slot)]);
        }
        error
    }
}

/// Names of the library's own that no suggestion may mention.
fn is_public(name: &str) -> bool {
    !name.starts_with('_') || name.starts_with("__")
}
