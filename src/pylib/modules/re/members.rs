//! Sets in brackets, and escapes that stand for one character.

use super::node::{Fold, Member, Node};
use super::parse::Parser;
use super::source::{Token, Trouble};
use crate::vm::ops::quote;

/// One item of a set.
enum Item {
    Char(u32),
    Class(Member),
}

impl Item {
    fn member(self) -> Member {
        match self {
            Item::Char(c) => Member::Range(c, c),
            Item::Class(member) => member,
        }
    }
}

impl Parser<'_> {
    /// `[...]` behind its first bracket.
    pub(super) fn set(&mut self, flags: u32) -> Result<Node, Trouble> {
        let here = self.source.tell() - 1;
        let negated = self.source.take('^')?;
        let mut members = Vec::new();
        loop {
            let first = self.set_token(here)?;
            if first == Token::Plain(']') && !members.is_empty() {
                break;
            }
            let low = self.item(first, flags)?;
            if !self.source.take('-')? {
                members.push(low.member());
                continue;
            }
            let second = self.set_token(here)?;
            if second == Token::Plain(']') {
                members.push(low.member());
                members.push(Member::Range('-'.into(), '-'.into()));
                break;
            }
            let high = self.item(second, flags)?;
            match (low, high) {
                (Item::Char(low), Item::Char(high)) if low <= high => members.push(Member::Range(low, high)),
                _ => {
                    let text = format!("bad character range {}-{}", first.text(), second.text());
                    return Err(self.source.error(text, first.len() + 1 + second.len()));
                }
            }
        }
        let fold = self.fold(flags);
        Ok(match members[..] {
            [Member::Range(low, high)] if low == high && !negated => Node::Char(low, fold),
            _ => Node::Set { members, negated, fold },
        })
    }

    fn set_token(&mut self, here: usize) -> Result<Token, Trouble> {
        match self.source.get()? {
            Some(token) => Ok(token),
            None => {
                let back = self.source.tell() - here;
                Err(self.source.error("unterminated character set", back))
            }
        }
    }

    fn item(&mut self, token: Token, flags: u32) -> Result<Item, Trouble> {
        let c = match token {
            Token::Plain(c) => return Ok(Item::Char(c.into())),
            Token::Escaped(c) => c,
        };
        if let Some(category) = self.category(c, flags) {
            return Ok(Item::Class(Member::Category(category)));
        }
        match c {
            'b' => Ok(Item::Char(8)),
            '0'..='7' => {
                let mut digits = c.to_string();
                self.source.take_while(&mut digits, 2, |c| c.is_digit(8))?;
                Ok(Item::Char(self.octal(&digits)?))
            }
            _ => Ok(Item::Char(self.character(c)?)),
        }
    }

    /// The character of up to three octal digits.
    pub(super) fn octal(&self, digits: &str) -> Result<u32, Trouble> {
        let value = u32::from_str_radix(digits, 8).unwrap_or(0);
        if value > 0o377 {
            let text = format!("octal escape value \\{digits} outside of range 0-0o377");
            return Err(self.source.error(text, digits.len() + 1));
        }
        Ok(value)
    }

    /// The character that an escape stands for: `\n`, `\x41`, `\.`.
    pub(super) fn character(&mut self, c: char) -> Result<u32, Trouble> {
        Ok(match c {
            'a' => 7,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            'x' => self.hexadecimal(c, 2)?,
            'u' if self.source.is_text => self.hexadecimal(c, 4)?,
            'U' if self.source.is_text => self.hexadecimal(c, 8)?,
            'N' if self.source.is_text => return Err(self.by_name()?),
            _ if c.is_ascii_alphanumeric() => return Err(self.source.error(format!("bad escape \\{c}"), 2)),
            _ => c.into(),
        })
    }

    fn hexadecimal(&mut self, c: char, wanted: usize) -> Result<u32, Trouble> {
        let mut digits = String::new();
        self.source.take_while(&mut digits, wanted, |c| c.is_ascii_hexdigit())?;
        let back = digits.len() + 2;
        if digits.len() != wanted {
            return Err(self.source.error(format!("incomplete escape \\{c}{digits}"), back));
        }
        match u32::from_str_radix(&digits, 16) {
            Ok(value) if value <= 0x10_ffff => Ok(value),
            _ => Err(self.source.error(format!("bad escape \\{c}{digits}"), back)),
        }
    }

    /// Characters by name: the names are not in the download.
    fn by_name(&mut self) -> Result<Trouble, Trouble> {
        if !self.source.take('{')? {
            return Ok(self.source.error("missing {", 0));
        }
        let name = self.source.until('}', "character name")?;
        let text = format!("undefined character name {}", quote::quote(&name));
        Ok(self.source.error(text, name.chars().count() + 4))
    }
}

/// Whether nothing is gained by ignoring this character's case.
pub(super) fn plain(fold: Fold, c: u32) -> bool {
    match fold {
        Fold::Off => true,
        Fold::Ascii => !char::from_u32(c).is_some_and(|c| c.is_ascii_alphabetic()),
        Fold::Unicode => super::chars::caseless(c),
    }
}
