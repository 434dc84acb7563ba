//! What can be reached from what a person sees: a bounded walk, once from names, once from temporaries.

use super::model::FrameId;
use super::values::{boxed, is_library_class};
use crate::code::Instruction;
use crate::vm::{Addr, Cell, Frame, GeneratorState, Machine, Object, Value};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A walk ends after this many objects; what is beyond is not listed.
const MOST_OBJECTS: usize = 50_000;

/// What a walk found.
#[derive(Default)]
pub(super) struct Reached {
    /// Cells, functions and other objects of the person's program, and whether only temporaries lead there.
    pub cells: Vec<(Addr, bool)>,
    pub functions: Vec<(Addr, bool)>,
    pub objects: Vec<(Addr, bool)>,
    seen: HashMap<Addr, ()>,
}

impl Reached {
    /// Walks on from `roots`; `temporary` is noted of everything found for the first time.
    pub fn walk(&mut self, machine: &Machine, roots: impl IntoIterator<Item = Value>, temporary: bool) {
        let mut pending: Vec<Addr> = roots.into_iter().filter_map(Value::addr).collect();
        pending.reverse();
        while let Some(at) = pending.pop() {
            if self.seen.len() >= MOST_OBJECTS {
                return;
            }
            match self.seen.entry(at) {
                Entry::Occupied(_) => continue,
                Entry::Vacant(slot) => slot.insert(()),
            };
            self.list(machine, at, temporary);
            let from = pending.len();
            children(machine, at, &mut |value| pending.extend(value.addr()));
            pending[from..].reverse();
        }
    }

    fn list(&mut self, machine: &Machine, at: Addr, temporary: bool) {
        let drawn = boxed(machine, Value::Object(at)).is_some();
        match machine.heap.get(at) {
            Object::Cell(cell) if cell.maker != Cell::LIBRARY => self.cells.push((at, temporary)),
            Object::Function(_) if drawn => self.functions.push((at, temporary)),
            _ if drawn => self.objects.push((at, temporary)),
            _ => {}
        }
    }
}

/// Calls `visit` with what an object refers to, as far as a person may see it.
fn children(machine: &Machine, at: Addr, visit: &mut dyn FnMut(Value)) {
    match machine.heap.get(at) {
        Object::Cell(cell) => visit(cell.value),
        Object::Tuple(items) => items.iter().for_each(|&item| visit(item)),
        Object::List(items) => items.iter().for_each(|&item| visit(item)),
        Object::Dict(dict) => dict.iter().for_each(|entry| {
            visit(entry.key);
            visit(entry.value);
        }),
        Object::Set(set) => set.iter().for_each(visit),
        Object::Function(function) => {
            function.closure.iter().for_each(|&cell| visit(Value::Object(cell)));
            [function.defaults, function.keyword_defaults, function.attributes]
                .into_iter()
                .for_each(|part| contents(machine, part, visit));
        }
        Object::BoundMethod(both) => {
            visit(both.0);
            visit(both.1);
        }
        Object::Class(class) if !class.builtin && !is_library_class(machine, at) => {
            class.bases.iter().for_each(|&base| visit(Value::Object(base)));
            machine.heap.dict(class.dict).iter().for_each(|entry| visit(entry.value));
        }
        Object::Instance(instance) => {
            visit(Value::Object(instance.class));
            machine.heap.dict(instance.dict).iter().for_each(|entry| visit(entry.value));
            visit(instance.native);
        }
        Object::Exception(exception) => {
            visit(exception.args);
            contents(machine, exception.dict, visit);
        }
        Object::Generator(generator) if generator.state == GeneratorState::Suspended => {
            visit(generator.frame.function);
            live_registers(machine, &generator.frame, &generator.registers).for_each(visit);
        }
        Object::Generator(generator) if generator.state == GeneratorState::Created => {
            visit(generator.frame.function);
            generator.registers.iter().for_each(|&value| visit(value));
        }
        Object::Iter(iter) => iter.values(&mut |value| visit(value)),
        Object::Property(parts) => parts.iter().for_each(|&part| visit(part)),
        Object::StaticMethod(inner) | Object::ClassMethod(inner) => visit(*inner),
        Object::NativeCall(call) => call.values(&mut |value| visit(value)),
        Object::DictView(_, dict) => visit(Value::Object(*dict)),
        _ => {}
    }
}

/// Calls `visit` with what is in a tuple or dict that a person never sees itself, as a function's defaults.
fn contents(machine: &Machine, holder: Value, visit: &mut dyn FnMut(Value)) {
    match holder.addr().map(|at| machine.heap.get(at)) {
        Some(Object::Tuple(items)) => items.iter().for_each(|&item| visit(item)),
        Some(Object::Dict(dict)) => dict.iter().for_each(|entry| visit(entry.value)),
        _ => {}
    }
}

/// The values of a frame's named registers, names of comprehensions that do not run left out.
pub(super) fn variables<'a>(
    machine: &'a Machine,
    frame: &Frame,
    registers: &'a [Value],
) -> impl Iterator<Item = Value> + 'a {
    let (code, pc) = (&machine.code(frame.code).code, frame.pc);
    let runs = move |scope| {
        let range = code.comprehensions.iter().find(|range| range.scope == scope);
        range.is_some_and(|range| (range.start..range.end).contains(&pc))
    };
    let slots = code.slots.iter().zip(registers);
    slots.filter(move |(slot, _)| slot.comprehension.is_none_or(runs)).map(|(_, &value)| value)
}

/// The values of the registers that mean something where a frame stands: its variables, then its temporaries.
pub(super) fn live_registers<'a>(
    machine: &'a Machine,
    frame: &Frame,
    registers: &'a [Value],
) -> impl Iterator<Item = Value> + 'a {
    let code = &machine.code(frame.code).code;
    // Right behind a line step's mark nothing of the next instruction has been made yet.
    let pc = frame.pc as usize;
    let behind_mark = pc > 0 && matches!(code.instructions.get(pc - 1), Some(Instruction::Stop { .. }));
    let at = if behind_mark { pc - 1 } else { pc };
    let height = code.heights.get(at).map_or(code.slots.len(), |&height| usize::from(height));
    let temporaries = registers.iter().take(height).skip(code.slots.len()).copied();
    variables(machine, frame, registers).chain(temporaries)
}

/// The values of the temporaries of a frame where it stands.
pub(super) fn temporaries<'a>(
    machine: &'a Machine,
    frame: &Frame,
    registers: &'a [Value],
) -> impl Iterator<Item = Value> + 'a {
    let named = variables(machine, frame, registers).count();
    live_registers(machine, frame, registers).skip(named)
}

/// The label of a frame that has one.
pub(super) fn frame_id(frame: &Frame) -> Option<FrameId> {
    (frame.number != 0).then_some(FrameId(frame.number))
}
