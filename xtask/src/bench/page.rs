//! The figures of the page, in Chromium.

use super::report::Report;
use crate::machine::{ask, command, root};
use crate::{Outcome, build, setup};

/// Builds the page as it is shipped and measures it.
pub fn measure(report: &mut Report) -> Outcome {
    build::shipped(&setup::page()?)?;
    let browser = setup::browser()?;
    let mut figures = command("cargo");
    figures.args(["run", "--quiet", "--package", "lexiscope-e2e", "--bin", "engine-figures"]);
    browser.name_to(&mut figures);
    figures.env("LEXISCOPE_DIST", root().join("dist"));
    let told = ask(&mut figures).ok_or(
        "the page could not be measured: `cargo run -p lexiscope-e2e --bin engine-figures` says why",
    )?;
    let figure = |name: &str| {
        let line = told.lines().rev().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
        line.and_then(|word| word.parse::<f64>().ok()).unwrap_or(f64::NAN)
    };
    let speed = figure("record") / 1e6;
    let shown = format!("{speed:.1} M line steps/s");
    report.row("page: recording, counter", &shown, "-", "", "2 M", Some(speed >= 2.0));
    let shown = format!("p50 {:.0} ms, p99 {:.0} ms", figure("seek p50"), figure("seek p99"));
    report.row(
        "page: seek to drawn picture, counter",
        &shown,
        "-",
        "",
        "p99 100 ms",
        Some(figure("seek p99") <= 100.0),
    );
    let shown = format!("p50 {:.0} ms, p95 {:.0} ms", figure("key p50"), figure("key p95"));
    let what = format!("page: key to drawn stop, {} boxes", figure("drawn"));
    report.row(&what, &shown, "-", "", "p95 16 ms", Some(figure("key p95") <= 16.0));
    Ok(())
}
