//! `complex`

use super::{built, method, wrap};
use crate::pylib::arguments::{Outcome, Parameters, none, wrong_receiver};
use crate::pylib::functions::own_method;
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::number;
use crate::vm::{Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("complex", "__new__", new),
    method("complex", "conjugate", conjugate),
    method("complex", "__complex__", |call| {
        let value = call.vm.unwrap(call.arg(0));
        none(call, "complex", "__complex__")?;
        Ok(value)
    }),
];

fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "complex")?;
    let [real, imaginary] =
        Parameters { name: "complex", owner: "complex", names: ["real", "imag"], required: 0, positional: 2 }
            .read(call)?;
    if let Some(text) = call.vm.heap.text(real).map(str::to_string) {
        if !imaginary.is_nil() {
            return Err(call.type_error("complex() can't take second arg if first is a string"));
        }
        let Some((re, im)) = read(text.trim()) else {
            return Err(call.error(classes::VALUE_ERROR, "complex() arg is a malformed string"));
        };
        let value = Value::Object(call.vm.heap.alloc(Object::Complex(re, im)));
        return Ok(wrap(call, class, value));
    }
    let mut real = real;
    if let Some(method) = own_method(call, real, "__complex__") {
        real = call.ask(method, &[])?;
        if !matches!(call.vm.heap.of(call.vm.unwrap(real)), Some(Object::Complex(..))) {
            let text = format!("__complex__ returned non-complex (type {})", call.vm.type_name(real));
            return Err(call.type_error(text));
        }
    }
    if call.vm.heap.text(imaginary).is_some() {
        return Err(call.type_error("complex() second arg can't be a string"));
    }
    // a + b*1j, where both may be complex.
    let (a, b) = part(call, real, "real")?;
    let (c, d) = part(call, imaginary, "imag")?;
    let value = Value::Object(call.vm.heap.alloc(Object::Complex(a - d, b + c)));
    Ok(wrap(call, class, value))
}

fn part(call: &mut Call<'_>, value: Value, name: &str) -> Result<(f64, f64), Interrupt> {
    if value.is_nil() {
        return Ok((0.0, 0.0));
    }
    if let Some(Object::Complex(re, im)) = call.vm.heap.of(call.vm.unwrap(value)) {
        return Ok((*re, *im));
    }
    let real = matches!(call.vm.unwrap(value), Value::Int(_) | Value::Bool(_) | Value::Float(_))
        || matches!(call.vm.heap.of(value), Some(Object::BigInt(_)))
        || ["__float__", "__index__"].iter().any(|name| own_method(call, value, name).is_some());
    if !real {
        let kind = call.vm.type_name(value);
        let text = if name == "real" {
            format!("complex() first argument must be a string or a number, not '{kind}'")
        } else {
            format!("complex() second argument must be a number, not '{kind}'")
        };
        return Err(call.type_error(text));
    }
    Ok((number::to_float(call, value)?, 0.0))
}

/// `1+2j`, `-3j`, `4.5`
fn read(text: &str) -> Option<(f64, f64)> {
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text).trim();
    let Some(body) = text.strip_suffix(['j', 'J']) else { return Some((number::read_float(text)?, 0.0)) };
    // The sign that parts the two numbers is the last one that is no exponent's.
    let bytes = body.as_bytes();
    let split = (1..bytes.len())
        .rev()
        .find(|&at| matches!(bytes[at], b'+' | b'-') && !matches!(bytes[at - 1], b'e' | b'E'))
        .unwrap_or(0);
    let (real, imaginary) = body.split_at(split);
    let imaginary = match imaginary {
        "" | "+" => 1.0,
        "-" => -1.0,
        other => number::read_float(other)?,
    };
    let real = if real.is_empty() { 0.0 } else { number::read_float(real)? };
    Some((real, imaginary))
}

fn conjugate(call: &mut Call<'_>) -> Outcome {
    let Some(Object::Complex(re, im)) = call.vm.heap.of(call.vm.unwrap(call.arg(0))) else {
        return Err(wrong_receiver(call, "complex", "conjugate"));
    };
    let (re, im) = (*re, -*im);
    none(call, "complex", "conjugate")?;
    Ok(Value::Object(call.vm.heap.alloc(Object::Complex(re, im))))
}
