//! The machine: values, heap and journal, frames, exceptions, generators, the step loop.
//!
//! Knows code objects; knows nothing of syntax, recordings, views or pages. Two results are never mixed: a Python
//! exception is data (`Interrupt::Raise`); a fault of the machine is a bug (`Interrupt::Fault`) and reported as such.

mod attribute;
mod attribute_calls;
mod attribute_error;
mod attribute_store;
mod bases;
mod bind;
mod call;
mod call_log;
mod call_native;
mod class;
mod class_lookup;
pub mod classes;
mod code;
mod code_fields;
mod deliver;
mod dict;
mod evaluate;
mod exception;
mod exec;
mod fields;
mod finalize;
mod frame;
mod frames;
mod generator;
mod generator_methods;
pub mod hash;
mod heap;
mod history;
mod import;
mod inspect;
mod iter;
mod layout;
mod library;
mod load;
mod machine;
mod make_class;
mod members;
mod namespace;
pub mod native;
mod object;
pub mod ops;
mod roots;
mod run;
mod set;
mod set_fields;
mod site;
mod spread;
mod state;
mod steps;
pub mod suggest;
mod surroundings;
mod system;
mod traceback;
mod unwind;
mod value;
mod watch;

pub use call_log::{CallLog, LoggedCall};
pub use code::{LoadedCode, Origin};
pub use code_fields::parameter_count;
pub use dict::{Dict, Entry};
pub use evaluate::{Evaluated, RESULT_NAME};
pub use frame::{Frame, FrameKind, Then};
pub use heap::{Counters, Heap, Tracer, Undo};
pub use history::{Notes, Start};
pub use iter::{Give, Iter};
pub use library::{Library, LibraryModule};
pub use load::CLOCK_START;
pub use machine::Machine;
pub use object::{
    Cell, Class, DictViewKind, Exception, Function, Generator, GeneratorKind, GeneratorState, Instance,
    Layout, Member, Object, Slots, Str, Traceback,
};
pub use set::Set;
pub use state::{Ending, Event, Limits, Pause, SavedFrame, State, Targets};
pub use value::{Addr, Value};
pub use watch::Done;
