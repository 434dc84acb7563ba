//! What can be reached from what a person sees: a bounded walk, once from names, once from temporaries.

use super::model::FrameId;
use super::objects;
use super::values::{boxed, is_library_class};
use crate::code::Instruction;
use crate::vm::{Addr, Cell, Frame, GeneratorState, Machine, Object, Slots, Value};
use std::collections::HashMap;

/// A walk ends after this many objects; what is beyond is not listed.
const MOST_OBJECTS: usize = 50_000;

/// What a walk found.
#[derive(Default)]
pub(super) struct Reached {
    /// Cells, functions and other objects of the person's program, and whether only temporaries lead there.
    pub cells: Vec<(Addr, bool)>,
    pub functions: Vec<(Addr, bool)>,
    pub objects: Vec<(Addr, bool)>,
    /// What was seen, and whether a person can see the way there.
    seen: HashMap<Addr, bool>,
}

impl Reached {
    /// Walks on from `roots`, and from `inside`: what the library holds, where nobody sees it. `temporary` is noted of
    /// everything found for the first time.
    pub fn walk(&mut self, machine: &Machine, roots: Vec<Value>, inside: Vec<Value>, temporary: bool) {
        let mut pending: Vec<Addr> = roots.into_iter().rev().filter_map(Value::addr).collect();
        // What leads through the library's own objects waits: another way may show the same.
        let mut inside: Vec<Addr> = inside.into_iter().filter_map(Value::addr).collect();
        loop {
            let (at, shown) = match (pending.pop(), inside.last()) {
                (Some(at), _) => (at, true),
                (None, Some(&at)) => (at, false),
                (None, None) => return,
            };
            if !shown {
                inside.pop();
            }
            if self.seen.len() >= MOST_OBJECTS {
                return;
            }
            let known = self.seen.get(&at).copied();
            if known.is_some_and(|known| known || !shown) {
                continue;
            }
            self.seen.insert(at, shown);
            let own = self.list(machine, at, (shown, known.is_none()), temporary);
            let from = pending.len();
            children(machine, at, &mut |value, visible| match value.addr() {
                Some(child) if visible && own => pending.push(child),
                Some(child) => inside.push(child),
                None => {}
            });
            pending[from..].reverse();
        }
    }

    /// Lists what was found: what only the library holds is not drawn, unless it runs code of the program's. Returns
    /// whether a person sees what it holds.
    fn list(&mut self, machine: &Machine, at: Addr, (shown, first): (bool, bool), temporary: bool) -> bool {
        let drawn = boxed(machine, Value::Object(at)).is_some();
        match machine.heap.get(at) {
            Object::Cell(cell) if cell.maker == Cell::LIBRARY => false,
            Object::Cell(_) if first => {
                self.cells.push((at, temporary));
                true
            }
            Object::Function(_) if drawn && first => {
                self.functions.push((at, temporary));
                true
            }
            Object::Generator(_) if drawn && first => {
                self.objects.push((at, temporary));
                true
            }
            Object::Cell(_) | Object::Function(_) | Object::Generator(_) => drawn,
            _ => {
                if drawn && shown {
                    self.objects.push((at, temporary));
                }
                shown
            }
        }
    }
}

/// Calls `visit` with what an object refers to, and whether its box says so.
fn children(machine: &Machine, at: Addr, visit: &mut dyn FnMut(Value, bool)) {
    match machine.heap.get(at) {
        Object::Cell(cell) => visit(cell.value, true),
        Object::Tuple(items) => items.iter().for_each(|&item| visit(item, true)),
        Object::List(items) => items.iter().for_each(|&item| visit(item, true)),
        Object::Dict(dict) => dict.iter().for_each(|entry| {
            visit(entry.key, true);
            visit(entry.value, true);
        }),
        Object::Set(set) => set.iter().for_each(|value| visit(value, true)),
        Object::Function(function) => {
            function.closure.iter().for_each(|&cell| visit(Value::Object(cell), true));
            [function.defaults, function.keyword_defaults, function.attributes]
                .into_iter()
                .for_each(|part| contents(machine, part, &mut |value| visit(value, true)));
        }
        Object::BoundMethod(both) => {
            visit(both.0, true);
            visit(both.1, true);
        }
        Object::Class(class) if !class.builtin && !is_library_class(machine, at) => {
            objects::class_entries(machine, class).for_each(|(_, value)| visit(value, true));
            class.bases.iter().for_each(|&base| visit(Value::Object(base), true));
            machine.heap.dict(class.dict).iter().for_each(|entry| visit(entry.value, false));
        }
        Object::Instance(instance) => {
            objects::instance_entries(machine, instance, &mut |held| {
                objects::contents(machine, held, objects::PAGE)
            })
            .into_iter()
            .for_each(|(_, value)| visit(value, true));
            visit(Value::Object(instance.class), true);
            machine.heap.dict(instance.dict).iter().for_each(|entry| visit(entry.value, false));
            if let Slots::Beside(slots) = instance.slots {
                machine.heap.dict(slots).iter().for_each(|entry| visit(entry.value, false));
            }
            visit(instance.native, false);
        }
        Object::Exception(exception) => {
            visit(exception.args, true);
            contents(machine, exception.dict, &mut |value| visit(value, true));
        }
        Object::Generator(generator) if generator.state == GeneratorState::Suspended => {
            visit(generator.frame.function, true);
            live_registers(machine, &generator.frame, &generator.registers)
                .for_each(|value| visit(value, true));
        }
        Object::Generator(generator) if generator.state == GeneratorState::Created => {
            visit(generator.frame.function, true);
            generator.registers.iter().for_each(|&value| visit(value, true));
        }
        Object::Iter(iter) => iter.values(&mut |value| visit(value, true)),
        Object::Property(parts) => parts.iter().for_each(|&part| visit(part, true)),
        Object::StaticMethod(inner) | Object::ClassMethod(inner) => visit(*inner, true),
        Object::NativeCall(call) => call.values(&mut |value| visit(value, true)),
        Object::DictView(_, dict) => visit(Value::Object(*dict), true),
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
