//! `await` and its kin: what they ask of a value. The waiting itself is `yield from` (`vm/generator.rs`).

use crate::code::{Awaited, Instruction};
use crate::vm::call::Flow;
use crate::vm::classes;
use crate::vm::frame::{FrameKind, Then};
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::{GeneratorKind, GeneratorState, Object};
use crate::vm::value::Value;

impl Machine {
    pub(crate) fn execute_async(&mut self, instruction: Instruction, base: usize) -> Result<Flow, Interrupt> {
        match instruction {
            Instruction::GetAwaitable { dst, src, of } => {
                let value = self.register(base, src);
                if of == Awaited::Delegate && self.generator_kind(value) != Some(GeneratorKind::Coroutine) {
                    return self.get_iter(value, base, dst);
                }
                self.operation(awaitable_native, &[value, Value::Int(of as i64)], Then::Store(dst))
            }
            Instruction::GetAsyncIter { dst, src } => {
                let value = self.register(base, src);
                self.operation(async_iter_native, &[value], Then::Store(dst))
            }
            Instruction::GetAsyncNext { dst, iter } => {
                let iterator = self.register(base, iter);
                self.operation(async_next_native, &[iterator], Then::Store(dst))
            }
            Instruction::EnterAsyncContext { start } => {
                let manager = self.register(base, start);
                self.operation(enter_native, &[manager], Then::Context(start))
            }
            Instruction::EndAsyncFor { exception } => {
                let exception = self.register(base, exception);
                if self.is_instance(exception, classes::STOP_ASYNC_ITERATION) {
                    return Ok(Flow::Next);
                }
                self.reraise(exception)
            }
            _ => Err(Interrupt::Fault("not an instruction of this family".into())),
        }
    }

    fn generator_kind(&self, value: Value) -> Option<GeneratorKind> {
        match self.heap.of(value) {
            Some(Object::Generator(generator)) => Some(generator.kind),
            _ => None,
        }
    }
}

/// The iterator that waiting for a value steps. Arguments: the value, whose result it is.
fn awaitable_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let value = call.arg(0);
    if call.arg(1) == Value::Int(Awaited::Delegate as i64) {
        return delegated_coroutine(call, value);
    }
    match call.vm.generator_kind(value) {
        Some(GeneratorKind::Coroutine) => {
            if call.vm.is_awaited(value) {
                return Err(call.error(classes::RUNTIME_ERROR, "coroutine is being awaited already"));
            }
            return Ok(value);
        }
        Some(GeneratorKind::AsyncStep | GeneratorKind::Awaitable) => return Ok(value),
        _ => {}
    }
    let Some(method) = call.vm.type_method(value, "__await__") else {
        let kind = call.vm.type_name(value).to_string();
        let text = match call.arg(1) {
            Value::Int(of) if of == Awaited::Enter as i64 => format!(
                "'async with' received an object from __aenter__ that does not implement __await__: {kind}"
            ),
            Value::Int(of) if of == Awaited::Exit as i64 => format!(
                "'async with' received an object from __aexit__ that does not implement __await__: {kind}"
            ),
            Value::Int(of) if of == Awaited::Next as i64 => {
                format!("'async for' received an invalid object from __anext__: {kind}")
            }
            _ => format!("object {kind} can't be used in 'await' expression"),
        };
        return Err(call.type_error(text));
    };
    let iterator = call.ask(method, &[])?;
    if call.vm.generator_kind(iterator) == Some(GeneratorKind::Coroutine) {
        return Err(call.type_error("__await__() returned a coroutine"));
    }
    if !crate::vm::ops::iterate::is_iterator(call.vm, iterator) {
        let kind = call.vm.type_name(iterator).to_string();
        return Err(call.type_error(format!("__await__() returned non-iterator of type '{kind}'")));
    }
    Ok(iterator)
}

/// The coroutine that `yield from` steps, where its generator may await (`GET_YIELD_FROM_ITER`).
fn delegated_coroutine(call: &mut Call<'_>, value: Value) -> Result<Value, Interrupt> {
    let frame = call.vm.frames.iter().rev().find(|frame| frame.kind == FrameKind::Python);
    let running = frame.and_then(|frame| call.vm.generator_kind(frame.generator));
    match running {
        Some(GeneratorKind::Generator) | None => {
            Err(call.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"))
        }
        _ => Ok(value),
    }
}

impl Machine {
    /// Whether a coroutine is parked in an `await` of its own.
    fn is_awaited(&self, coroutine: Value) -> bool {
        let Some(Object::Generator(generator)) = self.heap.of(coroutine) else { return false };
        let code = &self.codes[generator.frame.code as usize].code;
        generator.state == GeneratorState::Suspended
            && matches!(
                code.instructions.get(generator.frame.pc as usize),
                Some(Instruction::YieldFrom { .. })
            )
    }
}

fn async_iter_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let value = call.arg(0);
    let Some(method) = call.vm.type_method(value, "__aiter__") else {
        let kind = call.vm.type_name(value).to_string();
        let text = format!("'async for' requires an object with __aiter__ method, got {kind}");
        return Err(call.type_error(text));
    };
    let iterator = call.ask(method, &[])?;
    if call.vm.find_in_class(call.vm.class_of(iterator), "__anext__").is_none() {
        let kind = call.vm.type_name(iterator).to_string();
        let text = format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {kind}"
        );
        return Err(call.type_error(text));
    }
    Ok(iterator)
}

fn async_next_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let iterator = call.arg(0);
    match call.vm.type_method(iterator, "__anext__") {
        Some(method) => Err(call.tail(method, &[])),
        None => {
            let kind = call.vm.type_name(iterator).to_string();
            let text = format!("'async for' requires an iterator with __anext__ method, got {kind}");
            Err(call.type_error(text))
        }
    }
}

/// `(bound __aexit__, result of __aenter__())`
fn enter_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let manager = call.arg(0);
    let enter = call.vm.type_method(manager, "__aenter__");
    let exit = call.vm.type_method(manager, "__aexit__");
    let (Some(enter), Some(exit)) = (enter, exit) else {
        let missed = if enter.is_none() { "" } else { " (missed __aexit__ method)" };
        let text = format!(
            "'{}' object does not support the asynchronous context manager protocol{missed}",
            call.vm.type_name(manager)
        );
        return Err(call.type_error(text));
    };
    let exit = call.keep(exit);
    let entered = call.ask(enter, &[])?;
    Ok(call.vm.heap.tuple([exit, entered]))
}
