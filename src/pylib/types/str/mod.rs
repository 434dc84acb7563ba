//! `str`

mod case;
mod find;
mod forms;
mod kinds;
mod split;

pub use case::METHODS as CASE;
pub use find::METHODS as FIND;
pub use forms::METHODS as FORMS;
pub use kinds::METHODS as KINDS;
pub use split::METHODS as SPLIT;

use super::method;
use crate::pylib::arguments::{self, Outcome};
use crate::vm::native::{Call, Interrupt};
use crate::vm::{Object, Value};

/// The receiver's text.
fn this(call: &mut Call<'_>, name: &str) -> Result<String, Interrupt> {
    let at = arguments::receiver(call, "str", name, |object| matches!(object, Object::Str(_)))?;
    let text = call.vm.heap.name(at).to_string();
    call.vm.charge(text.len());
    Ok(text)
}

/// The receiver's text, for a method without arguments.
fn alone(call: &mut Call<'_>, name: &str) -> Result<String, Interrupt> {
    let text = this(call, name)?;
    arguments::none(call, "str", name)?;
    Ok(text)
}

/// A str argument; `what` starts the message that says it is none: `startswith first arg`.
fn text_argument(call: &mut Call<'_>, value: Value, name: &str, place: usize) -> Result<String, Interrupt> {
    match arguments::text(call, value) {
        Some(text) => Ok(text),
        None => {
            let place = if place == 0 { "argument".to_string() } else { format!("argument {place}") };
            let kind = none_or_type(call, value);
            Err(call.type_error(format!("{name}() {place} must be str, not {kind}")))
        }
    }
}

/// A value's type as `_PyArg_BadArgument` names it.
fn none_or_type(call: &Call<'_>, value: Value) -> String {
    match value {
        Value::None => "None".to_string(),
        _ => call.vm.type_name(value).to_string(),
    }
}

fn str(call: &mut Call<'_>, text: impl Into<Box<str>>) -> Outcome {
    let text = text.into();
    call.vm.check_size(text.len())?;
    Ok(call.vm.heap.str(text))
}
