//! Build script: the library's Python as it goes into the program, without what only its readers want.
//! Comments, blank lines and indentation are a tenth of the library's bytes on the wire.
//!
//! Dropped: comments, blank lines, documentation in `"""`. One that a program may read (`__doc__`) is written in
//! single quotes, which stay. Indentation becomes one space a level, none inside brackets. No line is joined to
//! another, and what is inside a string stays as it is.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let source = Path::new(&env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("src/pylib");
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("pylib");
    println!("cargo::rerun-if-changed={}", source.display());
    copy(&source, &target);
}

/// Every `.py` file below `source`, shortened, at the same place below `target`.
fn copy(source: &Path, target: &Path) {
    let entries = fs::read_dir(source).unwrap_or_else(|error| panic!("{}: {error}", source.display()));
    for entry in entries.flatten().map(|entry| entry.path()) {
        let Some(name) = entry.file_name() else { continue };
        let place = target.join(name);
        if entry.is_dir() {
            copy(&entry, &place);
        } else if entry.extension().is_some_and(|extension| extension == "py") {
            let text =
                fs::read_to_string(&entry).unwrap_or_else(|error| panic!("{}: {error}", entry.display()));
            let written = fs::create_dir_all(target).and_then(|()| fs::write(&place, shortened(&text)));
            written.unwrap_or_else(|error| panic!("{}: {error}", place.display()));
        }
    }
}

/// What stands before a line: a new statement, the middle of one, or the middle of a `"""` string.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Nothing,
    Brackets(usize),
    Text,
}

fn shortened(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = Inside::Nothing;
    // Where documentation was left out whose block may have nothing else.
    let mut body = None;
    let mut documentation = false;
    // A last statement ends the last block.
    for line in text.lines().chain(["pass"]) {
        let (kept, after) = scan(line, inside);
        if inside == Inside::Nothing {
            documentation = line.trim_start().starts_with("\"\"\"");
            if documentation {
                body = Some(level(line));
            } else if !line[..kept].trim().is_empty()
                && let Some(body) = body.take().filter(|&body| body > level(line))
            {
                out.extend(std::iter::repeat_n(' ', body));
                out.push_str("pass\n");
            }
        }
        if !documentation {
            push(&mut out, line, kept, inside);
        }
        inside = after;
    }
    out
}

/// Adds the first `kept` bytes of a line that began `inside` something.
fn push(out: &mut String, line: &str, kept: usize, inside: Inside) {
    let code = &line[..kept];
    match inside {
        Inside::Text => out.push_str(code),
        _ if code.trim().is_empty() => return,
        Inside::Brackets(_) => out.push_str(code.trim()),
        Inside::Nothing => {
            out.extend(std::iter::repeat_n(' ', level(code)));
            out.push_str(code.trim());
        }
    }
    out.push('\n');
}

/// How deep a line is indented, in blocks.
fn level(line: &str) -> usize {
    (line.len() - line.trim_start().len()) / 4
}

/// How much of a line is code, and what the next one begins inside of.
fn scan(line: &str, inside: Inside) -> (usize, Inside) {
    let bytes = line.as_bytes();
    let (mut depth, mut at) = match inside {
        Inside::Brackets(depth) => (depth, 0),
        Inside::Nothing => (0, 0),
        Inside::Text => match line.find("\"\"\"") {
            Some(end) => (0, end + 3),
            None => return (bytes.len(), Inside::Text),
        },
    };
    while at < bytes.len() {
        match bytes[at] {
            b'#' => return (at, resting(depth)),
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'"' if line[at..].starts_with("\"\"\"") => match line[at + 3..].find("\"\"\"") {
                Some(length) => at += 3 + length + 2,
                None => return (bytes.len(), Inside::Text),
            },
            quote @ (b'"' | b'\'') => at = end_of_string(bytes, at + 1, quote),
            _ => {}
        }
        at += 1;
    }
    (bytes.len(), resting(depth))
}

fn resting(depth: usize) -> Inside {
    if depth == 0 { Inside::Nothing } else { Inside::Brackets(depth) }
}

/// Where the quote stands that ends a string of one line.
fn end_of_string(bytes: &[u8], mut at: usize, quote: u8) -> usize {
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at
}
