//! The programs of tests/python and what lies beside them.

use crate::files;
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
    let of = |file: PathBuf| {
        let name = file.strip_prefix(folder()).expect("below the folder").with_extension("");
        Program { name: name.to_string_lossy().replace('\\', "/"), file }
    };
    let mut found: Vec<Program> = files::python_below(&folder()).into_iter().map(of).collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}
