//! The lesson that is open: begun with its own program or with what the person made of it, and left again.

use super::{Menu, Open, Source, Start};
use crate::lesson::Lesson;
use crate::session::{Link, Wanted};
use crate::ui::program;
use crate::ui::state::{Effect, Goal, State, opening::at};
use std::rc::Rc;

impl State {
    pub(super) fn open_lesson(
        &mut self,
        id: String,
        program: Option<String>,
        start: Start,
        todo: &mut Vec<Effect>,
    ) {
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

    pub(super) fn begin_lesson(
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
    pub(super) fn recalled(&mut self, key: &str, text: Option<String>, todo: &mut Vec<Effect>) {
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

    pub(super) fn leave_lesson(&mut self, todo: &mut Vec<Effect>) {
        self.lessons.open = None;
        self.notice = None;
        if !self.settings.embed {
            todo.push(Effect::Keep("lesson".to_owned(), None));
        }
        let own = self.own.take().unwrap_or_else(|| program::COUNTERS.to_owned());
        let goal = if own == program::COUNTERS { at(Some(program::TELLING)) } else { Goal::Telling };
        self.take_program(own, goal, todo);
    }

    /// Whether the editor holds something else than the lesson's program.
    pub fn lesson_is_edited(&self) -> bool {
        self.lessons.open.as_ref().is_some_and(|open| open.lesson.program != self.source)
    }

    /// Keeps what the person made of the open lesson's program; forgets it with `None`.
    pub(in crate::ui::state) fn keep_edit(&self, text: Option<String>, todo: &mut Vec<Effect>) {
        if let Some(open) = self.lessons.open.as_ref().filter(|_| !self.settings.embed) {
            let text = text.filter(|text| *text != open.lesson.program);
            todo.push(Effect::Keep(format!("edit {}", open.key), text));
        }
    }
}
