//! How long a person waits for the first picture.

use crate::machine::{command, root, run as run_command};
use crate::{Outcome, option, setup};

/// Measures in Chromium what `dist/` does: navigation to first picture on localhost, several rounds.
pub fn run(rest: &[String]) -> Outcome {
    let rounds = option(rest, "--rounds", &["--rounds="])?.unwrap_or("9");
    let dist = root().join("dist");
    if !dist.join("index.html").is_file() {
        return Err("dist/ is empty. Run `cargo xtask build` first.".to_owned());
    }
    let browser = setup::browser()?;
    let mut measure = command("cargo");
    measure.args(["run", "--quiet", "--package", "lexiscope-e2e", "--bin", "first-picture", "--", rounds]);
    browser.name_to(&mut measure);
    run_command(measure.env("LEXISCOPE_DIST", dist), "The page must set the mark `first-picture`.")
}
