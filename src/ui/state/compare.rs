//! The classic mistakes that a run shows, and a corrected version that runs beside it: both pictures step together.
//!
//! The other program has an engine of its own. The two are kept at stops that belong together ([`Beside`]); where the
//! person's program has ended, steps go on in the other one.

use super::beside::Beside;
use super::{Effect, Goal, State};
use crate::session::{Reply, Request, RunState, Shown, Wanted};
use crate::view::{Corrected, Explainer, LineStart};
use std::rc::Rc;

/// The other engine runs one program, once.
const RUN: u64 = 1;

/// The corrected program beside the person's.
#[derive(Clone, Debug, PartialEq)]
pub struct Compare {
    /// The program put right.
    pub corrected: Corrected,
    /// Its stop in the picture.
    pub shown: Option<Rc<Shown>>,
    /// How many stops it has, once its run is over.
    stops: Option<u64>,
    /// The lines that ran here.
    ours: Option<Vec<LineStart>>,
    /// Which stops belong together, once both runs are known.
    beside: Option<Beside>,
    /// This program has ended, and the other has gone on by so many stops.
    alone: u64,
    /// The stop that was asked for and not answered.
    asked: Option<u64>,
    /// The number of the newest question.
    number: u64,
}

/// The mistakes of one run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mistakes {
    /// The run.
    run: u64,
    /// In its order.
    list: Vec<Explainer>,
}

impl State {
    /// The mistakes of the run in the picture.
    pub fn mistakes(&self) -> &[Explainer] {
        let run = self.runs.recorded.as_ref().map(|recorded| recorded.run);
        if run == Some(self.mistakes.run) { &self.mistakes.list } else { &[] }
    }

    /// The run is over: asks what went wrong in it.
    pub(super) fn ask_mistakes(&mut self, todo: &mut Vec<Effect>) {
        let Some(recorded) = &self.runs.recorded else { return };
        if matches!(recorded.progress.state, RunState::Ended(_) | RunState::Stopped)
            && self.mistakes.run != recorded.run
        {
            self.mistakes = Mistakes { run: recorded.run, list: Vec::new() };
            todo.push(Effect::Ask(Request::Explain { run: recorded.run }));
        }
    }

    pub(super) fn explained(&mut self, run: u64, explainers: Vec<Explainer>) {
        if self.mistakes.run == run {
            self.mistakes.list = explainers;
        }
    }

    /// Runs the corrected version of a mistake beside the program.
    pub(super) fn compare(&mut self, mistake: usize, todo: &mut Vec<Effect>) {
        let corrected = self.mistakes().get(mistake).and_then(|one| one.corrected.clone());
        if let Some(corrected) = corrected {
            self.player.playing = false;
            self.compare = Some(Compare {
                corrected,
                shown: None,
                stops: None,
                ours: None,
                beside: None,
                alone: 0,
                asked: None,
                number: 0,
            });
            todo.push(Effect::StartOther);
            if let Some(recorded) = &self.runs.recorded {
                todo.push(Effect::Ask(Request::Lines { run: recorded.run }));
            }
        }
    }

    pub(super) fn end_compare(&mut self, todo: &mut Vec<Effect>) {
        if self.compare.take().is_some() {
            todo.push(Effect::EndOther);
        }
    }

    /// The corrected version becomes the person's program.
    pub(super) fn take_corrected(&mut self, todo: &mut Vec<Effect>) {
        if let Some(compare) = self.compare.take() {
            todo.push(Effect::EndOther);
            self.source = compare.corrected.program;
            todo.push(Effect::SetText(self.source.clone()));
            self.read_soon(todo);
            self.run(self.source.clone(), Goal::Telling, todo);
        }
    }

    pub(super) fn other_ready(&mut self, todo: &mut Vec<Effect>) {
        if let Some(compare) = &self.compare {
            let source = compare.corrected.program.clone();
            todo.push(Effect::AskOther(Request::Run { run: RUN, source }));
        }
    }

    pub(super) fn other_said(&mut self, reply: Reply, todo: &mut Vec<Effect>) {
        let Some(compare) = &mut self.compare else { return };
        match reply {
            Reply::Progress { progress, .. } if progress.state != RunState::Running => {
                compare.stops = Some(progress.stops);
                self.ask_lines(todo);
            }
            Reply::Lines { lines, .. } => {
                if let (Some(ours), Some(stops)) = (&compare.ours, compare.stops) {
                    let corrected = &compare.corrected;
                    compare.beside = Some(Beside::of((ours, &self.source), (&lines, corrected), stops));
                }
                self.follow_other(todo);
            }
            Reply::View { request, shown, .. } if request == compare.number => {
                compare.shown = Some(Rc::new(*shown));
                let answered = compare.asked.take();
                // The person has moved on meanwhile.
                if self.other_wanted() != answered {
                    self.follow_other(todo);
                }
            }
            Reply::Refused { .. } | Reply::Fault { .. } => self.end_compare(todo),
            _ => {}
        }
    }

    /// The lines that ran here are known.
    pub(super) fn lines_known(&mut self, run: u64, lines: Vec<LineStart>, todo: &mut Vec<Effect>) {
        let shown = self.runs.recorded.as_ref().is_some_and(|recorded| recorded.run == run);
        if let Some(compare) = self.compare.as_mut().filter(|_| shown) {
            compare.ours = Some(lines);
            self.ask_lines(todo);
        }
    }

    /// Asks which lines ran there, once the rest is known.
    fn ask_lines(&self, todo: &mut Vec<Effect>) {
        let ready = |compare: &&Compare| compare.ours.is_some() && compare.stops.is_some();
        if self.compare.as_ref().is_some_and(|compare| ready(&compare) && compare.beside.is_none()) {
            todo.push(Effect::AskOther(Request::Lines { run: RUN }));
        }
    }

    /// The other picture goes where this one is.
    pub(super) fn follow_other(&mut self, todo: &mut Vec<Effect>) {
        let ended = self.has_ended();
        let Some(compare) = &mut self.compare else { return };
        if !ended {
            compare.alone = 0;
        }
        let wanted = self.other_wanted();
        if let (Some(compare), Some(stop)) = (&mut self.compare, wanted)
            && compare.asked.is_none()
        {
            compare.number += 1;
            compare.asked = Some(stop);
            let wanted = Wanted::Stop(stop);
            todo.push(Effect::AskOther(Request::View { run: RUN, request: compare.number, wanted }));
        }
    }

    /// Where this program has ended, the other one goes on, and back again.
    pub(super) fn step_other(&mut self, forward: bool, todo: &mut Vec<Effect>) -> bool {
        let may = if forward { self.other_goes_on() } else { self.other_is_alone() };
        if let Some(compare) = self.compare.as_mut().filter(|_| may) {
            compare.alone = if forward { compare.alone + 1 } else { compare.alone - 1 };
            self.follow_other(todo);
        }
        may
    }

    /// This program has ended, and the corrected one has not.
    pub fn other_goes_on(&self) -> bool {
        let rest = |compare: &Compare| Some(compare.beside.as_ref()?.rest(self.player.aim) > compare.alone);
        self.has_ended() && self.compare.as_ref().and_then(rest) == Some(true)
    }

    /// This program has ended, and the corrected one has gone on.
    pub fn other_is_alone(&self) -> bool {
        self.has_ended() && self.compare.as_ref().is_some_and(|compare| compare.alone > 0)
    }

    /// The corrected program has ended, and this one has not.
    pub fn other_has_ended(&self) -> bool {
        let at = |compare: &Compare| Some(compare.shown.as_ref()?.view.stop + 1 == compare.stops?);
        self.compare.as_ref().and_then(at) == Some(true)
    }

    /// The picture shows the end of the run.
    pub fn has_ended(&self) -> bool {
        self.player.shown.as_ref().is_some_and(|shown| shown.view.stop + 1 >= self.runs.stops())
    }

    /// The other program's stop that belongs to the one in this picture.
    fn other_wanted(&self) -> Option<u64> {
        let (shown, compare) = (self.player.shown.as_ref()?, self.compare.as_ref()?);
        Some(compare.beside.as_ref()?.stop(shown.view.stop) + compare.alone)
    }
}
