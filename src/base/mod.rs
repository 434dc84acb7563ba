//! Words every room uses: places in the source, and messages about them.
//!
//! `base` knows nothing of Python, of running, or of drawing.

mod diagnostic;
mod ids;
mod sort;
mod span;
mod utf16;

pub use diagnostic::{Diagnostic, Severity};
pub use sort::{map_of, set_of, sort_by, sort_by_key};
pub use span::{LineIndex, Position, Span};
pub use utf16::Utf16Index;
