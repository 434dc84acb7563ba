//! Reading a native's arguments, with CPython's messages (`Python/getargs.c`).
//!
//! Everywhere `owner` is the class's name for a method and empty for a function; a method's receiver does not count.

use crate::vm::native::{Call, Interrupt};
use crate::vm::{Addr, Object, Value};

/// What a native gives.
pub type Outcome = Result<Value, Interrupt>;

fn receivers(owner: &str) -> usize {
    usize::from(!owner.is_empty())
}

fn full_name(owner: &str, name: &str) -> String {
    if owner.is_empty() { name.to_string() } else { format!("{owner}.{name}") }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// No names are allowed.
pub fn no_keywords(call: &mut Call<'_>, owner: &str, name: &str) -> Result<(), Interrupt> {
    if call.names.is_empty() {
        return Ok(());
    }
    let text = format!("{}() takes no keyword arguments", full_name(owner, name));
    Err(call.type_error(text))
}

/// As `no_keywords` for a constructor: a subclass with an `__init__` of its own may be given names for that.
pub fn no_keywords_unless_own(call: &mut Call<'_>, class: Addr, name: &str) -> Result<(), Interrupt> {
    if matches!(call.vm.find_in_class(class, "__init__"), Some(Value::Object(_))) {
        return Ok(());
    }
    no_keywords(call, "", name)
}

/// A constructor's positional arguments: `float expected at most 1 argument, got 2`.
pub fn at_most(call: &mut Call<'_>, name: &str, most: usize) -> Result<(), Interrupt> {
    let given = call.count().saturating_sub(1);
    if given <= most {
        return Ok(());
    }
    let text = format!("{name} expected at most {most} argument{}, got {given}", plural(most));
    Err(call.type_error(text))
}

/// `METH_NOARGS`
pub fn none(call: &mut Call<'_>, owner: &str, name: &str) -> Result<(), Interrupt> {
    no_keywords(call, owner, name)?;
    let given = call.count() - receivers(owner).min(call.count());
    if given == 0 {
        return Ok(());
    }
    let text = format!("{}() takes no arguments ({given} given)", full_name(owner, name));
    Err(call.type_error(text))
}

/// `METH_O`
pub fn one(call: &mut Call<'_>, owner: &str, name: &str) -> Outcome {
    no_keywords(call, owner, name)?;
    let first = receivers(owner);
    let given = call.count() - first.min(call.count());
    if given == 1 {
        return Ok(call.arg(first));
    }
    let text = format!("{}() takes exactly one argument ({given} given)", full_name(owner, name));
    Err(call.type_error(text))
}

/// From `least` to `most` positional arguments (`_PyArg_CheckPositional`).
pub fn between(
    call: &mut Call<'_>,
    owner: &str,
    name: &str,
    least: usize,
    most: usize,
) -> Result<(), Interrupt> {
    no_keywords(call, owner, name)?;
    let given = call.count() - receivers(owner).min(call.count());
    if given < least {
        let how = if least == most { "" } else { "at least " };
        let text = format!("{name} expected {how}{least} argument{}, got {given}", plural(least));
        return Err(call.type_error(text));
    }
    if given > most {
        let how = if least == most { "" } else { "at most " };
        let text = format!("{name} expected {how}{most} argument{}, got {given}", plural(most));
        return Err(call.type_error(text));
    }
    Ok(())
}

/// What may have been meant by a name that is none of these.
pub fn keyword_hint(wrong: &str, names: &[&str]) -> String {
    match crate::vm::suggest::closest(wrong, names.iter().copied().filter(|name| !name.is_empty())) {
        Some(name) => format!(". Did you mean '{name}'?"),
        None => String::new(),
    }
}

/// The parameters of a function that takes keywords (`_PyArg_UnpackKeywords`).
pub struct Parameters<'a, const N: usize> {
    /// `sorted`
    pub name: &'a str,
    /// The class it is a method of, or nothing.
    pub owner: &'a str,
    /// Names in order; an empty one is positional only.
    pub names: [&'a str; N],
    /// How many of them must be given.
    pub required: usize,
    /// How many of them may be given by position.
    pub positional: usize,
}

impl<const N: usize> Parameters<'_, N> {
    /// The values, nil where not given.
    pub fn read(&self, call: &mut Call<'_>) -> Result<[Value; N], Interrupt> {
        let first = receivers(self.owner);
        let given = call.count() - first.min(call.count());
        let total = given + call.names.len();
        let name = self.name;
        if total > N {
            let how = if self.required == N { "exactly" } else { "at most" };
            let kind = if given == 0 { "keyword " } else { "" };
            let text = format!("{name}() takes {how} {N} {kind}argument{} ({total} given)", plural(N));
            return Err(call.type_error(text));
        }
        if given > self.positional {
            let text = match self.positional {
                0 => format!("{name}() takes no positional arguments"),
                most => {
                    let how = if self.required < most { "at most" } else { "exactly" };
                    format!("{name}() takes {how} {most} positional argument{} ({given} given)", plural(most))
                }
            };
            return Err(call.type_error(text));
        }
        let mut values = [Value::Nil; N];
        for (at, value) in values.iter_mut().enumerate().take(given) {
            *value = call.arg(first + at);
        }
        let alone = self.names.iter().take(self.required).filter(|name| name.is_empty()).count();
        if given < alone {
            let how = if self.required == self.positional { "exactly" } else { "at least" };
            let text =
                format!("{name}() takes {how} {alone} positional argument{} ({given} given)", plural(alone));
            return Err(call.type_error(text));
        }
        for at in 0..call.names.len() {
            let key = call.vm.heap.text(call.names[at]).unwrap_or("").to_string();
            let value = call.arguments[call.count() + at];
            match self.names.iter().position(|name| !name.is_empty() && *name == key) {
                Some(place) if place < given => {
                    let text =
                        format!("argument for {name}() given by name ('{key}') and position ({})", place + 1);
                    return Err(call.type_error(text));
                }
                Some(place) => values[place] = value,
                None => {
                    let hint = keyword_hint(&key, &self.names);
                    let text = format!("{name}() got an unexpected keyword argument '{key}'{hint}");
                    return Err(call.type_error(text));
                }
            }
        }
        if let Some(place) = values[..self.required.min(N)].iter().position(|value| value.is_nil()) {
            let text =
                format!("{name}() missing required argument '{}' (pos {})", self.names[place], place + 1);
            return Err(call.type_error(text));
        }
        Ok(values)
    }
}

/// The receiver of a method, taken out of a subclass's instance, if `fits` accepts it.
pub fn receiver(
    call: &mut Call<'_>,
    owner: &str,
    name: &str,
    fits: fn(&Object) -> bool,
) -> Result<Addr, Interrupt> {
    if call.count() == 0 {
        let text = format!("unbound method {owner}.{name}() needs an argument");
        return Err(call.type_error(text));
    }
    let this = call.arg(0);
    if let Value::Object(at) = call.vm.unwrap(this)
        && fits(call.vm.heap.get(at))
    {
        return Ok(at);
    }
    Err(wrong_receiver(call, owner, name))
}

/// A method was called on something of another class.
pub fn wrong_receiver(call: &mut Call<'_>, owner: &str, name: &str) -> Interrupt {
    let given = call.vm.type_name(call.arg(0)).to_string();
    let text = if name.starts_with("__") {
        format!("descriptor '{name}' requires a '{owner}' object but received a '{given}'")
    } else {
        format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object")
    };
    call.type_error(text)
}

/// An argument that must be a str: `join() argument must be str, not int`-like messages are the caller's.
pub fn text(call: &Call<'_>, value: Value) -> Option<String> {
    call.vm.heap.text(value).map(str::to_string)
}

/// Whether an optional argument was left out, or None was given for it.
pub fn absent(value: Value) -> bool {
    matches!(value, Value::Nil | Value::None)
}
