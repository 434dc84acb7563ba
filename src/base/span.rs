//! Places in a source text.

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into a source text of at most `u32::MAX` bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from `start` (included) to `end` (excluded), in bytes.
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// The text the span covers, or `""` where it does not lie on character boundaries of `source`.
    pub fn text(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// A place as a person counts: both numbers start at 1; columns count characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Finds lines from byte offsets. Lines end at `\n`, `\r\n` or `\r`, as Python's do.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads `source` once and remembers where each line starts.
    pub fn new(source: &str) -> LineIndex {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(at as u32 + 1);
            }
        }
        LineIndex { starts }
    }

    /// The line (from 1) that holds byte `offset`; offsets past the end are on the last line.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset).max(1) as u32
    }

    /// Line and column of byte `offset` in `source`, the text this index was made from.
    pub fn position(&self, source: &str, offset: u32) -> Position {
        let line = self.line(offset);
        let start = self.starts.get(line as usize - 1).copied().unwrap_or(0);
        let column = Span::new(start, offset).text(source).chars().count() as u32 + 1;
        Position { line, column }
    }

    /// The byte offset at which `line` (from 1) starts, or `None` past the last line.
    pub fn start_of(&self, line: u32) -> Option<u32> {
        self.starts.get((line as usize).checked_sub(1)?).copied()
    }

    /// How many lines there are (at least 1).
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: an empty text has one empty line.
    pub fn is_empty(&self) -> bool {
        false
    }
}
