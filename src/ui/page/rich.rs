//! Sentences with `code` in backquotes.

use yew::prelude::*;

/// A sentence as elements.
pub fn rich(text: &str) -> Html {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts
        .map(|(at, part)| {
            if at % 2 == 1 {
                html! { <code>{ part }</code> }
            } else {
                html! { part }
            }
        })
        .collect()
}
