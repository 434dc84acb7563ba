//! What the machine is given from outside: built-in functions and library modules. It does not know `pylib`.

use super::native::NativeDef;
use crate::code::Program;

/// A library module: natives, a compiled Python part, or both.
#[derive(Clone)]
pub struct LibraryModule {
    /// `functools`
    pub name: &'static str,
    /// Its natives.
    pub natives: &'static [NativeDef],
    /// Its Python part, run when the module is first imported.
    pub program: Option<Program>,
}

/// Everything built in.
#[derive(Clone, Default)]
pub struct Library {
    /// Methods (with an owner) and functions (without) of the builtins namespace. Names that start with `_` and one
    /// more letter are for the library's own Python only.
    pub natives: Vec<NativeDef>,
    /// Hidden Python that completes the builtins: its public names become builtins.
    pub prelude: Option<Program>,
    /// Modules that the program can import.
    pub modules: Vec<LibraryModule>,
}
