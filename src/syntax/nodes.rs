//! Finding expressions by place, and what CPython calls them in messages.

use crate::base::Span;
use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{Expr, ModModule, UnaryOp};

/// `_PyPegen_get_expr_name`.
pub fn name_of(expr: &Expr) -> &'static str {
    match expr {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) | Expr::TString(_) => "f-string expression",
        Expr::BooleanLiteral(node) => {
            if node.value {
                "True"
            } else {
                "False"
            }
        }
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}

/// Whether the grammar's `bitwise_or` covers it, so that `==` may have been meant.
pub fn could_be_compared(expr: &Expr) -> bool {
    match expr {
        Expr::UnaryOp(node) => node.op != UnaryOp::Not,
        Expr::List(_)
        | Expr::Tuple(_)
        | Expr::Generator(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::BoolOp(_)
        | Expr::Compare(_)
        | Expr::Lambda(_)
        | Expr::If(_) => false,
        _ => true,
    }
}

/// The widest expression that `wanted` accepts.
pub fn find(module: &ModModule, wanted: impl Fn(Span) -> bool) -> Option<&Expr> {
    struct Finder<'a, F> {
        wanted: F,
        found: Option<&'a Expr>,
    }
    impl<'a, F: Fn(Span) -> bool> Visitor<'a> for Finder<'a, F> {
        fn visit_expr(&mut self, expr: &'a Expr) {
            let width = |span: Span| span.end - span.start;
            let span = super::span(expr);
            let wider = self.found.is_none_or(|found| width(super::span(found)) < width(span));
            if wider && (self.wanted)(span) {
                self.found = Some(expr);
            }
            walk_expr(self, expr);
        }
    }
    let mut finder = Finder { wanted, found: None };
    finder.visit_body(&module.body);
    finder.found
}
