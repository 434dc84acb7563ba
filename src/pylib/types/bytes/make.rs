//! Making bytes: the constructors, `fromhex`, `maketrans`, `join`, `hex`.

use super::{Outcome, buffer, built, byte, is_array, like, method, new_bytes, owner, this, wrap};
use crate::pylib::arguments::{Parameters, between, one, text};
use crate::pylib::functions::own_method;
use crate::vm::native::{Call, Interrupt, NativeDef, NativeFn};
use crate::vm::ops::{iterate, number};
use crate::vm::{Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("bytes", "__new__", new),
    method("bytes", "fromhex", |call| fromhex(call, "bytes")),
    method("bytes", "maketrans", maketrans),
    method("bytes", "__bytes__", |call| {
        let bytes = this(call, "__bytes__")?;
        match call.vm.heap.of(call.arg(0)) {
            Some(Object::Bytes(_)) => Ok(call.arg(0)),
            _ => Ok(new_bytes(call, bytes)),
        }
    }),
    method("bytearray", "fromhex", |call| fromhex(call, "bytearray")),
    method("bytearray", "maketrans", maketrans),
];

pub const SHARED: &[(&str, NativeFn)] = &[("join", join), ("hex", hex)];

fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "bytes")?;
    let [source, encoding, errors] = read(call, "bytes")?;
    if class == classes::BYTES
        && encoding.is_nil()
        && matches!(call.vm.heap.of(source), Some(Object::Bytes(_)))
    {
        return Ok(source);
    }
    if encoding.is_nil()
        && errors.is_nil()
        && let Some(method) = own_method(call, source, "__bytes__")
    {
        let made = call.ask(method, &[])?;
        return match call.vm.heap.of(call.vm.unwrap(made)) {
            Some(Object::Bytes(_)) if class == classes::BYTES => Ok(made),
            Some(Object::Bytes(bytes)) => {
                let bytes = bytes.to_vec();
                let value = new_bytes(call, bytes);
                Ok(wrap(call, class, value))
            }
            _ => {
                let text = format!("__bytes__ returned non-bytes (type {})", call.vm.type_name(made));
                Err(call.type_error(text))
            }
        };
    }
    let bytes = content(call, [source, encoding, errors], "bytes")?;
    let value = new_bytes(call, bytes);
    Ok(wrap(call, class, value))
}

/// The constructors' arguments.
pub(super) fn read(call: &mut Call<'_>, name: &'static str) -> Result<[Value; 3], Interrupt> {
    Parameters { name, owner: name, names: ["source", "encoding", "errors"], required: 0, positional: 3 }
        .read(call)
}

/// What `bytes(source, encoding, errors)` holds.
pub(super) fn content(
    call: &mut Call<'_>,
    [source, encoding, errors]: [Value; 3],
    kind: &str,
) -> Result<Vec<u8>, Interrupt> {
    if let Some(whole) = text(call, source) {
        if encoding.is_nil() {
            return Err(call.type_error("string argument without an encoding"));
        }
        return super::encoded(call, &whole, encoding, errors, kind);
    }
    if !encoding.is_nil() || !errors.is_nil() {
        let how = if encoding.is_nil() { "errors" } else { "encoding" };
        return Err(call.type_error(format!("{how} without a string argument")));
    }
    if source.is_nil() {
        return Ok(Vec::new());
    }
    if let Some(bytes) = buffer(call, source)? {
        return Ok(bytes);
    }
    if let Some(bytes) = zeros(call, source)? {
        return Ok(bytes);
    }
    if !iterate::is_iterable(call.vm, source) {
        let text = format!("cannot convert '{}' object to {kind}", call.vm.type_name(source));
        return Err(call.type_error(text));
    }
    let wanted = if kind == "bytes" { "bytes" } else { "byte" };
    let mut bytes = Vec::new();
    // What is made of a byte may change the list: it is looked at again for each.
    if let Some(Object::List(_)) = call.vm.heap.of(source) {
        let at = source.addr().unwrap_or(classes::OBJECT);
        while let Some(&item) = call.vm.heap.list_items(at).get(bytes.len()) {
            bytes.push(byte(call, item, wanted)?);
        }
        return Ok(bytes);
    }
    for item in iterate::items(call, source)? {
        bytes.push(byte(call, item, wanted)?);
    }
    Ok(bytes)
}

/// `bytes(5)`: so many zeros; nothing where the source is no number.
fn zeros(call: &mut Call<'_>, source: Value) -> Result<Option<Vec<u8>>, Interrupt> {
    let whole = match number::try_index(call, source) {
        Ok(Some(whole)) => whole,
        Ok(None) => return Ok(None),
        // What is no index may still be iterated.
        Err(Interrupt::Raise(error))
            if call.vm.is_instance(error, classes::TYPE_ERROR) && iterate::is_iterable(call.vm, source) =>
        {
            return Ok(None);
        }
        Err(other) => return Err(other),
    };
    match whole {
        Value::Int(count) if count >= 0 => {
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            call.vm.check_size(count)?;
            Ok(Some(vec![0; count]))
        }
        Value::Int(_) => Err(call.error(classes::VALUE_ERROR, "negative count")),
        _ => {
            let text = format!("cannot fit '{}' into an index-sized integer", call.vm.type_name(source));
            Err(call.error(classes::OVERFLOW_ERROR, text))
        }
    }
}

fn fromhex(call: &mut Call<'_>, owner: &'static str) -> Outcome {
    let class = built(call, owner)?;
    let given = one(call, owner, "fromhex")?;
    let Some(text) = text(call, given) else {
        let text = format!("fromhex() argument must be str, not {}", call.vm.type_name(given));
        return Err(call.type_error(text));
    };
    let mut bytes = Vec::new();
    let digits: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < digits.len() {
        if digits[at].is_ascii_whitespace() || digits[at] == '\x0b' {
            at += 1;
            continue;
        }
        let digit = |at: usize| digits.get(at).and_then(|c| c.to_digit(16));
        match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            (high, _) => {
                let place = if high.is_none() { at } else { at + 1 };
                let text = format!("non-hexadecimal number found in fromhex() arg at position {place}");
                return Err(call.error(classes::VALUE_ERROR, text));
            }
        }
        at += 2;
    }
    let object =
        if owner == "bytes" { Object::Bytes(Box::new(bytes)) } else { Object::ByteArray(Box::new(bytes)) };
    let value = Value::Object(call.vm.heap.alloc(object));
    if call.vm.class(class).is_some_and(|class| class.builtin) {
        return Ok(value);
    }
    call.ask(Value::Object(class), &[value])
}

/// A static method: there is no receiver.
fn maketrans(call: &mut Call<'_>) -> Outcome {
    between(call, "", "maketrans", 2, 2)?;
    let from = super::need_buffer(call, call.arg(0))?;
    let to = super::need_buffer(call, call.arg(1))?;
    if from.len() != to.len() {
        return Err(call.error(classes::VALUE_ERROR, "maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.into_iter().zip(to) {
        table[usize::from(from)] = to;
    }
    Ok(new_bytes(call, table))
}

fn join(call: &mut Call<'_>) -> Outcome {
    let between = this(call, "join")?;
    let iterable = one(call, owner(call), "join")?;
    if !iterate::is_iterable(call.vm, iterable) {
        return Err(call.type_error("can only join an iterable"));
    }
    let mut out = Vec::new();
    let items = iterate::items(call, iterable)?;
    if let [only] = items[..]
        && !is_array(call)
        && matches!(call.vm.heap.of(only), Some(Object::Bytes(_)))
    {
        return Ok(only);
    }
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            out.extend_from_slice(&between);
        }
        let Some(bytes) = buffer(call, item)? else {
            let text = format!(
                "sequence item {at}: expected a bytes-like object, {} found",
                call.vm.type_name(item)
            );
            return Err(call.type_error(text));
        };
        out.extend_from_slice(&bytes);
        call.vm.check_size(out.len())?;
    }
    Ok(like(call, out))
}

fn hex(call: &mut Call<'_>) -> Outcome {
    let bytes = this(call, "hex")?;
    let [separator, group] = Parameters {
        name: "hex",
        owner: "bytes",
        names: ["sep", "bytes_per_sep"],
        required: 0,
        positional: 2,
    }
    .read(call)?;
    let group = if group.is_nil() { 1 } else { number::index_i64(call, group)? };
    let mut out = String::with_capacity(bytes.len() * 2);
    let between = if separator.is_nil() { None } else { Some(hex_separator(call, separator)?) };
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    for (at, byte) in bytes.iter().enumerate() {
        if let Some(between) = between
            && at > 0
            && size > 0
            && (if group > 0 { (bytes.len() - at).is_multiple_of(size) } else { at.is_multiple_of(size) })
        {
            out.push(between);
        }
        out.push_str(&format!("{byte:02x}"));
    }
    call.vm.check_size(out.len())?;
    Ok(call.vm.heap.str(out))
}

fn hex_separator(call: &mut Call<'_>, separator: Value) -> Result<char, Interrupt> {
    let chars: Vec<char> = match text(call, separator) {
        Some(text) => text.chars().collect(),
        None => match buffer(call, separator)? {
            Some(bytes) => bytes.into_iter().map(char::from).collect(),
            None => return Err(call.type_error("sep must be str or bytes.")),
        },
    };
    match chars[..] {
        [c] if c.is_ascii() => Ok(c),
        [_] => Err(call.error(classes::VALUE_ERROR, "sep must be ASCII.")),
        _ => Err(call.error(classes::VALUE_ERROR, "sep must be length 1.")),
    }
}
