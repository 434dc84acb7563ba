//! Built-in functions.

mod attributes;
mod classes;
mod iteration;
mod namespaces;
mod numbers;
mod output;
mod sorting;
mod source;
mod sums;
mod texts;

pub use attributes::is_callable;
pub use iteration::reverse_iterator;
pub use numbers::{abs, magnitude, own_method, rounded};
pub use sorting::{plain, sort};

use crate::vm::native::NativeDef;

/// All of them.
pub const TABLES: &[&[NativeDef]] = &[
    attributes::FUNCTIONS,
    classes::FUNCTIONS,
    iteration::FUNCTIONS,
    namespaces::FUNCTIONS,
    numbers::FUNCTIONS,
    output::FUNCTIONS,
    sorting::FUNCTIONS,
    source::FUNCTIONS,
    sums::FUNCTIONS,
    texts::FUNCTIONS,
];

/// A row of a table of functions.
const fn function(name: &'static str, run: crate::vm::native::NativeFn) -> NativeDef {
    NativeDef { name, owner: "", run }
}
