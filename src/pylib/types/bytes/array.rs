//! What only a bytearray does: it can be changed.

use super::make::{content, read};
use super::{Outcome, buffer, built, byte, method};
use crate::pylib::arguments::{self, between, none, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{iterate, number};
use crate::vm::{Addr, Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("bytearray", "__new__", |call| {
        let class = built(call, "bytearray")?;
        let value = Value::Object(call.vm.heap.alloc(Object::ByteArray(Box::default())));
        Ok(call.vm.wrap_native(class, value))
    }),
    method("bytearray", "__init__", init),
    method("bytearray", "append", append),
    method("bytearray", "clear", |call| {
        let at = this(call, "clear")?;
        none(call, "bytearray", "clear")?;
        change(call, at, Vec::clear)
    }),
    method("bytearray", "copy", |call| {
        let at = this(call, "copy")?;
        none(call, "bytearray", "copy")?;
        let copy = call.vm.heap.get(at).clone();
        Ok(Value::Object(call.vm.heap.alloc(copy)))
    }),
    method("bytearray", "extend", extend),
    method("bytearray", "insert", insert),
    method("bytearray", "pop", pop),
    method("bytearray", "remove", remove),
    method("bytearray", "reverse", |call| {
        let at = this(call, "reverse")?;
        none(call, "bytearray", "reverse")?;
        change(call, at, |bytes| bytes.reverse())
    }),
    method("bytearray", "__alloc__", |call| {
        let at = this(call, "__alloc__")?;
        Ok(Value::Int(bytes(call, at).len() as i64 + 1))
    }),
    method("bytearray", "__iadd__", |call| {
        let at = this(call, "__iadd__")?;
        let other = one(call, "bytearray", "__iadd__")?;
        let Some(more) = buffer(call, other)? else {
            let text = format!("can't concat {} to bytearray", call.vm.type_name(other));
            return Err(call.type_error(text));
        };
        change(call, at, |bytes| bytes.extend_from_slice(&more))?;
        Ok(call.arg(0))
    }),
    method("bytearray", "__imul__", |call| {
        let at = this(call, "__imul__")?;
        let count = one(call, "bytearray", "__imul__")?;
        let count = usize::try_from(number::index_i64(call, count)?).unwrap_or(0);
        call.vm.check_size(bytes(call, at).len().saturating_mul(count))?;
        change(call, at, |bytes| *bytes = bytes.repeat(count))?;
        Ok(call.arg(0))
    }),
];

fn this(call: &mut Call<'_>, name: &str) -> Result<Addr, Interrupt> {
    arguments::receiver(call, "bytearray", name, |object| matches!(object, Object::ByteArray(_)))
}

fn bytes<'a>(call: &'a Call<'_>, at: Addr) -> &'a [u8] {
    match call.vm.heap.get(at) {
        Object::ByteArray(bytes) => bytes,
        _ => &[],
    }
}

fn change(call: &mut Call<'_>, at: Addr, change: impl FnOnce(&mut Vec<u8>)) -> Outcome {
    let before = bytes(call, at).len();
    if let Object::ByteArray(bytes) = call.vm.heap.write(at) {
        change(bytes);
    }
    let after = bytes(call, at).len();
    call.vm.check_size(after)?;
    call.vm.heap.charge_bytes(after.saturating_sub(before));
    Ok(Value::None)
}

fn init(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "__init__")?;
    let given = read(call, "bytearray")?;
    let new = content(call, given, "bytearray")?;
    change(call, at, |bytes| *bytes = new)
}

fn append(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "append")?;
    let item = one(call, "bytearray", "append")?;
    let byte = byte(call, item, "byte")?;
    change(call, at, |bytes| bytes.push(byte))
}

fn extend(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "extend")?;
    let iterable = one(call, "bytearray", "extend")?;
    let mut more = Vec::new();
    match buffer(call, iterable)? {
        Some(bytes) => more = bytes,
        None if !iterate::is_iterable(call.vm, iterable) => {
            let text = format!("can't extend bytearray with {}", call.vm.type_name(iterable));
            return Err(call.type_error(text));
        }
        None => {
            let text = call.vm.heap.text(iterable).is_some();
            for item in iterate::items(call, iterable)? {
                if text {
                    return Err(call.type_error("expected iterable of integers; got: 'str'"));
                }
                more.push(byte(call, item, "byte")?);
            }
        }
    }
    change(call, at, |bytes| bytes.extend_from_slice(&more))
}

fn insert(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "insert")?;
    between(call, "bytearray", "insert", 2, 2)?;
    let place = number::index_i64(call, call.arg(1))?;
    let byte = byte(call, call.arg(2), "byte")?;
    let len = bytes(call, at).len() as i64;
    let place = (if place < 0 { place.saturating_add(len) } else { place }).clamp(0, len);
    change(call, at, |bytes| bytes.insert(place as usize, byte))
}

fn pop(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "pop")?;
    between(call, "bytearray", "pop", 0, 1)?;
    let place = if call.arg(1).is_nil() { -1 } else { number::index_i64(call, call.arg(1))? };
    let len = bytes(call, at).len() as i64;
    if len == 0 {
        return Err(call.error(classes::INDEX_ERROR, "pop from empty bytearray"));
    }
    let place = if place < 0 { place.saturating_add(len) } else { place };
    if !(0..len).contains(&place) {
        return Err(call.error(classes::INDEX_ERROR, "pop index out of range"));
    }
    let byte = bytes(call, at)[place as usize];
    change(call, at, |bytes| {
        bytes.remove(place as usize);
    })?;
    Ok(Value::Int(i64::from(byte)))
}

fn remove(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "remove")?;
    let item = one(call, "bytearray", "remove")?;
    let wanted = byte(call, item, "byte")?;
    let Some(place) = bytes(call, at).iter().position(|&byte| byte == wanted) else {
        return Err(call.error(classes::VALUE_ERROR, "value not found in bytearray"));
    };
    change(call, at, |bytes| {
        bytes.remove(place);
    })
}
