//! Searching and replacing.

use super::{method, str, text_argument, this};
use crate::pylib::arguments::{Outcome, Parameters, absent, between, no_keywords, one, text};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::number;
use crate::vm::{Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("str", "find", |call| search(call, "find", false, false)),
    method("str", "rfind", |call| search(call, "rfind", true, false)),
    method("str", "index", |call| search(call, "index", false, true)),
    method("str", "rindex", |call| search(call, "rindex", true, true)),
    method("str", "count", count),
    method("str", "startswith", |call| edge(call, "startswith", true)),
    method("str", "endswith", |call| edge(call, "endswith", false)),
    method("str", "replace", replace),
    method("str", "removeprefix", removeprefix),
    method("str", "removesuffix", removesuffix),
];

/// The part of a text that `start` and `stop` leave; where it begins, in characters.
fn window<'a>(
    call: &mut Call<'_>,
    text: &'a str,
    start: Value,
    stop: Value,
) -> Result<Option<(&'a str, usize)>, Interrupt> {
    let len = text.chars().count() as i64;
    let mut bound = |given: Value, default: i64| -> Result<i64, Interrupt> {
        if absent(given) {
            return Ok(default);
        }
        let place = number::index_clipped(call, given)?;
        Ok(if place < 0 { place.saturating_add(len).max(0) } else { place })
    };
    let (start, stop) = (bound(start, 0)?, bound(stop, len)?.min(len));
    if start > stop {
        return Ok(None);
    }
    let byte = |place: i64| text.char_indices().nth(place as usize).map_or(text.len(), |(at, _)| at);
    Ok(Some((&text[byte(start)..byte(stop)], start as usize)))
}

fn search(call: &mut Call<'_>, name: &str, last: bool, must: bool) -> Outcome {
    let whole = this(call, name)?;
    between(call, "str", name, 1, 3)?;
    let wanted = text_argument(call, call.arg(1), name, 1)?;
    let window = window(call, &whole, call.arg(2), call.arg(3))?;
    let found = window.and_then(|(part, start)| {
        let at = if last { part.rfind(&wanted) } else { part.find(&wanted) }?;
        Some(start + part[..at].chars().count())
    });
    match found {
        Some(place) => Ok(Value::Int(place as i64)),
        None if must => Err(call.error(classes::VALUE_ERROR, "substring not found")),
        None => Ok(Value::Int(-1)),
    }
}

fn count(call: &mut Call<'_>) -> Outcome {
    let whole = this(call, "count")?;
    between(call, "str", "count", 1, 3)?;
    let wanted = text_argument(call, call.arg(1), "count", 1)?;
    let found = match window(call, &whole, call.arg(2), call.arg(3))? {
        None => 0,
        Some((part, _)) if wanted.is_empty() => part.chars().count() + 1,
        Some((part, _)) => part.matches(wanted.as_str()).count(),
    };
    Ok(Value::Int(found as i64))
}

fn edge(call: &mut Call<'_>, name: &str, start: bool) -> Outcome {
    let whole = this(call, name)?;
    between(call, "str", name, 1, 3)?;
    let wanted = call.arg(1);
    let candidates = match call.vm.heap.of(wanted) {
        Some(Object::Tuple(items)) => {
            let items = items.to_vec();
            let mut texts = Vec::with_capacity(items.len());
            for item in items {
                let Some(item) = text(call, item) else {
                    let kind = call.vm.type_name(item);
                    let text = format!("tuple for {name} must only contain str, not {kind}");
                    return Err(call.type_error(text));
                };
                texts.push(item);
            }
            texts
        }
        _ => match text(call, wanted) {
            Some(text) => vec![text],
            None => {
                let kind = call.vm.type_name(wanted);
                let text = format!("{name} first arg must be str or a tuple of str, not {kind}");
                return Err(call.type_error(text));
            }
        },
    };
    let Some((part, _)) = window(call, &whole, call.arg(2), call.arg(3))? else {
        return Ok(Value::Bool(false));
    };
    let fits = |wanted: &String| if start { part.starts_with(wanted) } else { part.ends_with(wanted) };
    Ok(Value::Bool(candidates.iter().any(fits)))
}

fn replace(call: &mut Call<'_>) -> Outcome {
    let whole = this(call, "replace")?;
    let [old, new, count] =
        Parameters { name: "replace", owner: "str", names: ["", "", "count"], required: 2, positional: 3 }
            .read(call)?;
    let old = text_argument(call, old, "replace", 1)?;
    let new = text_argument(call, new, "replace", 2)?;
    let count = if count.is_nil() { -1 } else { number::index_i64(call, count)? };
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let found = if old.is_empty() { whole.chars().count() + 1 } else { whole.matches(&old).count() };
    let grown = new.len().saturating_mul(found.min(count));
    call.vm.check_size(whole.len().saturating_add(grown))?;
    str(call, whole.replacen(&old, &new, count))
}

fn removeprefix(call: &mut Call<'_>) -> Outcome {
    let whole = this(call, "removeprefix")?;
    let prefix = one(call, "str", "removeprefix")?;
    let prefix = text_argument(call, prefix, "removeprefix", 0)?;
    str(call, whole.strip_prefix(prefix.as_str()).unwrap_or(&whole))
}

fn removesuffix(call: &mut Call<'_>) -> Outcome {
    let whole = this(call, "removesuffix")?;
    no_keywords(call, "str", "removesuffix")?;
    let suffix = one(call, "str", "removesuffix")?;
    let suffix = text_argument(call, suffix, "removesuffix", 0)?;
    str(call, whole.strip_suffix(suffix.as_str()).unwrap_or(&whole))
}
