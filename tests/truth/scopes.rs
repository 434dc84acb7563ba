//! Compares scopes as trees: the order among scopes of one line says nothing.

use serde_json::Value;

struct Scope {
    label: String,
    names: Vec<(String, String)>,
    inner: Vec<Scope>,
}

impl Scope {
    /// A list, set or dict comprehension: CPython makes no scope of its own for it.
    fn is_inlined(&self) -> bool {
        ["<listcomp>", "<setcomp>", "<dictcomp>"].iter().any(|name| self.label.ends_with(name))
    }

    fn shape(&self) -> String {
        self.inner.iter().map(|inner| format!("{}({})", inner.label, inner.shape())).collect()
    }
}

fn tree(list: &[Value], index: usize) -> Scope {
    let scope = &list[index];
    let mut names: Vec<(String, String)> = scope["names"]
        .as_object()
        .map(|names| {
            names.iter().map(|(n, k)| (n.clone(), k.as_str().unwrap_or_default().to_string())).collect()
        })
        .unwrap_or_default();
    names.sort();
    let mut inner: Vec<Scope> = (index + 1..list.len())
        .filter(|&child| list[child]["parent"].as_u64() == Some(index as u64))
        .map(|child| tree(list, child))
        .collect();
    inner.sort_by_cached_key(|scope| (scope.label.clone(), scope.shape(), scope.names.clone()));
    let text = |field: &str| scope[field].as_str().unwrap_or("?").to_string();
    // What the module is called is nobody's business.
    let label = match text("kind").as_str() {
        "module" => "module".to_string(),
        kind => format!("{:4} {kind} {}", scope["line"].as_u64().unwrap_or(0), text("name")),
    };
    Scope { label, names, inner }
}

/// The first scope that is not as it should be.
pub fn first_difference(want: &Value, got: &Value) -> Option<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (want, got) = (list(want), list(got));
    if got.is_empty() {
        return Some("no list of scopes".to_string());
    }
    compare(&tree(&want, 0), &tree(&got, 0))
}

fn compare(want: &Scope, got: &Scope) -> Option<String> {
    let label = want.label.trim();
    if want.label != got.label {
        return Some(format!("expected scope {label}, got {}", got.label.trim()));
    }
    if want.is_inlined() {
        // CPython has no such table: sure is only that the names it binds stand there.
        let bound = |scope: &Scope| -> Vec<String> {
            scope
                .names
                .iter()
                .filter(|(_, kind)| kind == "local" || kind == "cell")
                .map(|(n, _)| n.clone())
                .collect()
        };
        if let Some(name) = bound(want).iter().find(|name| !bound(got).contains(name)) {
            return Some(format!("in {label}: {name} is not bound"));
        }
    } else if want.names != got.names {
        let only = |a: &Scope, b: &Scope| -> Vec<String> {
            a.names.iter().filter(|n| !b.names.contains(n)).map(|(n, k)| format!("{n} {k}")).collect()
        };
        let (missing, extra) = (only(want, got).join(", "), only(got, want).join(", "));
        return Some(format!("in {label}: expected {{{missing}}}, got {{{extra}}}"));
    }
    let labels =
        |s: &Scope| s.inner.iter().map(|i| i.label.trim().to_string()).collect::<Vec<_>>().join("; ");
    if want.inner.len() != got.inner.len() {
        return Some(format!("inside {label}: expected scopes [{}], got [{}]", labels(want), labels(got)));
    }
    want.inner.iter().zip(&got.inner).find_map(|(w, g)| compare(w, g))
}
