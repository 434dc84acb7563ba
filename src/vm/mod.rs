//! The machine: values, heap and journal, frames, exceptions, generators, the step loop.
//!
//! Knows code objects; knows nothing of syntax, recordings, views or pages. Two results are never mixed: a Python
//! exception is data (`Interrupt::Raise`); a fault of the machine is a bug (`Interrupt::Fault`) and reported as such.

pub mod classes;
mod code;
mod dict;
mod frame;
pub mod hash;
mod heap;
mod iter;
mod machine;
pub mod native;
mod object;
pub mod ops;
mod set;
mod value;

pub use code::LoadedCode;
pub use dict::{Dict, Entry};
pub use frame::{Frame, FrameKind, Then};
pub use heap::{Counters, Heap, Tracer, Undo};
pub use iter::{Give, Iter};
pub use machine::{Limits, Machine, State};
pub use object::{
    Cell, Class, DictViewKind, Exception, Function, Generator, GeneratorState, Instance, Layout, Object, Str,
    TracebackEntry,
};
pub use set::Set;
pub use value::{Addr, Value};
