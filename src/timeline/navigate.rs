//! Stepping over and out, and the calls that a strip shows.

use super::Timeline;
use crate::vm::LoggedCall;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A call, as the timeline strip shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallSpan {
    /// f-number.
    pub frame: u32,
    /// The function's name.
    pub name: String,
    /// How many of the person's calls it is inside.
    pub depth: u32,
    /// The stop at which it opened.
    pub first: u64,
    /// The stop at which it left, if it did.
    pub last: Option<u64>,
}

impl Timeline {
    /// The innermost call that is open at `stop` (its opening stop included when `inside`).
    fn call_at(&self, stop: u64) -> Option<&LoggedCall> {
        let calls = &self.calls().calls;
        let before = calls.partition_point(|call| call.first <= stop);
        calls[..before].iter().rev().find(|call| call.last.is_none_or(|last| last >= stop))
    }

    /// The next stop that is not inside a call made from here; backwards, the one before.
    pub fn step_over(&self, stop: u64, forward: bool) -> u64 {
        let end = self.stops();
        if !forward {
            let before = stop.saturating_sub(1);
            // Coming back out of a call: to where it opened, and one before.
            let outer = self.call_at(stop).map(|call| call.frame);
            return match self.outermost_between(before, outer) {
                Some(call) => call.first.saturating_sub(1),
                None => before,
            };
        }
        let next = (stop + 1).min(end);
        let outer = self.call_at(stop).map(|call| call.frame);
        match self.outermost_between(next, outer) {
            Some(call) => call.last.map_or(end, |last| (last + 1).min(end)),
            None => next,
        }
    }

    /// The outermost call that is open at `stop` and lies inside the call of frame `outer`.
    fn outermost_between(&self, stop: u64, outer: Option<u32>) -> Option<&LoggedCall> {
        let calls = &self.calls().calls;
        let before = calls.partition_point(|call| call.first <= stop);
        let open = calls[..before].iter().filter(|call| call.last.is_none_or(|last| last >= stop));
        match outer {
            None => open.min_by_key(|call| call.depth),
            Some(frame) => {
                let depth = calls[..before].iter().rev().find(|call| call.frame == frame)?.depth;
                open.filter(|call| call.depth > depth).min_by_key(|call| call.depth)
            }
        }
    }

    /// The stop after the call that `stop` is in has left.
    pub fn step_out(&self, stop: u64) -> u64 {
        let end = self.stops();
        match self.call_at(stop) {
            Some(call) => call.last.map_or(end, |last| (last + 1).min(end)),
            None => end,
        }
    }

    /// The stop before the call that `stop` is in was made; the first of all for the module's own.
    pub fn step_out_back(&self, stop: u64) -> u64 {
        self.call_at(stop).map_or(0, |call| call.first.saturating_sub(1))
    }

    /// Calls that touch the stops `from..=to`: the longest `most` of them, in order.
    pub fn call_spans(&self, from: u64, to: u64, most: usize) -> Vec<CallSpan> {
        let length = |call: &LoggedCall| call.last.unwrap_or(u64::MAX) - call.first;
        let touching = |call: &&LoggedCall| call.first <= to && call.last.is_none_or(|last| last >= from);
        // The shortest one kept is on top: there may be a million calls, and this is asked while the run goes on.
        let mut longest = BinaryHeap::with_capacity(most + 1);
        for (at, call) in self.calls().calls.iter().enumerate().filter(|(_, call)| touching(call)) {
            let entry = Reverse((length(call), Reverse(at)));
            if longest.len() < most {
                longest.push(entry);
            } else if let Some(mut shortest) = longest.peek_mut()
                && entry < *shortest
            {
                *shortest = entry;
            }
        }
        let mut found: Vec<usize> = longest.into_iter().map(|Reverse((_, Reverse(at)))| at).collect();
        crate::base::sort_by(&mut found, Ord::cmp);
        let found = found.into_iter().map(|at| &self.calls().calls[at]);
        let name = |call: &LoggedCall| self.machine().code(call.code).code.name.clone();
        found
            .map(|call| CallSpan {
                frame: call.frame,
                name: name(call),
                depth: call.depth,
                first: call.first,
                last: call.last,
            })
            .collect()
    }
}
