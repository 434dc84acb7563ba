//! Every lesson of static/lessons is written as its README says, prints what CPython 3.13 prints (`lessons/NAME.out`, and
//! `NAME.err`: the last line of its traceback), and its run comes to every moment; the list names every lesson.

use lexiscope::base::LineIndex;
use lexiscope::lesson::{Entry, Lesson, Place, listing, pack, write_listing};
use lexiscope::pylib;
use lexiscope::view::{EndKind, ProgressState, Recording};
use lexiscope::vm::Limits;
use std::path::{Path, PathBuf};

/// The headings of the menu, in its order.
const GROUPS: [&str; 4] =
    ["Foundations", "Real-project patterns", "Production patterns", "The deepest level"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static/lessons")
}

/// Every lesson with its file's name, in the order of the files.
fn lessons() -> Vec<(String, Lesson)> {
    let files = std::fs::read_dir(folder()).expect("static/lessons is there").flatten();
    let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with(".md") && name != "README.md");
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let text = std::fs::read_to_string(folder().join(&name)).expect("a lesson is text");
            let mut pack = pack(&text);
            let index = LineIndex::new(&text);
            let wrong = pack
                .wrong
                .iter()
                .map(|one| format!("{name}:{}: {}", index.line(one.span.start), one.message));
            assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
            assert_eq!(pack.lessons.len(), 1, "{name}: one lesson a file, here");
            (name, pack.lessons.remove(0))
        })
        .collect()
}

/// A lesson's whole run.
fn recorded(name: &str, program: &str) -> (Recording, EndKind) {
    let library = pylib::library();
    let mut recording = Recording::start(program, "main.py", &library, Limits::default())
        .unwrap_or_else(|wrong| panic!("{name}: {wrong:?}"));
    loop {
        match recording.advance(1_000_000).state {
            ProgressState::Running => {}
            ProgressState::WaitingForInput => recording.answer(None),
            ProgressState::Ended(end) => return (recording, end),
        }
    }
}

fn expected(name: &str, extension: &str) -> Option<String> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lessons").join(name).with_extension(extension);
    std::fs::read_to_string(file).ok()
}

#[test]
fn lessons_print_what_cpython_prints() {
    let mut wrong = Vec::new();
    for (name, lesson) in lessons() {
        let (mut recording, end) = recorded(&name, &lesson.program);
        let output = recording.view(recording.stops()).output;
        let error = match end {
            EndKind::Exception(words) => format!("{words}\n"),
            EndKind::Limit(words) => format!("limit: {words}"),
            EndKind::Finished | EndKind::Exit(_) => String::new(),
        };
        let said = (expected(&name, "out"), expected(&name, "err").unwrap_or_default());
        if said != (Some(output.clone()), error.clone()) {
            wrong.push(format!("{name}: CPython said {said:?}, we said {:?}", (output, error)));
        }
    }
    assert!(wrong.is_empty(), "(cargo xtask truth --write asks CPython)\n{}", wrong.join("\n"));
}

#[test]
fn runs_come_to_every_moment_and_the_answer_comes_after_the_question() {
    let mut wrong = Vec::new();
    for (name, lesson) in lessons() {
        let (mut recording, _) = recorded(&name, &lesson.program);
        let asked = lesson.asked.iter().flat_map(|asked| [asked.question.place, asked.answer.place]);
        let places: Vec<Place> = asked.chain(lesson.moments.iter().map(|moment| moment.place)).collect();
        let stops = recording.stops_of(&places);
        for (place, _) in places.iter().zip(&stops).filter(|(_, stop)| stop.is_none()) {
            wrong.push(format!("{name}: the run never comes to {place:?}"));
        }
        let moments = &stops[stops.len() - lesson.moments.len()..];
        if !moments.is_sorted() {
            wrong.push(format!("{name}: its moments are not in the order of the run"));
        }
        if lesson.asked.is_some() && stops[1] <= stops[0] {
            wrong.push(format!("{name}: the answer must come after the question"));
        }
    }
    assert!(wrong.is_empty(), "(lexiscope lesson FILE shows them)\n{}", wrong.join("\n"));
}

/// `LEXISCOPE_WRITE=1` writes the list.
#[test]
fn the_list_names_every_lesson() {
    let mut entries: Vec<Entry> = Vec::new();
    for (file, lesson) in lessons() {
        assert!(GROUPS.contains(&lesson.group.as_str()), "{file}: `{}` is no group of ours", lesson.group);
        let Lesson { title, group, words, .. } = lesson;
        entries.push(Entry { file, title, group, words: words.join(", ") });
    }
    entries.sort_by_key(|entry| GROUPS.iter().position(|group| *group == entry.group));
    let file = folder().join("index.txt");
    let list = write_listing(&entries);
    if std::env::var_os("LEXISCOPE_WRITE").is_some() {
        std::fs::write(&file, &list).expect("the list can be written");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(committed, list, "LEXISCOPE_WRITE=1 cargo test --test lessons writes it");
    let read = listing(&committed);
    assert_eq!((read.entries, read.wrong), (entries, vec![]));
}
