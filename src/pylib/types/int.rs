//! `int` and `bool`

use super::{built, method, protocol, wrap};
use crate::pylib::arguments::{Outcome, Parameters, at_most, between, none, wrong_receiver};
use crate::pylib::functions::rounded;
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{number, text, truth};
use crate::vm::{Object, Value, classes};
use num_bigint::{BigInt, Sign};

pub const METHODS: &[NativeDef] = &[
    method("int", "__new__", new),
    method("int", "bit_length", bit_length),
    method("int", "bit_count", bit_count),
    method("int", "is_integer", |call| checked(call, "is_integer").map(|_| Value::Bool(true))),
    method("int", "conjugate", |call| checked(call, "conjugate").map(|int| number::big(call.vm, int))),
    method("int", "as_integer_ratio", as_integer_ratio),
    method("int", "to_bytes", to_bytes),
    method("int", "from_bytes", from_bytes),
    method("int", "__int__", whole),
    method("int", "__index__", whole),
    method("int", "__trunc__", whole),
    method("int", "__floor__", whole),
    method("int", "__ceil__", whole),
    method("int", "__float__", |call| {
        let this = protocol::this(call);
        number::to_float(call, this).map(Value::Float)
    }),
    method("int", "__round__", |call| {
        Ok(rounded(call, call.arg(0), call.arg(1))?.unwrap_or(Value::NotImplemented))
    }),
    method("bool", "__new__", new_bool),
    method("bool", "__repr__", protocol::repr),
];

fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "int")?;
    if call.names.is_empty() {
        at_most(call, "int", 2)?;
    }
    let [value, base] =
        Parameters { name: "int", owner: "int", names: ["", "base"], required: 0, positional: 2 }
            .read(call)?;
    let value = made(call, value, base)?;
    if class == classes::BOOL {
        return Err(call.type_error("int.__new__(bool): bool is not a subtype of int to be made this way"));
    }
    Ok(wrap(call, class, value))
}

fn made(call: &mut Call<'_>, value: Value, base: Value) -> Outcome {
    if value.is_nil() {
        if base.is_nil() {
            return Ok(Value::Int(0));
        }
        return Err(call.type_error("int() missing string argument"));
    }
    let inside = call.vm.unwrap(value);
    if base.is_nil() {
        match inside {
            Value::Int(_) if inside == value => return Ok(value),
            Value::Bool(value) => return Ok(Value::Int(i64::from(value))),
            Value::Float(float) if inside == value => return number::float_to_int(call, float),
            _ => {}
        }
        let is_int = number::int_value(call.vm, inside).is_some();
        for name in ["__int__", "__index__", "__trunc__"] {
            if is_int && name != "__int__" {
                break;
            }
            if let Some(method) = crate::pylib::functions::own_method(call, value, name) {
                let answer = call.ask(method, &[])?;
                return match number::int_value(call.vm, answer) {
                    Some(int) => Ok(number::big(call.vm, int)),
                    None => {
                        let text = format!("{name} returned non-int (type {})", call.vm.type_name(answer));
                        Err(call.type_error(text))
                    }
                };
            }
        }
        if let Value::Float(float) = inside {
            return number::float_to_int(call, float);
        }
        if let Some(int) = number::int_value(call.vm, inside) {
            return Ok(number::big(call.vm, int));
        }
    }
    let base_number = if base.is_nil() { 10 } else { number::index_clipped(call, base)? };
    if base_number != 0 && !(2..=36).contains(&base_number) {
        return Err(call.error(classes::VALUE_ERROR, "int() base must be >= 2 and <= 36, or 0"));
    }
    if let Some(Object::Str(text)) = call.vm.heap.of(inside) {
        let text = text.text.to_string();
        return number::parse_int(call, &text, base_number);
    }
    match super::bytes::buffer(call, value)? {
        Some(bytes) => {
            let text = String::from_utf8(bytes).unwrap_or_else(|_| "?".into());
            match number::parse_int(call, &text, base_number) {
                Err(Interrupt::Raise(_)) if number::read_int(&text, base_number as u32).is_none() => {
                    let shown = match call.vm.heap.of(inside) {
                        Some(Object::Bytes(_) | Object::ByteArray(_)) => text::repr(call, inside)?,
                        _ => crate::vm::ops::quote::quote_bytes(text.as_bytes()),
                    };
                    let text = format!("invalid literal for int() with base {base_number}: {shown}");
                    Err(call.error(classes::VALUE_ERROR, text))
                }
                other => other,
            }
        }
        _ if !base.is_nil() => Err(call.type_error("int() can't convert non-string with explicit base")),
        _ => {
            let text = format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{}'",
                call.vm.type_name(value)
            );
            Err(call.type_error(text))
        }
    }
}

fn new_bool(call: &mut Call<'_>) -> Outcome {
    if !call.names.is_empty() {
        return Err(call.type_error("bool() takes no keyword arguments"));
    }
    between(call, "bool", "bool", 0, 1)?;
    let value = call.arg(1);
    Ok(Value::Bool(!value.is_nil() && truth::truth(call, value)?))
}

/// The receiver of a method without arguments.
fn checked(call: &mut Call<'_>, name: &str) -> Result<BigInt, Interrupt> {
    let Some(int) = number::int_value(call.vm, call.arg(0)) else {
        return Err(wrong_receiver(call, "int", name));
    };
    none(call, "int", name)?;
    Ok(int)
}

fn whole(call: &mut Call<'_>) -> Outcome {
    let int = checked(call, "__int__")?;
    Ok(number::big(call.vm, int))
}

fn bit_length(call: &mut Call<'_>) -> Outcome {
    Ok(Value::Int(checked(call, "bit_length")?.bits() as i64))
}

fn bit_count(call: &mut Call<'_>) -> Outcome {
    let int = checked(call, "bit_count")?;
    Ok(Value::Int(int.magnitude().iter_u64_digits().map(|digit| i64::from(digit.count_ones())).sum()))
}

fn as_integer_ratio(call: &mut Call<'_>) -> Outcome {
    let int = checked(call, "as_integer_ratio")?;
    let int = number::big(call.vm, int);
    Ok(call.vm.heap.tuple([int, Value::Int(1)]))
}

/// `byteorder`: whether little.
fn little(call: &mut Call<'_>, order: Value) -> Result<bool, Interrupt> {
    match call.vm.heap.text(order) {
        None if order.is_nil() => Ok(false),
        Some("big") => Ok(false),
        Some("little") => Ok(true),
        _ => Err(call.error(classes::VALUE_ERROR, "byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(call: &mut Call<'_>) -> Outcome {
    let Some(int) = number::int_value(call.vm, call.arg(0)) else {
        return Err(wrong_receiver(call, "int", "to_bytes"));
    };
    let [length, order, signed] = Parameters {
        name: "to_bytes",
        owner: "int",
        names: ["length", "byteorder", "signed"],
        required: 0,
        positional: 2,
    }
    .read(call)?;
    let length = if length.is_nil() { 1 } else { number::index_i64(call, length)? };
    if length < 0 {
        return Err(call.error(classes::VALUE_ERROR, "length argument must be non-negative"));
    }
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    call.vm.check_size(length)?;
    let little = little(call, order)?;
    let signed = !signed.is_nil() && truth::truth(call, signed)?;
    if int.sign() == Sign::Minus && !signed {
        return Err(call.error(classes::OVERFLOW_ERROR, "can't convert negative int to unsigned"));
    }
    let mut bytes = if signed { int.to_signed_bytes_le() } else { int.magnitude().to_bytes_le() };
    if int.sign() == Sign::NoSign {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(call.error(classes::OVERFLOW_ERROR, "int too big to convert"));
    }
    let fill = if int.sign() == Sign::Minus { 0xff } else { 0 };
    bytes.resize(length, fill);
    if !little {
        bytes.reverse();
    }
    Ok(Value::Object(call.vm.heap.alloc(Object::Bytes(Box::new(bytes)))))
}

fn from_bytes(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "int")?;
    let [bytes, order, signed] = Parameters {
        name: "from_bytes",
        owner: "int",
        names: ["bytes", "byteorder", "signed"],
        required: 1,
        positional: 2,
    }
    .read(call)?;
    let little = little(call, order)?;
    let signed = !signed.is_nil() && truth::truth(call, signed)?;
    let mut content = super::bytes::plain_content(call, bytes)?;
    if !little {
        content.reverse();
    }
    let int = if signed {
        BigInt::from_signed_bytes_le(&content)
    } else {
        BigInt::from_bytes_le(Sign::Plus, &content)
    };
    let value = number::big(call.vm, int);
    Ok(wrap(call, class, value))
}
