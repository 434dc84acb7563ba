//! The picture: what layout promises for any view, and what a few telling moments look like.

#[path = "picture/builders.rs"]
mod builders;
#[path = "picture/invariants.rs"]
mod invariants;
#[path = "picture/moments.rs"]
mod moments;

use lexiscope::draw::{Theme, summary, svg};
use lexiscope::layout::{Options, Scene, Style, layout};
use lexiscope::view::View;

fn all() -> Vec<(&'static str, View)> {
    vec![
        ("counter", moments::counter()),
        ("lambdas", moments::lambdas()),
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
fn what_is_unchanged_stays_where_it_is() {
    let options = Options { global_names: 3, ..Options::default() };
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
fn snapshot(name: &str, text: &str) {
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
