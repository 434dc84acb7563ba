//! Text in, tree and diagnostics out. The only room that knows which parser we use.
//!
//! `ast` re-exports the tree; other rooms reach it as `crate::syntax::ast`.

mod context;
mod encoding;
mod entry;
mod escapes;
mod fields;
mod hints;
mod invalid;
mod invalid_parameters;
mod lexical;
mod limits;
mod messages;
mod nodes;
mod traceback;

pub use encoding::decode;
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
    /// What is wrong with it: CPython's message, and no more than that one.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a whole file.
pub fn parse(source: &str) -> Parsed {
    if let Some(refusal) = limits::check(source) {
        return Parsed { module: empty_module(), diagnostics: vec![refusal] };
    }
    let options = ParseOptions::from(Mode::Module).with_target_version(ast::PythonVersion::PY313);
    let parsed = ruff_python_parser::parse_unchecked(source, options);
    let Some(parsed) = parsed.try_into_module() else {
        return Parsed { module: empty_module(), diagnostics: Vec::new() };
    };
    let mut diagnostics = Vec::new();
    diagnostics.extend(messages::translate(parsed.syntax(), parsed.tokens(), parsed.errors(), source));
    if diagnostics.is_empty() {
        diagnostics.extend(
            parsed.unsupported_syntax_errors().first().map(|error| messages::newer_syntax(error, source)),
        );
    }
    let module = parsed.into_syntax();
    Parsed { module, diagnostics }
}

/// Parses the text given to `eval`: one expression, of which the tree has one statement.
pub fn parse_expression(source: &str) -> Parsed {
    let mut parsed = parse(source);
    let word: String =
        source.chars().take_while(|each| each.is_alphanumeric() || "@*".contains(*each)).collect();
    if !parsed.diagnostics.is_empty() && entry::starts_a_statement(&word) {
        // What CPython says of statements it does not look for here.
        let place =
            Span::new(0, word.chars().take_while(|each| each.is_alphanumeric()).count().max(1) as u32);
        parsed.diagnostics = vec![Diagnostic::syntax(place, "invalid syntax")];
        return parsed;
    }
    let other = || entry::not_one_expression(&parsed.module, source);
    let diagnostics = match parsed.diagnostics.pop() {
        None => other(),
        // What is wrong with a statement is not looked at: there is none.
        Some(said) if said.message.starts_with("cannot ") => Some(other().unwrap_or(said)),
        Some(mut said) => {
            if said.message == "unexpected EOF while parsing" && source == "\\" {
                said.message = "unexpected character after line continuation character".into();
            }
            Some(said)
        }
    };
    parsed.diagnostics.extend(diagnostics);
    parsed
}

/// Parses a text to be compiled as `single`: one statement, or several on one line.
pub fn parse_single(source: &str) -> Parsed {
    let mut parsed = parse(source);
    if parsed.diagnostics.is_empty() {
        parsed.diagnostics.extend(entry::not_one_statement(&parsed.module, source));
    }
    parsed
}

/// Where a node stands, in bytes.
pub fn span(node: &impl Ranged) -> Span {
    let range = node.range();
    Span::new(range.start().to_u32(), range.end().to_u32())
}

fn empty_module() -> ast::ModModule {
    ast::ModModule {
        node_index: ast::AtomicNodeIndex::NONE,
        range: TextRange::default(),
        body: Default::default(),
    }
}
