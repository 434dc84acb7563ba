//! Methods of code objects: `replace`, `co_lines`, `co_positions`.

use super::method;
use crate::pylib::arguments::{Outcome, none};
use crate::vm::native::{Call, NativeDef};
use crate::vm::ops::{compare, iterate};
use crate::vm::{Object, Value, classes};

pub const METHODS: &[NativeDef] = &[
    method("code", "replace", replace),
    method("code", "__replace__", replace),
    method("code", "co_lines", |call| rows(call, "co_lines")),
    method("code", "co_positions", |call| rows(call, "co_positions")),
];

fn index(call: &Call<'_>) -> u32 {
    match call.vm.heap.of(call.arg(0)) {
        Some(&Object::Code(index)) => index,
        _ => 0,
    }
}

/// `code.replace(co_name=...)`. Names, the first line, the file and the constants can be replaced; what the machine's own
/// instructions rest on can be given again, not changed.
fn replace(call: &mut Call<'_>) -> Outcome {
    let (at, given) = (index(call), call.names.to_vec());
    if call.count() > 1 {
        return Err(call.type_error("replace() takes 0 positional arguments"));
    }
    let mut changed = call.vm.derived_code(at);
    for (place, &name) in given.iter().enumerate() {
        let (name, value) = (call.vm.heap.text(name).unwrap_or("").to_owned(), call.arguments[1 + place]);
        let text = call.vm.heap.text(value).map(str::to_owned);
        let Some(known) = call.vm.code_field(at, &name) else {
            return Err(call.type_error(format!("replace() got an unexpected keyword argument '{name}'")));
        };
        match (name.as_str(), text, value) {
            ("co_name", Some(text), _) => {
                (changed.name, changed.code.name) = (call.vm.heap.intern(&text), text)
            }
            ("co_qualname", Some(text), _) => {
                changed.qualified_name = call.vm.heap.intern(&text);
                changed.code.qualified_name = text;
            }
            ("co_filename", Some(text), _) => changed.file = text.into(),
            ("co_firstlineno", _, Value::Int(line)) => changed.code.first_line = line.max(0) as u32,
            ("co_name" | "co_qualname" | "co_filename", ..) => {
                let kind = call.vm.type_name(value).to_string();
                return Err(call.type_error(format!("replace() argument '{name}' must be str, not {kind}")));
            }
            ("co_consts", ..) if changed.replace_constants(&call.vm.heap, known, value) => {}
            _ if compare::equal(call, known, value)? => {}
            _ => {
                let text = format!("code.replace() cannot change {name}: the code here is of another kind");
                return Err(call.error(classes::NOT_IMPLEMENTED_ERROR, text));
            }
        }
    }
    Ok(call.vm.add_code(changed))
}

/// `co_lines()`: which instructions are of which line. `co_positions()`: the source of each.
fn rows(call: &mut Call<'_>, name: &str) -> Outcome {
    none(call, "code", name)?;
    let code = call.vm.code(index(call)).clone();
    let mut rows: Vec<Vec<i64>> = Vec::new();
    for (at, span) in code.code.spans.iter().enumerate() {
        let (first, last) = (code.lines.line(span.start), code.lines.line(span.end));
        let column = |offset: u32, line| i64::from(offset - code.lines.start_of(line).unwrap_or(offset));
        let (first_column, last_column) = (column(span.start, first), column(span.end, last));
        let (at, first, last) = (at as i64 * 2, i64::from(first), i64::from(last));
        if name == "co_positions" {
            rows.push(vec![first, last, first_column, last_column]);
        } else if let Some(row) = rows.last_mut().filter(|row| row[2] == first) {
            row[1] = at + 2;
        } else {
            rows.push(vec![at, at + 2, first]);
        }
    }
    let rows = rows.into_iter().map(|row| row.into_iter().map(Value::Int).collect::<Vec<_>>());
    let rows: Vec<Value> = rows.map(|row| call.vm.heap.tuple(row)).collect();
    let list = call.vm.heap.list(rows);
    iterate::iter(call, list)
}
