//! Text in, tree and diagnostics out. The only room that knows which parser we use.
//!
//! `ast` re-exports the tree; other rooms reach it as `crate::syntax::ast`.

mod limits;
mod traceback;

pub use ruff_python_ast as ast;
pub use traceback::traceback;

use crate::base::{Diagnostic, Span};
use ruff_python_parser::{Mode, ParseOptions};
use ruff_text_size::{Ranged, TextRange};

/// What a program gets that nests deeper than this tool can follow safely.
pub const TOO_COMPLEX: &str = "too complex: nested too deeply";

/// A parsed program. With errors the tree is what the parser could make of the rest.
#[derive(Debug)]
pub struct Parsed {
    /// The tree; empty where the text was refused before parsing.
    pub module: ast::ModModule,
    /// What is wrong with it, in source order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a whole file.
pub fn parse(source: &str) -> Parsed {
    if let Some(refusal) = limits::check(source) {
        return Parsed { module: empty_module(""), diagnostics: vec![refusal] };
    }
    let parsed = ruff_python_parser::parse_unchecked(source, ParseOptions::from(Mode::Module));
    let diagnostics = parsed
        .errors()
        .iter()
        .map(|error| Diagnostic::syntax(span(&error.location), error.error.to_string()))
        .collect();
    let module = match parsed.into_syntax() {
        ast::Mod::Module(module) => module,
        ast::Mod::Expression(_) => empty_module(source),
    };
    Parsed { module, diagnostics }
}

/// Where a node stands, in bytes.
pub fn span(node: &impl Ranged) -> Span {
    let range = node.range();
    Span::new(range.start().to_u32(), range.end().to_u32())
}

fn empty_module(source: &str) -> ast::ModModule {
    ast::ModModule {
        node_index: ast::AtomicNodeIndex::NONE,
        range: TextRange::up_to((source.len() as u32).into()),
        body: Default::default(),
    }
}
