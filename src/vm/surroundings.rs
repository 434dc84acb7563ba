//! What native code may ask about the frames and the world around it.

use super::frame::FrameKind;
use super::machine::Machine;
use super::native::Call;
use super::object::Object;
use super::value::{Addr, Value};
use crate::code::{CodeKind, SlotKind};

impl Machine {
    /// The namespaces that `globals()` and `locals()` mean now: of the topmost frame of Python code.
    pub fn current_globals(&self) -> Addr {
        let python = self.frames.iter().rev().find(|frame| frame.kind == FrameKind::Python);
        python.map_or(self.builtins, |frame| frame.globals)
    }

    /// The next line for `input()`, or `None` while there is none: the outer `None` waits, the inner is the end.
    pub fn read_input(&mut self) -> Option<Option<String>> {
        let line = self.answers.get(self.state.input)?.clone();
        self.state.input += 1;
        Some(line)
    }

    /// A hidden function of the library, by name.
    pub fn library(&self, name: &str) -> Value {
        let key = self.heap.interned(name);
        let find = |namespace| key.and_then(|key| self.heap.dict_get_name(namespace, key));
        find(self.library).or_else(|| find(self.builtins)).unwrap_or(Value::Nil)
    }
}

impl Call<'_> {
    /// `locals()` of the topmost frame of Python code: a fresh dict in a function (PEP 667), the namespace itself in
    /// a module or class body.
    pub fn current_locals(&mut self) -> Value {
        let frame = self.vm.frames.iter().rev().find(|frame| frame.kind == FrameKind::Python).copied();
        let Some(frame) = frame else { return Value::None };
        let code = self.vm.codes[frame.code as usize].clone();
        if matches!(code.code.kind, CodeKind::Module | CodeKind::Class) {
            return Value::Object(frame.namespace);
        }
        let dict = self.vm.heap.alloc(Object::Dict(Box::default()));
        for (at, slot) in code.code.slots.iter().enumerate() {
            let value = self.vm.stack[frame.base as usize + at];
            let value = match (slot.kind, value) {
                (SlotKind::Local, value) => value,
                (_, Value::Object(cell)) => match self.vm.heap.get(cell) {
                    Object::Cell(cell) => cell.value,
                    _ => Value::Nil,
                },
                _ => Value::Nil,
            };
            if !value.is_nil() {
                self.vm.heap.dict_set_name(dict, code.slots[at], value);
            }
        }
        Value::Object(dict)
    }
}
