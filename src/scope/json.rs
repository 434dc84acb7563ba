//! The symbol table as the command line prints it: what CPython's `symtable` reports, as JSON.

use super::model::{NameEntry, NameKind, Scope, ScopeKind, SymbolTable};
use serde_json::{Map, Value, json};

/// A list of scopes, outer before inner; `parent` is an index into it.
pub fn to_json(table: &SymbolTable) -> Value {
    Value::Array(table.scopes.iter().map(scope_json).collect())
}

fn scope_json(scope: &Scope) -> Value {
    let mut names = Map::new();
    let made_up = |entry: &&NameEntry| entry.text.starts_with('.');
    for entry in scope.names.iter().chain(&scope.inlined).filter(|entry| !made_up(entry)) {
        names.insert(entry.text.clone(), kind_word(entry.kind).into());
    }
    json!({
        "kind": scope_word(scope.kind),
        "name": scope.name,
        "line": scope.line,
        "parent": scope.parent.map(|parent| parent.0),
        "names": names,
    })
}

fn scope_word(kind: ScopeKind) -> &'static str {
    match kind {
        ScopeKind::Module => "module",
        ScopeKind::Function => "function",
        ScopeKind::Lambda => "lambda",
        ScopeKind::Class => "class",
        ScopeKind::Comprehension | ScopeKind::GeneratorExpression => "comprehension",
        ScopeKind::TypeParameters => "type parameters",
        ScopeKind::TypeAlias => "type alias",
        ScopeKind::TypeVariable => "type variable",
    }
}

fn kind_word(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Local => "local",
        NameKind::Cell => "cell",
        NameKind::Free => "free",
        NameKind::GlobalExplicit => "global_explicit",
        NameKind::GlobalImplicit => "global_implicit",
    }
}
