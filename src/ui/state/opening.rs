//! Opening the page, by address, by what was kept, or by the host's word.

use super::{Effect, Goal, Menu, Notice, Settings, Source, State};
use crate::session::{Link, LinkStop, Wanted};
use crate::ui::program;

/// What the page was opened with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// After `?`.
    pub query: String,
    /// After `#`.
    pub fragment: String,
    /// The text the person had in the editor last time.
    pub draft: Option<String>,
    /// The program that last ran.
    pub ran: Option<String>,
    /// The lesson that was open, as a link.
    pub lesson: Option<String>,
    /// The lessons that were gone through, a line each.
    pub lessons_done: Option<String>,
    /// Single keys were turned off.
    pub no_single_keys: bool,
}

impl State {
    pub(super) fn open(&mut self, opening: Opening, effects: &mut Vec<Effect>) {
        let has = |word: &str| opening.query.split('&').any(|part| part.split('=').next() == Some(word));
        self.settings = Settings {
            embed: has("embed"),
            present: has("present"),
            no_single_keys: opening.no_single_keys,
            ..Settings::default()
        };
        // Settings may stand after `?` as well; what stands after `#` wins.
        if let Ok(link) = Link::read(&opening.query) {
            self.take_settings(&link);
        }
        let mut link = self.read_link(&opening.fragment);
        self.take_settings(&link);
        // A pack may be named after `?`: the host of a course writes it there once.
        let query = Link::read(&opening.query).unwrap_or_default();
        (link.pack, link.lesson) = (link.pack.or(query.pack), link.lesson.or(query.lesson));
        link.moment = link.moment.or(query.moment);
        let done = opening.lessons_done.unwrap_or_default();
        self.lessons.done = done.lines().map(str::to_owned).collect();
        if link == Link::default() && !self.settings.embed {
            link = opening.lesson.and_then(|lesson| Link::read(&lesson).ok()).unwrap_or_default();
        }

        let own = opening.draft.filter(|_| !self.settings.embed);
        if self.follow_lesson(&link, effects) {
            self.own = own;
            return;
        }
        if let Some(program) = link.program {
            self.own = own.filter(|own| *own != program);
            if self.own.is_some() && self.notice.is_none() {
                self.notice = Some(Notice::OwnProgramKept);
            }
            self.take_program(program, at(link.stop), effects);
            return;
        }
        let Some(draft) = own else {
            self.take_program(program::COUNTERS.to_owned(), at(Some(program::TELLING)), effects);
            return;
        };
        // What ran last gives the picture; what was typed since stands in the editor.
        let ran = opening.ran.unwrap_or_else(|| draft.clone());
        let goal = if ran == program::COUNTERS { at(Some(program::TELLING)) } else { Goal::Telling };
        self.source = draft;
        effects.push(Effect::SetText(self.source.clone()));
        self.run(ran, goal, effects);
        self.reading.newest += 1;
        self.read_now(effects);
    }

    /// The address changed under the open page.
    pub(super) fn follow(&mut self, fragment: &str, effects: &mut Vec<Effect>) {
        let link = self.read_link(fragment);
        self.take_settings(&link);
        if self.follow_lesson(&link, effects) {
            return;
        }
        if let Some(program) = link.program {
            if program != self.source {
                self.own = Some(self.source.clone());
                self.notice = Some(Notice::OwnProgramKept);
            }
            self.lessons.open = None;
            self.take_program(program, at(link.stop), effects);
        }
    }

    /// Puts a program into the editor and runs it.
    pub(super) fn take_program(&mut self, program: String, goal: Goal, effects: &mut Vec<Effect>) {
        self.source = program;
        self.veiled = false;
        effects.push(Effect::SetText(self.source.clone()));
        self.run(self.source.clone(), goal, effects);
        self.reading.newest += 1;
        self.read_now(effects);
    }

    /// An address that cannot be followed changes nothing but the notice.
    fn read_link(&mut self, text: &str) -> Link {
        Link::read(text).unwrap_or_else(|error| {
            self.notice = Some(Notice::Link(error));
            Link::default()
        })
    }

    fn take_settings(&mut self, link: &Link) {
        self.settings.theme = link.theme.or(self.settings.theme);
        self.settings.style = link.style.unwrap_or(self.settings.style);
        self.settings.readonly |= link.readonly;
    }

    /// The address for what is shown now, after `#`.
    pub fn link(&self) -> Link {
        let shown = self.player.shown.as_ref().filter(|_| !self.is_stale());
        // A file that only this person has cannot be linked to: its program can.
        let lesson = self
            .lessons
            .open
            .as_ref()
            .filter(|_| self.lessons.position().is_some() || self.lessons.menu != Menu::There);
        let lesson = lesson.filter(|_| !matches!(self.lessons.source, Source::Opened(_)));
        let program = Some(self.source.clone());
        Link {
            program: program.filter(|program| lesson.is_none_or(|open| open.lesson.program != *program)),
            pack: self.pack_name().filter(|_| lesson.is_some()),
            lesson: lesson.map(|open| open.id.clone()),
            moment: None,
            stop: shown.map(|shown| LinkStop { step: shown.view.line_step, offset: shown.offset }),
            theme: self.settings.theme,
            style: Some(self.settings.style).filter(|style| *style != Default::default()),
            readonly: self.settings.readonly,
        }
    }
}

pub(super) fn at(stop: Option<LinkStop>) -> Goal {
    match stop {
        Some(LinkStop { step, offset }) => Goal::At(Wanted::LineStep { step, offset }),
        None => Goal::Telling,
    }
}
