//! The comparison itself: CPython's own data written as views must agree with it, and a spoiled one must not.

use super::{compare, expected, programs::programs};
use serde_json::{Value, json};

fn as_view(step: &expected::Step) -> Value {
    let rows = |frame: &Value| -> Vec<Value> {
        let rows = frame["bindings"].as_array().cloned().unwrap_or_default();
        rows.iter().map(|r| json!({"name": r[0], "kind": r[1], "cell": r[2], "value": r[3]})).collect()
    };
    let frame = |f: &Value| {
        json!({"id": f["id"], "function": f["function"], "of": f["of"], "parent": f["parent"], "caller": f["caller"],
               "line": f["line"][0], "state": f["state"], "bindings": rows(f)})
    };
    let function = |f: &Value| {
        let slots = f["closure"].as_array().cloned().unwrap_or_default();
        let slots: Vec<Value> = slots.iter().map(|s| json!({"name": s[0], "cell": s[1]})).collect();
        json!({"id": f["id"], "name": f["name"], "parent": f["parent"], "closure": slots, "temporary": f["temporary"]})
    };
    let globals: Vec<Value> = step.globals.iter().map(|g| json!({"name": g[0], "value": g[1]})).collect();
    json!({"line": step.line, "output": step.output, "globals": globals,
           "frames": step.frames.iter().map(frame).collect::<Vec<_>>(),
           "cells": step.cells,
           "functions": step.functions.iter().map(function).collect::<Vec<_>>()})
}

#[test]
fn truth_agrees_with_itself() {
    for program in programs() {
        let Some(truth) = program.truth("jsonl") else { continue };
        let steps = expected::steps(&truth);
        let views: Vec<Value> = steps.iter().map(as_view).collect();
        assert_eq!(compare::first_difference(&steps, &views), None, "{}", program.name);
    }
}

/// Spoils the views of one program and says what the comparison finds.
fn spoiled(name: &str, spoil: impl Fn(&mut Vec<Value>)) -> String {
    let program = programs().into_iter().find(|p| p.name == name).expect("the program is there");
    let steps = expected::steps(&program.truth("jsonl").expect("with data"));
    let mut views: Vec<Value> = steps.iter().map(as_view).collect();
    spoil(&mut views);
    compare::first_difference(&steps, &views).unwrap_or_default()
}

#[test]
fn a_wrong_parent_value_cell_or_step_is_found() {
    let name = "closures/parent_alternating_counters";
    let inner = |views: &Vec<Value>| {
        views.iter().position(|v| v["frames"][0]["function"] == "increment").expect("increment runs")
    };
    let found = spoiled(name, |views| {
        let at = inner(views);
        views[at]["frames"][0]["parent"] = json!("f2");
    });
    assert!(found.ends_with("frame f3: parent: expected \"f1\", got \"f2\""), "{found}");
    let found = spoiled(name, |views| {
        let at = inner(views);
        views[at]["cells"][0]["value"] = json!("7");
    });
    assert!(found.ends_with("value of cell count: expected \"0\", got \"7\""), "{found}");
    let found = spoiled(name, |views| {
        let at = inner(views);
        views[at]["frames"][0]["bindings"][0]["cell"] = json!("c2");
    });
    assert!(found.contains("cell of count: expected \"c1\", got \"c2\""), "{found}");
    let found = spoiled(name, |views| {
        let at = inner(views);
        views[at]["cells"][0]["held_by"] = json!(["f3"]);
    });
    assert!(found.contains("cell count: not held by o2"), "{found}");
    let found = spoiled(name, |views| {
        let at = inner(views);
        views.remove(at);
    });
    assert!(found.contains("another line step"), "{found}");
}
