//! The machine we are on: where things are, what runs, who we are.

use crate::Outcome;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The project's own folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Where set-up keeps what outlives a clone.
pub fn cache() -> Outcome<PathBuf> {
    let home = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = home("XDG_CACHE_HOME").or_else(|| home("HOME").map(|home| home.join(".cache")));
    base.map(|base| base.join("lexiscope")).ok_or_else(|| "neither HOME nor XDG_CACHE_HOME is set".to_owned())
}

/// The first program of these names on PATH.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

/// PATH with `first` before everything else.
pub fn path_with(first: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(std::env::split_paths(&path));
    std::env::join_paths(all).map_err(|error| format!("PATH cannot be extended: {error}"))
}

/// A command in the project's folder.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// Runs a command, its output shown. `advice` is what to do when it fails.
pub fn run(command: &mut Command, advice: &str) -> Outcome {
    let shown = shown(command);
    eprintln!("$ {shown}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` failed ({status}).\n{advice}")),
        Err(error) => Err(format!("`{shown}` could not be started: {error}.\n{advice}")),
    }
}

/// What a command prints, if it runs and succeeds.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A command as one would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Whether we may install packages of a Debian-like system.
pub fn can_apt() -> bool {
    let root = ask(command("id").arg("-u")).is_some_and(|id| id == "0");
    root && on_path(&["apt-get"]).is_some()
}

/// Installs Debian packages.
pub fn apt_install(packages: &[&str], advice: &str) -> Outcome {
    run(command("apt-get").args(["update", "-qq"]), advice)?;
    let mut install = command("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    run(install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages), advice)
}
