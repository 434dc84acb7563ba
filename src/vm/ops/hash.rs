//! Hashes of values.

#![allow(unused_variables)]

use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;

/// `hash(v)`
pub fn hash_value(call: &mut Call<'_>, v: Value) -> Result<i64, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}
