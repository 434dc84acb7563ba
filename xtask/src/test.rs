//! Every check there is, in one command.

use crate::machine::{ask, command, root, run as run_command};
use crate::setup::{Browser, Page};
use crate::{Outcome, build, check, option, setup, size, truth};
use std::process::Command;
use std::time::Instant;

/// Sets up, then checks and tests everything. A failure does not keep the later steps from being taken,
/// so that one run tells all; only what needs a piece that is missing is left out.
pub fn run(rest: &[String]) -> Outcome {
    let quick = option(rest, "--quick", &["--quick"])?.is_some();
    let mut steps = Steps::default();
    let page = steps.take("set-up", setup::page);
    let browser = if quick { None } else { steps.take("set-up of the browser", setup::browser) };
    steps.take("formatting", formatting);
    steps.take("clippy", clippy);
    if let Some(page) = &page {
        steps.take("clippy, the page's side", || clippy_of_page(page));
    }
    steps.take("native tests", native);
    steps.take("the library beside CPython", || truth::fuzz_library(&["2".to_owned()]));
    let built = page.and_then(|page| steps.take("release build of the page", || build::shipped(&page)));
    if built.is_some() {
        steps.take("the built page", || check::dist().and_then(|()| size::run()));
        if let Some(browser) = &browser {
            steps.take("end-to-end tests", || end_to_end(browser));
        }
    }
    steps.tell()
}

fn formatting() -> Outcome {
    if ask(command("cargo").args(["fmt", "--version"])).is_none() {
        println!("rustfmt is not installed (rustup component add rustfmt): skipped");
        return Ok(());
    }
    run_command(command("cargo").args(["fmt", "--all", "--check"]), "`cargo fmt --all` puts it right.")
}

fn clippy() -> Outcome {
    clippy_with(|| command("cargo"), &["--workspace", "--all-targets"])
}

/// The rooms that exist for wasm32 only.
fn clippy_of_page(page: &Page) -> Outcome {
    clippy_with(
        || page.command("cargo"),
        &["--target", "wasm32-unknown-unknown", "--lib", "--bin", "lexiscope-page"],
    )
}

fn clippy_with(cargo: impl Fn() -> Command, what: &[&str]) -> Outcome {
    if ask(cargo().args(["clippy", "--version"])).is_none() {
        println!("clippy is not installed (rustup component add clippy): skipped");
        return Ok(());
    }
    let mut clippy = cargo();
    clippy.args(["clippy", "--quiet"]).args(what).args(["--", "-D", "warnings"]);
    run_command(&mut clippy, "Clippy's words above say what to change.")
}

fn native() -> Outcome {
    let mut tests = command("cargo");
    tests.args(["test", "--workspace", "--exclude", "lexiscope-e2e", "--no-fail-fast"]);
    run_command(&mut tests, "The failures are listed above; one test alone: cargo test NAME.")
}

fn end_to_end(browser: &Browser) -> Outcome {
    let mut tests = command("cargo");
    tests.args(["test", "--package", "lexiscope-e2e", "--no-fail-fast", "--", "--test-threads=2"]);
    browser.name_to(&mut tests);
    tests.env("LEXISCOPE_DIST", root().join("dist"));
    run_command(&mut tests, "What the browser saw last is in target/screens/.")
}

/// The steps taken: how long each took, and what was wrong.
#[derive(Default)]
struct Steps {
    taken: Vec<(&'static str, f64, Option<String>)>,
}

impl Steps {
    fn take<T>(&mut self, name: &'static str, step: impl FnOnce() -> Outcome<T>) -> Option<T> {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = step();
        let seconds = start.elapsed().as_secs_f64();
        let (done, failure) = match outcome {
            Ok(done) => (Some(done), None),
            Err(reason) => (None, Some(reason)),
        };
        if let Some(reason) = &failure {
            println!("FAILED: {name}: {reason}");
        }
        self.taken.push((name, seconds, failure));
        done
    }

    fn tell(&self) -> Outcome {
        println!("\nseconds  step");
        for (name, seconds, failure) in &self.taken {
            println!("{seconds:>7.1}  {name}{}", if failure.is_some() { ": FAILED" } else { "" });
        }
        println!("{:>7.1}  all", self.taken.iter().map(|(_, seconds, _)| seconds).sum::<f64>());
        let failures =
            self.taken.iter().filter_map(|(name, _, failure)| Some(format!("{name}: {}", failure.as_ref()?)));
        let failures: Vec<String> = failures.collect();
        if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
    }
}
