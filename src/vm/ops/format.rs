//! `format(v, spec)`: ints, floats, complex numbers, strs.

use super::number::{self, Int, float_repr};
use super::spec::{Parts, Spec, lay_out, no_grouping, pad, parse, unknown_code};
use super::{complex, method, text};
use crate::vm::classes;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// Beyond so many digits after the point every float is all zeros.
const ALL_DIGITS: usize = 1100;

/// `format(v, spec)`: a str value.
pub fn format(call: &mut Call<'_>, v: Value, spec: &str) -> Result<Value, Interrupt> {
    if let Some(method) = method(call.vm, v, "__format__") {
        let spec = call.vm.heap.str(spec);
        let result = method.ask(call, &[spec])?;
        if call.vm.heap.text(result).is_none() {
            let text = format!("__format__ must return a str, not {}", call.vm.type_name(result));
            return Err(call.type_error(text));
        }
        return Ok(result);
    }
    if spec.is_empty() {
        if let Some(Object::Str(_)) = call.vm.heap.of(v) {
            return Ok(v);
        }
        let text = text::str(call, v)?;
        return Ok(call.vm.heap.str(text));
    }
    let text = builtin_format(call, v, spec)?;
    Ok(call.vm.heap.str(text))
}

/// `v.__format__(spec)` of a built-in, the specifier not empty.
pub fn builtin_format(call: &mut Call<'_>, v: Value, spec: &str) -> Result<String, Interrupt> {
    let of = call.vm.type_name(v).to_string();
    let inside = call.vm.unwrap(v);
    let kind = match inside {
        Value::Int(_) | Value::Bool(_) => Kind::Int,
        Value::Float(_) => Kind::Float,
        _ => match call.vm.heap.of(inside) {
            Some(Object::BigInt(_)) => Kind::Int,
            Some(Object::Str(_)) => Kind::Str,
            Some(Object::Complex(..)) => Kind::Complex,
            _ => {
                let text = format!("unsupported format string passed to {of}.__format__");
                return Err(call.type_error(text));
            }
        },
    };
    let align = if kind == Kind::Str { '<' } else { '>' };
    let spec = parse(spec, &of, align).map_err(|text| call.error(classes::VALUE_ERROR, text))?;
    call.vm.check_size(spec.width.saturating_add(spec.precision.unwrap_or(0)))?;
    let result = match kind {
        Kind::Int => return format_int(call, inside, &spec, &of),
        Kind::Float => {
            let Value::Float(float) = inside else { return Ok(String::new()) };
            format_float(float, &spec, &of)
        }
        Kind::Str => format_str(call.vm.heap.text(inside).unwrap_or_default(), &spec, &of),
        Kind::Complex => match complex::parts(call.vm, inside) {
            Some(parts) => format_complex(parts, &spec, &of),
            None => return Ok(String::new()),
        },
    };
    result.map_err(|text| call.error(classes::VALUE_ERROR, text))
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Int,
    Float,
    Str,
    Complex,
}

fn format_str(text: &str, spec: &Spec, of: &str) -> Result<String, String> {
    if !matches!(spec.kind, 's' | '\0') {
        return Err(unknown_code(spec.kind, of));
    }
    if spec.grouping != '\0' {
        return Err(no_grouping(spec.grouping, 's'));
    }
    let refused = match spec {
        Spec { sign: ' ', .. } => "Space not allowed in string format specifier",
        Spec { sign: '+' | '-', .. } => "Sign not allowed in string format specifier",
        Spec { no_negative_zero: true, .. } => {
            "Negative zero coercion (z) not allowed in string format specifier"
        }
        Spec { alternate: true, .. } => "Alternate form (#) not allowed in string format specifier",
        Spec { align: '=', .. } => "'=' alignment not allowed in string format specifier",
        _ => "",
    };
    if !refused.is_empty() {
        return Err(refused.into());
    }
    Ok(match spec.precision {
        Some(most) => pad(&text.chars().take(most).collect::<String>(), spec),
        None => pad(text, spec),
    })
}

fn format_int(call: &mut Call<'_>, v: Value, spec: &Spec, of: &str) -> Result<String, Interrupt> {
    if matches!(spec.kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') {
        let float = number::to_float(call, v)?;
        return format_float(float, spec, of).map_err(|text| call.error(classes::VALUE_ERROR, text));
    }
    let refused = if !matches!(spec.kind, 'b' | 'c' | 'd' | 'n' | 'o' | 'x' | 'X' | '\0') {
        unknown_code(spec.kind, of)
    } else if spec.precision.is_some() {
        "Precision not allowed in integer format specifier".into()
    } else if spec.no_negative_zero {
        "Negative zero coercion (z) not allowed in integer format specifier".into()
    } else if spec.kind == 'c' && spec.sign != '\0' {
        "Sign not allowed with integer format specifier 'c'".into()
    } else if spec.kind == 'c' && spec.alternate {
        "Alternate form (#) not allowed with integer format specifier 'c'".into()
    } else {
        String::new()
    };
    if !refused.is_empty() {
        return Err(call.error(classes::VALUE_ERROR, refused));
    }
    if spec.kind == 'c' {
        let code = match number::int(call.vm, v) {
            Some(Int::Small(code)) => u32::try_from(code).ok().filter(|&code| code < 0x11_0000),
            _ => None,
        };
        return match code {
            Some(code) => {
                let text = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER).to_string();
                // A character is padded as a number without digits.
                Ok(pad(&text, &Spec { align: if spec.align == '=' { '>' } else { spec.align }, ..*spec }))
            }
            None => Err(call.error(classes::OVERFLOW_ERROR, "%c arg not in range(0x110000)")),
        };
    }
    let (negative, digits) = int_digits(call, v, spec.kind)?;
    let prefix = if spec.alternate { prefix(spec.kind) } else { "" };
    Ok(lay_out(&Parts { negative, prefix, digits: &digits, rest: "" }, spec))
}

/// `0x` for `x`, and its like.
pub fn prefix(kind: char) -> &'static str {
    match kind {
        'b' => "0b",
        'o' => "0o",
        'x' => "0x",
        'X' => "0X",
        _ => "",
    }
}

/// An int's sign and digits in the base that a type code means.
pub fn int_digits(call: &mut Call<'_>, v: Value, kind: char) -> Result<(bool, String), Interrupt> {
    let base = match kind {
        'b' => 2,
        'o' => 8,
        'x' | 'X' => 16,
        _ => {
            let text = number::int_text(call, v)?;
            return Ok(match text.strip_prefix('-') {
                Some(digits) => (true, digits.to_string()),
                None => (false, text),
            });
        }
    };
    let Some(int) = number::int(call.vm, v) else { return Ok((false, String::new())) };
    let mut digits = match int {
        Int::Small(int) => match (int.unsigned_abs(), base) {
            (int, 2) => format!("{int:b}"),
            (int, 8) => format!("{int:o}"),
            (int, _) => format!("{int:x}"),
        },
        Int::Big(int) => int.magnitude().to_str_radix(base),
    };
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    Ok((int.is_negative(), digits))
}

/// A float by a specifier; an error is a ValueError's text.
pub fn format_float(float: f64, spec: &Spec, of: &str) -> Result<String, String> {
    if !matches!(spec.kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%' | '\0') {
        return Err(unknown_code(spec.kind, of));
    }
    let (negative, text) = float_text(float, spec);
    let (digits, rest) = split_digits(&text);
    Ok(lay_out(&Parts { negative, prefix: "", digits, rest }, spec))
}

/// The digits before the point, and everything after.
fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// A float's sign and text by type, precision and `#`, without width or grouping.
pub fn float_text(float: f64, spec: &Spec) -> (bool, String) {
    let value = if spec.kind == '%' { float * 100.0 } else { float };
    let upper = matches!(spec.kind, 'E' | 'F' | 'G');
    if !value.is_finite() {
        let text = if value.is_nan() { "nan" } else { "inf" };
        let text = if upper { text.to_uppercase() } else { text.to_string() };
        let text = if spec.kind == '%' { text + "%" } else { text };
        return (value.is_sign_negative() && !value.is_nan(), text);
    }
    let size = value.abs();
    let precision = spec.precision;
    let mut text = match spec.kind {
        'e' | 'E' => exponential(size, precision.unwrap_or(6), spec.alternate),
        'f' | 'F' => fixed(size, precision.unwrap_or(6), spec.alternate),
        '%' => fixed(size, precision.unwrap_or(6), spec.alternate),
        '\0' if precision.is_none() => shortest(size, spec.alternate),
        kind => general(size, precision.unwrap_or(6).max(1), spec.alternate, kind == '\0'),
    };
    if upper {
        text.make_ascii_uppercase();
    }
    let mut negative = value.is_sign_negative();
    if spec.no_negative_zero && !text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        negative = false;
    }
    if spec.kind == '%' {
        text.push('%');
    }
    (negative, text)
}

fn shortest(size: f64, alternate: bool) -> String {
    let text = float_repr(size);
    match text.split_once('e') {
        Some((digits, exponent)) if alternate && !digits.contains('.') => format!("{digits}.e{exponent}"),
        _ => text,
    }
}

/// `%.{precision}f`
fn fixed(size: f64, precision: usize, alternate: bool) -> String {
    let mut text = format!("{size:.*}", precision.min(ALL_DIGITS));
    text.extend(std::iter::repeat_n('0', precision.saturating_sub(ALL_DIGITS)));
    if alternate && precision == 0 {
        text.push('.');
    }
    text
}

/// `%.{precision}e`
fn exponential(size: f64, precision: usize, alternate: bool) -> String {
    let text = format!("{size:.*e}", precision.min(ALL_DIGITS));
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits = digits.to_string();
    digits.extend(std::iter::repeat_n('0', precision.saturating_sub(ALL_DIGITS)));
    if alternate && precision == 0 {
        digits.push('.');
    }
    format!("{digits}e{}", signed_exponent(exponent.parse().unwrap_or(0)))
}

fn signed_exponent(exponent: i32) -> String {
    format!("{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

/// `%.{precision}g`; with `point`, as `format(f, '.3')`: there is always a digit after the point.
fn general(size: f64, precision: usize, alternate: bool, point: bool) -> String {
    let kept = precision.min(ALL_DIGITS);
    let text = format!("{size:.*e}", kept - 1);
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let mut digits: String = digits.chars().filter(|&c| c != '.').collect();
    if alternate {
        digits.extend(std::iter::repeat_n('0', precision - kept));
    } else {
        let len = digits.trim_end_matches('0').len().max(1);
        digits.truncate(len);
    }
    let whole = i64::from(exponent) + 1;
    let least = precision as i64 - i64::from(point);
    if whole <= -4 || whole > least {
        let (first, more) = digits.split_at(1);
        let dot = if !more.is_empty() || alternate { "." } else { "" };
        return format!("{first}{dot}{more}e{}", signed_exponent(exponent));
    }
    if whole <= 0 {
        return format!("0.{}{digits}", "0".repeat(-whole as usize));
    }
    let whole = whole as usize;
    if digits.len() <= whole {
        let zeros = "0".repeat(whole - digits.len());
        let end = if point {
            ".0"
        } else if alternate {
            "."
        } else {
            ""
        };
        return format!("{digits}{zeros}{end}");
    }
    let (before, after) = digits.split_at(whole);
    format!("{before}.{after}")
}

fn format_complex((re, im): (f64, f64), spec: &Spec, of: &str) -> Result<String, String> {
    if !matches!(spec.kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '\0') {
        return Err(unknown_code(spec.kind, of));
    }
    if spec.fill == '0' {
        return Err("Zero padding is not allowed in complex format specifier".into());
    }
    if spec.align == '=' {
        return Err("'=' alignment flag is not allowed in complex format specifier".into());
    }
    let part = |value: f64, sign: char| {
        let spec = Spec { width: 0, align: '>', sign, ..*spec };
        let (negative, text) = match (spec.kind, spec.precision) {
            ('\0', None) => {
                let text = float_repr(value.abs());
                let kept = if spec.alternate { 1 } else { 0 };
                let len = text.strip_suffix(".0").map_or(text.len(), |whole| whole.len() + kept);
                (value.is_sign_negative(), text.get(..len).unwrap_or_default().to_string())
            }
            ('\0', Some(precision)) => {
                (value.is_sign_negative(), general(value.abs(), precision.max(1), spec.alternate, false))
            }
            _ => float_text(value, &spec),
        };
        let (digits, rest) = split_digits(&text);
        lay_out(&Parts { negative, prefix: "", digits, rest }, &spec)
    };
    let plain = spec.kind == '\0';
    let text = if plain && re == 0.0 && re.is_sign_positive() {
        format!("{}j", part(im, spec.sign))
    } else {
        let both = format!("{}{}j", part(re, spec.sign), part(im, '+'));
        if plain { format!("({both})") } else { both }
    };
    Ok(pad(&text, spec))
}
