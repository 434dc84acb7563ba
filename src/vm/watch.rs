//! Running single instructions, for the finest grain of stops: each value that an expression comes to.

use super::code::LoadedCode;
use super::frame::{Frame, FrameKind};
use super::machine::Machine;
use super::state::{Pause, Targets};
use crate::code::Instruction;
use std::rc::Rc;

/// What the library does for one instruction may take so many pauses.
const PATIENCE: u32 = 10_000;

/// An instruction that has run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// In this loaded code.
    pub code: u32,
    /// Where in it.
    pub pc: u32,
    /// Where its frame's registers start.
    pub base: u32,
}

impl Machine {
    /// Runs the next instruction of the person's own code, with all that the library does for it. `None`: a stop came
    /// up instead, or the end. The step loop knows nothing of it: in the codes of the running frame and its caller,
    /// every other instruction is, for the moment, a jump to itself.
    pub fn run_instruction(&mut self, stop: u64) -> Option<Done> {
        let own = |frame: &&Frame| frame.kind == FrameKind::Python && !self.codes[frame.code as usize].hidden;
        let waiting: Vec<Frame> = self.frames.iter().rev().filter(own).take(2).copied().collect();
        let running = *waiting.first()?;
        let kept: Vec<(usize, Rc<LoadedCode>)> = waiting
            .iter()
            .map(|frame| (frame.code as usize, self.codes[frame.code as usize].clone()))
            .collect();
        for (at, code) in &kept {
            let mut patched = LoadedCode::clone(code);
            for (pc, one) in patched.code.instructions.iter_mut().enumerate() {
                if !waiting.iter().any(|frame| (frame.code as usize, frame.pc as usize) == (*at, pc)) {
                    *one = Instruction::Jump { to: pc as u32 };
                }
            }
            self.codes[*at] = Rc::new(patched);
        }
        let paused = self.run_until_patched(stop);
        for (at, code) in kept {
            self.codes[at] = code;
        }
        let now = paused.then(|| self.frames.last().copied()).flatten()?;
        let before = waiting.iter().find(|frame| frame.base == now.base && frame.code == now.code)?;
        // Back in the caller: the call it waited in is done.
        let Frame { code, pc, base, .. } = *if before.base == running.base { &running } else { before };
        Some(Done { code, pc, base })
    }

    /// Whether the machine came to stand at an instruction that was patched, in code of the person's own.
    fn run_until_patched(&mut self, stop: u64) -> bool {
        for _ in 0..PATIENCE {
            self.targets = Targets { stop, work: self.state.work + 1, ..Targets::default() };
            if self.run() != Pause::Work {
                return false;
            }
            let Some(frame) = self.frames.last().filter(|frame| frame.kind == FrameKind::Python) else {
                continue;
            };
            let code = &self.codes[frame.code as usize];
            let here = code.code.instructions.get(frame.pc as usize);
            if !code.hidden && here == Some(&Instruction::Jump { to: frame.pc }) {
                return true;
            }
        }
        false
    }
}
