//! `str.format`.

use super::{format::format, items, text};
use crate::vm::classes;
use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;

/// How replacement fields are numbered.
#[derive(Clone, Copy, PartialEq)]
enum Numbering {
    Unknown,
    Automatic(usize),
    Manual,
}

struct Formatter<'a> {
    positional: &'a [Value],
    named: &'a [(String, Value)],
    mapping: Option<Value>,
    numbering: Numbering,
}

/// `template.format(*positional, **named)`; `named` are pairs of a name and a value.
pub fn braces(
    call: &mut Call<'_>,
    template: &str,
    positional: &[Value],
    named: &[(String, Value)],
) -> Result<Value, Interrupt> {
    let mut formatter = Formatter { positional, named, mapping: None, numbering: Numbering::Unknown };
    let text = formatter.expand(call, template, 2)?;
    Ok(call.vm.heap.str(text))
}

/// `template.format_map(mapping)`
pub fn braces_map(call: &mut Call<'_>, template: &str, mapping: Value) -> Result<Value, Interrupt> {
    let mut formatter =
        Formatter { positional: &[], named: &[], mapping: Some(mapping), numbering: Numbering::Unknown };
    let text = formatter.expand(call, template, 2)?;
    Ok(call.vm.heap.str(text))
}

fn error<T>(call: &mut Call<'_>, text: &str) -> Result<T, Interrupt> {
    Err(call.error(classes::VALUE_ERROR, text))
}

impl Formatter<'_> {
    fn expand(&mut self, call: &mut Call<'_>, template: &str, depth: u32) -> Result<String, Interrupt> {
        if depth == 0 {
            return error(call, "Max string recursion exceeded");
        }
        let chars: Vec<char> = template.chars().collect();
        let mut out = String::with_capacity(template.len());
        let mut at = 0;
        while let Some(&c) = chars.get(at) {
            at += 1;
            let next = chars.get(at).copied();
            match c {
                '{' | '}' if next == Some(c) => {
                    out.push(c);
                    at += 1;
                }
                '}' => return error(call, "Single '}' encountered in format string"),
                '{' if next.is_none() => return error(call, "Single '{' encountered in format string"),
                '{' => {
                    let text = self.field(call, &chars, &mut at, depth)?;
                    out.push_str(&text);
                    call.vm.check_size(out.len())?;
                }
                c => out.push(c),
            }
        }
        Ok(out)
    }

    /// A replacement field, its brace read.
    fn field(
        &mut self,
        call: &mut Call<'_>,
        chars: &[char],
        at: &mut usize,
        depth: u32,
    ) -> Result<String, Interrupt> {
        // The name: up to `:`, `!` or the end, brackets read over.
        let start = *at;
        let mut bracket = false;
        let ended = loop {
            let Some(&c) = chars.get(*at) else { return error(call, "expected '}' before end of string") };
            match c {
                '{' => return error(call, "unexpected '{' in field name"),
                '[' => bracket = true,
                ']' => bracket = false,
                '}' | ':' | '!' if !bracket => break c,
                _ => {}
            }
            *at += 1;
        };
        let name: String = chars.get(start..*at).unwrap_or_default().iter().collect();
        *at += 1;
        let mut conversion = None;
        let mut more = ended == ':';
        if ended == '!' {
            conversion = chars.get(*at).copied();
            *at += 1;
            match (conversion, chars.get(*at)) {
                (None, _) => return error(call, "end of string while looking for conversion specifier"),
                (Some('}'), _) => return error(call, "unmatched '{' in format spec"),
                (_, Some('}')) => {}
                (_, Some(':')) => more = true,
                (_, None) => return error(call, "unmatched '{' in format spec"),
                _ => return error(call, "expected ':' after conversion specifier"),
            }
            *at += 1;
        }
        let spec = if more { specifier(call, chars, at)? } else { String::new() };
        let mut value = self.value(call, &name)?;
        if let Some(conversion) = conversion {
            let text = match conversion {
                'r' => text::repr(call, value)?,
                's' => text::str(call, value)?,
                'a' => text::ascii(call, value)?,
                ' '..='~' => return error(call, &format!("Unknown conversion specifier {conversion}")),
                other => return error(call, &format!("Unknown conversion specifier \\x{:x}", other as u32)),
            };
            value = call.vm.heap.str(text);
        }
        let spec = if spec.contains(['{', '}']) { self.expand(call, &spec, depth - 1)? } else { spec };
        let result = format(call, value, &spec)?;
        Ok(call.vm.heap.text(result).unwrap_or_default().to_string())
    }

    /// What a field's name means: `0.name[key]`.
    fn value(&mut self, call: &mut Call<'_>, name: &str) -> Result<Value, Interrupt> {
        let end = name.find(['.', '[']).unwrap_or(name.len());
        let (first, mut rest) = name.split_at(end);
        let mut value = self.first(call, first)?;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('.') {
                let end = after.find(['.', '[']).unwrap_or(after.len());
                let (attribute, more) = after.split_at(end);
                if attribute.is_empty() {
                    return error(call, "Empty attribute in format string");
                }
                let attribute = call.vm.heap.str(attribute);
                value = call.get_attribute(value, attribute)?;
                rest = more;
            } else if let Some(after) = rest.strip_prefix('[') {
                let Some((key, more)) = after.split_once(']') else {
                    return error(call, "Missing ']' in format string");
                };
                if key.is_empty() {
                    return error(call, "Empty attribute in format string");
                }
                let key = match key.parse() {
                    Ok(index) if key.bytes().all(|byte| byte.is_ascii_digit()) => Value::Int(index),
                    _ => call.vm.heap.str(key),
                };
                value = items::get_item(call, value, key)?;
                rest = more;
            } else {
                return error(call, "Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        Ok(value)
    }

    fn first(&mut self, call: &mut Call<'_>, name: &str) -> Result<Value, Interrupt> {
        let automatic = name.is_empty();
        let number =
            if name.bytes().all(|byte| byte.is_ascii_digit()) { name.parse::<usize>().ok() } else { None };
        if !automatic && number.is_none() {
            if let Some(mapping) = self.mapping {
                let key = call.vm.heap.str(name);
                return items::get_item(call, mapping, key);
            }
            return match self.named.iter().find(|(given, _)| given == name) {
                Some(&(_, value)) => Ok(value),
                None => {
                    let key = call.vm.heap.str(name);
                    Err(Interrupt::Raise(call.vm.exception(classes::KEY_ERROR, &[key])))
                }
            };
        }
        let index = match (self.numbering, number) {
            (Numbering::Manual, None) => {
                return error(
                    call,
                    "cannot switch from manual field specification to automatic field numbering",
                );
            }
            (Numbering::Automatic(_), Some(_)) => {
                return error(
                    call,
                    "cannot switch from automatic field numbering to manual field specification",
                );
            }
            (Numbering::Automatic(next), None) => {
                self.numbering = Numbering::Automatic(next + 1);
                next
            }
            (Numbering::Unknown, None) => {
                self.numbering = Numbering::Automatic(1);
                0
            }
            (_, Some(number)) => {
                self.numbering = Numbering::Manual;
                number
            }
        };
        if self.mapping.is_some() {
            return error(call, "Format string contains positional fields");
        }
        match self.positional.get(index) {
            Some(&value) => Ok(value),
            None => {
                let text = format!("Replacement index {index} out of range for positional args tuple");
                Err(call.error(classes::INDEX_ERROR, text))
            }
        }
    }
}

/// A specifier up to its field's closing brace, fields inside it included.
fn specifier(call: &mut Call<'_>, chars: &[char], at: &mut usize) -> Result<String, Interrupt> {
    let start = *at;
    let mut depth = 1;
    loop {
        match chars.get(*at) {
            Some('{') => depth += 1,
            Some('}') => depth -= 1,
            Some(_) => {}
            None => return error(call, "expected '}' before end of string"),
        }
        *at += 1;
        if depth == 0 {
            return Ok(chars.get(start..*at - 1).unwrap_or_default().iter().collect());
        }
    }
}
