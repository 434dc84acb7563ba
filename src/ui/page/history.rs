//! The history of one variable: every write, each a way to its stop.

use super::words;
use crate::platform::element;
use crate::ui::state::Message;
use crate::view::{Past, Target};
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The variable.
    pub target: Target,
    /// Its writes, once they are known.
    pub past: Option<Past>,
    /// The stop that is shown.
    pub here: u64,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// The panel.
#[component]
pub fn History(props: &Props) -> Html {
    let Props { target, past, here, send } = props;
    let close = send.reform(|_: MouseEvent| Message::Past(None));
    let writes = past.iter().flat_map(|past| &past.writes);
    let current =
        past.iter().flat_map(|past| &past.writes).rfind(|write| write.stop <= *here).map(|write| write.stop);
    // It was asked for: keys go there, to the write that counts now.
    use_effect_with(past.is_some(), |_| {
        element::focus_on("#history button");
        element::focus_on("#history [aria-current]");
    });
    let keys = {
        let send = send.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            key @ ("ArrowDown" | "ArrowUp") if !event.shift_key() => {
                event.prevent_default();
                element::focus_beside(key == "ArrowDown");
            }
            "Escape" => {
                element::focus_on("#picture");
                send.emit(Message::Past(None));
            }
            _ => {}
        })
    };
    let write = |write: &crate::view::Write| {
        let stop = write.stop;
        let go = send.reform(move |_: MouseEvent| Message::Go(stop));
        let value = write.value.as_ref().map_or("no value", |value| value.text.as_str()).to_owned();
        html! {
            <li key={stop}>
                <button type="button" aria-current={(current == Some(stop)).then_some("true")} onclick={go}>
                    <code>{ value }</code>
                    <small>{ format!("line {}, stop {}", write.line, stop + 1) }</small>
                </button>
            </li>
        }
    };
    html! {
        <section class="history" id="history" aria-label="History of a variable" onkeydown={keys}>
            <div class="history-top">
                <h2>{ super::rich::rich(&words::variable(target)) }</h2>
                <button type="button" class="button small square" aria-label="Close the history" onclick={close}>{ "×" }</button>
            </div>
            if past.is_none() {
                <p>{ "Looking…" }</p>
            }
            <ol>{ for writes.map(write) }</ol>
            if past.as_ref().is_some_and(|past| past.cut) {
                <p class="hint">{ "Not all of it: the run is long." }</p>
            }
        </section>
    }
}
