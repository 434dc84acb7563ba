//! Frames: one running activation of a scope each.

use super::value::{Addr, Value};

/// What becomes of a frame's value when it returns (or a generator's, when it yields).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Then {
    /// Into the caller's register, and on with the caller's next instruction.
    Store(u16),
    /// Dropped.
    Discard,
    /// `__init__`: must be None; the new instance goes to the register.
    Init { dst: u16, instance: Addr },
    /// An item for the caller's `ForIter`: into the register; a generator's end is the loop's end.
    ForItem(u16),
    /// An item for the caller's `YieldFrom`.
    Delegate,
    /// A class body: its namespace becomes a class.
    MakeClass,
    /// An answer for the native call below.
    Answer,
    /// An answer for the native call below, exceptions included.
    AnswerOrError,
    /// The run is over.
    Finish,
}

/// What a frame runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    /// Instructions.
    Python,
    /// A native call that waits for an answer; the object is in `function`.
    Native,
}

/// One frame. Its registers are `stack[base .. base + registers]`.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// What it runs.
    pub kind: FrameKind,
    /// Loaded code's index.
    pub code: u32,
    /// The instruction that runs (of a waiting frame: the one it waits in).
    pub pc: u32,
    /// Where its registers start.
    pub base: u32,
    /// The function object it runs, nil for the module and class bodies; for `Native`, the native call.
    pub function: Value,
    /// Its f-number; 0: none (module, class bodies, library code, native calls).
    pub number: u32,
    /// Where its value goes.
    pub then: Then,
    /// Names that are looked up: the globals.
    pub globals: Addr,
    /// A module's or class body's own namespace.
    pub namespace: Addr,
    /// The generator this is the frame of, or nil.
    pub generator: Value,
    /// The exception being handled in this frame's callers, to come back when it leaves.
    pub handled_before: Value,
    /// Bit n: parameter n got its value from its default.
    pub defaulted: u64,
    /// The newest `Stop` mark it passed.
    pub mark: u32,
    /// The generation in which it was last noted in the journal.
    pub stamp: u32,
}
