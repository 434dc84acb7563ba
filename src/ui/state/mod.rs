//! The page as a machine: a state, messages that change it, and effects that are to be done outside. It
//! knows of no browser and is tested without one.

mod ahead;
mod beside;
mod compare;
mod export;
mod inspect;
mod keys;
mod lessons;
mod model;
mod opening;
mod player;
mod reading;
mod runs;
#[cfg(test)]
mod tests;

pub use ahead::is_quiet;
pub use compare::{Compare, Mistakes};
pub use export::{Export, SavedFile};
pub use inspect::{Grain, Inspect};
pub use keys::{Key, message_of};
pub use lessons::{LessonMessage, Lessons, Mark, MarkKind, Menu, Open, Source};
pub use model::{Dialog, Effect, Message, Notice, Settings, State, Timer};
pub use opening::Opening;
use opening::at;
pub use player::{Player, Speed};
pub use reading::Reading;
pub use runs::{Goal, Pending, Recorded, Runs};

use crate::session::{PROTOCOL_VERSION, Reply, Request, Wanted};

/// Hears `message` and says what is to be done.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let mut effects = Vec::new();
    let todo = &mut effects;
    match message {
        Message::Open(opening) => state.open(opening, todo),
        Message::Fragment(fragment) => state.follow(&fragment, todo),
        Message::Load { program, stop } => {
            state.lessons.open = None;
            state.take_program(program, at(stop), todo);
        }
        Message::Edited(text) => {
            state.source = text;
            state.read_soon(todo);
        }
        Message::Run => {
            state.notice = None;
            state.veiled = false;
            state.run(state.source.clone(), Goal::Telling, todo);
        }
        Message::Stop => state.stop(todo),
        Message::GoOn => state.go_on(todo),
        Message::Answer(line) => state.answer(line, todo),
        Message::Go(stop) => state.go(Wanted::Stop(stop), todo),
        Message::Drag(stop) => {
            state.player.dragging = true;
            state.go(Wanted::Stop(stop), todo);
        }
        Message::Dropped => state.player.dragging = false,
        Message::Step { forward } => state.step(forward, todo),
        Message::StepOver { forward } | Message::StepOut { forward } if state.step_other(forward, todo) => {}
        Message::StepOver { forward } => {
            state.go(Wanted::StepOver { from: state.player.aim, forward }, todo);
        }
        Message::Export(export, preferred) => state.export(export, preferred, todo),
        Message::Compare(mistake) => state.compare(mistake, todo),
        Message::EndCompare | Message::OtherDied => state.end_compare(todo),
        Message::TakeCorrected => state.take_corrected(todo),
        Message::OtherReady => state.other_ready(todo),
        Message::Other(reply) => state.other_said(reply, todo),
        Message::Grain(grain) => state.player.grain = grain,
        Message::Walk => state.walk(todo),
        Message::Point(at) => state.point(at, todo),
        Message::Past(Some(target)) => state.ask_past(target, todo),
        Message::Past(None) => state.inspect.past = None,
        Message::Room(width) => state.make_room(width, todo),
        Message::OpenObject(object, from) => state.open_object(object, from, todo),
        Message::StepOut { forward } => state.go(Wanted::StepOut { from: state.player.aim, forward }, todo),
        Message::First => state.go(Wanted::Stop(0), todo),
        Message::Last => state.go(Wanted::Last, todo),
        Message::Play => state.play(todo),
        Message::Speed(speed) => state.player.speed = speed,
        Message::Veil => state.veiled = !state.veiled,
        Message::Style(style) => {
            state.settings.style = style;
            state.look(todo);
        }
        Message::Theme(theme) => state.settings.theme = Some(theme),
        Message::Present => state.settings.present = !state.settings.present,
        Message::Show(dialog) => state.show(dialog, todo),
        Message::CloseDialog => state.dialog = None,
        Message::SingleKeys(used) => {
            state.settings.no_single_keys = !used;
            todo.push(Effect::Keep("no-single-keys".to_owned(), (!used).then(String::new)));
        }
        Message::Dismiss => state.notice = None,
        Message::RestoreOwn => {
            state.notice = None;
            if let Some(own) = state.own.take() {
                state.lessons.open = None;
                state.take_program(own, Goal::Telling, todo);
            }
        }
        Message::Lesson(message) => state.hear_lesson(message, todo),
        Message::EngineReady => {
            state.runs.ready = true;
            todo.push(Effect::Ask(Request::Hello { protocol: PROTOCOL_VERSION }));
        }
        Message::Engine(reply) => hear(state, reply, todo),
        Message::EngineDied(words) => state.engine_died(words, todo),
        Message::Reader(reply) => state.was_read(reply, todo),
        Message::ReaderDied => {
            if let Some(at) = state.reading.at {
                state.reader_patience_over(at, todo);
            }
        }
        Message::Time(Timer::Typed(number)) => state.typed(number, todo),
        Message::Time(Timer::ReaderPatience(number)) => state.reader_patience_over(number, todo),
        Message::Time(Timer::StopPatience(run)) => state.stop_patience_over(run, todo),
        Message::Time(Timer::Tick(film)) => state.tick(film, todo),
    }
    effects
}

fn hear(state: &mut State, reply: Reply, todo: &mut Vec<Effect>) {
    match reply {
        Reply::Hello { protocol } if protocol == PROTOCOL_VERSION => {}
        Reply::Hello { .. } => state.notice = Some(Notice::Versions),
        Reply::Refused { run, diagnostics } => state.refused(run, diagnostics),
        Reply::Progress { run, progress } => state.progress(run, progress, todo),
        Reply::View { run, request, shown } => state.shown(run, request, *shown, todo),
        Reply::Drawn { svg, .. } => state.drawn(svg, todo),
        Reply::Explained { run, explainers } => state.explained(run, explainers),
        Reply::Lines { run, lines } => state.lines_known(run, lines, todo),
        Reply::Lookups { run, stop, pointed, lookups } => state.looked_up(run, stop, &pointed, lookups),
        Reply::Past { run, target, past } => state.past_known(run, &target, past),
        Reply::Places { run, stops } => state.places_found(run, &stops, todo),
        Reply::Fault { run, text } if run == state.runs.newest => state.engine_died(text, todo),
        Reply::Fault { .. } => {}
    }
}
