//! What is refused before parsing: text that would nest deeper than the parser, or a walk over its tree,
//! can follow on the small stack of a web page.
//!
//! One pass over the bytes keeps, for every open bracket, an estimate of how deep the tree under it gets.
//! The estimate is an upper bound: brackets, prefix operators, `lambda`, `else` and `**` recurse in the
//! parser; `.`, calls and binary operators deepen the tree. A comma or a new statement starts anew.

use super::TOO_COMPLEX;
use crate::base::{Diagnostic, Span};

/// Longer sources are refused.
const MAX_BYTES: usize = 4 << 20;
/// CPython's `MAXLEVEL`, `MAXINDENT` and `MAXFSTRINGLEVEL`.
const MAX_BRACKETS: usize = 200;
const MAX_INDENTS: usize = 100;
const MAX_FSTRINGS: usize = 150;
/// Units of about 100 bytes of stack, measured on the parser and our walks; 640 KB of a page's 1 MB.
const BUDGET: u32 = 6400;
const BRACKET: u32 = 26;
const INDENT: u32 = 17;
const YIELD: u32 = 20;
const PREFIX: u32 = 12;
const LINK: u32 = 6;

/// The first reason not to parse `source`, if there is one.
pub fn check(source: &str) -> Option<Diagnostic> {
    if source.len() > MAX_BYTES {
        return Some(Diagnostic::syntax(Span::new(0, 0), "too long: programs are limited to 4 MB"));
    }
    if let Some(at) = source.bytes().position(|byte| byte == 0) {
        let span = Span::new(at as u32, at as u32 + 1);
        return Some(Diagnostic::syntax(span, "source code cannot contain null bytes"));
    }
    Scanner::new(source.as_bytes()).run().err()
}

/// What surrounds the place we are at, innermost last.
struct Level {
    /// How deep the tree gets since the last comma.
    weight: u32,
    /// `lambda`s whose colon has not come: their commas separate parameters.
    lambdas: u32,
    around: Around,
}

#[derive(Clone, Copy, PartialEq)]
enum Around {
    /// A statement.
    Statement,
    /// `(`, `[` or `{` (its closing byte).
    Bracket(u8),
    /// The text of an f-string.
    Text(Quote),
    /// `{expression` in an f-string.
    Field,
    /// `{expression:format`.
    Format(Quote),
}

#[derive(Clone, Copy, PartialEq)]
struct Quote {
    byte: u8,
    triple: bool,
}

struct Scanner<'s> {
    bytes: &'s [u8],
    at: usize,
    levels: Vec<Level>,
    indents: Vec<usize>,
    total: u32,
    /// Whether what stood before is an operand, so that `-` is binary and `(` a call.
    after_operand: bool,
}

type Checked = Result<(), Diagnostic>;

impl<'s> Scanner<'s> {
    fn new(bytes: &'s [u8]) -> Scanner<'s> {
        let statement = Level { weight: 0, lambdas: 0, around: Around::Statement };
        Scanner { bytes, at: 0, levels: vec![statement], indents: vec![0], total: 0, after_operand: false }
    }

    fn run(mut self) -> Checked {
        self.indentation()?;
        while self.at < self.bytes.len() {
            match self.around() {
                Around::Text(quote) | Around::Format(quote) => self.fstring_text(quote)?,
                _ => self.code()?,
            }
        }
        Ok(())
    }

    fn around(&self) -> Around {
        self.levels.last().map_or(Around::Statement, |level| level.around)
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn here(&self) -> Span {
        Span::new(self.at as u32, self.at as u32 + 1)
    }

    fn add(&mut self, weight: u32) -> Checked {
        if let Some(level) = self.levels.last_mut() {
            level.weight += weight;
        }
        self.total += weight;
        if self.total > BUDGET { Err(Diagnostic::syntax(self.here(), TOO_COMPLEX)) } else { Ok(()) }
    }

    fn reset(&mut self) {
        if let Some(level) = self.levels.last_mut() {
            self.total -= level.weight;
            level.weight = 0;
            level.lambdas = 0;
        }
        self.after_operand = false;
    }

    fn open(&mut self, around: Around) -> Checked {
        self.levels.push(Level { weight: 0, lambdas: 0, around });
        let brackets = |level: &&Level| matches!(level.around, Around::Bracket(_) | Around::Field);
        let strings = |level: &&Level| matches!(level.around, Around::Text(_));
        if self.levels.iter().filter(brackets).count() > MAX_BRACKETS {
            return Err(Diagnostic::syntax(self.here(), "too many nested parentheses"));
        }
        if self.levels.iter().filter(strings).count() > MAX_FSTRINGS {
            return Err(Diagnostic::syntax(self.here(), "too many nested f-strings"));
        }
        self.after_operand = false;
        self.add(BRACKET)
    }

    /// Leaves the innermost level, never the statement.
    fn close(&mut self) {
        if self.levels.len() > 1
            && let Some(level) = self.levels.pop()
        {
            self.total -= level.weight;
        }
        self.after_operand = true;
    }

    fn code(&mut self) -> Checked {
        let byte = self.peek(0);
        match byte {
            b'\n' | b'\r' => {
                self.at += 1;
                if byte == b'\r' && self.peek(0) == b'\n' {
                    self.at += 1;
                }
                if self.around() == Around::Statement {
                    self.reset();
                    self.indentation()?;
                }
                return Ok(());
            }
            b'#' => {
                while !matches!(self.peek(0), b'\n' | b'\r') && self.at < self.bytes.len() {
                    self.at += 1;
                }
                return Ok(());
            }
            b'\\' => {
                self.at += if self.peek(1) == b'\r' && self.peek(2) == b'\n' { 3 } else { 2 };
                return Ok(());
            }
            b'\'' | b'"' => return self.string(false),
            b'_' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => return self.word(),
            b'0'..=b'9' => {
                while matches!(self.peek(0), b'.' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z') {
                    self.at += 1;
                }
                self.after_operand = true;
                return Ok(());
            }
            _ => self.operator(byte)?,
        }
        self.at += 1;
        Ok(())
    }

    fn operator(&mut self, byte: u8) -> Checked {
        match byte {
            b'(' => self.open(Around::Bracket(b')'))?,
            b'[' => self.open(Around::Bracket(b']'))?,
            b'{' => self.open(Around::Bracket(b'}'))?,
            b')' | b']' | b'}' => {
                if matches!(self.around(), Around::Bracket(_))
                    || (byte == b'}' && self.around() == Around::Field)
                {
                    let field = self.around() == Around::Field;
                    self.close();
                    if !field {
                        self.add(LINK)?;
                    }
                }
            }
            b',' if self.levels.last().is_some_and(|level| level.lambdas > 0) => self.after_operand = false,
            b',' => self.reset(),
            b';' if self.around() == Around::Statement => self.reset(),
            b':' => self.colon(),
            b'.' => self.add(LINK)?,
            b'*' if self.peek(1) == b'*' => {
                self.at += 1;
                self.after_operand = false;
                self.add(PREFIX)?;
            }
            b'+' | b'-' | b'~' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'<' | b'>' => {
                let weight = if self.after_operand { LINK } else { PREFIX };
                self.after_operand = false;
                self.add(weight)?;
            }
            b' ' | b'\t' | 0x0c => {}
            _ => self.after_operand = false,
        }
        Ok(())
    }

    fn colon(&mut self) {
        self.after_operand = false;
        let outer = self.levels.iter().rev().skip(1).find_map(|level| match level.around {
            Around::Text(quote) => Some(quote),
            _ => None,
        });
        if let Some(level) = self.levels.last_mut() {
            if level.lambdas > 0 {
                level.lambdas -= 1;
            } else if let (Around::Field, Some(quote)) = (level.around, outer) {
                level.around = Around::Format(quote);
            }
        }
    }

    fn word(&mut self) -> Checked {
        let start = self.at;
        while matches!(self.peek(0), b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | 0x80..) {
            self.at += 1;
        }
        let word = &self.bytes[start..self.at];
        if matches!(self.peek(0), b'\'' | b'"') && word.len() <= 2 && word.is_ascii() {
            return self.string(word.iter().any(|byte| matches!(byte, b'f' | b'F' | b't' | b'T')));
        }
        self.after_operand = false;
        match word {
            b"lambda" => {
                if let Some(level) = self.levels.last_mut() {
                    level.lambdas += 1;
                }
                self.add(PREFIX)
            }
            b"not" | b"else" | b"await" | b"async" => self.add(PREFIX),
            b"yield" => self.add(YIELD),
            b"and" | b"or" | b"in" | b"is" | b"if" | b"for" | b"from" | b"return" | b"case" => Ok(()),
            _ => {
                self.after_operand = true;
                Ok(())
            }
        }
    }

    fn string(&mut self, fields: bool) -> Checked {
        let byte = self.peek(0);
        let triple = self.peek(1) == byte && self.peek(2) == byte;
        self.at += if triple { 3 } else { 1 };
        let quote = Quote { byte, triple };
        if fields {
            return self.open(Around::Text(quote));
        }
        while self.at < self.bytes.len() && !self.ends(quote) {
            self.at += if self.peek(0) == b'\\' { 2 } else { 1 };
        }
        self.leave(quote);
        self.after_operand = true;
        Ok(())
    }

    /// Whether a string of this quote ends here: at its quote, or unterminated at the line's end.
    fn ends(&self, quote: Quote) -> bool {
        if quote.triple {
            self.peek(0) == quote.byte && self.peek(1) == quote.byte && self.peek(2) == quote.byte
        } else {
            self.peek(0) == quote.byte || matches!(self.peek(0), b'\n' | b'\r')
        }
    }

    fn leave(&mut self, quote: Quote) {
        if quote.triple {
            self.at += 3;
        } else if self.peek(0) == quote.byte {
            self.at += 1;
        }
    }

    /// The text of an f-string, or of a format in it.
    fn fstring_text(&mut self, quote: Quote) -> Checked {
        let format = matches!(self.around(), Around::Format(_));
        if self.ends(quote) {
            self.close();
            if !format {
                self.leave(quote);
            }
            return Ok(());
        }
        match self.peek(0) {
            b'{' if !format && self.peek(1) == b'{' => self.at += 2,
            b'{' => {
                self.open(Around::Field)?;
                self.at += 1;
            }
            b'}' => {
                if format {
                    self.close();
                }
                self.at += 1;
            }
            b'\\' if !matches!(self.peek(1), b'{' | b'}') => self.at += 2,
            _ => self.at += 1,
        }
        Ok(())
    }

    /// The indentation of the line that starts here; blank lines and comments have none.
    fn indentation(&mut self) -> Checked {
        let mut width = 0;
        loop {
            match self.peek(0) {
                b' ' => width += 1,
                b'\t' => width = (width / 8 + 1) * 8,
                0x0c => width = 0,
                b'\n' | b'\r' | b'#' => return Ok(()),
                _ => break,
            }
            self.at += 1;
        }
        while self.indents.last().is_some_and(|&outer| outer > width) {
            self.indents.pop();
            self.total -= INDENT;
        }
        if self.indents.last().is_none_or(|&outer| outer < width) {
            self.indents.push(width);
            self.total += INDENT;
            if self.indents.len() > MAX_INDENTS {
                let mut error = Diagnostic::syntax(self.here(), "too many levels of indentation");
                error.kind = "IndentationError".into();
                return Err(error);
            }
        }
        Ok(())
    }
}
