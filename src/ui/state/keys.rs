//! What keys mean, outside the editor and other fields.

use super::{Dialog, LessonMessage, Message, State};

/// A key press.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// The browser's name of it: `ArrowRight`, `h`, ` `.
    pub name: String,
    /// With Shift.
    pub shift: bool,
    /// With Ctrl or Cmd.
    pub command: bool,
    /// With Alt.
    pub alt: bool,
    /// It belongs to a button, a link or the like, which Space and Enter press.
    pub on_button: bool,
}

/// What a key press asks for; `None`: it is not ours.
pub fn message_of(state: &State, key: &Key) -> Option<Message> {
    let Key { name, shift, command, alt, on_button } = key;
    if state.dialog.is_some() {
        return None;
    }
    if *command || *alt {
        // The browser's and the system's own, but for one.
        return (name == "Enter" && *command).then_some(Message::Run);
    }
    let moves = match (name.as_str(), shift) {
        ("ArrowRight" | "PageDown", false) => Some(Message::Step { forward: true }),
        ("ArrowLeft" | "PageUp", false) => Some(Message::Step { forward: false }),
        ("ArrowRight", true) => Some(Message::StepOver { forward: true }),
        ("ArrowLeft", true) => Some(Message::StepOver { forward: false }),
        ("ArrowUp", true) => Some(Message::StepOut { forward: true }),
        ("ArrowDown", true) => Some(Message::StepOut { forward: false }),
        ("Home", _) => Some(Message::First),
        ("End", _) => Some(Message::Last),
        _ => None,
    };
    if moves.is_some() {
        return moves.filter(|_| state.can_step());
    }
    if state.settings.no_single_keys {
        return None;
    }
    match name.as_str() {
        " " if !on_button => Some(Message::Play).filter(|_| state.can_step()),
        "?" => Some(Message::Show(Dialog::Help)),
        "[" | "]" if state.shows_lesson() => {
            Some(Message::Lesson(LessonMessage::Moment { forward: name == "]" }))
        }
        "g" | "G" => Some(Message::Grain(state.player.grain.next())),
        "w" | "W" => Some(Message::Walk).filter(|_| state.can_step()),
        "h" | "H" => Some(Message::Veil),
        _ => None,
    }
}
