//! The two classic mistakes about scope, noticed from the code and from the run: functions made in a loop that read its
//! variable when it is over, and an assignment that makes local what was meant to be outer. With a corrected version.

use super::Recording;
use super::build::event_kind;
use super::model::EventKind;
use super::narrate::Statics;
use crate::base::{LineIndex, Span};
use crate::code::Code;
use crate::scope::{NameKind, ScopeId, ScopeKind};
use crate::vm::{Event, Frame, FrameKind, Machine};
use serde::{Deserialize, Serialize};

/// A longer run is looked through up to here only.
const FURTHEST: u64 = 20_000;

/// What was got wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mistake {
    /// Functions made in a loop share the cell of its variable.
    SharedCell,
    /// Functions made in a loop read its variable among the globals: no cell is involved.
    SharedGlobal,
    /// An assignment makes the name local; an enclosing function's variable was meant.
    MissingNonlocal,
    /// An assignment makes the name local; the module's was meant.
    MissingGlobal,
}

/// A mistake, where it shows, and what would put it right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explainer {
    /// What was got wrong.
    pub mistake: Mistake,
    /// The variable.
    pub name: String,
    /// The function that reads or assigns it.
    pub function: String,
    /// Where it shows.
    pub stop: u64,
    /// The program put right; `None` where the change is not one of a line.
    pub corrected: Option<Corrected>,
}

/// A program put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// The program.
    pub program: String,
    /// The line that is different, and what it says now.
    pub line: u32,
    /// Without indentation.
    pub text: String,
}

/// A function made in a loop that reads the loop's variable from outside itself.
struct Suspect {
    function: ScopeId,
    name: String,
    /// Whose loop it is.
    owner: ScopeId,
    /// The loop's header and body; a comprehension.
    looped: Span,
}

impl Recording {
    /// The mistakes that the run shows, in its order; each of a function and a name once.
    pub fn explain(&mut self) -> Vec<Explainer> {
        let mut suspects = suspects(&self.statics);
        let mut found: Vec<Explainer> = Vec::new();
        let mut seen: Vec<(ScopeId, String)> = Vec::new();
        for stop in 0..self.stops().min(FURTHEST) {
            self.timeline.seek(stop);
            let machine = self.timeline.machine();
            let Some(frame) = own_frames(machine).next().copied() else { continue };
            let scope = machine.code(frame.code).code.scope;
            match machine.event {
                Some(Event::Call) => {
                    let due = |suspect: &Suspect| {
                        suspect.function == scope && !is_looping(machine, &self.statics, suspect)
                    };
                    let Some(at) = suspects.iter().position(due) else { continue };
                    if self.siblings(stop) < 2 {
                        continue;
                    }
                    let suspect = suspects.swap_remove(at);
                    found.push(self.late_binding(&suspect, stop));
                }
                Some(event @ Event::Exception(_)) => {
                    let EventKind::Exception { type_name, message } = event_kind(machine, event) else {
                        continue;
                    };
                    if type_name != "UnboundLocalError" {
                        continue;
                    }
                    let Some(name) = message.split('\'').nth(1).map(str::to_owned) else { continue };
                    if !seen.contains(&(scope, name.clone())) {
                        seen.push((scope, name.clone()));
                        found.extend(self.missing_declaration(scope, &name, stop));
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// How many functions there are of the code that opens a frame at `stop`.
    fn siblings(&mut self, stop: u64) -> usize {
        let view = self.view(stop);
        let running = view.frames.iter().rev().find(|frame| frame.state == super::FrameState::Running);
        let of = running.and_then(|frame| frame.of);
        let code = view.functions.iter().find(|one| Some(one.id) == of).map(|one| one.code);
        view.functions.iter().filter(|one| Some(one.code) == code).count()
    }

    fn late_binding(&self, suspect: &Suspect, stop: u64) -> Explainer {
        let scope = self.statics.scope(suspect.function);
        let shared = scope.entry(&suspect.name).is_some_and(|entry| entry.kind == NameKind::Free);
        let edit = default_edit(scope.kind, scope.room, scope.span, self.source(), &suspect.name);
        Explainer {
            mistake: if shared { Mistake::SharedCell } else { Mistake::SharedGlobal },
            name: suspect.name.clone(),
            function: scope.name.clone(),
            stop,
            corrected: edit.map(|(at, text)| corrected(self.source(), at, &text)),
        }
    }

    fn missing_declaration(&self, scope: ScopeId, name: &str, stop: u64) -> Option<Explainer> {
        let (mistake, word) = match outer_owner(&self.statics, scope, name)? {
            ScopeKind::Module => (Mistake::MissingGlobal, "global"),
            _ => (Mistake::MissingNonlocal, "nonlocal"),
        };
        let function = self.statics.scope(scope).name.clone();
        let edit = declaration_edit(&self.statics, self.source(), scope, &format!("{word} {name}"));
        let corrected = edit.map(|(at, text)| corrected(self.source(), at, &text));
        Some(Explainer { mistake, name: name.to_owned(), function, stop, corrected })
    }
}

fn own_frames(machine: &Machine) -> impl Iterator<Item = &Frame> {
    let own = |frame: &&Frame| frame.kind == FrameKind::Python && !machine.code(frame.code).hidden;
    machine.frames().iter().rev().filter(own)
}

/// Functions written inside a loop that read its variable and do not have it themselves.
fn suspects(statics: &Statics) -> Vec<Suspect> {
    let mut suspects = Vec::new();
    let scopes = &statics.symbols().scopes;
    for (at, scope) in scopes.iter().enumerate() {
        if !matches!(scope.kind, ScopeKind::Function | ScopeKind::Lambda) {
            continue;
        }
        for entry in &scope.names {
            let outer = matches!(entry.kind, NameKind::Free | NameKind::GlobalImplicit);
            let Some(owner) = entry.owner.filter(|_| outer && !entry.carried_through) else { continue };
            let inside = |span: Span| span.start <= scope.span.start && scope.span.end <= span.end;
            let looped = match scopes[owner.index()].kind {
                ScopeKind::Comprehension => Some(scopes[owner.index()].span).filter(|span| inside(*span)),
                _ => statics.loops_of(owner, &entry.text).find(|span| inside(*span)),
            };
            if let Some(looped) = looped {
                let function = ScopeId(at as u32);
                suspects.push(Suspect { function, name: entry.text.clone(), owner, looped });
            }
        }
    }
    suspects
}

/// Whether a frame on the stack stands in the loop: then its variable still has this round's value.
fn is_looping(machine: &Machine, statics: &Statics, suspect: &Suspect) -> bool {
    let owner = statics.skip_comprehensions(suspect.owner);
    own_frames(machine).filter(|frame| machine.code(frame.code).code.scope == owner).any(|frame| {
        let code: &Code = &machine.code(frame.code).code;
        let mark = code.stops.get(frame.mark as usize).map(|mark| mark.span);
        // A comprehension stands inside its statement, a loop's round inside the loop.
        let looped = suspect.looped;
        let comprehension = statics.scope(suspect.owner).kind == ScopeKind::Comprehension;
        mark.is_some_and(|mark| match comprehension {
            true => mark.start <= looped.start && looped.end <= mark.end,
            false => looped.start <= mark.start && mark.start < looped.end,
        })
    })
}

/// The kind of the scope outside that has another variable called `name`.
fn outer_owner(statics: &Statics, scope: ScopeId, name: &str) -> Option<ScopeKind> {
    let mut at = statics.scope(scope).parent;
    while let Some(id) = at {
        let scope = statics.scope(id);
        let binds = scope.entry(name).is_some_and(|entry| entry.first_binding.is_some());
        if binds && scope.kind != ScopeKind::Class {
            return Some(scope.kind);
        }
        at = scope.parent;
    }
    None
}

/// Where a declaration goes, and as what: a line before the body's first statement.
fn declaration_edit(statics: &Statics, source: &str, scope: ScopeId, words: &str) -> Option<(u32, String)> {
    let first = statics.first_statement(scope)?;
    let start = source[..first.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let indent = &source[start..first.start as usize];
    // A body on the line of its `def` has no line of its own to come before.
    let own_line = indent.chars().all(char::is_whitespace);
    own_line.then(|| (start as u32, format!("{indent}{words}\n")))
}

/// Where a parameter with the variable's value as its default goes, and as what.
fn default_edit(kind: ScopeKind, room: Span, span: Span, source: &str, name: &str) -> Option<(u32, String)> {
    let lambda = kind == ScopeKind::Lambda;
    // From behind `lambda` or `(` to the colon or parenthesis that ends the parameters.
    let start = if lambda { span.start + "lambda".len() as u32 } else { room.start + 1 };
    let rest = source.get(start as usize..span.end as usize)?;
    let mut depth = 0;
    let end = rest.char_indices().find_map(|(at, one)| {
        match one {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' if !lambda => return Some(at),
            ':' if lambda && depth == 0 => return Some(at),
            _ => {}
        }
        None
    })?;
    let parameters = &rest[..end];
    if parameters.contains("**") || parameters.contains(['\'', '"', '#']) {
        return None;
    }
    let text = match parameters.trim() {
        "" if lambda => format!(" {name}={name}"),
        "" => format!("{name}={name}"),
        some if some.ends_with(',') => format!(" {name}={name}"),
        _ => format!(", {name}={name}"),
    };
    Some((start + parameters.trim_end().len() as u32, text))
}

/// The program with `text` put in at `at`.
fn corrected(source: &str, at: u32, text: &str) -> Corrected {
    let (before, after) = source.split_at(at as usize);
    let program = format!("{before}{text}{after}");
    let line = LineIndex::new(&program).line(at + text.len() as u32 / 2);
    let text = program.lines().nth(line as usize - 1).unwrap_or_default().trim().to_owned();
    Corrected { program, line, text }
}
