//! Where lessons come from: a menu with a file for each, or one file with all of them.

use super::{Menu, Source};
use crate::base::{Diagnostic, LineIndex};
use crate::lesson::{self, Entry, Lesson};
use crate::ui::program;
use crate::ui::state::{Effect, Notice, State, opening::at};

/// More than this of what is wrong with a pack nobody reads at once.
const MOST_WRONG: usize = 5;

impl State {
    pub(super) fn fetch_menu(&mut self, todo: &mut Vec<Effect>) {
        if let (Menu::Closed | Menu::Missing, Some(path)) = (self.lessons.menu, self.lessons.menu_path()) {
            todo.push(Effect::Fetch(path.to_owned()));
            self.lessons.menu = Menu::Coming;
        }
    }

    pub(super) fn take_source(&mut self, source: Source, todo: &mut Vec<Effect>) {
        self.lessons.forget(source);
        self.fetch_menu(todo);
    }

    pub(super) fn fetched(&mut self, path: &str, text: Option<String>, todo: &mut Vec<Effect>) {
        if self.lessons.menu_path() == Some(path) {
            self.take_menu(text.as_deref(), todo);
            return;
        }
        let wanted = self.lessons.wanted.take_if(|(id, ..)| path_is(path, id));
        let Some((id, program, start)) = wanted else { return };
        let read = text.map(|text| (lesson::pack(&text), text));
        match read {
            Some((mut pack, text)) => match pack.lessons.is_empty() {
                false => self.begin_lesson(id, pack.lessons.remove(0), program, start, todo),
                true => self.no_lesson(first_of(&pack.wrong, &text), todo),
            },
            None => self.no_lesson(None, todo),
        }
    }

    pub(super) fn take_menu(&mut self, text: Option<&str>, todo: &mut Vec<Effect>) {
        let Some(text) = text else {
            self.lessons.menu = Menu::Missing;
            if self.lessons.wanted.take().is_some() {
                self.no_lesson(None, todo);
            }
            return;
        };
        let wrong;
        let start = text.trim_start_matches('\u{feff}').trim_start();
        if start.starts_with("---") || self.lessons.menu_path().is_none() {
            let pack = lesson::pack(text);
            let entry = |(at, lesson): (usize, &Lesson)| Entry {
                file: (at + 1).to_string(),
                title: lesson.title.clone(),
                group: lesson.group.clone(),
                words: lesson.words.join(", "),
            };
            self.lessons.entries = pack.lessons.iter().enumerate().map(entry).collect();
            self.lessons.texts = pack.lessons.into();
            wrong = pack.wrong;
        } else {
            let list = lesson::listing(text);
            self.lessons.entries = list.entries.into();
            wrong = list.wrong;
        }
        self.lessons.wrong = told(&wrong, text);
        self.lessons.menu = Menu::There;
        if let Some((id, program, start)) = self.lessons.wanted.clone()
            && self.lessons.source != Source::House
        {
            if self.lessons.entries.iter().any(|entry| entry.file == id) {
                self.lessons.wanted = None;
                self.open_lesson(id, program, start, todo);
            } else {
                self.lessons.wanted = None;
                self.no_lesson(self.lessons.wrong.first().cloned(), todo);
            }
        }
    }

    /// A lesson that was asked for cannot be opened: the page goes on with what it has.
    fn no_lesson(&mut self, why: Option<String>, todo: &mut Vec<Effect>) {
        self.notice = Some(Notice::Lesson(why));
        if self.source.is_empty() {
            self.take_program(program::COUNTERS.to_owned(), at(Some(program::TELLING)), todo);
        }
    }

    /// The pack's name for links; `None` for the page's own, and for a file that only this person has.
    pub(in crate::ui::state) fn pack_name(&self) -> Option<String> {
        match &self.lessons.source {
            Source::Named(pack) => Some(pack.clone()),
            Source::House | Source::Opened(_) => None,
        }
    }
}

fn path_is(path: &str, id: &str) -> bool {
    path.strip_suffix(id).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}

fn first_of(wrong: &[Diagnostic], text: &str) -> Option<String> {
    told(wrong, text).into_iter().next()
}

/// What is wrong with a pack, each with its line.
fn told(wrong: &[Diagnostic], text: &str) -> Vec<String> {
    let index = LineIndex::new(text);
    let line = |one: &Diagnostic| format!("line {}: {}", index.line(one.span.start), one.message);
    let mut lines: Vec<String> = wrong.iter().take(MOST_WRONG).map(line).collect();
    if wrong.len() > MOST_WRONG {
        lines.push(format!("and {} more", wrong.len() - MOST_WRONG));
    }
    lines
}
