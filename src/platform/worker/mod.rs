//! The page's helpers: web workers that run the same module as the page.
//!
//! The page side is [`Worker`], the worker side [`serve`]. Both speak in the types of one
//! [`Service`](crate::session::Service), which cross as postcard bytes and are transferred, not copied.
//! The browser queues nothing for a worker that is still starting, says nothing useful when one traps,
//! and leaves a trapped one answering: so messages wait here until the worker says it is ready, and every
//! way to die becomes one [`Death`].

mod inside;
mod link;

pub use inside::{here, serve};
pub use link::{Death, Event, Worker};

/// What a worker is for. Its name in the browser's tools, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Runs and records programs.
    Engine,
    /// Reads the text while a person types: scopes and syntax errors. Cheap to replace.
    Scopes,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Role::Engine => "engine",
            Role::Scopes => "scopes",
        }
    }
}

/// Where this module finds itself started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    /// In the page.
    Page,
    /// In a worker of the page.
    Worker(Role),
}

/// Said by a worker when it can be spoken to.
const READY: &str = "ready";
/// Before the words of a panic.
const PANIC: &str = "panic: ";
/// Before the words of a failure to start.
const FAILED: &str = "failed: ";
