//! Binding arguments to parameters, with CPython's messages (`Python/ceval.c`: `initialize_locals`).

use super::classes;
use super::code::LoadedCode;
use super::machine::Machine;
use super::native::Interrupt;
use super::object::{Function, Object};
use super::value::{Addr, Value};
use smallvec::SmallVec;

/// Parameters with their values, in register order.
pub(crate) struct Bound {
    /// The values.
    pub values: SmallVec<[Value; 8]>,
    /// Bit n: parameter n got its default.
    pub defaulted: u64,
}

impl Machine {
    fn function(&self, at: Addr) -> Option<&Function> {
        match self.heap.get(at) {
            Object::Function(function) => Some(function),
            _ => None,
        }
    }

    /// `__qualname__`, as messages show it.
    fn shown_name(&self, at: Addr) -> String {
        let name = self.function(at).and_then(|function| self.heap.text(function.qualified_name));
        name.unwrap_or_default().to_string()
    }

    /// Binds `arguments` (the last ones named by `names`) to the parameters of the function at `at`.
    pub(crate) fn bind(
        &mut self,
        at: Addr,
        loaded: &LoadedCode,
        arguments: &[Value],
        names: &[Value],
    ) -> Result<Bound, Interrupt> {
        let code = &loaded.code;
        let positional = usize::from(code.positional);
        let plain = positional + usize::from(code.keyword_only);
        let given = arguments.len() - names.len();
        let mut values: SmallVec<[Value; 8]> = SmallVec::from_elem(Value::Nil, plain);
        let direct = given.min(positional);
        values[..direct].copy_from_slice(&arguments[..direct]);

        let mut extra_names: Vec<(Value, Value)> = Vec::new();
        for (at_name, &name) in names.iter().enumerate() {
            let value = arguments[given + at_name];
            let text = self.heap.text(name).unwrap_or("").to_string();
            let from = usize::from(code.positional_only);
            match (from..plain).find(|&slot| code.slots[slot].name == text) {
                Some(slot) if !values[slot].is_nil() => {
                    let name = self.shown_name(at);
                    let message = format!("{name}() got multiple values for argument '{text}'");
                    return Err(self.error(classes::TYPE_ERROR, &message));
                }
                Some(slot) => values[slot] = value,
                None if code.flags.var_keyword => extra_names.push((name, value)),
                None => return Err(self.unexpected_keyword(at, loaded, names, &text)),
            }
        }
        if given > positional && !code.flags.var_positional {
            return Err(self.too_many(at, loaded, given, &values));
        }
        let mut defaulted = 0;
        self.fill_defaults(at, loaded, &mut values, &mut defaulted);
        self.check_missing(at, loaded, &values)?;
        if code.flags.var_positional {
            let rest = arguments.get(positional..given).unwrap_or(&[]);
            values.push(self.heap.tuple(rest));
        }
        if code.flags.var_keyword {
            let dict = self.heap.alloc(Object::Dict(Box::default()));
            for (name, value) in extra_names {
                if let Some(name) = name.addr() {
                    self.heap.dict_set_name(dict, name, value);
                }
            }
            values.push(Value::Object(dict));
        }
        Ok(Bound { values, defaulted })
    }

    fn fill_defaults(&self, at: Addr, loaded: &LoadedCode, values: &mut [Value], defaulted: &mut u64) {
        let Some(function) = self.function(at) else { return };
        let positional = usize::from(loaded.code.positional);
        if let Some(Object::Tuple(defaults)) = self.heap.of(function.defaults) {
            let first = positional.saturating_sub(defaults.len());
            for slot in first..positional {
                if values[slot].is_nil() {
                    values[slot] = defaults[slot - first + defaults.len().saturating_sub(positional)];
                    *defaulted |= 1u64.checked_shl(slot as u32).unwrap_or(0);
                }
            }
        }
        if let Value::Object(dict) = function.keyword_defaults {
            for (slot, value) in values.iter_mut().enumerate().skip(positional) {
                if value.is_nil()
                    && let Some(default) = self.heap.dict_get_name(dict, loaded.slots[slot])
                {
                    *value = default;
                    *defaulted |= 1u64.checked_shl(slot as u32).unwrap_or(0);
                }
            }
        }
    }

    fn check_missing(&mut self, at: Addr, loaded: &LoadedCode, values: &[Value]) -> Result<(), Interrupt> {
        let positional = usize::from(loaded.code.positional);
        for (range, word) in [(0..positional, "positional"), (positional..values.len(), "keyword-only")] {
            let missing: Vec<String> = range
                .filter(|&slot| values[slot].is_nil())
                .map(|slot| format!("'{}'", loaded.code.slots[slot].name))
                .collect();
            if !missing.is_empty() {
                let message = format!(
                    "{}() missing {} required {word} argument{}: {}",
                    self.shown_name(at),
                    missing.len(),
                    if missing.len() == 1 { "" } else { "s" },
                    and_list(&missing)
                );
                return Err(self.error(classes::TYPE_ERROR, &message));
            }
        }
        Ok(())
    }

    fn unexpected_keyword(
        &mut self,
        at: Addr,
        loaded: &LoadedCode,
        names: &[Value],
        text: &str,
    ) -> Interrupt {
        let code = &loaded.code;
        let only = usize::from(code.positional_only);
        let wrong: Vec<String> = names
            .iter()
            .filter_map(|&name| self.heap.text(name))
            .filter(|name| code.slots[..only].iter().any(|slot| slot.name == **name))
            .map(|name| name.to_string())
            .collect();
        let message = if wrong.is_empty() {
            let candidates: Vec<&str> = code.slots
                [only..usize::from(code.positional) + usize::from(code.keyword_only)]
                .iter()
                .map(|slot| slot.name.as_str())
                .collect();
            let hint = match super::suggest::closest(text, candidates.into_iter()) {
                Some(name) => format!(". Did you mean '{name}'?"),
                None => String::new(),
            };
            format!("{}() got an unexpected keyword argument '{text}'{hint}", self.shown_name(at))
        } else {
            format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                self.shown_name(at),
                wrong.join(", ")
            )
        };
        self.error(classes::TYPE_ERROR, &message)
    }

    fn too_many(&mut self, at: Addr, loaded: &LoadedCode, given: usize, values: &[Value]) -> Interrupt {
        let code = &loaded.code;
        let positional = usize::from(code.positional);
        let defaults = match self.function(at).map(|function| self.heap.of(function.defaults)) {
            Some(Some(Object::Tuple(items))) => items.len(),
            _ => 0,
        };
        let takes = if defaults > 0 {
            format!("from {} to {positional}", positional.saturating_sub(defaults))
        } else {
            positional.to_string()
        };
        let plural = if positional == 1 && defaults == 0 { "" } else { "s" };
        let keyword_only = values[positional..].iter().filter(|value| !value.is_nil()).count();
        let given_text = if keyword_only > 0 {
            format!(
                "{given} positional argument{} (and {keyword_only} keyword-only argument{})",
                if given == 1 { "" } else { "s" },
                if keyword_only == 1 { "" } else { "s" }
            )
        } else {
            given.to_string()
        };
        let was = if given == 1 && keyword_only == 0 { "was" } else { "were" };
        let message = format!(
            "{}() takes {takes} positional argument{plural} but {given_text} {was} given",
            self.shown_name(at)
        );
        self.error(classes::TYPE_ERROR, &message)
    }
}

/// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`
fn and_list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    }
}
