//! `object[key]`.

#![allow(unused_variables)]

use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;

/// `object[key]`
pub fn get_item(call: &mut Call<'_>, object: Value, key: Value) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `object[key] = value`
pub fn set_item(call: &mut Call<'_>, object: Value, key: Value, value: Value) -> Result<(), Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `del object[key]`
pub fn delete_item(call: &mut Call<'_>, object: Value, key: Value) -> Result<(), Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}
