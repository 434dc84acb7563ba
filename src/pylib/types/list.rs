//! `list`

use super::{built, method};
use crate::pylib::arguments::{self, Outcome, Parameters, absent, between, none, one};
use crate::pylib::functions::{plain, reverse_iterator, sort};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{compare, iterate, number, truth};
use crate::vm::{Addr, Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("list", "__new__", new),
    method("list", "__init__", init),
    method("list", "append", append),
    method("list", "extend", extend),
    method("list", "insert", insert),
    method("list", "remove", remove),
    method("list", "pop", pop),
    method("list", "clear", clear),
    method("list", "index", index),
    method("list", "count", count),
    method("list", "sort", sort_method),
    method("list", "reverse", reverse),
    method("list", "copy", copy),
    method("list", "__reversed__", reversed),
];

fn this(call: &mut Call<'_>, name: &str) -> Result<Addr, Interrupt> {
    arguments::receiver(call, "list", name, |object| matches!(object, Object::List(_)))
}

/// The class itself is filled at once; a subclass's instance by `__init__`.
fn new(call: &mut Call<'_>) -> Outcome {
    let class = built(call, "list")?;
    if call.vm.class(class).is_some_and(|class| !class.builtin) {
        let empty = call.vm.heap.list(Vec::new());
        return Ok(call.vm.wrap_native(class, empty));
    }
    let iterable = argument(call)?;
    let items = if iterable.is_nil() { Vec::new() } else { iterate::items(call, iterable)? };
    Ok(call.vm.heap.list(items))
}

fn argument(call: &mut Call<'_>) -> Outcome {
    arguments::no_keywords(call, "", "list")?;
    between(call, "list", "list", 0, 1)?;
    Ok(call.arg(1))
}

fn init(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "__init__")?;
    // `list(...)` itself has filled it.
    if call.arg(0) == Value::Object(at) {
        return Ok(Value::None);
    }
    let iterable = argument(call)?;
    let items = if iterable.is_nil() { Vec::new() } else { iterate::items(call, iterable)? };
    call.vm.heap.charge_bytes(items.len() * 16);
    *call.vm.heap.list_mut(at) = items;
    Ok(Value::None)
}

fn append(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "append")?;
    let value = one(call, "list", "append")?;
    call.vm.heap.list_push(at, value);
    Ok(Value::None)
}

fn extend(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "extend")?;
    let iterable = one(call, "list", "extend")?;
    let items = iterate::items(call, iterable)?;
    call.vm.check_size(call.vm.heap.list_items(at).len() + items.len())?;
    call.vm.charge(items.len());
    for item in items {
        call.vm.heap.list_push(at, item);
    }
    Ok(Value::None)
}

fn insert(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "insert")?;
    between(call, "list", "insert", 2, 2)?;
    let place = number::index_i64(call, call.arg(1))?;
    let value = call.arg(2);
    let len = call.vm.heap.list_items(at).len() as i64;
    let place = if place < 0 { (place + len).max(0) } else { place.min(len) };
    if place == len {
        call.vm.heap.list_push(at, value);
        return Ok(Value::None);
    }
    call.vm.charge((len - place) as usize);
    call.vm.heap.list_splice(at, place as usize, 0, vec![value]);
    Ok(Value::None)
}

/// The first position from `start` up to `stop` of an item equal to `value`.
fn find(
    call: &mut Call<'_>,
    at: Addr,
    value: Value,
    start: usize,
    stop: usize,
) -> Result<Option<usize>, Interrupt> {
    let mut place = start;
    // The list may change while a program's `__eq__` runs.
    while place < stop
        && let Some(&item) = call.vm.heap.list_items(at).get(place)
    {
        if compare::equal(call, item, value)? {
            call.vm.charge(place - start);
            return Ok(Some(place));
        }
        place += 1;
    }
    call.vm.charge(place - start);
    Ok(None)
}

fn remove(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "remove")?;
    let value = one(call, "list", "remove")?;
    let Some(place) = find(call, at, value, 0, usize::MAX)? else {
        return Err(call.error(classes::VALUE_ERROR, "list.remove(x): x not in list"));
    };
    if place < call.vm.heap.list_items(at).len() {
        call.vm.heap.list_splice(at, place, 1, Vec::new());
    }
    Ok(Value::None)
}

fn pop(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "pop")?;
    between(call, "list", "pop", 0, 1)?;
    let place = if call.arg(1).is_nil() { -1 } else { number::index_i64(call, call.arg(1))? };
    let len = call.vm.heap.list_items(at).len();
    if len == 0 {
        return Err(call.error(classes::INDEX_ERROR, "pop from empty list"));
    }
    let place = if place < 0 { place + len as i64 } else { place };
    if place < 0 || place >= len as i64 {
        return Err(call.error(classes::INDEX_ERROR, "pop index out of range"));
    }
    if place as usize == len - 1 {
        return Ok(call.vm.heap.list_pop(at).unwrap_or(Value::None));
    }
    let place = place as usize;
    call.vm.charge(len - place);
    let item = call.vm.heap.list_items(at)[place];
    call.vm.heap.list_splice(at, place, 1, Vec::new());
    Ok(item)
}

fn clear(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "clear")?;
    none(call, "list", "clear")?;
    call.vm.heap.list_mut(at).clear();
    Ok(Value::None)
}

/// `start` or `stop` of `index`, as a position.
pub fn bound(call: &mut Call<'_>, given: Value, len: usize, default: usize) -> Result<usize, Interrupt> {
    if given.is_nil() {
        return Ok(default);
    }
    let place = number::index_clipped(call, given)?;
    let place = if place < 0 { place.saturating_add(len as i64).max(0) } else { place };
    Ok(usize::try_from(place).unwrap_or(usize::MAX))
}

fn index(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "index")?;
    between(call, "list", "index", 1, 3)?;
    let len = call.vm.heap.list_items(at).len();
    let start = bound(call, call.arg(2), len, 0)?;
    let stop = bound(call, call.arg(3), len, usize::MAX)?;
    let value = call.arg(1);
    match find(call, at, value, start, stop)? {
        Some(place) => Ok(Value::Int(place as i64)),
        None => {
            let text = format!("{} is not in list", crate::vm::ops::text::repr(call, value)?);
            Err(call.error(classes::VALUE_ERROR, text))
        }
    }
}

fn count(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "count")?;
    let value = one(call, "list", "count")?;
    let mut found = 0;
    let mut place = 0;
    while let Some(next) = find(call, at, value, place, usize::MAX)? {
        found += 1;
        place = next + 1;
    }
    Ok(Value::Int(found))
}

fn sort_method(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "sort")?;
    if call.count() > 1 {
        return Err(call.type_error("sort() takes no positional arguments"));
    }
    let [key, reverse] =
        Parameters { name: "sort", owner: "list", names: ["key", "reverse"], required: 0, positional: 0 }
            .read(call)?;
    let reverse = !reverse.is_nil() && truth::truth(call, reverse)?;
    let items = call.vm.heap.list_items(at).to_vec();
    if absent(key) && items.iter().all(|&item| plain(call.vm, item)) {
        let items = sort(call, items, reverse)?;
        *call.vm.heap.list_mut(at) = items;
        return Ok(Value::None);
    }
    let key = if absent(key) { Value::None } else { key };
    let function = call.vm.library("_sort_list");
    Err(call.tail(function, &[Value::Object(at), key, Value::Bool(reverse)]))
}

fn reverse(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "reverse")?;
    none(call, "list", "reverse")?;
    call.vm.charge(call.vm.heap.list_items(at).len());
    call.vm.heap.list_mut(at).reverse();
    Ok(Value::None)
}

fn copy(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "copy")?;
    none(call, "list", "copy")?;
    let items = call.vm.heap.list_items(at).to_vec();
    call.vm.charge(items.len());
    Ok(call.vm.heap.list(items))
}

fn reversed(call: &mut Call<'_>) -> Outcome {
    let at = this(call, "__reversed__")?;
    Ok(reverse_iterator(call, Value::Object(at)).unwrap_or(Value::None))
}
