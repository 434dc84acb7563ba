//! `class` statements, and natives that belong to the object model itself.

use crate::code::{Instruction, Register};
use crate::vm::call::Flow;
use crate::vm::classes;
use crate::vm::code::LoadedCode;
use crate::vm::frame::{Frame, FrameKind, Then};
use crate::vm::machine::Machine;
use crate::vm::make_class::{class_from_body, new_class, prepared_namespace};
use crate::vm::native::{Call, Interrupt, NativeDef, Request};
use crate::vm::object::{Layout, Object};
use crate::vm::value::{Addr, Value};

impl Machine {
    /// The namespace for a class body, where the metaclass is not `type`.
    pub(crate) fn prepare_class(
        &mut self,
        code: &LoadedCode,
        base: usize,
        start: Register,
        child: u16,
    ) -> Result<Flow, Interrupt> {
        let (bases, keywords) = (self.register(base, start), self.register(base, start + 1));
        if !code.is_library() {
            self.find_class_builder()?;
        }
        let plain = |base: &Value| self.class_of(*base) == classes::TYPE;
        let all_plain = match self.heap.of(bases) {
            Some(Object::Tuple(bases)) => bases.iter().all(plain),
            _ => true,
        };
        if keywords.is_nil() && all_plain {
            self.set_register(base, start + 2, Value::Nil);
            return Ok(Flow::Next);
        }
        let index = code.first + code.code.children[usize::from(child)].0;
        let name = Value::Object(self.codes[index as usize].name);
        self.call_native(prepared_namespace, &[name, bases, keywords], &[], Then::Store(start + 2))
    }

    /// Code that is run with builtins of its own has no classes unless it is given what makes them.
    fn find_class_builder(&mut self) -> Result<(), Interrupt> {
        let globals = self.frames.last().map_or(self.builtins, |frame| frame.globals);
        let builtins = self.builtins_for(globals);
        let has = |name| {
            self.heap.interned(name).is_some_and(|key| self.heap.dict_get_name(builtins, key).is_some())
        };
        match builtins == self.builtins || has("__name__") || has("__build_class__") {
            true => Ok(()),
            false => Err(self.error(classes::NAME_ERROR, "__build_class__ not found")),
        }
    }

    pub(crate) fn build_class(
        &mut self,
        code: &LoadedCode,
        base: usize,
        start: Register,
        child: u16,
    ) -> Result<Flow, Interrupt> {
        if self.too_deep() {
            return Err(self.recursion_error());
        }
        let index = code.first + code.code.children[usize::from(child)].0;
        let loaded = self.codes[index as usize].clone();
        let namespace = match self.register(base, start + 2) {
            Value::Object(prepared) => prepared,
            _ => self.heap.alloc(Object::Dict(Box::default())),
        };
        let globals = self.frames.last().map_or(self.builtins, |frame| frame.globals);
        let captured: Vec<Value> =
            loaded.code.captures.iter().map(|&register| self.register(base, register)).collect();
        let frame = Frame {
            kind: FrameKind::Python,
            code: index,
            pc: 0,
            base: self.top(),
            function: Value::Nil,
            number: 0,
            then: Then::MakeClass { start },
            globals,
            namespace,
            generator: Value::Nil,
            handled_before: self.state.handled,
            handling: 0,
            defaulted: 0,
            mark: u32::MAX,
            stamp: self.heap.generation(),
        };
        self.enter(frame, 0);
        let first = frame.base as usize + usize::from(loaded.code.first_free);
        self.stack[first..first + captured.len()].copy_from_slice(&captured);
        Ok(Flow::Switch)
    }

    /// The body ran: its namespace becomes a class.
    pub(crate) fn class_body_done(&mut self, start: Register, namespace: Value) -> Result<Flow, Interrupt> {
        let Some(frame) = self.frames.last().copied() else { return Ok(Flow::Finish) };
        let code = self.codes[frame.code as usize].clone();
        let base = frame.base as usize;
        let name = match code.code.instructions.get(frame.pc as usize) {
            Some(Instruction::BuildClass { child, .. }) => {
                let index = code.first + code.code.children[usize::from(*child)].0;
                Value::Object(self.codes[index as usize].name)
            }
            _ => return Err(Interrupt::Fault("a class body returned to no class statement".into())),
        };
        let arguments = [namespace, name, self.register(base, start), self.register(base, start + 1)];
        self.call_native(class_from_body, &arguments, &[], Then::Store(start))
    }
}

/// Natives of the object model itself.
pub(crate) const NATIVES: &[NativeDef] = &[
    NativeDef { name: "_caller_module", owner: "", run: crate::vm::bases::caller_module },
    NativeDef { name: "__new__", owner: "super", run: new_super },
    NativeDef { name: "__get__", owner: "super", run: get_super },
    NativeDef { name: "__init__", owner: "super", run: |_| Ok(Value::None) },
    NativeDef { name: "_call_through", owner: "", run: call_through },
    NativeDef { name: "__new__", owner: "type", run: new_type },
    NativeDef { name: "__new__", owner: "object", run: new_object },
    NativeDef { name: "__getattribute__", owner: "object", run: object_getattribute },
    NativeDef { name: "__setattr__", owner: "object", run: object_setattr },
    NativeDef { name: "__delattr__", owner: "object", run: object_delattr },
    NativeDef { name: "__call__", owner: "type", run: crate::vm::make_class::make_instance },
];

fn new_type(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    if call.count() == 2 && call.arg(0) == Value::Object(classes::TYPE) {
        if !call.names.is_empty() {
            return Err(call.type_error("type() takes no keyword arguments"));
        }
        return Ok(Value::Object(call.vm.class_of(call.arg(1))));
    }
    new_class(call)
}

/// A class with abstract methods has no instances.
fn refuse_abstract(call: &mut Call<'_>, class: Addr) -> Result<(), Interrupt> {
    let names = call.vm.heap.interned("__abstractmethods__").and_then(|key| {
        let dict = call.vm.class(class)?.dict;
        call.vm.heap.dict_get_name(dict, key)
    });
    let Some(Object::Set(names)) = names.and_then(|names| call.vm.heap.of(call.vm.unwrap(names))) else {
        return Ok(());
    };
    let mut names: Vec<String> =
        names.iter().filter_map(|name| call.vm.heap.text(name).map(|name| format!("'{name}'"))).collect();
    if names.is_empty() {
        return Ok(());
    }
    crate::base::sort_by(&mut names, Ord::cmp);
    let text = format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{} {}",
        call.vm.class_name(class),
        if names.len() > 1 { "s" } else { "" },
        names.join(", ")
    );
    Err(call.type_error(text))
}

fn new_object(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let Some(class) = call.arg(0).addr() else {
        let text = format!("object.__new__(X): X is not a type object ({})", call.vm.type_name(call.arg(0)));
        return Err(call.type_error(text));
    };
    let extra = call.arguments.len() > 1;
    let single = match class {
        classes::NONE_TYPE => Value::None,
        classes::ELLIPSIS_TYPE => Value::Ellipsis,
        classes::NOT_IMPLEMENTED_TYPE => Value::NotImplemented,
        _ => Value::Nil,
    };
    if !single.is_nil() {
        let text = format!("{} takes no arguments", call.vm.class_name(class));
        return if extra { Err(call.type_error(text)) } else { Ok(single) };
    }
    let own_init = call.vm.own_init(class).is_some();
    let own_new = !call.vm.has_plain_new(class);
    if extra && (own_new || !own_init) {
        let message = if own_new {
            "object.__new__() takes exactly one argument (the type to instantiate)".to_string()
        } else {
            format!("{}() takes no arguments", call.vm.class_name(class))
        };
        return Err(call.type_error(message));
    }
    refuse_abstract(call, class)?;
    match call.vm.class(class).map(|class| class.layout) {
        // Made once, though the caller asks `__init__` next: a second one would have its `__del__` run.
        Some(Layout::Object) => {
            call.keep_made(|call| Ok(Value::Object(call.vm.new_instance(class, Value::Nil))))
        }
        _ => {
            let name = call.vm.class_name(class).to_string();
            Err(call.type_error(format!("object.__new__({name}) is not safe, use {name}.__new__()")))
        }
    }
}

/// `super()`, `super(class, object)`. Without arguments: the `__class__` cell and the first argument of the frame
/// that calls (PEP 3135).
fn new_super(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let maker = call.arg(0);
    let (class, this) = match call.count() {
        1 => implicit_super(call)?,
        2 => (call.arg(1), Value::Nil),
        3 => (call.arg(1), if call.arg(2) == Value::None { Value::Nil } else { call.arg(2) }),
        given => {
            let text = format!("super() expected at most 2 arguments, got {}", given.saturating_sub(1));
            return Err(call.type_error(text));
        }
    };
    if !call.names.is_empty() {
        return Err(call.type_error("super() takes no keyword arguments"));
    }
    let Some(class_at) = class.addr().filter(|&at| call.vm.class(at).is_some()) else {
        let message = format!("super() argument 1 must be a type, not {}", call.vm.type_name(class));
        return Err(call.type_error(message));
    };
    let made = bound_super(call, class_at, this)?;
    let Some(maker) = maker.addr() else { return Ok(made) };
    Ok(call.vm.wrap_native(maker, made))
}

/// `super(class, this)`: `this` is an instance of the class, or a class that descends from it (`supercheck`).
fn bound_super(call: &mut Call<'_>, class: Addr, this: Value) -> Result<Value, Interrupt> {
    let mut fits = this.is_nil()
        || call.vm.is_instance(this, class)
        || this.addr().is_some_and(|at| call.vm.is_subclass(at, class));
    if !fits {
        // What pretends to be of another class by its `__class__`.
        let name = call.vm.heap.intern("__class__");
        let pretended = call.get_attribute_or_nil(this, Value::Object(name))?;
        fits = pretended.addr().is_some_and(|at| call.vm.is_subclass(at, class));
    }
    if !fits {
        let (kind, subject) = match call.vm.heap.of(this) {
            Some(Object::Class(class)) => ("type", class.name.clone()),
            _ => ("instance of", call.vm.type_name(this).to_string()),
        };
        let text = format!(
            "super(type, obj): obj ({kind} {subject}) is not an instance or subtype of type ({}).",
            call.vm.class_name(class)
        );
        return Err(call.type_error(text));
    }
    Ok(Value::Object(call.vm.heap.alloc(Object::Super(Box::new((class, this))))))
}

/// Calls what a descriptor gives; its first argument holds descriptor, instance and class.
fn call_through(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let Some(Object::Tuple(parts)) = call.vm.heap.of(call.arg(0)) else { return Ok(Value::None) };
    let &[descriptor, this, class] = &parts[..] else { return Ok(Value::None) };
    let callee = match call.vm.type_method(descriptor, "__get__") {
        Some(get) => call.ask(get, &[this, class])?,
        None => descriptor,
    };
    call.vm.asked = Request {
        callee,
        arguments: call.arguments[1..].into(),
        names: call.names.into(),
        ..Request::default()
    };
    Err(Interrupt::Tail)
}

/// `super(class).__get__(instance)`
fn get_super(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let this = call.arg(0);
    match call.vm.heap.of(call.vm.unwrap(this)) {
        Some(Object::Super(both)) if both.1.is_nil() && !matches!(call.arg(1), Value::Nil | Value::None) => {
            let class = both.0;
            let own = call.vm.class_of(this);
            if own != classes::SUPER {
                return call.ask(Value::Object(own), &[Value::Object(class), call.arg(1)]);
            }
            bound_super(call, class, call.arg(1))
        }
        _ => Ok(this),
    }
}

fn implicit_super(call: &mut Call<'_>) -> Result<(Value, Value), Interrupt> {
    let frame = call.vm.frames.iter().rev().find(|frame| frame.kind == FrameKind::Python).copied();
    let Some(frame) = frame else {
        return Err(call.error(classes::RUNTIME_ERROR, "super(): no current frame"));
    };
    let code = call.vm.codes[frame.code as usize].clone();
    let through_cell = |call: &Call<'_>, value: Value| match call.vm.heap.of(value) {
        Some(Object::Cell(cell)) => cell.value,
        _ => value,
    };
    if code.code.positional == 0 && !code.code.flags.var_positional {
        return Err(call.error(classes::RUNTIME_ERROR, "super(): no arguments"));
    }
    let first = call.vm.stack[frame.base as usize];
    let first = match code.code.slots.first().map(|slot| slot.kind) {
        Some(crate::code::SlotKind::Cell) => through_cell(call, first),
        _ => first,
    };
    let slot = code.code.slots.iter().position(|slot| slot.name == "__class__");
    let Some(slot) = slot else {
        return Err(call.error(classes::RUNTIME_ERROR, "super(): __class__ cell not found"));
    };
    let class = through_cell(call, call.vm.stack[frame.base as usize + slot]);
    if class.is_nil() {
        return Err(call.error(classes::RUNTIME_ERROR, "super(): empty __class__ cell"));
    }
    if first.is_nil() {
        return Err(call.error(classes::RUNTIME_ERROR, "super(): arg[0] deleted"));
    }
    Ok((class, first))
}

fn object_getattribute(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    call.get_attribute_plainly(call.arg(0), call.arg(1))
}

fn object_setattr(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let name = call.name_addr(call.arg(1))?;
    call.set_attribute_plainly(call.arg(0), name, call.arg(2)).map(|()| Value::None)
}

fn object_delattr(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let name = call.name_addr(call.arg(1))?;
    call.delete_attribute_plainly(call.arg(0), name).map(|()| Value::None)
}
