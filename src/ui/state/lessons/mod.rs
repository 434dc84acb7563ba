//! Lessons: the menu, the one that is open, its moments, what is kept of it for the next visit.
//!
//! A lesson is fetched when it is opened. Its moments are shown while the picture shows the lesson's own program; a
//! person's edits are kept beside it, per lesson.

mod moments;
mod one;
mod pack;

use super::{Dialog, Effect, Goal, State, at};
use crate::lesson::{Entry, Lesson};
use crate::session::{Link, LinkStop, Wanted};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The page's own lessons.
const HOUSE: &str = "lessons/index.txt";

/// Where lessons come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// The page's own.
    #[default]
    House,
    /// A file beside the page.
    Named(String),
    /// A file that the person opened: its name.
    Opened(String),
}

/// How far the menu is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Menu {
    /// Nobody has asked for it.
    #[default]
    Closed,
    /// It is being fetched.
    Coming,
    /// It is there.
    There,
    /// It cannot be fetched.
    Missing,
}

/// What a mark on the timeline stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The lesson's nth moment in the order of the run, from 1.
    Moment(usize),
    /// The question.
    Question,
    /// Its answer.
    Answer,
}

/// A stop of the run that a lesson speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub stop: u64,
    /// What for.
    pub kind: MarkKind,
    /// The lesson's words.
    pub text: String,
}

/// The lesson that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// Its file, or its number in a pack of one file.
    pub id: String,
    /// Under which key it is kept.
    key: String,
    /// What it says.
    pub lesson: Rc<Lesson>,
    /// Where in the run; empty until the run is over.
    pub marks: Rc<[Mark]>,
    /// The run that the marks are of.
    pub marked: u64,
    /// What to put into the editor first, if not what was kept, and where to stand.
    start: (Option<String>, Goal),
}

/// Everything about lessons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lessons {
    /// Where they come from.
    pub source: Source,
    /// The menu.
    pub menu: Menu,
    /// In the menu's order.
    pub entries: Rc<[Entry]>,
    /// The lessons themselves, of a pack of one file.
    texts: Rc<[Lesson]>,
    /// What is wrong with the pack, in lines for its author.
    pub wrong: Vec<String>,
    /// What the person looks for.
    pub search: String,
    /// The lessons that were gone through.
    pub done: BTreeSet<String>,
    /// The open one.
    pub open: Option<Open>,
    /// To be opened as soon as it is there.
    wanted: Option<(String, Option<String>, Start)>,
}

/// Where in a lesson to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Goal(Goal),
    Moment(u32),
}

/// What the person does with lessons.
#[derive(Clone, Debug, PartialEq)]
pub enum LessonMessage {
    /// Looks for words.
    Search(String),
    /// Opens one.
    Open(String),
    /// To the next or previous lesson.
    Neighbour {
        /// Which way.
        forward: bool,
    },
    /// To the next or previous moment.
    Moment {
        /// Which way.
        forward: bool,
    },
    /// Back to the lesson's own program.
    Original,
    /// Back to the person's own program.
    Leave,
    /// Back to the page's own lessons.
    House,
    /// Opened a file.
    File {
        /// Its name.
        name: String,
        /// What stands in it; `None`: it is no text.
        text: Option<String>,
    },
    /// A file was fetched.
    Fetched {
        /// Which.
        path: String,
        /// What stands in it; `None`: it is not there.
        text: Option<String>,
    },
    /// What was kept under a key.
    Recalled {
        /// The key.
        key: String,
        /// What was kept.
        text: Option<String>,
    },
}

impl Lessons {
    /// Under which key the edits of a lesson are kept, and whether it was gone through.
    pub fn key(&self, id: &str) -> String {
        match &self.source {
            Source::House => id.to_owned(),
            Source::Named(pack) => format!("{pack}/{id}"),
            Source::Opened(name) => format!("file {name}/{id}"),
        }
    }

    /// Whether a lesson was gone through.
    pub fn is_done(&self, id: &str) -> bool {
        self.done.contains(&self.key(id))
    }

    /// The lessons that the search finds: every word of it stands in the title, the group or the words.
    pub fn found(&self) -> Vec<&Entry> {
        let search = self.search.to_lowercase();
        let has = |entry: &&Entry| {
            let all =
                format!("{} {} {} {}", entry.file, entry.title, entry.group, entry.words).to_lowercase();
            search.split_whitespace().all(|word| all.contains(word))
        };
        self.entries.iter().filter(has).collect()
    }

    /// Where in the menu the open lesson stands, from 0.
    pub fn position(&self) -> Option<usize> {
        let open = self.open.as_ref()?;
        self.entries.iter().position(|entry| entry.file == open.id).filter(|_| self.key(&open.id) == open.key)
    }

    /// The lesson beside the open one.
    pub fn neighbour(&self, forward: bool) -> Option<&Entry> {
        let at = self.position()?;
        self.entries.get(if forward { at + 1 } else { at.checked_sub(1)? })
    }

    /// Turns to lessons from elsewhere; the open one stays open.
    fn forget(&mut self, source: Source) {
        let (done, open) = (std::mem::take(&mut self.done), self.open.take());
        *self = Lessons { source, done, open, ..Lessons::default() };
    }

    /// The file that the menu comes from.
    fn menu_path(&self) -> Option<&str> {
        match &self.source {
            Source::House => Some(HOUSE),
            Source::Named(pack) => Some(pack),
            Source::Opened(_) => None,
        }
    }

    /// The file of a lesson, beside the one that lists it.
    fn path_of(&self, id: &str) -> String {
        let list = self.menu_path().unwrap_or_default();
        let folder = list.rfind('/').map_or("", |at| &list[..=at]);
        format!("{folder}{id}")
    }
}

impl State {
    pub(in crate::ui::state) fn hear_lesson(&mut self, message: LessonMessage, todo: &mut Vec<Effect>) {
        match message {
            LessonMessage::Search(words) => self.lessons.search = words,
            LessonMessage::Open(id) => {
                self.dialog = None;
                self.open_lesson(id, None, Start::Goal(Goal::At(Wanted::Stop(0))), todo);
            }
            LessonMessage::Neighbour { forward } => {
                if let Some(id) = self.lessons.neighbour(forward).map(|entry| entry.file.clone()) {
                    self.hear_lesson(LessonMessage::Open(id), todo);
                }
            }
            LessonMessage::Moment { forward } => self.go_to_moment(forward, todo),
            LessonMessage::Original => {
                if let Some(open) = &self.lessons.open {
                    let program = open.lesson.program.clone();
                    self.keep_edit(None, todo);
                    self.take_program(program, Goal::At(Wanted::Stop(0)), todo);
                }
            }
            LessonMessage::Leave => self.leave_lesson(todo),
            LessonMessage::House => self.take_source(Source::House, todo),
            LessonMessage::File { name, text } => {
                self.lessons.forget(Source::Opened(name));
                self.take_menu(text.as_deref(), todo);
            }
            LessonMessage::Fetched { path, text } => self.fetched(&path, text, todo),
            LessonMessage::Recalled { key, text } => self.recalled(&key, text, todo),
        }
    }

    /// Follows what a link says of lessons; whether it says anything.
    pub(in crate::ui::state) fn follow_lesson(&mut self, link: &Link, todo: &mut Vec<Effect>) -> bool {
        let source = link.pack.clone().map_or(Source::House, Source::Named);
        if link.pack.is_some() && self.lessons.source != source {
            self.take_source(source, todo);
        }
        let Some(id) = &link.lesson else {
            if link.pack.is_some() {
                self.show(Dialog::Lessons, todo);
            }
            return false;
        };
        if link.pack.is_none() && self.lessons.source != Source::House {
            self.take_source(Source::House, todo);
        }
        let start = match (link.moment, link.stop) {
            (Some(moment), _) => Start::Moment(moment),
            (None, Some(LinkStop { .. })) => Start::Goal(at(link.stop)),
            (None, None) => Start::Goal(Goal::At(Wanted::Stop(0))),
        };
        self.open_lesson(id.clone(), link.program.clone(), start, todo);
        true
    }

    /// Opens a dialog, and fetches what it shows.
    pub(in crate::ui::state) fn show(&mut self, dialog: Dialog, todo: &mut Vec<Effect>) {
        self.dialog = Some(dialog);
        if dialog == Dialog::Lessons {
            self.fetch_menu(todo);
        }
    }
}
