//! Exceptions: raising, finding handlers, leaving frames.

use super::call::Flow;
use super::classes;
use super::frame::FrameKind;
use super::generator_methods::exception_of;
use super::machine::Machine;
use super::native::{Answer, Call, Interrupt};
use super::object::{GeneratorKind, Object, Traceback};
use super::state::Event;
use super::value::Value;
use crate::code::Instruction;

impl Machine {
    /// Raises an exception in the running frame.
    pub(crate) fn raise(&mut self, exception: Value) -> Result<Flow, Interrupt> {
        let handled = self.state.handled;
        if let Value::Object(at) = exception
            && handled != exception
            && handled != Value::None
            && let Object::Exception(inner) = self.heap.get(at)
            && matches!(inner.context, Value::None)
        {
            self.cut_context(handled, exception);
            if let Object::Exception(inner) = self.heap.write(at) {
                inner.context = handled;
            }
        }
        self.state.in_flight = exception;
        self.state.announced = false;
        self.add_traceback();
        self.unwind()
    }

    /// Cuts the chain of contexts of `handled` before `exception`, which is about to get it as its own context: no cycles
    /// (`Python/errors.c`: `_PyErr_SetObject`).
    fn cut_context(&mut self, handled: Value, exception: Value) {
        let context = |vm: &Machine, at| vm.exception_at(at).map_or(Value::None, |inner| inner.context);
        // A chain that a program closed is met again by what walks at half the pace.
        let (mut at, mut slow, mut steps) = (handled, handled, 0);
        while let Value::Object(here) = at {
            let next = context(self, at);
            if next == exception {
                if let Object::Exception(inner) = self.heap.write(here) {
                    inner.context = Value::None;
                }
                break;
            }
            (at, steps) = (next, steps + 1);
            if steps % 2 == 0 {
                slow = context(self, slow);
            }
            if at == slow {
                break;
            }
        }
        self.charge(steps);
    }

    /// Goes on raising, as it was.
    pub(crate) fn reraise(&mut self, exception: Value) -> Result<Flow, Interrupt> {
        self.state.in_flight = exception;
        self.state.announced = true;
        self.unwind()
    }

    /// Notes where the exception in flight passes.
    fn add_traceback(&mut self) {
        if let Some(frame) = self.frames.last().copied() {
            self.add_frame_to_traceback(self.state.in_flight, &frame);
        }
    }

    /// Notes in `exception` that it passes `frame`.
    pub(super) fn add_frame_to_traceback(&mut self, exception: Value, frame: &super::frame::Frame) {
        if frame.kind != FrameKind::Python || self.codes[frame.code as usize].is_library() {
            return;
        }
        let Value::Object(at) = exception else { return };
        let Object::Exception(exception) = self.heap.get(at) else { return };
        let entry =
            Traceback { next: exception.traceback, globals: frame.globals, code: frame.code, pc: frame.pc };
        let entry = Value::Object(self.heap.alloc(Object::Traceback(Box::new(entry))));
        if let Object::Exception(exception) = self.heap.write(at) {
            exception.traceback = entry;
        }
    }

    /// Takes the exception in flight to its handler, leaving frames on the way. Goes on from where it stood still.
    pub(crate) fn unwind(&mut self) -> Result<Flow, Interrupt> {
        loop {
            let exception = self.state.in_flight;
            if self.frames.len() <= self.floor {
                return Ok(Flow::Finish);
            }
            let Some(frame) = self.frames.last().copied() else { return Ok(Flow::Finish) };
            if frame.kind == FrameKind::Native {
                let catches = frame
                    .function
                    .addr()
                    .is_some_and(|at| matches!(self.heap.get(at), Object::NativeCall(call) if call.catch));
                if catches {
                    self.state.in_flight = Value::Nil;
                    return self.answer(Answer::Raised(exception));
                }
                self.pop_frame();
                self.add_traceback();
                continue;
            }
            let code = self.codes[frame.code as usize].clone();
            if !code.hidden && !self.state.announced {
                self.state.announced = true;
                // The module itself has no number, but a raise in it is a stop all the same.
                if self.stop_here(Event::Exception(exception), false) {
                    return Ok(Flow::Pause);
                }
            }
            let handler =
                code.code.handlers.iter().find(|handler| (handler.start..handler.end).contains(&frame.pc));
            if let Some(handler) = handler {
                self.set_register(frame.base as usize, handler.exception, exception);
                if let Some(frame) = self.frames.last_mut() {
                    frame.pc = handler.target;
                }
                self.state.in_flight = Value::Nil;
                return Ok(Flow::Switch);
            }
            if frame.number != 0 {
                if self.stop_here(Event::Unwind(exception), true) {
                    return Ok(Flow::Pause);
                }
                self.log_return(frame.number);
            }
            self.keep_for_traceback(&frame);
            self.pop_frame();
            if let Value::Object(at) = frame.generator {
                let kind = self.finish_generator(at);
                self.no_stop_iteration_out_of_generators(kind);
            }
            self.add_traceback();
        }
    }

    /// PEP 479: a StopIteration that leaves a generator becomes a RuntimeError.
    fn no_stop_iteration_out_of_generators(&mut self, kind: GeneratorKind) {
        let exception = self.state.in_flight;
        let ends_async = kind == GeneratorKind::AsyncGenerator
            && self.is_instance(exception, classes::STOP_ASYNC_ITERATION);
        if !ends_async && !self.is_instance(exception, classes::STOP_ITERATION) {
            return;
        }
        let what = if ends_async { "StopAsyncIteration" } else { "StopIteration" };
        let text = format!("{} raised {what}", kind.noun());
        if let Interrupt::Raise(error) = self.error(classes::RUNTIME_ERROR, &text) {
            if let Value::Object(at) = error
                && let Object::Exception(inner) = self.heap.write(at)
            {
                inner.cause = exception;
                inner.context = exception;
                inner.suppress_context = true;
            }
            self.state.in_flight = error;
        }
    }

    pub(crate) fn execute_exception(
        &mut self,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        use super::frame::Then;
        match instruction {
            Instruction::Raise { exception } => {
                let arguments = [self.register(base, exception)];
                self.operation(raise_native, &arguments, Then::Discard)
            }
            Instruction::RaiseFrom { exception, cause } => {
                let arguments = [self.register(base, exception), self.register(base, cause)];
                self.operation(raise_native, &arguments, Then::Discard)
            }
            Instruction::RaiseAgain => match self.state.handled {
                Value::None => Err(self.error(classes::RUNTIME_ERROR, "No active exception to reraise")),
                exception => {
                    // No new entry in the traceback, no new context: it goes on as it was.
                    self.state.in_flight = exception;
                    self.state.announced = false;
                    self.unwind()
                }
            },
            Instruction::Reraise { src } => {
                let exception = self.register(base, src);
                self.reraise(exception)
            }
            Instruction::EnterHandler { exception } => {
                // What the callers handle is none of this frame's: a generator may run on under others.
                let mut handled = Value::Nil;
                if let Some(frame) = self.frames.last_mut() {
                    if frame.handling != 0 {
                        handled = self.state.handled;
                    }
                    frame.handling += 1;
                }
                self.set_register(base, exception + 1, handled);
                self.state.handled = self.register(base, exception);
                Ok(Flow::Next)
            }
            Instruction::LeaveHandler { exception } => {
                let handled = self.register(base, exception + 1);
                if let Some(frame) = self.frames.last_mut() {
                    frame.handling = frame.handling.saturating_sub(1);
                    self.state.handled = if handled.is_nil() { frame.handled_before } else { handled };
                }
                Ok(Flow::Next)
            }
            Instruction::MatchException { dst, exception, class } => {
                let matches = self.matches(self.register(base, exception), self.register(base, class))?;
                self.set_register(base, dst, Value::Bool(matches));
                Ok(Flow::Next)
            }
            Instruction::MatchGroup { start, class } => {
                let arguments = [self.register(base, start), self.register(base, class)];
                let part = self.library("_match_group");
                self.call_value(part, arguments.as_slice().into(), Default::default(), Then::Unpack(start))
            }
            Instruction::JoinRaised { dst, exception, raised } => {
                let arguments = [self.register(base, exception), self.register(base, raised)];
                let join = self.library("_join_raised");
                self.call_value(join, arguments.as_slice().into(), Default::default(), Then::Store(dst))
            }
            Instruction::AssertFailed { message } => {
                let message = self.register(base, message);
                let args: &[Value] = if message.is_nil() { &[] } else { &[message] };
                let exception = self.exception(classes::ASSERTION_ERROR, args);
                Err(Interrupt::Raise(exception))
            }
            Instruction::EnterContext { start } => {
                self.operation(enter_native, &[self.register(base, start)], Then::Context(start))
            }
            Instruction::ExitContext { exit } => {
                let exit = self.register(base, exit);
                let arguments = [Value::None; 3].as_slice().into();
                self.call_value(exit, arguments, Default::default(), Then::Discard)
            }
            Instruction::ExitContextRaised { dst, exit, exception } => {
                let (exit, exception) = (self.register(base, exit), self.register(base, exception));
                let class = Value::Object(self.class_of(exception));
                let traceback = match self.heap.of(exception) {
                    Some(Object::Exception(exception)) => exception.traceback,
                    _ => Value::None,
                };
                let arguments = [class, exception, traceback].as_slice().into();
                self.call_value(exit, arguments, Default::default(), Then::Store(dst))
            }
            _ => Err(Interrupt::Fault("not an instruction of this family".into())),
        }
    }

    fn matches(&mut self, exception: Value, class: Value) -> Result<bool, Interrupt> {
        if let Some(Object::Tuple(items)) = self.heap.of(class) {
            let items = items.to_vec();
            // What is no exception class is refused before anything matches.
            let refused = items.iter().find(|&&item| {
                item.addr().is_none_or(|at| !self.is_subclass(at, classes::BASE_EXCEPTION))
                    && !matches!(self.heap.of(item), Some(Object::Tuple(_)))
            });
            if let Some(&item) = refused {
                return self.matches(exception, item);
            }
            for item in items {
                if self.matches(exception, item)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        match class.addr() {
            Some(at) if self.is_subclass(at, classes::BASE_EXCEPTION) => Ok(self.is_instance(exception, at)),
            _ => Err(self.error(
                classes::TYPE_ERROR,
                "catching classes that do not inherit from BaseException is not allowed",
            )),
        }
    }
}

/// `raise exception [from cause]`: always ends in a raise.
fn raise_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let exception = exception_of(call, call.arg(0))?;
    let exception = call.keep(exception);
    // A raise statement gives it a new context.
    if let Some(at) = exception.addr()
        && call.vm.state.handled != Value::None
        && call.vm.state.handled != exception
        && let Object::Exception(inner) = call.vm.heap.get(at)
        && inner.context != Value::None
        && let Object::Exception(inner) = call.vm.heap.write(at)
    {
        inner.context = Value::None;
    }
    if call.count() > 1 {
        let cause = match call.arg(1) {
            Value::None => Value::None,
            other if matches!(call.vm.heap.of(other), Some(Object::Class(_))) => exception_of(call, other)?,
            other if call.vm.is_instance(other, classes::BASE_EXCEPTION) => other,
            _ => return Err(call.type_error("exception causes must derive from BaseException")),
        };
        if let Some(at) = exception.addr()
            && let Object::Exception(inner) = call.vm.heap.write(at)
        {
            inner.cause = cause;
            inner.suppress_context = true;
        }
    }
    Err(Interrupt::Raise(exception))
}

/// `(bound __exit__, result of __enter__())`
fn enter_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let manager = call.arg(0);
    let (enter, exit) = (call.vm.type_method(manager, "__enter__"), call.vm.type_method(manager, "__exit__"));
    let (Some(enter), Some(exit)) = (enter, exit) else {
        let missed = if enter.is_none() { "" } else { " (missed __exit__ method)" };
        let message = format!(
            "'{}' object does not support the context manager protocol{missed}",
            call.vm.type_name(manager)
        );
        return Err(call.type_error(message));
    };
    let entered = call.ask(enter, &[])?;
    Ok(call.vm.heap.tuple([exit, entered]))
}
