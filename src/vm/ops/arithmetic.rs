//! Binary and unary operators: who is asked, in which order, and what is said when nobody answers.

use super::number::{self, float, int};
use super::numeric::{float_divmod, numbers};
use super::{complex, concat, integer, lookup, method, quoted_type, sets};
use crate::code::{BinaryOp, UnaryOp};
use crate::vm::classes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::Value;
use num_traits::Zero;

/// What an operator is called: its method, the reflected one, the one in place, its symbol.
struct Names {
    forward: &'static str,
    reflected: &'static str,
    in_place: &'static str,
    symbol: &'static str,
}

const fn names(op: BinaryOp) -> Names {
    let (forward, reflected, in_place, symbol) = match op {
        BinaryOp::Add => ("__add__", "__radd__", "__iadd__", "+"),
        BinaryOp::Subtract => ("__sub__", "__rsub__", "__isub__", "-"),
        BinaryOp::Multiply => ("__mul__", "__rmul__", "__imul__", "*"),
        BinaryOp::TrueDivide => ("__truediv__", "__rtruediv__", "__itruediv__", "/"),
        BinaryOp::FloorDivide => ("__floordiv__", "__rfloordiv__", "__ifloordiv__", "//"),
        BinaryOp::Modulo => ("__mod__", "__rmod__", "__imod__", "%"),
        BinaryOp::Power => ("__pow__", "__rpow__", "__ipow__", "**"),
        BinaryOp::MatrixMultiply => ("__matmul__", "__rmatmul__", "__imatmul__", "@"),
        BinaryOp::LeftShift => ("__lshift__", "__rlshift__", "__ilshift__", "<<"),
        BinaryOp::RightShift => ("__rshift__", "__rrshift__", "__irshift__", ">>"),
        BinaryOp::BitAnd => ("__and__", "__rand__", "__iand__", "&"),
        BinaryOp::BitOr => ("__or__", "__ror__", "__ior__", "|"),
        BinaryOp::BitXor => ("__xor__", "__rxor__", "__ixor__", "^"),
    };
    Names { forward, reflected, in_place, symbol }
}

/// `a op b` for exact ints, floats and strs, without asking or failing.
#[inline]
pub fn fast_binary(vm: &mut Machine, op: BinaryOp, a: Value, b: Value) -> Option<Value> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => integer::fast(op, a, b),
        (Value::Float(a), Value::Float(b)) => fast_float(op, a, b),
        (Value::Float(a), Value::Int(b)) => fast_float(op, a, b as f64),
        (Value::Int(a), Value::Float(b)) => fast_float(op, a as f64, b),
        (Value::Object(at), Value::Object(bt)) if op == BinaryOp::Add => {
            let (Object::Str(a), Object::Str(b)) = (vm.heap.get(at), vm.heap.get(bt)) else { return None };
            if a.text.is_empty() || b.text.is_empty() || a.text.len() + b.text.len() > vm.limits.operation {
                return None;
            }
            let both = [&*a.text, &*b.text].concat();
            vm.charge(both.len() / 16);
            Some(vm.heap.str(both))
        }
        _ => None,
    }
}

#[inline]
fn fast_float(op: BinaryOp, a: f64, b: f64) -> Option<Value> {
    Some(Value::Float(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Subtract => a - b,
        BinaryOp::Multiply => a * b,
        BinaryOp::TrueDivide if b != 0.0 => a / b,
        _ => return None,
    }))
}

/// `a op b`, or `a op= b`: the whole protocol.
pub fn binary(
    call: &mut Call<'_>,
    op: BinaryOp,
    a: Value,
    b: Value,
    in_place: bool,
) -> Result<Value, Interrupt> {
    if let Some(result) = fast_binary(call.vm, op, a, b) {
        return Ok(result);
    }
    let names = names(op);
    if in_place {
        if let Some(method) = method(call.vm, a, names.in_place) {
            let result = method.ask(call, &[b])?;
            if result != Value::NotImplemented {
                return Ok(result);
            }
        } else if builtin_in_place(call, op, a, b)? {
            return Ok(a);
        }
    }
    match protocol(call, op, a, b)? {
        Some(result) => Ok(result),
        None => Err(unsupported(call, op, a, b, in_place)),
    }
}

/// Asks the operands in CPython's order; nothing where both give NotImplemented.
fn protocol(call: &mut Call<'_>, op: BinaryOp, a: Value, b: Value) -> Result<Option<Value>, Interrupt> {
    let names = names(op);
    let (class_a, class_b) = (call.vm.class_of(a), call.vm.class_of(b));
    let mine = method(call.vm, a, names.forward);
    let theirs = method(call.vm, b, names.reflected).filter(|_| class_a != class_b);
    // A subclass's own reflected method goes first; so does any before a sequence is repeated.
    let first = theirs.filter(|theirs| {
        let repeats = |value| concat::is_sequence(call.vm, call.vm.unwrap(value));
        call.vm.is_subclass(class_b, class_a)
            && call.vm.find_in_class(class_a, names.reflected) != Some(theirs.found)
            || op == BinaryOp::Multiply && mine.is_none() && (repeats(a) || repeats(b))
    });
    if let Some(method) = first {
        let result = method.ask(call, &[a])?;
        if result != Value::NotImplemented {
            return Ok(Some(result));
        }
    }
    match mine {
        Some(method) => {
            let result = method.ask(call, &[b])?;
            if result != Value::NotImplemented {
                return Ok(Some(result));
            }
        }
        None => {
            if let Some(result) = builtin_binary(call, op, a, b)? {
                return Ok(Some(result));
            }
        }
    }
    match theirs {
        Some(method) if first.is_none() => {
            let result = method.ask(call, &[a])?;
            Ok(Some(result).filter(|&result| result != Value::NotImplemented))
        }
        None if mine.is_some() && class_a != class_b => builtin_binary(call, op, a, b),
        _ => Ok(None),
    }
}

fn unsupported(call: &mut Call<'_>, op: BinaryOp, a: Value, b: Value, in_place: bool) -> Interrupt {
    let (inside_a, inside_b) = (call.vm.unwrap(a), call.vm.unwrap(b));
    let (name_a, name_b) = (call.vm.type_name(a).to_string(), call.vm.type_name(b).to_string());
    if op == BinaryOp::Add {
        let kind = match call.vm.heap.of(inside_a) {
            Some(Object::Str(_)) => Some("str"),
            Some(Object::List(_)) => Some("list"),
            Some(Object::Tuple(_)) => Some("tuple"),
            Some(Object::ByteArray(_)) => {
                return call.type_error(format!("can't concat {name_b} to bytearray"));
            }
            Some(Object::Bytes(_)) => return call.type_error(format!("can't concat {name_b} to bytes")),
            _ => None,
        };
        if let Some(kind) = kind {
            return call.type_error(format!("can only concatenate {kind} (not \"{name_b}\") to {kind}"));
        }
    }
    if op == BinaryOp::Multiply {
        let other = match (concat::is_sequence(call.vm, inside_a), concat::is_sequence(call.vm, inside_b)) {
            (true, _) => Some(&name_b),
            (false, true) => Some(&name_a),
            _ => None,
        };
        if let Some(other) = other {
            return call.type_error(format!("can't multiply sequence by non-int of type '{other}'"));
        }
    }
    let symbol = names(op).symbol;
    let symbol = match (op, in_place) {
        (BinaryOp::Power, false) => "** or pow()".to_string(),
        (_, true) => format!("{symbol}="),
        _ => symbol.to_string(),
    };
    call.type_error(format!("unsupported operand type(s) for {symbol}: '{name_a}' and '{name_b}'"))
}

/// `a op= b` of a built-in that changes in place; whether it did.
fn builtin_in_place(call: &mut Call<'_>, op: BinaryOp, a: Value, b: Value) -> Result<bool, Interrupt> {
    let Value::Object(at) = call.vm.unwrap(a) else { return Ok(false) };
    match (call.vm.heap.get(at), op) {
        (Object::List(_), BinaryOp::Add) => {
            let items = super::iterate::items(call, b)?;
            let len = call.vm.heap.list_items(at).len();
            call.vm.check_size(len + items.len())?;
            call.vm.charge(items.len());
            for item in items {
                call.vm.heap.list_push(at, item);
            }
            Ok(true)
        }
        (Object::List(_), BinaryOp::Multiply) => {
            let Some(Value::Object(repeated)) = concat::repeat(call, a, b)? else { return Ok(false) };
            let items = call.vm.heap.list_items(repeated).to_vec();
            *call.vm.heap.list_mut(at) = items;
            Ok(true)
        }
        (Object::Set(_), BinaryOp::BitOr | BinaryOp::BitAnd | BinaryOp::Subtract | BinaryOp::BitXor) => {
            sets::in_place(call, op, a, b)
        }
        (Object::Dict(_), BinaryOp::BitOr) => {
            if let Some(Object::Dict(_)) = call.vm.heap.of(call.vm.unwrap(b)) {
                lookup::dict_update(call, at, b)?;
                return Ok(true);
            }
            let pairs = lookup::pairs(call, b)?;
            lookup::dict_extend(call, at, &pairs)?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// `a op b` by the built-in types' own rules (`int.__add__`): nothing where they give NotImplemented.
pub fn builtin_binary(
    call: &mut Call<'_>,
    op: BinaryOp,
    a: Value,
    b: Value,
) -> Result<Option<Value>, Interrupt> {
    let (a, whole, b) = (call.vm.unwrap(a), b, call.vm.unwrap(b));
    if let Some(result) = numbers(call, op, a, b) {
        return result;
    }
    match op {
        BinaryOp::Add => concat::concat(call, a, b),
        BinaryOp::Multiply => match concat::is_sequence(call.vm, a) {
            true => concat::repeat(call, a, b),
            false if concat::is_sequence(call.vm, b) => concat::repeat(call, b, a),
            false => Ok(None),
        },
        BinaryOp::Modulo => match call.vm.heap.of(a) {
            Some(Object::Str(text)) => {
                let template = text.text.to_string();
                super::percent::percent(call, &template, whole).map(Some)
            }
            Some(Object::Bytes(bytes)) => {
                let template = bytes.to_vec();
                let made = super::percent::percent_bytes(call, &template, whole)?;
                Ok(Some(Value::Object(call.vm.heap.alloc(Object::Bytes(Box::new(made))))))
            }
            Some(Object::ByteArray(bytes)) => {
                let template = bytes.to_vec();
                let made = super::percent::percent_bytes(call, &template, whole)?;
                Ok(Some(Value::Object(call.vm.heap.alloc(Object::ByteArray(Box::new(made))))))
            }
            _ => Ok(None),
        },
        BinaryOp::BitOr => {
            let dicts = (call.vm.heap.of(a), call.vm.heap.of(b));
            if let (Some(Object::Dict(left)), Some(Object::Dict(right))) = dicts {
                let mut result = (**left).clone();
                result.compact();
                let entries: Vec<_> = right.iter().copied().collect();
                call.vm.charge(entries.len());
                for entry in entries {
                    lookup::local_set_hashed(call, &mut result, entry)?;
                }
                return Ok(Some(Value::Object(call.vm.heap.alloc(Object::Dict(Box::new(result))))));
            }
            match union(call, a, b)? {
                Some(union) => Ok(Some(union)),
                None => sets::binary(call, op, a, b),
            }
        }
        BinaryOp::BitAnd | BinaryOp::BitXor | BinaryOp::Subtract => sets::binary(call, op, a, b),
        _ => Ok(None),
    }
}

/// `int | None`: a `types.UnionType` (`_Py_union_type_or`).
fn union(call: &mut Call<'_>, a: Value, b: Value) -> Result<Option<Value>, Interrupt> {
    let class = |vm: &Machine, v: Value| matches!(vm.heap.of(v), Some(Object::Class(_)));
    let part = |vm: &Machine, v: Value| v == Value::None || class(vm, v);
    if !(class(call.vm, a) && part(call.vm, b) || class(call.vm, b) && part(call.vm, a)) {
        return Ok(None);
    }
    let union = call.vm.library("_union");
    call.ask(union, &[a, b]).map(Some)
}

/// `-v`, `+v`, `~v`
pub fn unary(call: &mut Call<'_>, op: UnaryOp, v: Value) -> Result<Value, Interrupt> {
    match (op, v) {
        (UnaryOp::Negative, Value::Int(int)) if int != i64::MIN => return Ok(Value::Int(-int)),
        (UnaryOp::Negative, Value::Float(float)) => return Ok(Value::Float(-float)),
        _ => {}
    }
    let (name, symbol) = match op {
        UnaryOp::Negative => ("__neg__", "-"),
        UnaryOp::Positive => ("__pos__", "+"),
        UnaryOp::Invert => ("__invert__", "~"),
    };
    if let Some(method) = method(call.vm, v, name) {
        return method.ask(call, &[]);
    }
    if let Some(int) = number::int_value(call.vm, v) {
        let int = match op {
            UnaryOp::Negative => -int,
            UnaryOp::Positive => int,
            UnaryOp::Invert => !int,
        };
        return Ok(number::big(call.vm, int));
    }
    if op != UnaryOp::Invert {
        let negative = op == UnaryOp::Negative;
        if let Some(float) = float(call.vm, v) {
            return Ok(Value::Float(if negative { -float } else { float }));
        }
        if let Some((re, im)) = complex::parts(call.vm, call.vm.unwrap(v)) {
            let (re, im) = if negative { (-re, -im) } else { (re, im) };
            return Ok(Value::Object(call.vm.heap.alloc(Object::Complex(re, im))));
        }
    }
    let text = format!("bad operand type for unary {symbol}: {}", quoted_type(call.vm, v));
    Err(call.type_error(text))
}

/// `divmod(a, b)`
pub fn divmod(call: &mut Call<'_>, a: Value, b: Value) -> Result<Value, Interrupt> {
    if let Some(method) = method(call.vm, a, "__divmod__") {
        let result = method.ask(call, &[b])?;
        if result != Value::NotImplemented {
            return Ok(result);
        }
    }
    if let Some(method) = method(call.vm, b, "__rdivmod__") {
        let result = method.ask(call, &[a])?;
        if result != Value::NotImplemented {
            return Ok(result);
        }
    }
    let ints = int(call.vm, a).is_some() && int(call.vm, b).is_some();
    let real = |v| int(call.vm, v).is_some() || float(call.vm, v).is_some();
    if !ints && real(a) && real(b) {
        let (a, b) = (number::to_float(call, a)?, number::to_float(call, b)?);
        if b == 0.0 {
            return Err(call.error(classes::ZERO_DIVISION_ERROR, "float divmod()"));
        }
        let (quotient, rest) = float_divmod(a, b);
        return Ok(call.vm.heap.tuple([Value::Float(quotient), Value::Float(rest)]));
    }
    let both =
        if ints { numbers(call, BinaryOp::FloorDivide, call.vm.unwrap(a), call.vm.unwrap(b)) } else { None };
    if let Some(quotient) = both
        && let Some(quotient) = quotient?
        && let Some(rest) = builtin_binary(call, BinaryOp::Modulo, a, b)?
    {
        return Ok(call.vm.heap.tuple([quotient, rest]));
    }
    let text = format!(
        "unsupported operand type(s) for divmod(): {} and {}",
        quoted_type(call.vm, a),
        quoted_type(call.vm, b)
    );
    Err(call.type_error(text))
}

/// `pow(a, b, modulo)`
pub fn power_modulo(call: &mut Call<'_>, a: Value, b: Value, modulo: Value) -> Result<Value, Interrupt> {
    if modulo == Value::None {
        return binary(call, BinaryOp::Power, a, b, false);
    }
    if let Some(method) = method(call.vm, a, "__pow__") {
        let result = method.ask(call, &[b, modulo])?;
        if result != Value::NotImplemented {
            return Ok(result);
        }
    }
    let ints = [a, b, modulo].map(|v| number::int_value(call.vm, v));
    let [Some(base), Some(exponent), Some(modulo_int)] = ints else {
        if [a, b, modulo].into_iter().all(|v| int(call.vm, v).is_some() || float(call.vm, v).is_some()) {
            return Err(call.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
        }
        let text = format!(
            "unsupported operand type(s) for ** or pow(): {}, {}, {}",
            quoted_type(call.vm, a),
            quoted_type(call.vm, b),
            quoted_type(call.vm, modulo)
        );
        return Err(call.type_error(text));
    };
    if modulo_int.is_zero() {
        return Err(call.error(classes::VALUE_ERROR, "pow() 3rd argument cannot be 0"));
    }
    // Each bit of the exponent is a multiplication and a division of the modulus's size.
    let words = (modulo_int.bits() / 64 + 1) as usize;
    let work = words.saturating_mul(words).saturating_mul(exponent.bits() as usize);
    call.vm.check_size(work / 100)?;
    call.vm.charge(work);
    let result = if exponent.sign() == num_bigint::Sign::Minus {
        base.modinv(&modulo_int).map(|inverse| inverse.modpow(&-exponent, &modulo_int))
    } else {
        Some(base.modpow(&exponent, &modulo_int))
    };
    match result {
        Some(result) => Ok(number::big(call.vm, result)),
        None => Err(call.error(classes::VALUE_ERROR, "base is not invertible for the given modulus")),
    }
}
