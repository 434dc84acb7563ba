//! Code objects as the machine runs them: constants are values, names are interned.

use super::site::Site;
use super::value::{Addr, Value};
use crate::base::LineIndex;
use crate::code::Code;
use std::cell::Cell;

/// Where code is from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// The person's file.
    File,
    /// The library's own Python: in no traceback, and beyond `globals()` and the recursion limit.
    Library,
    /// A text that the program compiled while it ran, by the lines of that text.
    Text(std::rc::Rc<LineIndex>),
}

/// A loaded code object.
#[derive(Clone, Debug)]
pub struct LoadedCode {
    /// What the compiler made.
    pub code: Code,
    /// Values of its constants. Kept alive as long as the machine.
    pub constants: Vec<Value>,
    /// Its names, interned.
    pub names: Vec<Addr>,
    /// Where each of its names was found last in a namespace. Not state: only ever a guess.
    pub places: Vec<Cell<u32>>,
    /// What each of its names came down to as an attribute last. Not state: only ever a guess.
    pub(crate) sites: Vec<Cell<Site>>,
    /// Names of its variable slots, interned.
    pub slots: Vec<Addr>,
    /// Where the codes of its program start in the machine's table.
    pub first: u32,
    /// Where it is from.
    pub origin: Origin,
    /// Code of the library or of a text given to `exec`: its frames are hidden and make no stops.
    pub hidden: bool,
    /// Whether it starts with cells to be made.
    pub makes_cells: bool,
    /// Called with exactly its positional parameters, it needs no binding.
    pub simple: bool,
    /// `__qualname__` of functions made from it.
    pub qualified_name: Addr,
    /// `__name__` of functions made from it.
    pub name: Addr,
    /// `f.__code__`: one object for all functions made from it.
    pub object: Addr,
    /// Where the lines of its source start.
    pub lines: std::rc::Rc<LineIndex>,
    /// The program's file name, as tracebacks show it.
    pub file: std::rc::Rc<str>,
}

impl LoadedCode {
    /// Whether it is the library's own.
    pub fn is_library(&self) -> bool {
        matches!(self.origin, Origin::Library)
    }
}
