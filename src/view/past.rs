//! The history of one variable: every stop at which what it holds became another.

use super::Recording;
use super::model::{Target, ValueView};
use super::values::value_view;
use crate::code::SlotKind;
use crate::vm::{Addr, Machine, Value};
use serde::{Deserialize, Serialize};

/// A longer run is looked through up to here only.
const FURTHEST: u64 = 100_000;
/// More writes than this are a film, not a list: the last ones are told.
const MOST: usize = 200;

/// A variable became something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Write {
    /// At this stop it is there.
    pub stop: u64,
    /// The line that did it.
    pub line: u32,
    /// What it holds since; `None`: nothing.
    pub value: Option<ValueView>,
}

/// All of its writes that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// In the order of the run.
    pub writes: Vec<Write>,
    /// There are more: the run is longer than is looked through, or it was written more often than is told.
    pub cut: bool,
}

impl Recording {
    /// The history of `target`, which must be there at `stop`.
    pub fn past(&mut self, target: &Target, stop: u64) -> Past {
        self.timeline.seek(stop);
        let variable = variable(self.timeline.machine(), target);
        let mut past = Past::default();
        let Some(variable) = variable else { return past };
        let end = self.stops();
        let mut last: Option<Value> = None;
        for stop in 0..=end.min(FURTHEST) {
            self.timeline.seek(stop);
            let machine = self.timeline.machine();
            let Some(now) = variable.now(machine) else { continue };
            if last != Some(now) {
                let known = last.is_some() || !now.is_nil();
                last = Some(now);
                if known {
                    let value = (!now.is_nil()).then(|| value_view(machine, now));
                    past.writes.push(Write { stop, line: 0, value });
                }
            }
        }
        past.cut = end > FURTHEST || past.writes.len() > MOST;
        let early = past.writes.len().saturating_sub(MOST);
        past.writes.drain(..early);
        for write in &mut past.writes {
            write.line = self.line_before(write.stop);
        }
        past
    }

    /// The line that ran just before `stop`.
    fn line_before(&mut self, stop: u64) -> u32 {
        let view = self.view(stop);
        let index = crate::base::LineIndex::new(self.source());
        view.just_ran.map_or(view.line, |span| index.line(span.start))
    }
}

/// Where a variable is kept.
enum Variable {
    /// In the cell with this identity.
    Cell(Addr, u32),
    /// In a register of the frame with this number; through its cell, if it has one.
    Register(u32, usize),
    /// In the module's names.
    Global(Addr),
}

fn variable(machine: &Machine, target: &Target) -> Option<Variable> {
    match target {
        Target::Global(name) => machine.heap.interned(name).map(Variable::Global),
        Target::Row(frame, name) => {
            let frame = machine.frames().iter().find(|one| one.number == frame.0)?;
            let slots = &machine.code(frame.code).code.slots;
            let slot = slots.iter().position(|slot| slot.name == *name)?;
            let register = machine.registers(frame).get(slot).copied();
            match (slots[slot].kind, register.and_then(Value::addr)) {
                (SlotKind::Cell | SlotKind::Free, Some(at)) => {
                    Some(Variable::Cell(at, machine.heap.serial(at)))
                }
                _ => Some(Variable::Register(frame.number, slot)),
            }
        }
        Target::Cell(id) => machine.heap.cell_with(id.0).map(|at| Variable::Cell(at, id.0)),
        Target::Entry(..) | Target::Frame(_) | Target::Object(_) | Target::Clock => None,
    }
}

impl Variable {
    /// What it holds now; `None` where it is not there, nil where it holds nothing.
    fn now(&self, machine: &Machine) -> Option<Value> {
        match *self {
            Variable::Cell(at, serial) => machine.heap.held_by_cell(at, serial),
            Variable::Register(frame, slot) => {
                let frame = machine.frames().iter().find(|one| one.number == frame)?;
                machine.registers(frame).get(slot).copied()
            }
            Variable::Global(name) => {
                Some(machine.heap.dict_get_name(machine.main.1, name).unwrap_or(Value::Nil))
            }
        }
    }
}
