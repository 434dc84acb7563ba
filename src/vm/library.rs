//! What the machine is given from outside: built-in functions and library modules. It does not know `pylib`.

use super::native::NativeDef;
use crate::code::Program;

/// A library module: natives, a Python part, or both.
#[derive(Clone, Copy)]
pub struct LibraryModule {
    /// `functools`
    pub name: &'static str,
    /// Its natives.
    pub natives: &'static [NativeDef],
    /// The source of its Python part (empty where there is none): compiled when a program names the module, run when
    /// it is first imported.
    pub source: &'static str,
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
    /// Compiles the source of a module's Python part.
    pub compile: Option<fn(&str) -> Option<Program>>,
}
