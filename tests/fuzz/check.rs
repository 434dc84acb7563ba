//! What must hold for any bytes at all: they are refused, or recorded to an end within limits, and every stop can be
//! looked at. Shared by the fuzz target and by the mutation test of the ordinary suite.

use lexiscope::view::{ProgressState, Recording};
use lexiscope::vm::{Library, Limits};

/// Lines that `input()` is given before its end is told.
const ANSWERS: usize = 3;
/// Slices of a recording, far more than its limits leave room for.
const SLICES: usize = 1_000;

/// Limits that end any run soon.
fn limits() -> Limits {
    Limits {
        line_steps: 2_000,
        memory: 64 << 20,
        output: 64 << 10,
        int_bits: 1 << 16,
        operation: 200_000,
        work: 300_000,
        ..Limits::default()
    }
}

/// Records the program that `bytes` are, if they are one, and looks at its first, middle and last stop.
pub fn check(library: &Library, bytes: &[u8]) {
    let source = String::from_utf8_lossy(bytes);
    let Ok(mut recording) = Recording::start(&source, "fuzz.py", library, limits()) else { return };
    let mut answers = 0;
    for slice in 0.. {
        assert!(slice < SLICES, "the run has no end");
        match recording.advance(20_000).state {
            ProgressState::Running => {}
            ProgressState::WaitingForInput => {
                answers += 1;
                recording.answer((answers <= ANSWERS).then_some("1"));
            }
            _ => break,
        }
    }
    let stops = recording.stops();
    for stop in [0, stops / 2, stops] {
        recording.view(stop);
    }
    assert_eq!(recording.fault(), None, "a fault of the machine");
}
