//! Code objects.

use super::{Instruction, Register};
use crate::base::{LineIndex, Span};
use crate::scope::ScopeId;

crate::typed_id! {
    /// A code object: an index into [`Program::codes`].
    CodeId
}

/// Everything compiled from one source. Code 0 is the module's.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// Code objects, outer before inner.
    pub codes: Vec<Code>,
    /// Where the lines of the source start.
    pub lines: LineIndex,
    /// The text it was compiled from.
    pub source: std::rc::Rc<str>,
}

/// What a code object was compiled from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// The file itself.
    Module,
    /// A `def`.
    Function,
    /// A `lambda`.
    Lambda,
    /// A class body.
    Class,
    /// A generator expression.
    GeneratorExpression,
}

/// What a variable's register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// The value itself; nil while unassigned.
    Local,
    /// This frame's own cell.
    Cell,
    /// A cell of an enclosing function, copied from the closure at entry.
    Free,
}

/// A named register of a frame.
#[derive(Clone, Debug)]
pub struct VariableSlot {
    /// The variable's name.
    pub name: String,
    /// What the register holds.
    pub kind: SlotKind,
    /// Index of the comprehension's scope this name belongs to, `None` for the frame's own names. A
    /// comprehension's names are inlined: they show only while it runs.
    pub comprehension: Option<ScopeId>,
}

/// A constant; the machine makes it a value once, when the program is loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True`, `False`
    Bool(bool),
    /// An integer of at most 64 bits.
    Int(i64),
    /// A larger integer, in decimal digits (no sign).
    BigInt(String),
    /// A float.
    Float(f64),
    /// The imaginary part of `2j`.
    Imaginary(f64),
    /// A string.
    Str(String),
    /// A bytes literal.
    Bytes(Vec<u8>),
    /// A tuple of constants (folded displays, keyword names).
    Tuple(Vec<Constant>),
}

/// Where an exception goes: raised at an instruction in `start..end`, it lands in register `exception` and the
/// frame goes on at `target`. Inner handlers come before outer ones in [`Code::handlers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Where the handler begins.
    pub target: u32,
    /// Where the exception is put.
    pub exception: Register,
}

/// What kind of line step a [`Instruction::Stop`] is. The contract: a simple statement; a test, each time; a
/// `for` header on entry and before each further item; `with` and `try` on entry; `match`, each `case` and `except`
/// tried; `def`/`class` with decorators once; a lambda's or generator expression's body when entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopMarkKind {
    /// A simple statement.
    Statement,
    /// An `if`, `elif` or `while` test.
    Test,
    /// A `for` header on entry.
    ForStart,
    /// A `for` header before each further item.
    ForNext,
    /// `with` on entry.
    With,
    /// `try` on entry.
    Try,
    /// An `except` clause being tried.
    Except,
    /// `match` on entry.
    Match,
    /// A `case` being tried.
    Case,
    /// A `def`, decorators included.
    Def,
    /// A `class`, decorators included.
    Class,
    /// The body of a lambda or generator expression.
    Body,
}

/// Describes one [`Instruction::Stop`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StopMark {
    /// What is about to run (a header: to its colon; a `def`: its header line without body).
    pub span: Span,
    /// 1-based line where the statement starts (a decorated `def`: its first decorator).
    pub line: u32,
    /// What it is.
    pub kind: StopMarkKind,
}

/// Where an inlined comprehension runs: while the frame's next instruction is in `start..end`, the names whose
/// [`VariableSlot::comprehension`] is `scope` are its names; outside, their registers mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComprehensionRange {
    /// The comprehension's scope.
    pub scope: ScopeId,
    /// First instruction after its first iterable was evaluated.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Properties of a code object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeFlags {
    /// Has `*args`.
    pub var_positional: bool,
    /// Has `**kwargs`.
    pub var_keyword: bool,
    /// It has a `yield`: calling it makes a generator.
    pub generator: bool,
    /// `async`: calling it makes a coroutine, or an asynchronous generator.
    pub asynchronous: bool,
    /// Compiled with `from __future__ import annotations`.
    pub future_annotations: bool,
}

/// A code object.
#[derive(Clone, Debug)]
pub struct Code {
    /// `increment`, `<lambda>`, `<genexpr>`, a class's name, `<module>`.
    pub name: String,
    /// `counter.<locals>.increment`
    pub qualified_name: String,
    /// What it was compiled from.
    pub kind: CodeKind,
    /// Its scope in the symbol table.
    pub scope: ScopeId,
    /// Its whole construct in the source.
    pub span: Span,
    /// 1-based line of its first line (a decorated function's: of its first decorator, as `co_firstlineno`).
    pub first_line: u32,
    /// 1-based line of the `def`, `lambda` or `class` keyword itself.
    pub def_line: u32,
    /// Its docstring, if it starts with one.
    pub docstring: Option<String>,
    /// Positional parameters, positional-only ones included.
    pub positional: u16,
    /// How many of them are positional-only.
    pub positional_only: u16,
    /// Keyword-only parameters.
    pub keyword_only: u16,
    /// Properties.
    pub flags: CodeFlags,
    /// Named registers: positional, keyword-only, `*args`, `**kwargs`, other own names by first binding (for
    /// functions), comprehension names, then the free variables, in the order of [`Code::free_variables`].
    /// A module's and a class's own names have no registers (they live in namespaces).
    pub slots: Vec<VariableSlot>,
    /// Registers of the free variables start here (one each, the last of `slots`).
    pub first_free: u16,
    /// `co_cellvars`, in CPython's order.
    pub cell_variables: Vec<String>,
    /// `co_freevars`, sorted as CPython does.
    pub free_variables: Vec<String>,
    /// For each free variable: the register of the *enclosing* frame that holds its cell when this function is made.
    pub captures: Vec<Register>,
    /// `co_names`-like: names used by instructions.
    pub names: Vec<String>,
    /// Constants.
    pub constants: Vec<Constant>,
    /// Code objects made inside.
    pub children: Vec<CodeId>,
    /// How many registers a frame needs, arguments of calls included.
    pub registers: u16,
    /// The instructions.
    pub instructions: Vec<Instruction>,
    /// The source of each instruction (the expression or statement it belongs to).
    pub spans: Vec<Span>,
    /// For each instruction, how many registers (from the first) mean something while it is about to run; those from
    /// there on are left-overs of earlier work and hold nothing alive.
    pub heights: Vec<Register>,
    /// Exception handlers, inner ones first.
    pub handlers: Vec<Handler>,
    /// Where inlined comprehensions run, inner ones first.
    pub comprehensions: Vec<ComprehensionRange>,
    /// What each `Stop` describes. One place of the source is one mark, also where its code stands twice (`finally`).
    pub stops: Vec<StopMark>,
}
