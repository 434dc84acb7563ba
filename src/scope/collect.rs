//! First pass: every block with the flags of its names, as `symtable.c` collects them.

use super::block::*;
use super::model::ScopeKind;
use crate::base::{Diagnostic, LineIndex, Span};
use crate::syntax::ast;

/// One occurrence of a name, before blocks become scopes.
pub struct Mention {
    pub span: Span,
    pub block: usize,
    pub name: NameId,
    pub binds: bool,
}

/// The state of the first pass.
pub struct Collector<'s> {
    pub source: &'s str,
    pub lines: LineIndex,
    pub names: Names,
    pub blocks: Vec<Block>,
    pub mentions: Vec<Mention>,
    pub diagnostics: Vec<Diagnostic>,
    /// What CPython's code generator refuses, after the symbol table: comes after the rest.
    pub late: Vec<Diagnostic>,
    /// The block being visited.
    pub current: usize,
    /// The class whose name mangles `__x`.
    pub private: Option<String>,
    /// `from __future__ import annotations`: annotations are text, no names.
    pub future_annotations: bool,
    /// A statement came after which no `from __future__` import may.
    pub past_futures: bool,
    /// No statement came yet.
    pub at_start: bool,
    /// Loops around the statement, within the current block.
    pub loops: u32,
    /// In an `except*` block, with `loops` counted within it.
    pub in_except_star: bool,
    /// CPython's frame blocks around the statement, within the current block.
    pub nested: u32,
    /// Where they were as many as there may be, one less in a generator.
    pub full: Option<Span>,
    depth: u32,
    too_deep: bool,
}

/// How deep the walk goes before it refuses. The parser's own limit comes first for what it parsed.
const MAX_DEPTH: u32 = 3000;

impl<'s> Collector<'s> {
    pub fn new(source: &'s str, module: &ast::ModModule) -> Collector<'s> {
        let whole = crate::syntax::span(module);
        let mut block = Block::new(ScopeKind::Module, "<module>", None, whole);
        block.span = Span::new(0, source.len() as u32);
        block.room = block.span;
        Collector {
            source,
            lines: LineIndex::new(source),
            names: Names::default(),
            blocks: vec![block],
            mentions: Vec::new(),
            diagnostics: Vec::new(),
            late: Vec::new(),
            current: 0,
            private: None,
            future_annotations: false,
            past_futures: false,
            at_start: true,
            loops: 0,
            in_except_star: false,
            nested: 0,
            full: None,
            depth: 0,
            too_deep: false,
        }
    }

    /// Runs `visit` one level deeper, or refuses once when the tree is too deep to walk.
    pub fn deeper(&mut self, span: Span, visit: impl FnOnce(&mut Self)) {
        if self.depth >= MAX_DEPTH {
            if !self.too_deep {
                self.too_deep = true;
                self.diagnostics.push(Diagnostic::syntax(span, crate::syntax::TOO_COMPLEX));
            }
            return;
        }
        self.depth += 1;
        visit(self);
        self.depth -= 1;
    }

    pub fn block(&mut self) -> &mut Block {
        &mut self.blocks[self.current]
    }

    /// Visits a new block: `visit` runs with it as the current one.
    pub fn in_block(
        &mut self,
        kind: ScopeKind,
        name: &str,
        node: Span,
        visit: impl FnOnce(&mut Self),
    ) -> usize {
        let parent = self.current;
        let mut block = Block::new(kind, name, Some(parent), node);
        block.line = self.lines.line(node.start);
        block.comp_iter_expr = self.blocks[parent].comp_iter_expr;
        block.can_see_class_scope =
            matches!(kind, ScopeKind::TypeParameters | ScopeKind::TypeAlias | ScopeKind::TypeVariable)
                && (self.blocks[parent].kind == ScopeKind::Class || self.blocks[parent].can_see_class_scope);
        let sees_class = block.can_see_class_scope;
        let id = self.blocks.len();
        self.blocks.push(block);
        self.blocks[parent].children.push(id);
        if sees_class {
            let class_names = self.names.intern("__classdict__");
            self.define_in(id, class_names, USE, Span::new(node.start, node.start));
        }
        let loops = std::mem::take(&mut self.loops);
        let in_except_star = std::mem::take(&mut self.in_except_star);
        let nested = (std::mem::take(&mut self.nested), self.full.take());
        self.current = id;
        visit(self);
        self.current = parent;
        self.loops = loops;
        self.in_except_star = in_except_star;
        (self.nested, self.full) = nested;
        id
    }

    pub fn error(&mut self, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::syntax(span, message));
    }

    /// `name` as the class around it has it: `__x` in `class C` is `_C__x`.
    pub fn mangle(&mut self, name: &str) -> NameId {
        let mangled = match &self.private {
            Some(class) if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') => {
                let class = class.trim_start_matches('_');
                if class.is_empty() { None } else { Some(format!("_{class}{name}")) }
            }
            _ => None,
        };
        self.names.intern(mangled.as_deref().unwrap_or(name))
    }

    /// Notes that the name at `span` is used or bound (`flag`) in the current block.
    pub fn define(&mut self, text: &str, flag: u16, span: Span) {
        let name = self.mangle(text);
        if flag & DEF_BOUND != 0 {
            self.assignable(text, span, "assign to");
        }
        self.mentions.push(Mention { span, block: self.current, name, binds: flag & USE == 0 });
        self.define_in(self.current, name, flag, span);
    }

    /// `symtable_add_def_helper`.
    pub fn define_in(&mut self, block: usize, name: NameId, flag: u16, span: Span) {
        // Messages say the name as written, not as mangled.
        let text = span.text(self.source);
        let target = self.blocks[block].comp_iter_target;
        let symbol = self.blocks[block].symbol_mut(name);
        let mut message = None;
        if flag & DEF_PARAM != 0 && symbol.flags & DEF_PARAM != 0 {
            message = Some(format!("duplicate argument '{text}' in function definition"));
        }
        if flag & DEF_TYPE_PARAM != 0 && symbol.flags & DEF_TYPE_PARAM != 0 {
            message = Some(format!("duplicate type parameter '{text}'"));
        }
        symbol.flags |= flag;
        symbol.first_mention.get_or_insert(span);
        if flag & DEF_BOUND != 0 {
            // Visited out of source order here and there (an assignment's targets before its value).
            let first = symbol.first_binding.get_or_insert(span);
            if span.start < first.start {
                *first = span;
            }
        }
        if target {
            if symbol.flags & (DEF_GLOBAL | DEF_NONLOCAL) != 0 {
                message = Some(format!(
                    "comprehension inner loop cannot rebind assignment expression target '{text}'"
                ));
            }
            symbol.flags |= DEF_COMP_ITER;
        }
        if flag & DEF_GLOBAL != 0 && block != 0 {
            self.blocks[0].symbol_mut(name).flags |= DEF_GLOBAL;
        }
        if let Some(message) = message {
            self.error(span, message);
        }
    }

    /// A `global` or `nonlocal` statement: `word` is the statement's own.
    pub fn declare(&mut self, identifiers: &[ast::Identifier], flag: u16, word: &str, statement: Span) {
        for identifier in identifiers {
            let name = self.mangle(&identifier.id);
            let flags = self.block().flags(name);
            let text = &identifier.id;
            let message = if flags & DEF_PARAM != 0 {
                Some(format!("name '{text}' is parameter and {word}"))
            } else if flags & USE != 0 {
                Some(format!("name '{text}' is used prior to {word} declaration"))
            } else if flags & DEF_ANNOT != 0 {
                Some(format!("annotated name '{text}' can't be {word}"))
            } else if flags & DEF_LOCAL != 0 {
                Some(format!("name '{text}' is assigned to before {word} declaration"))
            } else {
                None
            };
            if let Some(message) = message {
                self.error(statement, message);
            }
            self.block().directives.push((name, statement));
            self.define(&identifier.id, flag, crate::syntax::span(identifier));
        }
    }

    /// `target := value` inside a comprehension binds in the function (or module) around it.
    pub fn extend_named_expression(&mut self, text: &str, span: Span) {
        let name = self.mangle(text);
        let mut at = Some(self.current);
        while let Some(block) = at {
            let flags = self.blocks[block].flags(name);
            match self.blocks[block].kind {
                ScopeKind::Comprehension | ScopeKind::GeneratorExpression => {
                    if flags & DEF_COMP_ITER != 0 && flags & (DEF_LOCAL | DEF_GLOBAL) != 0 {
                        let message = format!(
                            "assignment expression cannot rebind comprehension iteration variable '{text}'"
                        );
                        return self.error(span, message);
                    }
                    at = self.blocks[block].parent;
                }
                ScopeKind::Function | ScopeKind::Lambda => {
                    let flag = if flags & DEF_GLOBAL != 0 { DEF_GLOBAL } else { DEF_NONLOCAL };
                    self.define_in(self.current, name, flag, span);
                    self.block().directives.push((name, span));
                    return self.define_in(block, name, DEF_LOCAL, span);
                }
                ScopeKind::Module => {
                    self.define_in(self.current, name, DEF_GLOBAL, span);
                    self.block().directives.push((name, span));
                    self.define_in(block, name, DEF_GLOBAL, span);
                    self.blocks[block].symbol_mut(name).first_binding.get_or_insert(span);
                    return;
                }
                ScopeKind::Class => {
                    let message =
                        "assignment expression within a comprehension cannot be used in a class body";
                    return self.error(span, message);
                }
                kind => {
                    let place = match kind {
                        ScopeKind::TypeAlias => "in a type alias".to_owned(),
                        ScopeKind::TypeVariable => format!("in {}", self.blocks[block].about),
                        _ => "within the definition of a generic".to_owned(),
                    };
                    let message =
                        format!("assignment expression within a comprehension cannot be used {place}");
                    return self.error(span, message);
                }
            }
        }
    }
}
