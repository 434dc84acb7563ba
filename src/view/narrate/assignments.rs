//! Names, attributes and items that got values.

use super::look;
use super::message::{Kept, Message, Value, Where};
use super::moment::Moment;
use super::statement::{Expression, Shape, Statement, Target};
use crate::base::Span;
use crate::scope::ScopeId;
use crate::view::changes::same_value;
use crate::view::model::{BindingKind, EventKind, Holder};

/// How many variables a sentence lists.
const LISTED: usize = 3;

impl Moment<'_> {
    /// `targets = value` ran.
    pub fn assigned(&mut self, statement: &Statement, targets: &[Target], value: &Expression) {
        self.functions_made_before_name(statement, value);
        match targets {
            [Target::Name(name)] => {
                self.name_assigned(statement, name, false);
                self.hides_builtin(name);
            }
            [Target::Attribute { object, attribute, span }] => {
                self.attribute_set(*span, object.as_deref(), attribute);
            }
            [Target::Item { object, .. }] => {
                let code = self.code(statement);
                let told = object.as_ref().is_some_and(|object| self.mutated(object, &code));
                if !told && !self.one_object_changed(&code) {
                    self.ran(code);
                }
            }
            many => self.many_assigned(statement, many),
        }
        self.lookups(value.span, statement.scope, &[]);
    }

    /// A lambda that is assigned is told of before its name.
    fn functions_made_before_name(&mut self, statement: &Statement, value: &Expression) {
        if matches!(value.shape, Shape::Lambda | Shape::Other | Shape::Call(_) | Shape::MethodCall { .. }) {
            self.functions_made(statement);
        }
    }

    fn many_assigned(&mut self, statement: &Statement, targets: &[Target]) {
        let name = |target: &Target| match target {
            Target::Name(name) => Some(name.clone()),
            _ => None,
        };
        let names: Vec<String> = targets.iter().filter_map(name).collect();
        let values: Vec<(String, Value)> = names
            .iter()
            .filter_map(|name| Some((name.clone(), self.value(self.value_now(name)?))))
            .take(LISTED)
            .collect();
        if values.is_empty() {
            let code = self.code(statement);
            if !self.one_object_changed(&code) {
                self.ran(code);
            }
        } else {
            let more = targets.len() - values.len();
            self.say(Message::BoundMany { values, more });
        }
    }

    /// `target op= value` ran.
    pub fn augmented(&mut self, statement: &Statement, target: Option<&Target>) {
        let code = self.code(statement);
        match target {
            Some(Target::Name(name)) => {
                let same = match (self.value_before(name), self.value_now(name)) {
                    (Some(old), Some(new)) => same_value(old, new),
                    _ => false,
                };
                if !(same && self.mutated(name, &code)) {
                    self.name_assigned(statement, name, true);
                }
                self.lookups(statement.header, statement.scope, &[name]);
                return;
            }
            Some(Target::Attribute { object, attribute, span }) => {
                self.attribute_set(*span, object.as_deref(), attribute);
            }
            Some(Target::Item { object: Some(object), .. }) if self.mutated(object, &code) => {}
            _ if self.one_object_changed(&code) => {}
            _ => self.ran(code),
        }
        self.lookups(statement.header, statement.scope, &[]);
    }

    fn name_assigned(&mut self, statement: &Statement, name: &str, augmented: bool) {
        let Some(new) = self.value_now(name) else {
            return self.ran(self.code(statement));
        };
        let (name, old) = (name.to_owned(), self.value_before(name));
        let kept = self.kept(&name, statement.scope);
        let value = self.value(new);
        let outer = match kept {
            Kept::OuterCell(cell, _) => Some(cell),
            _ => None,
        };
        match old {
            None => self.say(Message::Bound { name: name.clone(), value, kept }),
            // What a generator was sent is there when it is resumed.
            Some(_) if self.before.event == EventKind::Resume => {
                self.say(Message::Bound { name: name.clone(), value, kept });
            }
            Some(old) if same_value(old, new) => self.say(Message::Unchanged { name: name.clone(), value }),
            Some(old) => {
                let old = look::value(self.before, old);
                let code = (augmented || outer.is_some()).then(|| self.code(statement));
                self.say(Message::Rebound { code, name: name.clone(), old, new: value, kept });
            }
        }
        if let Some(cell) = outer {
            self.sibling(&name, cell);
        }
    }

    /// How the running frame keeps `name`.
    pub fn kept(&self, name: &str, scope: ScopeId) -> Kept {
        let here = look::here(self.now);
        let Some(row) = look::row(self.now, name) else {
            return Kept::Global { declared: matches!(here, Where::Frame(..)) };
        };
        match (row.kind, row.cell) {
            (BindingKind::Cell, Some(cell)) => {
                Kept::OwnCell(cell, self.statics.inner_user(scope, name).map(|user| user.name.clone()))
            }
            (BindingKind::Free, Some(cell)) => {
                let owner = row.owner.as_ref().map(|owner| look::place(self.now, owner));
                let owner = match (owner, self.statics.scope(scope).entry(name).and_then(|entry| entry.owner))
                {
                    (Some(Where::Frame(_, owner)), _) if !owner.is_empty() => Some(owner),
                    (_, Some(owner)) => Some(self.statics.scope(owner).name.clone()),
                    _ => None,
                };
                Kept::OuterCell(cell, owner)
            }
            (BindingKind::Global, _) => Kept::Global { declared: true },
            _ => match here {
                Where::Class(class) => Kept::ClassBody(class),
                _ => Kept::Local,
            },
        }
    }

    /// Another function of the same code has a cell of its own for `name`.
    fn sibling(&mut self, name: &str, cell: crate::view::model::CellId) {
        let code_of = |id| look::function(self.now, id).map(|function| function.code);
        let Some(code) = look::running(self.now).and_then(|frame| code_of(frame.of?)) else { return };
        for other in self.now.cells.iter().filter(|other| other.id != cell && other.name == name) {
            let named = other.held_by.iter().find_map(|holder| match holder {
                Holder::Object(id) if code_of(*id) == Some(code) => {
                    let names = &look::function(self.now, *id)?.named_by;
                    // A captured name would sound as if the cell were its own.
                    let captured = |name: &&String| self.now.cells.iter().any(|cell| cell.name == **name);
                    Some(names.first().filter(|name| !captured(name)).cloned())
                }
                _ => None,
            });
            if let (Some(named), Some(value)) = (named, &other.value) {
                let (name, value) = (name.to_owned(), self.value(value));
                return self.say(Message::Sibling { named, name, cell: other.id, value });
            }
        }
    }

    fn attribute_set(&mut self, span: Span, object: Option<&str>, attribute: &str) {
        let code = look::code(self.statics.text(span));
        let id = object.and_then(|name| self.value_now(name)).and_then(|value| value.object);
        let entry = |view| {
            if let Some(function) = look::function(view, id?) {
                let found = function.attributes.iter().find(|(name, _)| name == attribute);
                return found.map(|(_, value)| look::value(view, value));
            }
            let object = look::object(view, id?)?;
            let named = |entry: &&crate::view::model::EntryView| entry.label.as_deref() == Some(attribute);
            object.entries.iter().find(named).map(|entry| look::value(view, &entry.value))
        };
        let (old, value) = (entry(self.before), entry(self.now));
        self.say(Message::Attribute { code, old: old.filter(|old| Some(old) != value.as_ref()), value });
    }
}
