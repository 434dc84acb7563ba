//! A program as text, for tests and for people.

use super::Program;
use std::fmt::Write;

/// Every code object with its registers, handlers and instructions, one line each.
pub fn disassemble(program: &Program) -> String {
    let mut out = String::new();
    for (index, code) in program.codes.iter().enumerate() {
        let slots: Vec<String> = code
            .slots
            .iter()
            .enumerate()
            .map(|(at, slot)| format!("r{at}={}:{:?}", slot.name, slot.kind))
            .collect();
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "code {index} {} registers={} [{}]",
            code.qualified_name,
            code.registers,
            slots.join(" ")
        );
        for (at, instruction) in code.instructions.iter().enumerate() {
            let _ = writeln!(out, "  {at:4} {instruction:?}");
        }
        for handler in &code.handlers {
            let _ = writeln!(
                out,
                "  handler {}..{} -> {} in r{}",
                handler.start, handler.end, handler.target, handler.exception
            );
        }
    }
    out
}
