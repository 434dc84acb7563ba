//! One code object being built: instructions with their spans, registers, labels, constants, names, handlers.

use super::assigned::Assigned;
use crate::base::Span;
use crate::code::*;
use crate::scope::ScopeId;
use std::collections::HashMap;

/// A place in the code that is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(pub u32);

/// The last register, constant or name an instruction can speak of.
const MAX_INDEX: usize = u16::MAX as usize - 1;
/// More instructions in one program than this come only from `finally` inside `finally` inside `finally` ...
pub const MAX_INSTRUCTIONS: usize = 4_000_000;

/// What encloses the statement being compiled and must be left in order.
#[derive(Debug)]
pub enum BlockKind<'a> {
    /// A loop: where `break` and `continue` go.
    Loop { break_to: Label, continue_to: Label },
    /// Statements whose exceptions go to a handler; nothing to do on leaving.
    Guarded,
    /// The same, with a `finally` that runs on leaving.
    Finally(&'a [crate::syntax::ast::Stmt]),
    /// The same, inside a `with`: the manager's `__exit__` is called on leaving.
    With { exit: Register, span: Span, is_async: bool },
    /// A handler that runs: the exception is in this register, the one before in the next.
    Handling(Register),
    /// The body of `except ... as name`: unbinds the name on leaving.
    Named { name: &'a str, span: Span },
}

/// A block with the instructions its handler covers.
#[derive(Debug)]
pub struct Block<'a> {
    pub kind: BlockKind<'a>,
    /// Where the covered stretch being emitted started; `None` while it is left.
    pub open: Option<u32>,
    /// Stretches that are done.
    pub covered: Vec<(u32, u32)>,
}

/// One code object being built.
pub struct Unit<'a> {
    pub id: CodeId,
    pub code: Code,
    /// The first register that is free.
    pub next: usize,
    /// The first register that is no variable.
    pub first_temporary: usize,
    pub blocks: Vec<Block<'a>>,
    pub assigned: Assigned,
    /// Registers of variables by the scope that owns them.
    pub slots: HashMap<(ScopeId, String), Register>,
    /// Registers of free variables.
    pub free: HashMap<String, Register>,
    /// Attributes that methods of this class assign to `self`: `__static_attributes__`.
    pub static_attributes: Vec<String>,
    /// The body of a lambda or generator expression: a line step each time it is entered or resumed.
    pub body: Option<Span>,
    /// How many instructions it may have.
    pub limit: usize,
    /// What did not fit, and where.
    pub overflow: Option<(Span, &'static str)>,
    labels: Vec<u32>,
    /// Where a label was placed last.
    last_placed: Option<u32>,
    constants: HashMap<String, u16>,
    names: HashMap<String, u16>,
    stops: HashMap<(Span, u8), u32>,
    children: HashMap<CodeId, u16>,
    handlers: Vec<(Handler, Label)>,
}

impl<'a> Unit<'a> {
    /// An empty one around `code`, whose slots are laid out already.
    pub fn new(id: CodeId, code: Code) -> Unit<'a> {
        let first_temporary = code.slots.len();
        let mut unit = Unit {
            id,
            code,
            next: 0,
            first_temporary,
            blocks: Vec::new(),
            assigned: Assigned::nothing(),
            slots: HashMap::new(),
            free: HashMap::new(),
            static_attributes: Vec::new(),
            body: None,
            limit: MAX_INSTRUCTIONS,
            overflow: None,
            labels: Vec::new(),
            last_placed: None,
            constants: HashMap::new(),
            names: HashMap::new(),
            stops: HashMap::new(),
            children: HashMap::new(),
            handlers: Vec::new(),
        };
        unit.take(unit.code.span, first_temporary);
        unit
    }

    /// Takes the next `count` registers; gives the first.
    pub fn take(&mut self, span: Span, count: usize) -> Register {
        let first = self.next;
        self.next += count;
        if self.next > MAX_INDEX {
            self.overflow.get_or_insert((span, "too many variables and intermediate values in one scope"));
        }
        self.code.registers = self.code.registers.max(self.next.min(MAX_INDEX) as Register);
        first.min(MAX_INDEX) as Register
    }

    /// Whether `register` is a temporary, which no name reads.
    pub fn is_temporary(&self, register: Register) -> bool {
        usize::from(register) >= self.first_temporary
    }

    /// Where the next instruction goes.
    pub fn here(&self) -> u32 {
        self.code.instructions.len() as u32
    }

    /// Appends an instruction that belongs to `span`. Jumps hold labels until [`Unit::finish`].
    pub fn emit(&mut self, span: Span, instruction: Instruction) {
        if self.code.instructions.len() >= self.limit {
            self.overflow.get_or_insert((span, "too complex: too much code"));
            return;
        }
        self.code.instructions.push(instruction);
        self.code.spans.push(span);
        self.code.heights.push(self.next.min(MAX_INDEX) as Register);
    }

    /// A label that is placed later.
    pub fn label(&mut self) -> Label {
        self.labels.push(u32::MAX);
        Label(self.labels.len() as u32 - 1)
    }

    /// Places `label` here.
    pub fn place(&mut self, label: Label) {
        let here = self.here();
        self.labels[label.0 as usize] = here;
        self.last_placed = Some(here);
    }

    /// Whether control can come here: from the instruction before, or by a jump.
    pub fn is_reachable(&self) -> bool {
        self.assigned.is_reachable() || self.last_placed == Some(self.here())
    }

    /// Whether the instruction before leads elsewhere.
    pub fn has_ended(&self) -> bool {
        let last = self.code.instructions.last();
        matches!(last, Some(Instruction::Return { .. } | Instruction::Raise { .. } | Instruction::RaiseAgain))
    }

    /// Goes on at `label` after what was emitted last.
    pub fn jump(&mut self, span: Span, label: Label) {
        if self.is_reachable() {
            self.emit(span, Instruction::Jump { to: label.0 });
        }
    }

    /// Index of a constant.
    pub fn constant(&mut self, span: Span, constant: Constant) -> u16 {
        // The debug form tells apart all that Python does: 1, True and 1.0, 0.0 and -0.0.
        let key = format!("{constant:?}");
        if let Some(&index) = self.constants.get(&key) {
            return index;
        }
        let index = self.code.constants.len();
        if index > MAX_INDEX {
            self.overflow.get_or_insert((span, "too many constants in one scope"));
            return 0;
        }
        self.code.constants.push(constant);
        self.constants.insert(key, index as u16);
        index as u16
    }

    /// Index of a name.
    pub fn name(&mut self, span: Span, name: &str) -> u16 {
        if let Some(&index) = self.names.get(name) {
            return index;
        }
        let index = self.code.names.len();
        if index > MAX_INDEX {
            self.overflow.get_or_insert((span, "too many names in one scope"));
            return 0;
        }
        self.code.names.push(name.to_owned());
        self.names.insert(name.to_owned(), index as u16);
        index as u16
    }

    /// Index of `code` among the children.
    pub fn child(&mut self, span: Span, code: CodeId) -> u16 {
        if let Some(&index) = self.children.get(&code) {
            return index;
        }
        let index = self.code.children.len();
        if index > MAX_INDEX {
            self.overflow.get_or_insert((span, "too many functions in one scope"));
            return 0;
        }
        self.code.children.push(code);
        self.children.insert(code, index as u16);
        index as u16
    }

    /// Emits a stop: a place of the source always has the same mark.
    pub fn stop(&mut self, mark: StopMark) {
        let next = self.code.stops.len() as u32;
        let index = *self.stops.entry((mark.span, mark.kind as u8)).or_insert(next);
        if index == next {
            self.code.stops.push(mark);
        }
        self.emit(mark.span, Instruction::Stop { mark: index });
    }

    /// Opens a block whose exceptions are caught from here on.
    pub fn push_block(&mut self, kind: BlockKind<'a>) {
        let open = Some(self.here());
        self.blocks.push(Block { kind, open, covered: Vec::new() });
    }

    /// Closes the innermost block; exceptions in it go to `target`, into register `exception`.
    pub fn pop_guarded(&mut self, target: Label, exception: Register) {
        let here = self.here();
        let Some(mut block) = self.blocks.pop() else { return };
        block.suspend(here);
        for (start, end) in block.covered {
            self.handlers.push((Handler { start, end, target: 0, exception }, target));
        }
    }

    /// Closes the innermost block, which has no handler.
    pub fn pop_block(&mut self) {
        self.blocks.pop();
    }

    /// The finished code: labels become addresses.
    pub fn finish(mut self) -> Code {
        let end = self.here().saturating_sub(1);
        let labels = std::mem::take(&mut self.labels);
        let placed = |label: u32| match labels.get(label as usize) {
            Some(&address) if address != u32::MAX => address.min(end),
            _ => end,
        };
        // A jump to a jump goes on to where that one leads. (A few steps: loops of jumps exist in `while True: pass`.)
        let mut addresses = Vec::with_capacity(labels.len());
        for label in 0..labels.len() as u32 {
            let mut address = placed(label);
            for _ in 0..4 {
                match self.code.instructions.get(address as usize) {
                    Some(Instruction::Jump { to }) => address = placed(*to),
                    _ => break,
                }
            }
            addresses.push(address);
        }
        let address = |label: u32| addresses.get(label as usize).copied().unwrap_or(end);
        for instruction in &mut self.code.instructions {
            if let Instruction::Jump { to }
            | Instruction::JumpIfTrue { to, .. }
            | Instruction::JumpIfFalse { to, .. } = instruction
            {
                *to = address(*to);
            }
        }
        let placed = |(handler, label): &(Handler, Label)| Handler { target: address(label.0), ..*handler };
        self.code.handlers = self.handlers.iter().map(placed).collect();
        self.code
    }
}

impl Block<'_> {
    /// Ends the covered stretch at `here`.
    pub fn suspend(&mut self, here: u32) {
        if let Some(start) = self.open.take()
            && start < here
        {
            self.covered.push((start, here));
        }
    }
}
