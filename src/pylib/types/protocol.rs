//! Special methods that many built-in classes share: what the operators do, for the built-in value inside the
//! receiver. A program reaches them by name, and from a subclass by `super()`.

use crate::code::{BinaryOp, CompareOp, UnaryOp};
use crate::pylib::arguments::{Outcome, absent};
use crate::vm::native::{Call, NativeFn};
use crate::vm::ops::{arithmetic, compare, format, hash, items, iterate, text, truth};
use crate::vm::{Object, Value, classes};

/// The built-in value of the receiver.
pub fn this(call: &Call<'_>) -> Value {
    call.vm.unwrap(call.arg(0))
}

/// The one argument beside the receiver.
pub fn operand(call: &mut Call<'_>) -> Outcome {
    let given = call.count().saturating_sub(1);
    if given == 1 && call.names.is_empty() {
        return Ok(call.arg(1));
    }
    Err(call.type_error(format!("expected 1 argument, got {given}")))
}

pub fn len(call: &mut Call<'_>) -> Outcome {
    let this = this(call);
    Ok(Value::Int(truth::len(call, this)? as i64))
}

pub fn get_item(call: &mut Call<'_>) -> Outcome {
    let (this, key) = (this(call), operand(call)?);
    items::get_item(call, this, key)
}

pub fn set_item(call: &mut Call<'_>) -> Outcome {
    if call.count() != 3 {
        let text = format!("expected 2 arguments, got {}", call.count().saturating_sub(1));
        return Err(call.type_error(text));
    }
    let this = this(call);
    items::set_item(call, this, call.arg(1), call.arg(2))?;
    Ok(Value::None)
}

pub fn delete_item(call: &mut Call<'_>) -> Outcome {
    let (this, key) = (this(call), operand(call)?);
    items::delete_item(call, this, key)?;
    Ok(Value::None)
}

pub fn contains(call: &mut Call<'_>) -> Outcome {
    let (this, item) = (this(call), operand(call)?);
    compare::contains(call, this, item).map(Value::Bool)
}

pub fn iter(call: &mut Call<'_>) -> Outcome {
    let this = this(call);
    iterate::iter(call, this)
}

pub fn repr(call: &mut Call<'_>) -> Outcome {
    let this = this(call);
    let text = text::repr(call, this)?;
    Ok(call.vm.heap.str(text))
}

pub fn str(call: &mut Call<'_>) -> Outcome {
    let this = this(call);
    str_of(call, this)
}

fn str_of(call: &mut Call<'_>, value: Value) -> Outcome {
    let text = text::str(call, value)?;
    Ok(call.vm.heap.str(text))
}

pub fn format(call: &mut Call<'_>) -> Outcome {
    let (this, spec) = (this(call), operand(call)?);
    let Some(spec) = call.vm.heap.text(spec).map(str::to_string) else {
        let text = format!("__format__() argument must be str, not {}", call.vm.type_name(spec));
        return Err(call.type_error(text));
    };
    if spec.is_empty() {
        return str_of(call, call.arg(0));
    }
    format::format(call, this, &spec)
}

pub fn hash(call: &mut Call<'_>) -> Outcome {
    let this = this(call);
    hash::hash_value(call, this).map(Value::Int)
}

pub fn bool(call: &mut Call<'_>) -> Outcome {
    let this = this(call);
    truth::truth(call, this).map(Value::Bool)
}

fn comparison(call: &mut Call<'_>, op: CompareOp) -> Outcome {
    let (this, other) = (this(call), operand(call)?);
    Ok(match compare::builtin_compare(call, op, this, other)? {
        Some(answer) => Value::Bool(answer),
        None => Value::NotImplemented,
    })
}

fn operator(call: &mut Call<'_>, op: BinaryOp, reflected: bool) -> Outcome {
    let (this, other) = (this(call), operand(call)?);
    let (a, b) = if reflected { (other, this) } else { (this, other) };
    Ok(arithmetic::builtin_binary(call, op, a, b)?.unwrap_or(Value::NotImplemented))
}

fn sign(call: &mut Call<'_>, op: UnaryOp) -> Outcome {
    let this = this(call);
    arithmetic::unary(call, op, this)
}

fn in_place(call: &mut Call<'_>, op: BinaryOp) -> Outcome {
    let (whole, this, other) = (call.arg(0), this(call), operand(call)?);
    arithmetic::binary(call, op, this, other, true)?;
    Ok(whole)
}

pub fn power(call: &mut Call<'_>) -> Outcome {
    let (this, exponent, modulo) = (this(call), call.arg(1), call.arg(2));
    if absent(modulo) {
        return operator(call, BinaryOp::Power, false);
    }
    arithmetic::power_modulo(call, this, exponent, modulo)
}

fn divmod(call: &mut Call<'_>, reflected: bool) -> Outcome {
    let (this, other) = (this(call), operand(call)?);
    let number = |call: &Call<'_>, value| {
        let class = call.vm.class_of(call.vm.unwrap(value));
        [classes::INT, classes::BOOL, classes::FLOAT].contains(&class)
    };
    if !number(call, other) {
        return Ok(Value::NotImplemented);
    }
    let (a, b) = if reflected { (other, this) } else { (this, other) };
    arithmetic::divmod(call, a, b)
}

/// `==` and its kin, and the hash.
pub const COMPARISONS: &[(&str, NativeFn)] = &[
    ("__eq__", |call| comparison(call, CompareOp::Equal)),
    ("__ne__", |call| comparison(call, CompareOp::NotEqual)),
    ("__lt__", |call| comparison(call, CompareOp::Less)),
    ("__le__", |call| comparison(call, CompareOp::LessEqual)),
    ("__gt__", |call| comparison(call, CompareOp::Greater)),
    ("__ge__", |call| comparison(call, CompareOp::GreaterEqual)),
];

/// What numbers do.
pub const NUMBERS: &[(&str, NativeFn)] = &[
    ("__sub__", |call| operator(call, BinaryOp::Subtract, false)),
    ("__rsub__", |call| operator(call, BinaryOp::Subtract, true)),
    ("__radd__", |call| operator(call, BinaryOp::Add, true)),
    ("__truediv__", |call| operator(call, BinaryOp::TrueDivide, false)),
    ("__rtruediv__", |call| operator(call, BinaryOp::TrueDivide, true)),
    ("__pow__", power),
    ("__rpow__", |call| operator(call, BinaryOp::Power, true)),
    ("__neg__", |call| sign(call, UnaryOp::Negative)),
    ("__pos__", |call| sign(call, UnaryOp::Positive)),
    ("__bool__", bool),
    ("__abs__", |call| {
        let this = this(call);
        Ok(crate::pylib::functions::magnitude(call, this)?.unwrap_or(Value::NotImplemented))
    }),
];

/// What ints and floats do beyond that.
pub const REALS: &[(&str, NativeFn)] = &[
    ("__floordiv__", |call| operator(call, BinaryOp::FloorDivide, false)),
    ("__rfloordiv__", |call| operator(call, BinaryOp::FloorDivide, true)),
    ("__mod__", |call| operator(call, BinaryOp::Modulo, false)),
    ("__rmod__", |call| operator(call, BinaryOp::Modulo, true)),
    ("__divmod__", |call| divmod(call, false)),
    ("__rdivmod__", |call| divmod(call, true)),
];

/// What only ints do.
pub const BITS: &[(&str, NativeFn)] = &[
    ("__lshift__", |call| operator(call, BinaryOp::LeftShift, false)),
    ("__rlshift__", |call| operator(call, BinaryOp::LeftShift, true)),
    ("__rshift__", |call| operator(call, BinaryOp::RightShift, false)),
    ("__rrshift__", |call| operator(call, BinaryOp::RightShift, true)),
    ("__invert__", |call| sign(call, UnaryOp::Invert)),
];

/// `+` and `*`.
pub const ADDITION: &[(&str, NativeFn)] = &[
    ("__add__", |call| operator(call, BinaryOp::Add, false)),
    ("__mul__", |call| operator(call, BinaryOp::Multiply, false)),
    ("__rmul__", |call| operator(call, BinaryOp::Multiply, true)),
];

/// `&`, `|`, `^`.
pub const ALGEBRA: &[(&str, NativeFn)] = &[
    ("__and__", |call| operator(call, BinaryOp::BitAnd, false)),
    ("__rand__", |call| operator(call, BinaryOp::BitAnd, true)),
    ("__xor__", |call| operator(call, BinaryOp::BitXor, false)),
    ("__rxor__", |call| operator(call, BinaryOp::BitXor, true)),
    ("__or__", |call| operator(call, BinaryOp::BitOr, false)),
    ("__ror__", |call| operator(call, BinaryOp::BitOr, true)),
];

/// `-` of sets.
pub const DIFFERENCE: &[(&str, NativeFn)] = &[
    ("__sub__", |call| operator(call, BinaryOp::Subtract, false)),
    ("__rsub__", |call| operator(call, BinaryOp::Subtract, true)),
];

/// `+=` and `*=` of lists.
pub const LIST_IN_PLACE: &[(&str, NativeFn)] = &[
    ("__iadd__", |call| in_place(call, BinaryOp::Add)),
    ("__imul__", |call| in_place(call, BinaryOp::Multiply)),
];

/// `|=` and its kin of sets.
pub const SET_IN_PLACE: &[(&str, NativeFn)] = &[
    ("__iand__", |call| in_place(call, BinaryOp::BitAnd)),
    ("__ior__", |call| in_place(call, BinaryOp::BitOr)),
    ("__ixor__", |call| in_place(call, BinaryOp::BitXor)),
    ("__isub__", |call| in_place(call, BinaryOp::Subtract)),
];

/// `|=` of dicts.
pub const DICT_IN_PLACE: &[(&str, NativeFn)] = &[("__ior__", |call| in_place(call, BinaryOp::BitOr))];

/// Containers of a known length.
pub const CONTAINER: &[(&str, NativeFn)] =
    &[("__len__", len), ("__contains__", contains), ("__iter__", iter)];

/// What is indexed.
pub const INDEXED: &[(&str, NativeFn)] = &[("__getitem__", get_item)];

/// What can be assigned to by index.
pub const ASSIGNED: &[(&str, NativeFn)] = &[("__setitem__", set_item), ("__delitem__", delete_item)];

/// `repr`.
pub const SHOWN: &[(&str, NativeFn)] = &[("__repr__", repr)];

/// `hash`.
pub const HASHED: &[(&str, NativeFn)] = &[("__hash__", hash)];

/// `str` and `format` of one's own.
pub const FORMATTED: &[(&str, NativeFn)] = &[("__str__", str), ("__format__", format)];

/// An iterator's own two.
pub const ITERATOR: &[(&str, NativeFn)] = &[
    ("__length_hint__", |call| {
        let left = call.arg(0).addr().and_then(|at| iterate::left(call.vm, at));
        Ok(left.map_or(Value::NotImplemented, |left| Value::Int(left as i64)))
    }),
    ("__iter__", |call| Ok(call.arg(0))),
    ("__next__", |call| {
        let Some(at) = call.arg(0).addr().filter(|&at| matches!(call.vm.heap.get(at), Object::Iter(_)))
        else {
            return Err(call.type_error("not an iterator"));
        };
        match iterate::fast_next(call.vm, at)? {
            Some(value) => Ok(value),
            None => {
                let exception = call.vm.exception(classes::STOP_ITERATION, &[]);
                Err(crate::vm::native::Interrupt::Raise(exception))
            }
        }
    }),
];

/// Natives that classes share, by name.
type Group = &'static [(&'static str, NativeFn)];

/// Which class has which.
pub const GROUPS: &[(&str, &[Group])] = &[
    ("list", &[COMPARISONS, CONTAINER, INDEXED, ASSIGNED, SHOWN, ADDITION, LIST_IN_PLACE]),
    ("tuple", &[COMPARISONS, CONTAINER, INDEXED, SHOWN, HASHED, ADDITION]),
    ("str", &[COMPARISONS, CONTAINER, INDEXED, SHOWN, HASHED, ADDITION, FORMATTED]),
    ("bytes", &[COMPARISONS, CONTAINER, INDEXED, SHOWN, HASHED, ADDITION]),
    ("bytearray", &[COMPARISONS, CONTAINER, INDEXED, ASSIGNED, SHOWN, ADDITION]),
    ("dict", &[COMPARISONS, CONTAINER, ASSIGNED, SHOWN, DICT_OPERATORS, DICT_IN_PLACE]),
    ("mappingproxy", &[COMPARISONS, CONTAINER, SHOWN, HASHED, DICT_OPERATORS]),
    ("dict_keys", &[COMPARISONS, CONTAINER, SHOWN, ALGEBRA, DIFFERENCE]),
    ("dict_items", &[COMPARISONS, CONTAINER, SHOWN, ALGEBRA, DIFFERENCE]),
    ("dict_values", &[CONTAINER, SHOWN]),
    ("set", &[COMPARISONS, CONTAINER, SHOWN, ALGEBRA, DIFFERENCE, SET_IN_PLACE]),
    ("frozenset", &[COMPARISONS, CONTAINER, SHOWN, HASHED, ALGEBRA, DIFFERENCE]),
    ("range", &[COMPARISONS, CONTAINER, INDEXED, SHOWN, HASHED]),
    ("slice", &[COMPARISONS, SHOWN]),
    ("int", &[COMPARISONS, SHOWN, HASHED, FORMATTED, ADDITION, NUMBERS, REALS, BITS, ALGEBRA]),
    ("float", &[COMPARISONS, SHOWN, HASHED, FORMATTED, ADDITION, NUMBERS, REALS]),
    ("complex", &[COMPARISONS, SHOWN, HASHED, FORMATTED, ADDITION, NUMBERS]),
    ("list_iterator", &[ITERATOR]),
    ("list_reverseiterator", &[ITERATOR]),
    ("tuple_iterator", &[ITERATOR]),
    ("range_iterator", &[ITERATOR]),
    ("str_ascii_iterator", &[ITERATOR]),
    ("bytes_iterator", &[ITERATOR]),
    ("dict_keyiterator", &[ITERATOR]),
    ("dict_valueiterator", &[ITERATOR]),
    ("dict_itemiterator", &[ITERATOR]),
    ("set_iterator", &[ITERATOR]),
    ("enumerate", &[ITERATOR]),
    ("zip", &[ITERATOR]),
];

const DICT_OPERATORS: &[(&str, NativeFn)] = &[
    ("__or__", |call| operator(call, BinaryOp::BitOr, false)),
    ("__ror__", |call| operator(call, BinaryOp::BitOr, true)),
];
