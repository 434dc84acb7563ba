//! A classic mistake: what it is, where it shows, and the corrected version beside the program.

use super::rich::rich;
use super::words;
use crate::session::Shown;
use crate::ui::state::Message;
use crate::view::{Corrected, Explainer};
use yew::prelude::*;

/// The mistake that shows here, explained; or the way to where one shows.
pub fn note(mistakes: &[Explainer], here: u64, send: &Callback<Message>) -> Html {
    let Some(at) = mistakes.iter().position(|one| one.stop == here) else {
        let Some(first) = mistakes.first() else { return html! {} };
        let stop = first.stop;
        return html! {
            <p class="mistake">
                <button type="button" class="button small" id="to-mistake" onclick={send.reform(move |_: MouseEvent| Message::Go(stop))}>
                    { rich(&words::mistake_shows(first)) }
                </button>
            </p>
        };
    };
    let mistake = &mistakes[at];
    html! {
        <div class="mistake" id="mistake">
            <p>{ rich(&words::mistake(mistake)) }</p>
            if let Some(corrected) = &mistake.corrected {
                <button type="button" class="button small" id="compare" onclick={send.reform(move |_: MouseEvent| Message::Compare(at))}>
                    { "Compare with " }<code>{ &corrected.text }</code>
                </button>
            }
        </div>
    }
}

/// What stands over the corrected version's picture: its line, and what can be done with it.
pub fn corrected_head(corrected: &Corrected, over: bool, send: &Callback<Message>) -> Html {
    html! {
        <p class="half-title">
            <span>{ format!("Line {}: ", corrected.line) }<code>{ &corrected.text }</code></span>
            { ended(over) }
            <button type="button" class="button small" id="take-corrected" onclick={send.reform(|_: MouseEvent| Message::TakeCorrected)}>{ "Use it" }</button>
            <button type="button" class="button small square" id="end-compare" aria-label="Close the comparison"
                onclick={send.reform(|_: MouseEvent| Message::EndCompare)}>{ "×" }</button>
        </p>
    }
}

/// Of two programs, one may end before the other.
pub fn ended(over: bool) -> Html {
    html! {
        if over {
            <small class="half-ended">{ "has ended" }</small>
        }
    }
}

/// What is said below a picture of two: the sentence and the last line of output of its program.
pub fn half_words(shown: Option<&Shown>) -> Html {
    let view = shown.map(|shown| &shown.view);
    html! {
        <p class="half-words">
            if let Some(view) = view {
                { rich(&view.sentence) }
                if let Some(line) = view.output.lines().last() {
                    <code class="half-output">{ line }</code>
                }
            } else {
                { "Running…" }
            }
        </p>
    }
}
