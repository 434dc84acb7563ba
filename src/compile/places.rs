//! Places in the source: where headers end, on which line a thing starts, what a body begins with.

use super::Compiler;
use crate::base::Span;
use crate::code::{StopMark, StopMarkKind};
use crate::syntax::{ast, span};

/// The empty place where `span` starts.
pub fn start_of(span: Span) -> Span {
    Span::new(span.start, span.start)
}

/// The last statement's place: where an implicit return belongs. `fallback` for an empty body.
pub fn end_of(body: &[ast::Stmt], fallback: Span) -> Span {
    body.last().map_or(start_of(fallback), |last| match last {
        // A compound statement may be long; what comes after it has no text of its own.
        ast::Stmt::For(_)
        | ast::Stmt::While(_)
        | ast::Stmt::If(_)
        | ast::Stmt::Try(_)
        | ast::Stmt::With(_)
        | ast::Stmt::FunctionDef(_)
        | ast::Stmt::ClassDef(_)
        | ast::Stmt::Match(_) => {
            let end = span(last).end;
            Span::new(end, end)
        }
        _ => span(last),
    })
}

/// The string that documents a body, if its first statement is one.
pub fn docstring(body: &[ast::Stmt]) -> Option<&ast::ExprStringLiteral> {
    match body.first()? {
        ast::Stmt::Expr(statement) => statement.value.as_string_literal_expr(),
        _ => None,
    }
}

/// Whether the source starts with `from __future__ import annotations` (other `__future__` imports around it).
pub fn imports_future_annotations(body: &[ast::Stmt]) -> bool {
    body.iter().any(|statement| match statement {
        ast::Stmt::ImportFrom(import) => {
            import.level == 0
                && import.module.as_ref().is_some_and(|module| module.id == "__future__")
                && import.names.iter().any(|alias| alias.name.id == "annotations")
        }
        _ => false,
    })
}

/// Whether a module's or class's own statements annotate a variable: then it starts with an `__annotations__` dict.
pub fn has_annotations(body: &[ast::Stmt]) -> bool {
    body.iter().any(|statement| match statement {
        ast::Stmt::AnnAssign(_) => true,
        ast::Stmt::If(inner) => {
            has_annotations(&inner.body) || inner.elif_else_clauses.iter().any(|c| has_annotations(&c.body))
        }
        ast::Stmt::For(inner) => has_annotations(&inner.body) || has_annotations(&inner.orelse),
        ast::Stmt::While(inner) => has_annotations(&inner.body) || has_annotations(&inner.orelse),
        ast::Stmt::With(inner) => has_annotations(&inner.body),
        ast::Stmt::Match(inner) => inner.cases.iter().any(|case| has_annotations(&case.body)),
        ast::Stmt::Try(inner) => {
            let handled =
                inner.handlers.iter().any(|ast::ExceptHandler::ExceptHandler(h)| has_annotations(&h.body));
            has_annotations(&inner.body)
                || handled
                || has_annotations(&inner.orelse)
                || has_annotations(&inner.finalbody)
        }
        _ => false,
    })
}

impl<'a> Compiler<'a> {
    /// The header that starts at `start` and whose last part ends at `after`: to its colon, included.
    pub fn header(&self, start: u32, after: u32) -> Span {
        let bytes = self.source.as_bytes();
        let mut at = after as usize;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b':' => return Span::new(start, at as u32 + 1),
                b'#' => {
                    while bytes.get(at).is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
                        at += 1;
                    }
                }
                b')' | b']' | b'}' | b',' | b'\\' => at += 1,
                byte if byte.is_ascii_whitespace() => at += 1,
                _ => break,
            }
        }
        Span::new(start, after.max(start))
    }

    /// Where the keyword in front of `name` (`def`, `class`) starts: decorators are behind it.
    pub fn keyword_before(&self, name: &ast::Identifier, keyword: &str) -> u32 {
        let end = span(name).start;
        let before = Span::new(0, end).text(self.source);
        let before = before.trim_end_matches(|c: char| c.is_whitespace() || c == '\\');
        before.strip_suffix(keyword).map_or(end, |rest| rest.len() as u32)
    }

    /// The 1-based line of byte `offset`.
    pub fn line(&self, offset: u32) -> u32 {
        self.lines.line(offset)
    }

    /// A line step: about to run `span`.
    pub fn stop(&mut self, kind: StopMarkKind, span: Span) {
        let line = self.line(span.start);
        self.unit.stop(StopMark { span, line, kind });
    }

    /// A line step of a `def` or `class`: it begins at its first decorator.
    pub fn stop_decorated(&mut self, kind: StopMarkKind, header: Span, decorators: &[ast::Decorator]) {
        let first = decorators.first().map_or(header, span);
        let line = self.line(first.start);
        self.unit.stop(StopMark { span: header, line, kind });
    }
}
