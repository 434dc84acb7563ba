//! Compares the engine's views with what CPython says must be seen, line step by line step.
//!
//! Frames are numbered by the contract, so they must agree by name. Cells and functions have opaque names: they are
//! matched one to one, and the match must hold over the whole run.

use super::expected::Step;
use super::reading::{Bijection, brief, label, list, path_difference, reference, running, same_value, text};
use serde_json::Value;
use std::collections::BTreeSet;

#[derive(Default)]
struct Comparer {
    cells: Bijection,
    functions: Bijection,
}

type Difference = Result<(), String>;

/// The first thing that differs, in words; `None` if nothing does.
pub fn first_difference(steps: &[Step], views: &[Value]) -> Option<String> {
    let mut comparer = Comparer::default();
    for (number, step) in steps.iter().enumerate() {
        if let Some(end) = &step.end {
            // The end of the run may be told as a view of its own. After an exception the raising moment stays in view.
            return match views.get(number) {
                Some(view) if end == "finished" => {
                    comparer.step(step, view).err().map(|text| format!("at the end of the run: {text}"))
                }
                _ if views.len() > number + 1 => Some(path_difference(steps, views, number)),
                _ => None,
            };
        }
        let Some(view) = views.get(number) else { return Some(path_difference(steps, views, number)) };
        if step.line != view["line"].as_u64() || step.place != running(view) {
            return Some(path_difference(steps, views, number));
        }
        if let Err(text) = comparer.step(step, view) {
            return Some(format!(
                "step {number}, line {}, in {}: {text}",
                step.line.unwrap_or(0),
                step.place
            ));
        }
    }
    None
}

fn differs(what: &str, want: &Value, got: &Value) -> Difference {
    Err(format!("{what}: expected {want}, got {got}"))
}

impl Comparer {
    fn step(&mut self, step: &Step, view: &Value) -> Difference {
        if text(view, "output") != step.output {
            return differs("output", &Value::from(step.output.as_str()), &view["output"]);
        }
        self.globals(step, view)?;
        self.frames(step, view)?;
        self.functions(step, view)?;
        self.cells(step, view)
    }

    fn globals(&self, step: &Step, view: &Value) -> Difference {
        // While a comprehension runs, a name may be there twice: its own and the global that it hides.
        let rows = |name: &str| -> Vec<&Value> {
            list(view, "globals").iter().filter(|g| text(g, "name") == name).map(|g| &g["value"]).collect()
        };
        let is_name = |entry: &Value, name: &str| entry[0] == name;
        for want in &step.globals {
            let name = want[0].as_str().unwrap_or_default();
            let values = rows(name);
            if !values.iter().any(|value| same_value(&want[1], value)) {
                return differs(&format!("global {name}"), &want[1], values.first().unwrap_or(&&Value::Null));
            }
        }
        for extra in list(view, "globals").iter().filter(|g| !g["value"].is_null()) {
            let name = text(extra, "name");
            let of_inner = step.inner.iter().find(|w| is_name(w, name));
            if of_inner.is_some_and(|inner| same_value(&inner[1], &extra["value"])) {
                continue;
            }
            match step.globals.iter().find(|w| is_name(w, name)) {
                Some(want) if same_value(&want[1], &extra["value"]) => {}
                want => {
                    let expected = want.or(of_inner).map_or(Value::Null, |w| w[1].clone());
                    return differs(&format!("global {name}"), &expected, &extra["value"]);
                }
            }
        }
        Ok(())
    }

    fn frames(&mut self, step: &Step, view: &Value) -> Difference {
        let got: Vec<&Value> = list(view, "frames").iter().filter(|f| f["state"] != "returned").collect();
        let want_ids: Vec<&str> = step.frames.iter().map(|f| text(f, "id")).collect();
        let got_ids: Vec<String> = got.iter().map(|f| label(f)).collect();
        if want_ids != got_ids {
            return Err(format!("frames: expected [{}], got [{}]", want_ids.join(" "), got_ids.join(" ")));
        }
        for (want, got) in step.frames.iter().zip(got) {
            self.frame(want, got, view)
                .map_err(|difference| format!("frame {}: {difference}", text(want, "id")))?;
        }
        Ok(())
    }

    fn frame(&mut self, want: &Value, got: &Value, view: &Value) -> Difference {
        for field in ["function", "state"] {
            if want[field] != got[field] {
                return differs(field, &want[field], &got[field]);
            }
        }
        for field in ["parent", "caller"] {
            if want[field].is_string() && text(want, field) != reference(view, text(got, field)) {
                return differs(field, &want[field], &got[field]);
            }
        }
        let lines = list(want, "line");
        if !lines.is_empty() && !lines.contains(&got["line"]) {
            return differs("line", &want["line"], &got["line"]);
        }
        if let Some(function) = want["of"].as_str()
            && !self.functions.tie(function, text(got, "of"))
        {
            let expected = self.functions.got(function).unwrap_or("a function not seen before");
            return differs("of", &Value::from(expected), &got["of"]);
        }
        let is_class = text(want, "id").starts_with("class ");
        let rows = list(got, "bindings");
        let hidden = |name: &str| is_class && name.starts_with("__") && name.ends_with("__");
        for row in list(want, "bindings") {
            let name = row[0].as_str().unwrap_or_default();
            if is_class && row[3].is_null() {
                // Which names a class body will bind later is nothing that CPython knows.
                continue;
            }
            if row[1] == "?" {
                continue;
            }
            // A comprehension's variable hides the frame's own of that name: both may be shown, CPython tells of the first.
            let mut found = rows.iter().filter(|b| text(b, "name") == name).map(|b| self.binding(row, b));
            match found.next() {
                Some(Err(difference)) if !found.any(|other| other.is_ok()) => return Err(difference),
                None if !hidden(name) => return Err(format!("no binding {name}: expected {row}")),
                _ => {}
            }
        }
        let known = |name: &str| list(want, "bindings").iter().any(|w| w[0] == name);
        let allowed =
            |b: &Value| known(text(b, "name")) || hidden(text(b, "name")) || is_class && b["value"].is_null();
        match rows.iter().find(|b| !allowed(b)) {
            Some(extra) => Err(format!("a binding too many: {}", brief(extra))),
            None => Ok(()),
        }
    }

    fn binding(&mut self, want: &Value, got: &Value) -> Difference {
        let name = want[0].as_str().unwrap_or_default();
        if want[1] == "cell?" && got["kind"] == "local" {
            return Ok(());
        }
        if want[1] != got["kind"] && want[1] != "cell?" {
            return differs(&format!("kind of {name}"), &want[1], &got["kind"]);
        }
        if let Some(cell) = want[2].as_str() {
            if !self.cells.tie(cell, text(got, "cell")) {
                let expected = self.cells.got(cell).unwrap_or("a cell not seen before");
                return differs(&format!("cell of {name}"), &Value::from(expected), &got["cell"]);
            }
        } else if want[1] == "local" && got["cell"].is_string() {
            return differs(&format!("cell of {name}"), &want[2], &got["cell"]);
        }
        if same_value(&want[3], &got["value"]) {
            Ok(())
        } else {
            differs(&format!("value of {name}"), &want[3], &got["value"])
        }
    }

    fn functions(&mut self, step: &Step, view: &Value) -> Difference {
        let mut free: Vec<&Value> =
            list(view, "functions").iter().filter(|f| f["name"] != "<genexpr>").collect();
        free.sort_by_key(|f| (text(f, "id").len(), text(f, "id")));
        // Those known already first, so that a new one cannot take their place.
        let (known, new): (Vec<_>, Vec<_>) =
            step.functions.iter().partition(|want| self.functions.got(text(want, "id")).is_some());
        for want in known.into_iter().chain(new) {
            let place = match self.functions.got(text(want, "id")) {
                Some(id) => free.iter().position(|got| text(got, "id") == id),
                None => free.iter().position(|got| self.may_be(want, got, view)),
            };
            let Some(place) = place else {
                if want["temporary"] == true {
                    continue;
                }
                return Err(format!("no function {} (parent {})", described(want), text(want, "parent")));
            };
            let got = free.remove(place);
            self.function(want, got, view)
                .map_err(|difference| format!("function {}: {difference}", described(want)))?;
        }
        match free.iter().find(|f| f["temporary"] != true) {
            Some(extra) => Err(format!("a function too many: {}", brief(extra))),
            None => Ok(()),
        }
    }

    /// Could this be a function that is listed for the first time?
    fn may_be(&self, want: &Value, got: &Value, view: &Value) -> bool {
        let (slots, found) = (list(want, "closure"), list(got, "closure"));
        !self.functions.from.contains_key(text(got, "id"))
            && want["name"] == got["name"]
            && text(want, "parent") == reference(view, text(got, "parent"))
            && slots.len() == found.len()
            && slots.iter().all(|slot| {
                found.iter().any(|f| {
                    let cell = text(f, "cell");
                    slot[0] == f["name"]
                        && match self.cells.got(slot[1].as_str().unwrap_or_default()) {
                            Some(known) => known == cell,
                            None => !self.cells.from.contains_key(cell),
                        }
                })
            })
    }

    fn function(&mut self, want: &Value, got: &Value, view: &Value) -> Difference {
        if !self.functions.tie(text(want, "id"), text(got, "id")) {
            return Err(format!("{} is another function", text(got, "id")));
        }
        if want["name"] != got["name"] {
            return differs("name", &want["name"], &got["name"]);
        }
        if text(want, "parent") != reference(view, text(got, "parent")) {
            return differs("parent", &want["parent"], &got["parent"]);
        }
        let (slots, found) = (list(want, "closure"), list(got, "closure"));
        if slots.len() != found.len() {
            return differs("closure", &want["closure"], &got["closure"]);
        }
        for slot in slots {
            let cell = found.iter().find(|f| f["name"] == slot[0]).map_or("", |f| text(f, "cell"));
            if !self.cells.tie(slot[1].as_str().unwrap_or_default(), cell) {
                return differs(&format!("cell of {}", slot[0]), &want["closure"], &got["closure"]);
            }
        }
        Ok(())
    }

    fn cells(&mut self, step: &Step, view: &Value) -> Difference {
        let mut free: Vec<&Value> = list(view, "cells").iter().collect();
        free.sort_by_key(|c| (text(c, "id").len(), text(c, "id")));
        for want in &step.cells {
            let made_in = |got: &Value| reference(view, text(got, "made_in"));
            let place = match self.cells.got(text(want, "id")) {
                Some(id) => free.iter().position(|got| text(got, "id") == id),
                None => free.iter().position(|got| {
                    want["name"] == got["name"]
                        && text(want, "made_in") == made_in(got)
                        && self.cells.tie(text(want, "id"), text(got, "id"))
                }),
            };
            // The cell that a class body makes for `super()` is CPython's own business until a method carries it.
            let own = want["name"] == "__class__";
            let Some(place) = place else {
                if want["temporary"] == true || own {
                    continue;
                }
                return Err(format!("no cell {}", brief(want)));
            };
            let got = free.remove(place);
            let name = text(want, "name");
            if want["name"] != got["name"] {
                return differs("name of a cell", &want["name"], &got["name"]);
            }
            if !same_value(&want["value"], &got["value"]) {
                return differs(&format!("value of cell {name}"), &want["value"], &got["value"]);
            }
            if !own && text(want, "made_in") != made_in(got) {
                return differs(&format!("maker of cell {name}"), &want["made_in"], &got["made_in"]);
            }
            self.holders(want, got, step, view)?;
        }
        match free.iter().find(|c| c["temporary"] != true && c["name"] != "__class__") {
            Some(extra) => Err(format!("a cell too many: {}", brief(extra))),
            None => Ok(()),
        }
    }

    /// Direct holders: all that are not temporary must be told, and none that CPython does not have.
    fn holders(&self, want: &Value, got: &Value, step: &Step, view: &Value) -> Difference {
        let names = |holders: &[Value]| -> Vec<String> {
            holders.iter().filter_map(Value::as_str).map(str::to_string).collect()
        };
        let is_brief = |functions: &[Value], id: &str| {
            functions.iter().any(|f| text(f, "id") == id && f["temporary"] == true)
        };
        let mut told: BTreeSet<String> = names(list(got, "held_by"))
            .iter()
            .map(|id| if id.starts_with('o') { id.clone() } else { reference(view, id) })
            .collect();
        for holder in names(list(want, "held_by")) {
            let id = if holder.starts_with('o') {
                self.functions.got(&holder).unwrap_or_default()
            } else {
                &holder
            };
            // A class body's frame holds what `super()` needs; that is not shown.
            let optional = is_brief(&step.functions, &holder) || holder.starts_with("class ");
            if !told.remove(id) && !optional {
                return Err(format!("cell {}: not held by {holder}: {}", text(want, "name"), got["held_by"]));
            }
        }
        match told.iter().find(|id| !is_brief(list(view, "functions"), id) && !id.starts_with("class ")) {
            Some(extra) => Err(format!(
                "cell {}: held by {extra}, who does not hold it; expected {}",
                text(want, "name"),
                want["held_by"]
            )),
            None => Ok(()),
        }
    }
}

fn described(function: &Value) -> String {
    let cells: Vec<&str> = list(function, "closure").iter().filter_map(|slot| slot[0].as_str()).collect();
    if cells.is_empty() {
        text(function, "name").to_string()
    } else {
        format!("{} carrying {}", text(function, "name"), cells.join(", "))
    }
}
