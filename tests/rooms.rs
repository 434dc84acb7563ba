//! The house plan holds: a room imports only rooms to its left, and each outside crate has its one room.

use std::path::{Path, PathBuf};

/// The rooms from left to right. Those of one step may know each other.
const HOUSE: [&[&str]; 14] = [
    &["base"],
    &["lesson"],
    &["syntax"],
    &["scope"],
    &["code"],
    &["compile"],
    &["vm", "pylib"],
    &["timeline"],
    &["view"],
    &["layout"],
    &["draw"],
    &["session"],
    &["platform"],
    &["ui", "cli"],
];

/// Outside crates and the only room that may name them. `src/main.rs` stands outside the house.
const GUARDED: [(&str, &str); 6] = [
    ("ruff_", "syntax"),
    ("web_sys", "platform"),
    ("js_sys", "platform"),
    ("wasm_bindgen", "platform"),
    ("gloo_", "platform"),
    ("yew::", "ui"),
];

#[test]
fn every_arrow_points_left() {
    let wrong: Vec<String> = files()
        .into_iter()
        .flat_map(|file| {
            let from = file.room.clone();
            rooms_named(&file.code)
                .into_iter()
                .filter(move |to| step(to) > step(&from))
                .map(move |to| format!("{}: `{}` must not know `{to}`", file.name, file.room))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_room_has_its_place() {
    let unknown: Vec<String> =
        files().into_iter().filter(|file| step(&file.room).is_none()).map(|file| file.name).collect();
    assert!(unknown.is_empty(), "say in tests/rooms.rs where these stand: {}", unknown.join(", "));
}

#[test]
fn outside_crates_have_one_room_each() {
    let mut wrong = Vec::new();
    for file in files() {
        for (name, room) in GUARDED.iter().filter(|(_, room)| *room != file.room) {
            if file.code.contains(name) {
                wrong.push(format!("{}: only `{room}` may name `{name}`", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn imports_are_read_in_all_their_forms() {
    let check =
        |code: &str, rooms: &[&str]| assert_eq!(rooms_named(&without_comments(code)), rooms, "{code}");
    check("use crate::base::Span;", &["base"]);
    check("use crate::{base::{Span, Diagnostic}, vm};", &["base", "vm"]);
    check("use crate::{\n    scope::{self, Table},\n    code,\n};", &["scope", "code"]);
    check("fn f(at: crate::view::View) {}", &["view"]);
    check("// crate::ui is no import\nlet x = 1;", &[]);
    check("pub(crate) use super::x;", &[]);
}

struct File {
    name: String,
    room: String,
    code: String,
}

/// Where a room stands; `None` for one that the plan does not know.
fn step(room: &str) -> Option<usize> {
    HOUSE.iter().position(|step| step.contains(&room))
}

/// All Rust files of the rooms.
fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    for room in
        std::fs::read_dir(&src).expect("src/ is there").flatten().filter(|entry| entry.path().is_dir())
    {
        // src/bin/ stands outside the house, like main.rs.
        if room.file_name() != "bin" {
            list(&room.path(), &mut paths);
        }
    }
    let read = |path: PathBuf| {
        let inside = path.strip_prefix(&src).expect("it is below src/").to_owned();
        let room = inside.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
        let code = without_comments(&std::fs::read_to_string(&path).expect("a source file is text"));
        File { name: format!("src/{}", inside.display()), room: room.unwrap_or_default(), code }
    };
    paths.into_iter().map(read).collect()
}

/// The Rust files below a folder, except those of another package inside it.
fn list(folder: &Path, paths: &mut Vec<PathBuf>) {
    if folder.join("Cargo.toml").is_file() {
        return;
    }
    for entry in std::fs::read_dir(folder).expect("a folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            list(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// The text without line comments; good enough for finding paths.
fn without_comments(code: &str) -> String {
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The rooms that `crate::room` and `crate::{room, ...}` name.
fn rooms_named(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => rooms.extend(first_names(group)),
            None => rooms.push(name_at(rest)),
        }
    }
    rooms.retain(|room| !room.is_empty() && room.starts_with(|first: char| first.is_lowercase()));
    rooms
}

/// The first name of each path in a group that is open: `a::{b, c}, d}` gives `a` and `d`.
fn first_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut depth, mut start) = (0, true);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            _ if start && !character.is_whitespace() => {
                names.push(name_at(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

fn name_at(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}
