//! The built-in classes: constructors and methods.

mod bytes;
mod code;
mod complex;
mod descriptors;
mod dict;
mod exception;
mod float;
mod frames;
mod int;
mod iterators;
mod list;
mod object;
mod protocol;
mod proxy;
mod range;
mod set;
mod str;
mod tuple;
mod views;

use crate::vm::native::{Call, Interrupt, NativeDef, NativeFn};
use crate::vm::{Addr, Value, classes};

/// All methods but the special ones that many classes share.
pub const TABLES: &[&[NativeDef]] = &[
    bytes::METHODS[0],
    bytes::METHODS[1],
    code::METHODS,
    complex::METHODS,
    descriptors::METHODS,
    dict::METHODS,
    exception::METHODS,
    float::METHODS,
    frames::METHODS,
    int::METHODS,
    iterators::METHODS,
    list::METHODS,
    object::METHODS,
    proxy::METHODS,
    range::METHODS,
    set::METHODS,
    str::CASE,
    str::FIND,
    str::FORMS,
    str::KINDS,
    str::SPLIT,
    tuple::METHODS,
    views::METHODS,
];

/// Special methods shared by many classes.
pub fn shared() -> impl Iterator<Item = NativeDef> {
    let bytes = ["bytes", "bytearray"].map(|owner| (owner, bytes::SHARED));
    protocol::GROUPS.iter().copied().chain(bytes).flat_map(|(owner, groups)| {
        groups.iter().flat_map(|group| group.iter().map(|(name, run)| NativeDef { name, owner, run: *run }))
    })
}

/// A row of a table of methods.
const fn method(owner: &'static str, name: &'static str, run: NativeFn) -> NativeDef {
    NativeDef { name, owner, run }
}

/// The class that `__new__` is to make an instance of.
fn built(call: &mut Call<'_>, owner: &str) -> Result<Addr, Interrupt> {
    let class = call.arg(0);
    let Some(at) = class.addr().filter(|&at| call.vm.class(at).is_some()) else {
        let text = if class.is_nil() {
            format!("{owner}.__new__(): not enough arguments")
        } else {
            format!("{owner}.__new__(X): X is not a type object ({})", call.vm.type_name(class))
        };
        return Err(call.type_error(text));
    };
    let fits = call.vm.class(at).is_some_and(|class| {
        class.mro.iter().any(|&ancestor| ancestor != classes::OBJECT && call.vm.class_name(ancestor) == owner)
    });
    if fits {
        return Ok(at);
    }
    let name = call.vm.class_name(at).to_string();
    let text = format!("{owner}.__new__({name}): {name} is not a subtype of {owner}");
    Err(call.type_error(text))
}

/// A value made by `__new__`, as an instance of the class it was asked for.
fn wrap(call: &mut Call<'_>, class: Addr, value: Value) -> Value {
    call.vm.wrap_native(class, value)
}
