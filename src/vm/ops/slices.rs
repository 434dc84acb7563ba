//! Slices: which items they mean, and reading, assigning and deleting them.

use super::number::{self, Int};
use crate::vm::classes;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::{Addr, Value};

/// The items a slice means in a sequence of a certain length: `count` of them from `start` on, every `step`th.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    /// The first.
    pub start: i64,
    /// Where they end, as `slice.indices` gives it.
    pub stop: i64,
    /// From each to the next; never 0.
    pub step: i64,
    /// How many.
    pub count: usize,
}

impl Indices {
    /// The positions, in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..self.count as i64).map(move |at| (self.start + at * self.step) as usize)
    }
}

/// What `slice(parts)` means for `len` items.
pub fn resolve(call: &mut Call<'_>, parts: [Value; 3], len: usize) -> Result<Indices, Interrupt> {
    resolve_long(call, parts, len as i64)
}

/// The same for a length that memory need not hold: a range's. Then only `start`, `stop` and `step` count.
fn resolve_long(call: &mut Call<'_>, parts: [Value; 3], len: i64) -> Result<Indices, Interrupt> {
    let step = part(call, parts[2])?.unwrap_or(1).max(-i64::MAX);
    if step == 0 {
        return Err(call.error(classes::VALUE_ERROR, "slice step cannot be zero"));
    }
    let start = part(call, parts[0])?;
    let stop = part(call, parts[1])?;
    let down = step < 0;
    let (lowest, highest) = if down { (-1, len - 1) } else { (0, len) };
    let clip = |at: i64| (if at < 0 { at.saturating_add(len) } else { at }).clamp(lowest, highest);
    let start = start.map_or(if down { highest } else { lowest }, clip);
    let stop = stop.map_or(if down { lowest } else { highest }, clip);
    let count = super::items::range_len(start, stop, step) as usize;
    Ok(Indices { start, stop, step, count })
}

fn part(call: &mut Call<'_>, v: Value) -> Result<Option<i64>, Interrupt> {
    match v {
        Value::None | Value::Nil => return Ok(None),
        Value::Int(int) => return Ok(Some(int)),
        _ => {}
    }
    let Some(int) = number::try_index(call, v)? else {
        return Err(call.type_error("slice indices must be integers or None or have an __index__ method"));
    };
    Ok(Some(match number::int(call.vm, int) {
        Some(Int::Small(int)) => int,
        Some(big) if big.is_negative() => i64::MIN,
        _ => i64::MAX,
    }))
}

/// `sequence[slice]`; nothing for what cannot be sliced.
pub(super) fn get(call: &mut Call<'_>, at: Addr, parts: [Value; 3]) -> Result<Option<Value>, Interrupt> {
    if let Object::Range(range) = call.vm.heap.get(at) {
        let range = **range;
        return slice_of_range(call, range, parts).map(Some);
    }
    let Some(len) = super::truth::fast_len(call.vm, Value::Object(at)) else { return Ok(None) };
    let indices = resolve(call, parts, len)?;
    call.vm.charge(indices.count);
    let pick = |items: &[Value]| -> Vec<Value> {
        match indices {
            Indices { start, step: 1, count, .. } => {
                let start = start as usize;
                items.get(start..start + count).unwrap_or_default().to_vec()
            }
            _ => indices.iter().filter_map(|at| items.get(at).copied()).collect(),
        }
    };
    Ok(Some(match call.vm.heap.get(at) {
        Object::List(items) => {
            let items = pick(items);
            call.vm.heap.list_exact(items)
        }
        Object::Tuple(_) if indices.count == len && indices.step == 1 => Value::Object(at),
        Object::Tuple(items) => {
            let items = pick(items);
            call.vm.heap.tuple(items)
        }
        Object::Bytes(_) if indices.count == len && indices.step == 1 => Value::Object(at),
        Object::Bytes(bytes) => {
            let bytes = indices.iter().filter_map(|at| bytes.get(at).copied()).collect();
            Value::Object(call.vm.heap.alloc(Object::Bytes(Box::new(bytes))))
        }
        Object::ByteArray(bytes) => {
            let bytes = indices.iter().filter_map(|at| bytes.get(at).copied()).collect();
            Value::Object(call.vm.heap.alloc(Object::ByteArray(Box::new(bytes))))
        }
        Object::Str(_) if indices.count == len && indices.step == 1 => Value::Object(at),
        Object::Str(text) => {
            let ascii = text.text.len() == text.chars as usize;
            let result: String = match indices {
                Indices { start, step: 1, count, .. } if ascii => {
                    text.text.get(start as usize..start as usize + count).unwrap_or_default().into()
                }
                Indices { start, step: 1, count, .. } => {
                    text.text.chars().skip(start as usize).take(count).collect()
                }
                _ if ascii => {
                    let bytes = text.text.as_bytes();
                    indices.iter().filter_map(|at| bytes.get(at)).map(|&byte| byte as char).collect()
                }
                _ => {
                    let chars: Vec<char> = text.text.chars().collect();
                    indices.iter().filter_map(|at| chars.get(at)).collect()
                }
            };
            call.vm.heap.str(result)
        }
        _ => return Ok(None),
    }))
}

/// A range of every so many of a range's numbers.
fn slice_of_range(
    call: &mut Call<'_>,
    range: (i64, i64, i64),
    parts: [Value; 3],
) -> Result<Value, Interrupt> {
    let (first, last, step) = range;
    let Ok(len) = i64::try_from(super::items::range_len(first, last, step)) else {
        return Err(call.error(classes::OVERFLOW_ERROR, "Python int too large to convert to C ssize_t"));
    };
    let indices = resolve_long(call, parts, len)?;
    let place = |at: i64| first.saturating_add(at.saturating_mul(step));
    let new = (place(indices.start), place(indices.stop), step.saturating_mul(indices.step));
    Ok(Value::Object(call.vm.heap.alloc(Object::Range(Box::new(new)))))
}

/// `list[slice] = value`
pub(super) fn set(call: &mut Call<'_>, at: Addr, parts: [Value; 3], value: Value) -> Result<(), Interrupt> {
    if !super::iterate::is_iterable(call.vm, value) {
        return Err(call.type_error("must assign iterable to extended slice"));
    }
    let items = super::iterate::items(call, value)?;
    let indices = resolve(call, parts, call.vm.heap.list_items(at).len())?;
    call.vm.charge(items.len());
    if indices.step == 1 {
        call.vm.heap.list_splice(at, indices.start as usize, indices.count, items);
        return Ok(());
    }
    if items.len() != indices.count {
        let text = format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            items.len(),
            indices.count
        );
        return Err(call.error(classes::VALUE_ERROR, text));
    }
    let list = call.vm.heap.list_mut(at);
    for (place, item) in indices.iter().zip(items) {
        if let Some(slot) = list.get_mut(place) {
            *slot = item;
        }
    }
    Ok(())
}

/// `del list[slice]`
pub(super) fn delete(call: &mut Call<'_>, at: Addr, parts: [Value; 3]) -> Result<(), Interrupt> {
    let len = call.vm.heap.list_items(at).len();
    let indices = resolve(call, parts, len)?;
    if indices.count == 0 {
        return Ok(());
    }
    call.vm.charge(len);
    if indices.step == 1 {
        call.vm.heap.list_splice(at, indices.start as usize, indices.count, Vec::new());
        return Ok(());
    }
    let list = call.vm.heap.list_mut(at);
    let mut gone = vec![false; list.len()];
    for place in indices.iter() {
        if let Some(gone) = gone.get_mut(place) {
            *gone = true;
        }
    }
    let mut place = 0;
    list.retain(|_| {
        place += 1;
        !gone[place - 1]
    });
    Ok(())
}
