//! What stands in front of the page: help, the link, the lines of HTML.

use super::header::preferred_theme;
use super::lessons::LessonMenu;
use super::words::{self, GLOSSARY, KEYS};
use crate::platform::{clipboard, element, page};
use crate::ui::state::{Dialog, Export, Lessons, Message};
use yew::prelude::*;

/// What a dialog shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which.
    pub dialog: Dialog,
    /// This page's address.
    pub address: AttrValue,
    /// What goes after `#`.
    pub fragment: AttrValue,
    /// The stop that is shown, and how many there are.
    pub stop: u64,
    /// How many stops there are.
    pub stops: u64,
    /// All about lessons.
    pub lessons: Lessons,
    /// Whether single keys are used.
    pub single_keys: bool,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// The open dialog. The browser keeps the focus in it, gives it back, and closes it on Escape.
#[component]
pub fn OpenDialog(props: &Props) -> Html {
    let node = use_node_ref();
    {
        let (node, send) = (node.clone(), props.send.clone());
        use_effect_with((), move |()| {
            let watch = node
                .cast()
                .and_then(|node| element::open_modal(&node, move || send.emit(Message::CloseDialog)));
            move || drop(watch)
        });
    }
    let close = props.send.reform(|_: MouseEvent| Message::CloseDialog);
    let (title, body) = match props.dialog {
        Dialog::Lessons => {
            ("Lessons", html! { <LessonMenu lessons={props.lessons.clone()} send={props.send.clone()} /> })
        }
        Dialog::Help => ("Keys and words", help(props)),
        Dialog::Share => ("Share what you see", share(props)),
        Dialog::Embed => ("Put it into your page", embed(props)),
    };
    html! {
        <dialog ref={node} class="dialog" aria-labelledby="dialog-title">
            <div class="dialog-top">
                <h2 id="dialog-title">{ title }</h2>
                <button type="button" class="button round" id="close-dialog" aria-label="Close" onclick={close}>{ "×" }</button>
            </div>
            { body }
        </dialog>
    }
}

fn help(props: &Props) -> Html {
    let toggle = {
        let used = props.single_keys;
        props.send.reform(move |_: Event| Message::SingleKeys(!used))
    };
    html! {
        <>
            <p>{ "Step through the run outside the editor. The picture shows every frame, function and cell at each stop." }</p>
            <dl class="keys">
                { for KEYS.iter().map(|line| html! {
                    <div>
                        <dt>{ for line.keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                        <dd>{ line.does }</dd>
                    </div>
                }) }
            </dl>
            <label class="check">
                <input type="checkbox" id="single-keys" checked={props.single_keys} onchange={toggle} />
                { " Use single keys (Space, G, H, W, [, ], ?, +, −, 0)" }
            </label>
            <h3>{ "Words" }</h3>
            <dl class="glossary">
                { for GLOSSARY.iter().map(|(word, meaning)| html! { <div><dt>{ *word }</dt><dd>{ *meaning }</dd></div> }) }
            </dl>
        </>
    }
}

fn share(props: &Props) -> Html {
    let link = format!("{}#{}", props.address, props.fragment);
    html! {
        <>
            <p>{ "This link carries the program and the stop. Whoever opens it sees what you see; nothing is stored anywhere." }</p>
            <Copied id="link" label="Link" text={link} />
            <Take stop={props.stop} stops={props.stops} send={props.send.clone()} />
        </>
    }
}

fn embed(props: &Props) -> Html {
    let html = words::snippet(&props.address, &props.fragment);
    html! {
        <>
            <p>{ "Three lines of HTML put this program, at this stop, into a page of yours." }</p>
            <Copied id="snippet" label="HTML" text={html} />
            <p class="hint">
                { "The frame tells your page the height it would like: a message " }
                <code>{ "{lexiscope: 1, type: \"height\", height}" }</code>
                { ". More about it is in the README." }
            </p>
        </>
    }
}

/// The picture as a file.
#[derive(Properties, PartialEq)]
struct TakeProps {
    stop: u64,
    stops: u64,
    send: Callback<Message>,
}

#[component]
fn Take(props: &TakeProps) -> Html {
    let last = props.stops.max(1);
    let range = use_state(|| ((props.stop + 1).saturating_sub(9).max(1), (props.stop + 1).min(last)));
    let (from, to) = *range;
    let field = |id: &'static str, words: &'static str, value: u64, first: bool| {
        let range = range.clone();
        let change = Callback::from(move |event: InputEvent| {
            let number = page::value_of(&event).parse().unwrap_or(1).clamp(1, last);
            range.set(if first { (number, range.1) } else { (range.0, number) });
        });
        html! {
            <>
                <label for={id}>{ words }</label>
                <input {id} type="number" min="1" max={last.to_string()} value={value.to_string()} oninput={change} />
            </>
        }
    };
    let button = |id: &'static str, words: &'static str, export: Export| {
        let click = props.send.reform(move |_: MouseEvent| Message::Export(export, preferred_theme()));
        html! { <button type="button" class="button" {id} disabled={props.stops == 0} onclick={click}>{ words }</button> }
    };
    html! {
        <>
            <h3>{ "Take the picture along" }</h3>
            <div class="export">
                { button("save-svg", "SVG", Export::Svg) }
                { button("save-png", "PNG", Export::Png) }
            </div>
            <h3>{ "Or a film of several stops" }</h3>
            <div class="export">
                { field("film-from", "from", from, true) }
                { field("film-to", "to", to, false) }
                { button("save-film", "Animated SVG", Export::Film { from: from - 1, to: to - 1 }) }
            </div>
        </>
    }
}

/// A text to be taken along.
#[derive(Properties, PartialEq)]
struct CopiedProps {
    id: &'static str,
    label: &'static str,
    text: String,
}

#[component]
fn Copied(props: &CopiedProps) -> Html {
    let said = use_state(|| "");
    let field = use_node_ref();
    let copy = {
        let (said, field, text) = (said.clone(), field.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (said, field) = (said.clone(), field.clone());
            clipboard::copy(&text, move |done| {
                if let (false, Some(field)) = (done, field.cast()) {
                    element::select_text(&field);
                }
                said.set(if done { "Copied" } else { "Copy it with Ctrl + C" });
            });
        })
    };
    html! {
        <div class="copied">
            <label for={props.id}>{ props.label }</label>
            <textarea id={props.id} ref={field} readonly=true rows="4" spellcheck="false" value={props.text.clone()} />
            <div class="copied-foot">
                <button type="button" class="button primary" onclick={copy}>{ "Copy" }</button>
                <span role="status">{ *said }</span>
            </div>
        </div>
    }
}
