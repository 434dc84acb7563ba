//! The programs of tests/python and what lies beside them.

use std::fs;
use std::path::{Path, PathBuf};

/// One program.
pub struct Program {
    /// `closures/counter`.
    pub name: String,
    /// The source.
    pub file: PathBuf,
}

impl Program {
    /// What CPython said, from the file beside the program: `out`, `err`, `status`.
    #[allow(dead_code)]
    pub fn expected(&self, extension: &str) -> Option<String> {
        fs::read_to_string(self.file.with_extension(extension)).ok()
    }

    /// What CPython said, from `truth/data`: `jsonl` or `scopes.json`.
    #[allow(dead_code)]
    pub fn truth(&self, extension: &str) -> Option<String> {
        let data = others().unwrap_or_else(|| tests().join("truth/data"));
        fs::read_to_string(data.join(format!("{}.{extension}", self.name))).ok()
    }
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// A folder of other programs with their data beside them (`cargo xtask fuzz-steps` makes one).
fn others() -> Option<PathBuf> {
    std::env::var_os("LEXISCOPE_TRUTH").map(PathBuf::from)
}

/// Where the programs are.
pub fn folder() -> PathBuf {
    others().unwrap_or_else(|| tests().join("python"))
}

/// All programs, by name.
pub fn programs() -> Vec<Program> {
    let mut found = Vec::new();
    let mut folders = vec![folder()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("tests/python is there") {
            let file = entry.expect("a readable folder").path();
            if file.is_dir() {
                folders.push(file);
            } else if file.extension().is_some_and(|e| e == "py") {
                let name = file.strip_prefix(self::folder()).expect("below tests/python").with_extension("");
                found.push(Program { name: name.to_string_lossy().replace('\\', "/"), file });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}
