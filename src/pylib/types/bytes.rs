//! `bytes`

use super::{built, method, wrap};
use crate::pylib::arguments::{self, Outcome, Parameters, absent, between, none, one, text};
use crate::pylib::functions::own_method;
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{iterate, number};
use crate::vm::{Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("bytes", "__new__", new),
    method("bytes", "decode", decode),
    method("bytes", "hex", hex),
    method("bytes", "fromhex", fromhex),
    method("bytes", "join", join),
    method("bytes", "find", find),
    method("bytes", "count", count),
    method("bytes", "startswith", |call| edge(call, "startswith", true)),
    method("bytes", "endswith", |call| edge(call, "endswith", false)),
    method("bytes", "upper", |call| changed(call, "upper", |bytes| bytes.to_ascii_uppercase())),
    method("bytes", "lower", |call| changed(call, "lower", |bytes| bytes.to_ascii_lowercase())),
    method("bytes", "strip", |call| changed(call, "strip", |bytes| bytes.trim_ascii().to_vec())),
];

fn this(call: &mut Call<'_>, name: &str) -> Result<Vec<u8>, Interrupt> {
    let at = arguments::receiver(call, "bytes", name, |object| matches!(object, Object::Bytes(_)))?;
    match call.vm.heap.get(at) {
        Object::Bytes(bytes) => Ok(bytes.to_vec()),
        _ => Ok(Vec::new()),
    }
}

fn alloc(call: &mut Call<'_>, bytes: Vec<u8>) -> Value {
    Value::Object(call.vm.heap.alloc(Object::Bytes(Box::new(bytes))))
}

/// An item as a byte.
pub fn byte(call: &mut Call<'_>, item: Value) -> Result<u8, Interrupt> {
    match number::index(call, item)? {
        Value::Int(int @ 0..=255) => Ok(int as u8),
        _ => Err(call.error(classes::VALUE_ERROR, "bytes must be in range(0, 256)")),
    }
}

fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "bytes")?;
    let [source, encoding, errors] = Parameters {
        name: "bytes",
        owner: "bytes",
        names: ["source", "encoding", "errors"],
        required: 0,
        positional: 3,
    }
    .read(call)?;
    let bytes = content(call, source, encoding, errors)?;
    let value = alloc(call, bytes);
    Ok(wrap(call, class, value))
}

fn content(call: &mut Call<'_>, source: Value, encoding: Value, errors: Value) -> Result<Vec<u8>, Interrupt> {
    if call.vm.heap.text(source).is_some() {
        if encoding.is_nil() {
            return Err(call.type_error("string argument without an encoding"));
        }
        let Some(encode) = call.vm.type_method(source, "encode") else { return Ok(Vec::new()) };
        let errors = if errors.is_nil() { call.vm.heap.str("strict") } else { errors };
        let made = call.ask(encode, &[encoding, errors])?;
        return match call.vm.heap.of(made) {
            Some(Object::Bytes(bytes)) => Ok(bytes.to_vec()),
            _ => Ok(Vec::new()),
        };
    }
    if !encoding.is_nil() {
        return Err(call.type_error("encoding without a string argument"));
    }
    if source.is_nil() {
        return Ok(Vec::new());
    }
    if let Some(Object::Bytes(bytes)) = call.vm.heap.of(call.vm.unwrap(source)) {
        return Ok(bytes.to_vec());
    }
    if let Some(method) = own_method(call, source, "__bytes__") {
        let made = call.ask(method, &[])?;
        return match call.vm.heap.of(call.vm.unwrap(made)) {
            Some(Object::Bytes(bytes)) => Ok(bytes.to_vec()),
            _ => {
                let kind = call.vm.type_name(made);
                let text = format!("__bytes__ returned non-bytes (type {kind})");
                Err(call.type_error(text))
            }
        };
    }
    if matches!(source, Value::Int(_) | Value::Bool(_)) {
        let count = number::index_i64(call, source)?;
        if count < 0 {
            return Err(call.error(classes::VALUE_ERROR, "negative count"));
        }
        call.vm.check_size(count as usize)?;
        return Ok(vec![0; count as usize]);
    }
    if !iterate::is_iterable(call.vm, source) {
        let kind = call.vm.type_name(source);
        let text = format!("cannot convert '{kind}' object to bytes");
        return Err(call.type_error(text));
    }
    let mut bytes = Vec::new();
    for item in iterate::items(call, source)? {
        bytes.push(byte(call, item)?);
    }
    Ok(bytes)
}

/// For an encoding of one byte a character: below which character. Nothing for others.
pub fn limit(name: &str) -> Option<u32> {
    match name.to_ascii_lowercase().replace('_', "-").as_str() {
        "ascii" | "us-ascii" | "646" => Some(128),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "l1" => Some(256),
        _ => None,
    }
}

/// Whether an encoding's name means UTF-8.
pub fn is_utf8(name: &str) -> bool {
    matches!(name.to_ascii_lowercase().replace('_', "-").as_str(), "utf-8" | "utf8" | "u8" | "cp65001")
}

/// Bytes as text.
pub fn decoded(
    call: &mut Call<'_>,
    bytes: &[u8],
    encoding: Value,
    errors: Value,
) -> Result<String, Interrupt> {
    let name = text(call, encoding).unwrap_or_else(|| "utf-8".to_string());
    let errors = text(call, errors).unwrap_or_else(|| "strict".to_string());
    if let Some(limit) = limit(&name) {
        let mut out = String::with_capacity(bytes.len());
        for (at, &byte) in bytes.iter().enumerate() {
            if u32::from(byte) < limit {
                out.push(char::from(byte));
                continue;
            }
            match errors.as_str() {
                "ignore" => {}
                "replace" => out.push('\u{fffd}'),
                _ => {
                    let text = format!(
                        "'ascii' codec can't decode byte 0x{byte:02x} in position {at}: ordinal not in range(128)"
                    );
                    return Err(call.error(classes::UNICODE_DECODE_ERROR, text));
                }
            }
        }
        return Ok(out);
    }
    if !is_utf8(&name) {
        return Err(call.error(classes::LOOKUP_ERROR, format!("unknown encoding: {name}")));
    }
    let mut out = String::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        let error = match std::str::from_utf8(rest) {
            Ok(text) => {
                out.push_str(text);
                return Ok(out);
            }
            Err(error) => error,
        };
        let (good, bad) = rest.split_at(error.valid_up_to());
        out.push_str(std::str::from_utf8(good).unwrap_or(""));
        match errors.as_str() {
            "ignore" => {}
            "replace" => out.push('\u{fffd}'),
            _ => {
                let place = bytes.len() - bad.len();
                let reason = match (error.error_len(), bad[0]) {
                    (None, _) => "unexpected end of data",
                    (_, 0x80..=0xc1 | 0xf5..=0xff) => "invalid start byte",
                    _ => "invalid continuation byte",
                };
                let text =
                    format!("'utf-8' codec can't decode byte 0x{:02x} in position {place}: {reason}", bad[0]);
                return Err(call.error(classes::UNICODE_DECODE_ERROR, text));
            }
        }
        rest = &bad[error.error_len().unwrap_or(bad.len())..];
    }
}

fn decode(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "decode")?;
    let [encoding, errors] = Parameters {
        name: "decode",
        owner: "bytes",
        names: ["encoding", "errors"],
        required: 0,
        positional: 2,
    }
    .read(call)?;
    let text = decoded(call, &bytes, encoding, errors)?;
    Ok(call.vm.heap.str(text))
}

fn hex(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "hex")?;
    between(call, "bytes", "hex", 0, 1)?;
    let between =
        if absent(call.arg(1)) { String::new() } else { text(call, call.arg(1)).unwrap_or_default() };
    let parts: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(call.vm.heap.str(parts.join(&between)))
}

fn fromhex(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "bytes")?;
    let given = one(call, "bytes", "fromhex")?;
    let Some(text) = text(call, given) else {
        let kind = call.vm.type_name(given);
        let text = format!("fromhex() argument must be str, not {kind}");
        return Err(call.type_error(text));
    };
    let mut bytes = Vec::new();
    let mut digits = text.char_indices().filter(|(_, c)| !c.is_ascii_whitespace());
    while let Some((at, high)) = digits.next() {
        let (next, low) = digits.next().unwrap_or((text.len(), ' '));
        match (high.to_digit(16), low.to_digit(16)) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            (high, _) => {
                let place = if high.is_none() { at } else { next };
                let text = format!("non-hexadecimal number found in fromhex() arg at position {place}");
                return Err(call.error(classes::VALUE_ERROR, text));
            }
        }
    }
    let value = alloc(call, bytes);
    Ok(wrap(call, class, value))
}

fn join(call: &mut Call<'_>) -> Outcome {
    let between = this(call, "join")?;
    let iterable = one(call, "bytes", "join")?;
    let mut out = Vec::new();
    for (at, item) in iterate::items(call, iterable)?.into_iter().enumerate() {
        if at > 0 {
            out.extend_from_slice(&between);
        }
        let Some(Object::Bytes(bytes)) = call.vm.heap.of(call.vm.unwrap(item)) else {
            let kind = call.vm.type_name(item);
            let text = format!("sequence item {at}: expected a bytes-like object, {kind} found");
            return Err(call.type_error(text));
        };
        out.extend_from_slice(bytes);
        call.vm.check_size(out.len())?;
    }
    Ok(alloc(call, out))
}

/// A bytes argument, or one byte as an int.
fn wanted(call: &mut Call<'_>, value: Value) -> Result<Vec<u8>, Interrupt> {
    if let Some(Object::Bytes(bytes)) = call.vm.heap.of(call.vm.unwrap(value)) {
        return Ok(bytes.to_vec());
    }
    if matches!(value, Value::Int(_) | Value::Bool(_)) {
        return Ok(vec![byte(call, value)?]);
    }
    let kind = call.vm.type_name(value);
    let text = format!("argument should be integer or bytes-like object, not '{kind}'");
    Err(call.type_error(text))
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    if wanted.is_empty() {
        return Some(0);
    }
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn find(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "find")?;
    let wanted = one(call, "bytes", "find")?;
    let wanted = self::wanted(call, wanted)?;
    call.vm.charge(bytes.len());
    Ok(Value::Int(position(&bytes, &wanted).map_or(-1, |at| at as i64)))
}

fn count(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "count")?;
    let wanted = one(call, "bytes", "count")?;
    let wanted = self::wanted(call, wanted)?;
    if wanted.is_empty() {
        return Ok(Value::Int(bytes.len() as i64 + 1));
    }
    call.vm.charge(bytes.len());
    let mut rest = bytes.as_slice();
    let mut found = 0;
    while let Some(at) = position(rest, &wanted) {
        found += 1;
        rest = &rest[at + wanted.len()..];
    }
    Ok(Value::Int(found))
}

fn edge(call: &mut Call<'_>, name: &str, start: bool) -> Outcome {
    let bytes = this(call, name)?;
    let given = one(call, "bytes", name)?;
    let candidates = match call.vm.heap.of(given) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => vec![given],
    };
    for candidate in candidates {
        let Some(Object::Bytes(wanted)) = call.vm.heap.of(call.vm.unwrap(candidate)) else {
            let kind = call.vm.type_name(candidate);
            let text = format!("{name} first arg must be bytes or a tuple of bytes, not {kind}");
            return Err(call.type_error(text));
        };
        if if start { bytes.starts_with(wanted) } else { bytes.ends_with(wanted) } {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn changed(call: &mut Call<'_>, name: &str, change: fn(&[u8]) -> Vec<u8>) -> Outcome {
    let bytes = this(call, name)?;
    none(call, "bytes", name)?;
    Ok(alloc(call, change(&bytes)))
}
