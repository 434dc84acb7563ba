//! Messages about a program, always with the place they speak of.

use super::Span;
use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Severity {
    /// The program is not Python: CPython refuses it too.
    Error,
    /// CPython would run it; this tool does not yet, and says so rather than run something else.
    Unsupported,
}

/// One message about one place of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Where, in bytes.
    pub span: Span,
    /// How bad it is.
    pub severity: Severity,
    /// `SyntaxError`, `IndentationError`, `TabError`: what CPython would raise.
    pub kind: String,
    /// The message, in CPython's words where it has words for it.
    pub message: String,
}

impl Diagnostic {
    /// A `SyntaxError` at `span`.
    pub fn syntax(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { span, severity: Severity::Error, kind: "SyntaxError".into(), message: message.into() }
    }

    /// A lesson that is not written as lessons are.
    pub fn lesson(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { span, severity: Severity::Error, kind: "Lesson".into(), message: message.into() }
    }

    /// Syntax that is not supported yet, at `span`.
    pub fn unsupported(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            span,
            severity: Severity::Unsupported,
            kind: "NotImplementedError".into(),
            message: message.into(),
        }
    }
}
