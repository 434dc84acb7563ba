//! The symbol table as data: every scope, every name's kind, every use tied to its binding.

use crate::base::Span;
use std::collections::HashMap;

crate::typed_id! {
    /// A scope of one source: an index into [`SymbolTable::scopes`]. Scope 0 is the module.
    ScopeId
}

/// What kind of region of the source a scope is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScopeKind {
    /// The whole file.
    Module,
    /// A `def`.
    Function,
    /// A `lambda`.
    Lambda,
    /// A `class` body.
    Class,
    /// A list, set or dict comprehension: inlined into the frame that runs it (PEP 709).
    Comprehension,
    /// A generator expression: a frame of its own.
    GeneratorExpression,
    /// The `[T]` of a generic `def`, `class` or `type`: the scope around it that holds `T`.
    TypeParameters,
    /// The value of a `type` statement, evaluated when asked for.
    TypeAlias,
    /// The bound, constraints or default of one type parameter.
    TypeVariable,
}

/// How a name is resolved in one scope; the words of CPython's `symtable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// Bound here, used only here.
    Local,
    /// Bound here and captured by an inner function: lives in a cell from function entry.
    Cell,
    /// Bound in an enclosing function; reached through `__closure__`.
    Free,
    /// Named in a `global` statement here (or bound at module level by `:=` in a comprehension).
    GlobalExplicit,
    /// Bound nowhere around: looked up among globals, then builtins, at run time.
    GlobalImplicit,
}

/// One name of one scope.
#[derive(Clone, Debug)]
pub struct NameEntry {
    /// The name, mangled (`__x` in class `C` is `_C__x`) and NFKC-normalised as CPython does.
    pub text: String,
    /// How it is resolved here.
    pub kind: NameKind,
    /// Whether it is a parameter of this function or lambda.
    pub is_parameter: bool,
    /// Where it is first bound in this scope, in source order (a parameter: its name in the header).
    /// `None` where this scope only uses it.
    pub first_binding: Option<Span>,
    /// The scope whose binding this name means: itself for local and cell, the owner for free,
    /// the module for globals that the module binds, `None` otherwise (a builtin, or nothing at all).
    pub owner: Option<ScopeId>,
    /// For a free name: only an inner function uses it, so this function merely carries it through.
    pub carried_through: bool,
    /// A class binds this name, and a method uses an enclosing function's variable of the same name:
    /// the class body carries that variable too, besides having its own.
    pub also_free: bool,
}

/// One scope.
#[derive(Clone, Debug)]
pub struct Scope {
    /// What it is.
    pub kind: ScopeKind,
    /// `counter`, `<lambda>`, `<listcomp>`, `<setcomp>`, `<dictcomp>`, `<genexpr>`, the class's name; `<module>`.
    pub name: String,
    /// The whole construct, decorators not included (`def` to the last statement).
    pub span: Span,
    /// The room: from the opening parenthesis of the parameters (a class: after its header's colon;
    /// a comprehension: after its first iterable was left out, the whole brackets) to the end. Name,
    /// decorators and defaults belong to the scope outside.
    pub room: Span,
    /// 1-based line of the construct as `symtable` reports it.
    pub line: u32,
    /// The scope it is written in.
    pub parent: Option<ScopeId>,
    /// Its names: parameters first, then by first binding in the source, then names only used, by first use.
    ///
    /// In a comprehension, free means "of a scope outside": where that is the function that runs it, no
    /// cell is involved (PEP 709), and the owner's entry says so by being local.
    pub names: Vec<NameEntry>,
    /// What inlining comprehensions adds to the names that CPython reports for this scope (`co_varnames`,
    /// `co_cellvars`, `symtable`): their targets and the globals that only they use.
    pub inlined: Vec<NameEntry>,
    /// Whether it contains `yield`.
    pub is_generator: bool,
    /// Whether it is `async`.
    pub is_async: bool,
    /// For a class body: an inner function uses `__class__` or `super`, so the body owns a `__class__` cell.
    pub needs_class_cell: bool,
}

impl Scope {
    /// The entry of `name`, if this scope mentions it.
    pub fn entry(&self, name: &str) -> Option<&NameEntry> {
        self.names.iter().find(|entry| entry.text == name)
    }
}

/// One occurrence of a name in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The occurrence's bytes.
    pub span: Span,
    /// The scope it is resolved in.
    pub scope: ScopeId,
    /// Index of its entry in that scope's `names`.
    pub name: u32,
    /// Whether this occurrence binds (assigns, deletes, declares) rather than reads.
    pub binds: bool,
}

/// Every scope of one source.
#[derive(Clone, Debug, Default)]
pub struct SymbolTable {
    /// Outer before inner, in source order; the module first.
    pub scopes: Vec<Scope>,
    /// Every occurrence of a name, by position.
    pub uses: Vec<Use>,
    /// Finds the scope of a syntax node by its whole range and kind.
    pub by_node: HashMap<(Span, ScopeKind), ScopeId>,
}

impl SymbolTable {
    /// The scope `id`.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }

    /// The scope that the syntax node spanning `span` opens (`span`: the node's own range as the parser gives it).
    pub fn of_node(&self, span: Span, kind: ScopeKind) -> Option<ScopeId> {
        self.by_node.get(&(span, kind)).copied()
    }
}
