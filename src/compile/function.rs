//! `def`, `lambda` and generator expressions: making the function, and the code object it runs.

use super::Compiler;
use super::constant::clean_docstring;
use super::places;
use super::registers::empty_code;
use crate::base::{Diagnostic, Span};
use crate::code::*;
use crate::scope::{NameKind, ScopeId, ScopeKind};
use crate::syntax::{ast, span};

impl<'a> Compiler<'a> {
    /// `def`, decorators included.
    pub fn function_definition(&mut self, definition: &'a ast::StmtFunctionDef) {
        let header = self.function_header(definition);
        self.stop_decorated(StopMarkKind::Def, header, &definition.decorator_list);
        let made = self.decorated(&definition.decorator_list, |this, dst| {
            let start = this.unit.take(header, 3);
            this.all_defaults(header, &definition.parameters, start);
            this.generic(definition.type_params.as_deref(), span(definition), |this, parameters| {
                let returns = definition.returns.as_deref();
                this.annotations(header, &definition.parameters, returns, start.saturating_add(2));
                this.make_from(header, start, dst, |this| this.function_code(definition, header));
                if let Some(src) = parameters {
                    let name = this.unit.name(header, "__type_params__");
                    this.emit(header, Instruction::StoreAttribute { object: dst, name, src });
                }
            });
        });
        self.store_name(span(&definition.name), &definition.name.id, made);
    }

    fn function_header(&self, definition: &ast::StmtFunctionDef) -> Span {
        let keyword = if definition.is_async { "async" } else { "def" };
        let mut start = self.keyword_before(&definition.name, "def");
        if definition.is_async {
            let before = Span::new(0, start).text(self.source).trim_end();
            start = before.strip_suffix(keyword).map_or(start, |rest| rest.len() as u32);
        }
        let parameters = span(&*definition.parameters).end;
        self.header(start, definition.returns.as_ref().map_or(parameters, |returns| span(&**returns).end))
    }

    /// Evaluates decorators, then what they decorate, then applies them; gives the register of the result.
    pub fn decorated(
        &mut self,
        decorators: &'a [ast::Decorator],
        make: impl FnOnce(&mut Self, Register),
    ) -> Register {
        for decorator in decorators {
            self.temporary(&decorator.expression);
        }
        let mut made = self.take(Span::default());
        let mark = self.unit.next;
        make(self, made);
        self.unit.next = mark;
        for decorator in decorators.iter().rev() {
            // A call's callee stands right below its argument: each decorator below what it decorates.
            let start = made.saturating_sub(1);
            self.emit(span(&decorator.expression), Instruction::Call { dst: start, start, count: 1 });
            made = start;
            self.unit.next = self.unit.next.saturating_sub(1);
        }
        made
    }

    /// Evaluates defaults: a tuple into `start`, a dict of keyword-only ones into the next; clears the one after that.
    fn all_defaults(&mut self, at: Span, parameters: &'a ast::Parameters, start: Register) {
        if parameters.is_empty() {
            return self.emit(at, Instruction::Clear { start, count: 3 });
        }
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        self.defaults(at, positional.filter_map(|parameter| parameter.default.as_deref()).collect(), start);
        self.keyword_defaults(at, &parameters.kwonlyargs, start.saturating_add(1));
        self.emit(at, Instruction::Clear { start: start.saturating_add(2), count: 1 });
    }

    pub fn make_from(
        &mut self,
        at: Span,
        start: Register,
        dst: Register,
        compile: impl FnOnce(&mut Self) -> Option<CodeId>,
    ) {
        if let Some(code) = compile(self) {
            let child = self.unit.child(at, code);
            self.emit(at, Instruction::MakeFunction { dst, start, child });
        }
    }

    fn defaults(&mut self, at: Span, values: Vec<&'a ast::Expr>, dst: Register) {
        if values.is_empty() {
            return self.emit(at, Instruction::Clear { start: dst, count: 1 });
        }
        let mark = self.unit.next;
        let start = self.unit.next.min(usize::from(u16::MAX)) as Register;
        for value in &values {
            self.temporary(value);
        }
        self.emit(at, Instruction::BuildTuple { dst, start, count: values.len() as u16 });
        self.unit.next = mark;
    }

    fn keyword_defaults(&mut self, at: Span, parameters: &'a [ast::ParameterWithDefault], dst: Register) {
        let mut pairs = Vec::new();
        for parameter in parameters {
            if let Some(default) = &parameter.default {
                pairs.push((self.mangle(&parameter.parameter.name.id), Some(&**default)));
            }
        }
        self.dict_of_names(at, pairs, dst);
    }

    fn annotations(
        &mut self,
        at: Span,
        parameters: &'a ast::Parameters,
        returns: Option<&'a ast::Expr>,
        dst: Register,
    ) {
        // CPython's order: positional-only ones come after the plain ones.
        let all = parameters
            .args
            .iter()
            .chain(&parameters.posonlyargs)
            .map(|parameter| &parameter.parameter)
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwonlyargs.iter().map(|parameter| &parameter.parameter))
            .chain(parameters.kwarg.as_deref());
        let mut pairs = Vec::new();
        for parameter in all {
            if let Some(annotation) = &parameter.annotation {
                pairs.push((self.mangle(&parameter.name.id), Some(&**annotation)));
            }
        }
        if returns.is_some() {
            pairs.push(("return".to_owned(), returns));
        }
        if pairs.is_empty() {
            return;
        }
        let mark = self.unit.next;
        let start = self.unit.next.min(usize::from(u16::MAX)) as Register;
        let count = pairs.len() as u16;
        for (name, annotation) in pairs {
            let (key, value) = (self.take(at), self.take(at));
            self.load_constant(at, Constant::Str(name), key);
            if let Some(annotation) = annotation {
                self.annotation(annotation, value);
            }
        }
        self.emit(at, Instruction::BuildDict { dst, start, count });
        self.unit.next = mark;
    }

    /// An annotation's value: with `from __future__ import annotations` its text.
    pub fn annotation(&mut self, annotation: &'a ast::Expr, dst: Register) {
        let at = span(annotation);
        if self.future_annotations {
            let text = annotation_text(at.text(self.source));
            return self.load_constant(at, Constant::Str(text), dst);
        }
        self.evaluate_annotation(annotation, dst);
    }

    fn dict_of_names(&mut self, at: Span, pairs: Vec<(String, Option<&'a ast::Expr>)>, dst: Register) {
        if pairs.is_empty() {
            return self.emit(at, Instruction::Clear { start: dst, count: 1 });
        }
        let mark = self.unit.next;
        let start = self.unit.next.min(usize::from(u16::MAX)) as Register;
        let count = pairs.len() as u16;
        for (name, value) in pairs {
            let key = self.take(at);
            self.load_constant(at, Constant::Str(name), key);
            if let Some(value) = value {
                self.temporary(value);
            }
        }
        self.emit(at, Instruction::BuildDict { dst, start, count });
        self.unit.next = mark;
    }

    /// The scope that the node at `node` opens; without one the program cannot be compiled.
    pub fn scope_of(&mut self, node: Span, kind: ScopeKind) -> Option<ScopeId> {
        let found = self.symbols.of_node(node, kind);
        if found.is_none() {
            self.diagnostics.push(Diagnostic::unsupported(node, "this scope is not in the symbol table"));
        }
        found
    }

    /// `counter.<locals>.increment`
    pub fn qualified_name(&self, name: &str) -> String {
        let around = &self.unit.code;
        let entry = self.layout.entry(around.scope, &self.mangle(name));
        let is_global = entry.is_some_and(|entry| entry.kind == NameKind::GlobalExplicit);
        match around.kind {
            _ if is_global => name.to_owned(),
            CodeKind::Module => name.to_owned(),
            CodeKind::Class => format!("{}.{name}", around.qualified_name),
            _ => format!("{}.<locals>.{name}", around.qualified_name),
        }
    }

    /// A code object for `parameters`, and their names in register order.
    fn code_with_parameters(&self, mut code: Code, parameters: &ast::Parameters) -> (Code, Vec<String>) {
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
        let starred = parameters.vararg.iter().chain(&parameters.kwarg);
        let names = plain.map(|parameter| &parameter.parameter).chain(starred.map(|parameter| &**parameter));
        let names = names.map(|parameter| self.mangle(&parameter.name.id)).collect();
        code.positional_only = parameters.posonlyargs.len() as u16;
        code.positional = code.positional_only + parameters.args.len() as u16;
        code.keyword_only = parameters.kwonlyargs.len() as u16;
        code.flags.var_positional = parameters.vararg.is_some();
        code.flags.var_keyword = parameters.kwarg.is_some();
        let scope = self.layout.scope(code.scope);
        code.flags.generator = scope.is_generator;
        code.flags.asynchronous = scope.is_async;
        (code, names)
    }

    fn function_code(&mut self, definition: &'a ast::StmtFunctionDef, header: Span) -> Option<CodeId> {
        let node = span(definition);
        let scope = self.scope_of(node, ScopeKind::Function)?;
        if let Some(&known) = self.by_scope.get(&scope) {
            return Some(known);
        }
        let whole = Span::new(header.start, node.end);
        let mut code = empty_code(CodeKind::Function, scope, whole);
        code.name = definition.name.id.to_string();
        code.qualified_name = self.qualified_name(&code.name);
        code.def_line = self.line(header.start);
        code.first_line =
            self.line(definition.decorator_list.first().map_or(header.start, |d| span(d).start));
        let documented = places::docstring(&definition.body);
        let kept = documented.filter(|_| self.optimize < 2);
        code.docstring = kept.map(|literal| clean_docstring(literal.value.to_str()));
        let (code, names) = self.code_with_parameters(code, &definition.parameters);
        let opened = self.open(code, names);
        let skipped = usize::from(documented.is_some());
        if skipped == definition.body.len()
            && let Some(only) = definition.body.first()
        {
            // A docstring is no step, but a body of nothing else returns from its line.
            self.stop(StopMarkKind::Statement, span(only));
        }
        self.statements(&definition.body[skipped..]);
        self.return_none(places::end_of(&definition.body, whole));
        Some(self.close(opened))
    }

    /// `return None` at the end of a body.
    pub fn return_none(&mut self, at: Span) {
        if !self.unit.is_reachable() && self.unit.has_ended() {
            return;
        }
        let src = self.take(at);
        self.emit(at, Instruction::None { dst: src });
        self.emit(at, Instruction::Return { src });
    }

    /// `lambda ...: body`
    pub fn lambda(&mut self, lambda: &'a ast::ExprLambda, dst: Register) {
        let at = span(lambda);
        let Some(parameters) = &lambda.parameters else {
            let start = self.unit.take(at, 3);
            self.emit(at, Instruction::Clear { start, count: 3 });
            return self.make_from(at, start, dst, |this| this.lambda_code(lambda));
        };
        let start = self.unit.take(at, 3);
        self.all_defaults(at, parameters, start);
        self.make_from(at, start, dst, |this| this.lambda_code(lambda));
    }

    fn lambda_code(&mut self, lambda: &'a ast::ExprLambda) -> Option<CodeId> {
        let at = span(lambda);
        let scope = self.scope_of(at, ScopeKind::Lambda)?;
        if let Some(&known) = self.by_scope.get(&scope) {
            return Some(known);
        }
        let mut code = self.anonymous_code(CodeKind::Lambda, "<lambda>", scope, at);
        let mut names = Vec::new();
        if let Some(parameters) = &lambda.parameters {
            (code, names) = self.code_with_parameters(code, parameters);
        }
        code.flags.generator = self.layout.scope(scope).is_generator;
        let opened = self.open(code, names);
        let body = span(&*lambda.body);
        self.unit.body = Some(body);
        self.stop(StopMarkKind::Body, body);
        let src = self.operand(&lambda.body);
        self.emit(body, Instruction::Return { src });
        Some(self.close(opened))
    }

    /// A code object named in angle brackets.
    pub fn anonymous_code(&self, kind: CodeKind, name: &str, scope: ScopeId, at: Span) -> Code {
        let mut code = empty_code(kind, scope, at);
        code.name = name.to_owned();
        code.qualified_name = self.qualified_name(name);
        code.def_line = self.line(at.start);
        code.first_line = code.def_line;
        code
    }

    /// After a `yield`: in a lambda or generator expression, being resumed is a line step.
    pub fn resumed(&mut self) {
        if let Some(body) = self.unit.body {
            self.stop(StopMarkKind::Body, body);
        }
    }
}

/// How CPython writes an annotation that stays text (`ast.unparse`): of types, their arguments and strings; what has
/// other operators stays as it is written.
fn annotation_text(source: &str) -> String {
    let words = || source.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = String::new();
    let mut rest = source.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' | '\'' => {
                let Some((inside, after)) = rest.as_str().split_once(c) else { return words() };
                if inside.contains(['\\', '\''])
                    || after.starts_with(c)
                    || text.ends_with(char::is_alphanumeric)
                {
                    return words();
                }
                text.extend(["'", inside, "'"]);
                rest = after.chars();
            }
            ',' => text.push_str(", "),
            '|' => text.push_str(" | "),
            _ if c.is_whitespace() => {
                let next = rest.as_str().trim_start();
                if text.ends_with(char::is_alphanumeric) && next.starts_with(char::is_alphanumeric) {
                    return words();
                }
            }
            _ if c.is_alphanumeric() || "_.[]()=".contains(c) => text.push(c),
            _ => return words(),
        }
    }
    text
}
