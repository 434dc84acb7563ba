//! What stands among a class statement's bases and is no class (PEP 560): `Generic[T]`, `list[int]`.

use super::native::{Call, Interrupt};
use super::object::Object;
use super::value::Value;

/// The bases with what `__mro_entries__` puts in the place of those that are no classes. Where that changes them, the
/// namespace gets the tuple as written as `__orig_bases__`.
pub(crate) fn resolved(call: &mut Call<'_>, bases: Value, namespace: Value) -> Result<Value, Interrupt> {
    let written = match call.vm.heap.of(bases) {
        Some(Object::Tuple(bases)) => bases.to_vec(),
        _ => return Ok(bases),
    };
    let is_class = |call: &Call<'_>, base: Value| matches!(call.vm.heap.of(base), Some(Object::Class(_)));
    if written.iter().all(|&base| is_class(call, base)) {
        return Ok(bases);
    }
    let name = Value::Object(call.vm.heap.intern("__mro_entries__"));
    let mut found = Vec::new();
    let mut changed = false;
    for &base in &written {
        let method = if is_class(call, base) { Value::Nil } else { call.get_attribute_or_nil(base, name)? };
        if method.is_nil() {
            found.push(base);
            continue;
        }
        let entries = call.ask(method, &[bases])?;
        match call.vm.heap.of(entries) {
            Some(Object::Tuple(entries)) => found.extend(entries.iter().copied()),
            _ => return Err(call.type_error("__mro_entries__ must return a tuple")),
        }
        changed = true;
    }
    if !changed {
        return Ok(bases);
    }
    if let Value::Object(dict) = call.vm.unwrap(namespace)
        && matches!(call.vm.heap.get(dict), Object::Dict(_))
    {
        let key = call.vm.heap.intern("__orig_bases__");
        call.vm.heap.dict_set_name(dict, key, bases);
    }
    let found = call.vm.heap.tuple(found);
    Ok(call.keep(found))
}

/// The name of the module whose code, the library's left aside, runs: where a type parameter says it is from.
pub(crate) fn caller_module(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let vm = &mut *call.vm;
    let seen = |frame: &&super::frame::Frame| {
        frame.kind == super::frame::FrameKind::Python && !vm.code(frame.code).is_library()
    };
    let globals = vm.frames.iter().rev().find(seen).map(|frame| frame.globals);
    let name = vm.heap.intern("__name__");
    Ok(globals.and_then(|globals| vm.heap.dict_get_name(globals, name)).unwrap_or(Value::None))
}
