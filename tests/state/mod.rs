//! What a machine holds, as text that is the same in any run that came to the same.

use lexiscope::vm::{Addr, Library, Limits, Machine, Object};
use lexiscope::{compile, scope, syntax};
use std::collections::HashSet;

/// A machine that has the program and has not begun; `None` where it cannot run.
pub fn loaded(library: &Library, source: &str, limits: Limits) -> Option<Machine> {
    let parsed = syntax::parse(source);
    let (symbols, later) = scope::analyze(&parsed.module, source);
    if !parsed.diagnostics.is_empty() || !later.is_empty() {
        return None;
    }
    let program = compile::compile(&parsed.module, source, &symbols).ok()?;
    let mut machine = Machine::new(library, limits);
    machine.load_main(&program, "test.py");
    Some(machine)
}

/// What an object is called wherever it lives: identities are made anew by every run, addresses are not.
fn name(machine: &Machine, at: Addr) -> (char, u32) {
    let kind = match machine.heap.get(at) {
        Object::Cell(_) => 'c',
        Object::Function(_) | Object::Class(_) => 'o',
        _ => 'x',
    };
    (kind, machine.heap.serial(at))
}

/// Everything that was there before the program began, by name.
pub fn boot(machine: &Machine) -> HashSet<(char, u32)> {
    machine.heap.addresses(|_| true).into_iter().map(|at| name(machine, at)).collect()
}

/// All that frames, the module and what these lead to hold, as text; of what was there before the program only names.
pub fn dump(machine: &Machine, boot: &HashSet<(char, u32)>) -> String {
    let mut parts = vec![format!("{:?}\n", machine.state)];
    for frame in machine.frames() {
        let registers = machine.registers(frame);
        let height = machine.code(frame.code).code.heights.get(frame.pc as usize);
        let live = height.map_or(registers.len(), |&height| registers.len().min(usize::from(height)));
        parts.push(format!("{frame:?} {:?}\n", &registers[..live]));
    }
    for at in [machine.main.1, machine.modules] {
        parts.push(format!("{:?}\n", machine.heap.get(at)));
    }
    let (mut text, mut seen) = (String::new(), HashSet::new());
    let slots = machine.heap.addresses(|_| true).len();
    let mut next = 0;
    while let Some(part) = parts.get(next) {
        let mut rest = part.as_str();
        let mut found = Vec::new();
        while let Some((before, after)) = rest.split_once("Addr(") {
            let (number, after) = after.split_once(')').expect("Addr(n)");
            let at = Addr(number.parse().expect("a number"));
            assert!(at.index() < slots, "{at:?} of {slots} in {part}");
            let (kind, serial) = name(machine, at);
            text += before;
            text += &format!("{kind}{serial}");
            if !boot.contains(&(kind, serial)) && seen.insert(at) {
                found.push(at);
            }
            rest = after;
        }
        text += rest;
        next += 1;
        parts.extend(found.into_iter().map(|at| {
            let (kind, serial) = name(machine, at);
            format!("{kind}{serial} = {:?}\n", machine.heap.get(at))
        }));
    }
    without_guesses(&text)
}

/// What is no state goes: when a frame was noted, hashes that were computed, how a dict finds its entries.
pub fn without_guesses(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(": ") {
        kept += before;
        let name = before.rsplit([' ', '{', '(']).next().unwrap_or_default();
        rest = match name {
            "stamp" | "seen" | "filled" => after.trim_start_matches(|c: char| c.is_ascii_digit()),
            "hash" if after.starts_with("Cell") => after.split_once('}').map_or("", |(_, rest)| rest),
            "index" if after.starts_with('[') => after.split_once(']').map_or("", |(_, rest)| rest),
            _ => {
                kept += ": ";
                after
            }
        };
    }
    kept + rest
}
