//! Arithmetic of complex numbers, as `Objects/complexobject.c` does it.

use super::integer::{Number, Trouble};
use crate::code::BinaryOp;
use crate::vm::machine::Machine;
use crate::vm::object::Object;
use crate::vm::value::Value;

type Complex = (f64, f64);

/// The parts of a complex number.
pub(super) fn parts(vm: &Machine, v: Value) -> Option<Complex> {
    match vm.heap.of(v) {
        Some(Object::Complex(re, im)) => Some((*re, *im)),
        _ => None,
    }
}

/// `a op b`; nothing for operators that complex numbers do not have.
pub(super) fn binary(op: BinaryOp, a: Complex, b: Complex) -> Result<Option<Number>, Trouble> {
    let (re, im) = match op {
        BinaryOp::Add => (a.0 + b.0, a.1 + b.1),
        BinaryOp::Subtract => (a.0 - b.0, a.1 - b.1),
        BinaryOp::Multiply => multiply(a, b),
        BinaryOp::TrueDivide => quotient(a, b)?,
        BinaryOp::Power => return power(a, b).map(Some),
        _ => return Ok(None),
    };
    Ok(Some(Number::Complex(re, im)))
}

fn multiply(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

fn quotient(a: Complex, b: Complex) -> Result<Complex, Trouble> {
    if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return Err(Trouble::zero("complex division by zero"));
        }
        let ratio = b.1 / b.0;
        let bottom = b.0 + b.1 * ratio;
        return Ok(((a.0 + a.1 * ratio) / bottom, (a.1 - a.0 * ratio) / bottom));
    }
    if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let bottom = b.0 * ratio + b.1;
        return Ok(((a.0 * ratio + a.1) / bottom, (a.1 * ratio - a.0) / bottom));
    }
    Ok((f64::NAN, f64::NAN))
}

/// `a ** b`
pub(super) fn power(a: Complex, b: Complex) -> Result<Number, Trouble> {
    let result = if b.1 == 0.0 && b.0.fract() == 0.0 && b.0.abs() <= 100.0 {
        whole_power(a, b.0 as i32)?
    } else if b == (0.0, 0.0) {
        (1.0, 0.0)
    } else if a == (0.0, 0.0) {
        if b.1 != 0.0 || b.0 < 0.0 {
            return Err(Trouble::zero("0.0 to a negative or complex power"));
        }
        (0.0, 0.0)
    } else {
        let length = a.0.hypot(a.1);
        let angle = a.1.atan2(a.0);
        let mut new_length = length.powf(b.0);
        let mut phase = angle * b.0;
        if b.1 != 0.0 {
            new_length *= (-angle * b.1).exp();
            phase += b.1 * length.ln();
        }
        (new_length * phase.cos(), new_length * phase.sin())
    };
    let finite = [a.0, a.1, b.0, b.1].iter().all(|part| part.is_finite());
    if finite && (result.0.is_infinite() || result.1.is_infinite()) {
        return Err(Trouble::overflow("complex exponentiation"));
    }
    Ok(Number::Complex(result.0, result.1))
}

fn whole_power(base: Complex, exponent: i32) -> Result<Complex, Trouble> {
    let mut result = (1.0, 0.0);
    let mut square = base;
    let mut left = exponent.unsigned_abs();
    while left > 0 {
        if left & 1 == 1 {
            result = multiply(result, square);
        }
        left >>= 1;
        square = multiply(square, square);
    }
    if exponent >= 0 {
        return Ok(result);
    }
    quotient((1.0, 0.0), result).map_err(|_| Trouble::zero("0.0 to a negative or complex power"))
}
