//! `time`: a clock that sleeping moves, and looking at it by next to nothing.

use crate::pylib::arguments::{Outcome, none, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::number;
use crate::vm::{CLOCK_START, GeneratorState, Object, Value, classes};

pub const NATIVES: &[NativeDef] = &[
    NativeDef { name: "time", owner: "", run: |call| seconds(call, "time", &SINCE_1970) },
    NativeDef { name: "time_ns", owner: "", run: |call| nanoseconds(call, "time_ns", &SINCE_1970) },
    NativeDef { name: "monotonic", owner: "", run: |call| seconds(call, "monotonic", &SINCE_BOOT) },
    NativeDef { name: "monotonic_ns", owner: "", run: |call| nanoseconds(call, "monotonic_ns", &SINCE_BOOT) },
    NativeDef { name: "perf_counter", owner: "", run: |call| seconds(call, "perf_counter", &OF_WORK) },
    NativeDef {
        name: "perf_counter_ns",
        owner: "",
        run: |call| nanoseconds(call, "perf_counter_ns", &OF_WORK),
    },
    NativeDef { name: "sleep", owner: "", run: sleep },
];

const JUMP: NativeDef = NativeDef { name: "_jump", owner: "", run: jump };

/// For `threading`.
pub const TIMERS: &[NativeDef] = &[JUMP];

/// What the event loop does with the clock.
pub const LOOP: &[NativeDef] = &[
    JUMP,
    NativeDef { name: "_stuck", owner: "", run: stuck },
    NativeDef { name: "_line_of", owner: "", run: line_of },
];

/// When the box was switched on: some time before the clock's own start (2026-01-01 09:00 UTC).
const BOOT: i64 = CLOCK_START - 1_000 * 1_000_000_000;

/// A clock: when it began, and what a look at it and a unit of work take, in nanoseconds. A look takes more than two floats lose when they are
/// subtracted, so that `time() - before >= slept` holds as it does elsewhere, and `1 / (time() - before)` has a value.
struct Clock {
    from: i64,
    look: i64,
    work: i64,
}

const SINCE_1970: Clock = Clock { from: 0, look: 1_000, work: 1 };
const SINCE_BOOT: Clock = Clock { from: BOOT, look: 1, work: 0 };
/// What measures a program: more work takes longer. (Timers are set by the one above: their order is the program's own.)
const OF_WORK: Clock = Clock { from: BOOT, look: 1, work: 1 };

impl Clock {
    fn look(&self, call: &mut Call<'_>) -> i64 {
        let state = &mut call.vm.state;
        state.looks += 1;
        state.clock - self.from + state.looks * self.look + state.work as i64 * self.work
    }
}

fn seconds(call: &mut Call<'_>, name: &str, clock: &Clock) -> Outcome {
    none(call, "", name)?;
    Ok(Value::Float(clock.look(call) as f64 / 1e9))
}

fn nanoseconds(call: &mut Call<'_>, name: &str, clock: &Clock) -> Outcome {
    none(call, "", name)?;
    Ok(Value::Int(clock.look(call)))
}

fn sleep(call: &mut Call<'_>) -> Outcome {
    let given = one(call, "", "sleep")?;
    let seconds = match call.vm.unwrap(given) {
        Value::Float(float) => float,
        _ => {
            let index = number::index(call, given)?;
            number::to_float(call, index)?
        }
    };
    if seconds.is_nan() {
        return Err(call.error(classes::VALUE_ERROR, "Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(call.error(classes::VALUE_ERROR, "sleep length must be non-negative"));
    }
    let nanoseconds = seconds * 1e9;
    if nanoseconds >= 9e18 {
        return Err(call.error(classes::OVERFLOW_ERROR, "timestamp too large to convert to C PyTime_t"));
    }
    if let Some(elapse) = timers(call) {
        return call.ask(elapse, &[Value::Float(seconds)]);
    }
    call.vm.state.clock = call.vm.state.clock.saturating_add(nanoseconds.ceil() as i64);
    Ok(Value::None)
}

/// What lets time pass where `threading` has timers to run in it, or a thread that may not wait.
fn timers(call: &Call<'_>) -> Option<Value> {
    let vm = &*call.vm;
    let namespace = vm.library_namespace("threading")?;
    let find = |name| vm.heap.dict_get_name(namespace, vm.heap.interned(name)?);
    match vm.heap.of(find("_busy")?) {
        Some(Object::List(busy)) if !busy.is_empty() => find("_elapse"),
        _ => None,
    }
}

/// `_jump(when)`: the clock goes on until `monotonic_ns()` is past `when`; never back.
fn jump(call: &mut Call<'_>) -> Outcome {
    let given = one(call, "", "_jump")?;
    let when = number::index_clipped(call, given)?;
    // What looks took before a timer was set is not for ever in the times that come of it: what is due at the same
    // time by the program's own numbers comes in the order in which it was set.
    let even = when.saturating_add(5_000) / 10_000 * 10_000;
    let looks = call.vm.state.looks;
    let when = BOOT.saturating_add(if even + looks >= when { even } else { when - looks });
    call.vm.state.clock = call.vm.state.clock.max(when);
    Ok(Value::None)
}

/// `_stuck()`: no task can ever run again. Elsewhere a program would stand still for ever.
fn stuck(_: &mut Call<'_>) -> Outcome {
    let text = "every task waits for another, and no timer is set: the program would wait for ever";
    Err(Interrupt::Limit(text.into()))
}

/// `_line_of(coroutine)`: the line where a coroutine stands, None once it is done.
fn line_of(call: &mut Call<'_>) -> Outcome {
    let given = one(call, "", "_line_of")?;
    let frame = match call.vm.heap.of(given) {
        Some(Object::Generator(generator)) => match generator.state {
            GeneratorState::Finished => return Ok(Value::None),
            // While it runs its own frame is the newest that runs it.
            GeneratorState::Running => {
                let running = call.vm.frames().iter().rev().find(|frame| frame.generator == given);
                running.copied().unwrap_or(generator.frame)
            }
            _ => generator.frame,
        },
        _ => return Ok(Value::None),
    };
    Ok(Value::Int(call.vm.line_at(frame.code, frame.pc).into()))
}
