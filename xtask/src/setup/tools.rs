//! Trunk and wasm-bindgen, in the versions this project is built with.

use crate::Outcome;
use crate::machine::{ask, cache, command, run};
use std::path::{Path, PathBuf};

struct Tool {
    program: &'static str,
    package: &'static str,
    /// wasm-bindgen must match the crate of the same name in Cargo.toml.
    version: &'static str,
}

const TOOLS: [Tool; 2] = [
    Tool { program: "wasm-bindgen", package: "wasm-bindgen-cli", version: "0.2.130" },
    Tool { program: "trunk", package: "trunk", version: "0.21.14" },
];

/// Finds or installs them; the folder where installed ones are.
pub fn install() -> Outcome<PathBuf> {
    let home = cache()?.join("tools");
    let bin = home.join("bin");
    for tool in &TOOLS {
        if !tool.is_at(&bin.join(tool.program)) && !tool.is_at(Path::new(tool.program)) {
            tool.install(&home)?;
        }
    }
    Ok(bin)
}

impl Tool {
    fn is_at(&self, program: &Path) -> bool {
        let says = ask(command(program).arg("--version")).unwrap_or_default();
        says.split_whitespace().any(|word| word == self.version)
    }

    fn install(&self, home: &Path) -> Outcome {
        eprintln!(
            "installing {} {} into {} (some minutes, once)",
            self.package,
            self.version,
            home.display()
        );
        let cargo = |locked: bool| {
            let mut cargo = command("cargo");
            cargo.args([
                "install",
                "--quiet",
                self.package,
                "--version",
                &format!("={}", self.version),
                "--root",
            ]);
            cargo.arg(home);
            if locked {
                cargo.arg("--locked");
            }
            // Kept beside the tools, so that an interrupted build goes on where it was.
            cargo.env("CARGO_TARGET_DIR", home.join("building"));
            cargo
        };
        let advice = format!(
            "Look at the network (crates come from crates.io), or install it yourself: \
             cargo install {} --version ={}",
            self.package, self.version
        );
        // A mirror that lags behind may not have what the lock file names.
        run(&mut cargo(true), "Trying without its lock file.")
            .or_else(|_| run(&mut cargo(false), &advice))?;
        // Only space is lost if this fails.
        let _ = std::fs::remove_dir_all(home.join("building"));
        Ok(())
    }
}
