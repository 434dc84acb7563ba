//! Bad escapes in string literals, in the words of CPython's decoders.

use crate::base::{Diagnostic, Span};
use ruff_python_ast::token::{Token, TokenKind};

/// The string literal that holds `offset`.
pub fn string_around(offset: u32, tokens: &[Token]) -> Option<Span> {
    let holds = |token: &&Token| {
        let span = super::span(*token);
        matches!(token.kind(), TokenKind::String | TokenKind::FStringMiddle | TokenKind::Unknown)
            && span.start <= offset
            && offset <= span.end
    };
    tokens.iter().find(holds).map(super::span)
}

/// What is wrong with the literal that holds `offset`.
pub fn error(offset: u32, tokens: &[Token], source: &str) -> Option<Diagnostic> {
    let whole = string_around(offset, tokens)?;
    let text = whole.text(source);
    let quote = text.find(['\'', '"']);
    let (prefix, body) = match quote {
        Some(at) => text.split_at(at),
        None => ("", text),
    };
    let long = body.starts_with("'''") || body.starts_with("\"\"\"");
    let body = body.get(if long { 3 } else { 1 }..).unwrap_or("");
    if prefix.contains(['b', 'B']) {
        let at = body.find("\\x").unwrap_or(0);
        return Some(Diagnostic::syntax(whole, format!("(value error) invalid \\x escape at position {at}")));
    }
    let (from, to, reason) = first_bad(body)?;
    let message =
        format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{to}: {reason}");
    Some(Diagnostic::syntax(whole, message))
}

/// Where the first bad escape of `body` is, as CPython's decoder counts, and why.
fn first_bad(body: &str) -> Option<(usize, usize, &'static str)> {
    let chars: Vec<char> = body.chars().collect();
    let (mut at, mut position) = (0, 0);
    while let Some(&each) = chars.get(at) {
        if each != '\\' {
            at += 1;
            // The decoder sees what is not ASCII as `\UXXXXXXXX`.
            position += if each.is_ascii() { 1 } else { 10 };
            continue;
        }
        let letter = chars.get(at + 1).copied().unwrap_or(' ');
        let (digits, reason) = match letter {
            'x' => (2, "truncated \\xXX escape"),
            'u' => (4, "truncated \\uXXXX escape"),
            'U' => (8, "truncated \\UXXXXXXXX escape"),
            'N' => {
                let length = chars[at..].iter().position(|&each| each == '}');
                match (chars.get(at + 2), length) {
                    (Some('{'), Some(length)) if length > 3 => {
                        // Good names exist too; which is wrong is not looked up here.
                        return Some((position, position + length, "unknown Unicode character name"));
                    }
                    _ => return Some((position, position + 1, "malformed \\N character escape")),
                }
            }
            _ => (0, ""),
        };
        let good = chars.iter().skip(at + 2).take(digits).take_while(|each| each.is_ascii_hexdigit()).count();
        if good < digits {
            return Some((position, position + 1 + good, reason));
        }
        if letter == 'U' {
            let hex: String = chars[at + 2..at + 10].iter().collect();
            if u32::from_str_radix(&hex, 16).is_ok_and(|code| code > 0x10ffff) {
                return Some((position, position + 9, "illegal Unicode character"));
            }
        }
        at += 2 + digits;
        position += 2 + digits;
    }
    None
}
