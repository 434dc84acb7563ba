//! What the page weighs on the wire.

use crate::Outcome;
use crate::machine::root;
use std::path::Path;

/// All bytes of the page at brotli 11 must stay below this.
const LIMIT: usize = 1000 * 1000;

/// Prints a table of `dist/`; fails when it is too heavy.
pub fn run() -> Outcome {
    let dist = root().join("dist");
    let mut files = Vec::new();
    list(&dist, &mut files)
        .map_err(|error| format!("dist/ cannot be read: {error}. Run `cargo xtask build` first."))?;
    if files.is_empty() {
        return Err("dist/ is empty. Run `cargo xtask build` first.".to_owned());
    }
    let mut rows = Vec::new();
    for path in files {
        let bytes =
            std::fs::read(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        let name = path.strip_prefix(&dist).unwrap_or(&path).display().to_string();
        rows.push((name, bytes.len(), packed(&bytes)?));
    }
    rows.sort_by_key(|(_, _, packed)| std::cmp::Reverse(*packed));
    println!("{:>10} {:>10}  file", "bytes", "brotli 11");
    for (name, bytes, packed) in rows.iter().filter(|(name, ..)| !name.starts_with("lessons")) {
        println!("{bytes:>10} {packed:>10}  {name}");
    }
    // Lessons are fetched one by one, when they are opened.
    let (lessons, page): (Vec<_>, Vec<_>) = rows.iter().partition(|(name, ..)| name.starts_with("lessons"));
    let sum = |rows: &[&(String, usize, usize)]| {
        rows.iter().fold((0, 0), |(bytes, total), row| (bytes + row.1, total + row.2))
    };
    let (bytes, total) = sum(&lessons);
    println!("{bytes:>10} {total:>10}  lessons, each fetched when it is opened");
    let (bytes, total) = sum(&page);
    println!("{bytes:>10} {total:>10}  the page (limit {LIMIT})");
    if total < LIMIT {
        Ok(())
    } else {
        Err(format!("the page weighs {total} bytes at brotli 11; the limit is {LIMIT}"))
    }
}

fn list(folder: &Path, files: &mut Vec<std::path::PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { list(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

fn packed(bytes: &[u8]) -> Outcome<usize> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).map_err(|error| format!("brotli: {error}"))
}
