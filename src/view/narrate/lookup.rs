//! Where names were found: in a cell of an enclosing function, or among the globals.

use super::look;
use super::message::{Message, Value, Where};
use super::moment::Moment;
use crate::base::Span;
use crate::scope::{NameKind, ScopeId, ScopeKind};
use crate::view::model::{BindingKind, CellId, EventKind, Place};

impl Moment<'_> {
    /// Tells of the first name read inside `span` that is not the running frame's own, `except` those told already.
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
        for (name, read_in) in of_kind(NameKind::Free) {
            if self.found_free(name, *read_in) {
                return;
            }
        }
        if let Where::Frame(_, function) = look::here(self.now) {
            for (name, _) in of_kind(NameKind::GlobalImplicit) {
                if self.found_global(name, &function) {
                    return;
                }
            }
        }
    }

    /// `name` of `scope` was found in a cell. Says so, and whether it is a loop's variable that several closures share.
    pub fn found_free(&mut self, name: &str, scope: ScopeId) -> bool {
        let Some(row) = look::row(self.before, name).filter(|row| row.kind == BindingKind::Free) else {
            return false;
        };
        let Some(frame) = look::running(self.before) else { return false };
        let (Some(cell), Some(value)) = (row.cell, look::value_of(self.before, row)) else { return false };
        let value = look::value(self.before, value);
        self.say(Message::FoundInCell {
            name: name.to_owned(),
            function: frame.function.clone(),
            cell,
            maker: row.owner.as_ref().map(|owner| look::place(self.before, owner)),
            value: value.clone(),
        });
        let owner = self.statics.scope(scope).entry(name).and_then(|entry| entry.owner);
        let maker_left = match &row.owner {
            Some(Place::Frame(maker)) => look::live_frame(self.before, *maker).is_none(),
            Some(Place::Global) => true,
            _ => false,
        };
        if maker_left && let Some(owner) = owner {
            self.late_binding(name, owner, cell, value);
        }
        true
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
