//! The classic mistakes that a run shows, and a corrected version that runs beside it: both pictures step together.
//!
//! The other program has an engine of its own. The two are kept at the same line step, which is how stops are counted
//! wherever programs differ a little.

use super::{Effect, Goal, State};
use crate::session::{Reply, Request, RunState, Shown, Wanted};
use crate::view::{Corrected, Explainer};
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
    /// Its run is over.
    over: bool,
    /// What was asked for and not answered.
    asked: Option<Wanted>,
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
            self.compare = Some(Compare { corrected, shown: None, over: false, asked: None, number: 0 });
            todo.push(Effect::StartOther);
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
            Reply::Progress { progress, .. } => {
                compare.over = progress.state != RunState::Running;
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

    /// The other picture goes where this one is.
    pub(super) fn follow_other(&mut self, todo: &mut Vec<Effect>) {
        let wanted = self.other_wanted();
        if let (Some(compare), Some(wanted)) = (&mut self.compare, wanted)
            && compare.over
            && compare.asked.is_none()
        {
            compare.number += 1;
            compare.asked = Some(wanted);
            todo.push(Effect::AskOther(Request::View { run: RUN, request: compare.number, wanted }));
        }
    }

    /// The other program's stop that belongs to the one in this picture.
    fn other_wanted(&self) -> Option<Wanted> {
        let shown = self.player.shown.as_ref()?;
        Some(if shown.view.stop + 1 >= self.runs.stops() {
            Wanted::Last
        } else {
            Wanted::LineStep { step: shown.view.line_step, offset: shown.offset }
        })
    }
}
