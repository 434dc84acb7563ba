//! First pass over expressions and patterns.

use super::block::*;
use super::collect::Collector;
use super::model::ScopeKind;
use crate::base::Span;
use crate::syntax::ast::{self, Expr, Pattern};
use crate::syntax::span;

impl Collector<'_> {
    pub fn exprs<'a>(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) {
        for expr in exprs {
            self.expr(expr);
        }
    }

    /// Where `*x` may stand among others.
    fn elements(&mut self, elements: &[Expr]) {
        for element in elements {
            match element {
                Expr::Starred(node) => self.expr(&node.value),
                other => self.expr(other),
            }
        }
    }

    pub fn optional(&mut self, expr: &Option<Box<Expr>>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    pub fn expr(&mut self, expr: &Expr) {
        self.deeper(span(expr), |this| this.expr_inner(expr));
    }

    fn expr_inner(&mut self, expr: &Expr) {
        match expr {
            Expr::BoolOp(node) => self.exprs(&node.values),
            Expr::Named(node) => self.named(node),
            Expr::BinOp(node) => {
                self.expr(&node.left);
                self.expr(&node.right);
            }
            Expr::UnaryOp(node) => self.expr(&node.operand),
            Expr::Lambda(node) => self.lambda(node),
            Expr::If(node) => {
                self.expr(&node.test);
                self.expr(&node.body);
                self.expr(&node.orelse);
            }
            Expr::Dict(node) => {
                self.exprs(node.items.iter().filter_map(|item| item.key.as_ref()));
                self.exprs(node.items.iter().map(|item| &item.value));
            }
            Expr::Set(node) => self.elements(&node.elts),
            Expr::ListComp(node) => {
                self.comprehension("<listcomp>", span(expr), &node.generators, None, Some(&node.elt));
            }
            Expr::SetComp(node) => {
                self.comprehension("<setcomp>", span(expr), &node.generators, None, Some(&node.elt));
            }
            Expr::DictComp(node) => {
                let (key, value) = (node.key.as_deref(), Some(&*node.value));
                self.comprehension("<dictcomp>", span(expr), &node.generators, value, key);
            }
            Expr::Generator(node) => {
                self.generator(node);
            }
            Expr::Await(node) => {
                self.await_(span(expr));
                self.expr(&node.value);
            }
            Expr::Yield(node) => {
                self.optional(&node.value);
                self.yield_(span(expr), "yield");
            }
            Expr::YieldFrom(node) => {
                self.expr(&node.value);
                self.yield_(span(expr), "yield from");
                if self.block().is_async && self.block().kind == ScopeKind::Function {
                    self.late_error(span(expr), "'yield from' inside async function");
                }
            }
            Expr::Compare(node) => {
                self.expr(&node.left);
                self.exprs(&node.comparators);
            }
            Expr::Call(node) => {
                self.expr(&node.func);
                self.arguments(&node.arguments);
            }
            Expr::FString(node) => self.interpolated(node.value.elements(), 0),
            Expr::TString(node) => self.interpolated(node.value.elements(), 0),
            Expr::Attribute(node) => {
                match node.ctx {
                    ast::ExprContext::Load => {}
                    ast::ExprContext::Del => self.assignable(&node.attr.id, span(expr), "delete"),
                    _ => self.assignable(&node.attr.id, span(expr), "assign to"),
                }
                self.expr(&node.value);
            }
            Expr::Subscript(node) => {
                self.expr(&node.value);
                self.expr(&node.slice);
            }
            Expr::Starred(node) => {
                self.lone_star(span(expr), node.ctx);
                self.expr(&node.value);
            }
            Expr::Name(node) => self.name(node),
            Expr::List(node) => self.elements(&node.elts),
            Expr::Tuple(node) => self.elements(&node.elts),
            Expr::Slice(node) => {
                self.optional(&node.lower);
                self.optional(&node.upper);
                self.optional(&node.step);
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => {}
        }
    }

    fn name(&mut self, node: &ast::ExprName) {
        let load = node.ctx == ast::ExprContext::Load;
        if node.ctx == ast::ExprContext::Del {
            self.assignable(&node.id, span(node), "delete");
        }
        self.define(&node.id, if load { USE } else { DEF_LOCAL }, span(node));
        if load && node.id.as_str() == "super" && self.block().is_function_like() {
            // `super()` finds its class through `__class__`: nothing in the source says that name.
            let name = self.names.intern("__class__");
            self.block().symbol_mut(name).flags |= USE;
        }
    }

    fn named(&mut self, node: &ast::ExprNamed) {
        self.refuse_in_annotation("named expression", span(node));
        if self.block().comp_iter_expr > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            self.error(span(node), message);
        }
        if self.block().is_comprehension()
            && let Expr::Name(target) = &*node.target
        {
            self.extend_named_expression(&target.id, span(target));
        }
        self.expr(&node.value);
        self.expr(&node.target);
    }

    fn lambda(&mut self, node: &ast::ExprLambda) {
        if let Some(parameters) = &node.parameters {
            self.defaults(parameters);
        }
        let whole = span(node);
        let room = node.parameters.as_ref().map_or(whole.start + 6, |parameters| span(&**parameters).start);
        let block = self.in_block(ScopeKind::Lambda, "<lambda>", whole, |this| {
            if let Some(parameters) = &node.parameters {
                this.parameters(parameters);
            }
            this.expr(&node.body);
        });
        self.blocks[block].room = Span::new(room, whole.end);
    }

    /// The defaults of parameters belong to the scope outside.
    pub fn defaults(&mut self, parameters: &ast::Parameters) {
        self.exprs(parameters.iter_non_variadic_params().filter_map(|param| param.default.as_deref()));
    }

    pub fn parameters(&mut self, parameters: &ast::Parameters) {
        for parameter in parameters.iter_source_order() {
            let name = parameter.name();
            self.define(&name.id, DEF_PARAM, span(name));
        }
    }

    pub fn arguments(&mut self, arguments: &ast::Arguments) {
        match &*arguments.args {
            // `f(x for x in y)`: CPython counts the call's parentheses as the generator expression's.
            [Expr::Generator(node)] if !node.parenthesized => {
                let block = self.generator(node);
                let whole = span(arguments);
                if let Some(block) = block {
                    self.place(block, whole, whole);
                }
            }
            args => self.elements(args),
        }
        let mut seen = std::collections::HashSet::new();
        for keyword in &arguments.keywords {
            let Some(name) = &keyword.arg else { continue };
            self.assignable(&name.id, span(keyword), "assign to");
            if !seen.insert(name.id.as_str()) {
                self.late_error(span(keyword), format!("keyword argument repeated: {}", name.id));
            }
        }
        self.exprs(arguments.keywords.iter().map(|keyword| &keyword.value));
    }

    fn generator(&mut self, node: &ast::ExprGenerator) -> Option<usize> {
        self.comprehension("<genexpr>", span(node), &node.generators, None, Some(&node.elt))
    }

    fn comprehension(
        &mut self,
        name: &str,
        whole: Span,
        generators: &[ast::Comprehension],
        value: Option<&Expr>,
        element: Option<&Expr>,
    ) -> Option<usize> {
        let (first, rest) = generators.split_first()?;
        // The first iterable is evaluated outside.
        self.block().comp_iter_expr += 1;
        self.expr(&first.iter);
        self.block().comp_iter_expr -= 1;
        let is_generator = name == "<genexpr>";
        let kind = if is_generator { ScopeKind::GeneratorExpression } else { ScopeKind::Comprehension };
        let block = self.in_block(kind, name, whole, |this| {
            this.block().is_async = first.is_async;
            this.iteration_target(&first.target);
            this.exprs(&first.ifs);
            for generator in rest {
                this.iteration_target(&generator.target);
                this.block().comp_iter_expr += 1;
                this.expr(&generator.iter);
                this.block().comp_iter_expr -= 1;
                this.exprs(&generator.ifs);
                this.block().is_async |= generator.is_async;
            }
            this.exprs(value);
            this.exprs(element);
        });
        self.blocks[block].is_generator = is_generator;
        if self.blocks[block].is_async && !is_generator {
            self.async_comprehension(whole);
        }
        Some(block)
    }

    fn iteration_target(&mut self, target: &Expr) {
        self.block().comp_iter_target = true;
        self.expr(target);
        self.block().comp_iter_target = false;
    }

    fn interpolated<'a>(
        &mut self,
        elements: impl Iterator<Item = &'a ast::InterpolatedStringElement>,
        depth: u32,
    ) {
        for element in elements {
            if let ast::InterpolatedStringElement::Interpolation(part) = element {
                if depth == 3 {
                    self.error(span(part), "f-string: expressions nested too deeply");
                }
                self.expr(&part.expression);
                if let Some(format) = &part.format_spec {
                    self.deeper(span(part), |this| this.interpolated(format.elements.iter(), depth + 1));
                }
            }
        }
    }

    pub fn pattern(&mut self, pattern: &Pattern) {
        self.deeper(span(pattern), |this| this.pattern_inner(pattern));
    }

    fn patterns<'a>(&mut self, patterns: impl IntoIterator<Item = &'a Pattern>) {
        for pattern in patterns {
            self.pattern(pattern);
        }
    }

    fn capture(&mut self, name: &Option<ast::Identifier>) {
        if let Some(name) = name {
            self.define(&name.id, DEF_LOCAL, span(name));
        }
    }

    fn pattern_inner(&mut self, pattern: &Pattern) {
        match pattern {
            Pattern::MatchValue(node) => {
                self.pattern_value(&node.value, "patterns");
                self.expr(&node.value);
            }
            Pattern::MatchSingleton(_) => {}
            Pattern::MatchSequence(node) => self.patterns(&node.patterns),
            Pattern::MatchMapping(node) => {
                for key in &node.keys {
                    self.pattern_value(key, "mapping pattern keys");
                }
                self.exprs(&node.keys);
                self.patterns(&node.patterns);
                self.capture(&node.rest);
            }
            Pattern::MatchClass(node) => {
                self.expr(&node.cls);
                self.patterns(&node.arguments.patterns);
                self.patterns(node.arguments.keywords.iter().map(|keyword| &keyword.pattern));
            }
            Pattern::MatchStar(node) => self.capture(&node.name),
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.pattern(inner);
                }
                self.capture(&node.name);
            }
            Pattern::MatchOr(node) => self.patterns(&node.patterns),
        }
    }
}
