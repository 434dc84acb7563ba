//! Operators.

use crate::code::{BinaryOp, CompareOp, Instruction, Register, UnaryOp};
use crate::vm::call::Flow;
use crate::vm::frame::Then;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::ops;
use crate::vm::value::Value;

impl Machine {
    pub(super) fn execute_operator(
        &mut self,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        use Instruction as I;
        let get = |machine: &Machine, register: Register| machine.register(base, register);
        match instruction {
            I::Unary { op, dst, src } => {
                let arguments = [Value::Int(op as i64), get(self, src)];
                self.operation(unary_native, &arguments, Then::Store(dst))
            }
            I::Not { dst, src } => match ops::truth::fast_truth(self, get(self, src)) {
                Some(truth) => {
                    self.set_register(base, dst, Value::Bool(!truth));
                    Ok(Flow::Next)
                }
                None => self.operation(truth_native, &[get(self, src)], Then::Not(dst)),
            },
            I::Contains { dst, a, b } => {
                let (item, container) = (get(self, a), get(self, b));
                if let Some(found) = self.fast_contains(container, item) {
                    self.set_register(base, dst, Value::Bool(found));
                    return Ok(Flow::Next);
                }
                self.operation(contains_native, &[container, item], Then::Store(dst))
            }
            I::NotContains { dst, a, b } => {
                let (item, container) = (get(self, a), get(self, b));
                if let Some(found) = self.fast_contains(container, item) {
                    self.set_register(base, dst, Value::Bool(!found));
                    return Ok(Flow::Next);
                }
                self.operation(contains_native, &[container, item], Then::Not(dst))
            }
            _ => Err(Interrupt::Fault("not an instruction of this family".into())),
        }
    }

    pub(crate) fn binary(
        &mut self,
        op: BinaryOp,
        a: Value,
        b: Value,
        in_place: bool,
        dst: Register,
    ) -> Result<Flow, Interrupt> {
        if let Some(value) = ops::arithmetic::fast_binary(self, op, a, b) {
            return self.deliver(Then::Store(dst), value);
        }
        let native = if in_place { in_place_native } else { binary_native };
        self.operation(native, &[Value::Int(op as i64), a, b], Then::Store(dst))
    }

    pub(crate) fn compare(
        &mut self,
        op: CompareOp,
        a: Value,
        b: Value,
        dst: Register,
    ) -> Result<Flow, Interrupt> {
        self.operation(compare_native, &[Value::Int(op as i64), a, b], Then::Store(dst))
    }

    /// `item in container` for a dict and a key that needs no asking.
    fn fast_contains(&self, container: Value, item: Value) -> Option<bool> {
        match (container, self.heap.of(container)) {
            (Value::Object(dict), Some(Object::Dict(_))) => {
                ops::lookup::fast_dict_find(self, dict, item).map(|found| found.is_some())
            }
            _ => None,
        }
    }
}

/// Arithmetic on ints and floats that needs nothing else.
#[inline]
pub(crate) fn fast_arithmetic(op: BinaryOp, a: Value, b: Value) -> Option<Value> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => match op {
            BinaryOp::Add => a.checked_add(b).map(Value::Int),
            BinaryOp::Subtract => a.checked_sub(b).map(Value::Int),
            BinaryOp::Multiply => a.checked_mul(b).map(Value::Int),
            BinaryOp::FloorDivide if b > 0 => Some(Value::Int(a.div_euclid(b))),
            BinaryOp::Modulo if b > 0 => Some(Value::Int(a.rem_euclid(b))),
            BinaryOp::BitAnd => Some(Value::Int(a & b)),
            BinaryOp::BitOr => Some(Value::Int(a | b)),
            BinaryOp::BitXor => Some(Value::Int(a ^ b)),
            _ => None,
        },
        (Value::Float(a), Value::Float(b)) => match op {
            BinaryOp::Add => Some(Value::Float(a + b)),
            BinaryOp::Subtract => Some(Value::Float(a - b)),
            BinaryOp::Multiply => Some(Value::Float(a * b)),
            BinaryOp::TrueDivide if b != 0.0 => Some(Value::Float(a / b)),
            _ => None,
        },
        _ => None,
    }
}

/// Comparison of two ints or two floats.
#[inline]
pub(crate) fn fast_compare(op: CompareOp, a: Value, b: Value) -> Option<bool> {
    fn by<T: PartialOrd>(op: CompareOp, a: T, b: T) -> bool {
        match op {
            CompareOp::Less => a < b,
            CompareOp::LessEqual => a <= b,
            CompareOp::Equal => a == b,
            CompareOp::NotEqual => a != b,
            CompareOp::Greater => a > b,
            CompareOp::GreaterEqual => a >= b,
        }
    }
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(by(op, a, b)),
        (Value::Float(a), Value::Float(b)) => Some(by(op, a, b)),
        _ => None,
    }
}

pub(super) fn operator<T: Copy>(value: Value, all: &[T]) -> Result<T, Interrupt> {
    match value {
        Value::Int(index) => {
            all.get(index as usize).copied().ok_or(Interrupt::Fault("no such operator".into()))
        }
        _ => Err(Interrupt::Fault("no operator".into())),
    }
}

use BinaryOp as B;
const BINARY: [BinaryOp; 13] = [
    B::Add,
    B::Subtract,
    B::Multiply,
    B::TrueDivide,
    B::FloorDivide,
    B::Modulo,
    B::Power,
    B::MatrixMultiply,
    B::LeftShift,
    B::RightShift,
    B::BitAnd,
    B::BitOr,
    B::BitXor,
];
use CompareOp as C;
const COMPARE: [CompareOp; 6] = [C::Less, C::LessEqual, C::Equal, C::NotEqual, C::Greater, C::GreaterEqual];

const UNARY: [UnaryOp; 3] = [UnaryOp::Negative, UnaryOp::Positive, UnaryOp::Invert];

fn binary_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let op = operator(call.arg(0), &BINARY)?;
    ops::arithmetic::binary(call, op, call.arg(1), call.arg(2), false)
}

fn in_place_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let op = operator(call.arg(0), &BINARY)?;
    ops::arithmetic::binary(call, op, call.arg(1), call.arg(2), true)
}

fn compare_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let op = operator(call.arg(0), &COMPARE)?;
    ops::compare::compare(call, op, call.arg(1), call.arg(2))
}

fn unary_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let op = operator(call.arg(0), &UNARY)?;
    ops::arithmetic::unary(call, op, call.arg(1))
}

pub(crate) fn truth_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::truth::truth(call, call.arg(0)).map(Value::Bool)
}

fn contains_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::compare::contains(call, call.arg(0), call.arg(1)).map(Value::Bool)
}
