//! What may stand where: `return`, `yield`, `await`, `break` and `continue`, in CPython's words.

use super::collect::Collector;
use super::model::ScopeKind;
use crate::base::{Diagnostic, Span};
use crate::syntax::ast::{self, Expr, ExprContext, Pattern};
use crate::syntax::span;
use std::collections::HashSet;

/// What CPython says where blocks nest too deep.
pub const TOO_NESTED: &str = "too many statically nested blocks";
const MAX_BLOCKS: u32 = 21;
const EXCEPT_STAR: &str = "'break', 'continue' and 'return' cannot appear in an except* block";

impl Collector<'_> {
    /// A message of the code generator: CPython gives it only when the symbol table had none.
    pub fn late_error(&mut self, span: Span, message: impl Into<String>) {
        self.late.push(Diagnostic::syntax(span, message));
    }

    /// `__debug__` is a constant wherever it could be bound.
    pub fn assignable(&mut self, name: &str, span: Span, what: &str) {
        if name == "__debug__" {
            self.late_error(span, format!("cannot {what} __debug__"));
        }
    }

    /// A statement's body that CPython's code generator counts as `levels` blocks: it takes 21 (`CO_MAXBLOCKS`).
    pub fn nested(&mut self, span: Span, levels: u32, visit: impl FnOnce(&mut Self)) {
        self.nested += levels;
        if self.nested >= MAX_BLOCKS {
            self.full.get_or_insert(span);
        }
        if self.nested == MAX_BLOCKS + 1 || (levels > 1 && self.nested == MAX_BLOCKS + 2) {
            self.late_error(span, TOO_NESTED);
        }
        visit(self);
        self.nested -= levels;
    }

    /// In a scope of annotations: what CPython calls it, where it refuses an expression there.
    fn annotation_scope(&mut self) -> Option<&'static str> {
        match self.block().kind {
            ScopeKind::TypeAlias => Some("a type alias"),
            ScopeKind::TypeVariable => Some(self.block().about),
            ScopeKind::TypeParameters => Some("the definition of a generic"),
            _ => None,
        }
    }

    /// `named expression`, `yield expression`, `await expression` in a scope of annotations (`symtable_raise_if_annotation_block`).
    pub fn refuse_in_annotation(&mut self, what: &str, span: Span) -> bool {
        let Some(place) = self.annotation_scope() else { return false };
        self.error(span, format!("{what} cannot be used within {place}"));
        true
    }

    pub fn return_(&mut self, span: Span, value: bool) {
        if self.in_except_star {
            self.late_error(span, EXCEPT_STAR);
        }
        if value && self.block().is_async {
            self.block().returned.get_or_insert(span);
        }
        if !self.block().is_function_like() {
            self.late_error(span, "'return' outside function");
        }
    }

    pub fn yield_(&mut self, span: Span, word: &str) {
        if self.refuse_in_annotation("yield expression", span) {
            return;
        }
        let inside = match (self.block().kind, self.block().name.as_str()) {
            (ScopeKind::Function | ScopeKind::Lambda, _) => {
                self.block().is_generator = true;
                return;
            }
            (ScopeKind::Module | ScopeKind::Class, _) => {
                return self.late_error(span, format!("'{word}' outside function"));
            }
            (_, "<listcomp>") => "list comprehension",
            (_, "<setcomp>") => "set comprehension",
            (_, "<dictcomp>") => "dict comprehension",
            _ => "generator expression",
        };
        self.error(span, format!("'yield' inside {inside}"));
    }

    pub fn await_(&mut self, span: Span) {
        if self.refuse_in_annotation("await expression", span) {
            return;
        }
        let (kind, is_async) = (self.block().kind, self.block().is_async);
        match kind {
            ScopeKind::Module | ScopeKind::Class => self.late_error(span, "'await' outside function"),
            ScopeKind::Comprehension | ScopeKind::GeneratorExpression => self.block().is_async = true,
            _ if !is_async => self.late_error(span, "'await' outside async function"),
            _ => {}
        }
    }

    /// An `async for` or `async with` statement.
    pub fn async_statement(&mut self, span: Span, word: &str) {
        if !(self.block().kind == ScopeKind::Function && self.block().is_async) {
            self.late_error(span, format!("'{word}' outside async function"));
        }
    }

    /// An asynchronous comprehension at `span` in the current block: the block must be asynchronous, or becomes so.
    pub fn async_comprehension(&mut self, span: Span) {
        if self.block().is_comprehension() {
            self.block().is_async = true;
        } else if !self.block().is_async {
            let message = "asynchronous comprehension outside of an asynchronous function";
            self.late_error(span, message);
        }
    }

    pub fn break_(&mut self, span: Span) {
        if self.in_except_star && self.loops == 0 {
            return self.late_error(span, EXCEPT_STAR);
        }
        if self.loops == 0 {
            self.late_error(span, "'break' outside loop");
        }
    }

    pub fn continue_(&mut self, span: Span) {
        if self.in_except_star && self.loops == 0 {
            return self.late_error(span, EXCEPT_STAR);
        }
        if self.loops == 0 {
            self.late_error(span, "'continue' not properly in loop");
        }
    }

    /// `*x` that stands alone.
    pub fn lone_star(&mut self, place: Span, ctx: ExprContext) {
        let message = match ctx {
            ExprContext::Store => "starred assignment target must be in a list or tuple",
            _ => "can't use starred expression here",
        };
        self.late_error(place, message);
    }

    /// At most one `*x` in a target list, at any depth.
    pub fn starred_targets(&mut self, target: &Expr) {
        let mut left = vec![target];
        while let Some(target) = left.pop() {
            let elements = match target {
                Expr::Tuple(node) => &node.elts,
                Expr::List(node) => &node.elts,
                _ => continue,
            };
            if elements.iter().filter(|element| element.is_starred_expr()).count() > 1 {
                self.late_error(span(target), "multiple starred expressions in assignment");
            }
            left.extend(elements);
        }
    }

    pub fn bare_except(&mut self, handlers: &[ast::ExceptHandler]) {
        for ast::ExceptHandler::ExceptHandler(handler) in handlers.iter().rev().skip(1) {
            if handler.type_.is_none() {
                self.late_error(span(handler), "default 'except:' must be last");
            }
        }
    }

    /// A `case` that always matches, with more to come.
    pub fn unreachable_cases(&mut self, cases: &[ast::MatchCase]) {
        for (at, case) in cases.iter().enumerate() {
            self.captures_once(&case.pattern);
            self.irrefutable(&case.pattern, case.guard.is_some() || at + 1 == cases.len());
        }
    }

    /// A pattern binds each name at most once; the alternatives of `|` bind the same names, so one is looked at.
    fn captures_once(&mut self, pattern: &Pattern) {
        let mut seen = HashSet::new();
        let mut left = vec![pattern];
        while let Some(pattern) = left.pop() {
            let name = match pattern {
                Pattern::MatchSequence(node) => {
                    left.extend(node.patterns.iter().rev());
                    None
                }
                Pattern::MatchMapping(node) => {
                    left.extend(node.patterns.iter().rev());
                    node.rest.as_ref()
                }
                Pattern::MatchClass(node) => {
                    left.extend(node.arguments.keywords.iter().map(|keyword| &keyword.pattern).rev());
                    left.extend(node.arguments.patterns.iter().rev());
                    None
                }
                Pattern::MatchAs(node) => {
                    left.extend(node.pattern.as_deref());
                    node.name.as_ref()
                }
                Pattern::MatchStar(node) => node.name.as_ref(),
                Pattern::MatchOr(node) => {
                    left.extend(node.patterns.first());
                    None
                }
                Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => None,
            };
            if let Some(name) = name
                && !seen.insert(name.id.as_str())
            {
                self.late_error(span(name), format!("multiple assignments to name '{}' in pattern", name.id));
            }
        }
    }

    /// `compiler_pattern` with `allow_irrefutable`: only the last may match everything.
    fn irrefutable(&mut self, pattern: &Pattern, last: bool) {
        let message = match pattern {
            Pattern::MatchOr(node) => {
                for (at, pattern) in node.patterns.iter().enumerate() {
                    self.irrefutable(pattern, last && at + 1 == node.patterns.len());
                }
                return;
            }
            Pattern::MatchAs(node) => match (&node.pattern, &node.name) {
                (Some(inner), _) => return self.irrefutable(inner, last),
                (None, Some(name)) => {
                    format!("name capture '{}' makes remaining patterns unreachable", name.id)
                }
                (None, None) => "wildcard makes remaining patterns unreachable".to_owned(),
            },
            _ => return,
        };
        if !last {
            self.late_error(span(pattern), message);
        }
    }

    /// A literal in a pattern: a string without fields, a number, perhaps negated, perhaps with an imaginary part.
    pub fn pattern_value(&mut self, value: &Expr, place: &str) {
        let odd = match value {
            Expr::UnaryOp(node) => !node.operand.is_number_literal_expr(),
            Expr::BinOp(node) => !matches!(node.op, ast::Operator::Add | ast::Operator::Sub),
            _ => false,
        };
        if odd {
            self.error(span(value), "invalid syntax");
        }
        if matches!(value, Expr::FString(_) | Expr::TString(_)) {
            let message = format!("{place} may only match literals and attribute lookups");
            self.late_error(span(value), message);
        }
    }

    /// `from __future__ import ...`. CPython looks at these before the symbol table: their messages come first.
    pub fn future(&mut self, node: &ast::StmtImportFrom) {
        const FEATURES: [&str; 10] = [
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "barry_as_FLUFL",
            "generator_stop",
            "annotations",
        ];
        let whole = span(node);
        let mut message = None;
        if self.past_futures || self.block().kind != ScopeKind::Module {
            message = Some("from __future__ imports must occur at the beginning of the file".to_owned());
        }
        for alias in &node.names {
            let name = alias.name.id.as_str();
            self.future_annotations |= name == "annotations";
            if message.is_none() && name == "braces" {
                message = Some("not a chance".to_owned());
            } else if message.is_none() && !FEATURES.contains(&name) {
                message = Some(format!("future feature {name} is not defined"));
            }
        }
        if let Some(message) = message {
            self.diagnostics.insert(0, Diagnostic::syntax(whole, message));
        }
    }
}
