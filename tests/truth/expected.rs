//! Reads `data/**/NAME.jsonl`: what changed at each line step, into what a person must see at each.

use serde_json::{Map, Value};
use std::collections::HashMap;

/// What must be seen at one line step.
pub struct Step {
    /// The line about to run; `None` at the end of the run.
    pub line: Option<u64>,
    /// The frame that runs: `f2`, `Global`, `class Point`.
    pub place: String,
    /// How the run ended, at its end.
    pub end: Option<String>,
    /// All that was printed so far.
    pub output: String,
    /// `[name, value]` of each.
    pub globals: Vec<Value>,
    /// `[name, value]` of the variables of comprehensions that run at module level.
    pub inner: Vec<Value>,
    /// As in the data, nothing left out.
    pub frames: Vec<Value>,
    /// As in the data, nothing left out.
    pub cells: Vec<Value>,
    /// As in the data, nothing left out.
    pub functions: Vec<Value>,
}

/// All steps of one program.
pub fn steps(data: &str) -> Vec<Step> {
    let mut output = String::new();
    let mut sections: HashMap<&str, Section> = HashMap::new();
    let mut result = Vec::new();
    for line in data.lines() {
        let step: Map<String, Value> = serde_json::from_str(line).expect("committed data is JSON");
        output.push_str(step.get("out").and_then(Value::as_str).unwrap_or_default());
        for name in ["globals", "inner", "frames", "cells", "functions"] {
            if let Some(Value::Array(entries)) = step.get(name) {
                sections.entry(name).or_default().update(entries);
            }
        }
        let now = |name: &str| sections.get(name).map(|s| s.now.clone()).unwrap_or_default();
        let text = |name: &str| step.get(name).and_then(Value::as_str).map(str::to_string);
        result.push(Step {
            line: step.get("line").and_then(Value::as_u64),
            place: text("in").unwrap_or_default(),
            end: text("end"),
            output: output.clone(),
            globals: now("globals"),
            inner: now("inner"),
            frames: now("frames"),
            cells: now("cells"),
            functions: now("functions"),
        });
    }
    result
}

#[derive(Default)]
struct Section {
    told: HashMap<String, Value>,
    now: Vec<Value>,
}

impl Section {
    fn update(&mut self, entries: &[Value]) {
        self.now = entries
            .iter()
            .map(|entry| {
                if let Some(name) = entry.as_str() {
                    return self.told[name].clone();
                }
                let name = entry.get("id").unwrap_or(&entry[0]).as_str().expect("entries have names");
                self.told.insert(name.to_string(), entry.clone());
                entry.clone()
            })
            .collect();
    }
}
