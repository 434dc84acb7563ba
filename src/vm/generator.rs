//! Generators: frames that park and run on.

use super::call::Flow;
use super::classes;
use super::code::LoadedCode;
use super::frame::{Frame, FrameKind, Then};
use super::frames::SPARE;
use super::machine::Machine;
use super::native::{Call, Interrupt};
use super::object::{Generator, GeneratorKind, GeneratorState, Object};
use super::state::Event;
use super::value::{Addr, Value};
use crate::code::{Instruction, Register};

/// What a parked frame wakes up to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Wake {
    /// Its `yield` gives this value.
    Send(Value),
    /// Its `yield` raises this exception.
    Throw(Value),
}

impl Machine {
    pub(super) fn make_generator(
        &mut self,
        function: Addr,
        loaded: &LoadedCode,
        code: u32,
        globals: Addr,
        values: &[Value],
        defaulted: u64,
    ) -> Value {
        let parent = match self.heap.get(function) {
            Object::Function(function) => function.parent,
            _ => 0,
        };
        let number = if loaded.hidden { 0 } else { self.next_frame_number(code, parent) };
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
            handling: 0,
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
        self.make_entry_cells();
        self.state.depth -= usize::from(!loaded.is_library());
        let frame = self.frames.pop().unwrap_or(frame);
        let registers: Box<[Value]> = self.stack[base..base + usize::from(loaded.code.registers)].into();
        let (name, qualified_name) = match self.heap.get(function) {
            Object::Function(function) => (function.name, function.qualified_name),
            _ => (Value::Object(loaded.name), Value::Object(loaded.qualified_name)),
        };
        let flags = loaded.code.flags;
        let kind = match (flags.generator, flags.asynchronous) {
            // The library's generators of that name are what asynchronous generators give to be awaited.
            (true, false) if loaded.hidden && loaded.code.name.starts_with("_async_") => {
                GeneratorKind::AsyncStep
            }
            (_, false) => GeneratorKind::Generator,
            (false, true) => GeneratorKind::Coroutine,
            (true, true) => GeneratorKind::AsyncGenerator,
        };
        let generator = Generator {
            kind,
            state: GeneratorState::Created,
            frame,
            registers,
            guarded: false,
            awaited: false,
            name,
            qualified_name,
        };
        let at = self.heap.alloc(Object::Generator(Box::new(generator)));
        if let Object::Generator(generator) = self.heap.write(at) {
            generator.frame.generator = Value::Object(at);
        }
        Value::Object(at)
    }

    /// Runs a generator on with a value for its `yield`.
    pub(crate) fn resume(&mut self, at: Addr, sent: Value, then: Then) -> Result<Flow, Interrupt> {
        self.wake(at, Wake::Send(sent), then)
    }

    /// Runs a generator on.
    pub(crate) fn wake(&mut self, at: Addr, wake: Wake, then: Then) -> Result<Flow, Interrupt> {
        let Object::Generator(generator) = self.heap.get(at) else {
            return Err(Interrupt::Fault("not a generator".into()));
        };
        let kind = generator.kind;
        match (generator.state, wake) {
            (GeneratorState::Running, _) => {
                return Err(match kind {
                    GeneratorKind::AsyncGenerator => self
                        .error(classes::RUNTIME_ERROR, "anext(): asynchronous generator is already running"),
                    _ => {
                        let text = format!("{} already executing", kind.noun());
                        self.error(classes::VALUE_ERROR, &text)
                    }
                });
            }
            (GeneratorState::Finished, _) if kind == GeneratorKind::Coroutine => {
                return Err(self.error(classes::RUNTIME_ERROR, "cannot reuse already awaited coroutine"));
            }
            (GeneratorState::Finished, _) if kind == GeneratorKind::AsyncStep => {
                let what = match &*self.codes[generator.frame.code as usize].code.name {
                    "_async_send" => "__anext__()/asend()",
                    "_async_wrapper" => "coroutine",
                    _ => "aclose()/athrow()",
                };
                let text = format!("cannot reuse already awaited {what}");
                return Err(self.error(classes::RUNTIME_ERROR, &text));
            }
            (GeneratorState::Created, Wake::Throw(exception)) if kind == GeneratorKind::AsyncStep => {
                // Its third parameter: it runs and throws that into the asynchronous generator.
                if let Object::Generator(generator) = self.heap.write(at)
                    && let Some(error) = generator.registers.get_mut(2)
                {
                    *error = exception;
                }
                return self.wake(at, Wake::Send(Value::None), then);
            }
            (GeneratorState::Finished, Wake::Throw(exception)) => return Err(Interrupt::Raise(exception)),
            (GeneratorState::Finished, Wake::Send(_)) => return self.exhausted(kind, then, Value::None),
            (GeneratorState::Created, Wake::Send(value)) if value != Value::None => {
                let text = format!("can't send non-None value to a just-started {}", kind.noun());
                return Err(self.error(classes::TYPE_ERROR, &text));
            }
            (GeneratorState::Created, Wake::Throw(exception)) => {
                let frame = generator.frame;
                self.add_frame_to_traceback(exception, &frame);
                self.finish_generator(at);
                return Err(Interrupt::Raise(exception));
            }
            _ => {}
        }
        if self.too_deep() {
            return Err(self.recursion_error());
        }
        self.enter_generator(at, then);
        self.wake_up(wake)
    }

    /// Puts a parked frame back on the frame stack.
    fn enter_generator(&mut self, at: Addr, then: Then) {
        let base = self.top();
        let (handled, stamp) = (self.state.handled, self.heap.generation());
        let Object::Generator(generator) = self.heap.write(at) else { return };
        generator.state = GeneratorState::Running;
        let own_handled = generator.frame.handled_before;
        let frame = Frame { base, then, handled_before: handled, stamp, ..generator.frame };
        self.frames.push(frame);
        if frame.handling != 0 {
            self.state.handled = own_handled;
        }
        // What is left in the generator means nothing until it parks again there.
        let registers = &generator.registers;
        let (start, end) = (base as usize, base as usize + registers.len());
        if self.stack.len() < end + SPARE {
            self.stack.resize((end + SPARE) * 2, Value::Nil);
        }
        self.stack[start..end].copy_from_slice(registers);
        let library = self.codes[frame.code as usize].is_library();
        self.state.depth += usize::from(!library);
        self.state.work += 1;
        if frame.number != 0 {
            self.log_call(frame.code, frame.number);
        }
    }

    /// Gives the running frame, just put back, what it wakes up to.
    fn wake_up(&mut self, wake: Wake) -> Result<Flow, Interrupt> {
        let Some(frame) = self.frames.last_mut() else { return Ok(Flow::Finish) };
        let (base, number) = (frame.base as usize, frame.number);
        let parked = self.codes[frame.code as usize].code.instructions.get(frame.pc as usize).copied();
        match (parked, wake) {
            (Some(Instruction::Yield { dst, .. }), Wake::Send(value)) => {
                frame.pc += 1;
                self.set_register(base, dst, value);
            }
            (Some(Instruction::YieldFrom { dst, .. }), Wake::Send(value)) => {
                let before = frame.pc.wrapping_sub(1);
                let instructions = &self.codes[frame.code as usize].code.instructions;
                if let Some(Instruction::Stop { .. }) = instructions.get(before as usize) {
                    frame.pc = before;
                }
                self.set_register(base, dst, value);
            }
            (Some(Instruction::YieldFrom { dst, iter }), Wake::Throw(exception)) => {
                return self.throw_into(self.register(base, iter), exception, dst);
            }
            (_, Wake::Throw(exception)) => return Err(Interrupt::Raise(exception)),
            _ => {}
        }
        let seen = number != 0 && self.stop_here(Event::Resume, false);
        Ok(if seen { Flow::Pause } else { Flow::Switch })
    }

    /// What a finished generator means to who asked it for more.
    fn exhausted(&mut self, kind: GeneratorKind, then: Then, value: Value) -> Result<Flow, Interrupt> {
        match then {
            _ if kind == GeneratorKind::AsyncGenerator => {
                let exception = self.exception(classes::STOP_ASYNC_ITERATION, &[]);
                Err(Interrupt::Raise(exception))
            }
            Then::ForItem(_) => self.deliver(then, Value::Nil),
            Then::Delegate { dst } => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.pc += 1;
                    let base = frame.base as usize;
                    self.set_register(base, dst, value);
                }
                Ok(Flow::Switch)
            }
            _ => {
                let args: &[Value] = if value == Value::None { &[] } else { &[value] };
                let exception = self.exception(classes::STOP_ITERATION, args);
                Err(Interrupt::Raise(exception))
            }
        }
    }

    /// Marks a generator as done; tells what it was.
    pub(crate) fn finish_generator(&mut self, at: Addr) -> GeneratorKind {
        match self.heap.write(at) {
            Object::Generator(generator) => {
                generator.state = GeneratorState::Finished;
                generator.registers = Box::default();
                generator.kind
            }
            _ => GeneratorKind::Generator,
        }
    }

    /// `return value`
    pub(crate) fn return_value(&mut self, code: &LoadedCode, value: Value) -> Result<Flow, Interrupt> {
        let Some(frame) = self.frames.last() else { return Ok(Flow::Finish) };
        let &Frame { number, then, generator, namespace, .. } = frame;
        if number != 0 {
            if self.stop_here(Event::Return(value), true) {
                return Ok(Flow::Pause);
            }
            self.log_return(number);
        }
        self.pop_frame();
        if let Value::Object(at) = generator {
            let kind = self.finish_generator(at);
            return self.exhausted(kind, then, value);
        }
        if self.state.watched != 0 && !code.is_library() && code.code.kind != crate::code::CodeKind::Class {
            // What only the frame held goes with it, before its caller goes on. Where another stop came first (a caller in
            // `yield from` gives the value on), the machine may have stood still there: then it waits for the next check.
            let stops = self.state.stops;
            let flow = self.deliver(then, value)?;
            let fresh = flow == Flow::Switch && self.state.in_flight.is_nil() && self.state.stops == stops;
            return Ok(if fresh && self.finalize_next()? { Flow::Switch } else { flow });
        }
        match code.code.kind {
            crate::code::CodeKind::Class => self.deliver(then, Value::Object(namespace)),
            _ => self.deliver(then, value),
        }
    }

    /// `yield value`, the program's `own` or one that an `await` or `yield from` hands on.
    pub(crate) fn yield_value(&mut self, value: Value, own: bool) -> Result<Flow, Interrupt> {
        let Some(frame) = self.frames.last() else { return Ok(Flow::Finish) };
        let &Frame { number, then, generator, base, pc, mark, code, handling, .. } = frame;
        let end = base + self.registers_of(frame);
        if number != 0 {
            if self.stop_here(Event::Yield(value), true) {
                return Ok(Flow::Pause);
            }
            self.log_return(number);
        }
        if let Value::Object(at) = generator
            && let Object::Generator(generator) = self.heap.write(at)
        {
            generator.state = GeneratorState::Suspended;
            // The rest of the frame is as it was when it was put back, or is set anew when it is. What it handles
            // itself waits with it.
            (generator.frame.pc, generator.frame.mark, generator.frame.handling) = (pc, mark, handling);
            let waits = if handling == 0 { Value::None } else { self.state.handled };
            generator.frame.handled_before = waits;
            let registers = &self.stack[base as usize..end as usize];
            if generator.registers.len() == registers.len() {
                generator.registers.copy_from_slice(registers);
            } else {
                generator.registers = registers.into();
            }
            let is_async = generator.kind == GeneratorKind::AsyncGenerator;
            if number != 0 && !generator.guarded {
                let handlers = &self.codes[code as usize].code.handlers;
                if handlers.iter().any(|handler| (handler.start..handler.end).contains(&pc)) {
                    generator.guarded = true;
                    self.watch(Value::Object(at), Value::Nil);
                }
            }
            if is_async {
                self.pop_frame();
                let pair = self.heap.tuple([Value::Bool(own), value]);
                return self.deliver(then, pair);
            }
        }
        self.pop_frame();
        self.deliver(then, value)
    }

    /// One step of `yield from`.
    pub(crate) fn delegate(
        &mut self,
        dst: Register,
        iterator: Value,
        sent: Value,
    ) -> Result<Flow, Interrupt> {
        if self.state.stop_done {
            // The inner iterator gave its value already; only this frame's own stop was left.
            let given = self.register(self.frames.last().map_or(0, |frame| frame.base as usize), dst);
            return self.delegated(dst, given);
        }
        if let Value::Object(at) = iterator {
            match self.heap.get(at) {
                Object::Generator(_) => return self.resume(at, sent, Then::Delegate { dst }),
                Object::Iter(_) if sent == Value::None => {
                    let item = super::ops::iterate::fast_next(self, at)?;
                    return self.delegated(dst, item.unwrap_or(Value::Nil));
                }
                _ => {}
            }
        }
        self.operation(delegate_native, &[iterator, sent], Then::Delegated { dst })
    }

    /// `throw` on a frame that is parked in a `yield from` goes to the inner iterator (PEP 380); GeneratorExit closes it
    /// and goes on here.
    fn throw_into(&mut self, iterator: Value, exception: Value, dst: Register) -> Result<Flow, Interrupt> {
        if self.is_instance(exception, classes::GENERATOR_EXIT) {
            return self.operation(close_native, &[iterator, exception], Then::Discard);
        }
        if let Value::Object(inner) = iterator
            && matches!(self.heap.get(inner), Object::Generator(_))
        {
            return self.wake(inner, Wake::Throw(exception), Then::Delegate { dst });
        }
        self.operation(throw_native, &[iterator, exception], Then::Delegated { dst })
    }

    /// An inner iterator that is no generator gave a pair: whether it is done, and its item or result.
    pub(crate) fn delegated_pair(&mut self, dst: Register, pair: Value) -> Result<Flow, Interrupt> {
        let (done, value) = match self.heap.of(pair) {
            Some(Object::Tuple(pair)) if pair.len() == 2 => (pair[0] == Value::Bool(true), pair[1]),
            _ => return Err(Interrupt::Fault("an iterator's step is no pair".into())),
        };
        match done {
            true => self.exhausted(GeneratorKind::Generator, Then::Delegate { dst }, value),
            false => self.delegated(dst, value),
        }
    }

    /// The inner iterator of a `yield from` gave `value` (nil: it is done).
    pub(crate) fn delegated(&mut self, dst: Register, value: Value) -> Result<Flow, Interrupt> {
        if value.is_nil() {
            return self.exhausted(GeneratorKind::Generator, Then::Delegate { dst }, Value::None);
        }
        let Some(frame) = self.frames.last().copied() else { return Ok(Flow::Finish) };
        // Kept in the register, in case the machine stands still here.
        self.set_register(frame.base as usize, dst, value);
        self.yield_value(value, false)
    }
}

/// One step of an iterator: whether it is done, and its item or result.
fn delegate_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (iterator, sent) = (call.arg(0), call.arg(1));
    let name = if sent == Value::None { "__next__" } else { "send" };
    let Some(method) = call.vm.type_method(iterator, name) else {
        let name = call.vm.heap.intern(name);
        return Err(call.vm.attribute_error(iterator, name));
    };
    let arguments = if sent == Value::None { &[][..] } else { &[sent][..] };
    let answer = call.ask_or_error(method, arguments)?;
    stepped(call, answer)
}

/// What an inner iterator answered, as a pair: StopIteration says that it is done, and its result.
fn stepped(call: &mut Call<'_>, answer: Result<Value, Value>) -> Result<Value, Interrupt> {
    let pair = match answer {
        Ok(item) => [Value::Bool(false), item],
        Err(exception) if call.vm.is_instance(exception, classes::STOP_ITERATION) => {
            [Value::Bool(true), call.vm.first_argument(exception)]
        }
        Err(exception) => return Err(Interrupt::Raise(exception)),
    };
    Ok(call.vm.heap.tuple(pair))
}

/// `iterator.throw(exception)` where it has such a method.
fn throw_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (iterator, exception) = (call.arg(0), call.arg(1));
    let name = Value::Object(call.vm.heap.intern("throw"));
    let method = call.get_attribute_or_nil(iterator, name)?;
    if method.is_nil() {
        return Err(Interrupt::Raise(exception));
    }
    let answer = call.ask_or_error(method, &[exception])?;
    stepped(call, answer)
}

/// `iterator.close()` where it has such a method, then the exception goes on.
fn close_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (iterator, exception) = (call.arg(0), call.arg(1));
    let name = Value::Object(call.vm.heap.intern("close"));
    let method = call.get_attribute_or_nil(iterator, name)?;
    if !method.is_nil() {
        call.ask(method, &[])?;
    }
    Err(Interrupt::Raise(exception))
}
