//! Upper and lower case, and the fillers around a text.

use super::{alone, method, str, this};
use crate::pylib::arguments::{Outcome, Parameters, between, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::number;
use crate::vm::{Object, Value};

pub const METHODS: &[NativeDef] = &[
    method("str", "upper", |call| changed(call, "upper", |text| text.to_uppercase())),
    method("str", "lower", |call| changed(call, "lower", |text| text.to_lowercase())),
    method("str", "casefold", |call| changed(call, "casefold", casefold)),
    method("str", "swapcase", |call| changed(call, "swapcase", swapcase)),
    method("str", "capitalize", |call| changed(call, "capitalize", capitalize)),
    method("str", "title", |call| changed(call, "title", title)),
    method("str", "center", center),
    method("str", "ljust", |call| justify(call, "ljust", true)),
    method("str", "rjust", |call| justify(call, "rjust", false)),
    method("str", "zfill", zfill),
    method("str", "expandtabs", expandtabs),
];

fn changed(call: &mut Call<'_>, name: &str, change: fn(&str) -> String) -> Outcome {
    let text = alone(call, name)?;
    str(call, change(&text))
}

fn casefold(text: &str) -> String {
    let fold = |c: char| match c {
        'ı' => vec![c],
        _ => {
            c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect::<Vec<char>>()
        }
    };
    text.chars().flat_map(fold).collect()
}

fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_uppercase() {
            out.extend(c.to_lowercase());
        } else if c.is_lowercase() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    }
    out
}

/// The title case of a character: upper case, of more than one character only the first.
fn push_title(out: &mut String, c: char) {
    match c {
        'Ǆ' | 'ǅ' | 'ǆ' => out.push('ǅ'),
        'Ǉ' | 'ǈ' | 'ǉ' => out.push('ǈ'),
        'Ǌ' | 'ǋ' | 'ǌ' => out.push('ǋ'),
        'Ǳ' | 'ǲ' | 'ǳ' => out.push('ǲ'),
        _ => {
            let mut upper = c.to_uppercase();
            out.extend(upper.next());
            out.extend(upper.flat_map(char::to_lowercase));
        }
    }
}

fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    if let Some(first) = chars.next() {
        push_title(&mut out, first);
        out.push_str(&chars.as_str().to_lowercase());
    }
    out
}

fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            push_title(&mut out, c);
        }
        inside = c.is_uppercase() || c.is_lowercase();
    }
    out
}

/// Width and filling character of `center` and its kin, and how many fillers that makes.
fn filling(call: &mut Call<'_>, name: &str) -> Result<(String, usize, char), Interrupt> {
    let text = this(call, name)?;
    between(call, "str", name, 1, 2)?;
    let width = number::index_i64(call, call.arg(1))?;
    let fill = call.arg(2);
    let fill = match call.vm.heap.of(call.vm.unwrap(fill)) {
        None if fill.is_nil() => ' ',
        Some(Object::Str(text)) if text.chars == 1 => text.text.chars().next().unwrap_or(' '),
        Some(Object::Str(_)) => {
            return Err(call.type_error("The fill character must be exactly one character long"));
        }
        _ => {
            let kind = call.vm.type_name(fill);
            let text = format!("The fill character must be a unicode character, not {kind}");
            return Err(call.type_error(text));
        }
    };
    let width = width.max(0) as usize;
    call.vm.check_size(width)?;
    let missing = width.saturating_sub(text.chars().count());
    Ok((text, missing, fill))
}

fn center(call: &mut Call<'_>) -> Outcome {
    let (text, missing, fill) = filling(call, "center")?;
    let width = text.chars().count() + missing;
    // CPython puts the odd filler to the left where the width is odd.
    let left = missing / 2 + (missing & width & 1);
    let fillers = |count: usize| std::iter::repeat_n(fill, count);
    let out: String = fillers(left).chain(text.chars()).chain(fillers(missing - left)).collect();
    str(call, out)
}

fn justify(call: &mut Call<'_>, name: &str, left: bool) -> Outcome {
    let (text, missing, fill) = filling(call, name)?;
    let fillers: String = std::iter::repeat_n(fill, missing).collect();
    str(call, if left { text + &fillers } else { fillers + &text })
}

fn zfill(call: &mut Call<'_>) -> Outcome {
    let text = this(call, "zfill")?;
    let width = one(call, "str", "zfill")?;
    let width = number::index_i64(call, width)?.max(0) as usize;
    call.vm.check_size(width)?;
    let zeros = "0".repeat(width.saturating_sub(text.chars().count()));
    let (sign, digits) = match text.chars().next() {
        Some('+' | '-') => text.split_at(1),
        _ => ("", text.as_str()),
    };
    str(call, format!("{sign}{zeros}{digits}"))
}

fn expandtabs(call: &mut Call<'_>) -> Outcome {
    let text = this(call, "expandtabs")?;
    let [size] =
        Parameters { name: "expandtabs", owner: "str", names: ["tabsize"], required: 0, positional: 1 }
            .read(call)?;
    let size = if size == Value::Nil { 8 } else { number::index_i64(call, size)?.max(0) as usize };
    call.vm.check_size(size.saturating_mul(text.matches('\t').count()))?;
    let mut out = String::new();
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if size > 0 => {
                let spaces = size - column % size;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\t' => {}
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    str(call, out)
}
