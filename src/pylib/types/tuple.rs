//! `tuple`

use super::{built, list::bound, method, wrap};
use crate::pylib::arguments::{self, Outcome, between, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{compare, iterate};
use crate::vm::{Addr, Object, Value, classes};

pub const METHODS: &[NativeDef] =
    &[method("tuple", "__new__", new), method("tuple", "index", index), method("tuple", "count", count)];

fn this(call: &mut Call<'_>, name: &str) -> Result<Addr, Interrupt> {
    arguments::receiver(call, "tuple", name, |object| matches!(object, Object::Tuple(_)))
}

fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "tuple")?;
    arguments::no_keywords_unless_own(call, class, "tuple")?;
    between(call, "tuple", "tuple", 0, 1)?;
    let iterable = call.arg(1);
    if class == classes::TUPLE && matches!(call.vm.heap.of(iterable), Some(Object::Tuple(_))) {
        return Ok(iterable);
    }
    let items = if iterable.is_nil() { Vec::new() } else { iterate::items(call, iterable)? };
    let value = call.vm.heap.tuple(items);
    Ok(wrap(call, class, value))
}

fn items(call: &Call<'_>, at: Addr) -> Vec<Value> {
    match call.vm.heap.get(at) {
        Object::Tuple(items) => items.to_vec(),
        _ => Vec::new(),
    }
}

fn index(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "index")?;
    between(call, "tuple", "index", 1, 3)?;
    let items = items(call, at);
    let start = bound(call, call.arg(2), items.len(), 0)?;
    let stop = bound(call, call.arg(3), items.len(), items.len())?.min(items.len());
    let value = call.arg(1);
    for (place, &item) in items.iter().enumerate().take(stop).skip(start) {
        if compare::equal(call, item, value)? {
            return Ok(Value::Int(place as i64));
        }
    }
    Err(call.error(classes::VALUE_ERROR, "tuple.index(x): x not in tuple"))
}

fn count(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "count")?;
    let value = one(call, "tuple", "count")?;
    let mut found = 0;
    for item in items(call, at) {
        found += i64::from(compare::equal(call, item, value)?);
    }
    Ok(Value::Int(found))
}
