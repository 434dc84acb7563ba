//! Exceptions: raised, on their way out, caught.

use super::look;
use super::message::Message;
use super::moment::Moment;
use super::statement::StatementKind;
use crate::base::Span;
use crate::scope::{NameKind, ScopeId, ScopeKind};
use crate::view::model::EventKind;

/// The longest exception message in a sentence, in characters.
const MESSAGE_LENGTH: usize = 70;

impl Moment<'_> {
    /// An exception was raised in the running frame.
    pub fn raised(&mut self, type_name: &str, message: &str) {
        let span = self.now.just_ran.or(self.before.next_span);
        let scope = span.and_then(|span| self.statics.statement(span)).map(|statement| statement.scope);
        let quoted = message.split('\'').nth(1);
        if let (Some(name), Some(scope)) = (quoted, scope)
            && self.name_trouble(type_name, message, name, scope)
        {
            return;
        }
        let code = span
            .map(|span| look::code(self.statics.text(span)))
            .filter(|code| !code.is_empty() && !code.starts_with("raise"));
        if let ("GeneratorExit", Some(code)) = (type_name, &code) {
            return self.say(Message::Closing { code: code.clone() });
        }
        let (type_name, text) = (type_name.to_owned(), look::short(message, MESSAGE_LENGTH));
        self.say(Message::Raised { code, type_name, message: text });
        if let (Some(span), Some(scope)) = (span, scope) {
            self.wrong_operand(span, scope, message);
        }
    }

    /// A name without a value: which variable it is, and what to do.
    fn name_trouble(&mut self, type_name: &str, message: &str, name: &str, scope: ScopeId) -> bool {
        let owned = name.to_owned();
        match type_name {
            "UnboundLocalError" => {
                let entry = self.statics.scope(scope).entry(name);
                let first = entry.filter(|entry| !entry.is_parameter).and_then(|entry| entry.first_binding);
                let binding = first.and_then(|first| self.statics.statement(first));
                let cause =
                    binding.map(|statement| (self.code(statement), self.statics.line(statement.header)));
                let function = self.statics.scope(scope).name.clone();
                self.say(Message::UnboundLocal { name: owned.clone(), cause, function });
                if let Some(owner) = self.other_owner(name, scope) {
                    self.say(Message::OtherVariable { name: owned, owner });
                }
                true
            }
            "NameError" if message.starts_with("cannot access free variable") => {
                let row = look::row(self.now, name);
                let owner = self.statics.scope(scope).entry(name).and_then(|entry| entry.owner);
                let owner = owner.map(|owner| self.statics.scope(owner).name.clone());
                self.say(Message::UnboundFree { name: owned, cell: row.and_then(|row| row.cell), owner });
                true
            }
            "NameError" if message.ends_with("is not defined") || message.contains("is not defined.") => {
                let binds = |scope: &&crate::scope::Scope| {
                    let kind = scope.entry(name).map(|entry| entry.kind);
                    scope.kind == ScopeKind::Function
                        && matches!(kind, Some(NameKind::Local | NameKind::Cell))
                };
                let owner = self.statics.symbols().scopes.iter().find(binds).map(|scope| scope.name.clone());
                self.say(Message::NotFound { name: owned, owner });
                self.only_class_has(name, scope);
                true
            }
            _ => false,
        }
    }

    /// An exception is leaving the running frame, or a `finally` is entered on its way.
    pub fn unwinding(&mut self, type_name: &str) {
        if self.before.event == EventKind::Line
            && let Some(statement) = self.finished()
            && !matches!(statement.kind, StatementKind::Raise)
        {
            self.statement_done(statement);
        }
        let type_name = type_name.to_owned();
        if self.now.next_span.is_some_and(|next| self.statics.begins_finally(next)) {
            return self.say(Message::FinallyStarts { type_name: Some(type_name) });
        }
        self.say(Message::Unwinding { type_name, place: look::here(self.now) });
    }

    /// After an exception a line of this frame is about to run: a clause, or a `finally`.
    pub fn handler_reached(&mut self) {
        let type_name = match &self.before.event {
            EventKind::Exception { type_name, .. } | EventKind::Unwind { type_name, .. } => {
                Some(type_name.clone())
            }
            _ => None,
        };
        let Some(next) = self.now.next_span else { return };
        if self.statics.begins_finally(next) {
            return self.say(Message::FinallyStarts { type_name });
        }
        let message = match self.next_statement() {
            Some(StatementKind::Except { .. }) => Message::HandlerSought { type_name, line: self.now.line },
            // Where no clause is near, a `with` of the library's has ended it.
            _ if look::same_place(self.before, self.now) => Message::Suppressed,
            _ => Message::RunsOn { place: look::here(self.now), after: None },
        };
        self.say(message);
    }

    /// An `except` clause was tried.
    pub fn clause_tried(&mut self, what: Option<Span>, name: Option<&str>, body: Span) {
        let code = match what {
            Some(what) => look::code(&format!("except {}", self.statics.text(what))),
            None => "except".to_owned(),
        };
        if self.next_is_in(body) {
            let value = |name: &str| Some((name.to_owned(), self.value(self.value_now(name)?)));
            self.say(Message::Caught { code, name: name.and_then(value) });
        } else {
            self.say(Message::NotCaught { code });
        }
    }
}
