//! `{**mapping}` and `f(**mapping)`.

use super::classes;
use super::native::{Call, Interrupt};
use super::object::Object;
use super::ops;
use super::value::Value;

/// Adds a mapping's entries to a dict. Arguments: the dict, the mapping, and for a call the callee (nil otherwise).
pub(crate) fn update_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (Value::Object(dict), source, callee) = (call.arg(0), call.arg(1), call.arg(2)) else {
        return Ok(Value::None);
    };
    let pairs = match pairs(call, source)? {
        Some(pairs) => pairs,
        None => {
            let kind = call.vm.type_name(source).to_string();
            let message = if callee.is_nil() {
                format!("'{kind}' object is not a mapping")
            } else {
                format!("{} argument after ** must be a mapping, not {kind}", callee_name(call, callee)?)
            };
            return Err(call.type_error(message));
        }
    };
    for (key, value) in pairs {
        if !callee.is_nil() {
            let Some(text) = call.vm.heap.text(key).map(str::to_string) else {
                return Err(call.type_error("keywords must be strings"));
            };
            let (_, present) = ops::lookup::dict_find(call, dict, key)?;
            if present.is_some() {
                let message = format!(
                    "{} got multiple values for keyword argument '{text}'",
                    callee_name(call, callee)?
                );
                return Err(call.error(classes::TYPE_ERROR, message));
            }
        }
        ops::lookup::dict_set(call, dict, key, value)?;
    }
    Ok(Value::None)
}

fn callee_name(call: &mut Call<'_>, callee: Value) -> Result<String, Interrupt> {
    let module = match call.vm.heap.of(callee) {
        Some(Object::Function(function)) => {
            let module = call.vm.heap.text(function.module).unwrap_or("").to_string();
            let name = call.vm.heap.text(function.qualified_name).unwrap_or("").to_string();
            return Ok(format!("{module}.{name}()"));
        }
        Some(Object::BoundMethod(both)) => return callee_name(call, both.0),
        _ => ops::text::str(call, callee)?,
    };
    Ok(format!("{module}()"))
}

/// The entries of a mapping; `None` where it is none.
fn pairs(call: &mut Call<'_>, source: Value) -> Result<Option<Vec<(Value, Value)>>, Interrupt> {
    let inner = call.vm.unwrap(source);
    if let Some(Object::Dict(dict)) = call.vm.heap.of(inner) {
        return Ok(Some(dict.iter().map(|entry| (entry.key, entry.value)).collect()));
    }
    let Some(keys) = call.vm.type_method(source, "keys") else { return Ok(None) };
    let keys = call.ask(keys, &[])?;
    let keys = call.keep(keys);
    let mut pairs = Vec::new();
    for key in ops::iterate::items(call, keys)? {
        let value = ops::items::get_item(call, source, key)?;
        pairs.push((key, value));
    }
    Ok(Some(pairs))
}
