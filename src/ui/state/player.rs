//! Where the person stands in the recording, and how they move.
//!
//! At most one view is asked for at a time, and the newest wish besides: however fast a person drags, the
//! engine never has a queue. While nobody moves, one step on and one back are asked for ahead.

use super::ahead::{Ahead, is_ahead};
use super::{Effect, Grain, State, Timer};
use crate::session::{Request, Shown, ToHost, Wanted};
use std::rc::Rc;

/// How fast to play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// Time to read every sentence.
    Slow,
    /// Time to see what changes.
    #[default]
    Normal,
    /// To the interesting part.
    Fast,
    /// As a film.
    Fastest,
}

impl Speed {
    /// All, slowest first.
    pub const ALL: [Speed; 4] = [Speed::Slow, Speed::Normal, Speed::Fast, Speed::Fastest];

    /// Milliseconds from one stop to the next.
    pub fn period(self) -> u32 {
        match self {
            Speed::Slow => 3_000,
            Speed::Normal => 1_200,
            Speed::Fast => 500,
            Speed::Fastest => 120,
        }
    }
}

/// Where the person stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Player {
    /// The stop in the picture; it stays when everything else fails.
    pub shown: Option<Rc<Shown>>,
    /// The stop that the person wants, which the picture follows.
    pub aim: u64,
    /// The newest question's number.
    pub asked: u64,
    /// Not answered yet.
    pub in_flight: bool,
    /// Wished for meanwhile.
    pub next: Option<Wanted>,
    /// Steps by itself.
    pub playing: bool,
    /// How fast.
    pub speed: Speed,
    /// How far a step goes.
    pub grain: Grain,
    /// Told apart so that an old timer does not step a new film.
    pub film: u64,
    /// The timeline is being dragged.
    pub dragging: bool,
    /// Stops that may be wanted next.
    pub ahead: Ahead,
}

impl Player {
    /// Answers to what was asked so far will not come, or are about another run.
    pub fn forget_questions(&mut self) {
        self.in_flight = false;
        self.next = None;
        self.dragging = false;
        self.ahead = Ahead::default();
    }

    /// Whether pictures follow each other too fast to be read out.
    pub fn is_hurried(&self) -> bool {
        self.playing || self.dragging
    }
}

impl State {
    /// The person wants to see this.
    pub(super) fn want(&mut self, wanted: Wanted, effects: &mut Vec<Effect>) {
        let Some(recorded) = self.runs.recorded.as_ref().filter(|recorded| recorded.alive) else { return };
        let last = recorded.progress.stops.saturating_sub(1);
        let wanted = match wanted {
            Wanted::Stop(stop) => Wanted::Stop(stop.min(last)),
            other => other,
        };
        match wanted {
            Wanted::Stop(stop) => self.player.aim = stop,
            Wanted::Last => self.player.aim = last,
            _ => {}
        }
        if let Some(shown) = self.player.ahead.take(wanted) {
            // An answer that is still under way is about an older wish.
            (self.player.in_flight, self.player.next) = (false, None);
            self.arrive(recorded.run, shown, effects);
        } else if self.player.in_flight {
            self.player.next = Some(wanted);
        } else {
            self.player.asked += 1;
            self.player.in_flight = true;
            effects.push(Effect::Ask(Request::View {
                run: recorded.run,
                request: self.player.asked,
                wanted,
            }));
        }
    }

    /// The engine shows something.
    pub(super) fn shown(&mut self, run: u64, request: u64, shown: Shown, effects: &mut Vec<Effect>) {
        if self.runs.recorded.as_ref().is_none_or(|recorded| recorded.run != run) {
            return;
        }
        if is_ahead(request) {
            self.player.ahead.answered(request, shown);
            self.look_ahead(effects);
        } else if request == self.player.asked && self.player.in_flight {
            self.player.in_flight = false;
            self.arrive(run, Rc::new(shown), effects);
        }
    }

    /// This stop is to be seen now.
    fn arrive(&mut self, run: u64, shown: Rc<Shown>, effects: &mut Vec<Effect>) {
        let stop = shown.view.stop;
        let before = self.player.shown.replace(shown);
        self.player.ahead.leave(run, before);
        if let Some(wanted) = self.player.next.take() {
            self.want(wanted, effects);
            return;
        }
        self.player.aim = stop;
        self.note_done(effects);
        self.look_again(effects);
        self.follow_other(effects);
        if self.settings.embed {
            effects.push(Effect::Tell(ToHost::Stop { stop, stops: self.runs.stops() }));
        }
        if self.player.playing {
            effects.push(Effect::After(self.player.speed.period(), Timer::Tick(self.player.film)));
        }
        self.look_ahead(effects);
    }

    /// The person moves by their own hand: a film ends, a veil is lifted.
    pub(super) fn go(&mut self, wanted: Wanted, effects: &mut Vec<Effect>) {
        self.player.playing = false;
        self.veiled = false;
        self.follow_no_longer();
        self.want(wanted, effects);
    }

    pub(super) fn step(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        if !self.step_other(forward, effects) {
            self.go(self.one_step(forward), effects);
        }
    }

    pub(super) fn play(&mut self, effects: &mut Vec<Effect>) {
        self.player.playing = !self.player.playing && self.can_step();
        self.player.film += 1;
        self.veiled = false;
        self.follow_no_longer();
        if self.player.playing {
            let at_end = self.player.aim + 1 >= self.runs.stops();
            self.want(if at_end { Wanted::Stop(0) } else { self.one_step(true) }, effects);
        }
    }

    pub(super) fn tick(&mut self, film: u64, effects: &mut Vec<Effect>) {
        if !self.player.playing || film != self.player.film {
            return;
        }
        if self.player.aim + 1 < self.runs.stops() {
            self.want(self.one_step(true), effects);
        } else if self.step_other(true, effects) {
            effects.push(Effect::After(self.player.speed.period(), Timer::Tick(film)));
        } else {
            self.player.playing = false;
        }
    }
}
