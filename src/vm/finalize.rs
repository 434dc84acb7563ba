//! What runs when an object is gone: `__del__`, the `finally` of a generator that is left suspended, callbacks of weak
//! references.
//!
//! CPython counts references and knows at once. Here a watched object is proved unreachable: before each line step and
//! after each return, as long as anything is watched (and, in a long run, as often as the work done pays for it). What is
//! on a cycle of references waits for `gc.collect()` or the run's end, as it does in CPython.

use super::frame::{Frame, FrameKind, Then};
use super::heap::Tracer;
use super::machine::Machine;
use super::native::Interrupt;
use super::object::{GeneratorKind, GeneratorState, Object};
use super::value::{Addr, Value};

/// So many checks are made wherever they may find something.
const FREE_CHECKS: u32 = 3000;
/// Objects looked at in a later check that one unit of work done since pays for.
const OBJECTS_PER_WORK: usize = 4;

impl Machine {
    /// Watches an object: `reference` is a weak reference to it, or nil for its own finalizer.
    pub(crate) fn watch(&mut self, object: Value, reference: Value) {
        self.heap.list_push(self.watched, object);
        self.heap.list_push(self.watched, reference);
        self.state.watched += 1;
    }

    /// The weak references to an object, the oldest first.
    pub fn references_to(&self, object: Value) -> Vec<Value> {
        self.pairs().into_iter().filter(|&(at, it)| at == object && !it.is_nil()).map(|(_, it)| it).collect()
    }

    fn pairs(&self) -> Vec<(Value, Value)> {
        match self.heap.get(self.watched) {
            Object::List(items) => items.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect(),
            _ => Vec::new(),
        }
    }

    fn set_pairs(&mut self, pairs: &[(Value, Value)]) {
        self.state.watched = pairs.len() as u32;
        *self.heap.list_mut(self.watched) = pairs.iter().flat_map(|&(at, it)| [at, it]).collect();
    }

    /// Pushes the frame that runs the finalizers that are due, if there are any.
    pub(crate) fn finalize_next(&mut self) -> Result<bool, Interrupt> {
        if self.state.checks >= FREE_CHECKS && self.state.work < self.state.next_check {
            return Ok(false);
        }
        let due = self.next_gone(false, false);
        if due.is_empty() {
            return Ok(false);
        }
        self.push_finalizers(&due, Then::Again)
    }

    fn push_finalizers(&mut self, due: &[Value], then: Then) -> Result<bool, Interrupt> {
        let hidden = self.library("_finalize");
        self.call_value(hidden, due.into(), Default::default(), then)?;
        Ok(true)
    }

    /// What is to be called for the objects that are gone, each a tuple of a function and its arguments; they are watched
    /// no longer. `all`: those on cycles too, as a collection finds them. `forgotten`: the names of the person's module
    /// hold nothing any more.
    pub fn next_gone(&mut self, all: bool, forgotten: bool) -> Vec<Value> {
        let mut pairs = self.pairs();
        let before = pairs.len();
        // A generator that has finished, or never began, has nothing to run.
        pairs.retain(|&(object, reference)| {
            !reference.is_nil()
                || !matches!(self.heap.of(object), Some(Object::Generator(generator))
                    if matches!(generator.state, GeneratorState::Finished))
        });
        let live = self.live(forgotten);
        let gone = |value: Value| value.addr().is_some_and(|at| !live.is_marked(at.index()));
        pairs.retain(|&(_, reference)| reference.is_nil() || !gone(reference));
        if pairs.len() != before {
            self.set_pairs(&pairs);
        }
        let asked: Vec<Addr> =
            pairs.iter().filter(|&&(at, _)| gone(at)).filter_map(|(at, _)| at.addr()).collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let garbage = self.heap.garbage(&live, &asked);
        let due = |value: Value| {
            // Behind a finalizer that is to run first, nothing is gone yet.
            value
                .addr()
                .is_some_and(|at| gone(value) && (all || !garbage.is_cyclic(at) && !garbage.is_behind(at)))
        };
        let mut finalizers: Vec<Value> = pairs
            .iter()
            .filter(|&&(object, it)| it.is_nil() && due(object))
            .map(|&(object, _)| object)
            .collect();
        crate::base::sort_by_key(&mut finalizers, |object| object.addr().map(|at| self.heap.serial(at)));
        // The collector takes weak references away before it finalizes (`Python/gc.c`: `handle_weakrefs`).
        let collects = all && !forgotten;
        let told = |&&(object, it): &&(Value, Value)| {
            !it.is_nil() && due(object) && (collects || !finalizers.contains(&object))
        };
        let references: Vec<Value> =
            pairs.iter().rev().filter(told).map(|&(_, reference)| reference).collect();
        pairs.retain(|&(object, it)| match it {
            Value::Nil => !finalizers.contains(&object),
            reference => !references.contains(&reference),
        });
        self.set_pairs(&pairs);
        let (key, function) = (self.heap.intern("_token"), self.library("_weakly_gone"));
        let mut told = Vec::new();
        for reference in references {
            if let Some(Object::Instance(instance)) = self.heap.of(reference) {
                let dict = instance.dict;
                self.heap.dict_set_name(dict, key, Value::None);
            }
            told.push(self.heap.tuple([function, reference]));
        }
        let mut calls = if collects { std::mem::take(&mut told) } else { Vec::new() };
        for object in finalizers {
            let name = match self.heap.of(object) {
                Some(Object::Generator(generator)) if generator.kind == GeneratorKind::AsyncGenerator => {
                    let ended = self.library("_async_gone");
                    calls.push(self.heap.tuple([ended, object]));
                    continue;
                }
                Some(Object::Generator(_)) => "close",
                _ => "__del__",
            };
            if let Some(method) = self.type_method(object, name) {
                calls.push(self.heap.tuple([method]));
            }
        }
        calls.append(&mut told);
        calls
    }

    /// A frame is left by an exception: its traceback holds what the frame held.
    pub(crate) fn keep_for_traceback(&mut self, frame: &Frame) {
        let Value::Object(exception) = self.state.in_flight else { return };
        if self.state.watched == 0 || frame.kind != FrameKind::Python {
            return;
        }
        let variables = self.codes[frame.code as usize].code.slots.len();
        let held = self.meaningful(frame).iter().take(variables).copied();
        let kept: Vec<Value> = held.filter(|value| value.addr().is_some()).collect();
        let before = match self.heap.get(exception) {
            Object::Exception(inner) => inner.kept,
            _ => return,
        };
        let kept = self.heap.tuple([kept.as_slice(), &[before]].concat());
        if let Object::Exception(inner) = self.heap.write(exception) {
            inner.kept = kept;
        }
    }

    /// Everything that is in use: of a frame's registers those that mean something where it stands.
    fn live(&mut self, forgotten: bool) -> Tracer {
        let mut tracer = self.heap.tracer();
        tracer.pass_over(self.watched);
        let main = self.main.1;
        if forgotten {
            tracer.pass_over(main);
            // The exception that ended the run holds its frames no more.
            self.state.ended.addr().into_iter().for_each(|at| tracer.pass_over(at));
        }
        for frame in &self.frames {
            for &value in self.meaningful(frame) {
                tracer.value(value);
            }
        }
        self.trace_roots(&mut tracer);
        let count = self.heap.trace(&mut tracer);
        self.state.checks = self.state.checks.saturating_add(1);
        self.state.next_check = self.state.work + (count / OBJECTS_PER_WORK) as u64;
        tracer
    }

    fn meaningful(&self, frame: &Frame) -> &[Value] {
        if frame.kind != FrameKind::Python {
            return &[];
        }
        let code = &self.codes[frame.code as usize].code;
        let height = code.heights.get(frame.pc as usize).copied().unwrap_or(code.registers);
        let base = frame.base as usize;
        self.stack.get(base..base + usize::from(height)).unwrap_or(&[])
    }

    /// The run is over: pushes the frame of the next finalizer that is left; false where none is.
    pub(crate) fn at_exit(&mut self) -> Result<bool, Interrupt> {
        if self.aside || self.main.1 == self.builtins || !self.frames.is_empty() {
            return Ok(false);
        }
        if self.state.ended.is_nil() {
            self.state.ended = match self.state.in_flight {
                Value::Nil => Value::None,
                exception => exception,
            };
            self.state.in_flight = Value::Nil;
            self.state.handled = Value::None;
            if let Some(Object::List(exits)) = self.heap.of(self.library("_exits"))
                && !exits.is_empty()
            {
                let run = self.library("_run_exits");
                let run = self.heap.tuple([run]);
                return self.push_finalizers(&[run], Then::Finish);
            }
        }
        self.state.in_flight = Value::Nil;
        self.state.handled = Value::None;
        if self.state.watched == 0 {
            return Ok(false);
        }
        let due = self.next_gone(true, true);
        if due.is_empty() { Ok(false) } else { self.push_finalizers(&due, Then::Finish) }
    }
}
