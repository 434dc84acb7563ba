//! The colours, by the same names as in `styles/tokens.css`; a test compares the two.

/// A set of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark on paper.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, for print and for those who need it.
    Contrast,
}

/// A colour by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Token {
    /// Behind everything.
    Bg,
    /// In boxes.
    Panel,
    /// Text.
    Ink,
    /// Labels.
    Soft,
    /// What has no value.
    Faint,
    /// Hairlines.
    Line,
    /// Edges of boxes.
    Edge,
    /// Local names.
    Local,
    /// Captured variables.
    Cell,
    /// Globals.
    Global,
    /// In cells.
    CellBg,
    /// What the last step changed.
    Mark,
    /// The soft edge below boxes.
    Shade,
}

/// Every token with its name and its colours: light, dark, high contrast.
pub const TOKENS: [(Token, &str, [&str; 3]); 13] = [
    (Token::Bg, "bg", ["#f6f5f1", "#15171b", "#ffffff"]),
    (Token::Panel, "panel", ["#fffefb", "#1d2026", "#ffffff"]),
    (Token::Ink, "ink", ["#22242a", "#eeece6", "#000000"]),
    (Token::Soft, "soft", ["#565861", "#b1b3bb", "#2b2c31"]),
    (Token::Faint, "faint", ["#6c6e76", "#9295a0", "#45464d"]),
    (Token::Line, "line", ["#dedacd", "#30343c", "#6b6b6b"]),
    (Token::Edge, "edge", ["#85837b", "#7c8089", "#1c1c1c"]),
    (Token::Local, "local", ["#1b639f", "#84bdec", "#004080"]),
    (Token::Cell, "cell", ["#955007", "#f0ad5c", "#6b3500"]),
    (Token::Global, "global", ["#176b4f", "#6accaa", "#00472f"]),
    (Token::CellBg, "cellbg", ["#fdf1de", "#31271a", "#fff4e0"]),
    (Token::Mark, "mark", ["#ffe3a3", "#4d3e17", "#ffd978"]),
    (Token::Shade, "shade", ["#ebe9e2", "#101215", "#ffffff"]),
];

impl Token {
    /// Its name in the stylesheet, without dashes.
    pub fn name(self) -> &'static str {
        TOKENS.iter().find(|(token, ..)| *token == self).map_or("ink", |(_, name, _)| name)
    }

    /// Its colour in a theme.
    pub fn colour(self, theme: Theme) -> &'static str {
        let index = match theme {
            Theme::Light => 0,
            Theme::Dark => 1,
            Theme::Contrast => 2,
        };
        let colours = TOKENS.iter().find(|(token, ..)| *token == self).map(|(.., colours)| colours);
        colours.and_then(|colours| colours.get(index)).copied().unwrap_or("#000000")
    }
}
