//! Code objects begun and finished: how their registers are laid out, which cells they make.

use super::Compiler;
use super::builder::Unit;
use crate::base::Span;
use crate::code::*;
use crate::scope::{ScopeId, ScopeKind};
use std::collections::HashSet;

/// Code inside code takes more of the host's stack than an expression inside an expression.
const CODE_DEPTH: u32 = 3;

/// What [`Compiler::open`] put aside.
pub struct Opened {
    scope: ScopeId,
}

/// A code object with nothing in it.
pub fn empty_code(kind: CodeKind, scope: ScopeId, span: Span) -> Code {
    Code {
        name: String::new(),
        qualified_name: String::new(),
        kind,
        scope,
        span,
        first_line: 0,
        def_line: 0,
        docstring: None,
        positional: 0,
        positional_only: 0,
        keyword_only: 0,
        flags: CodeFlags::default(),
        slots: Vec::new(),
        first_free: 0,
        cell_variables: Vec::new(),
        free_variables: Vec::new(),
        captures: Vec::new(),
        names: Vec::new(),
        constants: Vec::new(),
        children: Vec::new(),
        registers: 0,
        instructions: Vec::new(),
        spans: Vec::new(),
        heights: Vec::new(),
        handlers: Vec::new(),
        comprehensions: Vec::new(),
        stops: Vec::new(),
    }
}

impl<'a> Compiler<'a> {
    /// Starts a code object: lays out its registers (`parameters` first, mangled) and makes its cells.
    pub fn open(&mut self, mut code: Code, parameters: Vec<String>) -> Opened {
        let frame = code.scope;
        let mut owners: Vec<ScopeId> = Vec::new();
        let parameter_count = parameters.len();
        for name in parameters {
            self.add_slot(&mut code, &mut owners, frame, name);
        }
        for name in self.own_names(frame) {
            self.add_slot(&mut code, &mut owners, frame, name);
        }
        for &comprehension in self.layout.comprehensions(frame) {
            for entry in self.layout.variables(comprehension) {
                self.add_slot(&mut code, &mut owners, comprehension, entry.text.clone());
            }
        }
        code.flags.future_annotations = self.future_annotations;
        code.cell_variables = cell_variables(&code.slots, parameter_count);
        code.first_free = code.slots.len().min(usize::from(u16::MAX)) as u16;
        let free = self.layout.free(frame);
        for (name, owner) in &free {
            let captured = if self.layout.frame_of(*owner) == self.unit.code.scope {
                self.unit.slots.get(&(*owner, name.clone()))
            } else {
                self.unit.free.get(name)
            };
            code.captures.push(captured.copied().unwrap_or_default());
            code.free_variables.push(name.clone());
            code.slots.push(VariableSlot { name: name.clone(), kind: SlotKind::Free, comprehension: None });
        }
        let id = CodeId(self.codes.len() as u32);
        self.codes.push(None);
        self.by_scope.insert(frame, id);
        let span = code.span;
        let mut unit = Unit::new(id, code);
        unit.limit = self.room;
        for (at, owner) in owners.iter().enumerate() {
            unit.slots.insert((*owner, unit.code.slots[at].name.clone()), at as Register);
        }
        for (at, (name, _)) in free.iter().enumerate() {
            unit.free.insert(name.clone(), unit.code.first_free + at as Register);
        }
        for at in 0..unit.code.slots.len() {
            let slot = &unit.code.slots[at];
            if slot.kind == SlotKind::Cell && slot.comprehension.is_none() {
                unit.emit(super::places::start_of(span), Instruction::MakeCell { slot: at as Register });
            }
            if at < parameter_count && !self.may_be_unbound(&unit.code.slots[at].name) {
                unit.assigned.insert(at as Register);
            }
        }
        self.outer.push(std::mem::replace(&mut self.unit, unit));
        self.depth += CODE_DEPTH;
        Opened { scope: std::mem::replace(&mut self.scope, frame) }
    }

    /// Finishes the code object started last and goes back to the one around it.
    pub fn close(&mut self, opened: Opened) -> CodeId {
        self.scope = opened.scope;
        self.depth = self.depth.saturating_sub(CODE_DEPTH);
        let id = self.unit.id;
        if let Some(outer) = self.outer.pop() {
            let done = std::mem::replace(&mut self.unit, outer);
            if let Some((span, message)) = done.overflow {
                self.diagnostics.push(crate::base::Diagnostic::syntax(span, message));
                self.overflowed = true;
            }
            self.room = self.room.saturating_sub(done.code.instructions.len());
            self.unit.limit = self.room;
            self.codes[id.index()] = Some(done.finish());
        }
        id
    }

    fn add_slot(&self, code: &mut Code, owners: &mut Vec<ScopeId>, owner: ScopeId, name: String) {
        let kind = if self.layout.is_captured(owner, &name)
            || (code.kind == CodeKind::Class && owner == code.scope)
        {
            SlotKind::Cell
        } else {
            SlotKind::Local
        };
        let comprehension = (owner != code.scope).then_some(owner);
        code.slots.push(VariableSlot { name, kind, comprehension });
        owners.push(owner);
    }

    /// The names of `frame` itself that have a register and are no parameters.
    fn own_names(&self, frame: ScopeId) -> Vec<String> {
        let scope = self.layout.scope(frame);
        match scope.kind {
            ScopeKind::Module => Vec::new(),
            ScopeKind::Class => {
                let has_class = scope.needs_class_cell || self.layout.is_captured(frame, "__class__");
                let has_names = self.layout.is_captured(frame, "__classdict__");
                let names = [(has_class, "__class__"), (has_names, "__classdict__")];
                let names = names.iter().filter(|(there, _)| *there).map(|(_, name)| (*name).to_owned());
                names.chain(self.layout.variables(frame).map(|entry| entry.text.clone())).collect()
            }
            _ => {
                let own = self.layout.variables(frame).filter(|entry| {
                    !entry.is_parameter
                        && (entry.first_binding.is_some() || self.layout.is_captured(frame, &entry.text))
                });
                own.map(|entry| entry.text.clone()).collect()
            }
        }
    }
}

/// `co_cellvars`: parameters first, then the variables of inlined comprehensions, then the others sorted.
fn cell_variables(slots: &[VariableSlot], parameters: usize) -> Vec<String> {
    let cells = |slots: &[VariableSlot], inlined: bool| -> Vec<String> {
        let wanted =
            |slot: &&VariableSlot| slot.kind == SlotKind::Cell && slot.comprehension.is_some() == inlined;
        slots.iter().filter(wanted).map(|slot| slot.name.clone()).collect()
    };
    let (own, rest) = slots.split_at(parameters.min(slots.len()));
    let mut others = cells(rest, false);
    crate::base::sort_by(&mut others, Ord::cmp);
    let mut seen = HashSet::new();
    let mut names = cells(own, false);
    names.extend(cells(rest, true));
    names.extend(others);
    names.retain(|name| seen.insert(name.clone()));
    names
}
