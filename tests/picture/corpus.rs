//! The promises, kept at the stops of every reference program, stepped through and jumped to.

use crate::files::python_below;
use crate::invariants;
use lexiscope::layout::{Options, Scene, Style, global_names, layout};
use lexiscope::view::{ProgressState, Recording, View};
use lexiscope::vm::Limits;
use lexiscope::{pylib, scope, syntax};
use std::path::Path;

/// So many stops of a program are looked at: its first ones and its last ones.
const HALF: u64 = 60;
/// The widths in which every stop is looked at: as wide as it likes, and a phone's.
const WALKED: [Option<i32>; 2] = [None, Some(390)];
/// Those in which a stop is jumped to, in turn.
const JUMPED: [Option<i32>; 5] = [None, Some(390), Some(744), Some(944), Some(320)];

pub fn record(source: &str) -> Option<Recording> {
    let limits = Limits { line_steps: 20_000, ..Limits::default() };
    let mut recording = Recording::start(source, "main.py", &pylib::library(), limits).ok()?;
    loop {
        match recording.advance(1_000_000).state {
            ProgressState::Running => {}
            ProgressState::WaitingForInput => recording.answer(Some("1")),
            ProgressState::Ended(_) => return Some(recording),
        }
    }
}

fn depth(view: &View) -> usize {
    view.frames.len()
}

#[test]
fn every_reference_program_keeps_the_promises() {
    let all = python_below(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python")));
    let mut looked_at = 0;
    for path in all {
        let source = std::fs::read_to_string(&path).expect("a program");
        let Some(mut recording) = record(&source) else { continue };
        let (table, _) = scope::analyze(&syntax::parse(&source).module, &source);
        let options = Options { global_names: global_names(&table), ..Options::default() };
        let mut last: Vec<Option<(Scene, usize)>> = vec![None; WALKED.len()];
        let stops = recording.stops();
        for stop in (0..=stops).filter(|stop| *stop < HALF || stop + HALF > stops) {
            let name = format!("{} at stop {stop}", path.display());
            let view = recording.view(stop);
            let diagram = Options { style: Style::Environment, ..options };
            invariants::check(&format!("{name}, an environment diagram"), &layout(&view, None, diagram));
            for (last, width) in last.iter_mut().zip(WALKED) {
                let options = Options { width, ..options };
                let name = format!("{name}, {width:?} wide");
                if stop >= HALF && stop + HALF == stops + 1 {
                    *last = None;
                }
                let scene = layout(&view, last.as_ref().map(|(scene, _)| scene), options);
                invariants::check(&name, &scene);
                if let Some((last, before)) = &last {
                    // A folded stack moves like a belt.
                    if depth(&view).max(*before) <= 4 {
                        invariants::stable(&name, last, &scene);
                    }
                }
                *last = Some((scene, depth(&view)));
            }
            if stop % 4 == 0 {
                let width = JUMPED[(stop / 4) as usize % JUMPED.len()];
                let scene = layout(&view, None, Options { width, ..options });
                invariants::check(&format!("{name}, jumped to, {width:?} wide"), &scene);
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 1000, "only {looked_at} stops");
}
