//! Comprehensions, inlined into the frame that runs them (PEP 709), and generator expressions, which are functions.

use super::Compiler;
use super::builder::Label;
use crate::base::Span;
use crate::code::*;
use crate::scope::{ScopeId, ScopeKind};
use crate::syntax::{ast, span};

/// Where a loop's items come from.
#[derive(Clone, Copy)]
pub enum Source {
    /// The loop's own two registers: see `Instruction::GetLoop`.
    Loop(Register),
    /// An iterator that was given.
    Given(Register),
}

/// What becomes of each item.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(Register, &'a ast::Expr),
    Set(Register, &'a ast::Expr),
    Dict(Register, Option<&'a ast::Expr>, &'a ast::Expr),
    Yield(&'a ast::Expr),
}

impl<'a> Compiler<'a> {
    /// A list, set or dict comprehension into the temporary `dst`.
    pub fn comprehension(&mut self, expression: &'a ast::Expr, dst: Register) {
        let at = span(expression);
        let (generators, element) = match expression {
            ast::Expr::ListComp(list) => (&list.generators, Element::List(dst, &list.elt)),
            ast::Expr::SetComp(set) => (&set.generators, Element::Set(dst, &set.elt)),
            ast::Expr::DictComp(dict) => {
                (&dict.generators, Element::Dict(dst, dict.key.as_deref(), &dict.value))
            }
            _ => return,
        };
        let Some(scope) = self.scope_of(at, ScopeKind::Comprehension) else { return };
        let Some(first) = generators.first() else { return };
        let iter = self.begin_iteration(&first.iter, at, first.is_async);
        let known = self.unit.assigned.clone();
        let around = std::mem::replace(&mut self.scope, scope);
        let start = self.unit.here();
        self.clear_own_names(at, scope, true);
        self.emit(
            at,
            match element {
                Element::Set(..) => Instruction::BuildSet { dst, start: dst, count: 0, folded: false },
                Element::Dict(..) => Instruction::BuildDict { dst, start: dst, count: 0 },
                Element::List(..) | Element::Yield(_) => Instruction::BuildList { dst, start: dst, count: 0 },
            },
        );
        self.loops(generators, Source::Loop(iter), element, at);
        self.clear_own_names(at, scope, false);
        let end = self.unit.here();
        self.unit.code.comprehensions.push(ComprehensionRange { scope, start, end });
        self.scope = around;
        self.unit.assigned = known;
    }

    /// Unbinds the own names of a comprehension, or of type parameters; makes its cells afresh when it starts.
    pub fn clear_own_names(&mut self, at: Span, scope: ScopeId, starts: bool) {
        if starts {
            for entry in self.layout.scope(scope).names.iter().chain(&self.layout.scope(scope).inlined) {
                if let Some(&slot) = self.unit.free.get(&entry.text)
                    && (self.layout.overwrites_free(scope, &entry.text)
                        || self.layout.boxes_free(scope, entry))
                {
                    self.emit(at, Instruction::MakeCell { slot });
                }
            }
        }
        let own = |slot: &VariableSlot| slot.comprehension == Some(scope);
        let slots = &self.unit.code.slots;
        let Some(start) = slots.iter().position(own) else { return };
        let count = slots[start..].iter().take_while(|slot| own(slot)).count();
        let cells: Vec<usize> =
            (start..start + count).filter(|&slot| slots[slot].kind == SlotKind::Cell).collect();
        self.emit(at, Instruction::Clear { start: start as Register, count: count as u16 });
        for slot in start..start + count {
            self.unit.assigned.remove(slot as Register);
        }
        if starts {
            for slot in cells {
                self.emit(at, Instruction::MakeCell { slot: slot as Register });
            }
        }
    }

    /// `iter(expression)`, or `aiter(expression)`, into `dst`: an iterator for another frame, or an asynchronous one.
    fn iterate(&mut self, expression: &'a ast::Expr, dst: Register, is_async: bool) {
        let src = self.operand_in(expression, dst);
        self.emit(
            span(expression),
            match is_async {
                true => Instruction::GetAsyncIter { dst, src },
                false => Instruction::GetIter { dst, src },
            },
        );
    }

    fn loops(
        &mut self,
        generators: &'a [ast::Comprehension],
        source: Source,
        element: Element<'a>,
        at: Span,
    ) {
        let Some((generator, inner)) = generators.split_first() else { return };
        let (next, end) = (self.unit.label(), self.unit.label());
        self.unit.place(next);
        let here = Span::new(span(generator).start, span(&generator.iter).end);
        let from = if generator.is_async { at } else { span(&generator.iter) };
        let ended = self.fetch(&generator.target, from, source, end, generator.is_async);
        for condition in &generator.ifs {
            self.jump_if(condition, false, next);
        }
        let mark = self.unit.next;
        match inner.first() {
            Some(deeper) => {
                let inner_iter = self.begin_iteration(&deeper.iter, at, deeper.is_async);
                self.deeper(at, |this| this.loops(inner, Source::Loop(inner_iter), element, at));
            }
            None => self.element(element, at),
        }
        self.unit.next = mark;
        self.emit(here, Instruction::Jump { to: next.0 });
        self.fetch_failed(here, ended);
        self.unit.place(end);
    }

    /// As [`Compiler::begin_loop`], of an `async for` too: that one keeps its iterator in the first register.
    pub fn begin_iteration(&mut self, expression: &'a ast::Expr, at: Span, is_async: bool) -> Register {
        if !is_async {
            return self.begin_loop(expression, at);
        }
        let iter = self.unit.take(at, 2);
        self.iterate(expression, iter, true);
        iter
    }

    /// Starts a loop of this frame over `expression`: takes the two registers that it keeps its place in.
    pub fn begin_loop(&mut self, expression: &'a ast::Expr, at: Span) -> Register {
        let dst = self.take(at);
        let src = self.operand_in(expression, dst);
        self.take(at);
        self.emit(span(expression), Instruction::GetLoop { dst, src });
        dst
    }

    /// Fetches the next item of `source` into `target`, or goes to `end`.
    pub fn next_item(&mut self, target: &'a ast::Expr, at: Span, source: Source, end: Label) {
        let mark = self.unit.next;
        let local = target.as_name_expr().and_then(|name| self.local_register(&name.id));
        let dst = local.unwrap_or_else(|| self.take(at));
        let next = match source {
            Source::Loop(iter) => Instruction::ForLoop { dst, iter },
            Source::Given(iter) => Instruction::ForIter { dst, iter },
        };
        self.emit(at, next);
        self.emit(at, Instruction::Jump { to: end.0 });
        match (target, local) {
            (ast::Expr::Name(name), Some(register)) => self.note_bound(&name.id, register),
            _ => self.assign(target, dst),
        }
        self.unit.next = mark;
    }

    fn element(&mut self, element: Element<'a>, whole: Span) {
        match element {
            Element::List(list, value) => {
                let src = self.operand(value);
                self.emit(span(value), Instruction::ListAppend { list, src });
            }
            Element::Set(set, value) => {
                let src = self.operand(value);
                self.emit(span(value), Instruction::SetAdd { set, src });
            }
            Element::Dict(dict, Some(key), value) => {
                let at = Span::new(span(key).start, span(value).end);
                let key = self.operand(key);
                let value = self.operand(value);
                self.emit(at, Instruction::DictInsert { dict, key, value });
            }
            Element::Dict(_, None, value) => {
                self.unsupported(span(value), "unpacking in a comprehension");
            }
            Element::Yield(value) => {
                let dst = self.take(whole);
                let src = self.operand_in(value, dst);
                self.emit(span(value), Instruction::Yield { dst, src });
                self.resumed();
            }
        }
    }

    /// `(element for target in iterable ...)`: a generator function called with the first iterator.
    pub fn generator_expression(&mut self, generator: &'a ast::ExprGenerator, dst: Register) {
        let at = span(generator);
        let start = self.take(at);
        let made = self.unit.take(at, 3);
        self.emit(at, Instruction::Clear { start: made, count: 3 });
        let Some(code) = self.generator_code(generator) else { return };
        let child = self.unit.child(at, code);
        self.emit(at, Instruction::MakeFunction { dst: start, start: made, child });
        self.unit.next = usize::from(start) + 1;
        let iter = self.take(at);
        if let Some(first) = generator.generators.first() {
            self.iterate(&first.iter, iter, first.is_async);
        }
        self.emit(at, Instruction::Call { dst, start, count: 1 });
    }

    fn generator_code(&mut self, generator: &'a ast::ExprGenerator) -> Option<CodeId> {
        let at = span(generator);
        let scope = self.scope_of(at, ScopeKind::GeneratorExpression)?;
        if let Some(&known) = self.by_scope.get(&scope) {
            return Some(known);
        }
        // A call's only argument starts at the call's parenthesis, as CPython counts.
        let at = self.layout.scope(scope).span;
        let mut code = self.anonymous_code(CodeKind::GeneratorExpression, "<genexpr>", scope, at);
        code.positional = 1;
        code.flags.generator = true;
        code.flags.asynchronous = self.layout.scope(scope).is_async;
        let opened = self.open(code, vec![".0".to_owned()]);
        self.unit.body = Some(at);
        self.stop(StopMarkKind::Body, at);
        self.loops(&generator.generators, Source::Given(0), Element::Yield(&generator.elt), at);
        self.return_none(at);
        Some(self.close(opened))
    }
}
