//! What a machine keeps beside its objects, what bounds it, and why it stands still.

use super::frame::Frame;
use super::value::Value;

/// What ends a run early, each with a clear message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Line steps.
    pub line_steps: u64,
    /// Bytes of objects, about.
    pub memory: usize,
    /// Bytes of output.
    pub output: usize,
    /// Python frames at once: CPython's default recursion limit.
    pub depth: usize,
    /// Bits of an integer.
    pub int_bits: u64,
    /// Items or characters that one operation may make.
    pub operation: usize,
    /// Units of work (line steps, loop rounds, calls, library code's too).
    pub work: u64,
}

impl Limits {
    /// What a run that met one of these may go on with: twice of each. Depth is a rule of the language, no limit of ours.
    pub fn larger(self) -> Limits {
        Limits {
            line_steps: self.line_steps.saturating_mul(2),
            memory: self.memory.saturating_mul(2),
            output: self.output.saturating_mul(2),
            depth: self.depth,
            int_bits: self.int_bits.saturating_mul(2),
            operation: self.operation.saturating_mul(2),
            work: self.work.saturating_mul(2),
        }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            line_steps: 5_000_000,
            memory: 400 << 20,
            output: 4 << 20,
            depth: 1000,
            int_bits: 1 << 23,
            operation: 20_000_000,
            work: u64::MAX,
        }
    }
}

/// Counters and single values of state: saved and restored whole with each generation.
#[derive(Clone, Copy, Debug, Hash, PartialEq)]
pub struct State {
    /// Event-grain stops passed.
    pub stops: u64,
    /// Line steps begun.
    pub line_steps: u64,
    /// Work done.
    pub work: u64,
    /// f-numbers given.
    pub frame_numbers: u32,
    /// Python frames on the frame stack.
    pub depth: usize,
    /// How many there may be: `sys.setrecursionlimit`.
    pub deepest: usize,
    /// The exception being handled, or None.
    pub handled: Value,
    /// The exception in flight, or nil.
    pub in_flight: Value,
    /// Whether the exception in flight has had its stop.
    pub announced: bool,
    /// Whether the stop of the instruction about to run has been made already.
    pub stop_done: bool,
    /// Bytes of output so far.
    pub output: usize,
    /// Bytes written to the standard error so far.
    pub errors: usize,
    /// Times `float("nan")` was made.
    pub nans: u64,
    /// Lines of input used so far.
    pub input: usize,
    /// The virtual clock, in nanoseconds since 1970.
    pub clock: i64,
    /// How often the program looked at the clock. Each look takes a little, as everywhere: what was slept is always over.
    pub looks: i64,
    /// Entries of `Machine::watched`.
    pub watched: u32,
    /// Checks for what is gone made so far, and the work at which the next one may be made.
    pub checks: u32,
    pub next_check: u64,
    /// The exception that ended the run, while the rest is finalized; None where none did, nil before.
    pub ended: Value,
    /// Code objects loaded: `Machine::codes` may know more, of a later moment.
    pub codes: u32,
}

/// A frame with its registers, as noted in the journal.
#[derive(Clone, Debug)]
pub struct SavedFrame {
    /// The frame.
    pub frame: Frame,
    /// Its registers.
    pub registers: Box<[Value]>,
}

/// Where a run is to pause: at the first of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Targets {
    /// At this stop.
    pub stop: u64,
    /// At this line step.
    pub line_step: u64,
    /// When so much work is done.
    pub work: u64,
}

impl Default for Targets {
    fn default() -> Targets {
        Targets { stop: u64::MAX, line_step: u64::MAX, work: u64::MAX }
    }
}

/// Why the machine stands at a stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A line is about to run.
    Line,
    /// A frame opened.
    Call,
    /// The running frame is about to leave with this value.
    Return(Value),
    /// This exception was raised.
    Exception(Value),
    /// This exception is about to leave the running frame.
    Unwind(Value),
    /// A generator is about to give this value.
    Yield(Value),
    /// A parked frame runs on.
    Resume,
}

/// Why `run` came back.
#[derive(Clone, Debug, PartialEq)]
pub enum Pause {
    /// A target stop or line step: `Machine::event` says why it is a stop.
    Stop,
    /// The work target.
    Work,
    /// `input()` waits.
    Input,
    /// The run is over.
    Ended(Ending),
}

impl Pause {
    /// In words, for the report of a fault.
    pub fn words(&self) -> &str {
        match self {
            Pause::Stop => "a stop",
            Pause::Work => "its work done",
            Pause::Input => "a wait for input",
            Pause::Ended(Ending::Finished) => "the end of the program",
            Pause::Ended(Ending::Exception(_)) => "an exception",
            Pause::Ended(Ending::Limit(words) | Ending::Fault(words)) => words,
        }
    }
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// The last statement ran.
    Finished,
    /// This exception was not caught.
    Exception(Value),
    /// A limit, in words.
    Limit(String),
    /// A bug in the machine, in words.
    Fault(String),
}
