//! What CPython's tokenizer and `invalid_replacement_field` of its grammar say about the braces of an f-string.
//!
//! Where a program did not parse, the f-string the parser gave up in is read again, byte by byte, as CPython reads it.

use super::context::Context;
use super::lexical;
use crate::base::{Diagnostic, Span};
use ruff_python_ast::token::TokenKind;

/// How many words are tried as the end of an expression.
const LOOK_AHEAD: usize = 40;

/// An f-string's quotes: the character, and how many.
type Quotes = (u8, u32);

type Checked = Result<(), Diagnostic>;

/// The reader of one f-string, with those in its fields.
struct Reader<'c, 'a> {
    context: &'c Context<'a>,
    bytes: &'a [u8],
    at: u32,
}

impl Context<'_> {
    /// What is wrong in an f-string that begins before `place`, where the parser first gave up.
    pub fn in_text(&self, place: u32) -> Option<Diagnostic> {
        let mut reader = Reader { context: self, bytes: self.source.as_bytes(), at: 0 };
        for token in self.tokens {
            let start = super::span(token).start;
            if start > place {
                return None;
            }
            if token.kind() == TokenKind::FStringStart && start >= reader.at {
                reader.at = start;
                if let Err(found) = reader.text() {
                    return Some(found);
                }
            }
        }
        None
    }
}

fn error<T>(at: u32, message: impl Into<String>) -> Result<T, Diagnostic> {
    Err(Diagnostic::syntax(Span::new(at, at + 1), message))
}

impl Reader<'_, '_> {
    fn peek(&self, ahead: u32) -> u8 {
        self.bytes.get((self.at + ahead) as usize).copied().unwrap_or(0)
    }

    fn ended(&self) -> bool {
        self.at as usize >= self.bytes.len()
    }

    fn quotes(&self) -> Quotes {
        let quote = self.peek(0);
        (quote, if self.peek(1) == quote && self.peek(2) == quote { 3 } else { 1 })
    }

    /// Whether the closing quotes stand here.
    fn closes(&self, (quote, count): Quotes) -> bool {
        (0..count).all(|ahead| self.peek(ahead) == quote)
    }

    /// Whether a string with these quotes can go on no further.
    fn broken(&self, quotes: Quotes) -> bool {
        self.ended() || (quotes.1 == 1 && matches!(self.peek(0), b'\n' | b'\r'))
    }

    /// Blank space, line breaks and comments.
    fn skip_blank(&mut self) {
        while !self.ended() && matches!(self.peek(0), b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'#') {
            if self.peek(0) == b'#' {
                while !self.ended() && self.peek(0) != b'\n' {
                    self.at += 1;
                }
            } else {
                self.at += 1;
            }
        }
    }

    /// An f-string whose prefix begins here.
    fn text(&mut self) -> Checked {
        let start = self.at;
        while self.peek(0).is_ascii_alphabetic() {
            self.at += 1;
        }
        let raw = self.bytes[start as usize..self.at as usize].iter().any(|byte| matches!(byte, b'r' | b'R'));
        let quotes = self.quotes();
        self.at += quotes.1;
        while !self.closes(quotes) {
            if self.broken(quotes) {
                let whole = Span::new(start, self.at);
                return Err(lexical::unterminated(whole, "f-", self.context.source, self.context.lines));
            }
            self.character(quotes, raw, false)?;
        }
        self.at += quotes.1;
        Ok(())
    }

    /// One character of an f-string's text or, where `format`, of a field's format; a field is one.
    fn character(&mut self, quotes: Quotes, raw: bool, format: bool) -> Checked {
        match self.peek(0) {
            b'{' if format || self.peek(1) != b'{' => return self.field(quotes, raw),
            b'}' if self.peek(1) != b'}' => return error(self.at, "f-string: single '}' is not allowed"),
            b'{' | b'}' => self.at += 2,
            b'\\' if !raw && self.peek(1) == b'N' && self.peek(2) == b'{' => {
                while !self.broken(quotes) && !self.closes(quotes) && self.peek(0) != b'}' {
                    self.at += 1;
                }
                self.at += u32::from(self.peek(0) == b'}');
            }
            b'\\' if !matches!(self.peek(1), b'{' | b'}') => self.at += 2,
            _ => self.at += 1,
        }
        Ok(())
    }

    /// A replacement field, from its brace to behind the closing one.
    fn field(&mut self, quotes: Quotes, raw: bool) -> Checked {
        let opening = self.at;
        self.at += 1;
        self.skip_blank();
        let start = self.at;
        let mut ends = Vec::new();
        let stopped = self.expression(opening, quotes, &mut ends);
        self.judge(start, &ends, &stopped)?;
        stopped?;
        if self.peek(0) == b'=' {
            self.at += 1;
            self.skip_blank();
            self.one_of(quotes, b"!:}", "f-string: expecting '!', or ':', or '}'")?;
        }
        if self.peek(0) == b'!' {
            self.conversion(quotes)?;
        }
        if self.peek(0) == b':' {
            self.at += 1;
            while self.peek(0) != b'}' {
                if self.closes(quotes) || self.broken(quotes) {
                    return error(self.at, "f-string: expecting '}', or format specs");
                }
                self.character(quotes, raw, true)?;
            }
        }
        self.at += 1;
        Ok(())
    }

    /// One of `wanted` must stand here.
    fn one_of(&self, quotes: Quotes, wanted: &[u8], message: &str) -> Checked {
        match self.peek(0) {
            here if wanted.contains(&here) => Ok(()),
            here @ (b')' | b']') => error(self.at, format!("f-string: unmatched '{}'", here as char)),
            _ if self.closes(quotes) => error(self.at, "f-string: expecting '}'"),
            _ => error(self.at, message),
        }
    }

    /// `!r`
    fn conversion(&mut self, quotes: Quotes) -> Checked {
        let mark = self.at;
        self.at += 1;
        self.skip_blank();
        let start = self.at;
        while matches!(self.peek(0), b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | 0x80..) {
            self.at += 1;
        }
        let name = Span::new(start, self.at).text(self.context.source);
        if name.is_empty() && matches!(self.peek(0), b':' | b'}') {
            return error(start, "f-string: missing conversion character");
        }
        if name.is_empty() && self.closes(quotes) {
            return error(start, "f-string: expecting '}'");
        }
        if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
            return error(start, "f-string: invalid conversion character");
        }
        if start > mark + 1 {
            // CPython's own spelling.
            let message = "f-string: conversion type must come right after the exclamanation mark";
            return error(mark, message);
        }
        self.skip_blank();
        if !matches!(name, "s" | "r" | "a") && !self.closes(quotes) {
            let message =
                format!("f-string: invalid conversion character '{name}': expected 's', 'r', or 'a'");
            return error(start, message);
        }
        self.one_of(quotes, b":}", "f-string: expecting ':' or '}'")
    }

    /// Reads up to what ends the expression of a field, noting where its words end; what the tokenizer refuses on the way.
    fn expression(&mut self, opening: u32, quotes: Quotes, ends: &mut Vec<u32>) -> Checked {
        let mut open: Vec<(u8, u32)> = Vec::new();
        loop {
            self.skip_blank();
            if self.ended() {
                let (bracket, at) = open.pop().unwrap_or((b'{', opening));
                return error(at, format!("'{}' was never closed", bracket as char));
            }
            let (here, next) = (self.peek(0), self.peek(1));
            match here {
                b'}' | b':' if open.is_empty() => return Ok(()),
                b'=' if open.is_empty() && next != b'=' => return Ok(()),
                b'!' if open.is_empty() && next != b'=' => return Ok(()),
                b'=' | b'!' | b'<' | b'>' if next == b'=' => self.at += 2,
                b'(' | b'[' | b'{' => {
                    open.push((here, self.at));
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    let Some((bracket, at)) = open.pop() else {
                        return error(self.at, format!("f-string: unmatched '{}'", here as char));
                    };
                    if !matches!((bracket, here), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                        let span = Span::new(self.at, self.at + 1);
                        return Err(lexical::mismatch(span, here, bracket, at, self.context.lines));
                    }
                    self.at += 1;
                }
                b'\'' | b'"' => self.string(quotes)?,
                b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => self.word(quotes)?,
                _ => self.at += 1,
            }
            ends.push(self.at);
        }
    }

    fn word(&mut self, quotes: Quotes) -> Checked {
        let start = self.at;
        while matches!(self.peek(0), b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | 0x80..) {
            self.at += 1;
        }
        let word = self.bytes[start as usize..self.at as usize].to_ascii_lowercase();
        if !matches!(self.peek(0), b'\'' | b'"') {
            return Ok(());
        }
        match &word[..] {
            b"f" | b"rf" | b"fr" => {
                self.at = start;
                self.text()
            }
            b"r" | b"b" | b"u" | b"br" | b"rb" => self.string(quotes),
            _ => Ok(()),
        }
    }

    /// A plain string within a field; where nothing ends it, its quotes were meant to end the f-string.
    fn string(&mut self, around: Quotes) -> Checked {
        let (start, quotes) = (self.at, self.quotes());
        self.at += quotes.1;
        while !self.closes(quotes) {
            if self.broken(quotes) {
                if quotes == around {
                    return error(start, "f-string: expecting '}'");
                }
                let whole = Span::new(start, self.at);
                return Err(lexical::unterminated(whole, "", self.context.source, self.context.lines));
            }
            self.at += if self.peek(0) == b'\\' { 2 } else { 1 };
        }
        self.at += quotes.1;
        Ok(())
    }

    /// Whether the field from `start`, up to where reading `stopped`, holds an expression.
    fn judge(&self, start: u32, ends: &[u32], stopped: &Checked) -> Checked {
        let source = self.context.source;
        let end = ends.last().copied().unwrap_or(start);
        let text = Span::new(start, end).text(source);
        if ends.is_empty() && stopped.is_ok() {
            let here = self.peek(0) as char;
            return error(self.at, format!("f-string: valid expression required before '{here}'"));
        }
        if ends.is_empty() || is_expression(text) {
            return Ok(());
        }
        let lambda =
            if text.starts_with("lambda") { Some(0) } else { text.find(", lambda").map(|at| at + 2) };
        if stopped.is_ok()
            && self.peek(0) == b':'
            && let Some(at) = lambda
        {
            return error(
                start + at as u32,
                "f-string: lambda expressions are not allowed without parentheses",
            );
        }
        // What the tokenizer refuses comes first where the parser gets as far.
        let gave_up = ruff_python_parser::parse_expression(text)
            .err()
            .map_or(0, |error| error.location.start().to_u32());
        if stopped.is_err() && gave_up as usize >= text.len() {
            return Ok(());
        }
        let said = super::parse(&format!("({text})")).diagnostics.pop().filter(|said| {
            let brackets = [
                "invalid syntax",
                "closing parenthesis",
                "'(' was never",
                "unmatched",
                "cannot use",
                "Invalid star",
            ];
            said.span.start > 0
                && said.message != brackets[0]
                && !brackets[1..].iter().any(|word| said.message.starts_with(word))
        });
        if let Some(mut said) = said {
            said.span = Span::new(start + said.span.start - 1, start + said.span.end - 1);
            return Err(said);
        }
        let longest = ends.iter().rev().skip(1).take(LOOK_AHEAD);
        let longest = longest.copied().find(|&end| is_expression(Span::new(start, end).text(source)));
        let Some(end) = longest else {
            return error(start, "f-string: expecting a valid expression after '{'");
        };
        let rest = source.get(end as usize..).unwrap_or("");
        let blank = rest.len() - rest.trim_start().len();
        error(end + blank as u32, "f-string: expecting '=', or '!', or ':', or '}'")
    }
}

/// Whether the text, in brackets where it has several lines, is what a field may hold.
fn is_expression(text: &str) -> bool {
    ruff_python_parser::parse_expression(text).is_ok()
        || (text.contains('\n') && ruff_python_parser::parse_expression(&format!("({text}\n)")).is_ok())
}
