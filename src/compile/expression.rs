//! Expressions: each leaves its value in a register.
//!
//! `evaluate` writes a given register; `operand` says where the value is, which for a local is the local's own register.
//! A variable's register is a destination only for what writes it last of all (`writes_last`): until then the old
//! value must stay readable, for the expression itself and for whoever handles its exception.

use super::Compiler;
use super::display::{dict_in_registers, in_registers};
use crate::base::Span;
use crate::code::*;
use crate::syntax::{ast, span};

impl<'a> Compiler<'a> {
    /// Evaluates `expression` and drops its value.
    pub fn discard(&mut self, expression: &'a ast::Expr) {
        let mark = self.unit.next;
        self.operand(expression);
        self.unit.next = mark;
    }

    /// Evaluates `expression` into a new temporary.
    pub fn temporary(&mut self, expression: &'a ast::Expr) -> Register {
        let dst = self.take(span(expression));
        self.evaluate(expression, dst);
        dst
    }

    /// Evaluates `expression`; gives the register that holds it: a local's own, or a new temporary.
    pub fn operand(&mut self, expression: &'a ast::Expr) -> Register {
        match expression {
            ast::Expr::Name(name) => self.name_operand(span(name), &name.id),
            _ => self.temporary(expression),
        }
    }

    /// As `operand`, but uses `dst` instead of a new temporary where no one can see it.
    pub fn operand_in(&mut self, expression: &'a ast::Expr, dst: Register) -> Register {
        if !self.unit.is_temporary(dst) || matches!(expression, ast::Expr::Name(_)) {
            return self.operand(expression);
        }
        self.evaluate(expression, dst);
        dst
    }

    /// Evaluates `expression` for a variable in register `dst`, which keeps its old value until the end.
    pub fn evaluate_for_variable(&mut self, expression: &'a ast::Expr, dst: Register) {
        if writes_last(expression) {
            return self.evaluate(expression, dst);
        }
        let mark = self.unit.next;
        let src = self.temporary(expression);
        self.emit(span(expression), Instruction::Move { dst, src });
        self.unit.next = mark;
    }

    /// Evaluates `expression` into `dst`.
    pub fn evaluate(&mut self, expression: &'a ast::Expr, dst: Register) {
        self.deeper(span(expression), |this| {
            let mark = this.unit.next;
            this.evaluate_unguarded(expression, dst);
            this.unit.next = mark;
        });
    }

    fn evaluate_unguarded(&mut self, expression: &'a ast::Expr, dst: Register) {
        let at = span(expression);
        if let Some(constant) = self.constant_of(expression) {
            return self.load_constant(at, constant, dst);
        }
        match expression {
            ast::Expr::Name(name) => self.load_name(at, &name.id, dst),
            ast::Expr::BinOp(binary) => self.binary(binary, dst),
            ast::Expr::UnaryOp(unary) => self.unary(unary, dst),
            ast::Expr::BoolOp(operation) => self.bool_operation(operation, dst),
            ast::Expr::Compare(comparison) => self.comparison(comparison, dst),
            ast::Expr::If(conditional) => self.conditional(conditional, dst),
            ast::Expr::Named(named) => {
                self.evaluate(&named.value, dst);
                if let ast::Expr::Name(target) = &*named.target {
                    self.store_name(span(target), &target.id, dst);
                }
            }
            ast::Expr::Call(call) => self.call(call, dst),
            ast::Expr::Attribute(attribute) => {
                let object = self.operand_in(&attribute.value, dst);
                let name = self.attribute_name(attribute);
                self.emit(self.place_of(at, attribute), Instruction::LoadAttribute { dst, object, name });
            }
            ast::Expr::Subscript(subscript) => {
                let object = self.operand_in(&subscript.value, dst);
                let key = self.operand(&subscript.slice);
                self.emit(at, Instruction::LoadItem { dst, object, key });
            }
            ast::Expr::Slice(slice) => self.slice(slice, dst),
            ast::Expr::Tuple(tuple) => self.tuple(at, &tuple.elts, dst),
            ast::Expr::List(list) => self.list(at, &list.elts, dst),
            ast::Expr::Set(set) => self.set(at, &set.elts, dst),
            ast::Expr::Dict(dict) => self.dict(dict, dst),
            ast::Expr::FString(string) => self.f_string(string, dst),
            ast::Expr::Lambda(lambda) => self.lambda(lambda, dst),
            ast::Expr::ListComp(_) | ast::Expr::SetComp(_) | ast::Expr::DictComp(_) => {
                self.comprehension(expression, dst);
            }
            ast::Expr::Generator(generator) => self.generator_expression(generator, dst),
            ast::Expr::Yield(yielded) => {
                let src = match &yielded.value {
                    Some(value) => self.operand_in(value, dst),
                    None => {
                        let src = self.take(at);
                        self.emit(at, Instruction::None { dst: src });
                        src
                    }
                };
                self.emit(at, Instruction::Yield { dst, src });
                self.resumed();
            }
            ast::Expr::YieldFrom(yielded) => {
                let iter = self.take(at);
                let src = self.operand_in(&yielded.value, iter);
                let of = Awaited::Delegate;
                self.emit(span(&*yielded.value), Instruction::GetAwaitable { of, dst: iter, src });
                self.emit(at, Instruction::None { dst });
                self.delegate(at, dst, iter);
            }
            ast::Expr::Starred(starred) => self.evaluate(&starred.value, dst),
            ast::Expr::Await(awaited) => {
                let iter = self.take(at);
                let src = self.operand_in(&awaited.value, iter);
                self.wait(at, Awaited::Expression, src, iter, dst);
            }
            _ => self.unsupported_expression(expression),
        }
    }

    /// Loads a constant.
    pub fn load_constant(&mut self, at: Span, constant: Constant, dst: Register) {
        if constant == Constant::None {
            return self.emit(at, Instruction::None { dst });
        }
        let constant = self.unit.constant(at, constant);
        self.emit(at, Instruction::Constant { dst, constant });
    }

    /// Index of an attribute's name, mangled in a class.
    pub fn attribute_name(&mut self, attribute: &ast::ExprAttribute) -> u16 {
        let name = self.mangle(&attribute.attr.id);
        self.unit.name(span(&attribute.attr), &name)
    }

    /// Where `whole`, an attribute or a call of one, is said to be: from the attribute's name on where that stands on another
    /// line than its start (`Python/codegen.c`: `update_start_location_to_match_attr`).
    pub fn place_of(&self, whole: Span, attribute: &ast::ExprAttribute) -> Span {
        let name = span(&attribute.attr);
        if self.line(whole.start) == self.line(name.end) { whole } else { Span::new(name.start, whole.end) }
    }

    fn binary(&mut self, binary: &'a ast::ExprBinOp, dst: Register) {
        // `a + b + c + ...` leans left as deep as it is long: walk down, then build up.
        let mut chain = vec![binary];
        while let ast::Expr::BinOp(inner) = &*chain[chain.len() - 1].left {
            chain.push(inner);
        }
        let mut left = None;
        while let Some(operation) = chain.pop() {
            let a = match left {
                Some(register) => register,
                None => self.operand_in(&operation.left, dst),
            };
            let target = if chain.is_empty() || self.unit.is_temporary(dst) {
                dst
            } else if self.unit.is_temporary(a) {
                a
            } else {
                self.take(span(operation))
            };
            let mark = self.unit.next;
            let b = self.operand(&operation.right);
            let op = binary_operator(operation.op);
            self.emit(span(operation), Instruction::Binary { op, dst: target, a, b });
            self.unit.next = mark;
            left = Some(target);
        }
    }

    fn unary(&mut self, unary: &'a ast::ExprUnaryOp, dst: Register) {
        let src = self.operand_in(&unary.operand, dst);
        let at = span(unary);
        let op = match unary.op {
            ast::UnaryOp::Not => return self.emit(at, Instruction::Not { dst, src }),
            ast::UnaryOp::USub => UnaryOp::Negative,
            ast::UnaryOp::UAdd => UnaryOp::Positive,
            ast::UnaryOp::Invert => UnaryOp::Invert,
        };
        self.emit(at, Instruction::Unary { op, dst, src });
    }

    fn slice(&mut self, slice: &'a ast::ExprSlice, dst: Register) {
        let at = span(slice);
        let start = self.unit.take(at, 3);
        for (offset, part) in [&slice.lower, &slice.upper, &slice.step].into_iter().enumerate() {
            let dst = start.saturating_add(offset as Register);
            match part {
                Some(value) => self.evaluate(value, dst),
                None => self.emit(at, Instruction::None { dst }),
            }
        }
        self.emit(at, Instruction::BuildSlice { dst, start });
    }
}

/// Whether evaluating `expression` into a register writes it once, as the very last thing it does.
fn writes_last(expression: &ast::Expr) -> bool {
    match expression {
        ast::Expr::BoolOp(_)
        | ast::Expr::Named(_)
        | ast::Expr::ListComp(_)
        | ast::Expr::SetComp(_)
        | ast::Expr::DictComp(_)
        // What is parked here wakes up before it is bound.
        | ast::Expr::Yield(_)
        | ast::Expr::YieldFrom(_)
        | ast::Expr::Await(_)
        | ast::Expr::If(_) => false,
        ast::Expr::Compare(comparison) => comparison.ops.len() == 1,
        ast::Expr::List(list) => in_registers(&list.elts),
        ast::Expr::Set(set) => in_registers(&set.elts),
        ast::Expr::Dict(dict) => dict_in_registers(dict),
        _ => true,
    }
}

/// The operator of `a OP b` and `a OP= b`.
pub fn binary_operator(op: ast::Operator) -> BinaryOp {
    match op {
        ast::Operator::Add => BinaryOp::Add,
        ast::Operator::Sub => BinaryOp::Subtract,
        ast::Operator::Mult => BinaryOp::Multiply,
        ast::Operator::MatMult => BinaryOp::MatrixMultiply,
        ast::Operator::Div => BinaryOp::TrueDivide,
        ast::Operator::Mod => BinaryOp::Modulo,
        ast::Operator::Pow => BinaryOp::Power,
        ast::Operator::LShift => BinaryOp::LeftShift,
        ast::Operator::RShift => BinaryOp::RightShift,
        ast::Operator::BitOr => BinaryOp::BitOr,
        ast::Operator::BitXor => BinaryOp::BitXor,
        ast::Operator::BitAnd => BinaryOp::BitAnd,
        ast::Operator::FloorDiv => BinaryOp::FloorDivide,
    }
}
