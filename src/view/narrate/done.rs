//! A statement that ran: what it did.

use super::builtins::is_builtin;
use super::look;
use super::message::{Message, Value, Where};
use super::moment::Moment;
use super::statement::{Expression, Shape, Statement, StatementKind, Target};
use super::statics::Statics;
use crate::base::Span;
use crate::scope::{NameKind, ScopeId};
use crate::view::model::{EventKind, FunctionView, ObjectKind};

/// The longest output quoted in a sentence, in characters.
const QUOTED: usize = 48;

impl Moment<'_> {
    /// Tells what `statement` did.
    pub fn statement_done(&mut self, statement: &Statement) {
        let code = self.code(statement);
        match &statement.kind {
            StatementKind::Definition { name, class, decorators } => {
                self.defined(statement, name, *class, decorators);
            }
            StatementKind::Assignment { targets, value } => self.assigned(statement, targets, value),
            StatementKind::Augmented { target } => self.augmented(statement, target.as_ref()),
            StatementKind::Expression(expression) => self.expression_done(statement, expression),
            StatementKind::Test { test, body, repeats } => self.tested(statement, *test, *body, *repeats),
            StatementKind::For { targets, iterable, body } => {
                self.looped(statement, targets, *iterable, *body)
            }
            StatementKind::Try => self.say(Message::TryEntered),
            StatementKind::Except { what, name, body } => self.clause_tried(*what, name.as_deref(), *body),
            StatementKind::Match(subject) => {
                let subject = look::code(self.statics.text(*subject));
                self.say(Message::MatchBegan { subject });
            }
            StatementKind::Case { pattern, names, body } => self.case_tried(*pattern, names, *body, code),
            StatementKind::Delete(targets) => self.deleted(statement, targets),
            StatementKind::Import(names) => self.say(Message::Imported { names: names.clone() }),
            StatementKind::Assert(test) => {
                self.say(Message::AssertHeld { code: look::code(self.statics.text(*test)) });
            }
            StatementKind::Keyword(word) => self.say(Message::Keyword(word)),
            // The others go to a handler.
            StatementKind::Raise => self.say(Message::Suppressed),
            StatementKind::Return(_) if self.finally_is_next() => self.say(Message::ReturnHeld { code }),
            StatementKind::Other if code.starts_with("with ") || code.starts_with("async with ") => {
                let values = self.just_bound();
                self.say(Message::WithEntered { values });
            }
            StatementKind::Body if !self.just_bound().is_empty() => {
                let values = self.just_bound();
                self.say(Message::BoundMany { values, more: 0 });
            }
            StatementKind::Return(_) | StatementKind::Body | StatementKind::Other => {
                self.ran(code);
            }
        }
    }

    /// The names of the running place that this step gave values, as far as a sentence lists them.
    fn just_bound(&self) -> Vec<(String, Value)> {
        use crate::view::model::{ChangeKind, Target as Shown};
        let here = look::running(self.now).and_then(|frame| frame.id);
        let bound = self.changes.iter().filter_map(|change| match (&change.target, &change.kind) {
            (_, ChangeKind::Appeared | ChangeKind::Gone | ChangeKind::Unbound(_)) => None,
            (Shown::Global(name), _) if here.is_none() => Some(name.clone()),
            (Shown::Row(id, name), _) if here == Some(*id) => Some(name.clone()),
            _ => None,
        });
        bound.filter_map(|name| Some((name.clone(), self.value(self.value_now(&name)?)))).take(3).collect()
    }

    /// Says that `code` ran, if nothing else is said of it.
    pub fn ran(&mut self, code: String) {
        if self.said.is_empty() {
            self.say(Message::Ran { code });
        }
    }

    fn defined(&mut self, statement: &Statement, name: &str, class: bool, decorators: &[Span]) {
        let Some(value) = self.value_now(name) else { return };
        let (given, object) = (self.value(value), value.object);
        let function = object.and_then(|id| look::function(self.now, id));
        let own = class || function.is_some_and(|function| self.line_is_in(function.line, statement.header));
        match (decorators.first(), function) {
            (Some(decorator), _) => {
                if let Some(function) = function.filter(|_| own) {
                    self.made(function, name, statement);
                }
                self.say(Message::Decorated {
                    name: name.to_owned(),
                    decorator: look::code(self.statics.text(*decorator)),
                    value: given,
                    unchanged: own,
                    class,
                });
                if value.text == "None" {
                    let called = self.statics.text(*decorator).split('(').next().unwrap_or_default();
                    self.decorator_forgot(called);
                }
            }
            (None, _) if class => {
                if !self.said.iter().any(|said| matches!(said, Message::Defined { .. })) {
                    self.say(Message::Defined { name: name.to_owned(), value: given, place: None });
                }
            }
            (None, Some(function)) => self.made(function, name, statement),
            (None, None) => self.say(Message::Defined { name: name.to_owned(), value: given, place: None }),
        }
        if let (true, Some(function)) = (decorators.is_empty(), function)
            && let Some((parameter, value)) = function.defaults.first()
        {
            let value = self.value(value);
            self.say(Message::DefaultSet { parameter: parameter.clone(), value });
        }
        self.hides_builtin(name);
    }

    fn line_is_in(&self, line: u32, header: Span) -> bool {
        let end = Span::new(header.end.saturating_sub(1), header.end);
        (self.statics.line(header)..=self.statics.line(end)).contains(&line)
    }

    /// A function was made as `name`, which a decorator may have changed since: what it carries.
    fn made(&mut self, function: &FunctionView, name: &str, statement: &Statement) {
        let here = look::here(self.now);
        let name = name.to_owned();
        let simple = function.closure.is_empty() && !matches!(here, Where::Frame(..)) && name != "<lambda>";
        if simple {
            let place = match here {
                Where::Class(class) => Some(class),
                _ => None,
            };
            let value = Value::Function(name.clone(), function.id);
            self.say(Message::Defined { name, value, place });
        } else {
            let made_in = match here {
                Where::Class(_) => here,
                _ => look::place(self.now, &function.parent),
            };
            let carries: Vec<_> =
                function.closure.iter().map(|slot| (slot.name.clone(), slot.cell)).collect();
            self.say(Message::FunctionMade { function: (name, function.id), made_in, carries });
            let passed_on =
                function.closure.iter().filter_map(|slot| Some((slot, slot.carried_for.clone()?)));
            let (slots, inner): (Vec<_>, Vec<_>) = passed_on.unzip();
            if let Some(first) = inner.first() {
                let same = slots.iter().zip(&inner).filter(|(_, inner)| *inner == first);
                let names = same.map(|(slot, _)| slot.name.clone()).collect();
                self.say(Message::CarriedFor { names, inner: first.clone() });
            }
        }
        if function.closure.is_empty()
            && statement.scope == ScopeId(0)
            && let Some(scope) = self.statics.function_scope(&function.name, function.line)
            && let Some(name) = global_loop_variable(self.statics, scope)
        {
            self.say(Message::CarriesNothing { function: (function.name.clone(), function.id), name });
        }
    }

    /// Lambdas that a statement made on its way.
    pub fn functions_made(&mut self, statement: &Statement) {
        let made: Vec<&FunctionView> =
            self.new_functions().into_iter().filter(|function| function.name == "<lambda>").collect();
        match made.as_slice() {
            [] => {}
            [one] => {
                self.made(one, &one.name, statement);
                if let Some((parameter, value)) = one.defaults.first() {
                    let value = self.value(value);
                    self.say(Message::DefaultSet { parameter: parameter.clone(), value });
                }
            }
            [first, ..] => {
                for slot in &first.closure {
                    let Some(cell) = look::cell(self.now, slot.cell) else { continue };
                    let Some(value) = cell.value.as_ref().map(|value| self.value(value)) else { continue };
                    let scope = self.statics.function_scope(&first.name, first.line);
                    let owner = scope.and_then(|scope| {
                        self.statics.scope(scope).entry(&slot.name).and_then(|entry| entry.owner)
                    });
                    if let Some(owner) = owner {
                        self.late_binding(&slot.name, owner, cell.id, value);
                    }
                }
            }
        }
    }

    /// A name that hides a builtin from now on, told when it is first bound.
    pub fn hides_builtin(&mut self, name: &str) {
        let here = look::here(self.now);
        let is_new = self.value_before(name).is_none();
        if is_builtin(name) && is_new && !matches!(here, Where::Class(_)) {
            self.say(Message::HidesBuiltin { name: name.to_owned(), everywhere: here == Where::Global });
        }
    }

    fn expression_done(&mut self, statement: &Statement, expression: &Expression) {
        let code = look::code(self.statics.text(expression.span));
        self.functions_made(statement);
        match &expression.shape {
            Shape::Call(name) if name == "print" => self.printed(code),
            Shape::MethodCall { object: Some(name) } if self.mutated(name, &code) => {
                return self.lookups(statement.header, statement.scope, &[name]);
            }
            Shape::Literal => self.say(Message::Documented),
            Shape::Yield if self.before.event == EventKind::Resume => {
                self.say(Message::RunsOn { place: look::here(self.now), after: Some(code) });
            }
            _ if self.one_object_changed(&code) => {}
            Shape::Name(_) | Shape::Other if !code.ends_with([')', '…']) => {
                self.say(Message::Dropped { code })
            }
            _ => self.ran(code),
        }
        if matches!(expression.shape, Shape::Name(_)) {
            self.not_called(expression.span, statement.scope);
        }
        self.lookups(statement.header, statement.scope, &[]);
    }

    fn printed(&mut self, code: String) {
        let written = self.now.output.strip_prefix(self.before.output.as_str());
        let written = written.filter(|_| self.now.output_cut == self.before.output_cut);
        let Some(written) = written.filter(|written| !written.is_empty()) else {
            return self.say(Message::Ran { code });
        };
        let text = written.strip_suffix('\n').unwrap_or(written);
        match text.lines().count() {
            0 | 1 => self.say(Message::Printed { code, text: look::short(text, QUOTED) }),
            lines => self.say(Message::PrintedLines { code, lines }),
        }
    }

    /// Whether the object that `name` holds changed in place; says so.
    pub fn mutated(&mut self, name: &str, code: &str) -> bool {
        use crate::view::model::Target as Shown;
        let Some(binding) = look::binding(self.now, name) else { return false };
        let Some(id) = look::value_of(self.now, binding).and_then(|value| value.object) else { return false };
        let (Some(object), Some(old)) = (look::object(self.now, id), look::object(self.before, id)) else {
            return false;
        };
        let entry = |target: &Shown| matches!(target, Shown::Entry(changed, _) if *changed == id);
        if object.total == old.total && !self.changes.iter().any(|change| entry(&change.target)) {
            return false;
        }
        let thing = thing(object.kind);
        self.say(Message::Mutated {
            code: code.to_owned(),
            thing: thing.to_owned(),
            cell: binding.cell.map(|cell| (name.to_owned(), cell)),
            name: Some(name.to_owned()),
        });
        true
    }

    /// Whether exactly one object changed in place, by whatever way it was reached; says so.
    pub fn one_object_changed(&mut self, code: &str) -> bool {
        use crate::view::model::Target as Shown;
        let changed = self.changes.iter().filter_map(|change| match &change.target {
            Shown::Entry(object, _) => Some(*object),
            _ => None,
        });
        let mut changed: Vec<_> = changed.collect();
        changed.dedup();
        let [one] = changed.as_slice() else { return false };
        let Some(object) = look::object(self.now, *one) else { return false };
        let thing = thing(object.kind).to_owned();
        self.say(Message::Mutated { code: code.to_owned(), thing, cell: None, name: None });
        true
    }

    fn finally_is_next(&self) -> bool {
        self.now.next_span.is_some_and(|next| self.statics.begins_finally(next))
    }

    fn deleted(&mut self, statement: &Statement, targets: &[Target]) {
        for target in targets.iter().take(2) {
            match target {
                Target::Name(name) => {
                    let cell = look::row(self.now, name).and_then(|row| row.cell);
                    self.say(Message::Deleted { name: name.clone(), cell });
                }
                Target::Attribute { object, span, .. } | Target::Item { object, span } => {
                    let code = format!("del {}", look::code(self.statics.text(*span)));
                    let told = object.as_ref().is_some_and(|object| self.mutated(object, &code));
                    if !told && !self.one_object_changed(&code) {
                        self.ran(self.code(statement));
                    }
                }
            }
        }
    }
}

fn thing(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::List => "list",
        ObjectKind::Dict => "dict",
        ObjectKind::Set => "set",
        _ => "object",
    }
}

/// A module-level loop's variable that `function` reads: a global, of which no function carries anything.
pub fn global_loop_variable(statics: &Statics, scope: ScopeId) -> Option<String> {
    let read = statics.scope(scope).names.iter().find(|entry| {
        entry.kind == NameKind::GlobalImplicit && statics.is_loop_variable(ScopeId(0), &entry.text)
    });
    read.map(|entry| entry.text.clone())
}
