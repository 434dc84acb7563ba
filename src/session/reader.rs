//! What the second worker does while a person types: reads the text and says which names are of what kind,
//! where the rooms are, and what is wrong. It runs nothing, and it is cheap to lose.

use super::{Pace, Service};
use crate::base::{Diagnostic, Span};
use crate::scope::{self, NameKind, ScopeKind, SymbolTable};
use crate::syntax;
use serde::{Deserialize, Serialize};

/// A text to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRequest {
    /// The question's number: only the newest answer counts.
    pub request: u64,
    /// The text.
    pub source: String,
}

/// What the colours say of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hue {
    /// Bound in its own scope and nowhere captured.
    Local,
    /// Captured by an inner function.
    Cell,
    /// Found through a closure.
    Free,
    /// Bound by the module.
    Global,
    /// Bound nowhere in the text.
    Builtin,
}

/// One occurrence of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameMark {
    /// Its characters.
    pub span: Span,
    /// Its kind.
    pub hue: Hue,
    /// The scope that binds it, in words: `counter`, `the module`.
    pub owner: String,
    /// Which variable it means: occurrences of one variable have one number.
    pub variable: u32,
}

/// A scope as a region of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// From its parameters to its end.
    pub span: Span,
    /// Whose room it is.
    pub name: String,
    /// How many rooms it stands inside.
    pub depth: u32,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadReply {
    /// The question it answers.
    pub request: u64,
    /// What is wrong, if anything.
    pub diagnostics: Vec<Diagnostic>,
    /// Every name; empty while the text is not Python.
    pub names: Vec<NameMark>,
    /// Every room, outer before inner.
    pub rooms: Vec<Room>,
}

/// Reads texts. Only the newest question that has arrived is answered.
#[derive(Default)]
pub struct Reader {
    newest: Option<ReadRequest>,
}

impl Service for Reader {
    type Request = ReadRequest;
    type Reply = ReadReply;

    fn receive(&mut self, request: ReadRequest, _: &mut dyn FnMut(&ReadReply)) -> Pace {
        self.newest = Some(request);
        Pace::Busy
    }

    fn work(&mut self, reply: &mut dyn FnMut(&ReadReply)) -> Pace {
        if let Some(ReadRequest { request, source }) = self.newest.take() {
            reply(&read(request, &source));
        }
        Pace::Idle
    }
}

/// Reads one text.
pub fn read(request: u64, source: &str) -> ReadReply {
    let parsed = syntax::parse(source);
    let mut reply =
        ReadReply { request, diagnostics: parsed.diagnostics, names: Vec::new(), rooms: Vec::new() };
    if reply.diagnostics.is_empty() {
        let (table, errors) = scope::analyze(&parsed.module, source);
        reply.names = names(&table);
        reply.rooms = rooms(&table);
        reply.diagnostics = errors;
    }
    reply
}

fn names(table: &SymbolTable) -> Vec<NameMark> {
    let mut variables: Vec<(Option<scope::ScopeId>, &str)> = Vec::new();
    let marks = table.uses.iter().filter_map(|one| {
        let scope = table.scope(one.scope);
        let entry = scope.names.get(one.name as usize)?;
        let hue = match (entry.kind, entry.owner, scope.kind) {
            (NameKind::Cell, ..) => Hue::Cell,
            // A comprehension uses the variables of the function that runs it; no cell is involved.
            (NameKind::Free, Some(owner), _) if is_local(table, owner, &entry.text) => Hue::Local,
            (NameKind::Free, ..) => Hue::Free,
            (NameKind::GlobalImplicit, None, _) => Hue::Builtin,
            (NameKind::GlobalExplicit | NameKind::GlobalImplicit, ..) => Hue::Global,
            (NameKind::Local, _, ScopeKind::Module) => Hue::Global,
            (NameKind::Local, ..) => Hue::Local,
        };
        let owner = entry.owner.map_or(String::new(), |owner| in_words(table, owner));
        let variable = (entry.owner, entry.text.as_str());
        let known = variables.iter().position(|other| *other == variable);
        let variable = known.unwrap_or_else(|| {
            variables.push(variable);
            variables.len() - 1
        });
        Some(NameMark { span: one.span, hue, owner, variable: variable as u32 })
    });
    marks.collect()
}

fn is_local(table: &SymbolTable, owner: scope::ScopeId, name: &str) -> bool {
    table.scope(owner).entry(name).is_some_and(|entry| entry.kind == NameKind::Local)
}

fn in_words(table: &SymbolTable, scope: scope::ScopeId) -> String {
    let scope = table.scope(scope);
    match scope.kind {
        ScopeKind::Module => "the module".to_owned(),
        ScopeKind::Class => format!("class {}", scope.name),
        _ => scope.name.clone(),
    }
}

fn rooms(table: &SymbolTable) -> Vec<Room> {
    let mut depths: Vec<u32> = Vec::with_capacity(table.scopes.len());
    for scope in &table.scopes {
        let depth = scope.parent.and_then(|parent| depths.get(parent.index())).map_or(0, |depth| depth + 1);
        depths.push(depth);
    }
    let inner = table.scopes.iter().zip(depths).filter(|(scope, _)| scope.kind != ScopeKind::Module);
    inner
        .map(|(scope, depth)| Room { span: scope.room, name: scope.name.clone(), depth: depth - 1 })
        .collect()
}
