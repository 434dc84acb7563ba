//! Programs changed at random, by a seed: none makes the machine panic, hang or fail. The fuzz target (`tests/fuzz`)
//! asks the same of any bytes.

#[path = "fuzz/check.rs"]
mod check;

use lexiscope::pylib;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// What may stand where a word stood.
const WORDS: &[&str] = &[
    "0",
    "-1",
    "10**30",
    "''",
    "b'x'",
    "[]",
    "()",
    "{}",
    "None",
    "self",
    "x",
    "__class__",
    "lambda: x",
    "*x",
    "**x",
    "yield",
    "await x",
    "return",
    "global x",
    "nonlocal x",
    "del x",
    "super()",
    "type",
    "object",
    "x.x",
    "x[x]",
    "x[::-1]",
    "x := 1",
    "[x for x in x]",
    "{**x}",
    "raise",
    "not",
    "in",
    "is",
    "==",
    "@",
    "//",
    "async",
    "class x:",
    "def x(x=x, *x, **x):",
    "property",
    "__slots__ = 'x'",
    "exec('x')",
    "x.__dict__",
    "x.__class__ = x",
    "...",
];

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn programs() -> Vec<String> {
    fn below(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                below(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    below(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/python"), &mut paths);
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// A word of `line` replaced.
fn replaced(line: &str, random: &mut Random) -> String {
    let word = WORDS[random.below(WORDS.len())];
    let starts: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
    let Some(&start) = starts.get(random.below(starts.len())) else { return word.to_string() };
    let rest = &line[start..];
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    format!("{}{word}{}", &line[..start], &rest[end..])
}

/// A program with a few lines taken out, doubled, exchanged, changed or taken from another.
fn mutant(programs: &[String], random: &mut Random) -> String {
    let pick = |random: &mut Random| programs[random.below(programs.len())].clone();
    let mut lines: Vec<String> = pick(random).lines().map(str::to_string).collect();
    for _ in 0..=random.below(5) {
        let (at, other) = (random.below(lines.len()), random.below(lines.len()));
        if lines.is_empty() {
            break;
        }
        match random.below(6) {
            0 => {
                lines.remove(at);
            }
            1 => lines.insert(at, lines[other].clone()),
            2 => lines.swap(at, other),
            3 => {
                let source = pick(random);
                let taken: Vec<&str> = source.lines().collect();
                let from = random.below(taken.len());
                lines.splice(at..at, taken.iter().skip(from).take(5).map(|line| line.to_string()));
            }
            _ => lines[at] = replaced(&lines[at], random),
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn changed_programs_end_as_programs_do() {
    let (library, programs) = (pylib::library(), programs());
    let mut random = Random(0x5eed_1e51_5c0b_e001);
    for round in 0..2_000 {
        let program = mutant(&programs, &mut random);
        let done = catch_unwind(AssertUnwindSafe(|| check::check(&library, program.as_bytes())));
        assert!(done.is_ok(), "round {round}:\n{program}");
    }
}
