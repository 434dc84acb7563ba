//! Sentences that are the same for several messages but for a part.

use super::phrases::*;
use crate::view::model::{CellId, ObjectId};
use crate::view::narrate::message::{Captured, Kept, Value, Where};

pub fn made((name, object): &(String, ObjectId), made_in: &Where, carries: &[Captured]) -> String {
    let what = match name.as_str() {
        "<lambda>" => "A new lambda".to_owned(),
        name => format!("A new function `{name}`"),
    };
    let place = match made_in {
        Where::Global => "at module level".to_owned(),
        place => format!("in {}", place_label(place)),
    };
    let carried: Vec<String> = carries.iter().map(|(name, cell)| format!("`{name}` ({cell})")).collect();
    match carries.len() {
        0 => format!("{what} ({object}) was made {place}. It carries no cell."),
        1 if carries[0].0 == "__class__" => format!(
            "{what} ({object}) was made {place}. It carries the cell of {}, which Python makes for `super()`.",
            carried[0]
        ),
        1 => format!(
            "{what} ({object}) was made {place}. It carries the cell of {}: the variable, not a copy.",
            carried[0]
        ),
        _ => format!(
            "{what} ({object}) was made {place}. It carries the cells of {}: the variables, not copies.",
            list(&carried)
        ),
    }
}

/// What became of a returned frame's cells.
pub fn fate(stay: &[CellId], carriers: &[ObjectId], gone: &[CellId]) -> String {
    let (stays, them) = if stay.len() == 1 { ("stays", "it") } else { ("stay", "them") };
    let carry = if carriers.len() == 1 { "carries" } else { "carry" };
    match (stay.is_empty(), carriers.is_empty(), gone.is_empty()) {
        (true, _, true) => String::new(),
        (true, _, false) => {
            format!(", and {} with it: nothing holds {} any more", cell_names(gone), it(gone))
        }
        (false, true, _) => format!("; {} {stays}", ids(stay)),
        (false, false, _) => format!("; {} {stays} because {} {carry} {them}", ids(stay), ids(carriers)),
    }
}

pub fn bound(name: &str, value: &Value, kept: &Kept) -> String {
    let got = got(name, value);
    match kept {
        Kept::Local => format!("{got}."),
        Kept::Global { declared: true } => format!("The global {got}, because of `global {name}`."),
        Kept::Global { .. } => format!("{got}."),
        Kept::ClassBody(class) => format!("{got}, in the body of class `{class}`."),
        Kept::OwnCell(cell, Some(user)) => {
            format!("{got}. It lives in its cell ({cell}), because {} uses it.", function_name(user))
        }
        Kept::OwnCell(cell, None) => format!("{got}, in its cell ({cell})."),
        Kept::OuterCell(cell, Some(owner)) => {
            format!("{got}, in {cell}: `nonlocal {name}` means {}'s variable.", function_name(owner))
        }
        Kept::OuterCell(cell, None) => format!("{got}, in {cell}, because of `nonlocal {name}`."),
    }
}

pub fn rebound(code: Option<&str>, name: &str, (old, new): (&Value, &Value), kept: &Kept) -> String {
    let change = format!("from {} to {}", given(old), given(new));
    let subject = |what: String| match code {
        Some(code) => format!("`{code}` changed {what} {change}"),
        None => format!("{} changed {change}", capital(&what)),
    };
    match kept {
        Kept::Local | Kept::Global { declared: false } => format!("{}.", subject(format!("`{name}`"))),
        Kept::Global { .. } => {
            format!("{}, because of `global {name}`.", subject(format!("the global `{name}`")))
        }
        Kept::ClassBody(class) => {
            format!("{}, in the body of class `{class}`.", subject(format!("`{name}`")))
        }
        Kept::OwnCell(cell, _) => format!("{}, in its cell ({cell}).", subject(format!("`{name}`"))),
        Kept::OuterCell(cell, Some(owner)) => {
            format!(
                "{}, because `nonlocal {name}` means {}'s variable.",
                subject(cell.to_string()),
                function_name(owner)
            )
        }
        Kept::OuterCell(cell, None) => {
            format!("{}, because of `nonlocal {name}`.", subject(cell.to_string()))
        }
    }
}
