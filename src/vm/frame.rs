//! Frames: one running activation of a scope each.

use super::value::{Addr, Value};

/// What becomes of a frame's value when it returns (or a generator's, when it yields).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Then {
    /// Into the caller's register, and on with the caller's next instruction.
    Store(u16),
    /// Dropped.
    Discard,
    /// Dropped, and the caller's instruction runs again (an import whose module had to run first).
    Again,
    /// `__init__`: must be None; the new instance goes to the register.
    Init { dst: u16, instance: Addr },
    /// An item for the caller's `ForIter`: into the register; a generator's end is the loop's end.
    ForItem(u16),
    /// An item for the caller's `YieldFrom` in this register, or that iterator's end.
    Delegate { dst: u16 },
    /// The same from a native: `(whether it is done, item or result)`.
    Delegated { dst: u16 },
    /// A class body's end: its namespace becomes a class, put where its bases were.
    MakeClass { start: u16 },
    /// A truth value: the caller jumps to `to` if it is `on`.
    Branch { on: bool, to: u32 },
    /// A truth value: its opposite goes to the register.
    Not(u16),
    /// A tuple, spread over registers from this one.
    Unpack(u16),
    /// `(exit, entered)` of a context manager, into this register and the next.
    Context(u16),
    /// An answer for the native call below.
    Answer,
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
    /// How many of its own handlers it is in.
    pub handling: u32,
    /// Bit n: parameter n got its value from its default.
    pub defaulted: u64,
    /// The newest `Stop` mark it passed.
    pub mark: u32,
    /// The generation in which it was last noted in the journal.
    pub stamp: u32,
}
