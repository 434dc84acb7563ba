//! What `eval` and the mode `single` refuse of a text that parses.

use crate::base::{Diagnostic, LineIndex, Span};
use ruff_python_ast::{ModModule, Stmt};

/// Whether a text that begins with this begins with no expression.
pub fn starts_a_statement(word: &str) -> bool {
    let keywords = "if for while with try def class return import from raise del pass break continue assert global nonlocal";
    word.starts_with(['@', '*']) || keywords.split(' ').any(|keyword| keyword == word)
}

/// CPython's error for a text that is not one expression: at the first token that ends or begins none.
pub fn not_one_expression(module: &ModModule, source: &str) -> Option<Diagnostic> {
    let invalid = |span: Span| Some(Diagnostic::syntax(span, "invalid syntax"));
    let behind = |offset: u32| {
        let rest = source.get(offset as usize..).unwrap_or("");
        let skipped =
            rest.find(|each: char| !each.is_whitespace() && each != '\\').unwrap_or(rest.len()) as u32;
        Span::new(offset + skipped, offset + skipped + 1)
    };
    let Some(first) = module.body.first() else {
        let end = source.len() as u32;
        return invalid(Span::new(end, end));
    };
    match first {
        Stmt::Expr(only) => {
            let end = super::span(&*only.value).end;
            let rest = source.get(end as usize..).unwrap_or("");
            let ended = rest.trim_start_matches([' ', '\t', '\x0c', ')']).starts_with(';');
            match module.body.get(1) {
                _ if ended => invalid(behind(end)),
                Some(next) => invalid(super::span(next)),
                None => None,
            }
        }
        Stmt::Assign(node) => {
            let end = node.targets.first().map_or(0, |target| super::span(target).end);
            invalid(behind(end))
        }
        Stmt::AugAssign(node) => invalid(behind(super::span(&*node.target).end)),
        Stmt::AnnAssign(node) => invalid(behind(super::span(&*node.target).end)),
        other => {
            let start = super::span(other).start;
            let rest = source.get(start as usize..).unwrap_or("");
            let width = rest.find(|each: char| !each.is_alphanumeric()).unwrap_or(rest.len()).max(1) as u32;
            invalid(Span::new(start, start + width))
        }
    }
}

/// CPython's error for a text that is not one interactive statement.
pub fn not_one_statement(module: &ModModule, source: &str) -> Option<Diagnostic> {
    let Some(first) = module.body.first() else {
        let end = source.len() as u32;
        return Some(Diagnostic::syntax(Span::new(end, end), "invalid syntax"));
    };
    let lines = LineIndex::new(source);
    let last = source.rfind('\n').map_or(0, |at| at + 1);
    let indented = source[last..].starts_with([' ', '\t']);
    if is_compound(first) && module.body.len() == 1 && last < source.len() && !indented {
        // More lines of it could follow.
        return Some(Diagnostic::syntax(Span::new(last as u32, last as u32), "invalid syntax"));
    }
    let simple = !is_compound(first);
    let line = lines.line(super::span(first).end);
    let next = module.body.get(1).map(super::span);
    let beyond = module.body.iter().map(super::span).find(|each| !simple || lines.line(each.start) > line);
    next.and(beyond)?;
    let end = super::span(first).end;
    let place = Span::new(end, end + 1);
    Some(Diagnostic::syntax(place, "multiple statements found while compiling a single statement"))
}

fn is_compound(statement: &Stmt) -> bool {
    matches!(
        statement,
        Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::If(_)
            | Stmt::For(_)
            | Stmt::While(_)
            | Stmt::With(_)
            | Stmt::Try(_)
            | Stmt::Match(_)
    )
}
