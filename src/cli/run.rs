//! `lexiscope run FILE`: as `python3 FILE`. `lexiscope run --batch DIR`: every program below DIR, one JSON line each.

use super::options::Options;
use super::program::{Source, load};
use crate::vm::{Limits, Machine, Pause};
use serde_json::json;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a plain run may compute, in seconds, unless `--max-seconds` allows more.
const SECONDS: u64 = 60;
/// So much work is done between two looks at the clock: some tenths of a second.
const SLICE: u64 = 10_000_000;

/// A plain run may go on for long; what one operation may do is limited all the same.
fn limits() -> Limits {
    Limits { line_steps: u64::MAX, memory: 2 << 30, output: 256 << 20, ..Limits::default() }
}

/// Limits of each program of a batch: one runaway must not hold up the others.
fn batch_limits() -> Limits {
    Limits { line_steps: 20_000_000, work: 200_000_000, ..Limits::default() }
}

pub(super) fn main(args: &[String]) -> Result<i32, String> {
    if let [option, folder] = args
        && option == "--batch"
    {
        return batch(Path::new(folder));
    }
    let options = Options::read("run", args, &[], &["--max-seconds"])?;
    let seconds = options.number("--max-seconds")?.unwrap_or(SECONDS);
    let file = options.file.as_str();
    let source = super::read_source(file)?;
    let mut stdin = std::io::stdin().lock();
    let mut printed = 0;
    let ran = run(file, &source, (limits(), seconds), &mut |machine| {
        printed = flush(machine, printed);
        let mut line = String::new();
        match stdin.read_line(&mut line) {
            Ok(0) | Err(_) => None,
            Ok(_) => Some(line.trim_end_matches(['\n', '\r']).to_string()),
        }
    });
    let mut out = std::io::stdout().lock();
    // A reader that went away is no failure of the program.
    let _ = out.write_all(ran.stdout.get(printed..).unwrap_or("").as_bytes());
    let _ = out.flush();
    eprint!("{}", ran.stderr);
    Ok(ran.status)
}

/// Writes what was printed since `from`; how much has been printed now.
fn flush(machine: &Machine, from: usize) -> usize {
    let output = machine.output_so_far();
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(output.get(from..).unwrap_or("").as_bytes());
    let _ = out.flush();
    output.len()
}

/// What a program did.
pub(super) struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

/// Runs one program to its end, without recording.
pub(super) fn run(
    file: &str,
    source: &str,
    (limits, seconds): (Limits, u64),
    input: &mut dyn FnMut(&Machine) -> Option<String>,
) -> Ran {
    let mut machine = match load(&Source { file, text: source }, limits) {
        Ok(machine) => machine,
        Err(stderr) => return Ran { stdout: String::new(), stderr, status: 1 },
    };
    let mut spent = Duration::ZERO;
    loop {
        let started = Instant::now();
        let pause = machine.run_for(SLICE);
        spent += started.elapsed();
        match pause {
            Pause::Ended(ending) => {
                let (stderr, status) = machine.outcome(&ending);
                return Ran { stdout: machine.output_so_far().to_string(), stderr, status };
            }
            Pause::Input => {
                let line = input(&machine);
                machine.add_input(line.as_deref());
            }
            Pause::Work | Pause::Stop if spent.as_secs() >= seconds => {
                let stderr = format!(
                    "lexiscope: the program ran for too long ({seconds} seconds; `run --max-seconds N FILE` sets another limit)\n"
                );
                return Ran { stdout: machine.output_so_far().to_string(), stderr, status: 1 };
            }
            Pause::Work | Pause::Stop => {}
        }
    }
}

fn batch(folder: &Path) -> Result<i32, String> {
    let mut files = Vec::new();
    python_files(folder, &mut files)
        .map_err(|error| format!("can't read '{}': {error}", folder.display()))?;
    files.sort();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in files {
        let file = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        let ran = match super::read_source(&path.to_string_lossy()) {
            Ok(source) => run(&path.to_string_lossy(), &source, (batch_limits(), u64::MAX), &mut |_| None),
            Err(text) => Ran { stdout: String::new(), stderr: format!("lexiscope: {text}\n"), status: 2 },
        };
        let line = json!({"file": file, "stdout": ran.stdout, "stderr": ran.stderr, "status": ran.status});
        writeln!(out, "{line}").map_err(|error| format!("can't write: {error}"))?;
    }
    Ok(0)
}

fn python_files(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            python_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
    Ok(())
}
