//! Programs at a size, processes with their time, CPython where it is.

use crate::Outcome;
use crate::machine::{ask, command, root, shown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// A program of `tests/bench/`, its constants changed.
pub struct Program {
    name: String,
    constants: Vec<(&'static str, u64)>,
}

impl Program {
    /// `tests/bench/NAME.py` as it is.
    pub fn new(name: &str) -> Program {
        Program { name: name.to_owned(), constants: Vec::new() }
    }

    /// With another value for the constant that a line of its own sets.
    pub fn with(mut self, constant: &'static str, value: u64) -> Program {
        self.constants.push((constant, value));
        self
    }

    /// Written into `folder`.
    pub fn write(&self, folder: &Path) -> Outcome<PathBuf> {
        let from = root().join("tests/bench").join(&self.name).with_extension("py");
        let mut text = std::fs::read_to_string(&from)
            .map_err(|error| format!("{} cannot be read: {error}", from.display()))?;
        for (constant, value) in &self.constants {
            let start = format!("{constant} = ");
            let lines = text.lines().map(|line| match line.starts_with(&start) {
                true => format!("{start}{value}\n"),
                false => format!("{line}\n"),
            });
            text = lines.collect();
        }
        write(&folder.join(self.name.replace('/', "-")).with_extension("py"), &text)
    }
}

/// A program that runs another one under a trace function that does nothing.
pub fn under_empty_trace(folder: &Path) -> Outcome<PathBuf> {
    let text = "\
import sys
with open(sys.argv[1]) as file:
    code = compile(file.read(), sys.argv[1], 'exec')
def tr(f, e, a): return tr
sys.settrace(tr)
exec(code, {'__name__': '__main__'})
";
    write(&folder.join("under-empty-trace.py"), text)
}

fn write(path: &Path, text: &str) -> Outcome<PathBuf> {
    std::fs::write(path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    Ok(path.to_owned())
}

/// CPython 3.13, if this machine has it: named, on PATH, or kept by pyenv.
pub fn cpython() -> Option<PathBuf> {
    let named = std::env::var_os("LEXISCOPE_PYTHON").map(PathBuf::from);
    let on_path = ["python3.13", "python3", "python"].map(PathBuf::from);
    let versions = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".pyenv/versions"));
    let kept =
        versions.into_iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten());
    let kept = kept.map(|version| version.path().join("bin/python3.13"));
    named.into_iter().chain(on_path).chain(kept).find_map(|python| {
        // The program itself, not a shim that finds it anew each time.
        let question = "import sys; print(*sys.version_info[:2], sys.implementation.name, sys.executable)";
        let answer = ask(command(&python).args(["-c", question]))?;
        answer.strip_prefix("3 13 cpython ").map(PathBuf::from)
    })
}

/// The processor time of a process that succeeds; its wall time where the system does not tell. Nothing here has two
/// threads: on a machine with nothing else to do the two are the same.
pub fn seconds(command: &mut Command) -> Outcome<f64> {
    command.stdout(Stdio::null());
    let (began, before) = (Instant::now(), children_seconds());
    let status =
        command.status().map_err(|error| format!("`{}` could not be started: {error}", shown(command)))?;
    let seconds = match (before, children_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => began.elapsed().as_secs_f64(),
    };
    if status.success() { Ok(seconds) } else { Err(format!("`{}` failed ({status})", shown(command))) }
}

/// The processor time of all processes that we have waited for, in the system's hundredths.
fn children_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name before may have spaces in it. `cutime` and `cstime` are the 16th and 17th, the third comes first here.
    let fields: Vec<&str> = told.rsplit(')').next()?.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(13)? + ticks(14)?) / 100.0)
}

/// What `lexiscope trace --summary` says.
pub fn summary(command: &mut Command) -> Outcome<Summary> {
    ask(command).map(Summary).ok_or_else(|| format!("`{}` failed", shown(command)))
}

/// Figures by name.
pub struct Summary(String);

impl Summary {
    /// A figure; 0 where there is none.
    pub fn number(&self, name: &str) -> f64 {
        let start = format!("\"{name}\":");
        let rest = self.0.split(&start).nth(1).unwrap_or_default();
        rest.split([',', '}']).next().and_then(|word| word.trim().parse().ok()).unwrap_or(0.0)
    }
}
