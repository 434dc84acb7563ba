//! Text in, tree and diagnostics out. The only room that knows which parser we use.
//!
//! `ast` re-exports the tree; other rooms reach it as `crate::syntax::ast`.

pub use ruff_python_ast as ast;
