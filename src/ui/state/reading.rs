//! What is known of the text while a person types. The reader works on one text at a time; only the newest
//! counts, and one that takes too long is replaced.

use super::{Effect, State, Timer};
use crate::base::{Diagnostic, set_of};
use crate::layout::Names;
use crate::session::{Hue, NameMark, ReadReply, ReadRequest, Room};

/// A pause in typing, in milliseconds.
const PAUSE: u32 = 180;
/// What a text may take to be read, in milliseconds.
const PATIENCE: u32 = 2_000;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The number of the newest text.
    pub newest: u64,
    /// The text that the reader is at.
    pub at: Option<u64>,
    /// What is wrong with the text that was read last.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of the newest text that was Python, of which the rest speaks.
    pub good: u64,
    /// That text.
    pub source: String,
    /// Its names.
    pub names: Vec<NameMark>,
    /// Its rooms.
    pub rooms: Vec<Room>,
}

impl Reading {
    /// The names the module binds.
    pub fn global_names(&self) -> Names {
        let spans = self.names.iter().filter(|name| name.hue == Hue::Global).map(|name| name.span);
        let mut names = Names::default();
        let texts = set_of(spans.map(|span| span.text(&self.source)));
        texts.into_iter().for_each(|name| names.add(name));
        names
    }
}

impl State {
    /// The text is another one: read it after a pause.
    pub(super) fn read_soon(&mut self, effects: &mut Vec<Effect>) {
        self.reading.newest += 1;
        effects.push(Effect::After(PAUSE, Timer::Typed(self.reading.newest)));
    }

    /// Reads the text now, unless the reader is at another.
    pub(super) fn read_now(&mut self, effects: &mut Vec<Effect>) {
        if self.reading.at.is_none() {
            let request = self.reading.newest;
            self.reading.at = Some(request);
            effects.push(Effect::Read(ReadRequest { request, source: self.source.clone() }));
            effects.push(Effect::After(PATIENCE, Timer::ReaderPatience(request)));
        }
    }

    pub(super) fn typed(&mut self, number: u64, effects: &mut Vec<Effect>) {
        if number == self.reading.newest {
            if !self.settings.embed && !self.settings.readonly {
                match self.lessons.open {
                    Some(_) => self.keep_edit(Some(self.source.clone()), effects),
                    None => effects.push(Effect::Keep("draft".to_owned(), Some(self.source.clone()))),
                }
            }
            self.read_now(effects);
        }
    }

    pub(super) fn was_read(&mut self, reply: ReadReply, effects: &mut Vec<Effect>) {
        if self.reading.at != Some(reply.request) {
            return;
        }
        self.reading.at = None;
        if reply.request != self.reading.newest {
            self.read_now(effects);
            return;
        }
        let ReadReply { request, diagnostics, names, rooms } = reply;
        // While a line is half typed, the last good picture of the names stays: the editor moves it along.
        if diagnostics.is_empty() || !names.is_empty() {
            self.reading.good = request;
            self.reading.source = self.source.clone();
            (self.reading.names, self.reading.rooms) = (names, rooms);
        }
        self.reading.diagnostics = diagnostics;
        self.count_global_names();
    }

    /// The reader has had its time, or has died: another one reads the newest text, if there is a newer one.
    pub(super) fn reader_patience_over(&mut self, number: u64, effects: &mut Vec<Effect>) {
        if self.reading.at == Some(number) {
            effects.push(Effect::ReplaceReader);
            self.reading.at = None;
            if number != self.reading.newest {
                self.read_now(effects);
            }
        }
    }
}
