//! The machine: values, heap and journal, frames, exceptions, generators, the step loop.
//!
//! Knows code objects; knows nothing of syntax, recordings, views or pages. Two results are never mixed: a Python
//! exception is data (`Interrupt::Raise`); a fault of the machine is a bug (`Interrupt::Fault`) and reported as such.

mod attribute;
mod attribute_calls;
mod bind;
mod call;
mod class;
pub mod classes;
mod code;
mod dict;
mod evaluate;
mod exec;
mod exec_class;
mod exec_data;
mod exec_match;
mod exec_names;
mod fields;
mod frame;
mod generator;
pub mod hash;
mod heap;
mod history;
mod inspect;
mod iter;
mod library;
mod load;
mod machine;
pub mod native;
mod object;
pub mod ops;
mod run;
mod set;
mod spread;
pub mod suggest;
mod traceback;
mod unwind;
mod value;

pub use code::LoadedCode;
pub use dict::{Dict, Entry};
pub use evaluate::{Evaluated, RESULT_NAME};
pub use fields::parameter_count;
pub use frame::{Frame, FrameKind, Then};
pub use heap::{Counters, Heap, Tracer, Undo};
pub use history::{Notes, Start};
pub use iter::{Give, Iter};
pub use library::{Library, LibraryModule};
pub use machine::{CallLog, Ending, Event, Limits, LoggedCall, Machine, Pause, SavedFrame, State, Targets};
pub use object::{
    Cell, Class, DictViewKind, Exception, Function, Generator, GeneratorState, Instance, Layout, Object, Str,
    TracebackEntry,
};
pub use set::Set;
pub use value::{Addr, Value};
