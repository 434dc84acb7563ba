//! Programs changed at random, by a seed: none makes the machine panic, hang or fail. The fuzz target (`tests/fuzz`)
//! asks the same of any bytes.

#[path = "fuzz/check.rs"]
mod check;
mod files;

use lexiscope::pylib;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

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
    let paths = files::python_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python"));
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

/// A program with bytes taken out, doubled, turned over, or text put in that opens what nothing closes.
fn spoilt(programs: &[String], random: &mut Random) -> Vec<u8> {
    const PIECES: &[&[u8]] = &[
        b"(",
        b"[",
        b"{",
        b")",
        b"f'{",
        b"\"\"\"",
        b"'",
        b"\\",
        b"\n",
        b"\n    ",
        b"\t",
        b"\r",
        b"\0",
        b"\xff",
        b"\xe2\x80",
        b":=",
        b"**",
        b"...",
        b"#",
        b"lambda ",
        b"9e999",
        b"0x",
        b"1_",
        b"\\N{",
        b"\\x1",
        b"@",
        b"!",
        b"match x:\n case ",
    ];
    let mut bytes = mutant(programs, random).into_bytes();
    for _ in 0..=random.below(4) {
        let (at, width) = (random.below(bytes.len()), random.below(9));
        let end = (at + width).min(bytes.len());
        match random.below(5) {
            0 => {
                bytes.drain(at..end);
            }
            1 => {
                let again = bytes[at..end].repeat(1 + random.below(40));
                bytes.splice(at..at, again);
            }
            2 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            3 => bytes.truncate(at),
            _ => {
                let piece = PIECES[random.below(PIECES.len())].repeat(1 + random.below(3) * random.below(80));
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

/// A number from the environment: `LEXISCOPE_ROUNDS=100000 LEXISCOPE_SEED=7 cargo test --test mutation` looks longer, elsewhere.
fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn all_end(kind: &str, change: impl Fn(&[String], &mut Random) -> Vec<u8>) {
    let (library, programs) = (pylib::library(), programs());
    let mut random = Random(0x5eed_1e51_5c0b_e001 ^ (setting("LEXISCOPE_SEED", 0) << 8));
    for round in 0..setting("LEXISCOPE_ROUNDS", 1_500) {
        let program = change(&programs, &mut random);
        let began = std::time::Instant::now();
        let done = catch_unwind(AssertUnwindSafe(|| check::check(&library, &program)));
        assert!(done.is_ok(), "{kind}, round {round}:\n{}", String::from_utf8_lossy(&program));
        let took = began.elapsed();
        assert!(
            took.as_secs() < 60,
            "{kind}, round {round} took {took:?}:\n{}",
            String::from_utf8_lossy(&program)
        );
    }
}

#[test]
fn changed_programs_end_as_programs_do() {
    all_end("lines", |programs, random| mutant(programs, random).into_bytes());
}

#[test]
fn spoilt_bytes_end_as_programs_do() {
    all_end("bytes", spoilt);
}
