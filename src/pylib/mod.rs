//! Builtins and library modules: in Rust where a program could tell the difference or wait for it, in hidden Python
//! where callbacks are called in a loop.
//!
//! Knows the machine and compiles its own Python; knows nothing of recordings, views or pages. A builtin is one row in
//! one table: a `NativeDef` with its class (or none) and its code.

mod arguments;
mod functions;
mod modules;
mod prelude;
mod types;

use crate::vm::Library;

/// Everything built in.
pub fn library() -> Library {
    let tables = functions::TABLES.iter().chain(types::TABLES);
    Library {
        natives: tables.flat_map(|table| table.iter().copied()).chain(types::shared()).collect(),
        prelude: prelude::compiled(prelude::PRELUDE),
        modules: modules::modules(),
        compile: Some(prelude::compiled),
    }
}
