//! `bytes` and `bytearray`: most methods are both's, and give what the receiver is.

mod array;
mod change;
mod codec;
mod find;
mod kinds;
mod make;
mod split;

pub use codec::{decoded, encoded};

use super::{built, method, wrap};
use crate::pylib::arguments::Outcome;
use crate::vm::native::{Call, Interrupt, NativeDef, NativeFn};
use crate::vm::ops::number;
use crate::vm::{Object, Value, classes};

/// What only one of the two has.
pub const METHODS: &[&[NativeDef]] = &[make::METHODS, array::METHODS];

/// What both have.
pub const SHARED: &[&[(&str, NativeFn)]] =
    &[make::SHARED, change::SHARED, codec::SHARED, find::SHARED, kinds::SHARED, split::SHARED];

/// The receiver's bytes.
fn this(call: &mut Call<'_>, name: &str) -> Result<Vec<u8>, Interrupt> {
    match bytes_of(call, call.arg(0)) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => Err(crate::pylib::arguments::wrong_receiver(call, "bytes", name)),
    }
}

/// The bytes of a bytes or bytearray object.
fn bytes_of<'a>(call: &'a Call<'_>, value: Value) -> Option<&'a [u8]> {
    match call.vm.heap.of(call.vm.unwrap(value))? {
        Object::Bytes(bytes) | Object::ByteArray(bytes) => Some(bytes),
        _ => None,
    }
}

/// Whether the receiver is a bytearray.
fn is_array(call: &Call<'_>) -> bool {
    matches!(call.vm.heap.of(call.vm.unwrap(call.arg(0))), Some(Object::ByteArray(_)))
}

/// `bytes` or `bytearray`, as the receiver is.
fn owner(call: &Call<'_>) -> &'static str {
    if is_array(call) { "bytearray" } else { "bytes" }
}

/// A new bytes object.
pub fn new_bytes(call: &mut Call<'_>, bytes: Vec<u8>) -> Value {
    Value::Object(call.vm.heap.alloc(Object::Bytes(Box::new(bytes))))
}

/// Bytes as what the receiver is.
fn like(call: &mut Call<'_>, bytes: Vec<u8>) -> Value {
    if is_array(call) {
        return Value::Object(call.vm.heap.alloc(Object::ByteArray(Box::new(bytes))));
    }
    new_bytes(call, bytes)
}

pub use crate::vm::ops::bytes::lent as buffer;

/// As `buffer`; TypeError where there is none.
fn need_buffer(call: &mut Call<'_>, value: Value) -> Result<Vec<u8>, Interrupt> {
    match buffer(call, value)? {
        Some(bytes) => Ok(bytes),
        None => {
            let text = format!("a bytes-like object is required, not '{}'", call.vm.type_name(value));
            Err(call.type_error(text))
        }
    }
}

/// What `bytes(source)` holds.
pub fn plain_content(call: &mut Call<'_>, source: Value) -> Result<Vec<u8>, Interrupt> {
    if let Value::Int(_) | Value::Bool(_) = call.vm.unwrap(source) {
        let text = format!("cannot convert '{}' object to bytes", call.vm.type_name(source));
        return Err(call.type_error(text));
    }
    if let Some(method) = crate::pylib::functions::own_method(call, source, "__bytes__") {
        let made = call.ask(method, &[])?;
        return need_buffer(call, made);
    }
    make::content(call, [source, Value::Nil, Value::Nil], "bytes")
}

/// An item as a byte.
fn byte(call: &mut Call<'_>, item: Value, kind: &str) -> Result<u8, Interrupt> {
    match number::index(call, item)? {
        Value::Int(int @ 0..=255) => Ok(int as u8),
        _ => {
            let text = format!("{kind} must be in range(0, 256)");
            Err(call.error(classes::VALUE_ERROR, text))
        }
    }
}
