//! Iterators.

#![allow(unused_variables)]

use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Addr;
use crate::vm::value::Value;

/// `iter(v)`
pub fn iter(call: &mut Call<'_>, v: Value) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `next(iterator)`; nothing once it is exhausted.
pub fn next(call: &mut Call<'_>, iterator: Value) -> Result<Option<Value>, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// The next item of a built-in iterator, which runs no program's code.
pub fn fast_next(vm: &mut Machine, iterator: Addr) -> Result<Option<Value>, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// Everything that iterating `v` gives.
pub fn items(call: &mut Call<'_>, v: Value) -> Result<Vec<Value>, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}
