//! A block as CPython's `symtable.c` sees it while the table is being made: flags first, scopes later.

use super::model::{NameKind, ScopeKind};
use crate::base::Span;
use std::collections::HashMap;

/// Bound by assignment, `del`, `for`, `def`, ...
pub const DEF_LOCAL: u16 = 1;
/// Named in a `global` statement.
pub const DEF_GLOBAL: u16 = 1 << 1;
/// Named in a `nonlocal` statement.
pub const DEF_NONLOCAL: u16 = 1 << 2;
/// A parameter.
pub const DEF_PARAM: u16 = 1 << 3;
/// Read.
pub const USE: u16 = 1 << 4;
/// Bound by an import.
pub const DEF_IMPORT: u16 = 1 << 5;
/// Annotated.
pub const DEF_ANNOT: u16 = 1 << 6;
/// The target of a comprehension's `for`.
pub const DEF_COMP_ITER: u16 = 1 << 7;
/// A type parameter.
pub const DEF_TYPE_PARAM: u16 = 1 << 8;
/// A class binds it, and a method reaches past the class for the same name.
pub const DEF_FREE_CLASS: u16 = 1 << 9;
/// Whatever makes a name belong to the block.
pub const DEF_BOUND: u16 = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

/// An interned name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(pub u32);

/// All names of one source, each once.
#[derive(Default)]
pub struct Names {
    texts: Vec<String>,
    ids: HashMap<String, NameId>,
}

impl Names {
    pub fn intern(&mut self, text: &str) -> NameId {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = NameId(self.texts.len() as u32);
        self.texts.push(text.to_owned());
        self.ids.insert(text.to_owned(), id);
        id
    }

    pub fn text(&self, id: NameId) -> &str {
        &self.texts[id.0 as usize]
    }
}

/// One name of one block.
#[derive(Clone, Debug)]
pub struct Symbol {
    pub name: NameId,
    pub flags: u16,
    /// Filled in by the second pass.
    pub kind: NameKind,
    /// Where it is first bound; a declaration is none.
    pub first_binding: Option<Span>,
    /// Where it is first mentioned at all.
    pub first_mention: Option<Span>,
    /// Only here because a comprehension was inlined into this block.
    pub inlined: bool,
}

/// One region with names of its own.
pub struct Block {
    pub kind: ScopeKind,
    pub name: String,
    pub parent: Option<usize>,
    /// In CPython's order; after resolving, children of inlined comprehensions stand in their place.
    pub children: Vec<usize>,
    pub symbols: Vec<Symbol>,
    by_name: HashMap<NameId, usize>,
    /// The construct without decorators, the node as the parser gives it, and the room.
    pub span: Span,
    pub node: Span,
    pub room: Span,
    pub line: u32,
    pub is_generator: bool,
    pub is_async: bool,
    /// An annotation scope written directly in a class looks names up in the class too.
    pub can_see_class_scope: bool,
    pub needs_class_cell: bool,
    /// Visiting the target of a comprehension's `for`.
    pub comp_iter_target: bool,
    /// How many comprehension iterables we are inside.
    pub comp_iter_expr: u32,
    /// What CPython calls the expression of a type variable: "a TypeVar bound".
    pub about: &'static str,
    /// A `return` with a value, in an asynchronous function that may turn out to be a generator.
    pub returned: Option<Span>,
    /// `global` and `nonlocal` statements, for messages.
    pub directives: Vec<(NameId, Span)>,
}

impl Block {
    pub fn new(kind: ScopeKind, name: &str, parent: Option<usize>, node: Span) -> Block {
        Block {
            kind,
            name: name.to_owned(),
            parent,
            children: Vec::new(),
            symbols: Vec::new(),
            by_name: HashMap::new(),
            span: node,
            node,
            room: node,
            line: 0,
            is_generator: false,
            is_async: false,
            can_see_class_scope: false,
            needs_class_cell: false,
            comp_iter_target: false,
            comp_iter_expr: 0,
            about: "",
            returned: None,
            directives: Vec::new(),
        }
    }

    pub fn symbol(&self, name: NameId) -> Option<&Symbol> {
        self.by_name.get(&name).map(|&at| &self.symbols[at])
    }

    pub fn flags(&self, name: NameId) -> u16 {
        self.symbol(name).map_or(0, |symbol| symbol.flags)
    }

    /// The entry of `name`, made if it is not there yet.
    pub fn symbol_mut(&mut self, name: NameId) -> &mut Symbol {
        let next = self.symbols.len();
        let at = *self.by_name.entry(name).or_insert(next);
        if at == next {
            self.symbols.push(Symbol {
                name,
                flags: 0,
                kind: NameKind::GlobalImplicit,
                first_binding: None,
                first_mention: None,
                inlined: false,
            });
        }
        &mut self.symbols[at]
    }

    /// Whether its names are visible from the functions inside it.
    pub fn is_function_like(&self) -> bool {
        !matches!(self.kind, ScopeKind::Module | ScopeKind::Class)
    }

    pub fn is_comprehension(&self) -> bool {
        matches!(self.kind, ScopeKind::Comprehension | ScopeKind::GeneratorExpression)
    }
}
