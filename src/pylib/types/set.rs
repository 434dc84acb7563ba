//! `set` and `frozenset`

use super::{built, method, wrap};
use crate::code::BinaryOp;
use crate::pylib::arguments::{self, Outcome, no_keywords, none, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{compare, iterate, lookup, sets};
use crate::vm::{Addr, Object, Set, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("set", "__new__", new_set),
    method("set", "__init__", init),
    method("set", "add", add),
    method("set", "discard", discard),
    method("set", "remove", remove),
    method("set", "pop", pop),
    method("set", "clear", clear),
    method("set", "update", update),
    method("set", "intersection_update", |call| change(call, "intersection_update", BinaryOp::BitAnd)),
    method("set", "difference_update", |call| change(call, "difference_update", BinaryOp::Subtract)),
    method("set", "symmetric_difference_update", |call| {
        change(call, "symmetric_difference_update", BinaryOp::BitXor)
    }),
    method("set", "union", union),
    method("set", "intersection", |call| algebra(call, "intersection", BinaryOp::BitAnd)),
    method("set", "difference", |call| algebra(call, "difference", BinaryOp::Subtract)),
    method("set", "symmetric_difference", |call| algebra(call, "symmetric_difference", BinaryOp::BitXor)),
    method("set", "issubset", issubset),
    method("set", "issuperset", issuperset),
    method("set", "isdisjoint", isdisjoint),
    method("set", "copy", copy),
    method("frozenset", "__new__", new_frozenset),
    method("frozenset", "union", union),
    method("frozenset", "intersection", |call| algebra(call, "intersection", BinaryOp::BitAnd)),
    method("frozenset", "difference", |call| algebra(call, "difference", BinaryOp::Subtract)),
    method("frozenset", "symmetric_difference", |call| {
        algebra(call, "symmetric_difference", BinaryOp::BitXor)
    }),
    method("frozenset", "issubset", issubset),
    method("frozenset", "issuperset", issuperset),
    method("frozenset", "isdisjoint", isdisjoint),
    method("frozenset", "copy", copy),
];

fn this(call: &mut Call<'_>, name: &str) -> Result<Addr, Interrupt> {
    arguments::receiver(call, "set", name, |object| matches!(object, Object::Set(_)))
}

/// `set` or `frozenset`, whichever the receiver is.
fn owner(call: &Call<'_>, at: Addr) -> &'static str {
    match call.vm.heap.get(at) {
        Object::Set(set) if set.frozen => "frozenset",
        _ => "set",
    }
}

fn alloc(call: &mut Call<'_>, set: Set) -> Value {
    Value::Object(call.vm.heap.alloc(Object::Set(Box::new(set))))
}

/// A copy of a set, or the set of any iterable's items.
fn set_of(call: &mut Call<'_>, iterable: Value, frozen: bool) -> Result<Set, Interrupt> {
    let mut set = Set::new(frozen);
    sets::extend(call, &mut set, iterable)?;
    Ok(set)
}

fn argument(call: &mut Call<'_>, owner: &str) -> Outcome {
    match call.arg(0).addr().filter(|&at| call.vm.class(at).is_some()) {
        Some(class) => arguments::no_keywords_unless_own(call, class, owner)?,
        None => no_keywords(call, "", owner)?,
    }
    let given = call.count() - 1;
    if given > 1 {
        return Err(call.type_error(format!("{owner} expected at most 1 argument, got {given}")));
    }
    Ok(call.arg(1))
}

/// The class itself is filled at once; a subclass's instance by `__init__`.
fn new_set(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "set")?;
    let subclass = call.vm.class(class).is_some_and(|class| !class.builtin);
    let iterable = if subclass { Value::Nil } else { argument(call, "set")? };
    let set = if iterable.is_nil() { Set::new(false) } else { set_of(call, iterable, false)? };
    let value = alloc(call, set);
    Ok(wrap(call, class, value))
}

fn init(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "__init__")?;
    if call.arg(0) == Value::Object(at) {
        return Ok(Value::None);
    }
    let iterable = argument(call, "set")?;
    let set = if iterable.is_nil() { Set::new(false) } else { set_of(call, iterable, false)? };
    sets::put(call, at, set);
    Ok(Value::None)
}

fn new_frozenset(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "frozenset")?;
    let iterable = argument(call, "frozenset")?;
    if class == classes::FROZENSET
        && matches!(call.vm.heap.of(iterable), Some(Object::Set(set)) if set.frozen)
    {
        return Ok(iterable);
    }
    let set = if iterable.is_nil() { Set::new(true) } else { set_of(call, iterable, true)? };
    let value = alloc(call, set);
    Ok(wrap(call, class, value))
}

fn add(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "add")?;
    let item = one(call, "set", "add")?;
    lookup::set_add(call, at, item)?;
    Ok(Value::None)
}

/// Removes an item; a set that is no key by itself is looked for as a frozenset.
fn take(call: &mut Call<'_>, at: Addr, item: Value) -> Result<bool, Interrupt> {
    if let Some(Object::Set(set)) = call.vm.heap.of(call.vm.unwrap(item))
        && !set.frozen
    {
        let frozen = sets::copy(set, true);
        let frozen = alloc(call, frozen);
        return lookup::set_remove(call, at, frozen);
    }
    lookup::set_remove(call, at, item)
}

fn discard(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "discard")?;
    let item = one(call, "set", "discard")?;
    take(call, at, item)?;
    Ok(Value::None)
}

fn remove(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "remove")?;
    let item = one(call, "set", "remove")?;
    if take(call, at, item)? {
        return Ok(Value::None);
    }
    Err(Interrupt::Raise(call.vm.exception(classes::KEY_ERROR, &[item])))
}

fn pop(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "pop")?;
    none(call, "set", "pop")?;
    if let Some(item) = call.vm.heap.set_pop(at) {
        return Ok(item);
    }
    let text = call.vm.heap.str("pop from an empty set");
    Err(Interrupt::Raise(call.vm.exception(classes::KEY_ERROR, &[text])))
}

fn clear(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "clear")?;
    none(call, "set", "clear")?;
    sets::put(call, at, Set::new(false));
    Ok(Value::None)
}

/// Adds the items of every further argument to `set`.
fn add_all(call: &mut Call<'_>, set: &mut Set) -> Result<(), Interrupt> {
    for at in 1..call.count() {
        sets::extend(call, set, call.arg(at))?;
    }
    Ok(())
}

fn update(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "update")?;
    no_keywords(call, "set", "update")?;
    let Object::Set(set) = call.vm.heap.get(at) else { return Ok(Value::None) };
    let mut set = (**set).clone();
    add_all(call, &mut set)?;
    sets::put(call, at, set);
    Ok(Value::None)
}

fn union(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "union")?;
    no_keywords(call, owner(call, at), "union")?;
    let Object::Set(set) = call.vm.heap.get(at) else { return Ok(Value::None) };
    let mut set = sets::copy(set, set.frozen);
    add_all(call, &mut set)?;
    Ok(alloc(call, set))
}

/// An argument as a set on the heap.
fn as_set(call: &mut Call<'_>, value: Value) -> Result<Addr, Interrupt> {
    if let Value::Object(at) = call.vm.unwrap(value)
        && matches!(call.vm.heap.get(at), Object::Set(_))
    {
        return Ok(at);
    }
    let set = set_of(call, value, false)?;
    Ok(call.vm.heap.alloc(Object::Set(Box::new(set))))
}

/// The receiver combined with every further argument in turn.
fn combined(call: &mut Call<'_>, name: &str, op: BinaryOp) -> Result<(Addr, Set), Interrupt> {
    let at = this(call, name)?;
    let owner = owner(call, at);
    if op == BinaryOp::BitXor {
        one(call, owner, name)?;
    }
    no_keywords(call, owner, name)?;
    let Object::Set(set) = call.vm.heap.get(at) else {
        return Err(Interrupt::Fault("a set was no set".into()));
    };
    let mut result = sets::copy(set, set.frozen);
    for argument in 1..call.count() {
        let other = as_set(call, call.arg(argument))?;
        let left = call.vm.heap.alloc(Object::Set(Box::new(result)));
        result = sets::combine(call, op, left, other)?;
    }
    Ok((at, result))
}

fn algebra(call: &mut Call<'_>, name: &str, op: BinaryOp) -> Outcome {
    let (_, set) = combined(call, name, op)?;
    Ok(alloc(call, set))
}

fn change(call: &mut Call<'_>, name: &str, op: BinaryOp) -> Outcome {
    let (at, set) = combined(call, name, op)?;
    sets::put(call, at, set);
    Ok(Value::None)
}

/// Whether every item of the set at `a` is in the set at `b`.
fn within(call: &mut Call<'_>, a: Addr, b: Addr) -> Outcome {
    use crate::code::CompareOp::LessEqual;
    compare::compare(call, LessEqual, Value::Object(a), Value::Object(b))
}

fn issubset(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "issubset")?;
    let other = one(call, owner(call, at), "issubset")?;
    let other = as_set(call, other)?;
    within(call, at, other)
}

fn issuperset(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "issuperset")?;
    let other = one(call, owner(call, at), "issuperset")?;
    let other = as_set(call, other)?;
    within(call, other, at)
}

fn isdisjoint(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "isdisjoint")?;
    let other = one(call, owner(call, at), "isdisjoint")?;
    for item in iterate::items(call, other)? {
        if lookup::set_find(call, at, item)?.1.is_some() {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn copy(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "copy")?;
    none(call, owner(call, at), "copy")?;
    match call.vm.heap.get(at) {
        Object::Set(set) if set.frozen => Ok(Value::Object(at)),
        Object::Set(set) => {
            let set = sets::copy(set, false);
            Ok(alloc(call, set))
        }
        _ => Ok(Value::None),
    }
}
