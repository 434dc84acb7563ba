//! Words every room uses: places in the source, and messages about them.
//!
//! `base` knows nothing of Python, of running, or of drawing.

mod diagnostic;
mod ids;
mod span;

pub use diagnostic::{Diagnostic, Severity};
pub use span::{LineIndex, Position, Span};
