//! Frames that open, leave, park and run on.

use super::done::global_loop_variable;
use super::look;
use super::message::{Message, Where};
use super::moment::Moment;
use super::statement::StatementKind;
use crate::base::Span;
use crate::scope::NameKind;
use crate::view::model::{
    BindingKind, BindingView, CellId, EventKind, FrameState, FrameView, Holder, ObjectId, ObjectKind, Place,
    ValueView, WaitsFor,
};

/// How many parameters a sentence lists.
const LISTED: usize = 3;

impl<'a> Moment<'a> {
    /// Tells of the frame that ran at the stop before and is no longer there.
    pub fn departure(&mut self) {
        let Some(left) = look::running(self.before) else { return };
        let Some(id) = left.id else { return };
        if look::live_frame(self.now, id).is_some() {
            return;
        }
        let function = left.function.clone();
        let value = match &self.before.event {
            EventKind::Return(value) => Some(look::value(self.before, value)),
            EventKind::Unwind { .. } | EventKind::Exception { .. } => {
                if matches!(self.now.event, EventKind::End(_)) {
                    // It stays in view, and where it was raised is told.
                    return;
                }
                let drawn = self.now.frames.iter().any(|frame| frame.id == Some(id));
                return self.say(Message::LeftByException { function, frame: id, drawn });
            }
            _ => None,
        };
        let made =
            self.before.cells.iter().filter(|cell| cell.made_in == Place::Frame(id)).map(|cell| cell.id);
        let (stay, gone): (Vec<CellId>, Vec<CellId>) =
            made.partition(|&cell| look::cell(self.now, cell).is_some());
        let carriers = self.carriers(&stay);
        self.say(Message::Returned { function, frame: id, value, stay, carriers, gone });
    }

    /// The functions that carry these cells: each cell is carried by one of them at least.
    fn carriers(&self, cells: &[CellId]) -> Vec<ObjectId> {
        let holders =
            cells.iter().filter_map(|&cell| look::cell(self.now, cell)).flat_map(|cell| &cell.held_by);
        let mut carriers = Vec::new();
        for holder in holders {
            if let Holder::Object(object) = holder
                && !carriers.contains(object)
            {
                carriers.push(*object);
            }
        }
        crate::base::sort_by_key(&mut carriers, |object| *object);
        carriers
    }

    /// A frame opened.
    pub fn call(&mut self) {
        let opened = look::running(self.now).filter(|frame| !self.was_there(frame));
        let new = || self.now.frames.iter().find(|frame| !self.was_there(frame));
        let Some(frame) = opened.or_else(new) else { return self.started() };
        let Some(id) = frame.id else {
            return self.say(Message::ClassBodyStarted { name: frame.function.clone() });
        };
        if frame.state == FrameState::Suspended {
            return self.say(Message::GeneratorMade { name: frame.function.clone(), frame: id });
        }
        let line = frame.caller_line.unwrap_or(self.before.line);
        let code = self.call_code(frame);
        let name = frame.function.clone();
        match frame.of {
            Some(of) => self.say(Message::Called {
                instance: name == "__init__" && !code.contains("__init__"),
                code,
                function: (name, of),
                frame: id,
                parent: look::place(self.now, &frame.parent),
                caller: look::place(self.now, &frame.caller),
                line,
            }),
            None => self.say(Message::CalledUnknown { code, name, frame: id, line }),
        }
        self.callee_found();
    }

    /// Whether the running frame is a generator's that stood at its very start: on its `def` line, nothing assigned.
    pub fn just_started(&self) -> bool {
        let Some(frame) = look::running(self.now) else { return false };
        let Some(old) = self.before.frames.iter().find(|old| old.id == frame.id && old.id.is_some()) else {
            // What is run where it is made was nowhere to be seen.
            return frame.object.is_some() && self.now.event == EventKind::Resume;
        };
        let made_on = frame.of.and_then(|of| look::function(self.now, of)).map(|function| function.line);
        made_on.is_none_or(|line| line == old.line)
            && old.bindings.iter().all(|row| {
                row.parameter || row.kind == BindingKind::Free || look::value_of(self.before, row).is_none()
            })
    }

    /// A generator's frame, there since the generator was made, begins to run.
    fn started(&mut self) {
        if let Some(frame) = look::running(self.now)
            && let Some(id) = frame.id
        {
            let line = frame.caller_line.unwrap_or(self.before.line);
            if frame.coroutine {
                let waits = matches!(&frame.caller, Place::Frame(caller)
                    if look::live_frame(self.now, *caller).is_some_and(|caller| caller.coroutine));
                let line = (waits || self.now.event_loop.is_none()).then_some(line);
                return self.say(Message::FirstTurn { function: frame.function.clone(), frame: id, line });
            }
            self.say(Message::Started { function: frame.function.clone(), frame: id, line });
        }
    }

    /// What the event loop's clock went on by, in seconds.
    fn clock_moved(&self) -> Option<String> {
        let (before, now) = (self.before.event_loop.as_ref()?, self.now.event_loop.as_ref()?);
        let passed = now.clock.checked_sub(before.clock).filter(|&passed| passed > 0)?;
        Some(crate::view::event_loop::seconds(passed))
    }

    fn was_there(&self, frame: &FrameView) -> bool {
        self.before.frames.iter().any(|old| old.id == frame.id && old.function == frame.function)
    }

    /// The call as written: `a()`, `@trace`, `Account(10)`.
    fn call_code(&self, frame: &FrameView) -> String {
        let caller =
            || self.statics.statements_on(frame.caller_line?).next().map(|statement| statement.header);
        let Some(span) = self.now.just_ran.or_else(caller) else { return format!("{}()", frame.function) };
        let text = self.statics.text(span);
        if matches!(frame.function.as_str(), "__enter__" | "__exit__" | "__aenter__" | "__aexit__") {
            return format!("with {}", look::code(text));
        }
        let decorates = match self.statics.statement(span).map(|statement| &statement.kind) {
            Some(StatementKind::Definition { decorators, .. }) => decorators.contains(&span),
            _ => false,
        };
        match (text.is_empty(), decorates) {
            (true, _) => format!("{}()", frame.function),
            (false, true) => format!("@{}", look::code(text)),
            (false, false) => look::code(text),
        }
    }

    /// Where the called name was found, if it is a free variable.
    fn callee_found(&mut self) {
        let Some(span) = self.now.just_ran.filter(|_| self.whole_statement()) else { return };
        let Some(statement) = self.statics.statement(span) else { return };
        let Some((name, _)) = self.statics.text(span).split_once('(') else { return };
        let callee = Span::new(span.start, span.start + name.len() as u32);
        if self.statics.reads(callee, statement.scope).iter().any(|(read, _)| read == name) {
            self.found_free_in_caller(name, statement.scope);
        }
    }

    /// The first line of a frame: its parameters have their values.
    pub fn entry(&mut self) {
        let Some(frame) = look::running(self.now) else { return };
        let Some(id) = frame.id else {
            return self.say(Message::ClassBodyStarted { name: frame.function.clone() });
        };
        let scope = self.now.next_span.and_then(|next| self.statics.statement(next)).map(|next| next.scope);
        let user = |name: &str| Some(self.statics.inner_user(scope?, name)?.name.clone());
        let valued = |row: &&'a BindingView| row.parameter && look::value_of(self.now, row).is_some();
        let (in_cells, plain): (Vec<_>, Vec<_>) =
            frame.bindings.iter().filter(valued).partition(|row| row.kind == BindingKind::Cell);

        let mut said = Vec::new();
        for row in in_cells {
            if let (Some(cell), Some(value)) = (row.cell, look::value_of(self.now, row)) {
                let (name, value) = (row.name.clone(), self.value(value));
                said.push(Message::ParameterInCell { user: user(&name), name, value, cell, frame: id });
            }
        }
        let value = |row: &&BindingView| {
            look::value_of(self.now, row).map(|value| (row.name.clone(), self.value(value), row.from_default))
        };
        let values: Vec<_> = plain.iter().filter_map(value).collect();
        if !values.is_empty() {
            let more = values.len().saturating_sub(LISTED);
            said.push(Message::Parameters { values: values.into_iter().take(LISTED).collect(), more });
        }
        for row in frame.bindings.iter().filter(|row| row.kind == BindingKind::Cell && !row.parameter) {
            if let (Some(cell), None) = (row.cell, look::value_of(self.now, row)) {
                let name = row.name.clone();
                said.push(Message::EmptyCell { user: user(&name), name, cell, frame: id });
            }
        }
        if said.is_empty() {
            let free = frame.bindings.iter().find(|row| row.kind == BindingKind::Free);
            said.push(match free.and_then(|row| Some((row.name.clone(), row.cell?, frame.of?))) {
                Some((name, cell, carrier)) => Message::Reaches { name, cell, carrier },
                None => match scope.and_then(|scope| global_loop_variable(self.statics, scope)) {
                    Some(name) => Message::ReachesGlobal { name },
                    None => Message::BodyStarts { function: frame.function.clone(), frame: id },
                },
            });
        }
        self.said.extend(said);
        self.used_default(frame);
    }

    /// The running frame is about to leave with `value`.
    pub fn returning(&mut self, value: &ValueView) {
        let finished = self.finished();
        let frame = look::running(self.now);
        let Some((id, function)) = frame.and_then(|frame| Some((frame.id?, frame.function.clone()))) else {
            if let Some(statement) = finished {
                self.statement_done(statement);
            }
            return;
        };
        let given = self.value(value);
        let gave =
            |code| Message::ReturnGave { code, value: given.clone(), frame: id, function: function.clone() };
        match finished.map(|statement| (statement, &statement.kind)) {
            Some((statement, StatementKind::Return(_))) => {
                self.functions_made(statement);
                let code = self.code(statement);
                self.say(gave(code));
                self.lookups(statement.header, statement.scope, &[]);
            }
            Some((statement, StatementKind::Body)) if function == "<lambda>" => {
                let span = self.before.next_span.filter(|_| self.whole_statement()).or(self.now.just_ran);
                let span = span.unwrap_or(statement.header);
                self.functions_made(statement);
                self.say(gave(look::code(self.statics.text(span))));
                self.lookups(span, statement.scope, &[]);
            }
            Some((statement, kind)) => {
                if *kind != StatementKind::Body {
                    self.statement_done(statement);
                }
                if self.statics.is_in_finally(statement.header) {
                    self.say(Message::ReturnGoesOn { value: given, function, frame: id });
                } else {
                    self.say(Message::FellOff { function, frame: id });
                }
            }
            None => self.say(Message::FellOff { function, frame: id }),
        }
    }

    /// The running class body of the stop before is over: its class is made.
    pub fn class_made(&mut self) {
        let Some(body) = look::running(self.before).filter(|frame| frame.id.is_none()) else { return };
        if self.now.frames.iter().any(|frame| frame.id.is_none() && frame.function == body.function) {
            return;
        }
        let name = body.function.clone();
        let made = self
            .now
            .objects
            .iter()
            .find(|object| object.kind == ObjectKind::Class && look::class_name(object) == name);
        if let Some(class) = made {
            let value = super::message::Value::Class(name.clone(), class.id);
            self.say(Message::Defined { name, value, place: None });
        }
    }

    /// A generator gave a value and parked.
    pub fn yielded(&mut self, value: &ValueView) {
        let span = self.now.just_ran.or(self.before.next_span);
        let running = look::running(self.now).or_else(|| look::running(self.before));
        let Some((frame, id)) = running.and_then(|frame| Some((frame, frame.id?))) else { return };
        if frame.coroutine {
            let code = span.map(|span| look::code(self.statics.text(span)));
            let awaited = match frame.waits_for {
                Some(WaitsFor::Frame(awaited)) => Some(awaited),
                _ => None,
            };
            self.say(Message::Waits { function: frame.function.clone(), frame: id, code, awaited });
            return;
        }
        let value = self.value(value);
        self.say(Message::Yielded { function: frame.function.clone(), frame: id, value });
        if let Some((span, statement)) = span.and_then(|span| Some((span, self.statics.statement(span)?))) {
            self.lookups(span, statement.scope, &[]);
        }
    }

    /// A parked frame runs on.
    pub fn resumed(&mut self) {
        if self.just_started() {
            return self.started();
        }
        let Where::Frame(frame, function) = look::here(self.now) else { return };
        let later = self.clock_moved();
        let waits = look::running(self.now).and_then(|frame| frame.waits_for.clone());
        if let Some(WaitsFor::Frame(to)) = waits {
            return self.say(Message::HandsOn { function, frame, to, later });
        }
        self.say(Message::Resumed { function, frame, line: self.now.line, later });
    }

    /// The free variable that the calling frame found the called function in.
    fn found_free_in_caller(&mut self, name: &str, scope: crate::scope::ScopeId) {
        let free = |kind| kind == NameKind::Free;
        if self.statics.scope(scope).entry(name).is_some_and(|entry| free(entry.kind)) {
            self.found_free(name, scope);
        }
    }
}
