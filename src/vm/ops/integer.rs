//! Arithmetic of ints: within 64 bits, and beyond.

use super::number::{Int, divide};
use super::numeric::float_power;
use crate::code::BinaryOp;
use crate::vm::classes;
use crate::vm::value::{Addr, Value};
use num_bigint::BigInt;
use num_integer::Integer;

/// A computed number.
pub(super) enum Number {
    Small(i64),
    Big(BigInt),
    Float(f64),
    Complex(f64, f64),
}

/// Why there is none.
pub(super) enum Trouble {
    /// This exception.
    Error(Addr, &'static str),
    /// CPython's `OverflowError(34, ...)`.
    Range,
    /// It would be too large for the machine.
    Limit,
}

impl Trouble {
    pub fn zero(text: &'static str) -> Trouble {
        Trouble::Error(classes::ZERO_DIVISION_ERROR, text)
    }

    pub fn overflow(text: &'static str) -> Trouble {
        Trouble::Error(classes::OVERFLOW_ERROR, text)
    }
}

/// `a op b` where it is quick, fits and does not fail.
#[inline]
pub(super) fn fast(op: BinaryOp, a: i64, b: i64) -> Option<Value> {
    Some(Value::Int(match op {
        BinaryOp::Add => a.checked_add(b)?,
        BinaryOp::Subtract => a.checked_sub(b)?,
        BinaryOp::Multiply => a.checked_mul(b)?,
        BinaryOp::FloorDivide if b > 0 => a.div_euclid(b),
        BinaryOp::Modulo if b > 0 => a.rem_euclid(b),
        BinaryOp::BitAnd => a & b,
        BinaryOp::BitOr => a | b,
        BinaryOp::BitXor => a ^ b,
        BinaryOp::RightShift if b >= 0 => a >> b.min(63),
        BinaryOp::LeftShift if (0..63).contains(&b) && a << b >> b == a => a << b,
        BinaryOp::Power => a.checked_pow(u32::try_from(b).ok()?)?,
        BinaryOp::TrueDivide if b != 0 => return divide(Int::Small(a), Int::Small(b)).map(Value::Float),
        _ => return None,
    }))
}

/// `a op b`; nothing for an operator that ints do not have.
pub(super) fn binary(op: BinaryOp, a: Int<'_>, b: Int<'_>, limit: u64) -> Result<Option<Number>, Trouble> {
    if let (Int::Small(a), Int::Small(b)) = (a, b) {
        match fast(op, a, b) {
            Some(Value::Int(int)) => return Ok(Some(Number::Small(int))),
            Some(Value::Float(float)) => return Ok(Some(Number::Float(float))),
            _ => {}
        }
    }
    Ok(Some(match op {
        BinaryOp::Add | BinaryOp::Subtract => {
            fits(a.bits().max(b.bits()) + 1, limit)?;
            let (a, b) = (a.big(), b.big());
            Number::Big(if op == BinaryOp::Add { &*a + &*b } else { &*a - &*b })
        }
        BinaryOp::Multiply => {
            fits(a.bits().saturating_add(b.bits()), limit)?;
            Number::Big(&*a.big() * &*b.big())
        }
        BinaryOp::TrueDivide => {
            if b.is_zero() {
                return Err(Trouble::zero("division by zero"));
            }
            match divide(a, b) {
                Some(float) => Number::Float(float),
                None => return Err(Trouble::overflow("integer division result too large for a float")),
            }
        }
        BinaryOp::FloorDivide => {
            if b.is_zero() {
                return Err(Trouble::zero("integer division or modulo by zero"));
            }
            Number::Big(a.big().div_floor(&b.big()))
        }
        BinaryOp::Modulo => {
            if b.is_zero() {
                return Err(Trouble::zero("integer modulo by zero"));
            }
            Number::Big(a.big().mod_floor(&b.big()))
        }
        BinaryOp::Power => return power(a, b, limit).map(Some),
        BinaryOp::LeftShift => {
            let count = shift_count(b)?;
            if a.is_zero() {
                return Ok(Some(Number::Small(0)));
            }
            let Some(count) = count else { return Err(Trouble::overflow("too many digits in integer")) };
            fits(a.bits().saturating_add(count), limit)?;
            Number::Big(a.big().into_owned() << count)
        }
        BinaryOp::RightShift => match shift_count(b)? {
            Some(count) if count < a.bits() => Number::Big(a.big().into_owned() >> count),
            _ => Number::Small(if a.is_negative() { -1 } else { 0 }),
        },
        BinaryOp::BitAnd => Number::Big(&*a.big() & &*b.big()),
        BinaryOp::BitOr => Number::Big(&*a.big() | &*b.big()),
        BinaryOp::BitXor => Number::Big(&*a.big() ^ &*b.big()),
        BinaryOp::MatrixMultiply => return Ok(None),
    }))
}

fn fits(bits: u64, limit: u64) -> Result<(), Trouble> {
    if bits > limit { Err(Trouble::Limit) } else { Ok(()) }
}

/// How far to shift; nothing for more than 64 bits can say.
fn shift_count(by: Int<'_>) -> Result<Option<u64>, Trouble> {
    if by.is_negative() {
        return Err(Trouble::Error(classes::VALUE_ERROR, "negative shift count"));
    }
    Ok(match by {
        Int::Small(count) => Some(count as u64),
        Int::Big(_) => None,
    })
}

fn power(base: Int<'_>, exponent: Int<'_>, limit: u64) -> Result<Number, Trouble> {
    if exponent.is_negative() {
        return match (base.float(), exponent.float()) {
            (Some(base), Some(exponent)) => float_power(base, exponent),
            _ => Err(Trouble::overflow("int too large to convert to float")),
        };
    }
    match (base, exponent) {
        (_, Int::Small(0)) | (Int::Small(1), _) => Ok(Number::Small(1)),
        (Int::Small(0), _) => Ok(Number::Small(0)),
        (Int::Small(-1), Int::Small(exponent)) => Ok(Number::Small(if exponent % 2 == 0 { 1 } else { -1 })),
        (Int::Small(-1), Int::Big(exponent)) => Ok(Number::Small(if exponent.is_even() { 1 } else { -1 })),
        (_, Int::Big(_)) => Err(Trouble::Limit),
        (base, Int::Small(exponent)) => {
            // At least `bits - 1` bits for each factor.
            let least = (base.bits() - 1).max(1).saturating_mul(exponent as u64);
            fits(least, limit)?;
            let exponent = u32::try_from(exponent).map_err(|_| Trouble::Limit)?;
            Ok(Number::Big(base.big().pow(exponent)))
        }
    }
}
