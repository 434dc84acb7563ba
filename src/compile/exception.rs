//! `try` and `with`: handlers, and what runs on every way out.
//!
//! As in CPython, a `finally` body stands in the code once for each way through it. What a handler covers is kept as
//! stretches: code that runs while leaving a block is not covered by that block, nor by those inside it.

use super::Compiler;
use super::builder::BlockKind;
use crate::base::Span;
use crate::code::*;
use crate::syntax::{ast, span};

impl<'a> Compiler<'a> {
    /// `try` with any of its clauses.
    pub fn try_statement(&mut self, statement: &'a ast::StmtTry) {
        let start = span(statement).start;
        let header = self.header(start, start + "try".len() as u32);
        self.stop(StopMarkKind::Try, header);
        let before = self.unit.assigned.clone();
        if statement.finalbody.is_empty() {
            return self.try_except(statement, header);
        }
        self.unit.push_block(BlockKind::Finally(&statement.finalbody));
        if statement.handlers.is_empty() {
            self.statements(&statement.body);
            self.statements(&statement.orelse);
        } else {
            self.try_except(statement, header);
        }
        let (raised, end) = (self.unit.label(), self.unit.label());
        let exception = self.unit.next.min(usize::from(u16::MAX)) as Register;
        self.unit.pop_guarded(raised, exception);
        if self.unit.is_reachable() {
            self.statements(&statement.finalbody);
            self.unit.jump(header, end);
        }
        let after = std::mem::replace(&mut self.unit.assigned, before);
        self.unit.place(raised);
        self.handle(header, |this, exception| {
            this.statements(&statement.finalbody);
            this.emit(header, Instruction::Reraise { src: exception });
        });
        self.unit.place(end);
        self.unit.assigned = after;
    }

    /// The body of a handler, whose exception is in the next two registers: `EnterHandler`, then `work`, which leaves
    /// by itself; an exception out of it leaves the handler too.
    fn handle(&mut self, at: Span, work: impl FnOnce(&mut Self, Register)) {
        let exception = self.unit.take(at, 2);
        self.emit(at, Instruction::EnterHandler { exception });
        self.unit.push_block(BlockKind::Handling(exception));
        work(self, exception);
        let failed = self.unit.label();
        let again = self.take(at);
        self.unit.pop_guarded(failed, again);
        self.unit.place(failed);
        self.emit(at, Instruction::LeaveHandler { exception });
        self.emit(at, Instruction::Reraise { src: again });
        self.unit.next = usize::from(exception);
    }

    fn try_except(&mut self, statement: &'a ast::StmtTry, header: Span) {
        let (raised, end) = (self.unit.label(), self.unit.label());
        let before = self.unit.assigned.clone();
        self.unit.push_block(BlockKind::Guarded);
        self.statements(&statement.body);
        let exception = self.unit.next.min(usize::from(u16::MAX)) as Register;
        self.unit.pop_guarded(raised, exception);
        self.statements(&statement.orelse);
        self.unit.jump(header, end);
        let mut after = std::mem::replace(&mut self.unit.assigned, before.clone());
        self.unit.place(raised);
        self.handle(header, |this, exception| {
            if statement.is_star {
                this.star_clauses(statement, header, exception, end);
                after = std::mem::take(&mut after).meet(before);
                return;
            }
            for ast::ExceptHandler::ExceptHandler(clause) in &statement.handlers {
                this.unit.assigned = before.clone();
                let next = this.unit.label();
                this.except_clause(clause, exception, next.0);
                if this.unit.is_reachable() {
                    this.emit(span(clause), Instruction::LeaveHandler { exception });
                    this.unit.jump(span(clause), end);
                }
                this.unit.place(next);
                after = std::mem::take(&mut after).meet(std::mem::take(&mut this.unit.assigned));
            }
            this.emit(header, Instruction::Reraise { src: exception });
        });
        self.unit.place(end);
        self.unit.assigned = after;
    }

    fn except_clause(&mut self, clause: &'a ast::ExceptHandlerExceptHandler, exception: Register, next: u32) {
        self.except_header(clause);
        let mark = self.unit.next;
        if let Some(class) = &clause.type_ {
            let at = span(&**class);
            let dst = self.take(at);
            let class = self.operand_in(class, dst);
            self.emit(at, Instruction::MatchException { dst, exception, class });
            self.emit(at, Instruction::JumpIfFalse { src: dst, to: next });
            self.unit.next = mark;
        }
        self.except_body(clause, exception);
        self.unit.next = mark;
    }

    /// The stop at an `except` clause.
    pub fn except_header(&mut self, clause: &'a ast::ExceptHandlerExceptHandler) {
        let start = span(clause).start;
        let word = start + "except".len() as u32;
        let class_end = clause.type_.as_ref().map_or(word, |class| span(&**class).end);
        let header = self.header(start, clause.name.as_ref().map_or(class_end, |name| span(name).end));
        self.stop(StopMarkKind::Except, header);
    }

    /// A clause's body, with its name bound to the exception.
    pub fn except_body(&mut self, clause: &'a ast::ExceptHandlerExceptHandler, exception: Register) {
        let Some(name) = &clause.name else { return self.statements(&clause.body) };
        let at = span(name);
        self.store_name(at, &name.id, exception);
        self.unit.push_block(BlockKind::Named { name: name.id.as_str(), span: at });
        self.statements(&clause.body);
        let (failed, end) = (self.unit.label(), self.unit.label());
        let again = self.take(at);
        self.unit.pop_guarded(failed, again);
        if self.unit.is_reachable() {
            self.unbind(at, &name.id);
            self.unit.jump(at, end);
        }
        self.unit.place(failed);
        self.unbind(at, &name.id);
        self.emit(at, Instruction::Reraise { src: again });
        self.unit.place(end);
    }

    /// `name = None; del name`: the end of `except ... as name`, which the body may have unbound itself.
    fn unbind(&mut self, at: Span, name: &str) {
        if let Some(slot) = self.local_register(name) {
            return self.emit(at, Instruction::Clear { start: slot, count: 1 });
        }
        let src = self.take(at);
        self.emit(at, Instruction::None { dst: src });
        self.store_name(at, name, src);
        self.delete_name(at, name);
    }

    /// Runs what stands between here and block number `keep` on the way out, then `last`, which goes there.
    pub fn leave_blocks(&mut self, at: Span, keep: usize, last: Instruction) {
        let mut left = Vec::new();
        while self.unit.blocks.len() > keep {
            let here = self.unit.here();
            let Some(mut block) = self.unit.blocks.pop() else { break };
            block.suspend(here);
            match block.kind {
                BlockKind::Loop { .. } | BlockKind::Guarded => {}
                BlockKind::Finally(body) => {
                    let known = self.unit.assigned.clone();
                    self.statements(body);
                    self.unit.assigned = known;
                }
                BlockKind::With { exit, span, is_async } => self.exit_context(span, exit, is_async),
                BlockKind::Handling(exception) => self.emit(at, Instruction::LeaveHandler { exception }),
                BlockKind::Named { name, span } => self.unbind(span, name),
            }
            left.push(block);
        }
        self.emit(at, last);
        let here = self.unit.here();
        while let Some(mut block) = left.pop() {
            block.open = Some(here);
            self.unit.blocks.push(block);
        }
    }

    /// A `with` is left in peace.
    fn exit_context(&mut self, at: Span, exit: Register, is_async: bool) {
        if !is_async {
            return self.emit(at, Instruction::ExitContext { exit });
        }
        let mark = self.unit.next;
        let start = self.take(at);
        self.emit(at, Instruction::Move { dst: start, src: exit });
        for _ in 0..3 {
            let dst = self.take(at);
            self.emit(at, Instruction::None { dst });
        }
        self.emit(at, Instruction::Call { dst: start, start, count: 3 });
        self.unit.next = usize::from(start) + 1;
        let result = self.take(at);
        self.wait(at, Awaited::Exit, start, start, result);
        self.unit.next = mark;
    }

    /// `with`, of one or several managers.
    pub fn with_statement(&mut self, statement: &'a ast::StmtWith) {
        let start = span(statement).start;
        let after = statement.items.last().map_or(start, |item| span(item).end);
        let header = self.header(start, after);
        self.stop(StopMarkKind::With, header);
        self.with_items(&statement.items, &statement.body, statement.is_async);
    }

    fn with_items(&mut self, items: &'a [ast::WithItem], body: &'a [ast::Stmt], is_async: bool) {
        let Some((item, rest)) = items.split_first() else { return self.statements(body) };
        let at = span(&item.context_expr);
        let exit = self.take(at);
        self.evaluate(&item.context_expr, exit);
        let value = self.take(at);
        if is_async {
            self.emit(at, Instruction::EnterAsyncContext { start: exit });
            let iter = self.take(at);
            self.wait(at, Awaited::Enter, value, iter, value);
        } else {
            self.emit(at, Instruction::EnterContext { start: exit });
        }
        let known = self.unit.assigned.clone();
        self.unit.push_block(BlockKind::With { exit, span: at, is_async });
        if let Some(target) = &item.optional_vars {
            self.assign(target, value);
        }
        self.unit.next = usize::from(value);
        self.deeper(at, |this| this.with_items(rest, body, is_async));
        let (raised, end) = (self.unit.label(), self.unit.label());
        let exception = self.unit.next.min(usize::from(u16::MAX)) as Register;
        self.unit.pop_guarded(raised, exception);
        if self.unit.is_reachable() {
            self.exit_context(at, exit, is_async);
            self.unit.jump(at, end);
        }
        self.unit.place(raised);
        self.handle(at, |this, exception| {
            let again = this.unit.label();
            let dst = this.take(at);
            this.emit(at, Instruction::ExitContextRaised { dst, exit, exception });
            if is_async {
                let iter = this.take(at);
                this.wait(at, Awaited::Exit, dst, iter, dst);
            }
            this.emit(at, Instruction::JumpIfFalse { src: dst, to: again.0 });
            this.emit(at, Instruction::LeaveHandler { exception });
            this.emit(at, Instruction::Jump { to: end.0 });
            this.unit.place(again);
            this.emit(at, Instruction::Reraise { src: exception });
        });
        self.unit.place(end);
        self.unit.next = usize::from(exit);
        // The manager may have swallowed an exception at any point of the body.
        self.unit.assigned = known;
    }
}
