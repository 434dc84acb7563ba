//! `float`

use super::{built, method, wrap};
use crate::pylib::arguments::{self, Outcome, none, wrong_receiver};
use crate::pylib::functions::{own_method, rounded};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{number, text};
use crate::vm::{Object, Value, classes};
use num_bigint::BigInt;

pub const METHODS: &[NativeDef] = &[
    method("float", "__new__", new),
    method("float", "is_integer", is_integer),
    method("float", "as_integer_ratio", as_integer_ratio),
    method("float", "hex", hex),
    method("float", "fromhex", from_hex),
    method("float", "__getformat__", |call| {
        let kind = arguments::one(call, "float", "__getformat__")?;
        match call.vm.heap.text(kind) {
            Some("double" | "float") => Ok(call.vm.heap.str("IEEE, little-endian")),
            Some(_) => {
                let text = "__getformat__() argument 1 must be 'double' or 'float'";
                Err(call.error(classes::VALUE_ERROR, text))
            }
            None => {
                let kind = call.vm.type_name(kind);
                let text = format!("__getformat__() argument must be str, not {kind}");
                Err(call.type_error(text))
            }
        }
    }),
    method("float", "conjugate", |call| this(call, "conjugate").map(Value::Float)),
    method("float", "__float__", |call| this(call, "__float__").map(Value::Float)),
    method("float", "__int__", whole),
    method("float", "__trunc__", whole),
    method("float", "__floor__", |call| {
        let float = this(call, "__floor__")?;
        number::float_to_int(call, float.floor())
    }),
    method("float", "__ceil__", |call| {
        let float = this(call, "__ceil__")?;
        number::float_to_int(call, float.ceil())
    }),
    method("float", "__round__", |call| {
        Ok(rounded(call, call.arg(0), call.arg(1))?.unwrap_or(Value::NotImplemented))
    }),
];

fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "float")?;
    arguments::no_keywords_unless_own(call, class, "float")?;
    arguments::at_most(call, "float", 1)?;
    let value = call.arg(1);
    let float = match call.vm.unwrap(value) {
        Value::Nil => 0.0,
        Value::Float(float) => float,
        inside => {
            if let Some(text) = call.vm.heap.text(inside).map(str::to_string) {
                number::parse_float(call, &text)?
            } else if matches!(inside, Value::Int(_) | Value::Bool(_))
                || matches!(call.vm.heap.of(inside), Some(Object::BigInt(_)))
                || ["__float__", "__index__"].iter().any(|name| own_method(call, value, name).is_some())
            {
                number::to_float(call, value)?
            } else if let Some(bytes) = super::bytes::buffer(call, value)? {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                match number::read_float(&text) {
                    Some(float) => float,
                    None => {
                        let shown = text::repr(call, value)?;
                        let text = format!("could not convert string to float: {shown}");
                        return Err(call.error(classes::VALUE_ERROR, text));
                    }
                }
            } else {
                return Err(not_a_number(call, value));
            }
        }
    };
    Ok(wrap(call, class, Value::Float(float)))
}

fn not_a_number(call: &mut Call<'_>, value: Value) -> Interrupt {
    let text =
        format!("float() argument must be a string or a real number, not '{}'", call.vm.type_name(value));
    call.type_error(text)
}

fn this(call: &mut Call<'_>, name: &str) -> Result<f64, Interrupt> {
    match call.vm.unwrap(call.arg(0)) {
        Value::Float(float) => {
            none(call, "float", name)?;
            Ok(float)
        }
        _ => Err(wrong_receiver(call, "float", name)),
    }
}

fn whole(call: &mut Call<'_>) -> Outcome {
    let float = this(call, "__int__")?;
    number::float_to_int(call, float)
}

fn is_integer(call: &mut Call<'_>) -> Outcome {
    let float = this(call, "is_integer")?;
    Ok(Value::Bool(float.is_finite() && float.fract() == 0.0))
}

/// Mantissa and exponent: `float == mantissa * 2**exponent`.
fn parts(float: f64) -> (i64, i64) {
    let bits = float.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64;
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    (if float.is_sign_negative() { -mantissa } else { mantissa }, exponent)
}

fn as_integer_ratio(call: &mut Call<'_>) -> Outcome {
    let float = this(call, "as_integer_ratio")?;
    if float.is_nan() {
        return Err(call.error(classes::VALUE_ERROR, "cannot convert NaN to integer ratio"));
    }
    if float.is_infinite() {
        return Err(call.error(classes::OVERFLOW_ERROR, "cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = parts(float);
    while mantissa != 0 && mantissa % 2 == 0 && exponent < 0 {
        mantissa /= 2;
        exponent += 1;
    }
    if mantissa == 0 {
        exponent = 0;
    }
    let power = BigInt::from(1) << exponent.unsigned_abs();
    let (above, below) = if exponent < 0 {
        (BigInt::from(mantissa), power)
    } else {
        (BigInt::from(mantissa) * power, BigInt::from(1))
    };
    let (above, below) = (number::big(call.vm, above), number::big(call.vm, below));
    Ok(call.vm.heap.tuple([above, below]))
}

fn hex(call: &mut Call<'_>) -> Outcome {
    let float = this(call, "hex")?;
    let text = if float.is_nan() {
        "nan".to_string()
    } else {
        let sign = if float.is_sign_negative() { "-" } else { "" };
        let bits = float.to_bits();
        let (exponent, fraction) = ((bits >> 52 & 0x7ff) as i64, bits & ((1 << 52) - 1));
        match (exponent, fraction) {
            (0x7ff, _) => format!("{sign}inf"),
            (0, 0) => format!("{sign}0x0.0p+0"),
            (0, _) => format!("{sign}0x0.{fraction:013x}p-1022"),
            _ => format!("{sign}0x1.{fraction:013x}p{:+}", exponent - 1023),
        }
    };
    Ok(call.vm.heap.str(text))
}

/// A number as `float.hex` writes it, rounded once: mantissa and binary exponent, exactly.
fn hex_parts(text: &str) -> Option<(bool, BigInt, i64)> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let lower = rest.to_ascii_lowercase();
    let digits = lower.strip_prefix("0x").unwrap_or(&lower);
    let (digits, exponent) = match digits.split_once('p') {
        Some((digits, exponent)) => (digits, exponent.parse::<i64>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    if all.is_empty() || !all.chars().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    let mantissa = BigInt::parse_bytes(all.as_bytes(), 16)?;
    Some((negative, mantissa, exponent.saturating_sub(4 * fraction.len() as i64)))
}

/// `float.fromhex(text)`
fn from_hex(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "float")?;
    let given = arguments::one(call, "float", "fromhex")?;
    let Some(text) = call.vm.heap.text(given).map(|text| text.trim().to_string()) else {
        return Err(call.type_error("bad argument type for built-in operation"));
    };
    let word = text.trim_start_matches(['+', '-']).to_ascii_lowercase();
    let float = if ["inf", "infinity", "nan"].contains(&word.as_str()) {
        number::read_float(&text)
    } else {
        match hex_parts(&text) {
            Some((negative, mantissa, exponent)) => {
                let size = scaled(&mantissa, exponent);
                if size.is_infinite() {
                    let text = "hexadecimal value too large to represent as a float";
                    return Err(call.error(classes::OVERFLOW_ERROR, text));
                }
                Some(if negative { -size } else { size })
            }
            None => None,
        }
    };
    let Some(float) = float else {
        return Err(call.error(classes::VALUE_ERROR, "invalid hexadecimal floating-point string"));
    };
    if class == classes::FLOAT {
        return Ok(Value::Float(float));
    }
    call.ask(Value::Object(class), &[Value::Float(float)])
}

/// `mantissa * 2**exponent`, rounded half to even.
fn scaled(mantissa: &BigInt, exponent: i64) -> f64 {
    let bits = mantissa.bits() as i64;
    let top = bits.saturating_add(exponent);
    if bits == 0 || top < -1074 {
        return 0.0;
    }
    if top > 1024 {
        return f64::INFINITY;
    }
    // The place of the last bit that a float of this size has.
    let last = (top - 53).max(-1074);
    let shift = last.saturating_sub(exponent);
    let rounded = if shift <= 0 {
        mantissa << shift.unsigned_abs()
    } else {
        let kept: BigInt = mantissa >> shift;
        let rest = mantissa - (&kept << shift);
        let half = BigInt::from(1) << (shift - 1);
        let up = rest > half || (rest == half && kept.bit(0));
        kept + i32::from(up)
    };
    let small = u64::try_from(rounded).unwrap_or(u64::MAX) as f64;
    // In two steps, so that neither power is out of range.
    let first = (last / 2) as i32;
    small * 2f64.powi(first) * 2f64.powi(last as i32 - first)
}
