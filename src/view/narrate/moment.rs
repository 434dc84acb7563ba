//! One step: the stop before, the stop now, and the messages chosen so far.

use super::look;
use super::message::{Message, Value, Where};
use super::statement::{Statement, StatementKind};
use super::statics::Statics;
use crate::scope::{ScopeId, ScopeKind};
use crate::view::changes::changes;
use crate::view::model::{
    BindingKind, CellId, Change, ChangeKind, EndKind, EventKind, FunctionView, Place, Target, ValueView, View,
};

/// The step from `before` to `now`.
pub struct Moment<'a> {
    pub before: &'a View,
    pub now: &'a View,
    pub statics: &'a Statics,
    /// What differs.
    pub changes: Vec<Change>,
    /// What is said.
    pub said: Vec<Message>,
}

impl<'a> Moment<'a> {
    pub fn new(before: &'a View, now: &'a View, statics: &'a Statics) -> Moment<'a> {
        Moment { before, now, statics, changes: changes(before, now), said: Vec::new() }
    }

    /// Everything worth saying, the most important first.
    pub fn messages(mut self) -> Vec<Message> {
        self.departure();
        match &self.now.event {
            EventKind::Start => self.say(Message::NothingRan),
            EventKind::Call => self.call(),
            EventKind::Line => self.line(),
            EventKind::Return(value) => self.returning(value),
            EventKind::Exception { type_name, message } => self.raised(type_name, message),
            EventKind::Unwind { type_name, .. } => self.unwinding(type_name),
            EventKind::Yield(value) => self.yielded(value),
            EventKind::Resume => self.resumed(),
            EventKind::End(end) => self.end(end),
        }
        self.cells_gone();
        self.gloss();
        if self.said.is_empty() {
            self.say(Message::RunsOn { place: look::here(self.now), after: None });
        }
        self.said
    }

    pub fn say(&mut self, message: Message) {
        self.said.push(message);
    }

    /// A line is about to run: tell how the step came to it.
    fn line(&mut self) {
        let entered = look::running(self.now).is_some_and(|frame| match frame.id {
            Some(id) => look::live_frame(self.before, id).is_none(),
            None => !self.before.frames.iter().any(|old| old.id.is_none() && old.function == frame.function),
        });
        match self.before.event {
            EventKind::Call => self.entry(),
            EventKind::Resume if self.just_started() => self.entry(),
            _ if entered => {
                self.call();
                if look::running(self.now).is_some_and(|frame| frame.id.is_some()) {
                    self.entry();
                }
            }
            EventKind::Exception { .. } | EventKind::Unwind { .. } => self.handler_reached(),
            EventKind::Start if self.before.next_span == self.now.next_span => self.say(Message::NothingRan),
            _ => {
                self.class_made();
                if let Some(statement) = self.finished() {
                    self.statement_done(statement);
                }
                let held = self.said.iter().any(|said| matches!(said, Message::ReturnHeld { .. }));
                if !held && self.now.next_span.is_some_and(|next| self.statics.begins_finally(next)) {
                    self.say(Message::FinallyStarts { type_name: None });
                }
            }
        }
    }

    fn end(&mut self, end: &EndKind) {
        match end {
            EndKind::Finished => {
                if let Some(statement) = self.finished() {
                    self.statement_done(statement);
                }
                self.cells_gone();
                self.say(Message::Finished);
            }
            EndKind::Exception(text) => {
                let left = self.now.frames.iter().rfind(|frame| frame.leaving_with.is_some());
                let raised = left.and_then(|frame| Some((frame.function.clone(), frame.id?, frame.line)));
                self.say(Message::Uncaught { text: look::short(text, 100), raised });
            }
            EndKind::Limit(text) => self.say(Message::Limit { text: look::short(text, 100) }),
            EndKind::Exit(status) => self.say(Message::Exited { status: *status }),
        }
    }

    /// The statement of the running frame that ended with this step.
    pub fn finished(&self) -> Option<&'a Statement> {
        let at = |span: Option<crate::base::Span>| {
            let statement = span.and_then(|span| self.statics.statement(span));
            statement.filter(|statement| self.runs_here(statement.scope))
        };
        if !look::same_place(self.before, self.now) {
            return self.waited_at().or_else(|| at(self.now.just_ran));
        }
        match self.before.event {
            EventKind::Line | EventKind::Start => at(self.before.next_span).or_else(|| at(self.now.just_ran)),
            EventKind::Resume => self.on_line(look::running(self.before)?.line),
            _ => at(self.now.just_ran),
        }
    }

    /// The statement at which the running place waited at the stop before.
    fn waited_at(&self) -> Option<&'a Statement> {
        let line = match look::running(self.now) {
            None => self.before.module_line,
            Some(frame) => {
                self.before.frames.iter().find(|old| old.id == frame.id && frame.id.is_some())?.line
            }
        };
        self.on_line(line)
    }

    /// The statement of the running place on `line`: one that starts there before one that goes on there.
    fn on_line(&self, line: u32) -> Option<&'a Statement> {
        let here = || self.statics.statements_on(line).filter(|statement| self.runs_here(statement.scope));
        here().find(|statement| self.statics.line(statement.header) == line).or_else(|| here().next())
    }

    /// Whether code of `scope` runs in the running frame (told by its name).
    pub fn runs_here(&self, scope: ScopeId) -> bool {
        let scope = self.statics.scope(self.statics.skip_comprehensions(scope));
        match look::running(self.now) {
            None => scope.kind == ScopeKind::Module,
            Some(frame) => scope.kind != ScopeKind::Module && scope.name == frame.function,
        }
    }

    /// Whether the step began where the statement did: nothing of it ran in earlier steps.
    pub fn whole_statement(&self) -> bool {
        matches!(self.before.event, EventKind::Line | EventKind::Start)
    }

    /// The code at `statement`, for a sentence.
    pub fn code(&self, statement: &Statement) -> String {
        look::code(self.statics.text(statement.header))
    }

    /// A value of the view `now`.
    pub fn value(&self, value: &ValueView) -> Value {
        look::value(self.now, value)
    }

    /// What `name` holds now in the running place.
    pub fn value_now(&self, name: &str) -> Option<&'a ValueView> {
        look::value_of(self.now, look::binding(self.now, name)?)
    }

    /// What `name` held before, in the place that runs now.
    pub fn value_before(&self, name: &str) -> Option<&'a ValueView> {
        match look::running(self.now) {
            None => self.before.globals.iter().find(|global| global.name == name)?.value.as_ref(),
            Some(frame) => {
                let is_it = |old: &&crate::view::model::FrameView| {
                    old.id == frame.id && old.function == frame.function
                };
                let row = self
                    .before
                    .frames
                    .iter()
                    .find(is_it)
                    .and_then(|old| old.bindings.iter().find(|row| row.name == name));
                let row = row.or_else(|| match look::row(self.now, name) {
                    Some(_) => None,
                    None => self.before.globals.iter().find(|global| global.name == name),
                })?;
                look::value_of(self.before, row)
            }
        }
    }

    /// Functions that this step made in the running place.
    pub fn new_functions(&self) -> Vec<&'a FunctionView> {
        let place = match look::here(self.now) {
            Where::Frame(id, _) => Some(Place::Frame(id)),
            Where::Global => Some(Place::Global),
            Where::Class(_) => None,
        };
        let is_new = |function: &&FunctionView| {
            look::function(self.before, function.id).is_none()
                && place.as_ref().is_none_or(|place| function.parent == *place)
        };
        self.now.functions.iter().filter(is_new).collect()
    }

    /// The functions that carry `cell` under the same code as each other: the largest such group.
    pub fn siblings_of_cell(&self, cell: CellId) -> Vec<&'a FunctionView> {
        let carries = |function: &&FunctionView| function.closure.iter().any(|slot| slot.cell == cell);
        let carrying: Vec<&FunctionView> = self.now.functions.iter().filter(carries).collect();
        let Some(first) = carrying.first() else { return Vec::new() };
        carrying.iter().copied().filter(|function| function.code == first.code).collect()
    }

    fn cells_gone(&mut self) {
        let told = |message: &Message| match message {
            Message::Returned { gone, .. } => !gone.is_empty(),
            Message::CellsGone { .. } => true,
            _ => false,
        };
        if self.said.iter().any(told) {
            return;
        }
        let gone = |change: &Change| change.kind == ChangeKind::Gone;
        let mut cells = Vec::new();
        let mut functions = Vec::new();
        for change in self.changes.iter().filter(|change| gone(change)) {
            match change.target {
                // A cell that nothing shown held was in passing only: nobody saw it go.
                Target::Cell(cell)
                    if look::cell(self.before, cell).is_some_and(|old| !old.held_by.is_empty()) =>
                {
                    cells.push(cell);
                }
                Target::Object(object) if look::function(self.before, object).is_some() => {
                    functions.push(object)
                }
                _ => {}
            }
        }
        if !cells.is_empty() {
            self.say(Message::CellsGone { cells, functions });
        }
    }

    /// Says what a cell is, at the first stop of the program that speaks of one.
    fn gloss(&mut self) {
        const FIRST: CellId = CellId(1);
        let Some(cell) = look::cell(self.now, FIRST) else { return };
        let made_here = || {
            look::running(self.now).is_some_and(|frame| {
                frame.bindings.iter().any(|row| row.kind == BindingKind::Cell && row.cell == Some(FIRST))
            })
        };
        let due = match self.now.event {
            EventKind::Call => false,
            _ => {
                look::cell(self.before, FIRST).is_none()
                    || (self.before.event == EventKind::Call && made_here())
            }
        };
        if let (true, Some(at)) = (due, self.said.iter().position(mentions_cell)) {
            let made_in = look::place(self.now, &cell.made_in);
            self.said.insert(at + 1, Message::CellGloss { made_in });
        }
    }

    /// Whether the stop now is inside the body at `body`.
    pub fn next_is_in(&self, body: crate::base::Span) -> bool {
        let inside = |next: crate::base::Span| body.start <= next.start && next.start < body.end;
        matches!(self.now.event, EventKind::Line) && self.now.next_span.is_some_and(inside)
    }

    /// What the statement that runs next is.
    pub fn next_statement(&self) -> Option<&'a StatementKind> {
        Some(&self.statics.statement(self.now.next_span?)?.kind)
    }
}

fn mentions_cell(message: &Message) -> bool {
    use super::message::Kept;
    match message {
        Message::ParameterInCell { .. } | Message::EmptyCell { .. } | Message::LateBinding { .. } => true,
        Message::FunctionMade { carries, .. } => !carries.is_empty(),
        Message::Bound { kept: Kept::OwnCell(..), .. } => true,
        _ => false,
    }
}
