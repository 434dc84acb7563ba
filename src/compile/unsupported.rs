//! What is not supported yet: said at its place, never compiled as something else.

use super::Compiler;
use crate::base::{Diagnostic, Span};
use crate::syntax::{ast, span};

impl<'a> Compiler<'a> {
    /// Reports that `what` stands at `at`.
    pub fn unsupported(&mut self, at: Span, what: &str) {
        let verb = if what.ends_with("parameters") || what.ends_with("-strings") { "are" } else { "is" };
        self.diagnostics.push(Diagnostic::unsupported(at, format!("{what} {verb} not supported yet")));
    }

    /// Reports an expression.
    pub fn unsupported_expression(&mut self, expression: &ast::Expr) {
        let what = match expression {
            ast::Expr::TString(_) => "a template string",
            _ => "this expression",
        };
        self.unsupported(span(expression), what);
    }
}
