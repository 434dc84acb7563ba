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
    let program = compiled(source.text).map_err(|wrong| told(&wrong, source.file, source.text))?;
    let mut machine = Machine::new(&pylib::library(), limits);
    machine.load_main(&program, source.file);
    Ok(machine)
}

fn compiled(text: &str) -> Result<Program, Vec<Diagnostic>> {
    let parsed = syntax::parse(text);
    let (symbols, later) = scope::analyze(&parsed.module, text);
    let mut all = parsed.diagnostics;
    all.extend(later);
    if all.is_empty() { compile::compile(&parsed.module, text, &symbols) } else { Err(all) }
}

/// Why a program cannot run, as CPython would say it: the first error, or what is not supported.
fn told(wrong: &[Diagnostic], file: &str, text: &str) -> String {
    let first = wrong.iter().find(|one| one.severity == Severity::Error).or(wrong.first());
    first.map_or(String::new(), |one| syntax::traceback(one, file, text))
}

/// Work recorded at a time.
const SLICE: u64 = 10_000_000;

/// The program's whole run, recorded, with standard input for `input()`; or what to print on stderr.
pub(super) fn record(file: &str, text: &str, limits: Limits) -> Result<Recording, String> {
    let mut recording =
        Recording::start(text, file, &pylib::library(), limits).map_err(|wrong| told(&wrong, file, text))?;
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
