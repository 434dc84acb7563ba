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
            let (_, present) = ops::lookup::dict_find(call, dict, key)?;
            if present.is_some() {
                let text = ops::text::str(call, key)?;
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

/// `_PyObject_FunctionStr`: what a call's messages name the callee.
pub(crate) fn callee_name(call: &mut Call<'_>, callee: Value) -> Result<String, Interrupt> {
    // A class statement's bases stand where its callee would.
    if let Some(Object::Tuple(_)) = call.vm.heap.of(callee) {
        return Ok("__build_class__()".to_owned());
    }
    let [module, name] = ["__module__", "__qualname__"].map(|name| Value::Object(call.vm.heap.intern(name)));
    let name = call.get_attribute_or_nil(callee, name)?;
    let Some(name) = call.vm.heap.text(name).map(str::to_string) else {
        return ops::text::str(call, callee);
    };
    let module = call.get_attribute_or_nil(callee, module)?;
    Ok(match call.vm.heap.text(module) {
        Some(module) if module != "builtins" => format!("{module}.{name}()"),
        _ => format!("{name}()"),
    })
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
