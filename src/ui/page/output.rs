//! What the program has printed so far, what it asks, and how it ended.

use super::words;
use crate::platform::{element, page};
use crate::session::{RunState, Shown};
use crate::ui::state::Message;
use crate::view::{EndKind, EventKind};
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The stop.
    pub shown: Option<Rc<Shown>>,
    /// Hidden, so that people can guess.
    pub veiled: bool,
    /// How far the run is.
    pub run: Option<RunState>,
    /// It met a limit or was stopped, and can go on.
    pub may_go_on: bool,
    /// What `input()` asks, while it waits.
    pub prompt: Option<AttrValue>,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// The output panel.
#[component]
pub fn Output(props: &Props) -> Html {
    let view = props.shown.as_ref().map(|shown| &shown.view);
    let end = use_node_ref();
    let length = view.map_or(0, |view| view.output.len());
    {
        let end = end.clone();
        use_effect_with(length, move |_| {
            if let Some(end) = end.cast() {
                element::scroll_to_end(&end);
            }
        });
    }
    let problem = view.and_then(|view| match &view.event {
        EventKind::Exception { type_name, message } | EventKind::Unwind { type_name, message } => {
            Some(if message.is_empty() { type_name.clone() } else { format!("{type_name}: {message}") })
        }
        EventKind::End(EndKind::Exception(words)) => Some(words.clone()),
        _ => None,
    });
    let text = match view {
        _ if props.veiled => html! { <p class="asking">{ "hidden" }</p> },
        Some(view) => html! {
            <pre id="output" ref={end} tabindex="0" role="region" aria-label="Output so far">
                if view.output_cut > 0 {
                    <span class="cut">{ format!("… {} characters before this\n", view.output_cut) }</span>
                }
                { &view.output }
                if let Some(problem) = problem {
                    <span class="problem" id="exception">{ problem }</span>
                }
            </pre>
        },
        None => html! {},
    };
    html! {
        <section class="output" aria-label="Output">
            <h2>{ "Output" }</h2>
            { text }
            if let Some(prompt) = &props.prompt {
                <Answer prompt={prompt.clone()} send={props.send.clone()} />
            }
            if let Some(words) = props.run.as_ref().and_then(words::outcome) {
                <p class="outcome" id="outcome">{ words }</p>
            }
            if props.may_go_on {
                <button type="button" class="button" id="go-on" onclick={props.send.reform(|_: MouseEvent| Message::GoOn)}>{ "Go on" }</button>
            }
        </section>
    }
}

/// What the field shows.
#[derive(Properties, PartialEq)]
struct AnswerProps {
    prompt: AttrValue,
    send: Callback<Message>,
}

/// The field for `input()`.
#[component]
fn Answer(props: &AnswerProps) -> Html {
    let text = use_state(String::new);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast() {
                element::focus(&field);
            }
        });
    }
    let on_input = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| text.set(page::value_of(&event)))
    };
    let answer = {
        let (text, send) = (text.clone(), props.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(Message::Answer(Some((*text).clone())));
        })
    };
    let end = props.send.reform(|_: MouseEvent| Message::Answer(None));
    let label = if props.prompt.trim().is_empty() { "The program waits for a line" } else { &props.prompt };
    html! {
        <form class="answer" id="answer" onsubmit={answer}>
            <label for="answer-line">{ label }</label>
            <input id="answer-line" ref={field} autocomplete="off" value={(*text).clone()} oninput={on_input} />
            <button type="submit" class="button">{ "Enter" }</button>
            <button type="button" class="button quiet" onclick={end}>{ "End of input" }</button>
        </form>
    }
}
