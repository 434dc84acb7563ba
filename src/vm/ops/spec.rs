//! The format mini-language: reading a specifier, laying out what it asks for.

use super::number::decimal_digit;

/// A format specifier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spec {
    /// What fills.
    pub fill: char,
    /// `<`, `>`, `^`, `=`, or the type's own.
    pub align: char,
    /// Whether `align` was written.
    pub aligned: bool,
    /// `+`, `-`, space; `'\0'`: none.
    pub sign: char,
    /// `z`
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// At least so wide.
    pub width: usize,
    /// `,`, `_`; `'\0'`: none.
    pub grouping: char,
    /// After the point.
    pub precision: Option<usize>,
    /// The type; `'\0'`: none.
    pub kind: char,
}

/// Reads a specifier for a value of type `of`; an error is a ValueError's text.
pub fn parse(text: &str, of: &str, align: char) -> Result<Spec, String> {
    let chars: Vec<char> = text.chars().collect();
    let mut spec = Spec {
        fill: ' ',
        align,
        aligned: false,
        sign: '\0',
        no_negative_zero: false,
        alternate: false,
        width: 0,
        grouping: '\0',
        precision: None,
        kind: '\0',
    };
    let mut at = 0;
    let is_align = |c: Option<&char>| matches!(c, Some('<' | '>' | '=' | '^'));
    let mut filled = false;
    if is_align(chars.get(1)) {
        (spec.fill, spec.align, spec.aligned) = (chars[0], chars[1], true);
        filled = true;
        at = 2;
    } else if is_align(chars.first()) {
        (spec.align, spec.aligned) = (chars[0], true);
        at = 1;
    }
    let mut take = |wanted: &[char]| match chars.get(at) {
        Some(&c) if wanted.contains(&c) => {
            at += 1;
            Some(c)
        }
        _ => None,
    };
    spec.sign = take(&[' ', '+', '-']).unwrap_or('\0');
    spec.no_negative_zero = take(&['z']).is_some();
    spec.alternate = take(&['#']).is_some();
    if !filled && take(&['0']).is_some() {
        spec.fill = '0';
        if !spec.aligned && align == '>' {
            spec.align = '=';
        }
    }
    spec.width = number(&chars, &mut at)?.unwrap_or(0);
    if chars.get(at) == Some(&',') {
        spec.grouping = ',';
        at += 1;
    }
    if chars.get(at) == Some(&'_') {
        if spec.grouping == ',' {
            return Err("Cannot specify both ',' and '_'.".into());
        }
        spec.grouping = '_';
        at += 1;
    }
    if chars.get(at) == Some(&',') && spec.grouping == '_' {
        return Err("Cannot specify both ',' and '_'.".into());
    }
    if chars.get(at) == Some(&'.') {
        at += 1;
        spec.precision = number(&chars, &mut at)?;
        if spec.precision.is_none() {
            return Err("Format specifier missing precision".into());
        }
    }
    match chars.get(at..).unwrap_or_default() {
        [] => {}
        [kind] => spec.kind = *kind,
        _ => return Err(format!("Invalid format specifier '{text}' for object of type '{of}'")),
    }
    let groupable = match spec.kind {
        'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' => true,
        'b' | 'o' | 'x' | 'X' => spec.grouping == '_',
        _ => false,
    };
    if spec.grouping != '\0' && !groupable {
        return Err(no_grouping(spec.grouping, spec.kind));
    }
    Ok(spec)
}

/// The text for a grouping that a type does not take.
pub fn no_grouping(grouping: char, kind: char) -> String {
    format!("Cannot specify '{grouping}' with {}.", kind_text(kind))
}

/// A type code as messages show it.
fn kind_text(kind: char) -> String {
    match kind {
        '!'..='~' => format!("'{kind}'"),
        _ => format!("'\\x{:x}'", kind as u32),
    }
}

/// The text for a type code that a type does not know.
pub fn unknown_code(kind: char, of: &str) -> String {
    format!("Unknown format code {} for object of type '{of}'", kind_text(kind))
}

fn number(chars: &[char], at: &mut usize) -> Result<Option<usize>, String> {
    let start = *at;
    let mut value = 0usize;
    while let Some(digit) = chars.get(*at).copied().and_then(decimal_digit) {
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(digit as usize))
            .filter(|&value| value < i64::MAX as usize / 10)
            .ok_or("Too many decimal digits in format string")?;
        *at += 1;
    }
    Ok((*at > start).then_some(value))
}

/// Pads `text` (of `len` characters) to the specifier's width.
pub fn pad(text: &str, spec: &Spec) -> String {
    let len = text.chars().count();
    let missing = spec.width.saturating_sub(len);
    let left = match spec.align {
        '<' => 0,
        '^' => missing / 2,
        _ => missing,
    };
    let mut out = String::with_capacity(text.len() + missing);
    out.extend(std::iter::repeat_n(spec.fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(spec.fill, missing - left));
    out
}

/// A number in parts: sign, prefix (`0x`), digits before the point, and the rest.
pub struct Parts<'a> {
    /// Below zero.
    pub negative: bool,
    /// `0x` and its like.
    pub prefix: &'a str,
    /// The digits to be grouped; empty for `inf` and `nan`.
    pub digits: &'a str,
    /// Point, fraction, exponent, `%`, or `inf`.
    pub rest: &'a str,
}

/// Lays a number out.
pub fn lay_out(parts: &Parts<'_>, spec: &Spec) -> String {
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, '+') => "+",
        (false, ' ') => " ",
        _ => "",
    };
    let around = sign.len() + parts.prefix.len() + parts.rest.chars().count();
    let zeros = spec.fill == '0' && spec.align == '=';
    let least = if zeros { spec.width.saturating_sub(around) } else { 0 };
    let size = if matches!(spec.kind, 'b' | 'o' | 'x' | 'X') { 4 } else { 3 };
    let digits = group(parts.digits, spec.grouping, size, least);
    if spec.align == '=' {
        let missing = spec.width.saturating_sub(around + digits.len());
        let mut out = format!("{sign}{}", parts.prefix);
        out.extend(std::iter::repeat_n(spec.fill, missing));
        out.push_str(&digits);
        out.push_str(parts.rest);
        return out;
    }
    pad(&format!("{sign}{}{digits}{}", parts.prefix, parts.rest), spec)
}

/// Groups digits, with zeros in front until there are `least` characters (`_PyUnicode_InsertThousandsGrouping`).
fn group(digits: &str, separator: char, size: usize, least: usize) -> String {
    if digits.is_empty() {
        return String::new();
    }
    if separator == '\0' {
        return format!("{}{digits}", "0".repeat(least.saturating_sub(digits.len())));
    }
    let mut backwards = String::new();
    let mut left = digits.bytes().rev();
    let (mut remaining, mut least) = (digits.len(), least);
    loop {
        let take = size.min(remaining.max(least).max(1));
        for _ in 0..take {
            backwards.push(left.next().map_or('0', char::from));
        }
        remaining = remaining.saturating_sub(take);
        least = least.saturating_sub(take);
        if remaining == 0 && least == 0 {
            break;
        }
        backwards.push(separator);
        least = least.saturating_sub(1);
    }
    backwards.chars().rev().collect()
}
