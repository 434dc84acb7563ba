//! Measures what a person waits for: navigation to first picture, from this machine, nothing cached.

use lexiscope_e2e::{Page, View, site};

/// The first slice must stand within a second.
const LIMIT_MS: f64 = 1000.0;

fn main() {
    let rounds: usize = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(9).max(1);
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let page = Page::start(View::default());
        for times in [&mut cold, &mut warm] {
            page.goto("about:blank");
            page.goto(&site().url("/"));
            page.wait_for_picture();
            let time = page.run("return performance.getEntriesByName('first-picture')[0].startTime");
            times.push(time.as_f64().unwrap_or(f64::INFINITY));
        }
    }
    let cold = tell("a browser just started", cold);
    tell("the same browser again", warm);
    if cold > LIMIT_MS {
        eprintln!("the first picture took {cold:.0} ms; the limit is {LIMIT_MS:.0} ms");
        std::process::exit(1);
    }
}

fn tell(who: &str, mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    let median = times[times.len() / 2];
    let (first, last) = (times[0], times[times.len() - 1]);
    println!(
        "navigation to first picture, {who}: median {median:.0} ms ({first:.0} to {last:.0}, {} rounds)",
        times.len()
    );
    median
}
