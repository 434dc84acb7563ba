//! Flags: what goes together, and the inline ones of a pattern.

use super::node::flag;
use super::parse::Parser;
use super::source::{Token, Trouble};

/// Flags with what a str or bytes pattern implies.
pub(super) fn fixed_flags(flags: u32, is_text: bool) -> Result<u32, Trouble> {
    let on = |bit: u32| flags & bit != 0;
    if is_text {
        match () {
            () if on(flag::LOCALE) => Err(Trouble::Value("cannot use LOCALE flag with a str pattern")),
            () if !on(flag::ASCII) => Ok(flags | flag::UNICODE),
            () if on(flag::UNICODE) => Err(Trouble::Value("ASCII and UNICODE flags are incompatible")),
            () => Ok(flags),
        }
    } else {
        match () {
            () if on(flag::UNICODE) => Err(Trouble::Value("cannot use UNICODE flag with a bytes pattern")),
            () if on(flag::LOCALE) && on(flag::ASCII) => {
                Err(Trouble::Value("ASCII and LOCALE flags are incompatible"))
            }
            () => Ok(flags),
        }
    }
}

impl Parser<'_> {
    /// `i-s:` or `i)`: flags turned on and off for a group; none where they are the whole pattern's.
    pub(super) fn inline_flags(&mut self, first: char) -> Result<Option<(u32, u32)>, Trouble> {
        let (mut on, mut off) = (0, 0);
        let mut c = first;
        if c != '-' {
            loop {
                let bit = flag_of(c).unwrap_or(0);
                self.check_flag(c)?;
                on |= bit;
                if bit & flag::TYPES != 0 && on & flag::TYPES != bit {
                    let text = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                    return Err(self.source.error(text, 0));
                }
                c = self.flag_character("missing -, : or )")?;
                if matches!(c, ')' | '-' | ':') {
                    break;
                }
                self.check_known(c, "missing -, : or )")?;
            }
        }
        if c == ')' {
            self.flags |= on;
            return Ok(None);
        }
        if c == '-' {
            c = self.flag_character("missing flag")?;
            self.check_known(c, "missing flag")?;
            loop {
                let bit = flag_of(c).unwrap_or(0);
                if bit & flag::TYPES != 0 {
                    let text = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.source.error(text, 0));
                }
                off |= bit;
                c = self.flag_character("missing :")?;
                if c == ':' {
                    break;
                }
                self.check_known(c, "missing :")?;
            }
        }
        if on & off != 0 {
            return Err(self.source.error("bad inline flags: flag turned on and off", 1));
        }
        Ok(Some((on, off)))
    }

    /// Some flags are for one kind of pattern only.
    fn check_flag(&self, c: char) -> Result<(), Trouble> {
        let text = match (c, self.source.is_text) {
            ('L', true) => "bad inline flags: cannot use 'L' flag with a str pattern",
            ('u', false) => "bad inline flags: cannot use 'u' flag with a bytes pattern",
            _ => return Ok(()),
        };
        Err(self.source.error(text, 0))
    }

    fn flag_character(&mut self, missing: &str) -> Result<char, Trouble> {
        match self.source.get()? {
            None => Err(self.source.error(missing, 0)),
            Some(Token::Plain(c)) => Ok(c),
            Some(token) => Err(self.source.error(missing, token.len())),
        }
    }

    fn check_known(&self, c: char, missing: &str) -> Result<(), Trouble> {
        match flag_of(c) {
            Some(_) => Ok(()),
            None => Err(self.source.error(if c.is_alphabetic() { "unknown flag" } else { missing }, 1)),
        }
    }
}

/// The flag of an inline letter.
pub(super) fn flag_of(c: char) -> Option<u32> {
    Some(match c {
        'i' => flag::IGNORECASE,
        'L' => flag::LOCALE,
        'm' => flag::MULTILINE,
        's' => flag::DOTALL,
        'x' => flag::VERBOSE,
        'a' => flag::ASCII,
        'u' => flag::UNICODE,
        _ => return None,
    })
}
