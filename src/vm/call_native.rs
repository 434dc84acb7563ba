//! Calls of native code, and native code that waits for an answer.

use super::call::Flow;
use super::frame::{Frame, FrameKind, Then};
use super::machine::Machine;
use super::native::{Answer, Arguments, Call, Interrupt, NativeCall, NativeFn, Tape};
use super::object::Object;
use super::value::{Addr, Value};
use smallvec::SmallVec;

impl Machine {
    /// Runs a native for the instruction that the loop is at, and for no one else: a built-in function, or an
    /// operator's whole protocol.
    #[inline]
    pub(crate) fn operation(
        &mut self,
        run: NativeFn,
        arguments: &[Value],
        then: Then,
    ) -> Result<Flow, Interrupt> {
        self.state.work += 1;
        let mut tape = Tape::default();
        let mut call = Call { vm: self, arguments, names: &[], tape: &mut tape };
        match (run(&mut call), then, self.frames.last()) {
            // What is asked for most: the value into a register, and on.
            (Ok(value), Then::Store(dst), Some(frame)) => {
                self.set_register(frame.base as usize, dst, value);
                Ok(Flow::Next)
            }
            (Ok(value), ..) => self.deliver(then, value),
            (Err(interrupt), ..) => self.interrupted(run, arguments, &[], tape, then, interrupt),
        }
    }

    /// Runs a native, from wherever it is called.
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
            Err(interrupt) => self.interrupted(run, arguments, names, tape, then, interrupt),
        }
    }

    /// A native that did not come to its end: where it asks for something, leaves a frame that waits for the answer.
    #[cold]
    fn interrupted(
        &mut self,
        run: NativeFn,
        arguments: &[Value],
        names: &[Value],
        tape: Tape,
        then: Then,
        interrupt: Interrupt,
    ) -> Result<Flow, Interrupt> {
        match interrupt {
            Interrupt::Tail => {
                let asked = std::mem::take(&mut self.asked);
                self.call_value(asked.callee, asked.arguments, asked.names, then)
            }
            Interrupt::Ask => {
                let asked = std::mem::take(&mut self.asked);
                let waiting = NativeCall {
                    run,
                    arguments: Arguments::from_slice(arguments),
                    names: SmallVec::from_slice(names),
                    answers: tape.into_answers(),
                    catch: asked.catch,
                };
                if self.frames.len() >= self.most_frames() * 3 {
                    return Err(self.recursion_error());
                }
                let at = self.heap.alloc(Object::NativeCall(Box::new(waiting)));
                self.push_native_frame(at, then);
                self.call_value(asked.callee, asked.arguments, asked.names, Then::Answer)
            }
            other => Err(other),
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
            handling: 0,
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
}
