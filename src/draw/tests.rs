//! The stylesheets say what the tables say, and every colour can be read.

use super::paint::{PAINTS, rule};
use super::tokens::{TOKENS, Theme, Token};

const TOKENS_CSS: &str = include_str!("../../styles/tokens.css");
const PICTURE_CSS: &str = include_str!("../../styles/picture.css");

/// The text from `from` up to the next closing brace.
fn block<'a>(css: &'a str, from: &str) -> &'a str {
    let start = css.find(from).unwrap_or_else(|| panic!("no {from:?} in the stylesheet"));
    let rest = &css[start..];
    &rest[..rest.find('}').expect("a closing brace")]
}

#[test]
fn tokens_css_has_the_colours_of_the_table() {
    let blocks = [
        (Theme::Light, block(TOKENS_CSS, ":root {")),
        (Theme::Dark, block(TOKENS_CSS, ":root[data-theme=\"dark\"] {")),
        (Theme::Dark, block(TOKENS_CSS, "@media (prefers-color-scheme: dark)")),
        (Theme::Contrast, block(TOKENS_CSS, ":root[data-theme=\"contrast\"] {")),
        (Theme::Contrast, block(TOKENS_CSS, "@media (prefers-contrast: more)")),
        (Theme::Contrast, block(TOKENS_CSS, "@media print")),
    ];
    for (theme, css) in blocks {
        for (token, name, _) in TOKENS {
            let wanted = format!("--{name}: {};", token.colour(theme));
            assert!(css.contains(&wanted), "{theme:?} wants {wanted}");
        }
    }
}

#[test]
fn picture_css_has_the_rules_of_the_table() {
    let rules: Vec<String> = PAINTS.iter().map(|paint| format!(".picture {}", rule(paint))).collect();
    let wanted = format!("/* paint */\n{}\n/* end of paint */", rules.join("\n"));
    assert!(PICTURE_CSS.contains(&wanted), "styles/picture.css wants:\n{wanted}");
}

fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: Token, other: Token, theme: Theme) -> f64 {
    let (a, b) = (luminance(one.colour(theme)), luminance(other.colour(theme)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_is_aa_and_strokes_can_be_seen() {
    for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
        let texts = [Token::Ink, Token::Soft, Token::Faint, Token::Local, Token::Cell, Token::Global];
        for text in texts {
            for ground in [Token::Bg, Token::Panel, Token::CellBg, Token::Mark] {
                // Names of globals and locals, and what has no value, are never written in cells.
                let never = matches!(text, Token::Faint | Token::Local | Token::Global)
                    && ground == Token::CellBg
                    || text == Token::Faint && ground == Token::Mark;
                let found = contrast(text, ground, theme);
                assert!(never || found >= 4.5, "{text:?} on {ground:?} in {theme:?}: {found:.2}");
            }
        }
        for stroke in [Token::Edge, Token::Cell, Token::Soft, Token::Global] {
            for ground in [Token::Bg, Token::Panel] {
                let found = contrast(stroke, ground, theme);
                assert!(found >= 3.0, "{stroke:?} against {ground:?} in {theme:?}: {found:.2}");
            }
        }
    }
}
