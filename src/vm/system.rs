//! What the library's `sys` tells of the machine itself, and where a program's words go.

use super::frame::FrameKind;
use super::machine::Machine;
use super::native::Interrupt;
use super::object::Object;
use super::value::{Addr, Value};
use crate::code::CodeKind;

/// A frame seen from Python: code object, line, globals, and its namespace or its variables.
type SeenFrame = (Value, u32, Addr, Result<Addr, Vec<(Addr, Value)>>);

impl Machine {
    /// Frames of Python code that is not the library's, the newest first.
    pub fn frames_now(&self) -> Vec<SeenFrame> {
        let mut found = Vec::new();
        for frame in self.frames.iter().rev().filter(|frame| frame.kind == FrameKind::Python) {
            let code = &self.codes[frame.code as usize];
            if code.is_library() {
                continue;
            }
            let variables = match code.code.kind {
                CodeKind::Module | CodeKind::Class => Ok(frame.namespace),
                _ => Err(self.variables_now(frame)),
            };
            let line = self.line_at(frame.code, frame.pc);
            found.push((Value::Object(code.object), line, frame.globals, variables));
        }
        found
    }

    /// An empty dict.
    pub fn new_dict(&mut self) -> Addr {
        self.heap.alloc(Object::Dict(Box::default()))
    }

    /// The text of the program in `file`, or of a text compiled under that name.
    pub fn source_of(&self, file: &str) -> Option<String> {
        if &*self.source.0 == file {
            return Some(self.source.1.to_string());
        }
        let texts =
            self.texts.iter().filter(|((_, name, _), code)| &**name == file && **code < self.state.codes);
        texts.max_by_key(|(_, code)| **code).map(|((text, _, _), _)| text.to_string())
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

    /// What a program put in place of `sys.stdout`, if it did.
    pub fn replaced_stdout(&self) -> Option<Value> {
        let namespace = self.library_modules.get(self.library_module("sys")?)?.namespace;
        let get = |name: &str| self.heap.dict_get_name(namespace, self.heap.interned(name)?);
        let (now, first) = (get("stdout")?, get("__stdout__")?);
        (now != first && now != Value::None).then_some(now)
    }
}
