//! Methods of generators, coroutines and asynchronous generators.

use super::classes;
use super::native::{Call, Interrupt, NativeDef, Request};
use super::object::{GeneratorKind, GeneratorState, Object};
use super::value::Value;

/// Methods of generators.
pub(crate) const METHODS: &[NativeDef] = &[
    NativeDef { name: "__iter__", owner: "generator", run: iter_method },
    NativeDef { name: "__next__", owner: "generator", run: next_method },
    NativeDef { name: "send", owner: "generator", run: send_method },
    NativeDef { name: "throw", owner: "generator", run: throw_method },
    NativeDef { name: "close", owner: "generator", run: close_method },
    NativeDef { name: "__await__", owner: "coroutine", run: await_method },
    NativeDef { name: "send", owner: "coroutine", run: send_method },
    NativeDef { name: "throw", owner: "coroutine", run: throw_method },
    NativeDef { name: "close", owner: "coroutine", run: close_method },
    NativeDef { name: "__await__", owner: "async_generator_asend", run: iter_method },
    NativeDef { name: "__iter__", owner: "async_generator_asend", run: iter_method },
    NativeDef { name: "__next__", owner: "async_generator_asend", run: next_method },
    NativeDef { name: "send", owner: "async_generator_asend", run: send_method },
    NativeDef { name: "throw", owner: "async_generator_asend", run: throw_method },
    NativeDef { name: "close", owner: "async_generator_asend", run: close_method },
    NativeDef { name: "__aiter__", owner: "async_generator", run: iter_method },
    NativeDef { name: "__anext__", owner: "async_generator", run: anext_method },
    NativeDef { name: "asend", owner: "async_generator", run: asend_method },
    NativeDef { name: "athrow", owner: "async_generator", run: athrow_method },
    NativeDef { name: "aclose", owner: "async_generator", run: aclose_method },
    NativeDef { name: "_wake_async", owner: "", run: wake_async },
    NativeDef { name: "_throw_async", owner: "", run: throw_async },
    NativeDef { name: "_enter_async", owner: "", run: enter_async },
    NativeDef { name: "_leave_async", owner: "", run: |call| Ok(set_awaited(call, false)) },
    NativeDef { name: "_make_awaitable", owner: "", run: make_awaitable },
];

fn anext_method(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let step = call.vm.library("_async_send");
    let generator = call.arg(0);
    Err(call.tail(step, &[generator, Value::None]))
}

fn asend_method(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    if call.count() != 2 {
        let message =
            format!("async_generator.asend() takes exactly one argument ({} given)", call.count() - 1);
        return Err(call.type_error(message));
    }
    let step = call.vm.library("_async_send");
    let arguments = [call.arg(0), call.arg(1)];
    Err(call.tail(step, &arguments))
}

fn athrow_method(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let exception = thrown(call)?;
    let step = call.vm.library("_async_throw");
    let generator = call.arg(0);
    Err(call.tail(step, &[generator, Value::None, exception]))
}

fn aclose_method(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let step = call.vm.library("_async_throw");
    let (generator, exit) = (call.arg(0), call.vm.exception(classes::GENERATOR_EXIT, &[]));
    Err(call.tail(step, &[generator, Value::Bool(true), exit]))
}

/// Hidden Python's way to run an asynchronous generator on: gives what it yields, a pair.
fn wake_async(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let value = call.arg(1);
    call.vm.asked = wake_request(call, &[value]);
    Err(Interrupt::Tail)
}

fn throw_async(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let exception = call.arg(1);
    call.vm.asked = wake_request(call, &[Value::Nil, exception]);
    Err(Interrupt::Tail)
}

/// Notes that something is awaited of an asynchronous generator; one thing at a time.
fn enter_async(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    if let Some(Object::Generator(generator)) = call.vm.heap.of(call.arg(0))
        && generator.awaited
    {
        let what = call.vm.heap.text(call.arg(1)).unwrap_or_default();
        let text = format!("{what}(): asynchronous generator is already running");
        return Err(call.error(classes::RUNTIME_ERROR, text));
    }
    Ok(set_awaited(call, true))
}

fn set_awaited(call: &mut Call<'_>, awaited: bool) -> Value {
    if let Some(at) = call.arg(0).addr()
        && let Object::Generator(generator) = call.vm.heap.write(at)
    {
        generator.awaited = awaited;
    }
    Value::None
}

/// `types.coroutine`: a generator may be awaited from here on.
fn make_awaitable(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    if let Some(at) = call.arg(0).addr()
        && let Object::Generator(generator) = call.vm.heap.get(at)
        && generator.kind == GeneratorKind::Generator
        && let Object::Generator(generator) = call.vm.heap.write(at)
    {
        generator.kind = GeneratorKind::Awaitable;
    }
    Ok(call.arg(0))
}

/// `coroutine.__await__()`: an iterator over what it waits for.
fn await_method(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let wrapper = call.vm.library("_async_wrapper");
    let coroutine = call.arg(0);
    Err(call.tail(wrapper, &[coroutine]))
}

fn iter_method(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    Ok(call.arg(0))
}

/// Waking is a call of the generator with a nil first argument, which no program can make.
fn wake_request(call: &mut Call<'_>, rest: &[Value]) -> Request {
    let mut arguments: super::native::Arguments = [Value::Nil].as_slice().into();
    arguments.extend_from_slice(rest);
    Request { callee: call.arg(0), arguments, ..Request::default() }
}

fn next_method(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    call.vm.asked = wake_request(call, &[Value::None]);
    Err(Interrupt::Tail)
}

fn send_method(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    if call.count() != 2 {
        let owner = call.vm.type_name(call.arg(0));
        let message = format!("{owner}.send() takes exactly one argument ({} given)", call.count() - 1);
        return Err(call.type_error(message));
    }
    let value = call.arg(1);
    call.vm.asked = wake_request(call, &[value]);
    Err(Interrupt::Tail)
}

/// `throw(exception)`, or as it was once: `throw(class, value, traceback)`.
fn throw_method(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let exception = thrown(call)?;
    call.vm.asked = wake_request(call, &[Value::Nil, exception]);
    Err(Interrupt::Tail)
}

fn thrown(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let given = call.count().saturating_sub(1);
    if !(1..=3).contains(&given) {
        let bound = if given == 0 { "at least 1 argument" } else { "at most 3 arguments" };
        return Err(call.type_error(format!("throw expected {bound}, got {given}")));
    }
    let (first, value, traceback) = (call.arg(1), call.arg(2), call.arg(3));
    let has_traceback = matches!(call.vm.heap.of(traceback), Some(Object::Traceback(_)));
    if !has_traceback && !matches!(traceback, Value::Nil | Value::None) {
        return Err(call.type_error("throw() third argument must be a traceback object"));
    }
    let plain = matches!(value, Value::Nil | Value::None);
    let is_class = first
        .addr()
        .is_some_and(|at| call.vm.class(at).is_some() && call.vm.is_subclass(at, classes::BASE_EXCEPTION));
    let exception = if is_class && !plain {
        let of_class = first.addr().is_some_and(|at| call.vm.is_instance(value, at));
        let arguments = match call.vm.heap.of(value) {
            Some(Object::Tuple(items)) => items.to_vec(),
            _ => vec![value],
        };
        if of_class { value } else { call.ask(first, &arguments)? }
    } else if is_class {
        // What goes wrong with making it is thrown instead.
        match call.ask(first, &[]) {
            Ok(made) if call.vm.is_instance(made, classes::BASE_EXCEPTION) => made,
            Ok(made) => {
                let kind = call.vm.type_name(made).to_string();
                let text = no_exception(call, first, &kind)?;
                call.type_error(text).raised()?
            }
            Err(error) => error.raised()?,
        }
    } else if !call.vm.is_instance(first, classes::BASE_EXCEPTION) {
        let kind = call.vm.type_name(first).to_string();
        let text = format!("exceptions must be classes or instances deriving from BaseException, not {kind}");
        return Err(call.type_error(text));
    } else if plain {
        first
    } else {
        return Err(call.type_error("instance exception may not have a separate value"));
    };
    let exception = call.keep(exception);
    if has_traceback
        && let Some(at) = exception.addr()
        && let Object::Exception(inner) = call.vm.heap.write(at)
    {
        inner.traceback = traceback;
    }
    Ok(exception)
}

fn close_method(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let exit = call.vm.exception(classes::GENERATOR_EXIT, &[]);
    let exit = call.keep(exit);
    let fresh = matches!(call.vm.heap.of(call.arg(0)), Some(Object::Generator(generator))
        if matches!(generator.state, GeneratorState::Created | GeneratorState::Finished));
    // Looked at in the first run only: later ones find the generator finished by its exception.
    if call.keep(Value::Bool(fresh)) == Value::Bool(true) {
        if let Some(at) = call.arg(0).addr() {
            call.vm.finish_generator(at);
        }
        return Ok(Value::None);
    }
    let request = wake_request(call, &[Value::Nil, exit]);
    let kind = match call.vm.heap.of(call.arg(0)) {
        Some(Object::Generator(generator)) if generator.kind != GeneratorKind::AsyncStep => {
            generator.kind.noun()
        }
        _ => "coroutine",
    };
    let ignored = format!("{kind} ignored GeneratorExit");
    match call.ask_request(Request { catch: true, ..request }) {
        Ok(_) => Err(call.error(classes::RUNTIME_ERROR, ignored)),
        Err(Interrupt::Raise(exception)) if call.vm.is_instance(exception, classes::GENERATOR_EXIT) => {
            Ok(Value::None)
        }
        Err(Interrupt::Raise(exception)) if call.vm.is_instance(exception, classes::STOP_ITERATION) => {
            Ok(call.vm.first_argument(exception))
        }
        Err(other) => Err(other),
    }
}

fn no_exception(call: &mut Call<'_>, class: Value, kind: &str) -> Result<String, Interrupt> {
    let class = super::ops::text::repr(call, class)?;
    Ok(format!("calling {class} should have returned an instance of BaseException, not {kind}"))
}

/// An exception, from an instance or a class.
pub(crate) fn exception_of(call: &mut Call<'_>, value: Value) -> Result<Value, Interrupt> {
    if let Some(Object::Class(_)) = call.vm.heap.of(value)
        && let Some(class) = value.addr()
        && call.vm.is_subclass(class, classes::BASE_EXCEPTION)
    {
        let made = call.ask(value, &[])?;
        if call.vm.is_instance(made, classes::BASE_EXCEPTION) {
            return Ok(made);
        }
        let kind = Value::Object(call.vm.class_of(made));
        let kind = super::ops::text::repr(call, kind)?;
        let text = no_exception(call, value, &kind)?;
        return Err(call.type_error(text));
    }
    if call.vm.is_instance(value, classes::BASE_EXCEPTION) {
        return Ok(value);
    }
    Err(call.type_error("exceptions must derive from BaseException"))
}
