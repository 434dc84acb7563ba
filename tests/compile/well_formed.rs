//! What holds for all code the compiler makes, whatever the program.

use crate::files::python_below;
use lexiscope::code::{Code, Instruction};
use std::path::Path;

/// What is wrong with `code` as code, whatever it means.
fn faults(code: &Code, codes: usize) -> Vec<String> {
    let mut faults = Vec::new();
    let count = code.instructions.len();
    let mut expect = |holds: bool, what: String| {
        if !holds {
            faults.push(format!("{}: {what}", code.qualified_name));
        }
    };
    expect(code.spans.len() == count && code.heights.len() == count, "a span and a height each".into());
    expect(
        matches!(
            code.instructions.last(),
            Some(Instruction::Return { .. } | Instruction::Raise { .. } | Instruction::RaiseAgain)
        ),
        "ends".into(),
    );
    expect(code.slots.len() <= usize::from(code.registers), "variables have registers".into());
    expect(
        usize::from(code.first_free) + code.free_variables.len() == code.slots.len(),
        "free ones last".into(),
    );
    expect(code.captures.len() == code.free_variables.len(), "a capture for each free variable".into());
    expect(code.children.iter().all(|child| child.index() < codes), "children exist".into());
    for (at, instruction) in code.instructions.iter().enumerate() {
        let shown = format!("{at} {instruction:?} (height {})", code.heights[at]);
        let numbers = fields(&shown);
        for (field, value) in &numbers {
            let limit = match field.as_str() {
                "to" => count,
                "mark" => code.stops.len(),
                "constant" | "names" => code.constants.len(),
                "name" => code.names.len(),
                "child" => code.children.len(),
                "count" | "before" | "after" => continue,
                _ => usize::from(code.heights[at]).min(usize::from(code.registers)),
            };
            let destination =
                matches!(field.as_str(), "dst" | "slot") && *value < usize::from(code.registers);
            expect(*value < limit || destination, format!("{field} out of range: {shown}"));
        }
        let of = |name: &str| numbers.iter().find(|(field, _)| field == name).map_or(0, |(_, value)| *value);
        let above = match instruction {
            Instruction::CallMethod { .. } | Instruction::CallMethodKeywords { .. } => {
                of("start") + of("count") + 1
            }
            Instruction::Call { .. } | Instruction::CallKeywords { .. } => of("start") + of("count"),
            Instruction::BuildDict { .. } if of("count") > 0 => of("start") + 2 * of("count") - 1,
            _ => (of("start") + of("count")).saturating_sub(1),
        };
        let none = above == 0 && code.registers == 0;
        expect(none || above < usize::from(code.registers), format!("reaches past the registers: {shown}"));
    }
    for handler in &code.handlers {
        let shown = format!("{handler:?}");
        expect(handler.start < handler.end && handler.end as usize <= count, format!("range: {shown}"));
        expect((handler.target as usize) < count, format!("target: {shown}"));
        expect(handler.exception < code.registers, format!("register: {shown}"));
        expect(
            !(handler.start..handler.end).contains(&handler.target),
            format!("covers its own target: {shown}"),
        );
    }
    for (at, inner) in code.handlers.iter().enumerate() {
        for outer in &code.handlers[at + 1..] {
            let nested = outer.start <= inner.start && inner.end <= outer.end;
            let apart = outer.end <= inner.start || inner.end <= outer.start;
            expect(nested || apart, format!("not nested: {inner:?} in {outer:?}"));
        }
    }
    faults
}

/// `name: number` pairs of an instruction's debug form.
fn fields(shown: &str) -> Vec<(String, usize)> {
    let words: Vec<&str> = shown.split([' ', ',', '{', '}']).filter(|word| !word.is_empty()).collect();
    let pairs = words.windows(2).filter(|pair| pair[0].ends_with(':'));
    pairs.filter_map(|pair| Some((pair[0].trim_end_matches(':').to_owned(), pair[1].parse().ok()?))).collect()
}

#[test]
fn all_code_is_well_formed() {
    let found = python_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python"));
    let mut wrong = Vec::new();
    for path in found {
        let source = std::fs::read_to_string(&path).expect("a program is text");
        let shown = path.display().to_string();
        match super::compile(&source) {
            Ok(program) => {
                for code in &program.codes {
                    wrong.extend(
                        faults(code, program.codes.len()).into_iter().map(|f| format!("{shown}: {f}")),
                    );
                }
            }
            Err(_) if shown.contains("syntax_") => {}
            Err(diagnostics) => wrong.push(format!("{shown}: {diagnostics:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
