//! Lessons: a program, what it explains, the moments to stop at, one question. And packs of them.
//!
//! Text in, data out (the format is told in `static/lessons/README.md`). What is wrong is told with its place, for a
//! teacher who wrote it. It must not know Python, nor how a place in a run is found, nor the page.

mod list;
mod model;
mod read;
#[cfg(test)]
mod tests;

pub use list::{Entry, Listing, is_beside, listing, write_listing};
pub use model::{Asked, Lesson, Moment, Place, Visit};
pub use read::{MAX_PACK, Pack, pack};
