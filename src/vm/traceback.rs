//! What an ended run says: the traceback (the library's Python tells it), its last line, the status.

use super::call::Flow;
use super::classes;
use super::frame::Then;
use super::machine::Machine;
use super::native::{Call, Interrupt, Tape};
use super::object::{Exception, Object};
use super::ops;
use super::state::{Ending, Pause};
use super::value::Value;

/// How much work a traceback may take: one of many frames is long.
const TRACEBACK_WORK: u64 = 100_000_000;

impl Machine {
    pub(super) fn exception_at(&self, exception: Value) -> Option<&Exception> {
        match self.heap.of(exception) {
            Some(Object::Exception(exception)) => Some(exception),
            _ => None,
        }
    }

    /// `str(value)` of an object, running its `__str__` if it has one; for use when nothing else runs. Changes state:
    /// in a recording, only within a generation that is taken back.
    pub fn text_of(&mut self, value: Value) -> String {
        let mut tape = Tape::default();
        let mut call = Call { vm: self, arguments: &[], names: &[], tape: &mut tape };
        match ops::text::str(&mut call, value) {
            Ok(text) => text,
            Err(Interrupt::Ask) => {
                self.text_by_asking(value).unwrap_or_else(|| "<exception str() failed>".into())
            }
            Err(_) => "<exception str() failed>".into(),
        }
    }

    /// `str(value)` where that needs no Python code.
    pub(crate) fn plain_text_of(&mut self, value: Value) -> Option<String> {
        let mut tape = Tape::default();
        let mut call = Call { vm: self, arguments: &[], names: &[], tape: &mut tape };
        ops::text::str(&mut call, value).ok()
    }

    fn text_by_asking(&mut self, value: Value) -> Option<String> {
        let callee = self.type_method(value, "__str__")?;
        self.text_by_calling(callee, &[], 100_000)
    }

    /// What `callee` gives, a str, for at most `work` units.
    fn text_by_calling(&mut self, callee: Value, arguments: &[Value], work: u64) -> Option<String> {
        self.frames.clear();
        self.state.in_flight = Value::Nil;
        self.state.handled = Value::None;
        self.state.depth = 0;
        self.targets = super::state::Targets { work: self.state.work + work, ..Default::default() };
        self.result = Value::Nil;
        let flow = self.call_value(callee, arguments.into(), Default::default(), Then::Finish).ok()?;
        self.aside = true;
        let told = flow != Flow::Switch || self.run() == Pause::Ended(Ending::Finished);
        self.aside = false;
        if !told {
            return None;
        }
        self.heap.text(self.result).map(str::to_string)
    }

    /// The whole traceback, as CPython prints it on stderr.
    fn traceback(&mut self, exception: Value) -> String {
        let offered = self.offered_modules();
        let offered = self.heap.str(offered);
        let told = self.text_by_calling(self.library("_told"), &[exception, offered], TRACEBACK_WORK);
        told.unwrap_or_else(|| format!("{}\n", self.exception_line(exception)))
    }

    /// The last line of an exception's traceback: `ValueError: message`.
    pub fn exception_line(&mut self, exception: Value) -> String {
        let name = self.exception_name(exception);
        let mut text = self.text_of(exception);
        let place = super::ops::text::syntax_error_place(self, exception);
        text.truncate(text.strip_suffix(&place).unwrap_or(&text).len());
        let hint = self.exception_at(exception).map(|inner| inner.hint.to_string()).unwrap_or_default();
        if text.is_empty() && hint.is_empty() { name } else { format!("{name}: {text}{hint}") }
    }

    /// The name of an exception's class as a traceback writes it.
    pub fn exception_name(&self, exception: Value) -> String {
        let class = self.class_of(exception);
        let Some(class_object) = self.class(class) else { return "Exception".into() };
        let module = self
            .heap
            .interned("__module__")
            .and_then(|key| self.heap.dict_get_name(class_object.dict, key))
            .and_then(|module| self.heap.text(module));
        match module {
            Some("__main__" | "builtins") | None => class_object.qualified_name.clone(),
            Some(module) => format!("{module}.{}", class_object.qualified_name),
        }
    }

    /// What an ended run means for a process: what goes to stderr, and the status.
    pub fn outcome(&mut self, ending: &Ending) -> (String, i32) {
        let (text, status) = self.last_words(ending);
        (format!("{}{text}", self.errors_so_far()), status)
    }

    /// What a process would print at its end, and its status.
    fn last_words(&mut self, ending: &Ending) -> (String, i32) {
        match ending {
            Ending::Finished => (String::new(), 0),
            Ending::Exception(exception) if self.is_instance(*exception, classes::SYSTEM_EXIT) => {
                self.exit_status(*exception)
            }
            Ending::Exception(exception) => (self.traceback(*exception), 1),
            Ending::Limit(text) => (format!("lexiscope: {text}\n"), 1),
            Ending::Fault(text) => (format!("lexiscope: a fault of its own, please report it: {text}\n"), 70),
        }
    }

    /// The status that a SystemExit with a number (or nothing) means.
    pub fn exit_code(&self, exception: Value) -> Option<i32> {
        if !self.is_instance(exception, classes::SYSTEM_EXIT) {
            return None;
        }
        let args = self.exception_at(exception).map(|inner| inner.args)?;
        match self.heap.of(args) {
            Some(Object::Tuple(items)) => match items.first() {
                None | Some(Value::None) => Some(0),
                Some(Value::Int(status)) => Some((status & 0xff) as i32),
                _ => Some(1),
            },
            _ => Some(1),
        }
    }

    /// `sys.exit(code)`: None is 0, an int is the status, anything else is printed and 1.
    fn exit_status(&mut self, exception: Value) -> (String, i32) {
        let args = self.exception_at(exception).map(|inner| inner.args);
        let code = match args.and_then(|args| self.heap.of(args)) {
            Some(Object::Tuple(items)) => items.first().copied().unwrap_or(Value::None),
            _ => Value::None,
        };
        match code {
            Value::None => (String::new(), 0),
            Value::Int(status) => (String::new(), (status & 0xff) as i32),
            Value::Bool(status) => (String::new(), i32::from(status)),
            other => (format!("{}\n", self.text_of(other)), 1),
        }
    }
}
