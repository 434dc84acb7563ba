//! `except*` (PEP 654): every clause takes its part of the exception, and what is left goes on with what the clauses raise.

use super::Compiler;
use super::builder::{BlockKind, Label};
use crate::base::Span;
use crate::code::*;
use crate::syntax::{ast, span};

impl<'a> Compiler<'a> {
    /// The clauses of a `try` with `except*`, in its handler. Goes to `end` where nothing is left to raise.
    pub fn star_clauses(
        &mut self,
        statement: &'a ast::StmtTry,
        header: Span,
        exception: Register,
        end: Label,
    ) {
        let known = self.unit.assigned.clone();
        let rest = self.unit.take(header, 2);
        self.emit(header, Instruction::Move { dst: rest, src: exception });
        let raised = self.take(header);
        self.emit(header, Instruction::BuildList { dst: raised, start: raised, count: 0 });
        let mark = self.unit.next;
        for ast::ExceptHandler::ExceptHandler(clause) in &statement.handlers {
            self.unit.assigned = known.clone();
            self.star_clause(clause, rest, raised);
            self.unit.next = mark;
        }
        self.unit.assigned = known;
        self.emit(header, Instruction::ListAppend { list: raised, src: rest });
        let again = self.take(header);
        self.emit(header, Instruction::JoinRaised { dst: again, exception, raised });
        let done = self.unit.label();
        self.jump_if_none(header, again, done);
        self.emit(header, Instruction::Reraise { src: again });
        self.unit.place(done);
        self.emit(header, Instruction::LeaveHandler { exception });
        self.unit.jump(header, end);
    }

    fn star_clause(&mut self, clause: &'a ast::ExceptHandlerExceptHandler, rest: Register, raised: Register) {
        self.except_header(clause);
        let Some(class) = &clause.type_ else { return };
        let at = span(&**class);
        let next = self.unit.label();
        let src = self.take(at);
        let src = self.operand_in(class, src);
        self.emit(at, Instruction::MatchGroup { start: rest, class: src });
        let caught = self.unit.take(at, 2);
        self.emit(at, Instruction::Move { dst: caught, src: rest.saturating_add(1) });
        self.jump_if_none(at, caught, next);
        self.emit(at, Instruction::EnterHandler { exception: caught });
        self.unit.push_block(BlockKind::Handling(caught));
        self.except_body(clause, caught);
        let (failed, error) = (self.unit.label(), self.take(at));
        self.unit.pop_guarded(failed, error);
        if self.unit.is_reachable() {
            self.emit(at, Instruction::LeaveHandler { exception: caught });
            self.unit.jump(at, next);
        }
        self.unit.place(failed);
        self.emit(at, Instruction::LeaveHandler { exception: caught });
        self.emit(at, Instruction::ListAppend { list: raised, src: error });
        self.unit.place(next);
    }

    fn jump_if_none(&mut self, at: Span, src: Register, to: Label) {
        let mark = self.unit.next;
        let none = self.take(at);
        self.emit(at, Instruction::None { dst: none });
        self.emit(at, Instruction::Is { dst: none, a: src, b: none });
        self.emit(at, Instruction::JumpIfTrue { src: none, to: to.0 });
        self.unit.next = mark;
    }
}
