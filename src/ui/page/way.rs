//! The way of a name: the scopes that Python asks, one after the other, and where it is found.

use super::words;
use crate::ui::state::Message;
use crate::view::{Lookup, LookupStep, Verdict};
use yew::prelude::*;

/// The strip: a way, or that what runs next reads no name. With `W`, which of how many names that are read next is `walked`.
pub fn way(way: Option<&Lookup>, walked: Option<(usize, usize)>, send: &Callback<Message>) -> Html {
    let next = send.reform(|_: MouseEvent| Message::Walk);
    let more = walked.map(|(at, of)| if at + 1 < of { "Next name (W)" } else { "Done (W)" });
    let body = match way {
        Some(way) => html! {
            <>
                <p>{ "Where is " }<code>{ &way.name }</code>{ "?" }</p>
                <ol>{ for way.steps.iter().enumerate().map(|(at, step)| self::step(at, step)) }</ol>
                <p class="verdict">{ super::rich::rich(&words::verdict(way)) }</p>
            </>
        },
        None => html! { <p>{ "What runs next reads no name." }</p> },
    };
    html! {
        <section class="way" id="way" role="status" aria-label="Where a name is found">
            { body }
            if let Some(more) = more {
                <button type="button" class="button small" id="way-next" onclick={next}>{ more }</button>
            }
        </section>
    }
}

fn step(at: usize, step: &LookupStep) -> Html {
    let class = match &step.verdict {
        Verdict::No => "no",
        Verdict::Skipped => "skipped",
        Verdict::Found(_) => "found",
        Verdict::Empty => "empty",
    };
    html! {
        <li class={class}>
            <b>{ at + 1 }</b>
            <span>{ words::asked(step) }</span>
            <small>{ words::met(step) }</small>
        </li>
    }
}
