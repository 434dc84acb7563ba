//! What the page says at every stop of the classic programs (`words/NAME.py`, `words/NAME.words`), and what must hold of
//! every sentence at every stop of every program.
//!
//! `WRITE_WORDS=1 cargo test --test words` writes the `.words` files anew; then they are to be read aloud.

mod files;

use files::python_below;
use lexiscope::view::{EventKind, ProgressState, Recording, View};
use lexiscope::{pylib, vm::Limits};
use std::path::{Path, PathBuf};

/// A sentence has at most this many words, all that is said at one stop twice as many.
const MOST_WORDS: usize = 25;
/// Stops looked at in one program.
const MOST_STOPS: u64 = 1500;

fn record(source: &str) -> Option<Recording> {
    let limits = Limits { line_steps: 20_000, ..Limits::default() };
    let mut recording = Recording::start(source, "main.py", &pylib::library(), limits).ok()?;
    loop {
        match recording.advance(100_000).state {
            ProgressState::Running => {}
            ProgressState::WaitingForInput => recording.answer(None),
            ProgressState::Ended(_) => return Some(recording),
        }
    }
}

fn event(view: &View) -> &'static str {
    match view.event {
        EventKind::Start => "start",
        EventKind::Line => "line",
        EventKind::Call => "call",
        EventKind::Return(_) => "return",
        EventKind::Exception { .. } => "exception",
        EventKind::Unwind { .. } => "unwind",
        EventKind::Yield(_) => "yield",
        EventKind::Resume => "resume",
        EventKind::End(_) => "end",
    }
}

/// Two lines a stop: what is said, and what comes.
fn words_of(source: &str) -> String {
    let mut recording = record(source).expect("it compiles");
    let mut text = String::new();
    for stop in 0..=recording.stops() {
        let view = recording.view(stop);
        text.push_str(&format!("{stop} {}, line {}: {}\n", event(&view), view.line, view.sentence));
        text.push_str(&format!("    {}\n", view.next));
    }
    text
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

#[test]
fn the_classic_programs_are_told_as_written() {
    let mut wrong = Vec::new();
    for path in python_below(&tests().join("words")) {
        let said = words_of(&std::fs::read_to_string(&path).expect("a program"));
        let expected = path.with_extension("words");
        if std::env::var_os("WRITE_WORDS").is_some() {
            std::fs::write(&expected, &said).expect("it can be written");
            continue;
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        for (now, then) in said.lines().zip(expected.lines()).filter(|(now, then)| now != then).take(3) {
            wrong.push(format!("{}\n  now:  {now}\n  then: {then}", path.display()));
        }
        if said.lines().count() != expected.lines().count() {
            wrong.push(format!("{}: another number of stops", path.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_sentence_is_there_and_short() {
    let mut wrong = Vec::new();
    for path in python_below(&tests().join("python")) {
        let source = std::fs::read_to_string(&path).expect("a program");
        let Some(mut recording) = record(&source) else { continue };
        for stop in 0..=recording.stops().min(MOST_STOPS) {
            let view = recording.view(stop);
            let total = view.sentence.split_whitespace().count();
            let long =
                sentences(&view.sentence).into_iter().any(|one| one.split_whitespace().count() > MOST_WORDS);
            if total == 0 || total > 2 * MOST_WORDS || long || view.next.is_empty() {
                wrong.push(format!("{} stop {stop}: {} | {}", path.display(), view.sentence, view.next));
            }
        }
    }
    assert!(wrong.is_empty(), "{} stops:\n{}", wrong.len(), wrong.join("\n"));
}

/// Splits after a full stop that a new sentence follows; not inside code.
fn sentences(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut in_code = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        in_code ^= letter == '`';
        if let Some(last) = found.last_mut() {
            last.push(letter);
        }
        if letter == '.' && !in_code && letters.peek() == Some(&' ') {
            found.push(String::new());
        }
    }
    found
}
