//! The frame stack: entering, leaving, noting what was there.

use super::frame::{Frame, FrameKind};
use super::machine::Machine;
use super::state::SavedFrame;
use super::value::Value;
use crate::code::Instruction;

/// Registers kept beyond the running frame's own.
pub(super) const SPARE: usize = 64;

/// A program may set its recursion limit as high as it likes; more frames than this are not made.
const MOST_DEEP: usize = 20_000;

impl Machine {
    /// The first free register above the running frame.
    pub(crate) fn top(&self) -> u32 {
        match self.frames.last() {
            None => 0,
            Some(frame) => frame.base + self.registers_of(frame),
        }
    }

    pub(crate) fn registers_of(&self, frame: &Frame) -> u32 {
        match frame.kind {
            FrameKind::Python => u32::from(self.codes[frame.code as usize].code.registers),
            FrameKind::Native => 0,
        }
    }

    /// Pushes a frame whose first `set` registers are filled already, clears the others, and makes its cells.
    pub(crate) fn enter(&mut self, frame: Frame, set: u32) {
        let code = &self.codes[frame.code as usize];
        let counts = !code.is_library();
        let (start, end) =
            ((frame.base + set) as usize, (frame.base + u32::from(code.code.registers)) as usize);
        if self.stack.len() < end + SPARE {
            self.stack.resize((end + SPARE) * 2, Value::Nil);
        }
        self.stack[start..end].fill(Value::Nil);
        self.frames.push(frame);
        self.state.depth += usize::from(counts);
    }

    /// Whether one more frame would be too many: CPython's limit for the program's own, a wider one with the
    /// library's, which CPython has none of.
    pub(crate) fn too_deep(&self) -> bool {
        self.state.depth >= self.state.deepest || self.frames.len() >= self.most_frames() * 4
    }

    /// What the library's own frames, and natives that wait, are counted by.
    pub(super) fn most_frames(&self) -> usize {
        self.state.deepest.max(self.limits.depth)
    }

    /// `sys.setrecursionlimit(limit)`; false where as many frames are there already.
    pub fn set_deepest(&mut self, limit: usize) -> bool {
        let fits = limit > self.state.depth;
        if fits {
            self.state.deepest = limit.min(MOST_DEEP);
        }
        fits
    }

    /// The next f-number, for a frame of the code at `code` whose parent has the number `parent`.
    pub(super) fn next_frame_number(&mut self, code: u32, parent: u32) -> u32 {
        self.state.frame_numbers += 1;
        let number = self.state.frame_numbers as usize;
        // A run is repeatable: what is beyond the current number is from the same run, later.
        if self.frame_codes.len() < number {
            self.frame_codes.push((code, parent));
        }
        self.state.frame_numbers
    }

    /// Runs the `MakeCell`s that the running frame's code starts with, so that a frame is never seen without its cells.
    pub(super) fn make_entry_cells(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        let loaded = self.codes[frame.code as usize].clone();
        let first = frame.pc as usize;
        let starting = loaded.code.instructions[first..].iter().map_while(|instruction| match instruction {
            Instruction::MakeCell { slot } => Some(*slot),
            _ => None,
        });
        let mut made = 0;
        for slot in starting {
            self.make_cell(slot);
            made += 1;
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.pc += made;
        }
    }

    /// Takes the running frame off; the one below is noted before it changes.
    pub(crate) fn pop_frame(&mut self) {
        if let Some(frame) = self.frames.pop() {
            if frame.kind == FrameKind::Python && !self.codes[frame.code as usize].is_library() {
                self.state.depth -= 1;
            }
            self.state.handled = frame.handled_before;
        }
        self.note_running_frame();
    }

    /// Notes the running frame in the journal, unless this generation has it.
    #[inline]
    pub(crate) fn note_running_frame(&mut self) {
        let generation = self.heap.generation();
        if let Some(frame) = self.frames.last()
            && frame.stamp != generation
        {
            self.save_running_frame(generation);
        }
    }

    /// Notes the frames from the running one down to the one at `place`, which is about to change.
    pub(super) fn note_frames_from(&mut self, place: usize) {
        let generation = self.heap.generation();
        for at in (place..self.frames.len()).rev() {
            if self.frames[at].stamp != generation {
                self.save_frame(at, generation);
            }
        }
    }

    #[cold]
    fn save_running_frame(&mut self, generation: u32) {
        self.save_frame(self.frames.len().saturating_sub(1), generation);
    }

    fn save_frame(&mut self, at: usize, generation: u32) {
        let Some(frame) = self.frames.get(at).copied() else { return };
        let (base, count) = (frame.base as usize, self.registers_of(&frame) as usize);
        let registers: Box<[Value]> = self.stack[base..base + count].into();
        self.saved_frames.push(SavedFrame { frame, registers });
        self.frames[at].stamp = generation;
    }
}
