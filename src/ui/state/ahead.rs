//! The stops next to the one that is shown, asked for before they are wanted: a step then waits for nobody.

use super::{Effect, State};
use crate::session::{Reply, Request, RunState, Shown, Wanted};
use crate::ui::state::Message;
use std::rc::Rc;

/// Questions that nobody waits for have numbers from here on.
const AHEAD: u64 = 1 << 63;

/// What may be wanted next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ahead {
    /// The run of which a stop is shown.
    run: u64,
    /// Answers to wishes that nobody has had yet.
    known: Vec<(Wanted, Rc<Shown>)>,
    /// Asked and not answered.
    asked: Option<Wanted>,
    /// How many were asked.
    count: u64,
}

/// Whether a question of this number was asked ahead.
pub(super) fn is_ahead(request: u64) -> bool {
    request >= AHEAD
}

/// Whether a message changes nothing that a person sees.
pub fn is_quiet(message: &Message) -> bool {
    matches!(message, Message::Engine(Reply::View { request, .. }) if is_ahead(*request))
}

impl Ahead {
    /// The answer to a wish, if it is known.
    pub(super) fn take(&mut self, wanted: Wanted) -> Option<Rc<Shown>> {
        let at = self.known.iter().position(|(known, _)| *known == wanted)?;
        Some(self.known.swap_remove(at).1)
    }

    /// The engine has answered.
    pub(super) fn answered(&mut self, request: u64, shown: Shown) {
        if let Some(wanted) = self.asked.take_if(|_| request == AHEAD + self.count) {
            // Nobody waits now; at the key press somebody will.
            shown.scene();
            self.known.push((wanted, Rc::new(shown)));
        }
    }

    /// Another stop of `run` is shown: the one before may be wanted again.
    pub(super) fn leave(&mut self, run: u64, before: Option<Rc<Shown>>) {
        if self.run != run {
            self.known.clear();
            self.run = run;
        } else if let Some(before) = before.filter(|before| before.worth.is_none()) {
            self.known.push((Wanted::Stop(before.view.stop), before));
        }
    }

    /// The recording is another one now: stops may look different.
    pub(super) fn forget(&mut self) {
        self.known.clear();
        self.asked = None;
    }
}

impl State {
    /// Asks for one step on or back, if nobody waits for anything. A program that runs is not kept from running.
    pub(super) fn look_ahead(&mut self, effects: &mut Vec<Effect>) {
        let steps = [self.one_step(true), self.one_step(false)];
        let Some(recorded) = self.runs.recorded.as_ref().filter(|recorded| recorded.alive) else { return };
        let last = recorded.progress.stops.saturating_sub(1);
        let player = &mut self.player;
        player.ahead.known.retain(|(wanted, _)| steps.contains(wanted));
        let busy = player.in_flight || player.dragging || player.ahead.asked.is_some();
        if busy || recorded.progress.state == RunState::Running {
            return;
        }
        let here = Wanted::Stop(player.aim);
        let next = steps.into_iter().find(|wanted| {
            let there = !matches!(wanted, Wanted::Stop(stop) if *stop > last) && *wanted != here;
            there && player.ahead.known.iter().all(|(known, _)| known != wanted)
        });
        if let Some(wanted) = next {
            player.ahead.asked = Some(wanted);
            player.ahead.count += 1;
            let request = AHEAD + player.ahead.count;
            effects.push(Effect::Ask(Request::View { run: recorded.run, request, wanted }));
        }
    }
}
