//! What bytes do with operators.

use super::number::{Int, int};
use crate::vm::classes;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::{Addr, Value};

/// `item in bytes`
pub fn contains(call: &mut Call<'_>, at: Addr, item: Value) -> Result<bool, Interrupt> {
    let Object::Bytes(bytes) = call.vm.heap.get(at) else { return Ok(false) };
    if let Some(number) = int(call.vm, item) {
        return match number {
            Int::Small(byte @ 0..256) => Ok(bytes.contains(&(byte as u8))),
            _ => Err(call.error(classes::VALUE_ERROR, "byte must be in range(0, 256)")),
        };
    }
    match call.vm.heap.of(call.vm.unwrap(item)) {
        Some(Object::Bytes(part)) => {
            let found = part.is_empty() || bytes.windows(part.len()).any(|window| window == &part[..]);
            let work = bytes.len();
            call.vm.charge(work);
            Ok(found)
        }
        _ => {
            let text = format!("a bytes-like object is required, not '{}'", call.vm.type_name(item));
            Err(call.type_error(text))
        }
    }
}
