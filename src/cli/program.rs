//! From a file's text to a machine that is ready to run it.

use crate::base::{Diagnostic, Severity};
use crate::code::Program;
use crate::vm::{Limits, Machine};
use crate::{compile, pylib, scope, syntax};

/// A program's text and the name it goes by.
pub(super) struct Source<'a> {
    pub file: &'a str,
    pub text: &'a str,
}

/// A machine with the program loaded, or what to print on stderr.
pub(super) fn load(source: &Source<'_>, limits: Limits) -> Result<Machine, String> {
    let program = compiled(source).map_err(|diagnostic| syntax::traceback(&diagnostic, source.file, source.text))?;
    let mut machine = Machine::new(&pylib::library(), limits);
    machine.load_main(&program, source.file);
    Ok(machine)
}

fn compiled(source: &Source<'_>) -> Result<Program, Diagnostic> {
    let parsed = syntax::parse(source.text);
    let (symbols, later) = scope::analyze(&parsed.module, source.text);
    let first = |list: Vec<Diagnostic>| list.into_iter().find(|one| one.severity == Severity::Error);
    if let Some(error) = first(parsed.diagnostics).or_else(|| first(later)) {
        return Err(error);
    }
    let unknown = || Diagnostic::unsupported(Default::default(), "this program is not supported yet");
    compile::compile(&parsed.module, source.text, &symbols)
        .map_err(|list| list.into_iter().next().unwrap_or_else(unknown))
}
