//! Every check there is, in one command.

use crate::machine::{ask, command, root, run as run_command};
use crate::setup::Browser;
use crate::{Outcome, build, check, option, setup, size};
use std::time::Instant;

/// Sets up, then checks and tests everything. Stops at the first step that fails.
pub fn run(rest: &[String]) -> Outcome {
    let quick = option(rest, "--quick", &["--quick"])?.is_some();
    let mut steps = Steps::default();
    let page = steps.take("set-up", setup::page)?;
    let browser = if quick { None } else { Some(steps.take("set-up of the browser", setup::browser)?) };

    steps.take("formatting", formatting)?;
    steps.take("clippy", clippy)?;
    steps.take("native tests", native)?;
    steps.take("release build of the page", || build::shipped(&page))?;
    steps.take("the built page", || check::dist().and_then(|()| size::run()))?;
    if let Some(browser) = &browser {
        steps.take("end-to-end tests", || end_to_end(browser))?;
    }
    steps.tell();
    Ok(())
}

fn formatting() -> Outcome {
    if ask(command("cargo").args(["fmt", "--version"])).is_none() {
        println!("rustfmt is not installed (rustup component add rustfmt): skipped");
        return Ok(());
    }
    run_command(command("cargo").args(["fmt", "--all", "--check"]), "`cargo fmt --all` puts it right.")
}

fn clippy() -> Outcome {
    if ask(command("cargo").args(["clippy", "--version"])).is_none() {
        println!("clippy is not installed (rustup component add clippy): skipped");
        return Ok(());
    }
    let mut clippy = command("cargo");
    clippy.args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    run_command(&mut clippy, "Clippy's words above say what to change.")
}

fn native() -> Outcome {
    let mut tests = command("cargo");
    tests.args(["test", "--workspace", "--exclude", "lexiscope-e2e", "--no-fail-fast"]);
    run_command(&mut tests, "The failures are listed above; one test alone: cargo test NAME.")
}

fn end_to_end(browser: &Browser) -> Outcome {
    let mut tests = command("cargo");
    tests.args(["test", "--package", "lexiscope-e2e", "--", "--test-threads=2"]);
    browser.name_to(&mut tests);
    tests.env("LEXISCOPE_DIST", root().join("dist"));
    run_command(&mut tests, "What the browser saw last is in target/screens/.")
}

/// The steps taken, and how long each took.
#[derive(Default)]
struct Steps {
    taken: Vec<(&'static str, f64)>,
}

impl Steps {
    fn take<T>(&mut self, name: &'static str, step: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = step();
        self.taken.push((name, start.elapsed().as_secs_f64()));
        if outcome.is_err() {
            self.tell();
            println!("FAILED: {name}");
        }
        outcome
    }

    fn tell(&self) {
        println!("\nseconds  step");
        for (name, seconds) in &self.taken {
            println!("{seconds:>7.1}  {name}");
        }
        println!("{:>7.1}  all", self.taken.iter().map(|(_, seconds)| seconds).sum::<f64>());
    }
}
