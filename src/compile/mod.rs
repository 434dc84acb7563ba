//! Tree and scopes in, code out: register allocation, cells, stops, handlers, a source span on every instruction.
//!
//! Knows the tree, the symbol table and the instructions; knows nothing of values or of running. Everything that
//! CPython evaluates is evaluated here in CPython's order. What is not supported yet is reported at its place and
//! never compiled as something else.

mod assign;
mod assigned;
mod asynchronous;
mod builder;
mod call;
mod class;
mod comprehension;
mod constant;
mod display;
mod exception;
mod exception_group;
mod expression;
mod flow;
mod fstring;
mod function;
mod layout;
mod names;
mod pattern;
mod places;
mod registers;
mod statement;
mod type_params;
mod unsupported;

use crate::base::{Diagnostic, LineIndex, Span};
use crate::code::*;
use crate::scope::{ScopeId, SymbolTable};
use crate::syntax::ast;
use assigned::Careful;
use builder::Unit;
use layout::Layout;
use std::collections::HashMap;

/// How a source is entered: what its outermost statements mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The person's file, or a library module: its names are globals.
    File,
    /// `exec`: names are those of the namespace that the code is given, then globals.
    Exec,
    /// `eval`: as `Exec`; the one expression's value is the result.
    Eval,
    /// A statement typed interactively: as `Exec`; expression statements print their value.
    Single,
}

/// How a text is compiled that a program gives.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What its outermost statements mean.
    pub entry: Entry,
    /// As with `from __future__ import annotations`.
    pub future_annotations: bool,
    /// CPython's levels: from 1 on no `assert`, from 2 on no docstrings.
    pub optimize: u8,
}

/// How deep statements and expressions may nest here. Real programs stay far below; the host's stack does not.
const MAX_DEPTH: u32 = 1200;

/// Compiles `module`, the tree of `source`, whose names `symbols` explains.
///
/// Errors are what is not supported yet (all of it, in source order) and what is too big or too deep.
pub fn compile(
    module: &ast::ModModule,
    source: &str,
    symbols: &SymbolTable,
) -> Result<Program, Vec<Diagnostic>> {
    compile_as(
        module,
        source,
        symbols,
        Options { entry: Entry::File, future_annotations: false, optimize: 0 },
    )
}

/// As [`compile`], for a source that is entered in another way.
pub fn compile_as(
    module: &ast::ModModule,
    source: &str,
    symbols: &SymbolTable,
    options: Options,
) -> Result<Program, Vec<Diagnostic>> {
    if symbols.scopes.is_empty() {
        return Err(vec![Diagnostic::syntax(Span::default(), "the symbol table is empty")]);
    }
    let mut compiler = Compiler::new(module, source, symbols, options);
    compiler.module(module);
    let Compiler { codes, lines, mut diagnostics, .. } = compiler;
    if diagnostics.is_empty() {
        return Ok(Program { codes: codes.into_iter().flatten().collect(), lines, source: source.into() });
    }
    crate::base::sort_by_key(&mut diagnostics, |diagnostic| (diagnostic.span.start, diagnostic.span.end));
    diagnostics.dedup();
    Err(diagnostics)
}

/// The state of one compilation.
struct Compiler<'a> {
    source: &'a str,
    lines: LineIndex,
    layout: Layout<'a>,
    symbols: &'a SymbolTable,
    entry: Entry,
    careful: Careful,
    /// `from __future__ import annotations`: annotations stay text.
    future_annotations: bool,
    optimize: u8,
    /// Finished code objects by id; `None` while one is being built.
    codes: Vec<Option<Code>>,
    /// The code of a scope, so that what a `finally` repeats is compiled once.
    by_scope: HashMap<ScopeId, CodeId>,
    /// The code object being built, and those around it.
    unit: Unit<'a>,
    outer: Vec<Unit<'a>>,
    /// The scope names are resolved in: the unit's own, or a comprehension that it runs.
    scope: ScopeId,
    /// The class whose name mangles `__x`.
    private: Option<&'a str>,
    diagnostics: Vec<Diagnostic>,
    /// How many more instructions the program may have, and whether something did not fit: then nothing more is
    /// worth compiling.
    room: usize,
    overflowed: bool,
    depth: u32,
}

impl<'a> Compiler<'a> {
    fn new(
        module: &'a ast::ModModule,
        source: &'a str,
        symbols: &'a SymbolTable,
        options: Options,
    ) -> Compiler<'a> {
        Compiler {
            source,
            lines: LineIndex::new(source),
            layout: Layout::new(symbols),
            symbols,
            entry: options.entry,
            careful: Careful::new(module),
            future_annotations: options.future_annotations
                || places::imports_future_annotations(&module.body),
            optimize: options.optimize,
            codes: Vec::new(),
            by_scope: HashMap::new(),
            unit: Unit::new(CodeId(0), registers::empty_code(CodeKind::Module, ScopeId(0), Span::default())),
            outer: Vec::new(),
            scope: ScopeId(0),
            private: None,
            diagnostics: Vec::new(),
            room: builder::MAX_INSTRUCTIONS,
            overflowed: false,
            depth: 0,
        }
    }

    fn module(&mut self, module: &'a ast::ModModule) {
        let span = Span::new(0, self.source.len() as u32);
        let mut code = registers::empty_code(CodeKind::Module, ScopeId(0), span);
        code.name = "<module>".into();
        code.qualified_name = code.name.clone();
        code.first_line = 1;
        code.def_line = 1;
        let opened = self.open(code, Vec::new());
        if let (Entry::Eval, [ast::Stmt::Expr(only)]) = (self.entry, &module.body[..]) {
            let at = crate::syntax::span(&*only.value);
            let src = self.operand(&only.value);
            self.emit(at, Instruction::Return { src });
            self.close(opened);
            return;
        }
        if places::has_annotations(&module.body) {
            self.set_up_annotations(places::start_of(span));
        }
        self.documented_body(&module.body);
        self.return_none(places::end_of(&module.body, span));
        self.close(opened);
    }

    /// Runs `work` one level deeper, or reports once that the program is too deep.
    fn deeper(&mut self, span: Span, work: impl FnOnce(&mut Self)) {
        if self.depth >= MAX_DEPTH {
            if !self.diagnostics.iter().any(|known| known.message == TOO_DEEP) {
                self.diagnostics.push(Diagnostic::syntax(span, TOO_DEEP));
            }
            return;
        }
        self.depth += 1;
        work(self);
        self.depth -= 1;
    }

    fn emit(&mut self, span: Span, instruction: Instruction) {
        self.unit.emit(span, instruction);
    }

    fn take(&mut self, span: Span) -> Register {
        self.unit.take(span, 1)
    }
}

const TOO_DEEP: &str = "too complex: nested too deeply";
