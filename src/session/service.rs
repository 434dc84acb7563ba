//! What a worker does for the page, without a word about workers: natively testable.

use serde::{Serialize, de::DeserializeOwned};

/// Whether a service has more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Nothing until the next request.
    Idle,
    /// Call `work` again, after what has arrived meanwhile.
    Busy,
}

/// One side of a conversation: it receives requests and replies when it likes.
///
/// Long work is done in slices: a service that is [`Pace::Busy`] hears requests between two slices, so a
/// slice should take a few milliseconds, measured in work, not in time.
pub trait Service {
    /// What it is asked.
    type Request: Serialize + DeserializeOwned;
    /// What it answers.
    type Reply: Serialize + DeserializeOwned;

    /// Takes one request.
    fn receive(&mut self, request: Self::Request, reply: &mut dyn FnMut(&Self::Reply)) -> Pace;

    /// Does one slice of what it has to do.
    fn work(&mut self, reply: &mut dyn FnMut(&Self::Reply)) -> Pace;
}
