//! Second pass: what each name means, as `symtable.c` resolves it, comprehensions inlined (PEP 709).
//!
//! Blocks stand in order, outer before inner. Going down, a name is looked for in the blocks around;
//! going up, what is free inside becomes a cell where it is bound.

use super::block::*;
use super::collect::Collector;
use super::model::{NameKind, ScopeKind};
use crate::base::Diagnostic;
use std::collections::HashSet;

/// What a name not bound in a block means there.
enum Found {
    /// The variable of this enclosing block.
    Free(usize),
    /// A global.
    Global,
}

impl Collector<'_> {
    pub fn resolve(&mut self) {
        for block in 0..self.blocks.len() {
            for at in 0..self.blocks[block].symbols.len() {
                let (name, flags) =
                    (self.blocks[block].symbols[at].name, self.blocks[block].symbols[at].flags);
                self.blocks[block].symbols[at].kind = self.kind_of(block, name, flags);
            }
        }
        self.spread_free_names();
    }

    /// `analyze_name`.
    fn kind_of(&mut self, block: usize, name: NameId, flags: u16) -> NameKind {
        if flags & DEF_GLOBAL != 0 {
            if flags & DEF_NONLOCAL != 0 {
                self.error_at_directive(block, name, |name| format!("name '{name}' is nonlocal and global"));
            }
            return NameKind::GlobalExplicit;
        }
        if flags & DEF_NONLOCAL != 0 {
            if block == 0 {
                let message = "nonlocal declaration not allowed at module level";
                self.error_at_directive(block, name, |_| message.to_owned());
                return NameKind::Local;
            }
            return match self.look_outside(block, name) {
                Found::Free(owner) => {
                    if self.blocks[owner].flags(name) & DEF_TYPE_PARAM != 0 {
                        self.error_at_directive(block, name, |name| {
                            format!("nonlocal binding not allowed for type parameter '{name}'")
                        });
                    }
                    NameKind::Free
                }
                Found::Global => {
                    self.error_at_directive(block, name, |name| {
                        format!("no binding for nonlocal '{name}' found")
                    });
                    NameKind::GlobalImplicit
                }
            };
        }
        if flags & DEF_BOUND != 0 {
            return NameKind::Local;
        }
        if let Some(kind) = self.seen_through_class(block, name) {
            return kind;
        }
        match self.look_outside(block, name) {
            Found::Free(_) => NameKind::Free,
            Found::Global => NameKind::GlobalImplicit,
        }
    }

    /// In an annotation scope of a class, a name that the class binds is looked up there first, then as a global.
    fn seen_through_class(&self, block: usize, name: NameId) -> Option<NameKind> {
        if !self.blocks[block].can_see_class_scope {
            return None;
        }
        let mut at = self.blocks[block].parent?;
        while self.blocks[at].kind != ScopeKind::Class {
            at = self.blocks[at].parent?;
        }
        let flags = self.blocks[at].flags(name);
        if flags & DEF_GLOBAL != 0 {
            Some(NameKind::GlobalExplicit)
        } else if flags & DEF_BOUND != 0 && flags & DEF_NONLOCAL == 0 {
            Some(NameKind::GlobalImplicit)
        } else {
            None
        }
    }

    /// Looks for `name` in the blocks around `block`; classes are passed over, but for `__class__`.
    fn look_outside(&self, block: usize, name: NameId) -> Found {
        let mut at = self.blocks[block].parent;
        let class_name = matches!(self.names.text(name), "__class__" | "__classdict__");
        while let Some(outer) = at {
            let around = &self.blocks[outer];
            match around.kind {
                ScopeKind::Module => break,
                ScopeKind::Class => {
                    if class_name {
                        return Found::Free(outer);
                    }
                }
                _ => {
                    let flags = around.flags(name);
                    if flags & DEF_GLOBAL != 0 {
                        return Found::Global;
                    }
                    if flags & DEF_NONLOCAL == 0 && flags & DEF_BOUND != 0 {
                        return Found::Free(outer);
                    }
                }
            }
            at = around.parent;
        }
        Found::Global
    }

    /// The block whose variable a free `name` of `block` is.
    pub fn owner_of_free(&self, block: usize, name: NameId) -> Option<usize> {
        match self.look_outside(block, name) {
            Found::Free(owner) => Some(owner),
            Found::Global => None,
        }
    }

    fn error_at_directive(&mut self, block: usize, name: NameId, message: impl Fn(&str) -> String) {
        let place = self.blocks[block].directives.iter().find(|(declared, _)| *declared == name);
        let place = place.map_or(self.blocks[block].span, |&(_, span)| span);
        let message = message(self.names.text(name));
        self.diagnostics.push(Diagnostic::syntax(place, message));
    }

    /// The rest of `analyze_block`, inner blocks first.
    fn spread_free_names(&mut self) {
        let mut free: Vec<HashSet<NameId>> = Vec::new();
        free.resize_with(self.blocks.len(), HashSet::new);
        for block in (0..self.blocks.len()).rev() {
            let mut inside: HashSet<NameId> = self.blocks[block]
                .symbols
                .iter()
                .filter(|symbol| symbol.kind == NameKind::Free)
                .map(|symbol| symbol.name)
                .collect();
            let mut inlined_cells = HashSet::new();
            let mut children = Vec::new();
            for child in std::mem::take(&mut self.blocks[block].children) {
                let mut child_free = std::mem::take(&mut free[child]);
                if self.blocks[child].kind == ScopeKind::Comprehension
                    && !self.blocks[block].can_see_class_scope
                {
                    self.inline_comprehension(block, child, &mut child_free, &mut inlined_cells);
                    children.extend_from_slice(&self.blocks[child].children);
                } else {
                    children.push(child);
                }
                inside.extend(child_free);
            }
            self.blocks[block].children = children;
            self.settle_cells(block, &mut inside, &inlined_cells);
            self.carry_free_names(block, &inside);
            free[block] = inside;
        }
    }

    /// `inline_comprehension`: the names of `inner` join those of `outer`.
    fn inline_comprehension(
        &mut self,
        outer: usize,
        inner: usize,
        inner_free: &mut HashSet<NameId>,
        inlined_cells: &mut HashSet<NameId>,
    ) {
        for at in 0..self.blocks[inner].symbols.len() {
            let mut symbol = self.blocks[inner].symbols[at].clone();
            let name = symbol.name;
            if symbol.kind == NameKind::Cell {
                inlined_cells.insert(name);
            }
            let existing = self.blocks[outer].symbol(name).map(|symbol| symbol.flags);
            let outer_is_class = self.blocks[outer].kind == ScopeKind::Class;
            match existing {
                None => {
                    if symbol.kind == NameKind::Free && outer_is_class && self.names.text(name) == "__class__"
                    {
                        symbol.kind = NameKind::GlobalImplicit;
                        inner_free.remove(&name);
                    }
                    symbol.inlined = true;
                    *self.blocks[outer].symbol_mut(name) = symbol;
                }
                Some(flags) => {
                    if flags & DEF_BOUND != 0 && !outer_is_class && !self.free_in_any_child(inner, name) {
                        inner_free.remove(&name);
                    }
                }
            }
        }
    }

    fn free_in_any_child(&self, block: usize, name: NameId) -> bool {
        let free = |child: &usize| {
            self.blocks[*child].symbol(name).is_some_and(|symbol| symbol.kind == NameKind::Free)
        };
        self.blocks[block].children.iter().any(free)
    }

    /// `analyze_cells` and `drop_class_free`: what is bound here is no longer free above.
    fn settle_cells(&mut self, block: usize, inside: &mut HashSet<NameId>, inlined_cells: &HashSet<NameId>) {
        let function_like = self.blocks[block].is_function_like();
        if function_like {
            for symbol in &mut self.blocks[block].symbols {
                let captured = inside.contains(&symbol.name) || inlined_cells.contains(&symbol.name);
                if symbol.kind == NameKind::Local && captured {
                    symbol.kind = NameKind::Cell;
                    inside.remove(&symbol.name);
                }
            }
        } else if self.blocks[block].kind == ScopeKind::Class {
            let names = &self.names;
            let before = inside.len();
            inside.retain(|&name| names.text(name) != "__class__");
            self.blocks[block].needs_class_cell = inside.len() != before;
            inside.retain(|&name| names.text(name) != "__classdict__");
        }
    }

    /// `update_symbols`: what is free inside and bound outside passes through this block.
    fn carry_free_names(&mut self, block: usize, inside: &HashSet<NameId>) {
        let class_like =
            self.blocks[block].kind == ScopeKind::Class || self.blocks[block].can_see_class_scope;
        let mut names: Vec<NameId> = inside.iter().copied().collect();
        crate::base::sort_by(&mut names, Ord::cmp);
        for name in names {
            if self.blocks[block].symbol(name).is_some() {
                if class_like {
                    self.blocks[block].symbol_mut(name).flags |= DEF_FREE_CLASS;
                }
            } else if block != 0 && self.owner_of_free(block, name).is_some() {
                self.blocks[block].symbol_mut(name).kind = NameKind::Free;
            }
        }
    }
}
