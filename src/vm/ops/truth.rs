//! Truth values.

#![allow(unused_variables)]

use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;

/// `bool(v)`
pub fn truth(call: &mut Call<'_>, v: Value) -> Result<bool, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `len(v)`
pub fn len(call: &mut Call<'_>, v: Value) -> Result<usize, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `bool(v)` where no program's code is needed.
pub fn fast_truth(_vm: &Machine, _v: Value) -> Option<bool> {
    None
}
