//! `await`, and the loops that wait for their items. Waiting is `yield from` on what the awaited value steps.

use super::Compiler;
use super::builder::{BlockKind, Label};
use super::comprehension::Source;
use crate::base::Span;
use crate::code::*;
use crate::syntax::ast;

impl<'a> Compiler<'a> {
    /// Waits for the value in `src`, whose iterator waits in `iter`; leaves the result in `dst`.
    pub fn wait(&mut self, at: Span, of: Awaited, src: Register, iter: Register, dst: Register) {
        self.emit(at, Instruction::GetAwaitable { of, dst: iter, src });
        self.emit(at, Instruction::None { dst });
        self.delegate(at, dst, iter);
    }

    /// `YieldFrom`. In a lambda or generator expression being resumed is a line step: a parked frame wakes up to the
    /// stop before its `YieldFrom`, which the way in jumps over.
    pub fn delegate(&mut self, at: Span, dst: Register, iter: Register) {
        let first = self.unit.label();
        if self.unit.body.is_some() {
            self.emit(at, Instruction::Jump { to: first.0 });
            self.resumed();
        }
        self.unit.place(first);
        self.emit(at, Instruction::YieldFrom { dst, iter });
    }

    /// Fetches the next item of `source` into `target`, or goes to `end`. For an `async for`, gives where the exception
    /// goes that may end it: to be placed by [`Compiler::fetch_failed`], right before `end`.
    pub fn fetch(
        &mut self,
        target: &'a ast::Expr,
        at: Span,
        source: Source,
        end: Label,
        is_async: bool,
    ) -> Option<(Label, Register)> {
        if !is_async {
            self.next_item(target, at, source, end);
            return None;
        }
        let (Source::Loop(iter) | Source::Given(iter)) = source;
        let mark = self.unit.next;
        let raised = self.unit.label();
        self.unit.push_block(BlockKind::Guarded);
        let item = self.take(at);
        let awaited = self.take(at);
        self.emit(at, Instruction::GetAsyncNext { dst: awaited, iter });
        self.wait(at, Awaited::Next, awaited, awaited, item);
        self.unit.next = mark;
        let exception = self.take(at);
        self.unit.pop_guarded(raised, exception);
        self.assign(target, item);
        self.unit.next = mark;
        Some((raised, exception))
    }

    /// Where a fetch's exception goes: on, unless it says that there are no more items.
    pub fn fetch_failed(&mut self, at: Span, ended: Option<(Label, Register)>) {
        let Some((raised, exception)) = ended else { return };
        self.unit.place(raised);
        let mark = self.unit.next;
        self.unit.next = usize::from(exception) + 1;
        self.emit(at, Instruction::EndAsyncFor { exception });
        self.unit.next = mark;
    }
}
