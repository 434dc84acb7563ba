//! Reads a tree's statements once.

use super::statement::{Expression, Shape, Statement, StatementKind, Target};
use crate::base::Span;
use crate::scope::{ScopeId, ScopeKind, SymbolTable};
use crate::syntax::{ast, span};
use ast::visitor::{self, Visitor};

/// CPython allows 100 levels of indentation; the walk below recurses once a level.
const DEEPEST: usize = 150;

/// What a tree holds, as narration needs it.
pub struct Gathered<'a> {
    symbols: &'a SymbolTable,
    /// Every statement, clauses too.
    pub statements: Vec<Statement>,
    /// Every `finally` block.
    pub finally_bodies: Vec<Span>,
}

/// The statements of a module.
pub fn gather<'a>(body: &[ast::Stmt], symbols: &'a SymbolTable) -> Gathered<'a> {
    let mut gathered = Gathered { symbols, statements: Vec::new(), finally_bodies: Vec::new() };
    gathered.block(body, ScopeId(0), 0);
    gathered
}

impl Gathered<'_> {
    fn add(&mut self, header: Span, scope: ScopeId, kind: StatementKind) {
        self.statements.push(Statement { header, scope, kind });
    }

    fn block(&mut self, body: &[ast::Stmt], scope: ScopeId, depth: usize) {
        if depth < DEEPEST {
            for statement in body {
                self.walk(statement, scope, depth + 1);
            }
        }
    }

    /// Adds a compound statement's header (`start` to its body) and walks its body.
    fn header(&mut self, start: Span, body: &[ast::Stmt], at: (ScopeId, usize), kind: StatementKind) {
        self.add(Span::new(start.start, block_span(body).start.max(start.start)), at.0, kind);
        self.block(body, at.0, at.1);
    }

    fn walk(&mut self, statement: &ast::Stmt, scope: ScopeId, depth: usize) {
        use ast::Stmt;
        let whole = span(statement);
        let at = (scope, depth);
        match statement {
            Stmt::FunctionDef(def) => {
                let inner = self.symbols.of_node(whole, ScopeKind::Function).unwrap_or(scope);
                self.definition(
                    &def.name,
                    false,
                    &def.decorator_list,
                    whole,
                    &def.body,
                    (scope, inner, depth),
                );
            }
            Stmt::ClassDef(class) => {
                let inner = self.symbols.of_node(whole, ScopeKind::Class).unwrap_or(scope);
                self.definition(
                    &class.name,
                    true,
                    &class.decorator_list,
                    whole,
                    &class.body,
                    (scope, inner, depth),
                );
            }
            Stmt::If(node) => {
                let body = block_span(&node.body);
                let kind = StatementKind::Test { test: span(&*node.test), body, repeats: false };
                self.header(whole, &node.body, at, kind);
                for clause in &node.elif_else_clauses {
                    match &clause.test {
                        Some(test) => {
                            let body = block_span(&clause.body);
                            let kind = StatementKind::Test { test: span(test), body, repeats: false };
                            self.header(span(clause), &clause.body, at, kind);
                        }
                        None => self.block(&clause.body, scope, depth),
                    }
                }
            }
            Stmt::While(node) => {
                let body = block_span(&node.body);
                let kind = StatementKind::Test { test: span(&*node.test), body, repeats: true };
                self.header(whole, &node.body, at, kind);
                self.block(&node.orelse, scope, depth);
            }
            Stmt::For(node) => {
                let kind = StatementKind::For {
                    targets: targets([&*node.target]),
                    iterable: span(&*node.iter),
                    body: block_span(&node.body),
                };
                self.header(whole, &node.body, at, kind);
                self.block(&node.orelse, scope, depth);
            }
            Stmt::With(node) => self.header(whole, &node.body, at, StatementKind::Other),
            Stmt::Try(node) => {
                self.header(whole, &node.body, at, StatementKind::Try);
                for ast::ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    let kind = StatementKind::Except {
                        what: handler.type_.as_ref().map(|what| span(&**what)),
                        name: handler.name.as_ref().map(ToString::to_string),
                        body: block_span(&handler.body),
                    };
                    self.header(span(handler), &handler.body, at, kind);
                }
                self.block(&node.orelse, scope, depth);
                self.block(&node.finalbody, scope, depth);
                if !node.finalbody.is_empty() {
                    self.finally_bodies.push(block_span(&node.finalbody));
                }
            }
            Stmt::Match(node) => {
                let until = node.cases.first().map_or(whole.end, |case| span(case).start);
                self.add(Span::new(whole.start, until), scope, StatementKind::Match(span(&*node.subject)));
                for case in &node.cases {
                    let end = case.guard.as_ref().map_or(span(&case.pattern).end, |guard| span(&**guard).end);
                    let mut names = Captured::default();
                    names.visit_pattern(&case.pattern);
                    let kind = StatementKind::Case {
                        pattern: Span::new(span(&case.pattern).start, end),
                        names: names.0,
                        body: block_span(&case.body),
                    };
                    self.header(span(case), &case.body, at, kind);
                }
            }
            simple => self.add(whole, scope, simple_kind(simple)),
        }
    }

    fn definition(
        &mut self,
        name: &ast::Identifier,
        class: bool,
        decorators: &[ast::Decorator],
        whole: Span,
        body: &[ast::Stmt],
        (scope, inner, depth): (ScopeId, ScopeId, usize),
    ) {
        let decorators = decorators.iter().map(|decorator| span(&decorator.expression)).collect();
        let kind = StatementKind::Definition { name: name.to_string(), class, decorators };
        self.add(Span::new(whole.start, block_span(body).start.max(whole.start)), scope, kind);
        self.block(body, inner, depth);
    }
}

/// The names that a pattern captures, in source order.
#[derive(Default)]
struct Captured(Vec<String>);

impl<'a> Visitor<'a> for Captured {
    fn visit_pattern(&mut self, pattern: &'a ast::Pattern) {
        visitor::walk_pattern(self, pattern);
        let name = match pattern {
            ast::Pattern::MatchAs(named) => named.name.as_ref(),
            ast::Pattern::MatchStar(star) => star.name.as_ref(),
            ast::Pattern::MatchMapping(mapping) => mapping.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name.map(ToString::to_string)
            && !self.0.contains(&name)
        {
            self.0.push(name);
        }
    }
}

fn simple_kind(statement: &ast::Stmt) -> StatementKind {
    use ast::Stmt;
    match statement {
        Stmt::Assign(node) => {
            StatementKind::Assignment { targets: targets(&node.targets), value: expression(&node.value) }
        }
        Stmt::AnnAssign(node) => match &node.value {
            Some(value) => {
                StatementKind::Assignment { targets: targets([&*node.target]), value: expression(value) }
            }
            None => StatementKind::Other,
        },
        Stmt::AugAssign(node) => StatementKind::Augmented { target: targets([&*node.target]).pop() },
        Stmt::Expr(node) => StatementKind::Expression(expression(&node.value)),
        Stmt::Return(node) => StatementKind::Return(node.value.as_deref().map(expression)),
        Stmt::Raise(_) => StatementKind::Raise,
        Stmt::Delete(node) => StatementKind::Delete(targets(&node.targets)),
        Stmt::Import(node) => StatementKind::Import(imported(&node.names)),
        Stmt::ImportFrom(node) => StatementKind::Import(imported(&node.names)),
        Stmt::Assert(node) => StatementKind::Assert(span(&*node.test)),
        Stmt::Pass(_) => StatementKind::Keyword("pass"),
        Stmt::Break(_) => StatementKind::Keyword("break"),
        Stmt::Continue(_) => StatementKind::Keyword("continue"),
        _ => StatementKind::Other,
    }
}

fn imported(names: &[ast::Alias]) -> Vec<String> {
    let bound = |alias: &ast::Alias| match &alias.asname {
        Some(name) => name.to_string(),
        None => alias.name.split('.').next().unwrap_or_default().to_owned(),
    };
    names.iter().map(bound).collect()
}

fn expression(expression: &ast::Expr) -> Expression {
    use ast::Expr;
    let shape = match expression {
        Expr::Name(name) => Shape::Name(name.id.to_string()),
        Expr::Call(call) => match &*call.func {
            Expr::Name(name) => Shape::Call(name.id.to_string()),
            Expr::Attribute(attribute) => Shape::MethodCall { object: plain_name(&attribute.value) },
            _ => Shape::Other,
        },
        Expr::Lambda(_) => Shape::Lambda,
        Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_) => Shape::Yield,
        other if other.is_literal_expr() => Shape::Literal,
        _ => Shape::Other,
    };
    Expression { span: span(expression), shape }
}

fn plain_name(expression: &ast::Expr) -> Option<String> {
    match expression {
        ast::Expr::Name(name) => Some(name.id.to_string()),
        _ => None,
    }
}

/// What is assigned, tuples and lists opened. Iterative: patterns nest as deep as brackets do.
fn targets<'a>(list: impl IntoIterator<Item = &'a ast::Expr>) -> Vec<Target> {
    let mut pending: Vec<&ast::Expr> = list.into_iter().collect();
    pending.reverse();
    let mut found = Vec::new();
    while let Some(target) = pending.pop() {
        match target {
            ast::Expr::Name(name) => found.push(Target::Name(name.id.to_string())),
            ast::Expr::Attribute(node) => found.push(Target::Attribute {
                object: plain_name(&node.value),
                attribute: node.attr.to_string(),
                span: span(target),
            }),
            ast::Expr::Subscript(node) => {
                found.push(Target::Item { object: plain_name(&node.value), span: span(target) });
            }
            ast::Expr::Starred(node) => pending.push(&node.value),
            ast::Expr::Tuple(node) => pending.extend(node.elts.iter().rev()),
            ast::Expr::List(node) => pending.extend(node.elts.iter().rev()),
            _ => {}
        }
    }
    found
}

/// From the first statement of `body` to the end of the last.
fn block_span(body: &[ast::Stmt]) -> Span {
    match (body.first(), body.last()) {
        (Some(first), Some(last)) => Span::new(span(first).start, span(last).end),
        _ => Span::default(),
    }
}
