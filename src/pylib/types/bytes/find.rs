//! Searching and replacing.

use super::{Outcome, buffer, byte, like, need_buffer, owner, this};
use crate::pylib::arguments::{Parameters, absent, between, one};
use crate::vm::native::{Call, Interrupt, NativeFn};
use crate::vm::ops::number;
use crate::vm::{Object, Value, classes};

pub const SHARED: &[(&str, NativeFn)] = &[
    ("find", |call| search(call, "find", false, false)),
    ("rfind", |call| search(call, "rfind", true, false)),
    ("index", |call| search(call, "index", false, true)),
    ("rindex", |call| search(call, "rindex", true, true)),
    ("count", count),
    ("startswith", |call| edge(call, "startswith", true)),
    ("endswith", |call| edge(call, "endswith", false)),
    ("replace", replace),
    ("removeprefix", |call| remove(call, "removeprefix", true)),
    ("removesuffix", |call| remove(call, "removesuffix", false)),
];

/// The part that `start` and `stop` leave.
fn window(
    call: &mut Call<'_>,
    len: usize,
    start: Value,
    stop: Value,
) -> Result<(usize, usize, bool), Interrupt> {
    let len = len as i64;
    let mut bound = |given: Value, default: i64| -> Result<i64, Interrupt> {
        if absent(given) {
            return Ok(default);
        }
        let place = number::index_clipped(call, given)?;
        Ok(if place < 0 { place.saturating_add(len).max(0) } else { place })
    };
    let (start, stop) = (bound(start, 0)?, bound(stop, len)?.min(len));
    Ok((start.min(len) as usize, stop as usize, start <= stop))
}

/// A bytes argument, or one byte as an int.
fn wanted(call: &mut Call<'_>, value: Value) -> Result<Vec<u8>, Interrupt> {
    if let Some(bytes) = buffer(call, value)? {
        return Ok(bytes);
    }
    match number::try_index(call, value)? {
        Some(whole) => Ok(vec![byte(call, whole, "byte")?]),
        None => {
            let kind = call.vm.type_name(value);
            let text = format!("argument should be integer or bytes-like object, not '{kind}'");
            Err(call.type_error(text))
        }
    }
}

/// Where `wanted` first is.
pub(super) fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    match wanted {
        [] => Some(0),
        [only] => bytes.iter().position(|byte| byte == only),
        _ => bytes.windows(wanted.len()).position(|window| window == wanted),
    }
}

/// Where it last is.
pub(super) fn last_position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    if wanted.is_empty() {
        return Some(bytes.len());
    }
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

fn search(call: &mut Call<'_>, name: &str, last: bool, must: bool) -> Outcome {
    let bytes = this(call, name)?;
    between(call, owner(call), name, 1, 3)?;
    let wanted = wanted(call, call.arg(1))?;
    let (start, stop, valid) = window(call, bytes.len(), call.arg(2), call.arg(3))?;
    call.vm.charge(bytes.len());
    let part = if valid { bytes.get(start..stop) } else { None };
    let found =
        part.and_then(|part| if last { last_position(part, &wanted) } else { position(part, &wanted) });
    match found {
        Some(at) => Ok(Value::Int((start + at) as i64)),
        None if must => Err(call.error(classes::VALUE_ERROR, "subsection not found")),
        None => Ok(Value::Int(-1)),
    }
}

fn count(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "count")?;
    between(call, owner(call), "count", 1, 3)?;
    let wanted = wanted(call, call.arg(1))?;
    let (start, stop, valid) = window(call, bytes.len(), call.arg(2), call.arg(3))?;
    if !valid {
        return Ok(Value::Int(0));
    }
    if wanted.is_empty() {
        return Ok(Value::Int((stop - start) as i64 + 1));
    }
    call.vm.charge(bytes.len());
    let mut rest = &bytes[start..stop];
    let mut found = 0;
    while let Some(at) = position(rest, &wanted) {
        found += 1;
        rest = &rest[at + wanted.len()..];
    }
    Ok(Value::Int(found))
}

fn edge(call: &mut Call<'_>, name: &str, start: bool) -> Outcome {
    let bytes = this(call, name)?;
    between(call, owner(call), name, 1, 3)?;
    let given = call.arg(1);
    let candidates = match call.vm.heap.of(call.vm.unwrap(given)) {
        Some(Object::Tuple(items)) => {
            let items = items.to_vec();
            let mut candidates = Vec::with_capacity(items.len());
            for item in items {
                candidates.push(need_buffer(call, item)?);
            }
            candidates
        }
        _ => match buffer(call, given)? {
            Some(bytes) => vec![bytes],
            None => {
                let kind = call.vm.type_name(given);
                let text = format!("{name} first arg must be bytes or a tuple of bytes, not {kind}");
                return Err(call.type_error(text));
            }
        },
    };
    let (from, to, valid) = window(call, bytes.len(), call.arg(2), call.arg(3))?;
    if !valid {
        return Ok(Value::Bool(false));
    }
    let part = &bytes[from..to];
    let fits = |wanted: &Vec<u8>| if start { part.starts_with(wanted) } else { part.ends_with(wanted) };
    Ok(Value::Bool(candidates.iter().any(fits)))
}

fn replace(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "replace")?;
    let [old, new, count] =
        Parameters { name: "replace", owner: "bytes", names: ["", "", "count"], required: 2, positional: 3 }
            .read(call)?;
    let (old, new) = (need_buffer(call, old)?, need_buffer(call, new)?);
    let count = if count.is_nil() { -1 } else { number::index_i64(call, count)? };
    let mut left = usize::try_from(count).unwrap_or(usize::MAX);
    call.vm.check_size(bytes.len().saturating_mul(if old.is_empty() { new.len() + 1 } else { 1 }))?;
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = &bytes[..];
    while left > 0 {
        let Some(at) = position(rest, &old) else { break };
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(&new);
        call.vm.check_size(out.len())?;
        rest = &rest[at + old.len()..];
        left -= 1;
        if old.is_empty() {
            let Some((&first, after)) = rest.split_first() else { return Ok(like(call, out)) };
            out.push(first);
            rest = after;
        }
    }
    out.extend_from_slice(rest);
    Ok(like(call, out))
}

fn remove(call: &mut Call<'_>, name: &str, start: bool) -> Outcome {
    let bytes = this(call, name)?;
    let edge = one(call, owner(call), name)?;
    let edge = need_buffer(call, edge)?;
    let left = if start { bytes.strip_prefix(&edge[..]) } else { bytes.strip_suffix(&edge[..]) };
    let left = left.unwrap_or(&bytes).to_vec();
    Ok(like(call, left))
}
