//! The window: one epoch, run again in generations that can be taken back.

use super::Timeline;
use crate::vm::{CallLog, Notes, Pause, Start, Targets};

/// Stops next to the one that is looked at are generations of their own, this many of them.
const FINE: u64 = 48;
/// Further away, a window has this many generations.
const COARSE: u64 = 12;

/// The epoch that is being looked at.
pub(super) struct Window {
    /// Which epoch.
    epoch: usize,
    /// What leads back from each generation to the one before, the oldest first.
    back: Vec<Notes>,
    /// The newest moment of the recording.
    pub newest: Start,
    /// The call log, kept from replays.
    pub calls: CallLog,
}

impl Timeline {
    /// Stands at stop `stop`; at the end of the recording for any number beyond the last.
    pub fn seek(&mut self, stop: u64) {
        let total = self.stops();
        if stop >= total {
            self.open_window_at_end();
            return;
        }
        self.enter_window();
        let epoch = self.epochs.partition_point(|epoch| epoch.start.state.stops <= stop).saturating_sub(1);
        self.move_window(epoch);
        self.undo_past(stop);
        self.replay_to(stop);
    }

    /// Closes what is open, so that the machine can be moved.
    fn enter_window(&mut self) {
        if self.window.is_some() {
            return;
        }
        self.close_open_epoch();
        let newest = self.machine.now();
        let calls = self.machine.call_log.take().unwrap_or_default();
        self.window = Some(Window { epoch: self.epochs.len(), back: Vec::new(), newest, calls });
    }

    /// Stands behind the last epoch.
    fn open_window_at_end(&mut self) {
        self.enter_window();
        self.move_window(self.epochs.len());
    }

    /// Takes back what the window ran again; the call log that was kept from it.
    pub(super) fn close_window(&mut self, mut window: Window) -> CallLog {
        while let Some(notes) = window.back.pop() {
            self.machine.swap(notes);
        }
        window.calls
    }

    /// Makes `epoch` the window's, standing at its start.
    fn move_window(&mut self, epoch: usize) {
        let Some(mut window) = self.window.take() else { return };
        if window.epoch != epoch {
            while let Some(notes) = window.back.pop() {
                self.machine.swap(notes);
            }
            while self.present > epoch {
                self.present -= 1;
                self.swap_epoch(self.present);
            }
            while self.present < epoch {
                self.swap_epoch(self.present);
                self.present += 1;
            }
            window.epoch = epoch;
        }
        self.window = Some(window);
    }

    /// Takes generations back until the machine stands at or before `stop`.
    fn undo_past(&mut self, stop: u64) {
        let Some(window) = &mut self.window else { return };
        // Standing at stop n, n + 1 stops have been passed.
        while self.machine.state.stops > stop {
            let Some(notes) = window.back.pop() else { return };
            self.machine.swap(notes);
        }
    }

    /// Runs on to `stop` in generations: long ones first, one a stop at last.
    fn replay_to(&mut self, stop: u64) {
        loop {
            let passed = self.machine.state.stops;
            if passed > stop {
                return;
            }
            let left = stop + 1 - passed;
            let chunk = if left > FINE { (left / COARSE).clamp(1, left - FINE + 1).max(FINE) } else { 1 };
            if !self.run_generation(passed + chunk.min(left) - 1) {
                return;
            }
        }
    }

    /// Runs the rest of the window's epoch, unless that was done before, and takes it back: a replay that does not come to
    /// what was recorded is a fault. For when nobody waits: most windows are never run to their end otherwise.
    pub fn check_replay(&mut self) {
        let Some(window) = &self.window else { return };
        let epoch = window.epoch;
        let Some(end) = self.epochs.get_mut(epoch).and_then(|epoch| epoch.end.take()) else { return };
        let (start, event) = (self.machine.now(), self.machine.event);
        self.machine.targets = Targets { work: end.work, ..Targets::default() };
        self.machine.run();
        let met = self.machine.fingerprint() == end.fingerprint;
        let notes = self.machine.end_generation(start);
        self.machine.swap(notes);
        self.machine.event = event;
        if !met {
            self.fault = Some(format!("a replay of epoch {epoch} came to something else"));
        }
    }

    fn run_generation(&mut self, stop: u64) -> bool {
        let start = self.machine.now();
        let pause = self.machine.run_to_stop(stop);
        let event = self.machine.event;
        let notes = self.machine.end_generation(start);
        self.machine.event = event;
        if let Some(window) = &mut self.window {
            window.back.push(notes);
        }
        if pause == Pause::Stop && self.machine.state.stops == stop + 1 {
            return true;
        }
        self.fault = Some(format!("a replay to stop {stop} ended with {}", pause.words()));
        false
    }

    /// The stop at which line step `step` begins: the first stop of all for step 0 of an empty recording.
    pub fn stop_of_line_step(&mut self, step: u64) -> u64 {
        if step >= self.line_steps() {
            return self.stops();
        }
        self.enter_window();
        let epoch =
            self.epochs.partition_point(|epoch| epoch.start.state.line_steps <= step).saturating_sub(1);
        self.move_window(epoch);
        if self.machine.state.line_steps > step {
            self.undo_past(self.epochs[epoch].start.state.stops);
        }
        let start = self.machine.now();
        self.machine.targets = Targets { line_step: step, ..Targets::default() };
        self.machine.run();
        let event = self.machine.event;
        let notes = self.machine.end_generation(start);
        self.machine.event = event;
        if let Some(window) = &mut self.window {
            window.back.push(notes);
        }
        self.machine.state.stops.saturating_sub(1)
    }

    /// The line step that has begun, or begins, at `stop`.
    pub fn line_step_of(&mut self, stop: u64) -> u64 {
        if stop >= self.stops() {
            return self.line_steps();
        }
        self.seek(stop);
        self.line_step_here()
    }

    /// The number of the line step that the machine stands at or in.
    pub fn line_step_here(&self) -> u64 {
        use crate::vm::Event;
        let begun = self.machine.state.line_steps;
        match self.machine.event {
            Some(Event::Line) => begun.saturating_sub(1),
            _ => begun,
        }
    }
}
