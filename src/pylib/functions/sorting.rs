//! Sorting: natively where comparing needs no program's code, in hidden Python otherwise.

use super::function;
use crate::pylib::arguments::{Outcome, Parameters, absent};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{compare, iterate, truth};
use crate::vm::{Machine, Object, Value};

pub const FUNCTIONS: &[NativeDef] = &[function("sorted", sorted), function("_sort", sort_by_keys)];

/// Up to this many items are sorted by inserting.
const RUN: usize = 64;

/// Whether comparing and adding a value need no program's code.
pub fn plain(vm: &Machine, value: Value) -> bool {
    fn look(vm: &Machine, value: Value, depth: usize) -> bool {
        let Value::Object(at) = value else { return true };
        match vm.heap.get(at) {
            Object::Str(_) | Object::BigInt(_) | Object::Bytes(_) | Object::Complex(..) => true,
            Object::Tuple(items) => depth < 8 && items.iter().all(|&item| look(vm, item, depth + 1)),
            Object::List(items) => depth < 8 && items.iter().all(|&item| look(vm, item, depth + 1)),
            Object::Instance(_) | Object::Exception(_) | Object::Class(_) => false,
            Object::Dict(_) | Object::Set(_) | Object::DictView(..) => false,
            _ => true,
        }
    }
    look(vm, value, 0)
}

fn sorted(call: &mut Call<'_>) -> Outcome {
    if call.count() != 1 {
        let text = format!("sorted expected 1 argument, got {}", call.count());
        return Err(call.type_error(text));
    }
    let [iterable, key, reverse] =
        Parameters { name: "sort", owner: "", names: ["", "key", "reverse"], required: 1, positional: 1 }
            .read(call)?;
    let reverse = !reverse.is_nil() && truth::truth(call, reverse)?;
    let items = iterate::items(call, iterable)?;
    if absent(key) && items.iter().all(|&item| plain(call.vm, item)) {
        let items = sort(call, items, reverse)?;
        return Ok(call.vm.heap.list(items));
    }
    let items = call.vm.heap.list(items);
    let key = if absent(key) { Value::None } else { key };
    let function = call.vm.library("_sorted");
    Err(call.tail(function, &[items, key, Value::Bool(reverse)]))
}

/// `_sort(items, keys, reverse)`: a list of the items in the order of their keys.
fn sort_by_keys(call: &mut Call<'_>) -> Outcome {
    let list = |call: &Call<'_>, value: Value| match call.vm.heap.of(value) {
        Some(Object::List(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    let (items, keys) = (list(call, call.arg(0)), list(call, call.arg(1)));
    let reverse = call.arg(2) == Value::Bool(true);
    if !keys.iter().all(|&key| plain(call.vm, key)) {
        let function = call.vm.library("_sort_asking");
        return Err(call.tail(function, &[call.arg(0), call.arg(1), call.arg(2)]));
    }
    let order = order(call, &keys, reverse)?;
    let items = order.into_iter().filter_map(|at| items.get(at).copied()).collect();
    Ok(call.vm.heap.list(items))
}

/// Plain items in order.
pub fn sort(call: &mut Call<'_>, items: Vec<Value>, reverse: bool) -> Result<Vec<Value>, Interrupt> {
    let order = order(call, &items, reverse)?;
    Ok(order.into_iter().map(|at| items[at]).collect())
}

/// The positions of plain keys in the order of the keys; stable, with `reverse` too.
fn order(call: &mut Call<'_>, keys: &[Value], reverse: bool) -> Result<Vec<usize>, Interrupt> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    if reverse {
        order.reverse();
    }
    let rounds = usize::BITS - keys.len().leading_zeros();
    call.vm.charge(keys.len() * rounds as usize);
    let mut spare = Vec::new();
    for chunk in order.chunks_mut(RUN) {
        insert_all(call, keys, chunk)?;
    }
    let mut width = RUN;
    while width < order.len() {
        spare.clear();
        for pair in order.chunks(2 * width) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(call, keys, left, right, &mut spare)?;
        }
        std::mem::swap(&mut order, &mut spare);
        width *= 2;
    }
    if reverse {
        order.reverse();
    }
    Ok(order)
}

/// As CPython sorts short lists: the run it starts with, then each further item by binary insertion.
fn insert_all(call: &mut Call<'_>, keys: &[Value], chunk: &mut [usize]) -> Result<(), Interrupt> {
    if chunk.len() < 2 {
        return Ok(());
    }
    let mut sorted = 2;
    let falling = compare::less(call, keys[chunk[1]], keys[chunk[0]])?;
    while sorted < chunk.len()
        && compare::less(call, keys[chunk[sorted]], keys[chunk[sorted - 1]])? == falling
    {
        sorted += 1;
    }
    if falling {
        chunk[..sorted].reverse();
    }
    for at in sorted..chunk.len() {
        let pivot = chunk[at];
        let (mut low, mut high) = (0, at);
        while low < high {
            let middle = (low + high) / 2;
            if compare::less(call, keys[pivot], keys[chunk[middle]])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        chunk[low..=at].rotate_right(1);
    }
    Ok(())
}

fn merge(
    call: &mut Call<'_>,
    keys: &[Value],
    left: &[usize],
    right: &[usize],
    into: &mut Vec<usize>,
) -> Result<(), Interrupt> {
    let (mut a, mut b) = (left, right);
    // What is in order already, or wholly the other way round, needs no merging.
    if let ([first, .., last], [next, .., end]) = (a, b) {
        if !compare::less(call, keys[*next], keys[*last])? {
            into.extend_from_slice(a);
            a = &[];
        } else if compare::less(call, keys[*end], keys[*first])? {
            into.extend_from_slice(b);
            b = &[];
        }
    }
    while let (Some(&x), Some(&y)) = (a.first(), b.first()) {
        if compare::less(call, keys[y], keys[x])? {
            into.push(y);
            b = &b[1..];
        } else {
            into.push(x);
            a = &a[1..];
        }
    }
    into.extend_from_slice(a);
    into.extend_from_slice(b);
    Ok(())
}
