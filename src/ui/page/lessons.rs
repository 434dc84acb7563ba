//! Lessons: the menu, and the card of the one that is open.

use super::rich::rich;
use crate::lesson::{Entry, MAX_PACK};
use crate::platform::{files, page};
use crate::ui::state::{LessonMessage, Lessons, Mark, MarkKind, Menu, Message, Source};
use yew::prelude::*;

/// What the menu shows.
#[derive(Properties, PartialEq)]
pub struct MenuProps {
    /// All about lessons.
    pub lessons: Lessons,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// The menu of lessons, for a dialog.
#[component]
pub fn LessonMenu(props: &MenuProps) -> Html {
    let MenuProps { lessons, send } = props;
    let hear = send.reform(Message::Lesson);
    let search = hear.reform(|event: InputEvent| LessonMessage::Search(page::value_of(&event)));
    let file = {
        let hear = hear.clone();
        Callback::from(move |event: Event| {
            let hear = hear.clone();
            files::chosen(&event, MAX_PACK, move |name, text| hear.emit(LessonMessage::File { name, text }));
        })
    };
    let house = hear.reform(|_: MouseEvent| LessonMessage::House);
    let found = lessons.found();
    let done = lessons.entries.iter().filter(|entry| lessons.is_done(&entry.file)).count();
    let status = match (lessons.menu, &lessons.source) {
        (Menu::Closed | Menu::Coming, _) => "Fetching the lessons…".to_owned(),
        (Menu::Missing, Source::Opened(name)) => format!("{name} is no text, or too long for a pack."),
        (Menu::Missing, Source::Named(name)) => format!("There is no pack {name} beside this page."),
        (Menu::Missing, Source::House) => {
            "The lessons could not be fetched. Open this again to try once more.".to_owned()
        }
        (Menu::There, _) if found.is_empty() && !lessons.entries.is_empty() => {
            "Nothing is found by these words.".to_owned()
        }
        (Menu::There, _) => format!("{done} of {} done", lessons.entries.len()),
    };
    html! {
        <>
            <div class="lesson-search">
                <input id="lesson-search" type="search" autocomplete="off" placeholder="Search" aria-label="Search the lessons"
                    value={lessons.search.clone()} oninput={search} />
                <label class="button" for="lesson-file">{ "Open a pack…" }</label>
                <input id="lesson-file" class="unseen" type="file" accept=".md,.txt,text/plain,text/markdown" onchange={file} />
            </div>
            if lessons.source != Source::House {
                <p class="lesson-source">
                    { match &lessons.source { Source::Named(name) | Source::Opened(name) => name.clone(), Source::House => String::new() } }
                    <button type="button" class="button small" onclick={house}>{ "The page’s own lessons" }</button>
                </p>
            }
            <p class="lesson-status" role="status">{ status }</p>
            if !lessons.wrong.is_empty() {
                <div class="lesson-wrong" id="lesson-wrong" role="alert">
                    <p>{ "This pack can be opened only in part. What its author should know:" }</p>
                    <ul>{ for lessons.wrong.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                </div>
            }
            <div class="lesson-groups" id="lesson-groups">
                { for found.chunk_by(|a, b| a.group == b.group).map(|group| self::group(group, lessons, &hear)) }
            </div>
        </>
    }
}

fn group(entries: &[&Entry], lessons: &Lessons, hear: &Callback<LessonMessage>) -> Html {
    let open = lessons.open.as_ref().map(|open| open.id.as_str());
    let entry = |entry: &&Entry| {
        let id = entry.file.clone();
        let click = hear.reform(move |_: MouseEvent| LessonMessage::Open(id.clone()));
        let done = lessons.is_done(&entry.file);
        html! {
            <li key={entry.file.clone()}>
                <button type="button" class={classes!(done.then_some("done"))} data-lesson={entry.file.clone()}
                    aria-current={(open == Some(&entry.file)).then_some("true")} onclick={click}>
                    { &entry.title }
                    if done { <span class="tick" title="done" aria-label="done">{ "✓" }</span> }
                </button>
            </li>
        }
    };
    let heading = entries.first().map_or("", |entry| entry.group.as_str()).to_owned();
    html! {
        <section key={heading.clone()}>
            <h3>{ heading }</h3>
            <ul>{ for entries.iter().map(entry) }</ul>
        </section>
    }
}

/// The open lesson: what it explains, its moments, its neighbours. The program may be `edited`; `here` is the stop that
/// is shown, while the picture is of the lesson's own program.
pub fn lesson_card(lessons: &Lessons, edited: bool, here: Option<u64>, send: &Callback<Message>) -> Html {
    let Some(open) = &lessons.open else { return html! {} };
    let does = |message: LessonMessage| send.reform(move |_: MouseEvent| Message::Lesson(message.clone()));
    let to = |forward: bool, id: &'static str, sign: &'static str, words: &'static str| {
        let title =
            lessons.neighbour(forward).map_or(words.to_owned(), |entry| format!("{words}: {}", entry.title));
        html! {
            <button type="button" class="button small square" {id} disabled={lessons.neighbour(forward).is_none()}
                aria-label={title.clone()} {title} onclick={does(LessonMessage::Neighbour { forward })}>{ sign }</button>
        }
    };
    let place =
        lessons.position().map_or(String::new(), |at| format!(" · {} of {}", at + 1, lessons.entries.len()));
    html! {
        <section class="lesson" id="lesson" aria-label="Lesson">
            <div class="lesson-top">
                <p class="lesson-group">{ format!("{}{place}", open.lesson.group) }</p>
                { to(false, "lesson-previous", "‹", "Previous lesson") }
                { to(true, "lesson-next", "›", "Next lesson") }
                <button type="button" class="button small square" id="lesson-leave" aria-label="Leave the lesson: back to your own program"
                    title="Leave the lesson: back to your own program" onclick={does(LessonMessage::Leave)}>{ "×" }</button>
            </div>
            <h2>{ &open.lesson.title }</h2>
            <p class="lesson-text" tabindex="0">{ rich(&open.lesson.text) }</p>
            <div class="moments" role="group" aria-label="Moments">
                if here.is_some() {
                    { for open.marks.iter().map(|mark| chip(mark, here, send)) }
                    <span class="hint"><kbd>{ "[" }</kbd><kbd>{ "]" }</kbd></span>
                } else if edited {
                    <span class="hint">{ "Moments belong to the original." }</span>
                }
                if edited {
                    <button type="button" class="button small" id="lesson-original" onclick={does(LessonMessage::Original)}>{ "Back to the original" }</button>
                }
            </div>
        </section>
    }
}

/// A moment as a button.
fn chip(mark: &Mark, here: Option<u64>, send: &Callback<Message>) -> Html {
    let stop = mark.stop;
    let (sign, words) = match mark.kind {
        MarkKind::Moment(number) => {
            (number.to_string(), format!("Moment {number}: {}", mark.text.replace('`', "")))
        }
        MarkKind::Question => ("?".to_owned(), "The question".to_owned()),
        MarkKind::Answer => ("!".to_owned(), "The answer".to_owned()),
    };
    let seen = here.is_some_and(|here| stop <= here);
    html! {
        <button type="button" class={classes!("moment", seen.then_some("seen"))} aria-label={words.clone()} title={words}
            aria-current={(here == Some(stop)).then_some("step")} onclick={send.reform(move |_: MouseEvent| Message::Go(stop))}>{ sign }</button>
    }
}

/// What the lesson says of the stop that is shown: `said`, of all `marks`.
pub fn said(said: &[Mark], marks: &[Mark], send: &Callback<Message>) -> Html {
    let moments = marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Moment(_))).count();
    let answer = marks.iter().find(|mark| mark.kind == MarkKind::Answer).map(|mark| mark.stop);
    let one = |mark: &Mark| match (mark.kind, answer) {
        (MarkKind::Moment(number), _) => html! {
            <p class="said"><b>{ format!("{number}/{moments}") }</b>{ rich(&mark.text) }</p>
        },
        (MarkKind::Question, Some(answer)) => html! {
            <p class="said question" id="question">
                <b>{ "?" }</b>{ rich(&mark.text) }{ " " }
                <button type="button" class="button small" id="to-answer"
                    onclick={send.reform(move |_: MouseEvent| Message::Go(answer))}>{ "Answer" }</button>
            </p>
        },
        (MarkKind::Question, None) => {
            html! { <p class="said question" id="question"><b>{ "?" }</b>{ rich(&mark.text) }</p> }
        }
        (MarkKind::Answer, _) => {
            html! { <p class="said question" id="answer-text"><b>{ "!" }</b>{ rich(&mark.text) }</p> }
        }
    };
    html! { <>{ for said.iter().map(one) }</> }
}
