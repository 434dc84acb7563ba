//! Finding keys in dicts and sets.

#![allow(unused_variables)]

use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Addr;
use crate::vm::value::Value;

/// The key's hash, and the entry it is at.
pub fn dict_find(call: &mut Call<'_>, dict: Addr, key: Value) -> Result<(i64, Option<usize>), Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `dict.get(key)`
pub fn dict_get(call: &mut Call<'_>, dict: Addr, key: Value) -> Result<Option<Value>, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `dict[key] = value`
pub fn dict_set(call: &mut Call<'_>, dict: Addr, key: Value, value: Value) -> Result<(), Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// Removes the key and gives its value, if it was there.
pub fn dict_delete(call: &mut Call<'_>, dict: Addr, key: Value) -> Result<Option<Value>, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// The key's hash, and the table place it is at.
pub fn set_find(call: &mut Call<'_>, set: Addr, key: Value) -> Result<(i64, Option<usize>), Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// Adds an item; whether it was not there.
pub fn set_add(call: &mut Call<'_>, set: Addr, key: Value) -> Result<bool, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// Removes an item; whether it was there.
pub fn set_remove(call: &mut Call<'_>, set: Addr, key: Value) -> Result<bool, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}
