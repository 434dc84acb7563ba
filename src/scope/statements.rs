//! First pass over statements.

use super::block::*;
use super::collect::Collector;
use super::context::TOO_NESTED;
use super::model::ScopeKind;
use crate::base::Span;
use crate::syntax::ast::{self, Expr, Stmt};
use crate::syntax::span;

impl Collector<'_> {
    pub fn body(&mut self, body: &[Stmt]) {
        for statement in body {
            self.deeper(span(statement), |this| this.statement(statement));
        }
    }

    fn looped(&mut self, whole: Span, body: &[Stmt]) {
        self.loops += 1;
        self.nested(whole, 1, |this| this.body(body));
        self.loops -= 1;
    }

    fn with_items(&mut self, items: &[ast::WithItem], body: &[Stmt]) {
        let Some((first, rest)) = items.split_first() else { return self.body(body) };
        self.expr(&first.context_expr);
        self.optional(&first.optional_vars);
        self.nested(span(&first.context_expr), 1, |this| this.with_items(rest, body));
    }

    fn statement(&mut self, statement: &Stmt) {
        let whole = span(statement);
        self.past_futures |= !may_precede_future(statement, self.at_start);
        self.at_start = false;
        match statement {
            Stmt::FunctionDef(node) => self.function(node),
            Stmt::ClassDef(node) => self.class(node),
            Stmt::Return(node) => {
                self.return_(whole, node.value.is_some());
                self.optional(&node.value);
            }
            Stmt::Delete(node) => self.exprs(&node.targets),
            Stmt::TypeAlias(node) => self.type_alias(node),
            Stmt::Assign(node) => {
                for target in &node.targets {
                    self.starred_targets(target);
                    self.expr(target);
                }
                self.expr(&node.value);
            }
            Stmt::AugAssign(node) => {
                self.expr(&node.target);
                self.expr(&node.value);
            }
            Stmt::AnnAssign(node) => self.annotated(node),
            Stmt::For(node) => {
                if node.is_async {
                    self.async_statement(whole, "async for");
                }
                self.expr(&node.target);
                self.expr(&node.iter);
                self.looped(whole, &node.body);
                self.body(&node.orelse);
            }
            Stmt::While(node) => {
                self.expr(&node.test);
                self.looped(whole, &node.body);
                self.body(&node.orelse);
            }
            Stmt::If(node) => {
                self.expr(&node.test);
                self.body(&node.body);
                for clause in &node.elif_else_clauses {
                    self.exprs(&clause.test);
                    self.body(&clause.body);
                }
            }
            Stmt::With(node) => {
                if node.is_async {
                    self.async_statement(whole, "async with");
                }
                self.with_items(&node.items, &node.body);
            }
            Stmt::Match(node) => {
                self.expr(&node.subject);
                self.unreachable_cases(&node.cases);
                for case in &node.cases {
                    self.pattern(&case.pattern);
                    self.optional(&case.guard);
                    self.body(&case.body);
                }
            }
            Stmt::Raise(node) => {
                self.optional(&node.exc);
                self.optional(&node.cause);
            }
            Stmt::Try(node) => self.try_(node),
            Stmt::Assert(node) => {
                self.expr(&node.test);
                self.optional(&node.msg);
            }
            Stmt::Import(node) => self.import(&node.names),
            Stmt::ImportFrom(node) => {
                if is_future(node) {
                    self.future(node);
                }
                self.import(&node.names);
            }
            Stmt::Global(node) => self.declare(&node.names, DEF_GLOBAL, "global", whole),
            Stmt::Nonlocal(node) => self.declare(&node.names, DEF_NONLOCAL, "nonlocal", whole),
            Stmt::Expr(node) => self.expr(&node.value),
            Stmt::Break(_) => self.break_(whole),
            Stmt::Continue(_) => self.continue_(whole),
            Stmt::Pass(_) | Stmt::IpyEscapeCommand(_) => {}
        }
    }

    fn try_(&mut self, node: &ast::StmtTry) {
        let whole = span(node);
        let finally = u32::from(!node.finalbody.is_empty());
        self.nested(whole, finally, |this| this.handled(node));
        self.nested(whole, finally, |this| this.body(&node.finalbody));
    }

    /// What stands before the `finally` of a `try`.
    fn handled(&mut self, node: &ast::StmtTry) {
        self.nested(span(node), u32::from(!node.handlers.is_empty()), |this| this.body(&node.body));
        self.bare_except(&node.handlers);
        for ast::ExceptHandler::ExceptHandler(handler) in &node.handlers {
            self.optional(&handler.type_);
            if let Some(name) = &handler.name {
                self.define(&name.id, DEF_LOCAL, span(name));
            }
            let loops = if node.is_star { std::mem::take(&mut self.loops) } else { self.loops };
            let around = self.in_except_star;
            self.in_except_star |= node.is_star;
            self.nested(span(handler), 2, |this| this.body(&handler.body));
            (self.loops, self.in_except_star) = (loops, around);
        }
        self.body(&node.orelse);
    }

    fn import(&mut self, names: &[ast::Alias]) {
        for alias in names {
            let name = alias.asname.as_ref().unwrap_or(&alias.name);
            if name.id.as_str() == "*" {
                if self.block().kind != ScopeKind::Module {
                    self.error(span(alias), "import * only allowed at module level");
                }
                continue;
            }
            // `import a.b` binds `a`.
            let bound = match &alias.asname {
                Some(name) => name.id.as_str(),
                None => name.id.split('.').next().unwrap_or(""),
            };
            let start = span(name).start;
            let place = match &alias.asname {
                Some(name) => span(name),
                None => Span::new(start, start + bound.len() as u32),
            };
            self.define(bound, DEF_IMPORT, place);
        }
    }

    fn annotated(&mut self, node: &ast::StmtAnnAssign) {
        if let Expr::Name(target) = &*node.target {
            let name = self.mangle(&target.id);
            let flags = self.block().flags(name);
            if flags & (DEF_GLOBAL | DEF_NONLOCAL) != 0
                && self.block().kind != ScopeKind::Module
                && node.simple
            {
                let word = if flags & DEF_GLOBAL != 0 { "global" } else { "nonlocal" };
                let message = format!("annotated name '{}' can't be {word}", target.id);
                self.error(span(node), message);
            }
            if node.simple {
                self.define(&target.id, DEF_ANNOT | DEF_LOCAL, span(target));
            } else if node.value.is_some() {
                self.define(&target.id, DEF_LOCAL, span(target));
            }
        } else {
            self.expr(&node.target);
        }
        self.annotation(&node.annotation);
        self.optional(&node.value);
    }

    fn annotation(&mut self, annotation: &Expr) {
        // `*args: *Ts` is the one star that may stand alone.
        let annotation = match annotation {
            Expr::Starred(node) => &node.value,
            other => other,
        };
        if !self.future_annotations {
            return self.expr(annotation);
        }
        // A text, whose names are no names here; some expressions are refused all the same.
        let (blocks, mentions) = (self.blocks.len(), self.mentions.len());
        self.in_block(ScopeKind::TypeVariable, "", span(annotation), |this| {
            this.block().about = "an annotation";
            this.expr(annotation);
        });
        self.blocks.truncate(blocks);
        self.block().children.retain(|&child| child < blocks);
        self.mentions.truncate(mentions);
    }

    fn function(&mut self, node: &ast::StmtFunctionDef) {
        self.define(&node.name.id, DEF_LOCAL, span(&node.name));
        self.defaults(&node.parameters);
        self.exprs(node.decorator_list.iter().map(|decorator| &decorator.expression));
        let header = self.header_start(span(node), &node.decorator_list);
        self.generic(node.type_params.as_deref(), &node.name.id, span(node), header, |this| {
            let annotations = node.parameters.iter_source_order().filter_map(|each| each.annotation());
            for annotation in annotations.chain(node.returns.as_deref()) {
                this.annotation(annotation);
            }
            let whole = span(node);
            let block = this.in_block(ScopeKind::Function, &node.name.id, whole, |this| {
                this.block().is_async = node.is_async;
                this.nested = u32::from(node.is_async);
                this.parameters(&node.parameters);
                this.body(&node.body);
                if let (true, false, Some(place)) = (this.block().is_generator, node.is_async, this.full) {
                    this.late_error(place, TOO_NESTED);
                }
                if let (true, Some(place)) = (this.block().is_generator, this.block().returned) {
                    this.late_error(place, "'return' with value in async generator");
                }
            });
            let room = Span::new(span(&*node.parameters).start, whole.end);
            this.place(block, Span::new(header, whole.end), room);
        });
    }

    fn class(&mut self, node: &ast::StmtClassDef) {
        self.define(&node.name.id, DEF_LOCAL, span(&node.name));
        self.exprs(node.decorator_list.iter().map(|decorator| &decorator.expression));
        let header = self.header_start(span(node), &node.decorator_list);
        let outside = self.private.clone();
        if node.type_params.is_some() {
            self.private = Some(node.name.id.to_string());
        }
        self.generic(node.type_params.as_deref(), &node.name.id, span(node), header, |this| {
            if let Some(arguments) = &node.arguments {
                this.arguments(arguments);
            }
            let whole = span(node);
            this.private = Some(node.name.id.to_string());
            let is_generic = node.type_params.is_some();
            if is_generic {
                this.hidden_name(".type_params", DEF_LOCAL, whole);
                this.hidden_name(".generic_base", DEF_LOCAL, whole);
            }
            let block = this.in_block(ScopeKind::Class, &node.name.id, whole, |this| {
                if is_generic {
                    this.hidden_name(".type_params", USE, whole);
                    this.hidden_name("__type_params__", DEF_LOCAL, whole);
                }
                this.body(&node.body);
            });
            let header_end = node
                .arguments
                .as_ref()
                .map(|arguments| span(&**arguments))
                .or_else(|| node.type_params.as_ref().map(|params| span(&**params)))
                .unwrap_or(span(&node.name))
                .end;
            let rest = this.source.get(header_end as usize..).unwrap_or("");
            let room = header_end + rest.find(':').map_or(0, |colon| colon as u32 + 1);
            this.place(block, Span::new(header, whole.end), Span::new(room.min(whole.end), whole.end));
        });
        self.private = outside;
    }

    fn type_alias(&mut self, node: &ast::StmtTypeAlias) {
        self.expr(&node.name);
        let name = match &*node.name {
            Expr::Name(name) => name.id.as_str(),
            _ => "",
        };
        let whole = span(node);
        self.generic(node.type_params.as_deref(), name, whole, whole.start, |this| {
            let block = this.in_block(ScopeKind::TypeAlias, name, whole, |this| this.expr(&node.value));
            this.blocks[block].room = span(&*node.value);
        });
    }

    /// Runs `visit` inside the scope of the type parameters, if there are any.
    fn generic(
        &mut self,
        params: Option<&ast::TypeParams>,
        name: &str,
        node: Span,
        header: u32,
        visit: impl FnOnce(&mut Self),
    ) {
        let Some(params) = params else { return visit(self) };
        let block = self.in_block(ScopeKind::TypeParameters, name, node, |this| {
            let mut defaulted = false;
            for param in &params.type_params {
                this.type_param(param);
                if defaulted && param.default().is_none() {
                    let text = format!(
                        "non-default type parameter '{}' follows default type parameter",
                        param.name().id
                    );
                    this.error(span(param), text);
                }
                defaulted |= param.default().is_some();
            }
            visit(this);
        });
        self.place(block, Span::new(header, node.end), Span::new(span(params).start, node.end));
    }

    fn type_param(&mut self, param: &ast::TypeParam) {
        let (name, bound, default) = match param {
            ast::TypeParam::TypeVar(node) => (&node.name, node.bound.as_deref(), node.default.as_deref()),
            ast::TypeParam::TypeVarTuple(node) => (&node.name, None, node.default.as_deref()),
            ast::TypeParam::ParamSpec(node) => (&node.name, None, node.default.as_deref()),
        };
        self.define(&name.id, DEF_TYPE_PARAM | DEF_LOCAL, span(name));
        let of_bound = match bound {
            Some(Expr::Tuple(_)) => "a TypeVar constraint",
            _ => "a TypeVar bound",
        };
        let of_default = match param {
            ast::TypeParam::TypeVar(_) => "a TypeVar default",
            ast::TypeParam::TypeVarTuple(_) => "a TypeVarTuple default",
            ast::TypeParam::ParamSpec(_) => "a ParamSpec default",
        };
        for (value, about) in [(bound, of_bound), (default, of_default)] {
            let Some(value) = value else { continue };
            self.in_block(ScopeKind::TypeVariable, &name.id, span(value), |this| {
                this.block().about = about;
                match value {
                    Expr::Starred(node) => this.expr(&node.value),
                    other => this.expr(other),
                }
            });
        }
    }

    /// A name of the current block that CPython makes up for a generic class: nobody wrote it.
    fn hidden_name(&mut self, name: &str, flag: u16, node: Span) {
        let name = self.names.intern(name);
        self.define_in(self.current, name, flag, Span::new(node.start, node.start));
    }

    /// Where a construct stands, where that is not the whole node.
    pub fn place(&mut self, block: usize, whole: Span, room: Span) {
        let line = self.lines.line(whole.start);
        let block = &mut self.blocks[block];
        block.span = whole;
        block.room = room;
        block.line = line;
    }

    /// Where `def`, `async def` or `class` stands: after the decorators, blank space and comments.
    fn header_start(&self, node: Span, decorators: &[ast::Decorator]) -> u32 {
        let Some(last) = decorators.last() else { return node.start };
        let bytes = self.source.as_bytes();
        let mut at = span(last).end as usize;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'#' => {
                    while bytes.get(at).is_some_and(|&byte| byte != b'\n' && byte != b'\r') {
                        at += 1;
                    }
                }
                b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'\\' | b')' => at += 1,
                _ => break,
            }
        }
        (at as u32).min(node.end)
    }
}

/// Whether a `from __future__` import may still follow: a docstring and other such imports may stand before it.
fn may_precede_future(statement: &Stmt, first: bool) -> bool {
    match statement {
        Stmt::Expr(node) => first && matches!(&*node.value, Expr::StringLiteral(_)),
        Stmt::ImportFrom(node) => is_future(node),
        _ => false,
    }
}

fn is_future(node: &ast::StmtImportFrom) -> bool {
    node.level == 0 && node.module.as_ref().is_some_and(|module| module.id.as_str() == "__future__")
}
