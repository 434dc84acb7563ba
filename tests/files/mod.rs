//! Finds programs, for every test that goes through a folder of them.

use std::path::{Path, PathBuf};

/// Every Python file below `folder`, sorted. Panics if a folder cannot be read or there is none.
pub fn python_below(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no program below {}", folder.display());
    found.sort();
    found
}
