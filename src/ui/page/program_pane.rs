//! The program: the editor with its bar, what is wrong, what the colours mean.

use crate::base::{Diagnostic, LineIndex, Severity};
use crate::ui::state::{Message, State};
use yew::prelude::*;

/// The bar above the editor.
pub fn bar(state: &State, send: &Callback<Message>) -> Html {
    let run = send.reform(|_: MouseEvent| Message::Run);
    let stop = send.reform(|_: MouseEvent| Message::Stop);
    let (stale, running) = (state.is_stale(), state.runs.is_running());
    let status = match (running, stale, state.settings.readonly) {
        (true, ..) => "running…",
        (_, true, _) => "edited, not run yet",
        (_, _, true) => "read only",
        _ => "",
    };
    html! {
        <div class="bar">
            <h2>{ "Program" }</h2>
            <span class="status" id="program-status">{ status }</span>
            if running || state.runs.prompt().is_some() {
                <button type="button" class="button" id="stop" onclick={stop}>{ "Stop" }</button>
            }
            <button type="button" class={classes!("button", stale.then_some("primary"))} id="run" title="Run (Ctrl+Enter)" onclick={run}>
                { "Run" }
            </button>
        </div>
    }
}

/// More than this nobody reads.
const MOST_PROBLEMS: usize = 4;

/// What is wrong with the text.
pub fn problems(source: &str, diagnostics: &[Diagnostic]) -> Html {
    if diagnostics.is_empty() {
        return html! { <div class="problems" role="status" /> };
    }
    let index = LineIndex::new(source);
    let line = |one: &Diagnostic| {
        let words = match one.severity {
            Severity::Error => format!("{}: {}", one.kind, one.message),
            Severity::Unsupported => one.message.clone(),
        };
        html! { <li><b>{ format!("Line {}", index.line(one.span.start)) }</b>{ " " }{ words }</li> }
    };
    let more = diagnostics.len().saturating_sub(MOST_PROBLEMS);
    html! {
        <div class="problems" id="problems" role="status">
            <ul>
                { for diagnostics.iter().take(MOST_PROBLEMS).map(line) }
                if more > 0 {
                    <li>{ format!("and {more} more") }</li>
                }
            </ul>
        </div>
    }
}

/// What the colours and marks mean.
pub fn legend() -> Html {
    html! {
        <p class="legend">
            <span class="name-local">{ "local" }</span>
            <span class="name-cell">{ "captured" }</span>
            <span class="name-free">{ "free" }</span>
            <span class="name-global">{ "global" }</span>
            <span class="name-builtin">{ "builtin" }</span>
            <span class="legend-marks">
                <span><i class="lex-mark lex-mark-ran" aria-hidden="true" />{ "just ran" }</span>
                <span><i class="lex-mark lex-mark-next" aria-hidden="true" />{ "next" }</span>
            </span>
        </p>
    }
}
