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

fn is_middle(span: Span, tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.kind() == TokenKind::FStringMiddle && super::span(token) == span)
}

/// The prefix of a string literal, and what stands after its opening quotes.
fn within_quotes(text: &str) -> (&str, &str) {
    let (prefix, body) = text.split_at(text.find(['\'', '"']).unwrap_or(0));
    let long = body.starts_with("'''") || body.starts_with("\"\"\"");
    (prefix, body.get(if long { 3 } else { 1 }..).unwrap_or(""))
}

/// What is wrong with the literal that holds `offset`.
pub fn error(offset: u32, tokens: &[Token], source: &str) -> Option<Diagnostic> {
    let whole = string_around(offset, tokens)?;
    let (prefix, body) = match whole.text(source) {
        // Text between the fields of an f-string has no quotes of its own.
        text if is_middle(whole, tokens) => ("", text),
        text => within_quotes(text),
    };
    if prefix.contains(['b', 'B']) {
        let at = body.find("\\x").unwrap_or(0);
        return Some(Diagnostic::syntax(whole, format!("(value error) invalid \\x escape at position {at}")));
    }
    let Bad { from, to, reason, name } = first_bad(body)?;
    if let Some(name) = name.filter(|name| looks_official(name)) {
        let message = format!(
            "\\N{{{name}}}: characters have no names here, for the table of names would be a third of the download; \
             write the character itself"
        );
        return Some(Diagnostic::unsupported(whole, message));
    }
    let message =
        format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{to}: {reason}");
    Some(Diagnostic::syntax(whole, message))
}

/// A bad escape: where it is, as CPython's decoder counts, and why.
struct Bad {
    from: usize,
    to: usize,
    reason: &'static str,
    /// What stands in `\N{...}`. Good names end up here too: there is no table to tell them.
    name: Option<String>,
}

/// Whether a name is written as Unicode writes its names, so that CPython would likely know it.
fn looks_official(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b' ' | b'-'))
}

/// The first bad escape of `body`.
fn first_bad(body: &str) -> Option<Bad> {
    let bad = |from, to, reason| Some(Bad { from, to, reason, name: None });
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
                        let name = chars.get(at + 3..at + length).map(|name| name.iter().collect());
                        let (to, reason) = (position + length, "unknown Unicode character name");
                        return Some(Bad { from: position, to, reason, name });
                    }
                    _ => return bad(position, position + 1, "malformed \\N character escape"),
                }
            }
            _ => (0, ""),
        };
        let good = chars.iter().skip(at + 2).take(digits).take_while(|each| each.is_ascii_hexdigit()).count();
        if good < digits {
            return bad(position, position + 1 + good, reason);
        }
        if letter == 'U' {
            let hex: String = chars[at + 2..at + 10].iter().collect();
            if u32::from_str_radix(&hex, 16).is_ok_and(|code| code > 0x10ffff) {
                return bad(position, position + 9, "illegal Unicode character");
            }
        }
        at += 2 + digits;
        position += 2 + digits;
    }
    None
}
