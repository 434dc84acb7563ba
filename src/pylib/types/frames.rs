//! Frames that are not on the stack, as a program sees them: `tb_frame`, `gi_frame`, `cr_frame`, `ag_frame`.

use super::method;
use crate::pylib::arguments::Outcome;
use crate::vm::native::{Call, NativeDef};
use crate::vm::{GeneratorState, Object, Value};

pub const METHODS: &[NativeDef] = &[
    method("traceback", "tb_frame", traceback_frame),
    method("generator", "gi_frame", parked_frame),
    method("coroutine", "cr_frame", parked_frame),
    method("async_generator", "ag_frame", parked_frame),
];

/// A frame object of the library's own: code, line, globals, variables.
fn frame(call: &mut Call<'_>, code: u32, line: u32, globals: Value, variables: Value) -> Outcome {
    let line = Value::Int(i64::from(line));
    let code = Value::Object(call.vm.code(code).object);
    let row = call.vm.heap.tuple([code, line, globals, variables]);
    let make = call.vm.library("_frame");
    Err(call.tail(make, &[row, Value::None]))
}

fn traceback_frame(call: &mut Call<'_>) -> Outcome {
    let Some(Object::Traceback(entry)) = call.vm.heap.of(call.arg(0)) else { return Ok(Value::None) };
    let (code, pc, globals) = (entry.code, entry.pc, Value::Object(entry.globals));
    let variables = Value::Object(call.vm.new_dict());
    let line = call.vm.line_at(code, pc);
    frame(call, code, line, globals, variables)
}

/// The frame of a generator that is not done.
fn parked_frame(call: &mut Call<'_>) -> Outcome {
    let Some(Object::Generator(generator)) = call.vm.heap.of(call.arg(0)) else { return Ok(Value::None) };
    if generator.state == GeneratorState::Finished {
        return Ok(Value::None);
    }
    let fresh = generator.state == GeneratorState::Created;
    let (parked, registers) = (generator.frame, generator.registers.to_vec());
    let dict = call.vm.new_dict();
    let code = call.vm.code(parked.code);
    let names = code.slots.iter().zip(&code.code.slots).zip(registers);
    let bound: Vec<_> = names
        .filter(|((_, slot), _)| !slot.name.starts_with('.') && slot.comprehension.is_none())
        .map(|((&name, _), register)| match call.vm.heap.of(register) {
            Some(Object::Cell(cell)) => (name, cell.value),
            _ => (name, register),
        })
        .filter(|(_, value)| !value.is_nil())
        .collect();
    for (name, value) in bound {
        call.vm.heap.dict_set_name(dict, name, value);
    }
    let line = match fresh {
        true => call.vm.code(parked.code).code.first_line,
        false => call.vm.line_at(parked.code, parked.pc),
    };
    frame(call, parked.code, line, Value::Object(parked.globals), Value::Object(dict))
}
