//! `mappingproxy`: a mapping to be read only.

use super::{built, dict, method};
use crate::pylib::arguments::{Outcome, one};
use crate::vm::native::{Call, NativeDef};
use crate::vm::{Object, Value};

pub const METHODS: &[NativeDef] = &[
    method("mappingproxy", "__new__", new),
    method("mappingproxy", "__getitem__", dict::get_item),
    method("mappingproxy", "__reversed__", dict::reversed),
    method("mappingproxy", "get", dict::get),
    method("mappingproxy", "copy", dict::copy),
    method("mappingproxy", "keys", dict::keys),
    method("mappingproxy", "values", dict::values),
    method("mappingproxy", "items", dict::items),
];

fn new(call: &mut Call<'_>) -> Outcome {
    built(call, "mappingproxy")?;
    let mapping = one(call, "mappingproxy", "mappingproxy")?;
    if !matches!(call.vm.heap.of(call.vm.unwrap(mapping)), Some(Object::Dict(_))) {
        let text = format!("mappingproxy() argument must be a mapping, not {}", call.vm.type_name(mapping));
        return Err(call.type_error(text));
    }
    Ok(Value::Object(call.vm.heap.alloc(Object::Proxy(mapping))))
}
