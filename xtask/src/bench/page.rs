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
    let of = |name: &str, share: &str| figure(&format!("{name} {share}"));
    let both =
        |name: &str, share: &str| format!("p50 {:.1} ms, {share} {:.1} ms", of(name, "p50"), of(name, share));
    // Of what a person waits for, how much is our work; the rest is the screen's next refresh.
    let told = |name: &str, share: &str| {
        let work = format!("{name} work");
        format!("{}; work {:.1}, {:.1}", both(name, share), of(&work, "p50"), of(&work, share))
    };
    let mut row = |what: &str, ours: &str, wanted: &str, reached: Option<bool>| {
        report.row(what, ours, "-", "", wanted, reached);
    };
    let reached = Some(figure("seek p99") <= 100.0);
    let worker = format!("; worker {:.1}, {:.1}", figure("seek worker p50"), figure("seek worker p99"));
    row("page: seek to drawn picture, counter", &(told("seek", "p99") + &worker), "p99 100 ms", reached);
    let shown = format!("{}; with its view {}", both("epoch", "p99"), both("epoch view", "p99"));
    row("page: replay of one epoch, counter", &shown, "p99 5 ms", Some(figure("epoch p99") <= 5.0));
    let least = figure("heap 10");
    for live in ["10", "1000", "100000"] {
        let cost = figure(&format!("heap {live}"));
        let shown = format!("{cost:.0} ns a line step, {:.2} of the least heap's", cost / least);
        row(&format!("page: cost of heap, {live} objects"), &shown, "flat", None);
    }
    // At sixty pictures a second, a person who is not in step with the screen waits up to 16.7 ms for the next one,
    // whatever is shown: so what is to be reached is measured where pictures come as fast as they are made. Motion is left
    // out there, since it would be drawn as fast as well, on the same processor; it is in the figure beside this one.
    let what = format!("page: key to drawn stop, {} boxes", figure("drawn"));
    let reached = Some(figure("unlimited p95") <= 16.0);
    row(&format!("{what}, no motion"), &told("unlimited", "p95"), "p95 16 ms", reached);
    row(&format!("{what}, motion, 60 Hz"), &told("key", "p95"), "", None);
    Ok(())
}
