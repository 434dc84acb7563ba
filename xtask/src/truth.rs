//! The reference: what the tests know of CPython, checked against CPython itself where that is installed.

use crate::machine::{ask, command, root, run};
use crate::{Outcome, option};

/// Makes all committed data again and says what differs; with `--write`, writes it.
pub fn check(rest: &[String]) -> Outcome {
    let write = option(rest, "--write", &["--write"])?.is_some();
    let Some(python) = reference() else { return Ok(()) };
    let mut check = command(python);
    check.env("PYTHONDONTWRITEBYTECODE", "1").arg("tests/truth/check.py");
    if write {
        check.arg("--write");
    }
    run(
        &mut check,
        "`cargo xtask truth --write` writes what CPython says; look at the difference before committing.",
    )
}

/// Runs random programs about scoping here and in CPython, and shows where they part.
pub fn fuzz(rest: &[String]) -> Outcome {
    let Some((count, rest)) = rest.split_first().filter(|(count, _)| count.parse::<u32>().is_ok()) else {
        return Err("how many programs? `cargo xtask fuzz-scoping 1000`".to_owned());
    };
    let Some(python) = reference() else { return Ok(()) };
    run(command("cargo").args(["build", "--bin", "lexiscope"]), "The engine must build first.")?;
    let engine = root().join("target/debug/lexiscope");
    let mut fuzz = command(python);
    fuzz.env("PYTHONDONTWRITEBYTECODE", "1").arg("tests/truth/fuzz.py").arg(engine).arg(count).args(rest);
    run(&mut fuzz, "Each difference above names its seed: `--seed N` with COUNT 1 runs that program alone.")
}

/// CPython 3.13, if this machine has it; says so if not.
fn reference() -> Option<&'static str> {
    let found = ["python3.13", "python3", "python"].into_iter().find(|name| {
        let version =
            ask(command(name)
                .args(["-c", "import sys; print(*sys.version_info[:2], sys.implementation.name)"]));
        version.as_deref() == Some("3 13 cpython")
    });
    if found.is_none() {
        println!(
            "CPython 3.13 is not on PATH: nothing was checked. The tests use what it said before (tests/truth/)."
        );
    }
    found
}
