//! The conversation between the page and its workers: what is asked, what is answered, and by whom.
//!
//! Plain data and plain Rust: it must not know of browsers, nor of how anything looks.

mod echo;
mod service;

pub use echo::Echo;
pub use service::{Pace, Service};
