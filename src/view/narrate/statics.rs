//! What narration knows of the source before anything runs: statements by place, scopes, names. Owned, so that it
//! outlives the tree it was read from.

use super::gather::gather;
use super::statement::{Statement, StatementKind, Target};
use crate::base::{LineIndex, Span};
use crate::scope::{NameKind, Scope, ScopeId, ScopeKind, SymbolTable};
use crate::syntax::ast;

/// The source, its statements and its symbol table.
#[derive(Clone, Debug, Default)]
pub struct Statics {
    source: String,
    lines: LineIndex,
    symbols: SymbolTable,
    /// By the start of the header.
    statements: Vec<Statement>,
    finally_bodies: Vec<Span>,
}

impl Statics {
    /// Reads what narration needs from `module`, the tree of `source`.
    pub fn new(source: &str, module: &ast::ModModule, symbols: &SymbolTable) -> Statics {
        let mut statics = Statics {
            source: source.to_owned(),
            lines: LineIndex::new(source),
            symbols: symbols.clone(),
            ..Statics::default()
        };
        let gathered = gather(&module.body, symbols);
        statics.statements = gathered.statements;
        statics.finally_bodies = gathered.finally_bodies;
        for (index, scope) in symbols.scopes.iter().enumerate() {
            if matches!(scope.kind, ScopeKind::Lambda | ScopeKind::GeneratorExpression) {
                let scope_id = ScopeId(index as u32);
                let kind = StatementKind::Body;
                statics.statements.push(Statement { header: scope.span, scope: scope_id, kind });
            }
        }
        crate::base::sort_by_key(&mut statics.statements, |statement| statement.header.start);
        statics
    }

    /// The text at `span`.
    pub fn text(&self, span: Span) -> &str {
        span.text(&self.source)
    }

    /// The 1-based line of `span`'s start.
    pub fn line(&self, span: Span) -> u32 {
        self.lines.line(span.start)
    }

    /// The text of `line` (1-based), without indentation.
    pub fn line_text(&self, line: u32) -> &str {
        self.source.lines().nth((line as usize).saturating_sub(1)).unwrap_or_default().trim()
    }

    /// Every scope of the source.
    pub fn symbols(&self) -> &SymbolTable {
        &self.symbols
    }

    /// The scope `id`.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        self.symbols.scope(id)
    }

    /// The innermost statement (or lambda) whose header holds the start of `span`.
    pub fn statement(&self, span: Span) -> Option<&Statement> {
        let upto = self.statements.partition_point(|statement| statement.header.start <= span.start);
        let holds = |statement: &&Statement| {
            span.start < statement.header.end
                && (span.end <= statement.header.end || statement.kind != StatementKind::Body)
        };
        self.statements[..upto].iter().rev().find(holds)
    }

    /// The statements that have `line` in their header, in order.
    pub fn statements_on(&self, line: u32) -> impl Iterator<Item = &Statement> {
        let last = |header: Span| self.lines.line(header.end.saturating_sub(1).max(header.start));
        let holds = move |statement: &&Statement| {
            (self.lines.line(statement.header.start)..=last(statement.header)).contains(&line)
        };
        self.statements.iter().filter(holds)
    }

    /// Whether `span` begins a `finally` block.
    pub fn begins_finally(&self, span: Span) -> bool {
        self.finally_bodies.iter().any(|body| body.start == span.start)
    }

    /// Whether `span` lies in a `finally` block.
    pub fn is_in_finally(&self, span: Span) -> bool {
        self.finally_bodies.iter().any(|body| body.start <= span.start && span.start < body.end)
    }

    /// The scope of the function `name` whose `def` or `lambda` stands on `line`.
    pub fn function_scope(&self, name: &str, line: u32) -> Option<ScopeId> {
        let is_it = |scope: &Scope| scope.name == name && scope.line == line;
        self.symbols.scopes.iter().position(is_it).map(|index| ScopeId(index as u32))
    }

    /// Names that `scope` reads (not binds) inside `span`, comprehensions in it included, in order, each once.
    pub fn reads(&self, within: Span, scope: ScopeId) -> Vec<(String, ScopeId)> {
        let uses = &self.symbols.uses;
        let from = uses.partition_point(|used| used.span.start < within.start);
        let mut names: Vec<(String, ScopeId)> = Vec::new();
        for used in uses[from..].iter().take_while(|used| used.span.start < within.end) {
            if used.binds || self.skip_comprehensions(used.scope) != scope {
                continue;
            }
            if let Some(entry) = self.scope(used.scope).names.get(used.name as usize)
                && !names.iter().any(|(name, _)| *name == entry.text)
            {
                names.push((entry.text.clone(), used.scope));
            }
        }
        names
    }

    /// The scope whose frame runs `scope`'s code: comprehensions run in the frame around them.
    pub fn skip_comprehensions(&self, mut scope: ScopeId) -> ScopeId {
        while self.scope(scope).kind == ScopeKind::Comprehension {
            match self.scope(scope).parent {
                Some(parent) => scope = parent,
                None => break,
            }
        }
        scope
    }

    /// The nearest scope inside `owner` that itself uses `name` of `owner`: who makes it live in a cell.
    pub fn inner_user(&self, owner: ScopeId, name: &str) -> Option<&Scope> {
        self.symbols.scopes.iter().find(|scope| {
            scope.entry(name).is_some_and(|entry| {
                entry.kind == NameKind::Free && entry.owner == Some(owner) && !entry.carried_through
            }) && scope.kind != ScopeKind::Comprehension
        })
    }

    /// The `for` loops of `scope` that bind `name`, each with its body.
    pub fn loops_of<'a>(&'a self, scope: ScopeId, name: &'a str) -> impl Iterator<Item = Span> + 'a {
        self.statements.iter().filter(move |statement| statement.scope == scope).filter_map(
            move |statement| {
                let StatementKind::For { targets, body, .. } = &statement.kind else { return None };
                let binds = targets.iter().any(|target| matches!(target, Target::Name(one) if one == name));
                binds.then(|| Span::new(statement.header.start, body.end))
            },
        )
    }

    /// The first statement of a function's body.
    pub fn first_statement(&self, scope: ScopeId) -> Option<Span> {
        let own = self.statements.iter().filter(|statement| statement.scope == scope);
        own.map(|statement| statement.header).min_by_key(|header| header.start)
    }

    /// Whether a loop or a comprehension of `scope` binds `name`.
    pub fn is_loop_variable(&self, scope: ScopeId, name: &str) -> bool {
        if self.scope(scope).kind == ScopeKind::Comprehension {
            return true;
        }
        self.statements.iter().any(|statement| match &statement.kind {
            StatementKind::For { targets, .. } => {
                statement.scope == scope && targets.contains(&Target::Name(name.to_owned()))
            }
            _ => false,
        })
    }
}
