//! The picture as nested lists, for those who do not see it and for those who would rather read.

use crate::draw::{TreeItem, tree};
use crate::session::Shown;
use crate::ui::pointing::opening_of;
use crate::ui::state::Message;
use std::rc::Rc;
use yew::prelude::*;

/// What is listed.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The stop.
    pub shown: Option<Rc<Shown>>,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// A button, and the lists when it is pressed.
#[component]
pub fn Twin(props: &Props) -> Html {
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class="twin">
            if let (true, Some(shown)) = (*open, &props.shown) {
                <div id="twin" class="twin-text" tabindex="0" role="region" aria-label="The picture as text">
                    { list(&tree(&shown.view), &props.send) }
                </div>
            }
            <button type="button" class="button small" id="as-text" aria-expanded={open.to_string()} aria-controls="twin" onclick={toggle}>
                { "As text" }
            </button>
        </div>
    }
}

/// Items of one level with what is below each.
fn list(items: &[TreeItem], send: &Callback<Message>) -> Html {
    let Some(level) = items.first().map(|item| item.level) else { return html! {} };
    let mut entries = Vec::new();
    let mut rest = items;
    while let Some((head, below)) = rest.split_first() {
        let inner = below.iter().take_while(|item| item.level > level).count();
        let (inner, after) = below.split_at(inner);
        let head = match opening_of(&head.key) {
            Some((object, from)) => {
                let open = send.reform(move |_: MouseEvent| Message::OpenObject(object, from));
                html! { <button type="button" class="button small" onclick={open}>{ &head.text }</button> }
            }
            None => html! { &head.text },
        };
        entries.push(html! { <li>{ head }{ list(inner, send) }</li> });
        rest = after;
    }
    html! { <ul>{ entries }</ul> }
}
