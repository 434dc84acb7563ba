//! From a file's text to a machine that is ready to run it.

use crate::base::{Diagnostic, Severity};
use crate::code::Program;
use crate::view::{ProgressState, Recording};
use crate::vm::{Limits, Machine};
use crate::{compile, pylib, scope, syntax};

/// A program's text and the name it goes by.
pub(super) struct Source<'a> {
    pub file: &'a str,
    pub text: &'a str,
}

/// A machine with the program loaded, or what to print on stderr.
pub(super) fn load(source: &Source<'_>, limits: Limits) -> Result<Machine, String> {
    let program =
        compiled(source).map_err(|diagnostic| syntax::traceback(&diagnostic, source.file, source.text))?;
    let mut machine = Machine::new(&pylib::library(), limits);
    machine.load_main(&program, source.file);
    Ok(machine)
}

fn compiled(source: &Source<'_>) -> Result<Program, Diagnostic> {
    let parsed = syntax::parse(source.text);
    let (symbols, later) = scope::analyze(&parsed.module, source.text);
    let mut all = parsed.diagnostics;
    all.extend(later);
    let worst = all.iter().position(|one| one.severity == Severity::Error).or((!all.is_empty()).then_some(0));
    if let Some(at) = worst {
        return Err(all.swap_remove(at));
    }
    let unknown = || Diagnostic::unsupported(Default::default(), "this program is not supported yet");
    compile::compile(&parsed.module, source.text, &symbols)
        .map_err(|list| list.into_iter().next().unwrap_or_else(unknown))
}

/// Work recorded at a time.
const SLICE: u64 = 10_000_000;

/// The program's whole run, recorded, with standard input for `input()`; or what to print on stderr.
pub(super) fn record(file: &str, text: &str, limits: Limits) -> Result<Recording, String> {
    let mut recording = Recording::start(text, file, &pylib::library(), limits).map_err(|list| {
        let first = list.iter().find(|one| one.severity == Severity::Error).or(list.first());
        first.map_or(String::new(), |one| syntax::traceback(one, file, text))
    })?;
    loop {
        match recording.advance(SLICE).state {
            ProgressState::Running => {}
            ProgressState::Ended(_) => return Ok(recording),
            ProgressState::WaitingForInput => {
                let mut line = String::new();
                let read = if file == "-" { Ok(0) } else { std::io::stdin().read_line(&mut line) };
                match read {
                    Ok(0) | Err(_) => recording.answer(None),
                    Ok(_) => recording.answer(Some(line.trim_end_matches(['\n', '\r']))),
                }
            }
        }
    }
}
