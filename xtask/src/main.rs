//! `cargo xtask`: everything one does with this project besides writing it.

mod bench;
mod build;
mod check;
mod first_picture;
mod machine;
mod serve;
mod setup;
mod size;
mod test;
mod truth;

use std::process::ExitCode;

/// A step that failed: what, and what to do about it.
pub type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask serve [--port N] [--release]   set up, build, serve the page, rebuild on every change
cargo xtask test [--quick]                 set up, then every check and test (--quick: no browser)
cargo xtask build                          set up, then the page as it is shipped, into dist/
cargo xtask size                           what every byte of dist/ weighs at brotli 11
cargo xtask first-picture [--rounds N]     time from navigation to the first picture, in Chromium
cargo xtask bench [--rounds N] [--browser] the engine's figures beside CPython's; with the page's in Chromium
cargo xtask setup                          set up only
cargo xtask truth [--write]                is what tests know of CPython what CPython 3.13 says?
cargo xtask fuzz-scoping COUNT [--seed N]  random programs about scoping, here and in CPython 3.13
cargo xtask fuzz-steps COUNT [--seed N]    the same, comparing what is seen at every line step
cargo xtask fuzz-library COUNT [--seed N]  generated programs about asyncio, datetime, json, random and re, here and there
Whatever set-up has finished once is found and used again.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let rest = words.get(1..).unwrap_or_default();
    let outcome = match words.first().map(String::as_str) {
        Some("serve") => serve::run(rest),
        // Not for people: `serve` starts it to say when the page is there.
        Some("announce") => serve::announce(rest),
        Some("test") => test::run(rest),
        Some("build") => no_options(rest).and_then(|()| build::shipped(&setup::page()?)),
        Some("size") => no_options(rest).and_then(|()| size::run()),
        Some("first-picture") => first_picture::run(rest),
        Some("bench") => bench::run(rest),
        Some("setup") => {
            no_options(rest).and_then(|()| setup::page().and_then(|_| setup::browser().map(drop)))
        }
        Some("truth") => truth::check(rest),
        Some("fuzz-scoping") => truth::fuzz(rest),
        Some("fuzz-steps") => truth::fuzz_steps(rest),
        Some("fuzz-library") => truth::fuzz_library(rest),
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("there is no `cargo xtask {other}`\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nxtask: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn no_options(rest: &[String]) -> Outcome {
    match rest.first() {
        None => Ok(()),
        Some(word) => Err(format!("this command takes no options (got `{word}`)")),
    }
}

/// The value of `--name`, if given. Refuses words that none of `known` explains.
pub fn option<'a>(rest: &'a [String], name: &str, known: &[&str]) -> Outcome<Option<&'a str>> {
    let mut value = None;
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        let takes_value = match known.iter().find(|one| one.trim_end_matches('=') == word) {
            Some(one) => one.ends_with('='),
            None => return Err(format!("`{word}` is not an option of this command\n{HELP}")),
        };
        let given =
            if takes_value { words.next().ok_or(format!("`{word}` needs a value"))?.as_str() } else { "" };
        if word == name {
            value = Some(given);
        }
    }
    Ok(value)
}
