//! Expressions that choose: `and`, `or`, comparisons, conditionals, and jumps on a test.

use super::Compiler;
use super::builder::Label;
use crate::code::*;
use crate::syntax::{ast, span};

impl<'a> Compiler<'a> {
    /// `a and b and ...`, `a or b or ...`
    pub fn bool_operation(&mut self, operation: &'a ast::ExprBoolOp, dst: Register) {
        let end = self.unit.label();
        let mut known = None;
        for (at, value) in operation.values.iter().enumerate() {
            self.evaluate(value, dst);
            known.get_or_insert_with(|| self.unit.assigned.clone());
            if at + 1 < operation.values.len() {
                let jump = match operation.op {
                    ast::BoolOp::And => Instruction::JumpIfFalse { src: dst, to: end.0 },
                    ast::BoolOp::Or => Instruction::JumpIfTrue { src: dst, to: end.0 },
                };
                self.emit(span(operation), jump);
            }
        }
        self.unit.place(end);
        self.unit.assigned = known.unwrap_or_default();
    }

    /// `a < b`, `a < b < c`: every operand once, the rest only while the chain holds.
    pub fn comparison(&mut self, comparison: &'a ast::ExprCompare, dst: Register) {
        let whole = span(comparison);
        if let ([op], [right]) = (&*comparison.ops, &*comparison.comparators) {
            let a = self.operand_in(&comparison.left, dst);
            let b = self.operand(right);
            return self.emit(whole, compare(*op, dst, a, b));
        }
        let end = self.unit.label();
        let mut known = None;
        let mut a = self.operand(&comparison.left);
        let pairs = comparison.ops.iter().zip(comparison.comparators.iter());
        for (at, (op, right)) in pairs.enumerate() {
            let b = self.operand(right);
            known.get_or_insert_with(|| self.unit.assigned.clone());
            self.emit(whole, compare(*op, dst, a, b));
            if at + 1 < comparison.ops.len() {
                self.emit(whole, Instruction::JumpIfFalse { src: dst, to: end.0 });
            }
            a = b;
        }
        self.unit.place(end);
        self.unit.assigned = known.unwrap_or_default();
    }

    /// `a if test else b`
    pub fn conditional(&mut self, conditional: &'a ast::ExprIf, dst: Register) {
        let (otherwise, end) = (self.unit.label(), self.unit.label());
        self.jump_if(&conditional.test, false, otherwise);
        let known = self.unit.assigned.clone();
        self.evaluate(&conditional.body, dst);
        self.emit(span(&*conditional.body), Instruction::Jump { to: end.0 });
        self.unit.place(otherwise);
        self.unit.assigned = known.clone();
        self.evaluate(&conditional.orelse, dst);
        self.unit.place(end);
        self.unit.assigned = known;
    }

    /// Evaluates `test` and jumps to `target` where its truth is `sense`; else goes on.
    pub fn jump_if(&mut self, test: &'a ast::Expr, sense: bool, target: Label) {
        self.deeper(span(test), |this| {
            let mark = this.unit.next;
            this.jump_if_unguarded(test, sense, target);
            this.unit.next = mark;
        });
    }

    fn jump_if_unguarded(&mut self, test: &'a ast::Expr, sense: bool, target: Label) {
        match test {
            ast::Expr::UnaryOp(unary) if unary.op == ast::UnaryOp::Not => {
                self.jump_if(&unary.operand, !sense, target);
            }
            ast::Expr::BoolOp(operation) => {
                // `or` decides on the first true value, `and` on the first false one.
                let decides = operation.op == ast::BoolOp::Or;
                let skip = self.unit.label();
                let mut known = None;
                for (at, value) in operation.values.iter().enumerate() {
                    if at + 1 == operation.values.len() {
                        self.jump_if(value, sense, target);
                    } else {
                        self.jump_if(value, decides, if decides == sense { target } else { skip });
                    }
                    known.get_or_insert_with(|| self.unit.assigned.clone());
                }
                self.unit.place(skip);
                self.unit.assigned = known.unwrap_or_default();
            }
            ast::Expr::BooleanLiteral(literal) => {
                if literal.value == sense {
                    self.emit(span(test), Instruction::Jump { to: target.0 });
                }
            }
            _ => {
                let src = self.operand(test);
                let to = target.0;
                self.emit(
                    span(test),
                    match sense {
                        true => Instruction::JumpIfTrue { src, to },
                        false => Instruction::JumpIfFalse { src, to },
                    },
                );
            }
        }
    }
}

fn compare(op: ast::CmpOp, dst: Register, a: Register, b: Register) -> Instruction {
    let op = match op {
        ast::CmpOp::Lt => CompareOp::Less,
        ast::CmpOp::LtE => CompareOp::LessEqual,
        ast::CmpOp::Eq => CompareOp::Equal,
        ast::CmpOp::NotEq => CompareOp::NotEqual,
        ast::CmpOp::Gt => CompareOp::Greater,
        ast::CmpOp::GtE => CompareOp::GreaterEqual,
        ast::CmpOp::Is => return Instruction::Is { dst, a, b },
        ast::CmpOp::IsNot => return Instruction::IsNot { dst, a, b },
        ast::CmpOp::In => return Instruction::Contains { dst, a, b },
        ast::CmpOp::NotIn => return Instruction::NotContains { dst, a, b },
    };
    Instruction::Compare { op, dst, a, b }
}
