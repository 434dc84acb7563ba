//! The parser's messages in CPython's words, at CPython's places.
//!
//! CPython stops at the first error, so one message is made: the tokenizer's if it has one, else the
//! first of the parser, unless a bracket was left open on an earlier line.

use super::context::Context;
use super::lexical::{self, error};
use super::nodes;
use crate::base::{Diagnostic, LineIndex, Span};
use ruff_python_ast::ModModule;
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_parser::{ParseError, ParseErrorType, UnsupportedSyntaxError, UnsupportedSyntaxErrorKind};

/// The message CPython would give for these errors.
pub fn translate(
    module: &ModModule,
    tokens: &[Token],
    errors: &[ParseError],
    source: &str,
) -> Option<Diagnostic> {
    let lines = LineIndex::new(source);
    if let Some(indented) = lexical::indented_start(tokens, errors, source, &lines) {
        return Some(indented);
    }
    let context = Context { module, tokens, source, lines: &lines };
    let earliest = errors.iter().map(|error| super::span(error).start).min()?;
    if let Some(found) = context.in_text(earliest) {
        return Some(found);
    }
    if let Some(found) = lexical::check(tokens, errors, source, &lines) {
        return Some(found);
    }
    let first = errors.iter().find(|each| !is_deferred(each)).or(errors.first())?;
    let first = instead_of(first, errors, &lines);
    let place = context.place(first);
    let end_of_file = place.start as usize >= source.trim_end().len();
    let open = lexical::open_at(tokens, place.start);
    let unclosed = lexical::open_at(tokens, u32::MAX);
    let never = |last: &&lexical::Open| unclosed.iter().any(|each| each.at == last.at);
    if let Some(last) = open.last().filter(never) {
        // No line ends inside brackets: where the parser's lexer says so, it gave up on the bracket.
        let gave_up = context.kind_at(place.start) == Some(TokenKind::Newline);
        let later = gave_up || context.lines.line(super::span(first).start) > context.lines.line(last.at);
        if later || (end_of_file && matches!(first.error, ParseErrorType::Lexical(_))) {
            let span = Span::new(last.at, last.at + 1);
            return Some(Diagnostic::syntax(span, format!("'{}' was never closed", last.bracket)));
        }
    }
    let said = context.message(first, place, open.len());
    if said.message != "invalid syntax" {
        return Some(said);
    }
    let indent =
        |token: &Token| token.kind() == TokenKind::Indent && super::span(token).end == said.span.start;
    let line = context.before(said.span.start).map_or(0, |newline| super::span(newline).start);
    let block = context.before(line).is_some_and(|token| token.kind() == TokenKind::Colon);
    if tokens.iter().any(indent) && !block {
        return Some(error(said.span, "IndentationError", "unexpected indent"));
    }
    Some(context.invalid(said.span).unwrap_or(said))
}

/// A target's error counts for CPython only when an annotation follows the colon.
fn instead_of<'e>(first: &'e ParseError, errors: &'e [ParseError], lines: &LineIndex) -> &'e ParseError {
    let line = |error: &ParseError| lines.line(super::span(error).start);
    let about_target = match &first.error {
        ParseErrorType::InvalidAnnotatedAssignmentTarget => true,
        ParseErrorType::OtherError(text) => text.starts_with("Only single target"),
        _ => false,
    };
    let missing = |each: &&ParseError| each.error == ParseErrorType::ExpectedExpression;
    let other = errors.iter().find(missing).filter(|each| about_target && line(each) == line(first));
    other.unwrap_or(first)
}

/// Errors CPython's parser would not stop at: its later passes report them.
fn is_deferred(error: &ParseError) -> bool {
    matches!(error.error, ParseErrorType::Lexical(_))
}

impl Context<'_> {
    fn message(&self, first: &ParseError, place: Span, level: usize) -> Diagnostic {
        let span = super::span(first);
        let syntax = |message: &str| Diagnostic::syntax(span, message);
        match &first.error {
            ParseErrorType::InvalidAssignmentTarget => self.assignment(span),
            ParseErrorType::InvalidAugmentedAssignmentTarget => {
                let name = match self.tuple_before(span) {
                    Some(_) => "tuple",
                    None => self.expr_at(span).map_or("expression", nodes::name_of),
                };
                syntax(&format!("'{name}' is an illegal expression for augmented assignment"))
            }
            ParseErrorType::InvalidAnnotatedAssignmentTarget => syntax("illegal target for annotation"),
            ParseErrorType::InvalidNamedAssignmentTarget => {
                let name = self.expr_at(span).map_or("expression", nodes::name_of);
                syntax(&format!("cannot use assignment expressions with {name}"))
            }
            ParseErrorType::InvalidDeleteTarget => {
                let name = self.expr_at(span).map_or("expression", nodes::name_of);
                syntax(&format!("cannot delete {name}"))
            }
            ParseErrorType::PositionalAfterKeywordArgument => {
                Diagnostic::syntax(self.next(span.end), "positional argument follows keyword argument")
            }
            ParseErrorType::PositionalAfterKeywordUnpacking => Diagnostic::syntax(
                self.next(span.end),
                "positional argument follows keyword argument unpacking",
            ),
            ParseErrorType::InvalidArgumentUnpackingOrder => {
                syntax("iterable argument unpacking follows keyword argument unpacking")
            }
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                syntax("parameter without a default follows parameter with a default")
            }
            ParseErrorType::ExpectedKeywordParam => {
                if let Some(wrong) = self.no_name_after_star(span) {
                    return Diagnostic::syntax(wrong, "invalid syntax");
                }
                let star = self.before(span.start).filter(|token| token.kind() == TokenKind::Star);
                let place = if self.kind_at(span.start) == Some(TokenKind::Star) { None } else { star };
                let before = place.or_else(|| self.before(super::span(self.before(span.start)?).start));
                let place = match before {
                    Some(token) if token.kind() == TokenKind::Star => super::span(token),
                    _ => span,
                };
                Diagnostic::syntax(place, "named arguments must follow bare *")
            }
            ParseErrorType::ParamAfterVarKeywordParam => {
                syntax("arguments cannot follow var-keyword argument")
            }
            ParseErrorType::VarParameterWithDefault => {
                let statement = self.statement(span);
                let keyword = statement.words[..statement.at]
                    .iter()
                    .rfind(|word| matches!(word.kind, TokenKind::Star | TokenKind::DoubleStar))
                    .is_some_and(|word| word.kind == TokenKind::DoubleStar);
                let word = if keyword { "var-keyword" } else { "var-positional" };
                Diagnostic::syntax(place, format!("{word} argument cannot have default value"))
            }
            ParseErrorType::EmptyImportNames if self.kind_at(place.start) != Some(TokenKind::Newline) => {
                Diagnostic::syntax(place, "invalid syntax")
            }
            ParseErrorType::EmptyImportNames => {
                Diagnostic::syntax(place, "Expected one or more names after 'import'")
            }
            ParseErrorType::UnparenthesizedGeneratorExpression => {
                syntax("Generator expression must be parenthesized")
            }
            ParseErrorType::InvalidMatchPatternTarget => syntax("cannot use '_' as a target"),
            ParseErrorType::ExpectedRealNumber if !span.text(self.source).ends_with(['j', 'J']) => {
                Diagnostic::syntax(place, "invalid syntax")
            }
            ParseErrorType::ExpectedRealNumber => syntax("real number required in complex literal"),
            ParseErrorType::ExpectedImaginaryNumber => syntax("imaginary number required in complex literal"),
            ParseErrorType::UnexpectedIndentation => {
                let last = Span::new(span.end.saturating_sub(1), span.end);
                error(last, "IndentationError", "unexpected indent")
            }
            ParseErrorType::ExpectedToken { expected, found } => {
                self.expected(*expected, *found, place, level)
            }
            ParseErrorType::SimpleStatementsOnSameLine => self.adjacent(place),
            ParseErrorType::ExpectedExpression => self.no_expression(place),
            ParseErrorType::OtherError(text) => self.other(text, span, place, level),
            ParseErrorType::Lexical(_) => Diagnostic::syntax(place, "unexpected EOF while parsing"),
            _ => Diagnostic::syntax(place, "invalid syntax"),
        }
    }
}

impl Context<'_> {
    /// Where a comma stands in the statement before `span`, outside brackets, a tuple is meant: where it starts.
    pub fn tuple_before(&self, span: Span) -> Option<u32> {
        let statement = self.statement(span);
        let mut commas = (0..statement.at).filter(|&at| statement.kind(at) == Some(TokenKind::Comma));
        commas.any(|at| statement.opening(at).is_none()).then(|| statement.words[0].span.start)
    }

    /// After the lone star of parameters: a token that neither names a parameter nor ends the list.
    fn no_name_after_star(&self, span: Span) -> Option<Span> {
        let statement = self.statement(span);
        let star = (0..=statement.at.min(statement.words.len().checked_sub(1)?))
            .rev()
            .find(|&at| statement.kind(at) == Some(TokenKind::Star))?;
        let next = star + 1 + usize::from(statement.kind(star + 1) == Some(TokenKind::Comma));
        let word = statement.words.get(next)?;
        let fine = matches!(
            word.kind,
            TokenKind::Name | TokenKind::Rpar | TokenKind::Comma | TokenKind::Colon | TokenKind::DoubleStar
        ) || word.kind.is_soft_keyword();
        (!fine).then_some(word.span)
    }
}

/// Syntax of a Python newer than 3.13.
pub fn newer_syntax(error: &UnsupportedSyntaxError, source: &str) -> Diagnostic {
    let text = super::span(error).text(source);
    let message = match error.kind {
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) if text.starts_with("**") => {
            "dict unpacking cannot be used in dict comprehension"
        }
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
            "iterable unpacking cannot be used in comprehension"
        }
        UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes => {
            "multiple exception types must be parenthesized"
        }
        _ => "invalid syntax",
    };
    Diagnostic::syntax(super::span(error), message)
}
