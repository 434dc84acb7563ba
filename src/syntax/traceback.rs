//! A message about the source as CPython prints it on the command line.

use crate::base::{Diagnostic, LineIndex, Span};

/// The lines CPython writes for a `SyntaxError` in `file`, the last one ending in a line break.
pub fn traceback(error: &Diagnostic, file: &str, source: &str) -> String {
    let lines = LineIndex::new(source);
    let start = lines.position(source, error.span.start);
    let line_start = lines.start_of(start.line).unwrap_or(0);
    let line_end = lines.start_of(start.line + 1).unwrap_or(source.len() as u32);
    let text = Span::new(line_start, line_end).text(source).trim_end_matches(['\n', '\r', '\x0c']);
    let shown = text.trim_start_matches([' ', '\t', '\x0c']);
    let file = if file == "-" { "<stdin>" } else { file };
    let mut out = format!("  File \"{file}\", line {}\n", start.line);
    if !shown.trim().is_empty() {
        out.push_str(&format!("    {}\n", shown.trim_end()));
    }
    let indent = (text.chars().count() - shown.chars().count()) as u32;
    // CPython draws no caret before the text, nor where a block is missing at the end of the file.
    let missing = error.message.starts_with("expected an indented block")
        && start.column as usize > text.chars().count();
    if !shown.trim().is_empty() && start.column > indent && !missing {
        let column = (start.column - 1 - indent) as usize;
        // The carets stop at the end of the line.
        let end = error.span.end.clamp(error.span.start, line_start + text.len() as u32);
        let width = Span::new(error.span.start, end).text(source).chars().count().max(1);
        let padding: String = shown
            .chars()
            .chain(std::iter::repeat(' '))
            .take(column)
            .map(|each| if each == '\t' { '\t' } else { ' ' })
            .collect();
        out.push_str(&format!("    {padding}{}\n", "^".repeat(width)));
    }
    out.push_str(&format!("{}: {}\n", error.kind, error.message));
    out
}
