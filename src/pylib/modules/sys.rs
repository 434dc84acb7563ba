//! What `sys` asks the machine for.

use crate::base::Span;
use crate::pylib::arguments::Outcome;
use crate::syntax::{ast, span};
use crate::vm::native::{Call, NativeDef};
use crate::vm::{GeneratorState, Object, Value};

pub const NATIVES: &[NativeDef] = &[
    NativeDef { name: "_modules", owner: "", run: |call| Ok(Value::Object(call.vm.modules)) },
    NativeDef { name: "_handled", owner: "", run: |call| Ok(call.vm.state.handled) },
    NativeDef { name: "_frames", owner: "", run: frames },
    NativeDef { name: "_set_depth", owner: "", run: set_depth },
    NativeDef { name: "_room", owner: "", run: room },
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
    NativeDef { name: "_parts", owner: "", run: parts },
    NativeDef { name: "_hint_of", owner: "", run: hint_of },
];

/// `_traceback_place(traceback)`: the file and the name of the code; the first line, the last, and the bytes before what ran
/// in either.
fn traceback_place(call: &mut Call<'_>) -> Outcome {
    let Some(Object::Traceback(entry)) = call.vm.heap.of(call.arg(0)) else { return Ok(Value::None) };
    let code = call.vm.code(entry.code);
    let span = code.code.spans.get(entry.pc as usize).copied().unwrap_or_default();
    let lines = [span.start, span.end].map(|at| code.lines.line(at));
    let column = |at: u32, line: u32| at - code.lines.start_of(line).unwrap_or(at);
    let [first, last] = lines;
    let numbers = [first, last, column(span.start, first), column(span.end, last)];
    let (file, name) = (code.file.to_string(), code.code.name.clone());
    let mut row = vec![call.vm.heap.str(file), call.vm.heap.str(name)];
    row.extend(numbers.map(|number| Value::Int(i64::from(number))));
    Ok(call.vm.heap.tuple(row))
}

/// `_parts(text)`: what a traceback marks of a statement. For one that is a binary operation, a subscription or a call: "" or
/// the opening bracket, where its left part ends, and where its right operand begins or the whole ends. For a `return` of
/// a call of a name, or one assigned to a name: "=" and where the call is. In characters; None for all else.
fn parts(call: &mut Call<'_>) -> Outcome {
    let text = call.vm.heap.text(call.arg(0)).unwrap_or("").to_string();
    let parsed = crate::syntax::parse(&text);
    let statement = parsed.module.body.first().filter(|_| parsed.diagnostics.is_empty());
    let Some((what, from, to)) = statement.and_then(parts_of) else { return Ok(Value::None) };
    let count = |end: u32| Value::Int(Span::new(0, end).text(&text).chars().count() as i64);
    let row = [call.vm.heap.str(what.to_string()), count(from), count(to)];
    Ok(call.vm.heap.tuple(row))
}

fn parts_of(statement: &ast::Stmt) -> Option<(&'static str, u32, u32)> {
    let called = |value: &ast::Expr| match value {
        ast::Expr::Call(_) => Some(("=", span(value).start, span(value).end)),
        _ => None,
    };
    match statement {
        ast::Stmt::Expr(inner) => match &*inner.value {
            ast::Expr::BinOp(whole) => Some(("", span(&*whole.left).end, span(&*whole.right).start)),
            ast::Expr::Subscript(whole) => Some(("[", span(&*whole.value).end, span(whole).end)),
            ast::Expr::Call(whole) => Some(("(", span(&*whole.func).end, span(whole).end)),
            _ => None,
        },
        ast::Stmt::Return(inner) => inner.value.as_deref().and_then(|value| match value {
            ast::Expr::Call(call) if call.func.is_name_expr() => called(value),
            _ => None,
        }),
        ast::Stmt::Assign(inner) if matches!(&inner.targets[..], [ast::Expr::Name(_)]) => {
            called(&inner.value)
        }
        _ => None,
    }
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
/// its globals, its namespace (a function's: None), its place on the stack and the function.
fn frames(call: &mut Call<'_>) -> Outcome {
    let mut rows = Vec::new();
    for (code, line, globals, locals, place) in call.vm.frames_now() {
        let function = call.vm.frames()[place].function;
        let (line, place) = (Value::Int(i64::from(line)), Value::Int(place as i64));
        let row = [code, line, Value::Object(globals), locals, place, function];
        rows.push(call.vm.heap.tuple(row));
    }
    Ok(call.vm.heap.tuple(rows))
}

/// `_room(list)`: for how many items it had room when it was made; `_room(set)`: how many places it has.
fn room(call: &mut Call<'_>) -> Outcome {
    Ok(match call.vm.heap.of(call.arg(0)) {
        Some(Object::List(list)) => Value::Int(i64::from(list.room)),
        Some(Object::Set(set)) => Value::Int(set.places() as i64),
        _ => Value::None,
    })
}

/// `_set_depth(limit)`: 0, or how deep the program is already where that is too deep for it.
fn set_depth(call: &mut Call<'_>) -> Outcome {
    let Value::Int(limit) = call.arg(0) else { return Ok(Value::Int(0)) };
    let fits = call.vm.set_deepest(limit.max(1) as usize);
    Ok(Value::Int(if fits { 0 } else { call.vm.state.depth as i64 }))
}

/// `_write_error(text)`: to what a process has as its standard error.
fn write_error(call: &mut Call<'_>) -> Outcome {
    let text = call.vm.heap.text(call.arg(0)).unwrap_or("").to_string();
    call.vm.print_error(&text)?;
    Ok(Value::None)
}

/// `_source(file)`: the text of the program, if that is `file`; an empty str for others.
fn source(call: &mut Call<'_>) -> Outcome {
    let file = call.vm.heap.text(call.arg(0)).unwrap_or("").to_string();
    let text = call.vm.source_of(&file).unwrap_or_default();
    Ok(call.vm.heap.str(text))
}
