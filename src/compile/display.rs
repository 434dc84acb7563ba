//! Displays: tuples, lists, sets and dicts, from registers or, with stars or many items, filled one by one.

use super::Compiler;
use crate::base::Span;
use crate::code::*;
use crate::syntax::{ast, span};

/// Displays with more items than this are filled one by one rather than from registers.
const MAX_IN_REGISTERS: usize = 64;

impl<'a> Compiler<'a> {
    /// Evaluates `items` into consecutive new temporaries; gives the first.
    pub fn consecutive(&mut self, at: Span, items: &'a [ast::Expr]) -> Register {
        let start = self.unit.next.min(usize::from(u16::MAX)) as Register;
        for item in items {
            self.temporary(item);
        }
        // No items: the register is not read, but must exist.
        if items.is_empty() {
            self.take(at);
        }
        start
    }

    /// A tuple of `items`.
    pub fn tuple(&mut self, at: Span, items: &'a [ast::Expr], dst: Register) {
        if in_registers(items) {
            let start = self.consecutive(at, items);
            return self.emit(at, Instruction::BuildTuple { dst, start, count: items.len() as u16 });
        }
        let list = self.take(at);
        self.list(at, items, list);
        self.emit(at, Instruction::ListToTuple { dst, src: list });
    }

    /// A list of `items`.
    pub fn list(&mut self, at: Span, items: &'a [ast::Expr], dst: Register) {
        if in_registers(items) {
            let start = self.consecutive(at, items);
            return self.emit(at, Instruction::BuildList { dst, start, count: items.len() as u16 });
        }
        self.emit(at, Instruction::BuildList { dst, start: dst, count: 0 });
        for item in items {
            let mark = self.unit.next;
            match item {
                ast::Expr::Starred(starred) => {
                    let src = self.operand(&starred.value);
                    self.emit(at, Instruction::ListExtend { list: dst, src, callee: dst });
                }
                _ => {
                    let src = self.operand(item);
                    self.emit(span(item), Instruction::ListAppend { list: dst, src });
                }
            }
            self.unit.next = mark;
        }
    }

    pub fn set(&mut self, at: Span, items: &'a [ast::Expr], dst: Register) {
        if in_registers(items) {
            let start = self.consecutive(at, items);
            let folded = items.len() > 2 && items.iter().all(|item| self.constant_of(item).is_some());
            return self.emit(at, Instruction::BuildSet { dst, start, count: items.len() as u16, folded });
        }
        self.emit(at, Instruction::BuildSet { dst, start: dst, count: 0, folded: false });
        for item in items {
            let mark = self.unit.next;
            match item {
                ast::Expr::Starred(starred) => {
                    let src = self.operand(&starred.value);
                    self.emit(span(item), Instruction::SetExtend { set: dst, src });
                }
                _ => {
                    let src = self.operand(item);
                    self.emit(span(item), Instruction::SetAdd { set: dst, src });
                }
            }
            self.unit.next = mark;
        }
    }

    pub fn dict(&mut self, dict: &'a ast::ExprDict, dst: Register) {
        let at = span(dict);
        if dict_in_registers(dict) {
            let start = self.unit.next.min(usize::from(u16::MAX)) as Register;
            for item in &dict.items {
                if let Some(key) = &item.key {
                    self.temporary(key);
                    self.temporary(&item.value);
                }
            }
            if dict.items.is_empty() {
                self.take(at);
            }
            return self.emit(at, Instruction::BuildDict { dst, start, count: dict.items.len() as u16 });
        }
        self.emit(at, Instruction::BuildDict { dst, start: dst, count: 0 });
        for item in &dict.items {
            let mark = self.unit.next;
            match &item.key {
                Some(key) => {
                    let start = span(key).start;
                    let key = self.operand(key);
                    let value = self.operand(&item.value);
                    let at = Span::new(start, span(&item.value).end);
                    self.emit(at, Instruction::DictInsert { dict: dst, key, value });
                }
                None => {
                    let src = self.operand(&item.value);
                    self.emit(at, Instruction::DictUpdate { dict: dst, src });
                }
            }
            self.unit.next = mark;
        }
    }
}

/// Whether the items of a display are evaluated into registers, all at once.
pub fn in_registers(items: &[ast::Expr]) -> bool {
    items.len() <= MAX_IN_REGISTERS && !items.iter().any(ast::Expr::is_starred_expr)
}

/// The same of a dict.
pub fn dict_in_registers(dict: &ast::ExprDict) -> bool {
    dict.items.len() <= MAX_IN_REGISTERS / 2 && dict.items.iter().all(|item| item.key.is_some())
}
