//! `isalpha` and its kin.

use super::{alone, method};
use crate::pylib::arguments::Outcome;
use crate::vm::Value;
use crate::vm::native::{Call, NativeDef};
use crate::vm::ops::{number, quote};

pub const METHODS: &[NativeDef] = &[
    method("str", "isalpha", |call| all(call, "isalpha", is_alpha)),
    method("str", "isalnum", |call| all(call, "isalnum", |c| is_alpha(c) || c.is_numeric())),
    method("str", "isdecimal", |call| all(call, "isdecimal", is_decimal)),
    method("str", "isdigit", |call| all(call, "isdigit", is_digit)),
    method("str", "isnumeric", |call| all(call, "isnumeric", char::is_numeric)),
    method("str", "isspace", |call| all(call, "isspace", number::is_space)),
    method("str", "isupper", |call| cased(call, "isupper", char::is_uppercase, is_not_upper)),
    method("str", "islower", |call| cased(call, "islower", char::is_lowercase, is_not_lower)),
    method("str", "istitle", istitle),
    method("str", "isprintable", |call| {
        let text = alone(call, "isprintable")?;
        Ok(Value::Bool(text.chars().all(quote::is_printable)))
    }),
    method("str", "isascii", |call| Ok(Value::Bool(alone(call, "isascii")?.is_ascii()))),
    method("str", "isidentifier", isidentifier),
];

/// Whether there is a character and `fits` accepts each.
fn all(call: &mut Call<'_>, name: &str, fits: fn(char) -> bool) -> Outcome {
    let text = alone(call, name)?;
    Ok(Value::Bool(!text.is_empty() && text.chars().all(fits)))
}

/// Letters; letter-like numbers (Roman ones) are none.
fn is_alpha(c: char) -> bool {
    c.is_alphabetic() && !c.is_numeric()
}

fn is_decimal(c: char) -> bool {
    number::decimal_digit(c).is_some()
}

/// Decimals, and digits in circles, raised or lowered.
fn is_digit(c: char) -> bool {
    is_decimal(c)
        || matches!(c,
            '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '①'..='⑨' | '⑴'..='⑼' | '⒈'..='⒐'
            | '⓪' | '⓵'..='⓽' | '⓿' | '❶'..='❾' | '➀'..='➈' | '➊'..='➒' | '\u{1369}'..='\u{1371}' | '\u{19DA}')
}

/// Title case digraphs, which are neither upper nor lower.
fn is_title(c: char) -> bool {
    matches!(c, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ')
}

fn is_not_upper(c: char) -> bool {
    c.is_lowercase() || is_title(c)
}

fn is_not_lower(c: char) -> bool {
    c.is_uppercase() || is_title(c)
}

fn cased(call: &mut Call<'_>, name: &str, fits: fn(char) -> bool, spoils: fn(char) -> bool) -> Outcome {
    let text = alone(call, name)?;
    Ok(Value::Bool(text.chars().any(fits) && !text.chars().any(spoils)))
}

fn istitle(call: &mut Call<'_>) -> Outcome {
    let text = alone(call, "istitle")?;
    let (mut found, mut inside) = (false, false);
    for c in text.chars() {
        if c.is_uppercase() || is_title(c) {
            if inside {
                return Ok(Value::Bool(false));
            }
            (found, inside) = (true, true);
        } else if c.is_lowercase() {
            if !inside {
                return Ok(Value::Bool(false));
            }
            found = true;
        } else {
            inside = false;
        }
    }
    Ok(Value::Bool(found))
}

fn isidentifier(call: &mut Call<'_>) -> Outcome {
    let text = alone(call, "isidentifier")?;
    let mut chars = text.chars();
    let first = chars.next().is_some_and(|c| c == '_' || c.is_alphabetic());
    Ok(Value::Bool(first && chars.all(|c| c == '_' || c.is_alphanumeric())))
}
