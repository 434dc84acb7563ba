//! Which frame runs each scope, and which cells each frame needs: worked out from the symbol table once.
//!
//! A list, set or dict comprehension has no frame of its own (PEP 709): the frame around it runs it. So a variable
//! that only an inlined comprehension reaches needs no cell, and one that an inner *frame* reaches does. The scope of type
//! parameters is run by the frame around it too: CPython makes a function of it, which nobody can tell.

use crate::scope::{NameEntry, NameKind, Scope, ScopeId, ScopeKind, SymbolTable};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the symbol table says, arranged for the compiler.
pub struct Layout<'t> {
    table: &'t SymbolTable,
    entries: Vec<HashMap<&'t str, &'t NameEntry>>,
    frames: Vec<ScopeId>,
    inlined: HashMap<ScopeId, Vec<ScopeId>>,
    free: HashMap<ScopeId, BTreeMap<String, ScopeId>>,
    captured: HashSet<(ScopeId, String)>,
}

impl<'t> Layout<'t> {
    /// Arranges `table`.
    pub fn new(table: &'t SymbolTable) -> Layout<'t> {
        let ids = || (0..table.scopes.len() as u32).map(ScopeId);
        let mut layout = Layout {
            table,
            entries: table
                .scopes
                .iter()
                .map(|scope| scope.names.iter().map(|entry| (entry.text.as_str(), entry)).collect())
                .collect(),
            frames: ids().collect(),
            inlined: HashMap::new(),
            free: HashMap::new(),
            captured: HashSet::new(),
        };
        // Outer scopes come before inner ones, so a parent's frame is known.
        for id in ids() {
            if let (ScopeKind::Comprehension | ScopeKind::TypeParameters, Some(parent)) =
                (table.scope(id).kind, table.scope(id).parent)
            {
                let frame = layout.frames[parent.index()];
                layout.frames[id.index()] = frame;
                layout.inlined.entry(frame).or_default().push(id);
            }
        }
        for id in ids() {
            for entry in &table.scope(id).names {
                if entry.kind == NameKind::Free {
                    layout.capture(id, entry);
                }
            }
        }
        layout
    }

    /// Carries a free name of scope `user` from its owner through every frame in between.
    fn capture(&mut self, user: ScopeId, entry: &NameEntry) {
        let Some(owner) = entry.owner.or_else(|| self.find_owner(user, &entry.text)) else { return };
        let home = self.frame_of(owner);
        let mut frame = self.frame_of(user);
        if frame == home {
            return;
        }
        self.captured.insert((owner, entry.text.clone()));
        while frame != home {
            let name = entry.text.clone();
            self.free.entry(frame).or_default().insert(name, owner);
            match self.table.scope(frame).parent {
                Some(parent) => frame = self.frame_of(parent),
                None => return,
            }
        }
    }

    /// The nearest enclosing function-like scope that binds `name`; for `__class__`, the nearest class.
    fn find_owner(&self, user: ScopeId, name: &str) -> Option<ScopeId> {
        let mut at = self.table.scope(user).parent;
        while let Some(id) = at {
            let scope = self.table.scope(id);
            let binds = match scope.kind {
                ScopeKind::Module => false,
                ScopeKind::Class => matches!(name, "__class__" | "__classdict__"),
                _ => self.entry(id, name).is_some_and(|e| matches!(e.kind, NameKind::Local | NameKind::Cell)),
            };
            if binds {
                return Some(id);
            }
            at = scope.parent;
        }
        None
    }

    /// The scope `id`.
    pub fn scope(&self, id: ScopeId) -> &'t Scope {
        self.table.scope(id)
    }

    /// What scope `id` says of `name`.
    pub fn entry(&self, id: ScopeId, name: &str) -> Option<&'t NameEntry> {
        self.entries[id.index()].get(name).copied()
    }

    /// The scope whose frame runs scope `id`: itself, except for comprehensions.
    pub fn frame_of(&self, id: ScopeId) -> ScopeId {
        self.frames[id.index()]
    }

    /// The comprehensions that `frame` runs, outer before inner.
    pub fn comprehensions(&self, frame: ScopeId) -> &[ScopeId] {
        self.inlined.get(&frame).map_or(&[], Vec::as_slice)
    }

    /// The free variables of `frame`, sorted, each with the scope that binds it.
    pub fn free(&self, frame: ScopeId) -> Vec<(String, ScopeId)> {
        let found = self.free.get(&frame).into_iter().flatten();
        found.map(|(name, owner)| (name.clone(), *owner)).collect()
    }

    /// Whether another frame reaches the variable `name` of scope `id`.
    pub fn is_captured(&self, id: ScopeId, name: &str) -> bool {
        self.captured.contains(&(id, name.to_owned()))
    }
}
