//! Arithmetic of two numbers of any kinds: which arithmetic it is, and floats' own.

use super::integer::{self, Number, Trouble};
use super::number::{self, Int, float, int};
use super::{complex, too_large_int};
use crate::code::BinaryOp;
use crate::vm::classes;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// Arithmetic of two numbers; nothing where one of them is none.
pub(super) fn numbers(
    call: &mut Call<'_>,
    op: BinaryOp,
    a: Value,
    b: Value,
) -> Option<Result<Option<Value>, Interrupt>> {
    let (int_a, int_b) = (int(call.vm, a), int(call.vm, b));
    if let (Some(x), Some(y)) = (int_a, int_b) {
        let bools = matches!((a, b), (Value::Bool(_), Value::Bool(_)));
        let work = (x.bits().saturating_add(y.bits()) / 64) as usize;
        let result = integer::binary(op, x, y, call.vm.limits.int_bits);
        call.vm.charge(work);
        return Some(finish(call, result).map(|result| match (op, result) {
            // Of two bools `&`, `|` and `^` make a bool.
            (BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor, Some(Value::Int(int))) if bools => {
                Some(Value::Bool(int != 0))
            }
            (_, result) => result,
        }));
    }
    let whole_only = matches!(
        op,
        BinaryOp::BitAnd
            | BinaryOp::BitOr
            | BinaryOp::BitXor
            | BinaryOp::LeftShift
            | BinaryOp::RightShift
            | BinaryOp::MatrixMultiply
    );
    if whole_only {
        return None;
    }
    let real = |v: Value, as_int: Option<Int<'_>>| match as_int {
        Some(int) => Some(int.float()),
        None => float(call.vm, v).map(Some),
    };
    let (x, y) = (real(a, int_a), real(b, int_b));
    let result = match (x, y) {
        (Some(Some(x)), Some(Some(y))) => float_binary(op, x, y),
        (Some(_), Some(_)) => Err(Trouble::overflow("int too large to convert to float")),
        _ => {
            let part = |v: Value, real: Option<Option<f64>>| match real {
                Some(real) => Some(real.map(|real| (real, 0.0))),
                None => complex::parts(call.vm, v).map(Some),
            };
            match (part(a, x)?, part(b, y)?) {
                (Some(x), Some(y)) => complex::binary(op, x, y),
                _ => Err(Trouble::overflow("int too large to convert to float")),
            }
        }
    };
    Some(finish(call, result))
}

/// A computed number as a value; a trouble as its exception.
fn finish(call: &mut Call<'_>, result: Result<Option<Number>, Trouble>) -> Result<Option<Value>, Interrupt> {
    match result {
        Ok(None) => Ok(None),
        Ok(Some(Number::Small(int))) => Ok(Some(Value::Int(int))),
        Ok(Some(Number::Big(int))) => Ok(Some(number::big(call.vm, int))),
        Ok(Some(Number::Float(float))) => Ok(Some(Value::Float(float))),
        Ok(Some(Number::Complex(re, im))) => {
            Ok(Some(Value::Object(call.vm.heap.alloc(Object::Complex(re, im)))))
        }
        Err(Trouble::Error(class, text)) => Err(call.error(class, text)),
        Err(Trouble::Range) => {
            let text = call.vm.heap.str("Numerical result out of range");
            Err(Interrupt::Raise(call.vm.exception(classes::OVERFLOW_ERROR, &[Value::Int(34), text])))
        }
        Err(Trouble::Limit) => Err(too_large_int()),
    }
}

/// `a op b` of floats; nothing for operators that floats do not have.
fn float_binary(op: BinaryOp, a: f64, b: f64) -> Result<Option<Number>, Trouble> {
    let zero = |text| if b == 0.0 { Err(Trouble::zero(text)) } else { Ok(()) };
    Ok(Some(Number::Float(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Subtract => a - b,
        BinaryOp::Multiply => a * b,
        BinaryOp::TrueDivide => {
            zero("float division by zero")?;
            a / b
        }
        BinaryOp::FloorDivide => {
            zero("float floor division by zero")?;
            float_divmod(a, b).0
        }
        BinaryOp::Modulo => {
            zero("float modulo by zero")?;
            float_divmod(a, b).1
        }
        BinaryOp::Power => return float_power(a, b).map(Some),
        _ => return Ok(None),
    })))
}

/// `divmod(a, b)` as `float_divmod` does it; `b` is not zero.
pub(super) fn float_divmod(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0f64.copysign(b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    let whole = if quotient == 0.0 {
        0f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (whole, rest)
}

/// `a ** b` of floats.
pub(super) fn float_power(a: f64, b: f64) -> Result<Number, Trouble> {
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return Err(Trouble::zero("0.0 cannot be raised to a negative power"));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
        return complex::power((a, 0.0), (b, 0.0));
    }
    let result = a.powf(b);
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(Trouble::Range);
    }
    Ok(Number::Float(result))
}
