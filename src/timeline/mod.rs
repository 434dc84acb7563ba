//! What was recorded: epochs of a run, any stop of which can be stood at again.
//!
//! A recording keeps, for each *epoch* (a fixed amount of counted work), what leads back to its start: the old content
//! of whatever the epoch changed, once. To stand at a stop, whole epochs are swapped out until the stop's epoch begins
//! now; then the machine runs it again, in a *window* of short generations, each of which can be taken back. Leaving the
//! window takes all of them back and swaps the epochs in again.
//!
//! Knows the machine; knows nothing of source text, views or pages.

mod navigate;
mod window;

use crate::vm::{Addr, CallLog, Ending, Event, LoggedCall, Machine, Notes, Pause, Start};
pub use navigate::CallSpan;
use window::Window;

/// Work in one epoch: what is run again, at most, to stand at a stop.
const EPOCH_WORK: u64 = 10_000;
/// An epoch goes on for so many times as much while what it keeps is heavy: each thing is kept once, however often changed.
const LONGEST: u64 = 4;
/// So many bytes kept beside the notes themselves are heavy.
const HEAVY: usize = 64 << 10;

/// How far a recording is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// It can be run on.
    Running,
    /// `input()` waits for a line.
    WaitingForInput,
    /// The run is over.
    Ended(Ending),
}

/// What a replay of an epoch must come to.
#[derive(Clone, Copy, Debug)]
struct End {
    /// It pauses when so much work is done; at the end of the run for the largest number.
    work: u64,
    /// `Machine::fingerprint` there.
    fingerprint: u64,
}

/// One finished epoch.
#[derive(Debug)]
struct Epoch {
    /// Where it began.
    start: Start,
    /// How it ended, until a replay has met it; `None` as well where it ended waiting for input or at a limit, which
    /// may be another one by now.
    end: Option<End>,
    /// What leads to its other side: back to its start while it is swapped in, on to its end while it is swapped out.
    /// Empty only while it is being used.
    notes: Option<Notes>,
}

/// A run, recorded.
pub struct Timeline {
    machine: Machine,
    epochs: Vec<Epoch>,
    /// Where the open epoch began, or the newest moment of the run if none is open.
    open: Start,
    /// How many epochs are swapped in: all of them while recording.
    present: usize,
    window: Option<Window>,
    /// Bytes of `epochs`, about.
    bytes: usize,
    phase: Phase,
    /// A replay that did not meet what was recorded: a bug of ours, in words.
    fault: Option<String>,
}

impl Timeline {
    /// A recording of the program that was loaded into `machine` (`Machine::load_main`), not begun.
    pub fn new(mut machine: Machine) -> Timeline {
        let phase = match &machine.boot_fault {
            Some(text) => Phase::Ended(Ending::Fault(text.clone())),
            None => Phase::Running,
        };
        machine.call_log = Some(CallLog::default());
        let open = machine.now();
        let _nothing_yet = machine.end_generation(open);
        Timeline { machine, epochs: Vec::new(), open, present: 0, window: None, bytes: 0, phase, fault: None }
    }

    /// Records on for about `work` units.
    pub fn advance(&mut self, work: u64) -> &Phase {
        if self.phase != Phase::Running {
            return &self.phase;
        }
        self.return_to_tip();
        let until = self.machine.state.work + work;
        while self.phase == Phase::Running && self.machine.state.work < until {
            let began = self.open.state.work;
            let parts = (self.machine.state.work - began) / EPOCH_WORK + 1;
            let epoch_end = began + parts * EPOCH_WORK;
            self.machine.targets = crate::vm::Targets { work: until.min(epoch_end), ..Default::default() };
            match self.machine.run() {
                Pause::Work | Pause::Stop => {}
                Pause::Input => self.phase = Phase::WaitingForInput,
                Pause::Ended(ending) => self.phase = Phase::Ended(ending),
            }
            if self.machine.state.work >= epoch_end {
                let garbage = self.machine.young_garbage(&self.open);
                if self.machine.state.work >= began + LONGEST * EPOCH_WORK
                    || self.machine.heap.journal_payload(&garbage) <= HEAVY
                {
                    self.close_epoch(garbage);
                }
            }
        }
        &self.phase
    }

    /// Answers `input()`: a line without its newline, or `None` at the end of input.
    pub fn answer(&mut self, line: Option<&str>) {
        if self.phase == Phase::WaitingForInput {
            self.return_to_tip();
            self.machine.add_input(line);
            self.phase = Phase::Running;
        }
    }

    /// Ends the run where it is: the recording up to there is kept.
    pub fn stop(&mut self) {
        if !matches!(self.phase, Phase::Ended(_)) {
            self.phase = Phase::Ended(Ending::Limit("stopped".into()));
        }
    }

    /// How far the recording is.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// Stops recorded so far. Once the run is over there is one more place to stand at: its end, with this number.
    pub fn stops(&self) -> u64 {
        self.newest().state.stops
    }

    /// Line steps recorded so far.
    pub fn line_steps(&self) -> u64 {
        self.newest().state.line_steps
    }

    /// Bytes that the recording takes, about, beside the program's own objects.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// A bug found while replaying, in words.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// All that is kept of the run, as text.
    pub fn recorded(&self) -> String {
        let kept = (&self.epochs, self.present, self.open, self.calls(), &self.phase, self.bytes);
        format!("{kept:?} {:?}", self.machine.output)
    }

    /// The machine as it stands: to look at, never to run.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// Calls of the person's functions so far.
    pub fn calls(&self) -> &CallLog {
        match (&self.window, &self.machine.call_log) {
            (Some(window), _) => &window.calls,
            (None, Some(log)) => log,
            (None, None) => &EMPTY_LOG,
        }
    }

    /// Why the machine stands where it stands, if that is a stop.
    pub fn event(&self) -> Option<Event> {
        self.machine.event
    }

    /// The newest moment recorded.
    fn newest(&self) -> Start {
        match &self.window {
            Some(window) => window.newest,
            None => self.machine.now(),
        }
    }

    /// Closes the epoch that is open, if anything was done in it: the machine is about to be moved.
    fn close_open_epoch(&mut self) {
        if self.machine.now() != self.open || self.epochs.is_empty() {
            let garbage = self.machine.young_garbage(&self.open);
            self.close_epoch(garbage);
        }
    }

    fn close_epoch(&mut self, garbage: Vec<Addr>) {
        let start = self.open;
        let work = match &self.phase {
            Phase::Running => Some(self.machine.state.work),
            Phase::Ended(Ending::Finished | Ending::Exception(_)) => Some(u64::MAX),
            _ => None,
        };
        let end = work.map(|work| End { work, fingerprint: self.machine.fingerprint() });
        self.machine.tidy(garbage);
        let notes = self.machine.end_generation(start);
        self.bytes += notes.bytes() + size_of::<Epoch>();
        let calls = self.calls().calls.len() * size_of::<LoggedCall>();
        if self.phase == Phase::Running && self.bytes + calls > self.machine.limits.memory {
            self.phase = Phase::Ended(Ending::Limit("the recording took too much memory".into()));
        }
        self.epochs.push(Epoch { start, end, notes: Some(notes) });
        self.present = self.epochs.len();
        self.open = self.machine.now();
    }

    /// Goes back to the newest moment of the run.
    fn return_to_tip(&mut self) {
        let Some(window) = self.window.take() else { return };
        self.machine.call_log = Some(self.close_window(window));
        while self.present < self.epochs.len() {
            let index = self.present;
            self.swap_epoch(index);
            self.present += 1;
        }
        self.open = self.machine.now();
    }

    fn swap_epoch(&mut self, index: usize) {
        if let Some(notes) = self.epochs[index].notes.take() {
            let mut inverse = self.machine.swap(notes);
            inverse.pack();
            self.epochs[index].notes = Some(inverse);
        }
    }
}

static EMPTY_LOG: CallLog = CallLog { calls: Vec::new(), open: Vec::new() };

impl Timeline {
    /// The last line of an uncaught exception's traceback. The program's own `__str__` may run for it; what that does
    /// is taken back.
    pub fn exception_line(&mut self, exception: crate::vm::Value) -> String {
        self.return_to_tip();
        self.close_open_epoch();
        let start = self.machine.now();
        let log = self.machine.call_log.take();
        let line = self.machine.exception_line(exception);
        let notes = self.machine.end_generation(start);
        self.machine.swap(notes);
        self.machine.call_log = log;
        self.open = self.machine.now();
        line
    }

    /// The status of `sys.exit`, if that is what the exception is.
    pub fn exit_status(&self, exception: crate::vm::Value) -> Option<i32> {
        self.machine.exit_code(exception)
    }

    /// Evaluates `program` at `stop` (see `Machine::evaluate`) and leaves the recording as it was.
    pub fn evaluate(&mut self, stop: u64, program: &crate::code::Program, work: u64) -> crate::vm::Evaluated {
        self.seek(stop);
        self.machine.evaluate(program, work)
    }

    /// Runs on from `stop`, an instruction of the person's own code at a time, up to the next stop, at most `most` of them
    /// or as long as `look` wants more; then takes all of it back.
    pub fn each_instruction(
        &mut self,
        stop: u64,
        most: usize,
        mut look: impl FnMut(&Machine, crate::vm::Done) -> bool,
    ) {
        if stop >= self.stops() {
            return;
        }
        self.seek(stop);
        let (start, event) = (self.machine.now(), self.machine.event);
        for _ in 0..most {
            match self.machine.run_instruction(stop + 1) {
                Some(done) if look(&self.machine, done) => {}
                _ => break,
            }
        }
        let notes = self.machine.end_generation(start);
        self.machine.swap(notes);
        self.machine.event = event;
    }

    /// What ends the run early, now.
    pub fn limits(&self) -> crate::vm::Limits {
        crate::vm::Limits { memory: self.newest().memory, ..self.machine.limits }
    }

    /// Lets a run that met a limit, or was stopped, go on under other limits.
    pub fn go_on(&mut self, limits: crate::vm::Limits) {
        if let Phase::Ended(Ending::Limit(_)) = self.phase {
            self.return_to_tip();
            // What met the limit runs again, and is counted again: not so in a replay of the epoch before.
            self.close_open_epoch();
            self.machine.limits = limits;
            self.open = self.machine.now();
            self.phase = Phase::Running;
        }
    }
}
