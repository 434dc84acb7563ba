//! The symbol table: which names each scope has, of what kind, and which binding every use means.
//!
//! Knows the syntax tree; knows nothing of code, running or drawing. The judge is CPython's `symtable`,
//! whose two passes these files follow: `collect` (with `statements`, `expressions`, `context`), then `resolve`.

mod block;
mod build;
mod collect;
mod context;
mod expressions;
mod json;
mod model;
mod resolve;
mod statements;

pub use json::to_json;
pub use model::{NameEntry, NameKind, Scope, ScopeId, ScopeKind, SymbolTable, Use};

use crate::base::Diagnostic;
use crate::syntax::ast;

/// The symbol table of `module`, the tree of `source`, and what CPython refuses about its names and about
/// where `return`, `yield`, `await`, `break` and `continue` stand. CPython reports the first one only.
pub fn analyze(module: &ast::ModModule, source: &str) -> (SymbolTable, Vec<Diagnostic>) {
    let mut collector = collect::Collector::new(source, module);
    collector.body(&module.body);
    collector.resolve();
    let table = collector.build();
    let mut diagnostics = std::mem::take(&mut collector.diagnostics);
    diagnostics.append(&mut collector.late);
    (table, diagnostics)
}
