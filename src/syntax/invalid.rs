//! CPython's `invalid_` rules (`Grammar/python.gram`): where only "invalid syntax" is left to say, what it says instead.
//!
//! Each rule looks at the tokens around the place where the parser gave up.

use super::context::Context;
use super::nodes;
use crate::base::{Diagnostic, Span};
use ruff_python_ast::token::TokenKind;

/// A token that means something, and its place.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub kind: TokenKind,
    pub span: Span,
}

/// The tokens of one statement, blank space and comments left out.
pub struct Statement {
    pub words: Vec<Word>,
    /// Which of them the parser stood at; as many as there are, where it stood behind the last.
    pub at: usize,
}

/// How many words a rule tries as the end of an expression.
const LOOK_AHEAD: usize = 40;

fn says(span: Span, message: &str) -> Option<Diagnostic> {
    Some(Diagnostic::syntax(span, message))
}

impl Statement {
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.words.get(at).map(|word| word.kind)
    }

    /// The word before `at`.
    pub fn before(&self, at: usize) -> Option<Word> {
        self.words.get(at.checked_sub(1)?).copied()
    }

    /// Where the innermost bracket that is open before `at` stands.
    pub fn opening(&self, at: usize) -> Option<usize> {
        let mut depth = 0;
        for (place, word) in self.words.iter().enumerate().take(at).rev() {
            match word.kind {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace if depth == 0 => return Some(place),
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Where the bracket at `opening` is closed.
    pub fn closing(&self, opening: usize) -> Option<usize> {
        let mut depth = 0;
        for (place, word) in self.words.iter().enumerate().skip(opening) {
            match word.kind {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(place);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Whether the bracket at `opening` belongs to what stands before it: a call, a subscript, parameters.
    pub fn is_trailer(&self, opening: usize) -> bool {
        self.before(opening).is_some_and(|word| {
            matches!(
                word.kind,
                TokenKind::Name
                    | TokenKind::Rpar
                    | TokenKind::Rsqb
                    | TokenKind::Rbrace
                    | TokenKind::String
                    | TokenKind::FStringEnd
            ) || word.kind.is_soft_keyword() && opening > 1
        })
    }

    /// Where the item of the innermost bracket begins that `at` is in.
    pub fn item_start(&self, at: usize) -> Option<usize> {
        let opening = self.opening(at)?;
        let mut depth = 0;
        for place in (opening + 1..at).rev() {
            match self.words[place].kind {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth -= 1,
                TokenKind::Comma if depth == 0 => return Some(place + 1),
                _ => {}
            }
        }
        Some(opening + 1)
    }
}

impl Context<'_> {
    /// The statement that `place` is in.
    pub fn statement(&self, place: Span) -> Statement {
        let start = self.statement_start(place.start + 1).map_or(0, |token| super::span(token).start);
        let trivia = [
            TokenKind::NonLogicalNewline,
            TokenKind::Comment,
            TokenKind::Indent,
            TokenKind::Dedent,
            TokenKind::EndOfFile,
        ];
        let mut words = Vec::new();
        for token in self.tokens.iter().filter(|token| !trivia.contains(&token.kind())) {
            let word = Word { kind: token.kind(), span: super::span(token) };
            if word.span.start < start {
                continue;
            }
            words.push(word);
            if word.kind == TokenKind::Newline && word.span.start >= place.start {
                break;
            }
        }
        let at = words.iter().position(|word| word.span.end > place.start).unwrap_or(words.len());
        Statement { words, at }
    }

    /// What CPython says at `place` instead of "invalid syntax", if one of its rules fits.
    pub fn invalid(&self, place: Span) -> Option<Diagnostic> {
        let statement = self.statement(place);
        self.in_parameters(&statement)
            .or_else(|| self.in_statement(&statement))
            .or_else(|| self.in_pattern(&statement))
            .or_else(|| self.in_type_parameters(&statement))
            .or_else(|| self.in_brackets(&statement))
            .or_else(|| self.operators(&statement))
    }

    /// `invalid_import`, `invalid_import_from_targets`, `invalid_except_stmt`.
    fn in_statement(&self, statement: &Statement) -> Option<Diagnostic> {
        let (first, at) = (statement.words.first()?, statement.at);
        let here = statement.kind(at);
        match first.kind {
            TokenKind::Import => {
                let from = statement.words.iter().position(|word| word.kind == TokenKind::From)?;
                let from = (from == at || from + 1 == at).then_some(from)?;
                let end = statement.words.get(from + 1)?.span.end;
                let whole = Span::new(first.span.start, end);
                says(whole, "Did you mean to use 'from ... import ...' instead?")
            }
            TokenKind::From if matches!(here, Some(TokenKind::Newline | TokenKind::Comma) | None) => {
                let last = statement.words.iter().rfind(|word| word.kind != TokenKind::Newline);
                let comma = last.filter(|word| word.kind == TokenKind::Comma)?;
                says(
                    Span::new(comma.span.end, comma.span.end + 1),
                    "trailing comma not allowed without surrounding parentheses",
                )
            }
            TokenKind::Except => {
                let star = statement.kind(1) == Some(TokenKind::Star);
                if star && statement.kind(2) == Some(TokenKind::Colon) {
                    return says(statement.words[2].span, "expected one or more exception types");
                }
                let start = if star { 2 } else { 1 };
                let ended = statement.words.iter().any(|word| word.kind == TokenKind::Colon);
                let comma = statement.words.iter().position(|word| word.kind == TokenKind::Comma)?;
                (ended && statement.opening(comma).is_none()).then_some(())?;
                let whole =
                    Span::new(statement.words.get(start)?.span.start, statement.words[comma].span.end);
                says(whole, "multiple exception types must be parenthesized")
            }
            _ => None,
        }
    }

    /// Calls, subscripts, displays and groups.
    fn in_brackets(&self, statement: &Statement) -> Option<Diagnostic> {
        let at = statement.at;
        if let Some(found) = self.starred_group(statement) {
            return Some(found);
        }
        let opening = statement.opening(at)?;
        let trailer = statement.is_trailer(opening);
        let here = statement.words.get(at).copied()?;
        let before = statement.before(at)?;
        let call = trailer && statement.words[opening].kind == TokenKind::Lpar;
        let item = statement.item_start(at)?;
        let item_kind = statement.kind(item);
        match here.kind {
            TokenKind::Equal if call && item_kind == Some(TokenKind::DoubleStar) => {
                let whole = Span::new(statement.words[item].span.start, here.span.end);
                return says(whole, "cannot assign to keyword argument unpacking");
            }
            TokenKind::Equal if call && item_kind == Some(TokenKind::Star) => {
                let whole = Span::new(statement.words[item].span.start, here.span.end);
                return says(whole, "cannot assign to iterable argument unpacking");
            }
            TokenKind::Equal if item == at => return None,
            TokenKind::Equal if call => {
                let value = Span::new(statement.words[item].span.start, before.span.end);
                if !self.is_expression(value) {
                    return None;
                }
                let whole = Span::new(statement.words[item].span.start, here.span.end);
                return says(whole, "expression cannot contain assignment, perhaps you meant \"==\"?");
            }
            TokenKind::Equal => return self.equal_in_display(statement, before, here),
            TokenKind::Rpar | TokenKind::Comma if call && before.kind == TokenKind::Equal => {
                let start = statement.words[item].span.start;
                return says(Span::new(start, before.span.end), "expected argument value expression");
            }
            TokenKind::For | TokenKind::Async
                if call
                    && item_kind == Some(TokenKind::Name)
                    && statement.kind(item + 1) == Some(TokenKind::Equal) =>
            {
                let whole = Span::new(statement.words[item].span.start, statement.words[item + 1].span.end);
                return says(whole, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            }
            TokenKind::Star
                if statement.words[opening].kind == TokenKind::Lbrace && before.kind == TokenKind::Colon =>
            {
                return says(here.span, "cannot use a starred expression in a dictionary value");
            }
            TokenKind::For | TokenKind::Async
                if statement.words[opening].kind == TokenKind::Lbrace && item > opening + 1 =>
            {
                let whole = Span::new(statement.words[opening + 1].span.start, before.span.end);
                return says(whole, "did you forget parentheses around the comprehension target?");
            }
            _ => {}
        }
        // A star that no expression follows, in the item where the parser gave up or around it.
        let mut at = at;
        while let Some(opening) = statement.opening(at) {
            let item = statement.item_start(at)?;
            let bracket = statement.words[opening].kind;
            let takes_stars = bracket != TokenKind::Lpar || statement.is_trailer(opening);
            let star = statement.words.get(item).filter(|word| word.kind == TokenKind::Star);
            // Where some expression follows it, the star is fine and what comes after is not.
            let failed = |star: &&Word| {
                let after = statement.words.iter().skip(item + 1).take(LOOK_AHEAD);
                after
                    .map(|word| Span::new(star.span.end, word.span.end))
                    .all(|part| !self.is_expression(part))
            };
            if let Some(star) = star.filter(|_| takes_stars).filter(failed) {
                let after = statement.words.get(item + 1).unwrap_or(star).span;
                return says(after, "Invalid star expression");
            }
            at = opening;
        }
        None
    }

    /// `invalid_named_expression`: `[x, y=3]`, `{'a'=1}`.
    fn equal_in_display(&self, statement: &Statement, before: Word, equal: Word) -> Option<Diagnostic> {
        let value = statement.words.iter().find(|word| word.span.start >= equal.span.end)?;
        self.begins_expression(value.span.start).then_some(())?;
        if before.kind == TokenKind::Name || before.kind.is_soft_keyword() {
            let alone = statement
                .before(statement.words.iter().position(|word| word.span == before.span)?)
                .is_some_and(|word| word.kind != TokenKind::Dot);
            if alone {
                let whole = Span::new(before.span.start, value.span.end);
                return says(whole, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            }
        }
        let left = nodes::find(self.module, |each| each.end == before.span.end)?;
        (nodes::could_be_compared(left)).then_some(())?;
        let name = nodes::name_of(left);
        let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
        Some(Diagnostic::syntax(super::span(left), message))
    }

    /// `invalid_group`: a star alone in parentheses.
    fn starred_group(&self, statement: &Statement) -> Option<Diagnostic> {
        for (place, word) in statement.words.iter().enumerate().take(statement.at + 1) {
            let star = statement.kind(place + 1);
            let starred = matches!(star, Some(TokenKind::Star | TokenKind::DoubleStar));
            if word.kind != TokenKind::Lpar || !starred || statement.is_trailer(place) {
                continue;
            }
            let closing = statement.closing(place)?;
            let mut commas = (place + 1..closing).filter(|&at| statement.words[at].kind == TokenKind::Comma);
            if commas.any(|at| statement.opening(at) == Some(place)) || closing == place + 2 {
                continue;
            }
            let double = if star == Some(TokenKind::DoubleStar) { "double starred" } else { "starred" };
            let message = format!("cannot use {double} expression here");
            return Some(Diagnostic::syntax(statement.words[place + 1].span, message));
        }
        None
    }

    /// `invalid_arithmetic`, `invalid_factor`: `3 + not 3`.
    fn operators(&self, statement: &Statement) -> Option<Diagnostic> {
        let here = statement.words.get(statement.at).filter(|word| word.kind == TokenKind::Not)?;
        let before = statement.before(statement.at)?;
        let operator = matches!(
            before.kind,
            TokenKind::Plus
                | TokenKind::Minus
                | TokenKind::Star
                | TokenKind::Slash
                | TokenKind::Percent
                | TokenKind::DoubleSlash
                | TokenKind::At
                | TokenKind::Tilde
        );
        if !operator || statement.kind(statement.at + 1) == Some(TokenKind::In) {
            return None;
        }
        says(here.span, "'not' after an operator must be parenthesized")
    }

    /// `invalid_class_pattern`, `invalid_as_pattern`, and what the action of a complex literal checks.
    fn in_pattern(&self, statement: &Statement) -> Option<Diagnostic> {
        statement.words.first().filter(|word| word.kind == TokenKind::Case)?;
        let at = statement.at;
        let before = statement.before(at)?;
        if let Some(opening) = statement.opening(at)
            && statement.is_trailer(opening)
            && statement.words[opening].kind == TokenKind::Lpar
        {
            let item = statement.item_start(at)?;
            let named = |at: usize| statement.kind(at + 1) == Some(TokenKind::Equal);
            let item = if named(item) && at > item { at } else { item };
            let earlier = (opening + 1..item).any(|at| {
                named(at)
                    && statement.opening(at) == Some(opening)
                    && statement.kind(at) == Some(TokenKind::Name)
            });
            if earlier && !named(item) && statement.closing(opening).is_some() {
                let start = statement.words[item].span.start;
                let whole = Span::new(start, before.span.end.max(statement.words[item].span.end));
                return says(whole, "positional patterns follow keyword patterns");
            }
        }
        let after_as = statement.words[..at].iter().rposition(|word| word.kind == TokenKind::As);
        if let Some(keyword) = after_as
            && statement.opening(keyword).is_none() == statement.opening(at).is_none()
        {
            let target = statement.words.get(keyword + 1).filter(|word| word.kind != TokenKind::Name)?;
            let end = statement.words[at..]
                .iter()
                .take_while(|word| {
                    !matches!(word.kind, TokenKind::Colon | TokenKind::Comma | TokenKind::Rpar)
                })
                .last()
                .map_or(target.span.end, |word| word.span.end);
            return says(Span::new(target.span.start, end), "invalid pattern target");
        }
        None
    }

    /// `invalid_type_params`, `invalid_type_param`.
    fn in_type_parameters(&self, statement: &Statement) -> Option<Diagnostic> {
        let keyword = statement
            .words
            .iter()
            .position(|word| matches!(word.kind, TokenKind::Def | TokenKind::Class | TokenKind::Type))?;
        let opening = keyword + 2;
        (statement.kind(opening) == Some(TokenKind::Lsqb)).then_some(())?;
        if statement.kind(opening + 1) == Some(TokenKind::Rsqb) {
            let message = "Type parameter list cannot be empty";
            return says(statement.words[opening + 1].span, message);
        }
        let at = statement.at;
        let here = statement.words.get(at).filter(|word| word.kind == TokenKind::Colon)?;
        let item = statement.item_start(at).filter(|_| statement.opening(at) == Some(opening))?;
        let what = match statement.kind(item) {
            Some(TokenKind::Star) => "TypeVarTuple",
            Some(TokenKind::DoubleStar) => "ParamSpec",
            _ => return None,
        };
        let constraints = statement.kind(at + 1) == Some(TokenKind::Lpar)
            && statement.closing(at + 1).is_some_and(|end| {
                (at + 1..end).any(|place| {
                    statement.kind(place) == Some(TokenKind::Comma)
                        && statement.opening(place) == Some(at + 1)
                })
            });
        let kind = if constraints { "constraints" } else { "bound" };
        Some(Diagnostic::syntax(here.span, format!("cannot use {kind} with {what}")))
    }

    /// Whether some words from `offset` on are an expression.
    pub fn begins_expression(&self, offset: u32) -> bool {
        let words = self.tokens.iter().map(super::span).filter(|word| word.start >= offset);
        words.take(LOOK_AHEAD).any(|word| self.is_expression(Span::new(offset, word.end)))
    }

    /// Whether the text at `span` is an expression by itself.
    pub fn is_expression(&self, span: Span) -> bool {
        let text = span.text(self.source);
        !text.trim().is_empty() && ruff_python_parser::parse_expression(text).is_ok()
    }
}
