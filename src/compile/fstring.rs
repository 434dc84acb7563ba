//! f-strings: literal parts, replacement fields with conversion and (nested) format spec, `{x=}`.

use super::Compiler;
use crate::base::Span;
use crate::code::*;
use crate::syntax::{ast, span};

/// Pieces that are put together at once.
const MAX_PIECES: usize = 4096;

/// A piece of an f-string; neighbouring literals are one.
enum Piece<'a> {
    Text(Span, String),
    Field(&'a ast::InterpolatedElement),
}

impl<'a> Compiler<'a> {
    /// An f-string, or several strings side by side of which one is.
    pub fn f_string(&mut self, string: &'a ast::ExprFString, dst: Register) {
        let mut pieces = Vec::new();
        for part in string.value.as_slice() {
            match part {
                ast::FStringPart::Literal(literal) => add_text(&mut pieces, span(literal), &literal.value),
                ast::FStringPart::FString(inner) => add_elements(&mut pieces, &inner.elements),
            }
        }
        self.join(span(string), &pieces, dst);
    }

    fn join(&mut self, at: Span, pieces: &[Piece<'a>], dst: Register) {
        if pieces.is_empty() {
            return self.load_constant(at, Constant::Str(String::new()), dst);
        }
        if let [piece] = pieces {
            return self.piece(piece, dst);
        }
        let start = self.unit.next.min(usize::from(u16::MAX)) as Register;
        // Very many are joined in parts.
        let part = if pieces.len() > MAX_PIECES { MAX_PIECES } else { 1 };
        for part in pieces.chunks(part) {
            let register = self.take(at);
            let mark = self.unit.next;
            self.join(at, part, register);
            self.unit.next = mark;
        }
        let count = pieces.len().div_ceil(part) as u16;
        self.emit(at, Instruction::BuildString { dst, start, count });
    }

    fn piece(&mut self, piece: &Piece<'a>, dst: Register) {
        match piece {
            Piece::Text(at, text) => {
                self.refuse_halves(*at, text);
                self.load_constant(*at, Constant::Str(text.clone()), dst);
            }
            Piece::Field(field) => self.deeper(span(*field), |this| {
                let mark = this.unit.next;
                this.field(field, dst);
                this.unit.next = mark;
            }),
        }
    }

    fn field(&mut self, field: &'a ast::InterpolatedElement, dst: Register) {
        let at = span(field);
        let conversion = match field.conversion {
            // `{x=}` shows the repr unless told otherwise.
            ast::ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => {
                Conversion::Repr
            }
            ast::ConversionFlag::None => Conversion::None,
            ast::ConversionFlag::Str => Conversion::Str,
            ast::ConversionFlag::Repr => Conversion::Repr,
            ast::ConversionFlag::Ascii => Conversion::Ascii,
        };
        let src = self.operand_in(&field.expression, dst);
        match &field.format_spec {
            None => self.emit(at, Instruction::FormatSimple { conversion, dst, src }),
            Some(format) => {
                let mut pieces = Vec::new();
                add_elements(&mut pieces, &format.elements);
                let spec = self.take(at);
                self.join(span(&**format), &pieces, spec);
                self.emit(at, Instruction::Format { conversion, dst, src, spec });
            }
        }
    }
}

fn add_elements<'a>(pieces: &mut Vec<Piece<'a>>, elements: &'a ast::InterpolatedStringElements) {
    for element in elements {
        match element {
            ast::InterpolatedStringElement::Literal(literal) => {
                add_text(pieces, span(literal), &literal.value)
            }
            ast::InterpolatedStringElement::Interpolation(field) => {
                if let Some(debug) = &field.debug_text {
                    add_text(pieces, span(field), debug.as_str());
                }
                pieces.push(Piece::Field(field));
            }
        }
    }
}

fn add_text(pieces: &mut Vec<Piece<'_>>, at: Span, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(before, known)) => {
            before.end = at.end;
            known.push_str(text);
        }
        _ => pieces.push(Piece::Text(at, text.to_owned())),
    }
}
