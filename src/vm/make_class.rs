//! Making classes and instances as programs ask for it: `type.__call__`, `type.__new__`, the `class` statement.

use super::classes;
use super::layout;
use super::native::{Call, Interrupt, Request};
use super::object::{Layout, Object};
use super::ops::text;
use super::value::{Addr, Value};

/// `type.__call__(class, ...)`: `__new__`, then `__init__` if that gave an instance.
pub(crate) fn make_instance(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let Some(class) = call.arg(0).addr() else { return Err(call.type_error("not a class")) };
    let arguments = call.arguments.to_vec();
    let names = call.names.to_vec();
    let layout = call.vm.class(class).map_or(Layout::Closed, |class| class.layout);
    let new = match call.vm.find_in_class(class, "__new__") {
        Some(new) => Some(call.vm.bind_method(new, Value::Object(class))),
        None => None,
    };
    let instance = match new {
        Some(new) => call.ask_request(Request {
            callee: new,
            arguments: arguments.as_slice().into(),
            names: names.as_slice().into(),
            catch: false,
        })?,
        None if layout == Layout::Object => Value::Object(call.vm.new_instance(class, Value::Nil)),
        None => {
            let message = format!("cannot create '{}' instances", call.vm.class_name(class));
            return Err(call.type_error(message));
        }
    };
    let instance = call.keep(instance);
    if call.vm.is_instance(instance, class)
        && call.vm.own_init(call.vm.class_of(instance)).is_some()
        && let Some(init) = call.vm.type_method(instance, "__init__")
    {
        let result = call.ask_request(Request {
            callee: init,
            arguments: arguments[1..].into(),
            names: names.as_slice().into(),
            catch: false,
        })?;
        if result != Value::None {
            let message = format!("__init__() should return None, not '{}'", call.vm.type_name(result));
            return Err(call.type_error(message));
        }
    }
    Ok(instance)
}

/// Where the metaclass has an `mro()` of its own, what that gives (`mro_invoke`).
pub(crate) fn own_mro(call: &mut Call<'_>, class: Addr) -> Result<(), Interrupt> {
    let metaclass = call.vm.class_of(Value::Object(class));
    if !matches!(call.vm.find_in_class(metaclass, "mro"), Some(Value::Object(_))) {
        return Ok(());
    }
    let Some(method) = call.vm.type_method(Value::Object(class), "mro") else { return Ok(()) };
    let answer = call.ask(method, &[])?;
    let items = super::ops::iterate::items(call, answer)?;
    let mut mro = Vec::with_capacity(items.len());
    for item in items {
        match item.addr().filter(|&at| call.vm.class(at).is_some()) {
            Some(at) => mro.push(at),
            None => {
                let text = format!("mro() returned a non-class ('{}')", call.vm.type_name(item));
                return Err(call.type_error(text));
            }
        }
    }
    let solid = |call: &Call<'_>, at: Addr| call.vm.class(at).map_or(classes::OBJECT, |class| class.solid);
    let own = solid(call, class);
    if let Some(&wrong) = mro.iter().find(|&&at| !call.vm.is_subclass(own, solid(call, at))) {
        let text = format!("mro() returned base with unsuitable layout ('{}')", call.vm.class_name(wrong));
        return Err(call.type_error(text));
    }
    if let Object::Class(class) = call.vm.heap.write(class) {
        class.mro = mro;
    }
    call.vm.classes_changed();
    Ok(())
}

/// An argument of `type.__new__` of a wrong type.
fn wrong_argument(call: &mut Call<'_>, place: usize, wanted: &str) -> Interrupt {
    let text = format!(
        "type.__new__() argument {place} must be {wanted}, not {}",
        call.vm.type_name(call.arg(place))
    );
    call.type_error(text)
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`: the class, then `__set_name__` and
/// `__init_subclass__`.
pub(crate) fn new_class(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let Some(metaclass) = call.arg(0).addr().filter(|&at| call.vm.is_subclass(at, classes::TYPE)) else {
        let text = format!("type.__new__(X): X is not a type object ({})", call.vm.type_name(call.arg(0)));
        return Err(call.type_error(text));
    };
    if call.count() != 4 {
        let text = if metaclass == classes::TYPE {
            "type() takes 1 or 3 arguments".to_string()
        } else {
            format!("type.__new__() takes exactly 3 arguments ({} given)", call.count() - 1)
        };
        return Err(call.type_error(text));
    }
    let Some(name) = call.vm.heap.text(call.arg(1)).map(str::to_string) else {
        return Err(wrong_argument(call, 1, "str"));
    };
    let bases = match call.vm.heap.of(call.vm.unwrap(call.arg(2))) {
        Some(Object::Tuple(bases)) => bases.to_vec(),
        _ => return Err(wrong_argument(call, 2, "tuple")),
    };
    let namespace = match call.vm.unwrap(call.arg(3)) {
        Value::Object(at) if call.vm.is_instance(call.arg(3), classes::DICT) => at,
        _ => return Err(wrong_argument(call, 3, "dict")),
    };
    if name.contains('\0') {
        return Err(call.error(classes::VALUE_ERROR, "type name must not contain null characters"));
    }
    let mut base_classes = Vec::new();
    for &base in &bases {
        match base.addr() {
            Some(at) if call.vm.class(at).is_some() => base_classes.push(at),
            _ => {
                let entries = call.vm.heap.intern("__mro_entries__");
                if !call.get_attribute_or_nil(base, Value::Object(entries))?.is_nil() {
                    let text = "type() doesn't support MRO entry resolution; use types.new_class()";
                    return Err(call.type_error(text));
                }
            }
        }
    }
    // The most derived metaclass is to make the class.
    let winner = winner(call, metaclass, &bases)?;
    if winner != metaclass
        && let Some(new) = call.vm.find_in_class(winner, "__new__")
        && call.vm.find_in_class(classes::TYPE, "__new__") != Some(new)
    {
        let new = call.vm.bind_method(new, Value::Object(winner));
        let mut arguments = call.arguments.to_vec();
        arguments[0] = Value::Object(winner);
        return call.ask_request(Request {
            callee: new,
            arguments: arguments.as_slice().into(),
            names: call.names.into(),
            catch: false,
        });
    }
    let metaclass = winner;
    if base_classes.len() < bases.len() {
        return Err(call.type_error("bases must be types"));
    }
    if base_classes.is_empty() {
        base_classes.push(classes::OBJECT);
    }
    let best = call.vm.best_base(&base_classes)?;
    let slots = match layout::slot_names(call, namespace)? {
        Some(names) => Some(layout::check_slots(call, &name, best, namespace, &names)?),
        None => None,
    };
    let class = call.keep_made(|call| {
        call.vm.make_class(metaclass, &name, (best, &base_classes), namespace, slots).map(Value::Object)
    })?;
    let class = class.addr().unwrap_or(metaclass);
    own_mro(call, class)?;
    let dict = call.vm.class(class).map_or(namespace, |class| class.dict);
    // A hook may change the class: those that are there at first are called.
    let mut hooked = Vec::new();
    let entries: Vec<(Value, Value)> =
        call.vm.heap.dict(dict).iter().map(|entry| (entry.key, entry.value)).collect();
    for (key, value) in entries {
        if call.vm.type_method(value, "__set_name__").is_some() {
            hooked.extend([key, value]);
        }
    }
    let hooked = call.vm.heap.tuple(hooked);
    let hooked = call.keep(hooked);
    let hooked = match call.vm.heap.of(hooked) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    for pair in hooked.chunks_exact(2) {
        let (key, value) = (pair[0], pair[1]);
        if let Some(method) = call.vm.type_method(value, "__set_name__")
            && let Err(error) = call.ask_or_error(method, &[Value::Object(class), key])?
        {
            let place = text::repr(call, key)?;
            let note = format!(
                "Error calling __set_name__ on '{}' instance {place} in '{}'",
                call.vm.type_name(value),
                call.vm.class_name(class)
            );
            let note = call.vm.heap.str(note);
            call.vm.add_note(error, note);
            return Err(Interrupt::Raise(error));
        }
    }
    let arguments = call.arguments.to_vec();
    let mro =
        call.vm.class(class).and_then(|class| class.mro.get(1..).map(<[Addr]>::to_vec)).unwrap_or_default();
    let hook = call.vm.heap.intern("__init_subclass__");
    let found = mro.iter().find_map(|&at| call.vm.heap.dict_get_name(call.vm.class(at)?.dict, hook));
    if let Some(found) = found {
        let bound = match call.vm.heap.of(found) {
            Some(Object::ClassMethod(inner)) => {
                let inner = *inner;
                call.vm.bound(inner, Value::Object(class))
            }
            Some(Object::StaticMethod(inner)) => *inner,
            _ => found,
        };
        call.ask_request(Request {
            callee: bound,
            arguments: arguments[4..].into(),
            names: call.names.into(),
            catch: false,
        })?;
    }
    Ok(Value::Object(class))
}

/// The keywords of a class statement: the metaclass among them (nil without one), and the others.
fn class_keywords(call: &Call<'_>, keywords: Value) -> (Value, Vec<Value>, Vec<Value>) {
    let mut metaclass = Value::Nil;
    let (mut names, mut values) = (Vec::new(), Vec::new());
    if let Value::Object(dict) = keywords {
        for entry in call.vm.heap.dict(dict).iter() {
            if call.vm.heap.text(entry.key) == Some("metaclass") {
                metaclass = entry.value;
            } else {
                names.push(entry.key);
                values.push(entry.value);
            }
        }
    }
    (metaclass, names, values)
}

/// What `PrepareClass` does: arguments are the name, the bases (tuple), the keywords (dict or nil). The namespace that
/// the metaclass's `__prepare__` gives; nil where that is `type`'s.
pub(crate) fn prepared_namespace(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (name, bases) = (call.arg(0), call.arg(1));
    let (mut metaclass, names, values) = class_keywords(call, call.arg(2));
    let start = if metaclass.is_nil() { Value::Object(classes::TYPE) } else { metaclass };
    if let Some(at) = start.addr().filter(|&at| call.vm.is_subclass(at, classes::TYPE)) {
        let all = match call.vm.heap.of(bases) {
            Some(Object::Tuple(bases)) => bases.to_vec(),
            _ => Vec::new(),
        };
        // What is no class says later which classes it stands for.
        let real = all.iter().filter(|base| base.addr().is_some_and(|at| call.vm.class(at).is_some()));
        let real: Vec<Value> = real.copied().collect();
        let winner = winner(call, at, &real)?;
        if call.vm.find_in_class(winner, "__prepare__") == call.vm.find_in_class(classes::TYPE, "__prepare__")
        {
            return Ok(Value::Nil);
        }
        metaclass = Value::Object(winner);
    }
    let prepare = Value::Object(call.vm.heap.intern("__prepare__"));
    let prepare = call.get_attribute_or_nil(metaclass, prepare)?;
    if prepare.is_nil() {
        return Ok(Value::Nil);
    }
    let mut arguments = vec![name, bases];
    arguments.extend(values);
    let namespace = call.ask_request(Request {
        callee: prepare,
        arguments: arguments.as_slice().into(),
        names: names.as_slice().into(),
        catch: false,
    })?;
    if namespace.addr().is_none() || call.vm.type_method(namespace, "__getitem__").is_none() {
        let metaclass = match metaclass.addr().filter(|&at| call.vm.class(at).is_some()) {
            Some(at) => call.vm.class_name(at).to_string(),
            None => "<metaclass>".into(),
        };
        let given = call.vm.type_name(namespace);
        let text = format!("{metaclass}.__prepare__() must return a mapping, not {given}");
        return Err(call.type_error(text));
    }
    Ok(namespace)
}

/// What `BuildClass` does after the body ran: arguments are the namespace, the name, the bases (tuple), the keywords
/// (dict or nil).
pub(crate) fn class_from_body(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    let (namespace, name, bases) = (call.arg(0), call.arg(1), call.arg(2));
    let bases = super::bases::resolved(call, bases, namespace)?;
    let (mut metaclass, names, values) = class_keywords(call, call.arg(3));
    let all = match call.vm.heap.of(bases) {
        Some(Object::Tuple(bases)) => bases.to_vec(),
        _ => Vec::new(),
    };
    let start = if metaclass.is_nil() { Value::Object(classes::TYPE) } else { metaclass };
    if let Some(at) = start.addr().filter(|&at| call.vm.is_subclass(at, classes::TYPE)) {
        metaclass = Value::Object(winner(call, at, &all)?);
    }
    let cell = match namespace {
        Value::Object(at) => {
            let key = call.vm.heap.intern("__classcell__");
            match call.vm.unwrap(Value::Object(at)) {
                Value::Object(dict) if matches!(call.vm.heap.get(dict), Object::Dict(_)) => {
                    call.vm.heap.dict_get_name(dict, key)
                }
                _ => None,
            }
        }
        _ => None,
    };
    // The first run keeps the cell: later ones no longer find it in the namespace.
    let cell = call.keep(cell.unwrap_or(Value::Nil));
    let mut arguments = vec![name, bases, namespace];
    arguments.extend(values);
    let class = if metaclass == Value::Object(classes::TYPE) {
        arguments.insert(0, metaclass);
        call.nested(new_class, &arguments, &names)?
    } else {
        call.ask_request(Request {
            callee: metaclass,
            arguments: arguments.as_slice().into(),
            names: names.as_slice().into(),
            catch: false,
        })?
    };
    check_class_cell(call, cell, name, class)?;
    Ok(class)
}

/// The cell that zero-argument `super()` reads must have got the class that the statement made.
fn check_class_cell(call: &mut Call<'_>, cell: Value, name: Value, class: Value) -> Result<(), Interrupt> {
    let Some(Object::Cell(cell)) = call.vm.heap.of(cell) else { return Ok(()) };
    let held = cell.value;
    if held == class || class.addr().is_none_or(|at| call.vm.class(at).is_none()) {
        return Ok(());
    }
    let (name, shown) = (text::repr(call, name)?, text::repr(call, class)?);
    if held.is_nil() {
        let text = format!(
            "__class__ not set defining {name} as {shown}. Was __classcell__ propagated to type.__new__?"
        );
        return Err(call.error(classes::RUNTIME_ERROR, text));
    }
    let held = text::repr(call, held)?;
    Err(call.type_error(format!("__class__ set to {held} defining {name} as {shown}")))
}

/// The most derived of `metaclass` and the metaclasses of the bases (`_PyType_CalculateMetaclass`).
fn winner(call: &mut Call<'_>, metaclass: Addr, bases: &[Value]) -> Result<Addr, Interrupt> {
    let mut winner = metaclass;
    for &base in bases {
        let metaclass = call.vm.class_of(base);
        if call.vm.is_subclass(winner, metaclass) {
            continue;
        }
        if !call.vm.is_subclass(metaclass, winner) {
            return Err(call.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        winner = metaclass;
    }
    Ok(winner)
}
