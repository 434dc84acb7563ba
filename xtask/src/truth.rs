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
    beside(rest, "tests/truth/fuzz.py")
}

/// Runs generated programs about the library here and in CPython, with seeds that nobody chose.
pub fn fuzz_library(rest: &[String]) -> Outcome {
    beside(rest, "tests/truth/fuzz_library.py")
}

fn beside(rest: &[String], script: &str) -> Outcome {
    counted(rest)?;
    let Some(python) = reference() else { return Ok(()) };
    run(command("cargo").args(["build", "--bin", "lexiscope"]), "The engine must build first.")?;
    let engine = root().join("target/debug/lexiscope");
    run(
        driver(python, script).arg(engine).args(rest),
        "Each difference above names its seed: COUNT 1 with `--seed N` runs that program alone.",
    )
}

/// Compares what is seen at every line step of random programs.
pub fn fuzz_steps(rest: &[String]) -> Outcome {
    counted(rest)?;
    let Some(python) = reference() else { return Ok(()) };
    let folder = root().join("target/fuzz-steps");
    run(
        driver(python, "tests/truth/fuzz.py").arg("-").args(rest).arg("--steps").arg(&folder),
        "The programs could not be made.",
    )?;
    let mut test = command("cargo");
    test.args(["test", "--quiet", "--test", "truth", "every_line_step"]).env("LEXISCOPE_TRUTH", &folder);
    run(&mut test, "The programs named above are in target/fuzz-steps/.")
}

fn driver(python: &str, script: &str) -> std::process::Command {
    let mut driver = command(python);
    driver.env("PYTHONDONTWRITEBYTECODE", "1").arg(script);
    driver
}

fn counted(rest: &[String]) -> Outcome {
    match rest.first().map(|count| count.parse::<u32>()) {
        Some(Ok(_)) => Ok(()),
        _ => Err("how many programs? For instance `cargo xtask fuzz-scoping 1000`".to_owned()),
    }
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
