//! `range` and `slice`

use super::{built, method};
use crate::pylib::arguments::{self, Outcome, between, one};
use crate::pylib::functions::reverse_iterator;
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{items, number, slices, text};
use crate::vm::{Addr, Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("range", "__new__", new_range),
    method("range", "__reversed__", |call| Ok(reverse_iterator(call, call.arg(0)).unwrap_or(Value::None))),
    method("range", "index", index),
    method("range", "count", count),
    method("slice", "__new__", new_slice),
    method("slice", "indices", indices),
];

fn new_range(call: &mut Call<'_>) -> Outcome {
    built(call, "range")?;
    arguments::no_keywords(call, "", "range")?;
    between(call, "range", "range", 1, 3)?;
    let mut parts = [Value::Int(0), Value::Int(0), Value::Int(1)];
    let first = usize::from(call.count() == 2);
    for at in 1..call.count() {
        let bound = number::index(call, call.arg(at))?;
        parts[at - 1 + first] = call.keep(bound);
    }
    if parts[2] == Value::Int(0) {
        return Err(call.error(classes::VALUE_ERROR, "range() arg 3 must not be zero"));
    }
    let [Value::Int(start), Value::Int(stop), Value::Int(step)] = parts else {
        let big = call.vm.library("_big_range");
        return Err(call.tail(big, &parts));
    };
    if (i128::from(stop) - i128::from(start)) / i128::from(step) >= i128::from(i64::MAX) {
        let big = call.vm.library("_big_range");
        return Err(call.tail(big, &parts));
    }
    Ok(Value::Object(call.vm.heap.alloc(Object::Range(Box::new((start, stop, step))))))
}

fn this(call: &mut Call<'_>, name: &str) -> Result<(Addr, (i64, i64, i64)), Interrupt> {
    let at = arguments::receiver(call, "range", name, |object| matches!(object, Object::Range(_)))?;
    match call.vm.heap.get(at) {
        Object::Range(parts) => Ok((at, **parts)),
        _ => Err(Interrupt::Fault("a range was no range".into())),
    }
}

/// The number that a value is, for a range: a whole one of 64 bits.
fn whole(call: &Call<'_>, value: Value) -> Option<i64> {
    match call.vm.unwrap(value) {
        Value::Int(int) => Some(int),
        Value::Bool(value) => Some(i64::from(value)),
        Value::Float(float) if float.fract() == 0.0 && float.abs() < 9e18 => Some(float as i64),
        _ => None,
    }
}

fn index(call: &mut Call<'_>) -> Outcome {
    let (_, (start, stop, step)) = this(call, "index")?;
    let value = one(call, "range", "index")?;
    if let Some(int) = whole(call, value)
        && items::in_range((start, stop, step), int)
    {
        let place = (i128::from(int) - i128::from(start)) / i128::from(step);
        return Ok(Value::Int(place as i64));
    }
    let text = match call.vm.unwrap(value) {
        Value::Int(_) | Value::Bool(_) => format!("{} is not in range", text::repr(call, value)?),
        _ => "sequence.index(x): x not in sequence".to_string(),
    };
    Err(call.error(classes::VALUE_ERROR, text))
}

fn count(call: &mut Call<'_>) -> Outcome {
    let (_, parts) = this(call, "count")?;
    let value = one(call, "range", "count")?;
    let found = whole(call, value).is_some_and(|int| items::in_range(parts, int));
    Ok(Value::Int(i64::from(found)))
}

fn new_slice(call: &mut Call<'_>) -> Outcome {
    built(call, "slice")?;
    arguments::no_keywords(call, "", "slice")?;
    between(call, "slice", "slice", 1, 3)?;
    let given = |at: usize| if call.arg(at).is_nil() { Value::None } else { call.arg(at) };
    let parts = match call.count() - 1 {
        1 => [Value::None, given(1), Value::None],
        _ => [given(1), given(2), given(3)],
    };
    Ok(Value::Object(call.vm.heap.alloc(Object::Slice(Box::new(parts)))))
}

fn indices(call: &mut Call<'_>) -> Outcome {
    let at = arguments::receiver(call, "slice", "indices", |object| matches!(object, Object::Slice(_)))?;
    let len = one(call, "slice", "indices")?;
    let len = number::index(call, len)?;
    let Object::Slice(parts) = call.vm.heap.get(at) else { return Ok(Value::None) };
    let parts = **parts;
    let small = |part: Value| !matches!(call.vm.heap.of(part), Some(Object::BigInt(_)));
    let small = match len {
        Value::Int(len) if len >= 0 && parts.into_iter().all(small) => len,
        _ => {
            let indices = call.vm.library("_indices");
            return Err(call.tail(indices, &[call.arg(0), len]));
        }
    };
    let indices = slices::resolve(call, parts, usize::try_from(small).unwrap_or(usize::MAX))?;
    let step = if arguments::absent(parts[2]) { 1 } else { number::index_clipped(call, parts[2])? };
    Ok(call.vm.heap.tuple([Value::Int(indices.start), Value::Int(indices.stop), Value::Int(step)]))
}
