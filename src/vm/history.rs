//! Generations of a whole machine: what to note when one ends, and how to swap one out and in again.

use super::heap::{Counters, Fnv, Undo, pack_lists};
use super::machine::Machine;
use super::state::{SavedFrame, State};
use super::value::{Addr, Value};
use std::hash::{Hash, Hasher};

/// Where a generation began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// Counters and single values.
    pub state: State,
    /// The heap's counters.
    pub counters: Counters,
    /// How many frames there were.
    frames: usize,
    /// How much memory the run might take: more than that is collected before its time.
    pub memory: usize,
}

/// Everything that leads from one moment of a run to another.
#[derive(Clone, Debug)]
pub struct Notes {
    changes: Vec<Undo>,
    frames: Vec<SavedFrame>,
    /// The moment it leads to.
    pub to: Start,
}

impl Notes {
    /// Makes them smaller, since they are kept for long.
    pub fn pack(&mut self) {
        pack_lists(&mut self.changes);
    }

    /// Bytes it takes, about.
    pub fn bytes(&self) -> usize {
        let registers: usize = self.frames.iter().map(|frame| 16 * frame.registers.len()).sum();
        self.changes.capacity() * size_of::<Undo>()
            + self.frames.capacity() * size_of::<SavedFrame>()
            + registers
            + self.changes.iter().map(Undo::payload).sum::<usize>()
    }
}

impl Machine {
    /// The moment that is now.
    pub fn now(&self) -> Start {
        let memory = self.limits.memory;
        Start { state: self.state, counters: self.heap.counters, frames: self.frames.len(), memory }
    }

    /// A number that any other way here, or any other place, would hardly come to: counters, frames and the registers of
    /// the running one.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = Fnv::default();
        (self.state, self.heap.counters).hash(&mut hasher);
        for frame in &self.frames {
            (frame.code, frame.pc, frame.base, frame.number).hash(&mut hasher);
        }
        if let Some(frame) = self.frames.last() {
            let base = frame.base as usize;
            self.stack[base..base + self.registers_of(frame) as usize].hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Gets ready to end a generation whose notes will be kept for long: they become few. `garbage` was made in it and
    /// goes.
    pub fn tidy(&mut self, garbage: Vec<Addr>) {
        if !garbage.is_empty() {
            self.heap.free_all(garbage);
            self.classes_changed();
        }
        self.heap.tidy_notes();
        self.saved_frames.shrink_to_fit();
    }

    /// Ends the generation that began at `start`; what leads back there. A new generation begins.
    pub fn end_generation(&mut self, start: Start) -> Notes {
        let changes = self.heap.next_generation();
        let frames = std::mem::take(&mut self.saved_frames);
        Notes { changes, frames, to: start }
    }

    /// Goes to the moment that `notes` lead to; the result leads back here. A new generation begins.
    pub fn swap(&mut self, notes: Notes) -> Notes {
        let here = self.now();
        let changes = self.heap.swap(notes.changes, notes.to.counters);
        let low = notes.to.frames - notes.frames.len();
        let mut frames = Vec::with_capacity(self.frames.len().saturating_sub(low));
        while self.frames.len() > low {
            let Some(frame) = self.frames.last().copied() else { break };
            let (base, count) = (frame.base as usize, self.registers_of(&frame) as usize);
            frames.push(SavedFrame { frame, registers: self.stack[base..base + count].into() });
            self.frames.pop();
        }
        for saved in notes.frames.into_iter().rev() {
            let base = saved.frame.base as usize;
            let end = base + saved.registers.len();
            if self.stack.len() < end + 64 {
                self.stack.resize(end + 64, Value::Nil);
            }
            self.stack[base..end].copy_from_slice(&saved.registers);
            self.frames.push(saved.frame);
        }
        self.state = notes.to.state;
        self.limits.memory = notes.to.memory;
        self.event = None;
        self.heap.next_generation();
        self.saved_frames.clear();
        self.classes_changed();
        Notes { changes, frames, to: here }
    }
}
