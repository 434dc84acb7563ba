//! `'%s' % values`.

use super::format::{float_text, int_digits, prefix};
use super::number::{self, Int};
use super::spec::Spec;
use super::{items, text};
use crate::vm::classes;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// The values, taken in order or from a mapping.
struct Values {
    items: Vec<Value>,
    next: usize,
    mapping: Option<Value>,
    /// A mapping's value was asked for by name: nothing needs to be left over.
    named: bool,
    /// Whether bytes are made.
    bytes: bool,
}

impl Values {
    fn take(&mut self, call: &mut Call<'_>) -> Result<Value, Interrupt> {
        match self.items.get(self.next) {
            Some(&value) => {
                self.next += 1;
                Ok(value)
            }
            None => Err(call.type_error("not enough arguments for format string")),
        }
    }
}

/// What stands between `%` and its letter.
struct Directive {
    left: bool,
    sign: char,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// `template % values`
pub fn percent(call: &mut Call<'_>, template: &str, values: Value) -> Result<Value, Interrupt> {
    let chars: Vec<char> = template.chars().collect();
    let text = filled(call, &chars, values, false)?;
    Ok(call.vm.heap.str(text))
}

/// `template % values` of bytes: each byte is a character of the same number on the way.
pub fn percent_bytes(call: &mut Call<'_>, template: &[u8], values: Value) -> Result<Vec<u8>, Interrupt> {
    let chars: Vec<char> = template.iter().map(|&byte| char::from(byte)).collect();
    let text = filled(call, &chars, values, true)?;
    Ok(text.chars().map(|c| u32::from(c) as u8).collect())
}

fn filled(call: &mut Call<'_>, chars: &[char], values: Value, bytes: bool) -> Result<String, Interrupt> {
    let inside = call.vm.unwrap(values);
    let is_tuple = matches!(call.vm.heap.of(inside), Some(Object::Tuple(_)));
    let items = match call.vm.heap.of(inside) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => vec![values],
    };
    let is_mapping = match call.vm.heap.of(inside) {
        Some(Object::Str(_) | Object::Tuple(_)) => false,
        Some(
            Object::Dict(_) | Object::List(_) | Object::Range(_) | Object::Bytes(_) | Object::ByteArray(_),
        ) => true,
        _ => super::method(call.vm, values, "__getitem__").is_some(),
    };
    let mut values = Values {
        items,
        next: 0,
        mapping: is_mapping.then_some(values),
        named: is_mapping && !is_tuple,
        bytes,
    };
    let mut out = String::with_capacity(chars.len());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        at += 1;
        if c != '%' {
            out.push(c);
            continue;
        }
        directive(call, chars, &mut at, &mut values, &mut out)?;
        call.vm.check_size(out.len())?;
    }
    if values.next < values.items.len() && !values.named {
        let kind = if bytes { "bytes" } else { "string" };
        return Err(call.type_error(format!("not all arguments converted during {kind} formatting")));
    }
    Ok(out)
}

fn directive(
    call: &mut Call<'_>,
    chars: &[char],
    at: &mut usize,
    values: &mut Values,
    out: &mut String,
) -> Result<(), Interrupt> {
    let mut by_name = None;
    if chars.get(*at) == Some(&'(') {
        let Some(mapping) = values.mapping else { return Err(call.type_error("format requires a mapping")) };
        let start = *at + 1;
        let mut depth = 1;
        *at = start;
        while depth > 0 {
            match chars.get(*at) {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => return Err(call.error(classes::VALUE_ERROR, "incomplete format key")),
            }
            *at += 1;
        }
        let key: String = chars.get(start..*at - 1).unwrap_or_default().iter().collect();
        let key = if values.bytes {
            let key = key.chars().map(|c| u32::from(c) as u8).collect();
            Value::Object(call.vm.heap.alloc(Object::Bytes(Box::new(key))))
        } else {
            call.vm.heap.str(key)
        };
        by_name = Some(items::get_item(call, mapping, key)?);
        values.named = true;
    }
    let mut it =
        Directive { left: false, sign: '\0', alternate: false, zero: false, width: 0, precision: None };
    while let Some(flag) = chars.get(*at) {
        match flag {
            '-' => it.left = true,
            '+' => it.sign = '+',
            ' ' if it.sign == '\0' => it.sign = ' ',
            ' ' => {}
            '#' => it.alternate = true,
            '0' => it.zero = true,
            _ => break,
        }
        *at += 1;
    }
    let width = size(call, chars, at, values)?;
    if let Some(width) = width {
        it.left |= width < 0;
        it.width = usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX);
    }
    if chars.get(*at) == Some(&'.') {
        *at += 1;
        it.precision = Some(usize::try_from(size(call, chars, at, values)?.unwrap_or(0)).unwrap_or(0));
    }
    while matches!(chars.get(*at), Some('l' | 'h' | 'L')) {
        *at += 1;
    }
    call.vm.check_size(it.width.saturating_add(it.precision.unwrap_or(0)))?;
    let Some(&letter) = chars.get(*at) else {
        return Err(call.error(classes::VALUE_ERROR, "incomplete format"));
    };
    *at += 1;
    if letter == '%' && chars.get((*at).wrapping_sub(2)) == Some(&'%') {
        out.push('%');
        return Ok(());
    }
    let value = match by_name {
        Some(value) => value,
        None => values.take(call)?,
    };
    let text = match letter {
        's' | 'b' if values.bytes => bytes_text(call, value)?,
        'r' if values.bytes => text::ascii(call, value)?,
        'c' if values.bytes => byte_character(call, value)?,
        's' => text::str(call, value)?,
        'r' => text::repr(call, value)?,
        'a' => text::ascii(call, value)?,
        'c' => character(call, value)?,
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => return int(call, value, letter, &it, out),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => return float(call, value, letter, &it, out),
        other => {
            let index = *at - 1;
            let text =
                format!("unsupported format character '{other}' ({:#x}) at index {index}", other as u32);
            return Err(call.error(classes::VALUE_ERROR, text));
        }
    };
    let text: String = match it.precision {
        Some(most) if letter != 'c' => text.chars().take(most).collect(),
        _ => text,
    };
    pad(out, &it, "", &text);
    Ok(())
}

/// A width or precision: digits, or `*` for the next value.
fn size(
    call: &mut Call<'_>,
    chars: &[char],
    at: &mut usize,
    values: &mut Values,
) -> Result<Option<i64>, Interrupt> {
    if chars.get(*at) == Some(&'*') {
        *at += 1;
        let value = values.take(call)?;
        return match number::int(call.vm, value) {
            Some(Int::Small(size)) => Ok(Some(size)),
            Some(Int::Big(_)) => {
                Err(call.error(classes::OVERFLOW_ERROR, "Python int too large to convert to C int"))
            }
            None => Err(call.type_error("* wants int")),
        };
    }
    let mut size: Option<i64> = None;
    while let Some(digit) = chars.get(*at).and_then(|c| c.to_digit(10)) {
        *at += 1;
        size = Some(size.unwrap_or(0).saturating_mul(10).saturating_add(i64::from(digit)));
    }
    Ok(size)
}

/// Puts sign (or prefix) and text, padded as the directive says.
fn pad(out: &mut String, it: &Directive, sign: &str, text: &str) {
    let missing = it.width.saturating_sub(sign.chars().count() + text.chars().count());
    let spaces = std::iter::repeat_n(' ', missing);
    if it.left {
        out.push_str(sign);
        out.push_str(text);
        out.extend(spaces);
        return;
    }
    out.extend(spaces);
    out.push_str(sign);
    out.push_str(text);
}

/// Puts a number: zeros go between its sign and its digits.
fn pad_number(out: &mut String, it: &Directive, negative: bool, prefix: &str, digits: &str) {
    let mut sign = match (negative, it.sign) {
        (true, _) => "-".to_string(),
        (false, '\0') => String::new(),
        (false, sign) => sign.to_string(),
    };
    sign.push_str(prefix);
    if it.zero && !it.left {
        let missing = it.width.saturating_sub(sign.len() + digits.len());
        sign.extend(std::iter::repeat_n('0', missing));
    }
    pad(out, it, &sign, digits);
}

/// What `%b` puts.
fn bytes_text(call: &mut Call<'_>, value: Value) -> Result<String, Interrupt> {
    let bytes = match super::bytes::lent(call, value)? {
        Some(bytes) => Some(bytes),
        None => match super::method(call.vm, value, "__bytes__") {
            Some(method) => {
                let made = method.ask(call, &[])?;
                super::bytes::lent(call, made)?
            }
            None => None,
        },
    };
    match bytes {
        Some(bytes) => Ok(bytes.into_iter().map(char::from).collect()),
        None => {
            let text = format!(
                "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
                call.vm.type_name(value)
            );
            Err(call.type_error(text))
        }
    }
}

/// What `%c` puts into bytes.
fn byte_character(call: &mut Call<'_>, value: Value) -> Result<String, Interrupt> {
    if let Some(bytes) = super::bytes::lent(call, value)?
        && let [only] = bytes[..]
    {
        return Ok(char::from(only).to_string());
    }
    match number::int(call.vm, value) {
        Some(Int::Small(byte @ 0..256)) => Ok(char::from(byte as u8).to_string()),
        Some(_) => Err(call.error(classes::OVERFLOW_ERROR, "%c arg not in range(256)")),
        None => {
            let kind = call.vm.type_name(value);
            let text = format!("%c requires an integer in range(256) or a single byte, not {kind}");
            Err(call.type_error(text))
        }
    }
}

fn character(call: &mut Call<'_>, value: Value) -> Result<String, Interrupt> {
    if let Some(text) = call.vm.heap.text(value) {
        let mut chars = text.chars();
        if let (Some(only), None) = (chars.next(), chars.next()) {
            return Ok(only.to_string());
        }
        return Err(call.type_error("%c requires int or char"));
    }
    let Some(code) = number::try_index(call, value)? else {
        return Err(call.type_error("%c requires int or char"));
    };
    match code {
        Value::Int(code) if (0..0x11_0000).contains(&code) => {
            Ok(char::from_u32(code as u32).unwrap_or(char::REPLACEMENT_CHARACTER).to_string())
        }
        _ => Err(call.error(classes::OVERFLOW_ERROR, "%c arg not in range(0x110000)")),
    }
}

fn int(
    call: &mut Call<'_>,
    value: Value,
    letter: char,
    it: &Directive,
    out: &mut String,
) -> Result<(), Interrupt> {
    let decimal = matches!(letter, 'd' | 'i' | 'u');
    let own = super::method(call.vm, value, "__int__").filter(|_| decimal);
    let value = match own {
        Some(method) => method.ask(call, &[])?,
        None => value,
    };
    let whole = match number::float(call.vm, value) {
        Some(float) if decimal => Some(number::float_to_int(call, float)?),
        Some(_) => None,
        None => number::try_index(call, value)?,
    };
    let Some(whole) = whole else {
        let wanted = if decimal { "a real number" } else { "an integer" };
        let text = format!("%{letter} format: {wanted} is required, not {}", call.vm.type_name(value));
        return Err(call.type_error(text));
    };
    let (negative, digits) = int_digits(call, whole, letter)?;
    let zeros = it.precision.unwrap_or(0).saturating_sub(digits.len());
    let digits = format!("{}{digits}", "0".repeat(zeros));
    let prefix = if it.alternate { prefix(letter) } else { "" };
    pad_number(out, it, negative, prefix, &digits);
    Ok(())
}

fn float(
    call: &mut Call<'_>,
    value: Value,
    letter: char,
    it: &Directive,
    out: &mut String,
) -> Result<(), Interrupt> {
    let float = number::to_float(call, value)?;
    let spec = Spec {
        fill: ' ',
        align: '>',
        aligned: false,
        sign: '\0',
        no_negative_zero: false,
        alternate: it.alternate,
        width: 0,
        grouping: '\0',
        precision: Some(it.precision.unwrap_or(6)),
        kind: letter,
    };
    let (negative, text) = float_text(float, &spec);
    pad_number(out, it, negative, "", &text);
    Ok(())
}
