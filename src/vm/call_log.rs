//! Every call of the person's functions, and every time one of their generators ran on, while recording.

use super::machine::Machine;

/// One call of a function of the person's program, or one stretch of a generator, from where it went on to where it parked.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedCall {
    /// f-number.
    pub frame: u32,
    /// Loaded code.
    pub code: u32,
    /// How many of the person's frames were below it.
    pub depth: u32,
    /// The stop at which it opened.
    pub first: u64,
    /// The stop at which it left, once it did.
    pub last: Option<u64>,
}

/// Every call so far, in order, and the open ones.
#[derive(Clone, Debug, Default)]
pub struct CallLog {
    /// In order of opening.
    pub calls: Vec<LoggedCall>,
    /// Indices of the open ones.
    pub open: Vec<usize>,
}

impl Machine {
    /// Notes in the call log that a frame opened.
    pub(crate) fn log_call(&mut self, code: u32, frame: u32) {
        let first = self.state.stops;
        if let Some(log) = &mut self.call_log {
            let depth = log.open.len() as u32;
            log.open.push(log.calls.len());
            log.calls.push(LoggedCall { frame, code, depth, first, last: None });
        }
    }

    /// Notes in the call log that a frame left.
    pub(crate) fn log_return(&mut self, frame: u32) {
        let last = self.state.stops.saturating_sub(1);
        if let Some(log) = &mut self.call_log {
            // Generators open and leave out of order; a frame that never was logged is none of ours.
            if let Some(at) = log.open.iter().rposition(|&index| log.calls[index].frame == frame) {
                let index = log.open.remove(at);
                log.calls[index].last = Some(last);
            }
        }
    }
}
