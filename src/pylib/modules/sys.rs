//! What `sys` asks the machine for.

use crate::pylib::arguments::Outcome;
use crate::vm::native::{Call, NativeDef};
use crate::vm::{GeneratorState, Object, Value};

pub const NATIVES: &[NativeDef] = &[
    NativeDef { name: "_modules", owner: "", run: |call| Ok(Value::Object(call.vm.modules)) },
    NativeDef { name: "_handled", owner: "", run: |call| Ok(call.vm.state.handled) },
    NativeDef { name: "_frames", owner: "", run: frames },
    NativeDef { name: "_write_error", owner: "", run: write_error },
    SOURCE,
];

/// The text of a file.
const SOURCE: NativeDef = NativeDef { name: "_source", owner: "", run: source };

/// For `warnings`.
pub const TEXTS: &[NativeDef] = &[SOURCE];

/// For `inspect`.
pub const LOOKING: &[NativeDef] = &[SOURCE, NativeDef { name: "_is_new", owner: "", run: is_new }];

/// `_is_new(generator)`: whether it has not been started.
fn is_new(call: &mut Call<'_>) -> Outcome {
    let new = matches!(
        call.vm.heap.of(call.arg(0)),
        Some(Object::Generator(generator)) if generator.state == GeneratorState::Created
    );
    Ok(Value::Bool(new))
}

/// For `traceback`.
pub const TELLING: &[NativeDef] = &[
    SOURCE,
    NativeDef { name: "_traceback_place", owner: "", run: traceback_place },
    NativeDef { name: "_hint_of", owner: "", run: hint_of },
];

/// `_traceback_place(traceback)`: the file and the name of the code.
fn traceback_place(call: &mut Call<'_>) -> Outcome {
    let (file, name) = match call.vm.heap.of(call.arg(0)) {
        Some(Object::Traceback(entry)) => {
            let code = call.vm.code(entry.code);
            (code.file.to_string(), code.code.name.clone())
        }
        _ => (String::new(), String::new()),
    };
    let (file, name) = (call.vm.heap.str(file), call.vm.heap.str(name));
    Ok(call.vm.heap.tuple([file, name]))
}

/// `_hint_of(exception)`: what a traceback adds to its message.
fn hint_of(call: &mut Call<'_>) -> Outcome {
    let hint = match call.vm.heap.of(call.arg(0)) {
        Some(Object::Exception(exception)) => exception.hint.to_string(),
        _ => String::new(),
    };
    Ok(call.vm.heap.str(hint))
}

/// `_frames()`: for each frame of Python code that is not the library's, the newest first: its code object, its line,
/// its globals and a dict of its variables.
fn frames(call: &mut Call<'_>) -> Outcome {
    let mut rows = Vec::new();
    for (code, line, globals, variables) in call.vm.frames_now() {
        let locals = match variables {
            Ok(namespace) => Value::Object(namespace),
            Err(variables) => {
                let dict = call.vm.new_dict();
                for (name, value) in variables {
                    call.vm.heap.dict_set_name(dict, name, value);
                }
                Value::Object(dict)
            }
        };
        let row = [code, Value::Int(i64::from(line)), Value::Object(globals), locals];
        rows.push(call.vm.heap.tuple(row));
    }
    Ok(call.vm.heap.tuple(rows))
}

/// `_write_error(text)`: to what a process has as its standard error.
fn write_error(call: &mut Call<'_>) -> Outcome {
    let text = call.vm.heap.text(call.arg(0)).unwrap_or("").to_string();
    call.vm.print_error(&text)?;
    Ok(Value::None)
}

/// `_source(file)`: the text of the program, or of a text that it compiled under that name; an empty str for others.
fn source(call: &mut Call<'_>) -> Outcome {
    let file = call.vm.heap.text(call.arg(0)).unwrap_or("").to_string();
    let text = call.vm.source_of(&file).unwrap_or_default();
    Ok(call.vm.heap.str(text))
}
