//! What counts as a change, and who keeps a cell.

use super::build::Stop;
use super::in_counter;
use crate::view::model::*;
use crate::view::{changes, held_by};

/// The changes from `before` to `now`, a line each.
fn check(before: &Stop, now: &Stop, expected: &[&str]) {
    let line = |change: &Change| {
        let target = match &change.target {
            Target::Global(name) => format!("global {name}"),
            Target::Row(frame, name) => format!("{frame} {name}"),
            Target::Cell(cell) => cell.to_string(),
            Target::Entry(object, label) => format!("{object}[{label}]"),
            Target::Frame(frame) => frame.to_string(),
            Target::Object(object) => object.to_string(),
            Target::Clock => "clock".to_owned(),
        };
        let kind = match &change.kind {
            ChangeKind::Appeared => "appeared".to_owned(),
            ChangeKind::Gone => "gone".to_owned(),
            ChangeKind::Bound => "bound".to_owned(),
            ChangeKind::Was(old) => format!("was {}", old.text),
            ChangeKind::Unbound(old) => format!("lost {}", old.text),
        };
        format!("{target} {kind}")
    };
    let found: Vec<String> = changes(&before.view, &now.view).iter().map(line).collect();
    assert_eq!(found, expected);
}

#[test]
fn nothing_changes_between_equal_views() {
    check(&in_counter(), &in_counter(), &[]);
}

#[test]
fn a_captured_variable_changes_once_in_its_cell() {
    let mut now = in_counter().cell(1, "1");
    now.view.frames[0].bindings[0].value = Some(super::value("1"));
    check(&in_counter(), &now, &["c1 was 0"]);
}

#[test]
fn globals_are_bound_rebound_and_lost() {
    let before = Stop::new("", EventKind::Line, "").global("a", "1").global("b", "2");
    let mut now = before.clone().global("a", "3").global("c", "4");
    now.view.globals.retain(|global| global.name != "b");
    check(&before, &now, &["global a was 1", "global c bound", "global b lost 2"]);
}

#[test]
fn a_mutated_object_changes_its_entry_and_not_the_name() {
    let empty = Stop::new("", EventKind::Line, "").global("d", "x7 dict of 0").object(
        7,
        ObjectKind::Dict,
        "dict",
        &[],
    );
    let one = empty.clone().global("d", "x7 dict of 1").object(7, ObjectKind::Dict, "dict", &[("3", "9")]);
    check(&empty, &one, &["x7[3] bound"]);
    check(&one, &empty, &["x7[3] lost 9"]);
}

#[test]
fn frames_cells_and_functions_appear_and_go() {
    let before = Stop::new("", EventKind::Line, "");
    let now = before.clone().frame(1, "counter", 1, Place::Global, 9).parameter("n", "1");
    let now = now.own_cell("count", 1, None, false).function(2, "increment", 3, 1, &[("count", 1)]);
    check(&before, &now, &["f1 appeared", "f1 n bound", "c1 appeared", "o2 appeared"]);
    check(&now, &before, &["f1 gone", "c1 gone", "o2 gone"]);
}

#[test]
fn a_cell_says_who_keeps_it() {
    let stop = in_counter().function(2, "increment", 3, 1, &[("count", 1)]);
    assert_eq!(held_by(&stop.view, &stop.view.cells[0]), "held by o2; f1");
    let stop = stop.named_by(2, "a");
    assert_eq!(held_by(&stop.view, &stop.view.cells[0]), "held by o2, which `a` names; f1");
}
