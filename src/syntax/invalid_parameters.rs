//! `invalid_parameters`, `invalid_star_etc`, `invalid_kwds` of CPython's grammar, and the same for lambdas.

use super::context::Context;
use super::invalid::Statement;
use crate::base::{Diagnostic, Span};
use ruff_python_ast::token::TokenKind;

/// A list of parameters: where it begins and ends among the words of a statement.
struct List {
    start: usize,
    end: usize,
    lambda: bool,
}

/// The list that the parser gave up in.
fn list_around(statement: &Statement) -> Option<List> {
    let at = statement.at;
    let lambda = statement.words.iter().take(at).rposition(|word| word.kind == TokenKind::Lambda);
    if let Some(keyword) = lambda {
        let around = statement.opening(keyword);
        let colon = (keyword..statement.words.len()).find(|&place| {
            statement.words[place].kind == TokenKind::Colon && statement.opening(place) == around
        });
        let end = colon.unwrap_or(statement.words.len());
        if at <= end {
            return Some(List { start: keyword + 1, end, lambda: true });
        }
    }
    let keyword = statement.words.iter().position(|word| word.kind == TokenKind::Def)?;
    let opening = (keyword..statement.words.len().min(at + 1)).find(|&place| {
        statement.words[place].kind == TokenKind::Lpar && statement.opening(place).is_none()
    })?;
    let end = statement.closing(opening).unwrap_or(statement.words.len());
    (at <= end).then_some(List { start: opening + 1, end, lambda: false })
}

impl Context<'_> {
    /// What is wrong with a list of parameters, in order.
    pub fn in_parameters(&self, statement: &Statement) -> Option<Diagnostic> {
        let list = list_around(statement)?;
        let around = statement.opening(list.start);
        let says = |span: Span, message: String| Some(Diagnostic::syntax(span, message));
        let (mut slash, mut star, mut keywords, mut count) = (false, false, false, 0);
        let mut place = list.start;
        while place < list.end {
            let end = (place..list.end)
                .find(|&at| statement.words[at].kind == TokenKind::Comma && statement.opening(at) == around)
                .unwrap_or(list.end);
            let (first, next) = (statement.words[place], statement.kind(place + 1));
            let equal = (place..end)
                .find(|&at| statement.words[at].kind == TokenKind::Equal && statement.opening(at) == around);
            if keywords {
                return says(first.span, "arguments cannot follow var-keyword argument".into());
            }
            match first.kind {
                TokenKind::Slash if count == 0 && next != Some(TokenKind::Comma) => return None,
                TokenKind::Slash if count == 0 => {
                    return says(first.span, "at least one argument must precede /".into());
                }
                TokenKind::Slash if slash => return says(first.span, "/ may appear only once".into()),
                TokenKind::Slash if star => return says(first.span, "/ must be ahead of *".into()),
                TokenKind::Slash if next == Some(TokenKind::Star) => {
                    let span = statement.words[place + 1].span;
                    return says(span, "expected comma between / and *".into());
                }
                TokenKind::Slash => slash = true,
                TokenKind::Star | TokenKind::DoubleStar => {
                    if first.kind == TokenKind::Star && star {
                        return says(first.span, "* argument may appear only once".into());
                    }
                    if let Some(equal) = equal {
                        let word =
                            if first.kind == TokenKind::Star { "var-positional" } else { "var-keyword" };
                        let span = statement.words[equal].span;
                        return says(span, format!("{word} argument cannot have default value"));
                    }
                    star |= first.kind == TokenKind::Star;
                    keywords |= first.kind == TokenKind::DoubleStar;
                }
                TokenKind::Lpar => {
                    let closing = statement.closing(place)?;
                    let plain = (place + 1..closing)
                        .all(|at| matches!(statement.words[at].kind, TokenKind::Name | TokenKind::Comma));
                    if !plain || star || closing == place + 1 || closing >= list.end {
                        return None;
                    }
                    let word = if list.lambda { "Lambda expression" } else { "Function" };
                    let whole = Span::new(first.span.start, statement.words[closing].span.end);
                    return says(whole, format!("{word} parameters cannot be parenthesized"));
                }
                TokenKind::Name => {
                    if let Some(equal) =
                        equal.filter(|&equal| equal + 1 == end && (!list.lambda || end < list.end))
                    {
                        return says(statement.words[equal].span, "expected default value expression".into());
                    }
                }
                _ => {}
            }
            if statement.at < end {
                return None;
            }
            count += 1;
            place = end + 1;
        }
        None
    }
}
