//! What comes, and who holds a cell.

use super::phrases::{place_label, with_article};
use crate::view::describe::Keeper;
use crate::view::narrate::message::{Coming, Where};

/// What comes, as one sentence.
pub fn coming(coming: &Coming) -> String {
    use Coming::*;
    match coming {
        Statement { code, line } => format!("Next: `{code}`, line {line}."),
        Rest { code, line } => format!("Next: the rest of `{code}`, line {line}."),
        Test { code, line } => format!("Next: whether `{code}`, line {line}."),
        Item { iterable, line } => format!("Next: the next item of `{iterable}`, line {line}."),
        Clause { code, line } => format!("Next: whether `{code}` catches it, line {line}."),
        Case { code, line } => format!("Next: whether `{code}` matches, line {line}."),
        Leave { frame, line: Some(line) } => {
            format!("Next: {frame} leaves, and its value goes to line {line}.")
        }
        Leave { frame, line: None } => format!("Next: {frame} leaves with its value."),
        ClassDone { name } => format!("Next: the class `{name}` is made of these names."),
        Handover { line } => format!("Next: the value goes to line {line}."),
        NextTurn => "Next: the event loop goes on with what is ready, or with the clock.".into(),
        Handler { type_name, place } => {
            format!("Next: {} is searched for a clause that catches {type_name}.", place_label(place))
        }
        FrameGoes { place: Where::Global } => "Next: the program ends.".into(),
        FrameGoes { place } => format!("Next: {} leaves, and its caller is searched.", place_label(place)),
        Nothing => "Nothing comes next: the run is over.".into(),
    }
}

/// Who holds a cell, for the picture and the text tree: `held by o2, which \`a\` names`.
pub fn holders(keepers: &[Keeper]) -> String {
    if keepers.is_empty() {
        return "held by nothing".into();
    }
    let part = |keeper: &Keeper| match keeper {
        Keeper::Frame(frame) => frame.to_string(),
        Keeper::Named(object, name) => format!("{object}, which `{name}` names"),
        Keeper::In(object, thing) => format!("{object}, in {}", with_article(thing)),
        Keeper::Carried(object, cell, name) => format!("{object}, which `{name}` ({cell}) holds"),
        Keeper::Ran(object, frame) => format!("{object}, which {frame} runs"),
        Keeper::Object(object) => object.to_string(),
    };
    let parts: Vec<String> = keepers.iter().map(part).collect();
    format!("held by {}", parts.join("; "))
}
