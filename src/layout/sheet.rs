//! What a box is filled with: rows, labels and tabs, written from the top down, each cut to its room.

use super::metrics::{Font, broken, fit, width, wrap};
use super::scene::{Anchor, AreaKind, BoxKind, Ink, Part, Rect, SceneBox, Text, Underline};
use super::shape::Shape;

/// One binding, slot or entry.
pub const ROW: i32 = 24;
/// A name of more letters has a line of its own in a box as narrow as a cell.
const LONG_IN_CARDS: usize = 12;
/// What a note below its name adds to a row.
const NOTE: i32 = 16;
/// Names and values.
pub const CODE: i32 = 15;
/// Labels: the smallest there is.
pub const SMALL: i32 = 13;
/// From one line of small words to the next.
pub const LINE: i32 = 17;
/// By how much of the gap around them the lines of a table stand closer.
const CLOSER: i32 = 8;
/// A word on an edge.
pub const TAB: i32 = 20;

/// What stands at the right end of a row.
pub enum RowValue {
    /// A value, in Python's words, and what was there before.
    Text(String, Option<String>),
    /// A dot from which an arrow goes to the box with this key.
    Arrow(String, Ink),
    /// A word that is no value: `no value yet`; the longest of these for which there is room.
    Word(&'static [&'static str]),
    /// Nothing: the note says where it is.
    Told,
}

/// One row to be written.
pub struct Row {
    /// What it stands for.
    pub key: String,
    /// The name, index or key on its left.
    pub name: String,
    /// The name's colour.
    pub ink: Ink,
    /// The name's underline.
    pub underline: Option<Underline>,
    /// Small words after the name.
    pub note: String,
    /// They may take a line of their own; otherwise the last of them are left out.
    pub tall: bool,
    /// The name is a value of the program's: it may be cut.
    pub cut: bool,
    /// At its right end.
    pub value: RowValue,
    /// The last step changed it.
    pub changed: bool,
}

/// A box being filled.
pub struct Sheet {
    shape: Shape,
    pub width: i32,
    /// Space between an edge and text.
    pub pad: i32,
    /// Space for a dot before a name: arrows leave on the left.
    pub turned: i32,
    pub y: i32,
    pub parts: Vec<Part>,
    about: Vec<String>,
}

impl Sheet {
    pub fn new(shape: Shape, width: i32) -> Self {
        Self { shape, width, pad: shape.pad, turned: 0, y: 0, parts: Vec::new(), about: Vec::new() }
    }

    /// Writes text at a place, cut to `room` pixels.
    #[allow(clippy::too_many_arguments)]
    pub fn text(&mut self, x: i32, y: i32, room: i32, text: &str, font: Font, size: i32, ink: Ink) -> i32 {
        let text = fit(text, font, size, room);
        let w = width(&text, font, size);
        self.parts.push(Part::Text(Text {
            x,
            y,
            text,
            font,
            size,
            ink,
            anchor: Anchor::Start,
            underline: None,
            struck: false,
            italic: false,
        }));
        w
    }

    /// The last text written, to be changed.
    pub fn last(&mut self) -> Option<&mut Text> {
        match self.parts.last_mut() {
            Some(Part::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Facts in up to `most` lines, a dot between two on one line.
    pub fn lines(&self, facts: &[String], most: usize) -> Vec<String> {
        let room = self.width - 2 * self.pad;
        let mut lines: Vec<String> = Vec::new();
        for fact in facts {
            match lines.last_mut() {
                Some(line) if width(&format!("{line} · {fact}"), Font::Sans, SMALL) <= room => {
                    line.push_str(" · ");
                    line.push_str(fact);
                }
                _ => {
                    lines.extend(wrap(fact, Font::Sans, SMALL, room, most.saturating_sub(lines.len()).max(1)))
                }
            }
        }
        lines.truncate(most);
        lines
    }

    /// Writes facts from the left edge, the first line at `y`. Returns how many lines it took.
    pub fn facts(&mut self, y: i32, facts: &[String], ink: Ink, most: usize) -> i32 {
        let room = self.width - 2 * self.pad;
        let mut count = 0;
        for line in self.lines(facts, most) {
            self.text(self.pad, y + LINE * count, room, &line, Font::Sans, SMALL, ink);
            count += 1;
        }
        count
    }

    /// Writes a name or the like in as many lines as it takes, up to `most`, the first at `y`. Returns where the last
    /// one ends, and how many there were.
    #[allow(clippy::too_many_arguments)]
    pub fn code(
        &mut self,
        x: i32,
        y: i32,
        text: &str,
        font: Font,
        size: i32,
        ink: Ink,
        most: usize,
    ) -> (i32, i32) {
        let room = self.width - self.pad - x;
        let (mut end, mut count) = (x, 0);
        for line in broken(text, font, size, room, most) {
            end = x + self.text(x, y + LINE * count, room, &line, font, size, ink);
            count += 1;
        }
        (end, count)
    }

    /// Adds to the line for those who do not see it.
    pub fn say(&mut self, words: impl Into<String>) {
        self.about.push(words.into());
    }

    /// A word that sits on the upper edge.
    pub fn tab(&mut self, kind: AreaKind, x: i32, words: &str, font: Font, ink: Ink) -> i32 {
        let inside = if kind == AreaKind::Label { 6 } else { 9 };
        let room = self.width - x - 2 * inside - 4;
        let words = fit(words, font, SMALL, room);
        let w = width(&words, font, SMALL) + 2 * inside;
        let rect = Rect::new(x, self.y - TAB / 2, w, TAB);
        self.parts.push(Part::Area { kind, rect, key: String::new(), changed: false });
        self.text(x + inside, self.y + 5, w, &words, font, SMALL, ink);
        w
    }

    /// A line that opens an object from an entry on, or closes it.
    pub fn button(&mut self, key: &str, from: Option<u64>, words: &str) {
        let key = format!("{key}+{}", from.map(|from| from.to_string()).unwrap_or_default());
        let rect = Rect::new(4, self.y, self.width - 8, ROW);
        self.parts.push(Part::Area { kind: AreaKind::Button, rect, key, changed: false });
        self.text(self.pad, self.y + 18, self.width - 2 * self.pad, words, Font::Sans, SMALL, Ink::Soft);
        self.y += ROW;
    }

    /// A heading and a dashed rule.
    pub fn rule(&mut self, heading: &str) {
        let room = self.width - 2 * self.pad;
        let w = self.text(self.pad, self.y + 14, room, heading, Font::Sans, SMALL, Ink::Soft) + 8;
        self.parts.push(Part::Rule { x: self.pad + w, y: self.y + 10, w: (room - w).max(0) });
        self.y += 20;
    }

    /// One row, `inset` pixels narrower on both sides.
    pub fn row(&mut self, row: &Row, inset: i32) {
        self.row_from(row, inset, inset);
    }

    /// One row with different insets on its two sides.
    pub fn row_from(&mut self, row: &Row, before: i32, after: i32) {
        let (mut left, right) = (self.pad + before, self.width - self.pad - after);
        let turned = matches!(row.value, RowValue::Arrow(..)) && self.turned > 0;
        if turned {
            left += self.turned;
        }
        let narrow = self.width <= self.shape.cells && row.name.chars().count() > LONG_IN_CARDS;
        let long = !row.cut && (narrow || self.shape.is_long(&row.name));
        let high = if long { ROW + LINE } else { ROW };
        let rect = Rect::new(4 + before, self.y, self.width - 8 - before - after, high);
        let area = self.parts.len();
        self.parts.push(Part::Area { kind: AreaKind::Row, rect, key: row.key.clone(), changed: row.changed });
        let base = self.y + high - 8;
        let room = right - left;
        // A long name has the line above to itself; what is left of it goes before the value.
        let mut name = row.name.as_str();
        let lines = broken(name, Font::Mono, CODE, room, 2);
        if let (true, Some(first)) = (long, lines.first()) {
            self.name(left, base - LINE - 1, room, first, row);
            name = lines.get(1).map_or("", String::as_str);
        }
        let own = width(name, Font::Mono, CODE);
        let taken = match &row.value {
            RowValue::Text(value, was) => {
                let value_room = room - if row.cut { own.min(room / 2) } else { own } - 12;
                self.value(right, base, value_room, value, was.as_deref())
            }
            RowValue::Word(word) => {
                let words = word.iter().find(|word| own + 10 + width(word, Font::Sans, SMALL) <= room);
                let w = self.text(right, base - 1, room, words.unwrap_or(&"–"), Font::Sans, SMALL, Ink::Soft);
                if let Some(text) = self.last() {
                    text.anchor = Anchor::End;
                    text.italic = true;
                }
                w
            }
            RowValue::Told => 0,
            RowValue::Arrow(to, ink) => {
                let x = if turned { left - self.turned + 3 } else { right - 3 };
                self.parts.push(Part::Dot { x, y: base - 5, ink: *ink, to: to.clone() });
                if turned { 0 } else { 14 }
            }
        };
        let name_room = room - taken - if taken > 0 { 10 } else { 0 };
        let name = if name.is_empty() { 0 } else { self.name(left, base, name_room, name, row) + 10 };
        let mut note = row.note.as_str();
        let fits = |note: &str| width(note, Font::Sans, SMALL) <= name_room - name;
        let wraps = row.tall && !fits(note);
        while !wraps && !note.is_empty() && !fits(note) {
            note = note.rsplit_once(" · ").map_or("", |(kept, _)| kept);
        }
        if !wraps && !note.is_empty() {
            self.text(left + name, base - 1, name_room, note, Font::Sans, SMALL, Ink::Soft);
        }
        self.y += high;
        if wraps {
            for line in wrap(note, Font::Sans, SMALL, name_room, 2) {
                self.text(left, self.y + 9, name_room, &line, Font::Sans, SMALL, Ink::Soft);
                self.y += NOTE;
                if let Some(Part::Area { rect, .. }) = self.parts.get_mut(area) {
                    rect.h += NOTE;
                }
            }
        }
    }

    fn name(&mut self, x: i32, y: i32, room: i32, name: &str, row: &Row) -> i32 {
        let w = self.text(x, y, room, name, Font::Mono, CODE, row.ink);
        if let Some(text) = self.last() {
            text.underline = row.underline;
        }
        w
    }

    /// A value that ends at `right`, with what was there before struck through on its left. Returns its width.
    fn value(&mut self, right: i32, base: i32, room: i32, value: &str, was: Option<&str>) -> i32 {
        // Long values get smaller before they are cut.
        let head: String = value.chars().take(100).collect();
        let size = if width(&head, Font::Mono, CODE) <= room { CODE } else { SMALL };
        let value = fit(value, Font::Mono, size, room);
        let w = width(&value, Font::Mono, size);
        self.text(right, base, room, &value, Font::Mono, size, Ink::Plain);
        if let Some(text) = self.last() {
            text.anchor = Anchor::End;
        }
        let Some(was) = was else { return w };
        let was_room = room - w - 8;
        if was_room < 16 {
            return w;
        }
        let was = fit(was, Font::Mono, SMALL, was_room.min(90));
        let was_width = width(&was, Font::Mono, SMALL);
        self.text(right - w - 8, base, was_room, &was, Font::Mono, SMALL, Ink::Soft);
        if let Some(text) = self.last() {
            text.anchor = Anchor::End;
            text.struck = true;
        }
        w + 8 + was_width
    }

    /// Closes a line of a table: it stands closer to its neighbours than other boxes.
    pub fn finish_brief(self, key: String, kind: BoxKind) -> SceneBox {
        let mut made = self.finish(key, kind, -CLOSER, -CLOSER);
        made.brief = true;
        made
    }

    /// Closes the box: `below` is what it may grow by.
    pub fn finish(mut self, key: String, kind: BoxKind, above: i32, below: i32) -> SceneBox {
        // Areas lie under texts, whatever order they were written in.
        crate::base::sort_by_key(&mut self.parts, |part| !matches!(part, Part::Area { .. }));
        let rect = Rect::new(0, 0, self.width, self.y);
        let changed = self.parts.iter().any(|p| matches!(p, Part::Area { changed: true, .. }));
        SceneBox {
            key,
            kind,
            rect,
            room: Rect::new(0, -above, self.width, self.y + above + below),
            column: 0,
            running: false,
            dashed: false,
            lit: false,
            brief: false,
            appeared: false,
            marked: false,
            pushed: 0,
            entries: usize::MAX,
            changed,
            parts: self.parts,
            about: self.about.join(", "),
        }
    }
}
