//! A classic mistake: what it is, where it shows, and the corrected version beside the program.

use super::rich::rich;
use super::words;
use crate::session::Shown;
use crate::ui::state::Message;
use crate::view::{Corrected, Explainer};
use std::rc::Rc;
use yew::prelude::*;

/// What is offered.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The mistakes of the run.
    pub mistakes: Vec<Explainer>,
    /// The stop that is shown.
    pub here: Option<u64>,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// The mistake that shows here, explained; or the way to where one shows.
#[component]
pub fn MistakeNote(props: &Props) -> Html {
    let Props { mistakes, here, send } = props;
    let Some(at) = mistakes.iter().position(|one| Some(one.stop) == *here) else {
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

/// What stands over the corrected version's picture.
#[derive(Properties, PartialEq)]
pub struct HeadProps {
    /// The corrected version.
    pub corrected: Corrected,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// Its line, and what can be done with it.
#[component]
pub fn CorrectedHead(props: &HeadProps) -> Html {
    let HeadProps { corrected, send } = props;
    html! {
        <p class="half-title">
            <span>{ format!("Line {}: ", corrected.line) }<code>{ &corrected.text }</code></span>
            <button type="button" class="button small" id="take-corrected" onclick={send.reform(|_: MouseEvent| Message::TakeCorrected)}>{ "Use it" }</button>
            <button type="button" class="button small square" id="end-compare" aria-label="Close the comparison"
                onclick={send.reform(|_: MouseEvent| Message::EndCompare)}>{ "×" }</button>
        </p>
    }
}

/// What is said below a picture of two.
#[derive(Properties, PartialEq)]
pub struct WordsProps {
    /// The stop.
    pub shown: Option<Rc<Shown>>,
}

/// The sentence and the last line of output of one of two programs.
#[component]
pub fn HalfWords(props: &WordsProps) -> Html {
    let view = props.shown.as_ref().map(|shown| &shown.view);
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
