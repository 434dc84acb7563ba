//! The page's head: what it is, how it draws, and what can be done with what it shows.

use crate::platform::page;
use crate::session::{Style, Theme};
use crate::ui::state::{Dialog, Message};
use yew::prelude::*;

/// What the head shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// How pictures are drawn.
    pub style: Style,
    /// Chosen, or `None` for the browser's.
    pub theme: Option<Theme>,
    /// On a projector.
    pub present: bool,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// What the system prefers to see.
pub fn preferred_theme() -> Theme {
    if page::prefers("(prefers-color-scheme: dark)") { Theme::Dark } else { Theme::Light }
}

/// The page's head.
#[component]
pub fn Header(props: &Props) -> Html {
    let Props { style, theme, present, send } = props;
    let on = |message: Message| {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| send.emit(message.clone()))
    };
    let (other, other_words) = match theme.unwrap_or_else(preferred_theme) {
        Theme::Light => (Theme::Dark, "Dark"),
        Theme::Dark => (Theme::Contrast, "Contrast"),
        Theme::Contrast => (Theme::Light, "Light"),
    };
    let choice = |one: Style, words: &'static str, short: &'static str| {
        html! {
            <button type="button" aria-pressed={(*style == one).to_string()} onclick={on(Message::Style(one))}>
                <span class="long">{ words }</span><span class="short">{ short }</span>
            </button>
        }
    };
    html! {
        <header class="top">
            <h1 class="wordmark">{ "lexi" }<em>{ "scope" }</em></h1>
            <div class="segments" role="group" aria-label="Style of the picture">
                { choice(Style::Cells, "Cells", "Cells") }
                { choice(Style::Environment, "Environment diagram", "Env.") }
            </div>
            <div class="actions">
                <button type="button" class="button" id="lessons" onclick={on(Message::Show(Dialog::Lessons))}>{ "Lessons" }</button>
                <button type="button" class="button" id="share" onclick={on(Message::Show(Dialog::Share))}>{ "Share" }</button>
                <button type="button" class="button wide-only" id="embed" onclick={on(Message::Show(Dialog::Embed))}>{ "Embed" }</button>
                <button type="button" class="button wide-only" id="present" aria-pressed={present.to_string()} onclick={on(Message::Present)}>{ "Present" }</button>
                <button type="button" class="button" id="theme" onclick={on(Message::Theme(other))}>
                    { other_words }
                </button>
                <button type="button" class="button round" id="help" aria-label="Help: keys and words" onclick={on(Message::Show(Dialog::Help))}>{ "?" }</button>
            </div>
        </header>
    }
}
