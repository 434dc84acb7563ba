//! `math`

use crate::pylib::arguments::{Outcome, absent, between};
use crate::pylib::functions::own_method;
use crate::vm::native::{Call, Interrupt, NativeDef, NativeFn};
use crate::vm::ops::{iterate, number};
use crate::vm::{Value, classes};
use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

pub const NATIVES: &[NativeDef] = &[
    row("sqrt", |call| float_function(call, "sqrt", f64::sqrt)),
    row("cbrt", |call| float_function(call, "cbrt", f64::cbrt)),
    row("exp", |call| float_function(call, "exp", f64::exp)),
    row("exp2", |call| float_function(call, "exp2", f64::exp2)),
    row("expm1", |call| float_function(call, "expm1", f64::exp_m1)),
    row("log1p", |call| float_function(call, "log1p", |x| if x <= -1.0 { f64::NAN } else { x.ln_1p() })),
    row("sin", |call| float_function(call, "sin", f64::sin)),
    row("cos", |call| float_function(call, "cos", f64::cos)),
    row("tan", |call| float_function(call, "tan", f64::tan)),
    row("asin", |call| float_function(call, "asin", f64::asin)),
    row("acos", |call| float_function(call, "acos", f64::acos)),
    row("atan", |call| float_function(call, "atan", f64::atan)),
    row("sinh", |call| float_function(call, "sinh", f64::sinh)),
    row("cosh", |call| float_function(call, "cosh", f64::cosh)),
    row("tanh", |call| float_function(call, "tanh", f64::tanh)),
    row("asinh", |call| float_function(call, "asinh", f64::asinh)),
    row("acosh", |call| float_function(call, "acosh", f64::acosh)),
    row("atanh", |call| float_function(call, "atanh", |x| if x.abs() >= 1.0 { f64::NAN } else { x.atanh() })),
    row("fabs", |call| float_function(call, "fabs", f64::abs)),
    row("degrees", |call| float_function(call, "degrees", |x| x * (180.0 / std::f64::consts::PI))),
    row("radians", |call| float_function(call, "radians", |x| x * (std::f64::consts::PI / 180.0))),
    row("log", log),
    row("log2", |call| one_log(call, "log2", f64::log2)),
    row("log10", |call| one_log(call, "log10", f64::log10)),
    row("floor", |call| whole(call, "floor", "__floor__", f64::floor)),
    row("ceil", |call| whole(call, "ceil", "__ceil__", f64::ceil)),
    row("trunc", |call| whole(call, "trunc", "__trunc__", f64::trunc)),
    row("pow", |call| binary(call, "pow", f64::powf)),
    row("fmod", |call| binary(call, "fmod", |a, b| a % b)),
    row("atan2", |call| binary(call, "atan2", f64::atan2)),
    row("copysign", |call| binary(call, "copysign", f64::copysign)),
    row("isnan", |call| Ok(Value::Bool(argument(call, "isnan")?.is_nan()))),
    row("isinf", |call| Ok(Value::Bool(argument(call, "isinf")?.is_infinite()))),
    row("isfinite", |call| Ok(Value::Bool(argument(call, "isfinite")?.is_finite()))),
    row("modf", modf),
    row("factorial", factorial),
    row("gcd", gcd),
    row("lcm", lcm),
    row("isqrt", isqrt),
    row("hypot", hypot),
    row("_fsum", fsum),
    row("_index", super::random::index),
];

/// A row of the table.
const fn row(name: &'static str, run: NativeFn) -> NativeDef {
    NativeDef { name, owner: "", run }
}

/// The one argument, as a float.
fn argument(call: &mut Call<'_>, name: &str) -> Result<f64, Interrupt> {
    if !call.names.is_empty() {
        return Err(call.type_error(format!("math.{name}() takes no keyword arguments")));
    }
    if call.count() != 1 {
        let text = format!("math.{name}() takes exactly one argument ({} given)", call.count());
        return Err(call.type_error(text));
    }
    number::to_float(call, call.arg(0))
}

fn domain(call: &mut Call<'_>) -> Interrupt {
    call.error(classes::VALUE_ERROR, "math domain error")
}

/// A result that is no number though the arguments were is a domain error; an infinite one is a range error.
fn checked(call: &mut Call<'_>, result: f64, known: bool, finite: bool) -> Outcome {
    if result.is_nan() && known {
        return Err(domain(call));
    }
    if result.is_infinite() && finite {
        return Err(call.error(classes::OVERFLOW_ERROR, "math range error"));
    }
    Ok(Value::Float(result))
}

fn float_function(call: &mut Call<'_>, name: &str, apply: fn(f64) -> f64) -> Outcome {
    let x = argument(call, name)?;
    checked(call, apply(x), !x.is_nan(), x.is_finite())
}

fn binary(call: &mut Call<'_>, name: &str, apply: fn(f64, f64) -> f64) -> Outcome {
    between(call, "", name, 2, 2)?;
    let (a, b) = (number::to_float(call, call.arg(0))?, number::to_float(call, call.arg(1))?);
    if name == "pow" && a == 0.0 && b < 0.0 && b.is_finite() {
        return Err(domain(call));
    }
    checked(call, apply(a, b), !a.is_nan() && !b.is_nan(), a.is_finite() && b.is_finite())
}

/// A logarithm, of ints beyond the floats' range too.
fn logarithm(call: &mut Call<'_>, value: Value, apply: fn(f64) -> f64) -> Result<f64, Interrupt> {
    if let Some(int) = number::int_value(call.vm, value) {
        if int.sign() != Sign::Plus {
            return Err(domain(call));
        }
        let shift = int.bits().saturating_sub(1000);
        let scaled: BigInt = &int >> shift;
        let x = scaled.to_f64().unwrap_or(f64::INFINITY);
        return Ok(if shift == 0 { apply(x) } else { apply(x) + shift as f64 * apply(2.0) });
    }
    let x = number::to_float(call, value)?;
    if x <= 0.0 {
        return Err(domain(call));
    }
    Ok(apply(x))
}

fn one_log(call: &mut Call<'_>, name: &str, apply: fn(f64) -> f64) -> Outcome {
    if call.count() != 1 || !call.names.is_empty() {
        argument(call, name)?;
    }
    logarithm(call, call.arg(0), apply).map(Value::Float)
}

fn log(call: &mut Call<'_>) -> Outcome {
    between(call, "", "log", 1, 2)?;
    let above = logarithm(call, call.arg(0), f64::ln)?;
    if absent(call.arg(1)) {
        return Ok(Value::Float(above));
    }
    let below = logarithm(call, call.arg(1), f64::ln)?;
    if below == 0.0 {
        return Err(call.error(classes::ZERO_DIVISION_ERROR, "division by zero"));
    }
    Ok(Value::Float(above / below))
}

fn whole(call: &mut Call<'_>, name: &str, special: &str, apply: fn(f64) -> f64) -> Outcome {
    if call.count() != 1 || !call.names.is_empty() {
        argument(call, name)?;
    }
    let value = call.arg(0);
    if let Some(method) = own_method(call, value, special) {
        return Err(call.tail(method, &[]));
    }
    if let Some(int) = number::int_value(call.vm, value) {
        return Ok(number::big(call.vm, int));
    }
    if name == "trunc" && !matches!(call.vm.unwrap(value), Value::Float(_)) {
        let text = format!("type {} doesn't define __trunc__ method", call.vm.type_name(value));
        return Err(call.type_error(text));
    }
    let x = number::to_float(call, value)?;
    number::float_to_int(call, apply(x))
}

fn modf(call: &mut Call<'_>) -> Outcome {
    let x = argument(call, "modf")?;
    let (fraction, whole) =
        if x.is_infinite() { (0.0_f64.copysign(x), x) } else { (x.fract().copysign(x), x.trunc()) };
    Ok(call.vm.heap.tuple([Value::Float(fraction), Value::Float(whole)]))
}

fn factorial(call: &mut Call<'_>) -> Outcome {
    if call.count() != 1 || !call.names.is_empty() {
        argument(call, "factorial")?;
    }
    let n = match number::index(call, call.arg(0))? {
        Value::Int(n) if n < 0 => {
            let text = "factorial() not defined for negative values";
            return Err(call.error(classes::VALUE_ERROR, text));
        }
        Value::Int(n) => n,
        _ => {
            let text = "factorial() argument should not exceed 9223372036854775807";
            return Err(call.error(classes::OVERFLOW_ERROR, text));
        }
    };
    let mut product = BigInt::from(1);
    for factor in 2..=n {
        product *= factor;
        if product.bits() > call.vm.limits.int_bits {
            return Err(Interrupt::Limit("an integer would have become too large".into()));
        }
        call.vm.charge((product.bits() / 64) as usize);
    }
    Ok(number::big(call.vm, product))
}

fn ints(call: &mut Call<'_>, name: &str) -> Result<Vec<BigInt>, Interrupt> {
    between(call, "", name, 0, usize::MAX)?;
    let mut ints = Vec::with_capacity(call.count());
    for at in 0..call.count() {
        let index = number::index(call, call.arg(at))?;
        ints.push(number::int_value(call.vm, index).unwrap_or_default());
    }
    Ok(ints)
}

fn gcd(call: &mut Call<'_>) -> Outcome {
    let ints = ints(call, "gcd")?;
    let result = ints.iter().fold(BigInt::from(0), |a, b| num_integer::Integer::gcd(&a, b));
    Ok(number::big(call.vm, result))
}

fn lcm(call: &mut Call<'_>) -> Outcome {
    let ints = ints(call, "lcm")?;
    let result = ints.iter().fold(BigInt::from(1), |a, b| num_integer::Integer::lcm(&a, b));
    Ok(number::big(call.vm, result))
}

fn isqrt(call: &mut Call<'_>) -> Outcome {
    if call.count() != 1 || !call.names.is_empty() {
        argument(call, "isqrt")?;
    }
    let index = number::index(call, call.arg(0))?;
    let int = number::int_value(call.vm, index).unwrap_or_default();
    if int.sign() == Sign::Minus {
        return Err(call.error(classes::VALUE_ERROR, "isqrt() argument must be nonnegative"));
    }
    let root = int.sqrt();
    Ok(number::big(call.vm, root))
}

fn hypot(call: &mut Call<'_>) -> Outcome {
    between(call, "", "hypot", 0, usize::MAX)?;
    let mut total: f64 = 0.0;
    for at in 0..call.count() {
        total = total.hypot(number::to_float(call, call.arg(at))?);
    }
    Ok(Value::Float(total))
}

/// `_fsum(list)`: the exact sum, rounded once (Shewchuk's partial sums).
fn fsum(call: &mut Call<'_>) -> Outcome {
    let mut partials: Vec<f64> = Vec::new();
    let mut special = 0.0;
    let items = iterate::items(call, call.arg(0))?;
    call.vm.charge(items.len() * 4);
    for item in items {
        let mut x = number::to_float(call, item)?;
        if !x.is_finite() {
            special += x;
            continue;
        }
        let mut kept = 0;
        for at in 0..partials.len() {
            let mut y = partials[at];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if !x.is_finite() {
            return Err(call.error(classes::OVERFLOW_ERROR, "intermediate overflow in fsum"));
        }
        partials.push(x);
    }
    if special != 0.0 {
        if f64::is_nan(special) {
            return Err(call.error(classes::VALUE_ERROR, "-inf + inf in fsum"));
        }
        return Ok(Value::Float(special));
    }
    Ok(Value::Float(rounded(&partials)))
}

/// The sum of partial sums that do not overlap, rounded half to even.
fn rounded(partials: &[f64]) -> f64 {
    let Some((&last, mut rest)) = partials.split_last() else { return 0.0 };
    let (mut high, mut low) = (last, 0.0);
    while let Some((&y, before)) = rest.split_last() {
        rest = before;
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    if let Some(&next) = rest.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let twice = low * 2.0;
        let x = high + twice;
        if twice == x - high {
            return x;
        }
    }
    high
}
