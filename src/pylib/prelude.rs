//! Compiling the library's own Python.

use crate::code::Program;
use crate::{compile, scope, syntax};

/// The program of a library source. The sources are tested to compile; one that does not is left out.
pub fn compiled(source: &str) -> Option<Program> {
    translate(source).ok()
}

fn translate(source: &str) -> Result<Program, String> {
    let parsed = syntax::parse(source);
    let (symbols, mut diagnostics) = scope::analyze(&parsed.module, source);
    diagnostics.splice(0..0, parsed.diagnostics);
    if let Some(first) = diagnostics.first() {
        return Err(format!("{first:?}"));
    }
    compile::compile(&parsed.module, source, &symbols).map_err(|errors| format!("{errors:?}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_library_s_own_python_compiles() {
        let modules = crate::pylib::modules::ROWS.iter().map(|row| (row.0, row.2));
        for (name, source) in modules.chain([("builtins", include_str!("prelude.py"))]) {
            assert_eq!(super::translate(source).err(), None, "{name}");
        }
    }
}
