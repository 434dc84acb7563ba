//! What is a constant: literals, negated numbers, tuples of constants. Docstrings as CPython 3.13 stores them.

use super::Compiler;
use crate::base::{Diagnostic, Span};
use crate::code::Constant;
use crate::syntax::{ast, span};
use num_bigint::BigUint;

/// CPython's limit on decimal digits in a literal.
const MAX_DIGITS: usize = 4300;

impl<'a> Compiler<'a> {
    /// The constant that `expression` is, if it is one.
    pub fn constant_of(&mut self, expression: &ast::Expr) -> Option<Constant> {
        Some(match expression {
            ast::Expr::NoneLiteral(_) => Constant::None,
            ast::Expr::EllipsisLiteral(_) => Constant::Ellipsis,
            ast::Expr::BooleanLiteral(literal) => Constant::Bool(literal.value),
            ast::Expr::StringLiteral(literal) => {
                self.refuse_halves(span(literal), literal.value.to_str());
                Constant::Str(literal.value.to_str().to_owned())
            }
            ast::Expr::BytesLiteral(literal) => Constant::Bytes(literal.value.bytes().collect()),
            ast::Expr::NumberLiteral(literal) => self.number(literal),
            ast::Expr::UnaryOp(unary) if unary.op == ast::UnaryOp::USub => match &*unary.operand {
                ast::Expr::NumberLiteral(literal) => match self.number(literal) {
                    Constant::Int(value) => Constant::Int(-value),
                    Constant::Float(value) => Constant::Float(-value),
                    _ => return None,
                },
                _ => return None,
            },
            ast::Expr::Tuple(tuple) => {
                let mut items = Vec::new();
                for item in &tuple.elts {
                    items.push(self.constant_of(item)?);
                }
                Constant::Tuple(items)
            }
            _ => return None,
        })
    }

    /// Text here is whole characters: an escape of half a surrogate pair, of which the parser makes U+FFFD, is refused.
    pub fn refuse_halves(&mut self, at: Span, text: &str) {
        let raw = at.text(self.source);
        let halves = |(place, _): &(usize, &str)| {
            let slashes = raw[..*place].bytes().rev().take_while(|&byte| byte == b'\\').count();
            let wide = match raw.as_bytes().get(place + 1) {
                Some(b'u') => 4,
                Some(b'U') => 8,
                _ => return false,
            };
            let digits =
                raw.get(place + 2..place + 2 + wide).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            slashes % 2 == 0 && digits.is_some_and(|code| (0xD800..0xE000).contains(&code))
        };
        if text.contains('\u{FFFD}')
            && !raw.split(['\'', '"']).next().unwrap_or("").contains(['r', 'R'])
            && let Some((place, _)) = raw.match_indices('\\').find(halves)
        {
            let start = at.start + place as u32;
            let why = "half a surrogate pair is no character here; write the whole one, as in '\\U0001f600'";
            self.diagnostics.push(Diagnostic::unsupported(Span::new(start, start + 6), why));
        }
    }

    fn number(&mut self, literal: &ast::ExprNumberLiteral) -> Constant {
        match &literal.value {
            ast::Number::Float(value) => Constant::Float(*value),
            ast::Number::Complex { imag, .. } => Constant::Imaginary(*imag),
            ast::Number::Int(value) => match value.as_i64() {
                Some(small) => Constant::Int(small),
                None => self.big_number(literal, &value.to_string()),
            },
        }
    }

    fn big_number(&mut self, literal: &ast::ExprNumberLiteral, text: &str) -> Constant {
        let digits: String = text.chars().filter(|&c| c != '_').collect();
        let (radix, digits) = match digits.get(..2) {
            Some("0x" | "0X") => (16, &digits[2..]),
            Some("0o" | "0O") => (8, &digits[2..]),
            Some("0b" | "0B") => (2, &digits[2..]),
            _ => (10, digits.as_str()),
        };
        if radix == 10 && digits.len() > MAX_DIGITS {
            self.diagnostics.push(Diagnostic::syntax(
                span(literal),
                format!(
                    "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {} digits; \
                     use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge \
                     integer literals to avoid decimal conversion limits.",
                    digits.len()
                ),
            ));
            return Constant::None;
        }
        match BigUint::parse_bytes(digits.as_bytes(), radix) {
            Some(value) => Constant::BigInt(value.to_string()),
            None => {
                self.diagnostics.push(Diagnostic::syntax(span(literal), "invalid number literal"));
                Constant::None
            }
        }
    }
}

/// A docstring as the compiler of CPython 3.13 stores it: tabs expanded, the common margin of the lines after the
/// first taken away, the first line's leading blanks too.
pub fn clean_docstring(text: &str) -> String {
    let text = expand_tabs(text);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or("");
    let margin = lines.clone().filter(|line| indent(line) < line.len()).map(indent).min().unwrap_or(0);
    let mut cleaned = first.trim_start_matches(' ').to_owned();
    for line in lines {
        cleaned.push('\n');
        cleaned.push_str(&line[indent(line).min(margin)..]);
    }
    cleaned
}

/// `str.expandtabs()`
fn expand_tabs(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' => {
                let blanks = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\n' | '\r' => {
                expanded.push(character);
                column = 0;
            }
            _ => {
                expanded.push(character);
                column += 1;
            }
        }
    }
    expanded
}
