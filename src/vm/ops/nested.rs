//! Comparing lists, tuples and dicts item by item, however deep they nest, without a stack of its own.

use super::compare::{compare, equal, fast_equal, holds};
use super::{lookup, truth};
use crate::code::CompareOp;
use crate::vm::classes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::{Addr, Value};

/// The item of a list or tuple.
pub(super) fn item(vm: &Machine, at: Addr, index: usize) -> Option<Value> {
    match vm.heap.get(at) {
        Object::List(items) => items.get(index).copied(),
        Object::Tuple(items) => items.get(index).copied(),
        _ => None,
    }
}

/// How deep containers that are compared may nest: what CPython's stack has room for.
const DEPTH: usize = 9_998;

/// Two containers that are compared item by item, and where that is.
#[derive(Clone, Copy)]
pub(super) struct Nested {
    a: Addr,
    b: Addr,
    next: usize,
}

impl Nested {
    /// Two containers of one kind.
    pub fn at(a: Addr, b: Addr) -> Nested {
        Nested { a, b, next: 0 }
    }

    /// Two lists, tuples or dicts, no subclass's instances.
    pub fn of(vm: &Machine, a: Value, b: Value) -> Option<Nested> {
        let (a, b) = (a.addr()?, b.addr()?);
        let alike = matches!(
            (vm.heap.get(a), vm.heap.get(b)),
            (Object::List(_), Object::List(_))
                | (Object::Tuple(_), Object::Tuple(_))
                | (Object::Dict(_), Object::Dict(_))
        );
        alike.then_some(Nested { a, b, next: 0 })
    }

    fn len(vm: &Machine, at: Addr) -> usize {
        super::truth::fast_len(vm, Value::Object(at)).unwrap_or(0)
    }

    /// The next two items; the inner nothing at the end, the outer one where the containers differ.
    fn items(&mut self, call: &mut Call<'_>) -> Result<Option<Option<(Value, Value)>>, Interrupt> {
        if let Object::Dict(dict) = call.vm.heap.get(self.a) {
            let entries = dict.entries();
            let Some(skipped) = entries.iter().skip(self.next).position(|entry| !entry.key.is_nil()) else {
                return Ok(Some(None));
            };
            let entry = entries[self.next + skipped];
            self.next += skipped + 1;
            let found = lookup::dict_find_hashed(call, self.b, entry.hash, entry.key)?;
            let other = found.and_then(|at| call.vm.heap.dict(self.b).entries().get(at));
            return Ok(other.map(|other| Some((entry.value, other.value))));
        }
        let (x, y) = (item(call.vm, self.a, self.next), item(call.vm, self.b, self.next));
        self.next += 1;
        Ok(match (x, y) {
            (Some(x), Some(y)) => Some(Some((x, y))),
            (None, None) => Some(None),
            _ => None,
        })
    }
}

fn too_deep(call: &mut Call<'_>) -> Interrupt {
    call.error(classes::RECURSION_ERROR, "maximum recursion depth exceeded in comparison")
}

/// Whether two containers hold the same; those inside them need no stack of ours.
pub(super) fn nested_equal(call: &mut Call<'_>, first: Nested) -> Result<bool, Interrupt> {
    let mut inside = vec![first];
    let differ = |vm: &Machine, pair: Nested| {
        !matches!(vm.heap.get(pair.a), Object::Tuple(_)) && Nested::len(vm, pair.a) != Nested::len(vm, pair.b)
    };
    if differ(call.vm, first) {
        return Ok(false);
    }
    while let Some(pair) = inside.last_mut() {
        let Some(items) = pair.items(call)? else { return Ok(false) };
        let Some((x, y)) = items else {
            call.vm.charge(pair.next);
            inside.pop();
            continue;
        };
        if let Some(same) = fast_equal(call.vm, x, y) {
            if !same {
                return Ok(false);
            }
            continue;
        }
        if let Some(pair) = Nested::of(call.vm, x, y) {
            if inside.len() >= DEPTH {
                return Err(too_deep(call));
            }
            if differ(call.vm, pair) {
                return Ok(false);
            }
            inside.push(pair);
            continue;
        }
        let result = compare(call, CompareOp::Equal, x, y)?;
        if !truth::truth(call, result)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `<` and its kin of two lists or tuples: the first items that differ decide.
pub(super) fn order_sequences(
    call: &mut Call<'_>,
    op: CompareOp,
    a: Addr,
    b: Addr,
) -> Result<bool, Interrupt> {
    let (mut a, mut b) = (a, b);
    for _ in 0..DEPTH {
        let mut index = 0;
        let (x, y) = loop {
            let (x, y) = (item(call.vm, a, index), item(call.vm, b, index));
            let (Some(x), Some(y)) = (x, y) else {
                call.vm.charge(index);
                return Ok(holds(op, Some(x.is_some().cmp(&y.is_some()))));
            };
            if !equal(call, x, y)? {
                break (x, y);
            }
            index += 1;
        };
        call.vm.charge(index);
        match Nested::of(call.vm, x, y) {
            Some(pair) if !matches!(call.vm.heap.get(pair.a), Object::Dict(_)) => (a, b) = (pair.a, pair.b),
            _ => {
                let result = compare(call, op, x, y)?;
                return truth::truth(call, result);
            }
        }
    }
    Err(too_deep(call))
}
