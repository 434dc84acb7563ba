//! The page's life, as a list of what is heard and what is done.

mod compare;
mod export;
mod inspect;
mod lessons;
mod moving;
mod opening;
mod running;
mod typing;

use super::ahead::is_ahead;
use super::{Effect, Message, Opening, State, Timer, update};
use crate::session::{Link, LinkStop, Progress, Reply, Request, RunState, Shown, Wanted};
use crate::view::{EndKind, View};

/// A page with what it wants done, in short words.
#[derive(Default)]
pub struct Page {
    pub state: State,
    pub done: Vec<String>,
    /// What every run is asked at its end, told apart so that it does not stand in every list.
    pub mistakes_of: Vec<u64>,
    /// What was asked before it was wanted, told apart as well.
    pub ahead: Vec<(u64, Wanted)>,
}

impl Page {
    /// Opened with nothing kept and no address; run 1 has been asked for and is over, with so many stops.
    pub fn recorded(stops: u64) -> Page {
        Page::opened("", "").over(1, stops).answered(1, 0).forget()
    }

    pub fn opened(query: &str, fragment: &str) -> Page {
        let opening = Opening { query: query.into(), fragment: fragment.into(), ..Opening::default() };
        Page::default().hear(Message::Open(opening))
    }

    pub fn hear(mut self, message: Message) -> Page {
        for effect in update(&mut self.state, message) {
            match effect {
                Effect::Ask(Request::Explain { run }) => self.mistakes_of.push(run),
                Effect::Ask(Request::View { request, wanted, .. }) if is_ahead(request) => {
                    self.ahead.push((request, wanted));
                }
                other => self.done.push(in_short(&other)),
            }
        }
        self
    }

    pub fn forget(mut self) -> Page {
        self.done.clear();
        self
    }

    pub fn progress(self, run: u64, state: RunState, stops: u64) -> Page {
        let progress = Progress { state, stops, line_steps: stops / 2, calls: Vec::new() };
        self.hear(Message::Engine(Reply::Progress { run, progress }))
    }

    pub fn over(self, run: u64, stops: u64) -> Page {
        self.progress(run, RunState::Ended(EndKind::Finished), stops)
    }

    /// The engine answers the newest question with this stop.
    pub fn answered(self, run: u64, stop: u64) -> Page {
        let request = self.state.player.asked;
        self.answered_late(run, request, stop)
    }

    pub fn answered_late(self, run: u64, request: u64, stop: u64) -> Page {
        self.hear(Message::Engine(Reply::View { run, request, shown: Box::new(shown(stop)) }))
    }

    pub fn check(self, expected: &[&str]) -> Page {
        assert_eq!(self.done, expected);
        self.forget()
    }

    /// The stop in the picture and the stop that is wanted.
    pub fn check_at(self, shown: u64, aim: u64) -> Page {
        let stop = self.state.player.shown.as_ref().map(|shown| shown.view.stop);
        assert_eq!((stop, self.state.player.aim), (Some(shown), aim));
        self
    }
}

fn shown(stop: u64) -> Shown {
    let view = View { stop, line_step: stop / 2, ..View::default() };
    Shown { view, offset: stop % 2, worth: None, placing: None, laid_out: Default::default() }
}

fn in_short(effect: &Effect) -> String {
    match effect {
        Effect::Ask(request) => asked(request),
        Effect::StartOther => "start the other engine".to_owned(),
        Effect::AskOther(request) => format!("other: {}", asked(request)),
        Effect::EndOther => "end the other engine".to_owned(),
        Effect::ReplaceEngine => "replace the engine".to_owned(),
        Effect::Read(request) => format!("read {}: {}", request.request, first_line(&request.source)),
        Effect::ReplaceReader => "replace the reader".to_owned(),
        Effect::After(_, timer) => format!("wait for {timer:?}"),
        Effect::SetText(text) => format!("text: {}", first_line(text)),
        Effect::Keep(key, value) => format!("keep {key}: {}", first_line(value.as_deref().unwrap_or("-"))),
        Effect::Save(file) => format!("save {}{}", file.name, if file.png { " as an image" } else { "" }),
        Effect::Recall(key) => format!("recall {key}"),
        Effect::Fetch(path) => format!("fetch {path}"),
        Effect::Tell(message) => format!("tell {message:?}"),
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

fn asked(request: &Request) -> String {
    match request {
        Request::Hello { .. } => "hello".to_owned(),
        Request::Run { run, source } => format!("run {run}: {}", first_line(source)),
        Request::View { run, request, wanted } => match wanted {
            Wanted::Stop(stop) => format!("view {request} of {run}: {stop}"),
            Wanted::LineStep { step, offset } => {
                format!("view {request} of {run}: line step {step}.{offset}")
            }
            other => format!("view {request} of {run}: {other:?}"),
        },
        Request::Answer { line, .. } => format!("answer {line:?}"),
        Request::Stop { run } => format!("stop {run}"),
        Request::GoOn { run } => format!("go on with {run}"),
        Request::Draw { run, from, to, style, theme } => {
            format!("draw {from} to {to} of {run}: {style:?} {theme:?}")
        }
        Request::Look { style, width } => format!("look {style:?} {width}"),
        Request::Open { run, object, from } => format!("open {object} of {run}: {from:?}"),
        Request::Explain { run } => format!("mistakes of {run}"),
        Request::Lines { run } => format!("lines of {run}"),
        Request::Lookups { run, stop, pointed } => format!("ways at {stop} of {run}: {pointed:?}"),
        Request::Past { run, target, .. } => format!("past in {run}: {target:?}"),
        Request::Places { run, places } => format!("places in {run}: {}", places.len()),
    }
}

fn link(program: &str, stop: Option<LinkStop>) -> String {
    Link { program: Some(program.to_owned()), stop, ..Link::default() }.write()
}

fn time(timer: Timer) -> Message {
    Message::Time(timer)
}
