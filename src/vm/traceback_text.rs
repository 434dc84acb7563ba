//! How an uncaught exception is told, groups included (`Lib/traceback.py`: `TracebackException.format`).

use super::classes;
use super::code::Origin;
use super::machine::Machine;
use super::object::Object;
use super::value::Value;
use std::fmt::Write;

/// More frames than this are cut in the middle.
const MOST_FRAMES: usize = 20;
/// How many exceptions of a group are told, and how deep groups may nest.
const WIDEST: usize = 15;
const DEEPEST: usize = 10;
/// More text than this is cut: groups that hold the same groups many times would never end.
const LONGEST_TEXT: usize = 200_000;
/// How long a chain of causes may be.
const LONGEST: usize = 20;

/// The text so far, and where in which groups it is.
struct Telling<'a> {
    source: &'a str,
    out: String,
    depth: usize,
    /// The innermost group's frame is still open below.
    open: bool,
}

impl Telling<'_> {
    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    /// Adds lines, within the frame of the group around them.
    fn lines(&mut self, text: &str, margin: char) {
        let indent = match self.depth {
            0 => String::new(),
            _ => format!("{}{margin} ", self.indent()),
        };
        for line in text.split_inclusive('\n') {
            self.out.push_str(&indent);
            self.out.push_str(line);
        }
    }
}

impl Machine {
    /// The whole traceback, as CPython prints it on stderr, the causes first.
    pub fn traceback(&mut self, exception: Value, source: &str) -> String {
        let mut telling = Telling { source, out: String::new(), depth: 0, open: false };
        self.tell(exception, &mut telling);
        telling.out
    }

    fn tell(&mut self, exception: Value, telling: &mut Telling<'_>) {
        if telling.out.len() > LONGEST_TEXT {
            return;
        }
        let mut chain = Vec::new();
        let mut next = exception;
        while let Some(inner) = self.exception_at(next) {
            if chain.iter().any(|&(seen, _)| seen == next) || chain.len() > LONGEST {
                break;
            }
            let (link, because) = match (inner.cause, inner.context) {
                (cause @ Value::Object(_), _) => (cause, true),
                (_, context @ Value::Object(_)) if !inner.suppress_context => (context, false),
                _ => (Value::None, false),
            };
            chain.push((next, because));
            next = link;
        }
        for (at, &(exception, _)) in chain.iter().enumerate().rev() {
            self.tell_one(exception, telling);
            if at > 0 {
                let because = match chain[at - 1].1 {
                    true => "\nThe above exception was the direct cause of the following exception:\n\n",
                    false => "\nDuring handling of the above exception, another exception occurred:\n\n",
                };
                telling.lines(because, '|');
            }
        }
    }

    fn tell_one(&mut self, exception: Value, telling: &mut Telling<'_>) {
        let members = self.members(exception);
        if members.is_none() {
            let stack = self.stack_text(exception, telling.source);
            if !stack.is_empty() {
                telling.lines("Traceback (most recent call last):\n", '|');
                telling.lines(&stack, '|');
            }
            let last = self.last_lines(exception);
            return telling.lines(&last, '|');
        }
        if telling.depth > DEEPEST {
            return telling.lines(&format!("... (max_group_depth is {DEEPEST})\n"), '|');
        }
        let outermost = telling.depth == 0;
        telling.depth += usize::from(outermost);
        let stack = self.stack_text(exception, telling.source);
        if !stack.is_empty() {
            let margin = if outermost { '+' } else { '|' };
            telling.lines("Exception Group Traceback (most recent call last):\n", margin);
            telling.lines(&stack, '|');
        }
        let last = self.last_lines(exception);
        telling.lines(&last, '|');
        self.tell_members(&members.unwrap_or_default(), telling);
        if outermost {
            telling.depth = 0;
        }
    }

    fn tell_members(&mut self, members: &[Value], telling: &mut Telling<'_>) {
        let count = members.len().min(WIDEST + 1);
        telling.open = false;
        for (at, &member) in members.iter().take(count).enumerate() {
            let last = at + 1 == count;
            telling.open |= last;
            let title = if at < WIDEST { (at + 1).to_string() } else { "...".to_string() };
            let corner = if at == 0 { "+-" } else { "  " };
            let rule = format!("{}{corner}+---------------- {title} ----------------\n", telling.indent());
            telling.out.push_str(&rule);
            telling.depth += 1;
            if at < WIDEST {
                self.tell(member, telling);
            } else {
                let more = members.len() - WIDEST;
                let plural = if more > 1 { "s" } else { "" };
                telling.lines(&format!("and {more} more exception{plural}\n"), '|');
            }
            if last && telling.open {
                let rule = format!("{}+------------------------------------\n", telling.indent());
                telling.out.push_str(&rule);
                telling.open = false;
            }
            telling.depth -= 1;
        }
    }

    /// The exceptions of a group; nothing for any other exception.
    pub fn members(&self, exception: Value) -> Option<Vec<Value>> {
        let members = self.exception_set_field(exception.addr()?, "exceptions")?;
        match self.heap.of(members) {
            Some(Object::Tuple(members)) => Some(members.to_vec()),
            _ => None,
        }
    }

    /// Where an exception passed, outermost first.
    fn stack_text(&self, exception: Value, source: &str) -> String {
        let mut shown = Vec::new();
        let mut next = self.exception_at(exception).map_or(Value::None, |inner| inner.traceback);
        while let Some(Object::Traceback(entry)) = self.heap.of(next) {
            let code = self.code(entry.code);
            let line = self.line_at(entry.code, entry.pc);
            // A text that the program compiled has lines, but nobody keeps it: none is shown.
            let kept = if matches!(code.origin, Origin::Text(_)) { 0 } else { line };
            shown.push((kept, format!("  File \"{}\", line {line}, in {}\n", code.file, code.code.name)));
            next = entry.next;
        }
        let mut out = String::new();
        for (at, (line, text)) in shown.iter().enumerate() {
            if shown.len() > MOST_FRAMES && at == MOST_FRAMES / 2 {
                // Writing to a String cannot fail.
                let _ = writeln!(out, "  [{} more frames]", shown.len() - MOST_FRAMES);
            }
            if shown.len() > MOST_FRAMES && (MOST_FRAMES / 2..shown.len() - MOST_FRAMES / 2).contains(&at) {
                continue;
            }
            out.push_str(text);
            let place = (*line as usize).checked_sub(1);
            let source_line = place.and_then(|at| source.lines().nth(at)).unwrap_or("").trim();
            if !source_line.is_empty() {
                let _ = writeln!(out, "    {source_line}");
            }
        }
        out
    }

    /// The message, and the notes below it.
    fn last_lines(&mut self, exception: Value) -> String {
        let mut out = String::new();
        if self.is_instance(exception, classes::MODULE_NOT_FOUND_ERROR) {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "  [Modules offered here: {}]", self.offered_modules());
        }
        out.push_str(&self.exception_line(exception));
        out.push('\n');
        for note in self.notes(exception) {
            out.push_str(&note);
            out.push('\n');
        }
        out
    }

    /// The lines that `add_note` added.
    fn notes(&mut self, exception: Value) -> Vec<String> {
        let Some(Value::Object(dict)) = self.exception_at(exception).map(|inner| inner.dict) else {
            return Vec::new();
        };
        let notes = self.heap.interned("__notes__").and_then(|key| self.heap.dict_get_name(dict, key));
        let notes = match notes.and_then(|notes| self.heap.of(notes)) {
            Some(Object::List(notes)) => notes.to_vec(),
            Some(Object::Tuple(notes)) => notes.to_vec(),
            _ => return Vec::new(),
        };
        notes
            .into_iter()
            .flat_map(|note| self.text_of(note).split('\n').map(str::to_string).collect::<Vec<_>>())
            .collect()
    }
}
