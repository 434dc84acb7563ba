//! Running on: to a stop, to a target, to the end; what is looked at in between. The step loop is in `steps`.

use super::call::Flow;
use super::frame::FrameKind;
use super::machine::Machine;
use super::native::Interrupt;
use super::state::{Ending, Event, Pause, Targets};
use super::value::Value;

impl Machine {
    /// Runs on to stop `stop`, or as far as it goes.
    pub fn run_to_stop(&mut self, stop: u64) -> Pause {
        self.targets = Targets { stop, ..Targets::default() };
        self.run()
    }

    /// Runs on for about so much work.
    pub fn run_for(&mut self, work: u64) -> Pause {
        self.targets = Targets { work: self.state.work.saturating_add(work), ..Targets::default() };
        self.run()
    }

    /// Runs on until a target, a wait for input, or the end.
    pub fn run(&mut self) -> Pause {
        self.event = None;
        self.note_running_frame();
        let waiting = self.frames.last().is_some_and(|frame| frame.kind == FrameKind::Native);
        let mut result = match self.state.in_flight {
            // A native call that stood still for a line of input.
            Value::Nil if waiting => self.run_native_again(),
            Value::Nil => Ok(Flow::Switch),
            _ => self.unwind(),
        };
        loop {
            result = match result {
                Ok(Flow::Pause) => return if self.event.is_some() { Pause::Stop } else { Pause::Work },
                Ok(Flow::Finish) => match self.at_exit() {
                    Ok(true) => Ok(Flow::Switch),
                    Ok(false) => return Pause::Ended(self.ending()),
                    Err(error) => Err(error),
                },
                Ok(Flow::Next | Flow::Switch) => self.steps(),
                Err(Interrupt::Raise(exception)) => self.raise(exception),
                Err(Interrupt::Input) => {
                    // The native runs again, and is charged again, when there is a line: a replay has it at once.
                    self.state.work -= 1;
                    return Pause::Input;
                }
                Err(Interrupt::Limit(text)) => return Pause::Ended(Ending::Limit(text.into())),
                Err(Interrupt::Fault(text)) => return Pause::Ended(Ending::Fault(text.into())),
                Err(Interrupt::Ask | Interrupt::Tail) => {
                    return Pause::Ended(Ending::Fault("a native asked outside a native call".into()));
                }
            };
            if self.frames.is_empty() && !matches!(result, Err(Interrupt::Limit(_) | Interrupt::Fault(_))) {
                result = Ok(Flow::Finish);
            }
        }
    }

    /// How a run that has nothing left to run ended.
    fn ending(&self) -> Ending {
        let ended = match self.state.ended {
            ended if !ended.is_nil() && !self.aside => ended,
            _ => self.state.in_flight,
        };
        match ended {
            Value::Nil | Value::None => Ending::Finished,
            exception => Ending::Exception(exception),
        }
    }

    /// Runs what stands above the first `floor` frames.
    pub(crate) fn run_bounded(&mut self, floor: usize) -> Pause {
        self.floor = floor;
        let pause = self.run();
        self.floor = 0;
        pause
    }

    /// Counts a stop of the person's program; true where it is the target. `again`: the instruction runs again when
    /// the machine goes on from here.
    #[inline]
    pub(crate) fn stop_here(&mut self, event: Event, again: bool) -> bool {
        if self.state.stop_done {
            self.state.stop_done = false;
            return false;
        }
        let this = self.state.stops;
        self.state.stops += 1;
        if this < self.targets.stop {
            return false;
        }
        self.event = Some(event);
        self.state.stop_done = again;
        true
    }

    /// Whether work, memory or a collection is due: looked at between instructions.
    #[inline]
    pub(super) fn due(&self) -> bool {
        self.state.work >= self.targets.work || self.heap.wants_collection()
    }

    #[cold]
    pub(super) fn attend(&mut self) -> Result<Flow, Interrupt> {
        if self.heap.wants_collection() {
            self.collect();
            if self.heap.bytes() > self.limits.memory {
                return Err(Interrupt::Limit("the program used too much memory".into()));
            }
        }
        if self.state.work >= self.limits.work {
            return Err(Interrupt::Limit("the program ran for too long".into()));
        }
        Ok(if self.state.work >= self.targets.work { Flow::Pause } else { Flow::Switch })
    }
}
