//! `object` and `type`

use super::method;
use crate::pylib::arguments::{Outcome, Parameters, absent, none, one};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::{compare, hash, text};
use crate::vm::{Addr, Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("object", "__init__", init),
    method("object", "__repr__", repr),
    method("object", "__str__", str),
    method("object", "__format__", format),
    method("object", "__eq__", eq),
    method("object", "__ne__", ne),
    method("object", "__lt__", not_implemented),
    method("object", "__le__", not_implemented),
    method("object", "__gt__", not_implemented),
    method("object", "__ge__", not_implemented),
    method("object", "__hash__", hash_of),
    method("object", "__dir__", dir),
    method("object", "__init_subclass__", init_subclass),
    method("type", "__init__", |_| Ok(Value::None)),
    method("type", "__repr__", repr_of_class),
    method("object", "__reduce__", reduce),
    method("object", "__reduce_ex__", |call| {
        let own = overrides(call, call.arg(0), "__reduce__");
        match own.then(|| call.vm.type_method(call.arg(0), "__reduce__")).flatten() {
            Some(method) => Err(call.tail(method, &[])),
            None => reduce(call),
        }
    }),
    method("object", "__getstate__", |call| {
        none(call, "object", "__getstate__")?;
        let function = call.vm.library("_getstate");
        Err(call.tail(function, &[call.arg(0)]))
    }),
    method("object", "__sizeof__", |call| {
        none(call, "object", "__sizeof__")?;
        let at = call.arg(0).addr();
        Ok(Value::Int(at.map_or(24, |at| call.vm.heap.size_of(at) as i64)))
    }),
    method("object", "__subclasshook__", |_| Ok(Value::NotImplemented)),
    method("type", "mro", mro),
    method("type", "__dir__", dir),
    method("type", "__subclasses__", |call| {
        none(call, "type", "__subclasses__")?;
        let found = call.arg(0).addr().map(|at| call.vm.subclasses(at)).unwrap_or_default();
        Ok(call.vm.heap.list(found.into_iter().map(Value::Object).collect()))
    }),
    method("type", "__prepare__", |call| Ok(Value::Object(call.vm.heap.alloc(Object::Dict(Box::default()))))),
    method("type", "__instancecheck__", |call| {
        let value = one(call, "type", "__instancecheck__")?;
        Ok(Value::Bool(call.arg(0).addr().is_some_and(|class| call.vm.is_instance(value, class))))
    }),
    method("type", "__subclasscheck__", |call| {
        let class = one(call, "type", "__subclasscheck__")?;
        let pair = class.addr().zip(call.arg(0).addr());
        Ok(Value::Bool(pair.is_some_and(|(class, ancestor)| call.vm.is_subclass(class, ancestor))))
    }),
    method("cell", "__new__", new_cell),
    method("module", "__new__", new_module),
    method("module", "__init__", init_module),
    method("function", "__new__", new_function),
    method("method", "__new__", new_method),
];

/// Whether a class has a method of its own, not `object`'s.
fn overrides(call: &Call<'_>, object: Value, name: &str) -> bool {
    match call.vm.find_in_class(call.vm.class_of(object), name) {
        Some(Value::Native(id)) => call.vm.native(id).owner != "object",
        Some(Value::Object(at)) => match call.vm.heap.get(at) {
            Object::StaticMethod(Value::Native(id)) => call.vm.native(*id).owner != "object",
            _ => true,
        },
        _ => false,
    }
}

/// Too many arguments are an error where nobody else takes them (`Objects/typeobject.c`: `object_init`).
fn init(call: &mut Call<'_>) -> Outcome {
    if call.arguments.len() <= 1 {
        return Ok(Value::None);
    }
    let this = call.arg(0);
    if overrides(call, this, "__init__") {
        let text = "object.__init__() takes exactly one argument (the instance to initialize)";
        return Err(call.type_error(text));
    }
    if !overrides(call, this, "__new__") {
        let text = format!(
            "{}.__init__() takes exactly one argument (the instance to initialize)",
            call.vm.type_name(this)
        );
        return Err(call.type_error(text));
    }
    Ok(Value::None)
}

fn repr(call: &mut Call<'_>) -> Outcome {
    let this = call.arg(0);
    let text = match call.vm.heap.of(this) {
        Some(Object::Instance(instance)) => {
            let path = text::class_path(call.vm, instance.class);
            let at = this.addr().map_or(0, |at| hash::identity(call.vm, at));
            format!("<{path} object at {at:#x}>")
        }
        _ => text::repr(call, this)?,
    };
    Ok(call.vm.heap.str(text))
}

/// `object.__str__` asks for the `repr` that the object has.
fn str(call: &mut Call<'_>) -> Outcome {
    let text = text::repr(call, call.arg(0))?;
    Ok(call.vm.heap.str(text))
}

fn format(call: &mut Call<'_>) -> Outcome {
    let spec = one(call, "object", "__format__")?;
    if call.vm.heap.text(spec).is_none_or(|spec| !spec.is_empty()) {
        let text =
            format!("unsupported format string passed to {}.__format__", call.vm.type_name(call.arg(0)));
        return Err(call.type_error(text));
    }
    let text = text::str(call, call.arg(0))?;
    Ok(call.vm.heap.str(text))
}

fn eq(call: &mut Call<'_>) -> Outcome {
    let other = super::protocol::operand(call)?;
    Ok(if compare::identical(call.arg(0), other) { Value::Bool(true) } else { Value::NotImplemented })
}

/// The opposite of what the object's own `__eq__` says.
fn ne(call: &mut Call<'_>) -> Outcome {
    let other = super::protocol::operand(call)?;
    let this = call.arg(0);
    if overrides(call, this, "__eq__")
        && let Some(eq) = call.vm.type_method(this, "__eq__")
    {
        let answer = call.ask(eq, &[other])?;
        return match answer {
            Value::NotImplemented => Ok(answer),
            answer => Ok(Value::Bool(!crate::vm::ops::truth::truth(call, answer)?)),
        };
    }
    Ok(if compare::identical(this, other) { Value::Bool(false) } else { Value::NotImplemented })
}

fn not_implemented(call: &mut Call<'_>) -> Outcome {
    super::protocol::operand(call)?;
    Ok(Value::NotImplemented)
}

fn hash_of(call: &mut Call<'_>) -> Outcome {
    none(call, "object", "__hash__")?;
    match call.arg(0) {
        Value::Object(at) if matches!(call.vm.heap.get(at), Object::Instance(_) | Object::Exception(_)) => {
            Ok(Value::Int(hash::identity(call.vm, at) >> 4))
        }
        other => hash::hash_value(call, other).map(Value::Int),
    }
}

fn dir(call: &mut Call<'_>) -> Outcome {
    none(call, "object", "__dir__")?;
    let names = call.vm.attribute_names(call.arg(0));
    let names = names.into_iter().map(|name| call.vm.heap.str(name)).collect();
    Ok(call.vm.heap.list(names))
}

/// Hidden Python says how an object is made again; what cannot be is refused.
fn reduce(call: &mut Call<'_>) -> Outcome {
    let function = call.vm.library("_reduce");
    Err(call.tail(function, &[call.arg(0)]))
}

/// A class method: the receiver is the new class.
fn init_subclass(call: &mut Call<'_>) -> Outcome {
    if call.arguments.len() > 1 {
        let class = call.arg(0).addr().map_or("object", |class| call.vm.class_name(class)).to_string();
        return Err(call.type_error(format!("{class}.__init_subclass__() takes no keyword arguments")));
    }
    Ok(Value::None)
}

fn repr_of_class(call: &mut Call<'_>) -> Outcome {
    let Some(class) = call.arg(0).addr().filter(|&at| call.vm.class(at).is_some()) else {
        return Err(crate::pylib::arguments::wrong_receiver(call, "type", "__repr__"));
    };
    let text = format!("<class '{}'>", text::class_path(call.vm, class));
    Ok(call.vm.heap.str(text))
}

fn mro(call: &mut Call<'_>) -> Outcome {
    none(call, "type", "mro")?;
    if call.arg(0).addr().is_none_or(|at| call.vm.class(at).is_none()) {
        return Err(crate::pylib::arguments::wrong_receiver(call, "type", "mro"));
    }
    let mro = call.arg(0).addr().and_then(|at| call.vm.class(at)).map(|class| class.mro.clone());
    let mro = mro.unwrap_or_default().into_iter().map(Value::Object).collect();
    Ok(call.vm.heap.list(mro))
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None)`
fn new_function(call: &mut Call<'_>) -> Outcome {
    let [code, globals, name, defaults, closure] = Parameters {
        name: "function",
        owner: "function",
        names: ["code", "globals", "name", "argdefs", "closure"],
        required: 2,
        positional: 5,
    }
    .read(call)?;
    let Some(&Object::Code(index)) = call.vm.heap.of(code) else {
        let text = format!("function() argument 'code' must be code, not {}", call.vm.type_name(code));
        return Err(call.type_error(text));
    };
    let Some(globals) = globals.addr().filter(|&at| matches!(call.vm.heap.get(at), Object::Dict(_))) else {
        let text = format!("function() argument 'globals' must be dict, not {}", call.vm.type_name(globals));
        return Err(call.type_error(text));
    };
    if !absent(name) && call.vm.heap.text(name).is_none() {
        return Err(call.type_error("arg 3 (name) must be None or string"));
    }
    if !absent(defaults) && !matches!(call.vm.heap.of(defaults), Some(Object::Tuple(_))) {
        return Err(call.type_error("arg 4 (defaults) must be None or tuple"));
    }
    let cells = match call.vm.heap.of(closure) {
        Some(Object::Tuple(cells)) => cells.to_vec(),
        _ if absent(closure) => Vec::new(),
        _ => return Err(call.type_error("arg 5 (closure) must be None or tuple")),
    };
    let wanted = call.vm.free_variables(index);
    if wanted > 0 && absent(closure) {
        return Err(call.type_error("arg 5 (closure) must be tuple"));
    }
    if cells.len() != wanted {
        let text =
            format!("{} requires closure of length {wanted}, not {}", call.vm.code_name(index), cells.len());
        return Err(call.error(classes::VALUE_ERROR, text));
    }
    let mut addresses = Vec::with_capacity(cells.len());
    for cell in cells {
        match cell.addr().filter(|&at| matches!(call.vm.heap.get(at), Object::Cell(_))) {
            Some(at) => addresses.push(at),
            None => {
                let kind = call.vm.type_name(cell);
                return Err(call.type_error(format!("arg 5 (closure) expected cell, found {kind}")));
            }
        }
    }
    let name = if absent(name) { None } else { Some(name) };
    let defaults = if absent(defaults) { Value::None } else { defaults };
    Ok(call.vm.function_by_hand(index, globals, name, defaults, addresses.into()))
}

/// `types.CellType(value)`
fn new_cell(call: &mut Call<'_>) -> Outcome {
    crate::pylib::arguments::between(call, "cell", "cell", 0, 1)?;
    let name = call.vm.heap.intern("cell");
    let cell = crate::vm::Cell { value: call.arg(1), name, maker: 0 };
    Ok(Value::Object(call.vm.heap.alloc(Object::Cell(cell))))
}

/// `types.ModuleType(name, doc=None)`
fn new_module(call: &mut Call<'_>) -> Outcome {
    let class = call.arg(0).addr().unwrap_or(classes::MODULE);
    let own = class != classes::MODULE;
    if own {
        // What a subclass is given is its `__init__`'s: that names the module.
        let dict = call.vm.new_dict();
        let module = call.vm.heap.alloc(Object::Module(Box::new((String::new(), dict))));
        let made = Value::Object(call.vm.new_instance(class, Value::Object(module)));
        if let Some(Object::Instance(instance)) = made.addr().map(|at| call.vm.heap.write(at)) {
            instance.dict = dict;
        }
        return Ok(made);
    }
    let module = named_module(call, None)?;
    Ok(Value::Object(call.vm.heap.alloc(module)))
}

/// `ModuleType.__init__(name, doc=None)`: for instances of subclasses; a plain module has its name.
fn init_module(call: &mut Call<'_>) -> Outcome {
    if let Value::Object(at) = call.vm.unwrap(call.arg(0))
        && let Object::Module(both) = call.vm.heap.get(at)
    {
        let named = named_module(call, Some(both.1))?;
        *call.vm.heap.write(at) = named;
    }
    Ok(Value::None)
}

/// The module that arguments speak of, in the namespace `own` or a new one.
fn named_module(call: &mut Call<'_>, own: Option<Addr>) -> Result<Object, Interrupt> {
    let [name, doc] =
        Parameters { name: "module", owner: "module", names: ["name", "doc"], required: 1, positional: 2 }
            .read(call)?;
    let Some(text) = call.vm.heap.text(name).map(str::to_owned) else {
        let kind = call.vm.type_name(name).to_string();
        return Err(call.type_error(format!("module() argument 'name' must be str, not {kind}")));
    };
    let namespace = own.unwrap_or_else(|| call.vm.new_dict());
    let doc = if doc.is_nil() { Value::None } else { doc };
    let none = Value::None;
    for (key, value) in [
        ("__name__", name),
        ("__doc__", doc),
        ("__package__", none),
        ("__loader__", none),
        ("__spec__", none),
    ] {
        let key = call.vm.heap.intern(key);
        call.vm.heap.dict_set_name(namespace, key, value);
    }
    Ok(Object::Module(Box::new((text, namespace))))
}

/// `types.MethodType(function, instance)`
fn new_method(call: &mut Call<'_>) -> Outcome {
    crate::pylib::arguments::between(call, "method", "method", 2, 2)?;
    let (function, instance) = (call.arg(1), call.arg(2));
    if !crate::pylib::functions::is_callable(call, function) {
        return Err(call.type_error("first argument must be callable"));
    }
    if instance == Value::None {
        return Err(call.type_error("instance must not be None"));
    }
    let both = Object::BoundMethod(Box::new((function, instance)));
    Ok(Value::Object(call.vm.heap.alloc(both)))
}
