//! The symbol table: which names each scope has, of what kind, and which binding every use means.
//!
//! Knows the syntax tree; knows nothing of code, running or drawing. The judge is CPython's `symtable`.

mod model;

pub use model::{NameEntry, NameKind, Scope, ScopeId, ScopeKind, SymbolTable, Use};
