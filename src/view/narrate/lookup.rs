//! Where names were found: in a cell of an enclosing function, or among the globals.

use super::look;
use super::message::{Message, Value, Where};
use super::moment::Moment;
use crate::base::Span;
use crate::scope::{NameKind, ScopeId, ScopeKind};
use crate::view::model::{BindingKind, CellId, EventKind, Place};

/// How many names a sentence lists.
const LISTED: usize = 3;

/// A name that was found in a cell.
struct Found {
    name: String,
    scope: ScopeId,
    cell: CellId,
    value: Value,
    owner: Option<Place>,
}

impl Moment<'_> {
    /// Tells of the names read inside `span` that are not the running frame's own, `except` those told already.
    pub fn lookups(&mut self, span: Span, scope: ScopeId, except: &[&str]) {
        if !self.whole_statement() || !self.runs_here(scope) {
            return;
        }
        let reads = self.statics.reads(span, self.statics.skip_comprehensions(scope));
        let kind = |name: &str, scope| self.statics.scope(scope).entry(name).map(|entry| entry.kind);
        let of_kind = |wanted| {
            let wanted = move |(name, scope): &&(String, ScopeId)| {
                kind(name, *scope) == Some(wanted) && !except.contains(&name.as_str())
            };
            reads.iter().filter(wanted)
        };
        let free: Vec<Found> =
            of_kind(NameKind::Free).filter_map(|(name, at)| self.free(name, *at)).collect();
        if !free.is_empty() {
            return self.found(free);
        }
        if let Where::Frame(_, function) = look::here(self.now) {
            for (name, _) in of_kind(NameKind::GlobalImplicit) {
                if self.found_global(name, &function) {
                    return;
                }
            }
        }
    }

    /// Where the running frame found a name of `scope`, if that is in a cell.
    fn free(&self, name: &str, scope: ScopeId) -> Option<Found> {
        let row = look::row(self.before, name).filter(|row| row.kind == BindingKind::Free)?;
        let (cell, value) = (row.cell?, look::value_of(self.before, row)?);
        Some(Found {
            name: name.to_owned(),
            scope,
            cell,
            value: look::value(self.before, value),
            owner: row.owner.clone(),
        })
    }

    /// `name` of `scope`, if it was found in a cell.
    pub fn found_free(&mut self, name: &str, scope: ScopeId) {
        let free = self.free(name, scope);
        self.found(free.into_iter().collect());
    }

    /// Says where names were found, and whether one of them is a loop's variable that several closures share.
    fn found(&mut self, free: Vec<Found>) {
        let Some(frame) = look::running(self.before) else { return };
        let function = frame.function.clone();
        let maker = |one: &Found| one.owner.as_ref().map(|owner| look::place(self.before, owner));
        match free.as_slice() {
            [] => {}
            [one] => self.say(Message::FoundInCell {
                name: one.name.clone(),
                function,
                cell: one.cell,
                maker: maker(one),
                value: one.value.clone(),
            }),
            several => {
                let several = several.iter().take(LISTED);
                let mut makers: Vec<Where> = several.clone().filter_map(maker).collect();
                makers.dedup();
                let found = several.map(|one| ((one.name.clone(), one.cell), one.value.clone())).collect();
                self.say(Message::FoundInCells { function, found, makers });
            }
        }
        for Found { name, scope, cell, value, owner } in free {
            let binder = self.statics.scope(scope).entry(&name).and_then(|entry| entry.owner);
            let maker_left = match owner {
                Some(Place::Frame(maker)) => look::live_frame(self.before, maker).is_none(),
                Some(Place::Global) => true,
                _ => false,
            };
            if maker_left && let Some(binder) = binder {
                self.late_binding(&name, binder, cell, value);
            }
        }
    }

    /// Several functions of one code carry the cell of a loop's variable.
    pub fn late_binding(&mut self, name: &str, owner: ScopeId, cell: CellId, value: Value) {
        let siblings = self.siblings_of_cell(cell);
        if let (true, Some(function)) = (siblings.len() > 1, siblings.first())
            && self.statics.is_loop_variable(owner, name)
        {
            let (count, function) = (siblings.len(), function.name.clone());
            let name = name.to_owned();
            self.say(Message::LateBinding { count, function, name: name.clone(), cell, value });
            self.say(Message::OwnValue { name });
        }
    }

    fn found_global(&mut self, name: &str, function: &str) -> bool {
        let Some(global) = self.before.globals.iter().find(|global| global.name == name) else {
            return false;
        };
        let Some(value) = &global.value else { return false };
        let value = look::value(self.before, value);
        let called = matches!(value, Value::Function(..) | Value::Class(..));
        let module = matches!(&value, Value::Thing(text) if text.starts_with("module"));
        if called || module || matches!(self.now.event, EventKind::Call) {
            return false;
        }
        self.say(Message::FoundInGlobals { name: name.to_owned(), function: function.to_owned(), value });
        let code_of = |id| look::function(self.now, id).map(|function| function.code);
        if let Some(code) = look::running(self.now).and_then(|frame| code_of(frame.of?))
            && self.now.functions.iter().filter(|function| function.code == code).count() > 1
            && self.statics.is_loop_variable(ScopeId(0), name)
        {
            self.say(Message::OwnValue { name: name.to_owned() });
        }
        true
    }

    /// The function scope that owns another variable called `name`, seen from `scope`; `Some(None)`: the module does.
    pub fn other_owner(&self, name: &str, scope: ScopeId) -> Option<Option<String>> {
        let mut at = self.statics.scope(scope).parent;
        while let Some(id) = at {
            let scope = self.statics.scope(id);
            let binds = scope.entry(name).is_some_and(|entry| entry.first_binding.is_some());
            match scope.kind {
                ScopeKind::Function | ScopeKind::Lambda if binds => return Some(Some(scope.name.clone())),
                ScopeKind::Module if binds => return Some(None),
                _ => at = scope.parent,
            }
        }
        None
    }
}
