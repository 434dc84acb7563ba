//! A compiler for wasm32-unknown-unknown.

use crate::Outcome;
use crate::machine::{ask, cache, command, on_path, root, run};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";
/// The toolchain that `wasm-toolchain.sh` makes.
const FALLBACK: &str = "lexiscope-wasm";

/// Finds or makes one. `None` is the toolchain in use; otherwise the name of another.
pub fn toolchain() -> Outcome<Option<String>> {
    if has_target(None) {
        return Ok(None);
    }
    if has_target(Some(FALLBACK)) {
        return Ok(Some(FALLBACK.to_owned()));
    }
    let added = run(command("rustup").args(["target", "add", TARGET]), "Trying another way.");
    if added.is_ok() && has_target(None) {
        return Ok(None);
    }
    let advice = format!(
        "A compiler for {TARGET} is needed. Either `rustup target add {TARGET}` must work (it asks \
         static.rust-lang.org), or, on Debian, `apt-get update` must work as root."
    );
    if on_path(&["apt-get"]).is_none() {
        return Err(advice);
    }
    eprintln!(
        "rustup cannot fetch {TARGET} here: making it from Debian's packages (about two minutes, once)."
    );
    let mut script = command("bash");
    script.arg(root().join("xtask/wasm-toolchain.sh")).arg(cache()?.join("toolchain")).arg(FALLBACK);
    run(&mut script, &advice)?;
    Ok(Some(FALLBACK.to_owned()))
}

fn has_target(toolchain: Option<&str>) -> bool {
    let mut rustc = command("rustc");
    if let Some(name) = toolchain {
        rustc.env("RUSTUP_TOOLCHAIN", name);
    }
    let folder = ask(rustc.args(["--print", "target-libdir", "--target", TARGET]));
    let Some(Ok(files)) = folder.map(|folder| std::fs::read_dir(Path::new(&folder))) else { return false };
    files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}
