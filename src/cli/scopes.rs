//! `lexiscope scopes FILE`: every scope with its names, as JSON.

use crate::{scope, syntax};
use std::io::Write;

pub fn main(args: &[String]) -> Result<i32, String> {
    let file = super::only_file("scopes", args)?;
    let source = super::read_source(file)?;
    let parsed = syntax::parse(&source);
    let (table, names) = scope::analyze(&parsed.module, &source);
    let errors = parsed.diagnostics.iter().chain(&names);
    if let Some(error) = errors.into_iter().find(|each| each.severity == crate::base::Severity::Error) {
        eprint!("{}", syntax::traceback(error, file, &source));
        return Ok(1);
    }
    // A reader that has seen enough (`| head`) is no error.
    let _ = writeln!(std::io::stdout(), "{}", scope::to_json(&table));
    Ok(0)
}
