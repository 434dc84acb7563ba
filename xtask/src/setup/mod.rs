//! Set-up: everything a fresh machine lacks. Each piece is looked for first and kept once it is there.

mod browser;
mod npm;
mod tools;
mod wasm;

use crate::Outcome;
use crate::machine::{command, on_path, path_with, root, run};
pub use browser::Browser;
use std::process::Command;

/// What building the page needs.
pub struct Page {
    path: std::ffi::OsString,
    /// The rustup toolchain that knows wasm32, where it is not the usual one.
    toolchain: Option<String>,
}

/// Sets up what building the page needs.
pub fn page() -> Outcome<Page> {
    if on_path(&["rustup"]).is_none() {
        return Err("rustup is missing. Install Rust from https://rustup.rs, then run this again.".to_owned());
    }
    npm::install()?;
    let toolchain = wasm::toolchain()?;
    let tools = tools::install()?;
    // Trunk builds without the network: whatever crate is missing must come before.
    run(command("cargo").arg("fetch"), "Look at the network: the crates come from crates.io.")?;
    let path = path_with(&[tools, root().join("node_modules/.bin")])?;
    Ok(Page { path, toolchain })
}

/// Sets up what driving a browser needs.
pub fn browser() -> Outcome<Browser> {
    browser::find_or_install()
}

impl Page {
    /// A command that finds our tools and the compiler for wasm.
    pub fn command(&self, program: &str) -> Command {
        let mut command = command(program);
        command.env("PATH", &self.path);
        // Cargo names itself to its children; Trunk's cargo must choose again.
        command.env_remove("CARGO");
        if let Some(toolchain) = &self.toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        command
    }
}
