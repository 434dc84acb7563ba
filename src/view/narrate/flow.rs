//! Tests and loops: which way the program went, and why.

use super::look;
use super::message::{Message, Value};
use super::moment::Moment;
use super::statement::{Statement, Target};
use crate::base::Span;
use crate::scope::NameKind;
use crate::view::model::{BindingKind, EventKind};

/// How many variables explain a test.
const REASONS: usize = 2;

impl Moment<'_> {
    /// The test of an `if`, `elif` or `while` ran.
    pub fn tested(&mut self, statement: &Statement, test: Span, body: Span, repeats: bool) {
        let outcome = match self.now.event {
            EventKind::Line => Some(self.next_is_in(body)),
            EventKind::Return(_) | EventKind::End(_) => Some(false),
            _ => None,
        };
        let code = look::code(self.statics.text(test));
        self.say(Message::Tested { code, outcome, ends_loop: repeats && outcome == Some(false) });
        let told = self.said.len();
        self.lookups(test, statement.scope, &[]);
        if self.said.len() == told {
            self.because(test, statement);
        }
        if [" == ", " < ", " > "].iter().any(|sign| self.statics.text(test).contains(sign)) {
            self.not_called(test, statement.scope);
        }
    }

    /// The values of the plain variables that a test read.
    fn because(&mut self, test: Span, statement: &Statement) {
        let mut values = Vec::new();
        for (name, scope) in self.statics.reads(test, statement.scope) {
            let kind = self.statics.scope(scope).entry(&name).map(|entry| entry.kind);
            let own = matches!(kind, Some(NameKind::Local | NameKind::Cell | NameKind::GlobalExplicit));
            if let (true, Some(value)) = (own, self.value_now(&name)) {
                match self.value(value) {
                    Value::Function(..) | Value::Class(..) => {}
                    value => values.push((name, value)),
                }
            }
        }
        if !values.is_empty() && values.len() <= REASONS {
            self.say(Message::Because { values });
        }
    }

    /// A `case` was tried.
    pub fn case_tried(&mut self, pattern: Span, names: &[String], body: Span, code: String) {
        if !matches!(self.now.event, EventKind::Line | EventKind::Return(_) | EventKind::End(_)) {
            return self.ran(code);
        }
        let code = look::code(&format!("case {}", self.statics.text(pattern)));
        let taken = self.next_is_in(body);
        let value = |name: &String| Some((name.clone(), self.value(self.value_now(name)?)));
        let values = if taken { names.iter().filter_map(value).take(3).collect() } else { Vec::new() };
        self.say(Message::CaseTried { code, taken, values });
    }

    /// A `for` header ran: it took an item, or there was none left.
    pub fn looped(&mut self, statement: &Statement, targets: &[Target], iterable: Span, body: Span) {
        let name = |target: &Target| match target {
            Target::Name(name) => Some(name.clone()),
            _ => None,
        };
        let names: Vec<String> = targets.iter().filter_map(name).collect();
        let code = look::code(self.statics.text(iterable));
        let value = |name: &String| Some((name.clone(), self.value(self.value_now(name)?)));
        let values: Vec<(String, Value)> = names.iter().filter_map(value).take(3).collect();
        if !self.next_is_in(body) {
            self.say(Message::LoopEnded { iterable: code, left: values.first().cloned() });
            return self.shared_loop_variable(statement, &names);
        }
        // An inner loop may begin again: its names are bound then, and still the item is the first.
        let unbound = names.iter().all(|name| self.value_before(name).is_none());
        let began =
            self.before.just_ran.map(|ran| ran.start < statement.header.start || ran.start >= body.end);
        let first = if unbound { Some(true) } else { began };
        let cell = match names.as_slice() {
            [name] => {
                look::row(self.now, name).filter(|row| row.kind == BindingKind::Cell).and_then(|row| row.cell)
            }
            _ => None,
        };
        self.say(Message::TookItem {
            iterable: code,
            first,
            values,
            cell: cell.map(|cell| (cell, !unbound)),
        });
    }

    /// The loop's variable lives in a cell that several functions carry.
    fn shared_loop_variable(&mut self, statement: &Statement, names: &[String]) {
        for name in names {
            let Some(row) = look::row(self.now, name) else { continue };
            let (Some(cell), Some(value)) = (row.cell, look::value_of(self.now, row)) else { continue };
            let value = self.value(value);
            self.late_binding(name, statement.scope, cell, value);
        }
    }
}
