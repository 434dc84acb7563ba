//! Scene -> shapes, SVG text and the text twin. The page prints the same shapes with classes, the export with colours.
//!
//! Knows nothing of browsers; reads scenes and views, never the machine.

mod film;
pub mod paint;
mod shape;
mod svg;
#[cfg(test)]
mod tests;
mod text;
mod tokens;

pub use film::{Frame, film};
pub use shape::{Drawing, Form, Group, Shape, anchor, is_bold, is_mono, shapes, width_of};
pub use svg::{MONO, SANS, escape, svg};
pub use text::{TreeItem, summary, tree};
pub use tokens::{TOKENS, Theme, Token};
