//! What may stand where: `return`, `yield`, `await`, `break` and `continue`, in CPython's words.

use super::collect::Collector;
use super::model::ScopeKind;
use crate::base::{Diagnostic, Span};

impl Collector<'_> {
    /// A message of the code generator: CPython gives it only when the symbol table had none.
    pub fn late_error(&mut self, span: Span, message: impl Into<String>) {
        self.late.push(Diagnostic::syntax(span, message));
    }

    pub fn return_(&mut self, span: Span) {
        if !self.block().is_function_like() {
            self.late_error(span, "'return' outside function");
        }
    }

    pub fn yield_(&mut self, span: Span) {
        let inside = match (self.block().kind, self.block().name.as_str()) {
            (ScopeKind::Function | ScopeKind::Lambda, _) => {
                self.block().is_generator = true;
                return;
            }
            (ScopeKind::Module | ScopeKind::Class, _) => {
                return self.late_error(span, "'yield' outside function");
            }
            (_, "<listcomp>") => "list comprehension",
            (_, "<setcomp>") => "set comprehension",
            (_, "<dictcomp>") => "dict comprehension",
            (ScopeKind::GeneratorExpression, _) => "generator expression",
            (ScopeKind::TypeAlias, _) => {
                return self.error(span, "yield expression cannot be used within a type alias");
            }
            _ => {
                let message = "yield expression cannot be used within the definition of a generic";
                return self.error(span, message);
            }
        };
        self.error(span, format!("'yield' inside {inside}"));
    }

    pub fn await_(&mut self, span: Span) {
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
        if self.loops == 0 {
            self.late_error(span, "'break' outside loop");
        }
    }

    pub fn continue_(&mut self, span: Span) {
        if self.loops == 0 {
            self.late_error(span, "'continue' not properly in loop");
        }
    }
}
