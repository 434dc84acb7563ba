//! What comes from npm: the editor's parts, the bundler, wasm-opt, the accessibility checker.

use crate::Outcome;
use crate::machine::{apt_install, ask, can_apt, command, on_path, root, run};

/// The oldest Node.js that the bundler runs on.
const OLDEST_NODE: u32 = 18;

/// Installs what package-lock.json names, unless just that is there.
pub fn install() -> Outcome {
    let read = |path: &str| std::fs::read_to_string(root().join(path));
    let wanted =
        read("package-lock.json").map_err(|error| format!("package-lock.json cannot be read: {error}"))?;
    const STAMP: &str = "node_modules/.lexiscope-lock";
    if read(STAMP).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    node()?;
    let advice = "Look at the network: the packages come from the npm registry.";
    run(command("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]), advice)?;
    std::fs::write(root().join(STAMP), wanted).map_err(|error| format!("{STAMP} cannot be written: {error}"))
}

fn node() -> Outcome {
    let advice = "Install Node.js 18 or newer with npm (https://nodejs.org), then run this again.";
    if (on_path(&["node"]).is_none() || on_path(&["npm"]).is_none()) && can_apt() {
        apt_install(&["nodejs", "npm"], advice)?;
    }
    let version = ask(command("node").arg("--version")).unwrap_or_default();
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST_NODE && on_path(&["npm"]).is_some() => Ok(()),
        Some(major) if major < OLDEST_NODE => Err(format!("Node.js {version} is too old. {advice}")),
        _ => Err(format!("Node.js or npm is missing. {advice}")),
    }
}
