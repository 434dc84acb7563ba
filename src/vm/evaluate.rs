//! Running something at a stop and taking all of it back.

use super::code::Origin;
use super::frame::{FrameKind, Then};
use super::machine::Machine;
use super::object::Object;
use super::state::{Ending, Pause, Targets};
use super::value::{Addr, Value};
use crate::code::{Program, SlotKind};

/// What an expression came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluated {
    /// `repr` of its value, or the last line of the traceback, or the limit it met.
    pub result: Result<String, String>,
    /// What it printed.
    pub output: String,
}

/// The name under which an evaluated program leaves its result.
pub const RESULT_NAME: &str = "__lexiscope_result__";

impl Machine {
    /// Runs `program` (a module that sets [`RESULT_NAME`] to a str) with the names that the running frame sees, for at most
    /// `work` units. Whatever it does, the machine is afterwards exactly as it was. The machine must stand at a stop, with
    /// no generation open.
    pub fn evaluate(&mut self, program: &Program, work: u64) -> Evaluated {
        let start = self.now();
        let (numbers, targets, event) = (self.frame_codes.len(), self.targets, self.event);
        let later_codes = self.codes.split_off(self.state.codes as usize);
        let texts = std::mem::take(&mut self.texts);
        let limits = self.limits;
        let log = self.call_log.take();
        self.scratch_output = Some(String::new());
        self.limits.line_steps = u64::MAX;
        let namespace = self.visible_names();
        let code = self.load(program, "<evaluated>", Origin::Library);
        // What stands below waits, and is not to be gone on with: the evaluation ends when its own frame leaves.
        self.note_running_frame();
        self.state.in_flight = Value::Nil;
        self.state.stop_done = false;
        let below = self.frames.len();
        self.push_module_frame(code, namespace, Then::Finish);
        self.targets = Targets { work: self.state.work + work, ..Targets::default() };
        self.aside = true;
        let result = self.run_above(below, namespace);
        self.aside = false;
        let output = self.scratch_output.take().unwrap_or_default();
        let notes = self.end_generation(start);
        self.swap(notes);
        self.codes.truncate(self.state.codes as usize);
        self.codes.extend(later_codes);
        self.texts = texts;
        self.frame_codes.truncate(numbers);
        (self.targets, self.event, self.limits, self.call_log) = (targets, event, limits, log);
        Evaluated { result, output }
    }

    fn run_above(&mut self, below: usize, namespace: Addr) -> Result<String, String> {
        let pause = self.run_bounded(below);
        match pause {
            Pause::Ended(Ending::Finished) => {
                let found = self.heap.intern(RESULT_NAME);
                let value = self.heap.dict_get_name(namespace, found).unwrap_or(Value::None);
                Ok(self.heap.text(value).unwrap_or("None").to_string())
            }
            Pause::Ended(Ending::Exception(exception)) => {
                let name = self.exception_name(exception);
                Err(match self.plain_text_of(exception) {
                    Some(text) if !text.is_empty() => format!("{name}: {text}"),
                    _ => name,
                })
            }
            Pause::Ended(Ending::Limit(text) | Ending::Fault(text)) => Err(text),
            Pause::Work => Err("the expression ran for too long".into()),
            Pause::Input | Pause::Stop => Err("the expression cannot wait for input".into()),
        }
    }

    /// A dict of everything that the running frame can name: globals, then its own variables over them.
    fn visible_names(&mut self) -> Addr {
        let python = self.frames.iter().rev().find(|frame| frame.kind == FrameKind::Python).copied();
        let (main, frame) = (self.main.1, python);
        let globals = frame.map_or(main, |frame| frame.globals);
        let copy = self.heap.get(globals).clone();
        let names = self.heap.alloc(copy);
        let Some(frame) = frame else { return names };
        if frame.namespace != frame.globals {
            let entries: Vec<_> = self.heap.dict(frame.namespace).iter().copied().collect();
            for entry in entries {
                if let Some(key) = entry.key.addr() {
                    self.heap.dict_set_name(names, key, entry.value);
                }
            }
        }
        let code = self.codes[frame.code as usize].clone();
        for (at, slot) in code.code.slots.iter().enumerate() {
            let register = self.stack[frame.base as usize + at];
            let value = match (slot.kind, self.heap.of(register)) {
                (SlotKind::Local, _) => register,
                (_, Some(Object::Cell(cell))) => cell.value,
                _ => Value::Nil,
            };
            if !value.is_nil() {
                self.heap.dict_set_name(names, code.slots[at], value);
            }
        }
        names
    }
}
