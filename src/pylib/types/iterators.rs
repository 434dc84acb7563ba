//! `enumerate` and `zip`

use super::{built, method};
use crate::pylib::arguments::{Outcome, Parameters};
use crate::vm::native::{Call, NativeDef};
use crate::vm::ops::{iterate, number, truth};
use crate::vm::{Iter, Object, Value};

pub const METHODS: &[NativeDef] =
    &[method("enumerate", "__new__", new_enumerate), method("zip", "__new__", new_zip)];

/// Natively over a built-in's iterator; a generator of hidden Python over others.
fn new_enumerate(call: &mut Call<'_>) -> Outcome {
    built(call, "enumerate")?;
    if call.arguments.len() == 1 {
        return Err(call.type_error("enumerate() missing required argument 'iterable'"));
    }
    let [iterable, start] = Parameters {
        name: "enumerate",
        owner: "enumerate",
        names: ["iterable", "start"],
        required: 1,
        positional: 2,
    }
    .read(call)?;
    let start = if start.is_nil() { Value::Int(0) } else { number::index(call, start)? };
    let iterator = iterate::iter(call, iterable)?;
    if let (Value::Object(inner), Value::Int(count)) = (iterator, start)
        && matches!(call.vm.heap.get(inner), Object::Iter(_))
    {
        let iter = Iter::Enumerate { inner, count };
        return Ok(Value::Object(call.vm.heap.alloc(Object::Iter(Box::new(iter)))));
    }
    let make = call.vm.library("_enumerate");
    Err(call.tail(make, &[iterator, start]))
}

fn new_zip(call: &mut Call<'_>) -> Outcome {
    built(call, "zip")?;
    let mut strict = false;
    for at in 0..call.names.len() {
        let name = call.vm.heap.text(call.names[at]).unwrap_or("").to_string();
        if name != "strict" {
            return Err(call.type_error(format!("zip() got an unexpected keyword argument '{name}'")));
        }
        strict = truth::truth(call, call.arguments[call.count() + at])?;
    }
    let mut iterators = Vec::with_capacity(call.count());
    for at in 1..call.count() {
        iterators.push(iterate::iter(call, call.arg(at))?);
    }
    let native: Option<Vec<_>> = iterators
        .iter()
        .map(|iterator| iterator.addr().filter(|&at| matches!(call.vm.heap.get(at), Object::Iter(_))))
        .collect();
    if let Some(inner) = native {
        let iter = Iter::Zip { inner: inner.into(), strict };
        return Ok(Value::Object(call.vm.heap.alloc(Object::Iter(Box::new(iter)))));
    }
    let iterators = call.vm.heap.tuple(iterators);
    let make = call.vm.library("_zip");
    Err(call.tail(make, &[iterators, Value::Bool(strict)]))
}
