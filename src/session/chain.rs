//! Where everything stands at a stop, however one comes there.
//!
//! A picture follows from the one before it: what was there keeps its place. So a stop's places are those that a person
//! would see who had stepped there, and whoever jumps there is given the same. In a long run one would step for ever:
//! each [`SEGMENT`] begins with the places that the one before it began with, and every [`REACH`]th with those after the first.

use super::Recorder;
use crate::layout::{self, Options, Spots};
use crate::view::View;

/// A segment has so many stops.
const SEGMENT: u64 = 256;
/// Every so many segments what was made since the first finds its place anew.
const REACH: u64 = 32;
/// Every so many stops places are kept.
const KEPT: u64 = 16;
/// In a longer run things stand by what was on the screen before: finding the places that all segments began with would be
/// waited for.
const LONGEST: u64 = 50_000;
/// More are not kept at a time.
const MOST: usize = 1_000;

/// The places that are known.
#[derive(Default)]
pub struct Chain {
    options: Options,
    /// By stop.
    known: Vec<(u64, Spots)>,
    /// Up to here places were found while nobody waited.
    front: Option<(u64, Spots)>,
    /// That is done.
    pub prepared: bool,
}

/// Which stop's places those of `stop` follow from.
fn before(stop: u64) -> Option<u64> {
    match stop / SEGMENT {
        // What most programs keep is made first: that has its place for ever.
        segment if segment > 1 && stop.is_multiple_of(SEGMENT) => {
            Some(if segment.is_multiple_of(REACH) { SEGMENT } else { stop - SEGMENT })
        }
        _ => stop.checked_sub(1),
    }
}

impl Chain {
    /// Finds the places of one more stop of the beginning, while nobody waits: most jumps end there, or start there.
    pub fn prepare(&mut self, recorder: &mut impl Recorder, options: Options) {
        self.set(options);
        let stop = self.front.as_ref().map_or(0, |(stop, _)| stop + 1);
        self.prepared = stop >= recorder.stops().min(2 * SEGMENT) || !Chain::tells(recorder.stops());
        if !self.prepared {
            let last = self.front.take().map(|(_, spots)| spots);
            let spots = layout::spots_after(&recorder.wordless(stop), last.as_ref(), options);
            if stop.is_multiple_of(KEPT) {
                self.keep(stop, spots.clone());
            }
            self.front = Some((stop, spots));
        }
    }

    fn set(&mut self, options: Options) {
        if self.options != options || self.known.len() > MOST {
            *self = Chain { options, ..Chain::default() };
        }
    }

    fn place_of(&self, stop: u64) -> Result<usize, usize> {
        self.known.binary_search_by_key(&stop, |(stop, _)| *stop)
    }

    fn keep(&mut self, stop: u64, spots: Spots) {
        match self.place_of(stop) {
            Ok(at) => self.known[at].1 = spots,
            Err(at) => self.known.insert(at, (stop, spots)),
        }
    }

    /// Whether a stop of such a long run has its places from here.
    pub fn tells(stops: u64) -> bool {
        stops <= LONGEST
    }

    /// The places that those of `view` follow from.
    pub fn before(&mut self, recorder: &mut impl Recorder, view: &View, options: Options) -> Option<Spots> {
        self.set(options);
        let mut way = Vec::new();
        let mut at = before(view.stop);
        let mut spots = None;
        while let Some(stop) = at {
            spots = self.place_of(stop).ok().map(|at| self.known[at].1.clone());
            if spots.is_some() {
                break;
            }
            way.push(stop);
            at = before(stop);
        }
        while let Some(stop) = way.pop() {
            let after = layout::spots_after(&recorder.wordless(stop), spots.as_ref(), options);
            if stop.is_multiple_of(KEPT) {
                self.keep(stop, after.clone());
            }
            spots = Some(after);
        }
        // Whoever is here goes on from here.
        if view.stop < recorder.stops() {
            self.keep(view.stop, layout::spots_after(view, spots.as_ref(), options));
        }
        spots
    }
}
