//! Binding and unbinding: assignment to every kind of target, augmented and annotated, `del`.

use super::Compiler;
use super::expression::binary_operator;
use super::names::Place;
use crate::base::{Diagnostic, Span};
use crate::code::*;
use crate::syntax::{ast, span};

/// `a, b = b, a` with at most this many parts goes from registers to targets, no tuple made.
const MAX_PARALLEL: usize = 16;

impl<'a> Compiler<'a> {
    /// `a = b = value`
    pub fn assignment(&mut self, statement: &'a ast::StmtAssign) {
        if let [target] = &statement.targets[..] {
            if let ast::Expr::Name(name) = target
                && let Some(register) = self.local_register(&name.id)
            {
                self.evaluate_for_variable(&statement.value, register);
                return self.note_bound(&name.id, register);
            }
            if let (Some(targets), Some(values)) = (parts(target), parts(&statement.value))
                && targets.len() == values.len()
                && targets.len() <= MAX_PARALLEL
                && !targets.iter().chain(values).any(ast::Expr::is_starred_expr)
            {
                let start = self.consecutive(span(&*statement.value), values);
                for (offset, target) in targets.iter().enumerate() {
                    self.assign(target, start.saturating_add(offset as Register));
                }
                return;
            }
        }
        let src = if statement.targets.len() == 1 {
            self.operand(&statement.value)
        } else {
            // `x = y = x`: an early target may rebind what a later one gets.
            self.temporary(&statement.value)
        };
        for target in &statement.targets {
            self.assign(target, src);
        }
    }

    /// Binds `target` to the value in `src`.
    pub fn assign(&mut self, target: &'a ast::Expr, src: Register) {
        self.deeper(span(target), |this| {
            let mark = this.unit.next;
            this.assign_unguarded(target, src);
            this.unit.next = mark;
        });
    }

    fn assign_unguarded(&mut self, target: &'a ast::Expr, src: Register) {
        let at = span(target);
        match target {
            ast::Expr::Name(name) => self.store_name(at, &name.id, src),
            ast::Expr::Attribute(attribute) => {
                self.note_static_attribute(attribute);
                let object = self.operand(&attribute.value);
                let name = self.attribute_name(attribute);
                self.emit(self.place_of(at, attribute), Instruction::StoreAttribute { object, name, src });
            }
            ast::Expr::Subscript(subscript) => {
                let object = self.operand(&subscript.value);
                let key = self.operand(&subscript.slice);
                self.emit(at, Instruction::StoreItem { object, key, src });
            }
            ast::Expr::Tuple(tuple) => self.unpack(at, &tuple.elts, src),
            ast::Expr::List(list) => self.unpack(at, &list.elts, src),
            ast::Expr::Starred(starred) => self.assign(&starred.value, src),
            // The parser refuses every other target.
            _ => self.diagnostics.push(Diagnostic::syntax(at, "cannot assign to this expression")),
        }
    }

    fn unpack(&mut self, at: Span, targets: &'a [ast::Expr], src: Register) {
        let start = self.unit.take(at, targets.len());
        match targets.iter().position(ast::Expr::is_starred_expr) {
            None => self.emit(at, Instruction::Unpack { src, start, count: targets.len() as u16 }),
            Some(star) => match (u8::try_from(star), u8::try_from(targets.len() - star - 1)) {
                (Ok(before), Ok(after)) => {
                    self.emit(at, Instruction::UnpackStar { src, start, before, after });
                }
                _ => {
                    let message = "too many expressions in star-unpacking assignment";
                    self.diagnostics.push(Diagnostic::syntax(at, message));
                }
            },
        }
        for (offset, target) in targets.iter().enumerate() {
            self.assign(target, start.saturating_add(offset as Register));
        }
    }

    /// `target OP= value`
    pub fn augmented_assignment(&mut self, statement: &'a ast::StmtAugAssign) {
        let whole = span(statement);
        let at = span(&*statement.target);
        let op = binary_operator(statement.op);
        match &*statement.target {
            ast::Expr::Name(name) => {
                let local = match self.find(&self.mangle(&name.id)) {
                    Place::Local(register) => Some(register),
                    _ => None,
                };
                let a = self.name_operand(at, &name.id);
                let b = self.operand(&statement.value);
                let dst = local.unwrap_or(a);
                self.emit(whole, Instruction::InPlace { op, dst, a, b });
                self.store_name(at, &name.id, dst);
            }
            ast::Expr::Attribute(attribute) => {
                let object = self.operand(&attribute.value);
                let name = self.attribute_name(attribute);
                let dst = self.take(at);
                self.emit(at, Instruction::LoadAttribute { dst, object, name });
                let b = self.operand(&statement.value);
                self.emit(whole, Instruction::InPlace { op, dst, a: dst, b });
                self.emit(at, Instruction::StoreAttribute { object, name, src: dst });
            }
            ast::Expr::Subscript(subscript) => {
                let object = self.operand(&subscript.value);
                let key = self.operand(&subscript.slice);
                let dst = self.take(at);
                self.emit(at, Instruction::LoadItem { dst, object, key });
                let b = self.operand(&statement.value);
                self.emit(whole, Instruction::InPlace { op, dst, a: dst, b });
                self.emit(at, Instruction::StoreItem { object, key, src: dst });
            }
            _ => self.diagnostics.push(Diagnostic::syntax(at, "illegal expression for augmented assignment")),
        }
    }

    /// `target: annotation`, `target: annotation = value`
    pub fn annotated_assignment(&mut self, statement: &'a ast::StmtAnnAssign) {
        let whole = span(statement);
        if let Some(value) = &statement.value {
            let local = statement.target.as_name_expr().and_then(|name| self.local_register(&name.id));
            match (&*statement.target, local) {
                (ast::Expr::Name(name), Some(register)) => {
                    self.evaluate_for_variable(value, register);
                    self.note_bound(&name.id, register);
                }
                _ => {
                    let src = self.operand(value);
                    self.assign(&statement.target, src);
                }
            }
        } else {
            // CPython evaluates what a target without value is made of, and drops it.
            match &*statement.target {
                ast::Expr::Attribute(attribute) => self.discard(&attribute.value),
                ast::Expr::Subscript(subscript) => {
                    self.discard(&subscript.value);
                    self.discard(&subscript.slice);
                }
                _ => {}
            }
        }
        // A function's variables are annotated for readers only.
        if !matches!(self.unit.code.kind, CodeKind::Module | CodeKind::Class) {
            return;
        }
        match &*statement.target {
            ast::Expr::Name(name) if statement.simple => {
                let value = self.take(whole);
                self.annotation(&statement.annotation, value);
                let annotations = self.take(whole);
                self.load_name(whole, "__annotations__", annotations);
                let key = self.take(whole);
                let text = self.mangle(&name.id);
                self.load_constant(whole, Constant::Str(text), key);
                self.emit(whole, Instruction::StoreItem { object: annotations, key, src: value });
            }
            _ if !self.future_annotations => self.discard(&statement.annotation),
            _ => {}
        }
    }

    /// `del target`
    pub fn delete(&mut self, target: &'a ast::Expr) {
        self.deeper(span(target), |this| {
            let mark = this.unit.next;
            this.delete_unguarded(target);
            this.unit.next = mark;
        });
    }

    fn delete_unguarded(&mut self, target: &'a ast::Expr) {
        let at = span(target);
        match target {
            ast::Expr::Name(name) => self.delete_name(at, &name.id),
            ast::Expr::Attribute(attribute) => {
                let object = self.operand(&attribute.value);
                let name = self.attribute_name(attribute);
                self.emit(self.place_of(at, attribute), Instruction::DeleteAttribute { object, name });
            }
            ast::Expr::Subscript(subscript) => {
                let object = self.operand(&subscript.value);
                let key = self.operand(&subscript.slice);
                self.emit(at, Instruction::DeleteItem { object, key });
            }
            ast::Expr::Tuple(ast::ExprTuple { elts, .. }) | ast::Expr::List(ast::ExprList { elts, .. }) => {
                for element in elts {
                    self.delete(element);
                }
            }
            _ => self.diagnostics.push(Diagnostic::syntax(at, "cannot delete this expression")),
        }
    }
}

/// The parts of a tuple or list display or target.
fn parts(expression: &ast::Expr) -> Option<&[ast::Expr]> {
    match expression {
        ast::Expr::Tuple(tuple) if !tuple.elts.is_empty() => Some(&tuple.elts),
        // A list on the right would be a list that nobody sees; on the left it is as good as a tuple.
        ast::Expr::List(list) if !list.elts.is_empty() && list.ctx == ast::ExprContext::Store => {
            Some(&list.elts)
        }
        _ => None,
    }
}
