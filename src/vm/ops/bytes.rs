//! What bytes and bytearrays do with operators.

use super::items::{place, sequence_index};
use super::number::{Int, int};
use super::{iterate, number, slices};
use crate::vm::classes;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::{Addr, Value};

fn bytes_at<'a>(call: &'a Call<'_>, at: Addr) -> &'a [u8] {
    match call.vm.heap.get(at) {
        Object::Bytes(bytes) | Object::ByteArray(bytes) => bytes,
        _ => &[],
    }
}

/// The bytes of what lends them: bytes, bytearray, or by hidden Python a memoryview.
pub fn lent(call: &mut Call<'_>, value: Value) -> Result<Option<Vec<u8>>, Interrupt> {
    if let Value::Object(at) = call.vm.unwrap(value)
        && let Object::Bytes(bytes) | Object::ByteArray(bytes) = call.vm.heap.get(at)
    {
        return Ok(Some(bytes.to_vec()));
    }
    let Some(method) = super::method(call.vm, value, "__buffer__") else { return Ok(None) };
    let view = method.ask(call, &[Value::Int(0)])?;
    let Some(method) = super::method(call.vm, view, "tobytes") else {
        let text = format!("__buffer__ returned non-memoryview object (type {})", call.vm.type_name(view));
        return Err(call.type_error(text));
    };
    let made = method.ask(call, &[])?;
    Ok(made.addr().map(|at| bytes_at(call, at).to_vec()))
}

/// `item in bytes`
pub fn contains(call: &mut Call<'_>, at: Addr, item: Value) -> Result<bool, Interrupt> {
    if let Some(whole) = number::try_index(call, item)? {
        return match int(call.vm, whole) {
            Some(Int::Small(byte @ 0..256)) => Ok(bytes_at(call, at).contains(&(byte as u8))),
            _ => Err(call.error(classes::VALUE_ERROR, "byte must be in range(0, 256)")),
        };
    }
    match lent(call, item)? {
        Some(part) => {
            let bytes = bytes_at(call, at);
            let found = part.is_empty() || bytes.windows(part.len()).any(|window| window == &part[..]);
            let work = bytes.len();
            call.vm.charge(work);
            Ok(found)
        }
        None => {
            let text = format!("a bytes-like object is required, not '{}'", call.vm.type_name(item));
            Err(call.type_error(text))
        }
    }
}

fn byte(call: &mut Call<'_>, value: Value) -> Result<u8, Interrupt> {
    match number::index(call, value)? {
        Value::Int(byte @ 0..256) => Ok(byte as u8),
        _ => Err(call.error(classes::VALUE_ERROR, "byte must be in range(0, 256)")),
    }
}

/// `bytearray[key] = value`
pub fn set(call: &mut Call<'_>, at: Addr, key: Value, value: Value) -> Result<(), Interrupt> {
    let Some(Object::Slice(parts)) = call.vm.heap.of(key) else {
        let index = sequence_index(call, at, key)?;
        let byte = byte(call, value)?;
        let Some(index) = place(index, bytes_at(call, at).len()) else {
            return Err(call.error(classes::INDEX_ERROR, "bytearray index out of range"));
        };
        if let Object::ByteArray(bytes) = call.vm.heap.write(at) {
            bytes[index] = byte;
        }
        return Ok(());
    };
    let parts = **parts;
    let new = match lent(call, value)? {
        Some(bytes) => bytes,
        None if !iterate::is_iterable(call.vm, value) || call.vm.heap.text(value).is_some() => {
            let text = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
            return Err(call.type_error(text));
        }
        None => {
            let mut bytes = Vec::new();
            for item in iterate::items(call, value)? {
                bytes.push(byte(call, item)?);
            }
            bytes
        }
    };
    let indices = slices::resolve(call, parts, bytes_at(call, at).len())?;
    if indices.step != 1 && new.len() != indices.count && !new.is_empty() {
        let text = format!(
            "attempt to assign bytes of size {} to extended slice of size {}",
            new.len(),
            indices.count
        );
        return Err(call.error(classes::VALUE_ERROR, text));
    }
    if indices.step != 1 && new.is_empty() {
        return delete(call, at, key);
    }
    call.vm.heap.charge_bytes(new.len());
    if let Object::ByteArray(bytes) = call.vm.heap.write(at) {
        if indices.step == 1 {
            let start = indices.start as usize;
            bytes.splice(start..start + indices.count, new);
        } else {
            for (place, byte) in indices.iter().zip(new) {
                bytes[place] = byte;
            }
        }
    }
    Ok(())
}

/// `del bytearray[key]`
pub fn delete(call: &mut Call<'_>, at: Addr, key: Value) -> Result<(), Interrupt> {
    let len = bytes_at(call, at).len();
    let gone: Vec<usize> = match call.vm.heap.of(key) {
        Some(Object::Slice(parts)) => {
            let parts = **parts;
            slices::resolve(call, parts, len)?.iter().collect()
        }
        _ => {
            let index = sequence_index(call, at, key)?;
            let Some(index) = place(index, len) else {
                return Err(call.error(classes::INDEX_ERROR, "bytearray index out of range"));
            };
            vec![index]
        }
    };
    let mut keep = vec![true; len];
    gone.into_iter().for_each(|index| keep[index] = false);
    if let Object::ByteArray(bytes) = call.vm.heap.write(at) {
        let mut keep = keep.into_iter();
        bytes.retain(|_| keep.next().unwrap_or(true));
    }
    Ok(())
}
