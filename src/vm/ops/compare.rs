//! Comparisons, identity, membership.

#![allow(unused_variables)]

use crate::code::CompareOp;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;

/// `a op b`
pub fn compare(call: &mut Call<'_>, op: CompareOp, a: Value, b: Value) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// Whether a container takes `a` and `b` for the same: identical, or equal.
pub fn equal(call: &mut Call<'_>, a: Value, b: Value) -> Result<bool, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// Whether `a < b` is true, as sorting asks.
pub fn less(call: &mut Call<'_>, a: Value, b: Value) -> Result<bool, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `item in container`
pub fn contains(call: &mut Call<'_>, container: Value, item: Value) -> Result<bool, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `a is b`
pub fn identical(a: Value, b: Value) -> bool {
    a == b
}

/// `a op b` for exact ints, floats and strs, without asking.
pub fn fast_compare(_vm: &Machine, _op: CompareOp, _a: Value, _b: Value) -> Option<bool> {
    None
}
