//! What the page weighs on the wire.

use crate::Outcome;
use crate::machine::root;
use std::path::Path;

/// All bytes at brotli 11, the lessons' among them, must stay below this.
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
    // Lessons are fetched one by one, when they are opened; they count all the same.
    let sum = |lessons: bool| {
        rows.iter()
            .filter(|(name, ..)| name.starts_with("lessons") == lessons)
            .fold((0, 0), |(bytes, total), row| (bytes + row.1, total + row.2))
    };
    let (lessons, page) = (sum(true), sum(false));
    let total = lessons.1 + page.1;
    println!("{:>10} {:>10}  lessons, each fetched when it is opened", lessons.0, lessons.1);
    println!("{:>10} {:>10}  the page", page.0, page.1);
    println!("{:>10} {total:>10}  all (limit {LIMIT})", lessons.0 + page.0);
    if total < LIMIT {
        Ok(())
    } else {
        Err(format!("all weighs {total} bytes at brotli 11; the limit is {LIMIT}"))
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
