//! Messages in English: the only room's corner where sentences are written. Another language is another such folder.

mod clauses;
mod next;
mod phrases;
mod sentences;

pub use next::{coming, holders};
pub use sentences::sentence;
