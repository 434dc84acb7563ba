//! A dozen telling moments of whole programs: one step each, as SVG, so that a change of the picture is seen as one.

use crate::corpus::record;
use crate::{invariants, snapshot};
use lexiscope::draw::{Theme, summary, svg};
use lexiscope::layout::{Options, Scene, Style, global_names, layout};
use lexiscope::{scope, syntax};

/// The program, the line step, the style and the width.
const MOMENTS: [(&str, u64, Style, Option<i32>); 18] = [
    ("shared_cell", 9, Style::Cells, None),
    ("five_deep", 9, Style::Cells, None),
    ("five_deep", 9, Style::Environment, None),
    ("late_binding", 30, Style::Cells, Some(920)),
    ("closures_in_init", 20, Style::Cells, Some(920)),
    ("closures_in_init", 20, Style::Environment, None),
    ("generator_pipeline", 30, Style::Cells, None),
    ("async_retry", 17, Style::Cells, None),
    ("async_retry", 22, Style::Environment, Some(390)),
    ("library_objects", 18, Style::Cells, Some(920)),
    ("event_bus", 30, Style::Cells, Some(920)),
    ("state_machine", 12, Style::Cells, None),
    ("decorators", 15, Style::Cells, None),
    ("many_of_a_kind", 617, Style::Cells, Some(920)),
    ("deep_recursion", 200, Style::Cells, Some(390)),
    ("objects", 26, Style::Cells, Some(920)),
    ("sixty_frames", 230, Style::Cells, Some(920)),
    ("three_hundred_objects", 370, Style::Cells, Some(920)),
];

#[test]
fn programs_look_as_they_did() {
    for (name, step, style, width) in MOMENTS {
        let path = format!("{}/tests/picture/programs/{name}.py", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(path).expect("a program");
        let mut recording = record(&source).expect("a program that runs");
        let stop = recording.stop_of_line_step(step);
        let view = recording.view(stop);
        let (table, _) = scope::analyze(&syntax::parse(&source).module, &source);
        let scene = layout(&view, None, Options { style, width, global_names: global_names(&table) });
        invariants::check(name, &scene);
        invariants::apart(name, &scene);
        assert!(scene.boxes.len() < 60, "{name}: {} boxes are too many to read", scene.boxes.len());
        let style = if style == Style::Environment { "-environment" } else { "" };
        let picture = numbered_anew(svg(&scene, Theme::Light, name, &summary(&scene)), &scene);
        snapshot(&format!("program-{name}{style}"), &picture);
    }
}

/// The same picture with its objects numbered from 1: how many the library made before them is none of its business.
fn numbered_anew(mut picture: String, scene: &Scene) -> String {
    let objects = scene.boxes.iter().map(|made| &made.key).filter(|key| key.starts_with('x'));
    for (at, key) in objects.enumerate() {
        for (before, after) in [("\"", "\""), ("\"", "."), ("&gt;", "\"")] {
            let named = |key: &str| format!("{before}{key}{after}");
            picture = picture.replace(&named(key), &named(&format!("x-{}", at + 1)));
        }
    }
    picture
}

/// So many stops of each are stepped through.
const STEPPED: u64 = 160;

#[test]
fn at_every_step_arrows_keep_apart_and_nothing_moves() {
    for name in [
        "shared_cell",
        "five_deep",
        "late_binding",
        "closures_in_init",
        "event_bus",
        "state_machine",
        "decorators",
    ] {
        let path = format!("{}/tests/picture/programs/{name}.py", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(path).expect("a program");
        let mut recording = record(&source).expect("a program that runs");
        let (table, _) = scope::analyze(&syntax::parse(&source).module, &source);
        for width in [None, Some(920)] {
            let options = Options { width, global_names: global_names(&table), ..Options::default() };
            let mut last: Option<lexiscope::layout::Scene> = None;
            for stop in 0..recording.stops().min(STEPPED) {
                let view = recording.view(stop);
                let scene = layout(&view, last.as_ref(), options);
                let name = format!("{name} at stop {stop}, {width:?} wide");
                invariants::check(&name, &scene);
                invariants::apart(&name, &scene);
                // A folded stack moves like a belt.
                if let Some(last) = last.as_ref().filter(|_| view.frames.len() <= 4) {
                    invariants::stable(&name, last, &scene);
                }
                last = Some(scene);
            }
        }
    }
}
