//! Calls: from registers without copying where that is possible, from anywhere otherwise.

use super::classes;
use super::frame::{Frame, FrameKind, Then};
use super::generator::Wake;
use super::machine::{Event, Machine, SavedFrame};
use super::native::{Answer, Arguments, Call, Interrupt, NativeCall, NativeFn, Request, Tape};
use super::object::{Generator, GeneratorState, Layout, Object};
use super::value::{Addr, Value};
use crate::code::Instruction;
use smallvec::SmallVec;
use std::rc::Rc;

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

impl Machine {
    /// The first free register above the running frame.
    pub(crate) fn top(&self) -> u32 {
        match self.frames.last() {
            None => 0,
            Some(frame) => frame.base + self.registers_of(frame),
        }
    }

    pub(crate) fn registers_of(&self, frame: &Frame) -> u32 {
        match frame.kind {
            FrameKind::Python => u32::from(self.codes[frame.code as usize].code.registers),
            FrameKind::Native => 0,
        }
    }

    /// Pushes a frame whose first `set` registers are filled already, clears the others, and makes its cells.
    pub(crate) fn enter(&mut self, frame: Frame, set: u32) {
        let code = &self.codes[frame.code as usize];
        let counts = !code.hidden;
        let (start, end) =
            ((frame.base + set) as usize, (frame.base + u32::from(code.code.registers)) as usize);
        if self.stack.len() < end + 64 {
            self.stack.resize((end + 64) * 2, Value::Nil);
        }
        self.stack[start..end].fill(Value::Nil);
        self.frames.push(frame);
        self.state.depth += usize::from(counts);
    }

    /// Whether one more frame would be too many: CPython's limit for the program's own, a wider one with the
    /// library's, which CPython has none of.
    pub(crate) fn too_deep(&self) -> bool {
        self.state.depth >= self.limits.depth || self.frames.len() >= self.limits.depth * 4
    }

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
                let (code, globals) = (function.code, function.globals);
                return self.enter_function(at, code, globals, first, count, 0, then);
            }
        }
        match callee {
            Value::Native(id) => {
                let run = self.native(id).run;
                let range = first as usize..(first + count) as usize;
                let arguments = Arguments::from_slice(&self.stack[range]);
                self.call_native(run, &arguments, &[], then)
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

    /// Pushes the frame of a function whose parameters are in place at `base`.
    #[allow(clippy::too_many_arguments)]
    fn enter_function(
        &mut self,
        function: Addr,
        code: u32,
        globals: Addr,
        base: u32,
        set: u32,
        defaulted: u64,
        then: Then,
    ) -> Result<Flow, Interrupt> {
        if self.too_deep() {
            return Err(self.recursion_error());
        }
        let loaded = self.codes[code as usize].clone();
        let number = if loaded.hidden { 0 } else { self.next_frame_number(code) };
        let frame = Frame {
            kind: FrameKind::Python,
            code,
            pc: 0,
            base,
            function: Value::Object(function),
            number,
            then,
            globals,
            namespace: globals,
            generator: Value::Nil,
            handled_before: self.state.handled,
            defaulted,
            mark: u32::MAX,
            stamp: self.heap.generation(),
        };
        self.enter(frame, set);
        self.state.work += 1;
        if let Object::Function(function) = self.heap.get(function) {
            let first = (base + u32::from(loaded.code.first_free)) as usize;
            for (at, &cell) in function.closure.iter().enumerate() {
                self.stack[first + at] = Value::Object(cell);
            }
        }
        self.make_entry_cells(&loaded);
        if number == 0 {
            return Ok(Flow::Switch);
        }
        self.log_call(code, number);
        Ok(if self.stop_here(Event::Call, false) { Flow::Pause } else { Flow::Switch })
    }

    /// The next f-number, for a frame of the code at `code`.
    fn next_frame_number(&mut self, code: u32) -> u32 {
        self.state.frame_numbers += 1;
        let number = self.state.frame_numbers as usize;
        // A run is repeatable: what is beyond the current number is from the same run, later.
        if self.frame_codes.len() < number {
            self.frame_codes.push(code);
        }
        self.state.frame_numbers
    }

    /// Runs the `MakeCell`s a code starts with, so that a frame is never seen without its cells.
    fn make_entry_cells(&mut self, loaded: &super::LoadedCode) {
        while let Some(frame) = self.frames.last() {
            let Some(Instruction::MakeCell { slot }) = loaded.code.instructions.get(frame.pc as usize) else {
                return;
            };
            self.make_cell(*slot);
            if let Some(frame) = self.frames.last_mut() {
                frame.pc += 1;
            }
        }
    }

    /// Calls any value. `names` are the names of the last arguments.
    pub(crate) fn call_value(
        &mut self,
        callee: Value,
        arguments: Arguments,
        names: SmallVec<[Value; 2]>,
        then: Then,
    ) -> Result<Flow, Interrupt> {
        let mut request = Request { callee, arguments, names, catch: false };
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
                Object::Class(class) if class.metaclass == classes::TYPE => {
                    return self.instantiate(at, request, then);
                }
                _ => match self.type_method(request.callee, "__call__") {
                    Some(method) => request.callee = method,
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
        if loaded.code.flags.generator {
            let generator = self.make_generator(at, &loaded, code, globals, &bound.values, bound.defaulted);
            return self.deliver(then, generator);
        }
        let base = self.top();
        let end = base as usize + bound.values.len();
        if self.stack.len() < end + 64 {
            self.stack.resize((end + 64) * 2, Value::Nil);
        }
        self.stack[base as usize..end].copy_from_slice(&bound.values);
        self.enter_function(at, code, globals, base, bound.values.len() as u32, bound.defaulted, then)
    }

    fn make_generator(
        &mut self,
        function: Addr,
        loaded: &Rc<super::LoadedCode>,
        code: u32,
        globals: Addr,
        values: &[Value],
        defaulted: u64,
    ) -> Value {
        let number = if loaded.hidden { 0 } else { self.next_frame_number(code) };
        let frame = Frame {
            kind: FrameKind::Python,
            code,
            pc: 0,
            base: self.top(),
            function: Value::Object(function),
            number,
            then: Then::Discard,
            globals,
            namespace: globals,
            generator: Value::Nil,
            handled_before: Value::None,
            defaulted,
            mark: u32::MAX,
            stamp: 0,
        };
        // Entered for a moment, so that its cells are made as for any frame.
        self.enter(frame, 0);
        let base = frame.base as usize;
        self.stack[base..base + values.len()].copy_from_slice(values);
        if let Object::Function(function) = self.heap.get(function) {
            let first = base + usize::from(loaded.code.first_free);
            for (at, &cell) in function.closure.iter().enumerate() {
                self.stack[first + at] = Value::Object(cell);
            }
        }
        self.make_entry_cells(loaded);
        self.state.depth -= usize::from(!loaded.hidden);
        let frame = self.frames.pop().unwrap_or(frame);
        let registers: Box<[Value]> = self.stack[base..base + usize::from(loaded.code.registers)].into();
        let name = Value::Object(loaded.name);
        let generator = Generator { state: GeneratorState::Created, frame, registers, name };
        let at = self.heap.alloc(Object::Generator(Box::new(generator)));
        if let Object::Generator(generator) = self.heap.write(at) {
            generator.frame.generator = Value::Object(at);
        }
        Value::Object(at)
    }

    /// Runs a native; where it asks for something, leaves a frame that waits for the answer.
    pub(crate) fn call_native(
        &mut self,
        run: NativeFn,
        arguments: &[Value],
        names: &[Value],
        then: Then,
    ) -> Result<Flow, Interrupt> {
        self.state.work += 1;
        let mut tape = Tape::default();
        let mut call = Call { vm: self, arguments, names, tape: &mut tape };
        match run(&mut call) {
            Ok(value) => self.deliver(then, value),
            Err(Interrupt::Tail) => {
                let asked = std::mem::take(&mut self.asked);
                self.call_value(asked.callee, asked.arguments, asked.names, then)
            }
            Err(Interrupt::Ask) => {
                let asked = std::mem::take(&mut self.asked);
                let waiting = NativeCall {
                    run,
                    arguments: Arguments::from_slice(arguments),
                    names: SmallVec::from_slice(names),
                    answers: tape.into_answers(),
                    catch: asked.catch,
                };
                if self.frames.len() >= self.limits.depth * 3 {
                    return Err(self.recursion_error());
                }
                let at = self.heap.alloc(Object::NativeCall(Box::new(waiting)));
                self.push_native_frame(at, then);
                self.call_value(asked.callee, asked.arguments, asked.names, Then::Answer)
            }
            Err(other) => Err(other),
        }
    }

    fn push_native_frame(&mut self, call: Addr, then: Then) {
        let base = self.top();
        let globals = self.builtins;
        self.frames.push(Frame {
            kind: FrameKind::Native,
            code: 0,
            pc: 0,
            base,
            function: Value::Object(call),
            number: 0,
            then,
            globals,
            namespace: globals,
            generator: Value::Nil,
            handled_before: self.state.handled,
            defaulted: 0,
            mark: u32::MAX,
            stamp: self.heap.generation(),
        });
    }

    /// Gives the native call on top its answer and runs it again.
    pub(crate) fn answer(&mut self, answer: Answer) -> Result<Flow, Interrupt> {
        let Some(at) = self.frames.last().and_then(|frame| frame.function.addr()) else {
            return Ok(Flow::Finish);
        };
        if let Object::NativeCall(waiting) = self.heap.write(at) {
            waiting.answers.push(answer);
        }
        self.run_native_again()
    }

    /// Runs the native call on top again, with the answers it has.
    pub(crate) fn run_native_again(&mut self) -> Result<Flow, Interrupt> {
        let Some(frame) = self.frames.last().copied() else { return Ok(Flow::Finish) };
        let Some(at) = frame.function.addr() else { return Ok(Flow::Finish) };
        let Object::NativeCall(waiting) = self.heap.get(at) else { return Ok(Flow::Finish) };
        let waiting = waiting.clone();
        self.state.work += 1;
        let mut tape = Tape::new(waiting.answers);
        let mut call =
            Call { vm: self, arguments: &waiting.arguments, names: &waiting.names, tape: &mut tape };
        match (waiting.run)(&mut call) {
            Ok(value) => {
                self.pop_frame();
                self.deliver(frame.then, value)
            }
            Err(Interrupt::Tail) => {
                self.pop_frame();
                let asked = std::mem::take(&mut self.asked);
                self.call_value(asked.callee, asked.arguments, asked.names, frame.then)
            }
            Err(Interrupt::Ask) => {
                let asked = std::mem::take(&mut self.asked);
                if let Object::NativeCall(waiting) = self.heap.write(at) {
                    waiting.answers = tape.into_answers();
                    waiting.catch = asked.catch;
                }
                self.call_value(asked.callee, asked.arguments, asked.names, Then::Answer)
            }
            Err(Interrupt::Raise(exception)) => {
                self.pop_frame();
                Err(Interrupt::Raise(exception))
            }
            Err(other) => Err(other),
        }
    }

    /// Runs an operation written as a native (an operator's whole protocol) on behalf of an instruction.
    pub(crate) fn operation(
        &mut self,
        run: NativeFn,
        arguments: &[Value],
        then: Then,
    ) -> Result<Flow, Interrupt> {
        self.call_native(run, arguments, &[], then)
    }

    /// Takes the running frame off; the one below is noted before it changes.
    pub(crate) fn pop_frame(&mut self) {
        if let Some(frame) = self.frames.pop() {
            if frame.kind == FrameKind::Python && !self.codes[frame.code as usize].hidden {
                self.state.depth -= 1;
            }
            self.state.handled = frame.handled_before;
        }
        self.note_running_frame();
    }

    /// Notes the running frame in the journal, unless this generation has it.
    #[inline]
    pub(crate) fn note_running_frame(&mut self) {
        let generation = self.heap.generation();
        if let Some(frame) = self.frames.last()
            && frame.stamp != generation
        {
            self.save_running_frame(generation);
        }
    }

    #[cold]
    fn save_running_frame(&mut self, generation: u32) {
        let Some(frame) = self.frames.last().copied() else { return };
        let (base, count) = (frame.base as usize, self.registers_of(&frame) as usize);
        let registers: Box<[Value]> = self.stack[base..base + count].into();
        self.saved_frames.push(SavedFrame { frame, registers });
        if let Some(frame) = self.frames.last_mut() {
            frame.stamp = generation;
        }
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
            return self.call_native(super::class::make_instance, &arguments, &request.names, then);
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
                    return self.call_native(super::class::make_instance, &arguments, &request.names, then);
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
