//! The way of a name: which scopes Python asks for it, in which order, and which one has it (L E G B).
//!
//! Where a name is looked for is decided by the text; which frame, cell and value that is, by the stop.

use super::Recording;
use super::model::{BindingKind, FrameId, FrameState, FrameView, ObjectKind, Place, Target, ValueView, View};
use super::narrate::Statics;
use crate::base::Span;
use crate::scope::{NameKind, Scope, ScopeId, ScopeKind, Use};
use crate::vm::{FrameKind, Machine};
use serde::{Deserialize, Serialize};

/// Which name is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pointed {
    /// Those that what runs next reads, in order.
    Next,
    /// The one at this byte of the source.
    Offset(u32),
    /// This name, asked for in this frame.
    Row(FrameId, String),
}

/// The letter of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Letter {
    /// The scope's own names.
    Local,
    /// A scope around it.
    Enclosing,
    /// The module's names.
    Global,
    /// Names that are always there.
    Builtin,
}

/// What Python meets at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The name is not bound here.
    No,
    /// A class body binds it, and is not asked: a method's names are not found there.
    Skipped,
    /// Here it is. `None`: its place is known, its value is not (it does not run).
    Found(Option<ValueView>),
    /// The name is bound here, but has no value yet.
    Empty,
}

/// One scope that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookupStep {
    /// Which of the four.
    pub letter: Letter,
    /// The scope's name; empty for the module and builtins.
    pub scope: String,
    /// The frame, where the step is one of a frame that is known.
    pub frame: Option<Place>,
    /// The scope's room in the source.
    pub room: Option<Span>,
    /// Where that is in the picture.
    pub target: Option<Target>,
    /// What is found.
    pub verdict: Verdict,
}

/// The way of one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookup {
    /// The name.
    pub name: String,
    /// Where it is read.
    pub span: Span,
    /// The scopes asked, up to where it is found.
    pub steps: Vec<LookupStep>,
}

impl Recording {
    /// The way of the names that `pointed` means, at `stop`.
    pub fn lookups(&mut self, stop: u64, pointed: &Pointed) -> Vec<Lookup> {
        let view = self.view(stop);
        let running = running_scope(self.timeline.machine());
        let statics = &self.statics;
        let uses = &statics.symbols().uses;
        let mut names: Vec<&str> = Vec::new();
        if let Pointed::Row(frame, name) = pointed {
            return self.way_from(&view, *frame, name).into_iter().collect();
        }
        let frame = view.frames.iter().rev().find(|frame| frame.state == FrameState::Running);
        let wanted = uses.iter().filter(|used| match pointed {
            Pointed::Row(..) => false,
            Pointed::Offset(at) => used.span.start <= *at && *at < used.span.end,
            Pointed::Next => {
                let inside = view
                    .next_span
                    .is_some_and(|span| span.start <= used.span.start && used.span.end <= span.end);
                inside
                    && (!used.binds || is_outer(statics, used))
                    && Some(statics.skip_comprehensions(used.scope)) == running
            }
        });
        let builtins = self.timeline.machine();
        let mut lookups = Vec::new();
        for used in wanted {
            let Some(entry) = statics.scope(used.scope).names.get(used.name as usize) else { continue };
            if !names.contains(&entry.text.as_str()) {
                names.push(&entry.text);
                // The frame that runs this very code, if it is the running one: others may run it too, and then nobody
                // knows which.
                let here = frame.filter(|_| Some(statics.skip_comprehensions(used.scope)) == running);
                lookups.push(way(statics, &view, here, used, |name| is_builtin(builtins, name)));
            }
        }
        lookups
    }

    /// The way of `name`, asked for in a frame that is on the stack.
    fn way_from(&self, view: &View, frame: FrameId, name: &str) -> Option<Lookup> {
        let machine = self.timeline.machine();
        let one = machine.frames().iter().find(|one| one.number == frame.0)?;
        let scope = machine.code(one.code).code.scope;
        let entries = &self.statics.scope(scope).names;
        let at = entries.iter().position(|entry| entry.text == name)?;
        let span = entries[at].first_binding.unwrap_or_default();
        let used = Use { span, scope, name: at as u32, binds: false };
        let frame = view.frames.iter().find(|one| one.id == Some(frame));
        Some(way(&self.statics, view, frame, &used, |name| is_builtin(machine, name)))
    }
}

/// Whether a name that is written belongs to a scope outside (`nonlocal`, `global`): then it is looked for, too.
fn is_outer(statics: &Statics, used: &Use) -> bool {
    let entry = statics.scope(used.scope).names.get(used.name as usize);
    entry.is_some_and(|entry| matches!(entry.kind, NameKind::Free | NameKind::GlobalExplicit))
}

/// The scope of the code that the running frame of the person runs.
fn running_scope(machine: &Machine) -> Option<ScopeId> {
    let seen =
        |frame: &&crate::vm::Frame| frame.kind == FrameKind::Python && !machine.code(frame.code).hidden;
    let frame = machine.frames().iter().rev().find(seen)?;
    Some(machine.code(frame.code).code.scope)
}

fn is_builtin(machine: &Machine, name: &str) -> bool {
    let key = machine.heap.interned(name);
    key.is_some_and(|key| machine.heap.dict_get_name(machine.builtins, key).is_some())
}

fn way(
    statics: &Statics,
    view: &View,
    frame: Option<&FrameView>,
    used: &Use,
    is_builtin: impl Fn(&str) -> bool,
) -> Lookup {
    let own = statics.scope(used.scope);
    let entry = &own.names[used.name as usize];
    let name = entry.text.as_str();
    let mut steps = Vec::new();
    let asked = |scope: &Scope| scope.kind != ScopeKind::Module;
    let mut at = Some(used.scope).filter(|_| entry.kind != NameKind::GlobalExplicit);
    while let Some(id) = at.filter(|id| asked(statics.scope(*id))) {
        let scope = statics.scope(id);
        let is_own = statics.skip_comprehensions(used.scope) == statics.skip_comprehensions(id);
        at = scope.parent;
        let binds =
            scope.entry(name).is_some_and(|entry| matches!(entry.kind, NameKind::Local | NameKind::Cell));
        let class_outside = scope.kind == ScopeKind::Class && id != used.scope;
        if class_outside && !binds {
            continue;
        }
        let row = frame.and_then(|frame| row(frame, name));
        let verdict = match (class_outside, binds) {
            (true, _) => Verdict::Skipped,
            (false, true) => match (frame, row.and_then(|row| value(view, row))) {
                (_, Some(value)) => Verdict::Found(Some(value)),
                (Some(_), None) => Verdict::Empty,
                (None, None) => Verdict::Found(None),
            },
            (false, false) => Verdict::No,
        };
        let done = matches!(verdict, Verdict::Found(_) | Verdict::Empty);
        // The attribute that a method's reader may have meant.
        let class = view.objects.iter().find(|one| {
            class_outside && one.kind == ObjectKind::Class && one.title[..] == format!("class {}", scope.name)
        });
        let target = match (frame, row, is_own, done) {
            _ if class_outside => class.map(|class| Target::Entry(class.id, name.to_owned())),
            (Some(_), Some(row), _, true) if row.cell.is_some() => row.cell.map(Target::Cell),
            (Some(frame), _, true, true) => frame.id.map(|id| Target::Row(id, name.to_owned())),
            (Some(frame), _, true, false) => frame.id.map(Target::Frame),
            _ => None,
        };
        let place = match (is_own, done) {
            (true, _) => frame.map(place),
            (false, true) => row.and_then(|row| row.owner.clone()),
            (false, false) => None,
        };
        let letter = if is_own { Letter::Local } else { Letter::Enclosing };
        let name = scope.name.clone();
        steps.push(LookupStep { letter, scope: name, frame: place, room: Some(scope.room), target, verdict });
        if done {
            return Lookup { name: entry.text.clone(), span: used.span, steps };
        }
    }
    let step = |letter, target, verdict| LookupStep {
        letter,
        scope: String::new(),
        frame: None,
        room: None,
        target,
        verdict,
    };
    let global = view.globals.iter().find(|global| global.name == name);
    let verdict = match global.map(|global| global.value.clone()) {
        Some(value) => Verdict::Found(value),
        None => Verdict::No,
    };
    let found = verdict != Verdict::No;
    steps.push(step(Letter::Global, Some(Target::Global(name.to_owned())), verdict));
    if !found {
        let verdict = if is_builtin(name) { Verdict::Found(None) } else { Verdict::No };
        steps.push(step(Letter::Builtin, None, verdict));
    }
    Lookup { name: entry.text.clone(), span: used.span, steps }
}

fn place(frame: &FrameView) -> Place {
    frame.id.map_or_else(|| Place::ClassBody(frame.function.clone()), Place::Frame)
}

fn row<'a>(frame: &'a FrameView, name: &str) -> Option<&'a super::BindingView> {
    frame.bindings.iter().find(|row| row.name == name)
}

/// What a row holds, through its cell if it has one.
fn value(view: &View, row: &super::BindingView) -> Option<ValueView> {
    let cell = row.cell.filter(|_| row.kind != BindingKind::Local);
    match cell.and_then(|id| view.cells.iter().find(|cell| cell.id == id)) {
        Some(cell) => cell.value.clone(),
        None => row.value.clone(),
    }
}
