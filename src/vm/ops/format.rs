//! `format(v, spec)`.

#![allow(unused_variables)]

use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;

/// `format(v, spec)`: a str value.
pub fn format(call: &mut Call<'_>, v: Value, spec: &str) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}
