//! Running programs: what was asked, what is recorded, and what becomes of it when the engine fails.

use super::{Effect, Notice, State, Timer};
use crate::base::Diagnostic;
use crate::layout::Names;
use crate::session::{CallSpan, Progress, Request, RunState, Wanted};
use crate::view::EndKind;
use std::rc::Rc;

/// How long the engine may take to stop before it is ended, in milliseconds.
const STOP_PATIENCE: u32 = 3_000;

/// Which stop to show once a program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The newest while it runs; then the first, or where an exception ended the run, or where it asks for input.
    Telling,
    /// The newest while it runs and when it is over; where an exception ended it.
    Newest,
    /// This one.
    At(Wanted),
}

/// A program that the engine has been given and has not answered about.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// The run's number.
    pub run: u64,
    /// The program.
    pub source: String,
    /// What to show of it.
    pub goal: Goal,
}

/// The recording that the picture shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// The run's number.
    pub run: u64,
    /// The program.
    pub source: String,
    /// How far it is.
    pub progress: Progress,
    /// Its calls, shared with the timeline.
    pub calls: Rc<[CallSpan]>,
    /// The names its module has, as far as the reader has said.
    pub global_names: Names,
    /// Whether the engine still has it.
    pub alive: bool,
    /// What to show as soon as it is recorded.
    pub goal: Option<Goal>,
}

/// What runs and what ran.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Runs {
    /// The newest run's number.
    pub newest: u64,
    /// Asked for.
    pub pending: Option<Pending>,
    /// There.
    pub recorded: Option<Recorded>,
    /// Why the last program that was asked for cannot run.
    pub refused: Vec<Diagnostic>,
    /// Which program that was.
    pub refused_source: Option<String>,
    /// The engine has started.
    pub ready: bool,
    /// The engine did not start; it is tried again when there is something to run, not for ever.
    pub gone: bool,
}

impl Runs {
    /// Whether a program runs now or is about to.
    pub fn is_running(&self) -> bool {
        self.pending.is_some() || self.state() == Some(&RunState::Running)
    }

    /// How far the recording is.
    pub fn state(&self) -> Option<&RunState> {
        self.recorded.as_ref().filter(|recorded| recorded.alive).map(|recorded| &recorded.progress.state)
    }

    /// Whether the run can go on where it ended: it met a limit, or was stopped.
    pub fn may_go_on(&self) -> bool {
        let over = matches!(self.state(), Some(RunState::Stopped | RunState::Ended(EndKind::Limit(_))));
        over && self.pending.is_none()
    }

    /// What `input()` asks, while it waits.
    pub fn prompt(&self) -> Option<&str> {
        match self.state() {
            Some(RunState::WaitingForInput { prompt }) if self.pending.is_none() => Some(prompt),
            _ => None,
        }
    }

    /// The number of stops in the recording.
    pub fn stops(&self) -> u64 {
        self.recorded.as_ref().map_or(0, |recorded| recorded.progress.stops)
    }
}

impl State {
    /// Gives the engine a program.
    pub(super) fn run(&mut self, source: String, goal: Goal, effects: &mut Vec<Effect>) {
        self.end_compare(effects);
        self.runs.newest += 1;
        let run = self.runs.newest;
        if std::mem::take(&mut self.runs.gone) {
            effects.push(Effect::ReplaceEngine);
        }
        if let Some(width) = self.room {
            effects.push(Effect::Ask(Request::Look { style: self.settings.style, width }));
        }
        effects.push(Effect::Ask(Request::Run { run, source: source.clone() }));
        self.runs.pending = Some(Pending { run, source, goal });
        self.player.playing = false;
    }

    pub(super) fn stop(&mut self, effects: &mut Vec<Effect>) {
        if self.runs.is_running() || self.runs.prompt().is_some() {
            let run = self.runs.newest;
            effects.push(Effect::Ask(Request::Stop { run }));
            effects.push(Effect::After(STOP_PATIENCE, Timer::StopPatience(run)));
        }
    }

    pub(super) fn go_on(&mut self, effects: &mut Vec<Effect>) {
        if !self.runs.may_go_on() {
            return;
        }
        if let Some(recorded) = &mut self.runs.recorded {
            effects.push(Effect::Ask(Request::GoOn { run: recorded.run }));
            recorded.progress.state = RunState::Running;
            recorded.goal = Some(Goal::Newest);
        }
    }

    /// The person has gone somewhere: a run that goes on takes them nowhere else.
    pub(super) fn follow_no_longer(&mut self) {
        if let Some(recorded) = &mut self.runs.recorded {
            recorded.goal.take_if(|goal| matches!(goal, Goal::Telling | Goal::Newest));
        }
    }

    /// Stop was pressed a while ago: an engine that still runs does not listen.
    pub(super) fn stop_patience_over(&mut self, run: u64, effects: &mut Vec<Effect>) {
        if run == self.runs.newest && self.runs.is_running() {
            self.engine_gone();
            self.notice = Some(Notice::Ended);
            effects.push(Effect::ReplaceEngine);
        }
    }

    pub(super) fn engine_died(&mut self, words: String, effects: &mut Vec<Effect>) {
        self.engine_gone();
        self.notice = Some(Notice::Fault(words));
        if std::mem::take(&mut self.runs.ready) {
            effects.push(Effect::ReplaceEngine);
        } else {
            self.runs.gone = true;
        }
    }

    /// What the engine had is lost; the picture stays.
    fn engine_gone(&mut self) {
        self.runs.pending = None;
        if let Some(recorded) = &mut self.runs.recorded {
            recorded.alive = false;
        }
        self.player.forget_questions();
        self.player.playing = false;
    }

    pub(super) fn answer(&mut self, line: Option<String>, effects: &mut Vec<Effect>) {
        if self.runs.prompt().is_none() {
            return;
        }
        if let Some(recorded) = &mut self.runs.recorded {
            effects.push(Effect::Ask(Request::Answer { run: recorded.run, line }));
            recorded.progress.state = RunState::Running;
            recorded.goal = Some(Goal::At(Wanted::Stop(recorded.progress.stops)));
        }
    }

    pub(super) fn refused(&mut self, run: u64, diagnostics: Vec<Diagnostic>) {
        if let Some(pending) = self.runs.pending.take_if(|pending| pending.run == run) {
            self.runs.refused_source = Some(pending.source);
            self.runs.refused = diagnostics;
        }
    }

    pub(super) fn progress(&mut self, run: u64, mut progress: Progress, effects: &mut Vec<Effect>) {
        let calls: Rc<[CallSpan]> = std::mem::take(&mut progress.calls).into();
        if let Some(Pending { source, goal, .. }) = self.runs.pending.take_if(|pending| pending.run == run) {
            if !self.settings.embed && self.lessons.open.is_none() {
                effects.push(Effect::Keep("ran".to_owned(), Some(source.clone())));
            }
            self.player.forget_questions();
            let goal = Some(goal);
            self.runs.recorded = Some(Recorded {
                run,
                source,
                progress,
                calls,
                global_names: Names::default(),
                alive: true,
                goal,
            });
            self.count_global_names();
        } else if let Some(recorded) = self.runs.recorded.as_mut().filter(|recorded| recorded.run == run) {
            (recorded.progress, recorded.calls) = (progress, calls);
            self.player.ahead.forget();
        } else {
            return;
        }
        self.show_goal(effects);
        self.find_places(effects);
        self.ask_mistakes(effects);
    }

    /// The picture keeps room for all of the module's names from the first stop on.
    pub(super) fn count_global_names(&mut self) {
        let Some(recorded) = &mut self.runs.recorded else { return };
        if recorded.source == self.reading.source {
            recorded.global_names = self.reading.global_names();
        }
    }

    /// Asks for the stop to be shown first, once it is recorded.
    fn show_goal(&mut self, effects: &mut Vec<Effect>) {
        let Some(recorded) = &mut self.runs.recorded else { return };
        let Some(goal) = recorded.goal else { return };
        let progress = &recorded.progress;
        let over = progress.state != RunState::Running;
        let wanted = match goal {
            // What is recorded is followed until the run is over or the person goes elsewhere.
            Goal::Telling | Goal::Newest if !over => return self.want(Wanted::Last, effects),
            Goal::Newest => match &progress.state {
                RunState::Ended(EndKind::Exception(_)) => Wanted::Uncaught,
                _ => Wanted::Last,
            },
            Goal::Telling => match &progress.state {
                RunState::Ended(EndKind::Exception(_)) => Wanted::Uncaught,
                // What ended it is told there.
                RunState::WaitingForInput { .. } | RunState::Stopped | RunState::Ended(EndKind::Limit(_)) => {
                    Wanted::Last
                }
                _ => Wanted::Stop(0),
            },
            Goal::At(wanted @ Wanted::Stop(stop)) if over || stop < progress.stops => wanted,
            Goal::At(wanted @ Wanted::LineStep { step, .. }) if over || step < progress.line_steps => wanted,
            Goal::At(wanted @ Wanted::Place(_)) if over => wanted,
            Goal::At(Wanted::Stop(_) | Wanted::LineStep { .. } | Wanted::Place(_)) => return,
            Goal::At(wanted) => wanted,
        };
        recorded.goal = None;
        self.want(wanted, effects);
    }
}
