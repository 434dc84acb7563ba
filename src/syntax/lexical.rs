//! What CPython's tokenizer refuses: it reads the whole file, so its messages come before the parser's.

use super::escapes;
use crate::base::{Diagnostic, LineIndex, Span};
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType};

/// An open bracket: its place and its character.
#[derive(Clone, Copy, Debug)]
pub struct Open {
    pub at: u32,
    pub bracket: char,
}

/// The first message of the tokenizer.
pub fn check(tokens: &[Token], errors: &[ParseError], source: &str, lines: &LineIndex) -> Option<Diagnostic> {
    let parser = errors.iter().find(|each| !matches!(each.error, ParseErrorType::Lexical(_)));
    let parser = parser.map_or(u32::MAX, |each| super::span(each).start);
    let mut found: Vec<(u32, Diagnostic)> = Vec::new();
    let mut note = |each: Option<Diagnostic>| found.extend(each.map(|each| (each.span.start, each)));
    note(errors.iter().find_map(|error| lexical_error(error, tokens, source, lines)));
    note(brackets(tokens, source, lines));
    note(numbers(tokens, source));
    if let Some(each) = indentation(tokens, source, lines) {
        // Unlike the others it does not outrank what the parser refused on an earlier line.
        let line = lines.line(each.span.start);
        if line <= lines.line(parser) {
            found.push((lines.start_of(line).unwrap_or(0), each));
        }
    }
    found.into_iter().min_by_key(|(at, _)| *at).map(|(_, each)| each)
}

/// The brackets open before `offset`, outermost first.
pub fn open_at(tokens: &[Token], offset: u32) -> Vec<Open> {
    let mut open = Vec::new();
    for token in tokens.iter().take_while(|token| super::span(*token).start < offset) {
        match bracket(token.kind()) {
            Some((_, bracket, true)) => open.push(Open { at: super::span(token).start, bracket }),
            Some((_, _, false)) => {
                open.pop();
            }
            None => {}
        }
    }
    open
}

/// Its opening character, itself, and whether it opens.
fn bracket(kind: TokenKind) -> Option<(char, char, bool)> {
    Some(match kind {
        TokenKind::Lpar => ('(', '(', true),
        TokenKind::Lsqb => ('[', '[', true),
        TokenKind::Lbrace => ('{', '{', true),
        TokenKind::Rpar => ('(', ')', false),
        TokenKind::Rsqb => ('[', ']', false),
        TokenKind::Rbrace => ('{', '}', false),
        _ => return None,
    })
}

fn brackets(tokens: &[Token], source: &str, lines: &LineIndex) -> Option<Diagnostic> {
    let mut open: Vec<Open> = Vec::new();
    for token in tokens {
        let Some((partner, shown, opens)) = bracket(token.kind()) else { continue };
        let span = super::span(token);
        if span.text(source) != shown.to_string() {
            continue;
        }
        if opens {
            open.push(Open { at: span.start, bracket: shown });
            continue;
        }
        let Some(last) = open.pop() else {
            return Some(Diagnostic::syntax(span, format!("unmatched '{shown}'")));
        };
        if last.bracket != partner {
            return Some(mismatch(span, shown as u8, last.bracket as u8, last.at, lines));
        }
    }
    None
}

/// A bracket that closes another, which stands at `at`.
pub fn mismatch(span: Span, closing: u8, opening: u8, at: u32, lines: &LineIndex) -> Diagnostic {
    let (closing, opening) = (closing as char, opening as char);
    let mut message =
        format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'");
    let line = lines.line(at);
    if line != lines.line(span.start) {
        message.push_str(&format!(" on line {line}"));
    }
    Diagnostic::syntax(span, message)
}

/// A number that runs into a word: `1a`, `0b12`, `1_000_`.
fn numbers(tokens: &[Token], source: &str) -> Option<Diagnostic> {
    for token in tokens {
        if !matches!(token.kind(), TokenKind::Int | TokenKind::Float | TokenKind::Complex) {
            continue;
        }
        let span = super::span(token);
        let rest = source.get(span.end as usize..)?;
        let next = rest.chars().next().unwrap_or(' ');
        let keyword =
            ["and", "else", "for", "if", "in", "is", "not", "or"].iter().any(|key| rest.starts_with(key));
        if !(next.is_alphanumeric() || next == '_') || keyword {
            continue;
        }
        let text = span.text(source).to_ascii_lowercase();
        let word = match text.get(..2) {
            Some("0x") => "hexadecimal",
            Some("0o") => "octal",
            Some("0b") => "binary",
            _ if text.ends_with('j') => "imaginary",
            _ => "decimal",
        };
        let digit = rest.strip_prefix('_').unwrap_or(rest).chars().next().filter(char::is_ascii_digit);
        if let Some(next) = digit.filter(|_| matches!(word, "octal" | "binary")) {
            let place = Span::new(span.end, span.end + 1);
            return Some(Diagnostic::syntax(place, format!("invalid digit '{next}' in {word} literal")));
        }
        let place = if next == '_' { span.end } else { span.end - 1 };
        return Some(Diagnostic::syntax(Span::new(place, place + 1), format!("invalid {word} literal")));
    }
    None
}

/// A file whose first line is indented: nothing outranks that.
pub fn indented_start(
    tokens: &[Token],
    errors: &[ParseError],
    source: &str,
    lines: &LineIndex,
) -> Option<Diagnostic> {
    let trivia = [TokenKind::NonLogicalNewline, TokenKind::Comment, TokenKind::Indent];
    let first = tokens.iter().find(|token| !trivia.contains(&token.kind()))?;
    let span = super::span(first);
    let start = lines.start_of(lines.line(span.start))?;
    let blank = Span::new(start, span.start).text(source);
    if errors.is_empty() || blank.is_empty() || !blank.trim_matches([' ', '\t']).is_empty() {
        return None;
    }
    (first.kind() != TokenKind::EndOfFile && first.kind() != TokenKind::Unknown).then_some(())?;
    Some(error(Span::new(span.start - 1, span.start), "IndentationError", "unexpected indent"))
}

/// CPython's indentation rule: widths with tabs as 8 and tabs as 1 must agree.
fn indentation(tokens: &[Token], source: &str, lines: &LineIndex) -> Option<Diagnostic> {
    let mut stack = vec![(0u32, 0u32)];
    let mut at_start = true;
    for token in tokens {
        match token.kind() {
            TokenKind::Newline => at_start = true,
            TokenKind::NonLogicalNewline | TokenKind::Comment | TokenKind::Indent | TokenKind::Dedent => {}
            // Where the indentation is wrong the lexer gives its blank space as a token.
            TokenKind::Unknown if super::span(token).text(source).trim().is_empty() => {}
            TokenKind::EndOfFile => break,
            _ if at_start => {
                at_start = false;
                let start = super::span(token).start;
                let line = lines.line(start);
                let line_start = lines.start_of(line).unwrap_or(0);
                let (mut column, mut alternative) = (0, 0);
                for byte in Span::new(line_start, start).text(source).bytes() {
                    (column, alternative) = match byte {
                        b'\t' => ((column / 8 + 1) * 8, alternative + 1),
                        b'\x0c' => (0, 0),
                        _ => (column + 1, alternative + 1),
                    };
                }
                let end = line_end(line, source, lines);
                let place = Span::new(end, end);
                let start_of_line = Span::new(line_start, line_start);
                let tabs = || {
                    Some(error(
                        start_of_line,
                        "TabError",
                        "inconsistent use of tabs and spaces in indentation",
                    ))
                };
                let (last, last_alternative) = stack.last().copied().unwrap_or_default();
                if column > last {
                    if alternative <= last_alternative {
                        return tabs();
                    }
                    stack.push((column, alternative));
                    continue;
                }
                while stack.len() > 1 && stack.last().is_some_and(|&(width, _)| width > column) {
                    stack.pop();
                }
                let (now, now_alternative) = stack.last().copied().unwrap_or_default();
                if now != column {
                    let message = "unindent does not match any outer indentation level";
                    return Some(error(place, "IndentationError", message));
                }
                if now_alternative != alternative {
                    return tabs();
                }
            }
            _ => {}
        }
    }
    None
}

/// Where the text of `line` ends, its line break not counted.
pub fn line_end(line: u32, source: &str, lines: &LineIndex) -> u32 {
    let start = lines.start_of(line).unwrap_or(0);
    let end = lines.start_of(line + 1).unwrap_or(source.len() as u32);
    start + Span::new(start, end).text(source).trim_end_matches(['\n', '\r']).len() as u32
}

/// A message of a type other than `SyntaxError`.
pub fn error(span: Span, kind: &str, message: impl Into<String>) -> Diagnostic {
    let mut error = Diagnostic::syntax(span, message);
    error.kind = kind.into();
    error
}

fn lexical_error(
    error: &ParseError,
    tokens: &[Token],
    source: &str,
    lines: &LineIndex,
) -> Option<Diagnostic> {
    let ParseErrorType::Lexical(kind) = &error.error else { return None };
    let span = super::span(error);
    let first = Span::new(span.start, span.start + 1);
    let message = match kind {
        LexicalErrorType::UnclosedStringError => return Some(unterminated(span, "", source, lines)),
        LexicalErrorType::UnicodeError
        | LexicalErrorType::MissingUnicodeLbrace
        | LexicalErrorType::MissingUnicodeRbrace => return escapes::error(span.start, tokens, source),
        LexicalErrorType::InvalidByteLiteral => {
            let whole = escapes::string_around(span.start, tokens).unwrap_or(span);
            return Some(Diagnostic::syntax(whole, "bytes can only contain ASCII literal characters"));
        }
        LexicalErrorType::UnrecognizedToken { tok } if tok.is_ascii_graphic() => "invalid syntax".to_owned(),
        LexicalErrorType::UnrecognizedToken { tok } if tok.is_ascii() => {
            format!("invalid non-printable character U+{:04X}", *tok as u32)
        }
        LexicalErrorType::UnrecognizedToken { tok } if tok.is_whitespace() => {
            format!("invalid non-printable character U+{:04X}", *tok as u32)
        }
        LexicalErrorType::UnrecognizedToken { tok } => {
            let end = span.start + tok.len_utf8() as u32;
            let message = format!("invalid character '{tok}' (U+{:04X})", *tok as u32);
            return Some(Diagnostic::syntax(Span::new(span.start, end), message));
        }
        LexicalErrorType::LineContinuationError
            if source.get(span.start as usize..).is_some_and(|rest| rest.trim_end_matches('\n') == "\\") =>
        {
            return Some(Diagnostic::syntax(first, "unexpected EOF while parsing"));
        }
        LexicalErrorType::LineContinuationError => {
            let after = Span::new(span.start + 1, span.start + 2);
            let message = "unexpected character after line continuation character";
            return Some(Diagnostic::syntax(after, message));
        }
        LexicalErrorType::Eof if source.trim_end().ends_with('\\') => {
            let end = source.trim_end().len() as u32;
            return Some(Diagnostic::syntax(Span::new(end, end + 1), "unexpected EOF while parsing"));
        }
        LexicalErrorType::OtherError(text) if text.contains("decimal integer") => {
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
                .to_owned()
        }
        LexicalErrorType::OtherError(_) if span.text(source).to_ascii_lowercase().starts_with("0x") => {
            let place = Span::new(span.end.saturating_sub(1), span.end);
            return Some(Diagnostic::syntax(place, "invalid hexadecimal literal"));
        }
        LexicalErrorType::OtherError(_) if span.text(source).to_ascii_lowercase().starts_with("0o") => {
            return Some(wrong_digit(span, "octal", '7', source));
        }
        LexicalErrorType::OtherError(_) if span.text(source).to_ascii_lowercase().starts_with("0b") => {
            return Some(wrong_digit(span, "binary", '1', source));
        }
        // The end of the file and the indentation are judged elsewhere; the rest by the parser's rules.
        _ => return None,
    };
    Some(Diagnostic::syntax(first, message))
}

/// `0b2`, `0o8`, or no digit at all.
fn wrong_digit(span: Span, word: &str, last: char, source: &str) -> Diagnostic {
    let rest = source.get(span.start as usize + 2..).unwrap_or("");
    let good = rest.find(|each: char| each != '_' && !('0'..=last).contains(&each)).unwrap_or(rest.len());
    let at = span.start + 2 + good as u32;
    match rest[good..].chars().next() {
        Some(digit) if digit.is_ascii_digit() => {
            Diagnostic::syntax(Span::new(at, at + 1), format!("invalid digit '{digit}' in {word} literal"))
        }
        _ => Diagnostic::syntax(Span::new(at - 1, at), format!("invalid {word} literal")),
    }
}

pub fn unterminated(span: Span, word: &str, source: &str, lines: &LineIndex) -> Diagnostic {
    let text = span.text(source).trim_start_matches(|each: char| each.is_ascii_alphabetic());
    let place = Span::new(span.start, span.start + 1);
    if text.starts_with("\"\"\"") || text.starts_with("'''") {
        let last = lines.line(source.trim_end_matches(['\n', '\r']).len() as u32);
        let message = format!("unterminated triple-quoted {word}string literal (detected at line {last})");
        return Diagnostic::syntax(place, message);
    }
    let line = lines.line(span.start);
    let end = line_end(line, source, lines);
    let quote = text.chars().next().unwrap_or('"');
    let escaped = Span::new(span.start, end).text(source).contains(&format!("\\{quote}"));
    let hint = if escaped && word.is_empty() { "; perhaps you escaped the end quote?" } else { "" };
    Diagnostic::syntax(place, format!("unterminated {word}string literal (detected at line {line}){hint}"))
}
