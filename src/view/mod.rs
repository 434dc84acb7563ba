//! State at a stop, as plain data: what a person may see, what just changed, and the words for it.
//!
//! Reads the recording; never writes, never runs user code. Knows nothing of positions or pixels.

mod model;

pub use model::{
    BindingKind, BindingView, CellId, CellView, Change, ChangeKind, ClosureSlot, EndKind, EntryView,
    EventKind, FrameId, FrameState, FrameView, FunctionView, Holder, ObjectId, ObjectKind, ObjectView, Place,
    Target, ValueView, View,
};
