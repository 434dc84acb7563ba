//! `eval`, `exec`, `compile`: programs made while running.

use super::function;
use crate::base::{Diagnostic, LineIndex, Severity};
use crate::compile::{Entry, Options, compile_as};
use crate::pylib::arguments::{Outcome, Parameters, absent};
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::bytes::lent;
use crate::vm::{Object, Value, classes};
use crate::{scope, syntax};

pub const FUNCTIONS: &[NativeDef] =
    &[function("eval", eval), function("exec", exec), function("compile", compile), function("_run", run)];

/// Bits of `__future__` features and of `ast` that `compile` knows (`Include/cpython/compile.h`).
const KNOWN_FLAGS: i64 = 0x1FF_0010 | 0x7700;
/// `from __future__ import annotations`
const FUTURE_ANNOTATIONS: i64 = 0x100_0000;
/// `ast.PyCF_ONLY_AST`
const ONLY_TREE: i64 = 0x400;

/// The text of a str or bytes argument; `None` for anything else.
fn text_of(call: &mut Call<'_>, source: Value) -> Result<Option<String>, Interrupt> {
    let text = match call.vm.heap.text(call.vm.unwrap(source)) {
        Some(text) => text.to_string(),
        None => {
            let Some(bytes) = lent(call, source)? else { return Ok(None) };
            syntax::decode(&bytes).map_err(|why| call.error(classes::SYNTAX_ERROR, why))?
        }
    };
    if text.contains('\0') {
        return Err(call.error(classes::SYNTAX_ERROR, "source code string cannot contain null bytes"));
    }
    Ok(Some(text))
}

/// How `eval` and `exec` compile: with the `__future__` features of the code that calls them.
fn plain_options(call: &Call<'_>, entry: Entry) -> Options {
    let around = call.vm.calling_frame().map(|frame| call.vm.code(frame.code));
    let future_annotations = around.is_some_and(|code| code.code.flags.future_annotations);
    Options { entry, future_annotations, optimize: 0 }
}

/// The code object of a text, as a value.
fn code_of(call: &mut Call<'_>, text: &str, file: &str, options: Options) -> Outcome {
    call.vm.charge(text.len() * 20);
    let entry = options.entry;
    let way = entry as u8 | u8::from(options.future_annotations) << 2 | options.optimize << 3;
    if let Some(known) = call.vm.known_text(text, file, way) {
        return Ok(known);
    }
    let parsed = match entry {
        Entry::Eval => syntax::parse_expression(text),
        Entry::Single => syntax::parse_single(text),
        Entry::Exec | Entry::File => syntax::parse(text),
    };
    let (symbols, names) = scope::analyze(&parsed.module, text);
    let mut found = parsed.diagnostics;
    let parsed_well = found.is_empty();
    found.extend(names);
    if found.is_empty() {
        match compile_as(&parsed.module, text, &symbols, options) {
            Ok(program) => return Ok(call.vm.load_text(&program, file, text, way)),
            Err(refused) => found = refused,
        }
    }
    let worst = found.iter().position(|one| one.severity == Severity::Error).unwrap_or(0);
    match found.get(worst) {
        Some(diagnostic) => Err(refusal(call, diagnostic, text, file, (entry, parsed_well))),
        None => Err(call.error(classes::SYNTAX_ERROR, "invalid syntax")),
    }
}

/// A diagnostic as the exception that CPython raises: its place is in its arguments.
fn refusal(
    call: &mut Call<'_>,
    diagnostic: &Diagnostic,
    text: &str,
    file: &str,
    (entry, parsed_well): (Entry, bool),
) -> Interrupt {
    let class = match diagnostic.kind.as_str() {
        "IndentationError" => classes::INDENTATION_ERROR,
        "TabError" => classes::TAB_ERROR,
        "NotImplementedError" => return call.error(classes::NOT_IMPLEMENTED_ERROR, &*diagnostic.message),
        _ => classes::SYNTAX_ERROR,
    };
    let lines = LineIndex::new(text);
    let (start, mut end) =
        (lines.position(text, diagnostic.span.start), lines.position(text, diagnostic.span.end));
    if end.line == start.line + 1 && end.column == 1 {
        (end.line, end.column) = (start.line, start.column + 1);
    }
    if text.trim().is_empty() && entry != Entry::Exec {
        // CPython has read no line at all.
        let details = [call.vm.heap.str(file), Value::Int(0), Value::Int(0), call.vm.heap.str("")];
        let details = call.vm.heap.tuple([details.as_slice(), &[Value::Int(0), Value::Int(0)]].concat());
        let message = call.vm.heap.str(&*diagnostic.message);
        return Interrupt::Raise(call.vm.exception(class, &[message, details]));
    }
    let mut line = text.split('\n').nth(start.line as usize - 1).unwrap_or("").to_string();
    let (kind, said) = (diagnostic.kind.as_str(), diagnostic.message.as_str());
    let in_token = is_of_tokenizer(said);
    if !in_token && (entry != Entry::Eval || text.split('\n').count() > start.line as usize) {
        line.push('\n');
    }
    let end_column = match said {
        _ if in_token => i64::from(start.column),
        _ if kind == "IndentationError" || said.starts_with("expected 'except'") => -1,
        _ if kind == "TabError"
            || said.ends_with("was never closed")
            || said.ends_with("continuation character") =>
        {
            0
        }
        // CPython has read on for another line, and there is none.
        _ if end == start
            && entry == Entry::Eval
            && text[..].trim_end().len() <= diagnostic.span.start as usize =>
        {
            0
        }
        // The line break, which CPython adds to what has none.
        _ if end == start && entry != Entry::Eval => i64::from(end.column) + 1,
        _ => i64::from(end.column),
    };
    let message = call.vm.heap.str(&*diagnostic.message);
    let details = [
        call.vm.heap.str(file),
        Value::Int(i64::from(start.line)),
        Value::Int(if end_column == 0 && entry == Entry::Eval && end == start {
            0
        } else {
            i64::from(start.column)
        }),
        // Later passes would have to read the line from the file.
        if parsed_well { Value::None } else { call.vm.heap.str(line) },
        Value::Int(i64::from(end.line)),
        Value::Int(end_column),
    ];
    let details = call.vm.heap.tuple(details);
    Interrupt::Raise(call.vm.exception(class, &[message, details]))
}

/// Whether CPython's tokenizer says this: it tells where it stopped, and the line without its end.
fn is_of_tokenizer(message: &str) -> bool {
    let starts =
        ["unmatched ", "unterminated ", "closing parenthesis", "f-string: single", "f-string: expecting '}'"];
    let invalid = ["decimal", "hexadecimal", "octal", "binary", "imaginary"];
    starts.iter().any(|start| message.starts_with(start))
        || message.starts_with("invalid ") && invalid.iter().any(|word| message.contains(word))
}

/// The namespaces to run in: those given, or the caller's.
fn namespaces(
    call: &mut Call<'_>,
    name: &str,
    globals: Value,
    locals: Value,
) -> Result<(Value, Value), Interrupt> {
    let around = absent(globals);
    let space = if around { Value::Object(call.vm.current_globals()) } else { globals };
    let inner = call.vm.unwrap(space);
    let Some(Object::Dict(_)) = call.vm.heap.of(inner) else {
        let kind = call.vm.type_name(globals).to_string();
        let mapping = call.vm.type_method(globals, "__getitem__").is_some();
        return Err(match name {
            "eval" if mapping => call.type_error("globals must be a real dict; try eval(expr, {}, mapping)"),
            "eval" => call.type_error("globals must be a dict"),
            _ => call.type_error(format!("exec() globals must be a dict, not {kind}")),
        });
    };
    let own = match (absent(locals), around) {
        (true, true) => call.current_locals(),
        (true, false) => space,
        (false, _) => locals,
    };
    if !absent(locals) && call.vm.type_method(own, "__getitem__").is_none() {
        return Err(match name {
            "eval" => call.type_error("locals must be a mapping"),
            _ => {
                let kind = call.vm.type_name(own).to_string();
                call.type_error(format!("locals must be a mapping or None, not {kind}"))
            }
        });
    }
    Ok((inner, own))
}

/// CPython puts the builtins where code finds them.
fn add_builtins(call: &mut Call<'_>, globals: Value) -> Result<(), Interrupt> {
    let Value::Object(at) = globals else { return Ok(()) };
    let key = call.vm.heap.intern("__builtins__");
    match call.vm.heap.dict_get_name(at, key) {
        None => {
            let builtins = Value::Object(call.vm.builtins);
            call.vm.heap.dict_set_name(at, key, builtins);
        }
        Some(own) => {
            let module = matches!(call.vm.heap.of(own), Some(Object::Module(_)));
            if !module && call.vm.type_method(own, "__getitem__").is_none() {
                let text = format!("'{}' object is not subscriptable", call.vm.type_name(own));
                return Err(call.type_error(text));
            }
        }
    }
    Ok(())
}

/// How many cells a code object needs; `None` for what is no code object.
fn free_variables(call: &Call<'_>, value: Value) -> Option<usize> {
    match call.vm.heap.of(value)? {
        Object::Code(index) => Some(call.vm.code(*index).code.free_variables.len()),
        _ => None,
    }
}

fn eval(call: &mut Call<'_>) -> Outcome {
    let parameters =
        Parameters { name: "eval", owner: "", names: ["", "globals", "locals"], required: 1, positional: 3 };
    let [source, globals, locals] = parameters.read(call)?;
    let (globals, locals) = namespaces(call, "eval", globals, locals)?;
    let code = match free_variables(call, source) {
        Some(0) => source,
        Some(_) => {
            return Err(call.type_error("code object passed to eval() may not contain free variables"));
        }
        None => match text_of(call, source)? {
            Some(text) => {
                let options = plain_options(call, Entry::Eval);
                code_of(call, text.trim_start_matches([' ', '\t']), "<string>", options)?
            }
            None => return Err(call.type_error("eval() arg 1 must be a string, bytes or code object")),
        },
    };
    add_builtins(call, globals)?;
    Err(call.run_code(code, globals, locals, Value::Nil))
}

fn exec(call: &mut Call<'_>) -> Outcome {
    let parameters = Parameters {
        name: "exec",
        owner: "",
        names: ["", "globals", "locals", "closure"],
        required: 1,
        positional: 3,
    };
    let [source, globals, locals, closure] = parameters.read(call)?;
    let (globals, locals) = namespaces(call, "exec", globals, locals)?;
    let Some(needed) = free_variables(call, source) else {
        let Some(text) = text_of(call, source)? else {
            return Err(call.type_error("exec() arg 1 must be a string, bytes or code object"));
        };
        if !absent(closure) {
            return Err(call.type_error("closure can only be used when source is a code object"));
        }
        let options = plain_options(call, Entry::Exec);
        let code = code_of(call, &text, "<string>", options)?;
        add_builtins(call, globals)?;
        return Err(call.run_code(code, globals, locals, Value::Nil));
    };
    check_closure(call, needed, closure)?;
    add_builtins(call, globals)?;
    // What the code gives is dropped.
    let run = call.vm.library("_run_code");
    let arguments = [source, globals, locals, closure].map(|it| if it.is_nil() { Value::None } else { it });
    Err(call.tail(run, &arguments))
}

fn check_closure(call: &mut Call<'_>, needed: usize, closure: Value) -> Result<(), Interrupt> {
    let cells = match call.vm.heap.of(closure) {
        Some(Object::Tuple(cells)) => {
            let all = cells.iter().all(|&cell| matches!(call.vm.heap.of(cell), Some(Object::Cell(_))));
            all.then_some(cells.len())
        }
        _ => None,
    };
    if needed == 0 {
        return match absent(closure) {
            true => Ok(()),
            false => Err(call.type_error("cannot use a closure with this code object")),
        };
    }
    if cells != Some(needed) {
        let text = format!("code object requires a closure of exactly length {needed}");
        return Err(call.type_error(text));
    }
    Ok(())
}

/// `_run(code, globals, locals, closure)`: what a code object gives. For the library's own Python.
fn run(call: &mut Call<'_>) -> Outcome {
    let closure = if absent(call.arg(3)) { Value::Nil } else { call.arg(3) };
    let (code, globals, locals) = (call.arg(0), call.arg(1), call.arg(2));
    Err(call.run_code(code, globals, locals, closure))
}

fn compile(call: &mut Call<'_>) -> Outcome {
    let parameters = Parameters {
        name: "compile",
        owner: "",
        names: ["source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"],
        required: 3,
        positional: 6,
    };
    let [source, file, mode, flags, fixed, optimize, _] = parameters.read(call)?;
    let unlike_path = matches!(call.vm.heap.of(file), Some(Object::ByteArray(_)));
    let file = match text_of(call, file)? {
        Some(file) if !unlike_path => file,
        _ => {
            let kind = call.vm.type_name(file).to_string();
            return Err(call.type_error(format!("expected str, bytes or os.PathLike object, not {kind}")));
        }
    };
    let flags = whole(call, flags, 0)?;
    if flags & !KNOWN_FLAGS != 0 {
        return Err(call.error(classes::VALUE_ERROR, "compile(): unrecognised flags"));
    }
    if flags & ONLY_TREE != 0 {
        let text = "compile() cannot make a syntax tree here: there is no ast module";
        return Err(call.error(classes::NOT_IMPLEMENTED_ERROR, text));
    }
    let optimize = whole(call, optimize, -1)?;
    if !(-1..=2).contains(&optimize) {
        return Err(call.error(classes::VALUE_ERROR, "compile(): invalid optimize value"));
    }
    let entry = match call.vm.heap.text(mode) {
        Some("exec") => Entry::Exec,
        Some("eval") => Entry::Eval,
        Some("single") => Entry::Single,
        Some(_) => {
            let text = "compile() mode must be 'exec', 'eval' or 'single'";
            return Err(call.error(classes::VALUE_ERROR, text));
        }
        None => {
            let kind = call.vm.type_name(mode).to_string();
            return Err(call.type_error(format!("compile() argument 'mode' must be str, not {kind}")));
        }
    };
    if free_variables(call, source).is_some() {
        return Ok(source);
    }
    match text_of(call, source)? {
        Some(text) => {
            let inherits = whole(call, fixed, 0)? == 0 && plain_options(call, entry).future_annotations;
            let options = Options {
                entry,
                future_annotations: inherits || flags & FUTURE_ANNOTATIONS != 0,
                optimize: optimize.max(0) as u8,
            };
            code_of(call, &text, &file, options)
        }
        None => Err(call.type_error("compile() arg 1 must be a string, bytes or AST object")),
    }
}

/// An optional int argument.
fn whole(call: &mut Call<'_>, value: Value, default: i64) -> Result<i64, Interrupt> {
    match call.vm.unwrap(value) {
        Value::Nil => Ok(default),
        Value::Int(value) => Ok(value),
        Value::Bool(value) => Ok(i64::from(value)),
        _ => {
            let kind = call.vm.type_name(value).to_string();
            Err(call.type_error(format!("'{kind}' object cannot be interpreted as an integer")))
        }
    }
}
