//! Where names live: the registers of a new code object, and reading, binding and unbinding a name.

use super::Compiler;
use super::builder::Unit;
use crate::base::Span;
use crate::code::*;
use crate::scope::{NameKind, ScopeId, ScopeKind};
use std::collections::HashSet;

/// Where a name is found, in the scope being compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a register.
    Local(Register),
    /// In the cell in a register (this frame's own, or a free variable).
    Cell(Register),
    /// In a class body: in its namespace, else in the cell of the enclosing function's variable.
    ClassCell(Register),
    /// Among globals, then builtins.
    Global,
    /// In a class body: its namespace, then globals, then builtins.
    Name,
}

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
            for entry in &self.layout.scope(comprehension).names {
                if matches!(entry.kind, NameKind::Local | NameKind::Cell) {
                    self.add_slot(&mut code, &mut owners, comprehension, entry.text.clone());
                }
            }
        }
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
                let captured = scope.needs_class_cell || self.layout.is_captured(frame, "__class__");
                captured.then(|| "__class__".to_owned()).into_iter().collect()
            }
            _ => {
                let own = scope.names.iter().filter(|entry| {
                    // CPython's table also lists the names of inlined comprehensions here; they have no binding.
                    !entry.is_parameter
                        && matches!(entry.kind, NameKind::Local | NameKind::Cell)
                        && (entry.first_binding.is_some() || self.layout.is_captured(frame, &entry.text))
                });
                own.map(|entry| entry.text.clone()).collect()
            }
        }
    }

    /// `name` as the class around it has it: `__x` in class `C` is `_C__x`.
    pub fn mangle(&self, name: &str) -> String {
        let class = self.private.map_or("", |class| class.trim_start_matches('_'));
        if class.is_empty() || !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
            return name.to_owned();
        }
        format!("_{class}{name}")
    }

    /// Where `name` (mangled) is found from the scope being compiled.
    pub fn find(&self, name: &str) -> Place {
        let mut at = self.scope;
        // An inlined comprehension looks past the class body that runs it.
        let mut inlined = false;
        loop {
            let scope = self.layout.scope(at);
            let entry = self.layout.entry(at, name);
            let kind = entry.map(|entry| entry.kind);
            if scope.kind == ScopeKind::Class {
                let free = self.unit.free.get(name).copied();
                return match (kind, free) {
                    (Some(NameKind::Free), Some(register)) if !inlined => Place::ClassCell(register),
                    (_, Some(register)) if inlined => Place::Cell(register),
                    (Some(NameKind::GlobalExplicit), _) => Place::Global,
                    _ if inlined => Place::Global,
                    _ => Place::Name,
                };
            }
            match kind {
                Some(NameKind::Local | NameKind::Cell) => {
                    return match self.unit.slots.get(&(at, name.to_owned())) {
                        Some(&register) => match self.unit.code.slots[usize::from(register)].kind {
                            SlotKind::Local => Place::Local(register),
                            SlotKind::Cell | SlotKind::Free => Place::Cell(register),
                        },
                        None => Place::Global,
                    };
                }
                Some(NameKind::GlobalExplicit) => return Place::Global,
                Some(NameKind::Free) if scope.kind != ScopeKind::Comprehension => {
                    return self.unit.free.get(name).map_or(Place::Global, |&register| Place::Cell(register));
                }
                _ => {}
            }
            match scope.parent {
                Some(parent) if scope.kind == ScopeKind::Comprehension => at = parent,
                _ => return Place::Global,
            }
            inlined = true;
        }
    }

    /// A read of `name` as an operand: a local's own register where that is safe, else a copy in a new temporary.
    pub fn name_operand(&mut self, span: Span, name: &str) -> Register {
        if let Place::Local(register) = self.find(&self.mangle(name))
            && !self.careful.rebinds(name)
        {
            self.check_bound(span, register);
            return register;
        }
        let dst = self.take(span);
        self.load_name(span, name, dst);
        dst
    }

    /// Reads `name` into `dst`.
    pub fn load_name(&mut self, span: Span, name: &str, dst: Register) {
        let name = self.mangle(name);
        match self.find(&name) {
            Place::Local(src) => {
                self.check_bound(span, src);
                self.emit(span, Instruction::Move { dst, src });
            }
            Place::Cell(cell) => self.emit(span, Instruction::LoadCell { dst, cell }),
            Place::ClassCell(cell) => {
                let name = self.unit.name(span, &name);
                self.emit(span, Instruction::LoadClassCell { dst, name, cell });
            }
            Place::Global => {
                let name = self.unit.name(span, &name);
                self.emit(span, Instruction::LoadGlobal { dst, name });
            }
            Place::Name => {
                let name = self.unit.name(span, &name);
                self.emit(span, Instruction::LoadName { dst, name });
            }
        }
    }

    fn check_bound(&mut self, span: Span, src: Register) {
        if !self.unit.assigned.contains(src) {
            self.emit(span, Instruction::CheckBound { src });
        }
    }

    /// Whether the source unbinds `name` (mangled) somewhere. Mangled names are not looked into.
    fn may_be_unbound(&self, name: &str) -> bool {
        self.careful.unbinds(name) || name.get(1..).is_some_and(|rest| rest.contains("__"))
    }

    /// The register to compute a new value of `name` into, if it lives in one.
    pub fn local_register(&self, name: &str) -> Option<Register> {
        match self.find(&self.mangle(name)) {
            Place::Local(register) => Some(register),
            _ => None,
        }
    }

    /// Notes that the local `name` in `register` has a value now.
    pub fn note_bound(&mut self, name: &str, register: Register) {
        if !self.careful.unbinds(name) {
            self.unit.assigned.insert(register);
        }
    }

    /// Binds `name` to the value in `src`.
    pub fn store_name(&mut self, span: Span, name: &str, src: Register) {
        let mangled = self.mangle(name);
        match self.find(&mangled) {
            Place::Local(dst) => {
                if dst != src {
                    self.emit(span, Instruction::Move { dst, src });
                }
                self.note_bound(name, dst);
            }
            Place::Cell(cell) | Place::ClassCell(cell) => {
                self.emit(span, Instruction::StoreCell { cell, src })
            }
            Place::Global => {
                let name = self.unit.name(span, &mangled);
                self.emit(span, Instruction::StoreGlobal { name, src });
            }
            Place::Name => {
                let name = self.unit.name(span, &mangled);
                self.emit(span, Instruction::StoreName { name, src });
            }
        }
    }

    /// `del name`
    pub fn delete_name(&mut self, span: Span, name: &str) {
        let mangled = self.mangle(name);
        match self.find(&mangled) {
            Place::Local(slot) => self.emit(span, Instruction::DeleteLocal { slot }),
            Place::Cell(cell) | Place::ClassCell(cell) => self.emit(span, Instruction::DeleteCell { cell }),
            Place::Global => {
                let name = self.unit.name(span, &mangled);
                self.emit(span, Instruction::DeleteGlobal { name });
            }
            Place::Name => {
                let name = self.unit.name(span, &mangled);
                self.emit(span, Instruction::DeleteName { name });
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
    others.sort();
    let mut seen = HashSet::new();
    let mut names = cells(own, false);
    names.extend(cells(rest, true));
    names.extend(others);
    names.retain(|name| seen.insert(name.clone()));
    names
}
