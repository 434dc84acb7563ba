//! `str.format`.

#![allow(unused_variables)]

use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;

/// `template.format(*positional, **named)`; `named` are pairs of a name and a value.
pub fn braces(
    call: &mut Call<'_>,
    template: &str,
    positional: &[Value],
    named: &[(String, Value)],
) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}
