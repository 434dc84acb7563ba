//! A program's recording as a person uses it: made in slices, looked at by stop.

use super::build::{Standing, acting_span, build, event_kind};
use super::changes::changes;
use super::left::Raised;
use super::model::{EndKind, EventKind, ObjectId, View};
use super::narrate::{Statics, narrate};
use crate::base::Diagnostic;
use crate::timeline::{CallSpan, Phase, Timeline};
use crate::vm::{Ending, Evaluated, Library, Limits, Machine, RESULT_NAME};
use crate::{compile, scope, syntax};

/// Work that evaluating an expression at a stop may take.
const EVALUATION_WORK: u64 = 1_000_000;

/// A program, recorded.
pub struct Recording {
    pub(super) timeline: Timeline,
    pub(super) statics: Statics,
    source: String,
    /// The view without words that was built last: most of the time the stop before the next one wanted.
    last: Option<View>,
    pub(super) end: Option<EndKind>,
    pub(super) raised: Option<Raised>,
    /// What a person opened, and which entry is to be the first.
    opened: Vec<(ObjectId, u64)>,
}

/// How far a recording is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub state: ProgressState,
    /// Stops recorded so far (the end not counted).
    pub stops: u64,
    /// Line steps recorded so far.
    pub line_steps: u64,
}

/// What a recording is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgressState {
    /// It can be run on.
    Running,
    /// `input()` waits; its prompt is the end of the output.
    WaitingForInput,
    /// It is over.
    Ended(EndKind),
}

impl Recording {
    /// Reads and compiles `source`; what is wrong with it, if it cannot run.
    pub fn start(
        source: &str,
        file: &str,
        library: &Library,
        limits: Limits,
    ) -> Result<Recording, Vec<Diagnostic>> {
        let parsed = syntax::parse(source);
        let (symbols, later) = scope::analyze(&parsed.module, source);
        let mut diagnostics = parsed.diagnostics;
        diagnostics.extend(later);
        if !diagnostics.is_empty() {
            return Err(diagnostics);
        }
        let program = compile::compile(&parsed.module, source, &symbols)?;
        let statics = Statics::new(source, &parsed.module, &symbols);
        let mut machine = Machine::new(library, limits);
        machine.load_main(&program, file);
        let timeline = Timeline::new(machine);
        Ok(Recording {
            timeline,
            statics,
            source: source.to_string(),
            last: None,
            end: None,
            raised: None,
            opened: Vec::new(),
        })
    }

    /// Records on for about `work` units (line steps, calls, loop rounds).
    pub fn advance(&mut self, work: u64) -> Progress {
        self.timeline.advance(work);
        if let Phase::Ended(ending) = self.timeline.phase().clone() {
            self.settle(&ending);
        }
        self.progress()
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let state = match (self.timeline.phase(), &self.end) {
            (Phase::Running, _) => ProgressState::Running,
            (Phase::WaitingForInput, _) => ProgressState::WaitingForInput,
            (Phase::Ended(_), Some(end)) => ProgressState::Ended(end.clone()),
            (Phase::Ended(ending), None) => ProgressState::Ended(plain_end(ending)),
        };
        Progress { state, stops: self.timeline.stops(), line_steps: self.timeline.line_steps() }
    }

    /// Shows the entries of an object from this one on, wherever it is looked at; `None`: its first few, as ever.
    pub fn open(&mut self, object: ObjectId, from: Option<u64>) {
        self.last = None;
        self.opened.retain(|(id, _)| *id != object);
        self.opened.extend(from.map(|from| (object, from)));
    }

    /// Notes how the run ended, in words; an exception's `__str__` may be the program's own.
    fn settle(&mut self, ending: &Ending) {
        if self.end.is_none() {
            (self.last, self.raised) = (None, None);
            self.end = Some(match ending {
                Ending::Exception(exception) => match self.timeline.exit_status(*exception) {
                    Some(status) => EndKind::Exit(status),
                    None => EndKind::Exception(self.timeline.exception_line(*exception)),
                },
                other => plain_end(other),
            });
        }
    }

    /// Answers `input()`; `None` is the end of input.
    pub fn answer(&mut self, line: Option<&str>) {
        self.timeline.answer(line);
    }

    /// Ends the run where it is; the recording is kept.
    pub fn stop(&mut self) {
        self.timeline.stop();
        if let Phase::Ended(ending) = self.timeline.phase().clone() {
            self.settle(&ending);
        }
    }

    /// What `expression` comes to at `stop`, with the names that the running frame sees. Whatever it does is taken back.
    pub fn evaluate(&mut self, stop: u64, expression: &str) -> Evaluated {
        let source = format!("{RESULT_NAME} = repr((\n{expression}\n))\n");
        let parsed = syntax::parse(&source);
        let (symbols, later) = scope::analyze(&parsed.module, &source);
        // The expression by itself first: its errors are told in its own words, not in those of what is put around it.
        let alone = syntax::parse(expression).diagnostics;
        let wrong = alone.into_iter().chain(parsed.diagnostics).chain(later).next();
        let program = match wrong {
            Some(error) => Err(vec![error]),
            None => compile::compile(&parsed.module, &source, &symbols),
        };
        match program {
            Ok(program) => self.timeline.evaluate(stop, &program, EVALUATION_WORK),
            Err(errors) => {
                let message = errors
                    .first()
                    .map_or(String::new(), |error| format!("{}: {}", error.kind, error.message));
                Evaluated { result: Err(message), output: String::new() }
            }
        }
    }

    /// What ends the run early.
    pub fn limits(&self) -> Limits {
        self.timeline.limits()
    }

    /// Lets a run that met a limit, or was stopped, go on under other limits: what is recorded stays.
    pub fn go_on(&mut self, limits: Limits) {
        self.timeline.go_on(limits);
        if *self.timeline.phase() == Phase::Running {
            self.end = None;
        }
    }

    /// Stops recorded so far. When the run is over, one more place can be stood at: this number, the end.
    pub fn stops(&self) -> u64 {
        self.timeline.stops()
    }

    /// Line steps recorded so far.
    pub fn line_steps(&self) -> u64 {
        self.timeline.line_steps()
    }

    /// Bytes that the recording takes, about.
    pub fn bytes(&self) -> usize {
        self.timeline.bytes()
    }

    /// A bug of the engine that a replay found, in words.
    pub fn fault(&self) -> Option<&str> {
        self.timeline.fault()
    }

    /// Looks whether running again what was looked at last comes to what was recorded; once for each part of the run.
    pub fn check_replay(&mut self) {
        self.timeline.check_replay();
    }

    /// What a person sees at `stop`; beyond the last, at the newest moment.
    pub fn view(&mut self, stop: u64) -> View {
        let (before, mut view) = self.compared(stop);
        self.keep_left(&mut view);
        let words = narrate(before.as_ref(), &view, &self.statics);
        view.sentence = words.sentence;
        view.next = words.next;
        view
    }

    /// The same without its sentences: enough to find everything its place.
    pub fn wordless(&mut self, stop: u64) -> View {
        let (_, mut view) = self.compared(stop);
        self.keep_left(&mut view);
        view
    }

    /// The stop before, and this one with what changed.
    fn compared(&mut self, stop: u64) -> (Option<View>, View) {
        let stop = stop.min(self.stops());
        let before = match stop.checked_sub(1) {
            Some(previous) => match self.last.take() {
                Some(last) if last.stop == previous => Some(last),
                _ => Some(self.bare_view(previous)),
            },
            None => None,
        };
        let mut view = self.bare_view(stop);
        self.last = Some(view.clone());
        if let Some(before) = &before {
            view.just_ran = view.just_ran.or(before.next_span).or(before.just_ran);
            view.changes = changes(before, &view);
            if matches!(view.event, EventKind::End(_)) {
                // The module's frame is gone: the line that ran last is where it stood before.
                view.line = before.module_line.max(1);
            }
        }
        (before, view)
    }

    /// The view at `stop` without words and changes; `just_ran` only where the running frame itself tells it.
    pub(super) fn bare_view(&mut self, stop: u64) -> View {
        self.timeline.seek(stop);
        let machine = self.timeline.machine();
        let at_end = stop >= self.timeline.stops();
        let event = match (machine.event, &self.end) {
            _ if at_end => match &self.end {
                Some(end) => EventKind::End(end.clone()),
                None => EventKind::Line,
            },
            (Some(_), _) if stop == 0 => EventKind::Start,
            (Some(event), _) => event_kind(machine, event),
            (None, _) => EventKind::Line,
        };
        let line_step = if at_end { self.timeline.line_steps() } else { self.timeline.line_step_here() };
        let acting = acting_span(machine, &event);
        let mut view = build(machine, Standing { stop, line_step, event, opened: &self.opened });
        view.just_ran = acting;
        view
    }

    /// The stop at which line step `step` begins; the end for steps beyond the last.
    pub fn stop_of_line_step(&mut self, step: u64) -> u64 {
        self.timeline.stop_of_line_step(step)
    }

    /// The line step that begins, or has begun, at `stop`.
    pub fn line_step_of(&mut self, stop: u64) -> u64 {
        self.timeline.line_step_of(stop)
    }

    /// The stop one step away that is not inside a call made from here.
    pub fn step_over(&self, stop: u64, forward: bool) -> u64 {
        self.timeline.step_over(stop, forward)
    }

    /// The next stop at which a line is about to run; backwards, the one before. The end has no line, and is one.
    pub fn step_line(&mut self, stop: u64, forward: bool) -> u64 {
        let end = self.stops();
        let mut at = stop;
        loop {
            let next = if forward { (at + 1).min(end) } else { at.saturating_sub(1) };
            if next == at || next == end || next == 0 {
                return next;
            }
            at = next;
            self.timeline.seek(at);
            if self.timeline.event() == Some(crate::vm::Event::Line) {
                return at;
            }
        }
    }

    /// The stop after the running call.
    pub fn step_out(&self, stop: u64) -> u64 {
        self.timeline.step_out(stop)
    }

    /// The stop before the running call was made.
    pub fn step_out_back(&self, stop: u64) -> u64 {
        self.timeline.step_out_back(stop)
    }

    /// Calls that touch `from..=to`, at most `most`, for the strip.
    pub fn calls(&self, from: u64, to: u64, most: usize) -> Vec<CallSpan> {
        self.timeline.call_spans(from, to, most)
    }

    /// The program's symbol table.
    pub fn symbols(&self) -> &crate::scope::SymbolTable {
        self.statics.symbols()
    }

    /// The program's text.
    pub fn source(&self) -> &str {
        &self.source
    }
}

fn plain_end(ending: &Ending) -> EndKind {
    match ending {
        Ending::Finished => EndKind::Finished,
        Ending::Limit(text) => EndKind::Limit(text.clone()),
        Ending::Exception(_) => EndKind::Exception(String::new()),
        Ending::Fault(text) => EndKind::Limit(format!("a fault of this tool, please report it: {text}")),
    }
}
