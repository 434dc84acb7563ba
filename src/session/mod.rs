//! The conversation between the page and its workers: what is asked, what is answered, and by whom.
//! Also what links and host pages say.
//!
//! Plain data and plain Rust: it must not know of browsers, nor of how anything looks.

mod chain;
mod embed;
mod engine;
mod link;
mod protocol;
mod reader;
mod recording;
mod service;
#[cfg(test)]
mod tests;

pub use chain::Chain;
pub use embed::{EMBED_VERSION, Envelope, FromHost, ToHost};
pub use engine::{Engine, Recorder};
pub use link::{LINK_VERSION, Link, LinkError, LinkStop, MAX_PROGRAM, Style, Theme};
pub use protocol::{
    CallSpan, PROTOCOL_VERSION, Placing, Progress, Reply, Request, RunState, Shown, ShownWorth, Wanted,
};
pub use reader::{Hue, NameMark, ReadReply, ReadRequest, Reader, Room, read};
pub use service::{Pace, Service};
