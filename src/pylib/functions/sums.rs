//! `sum`, `min`, `max`.

use super::function;
use super::sorting::plain;
use crate::code::BinaryOp;
use crate::pylib::arguments::{Outcome, Parameters, absent};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{arithmetic, compare, iterate};
use crate::vm::{Object, Value, classes};

pub const FUNCTIONS: &[NativeDef] = &[
    function("sum", sum),
    function("min", |call| extreme(call, "min")),
    function("max", |call| extreme(call, "max")),
];

fn sum(call: &mut Call<'_>) -> Outcome {
    let [iterable, start] =
        Parameters { name: "sum", owner: "", names: ["", "start"], required: 1, positional: 2 }.read(call)?;
    let start = if start.is_nil() { Value::Int(0) } else { start };
    let wrong = match call.vm.heap.of(start) {
        Some(Object::Str(_)) => Some("sum() can't sum strings [use ''.join(seq) instead]"),
        Some(Object::ByteArray(_)) => Some("sum() can't sum bytearray [use b''.join(seq) instead]"),
        Some(Object::Bytes(_)) => Some("sum() can't sum bytes [use b''.join(seq) instead]"),
        _ => None,
    };
    if let Some(text) = wrong {
        return Err(call.type_error(text));
    }
    let items = iterate::items(call, iterable)?;
    call.vm.charge(items.len());
    if plain(call.vm, start) && items.iter().all(|&item| plain(call.vm, item)) {
        return add_all(call, start, &items);
    }
    let items = call.vm.heap.list(items);
    let function = call.vm.library("_sum");
    Err(call.tail(function, &[items, start]))
}

/// A float sum that keeps what rounding lost (`Python/bltinmodule.c`: `builtin_sum`, Neumaier's way).
struct Float {
    sum: f64,
    lost: f64,
}

impl Float {
    fn add(&mut self, x: f64) {
        let total = self.sum + x;
        self.lost += if self.sum.abs() >= x.abs() { (self.sum - total) + x } else { (x - total) + self.sum };
        self.sum = total;
    }

    fn finish(&self) -> f64 {
        if self.lost != 0.0 && self.lost.is_finite() { self.sum + self.lost } else { self.sum }
    }
}

/// Adds items that need no program's code.
pub fn add_all(call: &mut Call<'_>, start: Value, items: &[Value]) -> Outcome {
    let mut total = start;
    let mut rest = items.iter();
    while let Some(&item) = rest.next() {
        if let (Value::Int(a), Value::Int(b)) = (total, item)
            && let Some(sum) = a.checked_add(b)
        {
            total = Value::Int(sum);
            continue;
        }
        if let Value::Float(sum) = total {
            let mut float = Float { sum, lost: 0.0 };
            let mut next = Some(item);
            let mut odd = None;
            while let Some(item) = next {
                match item {
                    Value::Float(x) => float.add(x),
                    Value::Int(x) => float.sum += x as f64,
                    Value::Bool(x) => float.sum += f64::from(u8::from(x)),
                    other => {
                        odd = Some(other);
                        break;
                    }
                }
                next = rest.next().copied();
            }
            total = Value::Float(float.finish());
            if let Some(item) = odd {
                total = add(call, total, item)?;
            }
            continue;
        }
        total = add(call, total, item)?;
    }
    Ok(total)
}

fn add(call: &mut Call<'_>, a: Value, b: Value) -> Outcome {
    let total = arithmetic::binary(call, BinaryOp::Add, a, b, false)?;
    let size = match call.vm.heap.of(total) {
        Some(Object::List(items)) => items.len(),
        Some(Object::Tuple(items)) => items.len(),
        _ => 0,
    };
    call.vm.charge(size);
    Ok(total)
}

fn extreme(call: &mut Call<'_>, name: &str) -> Outcome {
    let (mut key, mut default) = (Value::Nil, Value::Nil);
    for at in 0..call.names.len() {
        let value = call.arguments[call.count() + at];
        match call.vm.heap.text(call.names[at]) {
            Some("key") => key = value,
            Some("default") => default = value,
            other => {
                let text = format!("{name}() got an unexpected keyword argument '{}'", other.unwrap_or(""));
                return Err(call.type_error(text));
            }
        }
    }
    let count = call.count();
    if count == 0 {
        return Err(call.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    if count > 1 && !default.is_nil() {
        let text = format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(call.type_error(text));
    }
    let items = if count > 1 { call.arguments[..count].to_vec() } else { iterate::items(call, call.arg(0))? };
    if items.is_empty() {
        if default.is_nil() {
            return Err(call.error(classes::VALUE_ERROR, format!("{name}() iterable argument is empty")));
        }
        return Ok(default);
    }
    call.vm.charge(items.len());
    if absent(key) && items.iter().all(|&item| plain(call.vm, item)) {
        return best(call, name == "max", &items);
    }
    let items = call.vm.heap.list(items);
    let key = if absent(key) { Value::None } else { key };
    let function = call.vm.library(if name == "max" { "_max" } else { "_min" });
    Err(call.tail(function, &[items, key]))
}

fn best(call: &mut Call<'_>, largest: bool, items: &[Value]) -> Result<Value, Interrupt> {
    use crate::code::CompareOp::{Greater, Less};
    let mut best = items[0];
    for &item in &items[1..] {
        let better = compare::compare(call, if largest { Greater } else { Less }, item, best)?;
        if better == Value::Bool(true) {
            best = item;
        }
    }
    Ok(best)
}
