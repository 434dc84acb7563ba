//! Frames as a person sees them: rows, parent, caller, where they stand.

use super::build::{is_seen, module_frame, parked, place, span_at};
use super::model::{
    BindingKind, BindingView, CellId, EventKind, FrameId, FrameState, FrameView, Place, Trouble,
};
use super::values::{boxed, exception_message, value_view};
use super::walk::Reached;
use crate::base::Span;
use crate::code::{Code, CodeKind, Instruction, SlotKind};
use crate::vm::{Cell, Frame, Machine, Object, Value};

/// Builds frame views of one machine.
pub(super) struct FrameBuilder<'a> {
    machine: &'a Machine,
    frames: &'a [Frame],
}

/// The exception that leaves at this event.
pub(super) fn leaving(event: &EventKind) -> Option<String> {
    match event {
        EventKind::Unwind { type_name, message } | EventKind::Exception { type_name, message } => {
            Some(if message.is_empty() { type_name.clone() } else { format!("{type_name}: {message}") })
        }
        _ => None,
    }
}

impl<'a> FrameBuilder<'a> {
    /// For the frames a person sees, the running one last.
    pub fn new(machine: &'a Machine, frames: &'a [Frame]) -> FrameBuilder<'a> {
        FrameBuilder { machine, frames }
    }

    /// The frames on the frame stack.
    pub fn stacked(&mut self, event: &EventKind) -> Vec<FrameView> {
        let last = self.frames.len().saturating_sub(1);
        let mut views = Vec::with_capacity(self.frames.len());
        for (at, frame) in self.frames.iter().enumerate() {
            let state = if at == last { FrameState::Running } else { FrameState::Waiting };
            let (caller, caller_line) = match at.checked_sub(1).map(|below| &self.frames[below]) {
                Some(below) => (self.as_place(below), Some(line_of(self.machine, below))),
                None => {
                    (Place::Global, module_frame(self.machine).map(|frame| line_of(self.machine, &frame)))
                }
            };
            let mut view = self.frame(frame, self.machine.registers(frame), state, caller, caller_line);
            if at == last {
                view.handling = self.handled(frame);
                if let EventKind::Yield(_) | EventKind::Resume = event {
                    view.waits_for = super::event_loop::passes_to(self.machine, frame);
                }
                match event {
                    EventKind::Return(value) => view.returning = Some(value.clone()),
                    EventKind::Yield(value) if !view.coroutine => view.returning = Some(value.clone()),
                    event => view.leaving_with = leaving(event),
                }
            }
            views.push(view);
        }
        views
    }

    /// The exception that the running frame, and not one below it, handles.
    fn handled(&self, frame: &Frame) -> Option<String> {
        let handled = self.machine.state.handled;
        let Some(Object::Exception(exception)) = self.machine.heap.of(handled) else { return None };
        let text = exception_message(self.machine, exception.class, exception.args);
        let name = self.machine.class_name(exception.class);
        let own = handled != frame.handled_before;
        own.then(|| if text.is_empty() { name.to_owned() } else { format!("{name}: {text}") })
    }

    /// The exception that leaves the running module, or that it handles.
    pub fn module_trouble(&self, event: &EventKind) -> Option<Trouble> {
        let module = module_frame(self.machine).filter(|_| self.frames.is_empty())?;
        let leaving = leaving(event).map(Trouble::Leaving);
        leaving.or_else(|| Some(Trouble::Handling(self.handled(&module)?)))
    }

    /// Parked frames that something reaches.
    pub fn suspended(&mut self, reached: &Reached) -> Vec<FrameView> {
        let mut views: Vec<FrameView> = parked(self.machine, reached)
            .filter(|(_, frame)| is_seen(self.machine, frame))
            .map(|(at, frame)| {
                let Object::Generator(generator) = self.machine.heap.get(at) else {
                    return self.frame(&frame, &[], FrameState::Suspended, Place::Global, None);
                };
                let registers = &generator.registers;
                let mut view = self.frame(&frame, registers, FrameState::Suspended, Place::Global, None);
                view.object = boxed(self.machine, Value::Object(at));
                view.waits_for = super::event_loop::waits_for(self.machine, generator);
                view
            })
            .collect();
        crate::base::sort_by_key(&mut views, |view| view.id);
        views
    }

    /// The function frame, or the module, in which a class body is written.
    fn place_around(&self, body: &Frame) -> Place {
        let below = self.frames.iter().take_while(|frame| frame.base != body.base || frame.code != body.code);
        let around = below.filter(|frame| self.machine.code(frame.code).code.kind != CodeKind::Class).last();
        around.map_or(Place::Global, |frame| self.as_place(frame))
    }

    fn as_place(&self, frame: &Frame) -> Place {
        match frame.number {
            0 => Place::ClassBody(self.machine.code(frame.code).code.name.clone()),
            number => Place::Frame(FrameId(number)),
        }
    }

    fn frame(
        &self,
        frame: &Frame,
        registers: &[Value],
        state: FrameState,
        caller: Place,
        caller_line: Option<u32>,
    ) -> FrameView {
        let machine = self.machine;
        let code = &machine.code(frame.code).code;
        let parent = match machine.heap.of(frame.function) {
            Some(Object::Function(function)) => place(function.parent),
            // A class body's names are looked up where it is written; class bodies around it are skipped.
            _ => self.place_around(frame),
        };
        FrameView {
            id: super::walk::frame_id(frame),
            function: code.name.clone(),
            of: boxed(machine, frame.function),
            parent,
            caller,
            caller_line,
            line: line_of(machine, frame),
            state,
            bindings: bindings(machine, frame, code, registers),
            returning: None,
            leaving_with: None,
            handling: None,
            temporary: false,
            coroutine: code.flags.asynchronous && !code.flags.generator,
            object: boxed(machine, frame.generator),
            waits_for: None,
        }
    }

    /// What runs next, and its line.
    pub fn next(&self, event: &EventKind, module_line: u32) -> (Option<Span>, u32) {
        let machine = self.machine;
        let running = self.frames.last().copied().or_else(|| module_frame(machine));
        let Some(frame) = running else { return (None, module_line.max(1)) };
        let code = &machine.code(frame.code).code;
        match event {
            EventKind::Start | EventKind::Line => match code.stops.get(frame.mark as usize) {
                Some(mark) => (Some(mark.span), mark.line),
                None => (None, code.def_line),
            },
            // What was parked goes on where it stood.
            EventKind::Resume if was_parked(code, &frame) => {
                (mark_span(machine, &frame), line_of(machine, &frame))
            }
            EventKind::Call | EventKind::Resume => {
                let next = code.instructions[frame.pc as usize..].iter().find_map(|one| match one {
                    Instruction::Stop { mark } => code.stops.get(*mark as usize),
                    _ => None,
                });
                match next {
                    Some(mark) => (Some(mark.span), mark.line),
                    None => (span_at(machine, &frame), line_of(machine, &frame)),
                }
            }
            EventKind::Return(_) | EventKind::Yield(_) => {
                let caller = self.frames.iter().rev().nth(1).copied().or_else(|| module_frame(machine));
                let span = caller.and_then(|caller| mark_span(machine, &caller));
                (span, line_of(machine, &frame))
            }
            EventKind::Exception { .. } | EventKind::Unwind { .. } => (None, line_of(machine, &frame)),
            EventKind::End(_) => (None, line_of(machine, &frame)),
        }
    }
}

/// Whether a resumed frame had begun to run.
fn was_parked(code: &Code, frame: &Frame) -> bool {
    let at = |pc: u32| code.instructions.get(pc as usize);
    matches!(at(frame.pc.wrapping_sub(1)), Some(Instruction::Yield { .. }))
        || (frame.pc..frame.pc.saturating_add(2))
            .any(|pc| matches!(at(pc), Some(Instruction::YieldFrom { .. })))
}

/// The span of the newest line step a frame passed.
pub(super) fn mark_span(machine: &Machine, frame: &Frame) -> Option<Span> {
    machine.code(frame.code).code.stops.get(frame.mark as usize).map(|mark| mark.span)
}

/// The line a frame is at.
pub(super) fn line_of(machine: &Machine, frame: &Frame) -> u32 {
    let code = &machine.code(frame.code).code;
    match code.stops.get(frame.mark as usize) {
        Some(mark) => mark.line,
        None => code.def_line,
    }
}

/// The names of comprehensions that run at module level.
pub(super) fn module_inner(machine: &Machine, frame: &Frame) -> Vec<BindingView> {
    let code = &machine.code(frame.code).code;
    bindings(machine, frame, code, machine.registers(frame))
}

fn bindings(machine: &Machine, frame: &Frame, code: &Code, registers: &[Value]) -> Vec<BindingView> {
    let mut rows = Vec::new();
    if code.kind == CodeKind::Class {
        rows.extend(class_rows(machine, frame));
    }
    let parameters = crate::vm::parameter_count(code);
    let running: Vec<_> = code
        .comprehensions
        .iter()
        .filter(|range| (range.start..range.end).contains(&frame.pc))
        .map(|range| range.scope)
        .collect();
    for (at, (slot, &register)) in code.slots.iter().zip(registers).enumerate() {
        if slot.comprehension.is_some_and(|scope| !running.contains(&scope)) || slot.name.starts_with('.') {
            continue;
        }
        let (cell, value) = match (slot.kind, machine.heap.of(register)) {
            (SlotKind::Local, _) => (None, register),
            (_, Some(Object::Cell(cell))) => (register.addr().map(|at| (at, *cell)), cell.value),
            _ => (None, Value::Nil),
        };
        // A comprehension's name is a row once its loop has bound it, or where it hides a name of the frame's own.
        let hides = || code.slots.iter().any(|own| own.comprehension.is_none() && own.name == slot.name);
        if slot.comprehension.is_some() && value.is_nil() && !hides() {
            continue;
        }
        rows.push(BindingView {
            name: slot.name.clone(),
            kind: match slot.kind {
                SlotKind::Local => BindingKind::Local,
                SlotKind::Cell => BindingKind::Cell,
                SlotKind::Free => BindingKind::Free,
            },
            cell: cell.map(|(at, _)| CellId(machine.heap.serial(at))),
            owner: match (slot.kind, cell) {
                (SlotKind::Free, Some((_, Cell { maker, .. }))) => Some(place(maker)),
                _ => None,
            },
            value: (!value.is_nil()).then(|| value_view(machine, value)),
            parameter: at < parameters,
            from_default: at < parameters.min(64) && frame.defaulted & (1 << at) != 0,
            comprehension: slot.comprehension.and_then(|scope| {
                let range = code.comprehensions.iter().find(|range| range.scope == scope)?;
                code.spans.get(range.start as usize).map(|_| line_of(machine, frame))
            }),
        });
    }
    rows
}

/// The names a class body has bound so far.
fn class_rows(machine: &Machine, frame: &Frame) -> Vec<BindingView> {
    let entries = machine.heap.dict(frame.namespace).iter();
    entries
        .filter_map(|entry| Some((machine.heap.text(entry.key)?, entry.value)))
        .filter(|(name, _)| {
            !matches!(
                *name,
                "__module__"
                    | "__qualname__"
                    | "__doc__"
                    | "__classcell__"
                    | "__classdictcell__"
                    | "__firstlineno__"
                    | "__static_attributes__"
            )
        })
        .map(|(name, value)| BindingView {
            name: name.to_string(),
            kind: BindingKind::Local,
            cell: None,
            owner: None,
            value: Some(value_view(machine, value)),
            parameter: false,
            from_default: false,
            comprehension: None,
        })
        .collect()
}
