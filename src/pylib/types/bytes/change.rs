//! Bytes with other letters, other width, other bytes; `%`.

use super::{Outcome, buffer, like, need_buffer, owner, this};
use crate::pylib::arguments::{Parameters, between, none, one};
use crate::pylib::types::protocol::operand;
use crate::vm::native::{Call, NativeFn};
use crate::vm::ops::{number, percent};
use crate::vm::{Value, classes};

pub const SHARED: &[(&str, NativeFn)] = &[
    ("upper", |call| changed(call, "upper", |bytes| bytes.to_ascii_uppercase())),
    ("lower", |call| changed(call, "lower", |bytes| bytes.to_ascii_lowercase())),
    ("swapcase", |call| {
        changed(call, "swapcase", |bytes| {
            let swap = |byte: &u8| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte };
            bytes.iter().map(swap).collect()
        })
    }),
    ("capitalize", |call| {
        changed(call, "capitalize", |bytes| {
            let mut bytes = bytes.to_ascii_lowercase();
            bytes.iter_mut().take(1).for_each(|byte| byte.make_ascii_uppercase());
            bytes
        })
    }),
    ("title", |call| changed(call, "title", titled)),
    ("center", |call| justified(call, "center")),
    ("ljust", |call| justified(call, "ljust")),
    ("rjust", |call| justified(call, "rjust")),
    ("zfill", zfill),
    ("expandtabs", expandtabs),
    ("translate", translate),
    ("__mod__", |call| {
        let template = this(call, "__mod__")?;
        let values = operand(call)?;
        let text = percent::percent_bytes(call, &template, values)?;
        Ok(like(call, text))
    }),
    ("__rmod__", |_| Ok(Value::NotImplemented)),
];

fn changed(call: &mut Call<'_>, name: &str, change: fn(&[u8]) -> Vec<u8>) -> Outcome {
    let bytes = this(call, name)?;
    none(call, owner(call), name)?;
    Ok(like(call, change(&bytes)))
}

fn titled(bytes: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let change = |byte: &u8| {
        let new = if inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        inside = byte.is_ascii_alphabetic();
        new
    };
    bytes.iter().map(change).collect()
}

fn justified(call: &mut Call<'_>, name: &str) -> Outcome {
    let bytes = this(call, name)?;
    between(call, owner(call), name, 1, 2)?;
    let width = number::index_i64(call, call.arg(1))?;
    let given = call.arg(2);
    let fill = if given.is_nil() {
        b' '
    } else {
        match buffer(call, given)?.as_deref() {
            Some(&[fill]) => fill,
            found => {
                let kind = match found {
                    Some(bytes) => format!("a {} object of length {}", call.vm.type_name(given), bytes.len()),
                    None => call.vm.type_name(given).to_string(),
                };
                let text = format!("{name}() argument 2 must be a byte string of length 1, not {kind}");
                return Err(call.type_error(text));
            }
        }
    };
    let width = usize::try_from(width).unwrap_or(0);
    call.vm.check_size(width)?;
    let missing = width.saturating_sub(bytes.len());
    let left = match name {
        "ljust" => 0,
        "rjust" => missing,
        _ => missing / 2 + (missing & width & 1),
    };
    let mut out = vec![fill; left];
    out.extend_from_slice(&bytes);
    out.resize(bytes.len() + missing, fill);
    Ok(like(call, out))
}

fn zfill(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "zfill")?;
    let width = one(call, owner(call), "zfill")?;
    let width = usize::try_from(number::index_i64(call, width)?).unwrap_or(0);
    call.vm.check_size(width)?;
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut out = bytes[..sign].to_vec();
    out.resize(sign + width.saturating_sub(bytes.len()), b'0');
    out.extend_from_slice(&bytes[sign..]);
    Ok(like(call, out))
}

fn expandtabs(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "expandtabs")?;
    let [size] =
        Parameters { name: "expandtabs", owner: "bytes", names: ["tabsize"], required: 0, positional: 1 }
            .read(call)?;
    let size = if size.is_nil() { 8 } else { number::index_i64(call, size)? };
    let size = usize::try_from(size).unwrap_or(0);
    let mut out = Vec::with_capacity(bytes.len());
    let mut column = 0;
    for byte in bytes {
        match byte {
            b'\t' if size > 0 => {
                let missing = size - column % size;
                call.vm.check_size(out.len().saturating_add(missing))?;
                out.resize(out.len() + missing, b' ');
                column += missing;
            }
            b'\t' => {}
            _ => {
                out.push(byte);
                column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(like(call, out))
}

fn translate(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "translate")?;
    let [table, delete] =
        Parameters { name: "translate", owner: "bytes", names: ["", "delete"], required: 1, positional: 2 }
            .read(call)?;
    let table = if table == Value::None { None } else { Some(need_buffer(call, table)?) };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(call.error(classes::VALUE_ERROR, "translation table must be 256 characters long"));
    }
    let delete = if delete.is_nil() { Vec::new() } else { need_buffer(call, delete)? };
    let kept = bytes.into_iter().filter(|byte| !delete.contains(byte));
    let out = match table {
        Some(table) => kept.map(|byte| table[usize::from(byte)]).collect(),
        None => kept.collect(),
    };
    Ok(like(call, out))
}
