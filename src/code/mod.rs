//! What the compiler makes and the machine runs: code objects, instructions, their dump.
//!
//! Inert data. Knows names and places of the source; knows nothing of values, frames or running.

mod disassemble;
mod instruction;
mod object;
mod operator;

pub use disassemble::disassemble;
pub use instruction::{Instruction, Register};
pub use object::{
    Code, CodeFlags, CodeId, CodeKind, ComprehensionRange, Constant, Handler, Program, SlotKind, StopMark,
    StopMarkKind, VariableSlot,
};
pub use operator::{Awaited, BinaryOp, CompareOp, Conversion, UnaryOp};
