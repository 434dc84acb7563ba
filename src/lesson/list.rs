//! The list of a pack whose lessons are files of their own: `# Group`, then `file: Title | words` for each lesson.

use crate::base::{Diagnostic, Span};

/// A lesson in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The file beside the list.
    pub file: String,
    /// What it is called.
    pub title: String,
    /// Under which heading it stands.
    pub group: String,
    /// What the search finds it by.
    pub words: String,
}

/// What a list says, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// In the list's order.
    pub entries: Vec<Entry>,
    /// With their places.
    pub wrong: Vec<Diagnostic>,
}

/// Reads a list. Lines that cannot be read are told and passed over.
pub fn listing(text: &str) -> Listing {
    let mut listing = Listing::default();
    let mut group = "";
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len() as u32);
        at += line.len() as u32;
        let line = line.trim().trim_start_matches('\u{feff}');
        if let Some(heading) = line.strip_prefix('#') {
            group = heading.trim();
        } else if let Some((file, rest)) = line.split_once(':') {
            let (title, words) = rest.split_once('|').unwrap_or((rest, ""));
            let [file, title, words] = [file, title, words].map(|part| part.trim().to_owned());
            if is_beside(&file) && file.contains('.') {
                listing.entries.push(Entry { file, title, group: group.to_owned(), words });
            } else {
                listing.wrong.push(Diagnostic::lesson(span, format!("`{file}` is no file beside this list")));
            }
        } else if !line.is_empty() {
            listing.wrong.push(Diagnostic::lesson(span, "expected `# Group` or `file: Title`"));
        }
    }
    listing
}

/// The list of these lessons, in their order, as [`listing`] reads it.
pub fn write_listing(entries: &[Entry]) -> String {
    let mut text = String::new();
    let mut group = None;
    for entry in entries {
        if group != Some(&entry.group) {
            text += if group.is_some() { "\n# " } else { "# " };
            text += &entry.group;
            text.push('\n');
            group = Some(&entry.group);
        }
        for part in [&entry.file, ": ", &entry.title] {
            text += part;
        }
        if !entry.words.is_empty() {
            text += " | ";
            text += &entry.words;
        }
        text.push('\n');
    }
    text
}

/// Whether a list or a link may name this file: one in its own folder or below, never one of another place.
pub fn is_beside(file: &str) -> bool {
    file.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
        && file.chars().all(|one| one.is_ascii_alphanumeric() || "-_./".contains(one))
}
