//! The engine's recording, as the conversation needs it.

use super::{CallSpan, Placing, Recorder, RunState, Theme};
use crate::base::Diagnostic;
use crate::lesson::Place;
use crate::view::{
    Explainer, LineStart, Lookup, ObjectId, Past, Pointed, ProgressState, Recording, Target, View, Worth,
};
use crate::{draw, layout, pylib, vm};

/// A film of more stops is too long to be looked at, and too large to be sent.
const LONGEST_FILM: u64 = 120;
/// Tenths of a second that each of its pictures stands.
const FILM_PACE: u32 = 14;

/// What tracebacks call the program.
const FILE: &str = "main.py";

impl Recorder for Recording {
    fn start(source: &str) -> Result<Recording, Vec<Diagnostic>> {
        Recording::start(source, FILE, &pylib::library(), vm::Limits::default())
    }

    fn advance(&mut self, work: u64) -> RunState {
        match Recording::advance(self, work).state {
            ProgressState::Running => RunState::Running,
            ProgressState::WaitingForInput => RunState::WaitingForInput { prompt: prompt(self) },
            ProgressState::Ended(end) => RunState::Ended(end),
        }
    }

    fn answer(&mut self, line: Option<&str>) {
        Recording::answer(self, line);
    }

    fn stop(&mut self) {
        Recording::stop(self);
    }

    fn go_on(&mut self) {
        let limits = self.limits().larger();
        Recording::go_on(self, limits);
    }

    fn stops(&self) -> u64 {
        // A run that is over has its end to stand at besides.
        let end = matches!(self.progress().state, ProgressState::Ended(_));
        Recording::stops(self) + u64::from(end)
    }

    fn line_steps(&self) -> u64 {
        Recording::line_steps(self)
    }

    fn view(&mut self, stop: u64) -> View {
        Recording::view(self, stop)
    }

    fn wordless(&mut self, stop: u64) -> View {
        Recording::wordless(self, stop)
    }

    fn global_names(&self) -> layout::Names {
        layout::global_names(self.symbols())
    }

    fn stop_of_line_step(&mut self, step: u64) -> u64 {
        Recording::stop_of_line_step(self, step)
    }

    fn step_line(&mut self, stop: u64, forward: bool) -> u64 {
        Recording::step_line(self, stop, forward)
    }

    fn open(&mut self, object: ObjectId, from: Option<u64>) {
        Recording::open(self, object, from);
    }

    fn draw(&mut self, from: u64, to: u64, theme: Theme, placing: Placing) -> String {
        let theme = match theme {
            Theme::Light => draw::Theme::Light,
            Theme::Dark => draw::Theme::Dark,
            Theme::Contrast => draw::Theme::Contrast,
        };
        let Placing { options, mut before } = placing;
        let mut frames: Vec<draw::Frame> = Vec::new();
        for stop in from..=to.min(from.saturating_add(LONGEST_FILM - 1)) {
            let view = Recording::view(self, stop);
            let scene = layout::layout_after(&view, before.as_ref(), options);
            before = Some(layout::Spots::of_scene(&scene));
            frames.push(draw::Frame { scene, words: view.sentence.replace('`', "") });
        }
        match frames.as_slice() {
            [one] => {
                let description = format!("{} {}", one.words, draw::summary(&one.scene));
                draw::svg(&one.scene, theme, &format!("Stop {}", from + 1), &description)
            }
            many => draw::film(many, theme, &format!("Stops {} to {}", from + 1, to + 1), FILM_PACE),
        }
    }

    fn explain(&mut self) -> Vec<Explainer> {
        Recording::explain(self)
    }

    fn worths(&mut self, stop: u64) -> Vec<Worth> {
        Recording::worths(self, stop)
    }

    fn lookups(&mut self, stop: u64, pointed: &Pointed) -> Vec<Lookup> {
        Recording::lookups(self, stop, pointed)
    }

    fn past(&mut self, target: &Target, stop: u64) -> Past {
        Recording::past(self, target, stop)
    }

    fn lines(&mut self) -> Vec<LineStart> {
        Recording::lines(self)
    }

    fn stops_of(&mut self, places: &[Place]) -> Vec<Option<u64>> {
        Recording::stops_of(self, places)
    }

    fn step_over(&mut self, stop: u64, forward: bool) -> u64 {
        Recording::step_over(self, stop, forward)
    }

    fn step_out(&mut self, stop: u64, forward: bool) -> u64 {
        if forward { Recording::step_out(self, stop) } else { Recording::step_out_back(self, stop) }
    }

    fn check_replay(&mut self) {
        Recording::check_replay(self);
    }

    fn fault(&self) -> Option<&str> {
        Recording::fault(self)
    }

    fn calls(&self, max: usize) -> Vec<CallSpan> {
        let calls = Recording::calls(self, 0, Recording::stops(self), max);
        let spans = calls.into_iter().map(|call| CallSpan {
            frame: call.frame,
            name: call.name,
            depth: call.depth + 1,
            first: call.first,
            last: call.last,
        });
        spans.collect()
    }
}

/// What `input()` printed as its question: the unfinished last line of the output.
fn prompt(recording: &mut Recording) -> String {
    let newest = Recording::stops(recording);
    let output = Recording::view(recording, newest).output;
    output.rsplit('\n').next().unwrap_or_default().to_owned()
}
