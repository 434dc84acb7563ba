//! Reading lessons.

use super::{Asked, Lesson, Moment, Place, Visit};
use crate::base::{Diagnostic, Span};

/// A pack may be this long, in bytes: a file opened by mistake is refused before it is read.
pub const MAX_PACK: usize = 4 << 20;
/// Moments are single steps of a lesson; more than this is a recording read aloud.
const MOST_MOMENTS: usize = 9;

/// Lessons of one file, and what is wrong with it. A lesson of which something is wrong is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// In the file's order.
    pub lessons: Vec<Lesson>,
    /// With their places.
    pub wrong: Vec<Diagnostic>,
}

/// Reads a file of lessons.
pub fn pack(text: &str) -> Pack {
    let mut pack = Pack::default();
    if text.len() > MAX_PACK {
        let most = MAX_PACK >> 20;
        pack.wrong.push(Diagnostic::lesson(Span::default(), format!("longer than {most} MB")));
        return pack;
    }
    let mut lines = Lines { rest: text, at: 0 };
    loop {
        let before = pack.wrong.len();
        let Some(start) = lines.skip_empty() else { break };
        let lesson = lesson(&mut lines, &mut pack.wrong);
        if pack.wrong.len() == before {
            pack.lessons.push(lesson);
        }
        // However little was understood, it goes on behind it.
        if lines.at == start {
            lines.next();
        }
    }
    if pack.lessons.is_empty() && pack.wrong.is_empty() {
        pack.wrong.push(Diagnostic::lesson(Span::default(), "there is no lesson in it"));
    }
    pack
}

/// A text line by line, each with its place.
struct Lines<'a> {
    rest: &'a str,
    at: u32,
}

impl<'a> Lines<'a> {
    fn peek(&self) -> Option<(Span, &'a str)> {
        let line = self.rest.split_inclusive('\n').next()?;
        let shown = line.trim_end();
        let mark = if self.at == 0 && shown.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let shown = &shown[mark..];
        let start = self.at + mark as u32;
        Some((Span::new(start, start + shown.len() as u32), shown))
    }

    fn next(&mut self) -> Option<(Span, &'a str)> {
        let found = self.peek()?;
        let length = self.rest.find('\n').map_or(self.rest.len(), |at| at + 1);
        self.rest = &self.rest[length..];
        self.at += length as u32;
        Some(found)
    }

    /// Where the next line stands that is not empty.
    fn skip_empty(&mut self) -> Option<u32> {
        while self.peek()?.1.trim_start().is_empty() {
            self.next();
        }
        Some(self.at)
    }
}

/// The line that opens a program and the one that closes it.
const FENCE: &str = "```";

/// Reads one lesson, up to the next one. What is wrong is told; what is returned then counts for nothing.
fn lesson(lines: &mut Lines<'_>, wrong: &mut Vec<Diagnostic>) -> Lesson {
    let mut lesson = Lesson {
        title: String::new(),
        group: String::new(),
        words: Vec::new(),
        text: String::new(),
        program: String::new(),
        moments: Vec::new(),
        asked: None,
    };
    let told = wrong.len();
    let start = lines.peek().map_or(Span::default(), |(span, _)| span);
    keys(lines, &mut lesson, wrong);
    body(lines, &mut lesson, wrong);
    if wrong.len() == told {
        let missing = [
            (lesson.title.is_empty(), "a `title:`"),
            (lesson.group.is_empty(), "a `group:`"),
            (lesson.moments.is_empty(), "a `moment:`"),
            (lesson.text.is_empty(), "a paragraph that explains it"),
            (lesson.program.trim().is_empty(), "a program between ```python and ```"),
        ];
        for (_, what) in missing.iter().filter(|(missing, _)| *missing) {
            wrong.push(Diagnostic::lesson(start, format!("this lesson lacks {what}")));
        }
    }
    lesson
}

/// Reads from `---` to `---`.
fn keys(lines: &mut Lines<'_>, lesson: &mut Lesson, wrong: &mut Vec<Diagnostic>) {
    match lines.peek() {
        Some((_, "---")) => drop(lines.next()),
        Some((span, _)) => {
            wrong.push(Diagnostic::lesson(span, "a lesson begins with a line `---`"));
            // Another lesson may follow.
            while lines.peek().is_some_and(|(_, line)| line != "---") {
                lines.next();
            }
            return;
        }
        None => return,
    }
    let (mut question, mut answer) = (None, None);
    let mut odd = false;
    let opened = lines.peek().map_or(Span::default(), |(span, _)| span);
    loop {
        let Some((mut span, line)) = lines.next() else {
            if !odd {
                wrong.push(Diagnostic::lesson(opened, "a line `---` must end what is said about the lesson"));
            }
            break;
        };
        if line == "---" {
            break;
        }
        if line.is_empty() {
            continue;
        }
        let Some((key, value)) = line.split_once(':') else {
            // Where `---` was forgotten, many lines are odd; one is told.
            if !std::mem::replace(&mut odd, true) {
                let words = "expected a key, a colon and a text, such as `title: Counters`; or `---` before the paragraph";
                wrong.push(Diagnostic::lesson(span, words));
            }
            continue;
        };
        let mut value = value.trim().to_owned();
        while let Some((more, line)) = lines.peek().filter(|(_, line)| line.starts_with([' ', '\t'])) {
            lines.next();
            span.end = more.end;
            value.push(' ');
            value += line.trim();
        }
        let mut once = |slot: &mut String| {
            if slot.is_empty() {
                *slot = value.clone();
            } else {
                wrong.push(Diagnostic::lesson(span, format!("there is a second `{key}:`")));
            }
        };
        match key.trim_end() {
            "title" => once(&mut lesson.title),
            "group" => once(&mut lesson.group),
            "words" => {
                lesson.words.extend(value.split(',').map(|word| word.trim().to_owned()));
                lesson.words.retain(|word| !word.is_empty());
            }
            "moment" => lesson.moments.extend(moment(span, &value, wrong)),
            "question" => question = moment(span, &value, wrong),
            "answer" => answer = moment(span, &value, wrong),
            _ => wrong.push(Diagnostic::lesson(
                span,
                format!("`{key}` is no key: there are title, group, words, moment, question and answer"),
            )),
        }
    }
    if lesson.moments.len() > MOST_MOMENTS {
        wrong.push(Diagnostic::lesson(opened, format!("more than {MOST_MOMENTS} moments")));
    }
    match (question, answer) {
        (Some(question), Some(answer)) => lesson.asked = Some(Asked { question, answer }),
        (None, None) => {}
        (Some(_), None) => wrong.push(Diagnostic::lesson(opened, "the question has no `answer:`")),
        (None, Some(_)) => wrong.push(Diagnostic::lesson(opened, "the answer has no `question:`")),
    }
}

/// Reads the paragraph and the program, up to the next lesson.
fn body(lines: &mut Lines<'_>, lesson: &mut Lesson, wrong: &mut Vec<Diagnostic>) {
    while let Some((span, line)) = lines.peek().filter(|(_, line)| *line != "---") {
        lines.next();
        let Some(language) = line.strip_prefix(FENCE) else {
            let text = &mut lesson.text;
            match line.trim() {
                "" => {}
                _ if !lesson.program.is_empty() => {
                    wrong.push(Diagnostic::lesson(span, "a lesson ends with its program"));
                    return skip(lines);
                }
                line => {
                    if !text.is_empty() {
                        text.push(' ');
                    }
                    *text += line;
                }
            }
            continue;
        };
        if language.trim() != "python" || !lesson.program.is_empty() {
            wrong.push(Diagnostic::lesson(span, "a lesson has one program, and it begins with ```python"));
        }
        loop {
            match lines.next() {
                Some((_, FENCE)) => break,
                Some((_, line)) => {
                    lesson.program += line;
                    lesson.program.push('\n');
                }
                None => {
                    wrong.push(Diagnostic::lesson(span, "nothing ends this program: ``` is missing"));
                    return;
                }
            }
        }
    }
}

/// Passes over what is left of a lesson that was not understood.
fn skip(lines: &mut Lines<'_>) {
    while lines.peek().is_some_and(|(_, line)| line != "---") {
        lines.next();
    }
}

/// Reads `after line 5, visit 2: text`.
fn moment(span: Span, value: &str, wrong: &mut Vec<Diagnostic>) -> Option<Moment> {
    let read = value.split_once(':').and_then(|(at, text)| {
        let text = text.trim();
        Some(Moment { place: place(at)?, text: text.to_owned() }).filter(|_| !text.is_empty())
    });
    if read.is_none() {
        let words = "expected a place and a text, such as `line 5: ...` or `after line 5, visit 2: ...` or `end: ...`";
        wrong.push(Diagnostic::lesson(span, words));
    }
    read
}

fn place(text: &str) -> Option<Place> {
    let text = text.trim();
    if text == "end" {
        return Some(Place::End);
    }
    let (of, text): (fn(Visit) -> Place, &str) = match text.strip_prefix("after ") {
        Some(rest) => (Place::After, rest.trim_start()),
        None => (Place::Before, text),
    };
    let (line, nth) = match text.split_once(',') {
        Some((line, visit)) => (line, number(visit.trim().strip_prefix("visit ")?)?),
        None => (text, 1),
    };
    let line = number(line.trim().strip_prefix("line ")?)?;
    Some(of(Visit { line, nth }))
}

fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|number| *number > 0)
}
