//! The foot of the page: the controls, the timeline, and where one stands.

use super::timeline::Timeline;
use super::words;
use crate::platform::page;
use crate::session::CallSpan;
use crate::ui::state::{Grain, Mark, Message, Speed};
use std::rc::Rc;
use yew::prelude::*;

/// What the foot shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The stop that is wanted.
    pub aim: u64,
    /// Of how many.
    pub stops: u64,
    /// Its line.
    pub line: Option<u32>,
    /// The calls.
    pub calls: Rc<[CallSpan]>,
    /// What a lesson speaks of.
    pub marks: Rc<[Mark]>,
    /// Steps can be asked for.
    pub ready: bool,
    /// Beside this program another one goes on after its end.
    pub more: bool,
    /// Still growing.
    pub running: bool,
    /// How much larger than usual: on a projector.
    pub enlarged: f64,
    /// Steps by itself.
    pub playing: bool,
    /// How fast.
    pub speed: Speed,
    /// How far a step goes.
    pub grain: Grain,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// The page's foot.
#[component]
pub fn Transport(props: &Props) -> Html {
    let send = &props.send;
    let button = |id: &'static str,
                  class: &'static str,
                  words: &'static str,
                  hint: &'static str,
                  off: bool,
                  message: Message| {
        let click = send.reform(move |_: MouseEvent| message.clone());
        html! {
            <button type="button" id={id} class={classes!("button", class)} title={hint} disabled={off} onclick={click}>{ words }</button>
        }
    };
    let none = !props.ready;
    let first = none || props.aim == 0;
    let last = none || (props.aim + 1 >= props.stops && !props.running && !props.more);
    let speed = send.reform(|event: Event| {
        let at = page::value_of(&event).parse().unwrap_or(1_usize);
        Message::Speed(Speed::ALL.get(at).copied().unwrap_or_default())
    });
    let grain = send.reform(|event: Event| {
        let at = page::value_of(&event).parse().unwrap_or(1_usize);
        Message::Grain(Grain::ALL.get(at).copied().unwrap_or_default())
    });
    html! {
        <footer class="transport" aria-label="Steps">
            <div class="controls">
                <div class="main-controls">
                    { button("back", "", "Back", "One step back (←)", first, Message::Step { forward: false }) }
                    { button("step", "primary", "Step", "One step forward (→)", last, Message::Step { forward: true }) }
                    { button("play", "", if props.playing { "Pause" } else { "Play" }, "Play or pause (Space)", none, Message::Play) }
                </div>
                <div class="more-controls">
                    { button("first", "small", "Start", "To the start (Home)", first, Message::First) }
                    { button("over", "small", "Over", "Step over: past the calls made here (Shift+→)", last, Message::StepOver { forward: true }) }
                    { button("out", "small", "Out", "Step out: until this frame has returned (Shift+↑)", last, Message::StepOut { forward: true }) }
                    { button("last", "small", "End", "To the end (End)", last, Message::Last) }
                    <select id="grain" class="button small" aria-label="How far a step goes" title="How far a step goes (G)" onchange={grain}>
                        { for Grain::ALL.iter().enumerate().map(|(at, one)| html! {
                            <option value={at.to_string()} selected={*one == props.grain}>{ words::grain(*one) }</option>
                        }) }
                    </select>
                    <select id="speed" class="button small" aria-label="Speed of playing" onchange={speed}>
                        { for Speed::ALL.iter().enumerate().map(|(at, one)| html! {
                            <option value={at.to_string()} selected={*one == props.speed}>{ words::speed(*one) }</option>
                        }) }
                    </select>
                </div>
            </div>
            <Timeline aim={props.aim} stops={props.stops} line={props.line} calls={props.calls.clone()} marks={props.marks.clone()} ready={props.ready} enlarged={props.enlarged} send={send.clone()} />
            <p class="count" id="count">
                if props.stops > 0 {
                    <b>{ props.aim + 1 }</b><span>{ format!(" / {}", props.stops) }</span>
                    <small>{ if props.running { "recording…".to_owned() } else { props.line.map_or(String::new(), |line| format!("line {line}")) } }</small>
                }
            </p>
        </footer>
    }
}
