//! Native code and how it asks for a program's code to run.
//!
//! Native code never calls the machine. A native that needs a Python method's answer (`__repr__`, `__eq__`, a key
//! function) calls [`Call::ask`]; where the callee is not native too, `ask` fails with [`Interrupt::Ask`], the machine
//! runs the callee in a frame, and then runs the native *again from its start* with the answers so far on a tape:
//! the same `ask` now gives the answer. So a native must change nothing before its last `ask`, and must ask the same
//! things in the same order when run again. A native that loops over many callbacks belongs in the hidden Python of
//! `pylib` instead.

use super::machine::Machine;
use super::object::Object;
use super::value::{Addr, Value};
use smallvec::SmallVec;

/// A built-in function: an index into the machine's table of natives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NativeId(pub u16);

/// What a native does.
pub type NativeFn = fn(&mut Call<'_>) -> Result<Value, Interrupt>;

/// A built-in function or method.
#[derive(Clone, Copy)]
pub struct NativeDef {
    /// Its name: `append`.
    pub name: &'static str,
    /// The class it is a method of, by name; empty for a plain function. `list.append` prints as a method.
    pub owner: &'static str,
    /// The code.
    pub run: NativeFn,
}

impl NativeDef {
    /// Whether CPython keeps it in a slot of the type (`slot wrapper`), and not in a table of methods.
    pub fn is_slot(&self) -> bool {
        const METHODS: &str = "__class_getitem__ __contains__ __getitem__ __reversed__ __sizeof__ __format__ __dir__ \
            __reduce__ __reduce_ex__ __getstate__ __setstate__ __subclasshook__ __init_subclass__ __round__ \
            __trunc__ __floor__ __ceil__ __getnewargs__ __instancecheck__ __subclasscheck__ __subclasses__ \
            __prepare__ __length_hint__ __complex__ __bytes__ __enter__ __exit__ __new__ __getformat__ \
            __import__ __build_class__ __set_name__";
        let method = match self.name {
            "__contains__" => ["dict", "set", "frozenset"].contains(&self.owner),
            "__getitem__" => ["dict", "list"].contains(&self.owner),
            name => METHODS.split_ascii_whitespace().any(|method| method == name),
        };
        !method && !self.owner.is_empty() && self.name.starts_with("__")
    }
}

impl Interrupt {
    /// The exception, where it is one.
    pub fn raised(self) -> Result<Value, Interrupt> {
        match self {
            Interrupt::Raise(exception) => Ok(exception),
            other => Err(other),
        }
    }
}

/// Why native code (or an instruction) does not go on.
#[derive(Clone, Debug)]
pub enum Interrupt {
    /// A Python exception (the exception object).
    Raise(Value),
    /// The machine must run something first: `Machine::asked` says what.
    Ask,
    /// The native's result is the result of calling what `Machine::asked` says.
    Tail,
    /// `input()` waits for a line.
    Input,
    /// A limit was met: in words.
    Limit(Box<str>),
    /// A bug in the machine.
    Fault(Box<str>),
}

/// Arguments, few of them most of the time.
pub type Arguments = SmallVec<[Value; 6]>;

/// A call that native code asks for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What to call.
    pub callee: Value,
    /// Positional arguments, then those named by `names`.
    pub arguments: Arguments,
    /// Names (str values) of the last arguments.
    pub names: SmallVec<[Value; 2]>,
    /// Whether an exception is an answer too.
    pub catch: bool,
}

/// An answer on the tape.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// It returned this.
    Returned(Value),
    /// It raised this.
    Raised(Value),
}

/// A native call that waits: everything needed to run it again.
#[derive(Clone, Debug)]
pub struct NativeCall {
    /// Which native.
    pub run: NativeFn,
    /// Its arguments.
    pub arguments: Arguments,
    /// Names of the last of them.
    pub names: SmallVec<[Value; 2]>,
    /// Answers so far.
    pub answers: Vec<Answer>,
    /// Whether the pending question takes an exception as an answer.
    pub catch: bool,
}

impl NativeCall {
    /// Calls `visit` with every value it refers to.
    pub fn values(&self, visit: &mut impl FnMut(Value)) {
        self.arguments.iter().chain(&self.names).for_each(|&value| visit(value));
        for answer in &self.answers {
            match answer {
                Answer::Returned(value) | Answer::Raised(value) => visit(*value),
            }
        }
    }
}

/// The answers of a native call, read in order.
#[derive(Debug, Default)]
pub struct Tape {
    answers: Vec<Answer>,
    next: usize,
    /// How deep natives call natives.
    depth: u32,
}

impl Tape {
    /// A tape with these answers.
    pub fn new(answers: Vec<Answer>) -> Tape {
        Tape { answers, next: 0, depth: 0 }
    }

    /// The answers, those kept by the native itself included.
    pub(crate) fn into_answers(self) -> Vec<Answer> {
        self.answers
    }
}

/// One run of a native: its arguments, and the machine to work with.
pub struct Call<'a> {
    /// The machine. Natives read and write objects through `vm.heap`.
    pub vm: &'a mut Machine,
    /// Positional arguments, then those named by `names`. A method's first is the object.
    pub arguments: &'a [Value],
    /// Names (str values) of the last arguments.
    pub names: &'a [Value],
    /// Answers.
    pub tape: &'a mut Tape,
}

/// How deep natives may call natives (nested containers' reprs, comparisons) before it is a RecursionError.
const NATIVE_DEPTH: u32 = 400;

impl Call<'_> {
    /// How many positional arguments there are.
    pub fn count(&self) -> usize {
        self.arguments.len() - self.names.len()
    }

    /// Positional argument `index`, nil where it was not given.
    pub fn arg(&self, index: usize) -> Value {
        if index < self.count() { self.arguments[index] } else { Value::Nil }
    }

    /// The argument given by keyword `name`, nil where it was not given.
    pub fn keyword(&self, name: &str) -> Value {
        let first = self.count();
        for (at, &given) in self.names.iter().enumerate() {
            if self.vm.heap.text(given) == Some(name) {
                return self.arguments[first + at];
            }
        }
        Value::Nil
    }

    /// The result of calling `callee` with positional arguments. Change nothing before; see the module's text.
    pub fn ask(&mut self, callee: Value, arguments: &[Value]) -> Result<Value, Interrupt> {
        self.ask_request(Request { callee, arguments: arguments.into(), ..Request::default() })
    }

    /// As `ask`; an exception raised by the callee is `Ok(Err(exception))`.
    pub fn ask_or_error(
        &mut self,
        callee: Value,
        arguments: &[Value],
    ) -> Result<Result<Value, Value>, Interrupt> {
        let request = Request { callee, arguments: arguments.into(), catch: true, ..Request::default() };
        match self.ask_request(request) {
            Ok(value) => Ok(Ok(value)),
            Err(Interrupt::Raise(exception)) => Ok(Err(exception)),
            Err(other) => Err(other),
        }
    }

    /// As `ask`, for any request.
    pub fn ask_request(&mut self, mut request: Request) -> Result<Value, Interrupt> {
        while let Some(run) = self.vm.resolve_native(&mut request) {
            if self.tape.depth >= NATIVE_DEPTH {
                return Err(self.vm.recursion_error());
            }
            self.tape.depth += 1;
            let result = self.nested(run, &request.arguments, &request.names);
            self.tape.depth -= 1;
            match result {
                Err(Interrupt::Tail) => {
                    let catch = request.catch;
                    request = std::mem::take(&mut self.vm.asked);
                    request.catch = catch;
                }
                other => return other,
            }
        }
        let answer = self.tape.answers.get(self.tape.next).copied();
        self.tape.next += 1;
        match answer {
            Some(Answer::Returned(value)) => Ok(value),
            Some(Answer::Raised(exception)) => Err(Interrupt::Raise(exception)),
            None => {
                self.vm.asked = request;
                Err(Interrupt::Ask)
            }
        }
    }

    /// Keeps `value` for further runs of this native: the first run's value comes back in each. For objects made
    /// before a later `ask` may see them.
    pub fn keep(&mut self, value: Value) -> Value {
        let at = self.tape.next;
        self.tape.next += 1;
        match self.tape.answers.get(at) {
            Some(Answer::Returned(kept)) => *kept,
            _ => {
                self.tape.answers.push(Answer::Returned(value));
                value
            }
        }
    }

    /// As `keep`, for what must not be made a second time: `make` runs once, and asks nothing.
    pub fn keep_made(
        &mut self,
        make: impl FnOnce(&mut Call<'_>) -> Result<Value, Interrupt>,
    ) -> Result<Value, Interrupt> {
        match self.tape.answers.get(self.tape.next) {
            Some(Answer::Returned(kept)) => {
                let kept = *kept;
                self.tape.next += 1;
                Ok(kept)
            }
            _ => {
                let made = make(self)?;
                Ok(self.keep(made))
            }
        }
    }

    /// Runs another native within this one, on the same tape.
    pub fn nested(
        &mut self,
        run: NativeFn,
        arguments: &[Value],
        names: &[Value],
    ) -> Result<Value, Interrupt> {
        run(&mut Call { vm: self.vm, arguments, names, tape: self.tape })
    }

    /// Goes one level deeper into nested values: RecursionError where that is too deep.
    pub fn deeper<T>(
        &mut self,
        go: impl FnOnce(&mut Call<'_>) -> Result<T, Interrupt>,
    ) -> Result<T, Interrupt> {
        if self.tape.depth >= NATIVE_DEPTH {
            return Err(self.vm.recursion_error());
        }
        self.tape.depth += 1;
        let result = go(self);
        self.tape.depth -= 1;
        result
    }

    /// Ends this native: its result is that of calling `callee`.
    pub fn tail(&mut self, callee: Value, arguments: &[Value]) -> Interrupt {
        self.vm.asked = Request { callee, arguments: arguments.into(), ..Request::default() };
        Interrupt::Tail
    }

    /// An exception of a built-in class with a message.
    pub fn error(&mut self, class: Addr, message: impl AsRef<str>) -> Interrupt {
        self.vm.error(class, message.as_ref())
    }

    /// TypeError with a message.
    pub fn type_error(&mut self, message: impl AsRef<str>) -> Interrupt {
        self.vm.error(super::classes::TYPE_ERROR, message.as_ref())
    }
}

impl Machine {
    /// Where `request` comes down to native code (a native, a method bound to one), its function, with the request's
    /// arguments completed.
    pub(crate) fn resolve_native(&self, request: &mut Request) -> Option<NativeFn> {
        loop {
            match request.callee {
                Value::Native(id) => return Some(self.native(id).run),
                Value::Object(at) => match self.heap.get(at) {
                    Object::BoundMethod(both) => {
                        request.callee = both.0;
                        request.arguments.insert(0, both.1);
                    }
                    _ => return None,
                },
                _ => return None,
            }
        }
    }
}
