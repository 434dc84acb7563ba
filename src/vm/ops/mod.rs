//! What Python's operators do with values.
//!
//! Everything here may be run again from its start after an `ask`, so nothing is changed before the last one. Fast
//! paths for exact built-ins come first; methods are looked up only where a class of the program may define them.

pub mod arithmetic;
pub mod braces;
pub mod bytes;
pub mod compare;
mod complex;
mod concat;
pub mod format;
pub mod hash;
mod integer;
pub mod items;
pub mod iterate;
pub mod lookup;
mod nested;
pub mod number;
mod numeric;
pub mod percent;
pub mod quote;
mod repr;
pub mod sets;
pub mod slices;
pub mod spec;
pub mod text;
pub mod truth;

#[cfg(test)]
mod tests;

use super::classes;
use super::machine::Machine;
use super::native::{Call, Interrupt, Request};
use super::object::Object;
use super::value::{Addr, Value};

/// A special method that a class of the program gives a value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Method {
    /// As it is in the class.
    pub found: Value,
    this: Value,
    name: &'static str,
}

impl Method {
    /// Calls it.
    pub fn ask(self, call: &mut Call<'_>, arguments: &[Value]) -> Result<Value, Interrupt> {
        let request = self.request(call, arguments);
        call.ask_request(request)
    }

    /// Calls it; an exception is an answer too.
    pub fn ask_or_error(
        self,
        call: &mut Call<'_>,
        arguments: &[Value],
    ) -> Result<Result<Value, Value>, Interrupt> {
        let request = self.request(call, arguments);
        call.ask_or_error(request.callee, &request.arguments)
    }

    fn request(self, call: &mut Call<'_>, arguments: &[Value]) -> Request {
        // A built-in function is no descriptor: it is not given the object.
        let is_function = matches!(self.found, Value::Native(id) if call.vm.native(id).owner.is_empty());
        let plain = matches!(self.found, Value::Native(_))
            || matches!(call.vm.heap.of(self.found), Some(Object::Function(_)));
        let mut request = Request::default();
        if plain {
            request.callee = self.found;
            if !is_function {
                request.arguments.push(self.this);
            }
        } else {
            request.callee = call.vm.type_method(self.this, self.name).unwrap_or(self.found);
        }
        request.arguments.extend_from_slice(arguments);
        request
    }
}

/// The class of a value whose special methods may be a program's.
#[inline]
pub(crate) fn open_class(vm: &Machine, v: Value) -> Option<Addr> {
    let (class, plain) = match vm.heap.of(v)? {
        Object::Instance(instance) => (instance.class, true),
        Object::Exception(exception) => (exception.class, false),
        Object::Class(class) => (class.metaclass, false),
        _ => return None,
    };
    // Built-in exceptions and classes have nothing of their own.
    let builtin = || matches!(vm.heap.get(class), Object::Class(class) if class.builtin);
    (class != classes::OBJECT && (plain || !builtin())).then_some(class)
}

/// The special method `name` of `v`, where a class of the program gives it one. A built-in type's own method is not
/// one: its callers do what it does.
#[inline]
pub(crate) fn method(vm: &Machine, v: Value, name: &'static str) -> Option<Method> {
    let class = open_class(vm, v)?;
    let found = vm.find_in_class(class, name)?;
    if let Value::Native(id) = found {
        let inside = matches!(vm.heap.of(v), Some(Object::Instance(instance)) if instance.native.is_nil());
        let given = || vm.heap.interned(name).is_some_and(|name| vm.is_assigned(class, name));
        if (!inside || vm.native(id).owner == "object") && !given() {
            return None;
        }
    }
    Some(Method { found, this: v, name })
}

/// A class's `builtin` name in quotes, for messages: `'int'`.
pub(crate) fn quoted_type(vm: &Machine, v: Value) -> String {
    format!("'{}'", vm.type_name(v))
}

/// An operator that takes too long or makes too much.
pub(crate) fn too_large_int() -> Interrupt {
    Interrupt::Limit("an integer would have become too large".into())
}
