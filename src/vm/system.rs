//! What the library's `sys` tells of the machine itself, and where a program's words go.

use super::frame::{Frame, FrameKind};
use super::machine::Machine;
use super::native::Interrupt;
use super::object::Object;
use super::value::{Addr, Value};
use crate::code::{CodeKind, SlotKind};

/// A frame seen from Python: code object, line, globals, its namespace (None: a function's, which has variables), its
/// place on the stack.
type SeenFrame = (Value, u32, Addr, Value, usize);

impl Machine {
    /// Frames of Python code that is not the library's, the newest first.
    pub fn frames_now(&self) -> Vec<SeenFrame> {
        let mut found = Vec::new();
        for (at, frame) in self.frames.iter().enumerate().rev() {
            if frame.kind != FrameKind::Python {
                continue;
            }
            let code = &self.codes[frame.code as usize];
            if code.is_library() {
                continue;
            }
            let variables = match code.code.kind {
                CodeKind::Module | CodeKind::Class => Value::Object(frame.namespace),
                _ => Value::None,
            };
            let line = self.line_at(frame.code, frame.pc);
            found.push((Value::Object(code.object), line, frame.globals, variables, at));
        }
        found
    }

    /// The frame at this place of the stack, if it is still the one that runs `function`.
    pub fn frame_at(&self, place: usize, function: Value) -> Option<&Frame> {
        let same = |frame: &&Frame| frame.kind == FrameKind::Python && frame.function == function;
        self.frames.get(place).filter(same)
    }

    /// Sets a variable of a frame that waits (PEP 667); false where it has none of this name.
    pub fn set_variable(&mut self, place: usize, function: Value, name: &str, value: Value) -> bool {
        let Some(frame) = self.frame_at(place, function).copied() else { return false };
        let loaded = self.codes[frame.code as usize].clone();
        let mut slots = loaded.code.slots.iter();
        let Some(slot) = slots.position(|slot| slot.name == name && slot.comprehension.is_none()) else {
            return false;
        };
        let register = frame.base as usize + slot;
        match (loaded.code.slots[slot].kind, self.stack[register]) {
            (SlotKind::Cell | SlotKind::Free, Value::Object(cell)) => {
                if let Object::Cell(cell) = self.heap.write(cell) {
                    cell.value = value;
                }
            }
            _ => {
                self.note_frames_from(place);
                self.stack[register] = value;
            }
        }
        true
    }

    /// An empty dict.
    pub fn new_dict(&mut self) -> Addr {
        self.heap.alloc(Object::Dict(Box::default()))
    }

    /// The text of the program, if that is `file`. Texts that it compiles are kept by nobody, as in CPython.
    pub fn source_of(&self, file: &str) -> Option<String> {
        (&*self.source.0 == file).then(|| self.source.1.to_string())
    }

    /// Writes to what a process has as its standard error.
    pub fn print_error(&mut self, text: &str) -> Result<(), Interrupt> {
        let end = self.state.errors + text.len();
        if end > self.limits.output {
            return Err(Interrupt::Limit("the program printed too much".into()));
        }
        if self.scratch_output.is_some() {
            return Ok(());
        }
        // A replay prints the same again: then it is there already.
        if self.errors.len() < end {
            self.errors.truncate(self.state.errors);
            self.errors.push_str(text);
        }
        self.state.errors = end;
        Ok(())
    }

    /// What went to the standard error up to now.
    pub fn errors_so_far(&self) -> &str {
        self.errors.get(..self.state.errors).unwrap_or(&self.errors)
    }

    /// What a program put in place of `sys.stdin` or `sys.stdout`, if it did.
    pub fn replaced_stream(&self, name: &str) -> Option<Value> {
        let namespace = self.library_modules.get(self.library_module("sys")?)?.namespace;
        let get = |name: &str| self.heap.dict_get_name(namespace, self.heap.interned(name)?);
        let (now, first) = (get(name)?, get(&format!("__{name}__"))?);
        (now != first && now != Value::None).then_some(now)
    }
}
