//! What `weakref` and `gc` need of the machine: watching an object without holding it.

use crate::pylib::arguments::Outcome;
use crate::vm::native::{Call, NativeDef};
use crate::vm::{Addr, Value};

/// Functions of `weakref`. A token is an object's address, which holds nothing; a reference's is taken away when its
/// object is gone.
pub const WEAKREF: &[NativeDef] = &[
    NativeDef { name: "_referent", owner: "", run: referent },
    NativeDef { name: "_references", owner: "", run: references },
    NativeDef { name: "_watch", owner: "", run: watch },
];

/// Functions of `gc`.
pub const GC: &[NativeDef] = &[NativeDef { name: "_next_gone", owner: "", run: next_gone }];

/// `_watch(object, reference)`: a token for `_referent`.
fn watch(call: &mut Call<'_>) -> Outcome {
    let (object, reference) = (call.arg(0), call.arg(1));
    call.vm.watch(object, reference);
    Ok(object.addr().map_or(Value::None, |at| Value::Int(i64::from(at.0))))
}

fn referent(call: &mut Call<'_>) -> Outcome {
    Ok(match call.arg(0) {
        Value::Int(at) => u32::try_from(at).map_or(Value::None, |at| Value::Object(Addr(at))),
        _ => Value::None,
    })
}

fn references(call: &mut Call<'_>) -> Outcome {
    let found = call.vm.references_to(call.arg(0));
    Ok(call.vm.heap.list(found))
}

/// What is to be called for what is gone, cycles included: a tuple of tuples, each a function and its arguments.
fn next_gone(call: &mut Call<'_>) -> Outcome {
    let gone = call.vm.next_gone(true, false);
    Ok(call.vm.heap.tuple(gone))
}
