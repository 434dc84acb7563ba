//! Taking texts apart and putting them together.

use super::{method, none_or_type, str, this};
use crate::pylib::arguments::{Outcome, Parameters, absent, between, one, text};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{iterate, number, truth};
use crate::vm::{Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("str", "split", |call| split(call, "split", false)),
    method("str", "rsplit", |call| split(call, "rsplit", true)),
    method("str", "splitlines", splitlines),
    method("str", "partition", |call| partition(call, "partition", false)),
    method("str", "rpartition", |call| partition(call, "rpartition", true)),
    method("str", "strip", |call| strip(call, "strip", true, true)),
    method("str", "lstrip", |call| strip(call, "lstrip", true, false)),
    method("str", "rstrip", |call| strip(call, "rstrip", false, true)),
    method("str", "join", join),
];

fn list(call: &mut Call<'_>, parts: &[&str]) -> Outcome {
    call.vm.charge_items(parts.len());
    let parts = parts.iter().map(|&part| call.vm.heap.str(part)).collect();
    Ok(call.vm.heap.list(parts))
}

fn split(call: &mut Call<'_>, name: &str, right: bool) -> Outcome {
    let whole = this(call, name)?;
    let [separator, most] =
        Parameters { name, owner: "str", names: ["sep", "maxsplit"], required: 0, positional: 2 }
            .read(call)?;
    let most = if most.is_nil() { -1 } else { number::index_i64(call, most)? };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if absent(separator) {
        let parts = words(&whole, most, right);
        return list(call, &parts);
    }
    let Some(separator) = text(call, separator) else {
        let kind = none_or_type(call, separator);
        return Err(call.type_error(format!("must be str or None, not {kind}")));
    };
    if separator.is_empty() {
        return Err(call.error(classes::VALUE_ERROR, "empty separator"));
    }
    let pieces = most.saturating_add(1);
    let mut parts: Vec<&str> = if right {
        whole.rsplitn(pieces, separator.as_str()).collect()
    } else {
        whole.splitn(pieces, separator.as_str()).collect()
    };
    if right {
        parts.reverse();
    }
    list(call, &parts)
}

/// The words of a text, `most` of them split off.
fn words(text: &str, most: usize, right: bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        rest = if right {
            rest.trim_end_matches(number::is_space)
        } else {
            rest.trim_start_matches(number::is_space)
        };
        if rest.is_empty() {
            break;
        }
        if parts.len() == most {
            // What is left keeps the spaces inside, and those at its far end.
            parts.push(rest);
            break;
        }
        let (word, after) = if right {
            let at = rest
                .char_indices()
                .rev()
                .find(|(_, c)| number::is_space(*c))
                .map_or(0, |(at, c)| at + c.len_utf8());
            (&rest[at..], &rest[..at])
        } else {
            let at = rest.find(number::is_space).unwrap_or(rest.len());
            rest.split_at(at)
        };
        parts.push(word);
        rest = after;
    }
    if right {
        parts.reverse();
    }
    parts
}

/// Whether a line ends with this character.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn splitlines(call: &mut Call<'_>) -> Outcome {
    let whole = this(call, "splitlines")?;
    let [keep] =
        Parameters { name: "splitlines", owner: "str", names: ["keepends"], required: 0, positional: 1 }
            .read(call)?;
    let keep = !keep.is_nil() && truth::truth(call, keep)?;
    let mut parts = Vec::new();
    let mut rest = whole.as_str();
    while !rest.is_empty() {
        let Some((at, c)) = rest.char_indices().find(|(_, c)| ends_line(*c)) else {
            parts.push(rest);
            break;
        };
        let end = if rest[at..].starts_with("\r\n") { at + 2 } else { at + c.len_utf8() };
        parts.push(if keep { &rest[..end] } else { &rest[..at] });
        rest = &rest[end..];
    }
    list(call, &parts)
}

fn partition(call: &mut Call<'_>, name: &str, last: bool) -> Outcome {
    let whole = this(call, name)?;
    let separator = one(call, "str", name)?;
    let Some(separator) = text(call, separator) else {
        let text = format!("must be str, not {}", call.vm.type_name(separator));
        return Err(call.type_error(text));
    };
    if separator.is_empty() {
        return Err(call.error(classes::VALUE_ERROR, "empty separator"));
    }
    let found = if last { whole.rfind(&separator) } else { whole.find(&separator) };
    let parts = match found {
        Some(at) => [&whole[..at], separator.as_str(), &whole[at + separator.len()..]],
        None if last => ["", "", whole.as_str()],
        None => [whole.as_str(), "", ""],
    };
    let parts = parts.map(|part| call.vm.heap.str(part));
    Ok(call.vm.heap.tuple(parts))
}

fn strip(call: &mut Call<'_>, name: &str, left: bool, right: bool) -> Outcome {
    let whole = this(call, name)?;
    between(call, "str", name, 0, 1)?;
    let given = call.arg(1);
    let wanted: Option<Vec<char>> = if absent(given) {
        None
    } else {
        match text(call, given) {
            Some(text) => Some(text.chars().collect()),
            None => return Err(call.type_error(format!("{name} arg must be None or str"))),
        }
    };
    let goes = |c: char| match &wanted {
        None => number::is_space(c),
        Some(wanted) => wanted.contains(&c),
    };
    let mut part = whole.as_str();
    if left {
        part = part.trim_start_matches(goes);
    }
    if right {
        part = part.trim_end_matches(goes);
    }
    if part.len() == whole.len() && matches!(call.vm.heap.of(call.arg(0)), Some(crate::vm::Object::Str(_))) {
        return Ok(call.arg(0));
    }
    str(call, part)
}

fn join(call: &mut Call<'_>) -> Outcome {
    let between = this(call, "join")?;
    let iterable = one(call, "str", "join")?;
    if !iterate::is_iterable(call.vm, iterable) {
        return Err(call.type_error("can only join an iterable"));
    }
    let items = iterate::items(call, iterable)?;
    let size = size_of_all(call, &items)?.saturating_add(between.len().saturating_mul(items.len()));
    call.vm.check_size(size)?;
    call.vm.charge(size);
    let mut out = String::with_capacity(size);
    for (at, &item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(&between);
        }
        out.push_str(call.vm.heap.text(item).unwrap_or(""));
    }
    str(call, out)
}

/// How many bytes the items of `join` have; TypeError where one is no str.
fn size_of_all(call: &mut Call<'_>, items: &[Value]) -> Result<usize, Interrupt> {
    let mut size: usize = 0;
    for (at, &item) in items.iter().enumerate() {
        match call.vm.heap.text(item) {
            Some(text) => size = size.saturating_add(text.len()),
            None => {
                let kind = call.vm.type_name(item);
                let text = format!("sequence item {at}: expected str instance, {kind} found");
                return Err(call.type_error(text));
            }
        }
    }
    Ok(size)
}
