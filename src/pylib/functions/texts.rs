//! `repr`, `format`, `ord` and other functions that make or read text.

use super::function;
use crate::pylib::arguments::{Outcome, between, one};
use crate::vm::native::{Call, NativeDef};
use crate::vm::ops::{format, number, text};
use crate::vm::{Object, Value, classes};
use num_bigint::Sign;

pub const FUNCTIONS: &[NativeDef] = &[
    function("repr", repr),
    function("ascii", ascii),
    function("format", format_value),
    function("ord", ord),
    function("chr", chr),
    function("hex", |call| based(call, "hex", 16, "0x")),
    function("oct", |call| based(call, "oct", 8, "0o")),
    function("bin", |call| based(call, "bin", 2, "0b")),
];

fn repr(call: &mut Call<'_>) -> Outcome {
    let value = one(call, "", "repr")?;
    let text = text::repr(call, value)?;
    Ok(call.vm.heap.str(text))
}

fn ascii(call: &mut Call<'_>) -> Outcome {
    let value = one(call, "", "ascii")?;
    let text = text::ascii(call, value)?;
    Ok(call.vm.heap.str(text))
}

fn format_value(call: &mut Call<'_>) -> Outcome {
    between(call, "", "format", 1, 2)?;
    let (value, spec) = (call.arg(0), call.arg(1));
    if spec.is_nil() {
        return format::format(call, value, "");
    }
    match call.vm.heap.text(spec).map(str::to_string) {
        Some(spec) => format::format(call, value, &spec),
        None => {
            let text = format!("format() argument 2 must be str, not {}", call.vm.type_name(spec));
            Err(call.type_error(text))
        }
    }
}

fn ord(call: &mut Call<'_>) -> Outcome {
    let value = one(call, "", "ord")?;
    let inside = call.vm.unwrap(value);
    let length = match call.vm.heap.of(inside) {
        Some(Object::Str(text)) if text.chars == 1 => {
            return Ok(Value::Int(text.text.chars().next().map_or(0, |c| i64::from(u32::from(c)))));
        }
        Some(Object::Bytes(bytes) | Object::ByteArray(bytes)) if bytes.len() == 1 => {
            return Ok(Value::Int(i64::from(bytes[0])));
        }
        Some(Object::Str(text)) => text.chars as usize,
        Some(Object::Bytes(bytes) | Object::ByteArray(bytes)) => bytes.len(),
        _ => {
            let text = format!("ord() expected string of length 1, but {} found", call.vm.type_name(value));
            return Err(call.type_error(text));
        }
    };
    Err(call.type_error(format!("ord() expected a character, but string of length {length} found")))
}

fn chr(call: &mut Call<'_>) -> Outcome {
    let value = one(call, "", "chr")?;
    let number = match number::index(call, value)? {
        Value::Int(number) => number,
        _ => return Err(call.error(classes::OVERFLOW_ERROR, "Python int too large to convert to C int")),
    };
    if !(0..=0x10_FFFF).contains(&number) {
        return Err(call.error(classes::VALUE_ERROR, "chr() arg not in range(0x110000)"));
    }
    match char::from_u32(number as u32) {
        Some(c) => Ok(call.vm.heap.str(c.to_string())),
        None => Err(call.error(
            classes::VALUE_ERROR,
            "chr() of half a surrogate pair is not available: text here is whole characters",
        )),
    }
}

fn based(call: &mut Call<'_>, name: &str, base: u32, prefix: &str) -> Outcome {
    let value = one(call, "", name)?;
    let index = number::index(call, value)?;
    let int = number::int_value(call.vm, index).unwrap_or_default();
    let sign = if int.sign() == Sign::Minus { "-" } else { "" };
    let digits = int.magnitude().to_str_radix(base);
    Ok(call.vm.heap.str(format!("{sign}{prefix}{digits}")))
}
