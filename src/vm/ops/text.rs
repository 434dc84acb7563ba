//! `repr`, `str` and `ascii` of everything.

#![allow(unused_variables)]

use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;

/// `repr(v)`
pub fn repr(call: &mut Call<'_>, v: Value) -> Result<String, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `str(v)`
pub fn str(call: &mut Call<'_>, v: Value) -> Result<String, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `ascii(v)`
pub fn ascii(call: &mut Call<'_>, v: Value) -> Result<String, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}
