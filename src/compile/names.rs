//! Where names live: reading, binding and unbinding a name.

use super::builder::Label;
use super::{Compiler, Entry};
use crate::base::Span;
use crate::code::*;
use crate::scope::{NameKind, ScopeKind};

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
    /// In a class body, or at the top of what `exec` runs: its namespace, then globals, then builtins.
    Name,
}

impl<'a> Compiler<'a> {
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
                Some(NameKind::Local | NameKind::Cell) if !self.layout.overwrites_free(at, name) => {
                    return match self.unit.slots.get(&(at, name.to_owned())) {
                        Some(&register) => match self.unit.code.slots[usize::from(register)].kind {
                            SlotKind::Local => Place::Local(register),
                            SlotKind::Cell | SlotKind::Free => Place::Cell(register),
                        },
                        None => self.at_top(scope.kind),
                    };
                }
                Some(NameKind::GlobalExplicit) => return Place::Global,
                Some(NameKind::Free)
                    if !matches!(scope.kind, ScopeKind::Comprehension | ScopeKind::TypeParameters) =>
                {
                    return self.unit.free.get(name).map_or(Place::Global, |&register| Place::Cell(register));
                }
                _ => {}
            }
            match (scope.kind, scope.parent) {
                (ScopeKind::Comprehension, Some(parent)) => {
                    at = parent;
                    inlined = true;
                }
                (ScopeKind::TypeParameters, Some(parent)) => at = parent,
                _ => return self.at_top(scope.kind),
            }
        }
    }

    /// Where a name that is found in no function is, from a scope of this kind.
    fn at_top(&self, kind: ScopeKind) -> Place {
        match (kind, self.entry) {
            (ScopeKind::Module, Entry::Exec | Entry::Eval | Entry::Single) => Place::Name,
            _ => Place::Global,
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
        if self.optimize > 0 && name == "__debug__" {
            return self.load_constant(span, Constant::Bool(false), dst);
        }
        if let Some(found) = self.look_in_class(span, &name, dst) {
            self.load_found(span, name, dst);
            return self.unit.place(found);
        }
        self.load_found(span, name, dst);
    }

    fn load_found(&mut self, span: Span, name: String, dst: Register) {
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

    /// In the value of a `type` statement or type parameter that stands in a class: a name that the class binds by then is
    /// read from its namespace; otherwise goes on.
    fn look_in_class(&mut self, span: Span, name: &str, dst: Register) -> Option<Label> {
        let scope = self.layout.scope(self.scope);
        let cell = *self.unit.free.get("__classdict__")?;
        let own = self.layout.entry(self.scope, name).map(|entry| entry.kind);
        if !matches!(scope.kind, ScopeKind::TypeAlias | ScopeKind::TypeVariable)
            || !matches!(own, Some(NameKind::GlobalImplicit | NameKind::Free))
            || name == "__classdict__"
        {
            return None;
        }
        let (miss, found) = (self.unit.label(), self.unit.label());
        let mark = self.unit.next;
        let (names, key, there) = (self.take(span), self.take(span), self.take(span));
        self.emit(span, Instruction::LoadCell { dst: names, cell });
        self.load_constant(span, Constant::Str(name.to_owned()), key);
        self.emit(span, Instruction::Contains { dst: there, a: key, b: names });
        self.emit(span, Instruction::JumpIfFalse { src: there, to: miss.0 });
        self.emit(span, Instruction::LoadItem { dst, object: names, key });
        self.emit(span, Instruction::Jump { to: found.0 });
        self.unit.place(miss);
        self.unit.next = mark;
        Some(found)
    }

    fn check_bound(&mut self, span: Span, src: Register) {
        if !self.unit.assigned.contains(src) {
            self.emit(span, Instruction::CheckBound { src });
        }
    }

    /// Whether the source unbinds `name` (mangled) somewhere. Mangled names are not looked into.
    pub fn may_be_unbound(&self, name: &str) -> bool {
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
