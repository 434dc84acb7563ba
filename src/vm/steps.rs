//! The step loop: what is hot is here, everything else in `exec/` by families of instructions.

use super::call::Flow;
use super::exec::{fast_arithmetic, fast_compare, truth_native};
use super::frame::{FrameKind, Then};
use super::machine::Machine;
use super::native::Interrupt;
use super::object::Object;
use super::state::Event;
use super::value::Value;
use crate::code::Instruction;

impl Machine {
    /// Runs instructions of the frames on top until something other than "the next one" comes up.
    pub(super) fn steps(&mut self) -> Result<Flow, Interrupt> {
        let Some(frame) = self.frames.last() else { return Ok(Flow::Finish) };
        if frame.kind == FrameKind::Native {
            return Err(Interrupt::Fault("a native frame cannot run by itself".into()));
        }
        let mut code = self.codes[frame.code as usize].clone();
        let mut pc = frame.pc as usize;
        let mut base = frame.base as usize;

        macro_rules! get {
            ($register:expr) => {
                self.stack[base + $register as usize]
            };
        }
        macro_rules! set {
            ($register:expr, $value:expr) => {{
                let value = $value;
                self.stack[base + $register as usize] = value;
            }};
        }
        // Leaves the loop's own registers behind and does something that may change frames.
        macro_rules! leave {
            ($flow:expr) => {{
                if let Some(frame) = self.frames.last_mut() {
                    frame.pc = pc as u32;
                }
                match $flow? {
                    Flow::Next => pc += 1,
                    Flow::Switch => {
                        let Some(frame) = self.frames.last() else { return Ok(Flow::Finish) };
                        if frame.kind == FrameKind::Native {
                            return Err(Interrupt::Fault("a native frame was left running".into()));
                        }
                        if !std::ptr::eq(&*code, &*self.codes[frame.code as usize]) {
                            code = self.codes[frame.code as usize].clone();
                        }
                        pc = frame.pc as usize;
                        base = frame.base as usize;
                    }
                    other => return Ok(other),
                }
            }};
        }

        loop {
            let Some(&instruction) = code.code.instructions.get(pc) else {
                return Err(Interrupt::Fault("ran past the end of a code object".into()));
            };
            match instruction {
                Instruction::Stop { mark } => {
                    // First, since the instruction runs again after a pause: what follows happens once.
                    if !code.hidden && self.due() {
                        leave!(self.attend());
                    }
                    if self.state.watched != 0 && !code.is_library() && !self.state.stop_done {
                        if let Some(frame) = self.frames.last_mut() {
                            frame.pc = pc as u32;
                        }
                        if self.finalize_next()? {
                            return Ok(Flow::Switch);
                        }
                    }
                    if code.hidden {
                        pc += 1;
                        continue;
                    }
                    if let Some(frame) = self.frames.last_mut() {
                        frame.mark = mark;
                    }
                    if !self.state.stop_done {
                        let step = self.state.line_steps;
                        if step >= self.limits.line_steps {
                            if let Some(frame) = self.frames.last_mut() {
                                frame.pc = pc as u32;
                            }
                            return Err(Interrupt::Limit(
                                format!("the program ran for more than {step} steps").into(),
                            ));
                        }
                        self.state.line_steps += 1;
                        self.state.work += 1;
                        let stop = self.state.stops;
                        self.state.stops += 1;
                        if stop >= self.targets.stop || step >= self.targets.line_step {
                            self.event = Some(Event::Line);
                            if let Some(frame) = self.frames.last_mut() {
                                frame.pc = pc as u32 + 1;
                            }
                            return Ok(Flow::Pause);
                        }
                    }
                    pc += 1;
                }
                Instruction::Jump { to } => {
                    if (to as usize) <= pc {
                        self.state.work += 1;
                        pc = to as usize;
                        if self.due() {
                            leave!(self.attend());
                        }
                    } else {
                        pc = to as usize;
                    }
                }
                Instruction::JumpIfTrue { src, to } | Instruction::JumpIfFalse { src, to } => {
                    let on = matches!(instruction, Instruction::JumpIfTrue { .. });
                    match super::ops::truth::fast_truth(self, get!(src)) {
                        Some(truth) if truth == on => {
                            if (to as usize) <= pc {
                                self.state.work += 1;
                            }
                            pc = to as usize;
                        }
                        Some(_) => pc += 1,
                        None => {
                            let value = get!(src);
                            leave!(self.operation(truth_native, &[value], Then::Branch { on, to }))
                        }
                    }
                }
                Instruction::Constant { dst, constant } => {
                    set!(dst, code.constants[constant as usize]);
                    pc += 1;
                }
                Instruction::None { dst } => {
                    set!(dst, Value::None);
                    pc += 1;
                }
                Instruction::Move { dst, src } => {
                    set!(dst, get!(src));
                    pc += 1;
                }
                Instruction::CheckBound { src } => {
                    if get!(src).is_nil() {
                        leave!(Err::<Flow, _>(self.unbound(&code, src)));
                    }
                    pc += 1;
                }
                Instruction::LoadCell { dst, cell } => {
                    let value = match get!(cell) {
                        Value::Object(at) => match self.heap.get(at) {
                            Object::Cell(cell) => cell.value,
                            _ => Value::Nil,
                        },
                        _ => Value::Nil,
                    };
                    if value.is_nil() {
                        leave!(Err::<Flow, _>(self.unbound(&code, cell)));
                    }
                    set!(dst, value);
                    pc += 1;
                }
                Instruction::StoreCell { cell, src } => {
                    let value = get!(src);
                    if let Value::Object(at) = get!(cell)
                        && let Object::Cell(cell) = self.heap.write(at)
                    {
                        cell.value = value;
                    }
                    pc += 1;
                }
                Instruction::LoadGlobal { dst, name } => match self.find_global(&code, name) {
                    Some(value) => {
                        set!(dst, value);
                        pc += 1;
                    }
                    None => leave!(Err::<Flow, _>(self.name_error(code.names[usize::from(name)]))),
                },
                Instruction::Binary { op, dst, a, b } => {
                    let (left, right) = (get!(a), get!(b));
                    match fast_arithmetic(op, left, right) {
                        Some(value) => {
                            set!(dst, value);
                            pc += 1;
                        }
                        None => leave!(self.binary(op, left, right, false, dst)),
                    }
                }
                Instruction::InPlace { op, dst, a, b } => {
                    let (left, right) = (get!(a), get!(b));
                    match fast_arithmetic(op, left, right) {
                        Some(value) => {
                            set!(dst, value);
                            pc += 1;
                        }
                        None => leave!(self.binary(op, left, right, true, dst)),
                    }
                }
                Instruction::Compare { op, dst, a, b } => {
                    let (left, right) = (get!(a), get!(b));
                    match fast_compare(op, left, right) {
                        Some(value) => {
                            set!(dst, Value::Bool(value));
                            pc += 1;
                        }
                        None => leave!(self.compare(op, left, right, dst)),
                    }
                }
                Instruction::Is { dst, a, b } => {
                    set!(dst, Value::Bool(super::ops::compare::identical(get!(a), get!(b))));
                    pc += 1;
                }
                Instruction::IsNot { dst, a, b } => {
                    set!(dst, Value::Bool(!super::ops::compare::identical(get!(a), get!(b))));
                    pc += 1;
                }
                Instruction::GetLoop { dst, src } => {
                    let value = get!(src);
                    match self.loop_start(value) {
                        Some(place) => {
                            set!(dst, value);
                            set!(dst + 1, Value::Int(place));
                            pc += 1;
                        }
                        None => {
                            set!(dst + 1, Value::Nil);
                            leave!(self.get_iter(value, base, dst))
                        }
                    }
                }
                Instruction::ForLoop { dst, iter } => match get!(iter + 1) {
                    Value::Int(place) => match self.loop_item(get!(iter), place) {
                        Some((item, place)) => {
                            set!(iter + 1, Value::Int(place));
                            set!(dst, item);
                            pc += 2;
                        }
                        None => pc += 1,
                    },
                    _ => leave!(self.for_iter(get!(iter), dst)),
                },
                Instruction::ForIter { dst, iter } => leave!(self.for_iter(get!(iter), dst)),
                Instruction::Call { dst, start, count } => {
                    let callee = get!(start);
                    let first = base as u32 + u32::from(start) + 1;
                    leave!(self.call_registers(callee, first, u32::from(count), Then::Store(dst)))
                }
                Instruction::CallMethod { dst, start, count } => {
                    let callee = get!(start);
                    let object = u32::from(!get!(start + 1).is_nil());
                    let first = base as u32 + u32::from(start) + 2 - object;
                    leave!(self.call_registers(callee, first, u32::from(count) + object, Then::Store(dst)))
                }
                Instruction::LoadMethod { start, name } => {
                    let object = get!(start);
                    match self.known_method(&code, name, object) {
                        Some(function) => {
                            set!(start, function);
                            set!(start + 1, object);
                            pc += 1;
                        }
                        None => leave!(self.execute(&code, instruction, base)),
                    }
                }
                Instruction::LoadAttribute { dst, object, name } => {
                    match self.known_field(&code, name, get!(object)) {
                        Some(value) => {
                            set!(dst, value);
                            pc += 1;
                        }
                        None => leave!(self.execute(&code, instruction, base)),
                    }
                }
                Instruction::StoreAttribute { object, name, src } => {
                    let value = get!(src);
                    if self.set_known_field(&code, name, get!(object), value) {
                        pc += 1;
                    } else {
                        leave!(self.execute(&code, instruction, base))
                    }
                }
                Instruction::StoreName { name, src } => {
                    let value = get!(src);
                    let namespace = self.frames.last().map_or(self.builtins, |frame| frame.namespace);
                    if !self.is_plain(namespace) {
                        leave!(self.execute_name(&code, instruction, base));
                        continue;
                    }
                    self.store_name(&code, namespace, name, value);
                    pc += 1;
                }
                Instruction::Return { src } => {
                    let value = get!(src);
                    leave!(self.return_value(&code, value))
                }
                Instruction::Yield { src, .. } => {
                    let value = get!(src);
                    leave!(self.yield_value(value, true))
                }
                other => leave!(self.execute(&code, other, base)),
            }
        }
    }
}
