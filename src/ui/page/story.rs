//! The sentence: what just happened and what comes next.

use super::lessons::said;
use super::mistake;
use super::rich::rich;
use crate::session::Shown;
use crate::ui::state::{Mark, Message};
use crate::view::Explainer;
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The stop.
    pub shown: Option<Rc<Shown>>,
    /// What the lesson says of it.
    pub said: Vec<Mark>,
    /// All that the lesson speaks of.
    pub marks: Rc<[Mark]>,
    /// In a host's frame: the address of the page in full.
    pub full: Option<AttrValue>,
    /// The classic mistakes of the run.
    pub mistakes: Vec<Explainer>,
    /// An expression that has just come to its value.
    pub worth: Option<(AttrValue, AttrValue)>,
    /// The program cannot run as it is.
    pub wrong: bool,
    /// Hidden, so that people can guess.
    pub veiled: bool,
    /// Stops follow each other too fast to be read out.
    pub hurried: bool,
    /// The program waits for an answer, and this is where it stands.
    pub waiting: bool,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// The sentence panel.
#[component]
pub fn Story(props: &Props) -> Html {
    let veil = props.send.reform(|_: MouseEvent| Message::Veil);
    let live = if props.hurried { "off" } else { "polite" };
    let words = match &props.shown {
        _ if props.veiled => html! {
            <p class="sentence asking">{ "What will happen? Say it, then look." }</p>
        },
        Some(shown) => html! {
            <>
                { said(&props.said, &props.marks, &props.send) }
                if let Some((expression, value)) = &props.worth {
                    <p class="worth" id="worth"><code>{ expression.clone() }</code>{ " is " }<code>{ value.clone() }</code></p>
                } else if props.waiting && shown.view.stop == 0 {
                    <p class="sentence">{ "The first line runs, and asks a question." }</p>
                } else {
                    <p class="sentence">{ rich(&shown.view.sentence) }</p>
                }
                if props.waiting {
                    <p class="next"><code>{ "input()" }</code>{ " waits for an answer: type it at Output." }</p>
                } else if !shown.view.next.is_empty() {
                    <p class="next">{ rich(&shown.view.next) }</p>
                }
                { mistake::note(&props.mistakes, shown.view.stop, &props.send) }
            </>
        },
        None if props.wrong => html! {
            <p class="sentence">{ "This program cannot run yet. What is wrong is said below it." }</p>
        },
        None => html! {},
    };
    html! {
        <section class={classes!("story", (!props.marks.is_empty()).then_some("in-lesson"))} aria-label="What happened">
            <div class="telling" id="sentence" role="status" aria-live={live}>{ words }</div>
            <div class="story-buttons">
                if let Some(full) = &props.full {
                    <a class="button quiet" id="open-full" href={full.clone()} target="_blank" rel="noopener">{ "Open in full" }</a>
                }
                <button type="button" class="button quiet" id="veil" aria-pressed={props.veiled.to_string()} onclick={veil}>
                    if props.veiled {
                        { "Show" }
                    } else {
                        <span class="long">{ "What will happen?" }</span><span class="short">{ "Guess" }</span>
                    }
                </button>
            </div>
        </section>
    }
}
