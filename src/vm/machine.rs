//! The machine: all state of one run, in one box.

use super::call_log::CallLog;
use super::class_lookup::{KnownNames, MethodCache};
use super::classes;
use super::code::LoadedCode;
use super::frame::Frame;
use super::heap::Heap;
use super::native::{Interrupt, NativeDef, NativeId, Request};
use super::object::{Exception, GeneratorKind, Object};
use super::state::{Event, Limits, SavedFrame, State, Targets};
use super::value::{Addr, Value};
use crate::code::Program;
use std::collections::HashMap;
use std::rc::Rc;

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
    /// Loaded code objects, `state.codes` of which count.
    pub(crate) codes: Vec<Rc<LoadedCode>>,
    /// The code of each text that the program compiled, with its file name and how it is entered. Not state: what is
    /// not below `state.codes` does not count.
    pub(crate) texts: HashMap<(Box<str>, Box<str>, u8), u32>,
    pub(crate) natives: Vec<NativeDef>,
    /// A list of what is to be told when it is gone, in pairs: an object, and nil (its `__del__`, or its suspended frame, is
    /// to run) or the weak reference to it.
    pub(crate) watched: Addr,
    /// The library modules that have natives, each with the index of its first.
    pub(crate) native_modules: Vec<(u16, &'static str)>,
    /// What native code asked for; empty between instructions.
    pub asked: Request,
    /// The builtins' namespace.
    pub builtins: Addr,
    /// The namespace of the library's own Python: builtins that programs do not see.
    pub(crate) library: Addr,
    /// `sys.modules`: a dict from name to module.
    pub modules: Addr,
    /// Library modules, loaded or not.
    pub(crate) library_modules: Vec<super::import::ModuleEntry>,
    /// The person's program: its file's name and its text.
    pub(crate) source: (Rc<str>, Rc<str>),
    /// What went to the standard error; `state.errors` bytes of it count.
    pub(crate) errors: String,
    /// Compiles a library module's source.
    pub(crate) compile_library: Option<fn(&str) -> Option<Program>>,
    pub(crate) method_cache: MethodCache,
    /// Rises whenever a class may have changed: what was remembered of classes holds for one version. Not state.
    pub(crate) classes_version: u64,
    pub(crate) known: KnownNames,
    /// Calls of the person's functions, while recording.
    pub call_log: Option<CallLog>,
    /// The person's module: its code and its namespace.
    pub main: (u32, Addr),
    /// Where an evaluation at a stop prints.
    pub(crate) scratch_output: Option<String>,
    /// Frames below this many are not left by an exception: an evaluation stands above them.
    pub(crate) floor: usize,
    /// Whether something beside the run is being run (an evaluation, an exception's text): its end is not the run's.
    pub(crate) aside: bool,
    /// Calls of natives that end in calls, of which none has come back. Nothing between two instructions.
    pub(crate) calls_in_calls: u32,
    /// What the last call with nobody waiting below it gave.
    pub(crate) result: Value,
    /// The code of each numbered frame, f1 first. Not state: the same in every replay.
    pub(crate) frame_codes: Vec<(u32, u32)>,
    /// Why the library could not be loaded, if it could not: a fault.
    pub boot_fault: Option<String>,
}

/// Library classes that CPython has from C: their messages name the module too.
const FROM_C: &[&str] = &[
    "collections.OrderedDict",
    "collections.defaultdict",
    "collections.deque",
    "datetime.date",
    "datetime.datetime",
    "datetime.time",
    "datetime.timedelta",
    "datetime.timezone",
    "decimal.Decimal",
    "functools._lru_cache_wrapper",
    "functools.partial",
    "operator.attrgetter",
    "operator.itemgetter",
    "operator.methodcaller",
    "re.Match",
    "re.Pattern",
    "types.SimpleNamespace",
];

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
            Value::Native(id) if self.native(id).is_slot() => classes::WRAPPER_DESCRIPTOR,
            Value::Native(_) => classes::METHOD_DESCRIPTOR,
            Value::Object(at) => match self.heap.get(at) {
                Object::Cell(_) => classes::CELL,
                Object::Str(_) => classes::STR,
                Object::Bytes(_) => classes::BYTES,
                Object::ByteArray(_) => classes::BYTEARRAY,
                Object::BigInt(_) => classes::INT,
                Object::Tuple(_) => classes::TUPLE,
                Object::List(_) => classes::LIST,
                Object::Dict(_) => classes::DICT,
                Object::Set(set) if set.frozen => classes::FROZENSET,
                Object::Set(_) => classes::SET,
                Object::Function(_) => classes::FUNCTION,
                Object::BoundMethod(both) => match both.0 {
                    Value::Native(id) if self.native(id).is_slot() => classes::METHOD_WRAPPER,
                    Value::Native(_) => classes::BUILTIN_FUNCTION,
                    _ => classes::METHOD,
                },
                Object::Class(class) => class.metaclass,
                Object::Instance(instance) => instance.class,
                Object::Exception(exception) => exception.class,
                Object::Traceback(_) => classes::TRACEBACK,
                Object::Generator(generator) => match generator.kind {
                    GeneratorKind::Generator | GeneratorKind::Awaitable => classes::GENERATOR,
                    GeneratorKind::Coroutine => classes::COROUTINE,
                    GeneratorKind::AsyncGenerator => classes::ASYNC_GENERATOR,
                    GeneratorKind::AsyncStep => classes::ASYNC_GENERATOR_ASEND,
                },
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
                Object::Member(member) if member.slot => classes::MEMBER,
                Object::Member(_) => classes::GET_SET,
                Object::Proxy(_) => classes::MAPPING_PROXY,
                Object::Free => classes::OBJECT,
            },
        }
    }

    /// What messages call the type of a value (`tp_name`): `type(value).__name__`, for the library's classes that are
    /// written in C elsewhere with their module.
    pub fn type_name(&self, value: Value) -> &str {
        let class = self.class_of(value);
        let name = self.class_name(class);
        if !self.heap.is_unnumbered(class) {
            return name;
        }
        let full = |full: &&&str| full.strip_suffix(name).is_some_and(|module| module.ends_with('.'));
        FROM_C.iter().find(full).map_or(name, |full| full)
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
            Some(&Object::Proxy(mapping)) => match self.heap.of(mapping) {
                Some(Object::Instance(instance)) if !instance.native.is_nil() => instance.native,
                _ => mapping,
            },
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
            kept: Value::Nil,
            traceback: Value::None,
            fields: Value::Nil,
            hint: Box::default(),
        }))))
    }

    /// An exception of a built-in class with a message, as an interrupt.
    pub fn error(&mut self, class: Addr, message: &str) -> Interrupt {
        let message = self.heap.str(message);
        Interrupt::Raise(self.exception(class, &[message]))
    }

    /// Appends to an exception's `__notes__`.
    pub(crate) fn add_note(&mut self, error: Value, note: Value) {
        let Some(dict) = self.namespace_of(error, true) else { return };
        let key = self.heap.intern("__notes__");
        match self.heap.dict_get_name(dict, key) {
            Some(Value::Object(at)) if matches!(self.heap.get(at), Object::List(_)) => {
                self.heap.list_push(at, note);
            }
            _ => {
                let notes = self.heap.list(vec![note]);
                self.heap.dict_set_name(dict, key, notes);
            }
        }
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

    /// Counts items that native code made, looked up or put somewhere, one after the other.
    pub fn charge_items(&mut self, items: usize) {
        self.state.work += items as u64 / 4;
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
        match self.output.as_bytes().get(self.state.output..end) {
            Some(printed) if printed == text.as_bytes() => {}
            Some(_) => return Err(Interrupt::Fault("a replay printed something else".into())),
            None => {
                self.output.truncate(self.state.output);
                self.output.push_str(text);
            }
        }
        self.state.output = end;
        Ok(())
    }

    /// Checks that one operation may make `items` items or characters.
    pub fn check_size(&mut self, items: usize) -> Result<(), Interrupt> {
        // More than any machine has is Python's own error, which programs may catch. What cannot even be counted here
        // (in the page, 32 bits) is told by the largest number there is.
        if items as u64 >> 44 != 0 || items == usize::MAX {
            return Err(Interrupt::Raise(self.exception(classes::MEMORY_ERROR, &[])));
        }
        if items > self.limits.operation {
            return Err(Interrupt::Limit("one operation would have made too large a value".into()));
        }
        Ok(())
    }
}
