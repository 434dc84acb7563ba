//! What becomes of a value that a frame gave.

use super::call::Flow;
use super::classes;
use super::frame::Then;
use super::machine::Machine;
use super::native::{Answer, Interrupt};
use super::object::Object;
use super::value::Value;

impl Machine {
    /// Hands a finished call's value to who waits for it.
    pub(crate) fn deliver(&mut self, then: Then, value: Value) -> Result<Flow, Interrupt> {
        if then == Then::Finish {
            self.result = value;
            return Ok(Flow::Finish);
        }
        let Some(frame) = self.frames.last_mut() else { return Ok(Flow::Finish) };
        let base = frame.base as usize;
        match then {
            Then::Store(dst) => {
                frame.pc += 1;
                self.stack[base + usize::from(dst)] = value;
            }
            Then::Discard => frame.pc += 1,
            Then::Again => {}
            Then::Branch { on, to } => {
                let truth = value == Value::Bool(true);
                frame.pc = if truth == on { to } else { frame.pc + 1 };
            }
            Then::Not(dst) => {
                frame.pc += 1;
                self.stack[base + usize::from(dst)] = Value::Bool(value != Value::Bool(true));
            }
            Then::Init { dst, instance } => {
                if value != Value::None {
                    let message = format!("__init__() should return None, not '{}'", self.type_name(value));
                    return Err(self.error(classes::TYPE_ERROR, &message));
                }
                frame.pc += 1;
                self.stack[base + usize::from(dst)] = Value::Object(instance);
            }
            Then::ForItem(_) if value.is_nil() => frame.pc += 1,
            Then::ForItem(dst) => {
                frame.pc += 2;
                self.stack[base + usize::from(dst)] = value;
            }
            Then::Unpack(start) => {
                frame.pc += 1;
                if let Some(Object::Tuple(items)) = self.heap.of(value) {
                    let first = base + usize::from(start);
                    self.stack[first..first + items.len()].copy_from_slice(items);
                }
            }
            Then::Context(start) => {
                frame.pc += 1;
                if let Some(Object::Tuple(items)) = self.heap.of(value) {
                    let first = base + usize::from(start);
                    self.stack[first..first + items.len()].copy_from_slice(items);
                }
            }
            Then::Delegate { dst } => return self.delegated(dst, value),
            Then::Delegated { dst } => return self.delegated_pair(dst, value),
            Then::MakeClass { start } => return self.class_body_done(start, value),
            Then::Answer => return self.answer(Answer::Returned(value)),
            Then::Finish => {}
        }
        Ok(Flow::Switch)
    }
}
