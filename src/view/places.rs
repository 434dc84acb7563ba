//! Where in a recording a lesson's places are.

use super::frames::line_of;
use super::{ProgressState, Recording};
use crate::lesson::{Place, Visit};
use crate::vm::{Event, Frame, FrameKind, Machine};
use serde::{Deserialize, Serialize};

/// Nobody names a place further in than this; a long run is not searched for ever.
const FURTHEST: u64 = 200_000;
/// Runs that are laid beside each other are compared up to here.
const COMPARED: u64 = 20_000;

/// A stop at which a line is about to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineStart {
    /// The stop.
    pub stop: u64,
    /// The line.
    pub line: u32,
    /// How many of the person's frames there are.
    pub depth: u32,
}

impl Recording {
    /// The lines in the order in which they ran, of a long run the first of them.
    pub fn lines(&mut self) -> Vec<LineStart> {
        let stops = self.stops().min(COMPARED);
        let start = |stop| {
            self.timeline.seek(stop);
            let machine = self.timeline.machine();
            let depth = seen_frames(machine).count() as u32;
            starting_line(machine).map(|line| LineStart { stop, line, depth })
        };
        (0..stops).filter_map(start).collect()
    }

    /// The stop of each place; `None` where the run (so far) does not come there.
    pub fn stops_of(&mut self, places: &[Place]) -> Vec<Option<u64>> {
        let visit = |place: &Place| match place {
            Place::Before(visit) | Place::After(visit) => Some(*visit),
            Place::End => None,
        };
        let mut wanted: Vec<(Visit, Option<u64>)> =
            places.iter().filter_map(visit).map(|visit| (visit, None)).collect();
        let mut left: Vec<u32> = wanted.iter().map(|(visit, _)| visit.nth).collect();
        for stop in 0..self.stops().min(FURTHEST) {
            if wanted.iter().all(|(_, found)| found.is_some()) {
                break;
            }
            self.timeline.seek(stop);
            let Some(line) = starting_line(self.timeline.machine()) else { continue };
            for ((visit, found), left) in wanted.iter_mut().zip(&mut left) {
                if visit.line == line && found.is_none() {
                    *left -= 1;
                    *found = (*left == 0).then_some(stop);
                }
            }
        }
        let before =
            |visit: &Visit| wanted.iter().find(|(other, _)| other == visit).and_then(|(_, found)| *found);
        let found: Vec<Option<u64>> =
            places.iter().map(|place| visit(place).and_then(|visit| before(&visit))).collect();
        let over = matches!(self.progress().state, ProgressState::Ended(_));
        let end = over.then(|| self.stops());
        let places = places.iter().zip(found);
        places
            .map(|(place, stop)| match place {
                Place::Before(_) => stop,
                Place::After(_) => stop.map(|stop| self.stop_after(stop)),
                Place::End => end,
            })
            .collect()
    }

    /// The stop at which what is about to run at `stop` has run, with all calls that it made: the next one that is not
    /// inside a deeper frame.
    fn stop_after(&mut self, stop: u64) -> u64 {
        self.timeline.seek(stop);
        let depth = seen_frames(self.timeline.machine()).count();
        let end = self.stops();
        let mut after = (stop + 1).min(end);
        while after < end.min(FURTHEST) {
            self.timeline.seek(after);
            if seen_frames(self.timeline.machine()).count() <= depth {
                break;
            }
            after += 1;
        }
        after
    }
}

/// The person's own frames, the module's among them, innermost first.
fn seen_frames(machine: &Machine) -> impl Iterator<Item = &Frame> {
    let seen = |frame: &&Frame| frame.kind == FrameKind::Python && !machine.code(frame.code).hidden;
    machine.frames().iter().rev().filter(seen)
}

/// The line that is about to run, if that is why the machine stands still.
fn starting_line(machine: &Machine) -> Option<u32> {
    let running = seen_frames(machine).next()?;
    (machine.event == Some(Event::Line)).then(|| line_of(machine, running))
}
