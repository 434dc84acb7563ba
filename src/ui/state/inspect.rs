//! What a person asks of a stop: which way a name takes, and when a variable was written.

use super::{Effect, State};
use crate::layout;
use crate::session::{Request, Wanted};
use crate::view::{Lookup, ObjectId, Past, Pointed, Target};

/// How far one step goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    /// To the next line that is about to run.
    Line,
    /// To the next thing that happens: lines, calls, returns, exceptions.
    #[default]
    Event,
    /// To the next value that is found or computed.
    Expression,
}

impl Grain {
    /// All, coarsest first.
    pub const ALL: [Grain; 3] = [Grain::Line, Grain::Event, Grain::Expression];

    /// The next finer one; after the finest, the coarsest.
    pub fn next(self) -> Grain {
        match self {
            Grain::Line => Grain::Event,
            Grain::Event => Grain::Expression,
            Grain::Expression => Grain::Line,
        }
    }
}

/// What was asked and answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inspect {
    /// `W` is on: the way of which of the names that what runs next reads.
    pub walking: Option<usize>,
    /// Those names' ways, at the stop that is shown.
    next: Vec<Lookup>,
    /// What is pointed at, in the source or in the picture.
    pub pointed: Option<Pointed>,
    /// It is a step that points, not the person.
    by_itself: bool,
    /// The way of the name there.
    there: Option<Lookup>,
    /// The variable whose history is shown, and the history once it is known.
    pub past: Option<(Target, Option<Past>)>,
}

impl Inspect {
    /// The way that is to be shown: of the name pointed at; or else of those that are read next, one.
    pub fn way(&self) -> Option<&Lookup> {
        self.there.as_ref().or_else(|| self.next.get(self.walking?))
    }

    /// Which of how many names is walked.
    pub fn walked(&self) -> Option<(usize, usize)> {
        self.walking.filter(|_| self.there.is_none()).map(|at| (at, self.next.len()))
    }
}

impl State {
    /// `W`: the next name's way; after the last, none.
    pub(super) fn walk(&mut self, todo: &mut Vec<Effect>) {
        self.inspect.walking = match self.inspect.walking {
            None => {
                self.ask_lookups(Pointed::Next, todo);
                Some(0)
            }
            Some(at) if at + 1 < self.inspect.next.len() => Some(at + 1),
            Some(_) => None,
        };
    }

    /// The person points at a name, or no longer.
    pub(super) fn point(&mut self, at: Option<Pointed>, todo: &mut Vec<Effect>) {
        let at = at.filter(|_| !self.is_stale() && !self.veiled);
        if self.inspect.pointed == at {
            return;
        }
        self.inspect.pointed.clone_from(&at);
        match at {
            Some(at) => self.ask_lookups(at, todo),
            None => self.inspect.there = None,
        }
    }

    fn ask_lookups(&self, pointed: Pointed, todo: &mut Vec<Effect>) {
        let recorded = self.runs.recorded.as_ref().filter(|recorded| recorded.alive);
        if let (Some(recorded), Some(shown)) = (recorded, &self.player.shown) {
            todo.push(Effect::Ask(Request::Lookups { run: recorded.run, stop: shown.view.stop, pointed }));
        }
    }

    pub(super) fn looked_up(&mut self, run: u64, stop: u64, pointed: &Pointed, lookups: Vec<Lookup>) {
        if !self.is_here(run) || self.player.shown.as_ref().is_none_or(|shown| shown.view.stop != stop) {
            return;
        }
        match pointed {
            Pointed::Next => {
                let last = lookups.len().saturating_sub(1);
                self.inspect.walking = self.inspect.walking.map(|at| at.min(last));
                self.inspect.next = lookups;
            }
            at if self.inspect.pointed.as_ref() == Some(at) => {
                self.inspect.there = lookups.into_iter().next()
            }
            _ => {}
        }
    }

    /// Another stop is shown: ways are of that one now.
    pub(super) fn look_again(&mut self, todo: &mut Vec<Effect>) {
        self.inspect.next.clear();
        self.inspect.there = None;
        // At the finest grain a name that was looked for shows its way by itself.
        let worth = self.player.shown.as_ref().and_then(|shown| shown.worth.as_ref());
        if let Some(at) = worth.filter(|worth| worth.worth.name).map(|worth| worth.worth.span.start) {
            self.inspect.pointed = Some(Pointed::Offset(at));
            self.inspect.by_itself = true;
        } else if std::mem::take(&mut self.inspect.by_itself) {
            self.inspect.pointed = None;
        }
        if let Some(at) = &mut self.inspect.walking {
            *at = 0;
            self.ask_lookups(Pointed::Next, todo);
        }
        if let Some(at) = self.inspect.pointed.clone() {
            self.ask_lookups(at, todo);
        }
    }

    /// The person clicked a variable in the picture.
    pub(super) fn ask_past(&mut self, target: Target, todo: &mut Vec<Effect>) {
        let recorded = self.runs.recorded.as_ref().filter(|recorded| recorded.alive);
        if let (Some(recorded), Some(shown)) = (recorded, &self.player.shown) {
            let (run, stop) = (recorded.run, shown.view.stop);
            todo.push(Effect::Ask(Request::Past { run, stop, target: target.clone() }));
            self.inspect.past = Some((target, None));
        }
    }

    /// The picture has so much room.
    pub(super) fn make_room(&mut self, width: i32, todo: &mut Vec<Effect>) {
        let shape = |width| layout::Shape::of(Some(width));
        if self.room.replace(width).map(shape) != Some(shape(width)) {
            self.look(todo);
        }
    }

    /// How pictures are placed is another now: where everything stands at this stop is asked for.
    pub(super) fn look(&mut self, todo: &mut Vec<Effect>) {
        let Some(width) = self.room else { return };
        todo.push(Effect::Ask(Request::Look { style: self.settings.style, width }));
        let recorded = self.runs.recorded.as_ref().filter(|recorded| recorded.alive);
        if let (Some(_), Some(shown)) = (recorded, &self.player.shown) {
            let stop = shown.view.stop;
            self.player.ahead.forget();
            self.want(Wanted::Stop(stop), todo);
        }
    }

    /// The person opened or closed an object in the picture: what is shown is asked for anew.
    pub(super) fn open_object(&mut self, object: ObjectId, from: Option<u64>, todo: &mut Vec<Effect>) {
        let recorded = self.runs.recorded.as_ref().filter(|recorded| recorded.alive);
        if let (Some(recorded), Some(shown)) = (recorded, &self.player.shown) {
            todo.push(Effect::Ask(Request::Open { run: recorded.run, object, from }));
            let stop = shown.view.stop;
            self.player.ahead.forget();
            self.want(Wanted::Stop(stop), todo);
        }
    }

    pub(super) fn past_known(&mut self, run: u64, target: &Target, past: Past) {
        if self.is_here(run)
            && let Some((of, known)) = &mut self.inspect.past
            && of == target
        {
            *known = Some(past);
        }
    }

    fn is_here(&self, run: u64) -> bool {
        self.runs.recorded.as_ref().is_some_and(|recorded| recorded.run == run)
    }

    /// Where one step leads, at the grain that is set.
    pub(super) fn one_step(&self, forward: bool) -> Wanted {
        let from = self.player.aim;
        match self.player.grain {
            Grain::Line => Wanted::StepLine { from, forward },
            Grain::Event => Wanted::Stop(if forward { from + 1 } else { from.saturating_sub(1) }),
            Grain::Expression => {
                let shown = self.player.shown.as_ref().filter(|shown| shown.view.stop == from);
                let worth = shown.and_then(|shown| shown.worth.as_ref()).map_or(0, |worth| worth.number);
                Wanted::StepWorth { from, worth, forward }
            }
        }
    }
}
