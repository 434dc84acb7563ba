//! What each class of shape looks like: one table for the export, which writes attributes, and for the page, whose
//! stylesheet has the same rules (a test compares them).

use super::tokens::Token;

/// How a shape of a class is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// The class.
    pub class: &'static str,
    /// What fills it.
    pub fill: Option<Token>,
    /// What draws its edge.
    pub stroke: Option<Token>,
    /// How wide the edge is.
    pub width: &'static str,
    /// Its dashes.
    pub dash: &'static str,
}

const fn paint(
    class: &'static str,
    fill: Option<Token>,
    stroke: Option<Token>,
    width: &'static str,
    dash: &'static str,
) -> Paint {
    Paint { class, fill, stroke, width, dash }
}

const fn fill(class: &'static str, token: Token) -> Paint {
    paint(class, Some(token), None, "", "")
}

const fn line(class: &'static str, token: Token, width: &'static str, dash: &'static str) -> Paint {
    paint(class, None, Some(token), width, dash)
}

/// Every class.
pub const PAINTS: [Paint; 39] = [
    fill("canvas", Token::Bg),
    fill("shade", Token::Shade),
    fill("halo", Token::Mark),
    paint("card", Some(Token::Panel), Some(Token::Edge), "1", ""),
    paint("card-dashed", Some(Token::Panel), Some(Token::Edge), "1.5", "6 4"),
    paint("card-running", Some(Token::Panel), Some(Token::Ink), "2.5", ""),
    paint("one-line", Some(Token::Panel), Some(Token::Edge), "1", ""),
    line("stub", Token::Edge, "1.5", "4 4"),
    paint("cell", Some(Token::CellBg), Some(Token::Cell), "2", ""),
    paint("backpack", Some(Token::CellBg), Some(Token::Cell), "1.25", ""),
    line("defaults", Token::Edge, "1", ""),
    fill("tab-filled", Token::Ink),
    paint("tab", Some(Token::Panel), Some(Token::Edge), "1", ""),
    fill("label", Token::Panel),
    fill("label-cell", Token::Bg),
    paint("row", None, None, "", ""),
    fill("mark", Token::Mark),
    line("rule", Token::Edge, "1.5", "4 3"),
    fill("dot-soft", Token::Soft),
    fill("dot-cell", Token::Cell),
    line("arrow-soft", Token::Soft, "1.75", ""),
    line("arrow-cell", Token::Cell, "1.75", ""),
    line("arrow-soft-quiet", Token::Soft, "1.1", ""),
    line("arrow-cell-quiet", Token::Cell, "1.1", ""),
    line("arrow-cell-strong", Token::Cell, "2.75", ""),
    fill("head-soft", Token::Soft),
    fill("head-cell", Token::Cell),
    line("under-solid", Token::Cell, "1.5", ""),
    line("under-dotted", Token::Cell, "1.75", "2 2"),
    line("under-dashed", Token::Global, "1.5", "5 3"),
    fill("t-plain", Token::Ink),
    fill("t-soft", Token::Soft),
    fill("t-was", Token::Soft),
    fill("t-faint", Token::Faint),
    fill("t-local", Token::Local),
    fill("t-cell", Token::Cell),
    fill("t-global", Token::Global),
    fill("t-reverse", Token::Panel),
    paint("card-lit", Some(Token::Panel), Some(Token::Ink), "2", ""),
];

/// How a class is painted.
pub fn of(class: &str) -> Option<&'static Paint> {
    PAINTS.iter().find(|paint| paint.class == class)
}

/// The same as a rule of the stylesheet, to be compared with it.
pub fn rule(paint: &Paint) -> String {
    let token = |token: Option<Token>| token.map_or("none".to_owned(), |t| format!("var(--{})", t.name()));
    let mut rule =
        format!(".{} {{ fill: {}; stroke: {};", paint.class, token(paint.fill), token(paint.stroke));
    if !paint.width.is_empty() {
        rule += &format!(" stroke-width: {};", paint.width);
    }
    if !paint.dash.is_empty() {
        rule += &format!(" stroke-dasharray: {};", paint.dash);
    }
    rule + " }"
}
