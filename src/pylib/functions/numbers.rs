//! `abs`, `round`, `pow`, `divmod`.

use super::function;
use crate::pylib::arguments::{Outcome, Parameters, absent, between, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{arithmetic, number};
use crate::vm::{Object, Value, classes};
use num_bigint::{BigInt, Sign};

pub const FUNCTIONS: &[NativeDef] =
    &[function("abs", abs), function("round", round), function("pow", pow), function("divmod", divmod)];

/// A special method that a class of the program gives `value`.
pub fn own_method(call: &mut Call<'_>, value: Value, name: &str) -> Option<Value> {
    let class = call.vm.class_of(value);
    if call.vm.class(class).is_none_or(|class| class.builtin) {
        return None;
    }
    match call.vm.find_in_class(class, name) {
        Some(Value::Object(_)) => call.vm.type_method(value, name),
        _ => None,
    }
}

/// `abs(value)` of a built-in number.
pub fn magnitude(call: &mut Call<'_>, value: Value) -> Result<Option<Value>, Interrupt> {
    Ok(Some(match call.vm.unwrap(value) {
        Value::Bool(value) => Value::Int(i64::from(value)),
        Value::Int(int) => match int.checked_abs() {
            Some(int) => Value::Int(int),
            None => number::big(call.vm, -BigInt::from(int)),
        },
        Value::Float(float) => Value::Float(float.abs()),
        Value::Object(at) => match call.vm.heap.get(at) {
            Object::BigInt(int) if int.sign() == Sign::Minus => {
                let int = -(**int).clone();
                number::big(call.vm, int)
            }
            Object::BigInt(_) => Value::Object(at),
            Object::Complex(re, im) => Value::Float(re.hypot(*im)),
            _ => return Ok(None),
        },
        _ => return Ok(None),
    }))
}

pub fn abs(call: &mut Call<'_>) -> Outcome {
    let value = one(call, "", "abs")?;
    if let Some(method) = own_method(call, value, "__abs__") {
        return Err(call.tail(method, &[]));
    }
    match magnitude(call, value)? {
        Some(value) => Ok(value),
        None => {
            let text = format!("bad operand type for abs(): '{}'", call.vm.type_name(value));
            Err(call.type_error(text))
        }
    }
}

fn round(call: &mut Call<'_>) -> Outcome {
    let [value, digits] =
        Parameters { name: "round", owner: "", names: ["number", "ndigits"], required: 1, positional: 2 }
            .read(call)?;
    if let Some(method) = own_method(call, value, "__round__") {
        let arguments: &[Value] = if absent(digits) { &[] } else { &[digits] };
        return Err(call.tail(method, arguments));
    }
    match rounded(call, value, digits)? {
        Some(value) => Ok(value),
        None => {
            let text = format!("type {} doesn't define __round__ method", call.vm.type_name(value));
            Err(call.type_error(text))
        }
    }
}

/// `round(value, digits)` of a built-in number.
pub fn rounded(call: &mut Call<'_>, value: Value, digits: Value) -> Result<Option<Value>, Interrupt> {
    let value = call.vm.unwrap(value);
    if let Value::Float(float) = value {
        if absent(digits) {
            return number::float_to_int(call, float.round_ties_even()).map(Some);
        }
        let digits = number::index_clipped(call, digits)?;
        return match round_float(float, digits) {
            Some(float) => Ok(Some(Value::Float(float))),
            None => Err(call.error(classes::OVERFLOW_ERROR, "rounded value too large to represent")),
        };
    }
    let Some(int) = number::int_value(call.vm, value) else { return Ok(None) };
    if absent(digits) {
        return Ok(Some(number::big(call.vm, int)));
    }
    let digits = number::index_clipped(call, digits)?;
    if digits >= 0 {
        return Ok(Some(number::big(call.vm, int)));
    }
    // More digits than it has: zero.
    if digits.unsigned_abs() > int.bits() / 3 + 2 {
        return Ok(Some(Value::Int(0)));
    }
    let unit = BigInt::from(10).pow(digits.unsigned_abs() as u32);
    let half = &unit / 2;
    let rest = num_integer::Integer::mod_floor(&int, &unit);
    let mut down = &int - &rest;
    let odd = num_integer::Integer::is_odd(&(&down / &unit));
    if rest > half || (rest == half && odd) {
        down += unit;
    }
    Ok(Some(number::big(call.vm, down)))
}

/// Correctly rounded to `digits` decimals, ties to even of the exact value; nothing where it overflows.
pub fn round_float(float: f64, digits: i64) -> Option<f64> {
    if !float.is_finite() || float == 0.0 || digits > 323 {
        return Some(float);
    }
    if digits < -308 {
        return Some(0.0_f64.copysign(float));
    }
    let rounded = if digits >= 0 {
        // Rust's formatting rounds the exact binary value, ties to even.
        format!("{:.*}", digits as usize, float).parse::<f64>().ok()?
    } else {
        let unit = BigInt::from(10).pow(digits.unsigned_abs() as u32);
        let whole = format!("{:.0}", float.abs().trunc()).parse::<BigInt>().ok()?;
        let exact = float.abs().fract() == 0.0;
        let rest = &whole % &unit;
        let mut down = &whole - &rest;
        let twice = &rest * 2;
        let odd = num_integer::Integer::is_odd(&(&down / &unit));
        if twice > unit || (twice == unit && (!exact || odd)) {
            down += unit;
        }
        down.to_string().parse::<f64>().ok()?.copysign(float)
    };
    rounded.is_finite().then_some(rounded)
}

fn pow(call: &mut Call<'_>) -> Outcome {
    let [base, exponent, modulo] =
        Parameters { name: "pow", owner: "", names: ["base", "exp", "mod"], required: 2, positional: 3 }
            .read(call)?;
    let modulo = if modulo.is_nil() { Value::None } else { modulo };
    arithmetic::power_modulo(call, base, exponent, modulo)
}

fn divmod(call: &mut Call<'_>) -> Outcome {
    between(call, "", "divmod", 2, 2)?;
    let (a, b) = (call.arg(0), call.arg(1));
    arithmetic::divmod(call, a, b)
}
