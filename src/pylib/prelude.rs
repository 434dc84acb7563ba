//! Compiling the library's own Python.

use crate::base::Diagnostic;
use crate::code::Program;
use crate::{compile, scope, syntax};

/// The Python that every program has, as the build script left it.
pub const PRELUDE: &str = include_str!(concat!(env!("OUT_DIR"), "/pylib/prelude.py"));

/// The program of a library source. The sources are tested to compile; one that does not is left out.
pub fn compiled(source: &str) -> Option<Program> {
    translate(source).ok()
}

fn translate(source: &str) -> Result<Program, String> {
    let parsed = syntax::parse(source);
    let (symbols, mut diagnostics) = scope::analyze(&parsed.module, source);
    diagnostics.splice(0..0, parsed.diagnostics);
    if let Some(first) = first_of(diagnostics) {
        return Err(first);
    }
    compile::compile(&parsed.module, source, &symbols).map_err(|errors| first_of(errors).unwrap_or_default())
}

fn first_of(diagnostics: Vec<Diagnostic>) -> Option<String> {
    diagnostics.into_iter().next().map(|first| first.message)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_library_s_own_python_compiles() {
        let modules = crate::pylib::modules::ROWS.iter().map(|row| (row.0, row.2));
        for (name, source) in modules.chain([("builtins", super::PRELUDE)]) {
            assert_eq!(super::translate(source).err(), None, "{name}");
        }
    }
}
