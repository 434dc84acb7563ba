//! Building the page.

use crate::Outcome;
use crate::machine::{ask, root, run};
use crate::setup::Page;
use std::process::Command;

/// The most memory one instance may take: beyond it the engine traps at once, where a browser would let it
/// grow for seconds first.
const MAX_MEMORY: u32 = 1 << 30;
/// The stack of the module. The default, 1 MiB, is tight for a parser; this costs address space only.
const STACK: u32 = 4 << 20;

/// Builds the page as it is shipped, into `dist/`.
pub fn shipped(page: &Page) -> Outcome {
    let advice = "The messages above say what does not compile.";
    run(trunk(page, "build").args(["--release", "--cargo-profile", "shipped"]), advice)?;
    minify_glue(page)?;
    // It tells authors the format; the page never asks for it.
    let format = root().join("dist/lessons/README.md");
    std::fs::remove_file(&format).map_err(|error| format!("{}: {error}", format.display()))?;
    println!("The page is in {}: copy it to any folder of any web server.", root().join("dist").display());
    Ok(())
}

/// Minifies the script between the page and the module, in place: Trunk leaves it as it is.
fn minify_glue(page: &Page) -> Outcome {
    let glue = std::fs::read_dir(root().join("dist"))
        .map_err(|error| format!("dist/ cannot be read: {error}"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with("lexiscope-page-") && name.ends_with(".js"))
        .ok_or("dist/ holds no script of the page's module")?;
    let options = ["--minify", "--format=esm", "--log-level=warning", "--allow-overwrite"];
    let mut minify = page.command("node_modules/.bin/esbuild");
    minify.args(options).args([format!("dist/{glue}"), format!("--outfile=dist/{glue}")]);
    run(&mut minify, "The script that wasm-bindgen wrote could not be minified.")
}

/// Trunk, with everything it needs.
pub fn trunk(page: &Page, verb: &str) -> Command {
    let mut trunk = page.command("trunk");
    trunk.arg(verb).env("CARGO_ENCODED_RUSTFLAGS", flags(page).join("\u{1f}"));
    // `NO_COLOR=1` is refused by this version of Trunk, which wants a true or false.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

/// Compiler flags for the page's module. They do not touch build scripts, nor the native build.
fn flags(page: &Page) -> Vec<String> {
    let mut flags = vec![
        format!("-Clink-arg=--max-memory={MAX_MEMORY}"),
        format!("-Clink-arg=-zstack-size={STACK}"),
        format!("--remap-path-prefix={}=lexiscope", root().display()),
    ];
    // Panic messages name source files: the machine that built the page is nobody's business.
    let home =
        std::env::var("CARGO_HOME").ok().or_else(|| std::env::var("HOME").ok().map(|home| home + "/.cargo"));
    if let Some(home) = home {
        let registry = std::path::Path::new(&home).join("registry/src");
        for folder in std::fs::read_dir(registry).into_iter().flatten().flatten() {
            flags.push(format!("--remap-path-prefix={}=crates", folder.path().display()));
        }
    }
    if let Some(sysroot) = ask(page.command("rustc").args(["--print", "sysroot"])) {
        flags.push(format!("--remap-path-prefix={sysroot}/lib/rustlib/src/rust=rust"));
    }
    flags
}
