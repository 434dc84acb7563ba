//! Encodings: UTF-8, UTF-16, UTF-32, ASCII, Latin-1, with the usual handlers of errors.

use super::{Outcome, new_bytes, this};
use crate::pylib::arguments::{Parameters, text};
use crate::vm::native::{Call, Interrupt, NativeFn};
use crate::vm::{Value, classes};

pub const SHARED: &[(&str, NativeFn)] = &[("decode", decode)];

/// An encoding that is known here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Codec {
    Utf8,
    /// UTF-8 with a mark at its start.
    Utf8Signed,
    /// One byte a character, below this one.
    Narrow(u32),
    /// 2 or 4 bytes a unit; big end first; a mark at its start.
    Wide {
        size: usize,
        big: bool,
        mark: bool,
    },
}

/// What is wrong with bytes from `start` to `end`.
struct Bad {
    start: usize,
    end: usize,
    reason: &'static str,
}

impl Codec {
    fn named(name: &str) -> Option<Codec> {
        let plain: String =
            name.to_ascii_lowercase().chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect();
        let wide = |size, big, mark| Some(Codec::Wide { size, big, mark });
        match plain.as_str() {
            "utf8" | "u8" | "utf" | "cp65001" => Some(Codec::Utf8),
            "utf8sig" => Some(Codec::Utf8Signed),
            "ascii" | "usascii" | "646" => Some(Codec::Narrow(128)),
            "latin1" | "latin" | "iso88591" | "8859" | "l1" | "cp819" => Some(Codec::Narrow(256)),
            "utf16" | "u16" => wide(2, false, true),
            "utf16le" => wide(2, false, false),
            "utf16be" => wide(2, true, false),
            "utf32" | "u32" => wide(4, false, true),
            "utf32le" => wide(4, false, false),
            "utf32be" => wide(4, true, false),
            _ => None,
        }
    }

    /// As errors name it.
    fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Signed => "utf-8",
            Codec::Narrow(128) => "ascii",
            Codec::Narrow(_) => "latin-1",
            Codec::Wide { size: 2, big, mark } => ["utf-16-le", "utf-16-be", "utf-16"][wide_name(big, mark)],
            Codec::Wide { big, mark, .. } => ["utf-32-le", "utf-32-be", "utf-32"][wide_name(big, mark)],
        }
    }

    /// The character at `at` and where the next one is.
    fn character(self, bytes: &[u8], at: usize) -> Result<(char, usize), Bad> {
        match self {
            Codec::Utf8 | Codec::Utf8Signed => utf8(bytes, at),
            Codec::Narrow(limit) if u32::from(bytes[at]) < limit => Ok((char::from(bytes[at]), at + 1)),
            Codec::Narrow(_) => Err(Bad { start: at, end: at + 1, reason: "ordinal not in range(128)" }),
            Codec::Wide { size, big, .. } => wide(bytes, at, size, big),
        }
    }
}

fn wide_name(big: bool, mark: bool) -> usize {
    if mark { 2 } else { usize::from(big) }
}

fn utf8(bytes: &[u8], at: usize) -> Result<(char, usize), Bad> {
    let rest = &bytes[at..bytes.len().min(at + 4)];
    let (good, error) = match std::str::from_utf8(rest) {
        Ok(text) => (text, None),
        Err(error) => (std::str::from_utf8(&rest[..error.valid_up_to()]).unwrap_or(""), Some(error)),
    };
    if let Some(c) = good.chars().next() {
        return Ok((c, at + c.len_utf8()));
    }
    let (end, reason) = match error.and_then(|error| error.error_len()) {
        None => (bytes.len(), "unexpected end of data"),
        Some(_) if matches!(rest[0], 0x80..=0xc1 | 0xf5..=0xff) => (at + 1, "invalid start byte"),
        Some(len) => (at + len, "invalid continuation byte"),
    };
    Err(Bad { start: at, end, reason })
}

fn unit(bytes: &[u8], at: usize, size: usize, big: bool) -> Option<u32> {
    let part = bytes.get(at..at + size)?;
    let add = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
    Some(if big { part.iter().fold(0, add) } else { part.iter().rev().fold(0, add) })
}

fn wide(bytes: &[u8], at: usize, size: usize, big: bool) -> Result<(char, usize), Bad> {
    let end = bytes.len();
    let Some(first) = unit(bytes, at, size, big) else {
        return Err(Bad { start: at, end, reason: "truncated data" });
    };
    if size == 4 || !(0xd800..0xe000).contains(&first) {
        let reason = if first < 0x11_0000 {
            "code point in surrogate code point range(0xd800, 0xe000)"
        } else {
            "code point not in range(0x110000)"
        };
        return match char::from_u32(first) {
            Some(c) => Ok((c, at + size)),
            None => Err(Bad { start: at, end: at + 4, reason }),
        };
    }
    match unit(bytes, at + 2, size, big) {
        _ if first >= 0xdc00 => Err(Bad { start: at, end: at + 2, reason: "illegal encoding" }),
        None => Err(Bad { start: at, end, reason: "unexpected end of data" }),
        Some(second) if (0xdc00..0xe000).contains(&second) => {
            let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            Ok((char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), at + 4))
        }
        Some(_) => Err(Bad { start: at, end: at + 2, reason: "illegal UTF-16 surrogate" }),
    }
}

fn codec(call: &mut Call<'_>, encoding: Value) -> Result<Codec, Interrupt> {
    let name = text(call, encoding).unwrap_or_else(|| "utf-8".to_string());
    match Codec::named(&name) {
        Some(codec) => Ok(codec),
        None if name.contains('\0') => Err(call.error(classes::VALUE_ERROR, "embedded null character")),
        None => Err(call.error(classes::LOOKUP_ERROR, format!("unknown encoding: {name}"))),
    }
}

/// `encoding` and `errors` must be str where they are given.
fn check_names(call: &mut Call<'_>, function: &str, names: [Value; 2]) -> Result<(), Interrupt> {
    for (name, value) in ["encoding", "errors"].into_iter().zip(names) {
        if !value.is_nil() && text(call, value).is_none() {
            let kind = if value == Value::None { "None" } else { call.vm.type_name(value) };
            let text = format!("{function}() argument '{name}' must be str, not {kind}");
            return Err(call.type_error(text));
        }
    }
    Ok(())
}

/// UnicodeDecodeError or UnicodeEncodeError with its five arguments.
fn unicode_error(
    call: &mut Call<'_>,
    class: crate::vm::Addr,
    codec: Codec,
    object: Value,
    bad: Bad,
) -> Interrupt {
    let name = call.vm.heap.str(codec.name());
    let reason = call.vm.heap.str(bad.reason);
    let (start, end) = (Value::Int(bad.start as i64), Value::Int(bad.end as i64));
    let arguments = [name, object, start, end, reason];
    let error = call.vm.exception(class, &arguments);
    if let Some(at) = error.addr() {
        for (field, value) in ["encoding", "object", "start", "end", "reason"].into_iter().zip(arguments) {
            call.vm.set_exception_detail(at, field, value);
        }
    }
    Interrupt::Raise(error)
}

fn unknown_handler(call: &mut Call<'_>, name: &str) -> Interrupt {
    call.error(classes::LOOKUP_ERROR, format!("unknown error handler name '{name}'"))
}

/// Bytes as text.
pub fn decoded(
    call: &mut Call<'_>,
    bytes: &[u8],
    encoding: Value,
    errors: Value,
) -> Result<String, Interrupt> {
    let mut codec = codec(call, encoding)?;
    let errors = text(call, errors).unwrap_or_else(|| "strict".to_string());
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    match (codec, bytes) {
        (Codec::Utf8Signed, [0xef, 0xbb, 0xbf, ..]) => at = 3,
        (Codec::Wide { size: 4, mark: true, .. }, [0, 0, 0xfe, 0xff, ..]) => {
            (codec, at) = (Codec::Wide { size: 4, big: true, mark: true }, 4);
        }
        (Codec::Wide { size: 4, mark: true, .. }, [0xff, 0xfe, 0, 0, ..]) => at = 4,
        (Codec::Wide { size: 2, mark: true, .. }, [0xfe, 0xff, ..]) => {
            (codec, at) = (Codec::Wide { size: 2, big: true, mark: true }, 2);
        }
        (Codec::Wide { size: 2, mark: true, .. }, [0xff, 0xfe, ..]) => at = 2,
        _ => {}
    }
    while at < bytes.len() {
        let bad = match codec.character(bytes, at) {
            Ok((c, next)) => {
                out.push(c);
                at = next;
                continue;
            }
            Err(bad) => bad,
        };
        at = bad.end;
        match errors.as_str() {
            "ignore" => {}
            "replace" => out.push(char::REPLACEMENT_CHARACTER),
            "backslashreplace" => {
                bytes[bad.start..bad.end].iter().for_each(|byte| out.push_str(&format!("\\x{byte:02x}")));
            }
            "strict" | "surrogateescape" | "surrogatepass" => {
                let object = new_bytes(call, bytes.to_vec());
                return Err(unicode_error(call, classes::UNICODE_DECODE_ERROR, codec, object, bad));
            }
            other => return Err(unknown_handler(call, other)),
        }
    }
    Ok(out)
}

/// Text as bytes.
pub fn encoded(
    call: &mut Call<'_>,
    whole: &str,
    encoding: Value,
    errors: Value,
    function: &str,
) -> Result<Vec<u8>, Interrupt> {
    check_names(call, function, [encoding, errors])?;
    let codec = codec(call, encoding)?;
    let errors = text(call, errors).unwrap_or_else(|| "strict".to_string());
    let mut out = Vec::with_capacity(whole.len());
    match codec {
        Codec::Utf8 => out.extend_from_slice(whole.as_bytes()),
        Codec::Utf8Signed => {
            out.extend_from_slice(&[0xef, 0xbb, 0xbf]);
            out.extend_from_slice(whole.as_bytes());
        }
        Codec::Narrow(limit) => narrow(call, whole, codec, limit, &errors, &mut out)?,
        Codec::Wide { size, big, mark } => {
            let mut push = |unit: u32| match (size, big) {
                (2, true) => out.extend_from_slice(&(unit as u16).to_be_bytes()),
                (2, false) => out.extend_from_slice(&(unit as u16).to_le_bytes()),
                (_, true) => out.extend_from_slice(&unit.to_be_bytes()),
                (_, false) => out.extend_from_slice(&unit.to_le_bytes()),
            };
            if mark {
                push(0xfeff);
            }
            for c in whole.chars() {
                let mut units = [0; 2];
                match size {
                    2 => c.encode_utf16(&mut units).iter().for_each(|unit| push(u32::from(*unit))),
                    _ => push(u32::from(c)),
                }
            }
        }
    }
    Ok(out)
}

fn narrow(
    call: &mut Call<'_>,
    whole: &str,
    codec: Codec,
    limit: u32,
    errors: &str,
    out: &mut Vec<u8>,
) -> Result<(), Interrupt> {
    for (at, c) in whole.chars().enumerate() {
        let code = u32::from(c);
        if code < limit {
            out.push(code as u8);
            continue;
        }
        match errors {
            "ignore" => {}
            "replace" => out.push(b'?'),
            "xmlcharrefreplace" => out.extend(format!("&#{code};").bytes()),
            "backslashreplace" => out.extend(
                match code {
                    0..0x100 => format!("\\x{code:02x}"),
                    0x100..0x1_0000 => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                }
                .bytes(),
            ),
            "strict" | "surrogateescape" | "surrogatepass" => {
                let object = call.vm.heap.str(whole);
                let more = whole.chars().skip(at).take_while(|&c| u32::from(c) >= limit).count();
                let reason =
                    if limit == 128 { "ordinal not in range(128)" } else { "ordinal not in range(256)" };
                let bad = Bad { start: at, end: at + more, reason };
                return Err(unicode_error(call, classes::UNICODE_ENCODE_ERROR, codec, object, bad));
            }
            other => return Err(unknown_handler(call, other)),
        }
    }
    Ok(())
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
    check_names(call, "decode", [encoding, errors])?;
    let text = decoded(call, &bytes, encoding, errors)?;
    Ok(call.vm.heap.str(text))
}
