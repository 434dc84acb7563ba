//! Links that carry a program and a stop in the address after `#`: `v=1&p=PROGRAM&s=STEP.OFFSET`.
//!
//! The program is deflated and written in base64url. The stop is counted in line steps plus an offset, so
//! that links survive changes of the engine. A link is an untrusted text: it is checked here and only ever
//! runs inside the box.

use crate::layout;
use crate::lesson::is_beside;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};

/// The version of links that this page writes.
pub const LINK_VERSION: u32 = 1;
/// A program in a link may be this long, so that a small link cannot unpack into a huge text.
pub const MAX_PROGRAM: usize = 1 << 20;

/// A stop as links count it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinkStop {
    /// The line step, from 0.
    pub step: u64,
    /// Stops after it.
    pub offset: u64,
}

/// How the page looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, with strong edges.
    Contrast,
}

impl Theme {
    /// The word for it in links and style sheets.
    pub fn word(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        }
    }
}

/// In which style the picture is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Style {
    /// CPython's own model.
    #[default]
    Cells,
    /// The environment diagram of the textbooks.
    Environment,
}

impl Style {
    /// What it is for layout.
    pub fn drawn(self) -> layout::Style {
        match self {
            Style::Cells => layout::Style::Cells,
            Style::Environment => layout::Style::Environment,
        }
    }

    /// The word for it in links.
    pub fn word(self) -> &'static str {
        match self {
            Style::Cells => "cells",
            Style::Environment => "environment",
        }
    }
}

/// What a link says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The program, if the link carries one.
    pub program: Option<String>,
    /// The stop.
    pub stop: Option<LinkStop>,
    /// The theme; without one, what the reader prefers.
    pub theme: Option<Theme>,
    /// The style.
    pub style: Option<Style>,
    /// The program can be read and run, not edited.
    pub readonly: bool,
    /// A pack of lessons beside the page; without one, the page's own lessons are meant.
    pub pack: Option<String>,
    /// A lesson: its file, or its number in a pack of one file.
    pub lesson: Option<String>,
    /// One of its moments, from 1.
    pub moment: Option<u32>,
}

/// Why a link cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Written by a newer page.
    Version(String),
    /// Cut short or altered on its way.
    Damaged,
    /// Its program is longer than [`MAX_PROGRAM`].
    TooLong,
}

impl Link {
    /// The text after `#`.
    pub fn write(&self) -> String {
        let mut text = format!("v={LINK_VERSION}");
        if let Some(program) = &self.program {
            let packed = miniz_oxide::deflate::compress_to_vec(program.as_bytes(), 9);
            text += "&p=";
            text += &BASE64.encode(packed);
        }
        if let Some(LinkStop { step, offset }) = self.stop {
            text += &format!("&s={step}.{offset}");
        }
        if let Some(theme) = self.theme {
            text += "&theme=";
            text += theme.word();
        }
        if let Some(style) = self.style {
            text += "&style=";
            text += style.word();
        }
        for (name, value) in [("pack", &self.pack), ("l", &self.lesson)] {
            if let Some(value) = value {
                text.push('&');
                text += name;
                text.push('=');
                text += value;
            }
        }
        if let Some(moment) = self.moment {
            text += &format!("&m={moment}");
        }
        if self.readonly {
            text += "&readonly";
        }
        text
    }

    /// Reads the text after `#` (or `?`). Parameters it does not know are passed over; an empty text is an
    /// empty link.
    pub fn read(text: &str) -> Result<Link, LinkError> {
        let mut link = Link::default();
        let pairs = || text.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        if let Some((_, version)) = pairs().find(|(name, _)| *name == "v")
            && version.parse() != Ok(LINK_VERSION)
        {
            return Err(LinkError::Version(version.chars().take(12).collect()));
        }
        for (name, value) in pairs() {
            match (name, value) {
                ("p", _) => link.program = Some(unpack(value)?),
                ("s", _) => link.stop = Some(read_stop(value).ok_or(LinkError::Damaged)?),
                ("theme", "light") => link.theme = Some(Theme::Light),
                ("theme", "dark") => link.theme = Some(Theme::Dark),
                ("theme", "contrast") => link.theme = Some(Theme::Contrast),
                ("style", "cells") => link.style = Some(Style::Cells),
                ("style", "environment") => link.style = Some(Style::Environment),
                ("pack", _) if is_beside(value) => link.pack = Some(value.to_owned()),
                ("l", _) if is_beside(value) => link.lesson = Some(value.to_owned()),
                ("m", _) => link.moment = value.parse().ok(),
                ("readonly", _) => link.readonly = true,
                _ => {}
            }
        }
        Ok(link)
    }
}

fn read_stop(text: &str) -> Option<LinkStop> {
    let (step, offset) = text.split_once('.').unwrap_or((text, "0"));
    Some(LinkStop { step: step.parse().ok()?, offset: offset.parse().ok()? })
}

fn unpack(text: &str) -> Result<String, LinkError> {
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
    let packed = BASE64.decode(text.trim_end_matches('=')).map_err(|_| LinkError::Damaged)?;
    let bytes = decompress_to_vec_with_limit(&packed, MAX_PROGRAM).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLong,
        _ => LinkError::Damaged,
    })?;
    String::from_utf8(bytes).map_err(|_| LinkError::Damaged)
}
