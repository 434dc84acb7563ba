//! Questions about bytes as ASCII text.

use super::split::is_space;
use super::{Outcome, owner, this};
use crate::pylib::arguments::none;
use crate::vm::Value;
use crate::vm::native::{Call, NativeFn};

pub const SHARED: &[(&str, NativeFn)] = &[
    ("isalnum", |call| all(call, "isalnum", |byte| byte.is_ascii_alphanumeric())),
    ("isalpha", |call| all(call, "isalpha", |byte| byte.is_ascii_alphabetic())),
    ("isdigit", |call| all(call, "isdigit", |byte| byte.is_ascii_digit())),
    ("isspace", |call| all(call, "isspace", is_space)),
    ("isascii", |call| {
        let bytes = this(call, "isascii")?;
        none(call, owner(call), "isascii")?;
        Ok(Value::Bool(bytes.is_ascii()))
    }),
    ("islower", |call| cased(call, "islower", |byte| byte.is_ascii_lowercase())),
    ("isupper", |call| cased(call, "isupper", |byte| byte.is_ascii_uppercase())),
    ("istitle", istitle),
];

fn all(call: &mut Call<'_>, name: &str, fits: fn(u8) -> bool) -> Outcome {
    let bytes = this(call, name)?;
    none(call, owner(call), name)?;
    Ok(Value::Bool(!bytes.is_empty() && bytes.into_iter().all(fits)))
}

/// There is a letter, and all letters are of this case.
fn cased(call: &mut Call<'_>, name: &str, fits: fn(u8) -> bool) -> Outcome {
    let bytes = this(call, name)?;
    none(call, owner(call), name)?;
    let mut letters = bytes.into_iter().filter(u8::is_ascii_alphabetic).peekable();
    Ok(Value::Bool(letters.peek().is_some() && letters.all(fits)))
}

fn istitle(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "istitle")?;
    none(call, owner(call), "istitle")?;
    let (mut inside, mut any) = (false, false);
    for byte in bytes {
        if byte.is_ascii_alphabetic() {
            if byte.is_ascii_uppercase() == inside {
                return Ok(Value::Bool(false));
            }
            (inside, any) = (true, true);
        } else {
            inside = false;
        }
    }
    Ok(Value::Bool(any))
}
