//! Taking bytes apart.

use super::find::{last_position, position};
use super::{Outcome, buffer, like, need_buffer, owner, this};
use crate::pylib::arguments::{Parameters, absent, between, one};
use crate::vm::native::{Call, Interrupt, NativeFn};
use crate::vm::ops::{number, truth};
use crate::vm::{Object, Value, classes};

pub const SHARED: &[(&str, NativeFn)] = &[
    ("split", |call| split(call, "split", false)),
    ("rsplit", |call| split(call, "rsplit", true)),
    ("splitlines", splitlines),
    ("partition", |call| partition(call, "partition", false)),
    ("rpartition", |call| partition(call, "rpartition", true)),
    ("strip", |call| strip(call, "strip", true, true)),
    ("lstrip", |call| strip(call, "lstrip", true, false)),
    ("rstrip", |call| strip(call, "rstrip", false, true)),
];

/// `bytes.isspace`
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

fn list(call: &mut Call<'_>, parts: Vec<Vec<u8>>) -> Outcome {
    call.vm.charge(parts.len());
    let parts = parts.into_iter().map(|part| like(call, part)).collect();
    Ok(call.vm.heap.list(parts))
}

fn split(call: &mut Call<'_>, name: &str, right: bool) -> Outcome {
    let bytes = this(call, name)?;
    let [separator, most] =
        Parameters { name, owner: "bytes", names: ["sep", "maxsplit"], required: 0, positional: 2 }
            .read(call)?;
    let most = if most.is_nil() { -1 } else { number::index_i64(call, most)? };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut parts = if absent(separator) {
        words(&bytes, most, right)
    } else {
        let separator = need_buffer(call, separator)?;
        if separator.is_empty() {
            return Err(call.error(classes::VALUE_ERROR, "empty separator"));
        }
        pieces(&bytes, &separator, most, right)
    };
    if right {
        parts.reverse();
    }
    list(call, parts)
}

/// Pieces between separators, from the end where `right`.
fn pieces(bytes: &[u8], separator: &[u8], most: usize, right: bool) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while parts.len() < most {
        let found = if right { last_position(rest, separator) } else { position(rest, separator) };
        let Some(at) = found else { break };
        let (before, after) = (&rest[..at], &rest[at + separator.len()..]);
        let (part, left) = if right { (after, before) } else { (before, after) };
        parts.push(part.to_vec());
        rest = left;
    }
    parts.push(rest.to_vec());
    parts
}

/// Words between white space, from the end where `right`.
fn words(bytes: &[u8], most: usize, right: bool) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    loop {
        rest = if right { trim_end(rest, is_space) } else { trim_start(rest, is_space) };
        if rest.is_empty() {
            return parts;
        }
        if parts.len() == most {
            parts.push(rest.to_vec());
            return parts;
        }
        let (word, left) = if right {
            let at = rest.iter().rposition(|&byte| is_space(byte)).map_or(0, |at| at + 1);
            (&rest[at..], &rest[..at])
        } else {
            rest.split_at(rest.iter().position(|&byte| is_space(byte)).unwrap_or(rest.len()))
        };
        parts.push(word.to_vec());
        rest = left;
    }
}

fn trim_start(bytes: &[u8], goes: impl Fn(u8) -> bool) -> &[u8] {
    &bytes[bytes.iter().position(|&byte| !goes(byte)).unwrap_or(bytes.len())..]
}

fn trim_end(bytes: &[u8], goes: impl Fn(u8) -> bool) -> &[u8] {
    &bytes[..bytes.iter().rposition(|&byte| !goes(byte)).map_or(0, |at| at + 1)]
}

fn splitlines(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "splitlines")?;
    let [keep] =
        Parameters { name: "splitlines", owner: "bytes", names: ["keepends"], required: 0, positional: 1 }
            .read(call)?;
    let keep = !keep.is_nil() && truth::truth(call, keep)?;
    let mut parts = Vec::new();
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let at = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let end = match rest.get(at..) {
            Some([b'\r', b'\n', ..]) => at + 2,
            Some([]) | None => at,
            _ => at + 1,
        };
        parts.push(rest[..if keep { end } else { at }].to_vec());
        rest = &rest[end..];
    }
    list(call, parts)
}

fn partition(call: &mut Call<'_>, name: &str, last: bool) -> Outcome {
    let bytes = this(call, name)?;
    let given = one(call, owner(call), name)?;
    let separator = need_buffer(call, given)?;
    if separator.is_empty() {
        return Err(call.error(classes::VALUE_ERROR, "empty separator"));
    }
    let found = if last { last_position(&bytes, &separator) } else { position(&bytes, &separator) };
    let parts = match found {
        Some(at) => [bytes[..at].to_vec(), separator.clone(), bytes[at + separator.len()..].to_vec()],
        None if last => [Vec::new(), Vec::new(), bytes],
        None => [bytes, Vec::new(), Vec::new()],
    };
    let parts = parts.map(|part| like(call, part));
    Ok(call.vm.heap.tuple(parts))
}

fn strip(call: &mut Call<'_>, name: &str, left: bool, right: bool) -> Outcome {
    let bytes = this(call, name)?;
    between(call, owner(call), name, 0, 1)?;
    let given = call.arg(1);
    let wanted = if absent(given) { None } else { Some(strip_set(call, given)?) };
    let goes = |byte: u8| match &wanted {
        None => is_space(byte),
        Some(wanted) => wanted.contains(&byte),
    };
    let mut part = &bytes[..];
    if left {
        part = trim_start(part, goes);
    }
    if right {
        part = trim_end(part, goes);
    }
    if part.len() == bytes.len() && matches!(call.vm.heap.of(call.arg(0)), Some(Object::Bytes(_))) {
        return Ok(call.arg(0));
    }
    let part = part.to_vec();
    Ok(like(call, part))
}

fn strip_set(call: &mut Call<'_>, given: Value) -> Result<Vec<u8>, Interrupt> {
    match buffer(call, given)? {
        Some(bytes) => Ok(bytes),
        None => need_buffer(call, given),
    }
}
