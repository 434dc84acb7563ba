//! `cargo bench`: what the engine's parts take, on the five programs of the table. `cargo xtask bench` has the whole.

use lexiscope::compile;
use lexiscope::layout::{Options, layout};
use lexiscope::pylib;
use lexiscope::scope;
use lexiscope::syntax;
use lexiscope::view::{ProgressState, Recording};
use lexiscope::vm::{Limits, Machine, Pause};
use std::hint::black_box;
use std::time::Instant;

const PROGRAMS: [&str; 5] = ["counter", "memo", "pipeline", "events", "window"];
/// Enough line steps for what happens once not to matter.
const LINE_STEPS: u64 = 300_000;
const ROUNDS: usize = 5;
const SEEKS: u64 = 200;

fn main() {
    println!("{:<10} {:<28} {:>12}", "program", "part", "median");
    for name in PROGRAMS {
        let path = format!("{}/tests/bench/{name}.py", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(path).expect("the program");
        parts(name, &source);
    }
}

fn parts(name: &str, source: &str) {
    let limits = Limits { line_steps: LINE_STEPS, ..Limits::default() };
    let tell = |part: &str, each: f64, unit: &str| println!("{name:<10} {part:<28} {each:>9.2} {unit}");
    tell("read and compile", median(|| time(|| drop(black_box(machine(source, limits))))) * 1e6, "us");
    let plain = median(|| {
        let mut machine = machine(source, limits);
        time(|| while !matches!(machine.run(), Pause::Ended(_)) {})
    });
    tell("plain run, a line step", plain * 1e9 / LINE_STEPS as f64, "ns");
    let recorded = median(|| time(|| drop(black_box(record(source, limits)))));
    tell("recording, a line step", recorded * 1e9 / LINE_STEPS as f64, "ns");

    let mut recording = record(source, limits);
    let (stops, mut at) = (recording.stops(), 0);
    let far = median(|| {
        let seeks = || {
            for _ in 0..SEEKS {
                at = (at + 7_919 * 104_729) % stops;
                black_box(recording.view(at));
            }
        };
        time(seeks) / SEEKS as f64
    });
    tell("view of a stop far away", far * 1e6, "us");
    let middle = stops / 2;
    for (part, forward) in [("view of the next stop", true), ("view of the stop before", false)] {
        recording.view(middle);
        let near = median(|| {
            let steps = || {
                for step in 1..=SEEKS {
                    black_box(recording.view(if forward { middle + step } else { middle + SEEKS - step }));
                }
            };
            time(steps) / SEEKS as f64
        });
        tell(part, near * 1e6, "us");
    }
    let view = recording.view(middle);
    let placed = median(|| time(|| drop(black_box(layout(&view, None, Options::default())))));
    tell("layout of a view", placed * 1e6, "us");
}

fn machine(source: &str, limits: Limits) -> Machine {
    let parsed = syntax::parse(source);
    let (symbols, _) = scope::analyze(&parsed.module, source);
    let program = compile::compile(&parsed.module, source, &symbols).expect("a program that compiles");
    let mut machine = Machine::new(&pylib::library(), limits);
    machine.load_main(&program, "bench.py");
    machine
}

fn record(source: &str, limits: Limits) -> Recording {
    let mut recording =
        Recording::start(source, "bench.py", &pylib::library(), limits).expect("a program that compiles");
    while recording.advance(1_000_000).state == ProgressState::Running {}
    recording
}

fn time(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}

fn median(mut round: impl FnMut() -> f64) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS).map(|_| round()).collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
