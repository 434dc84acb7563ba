//! Binary and unary operators.

#![allow(unused_variables)]

use crate::code::{BinaryOp, UnaryOp};
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;

/// `a op b`, or `a op= b`: the whole protocol.
pub fn binary(
    call: &mut Call<'_>,
    op: BinaryOp,
    a: Value,
    b: Value,
    in_place: bool,
) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `a op b` by the built-in types' own rules (`int.__add__`): nothing where they give NotImplemented.
pub fn builtin_binary(
    call: &mut Call<'_>,
    op: BinaryOp,
    a: Value,
    b: Value,
) -> Result<Option<Value>, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `-v`, `+v`, `~v`
pub fn unary(call: &mut Call<'_>, op: UnaryOp, v: Value) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `divmod(a, b)`
pub fn divmod(call: &mut Call<'_>, a: Value, b: Value) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `pow(a, b, modulo)`
pub fn power_modulo(call: &mut Call<'_>, a: Value, b: Value, modulo: Value) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `a op b` for exact ints, floats and strs, without asking.
pub fn fast_binary(_vm: &mut Machine, _op: BinaryOp, _a: Value, _b: Value) -> Option<Value> {
    None
}
