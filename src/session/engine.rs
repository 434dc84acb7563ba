//! The engine worker's side: one recording, made in slices, looked at meanwhile.

use super::protocol::{
    PROTOCOL_VERSION, Placing, Progress, Reply, Request, RunState, Shown, ShownWorth, Wanted,
};
use super::{CallSpan, Chain, Pace, Service, Style, Theme};
use crate::base::Diagnostic;
use crate::layout::{Names, Options};
use crate::lesson::Place;
use crate::view::{
    EndKind, EventKind, Explainer, LineStart, Lookup, ObjectId, Past, Pointed, Target, View, Worth,
};

/// What this room needs of a recording.
pub trait Recorder: Sized {
    /// Reads the program; nothing has run yet.
    fn start(source: &str) -> Result<Self, Vec<Diagnostic>>;
    /// Runs on for so much work.
    fn advance(&mut self, work: u64) -> RunState;
    /// Gives a waiting `input()` its line.
    fn answer(&mut self, line: Option<&str>);
    /// Ends the run where it is.
    fn stop(&mut self);
    /// Lets a run that met a limit, or was stopped, go on with larger limits.
    fn go_on(&mut self);
    /// How many stops there are.
    fn stops(&self) -> u64;
    /// How many line steps there are.
    fn line_steps(&self) -> u64;
    /// What a person may see at `stop`.
    fn view(&mut self, stop: u64) -> View;
    /// The same without words.
    fn wordless(&mut self, stop: u64) -> View;
    /// The names for which room is kept.
    fn global_names(&self) -> Names;
    /// The first stop of a line step.
    fn stop_of_line_step(&mut self, step: u64) -> u64;
    /// The next stop at which a line is about to run; backwards, the one before.
    fn step_line(&mut self, stop: u64, forward: bool) -> u64;
    /// What expressions come to after `stop` and before the next.
    fn worths(&mut self, stop: u64) -> Vec<Worth>;
    /// Shows an object's entries from this one on; `None`: its first few.
    fn open(&mut self, object: ObjectId, from: Option<u64>);
    /// Stops as a file: one as a picture, several as a film.
    fn draw(&mut self, from: u64, to: u64, theme: Theme, placing: Placing) -> String;
    /// The classic mistakes that the run shows.
    fn explain(&mut self) -> Vec<Explainer>;
    /// The way of names at `stop`.
    fn lookups(&mut self, stop: u64, pointed: &Pointed) -> Vec<Lookup>;
    /// The history of a variable that is there at `stop`.
    fn past(&mut self, target: &Target, stop: u64) -> Past;
    /// The lines that ran.
    fn lines(&mut self) -> Vec<LineStart>;
    /// The stop of each place; `None` where the run does not come there.
    fn stops_of(&mut self, places: &[Place]) -> Vec<Option<u64>>;
    /// The stop after (or before) `stop` that is not inside a call made there.
    fn step_over(&mut self, stop: u64, forward: bool) -> u64;
    /// The stop after the frame of `stop` has returned; backwards, the one before it was called.
    fn step_out(&mut self, stop: u64, forward: bool) -> u64;
    /// Looks whether running again what was looked at last comes to what was recorded.
    fn check_replay(&mut self);
    /// What is wrong with the recording itself, in words: a bug of ours.
    fn fault(&self) -> Option<&str>;
    /// At most `max` calls, the ones that matter most.
    fn calls(&self, max: usize) -> Vec<CallSpan>;
}

/// Work of one slice: a few milliseconds, so that Stop and views are answered while a program runs.
const SLICE: u64 = 40_000;
/// A running program tells how far it is once in so many slices.
const SLICES_PER_REPORT: u32 = 12;
/// More calls than this cannot be told apart in a strip.
const MAX_CALLS: usize = 400;

/// Answers the page about one recording at a time.
pub struct Engine<R> {
    run: u64,
    recording: Option<R>,
    state: RunState,
    slices: u32,
    /// How pictures are placed, and where everything stands.
    look: Option<(Style, i32)>,
    chain: Chain,
    /// A stop was looked at: whether its replay comes to what was recorded is to be seen.
    unchecked: bool,
}

impl<R> Default for Engine<R> {
    fn default() -> Engine<R> {
        Engine {
            run: 0,
            recording: None,
            state: RunState::Stopped,
            slices: 0,
            look: None,
            chain: Chain::default(),
            unchecked: false,
        }
    }
}

impl<R: Recorder> Service for Engine<R> {
    type Request = Request;
    type Reply = Reply;

    fn receive(&mut self, request: Request, reply: &mut dyn FnMut(&Reply)) -> Pace {
        match request {
            Request::Hello { .. } => reply(&Reply::Hello { protocol: PROTOCOL_VERSION }),
            Request::Run { run, source } => match R::start(&source) {
                Ok(recording) => {
                    self.recording = Some(recording);
                    (self.run, self.state, self.slices) = (run, RunState::Running, 0);
                    self.chain = Chain::default();
                }
                Err(diagnostics) => reply(&Reply::Refused { run, diagnostics }),
            },
            Request::View { run, request, wanted } if run == self.run => {
                let mut shown = self.recording.as_mut().and_then(|recording| show(recording, wanted));
                // A run that goes on is followed, not looked through.
                if let (Some(shown), Some(options), Some(recording)) =
                    (&mut shown, self.options(), &mut self.recording)
                    && self.state != RunState::Running
                    && Chain::tells(recording.stops())
                {
                    let before = self.chain.before(recording, &shown.view, options);
                    shown.placing = Some(Placing { options, before });
                }
                let fault = self.recording.as_ref().and_then(R::fault);
                self.unchecked = shown.is_some();
                match (fault, shown) {
                    (Some(text), _) => reply(&Reply::Fault { run, text: text.to_owned() }),
                    (None, Some(shown)) => reply(&Reply::View { run, request, shown: Box::new(shown) }),
                    (None, None) => {}
                }
            }
            Request::Look { style, width } => self.look = Some((style, width)),
            Request::Open { run, object, from } if run == self.run => {
                if let Some(recording) = &mut self.recording {
                    recording.open(object, from);
                }
            }
            Request::Draw { run, from, to, style, theme } if run == self.run => {
                let told = self.options();
                let mut svg = String::new();
                if let Some(recording) = &mut self.recording {
                    // As the page shows it, or as wide as it likes.
                    let global_names = recording.global_names();
                    let options =
                        Options { style: style.drawn(), global_names, width: told.and_then(|of| of.width) };
                    let first = recording.wordless(from);
                    let known = Chain::tells(recording.stops());
                    let before = known.then(|| self.chain.before(recording, &first, options)).flatten();
                    svg = recording.draw(from, to, theme, Placing { options, before });
                }
                reply(&Reply::Drawn { run, svg });
            }
            Request::Explain { run } if run == self.run => {
                let explainers = self.recording.as_mut().map(R::explain);
                reply(&Reply::Explained { run, explainers: explainers.unwrap_or_default() });
            }
            Request::Lookups { run, stop, pointed } if run == self.run => {
                let lookups = self.recording.as_mut().map(|recording| recording.lookups(stop, &pointed));
                reply(&Reply::Lookups { run, stop, pointed, lookups: lookups.unwrap_or_default() });
            }
            Request::Past { run, stop, target } if run == self.run => {
                let past = self.recording.as_mut().map(|recording| recording.past(&target, stop));
                reply(&Reply::Past { run, target, past: past.unwrap_or_default() });
            }
            Request::Lines { run } if run == self.run => {
                let lines = self.recording.as_mut().map(R::lines).unwrap_or_default();
                reply(&Reply::Lines { run, lines });
            }
            Request::Places { run, places } if run == self.run => {
                let stops = self.recording.as_mut().map(|recording| recording.stops_of(&places));
                reply(&Reply::Places { run, stops: stops.unwrap_or_default() });
            }
            Request::Answer { run, line } if run == self.run => {
                if let (Some(recording), RunState::WaitingForInput { .. }) =
                    (&mut self.recording, &self.state)
                {
                    recording.answer(line.as_deref());
                    self.state = RunState::Running;
                }
            }
            Request::Stop { run } if run == self.run => {
                let goes_on = matches!(self.state, RunState::Running | RunState::WaitingForInput { .. });
                if let (Some(recording), true) = (&mut self.recording, goes_on) {
                    recording.stop();
                    self.state = RunState::Stopped;
                    self.report(reply);
                }
            }
            Request::GoOn { run } if run == self.run => {
                let may = matches!(self.state, RunState::Stopped | RunState::Ended(EndKind::Limit(_)));
                if let (Some(recording), true) = (&mut self.recording, may) {
                    recording.go_on();
                    (self.state, self.slices) = (RunState::Running, 0);
                    self.report(reply);
                }
            }
            // About a run that is gone: the page drops such answers, so none is made.
            Request::View { .. }
            | Request::Open { .. }
            | Request::Draw { .. }
            | Request::Explain { .. }
            | Request::Lines { .. }
            | Request::Lookups { .. }
            | Request::Past { .. }
            | Request::Places { .. }
            | Request::Answer { .. }
            | Request::GoOn { .. }
            | Request::Stop { .. } => {}
        }
        self.pace()
    }

    fn work(&mut self, reply: &mut dyn FnMut(&Reply)) -> Pace {
        let options = self.options();
        let Some(recording) = &mut self.recording else { return Pace::Idle };
        if self.state != RunState::Running {
            // Nobody waits: a replay that comes to something else is told with the next view.
            if std::mem::take(&mut self.unchecked) {
                recording.check_replay();
            } else if let Some(options) = options {
                self.chain.prepare(recording, options);
            }
            return self.pace();
        }
        self.chain.prepared = false;
        self.state = recording.advance(SLICE);
        self.slices += 1;
        if self.state != RunState::Running || self.slices.is_multiple_of(SLICES_PER_REPORT) {
            self.report(reply);
        }
        self.pace()
    }
}

impl<R: Recorder> Engine<R> {
    /// How pictures are placed, if that was said.
    fn options(&self) -> Option<Options> {
        let (style, width) = self.look?;
        let global_names = self.recording.as_ref()?.global_names();
        Some(Options { style: style.drawn(), global_names, width: Some(width) })
    }

    fn pace(&self) -> Pace {
        let preparing = self.look.is_some() && !self.chain.prepared;
        let more = self.state == RunState::Running || self.unchecked || preparing;
        if more && self.recording.is_some() { Pace::Busy } else { Pace::Idle }
    }

    fn report(&self, reply: &mut dyn FnMut(&Reply)) {
        let Some(recording) = &self.recording else { return };
        let progress = Progress {
            state: self.state.clone(),
            stops: recording.stops(),
            line_steps: recording.line_steps(),
            calls: recording.calls(MAX_CALLS),
        };
        reply(&Reply::Progress { run: self.run, progress });
    }
}

/// Finds the stop that is wanted and shows it; `None` while there is no stop at all.
fn show<R: Recorder>(recording: &mut R, wanted: Wanted) -> Option<Shown> {
    let last = recording.stops().checked_sub(1)?;
    let mut worth = None;
    let stop = match wanted {
        Wanted::Stop(stop) => stop,
        Wanted::StepWorth { from, worth: at, forward } => {
            let (stop, shown) = step_worth(recording, from.min(last), at, forward);
            worth = shown;
            stop
        }
        Wanted::Last => last,
        Wanted::StepOver { from, forward } => recording.step_over(from.min(last), forward),
        Wanted::StepLine { from, forward } => recording.step_line(from.min(last), forward),
        Wanted::StepOut { from, forward } => recording.step_out(from.min(last), forward),
        Wanted::Place(place) => recording.stops_of(&[place]).into_iter().flatten().next().unwrap_or(0),
        Wanted::Uncaught => raised(recording, last),
        Wanted::LineStep { step, offset } => {
            let step = step.min(recording.line_steps());
            // Another program may do less within this step: it waits there, and does not run ahead.
            let end = recording.stop_of_line_step(step + 1);
            let start = recording.stop_of_line_step(step);
            start.saturating_add(offset).min(end.saturating_sub(1)).max(start)
        }
    };
    let view = recording.view(stop.min(last));
    let offset = view.stop.saturating_sub(recording.stop_of_line_step(view.line_step));
    Some(Shown { view, offset, worth, placing: None, laid_out: Default::default() })
}

/// The next or previous value, or the stop between two values.
fn step_worth<R: Recorder>(
    recording: &mut R,
    from: u64,
    at: u32,
    forward: bool,
) -> (u64, Option<ShownWorth>) {
    let back = !forward && at == 0;
    let stop = if back { from.saturating_sub(1) } else { from };
    let mut worths = recording.worths(stop);
    let of = worths.len() as u32;
    let number = match (forward, back) {
        (true, _) => at + 1,
        (false, true) if from == 0 => 0,
        (false, true) => of,
        (false, false) => at - 1,
    };
    match number {
        0 => (stop, None),
        number if number > of => (stop + 1, None),
        number => (stop, Some(ShownWorth { number, of, worth: worths.swap_remove(number as usize - 1) })),
    }
}

/// Where the exception that ended the run was raised: just before the stops at the end of the run at which
/// it leaves frame after frame, of which there may be a thousand.
fn raised<R: Recorder>(recording: &mut R, last: u64) -> u64 {
    let mut leaves =
        |stop| matches!(recording.view(stop).event, EventKind::End(_) | EventKind::Unwind { .. });
    let (mut leaving, mut stride) = (last, 1);
    while leaving > 0 && leaves(leaving.saturating_sub(stride)) {
        leaving = leaving.saturating_sub(stride);
        stride *= 2;
    }
    // It leaves at `leaving` and does not at `before`: the border is between the two.
    let mut before = leaving.saturating_sub(stride);
    while before + 1 < leaving {
        let middle = before + (leaving - before) / 2;
        if leaves(middle) {
            leaving = middle;
        } else {
            before = middle;
        }
    }
    let raised = matches!(recording.view(before).event, EventKind::Exception { .. });
    if raised { before } else { last }
}
