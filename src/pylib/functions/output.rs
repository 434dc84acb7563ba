//! `print` and `input`.

use super::function;
use crate::pylib::arguments::{Outcome, absent, between};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::text;
use crate::vm::{Value, classes};

pub const FUNCTIONS: &[NativeDef] = &[
    function("print", print),
    function("input", input),
    function("_write", write),
    function("_read_line", read_line),
];

/// An argument of `print` that is a str or None.
fn separator(call: &mut Call<'_>, name: &str, default: &str) -> Result<String, Interrupt> {
    let given = call.keyword(name);
    if absent(given) {
        return Ok(default.to_string());
    }
    match call.vm.heap.text(given) {
        Some(text) => Ok(text.to_string()),
        None => {
            let text = format!("{name} must be None or a string, not {}", call.vm.type_name(given));
            Err(call.type_error(text))
        }
    }
}

fn print(call: &mut Call<'_>) -> Outcome {
    for at in 0..call.names.len() {
        let name = call.vm.heap.text(call.names[at]).unwrap_or("").to_string();
        if !matches!(name.as_str(), "sep" | "end" | "file" | "flush") {
            return Err(call.type_error(format!("print() got an unexpected keyword argument '{name}'")));
        }
    }
    let between = separator(call, "sep", " ")?;
    let end = separator(call, "end", "\n")?;
    let mut file = call.keyword("file");
    if absent(file) {
        file = call.vm.replaced_stream("stdout").unwrap_or(Value::Nil);
    }
    let mut out = String::new();
    for at in 0..call.count() {
        if at > 0 {
            out.push_str(&between);
        }
        match text::str(call, call.arg(at)) {
            Ok(text) => out.push_str(&text),
            // A program's own `__str__` may print, or be stepped through: each piece is written as it comes.
            Err(Interrupt::Ask) if absent(file) => return Err(print_by_piece(call, &between, &end)),
            Err(other) => return Err(other),
        }
    }
    out.push_str(&end);
    if absent(file) {
        call.vm.charge(out.len());
        call.vm.print(&out)?;
        return Ok(Value::None);
    }
    let name = Value::Object(call.vm.heap.intern("write"));
    let method = call.get_attribute(file, name)?;
    let out = call.vm.heap.str(out);
    let out = call.keep(out);
    call.ask(method, &[out])?;
    Ok(Value::None)
}

/// Goes on in hidden Python, from the first piece.
fn print_by_piece(call: &mut Call<'_>, between: &str, end: &str) -> Interrupt {
    let (between, end) = (call.vm.heap.str(between), call.vm.heap.str(end));
    let mut arguments = vec![between, end];
    arguments.extend_from_slice(&call.arguments[..call.count()]);
    let print = call.vm.library("_print");
    call.tail(print, &arguments)
}

/// `_write(text)`: to the program's output.
fn write(call: &mut Call<'_>) -> Outcome {
    let text = call.vm.heap.text(call.arg(0)).unwrap_or("").to_string();
    call.vm.print(&text)?;
    Ok(Value::None)
}

/// The prompt is printed by hidden Python, before the wait and once.
fn input(call: &mut Call<'_>) -> Outcome {
    between(call, "", "input", 0, 1)?;
    let prompt = call.arg(0);
    let prompt = if prompt.is_nil() { call.vm.heap.str("") } else { prompt };
    let file = call.vm.replaced_stream("stdin").unwrap_or(Value::None);
    let function = call.vm.library("_input");
    Err(call.tail(function, &[prompt, file]))
}

fn read_line(call: &mut Call<'_>) -> Outcome {
    match call.vm.read_input() {
        None => Err(Interrupt::Input),
        Some(None) => Err(call.error(classes::EOF_ERROR, "EOF when reading a line")),
        Some(Some(line)) => Ok(call.vm.heap.str(line)),
    }
}
