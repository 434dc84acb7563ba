//! Values, names, places and lists, inside a sentence.

use crate::view::model::CellId;
use crate::view::narrate::message::{Value, Where};

pub fn given(value: &Value) -> String {
    match value {
        Value::Repr(text) => text.clone(),
        Value::Function(name, id) if name == "<lambda>" => format!("a lambda ({id})"),
        Value::Function(name, id) => format!("`{name}` ({id})"),
        Value::Class(name, id) => format!("class `{name}` ({id})"),
        Value::Thing(text) => with_article(text),
    }
}

/// The start of a sentence on a frame that is resumed, after what the clock went on by.
pub fn later_on(function: &str, later: &Option<String>) -> String {
    match later {
        Some(later) => format!("The clock went on by {later}: {}", function_name(function)),
        None => capital(&function_name(function)),
    }
}

pub fn with_article(thing: &str) -> String {
    if let Some(("class" | "module" | "builtin" | "function" | "method", _)) = thing.split_once(' ') {
        return format!("the {thing}");
    }
    match thing.chars().next() {
        _ if thing.starts_with("Unbound") => format!("an {thing}"),
        Some(first) if "aeiouAEIO".contains(first) => format!("an {thing}"),
        Some(first) if first.is_alphabetic() => format!("a {thing}"),
        _ => thing.to_owned(),
    }
}

pub fn function_name(name: &str) -> String {
    match name {
        "<lambda>" => "the lambda".into(),
        "<genexpr>" => "the generator expression".into(),
        name => format!("`{name}`"),
    }
}

pub fn uses(user: &Option<String>) -> String {
    match user {
        Some(user) if user == "<lambda>" => "A lambda uses it".into(),
        Some(user) if user == "<genexpr>" => "A generator expression uses it".into(),
        Some(user) => format!("{} uses it", capital(&function_name(user))),
        None => "An inner function uses it".into(),
    }
}

pub fn place_label(place: &Where) -> String {
    match place {
        Where::Global => "Global".into(),
        Where::Frame(frame, _) => frame.to_string(),
        Where::Class(name) => format!("the body of class `{name}`"),
    }
}

/// Who made a cell.
pub fn made_by(place: &Where) -> String {
    match place {
        Where::Frame(frame, maker) if !maker.is_empty() => {
            format!("made by {} ({frame})", function_name(maker))
        }
        Where::Frame(frame, _) => format!("made in {frame}"),
        Where::Global => "made by a comprehension".into(),
        Where::Class(class) => format!("made by the body of class `{class}`"),
    }
}

pub fn all_of(count: usize, function: &str) -> String {
    let number = match count {
        2 => return format!("both {}", plural(function)),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        5 => "five".to_owned(),
        6 => "six".to_owned(),
        count => count.to_string(),
    };
    format!("all {number} {}", plural(function))
}

pub fn plural(function: &str) -> String {
    match function {
        "<lambda>" => "lambdas".into(),
        "<genexpr>" => "generator expressions".into(),
        name => format!("`{name}` functions"),
    }
}

pub fn cell_names(cells: &[CellId]) -> String {
    let word = if cells.len() == 1 { "cell" } else { "cells" };
    format!("{word} {}", ids(cells))
}

/// `o2, o3 and o4`, at most three by name.
pub fn ids<Id: ToString>(ids: &[Id]) -> String {
    let mut parts: Vec<String> = ids.iter().take(3).map(ToString::to_string).collect();
    if ids.len() > 3 {
        parts.push(format!("{} more", ids.len() - 3));
    }
    list(&parts)
}

pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Starts a sentence: ids keep their small letter.
pub fn capital(text: &str) -> String {
    if text.starts_with('`')
        || text.starts_with(['f', 'c', 'o']) && text[1..].starts_with(|c: char| c.is_ascii_digit())
    {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `it` or `them`.
pub fn it<T>(things: &[T]) -> &'static str {
    if things.len() == 1 { "it" } else { "them" }
}

/// `x` got a value, or names an object.
pub fn got(name: &str, value: &Value) -> String {
    match value {
        Value::Repr(text) => format!("`{name}` got {text}"),
        value => format!("`{name}` now names {}", given(value)),
    }
}

/// `x` has what it had.
pub fn still(name: &str, value: &Value) -> String {
    match value {
        Value::Repr(text) => format!("`{name}` is still {text}"),
        value => format!("`{name}` still names {}", given(value)),
    }
}

/// A sentence and the words of something else, which may end in their own dots.
pub fn ended(start: &str, text: &str) -> String {
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    if text.is_empty() { format!("{start}.") } else { format!("{start}: {text}{stop}") }
}
