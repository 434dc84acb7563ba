//! Whoever jumps to a stop sees everything where one sees it who stepped there.

use crate::files::python_below;
use crate::invariants;
use lexiscope::layout::{Rect, Scene, layout_after};
use lexiscope::session::{Chain, Engine, Pace, Reply, Request, Service, Style, Wanted};
use lexiscope::view::Recording;
use std::collections::BTreeMap;
use std::path::Path;

/// So many stops of a program are stepped through.
const MOST: u64 = 60;
/// Of so many it is jumped to.
const JUMPS: u64 = 4;

/// An engine as the page has it, with a program that has run; `None` if it cannot, or if it ran for so long that
/// things stand by what was on the screen before.
fn engine(source: &str, width: i32) -> Option<(Engine<Recording>, u64)> {
    let mut engine = Engine::<Recording>::default();
    let (mut stops, mut refused) = (0, false);
    let mut hear = |reply: &Reply| match reply {
        Reply::Progress { progress, .. } => stops = progress.stops,
        Reply::Refused { .. } => refused = true,
        _ => {}
    };
    engine.receive(Request::Look { style: Style::Cells, width }, &mut hear);
    engine.receive(Request::Run { run: 1, source: source.to_owned() }, &mut hear);
    // Some of the beginning is found while nobody waits; some is not.
    for _ in 0..400 {
        if engine.work(&mut hear) == Pace::Idle {
            break;
        }
    }
    engine.receive(Request::Stop { run: 1 }, &mut hear);
    (!refused && stops > 0 && Chain::tells(stops)).then_some((engine, stops))
}

fn scene(engine: &mut Engine<Recording>, stop: u64) -> Scene {
    let mut scene = None;
    let mut hear = |reply: &Reply| {
        if let Reply::View { shown, .. } = reply {
            let placing = shown.placing.as_ref().expect("a place for everything");
            scene = Some(layout_after(&shown.view, placing.before.as_ref(), placing.options));
        }
    };
    engine.receive(Request::View { run: 1, request: 1, wanted: Wanted::Stop(stop) }, &mut hear);
    scene.expect("a scene")
}

fn places(scene: &Scene) -> BTreeMap<&str, Rect> {
    scene.boxes.iter().map(|made| (made.key.as_str(), made.rect)).collect()
}

fn random(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
    (*seed >> 33) % below.max(1)
}

/// Steps through the first stops of a program, forward and back, and jumps to some of them.
/// Whether there were any.
fn same(name: &str, source: &str, seed: u64) -> bool {
    let width = [1100, 1600, 390, 800][(seed % 4) as usize];
    let Some((mut one, stops)) = engine(source, width) else { return false };
    let last = stops.min(MOST);
    let stepped: Vec<Scene> = (0..last).map(|stop| scene(&mut one, stop)).collect();
    for (stop, pair) in stepped.windows(2).enumerate() {
        if stop < 2 || pair.iter().all(|scene| scene.boxes.len() < 40) && width > 800 {
            invariants::stable(&format!("{name} after stop {stop}"), &pair[0], &pair[1]);
        }
    }
    let Some((mut other, _)) = engine(source, width) else { return false };
    let mut state = seed;
    for _ in 0..JUMPS {
        let stop = random(&mut state, last);
        let jumped = scene(&mut other, stop);
        let expected = &stepped[stop as usize];
        assert_eq!(places(&jumped), places(expected), "{name}, seed {seed}: jumped to stop {stop}");
        assert_eq!(jumped.arrows, expected.arrows, "{name}, seed {seed}: arrows of stop {stop}");
    }
    // The engine that stepped steps back, too.
    for stop in (last.saturating_sub(5)..last).rev() {
        let back = scene(&mut one, stop);
        assert_eq!(places(&back), places(&stepped[stop as usize]), "{name}: back at stop {stop}");
    }
    true
}

#[test]
fn every_reference_program_looks_the_same_stepped_through_and_jumped_in() {
    let all = python_below(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python")));
    let (mut looked_at, of) = (0, all.len().div_ceil(2));
    // Every other program, to keep the time that tests take.
    for (seed, path) in (1..).zip(all.into_iter().step_by(2)) {
        let source = std::fs::read_to_string(&path).expect("a program");
        looked_at += usize::from(same(&path.display().to_string(), &source, seed));
    }
    assert!(of > 100 && looked_at * 10 > of * 8, "{looked_at} of {of}");
}

/// A program that nobody wrote: it makes, changes and forgets things.
fn program(seed: u64) -> String {
    let mut state = seed;
    let mut text = String::from(
        "def make(start):\n    n = start\n    def bump(by=1):\n        nonlocal n\n        n += by\n        return n\n    return bump\n",
    );
    text += "class Box:\n    def __init__(self, held):\n        self.held = held\nkept = []\n";
    for line in 0..24 {
        let (a, b) = (random(&mut state, 5), random(&mut state, 5));
        text += &match random(&mut state, 9) {
            0 | 1 => format!("v{a} = make({line})\n"),
            2 => format!("v{a} = [{line}, kept, globals().get('v{b}')]\n"),
            3 => format!("kept.append(globals().get('v{a}'))\n"),
            4 => "kept[:] = kept[1:]\n".to_owned(),
            5 => format!("v{a} = Box([globals().get('v{b}')] * {b})\n"),
            6 => format!("v{a} = None\n"),
            7 => format!("[make(i)() for i in range({})]\n", a % 3),
            _ => format!("v{a} = {{'k{line}': make({line}), 'other': {b}}}\n"),
        };
    }
    text
}

#[test]
fn programs_that_nobody_wrote_look_the_same_stepped_through_and_jumped_in() {
    for seed in 1..=16 {
        assert!(same(&format!("program {seed}"), &program(seed), seed));
    }
}

#[test]
fn in_a_long_run_what_lives_on_stays_where_a_segment_ends() {
    let source = "kept = [1]\ndef f(n):\n    return [n]\nhold = f\nfor i in range(500):\n    f(i)\n";
    let (mut one, stops) = engine(source, 1600).expect("it runs");
    assert!(stops > 1100);
    for stop in [255, 256, 511, 512, 513, 1023, 1024] {
        let (before, after) = (scene(&mut one, stop - 1), scene(&mut one, stop));
        invariants::stable(&format!("at stop {stop}"), &before, &after);
    }
}
