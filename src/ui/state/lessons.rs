//! Lessons: the menu, the one that is open, its moments, what is kept of it for the next visit.
//!
//! A lesson is fetched when it is opened. Its moments are shown while the picture shows the lesson's own program; a
//! person's edits are kept beside it, per lesson.

use super::{Dialog, Effect, Goal, Notice, State, at};
use crate::base::{Diagnostic, LineIndex};
use crate::lesson::{self, Entry, Lesson, Moment, Place};
use crate::session::{Link, LinkStop, Request, RunState, Wanted};
use crate::ui::program;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The page's own lessons.
const HOUSE: &str = "lessons/index.txt";
/// More than this of what is wrong with a pack nobody reads at once.
const MOST_WRONG: usize = 5;

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

impl Open {
    /// The moments' places, and the question's and the answer's behind them.
    fn places(&self) -> Vec<Place> {
        let asked = self.lesson.asked.iter().flat_map(|asked| [asked.question.place, asked.answer.place]);
        self.lesson.moments.iter().map(|moment| moment.place).chain(asked).collect()
    }

    /// The marks of a run, from the stops of [`Open::places`]. Places that the run does not come to have none.
    fn marks_at(&self, stops: &[Option<u64>]) -> Rc<[Mark]> {
        let mark = |moment: &Moment, stop: &Option<u64>, kind| {
            stop.map(|stop| Mark { stop, kind, text: moment.text.clone() })
        };
        let moments = self.lesson.moments.iter().zip(stops);
        let mut marks: Vec<Mark> =
            moments.filter_map(|(moment, stop)| mark(moment, stop, MarkKind::Moment(0))).collect();
        crate::base::sort_by_key(&mut marks, |mark| mark.stop);
        for (at, mark) in marks.iter_mut().enumerate() {
            mark.kind = MarkKind::Moment(at + 1);
        }
        if let (Some(asked), [.., question, answer]) = (&self.lesson.asked, stops) {
            marks.extend(mark(&asked.question, question, MarkKind::Question));
            marks.extend(mark(&asked.answer, answer, MarkKind::Answer));
        }
        // The answer comes before what is said of the moment that shows it.
        crate::base::sort_by_key(&mut marks, |mark| (mark.stop, mark.kind != MarkKind::Answer));
        marks.into()
    }
}

impl State {
    pub(super) fn hear_lesson(&mut self, message: LessonMessage, todo: &mut Vec<Effect>) {
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
    pub(super) fn follow_lesson(&mut self, link: &Link, todo: &mut Vec<Effect>) -> bool {
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
    pub(super) fn show(&mut self, dialog: Dialog, todo: &mut Vec<Effect>) {
        self.dialog = Some(dialog);
        if dialog == Dialog::Lessons {
            self.fetch_menu(todo);
        }
    }

    fn fetch_menu(&mut self, todo: &mut Vec<Effect>) {
        if let (Menu::Closed | Menu::Missing, Some(path)) = (self.lessons.menu, self.lessons.menu_path()) {
            todo.push(Effect::Fetch(path.to_owned()));
            self.lessons.menu = Menu::Coming;
        }
    }

    fn take_source(&mut self, source: Source, todo: &mut Vec<Effect>) {
        self.lessons.forget(source);
        self.fetch_menu(todo);
    }

    fn open_lesson(&mut self, id: String, program: Option<String>, start: Start, todo: &mut Vec<Effect>) {
        self.notice = None;
        let at = self.lessons.entries.iter().position(|entry| entry.file == id);
        if let Some(lesson) = at.and_then(|at| self.lessons.texts.get(at)).cloned() {
            self.begin_lesson(id, lesson, program, start, todo);
            return;
        }
        // A pack of one file brings its lessons along; other lessons have files of their own.
        if self.lessons.menu == Menu::There || self.lessons.source == Source::House {
            todo.push(Effect::Fetch(self.lessons.path_of(&id)));
        }
        self.lessons.wanted = Some((id, program, start));
        self.fetch_menu(todo);
    }

    fn begin_lesson(
        &mut self,
        id: String,
        lesson: Lesson,
        program: Option<String>,
        start: Start,
        todo: &mut Vec<Effect>,
    ) {
        if self.lessons.open.is_none() && !self.source.is_empty() {
            self.own = Some(self.source.clone());
        }
        let goal = match start {
            Start::Goal(goal) => goal,
            Start::Moment(number) => {
                let moment = lesson.moments.get((number as usize).saturating_sub(1));
                Goal::At(moment.map_or(Wanted::Stop(0), |moment| Wanted::Place(moment.place)))
            }
        };
        let key = self.lessons.key(&id);
        let open = Open {
            id,
            key: key.clone(),
            lesson: Rc::new(lesson),
            marks: Rc::default(),
            marked: 0,
            start: (program, goal),
        };
        self.lessons.open = Some(open);
        if self.settings.embed {
            self.recalled(&key, None, todo);
        } else {
            todo.push(Effect::Recall(format!("edit {key}")));
        }
    }

    /// What the person made of the lesson's program last time.
    fn recalled(&mut self, key: &str, text: Option<String>, todo: &mut Vec<Effect>) {
        let Some(open) = &mut self.lessons.open else { return };
        let (program, goal) = open.start.clone();
        open.start.0 = None;
        let id = open.id.clone();
        let original = open.lesson.program.clone();
        if key.trim_start_matches("edit ") != open.key {
            return;
        }
        if !self.settings.embed && !matches!(self.lessons.source, Source::Opened(_)) {
            let link = Link { pack: self.pack_name(), lesson: Some(id), ..Link::default() };
            todo.push(Effect::Keep("lesson".to_owned(), Some(link.write())));
        }
        self.take_program(program.or(text).unwrap_or(original), goal, todo);
    }

    fn leave_lesson(&mut self, todo: &mut Vec<Effect>) {
        self.lessons.open = None;
        self.notice = None;
        if !self.settings.embed {
            todo.push(Effect::Keep("lesson".to_owned(), None));
        }
        let own = self.own.take().unwrap_or_else(|| program::COUNTERS.to_owned());
        let goal = if own == program::COUNTERS { at(Some(program::TELLING)) } else { Goal::Telling };
        self.take_program(own, goal, todo);
    }

    fn fetched(&mut self, path: &str, text: Option<String>, todo: &mut Vec<Effect>) {
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

    /// A lesson that was asked for cannot be opened: the page goes on with what it has.
    fn no_lesson(&mut self, why: Option<String>, todo: &mut Vec<Effect>) {
        self.notice = Some(Notice::Lesson(why));
        if self.source.is_empty() {
            self.take_program(program::COUNTERS.to_owned(), at(Some(program::TELLING)), todo);
        }
    }

    fn take_menu(&mut self, text: Option<&str>, todo: &mut Vec<Effect>) {
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

    /// To the next or previous stop of which the lesson speaks.
    fn go_to_moment(&mut self, forward: bool, todo: &mut Vec<Effect>) {
        let Some(open) = self.lessons.open.as_ref().filter(|_| self.shows_lesson()) else { return };
        let (aim, mut stops) = (self.player.aim, open.marks.iter().map(|mark| mark.stop));
        let next = if forward { stops.find(|stop| *stop > aim) } else { stops.rfind(|stop| *stop < aim) };
        if let Some(stop) = next {
            self.go(Wanted::Stop(stop), todo);
        }
    }

    /// Whether the picture shows the open lesson's own program, with its marks.
    pub fn shows_lesson(&self) -> bool {
        let run = self.runs.recorded.as_ref().map(|recorded| recorded.run);
        self.lessons.open.as_ref().is_some_and(|open| run == Some(open.marked))
    }

    /// Whether the editor holds something else than the lesson's program.
    pub fn lesson_is_edited(&self) -> bool {
        self.lessons.open.as_ref().is_some_and(|open| open.lesson.program != self.source)
    }

    /// All that the open lesson speaks of, while the picture shows its own program.
    pub fn marks(&self) -> Rc<[Mark]> {
        let open = self.lessons.open.as_ref().filter(|_| self.shows_lesson());
        open.map_or_else(Rc::default, |open| open.marks.clone())
    }

    /// What the lesson says of the stop in the picture.
    pub fn said_here(&self) -> Vec<Mark> {
        let (Some(open), Some(shown)) = (&self.lessons.open, &self.player.shown) else { return Vec::new() };
        let here = open.marks.iter().filter(|mark| mark.stop == shown.view.stop && self.shows_lesson());
        here.cloned().collect()
    }

    /// The run is over (or waits): asks where the lesson's places are.
    pub(super) fn find_places(&mut self, todo: &mut Vec<Effect>) {
        let (Some(recorded), Some(open)) = (&self.runs.recorded, &self.lessons.open) else { return };
        let is_own = recorded.source == open.lesson.program && recorded.progress.state != RunState::Running;
        if is_own && open.marked != recorded.run {
            todo.push(Effect::Ask(Request::Places { run: recorded.run, places: open.places() }));
        }
    }

    pub(super) fn places_found(&mut self, run: u64, stops: &[Option<u64>], todo: &mut Vec<Effect>) {
        let current = self.runs.recorded.as_ref().is_some_and(|recorded| recorded.run == run);
        if let Some(open) = self.lessons.open.as_mut().filter(|_| current) {
            open.marks = open.marks_at(stops);
            open.marked = run;
            self.note_done(todo);
        }
    }

    /// A lesson is gone through when the last of its marks has been seen.
    pub(super) fn note_done(&mut self, todo: &mut Vec<Effect>) {
        let Some(open) = self.lessons.open.as_ref().filter(|_| self.shows_lesson()) else { return };
        let last = open.marks.last().map(|mark| mark.stop);
        let shown = self.player.shown.as_ref().map(|shown| shown.view.stop);
        let key = open.key.clone();
        if last.is_some() && shown >= last && self.lessons.done.insert(key) && !self.settings.embed {
            let done: Vec<&str> = self.lessons.done.iter().map(String::as_str).collect();
            todo.push(Effect::Keep("lessons-done".to_owned(), Some(done.join("\n"))));
        }
    }

    /// Keeps what the person made of the open lesson's program; forgets it with `None`.
    pub(super) fn keep_edit(&self, text: Option<String>, todo: &mut Vec<Effect>) {
        if let Some(open) = self.lessons.open.as_ref().filter(|_| !self.settings.embed) {
            let text = text.filter(|text| *text != open.lesson.program);
            todo.push(Effect::Keep(format!("edit {}", open.key), text));
        }
    }

    /// The pack's name for links; `None` for the page's own, and for a file that only this person has.
    pub(super) fn pack_name(&self) -> Option<String> {
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
