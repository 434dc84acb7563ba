//! Reading views: names of frames, values, and which of the engine's identities stands for which of CPython's.

use super::expected::Step;
use serde_json::Value;
use std::collections::HashMap;

/// One to one between CPython's identities and the engine's.
#[derive(Default)]
pub struct Bijection {
    pub to: HashMap<String, String>,
    pub from: HashMap<String, String>,
}

impl Bijection {
    /// Ties two identities; false if either is tied to another one.
    pub fn tie(&mut self, want: &str, got: &str) -> bool {
        match (self.to.get(want), self.from.get(got)) {
            (Some(known), _) => known == got,
            (None, Some(_)) => false,
            (None, None) => {
                self.to.insert(want.to_string(), got.to_string());
                self.from.insert(got.to_string(), want.to_string());
                true
            }
        }
    }

    pub fn got(&self, want: &str) -> Option<&str> {
        self.to.get(want).map(String::as_str)
    }
}

/// The run itself went another way: a few steps of both.
pub fn path_difference(steps: &[Step], views: &[Value], number: usize) -> String {
    let stop = |line: Option<u64>, place: &str| match place {
        "Global" => format!("{}", line.unwrap_or(0)),
        place => format!("{}@{place}", line.unwrap_or(0)),
    };
    let range = number.saturating_sub(2)..number + 4;
    let want: Vec<String> = steps
        .iter()
        .enumerate()
        .filter(|(i, _)| range.contains(i))
        .map(|(_, s)| s.end.as_ref().map_or_else(|| stop(s.line, &s.place), |end| format!("({end})")))
        .collect();
    let got: Vec<String> = views
        .iter()
        .enumerate()
        .filter(|(i, _)| range.contains(i))
        .map(|(_, v)| stop(v["line"].as_u64(), &running(v)))
        .collect();
    format!(
        "step {number}: another line step. From step {}: expected {} .. got {} ({} line steps expected, {} views)",
        range.start,
        want.join(" "),
        got.join(" "),
        steps.len() - 1,
        views.len()
    )
}

pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

pub fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map(Vec::as_slice).unwrap_or_default()
}

pub fn is_number(id: &str) -> bool {
    id.strip_prefix('f')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// How the data calls a frame of a view: by its number, or `class NAME`.
pub fn label(frame: &Value) -> String {
    let id = text(frame, "id");
    if is_number(id) { id.to_string() } else { format!("class {}", text(frame, "function")) }
}

/// How the data calls the frame that a view's field names.
pub fn reference(view: &Value, id: &str) -> String {
    if id == "Global" || is_number(id) || id.starts_with("class ") {
        return id.to_string();
    }
    let frame = list(view, "frames").iter().find(|f| text(f, "id") == id);
    frame.map_or_else(|| format!("class {id}"), label)
}

pub fn running(view: &Value) -> String {
    list(view, "frames").iter().rfind(|f| f["state"] == "running").map_or("Global".to_string(), label)
}

/// Is this value what it should be? `~type` stands for any text.
pub fn same_value(want: &Value, got: &Value) -> bool {
    let (Some(want), Some(got)) = (want.as_str(), got.as_str()) else {
        return want.is_null() == got.is_null();
    };
    if want.starts_with('~') {
        return true;
    }
    match want.strip_suffix('…') {
        Some(start) => got.starts_with(start),
        None => want == got,
    }
}

/// A JSON value on one short line.
pub fn brief(value: &Value) -> String {
    let all = value.to_string();
    all.char_indices().nth(200).map_or_else(|| all.clone(), |(at, _)| format!("{}…", &all[..at]))
}
