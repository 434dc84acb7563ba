//! The words at a stop: one sentence (or two short ones) on what just happened and why, and a line on what comes.
//!
//! The narrator compares two neighbouring views and chooses [`message::Message`]s; [`text`] turns them into English.
//! Pure: the same two views of the same source always give the same words.

mod advice;
mod arrivals;
mod assignments;
mod builtins;
mod coming;
mod done;
mod flow;
mod gather;
mod look;
mod lookup;
mod message;
mod moment;
mod statement;
mod statics;
pub(in crate::view) mod text;
mod trouble;

#[cfg(test)]
mod tests;

pub use statics::Statics;

use super::model::{EventKind, View};
use message::Message;
use moment::Moment;

/// A sentence never grows beyond this many words; what matters less is left out.
const MOST_WORDS: usize = 48;

/// What a person reads at a stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What just happened, then why; `code` in backquotes.
    pub sentence: String,
    /// What comes, never its result.
    pub next: String,
}

/// The words at `now`. `before` is the stop before it (at the event grain), `None` at the first one.
pub fn narrate(before: Option<&View>, now: &View, statics: &Statics) -> Words {
    let messages = match before {
        Some(before) => Moment::new(before, now, statics).messages(),
        None if matches!(now.event, EventKind::End(_)) => vec![Message::NothingToRun],
        None => vec![Message::NothingRan],
    };
    Words { sentence: joined(&messages), next: text::coming(&coming::coming(now, statics)) }
}

/// The messages in order, each that still fits.
fn joined(messages: &[Message]) -> String {
    let mut sentence = String::new();
    let mut words = 0;
    for message in messages {
        let part = text::sentence(message);
        let count = part.split_whitespace().count();
        if sentence.is_empty() {
            sentence = part;
        } else if words + count <= MOST_WORDS {
            sentence.push(' ');
            sentence.push_str(&part);
        } else {
            continue;
        }
        words += count;
    }
    sentence
}
