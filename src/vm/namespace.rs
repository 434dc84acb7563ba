//! `globals()`, `locals()`, and running code objects in namespaces: what `exec` and `eval` come down to.

use super::call::Flow;
use super::classes;
use super::code::{LoadedCode, Origin};
use super::frame::{Frame, FrameKind, Then};
use super::machine::Machine;
use super::native::{Call, Interrupt, Request};
use super::object::{Function, Object};
use super::value::{Addr, Value};
use crate::base::LineIndex;
use crate::code::{CodeKind, Program, SlotKind};
use std::rc::Rc;

impl Machine {
    /// The frame that calls a builtin now: the topmost one of Python code that is not the library's own.
    pub(crate) fn calling_frame(&self) -> Option<&Frame> {
        self.frames
            .iter()
            .rev()
            .find(|frame| frame.kind == FrameKind::Python && !self.codes[frame.code as usize].is_library())
    }

    /// `globals()`
    pub fn current_globals(&self) -> Addr {
        self.calling_frame().map_or(self.main.1, |frame| frame.globals)
    }

    /// The builtins that code with these globals sees: `__builtins__` among them, if that is a dict or module.
    pub(crate) fn builtins_for(&self, globals: Addr) -> Addr {
        if globals == self.main.1 {
            return self.builtins;
        }
        let own = self.heap.interned("__builtins__").and_then(|key| self.heap.dict_get_name(globals, key));
        let own = own.map(|own| self.unwrap(own));
        match own.and_then(|own| Some((own.addr()?, self.heap.of(own)?))) {
            Some((at, Object::Dict(_))) => at,
            Some((_, Object::Module(module))) => module.1,
            _ => self.builtins,
        }
    }

    /// The values of a frame's variables by name; of a module's or class's, those of the comprehensions that run. As in
    /// CPython those in cells, save for parameters, come behind the others, by name; then those of enclosing functions.
    pub(crate) fn variables_now(&self, frame: &Frame) -> Vec<(Addr, Value)> {
        let code = &self.codes[frame.code as usize];
        let runs = |scope| {
            let range = code.code.comprehensions.iter().find(|range| range.scope == scope);
            range.is_some_and(|range| (range.start..range.end).contains(&frame.pc))
        };
        let own = !matches!(code.code.kind, CodeKind::Module | CodeKind::Class);
        let (mut found, mut boxed, mut free) = (Vec::new(), Vec::new(), Vec::new());
        let parameters = super::code_fields::parameter_count(&code.code);
        for (at, slot) in code.code.slots.iter().enumerate() {
            if !slot.comprehension.map_or(own, runs) || slot.name.starts_with('.') {
                continue;
            }
            let register = self.stack[frame.base as usize + at];
            let value = match (slot.kind, self.heap.of(register)) {
                (SlotKind::Local, _) => register,
                (_, Some(Object::Cell(cell))) => cell.value,
                _ => Value::Nil,
            };
            if value.is_nil() {
                continue;
            }
            match slot.kind {
                SlotKind::Cell if at >= parameters => boxed.push((code.slots[at], value)),
                SlotKind::Free => free.push((code.slots[at], value)),
                _ => found.push((code.slots[at], value)),
            }
        }
        crate::base::sort_by_key(&mut boxed, |&(name, _)| self.heap.name(name));
        found.extend(boxed);
        found.extend(free);
        found
    }

    /// Loads a program compiled from `text` while the program runs; the same text is loaded once.
    pub fn load_text(&mut self, program: &Program, file: &str, text: &str, entry: u8) -> Value {
        let code = self.load(program, file, Origin::Text(Rc::new(LineIndex::new(text))));
        self.texts.insert((text.into(), file.into(), entry), code);
        Value::Object(self.codes[code as usize].object)
    }

    /// The code object of a text that was compiled before, entered in the same way.
    pub fn known_text(&self, text: &str, file: &str, entry: u8) -> Option<Value> {
        let code = *self.texts.get(&(text.into(), file.into(), entry))?;
        // What is beyond was compiled later in this run.
        (code < self.state.codes).then(|| Value::Object(self.codes[code as usize].object))
    }

    /// Runs a code object. Arguments: nil, globals (a dict), locals (any mapping), a tuple of cells or nil.
    pub(crate) fn run_code(&mut self, code: u32, arguments: &[Value], then: Then) -> Result<Flow, Interrupt> {
        let [_, Value::Object(globals), Value::Object(locals), closure] = *arguments else {
            return Err(Interrupt::Fault("a code object was run with no namespaces".into()));
        };
        if self.too_deep() {
            return Err(self.recursion_error());
        }
        let loaded = self.codes[code as usize].clone();
        self.state.work += 1;
        if loaded.code.kind == CodeKind::Module {
            self.push_text_frame(code, globals, locals, then);
            return Ok(Flow::Switch);
        }
        let closure = match self.heap.of(closure) {
            Some(Object::Tuple(cells)) => cells.iter().filter_map(|cell| cell.addr()).collect(),
            _ => Box::default(),
        };
        let function = self.function_of(code, &loaded, closure, globals);
        if loaded.code.positional + loaded.code.keyword_only > 0 {
            // There are no arguments for its parameters: the error is that of a call.
            return self.call_value(Value::Object(function), Default::default(), Default::default(), then);
        }
        if loaded.code.flags.generator {
            let generator = self.make_generator(function, &loaded, code, globals, &[], 0);
            return self.deliver(then, generator);
        }
        let base = self.top();
        self.enter_function(function, base, 0, 0, then)
    }

    /// A function around a code object, without defaults.
    pub(crate) fn function_of(
        &mut self,
        code: u32,
        loaded: &LoadedCode,
        closure: Box<[Addr]>,
        globals: Addr,
    ) -> Addr {
        self.heap.alloc(Object::Function(Box::new(Function {
            code,
            closure,
            defaults: Value::None,
            keyword_defaults: Value::None,
            attributes: Value::Nil,
            type_params: Value::Nil,
            annotations: Value::Nil,
            globals,
            name: Value::Object(loaded.name),
            qualified_name: Value::Object(loaded.qualified_name),
            doc: Value::None,
            module: Value::None,
            parent: 0,
        })))
    }
}

impl Call<'_> {
    /// `locals()`: a fresh dict in a function (PEP 667) and within a comprehension, the namespace itself in a module or
    /// class body.
    pub fn current_locals(&mut self) -> Value {
        let Some(frame) = self.vm.calling_frame().copied() else { return Value::Object(self.vm.main.1) };
        let code = self.vm.codes[frame.code as usize].clone();
        let variables = self.vm.variables_now(&frame);
        if variables.is_empty() && matches!(code.code.kind, CodeKind::Module | CodeKind::Class) {
            return Value::Object(frame.namespace);
        }
        let dict = self.vm.heap.alloc(Object::Dict(Box::default()));
        for (name, value) in variables {
            self.vm.heap.dict_set_name(dict, name, value);
        }
        Value::Object(dict)
    }

    /// Ends this native: its result is what running the code object `code` in these namespaces gives.
    pub fn run_code(&mut self, code: Value, globals: Value, locals: Value, closure: Value) -> Interrupt {
        self.vm.asked = Request {
            callee: code,
            arguments: [Value::Nil, globals, locals, closure].as_slice().into(),
            ..Request::default()
        };
        Interrupt::Tail
    }

    /// An item of a namespace that is no plain dict; nil where it raises KeyError.
    fn mapping_item(&mut self, mapping: Value, key: Value) -> Result<Value, Interrupt> {
        let Some(method) = self.vm.type_method(mapping, "__getitem__") else {
            let message = format!("'{}' object is not subscriptable", self.vm.type_name(mapping));
            return Err(self.type_error(message));
        };
        match self.ask_or_error(method, &[key])? {
            Ok(value) => Ok(value),
            Err(error) if self.vm.is_instance(error, classes::KEY_ERROR) => Ok(Value::Nil),
            Err(error) => Err(Interrupt::Raise(error)),
        }
    }
}

/// A name in a namespace that is no plain dict. Arguments: the namespace, the name, what is found there otherwise (nil:
/// among globals and builtins).
pub(crate) fn load_name_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (namespace, key, otherwise) = (call.arg(0), call.arg(1), call.arg(2));
    let found = call.mapping_item(namespace, key)?;
    if !found.is_nil() {
        return Ok(found);
    }
    if !otherwise.is_nil() {
        return Ok(otherwise);
    }
    let key = call.name_addr(key)?;
    call.vm.global_named(key)
}

/// `namespace[name] = value` where the namespace is no plain dict.
pub(crate) fn store_name_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (namespace, key, value) = (call.arg(0), call.arg(1), call.arg(2));
    super::ops::items::set_item(call, namespace, key, value)?;
    Ok(Value::None)
}

/// `del namespace[name]` where the namespace is no plain dict: whatever is raised becomes a NameError (`DELETE_NAME`).
pub(crate) fn delete_name_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (namespace, key) = (call.arg(0), call.arg(1));
    let Some(method) = call.vm.type_method(namespace, "__delitem__") else {
        let key = call.name_addr(key)?;
        return Err(call.vm.name_error(key));
    };
    match call.ask_or_error(method, &[key])? {
        Ok(_) => Ok(Value::None),
        Err(_) => {
            let key = call.name_addr(key)?;
            Err(call.vm.name_error(key))
        }
    }
}
