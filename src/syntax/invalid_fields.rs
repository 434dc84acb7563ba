//! `invalid_replacement_field` of CPython's grammar: what it expects in the braces of an f-string.

use super::context::Context;
use super::invalid::Statement;
use crate::base::{Diagnostic, Span};
use ruff_python_ast::token::TokenKind;

impl Context<'_> {
    /// What is wrong in the replacement field that the parser gave up in.
    pub fn in_field(&self, statement: &Statement) -> Option<Diagnostic> {
        let at = statement.at;
        let opening = field_around(statement, at)?;
        let start = opening + 1;
        let here = statement.words.get(at)?;
        let says = |span: Span, message: &str| Some(Diagnostic::syntax(span, message.to_owned()));
        if let Some(first) = statement.words.get(start)
            && matches!(
                first.kind,
                TokenKind::Equal | TokenKind::Exclamation | TokenKind::Colon | TokenKind::Rbrace
            )
        {
            let text = first.span.text(self.source);
            return says(first.span, &format!("f-string: valid expression required before '{text}'"));
        }
        if let Some(lambda) = lambda_in(statement, start, at) {
            let message = "f-string: lambda expressions are not allowed without parentheses";
            return says(statement.words[lambda].span, message);
        }
        if matches!(here.kind, TokenKind::FStringEnd | TokenKind::FStringMiddle) {
            return None;
        }
        // The longest part that is an expression: what follows it is not what may follow.
        let from = statement.words.get(start)?.span.start;
        let ends = (start..at).rev().map(|place| (place, statement.words[place].span.end));
        let longest = ends.take(40).find(|&(_, end)| self.is_expression(Span::new(from, end)));
        let Some((last, _)) = longest else {
            return says(statement.words[start].span, "f-string: expecting a valid expression after '{'");
        };
        let after = statement.words.get(last + 1)?;
        match after.kind {
            TokenKind::Equal | TokenKind::Exclamation | TokenKind::Colon | TokenKind::Rbrace => None,
            _ => says(after.span, "f-string: expecting '=', or '!', or ':', or '}'"),
        }
    }
}

/// The brace of the field around `at`, if the innermost bracket is one.
fn field_around(statement: &Statement, at: usize) -> Option<usize> {
    let opening = statement.opening(at)?;
    let brace = statement.words[opening].kind == TokenKind::Lbrace;
    let field = statement.before(opening).is_some_and(|word| {
        matches!(
            word.kind,
            TokenKind::FStringStart | TokenKind::FStringMiddle | TokenKind::Rbrace | TokenKind::Colon
        )
    });
    (brace && field && in_text(statement, opening)).then_some(opening)
}

/// Whether an f-string is open before `at`.
fn in_text(statement: &Statement, at: usize) -> bool {
    let mut open = 0;
    for word in &statement.words[..at] {
        match word.kind {
            TokenKind::FStringStart => open += 1,
            TokenKind::FStringEnd => open -= 1,
            _ => {}
        }
    }
    open > 0
}

/// A `lambda` of the field that begins at `start`, where an expression may begin.
fn lambda_in(statement: &Statement, start: usize, at: usize) -> Option<usize> {
    let around = statement.opening(start);
    (start..=at.min(statement.words.len() - 1)).find(|&place| {
        statement.words[place].kind == TokenKind::Lambda
            && statement.opening(place) == around
            && statement.before(place).is_some_and(|word| {
                matches!(
                    word.kind,
                    TokenKind::Lbrace | TokenKind::Comma | TokenKind::Else | TokenKind::ColonEqual
                )
            })
    })
}
