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
    reached: HashSet<(ScopeId, String)>,
}

/// The names of `scope`, and those that it has from comprehensions inlined into it: CPython 3.13 makes *their* targets variables
/// of a function, so that what else in that function means an outer variable finds this one, and finds it unbound
/// (`Python/symtable.c`: `inline_comprehension`).
fn all_entries(scope: &Scope) -> HashMap<&str, &NameEntry> {
    let merges = !matches!(scope.kind, ScopeKind::Module | ScopeKind::Class);
    let inlined = scope.inlined.iter().filter(|entry| merges && is_own(entry));
    scope.names.iter().chain(inlined).map(|entry| (entry.text.as_str(), entry)).collect()
}

/// Whether an inner function of class body `scope` finds the captured target of a comprehension in it.
fn has_merged_cell(scope: &Scope, name: &str) -> bool {
    scope.inlined.iter().any(|entry| entry.kind == NameKind::Cell && entry.text == name)
}

fn is_own(entry: &NameEntry) -> bool {
    matches!(entry.kind, NameKind::Local | NameKind::Cell)
}

impl<'t> Layout<'t> {
    /// Arranges `table`.
    pub fn new(table: &'t SymbolTable) -> Layout<'t> {
        let ids = || (0..table.scopes.len() as u32).map(ScopeId);
        let mut layout = Layout {
            table,
            entries: table.scopes.iter().map(all_entries).collect(),
            frames: ids().collect(),
            inlined: HashMap::new(),
            free: HashMap::new(),
            captured: HashSet::new(),
            reached: HashSet::new(),
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
        let Some(owner) = self.find_owner(user, &entry.text) else { return };
        self.reached.insert((owner, entry.text.clone()));
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

    /// The nearest enclosing function-like scope that has a variable `name`; for `__class__`, the nearest class.
    fn find_owner(&self, user: ScopeId, name: &str) -> Option<ScopeId> {
        let mut at = self.table.scope(user).parent;
        let mut inlined = self.table.scope(user).kind == ScopeKind::Comprehension;
        while let Some(id) = at {
            let scope = self.table.scope(id);
            let binds = match scope.kind {
                ScopeKind::Module => false,
                ScopeKind::Class => {
                    matches!(name, "__class__" | "__classdict__") || !inlined && has_merged_cell(scope, name)
                }
                _ => self.entry(id, name).is_some_and(is_own) && !self.overwrites_free(id, name),
            };
            if binds {
                return Some(id);
            }
            inlined = scope.kind == ScopeKind::Comprehension;
            at = scope.parent;
        }
        None
    }

    /// Whether comprehension `id` keeps its target `name` where the function around it keeps its *free* variable of that name.
    /// CPython 3.13 does so where something in the comprehension captures the target, and does not put the outer variable's cell
    /// back when it is done (`Python/compile.c`: `push_inlined_comprehension_state`).
    pub fn overwrites_free(&self, id: ScopeId, name: &str) -> bool {
        let scope = self.table.scope(id);
        let is_cell = self.entry(id, name).is_some_and(|entry| entry.kind == NameKind::Cell);
        let mut at = scope.parent.filter(|_| is_cell && scope.kind == ScopeKind::Comprehension);
        while let Some(outer) = at {
            let around = self.table.scope(outer);
            let entry = self.entry(outer, name);
            match around.kind {
                ScopeKind::Module | ScopeKind::Class => return false,
                ScopeKind::Comprehension | ScopeKind::TypeParameters => {
                    if entry.is_some_and(is_own) {
                        return self.overwrites_free(outer, name);
                    }
                }
                _ => return entry.is_some_and(|entry| entry.kind == NameKind::Free),
            }
            at = around.parent;
        }
        false
    }

    /// Whether comprehension `id`, in a class body, puts that body's free variable of a name into a cell once more: CPython 3.13
    /// does so where a captured target of a comprehension *inside* has that name.
    pub fn boxes_free(&self, id: ScopeId, entry: &NameEntry) -> bool {
        let scope = self.table.scope(id);
        let around = scope.parent.filter(|&outer| self.table.scope(outer).kind == ScopeKind::Class);
        let free = around.and_then(|class| self.entry(class, &entry.text));
        has_merged_cell(scope, &entry.text) && free.is_some_and(|entry| entry.kind == NameKind::Free)
    }

    /// The variables that scope `id` has: its own, and those from comprehensions inlined into it that something else finds there.
    pub fn variables(&self, id: ScopeId) -> impl Iterator<Item = &'t NameEntry> {
        let scope = self.table.scope(id);
        let reached =
            move |entry: &NameEntry| is_own(entry) && self.reached.contains(&(id, entry.text.clone()));
        let merged = scope.inlined.iter().filter(move |entry| reached(entry));
        let own = scope.names.iter().filter(move |entry| scope.kind != ScopeKind::Class && is_own(entry));
        own.chain(merged).filter(move |entry| !self.overwrites_free(id, &entry.text))
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
