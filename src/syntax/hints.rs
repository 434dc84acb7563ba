//! The rules behind single messages: CPython's guesses at what was meant.

use super::context::Context;
use super::lexical::{self, error};
use super::nodes;
use crate::base::{Diagnostic, Span};
use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind;

impl Context<'_> {
    pub fn assignment(&self, span: Span) -> Diagnostic {
        let Some(expr) = self.expr_at(span) else {
            return Diagnostic::syntax(span, "invalid syntax");
        };
        let name = nodes::name_of(expr);
        // Only the whole target of a plain assignment may have been meant as a comparison.
        let whole = self.module_target(span);
        if name == "yield expression" && !self.source[..span.start as usize].ends_with('(') {
            return Diagnostic::syntax(span, "assignment to yield expression not possible");
        }
        let hint = if whole && nodes::could_be_compared(expr) {
            " here. Maybe you meant '==' instead of '='?"
        } else {
            ""
        };
        Diagnostic::syntax(span, format!("cannot assign to {name}{hint}"))
    }

    /// Whether what stands at `span` starts its statement and an `=` follows it.
    fn module_target(&self, span: Span) -> bool {
        let closing = [TokenKind::Rpar, TokenKind::NonLogicalNewline, TokenKind::Comment];
        let after = self
            .tokens
            .iter()
            .find(|token| super::span(*token).start >= span.end && !closing.contains(&token.kind()));
        let starts = self.statement_start(span.start + 1).is_some_and(|token| {
            let text = Span::new(super::span(token).start, span.start).text(self.source);
            text.chars().all(|each| each == '(' || each.is_whitespace())
        });
        starts && after.is_some_and(|token| token.kind() == TokenKind::Equal)
    }

    pub fn no_expression(&self, place: Span) -> Diagnostic {
        let previous = self.before(place.start);
        let kind = self.kind_at(place.start);
        match (previous.map(|token| (token.kind(), super::span(token))), kind) {
            (Some((TokenKind::Colon, colon)), Some(TokenKind::Rbrace | TokenKind::Comma))
                if lexical::open_at(self.tokens, place.start)
                    .last()
                    .is_some_and(|open| open.bracket == '{') =>
            {
                Diagnostic::syntax(colon, "expression expected after dictionary key and ':'")
            }
            (Some((TokenKind::Equal, equal)), Some(TokenKind::Rpar | TokenKind::Comma))
                if self
                    .statement_start(place.start)
                    .is_some_and(|token| matches!(token.kind(), TokenKind::Def | TokenKind::Async)) =>
            {
                Diagnostic::syntax(equal, "expected default value expression")
            }
            (Some((TokenKind::Star, _)), Some(TokenKind::Rpar | TokenKind::Comma)) => {
                Diagnostic::syntax(place, "Invalid star expression")
            }
            _ => Diagnostic::syntax(place, "invalid syntax"),
        }
    }

    pub fn expected(&self, expected: TokenKind, found: TokenKind, place: Span, level: usize) -> Diagnostic {
        let statement = self.statement_start(place.start).map(|token| token.kind());
        if expected == TokenKind::Colon {
            let forced = matches!(
                statement,
                Some(
                    TokenKind::Def | TokenKind::Else | TokenKind::Try | TokenKind::Finally | TokenKind::Async
                )
            );
            let condition = matches!(statement, Some(TokenKind::If | TokenKind::Elif | TokenKind::While));
            if found == TokenKind::Equal && level == 0 && condition {
                return self.equals_in_condition(place);
            }
            let compound = !matches!(statement, Some(TokenKind::Name | TokenKind::Lambda) | None);
            if (found == TokenKind::Newline && compound) || (forced && level == 0) {
                return Diagnostic::syntax(place, "expected ':'");
            }
            if found == TokenKind::Rbrace && level > 0 {
                return Diagnostic::syntax(place, "':' expected after dictionary key");
            }
        }
        if expected == TokenKind::Lpar && matches!(statement, Some(TokenKind::Def | TokenKind::Async)) {
            return Diagnostic::syntax(place, "expected '('");
        }
        if expected == TokenKind::Else && self.in_target(place) {
            let condition = self
                .tokens
                .iter()
                .rfind(|token| super::span(*token).start < place.start && token.kind() == TokenKind::If);
            let span = condition.map_or(place, super::span);
            return Diagnostic::syntax(span, "'in' expected after for-loop variables");
        }
        if expected == TokenKind::Else {
            let if_expression =
                self.before(place.start).map(|token| super::span(token).end).and_then(|end| {
                    let start = self.condition_start(place.start)?;
                    Some(Span::new(start, end))
                });
            let span = if_expression.unwrap_or(place);
            return Diagnostic::syntax(span, "expected 'else' after 'if' expression");
        }
        if expected == TokenKind::In && level > 0 {
            return Diagnostic::syntax(place, "'in' expected after for-loop variables");
        }
        if found == TokenKind::For && level > 0 && expected == TokenKind::Rsqb {
            let start =
                lexical::open_at(self.tokens, place.start).last().map_or(place.start, |open| open.at + 1);
            let end = self.before(place.start).map_or(place.end, |token| super::span(token).end);
            let message = "did you forget parentheses around the comprehension target?";
            return Diagnostic::syntax(Span::new(start, end), message);
        }
        if is_augmented(found) && statement != Some(TokenKind::Del) {
            let end = self.before(place.start).map_or(place.start, |token| super::span(token).end);
            if let Some(expr) = nodes::find(self.module, |each| each.end == end) {
                let (span, name) = match self.tuple_before(super::span(expr)) {
                    Some(start) => (Span::new(start, end), "tuple"),
                    None => (super::span(expr), nodes::name_of(expr)),
                };
                let message = format!("'{name}' is an illegal expression for augmented assignment");
                return Diagnostic::syntax(span, message);
            }
        }
        if found == TokenKind::Lpar
            && let Some(word) = self.parameters_of(statement, place)
        {
            let closing = self
                .tokens
                .iter()
                .find(|token| token.kind() == TokenKind::Rpar && super::span(*token).start > place.start);
            let end = closing.map_or(place.end, |token| super::span(token).end);
            let inside = Span::new(place.end, end.saturating_sub(1)).text(self.source);
            if inside.trim().is_empty()
                || inside.contains(|each: char| !each.is_alphanumeric() && !matches!(each, '_' | ',' | ' '))
            {
                return Diagnostic::syntax(place, "invalid syntax");
            }
            let message = format!("{word} parameters cannot be parenthesized");
            return Diagnostic::syntax(Span::new(place.start, end), message);
        }
        let listing =
            matches!(statement, Some(TokenKind::Def | TokenKind::Import | TokenKind::From | TokenKind::Del));
        if level > 0
            && !listing
            && starts_expression(found)
            && let Some(hint) = self.forgotten_comma(place)
        {
            return hint;
        }
        self.adjacent(place)
    }

    /// Whose parameters stand at `place`, as CPython's message says it.
    fn parameters_of(&self, statement: Option<TokenKind>, place: Span) -> Option<&'static str> {
        let previous = self.before(place.start)?.kind();
        if previous == TokenKind::Lambda {
            return Some("Lambda expression");
        }
        let inside = matches!(previous, TokenKind::Comma | TokenKind::Lpar);
        (statement == Some(TokenKind::Def) && inside).then_some("Function")
    }

    /// Whether the `if` before `place` stands where the variables of a comprehension's `for` are.
    fn in_target(&self, place: Span) -> bool {
        let before = self.tokens.iter().take_while(|token| super::span(*token).start < place.start);
        let words: Vec<TokenKind> = before.map(|token| token.kind()).collect();
        let Some(condition) = words.iter().rposition(|kind| *kind == TokenKind::If) else { return false };
        let last = words[..condition].iter().rfind(|kind| matches!(kind, TokenKind::For | TokenKind::In));
        let level = lexical::open_at(self.tokens, place.start).len();
        level > 0 && last == Some(&TokenKind::For)
    }

    /// Where `a` of `a if b` starts, the `if` standing before `offset`.
    fn condition_start(&self, offset: u32) -> Option<u32> {
        let conditions = self.tokens.iter().take_while(|token| super::span(*token).start < offset);
        let condition = conditions.filter(|token| token.kind() == TokenKind::If).last()?;
        let end = super::span(self.before(super::span(condition).start)?).end;
        Some(super::span(nodes::find(self.module, |each| each.end == end)?).start)
    }

    /// `if x = 1:`.
    fn equals_in_condition(&self, place: Span) -> Diagnostic {
        let left = self.before(place.start).map(super::span).unwrap_or(place);
        let value = self.tokens.iter().find(|token| super::span(*token).start >= place.end).map(super::span);
        let target = nodes::find(self.module, |each| each.end == left.end);
        if !value.is_some_and(|value| self.begins_expression(value.start)) {
            return Diagnostic::syntax(place, "invalid syntax");
        }
        match target {
            Some(Expr::Name(_)) | None => {
                let whole = Span::new(left.start, value.unwrap_or(place).end);
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                Diagnostic::syntax(whole, message)
            }
            Some(expr) => {
                let name = nodes::name_of(expr);
                let hint = if nodes::could_be_compared(expr) {
                    " here. Maybe you meant '==' instead of '='?"
                } else {
                    ""
                };
                Diagnostic::syntax(super::span(expr), format!("cannot assign to {name}{hint}"))
            }
        }
    }

    /// Two expressions side by side in brackets.
    fn forgotten_comma(&self, place: Span) -> Option<Diagnostic> {
        let previous = self.before(place.start)?;
        let end = super::span(previous).end;
        let text = super::span(previous).text(self.source);
        let legacy = matches!(text, "print" | "exec");
        let soft = matches!(text, "match" | "case" | "type" | "_");
        let string = matches!(self.kind_at(place.start), Some(TokenKind::String | TokenKind::FStringStart));
        if legacy || soft || (previous.kind() == TokenKind::Name && string) {
            return None;
        }
        let inside = lexical::open_at(self.tokens, place.start).last().map_or(0, |open| open.at + 1);
        let left = nodes::find(self.module, |each| each.end == end && each.start >= inside)?;
        let right = nodes::find(self.module, |each| each.start == place.start);
        if self.kind_at(place.start) == Some(TokenKind::Lambda)
            && !right.is_some_and(|right| self.is_expression(super::span(right)))
        {
            return None;
        }
        let right_end = right.map_or(place.end, |expr| super::span(expr).end);
        let left = match left {
            Expr::Starred(starred) => &starred.value,
            other => other,
        };
        let span = Span::new(super::span(left).start, right_end);
        // The parser reads one token on; if that is on a later line, the open bracket is what is wrong.
        let unclosed = lexical::open_at(self.tokens, place.start).into_iter().next_back().filter(|open| {
            let never = lexical::open_at(self.tokens, u32::MAX).iter().any(|each| each.at == open.at);
            never && self.lines.line(self.next(right_end).start) > self.lines.line(open.at)
        });
        if let Some(open) = unclosed {
            let message = format!("'{}' was never closed", open.bracket);
            return Some(Diagnostic::syntax(Span::new(open.at, open.at + 1), message));
        }
        Some(Diagnostic::syntax(span, "invalid syntax. Perhaps you forgot a comma?"))
    }

    /// Two statements on one line: most of all Python 2's `print x`.
    pub fn adjacent(&self, place: Span) -> Diagnostic {
        if let Some(previous) = self.before(place.start)
            && let word @ ("print" | "exec") = super::span(previous).text(self.source)
            && let Some(right) = nodes::find(self.module, |each| each.start == place.start)
            && self.is_expression(super::span(right))
        {
            let end = super::span(right).end;
            let span = Span::new(super::span(previous).start, end);
            let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
            return Diagnostic::syntax(span, message);
        }
        Diagnostic::syntax(place, "invalid syntax")
    }

    pub fn other(&self, text: &str, span: Span, place: Span, level: usize) -> Diagnostic {
        if let Some(after) = text.strip_prefix("Expected an indented block after ") {
            let line = self
                .statement_start(span.start.max(1))
                .map_or(1, |token| self.lines.line(super::span(token).start));
            let what = match after {
                "function definition" => "function definition".to_owned(),
                "`class` definition" => "class definition".to_owned(),
                "`except` clause" if self.starred_handler(span) => "'except*' statement".to_owned(),
                _ => format!("'{}' statement", after.split('`').nth(1).unwrap_or(after)),
            };
            let message = format!("expected an indented block after {what} on line {line}");
            let words = [TokenKind::NonLogicalNewline, TokenKind::Comment, TokenKind::Dedent];
            let mut rest = self.tokens.iter().filter(|token| super::span(*token).start >= place.start);
            let ended = rest.all(|token| {
                words.contains(&token.kind())
                    || matches!(token.kind(), TokenKind::Newline | TokenKind::EndOfFile)
            });
            // Where the file ends, at the end of its last line.
            let end = self.source.strip_suffix('\n').unwrap_or(self.source).len() as u32;
            let place = if ended { Span::new(end, end + 1) } else { place };
            return error(place, "IndentationError", message);
        }
        match text {
            "Expected `except` or `finally` after `try` block" => {
                Diagnostic::syntax(place, "expected 'except' or 'finally' block")
            }
            "Only one '/' separator allowed" => Diagnostic::syntax(place, "/ may appear only once"),
            "Only one '*' parameter allowed" => Diagnostic::syntax(place, "* argument may appear only once"),
            "Expected a parameter name" if level > 0 => self.keyword_target(span),
            _ if text.starts_with("Bytes literal cannot be mixed") => {
                Diagnostic::syntax(span, "cannot mix bytes and nonbytes literals")
            }
            _ if text.starts_with("Only single target") || text.starts_with("Cannot have both") => {
                let mut letters = text.chars();
                let first = letters.next().map(|each| each.to_ascii_lowercase());
                let message: String = first.into_iter().chain(letters).collect();
                let span = if text.starts_with("Only") { span } else { place };
                Diagnostic::syntax(span, message)
            }
            _ => Diagnostic::syntax(place, "invalid syntax"),
        }
    }

    /// Whether the statement before `span` begins with `except*`.
    fn starred_handler(&self, span: Span) -> bool {
        let start = self.statement_start(span.start.max(1)).map(|token| super::span(token).end);
        start.is_some_and(|end| self.kind_at(self.next(end).start) == Some(TokenKind::Star))
    }

    /// `f(a.b=1)`, `f(True=1)`.
    fn keyword_target(&self, span: Span) -> Diagnostic {
        let equal = self.next(span.end);
        if span.text(self.source).starts_with('*') {
            let whole = Span::new(span.start, equal.end);
            return Diagnostic::syntax(whole, "cannot assign to iterable argument unpacking");
        }
        let text = span.text(self.source);
        if matches!(text, "True" | "False" | "None") {
            let end = self.next(equal.end).end;
            return Diagnostic::syntax(Span::new(span.start, end), format!("cannot assign to {text}"));
        }
        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
        Diagnostic::syntax(Span::new(span.start, equal.end), message)
    }
}

fn is_augmented(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::PlusEqual
            | TokenKind::MinusEqual
            | TokenKind::StarEqual
            | TokenKind::SlashEqual
            | TokenKind::PercentEqual
            | TokenKind::AmperEqual
            | TokenKind::VbarEqual
            | TokenKind::CircumflexEqual
            | TokenKind::LeftShiftEqual
            | TokenKind::RightShiftEqual
            | TokenKind::DoubleSlashEqual
            | TokenKind::DoubleStarEqual
            | TokenKind::AtEqual
    )
}

/// Whether an expression can start with this token, and not just go on with it.
fn starts_expression(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::True
            | TokenKind::False
            | TokenKind::None
            | TokenKind::Lbrace
            | TokenKind::Lambda
            | TokenKind::Ellipsis
            | TokenKind::Tilde
    ) || kind.is_soft_keyword()
}
