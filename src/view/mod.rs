//! State at a stop, as plain data: what a person may see, what just changed, and the words for it.
//!
//! Reads the recording; never writes, never runs user code. Knows nothing of positions or pixels.

mod build;
mod changes;
mod describe;
mod event_loop;
mod explain;
mod frames;
mod left;
mod lookup;
mod model;
mod narrate;
mod objects;
mod past;
mod places;
mod recording;
mod values;
mod walk;
mod worth;

pub use changes::changes;
pub use describe::{Keeper, held_by, keepers};
pub use event_loop::seconds;
pub use explain::{Corrected, Explainer, Mistake};
pub use lookup::{Letter, Lookup, LookupStep, Pointed, Verdict};
pub use model::{
    BindingKind, BindingView, CellId, CellView, Change, ChangeKind, ClosureSlot, Due, EndKind, EntryView,
    EventKind, EventLoop, FrameId, FrameState, FrameView, FunctionView, Holder, ObjectId, ObjectKind,
    ObjectView, Page, Place, ReturnedFrame, Target, Trouble, ValueView, View, WaitsFor,
};
pub use narrate::{Statics, Words, narrate};
pub use objects::PAGE;
pub use past::{Past, Write};
pub use places::LineStart;
pub use recording::{Progress, ProgressState, Recording};
pub use worth::Worth;
