//! The event loop of `asyncio` while it runs: what is to run next, what waits for the clock.
//!
//! The loop is the library's own Python (`pylib/modules/asyncio`); these are the names it keeps its queues under.

use super::model::{Due, EventLoop, FrameId, View, WaitsFor};
use super::walk::frame_id;
use crate::code::Instruction;
use crate::vm::{Addr, CLOCK_START, Frame, Generator, Machine, Object, Value};

/// When the loop's own clock stood at nought, before the program began.
const LOOP_START: i64 = 1_000 * 1_000_000_000;
/// How far a callback is followed to the task it wakes: task, future, future of futures.
const FAR: usize = 4;
/// At most this many entries of a queue are listed.
const MOST: usize = 100;

/// The event loop that runs, if one does.
pub(super) fn event_loop(machine: &Machine) -> Option<EventLoop> {
    let module = machine.library_namespace("asyncio")?;
    let running = value_in(machine, module, "_running")?;
    let queue = |name: &str| match machine.heap.of(field(machine, running, name)?) {
        Some(Object::List(items)) => Some(items.iter().take(MOST).copied().collect::<Vec<Value>>()),
        _ => None,
    };
    let (ready, timers) = (queue("_ready")?, queue("_scheduled")?);
    let timer = |&timer: &Value| match field(machine, timer, "_due") {
        Some(Value::Int(due)) => Some((due.saturating_sub(LOOP_START).max(0) as u64, due_of(machine, timer))),
        _ => None,
    };
    Some(EventLoop {
        clock: (machine.state.clock - CLOCK_START).max(0) as u64,
        ready: ready.iter().map(|&handle| due_of(machine, handle)).collect(),
        timers: timers.iter().filter_map(timer).collect(),
    })
}

/// A time or a stretch of it, as a person reads it: `1.5 s`.
pub fn seconds(nanoseconds: u64) -> String {
    let text = format!("{:.3}", nanoseconds as f64 / 1e9);
    format!("{} s", text.trim_end_matches('0').trim_end_matches('.'))
}

/// What a parked frame awaits or yields from, through the library's own coroutines.
pub(super) fn waits_for(machine: &Machine, generator: &Generator) -> Option<WaitsFor> {
    followed(machine, machine.delegate_of(generator))
}

/// The same for a frame that is about to park, or has just been resumed.
pub(super) fn passes_to(machine: &Machine, frame: &Frame) -> Option<WaitsFor> {
    let at = machine.code(frame.code).code.instructions.get(frame.pc as usize)?;
    let Instruction::YieldFrom { iter, .. } = at else { return None };
    followed(machine, *machine.registers(frame).get(usize::from(*iter))?)
}

fn followed(machine: &Machine, mut awaited: Value) -> Option<WaitsFor> {
    for _ in 0..FAR {
        let Some(Object::Generator(inner)) = machine.heap.of(awaited) else { break };
        if !machine.code(inner.frame.code).hidden
            && let Some(frame) = frame_id(&inner.frame)
        {
            return Some(WaitsFor::Frame(frame));
        }
        awaited = machine.delegate_of(inner);
    }
    None
}

/// Adds to parked coroutines what only the event loop knows: that it is their turn, or until when or for which task
/// they wait. It is told of the frame that waits, not of those that await it.
pub(super) fn tell_waiting(machine: &Machine, view: &mut View) {
    let Some(event_loop) = &view.event_loop else { return };
    let awaited_by = |frame: FrameId| {
        let waits = |other: &&super::model::FrameView| other.waits_for == Some(WaitsFor::Frame(frame));
        view.frames.iter().find(waits).and_then(|other| other.id)
    };
    let mut told: Vec<(usize, WaitsFor)> = Vec::new();
    for (at, frame) in view.frames.iter().enumerate() {
        let Some(id) = frame.id.filter(|_| {
            frame.coroutine && frame.waits_for.is_none() && frame.state == super::model::FrameState::Suspended
        }) else {
            continue;
        };
        let mut task = id;
        for _ in 0..view.frames.len() {
            let Some(outer) = awaited_by(task) else { break };
            task = outer;
        }
        let is_it = |due: &Due| due.frame == Some(task);
        let timer =
            || event_loop.timers.iter().find(|(_, due)| is_it(due)).map(|(at, _)| WaitsFor::Clock(*at));
        let found = match event_loop.ready.iter().any(is_it) {
            true => Some(WaitsFor::Turn),
            false => task_awaited(machine, task).or_else(timer),
        };
        told.extend(found.map(|found| (at, found)));
    }
    for (at, found) in told {
        if let Some(frame) = view.frames.get_mut(at) {
            frame.waits_for = Some(found);
        }
    }
}

/// The task that the task of this frame waits for.
fn task_awaited(machine: &Machine, frame: FrameId) -> Option<WaitsFor> {
    let module = machine.library_namespace("asyncio")?;
    let running = value_in(machine, module, "_running")?;
    let Some(Object::List(tasks)) = machine.heap.of(field(machine, running, "_tasks")?) else { return None };
    let of_frame =
        |task: &Value| match field(machine, *task, "_coro").map(|coroutine| machine.heap.of(coroutine)) {
            Some(Some(Object::Generator(generator))) => frame_id(&generator.frame) == Some(frame),
            _ => false,
        };
    let task = tasks.iter().copied().find(of_frame)?;
    let awaited = field(machine, task, "_waits_for")?;
    let name = machine.heap.text(field(machine, awaited, "_name")?)?;
    let Some(Object::Generator(generator)) = machine.heap.of(field(machine, awaited, "_coro")?) else {
        return None;
    };
    Some(WaitsFor::Task(name.to_owned(), frame_id(&generator.frame)))
}

/// What a handle is going to run.
fn due_of(machine: &Machine, handle: Value) -> Due {
    let callback = field(machine, handle, "_callback").unwrap_or(Value::None);
    let first = match field(machine, handle, "_args").map(|args| machine.heap.of(args)) {
        Some(Some(Object::Tuple(items))) => items.first().copied(),
        _ => None,
    };
    let task = task_of(machine, callback, FAR)
        .or_else(|| first.and_then(|future| task_behind(machine, future, FAR)));
    match task {
        Some((frame, function, name)) => Due { frame, function, task: Some(name) },
        None => Due { frame: None, function: function_name(machine, callback), task: None },
    }
}

type Task = (Option<FrameId>, String, String);

/// The task that a callback steps, or that waits for what it tells.
fn task_of(machine: &Machine, callback: Value, far: usize) -> Option<Task> {
    let owner = match machine.heap.of(callback)? {
        Object::BoundMethod(both) => both.1,
        _ => return None,
    };
    let Some(coroutine) = field(machine, owner, "_coro") else {
        return far.checked_sub(1).and_then(|far| task_behind(machine, owner, far));
    };
    let name = field(machine, owner, "_name").and_then(|name| machine.heap.text(name)).unwrap_or_default();
    let Some(Object::Generator(generator)) = machine.heap.of(coroutine) else { return None };
    let function = machine.code(generator.frame.code).code.name.clone();
    Some((frame_id(&generator.frame), function, name.to_owned()))
}

/// The task that waits for a future.
fn task_behind(machine: &Machine, future: Value, far: usize) -> Option<Task> {
    let Some(Object::List(callbacks)) = machine.heap.of(field(machine, future, "_callbacks")?) else {
        return None;
    };
    let first = match machine.heap.of(*callbacks.first()?)? {
        Object::Tuple(pair) => *pair.first()?,
        _ => return None,
    };
    far.checked_sub(1).and_then(|far| task_of(machine, first, far))
}

fn function_name(machine: &Machine, callback: Value) -> String {
    match machine.heap.of(callback) {
        Some(Object::Function(function)) => machine.heap.text(function.name).unwrap_or_default().to_owned(),
        Some(Object::BoundMethod(both)) => function_name(machine, both.0),
        _ => machine.type_name(callback).to_owned(),
    }
}

/// An attribute of an instance's own.
fn field(machine: &Machine, instance: Value, name: &str) -> Option<Value> {
    match machine.heap.of(instance)? {
        Object::Instance(instance) => value_in(machine, instance.dict, name),
        _ => None,
    }
}

fn value_in(machine: &Machine, dict: Addr, name: &str) -> Option<Value> {
    machine.heap.interned(name).and_then(|name| machine.heap.dict_get_name(dict, name))
}
