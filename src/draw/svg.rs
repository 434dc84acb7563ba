//! Shapes -> SVG that stands alone: no script, no outside reference, text that can be selected.

use super::paint;
use super::shape::{Form, Shape, anchor, is_bold, is_mono, shapes};
use super::tokens::{Theme, Token};
use crate::layout::{Scene, Text};
use std::fmt::Write;

/// The faces of labels.
pub const SANS: &str = "Inter, system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif";
/// The faces of what is Python.
pub const MONO: &str = "'JetBrains Mono', 'DejaVu Sans Mono', ui-monospace, Menlo, Consolas, monospace";

/// The picture of a scene as a file of its own.
pub fn svg(scene: &Scene, theme: Theme, title: &str, description: &str) -> String {
    let drawing = shapes(scene);
    let (w, h) = (drawing.width, drawing.height);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         role=\"img\" aria-labelledby=\"title description\" font-family=\"{SANS}\" fill=\"none\" \
         stroke-linejoin=\"round\">"
    );
    let _ = writeln!(out, "<title id=\"title\">{}</title>", escape(title));
    let _ = writeln!(out, "<desc id=\"description\">{}</desc>", escape(description));
    let _ = writeln!(out, "<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>", Token::Bg.colour(theme));
    for group in &drawing.groups {
        let _ = writeln!(out, "<g data-key=\"{}\">", escape(&group.key));
        for shape in &group.shapes {
            write_shape(&mut out, shape, theme);
        }
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

fn write_shape(out: &mut String, shape: &Shape, theme: Theme) {
    let Some(paint) = paint::of(shape.class) else { return };
    if paint.fill.is_none() && paint.stroke.is_none() {
        return;
    }
    let mut look = String::new();
    if let Some(fill) = paint.fill {
        let _ = write!(look, " fill=\"{}\"", fill.colour(theme));
    }
    if let Some(stroke) = paint.stroke {
        let _ = write!(look, " stroke=\"{}\" stroke-width=\"{}\"", stroke.colour(theme), paint.width);
    }
    if !paint.dash.is_empty() {
        let _ = write!(look, " stroke-dasharray=\"{}\"", paint.dash);
    }
    let _ = match &shape.form {
        Form::Rect { rect, radius } => writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\"{look}/>",
            rect.x, rect.y, rect.w, rect.h
        ),
        Form::Path(d) => writeln!(out, "<path d=\"{d}\"{look}/>"),
        Form::Circle { x, y, tenths } => {
            writeln!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}.{}\"{look}/>", tenths / 10, tenths % 10)
        }
        Form::Text(text) => writeln!(out, "<text{}{look}>{}</text>", face(text), escape(&text.text)),
    };
}

fn face(text: &Text) -> String {
    let mut face = format!(" x=\"{}\" y=\"{}\" font-size=\"{}\"", text.x, text.y, text.size);
    if is_mono(text.font) {
        face += &format!(" font-family=\"{MONO}\" xml:space=\"preserve\"");
    }
    if is_bold(text.font) {
        face += " font-weight=\"600\"";
    }
    if text.italic {
        face += " font-style=\"italic\"";
    }
    if text.struck {
        face += " text-decoration=\"line-through\"";
    }
    match anchor(text.anchor) {
        "start" => face,
        other => face + &format!(" text-anchor=\"{other}\""),
    }
}

/// Text as XML: what no XML may hold is left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(character),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            other => out.push(other),
        }
    }
    out
}
