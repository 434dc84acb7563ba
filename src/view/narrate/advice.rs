//! The classic mistakes: what to do about them, said where they show.

use super::look;
use super::message::{Message, Value};
use super::moment::Moment;
use crate::base::Span;
use crate::scope::{ScopeId, ScopeKind};
use crate::view::model::{FrameView, ObjectKind, Place, ValueView};

impl Moment<'_> {
    /// An operation on a function that was to be called, or on the None of a function without `return`.
    pub fn wrong_operand(&mut self, span: Span, scope: ScopeId, message: &str) {
        if message.contains("NoneType") {
            let name = self.statics.reads(span, scope).into_iter().map(|(name, _)| name);
            let none = |name: &String| self.value_now(name).is_some_and(|value| value.text == "None");
            if let Some(name) = { name }.find(none) {
                self.say(Message::IsNone { name });
            }
        } else if message.contains("'function'") {
            self.not_called(span, scope);
        }
    }

    /// A function that the code at `span` names and does not call.
    pub fn not_called(&mut self, span: Span, scope: ScopeId) {
        let text = self.statics.text(span);
        let named = self.statics.reads(span, scope).into_iter().find_map(|(name, _)| {
            let Value::Function(_, id) = self.value(self.value_now(&name)?) else { return None };
            (!text.contains(&format!("{name}("))).then_some((name, id))
        });
        if let Some((name, id)) = named {
            self.say(Message::NotCalled { name, function: id });
        }
    }

    /// A name that a method does not find, because only the class around it has it.
    pub fn only_class_has(&mut self, name: &str, scope: ScopeId) -> bool {
        let around = self.statics.scope(scope).parent.map(|id| self.statics.scope(id));
        let class = around.filter(|class| {
            let binds = class.entry(name).is_some_and(|entry| entry.first_binding.is_some());
            class.kind == ScopeKind::Class && binds
        });
        let Some(class) = class.map(|class| class.name.clone()) else { return false };
        self.say(Message::ClassHas { name: name.to_owned(), class });
        true
    }

    /// A parameter's default that an earlier call has changed.
    pub fn used_default(&mut self, frame: &FrameView) {
        let filled = |value: &&ValueView| {
            let object = value.object.and_then(|id| look::object(self.now, id));
            object.is_some_and(|object| {
                object.total > 0
                    && matches!(object.kind, ObjectKind::List | ObjectKind::Dict | ObjectKind::Set)
            })
        };
        let rows = frame.bindings.iter().filter(|row| row.from_default);
        let row = rows
            .filter_map(|row| Some((row, look::value_of(self.now, row)?)))
            .find(|(_, value)| filled(value));
        // Only what has changed since the `def`: its code says what it was.
        if let Some((row, value)) = row
            && let Some(line) =
                frame.of.and_then(|of| look::function(self.now, of)).map(|function| function.line)
        {
            let header = self.statics.line_text(line);
            let empty = ["[]", "{}", "()"].iter().any(|end| {
                let spaceless: String = header.split_whitespace().collect();
                spaceless.contains(&format!("{}={end}", row.name))
            });
            if empty {
                self.say(Message::SameDefault {
                    name: row.name.clone(),
                    value: look::value(self.now, value),
                });
            }
        }
    }

    /// A decorator gave None in place of the function that it made.
    pub fn decorator_forgot(&mut self, decorator: &str) {
        let made_in = look::running(self.before).and_then(|frame| frame.id).map(Place::Frame);
        let inner = self.before.functions.iter().find(|function| Some(&function.parent) == made_in.as_ref());
        if let Some(inner) = inner {
            let inner = inner.name.clone();
            self.say(Message::DecoratorForgot { decorator: decorator.to_owned(), inner });
        }
    }
}
