//! The picture: what layout promises for any view, and what a few telling moments look like.

#[path = "picture/builders.rs"]
mod builders;
#[path = "picture/corpus.rs"]
mod corpus;
mod files;
#[path = "picture/generated.rs"]
mod generated;
#[path = "picture/invariants.rs"]
mod invariants;
#[path = "picture/left.rs"]
mod left;
#[path = "picture/moments.rs"]
mod moments;
#[path = "picture/motion.rs"]
mod motion;
#[path = "picture/opened.rs"]
mod opened;
#[path = "picture/programs.rs"]
mod programs;
#[path = "picture/stepping.rs"]
mod stepping;

use lexiscope::draw::{Theme, summary, svg, tree};
use lexiscope::layout::{Names, Options, Scene, Style, layout};
use lexiscope::view::View;

fn all() -> Vec<(&'static str, View)> {
    vec![
        ("counter", moments::counter()),
        ("lambdas", moments::lambdas()),
        ("many-lambdas", moments::many_lambdas()),
        ("memo", moments::memo()),
        ("recursion-4", moments::recursion(4)),
        ("recursion-7", moments::recursion(7)),
        ("recursion-12", moments::recursion(12)),
        ("instances", moments::instances()),
        ("parked", moments::parked()),
    ]
}

#[test]
fn moments_keep_the_promises() {
    for (name, view) in all() {
        let scene = layout(&view, None, Options::default());
        invariants::check(name, &scene);
        invariants::apart(name, &scene);
    }
}

#[test]
fn moments_look_as_they_did() {
    for (name, view) in all() {
        let scene = layout(&view, None, Options::default());
        snapshot(name, &svg(&scene, Theme::Light, name, &summary(&scene)));
    }
}

#[test]
fn where_room_is_scarce_moments_fit_its_width() {
    for width in [360, 390, 450, 510, 744, 944, 1200] {
        for (name, view) in all() {
            let scene = layout(&view, None, Options { width: Some(width), ..Options::default() });
            invariants::check(&format!("{name}, {width} wide"), &scene);
            assert!(scene.width <= width, "{name} is {} wide, with room for {width}", scene.width);
            if width == 390 && ["counter", "memo", "instances"].contains(&name) {
                snapshot(&format!("{name}-390"), &svg(&scene, Theme::Light, name, &summary(&scene)));
            }
        }
    }
}

#[test]
fn what_is_unchanged_stays_where_it_is() {
    let options = Options { global_names: Names { all: 3, ..Names::default() }, ..Options::default() };
    let mut last: Option<Scene> = None;
    for (stop, view) in moments::counter_steps().iter().enumerate() {
        let scene = layout(view, last.as_ref(), options);
        invariants::check(&format!("counter stop {stop}"), &scene);
        if let Some(last) = &last {
            invariants::stable(&format!("counter stop {stop}"), last, &scene);
        }
        last = Some(scene);
    }
    // Stepping and jumping come to the same picture.
    let jumped = layout(&moments::counter(), None, options);
    for made in &jumped.boxes {
        let stepped = last.as_ref().and_then(|scene| scene.find(&made.key)).expect("a box of both");
        assert_eq!(made.rect, stepped.rect, "{}", made.key);
    }
}

/// Compares with the committed file; `UPDATE_SNAPSHOTS=1` writes it.
pub fn snapshot(name: &str, text: &str) {
    let path = format!("{}/tests/picture/snapshots/{name}.svg", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, text).expect("a snapshot can be written");
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(before == text, "{name} looks different; UPDATE_SNAPSHOTS=1 accepts it");
}

#[test]
fn the_environment_diagram_keeps_the_promises_too() {
    for (name, view) in all() {
        let options = Options { style: Style::Environment, ..Options::default() };
        let scene = layout(&view, None, options);
        invariants::check(name, &scene);
        if ["counter", "memo"].contains(&name) {
            snapshot(&format!("{name}-environment"), &svg(&scene, Theme::Dark, name, &summary(&scene)));
        }
    }
}

#[test]
fn any_view_keeps_the_promises() {
    for seed in 0..30 {
        let mut world = generated::World::new(seed);
        let mut last: Option<(Scene, usize)> = None;
        for step in 0..80 {
            let view = world.step();
            let name = format!("world {seed} step {step}");
            let width = [None, Some(390), Some(744), Some(1200)][seed as usize % 4];
            let options =
                Options { global_names: Names { all: 12, ..Names::default() }, width, ..Options::default() };
            let depth = view.frames.len();
            let scene = layout(view, last.as_ref().map(|(scene, _)| scene), options);
            invariants::check(&name, &scene);
            if let Some((last, before)) = &last {
                // A folded stack moves like a belt.
                if depth.max(*before) <= 4 {
                    invariants::stable(&name, last, &scene);
                }
            }
            invariants::check(&format!("{name}, jumped to"), &layout(view, None, options));
            last = Some((scene, depth));
        }
    }
}

#[test]
fn three_hundred_objects_are_laid_out_in_time() {
    let mut world = generated::World::new(1);
    let mut view = world.step().clone();
    while view.functions.len() + view.objects.len() + view.cells.len() < 300 {
        view = world.step().clone();
    }
    let start = std::time::Instant::now();
    let scene = layout(&view, None, Options::default());
    let jumped = start.elapsed();
    let start = std::time::Instant::now();
    layout(&view, Some(&scene), Options::default());
    let stepped = start.elapsed();
    println!("{} boxes, {} arrows: {jumped:?}, stepped {stepped:?}", scene.boxes.len(), scene.arrows.len());
    // A lax bound: unoptimised, on a busy machine.
    assert!(jumped.as_millis() < 500, "{jumped:?}");
}

/// Writes every stop of a hand-made run to a folder, to be looked at.
#[test]
#[ignore = "writes files: PICTURES=folder"]
fn pictures_of_a_run() {
    let Some(folder) = std::env::var_os("PICTURES") else { return };
    let mut last: Option<Scene> = None;
    for (stop, view) in moments::counter_steps().iter().enumerate() {
        let scene = layout(
            view,
            last.as_ref(),
            Options { global_names: Names { all: 3, ..Names::default() }, ..Options::default() },
        );
        let path = std::path::Path::new(&folder).join(format!("stop-{stop}.svg"));
        std::fs::write(path, svg(&scene, Theme::Light, "a counter", &summary(&scene))).expect("written");
        last = Some(scene);
    }
}

#[test]
fn the_text_twin_says_what_the_picture_shows() {
    let tree = tree(&moments::counter());
    let lines: Vec<String> = tree
        .iter()
        .map(|item| format!("{}{}", "  ".repeat(usize::from(item.level) - 1), item.text))
        .collect();
    let expected = "\
Frames
  Global, at line 12
    counter: function o1 (o1), global
    a: function o2 (o2), global
    b: function o3 (o3), global
  f4 increment, running, at line 6, parent f1
    count: no value yet, from outside, in c1
  f1 counter, returned, parent Global
  f2 counter, returned, parent Global
Cells
  c1 of count, holds 2, made in f1, held by o2, f4
  c2 of count, holds 0, made in f2, held by o3
Functions
  o1 counter(), line 1, parent Global
  o2 increment(), line 3, parent f1
    carries count in c1
  o3 increment(), line 3, parent f2
    carries count in c2";
    assert_eq!(lines.join("\n"), expected);
    let scene = layout(&moments::counter(), None, Options::default());
    let known = |key: &str| key.is_empty() || scene.find(key.split('.').next().unwrap_or(key)).is_some();
    assert!(tree.iter().all(|item| known(&item.key)), "every line leads to a box");
}

#[test]
fn what_a_program_holds_cannot_break_out_of_the_svg() {
    let nasty = "'</text><script>alert(1)</script>\u{0}&\"'";
    let mut view = moments::counter();
    view.globals.push(builders::binding(&format!("nasty = {nasty}"), true));
    let scene = layout(&view, None, Options::default());
    let text = svg(&scene, Theme::Dark, nasty, nasty);
    assert!(!text.contains("<script") && !text.contains('\u{0}') && !text.contains("style="));
    assert!(text.contains("<title id=\"title\">&#39;&lt;/text&gt;"));
}
