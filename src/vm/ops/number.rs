//! Numbers: what is an int, reading them from text, converting between kinds.

use super::method;
use crate::vm::classes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::Value;
use num_bigint::BigInt;
use num_traits::{FromPrimitive, Signed, ToPrimitive, Zero};
use std::borrow::Cow;

/// CPython's default limit on digits between text and int.
pub const MAX_DIGITS: usize = 4300;

/// An int of either size.
#[derive(Clone, Copy, Debug)]
pub enum Int<'a> {
    /// Within 64 bits.
    Small(i64),
    /// Beyond.
    Big(&'a BigInt),
}

impl<'a> Int<'a> {
    /// As a big one.
    pub fn big(self) -> Cow<'a, BigInt> {
        match self {
            Int::Small(int) => Cow::Owned(BigInt::from(int)),
            Int::Big(int) => Cow::Borrowed(int),
        }
    }

    /// `int.bit_length()`
    pub fn bits(self) -> u64 {
        match self {
            Int::Small(int) => 64 - u64::from(int.unsigned_abs().leading_zeros()),
            Int::Big(int) => int.bits(),
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Int::Small(int) => int < 0,
            Int::Big(int) => int.is_negative(),
        }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        matches!(self, Int::Small(0))
    }

    /// The nearest float; nothing beyond their range.
    pub fn float(self) -> Option<f64> {
        match self {
            Int::Small(int) => Some(int as f64),
            Int::Big(int) => int.to_f64().filter(|float| float.is_finite()),
        }
    }
}

/// An int, bool or int subclass's instance.
#[inline]
pub fn int(vm: &Machine, v: Value) -> Option<Int<'_>> {
    match v {
        Value::Int(int) => Some(Int::Small(int)),
        Value::Bool(bool) => Some(Int::Small(i64::from(bool))),
        Value::Object(at) => match vm.heap.get(at) {
            Object::BigInt(int) => Some(Int::Big(int)),
            Object::Instance(instance) => match instance.native {
                Value::Int(int) => Some(Int::Small(int)),
                Value::Object(at) => match vm.heap.get(at) {
                    Object::BigInt(int) => Some(Int::Big(int)),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// An int (bool, big, int subclass too) as a big one.
pub fn int_value(vm: &Machine, v: Value) -> Option<BigInt> {
    int(vm, v).map(|int| int.big().into_owned())
}

/// The float inside a float or an instance of a float subclass.
#[inline]
pub fn float(vm: &Machine, v: Value) -> Option<f64> {
    match vm.unwrap(v) {
        Value::Float(float) => Some(float),
        _ => None,
    }
}

/// An int value, normalised: `Value::Int` where it fits.
pub fn big(vm: &mut Machine, int: BigInt) -> Value {
    match int.to_i64() {
        Some(small) => Value::Int(small),
        None => Value::Object(vm.heap.alloc(Object::BigInt(Box::new(int)))),
    }
}

/// `operator.index(v)` as an int value (small or big).
pub fn index(call: &mut Call<'_>, v: Value) -> Result<Value, Interrupt> {
    match try_index(call, v)? {
        Some(int) => Ok(int),
        None => {
            let name = call.vm.type_name(v);
            let text = format!("'{name}' object cannot be interpreted as an integer");
            Err(call.type_error(text))
        }
    }
}

/// As `index`; nothing where `v` has no `__index__`.
pub fn try_index(call: &mut Call<'_>, v: Value) -> Result<Option<Value>, Interrupt> {
    match v {
        Value::Int(_) => return Ok(Some(v)),
        Value::Bool(bool) => return Ok(Some(Value::Int(i64::from(bool)))),
        _ => {}
    }
    if int(call.vm, v).is_some() {
        return Ok(Some(call.vm.unwrap(v)));
    }
    let Some(method) = method(call.vm, v, "__index__") else { return Ok(None) };
    let result = method.ask(call, &[])?;
    if int(call.vm, result).is_none() {
        let text = format!("__index__ returned non-int (type {})", call.vm.type_name(result));
        return Err(call.type_error(text));
    }
    Ok(Some(call.vm.unwrap(result)))
}

/// `operator.index(v)`, cut to 64 bits as slices do.
pub fn index_clipped(call: &mut Call<'_>, v: Value) -> Result<i64, Interrupt> {
    let int_value = index(call, v)?;
    Ok(match int(call.vm, int_value) {
        Some(Int::Small(int)) => int,
        Some(big) if big.is_negative() => i64::MIN,
        _ => i64::MAX,
    })
}

/// `operator.index(v)` that must fit 64 bits: OverflowError otherwise.
pub fn index_i64(call: &mut Call<'_>, v: Value) -> Result<i64, Interrupt> {
    match index(call, v)? {
        Value::Int(int) => Ok(int),
        _ => {
            let text = format!("cannot fit '{}' into an index-sized integer", call.vm.type_name(v));
            Err(call.error(classes::OVERFLOW_ERROR, text))
        }
    }
}

/// The int's decimal digits; ValueError beyond CPython's limit.
pub fn int_text(call: &mut Call<'_>, v: Value) -> Result<String, Interrupt> {
    match int(call.vm, v) {
        Some(Int::Small(int)) => Ok(int.to_string()),
        Some(Int::Big(int)) => {
            // A digit is more than 3.32 bits: far too long ones need no conversion to be refused.
            let text = if int.bits() > 4 * MAX_DIGITS as u64 { None } else { Some(int.to_string()) };
            match text {
                Some(text) if text.trim_start_matches('-').len() <= MAX_DIGITS => Ok(text),
                _ => Err(call.error(
                    classes::VALUE_ERROR,
                    "Exceeds the limit (4300 digits) for integer string conversion; \
                     use sys.set_int_max_str_digits() to increase the limit",
                )),
            }
        }
        None => Ok(String::new()),
    }
}

/// `int(text, base)`
pub fn parse_int(call: &mut Call<'_>, text: &str, base: i64) -> Result<Value, Interrupt> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(call.error(classes::VALUE_ERROR, "int() base must be >= 2 and <= 36, or 0"));
    }
    match read_int(text, base as u32) {
        Some((negative, digits, radix)) => {
            if digits.len() > MAX_DIGITS && !radix.is_power_of_two() {
                let text = format!(
                    "Exceeds the limit (4300 digits) for integer string conversion: value has {} digits; \
                     use sys.set_int_max_str_digits() to increase the limit",
                    digits.len()
                );
                return Err(call.error(classes::VALUE_ERROR, text));
            }
            call.vm.check_size(digits.len())?;
            if let Ok(small) = i64::from_str_radix(&digits, radix) {
                return Ok(Value::Int(if negative { -small } else { small }));
            }
            let value = BigInt::parse_bytes(digits.as_bytes(), radix).unwrap_or_default();
            let value = if negative { -value } else { value };
            Ok(big(call.vm, value))
        }
        None => {
            let text = format!("invalid literal for int() with base {base}: {}", super::quote::quote(text));
            Err(call.error(classes::VALUE_ERROR, text))
        }
    }
}

/// Sign, ASCII digits and base of an int literal as `int()` takes it.
pub fn read_int(text: &str, base: u32) -> Option<(bool, String, u32)> {
    let text = text.trim_matches(is_space);
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let prefix = text.get(..2).map(str::to_ascii_lowercase);
    let named = match prefix.as_deref() {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => 0,
    };
    let (radix, mut rest, prefixed) = match (base, named) {
        (0, 0) => (10, text, false),
        (0, radix) => (radix, &text[2..], true),
        (_, radix) if radix == base => (base, &text[2..], true),
        _ => (base, text, false),
    };
    if prefixed {
        rest = rest.strip_prefix('_').unwrap_or(rest);
    }
    let mut digits = String::with_capacity(rest.len());
    let mut underscore = true;
    for c in rest.chars() {
        if c == '_' {
            if underscore {
                return None;
            }
            underscore = true;
            continue;
        }
        underscore = false;
        let digit = c.to_digit(radix).or_else(|| decimal_digit(c).filter(|&digit| digit < radix))?;
        digits.push(char::from_digit(digit, radix)?);
    }
    if underscore {
        return None;
    }
    // `int('012', 0)` is refused, as the literal is.
    if base == 0 && named == 0 && digits.starts_with('0') && digits.bytes().any(|digit| digit != b'0') {
        return None;
    }
    Some((negative, digits, radix))
}

/// The value of a decimal digit of any script: they come in runs of ten from a zero.
pub fn decimal_digit(c: char) -> Option<u32> {
    const ZEROS: &[u32] = &[
        0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
        0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0,
        0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x1D7CE, 0x1D7D8,
        0x1D7E2, 0x1D7EC, 0x1D7F6,
    ];
    let code = c as u32;
    let at = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?;
    Some(code - ZEROS[at]).filter(|&digit| digit < 10)
}

/// What `str.isspace` and `str.strip` take for white space.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// `float(text)`
pub fn parse_float(call: &mut Call<'_>, text: &str) -> Result<f64, Interrupt> {
    match read_float(text) {
        // Two of them are two objects: its payload is the identity of a nan.
        Some(float) if float.is_nan() => {
            call.vm.state.nans += 1;
            Ok(f64::from_bits(float.to_bits() + call.vm.state.nans))
        }
        Some(float) => Ok(float),
        None => {
            let text = format!("could not convert string to float: {}", super::quote::quote(text));
            Err(call.error(classes::VALUE_ERROR, text))
        }
    }
}

/// A float as `float()` takes it.
pub fn read_float(text: &str) -> Option<f64> {
    let text = text.trim_matches(is_space);
    let mut plain = String::with_capacity(text.len());
    let mut before = '_';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let c = decimal_digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c);
        if c == '_' {
            let after = chars.peek().is_some_and(|&next| decimal_digit(next).is_some());
            if !(before.is_ascii_digit() && after) {
                return None;
            }
        } else {
            plain.push(c);
        }
        before = c;
    }
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    let named = ["inf", "infinity", "nan"].iter().any(|name| unsigned.eq_ignore_ascii_case(name));
    let numeric = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    if named || numeric { plain.parse().ok() } else { None }
}

/// `float(v)` of a number (`__float__`, `__index__` too).
pub fn to_float(call: &mut Call<'_>, v: Value) -> Result<f64, Interrupt> {
    if let Some(method) = method(call.vm, v, "__float__") {
        let result = method.ask(call, &[])?;
        return match float(call.vm, result) {
            Some(float) => Ok(float),
            None => {
                let text = format!(
                    "{}.__float__ returned non-float (type {})",
                    call.vm.type_name(v),
                    call.vm.type_name(result)
                );
                Err(call.type_error(text))
            }
        };
    }
    if let Some(float) = float(call.vm, v) {
        return Ok(float);
    }
    let Some(as_int) = try_index(call, v)? else {
        let text = format!("must be real number, not {}", call.vm.type_name(v));
        return Err(call.type_error(text));
    };
    match int(call.vm, as_int).and_then(Int::float) {
        Some(float) => Ok(float),
        None => Err(call.error(classes::OVERFLOW_ERROR, "int too large to convert to float")),
    }
}

/// `int(f)`
pub fn float_to_int(call: &mut Call<'_>, f: f64) -> Result<Value, Interrupt> {
    if f.is_nan() {
        return Err(call.error(classes::VALUE_ERROR, "cannot convert float NaN to integer"));
    }
    match BigInt::from_f64(f.trunc()) {
        Some(int) => Ok(big(call.vm, int)),
        None => Err(call.error(classes::OVERFLOW_ERROR, "cannot convert float infinity to integer")),
    }
}

/// How an int and a float compare, exactly.
pub fn compare_int_float(int: Int<'_>, float: f64) -> Option<std::cmp::Ordering> {
    use std::cmp::Ordering;
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    if let Int::Small(small) = int
        && small.unsigned_abs() <= 1 << 53
    {
        return (small as f64).partial_cmp(&float);
    }
    let whole = float.trunc();
    let order = int.big().as_ref().cmp(&BigInt::from_f64(whole).unwrap_or_default());
    Some(order.then_with(|| whole.partial_cmp(&float).unwrap_or(Ordering::Equal)))
}

/// `repr(f)`: the shortest digits that read back as `f`.
pub fn float_repr(f: f64) -> String {
    if f.is_nan() {
        return "nan".into();
    }
    if f.is_infinite() {
        return if f > 0.0 { "inf" } else { "-inf" }.into();
    }
    let text = format!("{f:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{f}");
        return if plain.contains('.') { plain } else { plain + ".0" };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// `repr(complex(re, im))`
pub fn complex_repr(re: f64, im: f64) -> String {
    let short = |f: f64| {
        let text = float_repr(f);
        match text.strip_suffix(".0") {
            Some(text) => text.to_owned(),
            None => text,
        }
    };
    if re == 0.0 && re.is_sign_positive() {
        return format!("{}j", short(im));
    }
    let sign = if im.is_nan() || im.is_sign_positive() { "+" } else { "" };
    format!("({}{sign}{}j)", short(re), short(im))
}

/// `a / b` of ints, correctly rounded; nothing beyond the floats' range. `b` is not zero.
pub fn divide(a: Int<'_>, b: Int<'_>) -> Option<f64> {
    const EXACT: u64 = 1 << 53;
    if let (Int::Small(a), Int::Small(b)) = (a, b)
        && a.unsigned_abs() <= EXACT
        && b.unsigned_abs() <= EXACT
    {
        return Some(a as f64 / b as f64);
    }
    let negative = a.is_negative() != b.is_negative();
    if a.is_zero() {
        return Some(if negative { -0.0 } else { 0.0 });
    }
    let (top, bottom) = (a.big().abs(), b.big().abs());
    // A quotient of at least 66 bits, its last bit set where there is a remainder: rounding it once is exact.
    let shift = 66 - (top.bits() as i64 - bottom.bits() as i64);
    let (top, bottom) = if shift >= 0 { (top << shift, bottom) } else { (top, bottom << -shift) };
    let (mut quotient, rest) = num_integer::Integer::div_rem(&top, &bottom);
    if !rest.is_zero() {
        quotient.set_bit(0, true);
    }
    let exponent = -shift;
    // Below the normal range fewer bits are kept: drop them here, with the last bit sticky.
    let lowest = -1074 - 2;
    let (quotient, exponent) = if exponent < lowest {
        let drop = (lowest - exponent) as u64;
        let mut kept = &quotient >> drop;
        if drop > quotient.bits() || quotient.trailing_zeros().is_some_and(|zeros| zeros < drop) {
            kept.set_bit(0, true);
        }
        (kept, lowest)
    } else {
        (quotient, exponent)
    };
    let float = scale(quotient.to_f64()?, exponent);
    if float.is_infinite() {
        return None;
    }
    Some(if negative { -float } else { float })
}

/// `float * 2**exponent`, in steps that round once at most.
fn scale(mut float: f64, mut exponent: i64) -> f64 {
    while exponent > 1000 {
        float *= 2f64.powi(1000);
        exponent -= 1000;
        if float.is_infinite() {
            return float;
        }
    }
    // Going down: first to just above the subnormals exactly, then once.
    if exponent < -1000 {
        float *= 2f64.powi(-1000);
        exponent += 1000;
    }
    if exponent < -1022 { 0.0 } else { float * 2f64.powi(exponent as i32) }
}
