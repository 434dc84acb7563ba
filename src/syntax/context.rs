//! A program that did not parse, as the rules for its message look at it.

use super::{lexical, nodes};
use crate::base::{LineIndex, Span};
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{Expr, ModModule};
use ruff_python_parser::ParseError;

/// What the rules need to see.
pub struct Context<'a> {
    pub module: &'a ModModule,
    pub tokens: &'a [Token],
    pub source: &'a str,
    pub lines: &'a LineIndex,
}

impl Context<'_> {
    /// The token that starts at or holds the error, as one place; at the file's end, the end of the last line.
    pub fn place(&self, error: &ParseError) -> Span {
        let span = super::span(error);
        let text_end = self.source.trim_end_matches(['\n', '\r', ' ', '\t', '\x0c']).len() as u32;
        if span.start > text_end {
            let last = lexical::line_end(self.lines.line(text_end), self.source, self.lines);
            return Span::new(last, last + 1);
        }
        let token = self.tokens.iter().find(|token| {
            let place = super::span(*token);
            place.start == span.start && place.end > place.start
        });
        match token {
            Some(token) if token.kind() == TokenKind::Newline => Span::new(span.start, span.start + 1),
            Some(token) => super::span(token),
            None => span,
        }
    }

    pub fn kind_at(&self, offset: u32) -> Option<TokenKind> {
        self.tokens
            .iter()
            .find(|token| super::span(*token).start == offset && token.kind() != TokenKind::Dedent)
            .map(|token| token.kind())
    }

    /// The last token that ends at or before `offset`, blank space and comments passed over.
    pub fn before(&self, offset: u32) -> Option<&Token> {
        let trivia = [TokenKind::NonLogicalNewline, TokenKind::Comment, TokenKind::Indent, TokenKind::Dedent];
        self.tokens
            .iter()
            .take_while(|token| super::span(*token).end <= offset)
            .filter(|token| !trivia.contains(&token.kind()))
            .last()
    }

    /// The first token of the statement that holds or precedes `offset`.
    pub fn statement_start(&self, offset: u32) -> Option<&Token> {
        let mut at_start = true;
        let mut found = None;
        for token in self.tokens.iter().take_while(|token| super::span(*token).start < offset) {
            match token.kind() {
                TokenKind::Newline => at_start = true,
                TokenKind::NonLogicalNewline
                | TokenKind::Comment
                | TokenKind::Indent
                | TokenKind::Dedent
                | TokenKind::EndOfFile => {}
                _ => {
                    if at_start {
                        found = Some(token);
                    }
                    at_start = false;
                }
            }
        }
        found
    }

    pub fn expr_at(&self, span: Span) -> Option<&Expr> {
        nodes::find(self.module, |each| each == span)
    }

    /// The place of the first token at or after `offset`.
    pub fn next(&self, offset: u32) -> Span {
        let token = self.tokens.iter().find(|token| super::span(*token).start >= offset);
        token.map_or(Span::new(offset, offset), super::span)
    }
}
