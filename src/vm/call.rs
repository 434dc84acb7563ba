//! Calls: from registers without copying where that is possible, from anywhere otherwise.

use super::classes;
use super::frame::{Frame, FrameKind, Then};
use super::frames::SPARE;
use super::generator::Wake;
use super::machine::Machine;
use super::native::{Arguments, Interrupt, Request};
use super::object::{Layout, Object};
use super::state::Event;
use super::value::{Addr, Value};
use smallvec::SmallVec;

/// What the step loop does after an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    /// The next instruction.
    Next,
    /// Another frame runs, or this one somewhere else: look again.
    Switch,
    /// Stand still: a stop is a target.
    Pause,
    /// The last frame left.
    Finish,
}

/// How many natives may end in a call of each other.
const MAX_CALLS_IN_CALLS: u32 = 300;

impl Machine {
    /// Calls `callee` with the `count` registers of the stack from `first` on.
    #[inline]
    pub(crate) fn call_registers(
        &mut self,
        callee: Value,
        first: u32,
        count: u32,
        then: Then,
    ) -> Result<Flow, Interrupt> {
        if let Value::Object(at) = callee
            && let Object::Function(function) = self.heap.get(at)
        {
            let code = &self.codes[function.code as usize];
            if code.simple && u32::from(code.code.positional) == count {
                return self.enter_function(at, first, count, 0, then);
            }
        }
        match callee {
            Value::Native(id) => {
                let run = self.native(id).run;
                let range = first as usize..(first + count) as usize;
                let arguments = Arguments::from_slice(&self.stack[range]);
                self.operation(run, &arguments, then)
            }
            Value::Object(at) => match self.heap.get(at) {
                Object::BoundMethod(both) => {
                    // The register right below the arguments held the callee, or nothing: the object goes there.
                    let (function, this) = **both;
                    self.stack[first as usize - 1] = this;
                    self.call_registers(function, first - 1, count + 1, then)
                }
                _ => {
                    let range = first as usize..(first + count) as usize;
                    let arguments = Arguments::from_slice(&self.stack[range]);
                    self.call_value(callee, arguments, SmallVec::new(), then)
                }
            },
            _ => Err(self.not_callable(callee)),
        }
    }

    /// Pushes the frame of a function whose first `set` registers, its parameters, are in place at `base`.
    pub(crate) fn enter_function(
        &mut self,
        at: Addr,
        base: u32,
        set: u32,
        defaulted: u64,
        then: Then,
    ) -> Result<Flow, Interrupt> {
        if self.too_deep() {
            return Err(self.recursion_error());
        }
        let Object::Function(function) = self.heap.get(at) else {
            return Err(Interrupt::Fault("not a function".into()));
        };
        let code = function.code;
        let loaded = &self.codes[code as usize];
        let end = (base + u32::from(loaded.code.registers)) as usize;
        if self.stack.len() < end + SPARE {
            self.stack.resize((end + SPARE) * 2, Value::Nil);
        }
        self.stack[(base + set) as usize..end].fill(Value::Nil);
        let free = (base + u32::from(loaded.code.first_free)) as usize;
        for (slot, &cell) in self.stack[free..end].iter_mut().zip(&function.closure) {
            *slot = Value::Object(cell);
        }
        let (hidden, makes_cells, parent) = (loaded.hidden, loaded.makes_cells, function.parent);
        self.state.depth += usize::from(!loaded.is_library());
        self.state.work += 1;
        let mut frame = Frame {
            kind: FrameKind::Python,
            code,
            pc: 0,
            base,
            function: Value::Object(at),
            number: 0,
            then,
            globals: function.globals,
            namespace: function.globals,
            generator: Value::Nil,
            handled_before: self.state.handled,
            handling: 0,
            defaulted,
            mark: u32::MAX,
            stamp: self.heap.generation(),
        };
        if !hidden {
            frame.number = self.next_frame_number(code, parent);
        }
        let number = frame.number;
        self.frames.push(frame);
        if makes_cells {
            self.make_entry_cells();
        }
        if hidden {
            return Ok(Flow::Switch);
        }
        self.log_call(code, number);
        Ok(if self.stop_here(Event::Call, false) { Flow::Pause } else { Flow::Switch })
    }

    /// Calls any value. `names` are the names of the last arguments.
    pub(crate) fn call_value(
        &mut self,
        callee: Value,
        arguments: Arguments,
        names: SmallVec<[Value; 2]>,
        then: Then,
    ) -> Result<Flow, Interrupt> {
        // A native that ends in a call of another that ends in a call: the one chain that is on our own stack.
        if self.calls_in_calls >= MAX_CALLS_IN_CALLS {
            return Err(self.recursion_error());
        }
        self.calls_in_calls += 1;
        let flow = self.call_now(Request { callee, arguments, names, catch: false }, then);
        self.calls_in_calls -= 1;
        flow
    }

    fn call_now(&mut self, mut request: Request, then: Then) -> Result<Flow, Interrupt> {
        let mut rounds = 0;
        loop {
            if let Some(run) = self.resolve_native(&mut request) {
                return self.call_native(run, &request.arguments, &request.names, then);
            }
            let Value::Object(at) = request.callee else { return Err(self.not_callable(request.callee)) };
            match self.heap.get(at) {
                Object::Function(_) => return self.call_function(at, request, then),
                Object::Generator(_) if request.arguments.first().is_some_and(|first| first.is_nil()) => {
                    let wake = match request.arguments[..] {
                        [_, sent] => Wake::Send(sent),
                        [_, _, exception] => Wake::Throw(exception),
                        _ => return Err(Interrupt::Fault("a generator was woken with nothing".into())),
                    };
                    return self.wake(at, wake, then);
                }
                Object::Code(code) if request.arguments.first().is_some_and(|first| first.is_nil()) => {
                    return self.run_code(*code, &request.arguments, then);
                }
                Object::Class(class) if class.metaclass == classes::TYPE => {
                    return self.instantiate(at, request, then);
                }
                _ => match self.type_method(request.callee, "__call__") {
                    // An instance whose class has an instance for its `__call__`, and so on.
                    Some(_) if rounds >= self.limits.depth => return Err(self.recursion_error()),
                    Some(method) => {
                        rounds += 1;
                        request.callee = method;
                    }
                    None => return Err(self.not_callable(request.callee)),
                },
            }
        }
    }

    fn not_callable(&mut self, callee: Value) -> Interrupt {
        let message = format!("'{}' object is not callable", self.type_name(callee));
        self.error(classes::TYPE_ERROR, &message)
    }

    fn call_function(&mut self, at: Addr, request: Request, then: Then) -> Result<Flow, Interrupt> {
        let Object::Function(function) = self.heap.get(at) else { return Ok(Flow::Next) };
        let (code, globals) = (function.code, function.globals);
        let loaded = self.codes[code as usize].clone();
        let bound = self.bind(at, &loaded, &request.arguments, &request.names)?;
        if loaded.code.flags.generator || loaded.code.flags.asynchronous {
            let generator = self.make_generator(at, &loaded, code, globals, &bound.values, bound.defaulted);
            return self.deliver(then, generator);
        }
        let base = self.top();
        let end = base as usize + bound.values.len();
        if self.stack.len() < end + SPARE {
            self.stack.resize((end + SPARE) * 2, Value::Nil);
        }
        self.stack[base as usize..end].copy_from_slice(&bound.values);
        self.enter_function(at, base, bound.values.len() as u32, bound.defaulted, then)
    }

    /// Makes an instance: `type.__call__` for classes whose metaclass is `type`.
    fn instantiate(&mut self, class: Addr, request: Request, then: Then) -> Result<Flow, Interrupt> {
        if class == classes::TYPE && request.arguments.len() == 1 && request.names.is_empty() {
            let value = Value::Object(self.class_of(request.arguments[0]));
            return self.deliver(then, value);
        }
        let plain_new = self.has_plain_new(class);
        let layout = self.class(class).map_or(Layout::Closed, |class| class.layout);
        if !plain_new || layout != Layout::Object {
            let mut arguments = request.arguments;
            arguments.insert(0, Value::Object(class));
            return self.call_native(super::make_class::make_instance, &arguments, &request.names, then);
        }
        match self.own_init(class) {
            None if !request.arguments.is_empty() => {
                let message = format!("{}() takes no arguments", self.class_name(class));
                Err(self.error(classes::TYPE_ERROR, &message))
            }
            None => {
                let instance = self.new_instance(class, Value::Nil);
                self.deliver(then, Value::Object(instance))
            }
            Some(init) => {
                let Then::Store(dst) = then else {
                    // Anywhere but in a register's call, the general way serves.
                    let mut arguments = request.arguments;
                    arguments.insert(0, Value::Object(class));
                    return self.call_native(
                        super::make_class::make_instance,
                        &arguments,
                        &request.names,
                        then,
                    );
                };
                let instance = self.new_instance(class, Value::Nil);
                let mut arguments = request.arguments;
                arguments.insert(0, Value::Object(instance));
                let then = Then::Init { dst, instance };
                self.call_value(init, arguments, request.names, then)
            }
        }
    }
}
