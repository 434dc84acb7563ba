//! The machine: all state of one run, in one box.

use super::attribute::{KnownNames, MethodCache};
use super::classes;
use super::code::LoadedCode;
use super::frame::Frame;
use super::heap::Heap;
use super::native::{Interrupt, NativeDef, NativeId, Request};
use super::object::{Exception, Object};
use super::value::{Addr, Value};
use std::rc::Rc;

/// What ends a run early, each with a clear message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Line steps.
    pub line_steps: u64,
    /// Bytes of objects, about.
    pub memory: usize,
    /// Bytes of output.
    pub output: usize,
    /// Python frames at once: CPython's default recursion limit.
    pub depth: usize,
    /// Bits of an integer.
    pub int_bits: u64,
    /// Items or characters that one operation may make.
    pub operation: usize,
    /// Units of work (line steps, loop rounds, calls, library code's too).
    pub work: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            line_steps: 5_000_000,
            memory: 400 << 20,
            output: 4 << 20,
            depth: 1000,
            int_bits: 1 << 23,
            operation: 20_000_000,
            work: u64::MAX,
        }
    }
}

/// Counters and single values of state: saved and restored whole with each generation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Event-grain stops passed.
    pub stops: u64,
    /// Line steps begun.
    pub line_steps: u64,
    /// Work done.
    pub work: u64,
    /// f-numbers given.
    pub frame_numbers: u32,
    /// Python frames on the frame stack.
    pub depth: usize,
    /// The exception being handled, or None.
    pub handled: Value,
    /// The exception in flight, or nil.
    pub in_flight: Value,
    /// Whether the exception in flight has had its stop.
    pub announced: bool,
    /// Whether the stop of the instruction about to run has been made already.
    pub stop_done: bool,
    /// Bytes of output so far.
    pub output: usize,
    /// Lines of input used so far.
    pub input: usize,
    /// The virtual clock, in nanoseconds since 1970.
    pub clock: i64,
}

/// A frame with its registers, as noted in the journal.
#[derive(Clone, Debug)]
pub struct SavedFrame {
    /// The frame.
    pub frame: Frame,
    /// Its registers.
    pub registers: Box<[Value]>,
}

/// Where a run is to pause: at the first of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Targets {
    /// At this stop.
    pub stop: u64,
    /// At this line step.
    pub line_step: u64,
    /// When so much work is done.
    pub work: u64,
}

impl Default for Targets {
    fn default() -> Targets {
        Targets { stop: u64::MAX, line_step: u64::MAX, work: u64::MAX }
    }
}

/// Why the machine stands at a stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A line is about to run.
    Line,
    /// A frame opened.
    Call,
    /// The running frame is about to leave with this value.
    Return(Value),
    /// This exception was raised.
    Exception(Value),
    /// This exception is about to leave the running frame.
    Unwind(Value),
    /// A generator is about to give this value.
    Yield(Value),
    /// A parked frame runs on.
    Resume,
}

/// Why `run` came back.
#[derive(Clone, Debug, PartialEq)]
pub enum Pause {
    /// A target stop or line step: `Machine::event` says why it is a stop.
    Stop,
    /// The work target.
    Work,
    /// `input()` waits.
    Input,
    /// The run is over.
    Ended(Ending),
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// The last statement ran.
    Finished,
    /// This exception was not caught.
    Exception(Value),
    /// A limit, in words.
    Limit(String),
    /// A bug in the machine, in words.
    Fault(String),
}

/// One call of a function of the person's program.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedCall {
    /// f-number.
    pub frame: u32,
    /// Loaded code.
    pub code: u32,
    /// How many of the person's frames were below it.
    pub depth: u32,
    /// The stop at which it opened.
    pub first: u64,
    /// The stop at which it left, once it did.
    pub last: Option<u64>,
}

/// Every call so far, in order, and the open ones.
#[derive(Clone, Debug, Default)]
pub struct CallLog {
    /// In order of opening.
    pub calls: Vec<LoggedCall>,
    /// Indices of the open ones.
    pub open: Vec<usize>,
}

/// All state of one run.
pub struct Machine {
    /// Objects.
    pub heap: Heap,
    /// Registers of all frames.
    pub(crate) stack: Vec<Value>,
    /// Frames, the running one last.
    pub(crate) frames: Vec<Frame>,
    /// Frames noted since the generation began, the highest first.
    pub(crate) saved_frames: Vec<SavedFrame>,
    /// Counters and single values.
    pub state: State,
    /// Where to pause. Not state.
    pub(crate) targets: Targets,
    /// Why the machine stands at a stop, when it does.
    pub event: Option<Event>,
    /// All output; `state.output` bytes of it count.
    pub output: String,
    /// Lines given to `input()`; `None` is the end of input.
    pub(crate) answers: Vec<Option<String>>,
    /// Limits.
    pub limits: Limits,
    /// Loaded code objects. Only grows, before a run.
    pub(crate) codes: Vec<Rc<LoadedCode>>,
    pub(crate) natives: Vec<NativeDef>,
    /// What native code asked for; empty between instructions.
    pub asked: Request,
    /// The builtins' namespace.
    pub builtins: Addr,
    /// `sys.modules`: a dict from name to module.
    pub modules: Addr,
    /// Library modules: name, namespace, module code.
    pub(crate) library_modules: Vec<(&'static str, Addr, Option<u32>)>,
    pub(crate) method_cache: MethodCache,
    pub(crate) known: KnownNames,
    /// Calls of the person's functions, while recording.
    pub call_log: Option<CallLog>,
    /// The person's module: its code and its namespace.
    pub main: (u32, Addr),
    /// Where an evaluation at a stop prints.
    pub(crate) scratch_output: Option<String>,
    /// Frames below this many are not left by an exception: an evaluation stands above them.
    pub(crate) floor: usize,
    /// What the last call with nobody waiting below it gave.
    pub(crate) result: Value,
    /// The code of each numbered frame, f1 first. Not state: the same in every replay.
    pub(crate) frame_codes: Vec<u32>,
    /// Why the library could not be loaded, if it could not: a fault.
    pub boot_fault: Option<String>,
}

impl Machine {
    /// The native with this id.
    pub fn native(&self, id: NativeId) -> &NativeDef {
        &self.natives[id.0 as usize]
    }

    /// The class of a value: `type(value)`.
    #[inline]
    pub fn class_of(&self, value: Value) -> Addr {
        match self.heap.of(value) {
            Some(Object::Instance(instance)) => instance.class,
            _ => self.class_of_builtin(value),
        }
    }

    fn class_of_builtin(&self, value: Value) -> Addr {
        use super::object::DictViewKind;
        match value {
            Value::Nil | Value::None => classes::NONE_TYPE,
            Value::Ellipsis => classes::ELLIPSIS_TYPE,
            Value::NotImplemented => classes::NOT_IMPLEMENTED_TYPE,
            Value::Bool(_) => classes::BOOL,
            Value::Int(_) => classes::INT,
            Value::Float(_) => classes::FLOAT,
            Value::Native(id) if self.native(id).owner.is_empty() => classes::BUILTIN_FUNCTION,
            Value::Native(_) => classes::METHOD_DESCRIPTOR,
            Value::Object(at) => match self.heap.get(at) {
                Object::Cell(_) => classes::CELL,
                Object::Str(_) => classes::STR,
                Object::Bytes(_) => classes::BYTES,
                Object::BigInt(_) => classes::INT,
                Object::Tuple(_) => classes::TUPLE,
                Object::List(_) => classes::LIST,
                Object::Dict(_) => classes::DICT,
                Object::Set(set) if set.frozen => classes::FROZENSET,
                Object::Set(_) => classes::SET,
                Object::Function(_) => classes::FUNCTION,
                Object::BoundMethod(both) => match both.0 {
                    Value::Native(_) => classes::BUILTIN_FUNCTION,
                    _ => classes::METHOD,
                },
                Object::Class(class) => class.metaclass,
                Object::Instance(instance) => instance.class,
                Object::Exception(exception) => exception.class,
                Object::Generator(_) => classes::GENERATOR,
                Object::Iter(iter) => iter.class(),
                Object::Range(_) => classes::RANGE,
                Object::Slice(_) => classes::SLICE,
                Object::Property(_) => classes::PROPERTY,
                Object::StaticMethod(_) => classes::STATIC_METHOD,
                Object::ClassMethod(_) => classes::CLASS_METHOD,
                Object::Super(_) => classes::SUPER,
                Object::Module(_) => classes::MODULE,
                Object::Code(_) => classes::CODE,
                Object::NativeCall(_) => classes::NATIVE_CALL,
                Object::DictView(DictViewKind::Keys, _) => classes::DICT_KEYS,
                Object::DictView(DictViewKind::Values, _) => classes::DICT_VALUES,
                Object::DictView(DictViewKind::Items, _) => classes::DICT_ITEMS,
                Object::Complex(..) => classes::COMPLEX,
                Object::Free => classes::OBJECT,
            },
        }
    }

    /// `type(value).__name__`
    pub fn type_name(&self, value: Value) -> &str {
        self.class_name(self.class_of(value))
    }

    /// A class's `__name__`.
    pub fn class_name(&self, class: Addr) -> &str {
        match self.heap.get(class) {
            Object::Class(class) => &class.name,
            _ => "object",
        }
    }

    /// Whether `class` is `ancestor` or descends from it.
    pub fn is_subclass(&self, class: Addr, ancestor: Addr) -> bool {
        matches!(self.heap.get(class), Object::Class(class) if class.mro.contains(&ancestor))
    }

    /// `isinstance(value, class)` by type alone.
    pub fn is_instance(&self, value: Value, class: Addr) -> bool {
        self.is_subclass(self.class_of(value), class)
    }

    /// For an instance of a subclass of a built-in: the built-in value inside; any other value as it is.
    #[inline]
    pub fn unwrap(&self, value: Value) -> Value {
        match self.heap.of(value) {
            Some(Object::Instance(instance)) if !instance.native.is_nil() => instance.native,
            _ => value,
        }
    }

    /// A new exception of a built-in class, ready to be raised.
    pub fn exception(&mut self, class: Addr, args: &[Value]) -> Value {
        let args = self.heap.tuple(args);
        Value::Object(self.heap.alloc(Object::Exception(Box::new(Exception {
            class,
            args,
            dict: Value::Nil,
            cause: Value::None,
            context: Value::None,
            suppress_context: false,
            traceback: Vec::new(),
            name: Value::Nil,
            hint: Box::default(),
        }))))
    }

    /// An exception of a built-in class with a message, as an interrupt.
    pub fn error(&mut self, class: Addr, message: &str) -> Interrupt {
        let message = self.heap.str(message);
        Interrupt::Raise(self.exception(class, &[message]))
    }

    /// Sets what a traceback adds to an exception's message.
    pub(crate) fn set_hint(&mut self, error: &Interrupt, hint: String) {
        if let Interrupt::Raise(Value::Object(at)) = error
            && let Object::Exception(exception) = self.heap.write(*at)
        {
            exception.hint = hint.into();
        }
    }

    /// CPython's RecursionError.
    pub fn recursion_error(&mut self) -> Interrupt {
        self.error(classes::RECURSION_ERROR, "maximum recursion depth exceeded")
    }

    /// Counts work done by native code: one unit for about a hundred simple operations.
    pub fn charge(&mut self, operations: usize) {
        self.state.work += operations as u64 / 100;
    }

    /// Writes to the program's output.
    pub fn print(&mut self, text: &str) -> Result<(), Interrupt> {
        if self.state.output + text.len() > self.limits.output {
            return Err(Interrupt::Limit("the program printed too much".into()));
        }
        if let Some(output) = &mut self.scratch_output {
            output.push_str(text);
            return Ok(());
        }
        let end = self.state.output + text.len();
        // A replay prints the same again: then it is there already.
        if self.output.len() < end {
            self.output.truncate(self.state.output);
            self.output.push_str(text);
        }
        self.state.output = end;
        Ok(())
    }

    /// Checks that one operation may make `items` items or characters.
    pub fn check_size(&mut self, items: usize) -> Result<(), Interrupt> {
        if items > self.limits.operation {
            return Err(Interrupt::Limit("one operation would have made too large a value".into()));
        }
        Ok(())
    }

    /// Notes in the call log that a frame opened.
    pub(crate) fn log_call(&mut self, code: u32, frame: u32) {
        let first = self.state.stops;
        if let Some(log) = &mut self.call_log {
            let depth = log.open.len() as u32;
            log.open.push(log.calls.len());
            log.calls.push(LoggedCall { frame, code, depth, first, last: None });
        }
    }

    /// Notes in the call log that a frame left.
    pub(crate) fn log_return(&mut self, frame: u32) {
        let last = self.state.stops.saturating_sub(1);
        if let Some(log) = &mut self.call_log {
            // Generators open and leave out of order; a frame that never was logged is none of ours.
            if let Some(at) = log.open.iter().rposition(|&index| log.calls[index].frame == frame) {
                let index = log.open.remove(at);
                log.calls[index].last = Some(last);
            }
        }
    }
}
