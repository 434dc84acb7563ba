//! Statements: stops, the simple ones, `if`, `while`, `for`, imports.

use super::builder::BlockKind;
use super::comprehension::Source;
use super::{Compiler, Entry};
use crate::base::Span;
use crate::code::*;
use crate::syntax::{ast, span};

impl<'a> Compiler<'a> {
    /// Statements in order.
    pub fn statements(&mut self, body: &'a [ast::Stmt]) {
        for statement in body {
            // What `finally` repeats may grow without end.
            if self.overflowed || self.unit.overflow.is_some() {
                return;
            }
            self.deeper(span(statement), |this| {
                let mark = this.unit.next;
                this.statement(statement);
                this.unit.next = mark;
            });
        }
    }

    fn statement(&mut self, statement: &'a ast::Stmt) {
        let at = span(statement);
        match statement {
            ast::Stmt::FunctionDef(definition) => return self.function_definition(definition),
            ast::Stmt::ClassDef(definition) => return self.class_definition(definition),
            ast::Stmt::If(inner) => return self.if_statement(inner),
            ast::Stmt::While(inner) => return self.while_statement(inner),
            ast::Stmt::For(inner) => return self.for_statement(inner),
            ast::Stmt::Try(inner) => return self.try_statement(inner),
            ast::Stmt::With(inner) => return self.with_statement(inner),
            ast::Stmt::Match(inner) => return self.match_statement(inner),
            ast::Stmt::TypeAlias(inner) => return self.type_alias(inner),
            ast::Stmt::Global(_) | ast::Stmt::Nonlocal(_) => return,
            ast::Stmt::IpyEscapeCommand(_) => return self.unsupported(at, "this statement"),
            _ => {}
        }
        self.stop(StopMarkKind::Statement, at);
        match statement {
            ast::Stmt::Expr(inner) => {
                if self.entry == Entry::Single && self.unit.code.kind == CodeKind::Module {
                    return self.shown(at, &inner.value);
                }
                // A constant alone is a step that does nothing, as in CPython.
                let constant = self.constant_of(&inner.value);
                if constant.is_none() {
                    self.discard(&inner.value);
                }
            }
            ast::Stmt::Assign(inner) => self.assignment(inner),
            ast::Stmt::AugAssign(inner) => self.augmented_assignment(inner),
            ast::Stmt::AnnAssign(inner) => self.annotated_assignment(inner),
            ast::Stmt::Delete(inner) => {
                for target in &inner.targets {
                    self.delete(target);
                }
            }
            ast::Stmt::Return(inner) => self.return_statement(at, inner.value.as_deref()),
            ast::Stmt::Raise(inner) => self.raise_statement(at, inner),
            ast::Stmt::Assert(inner) => self.assert_statement(at, inner),
            ast::Stmt::Break(_) => self.leave_loop(at, true),
            ast::Stmt::Continue(_) => self.leave_loop(at, false),
            ast::Stmt::Import(inner) => self.import(at, inner),
            ast::Stmt::ImportFrom(inner) => self.import_from(at, inner),
            _ => {}
        }
    }

    /// An expression statement typed interactively: `sys.displayhook` gets its value.
    fn shown(&mut self, at: Span, value: &'a ast::Expr) {
        let start = self.take(at);
        let name = self.unit.name(at, "sys");
        self.emit(at, Instruction::ImportModule { dst: start, name });
        let name = self.unit.name(at, "displayhook");
        self.emit(at, Instruction::LoadAttribute { dst: start, object: start, name });
        self.temporary(value);
        self.emit(at, Instruction::Call { dst: start, start, count: 1 });
    }

    fn if_statement(&mut self, statement: &'a ast::StmtIf) {
        let end = self.unit.label();
        let mut after = None;
        let mut clauses = vec![(span(statement).start, Some(&*statement.test), &statement.body)];
        for clause in &statement.elif_else_clauses {
            clauses.push((span(clause).start, clause.test.as_ref(), &clause.body));
        }
        let has_else = clauses.last().is_some_and(|(_, test, _)| test.is_none());
        let count = clauses.len();
        for (at, (start, test, body)) in clauses.into_iter().enumerate() {
            let next = self.unit.label();
            let mut known = None;
            if let Some(test) = test {
                let header = self.header(start, span(test).end);
                self.stop(StopMarkKind::Test, header);
                self.jump_if(test, false, next);
                known = Some(self.unit.assigned.clone());
            }
            self.statements(body);
            if at + 1 < count {
                self.unit.jump(end_of_body(body), end);
            }
            self.unit.place(next);
            let reached = std::mem::take(&mut self.unit.assigned);
            after = Some(match after {
                Some(before) => reached.meet(before),
                None => reached,
            });
            self.unit.assigned = known.unwrap_or_default();
        }
        self.unit.place(end);
        let mut reached = after.unwrap_or_default();
        if !has_else {
            reached = reached.meet(std::mem::take(&mut self.unit.assigned));
        }
        self.unit.assigned = reached;
    }

    fn while_statement(&mut self, statement: &'a ast::StmtWhile) {
        let header = self.header(span(statement).start, span(&*statement.test).end);
        let (test, otherwise, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.unit.place(test);
        self.stop(StopMarkKind::Test, header);
        self.jump_if(&statement.test, false, otherwise);
        let known = self.unit.assigned.clone();
        self.unit.push_block(BlockKind::Loop { break_to: end, continue_to: test });
        self.statements(&statement.body);
        self.unit.pop_block();
        self.unit.jump(end_of_body(&statement.body), test);
        self.unit.place(otherwise);
        self.unit.assigned = known.clone();
        self.statements(&statement.orelse);
        self.unit.place(end);
        self.unit.assigned = known;
    }

    fn for_statement(&mut self, statement: &'a ast::StmtFor) {
        let at = span(statement);
        let header = self.header(at.start, span(&*statement.iter).end);
        self.stop(StopMarkKind::ForStart, header);
        let iter = self.begin_iteration(&statement.iter, header, statement.is_async);
        let (again, first) = (self.unit.label(), self.unit.label());
        let (otherwise, end) = (self.unit.label(), self.unit.label());
        let known = self.unit.assigned.clone();
        self.emit(header, Instruction::Jump { to: first.0 });
        self.unit.place(again);
        self.stop(StopMarkKind::ForNext, header);
        self.unit.place(first);
        let from = if statement.is_async { at } else { span(&*statement.iter) };
        let ended = self.fetch(&statement.target, from, Source::Loop(iter), otherwise, statement.is_async);
        self.unit.push_block(BlockKind::Loop { break_to: end, continue_to: again });
        self.statements(&statement.body);
        self.unit.pop_block();
        self.unit.jump(end_of_body(&statement.body), again);
        self.fetch_failed(header, ended);
        self.unit.place(otherwise);
        // The iterator is done with.
        self.unit.next = usize::from(iter);
        self.unit.assigned = known.clone();
        self.statements(&statement.orelse);
        self.unit.place(end);
        self.unit.assigned = known;
    }

    fn leave_loop(&mut self, at: Span, breaks: bool) {
        let innermost =
            self.unit.blocks.iter().enumerate().rev().find_map(|(depth, block)| match block.kind {
                BlockKind::Loop { break_to, continue_to } => {
                    Some((depth, if breaks { break_to } else { continue_to }))
                }
                _ => None,
            });
        // Outside a loop it is a SyntaxError, which the symbol table's room reports.
        if let Some((depth, target)) = innermost {
            self.leave_blocks(at, depth + 1, Instruction::Jump { to: target.0 });
        }
        self.unit.assigned.set_unreachable();
    }

    fn return_statement(&mut self, at: Span, value: Option<&'a ast::Expr>) {
        let runs_code = self
            .unit
            .blocks
            .iter()
            .any(|block| !matches!(block.kind, BlockKind::Loop { .. } | BlockKind::Guarded));
        let src = match value {
            // What runs on the way out may rebind a local: then its value is taken now.
            Some(value) if runs_code => self.temporary(value),
            Some(value) => self.operand(value),
            None => {
                let src = self.take(at);
                self.emit(at, Instruction::None { dst: src });
                src
            }
        };
        self.leave_blocks(at, 0, Instruction::Return { src });
        self.unit.assigned.set_unreachable();
    }

    fn raise_statement(&mut self, at: Span, statement: &'a ast::StmtRaise) {
        match (&statement.exc, &statement.cause) {
            (Some(exception), None) => {
                let exception = self.operand(exception);
                self.emit(at, Instruction::Raise { exception });
            }
            (Some(exception), Some(cause)) => {
                let exception = self.operand(exception);
                let cause = self.operand(cause);
                self.emit(at, Instruction::RaiseFrom { exception, cause });
            }
            (None, _) => self.emit(at, Instruction::RaiseAgain),
        }
        self.unit.assigned.set_unreachable();
    }

    fn assert_statement(&mut self, at: Span, statement: &'a ast::StmtAssert) {
        if self.optimize > 0 {
            return;
        }
        let end = self.unit.label();
        self.jump_if(&statement.test, true, end);
        let known = self.unit.assigned.clone();
        let message = match &statement.msg {
            Some(message) => self.operand(message),
            None => {
                let message = self.take(at);
                self.emit(at, Instruction::Clear { start: message, count: 1 });
                message
            }
        };
        self.emit(span(&*statement.test), Instruction::AssertFailed { message });
        self.unit.place(end);
        self.unit.assigned = known;
    }

    fn import(&mut self, at: Span, statement: &'a ast::StmtImport) {
        if statement.is_lazy {
            return self.unsupported(at, "`lazy import`");
        }
        for alias in &statement.names {
            let here = span(alias);
            let module = alias.name.id.as_str();
            let name = self.unit.name(here, module);
            let dst = self.take(here);
            match &alias.asname {
                Some(bound) => {
                    self.emit(at, Instruction::ImportModule { dst, name });
                    self.store_name(here, &bound.id, dst);
                }
                None => {
                    self.emit(at, Instruction::Import { dst, name });
                    self.store_name(here, module.split('.').next().unwrap_or(module), dst);
                }
            }
        }
    }

    fn import_from(&mut self, at: Span, statement: &'a ast::StmtImportFrom) {
        if statement.is_lazy {
            return self.unsupported(at, "`lazy import`");
        }
        // A relative import keeps its dots in the name: `.a`, `..`.
        let mut path = ".".repeat(statement.level as usize);
        path.push_str(statement.module.as_ref().map_or("", |module| module.id.as_str()));
        let name = self.unit.name(at, &path);
        let module = self.take(at);
        self.emit(at, Instruction::ImportModule { dst: module, name });
        for alias in &statement.names {
            let here = span(alias);
            if alias.name.id == "*" {
                self.emit(at, Instruction::ImportStar { module });
                continue;
            }
            let name = self.unit.name(here, &alias.name.id);
            let dst = self.take(here);
            self.emit(at, Instruction::ImportFrom { dst, module, name });
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store_name(here, &bound.id, dst);
        }
    }
}

fn end_of_body(body: &[ast::Stmt]) -> Span {
    super::places::end_of(body, Span::default())
}
