//! Attributes that are not there: the error, and which names there are.

use super::classes;
use super::frame::{Frame, FrameKind};
use super::machine::Machine;
use super::native::Interrupt;
use super::object::Object;
use super::value::{Addr, Value};

impl Machine {
    /// The AttributeError of an object that has no `name`, told as CPython tells it.
    pub(crate) fn attribute_error(&mut self, object: Value, name: Addr) -> Interrupt {
        let text = self.heap.name(name).to_string();
        if let Some(Object::Cell(_)) = self.heap.of(object)
            && text == "cell_contents"
        {
            return self.error(classes::VALUE_ERROR, "Cell is empty");
        }
        if let Some(Object::BoundMethod(both)) = self.heap.of(object)
            && matches!(self.heap.of(both.0), Some(Object::Function(_)))
        {
            let function = both.0;
            return self.attribute_error(function, name);
        }
        let subject = match self.heap.of(object) {
            Some(Object::Class(class)) => format!("type object '{}'", class.name),
            Some(Object::Module(both)) => format!("module '{}'", both.0),
            Some(Object::Super(_)) => "'super' object".to_string(),
            _ => format!("'{}' object", self.type_name(object)),
        };
        let hint = self.attribute_hint(object, &text);
        let message = format!("{subject} has no attribute '{text}'");
        let error = self.error(classes::ATTRIBUTE_ERROR, &message);
        self.set_hint(&error, hint);
        if let Interrupt::Raise(Value::Object(at)) = error {
            self.set_exception_detail(at, "name", Value::Object(name));
            self.set_exception_detail(at, "obj", object);
        }
        error
    }

    pub(super) fn attribute_hint(&mut self, object: Value, wrong: &str) -> String {
        let names = self.attribute_names(object);
        let private = wrong.starts_with('_') || self.is_own(object);
        let names = names.iter().map(String::as_str).filter(|name| private || !name.starts_with('_'));
        match super::suggest::closest(wrong, names) {
            Some(name) => format!(". Did you mean: '{name}'?"),
            None => String::new(),
        }
    }

    /// Whether `object` is `self` in the code that runs: others are told of no names that begin with `_`.
    fn is_own(&self, object: Value) -> bool {
        let of_program =
            |frame: &&Frame| frame.kind == FrameKind::Python && !self.codes[frame.code as usize].is_library();
        let Some(frame) = self.frames.iter().rev().find(of_program) else { return false };
        let variables = self.variables_now(frame);
        variables.into_iter().any(|(name, value)| value == object && self.heap.name(name) == "self")
    }

    /// What `dir(object)` lists, sorted.
    pub fn attribute_names(&mut self, object: Value) -> Vec<String> {
        let mut dicts: Vec<Addr> = self.namespace_of(object, false).into_iter().collect();
        let mut classes = vec![self.class_of(object)];
        if let Some(Object::Class(_)) = self.heap.of(object) {
            classes = object.addr().into_iter().collect();
        }
        if let Some(Object::Module(_)) = self.heap.of(object) {
            classes.clear();
        }
        if let Some(Object::BoundMethod(both)) = self.heap.of(object) {
            let function = both.0;
            classes.push(self.class_of(function));
            dicts.extend(self.namespace_of(function, false));
        }
        for class in classes {
            let mro = self.class(class).map(|class| class.mro.clone()).unwrap_or_default();
            dicts.extend(mro.iter().filter_map(|&at| self.class(at).map(|class| class.dict)));
        }
        let mut names: Vec<String> = dicts
            .into_iter()
            .flat_map(|dict| self.heap.dict(dict).iter().filter_map(|entry| self.heap.text(entry.key)))
            .map(str::to_string)
            .collect();
        crate::base::sort_by(&mut names, Ord::cmp);
        names.dedup();
        names
    }
}
