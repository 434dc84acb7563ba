//! What begins with a parenthesis in a pattern: groups, references by name, looks ahead and behind, conditions.

use super::flags::flag_of;
use super::node::{ENDLESS, Node, flag, width};
use super::parse::{DEPTH, Parser};
use super::source::{Token, Trouble};
use crate::vm::ops::quote;

/// What `(?...` can be.
pub(super) enum Opening {
    /// A group to parse: its name, whether it captures, whether it is atomic, the flags inside.
    Group { name: Option<String>, captures: bool, atomic: bool, flags: u32 },
    /// It is parsed.
    Done(Option<Node>),
    /// Flags for the whole pattern.
    Global,
}

impl Parser<'_> {
    /// What comes after an opening parenthesis, up to where a group's content begins.
    pub(super) fn opening(&mut self, start: usize, flags: u32) -> Result<Opening, Trouble> {
        let group = |name, captures, atomic, flags| Ok(Opening::Group { name, captures, atomic, flags });
        if !self.source.take('?')? {
            return group(None, true, false, flags);
        }
        let Some(token) = self.source.get()? else {
            return Err(self.source.error("unexpected end of pattern", 0));
        };
        match token {
            Token::Plain('P') => {
                if self.source.take('<')? {
                    let name = self.source.until('>', "group name")?;
                    self.source.check_name(&name)?;
                    return group(Some(name), true, false, flags);
                }
                self.named_reference(flags)
            }
            Token::Plain(':') => group(None, false, false, flags),
            Token::Plain('>') => group(None, false, true, flags),
            Token::Plain('#') => loop {
                if self.source.next.is_none() {
                    let back = self.source.tell() - start;
                    return Err(self.source.error("missing ), unterminated comment", back));
                }
                if self.source.get()? == Some(Token::Plain(')')) {
                    return Ok(Opening::Done(None));
                }
            },
            Token::Plain('=') => self.look(start, false, false, flags),
            Token::Plain('!') => self.look(start, false, true, flags),
            Token::Plain('<') => match self.source.get()? {
                None => Err(self.source.error("unexpected end of pattern", 0)),
                Some(Token::Plain('=')) => self.look(start, true, false, flags),
                Some(Token::Plain('!')) => self.look(start, true, true, flags),
                Some(other) => {
                    let text = format!("unknown extension ?<{}", other.text());
                    Err(self.source.error(text, other.len() + 2))
                }
            },
            Token::Plain('(') => self.condition(start, flags),
            Token::Plain(c) if flag_of(c).is_some() || c == '-' => match self.inline_flags(c)? {
                None => Ok(Opening::Global),
                Some((on, off)) => {
                    let kept = if on & flag::TYPES != 0 { flags & !flag::TYPES } else { flags };
                    group(None, false, false, (kept | on) & !off)
                }
            },
            other => {
                let text = format!("unknown extension ?{}", other.text());
                Err(self.source.error(text, other.len() + 1))
            }
        }
    }

    fn expect_close(&mut self, start: usize) -> Result<(), Trouble> {
        if self.source.take(')')? {
            return Ok(());
        }
        let back = self.source.tell() - start;
        Err(self.source.error("missing ), unterminated subpattern", back))
    }

    /// A group's content and its end.
    pub(super) fn group(
        &mut self,
        start: usize,
        name: Option<String>,
        captures: bool,
        atomic: bool,
        flags: u32,
    ) -> Result<Node, Trouble> {
        let number = self.widths.len() as u32;
        if captures {
            self.widths.push(None);
            if let Some(name) = name {
                if let Some((_, other)) = self.names.iter().find(|(known, _)| *known == name) {
                    let shown = quote::quote(&name);
                    let text =
                        format!("redefinition of group name {shown} as group {number}; was group {other}");
                    return Err(self.source.error(text, name.chars().count() + 1));
                }
                self.names.push((name, number));
            }
        }
        let body = self.alternatives(flags, false)?;
        self.expect_close(start)?;
        if captures {
            let found = width(&body, &self.widths);
            self.widths[number as usize] = Some(found);
        }
        Ok(match (captures, atomic) {
            (true, _) => Node::Group(Some(number), Box::new(body)),
            (false, true) => Node::Atomic(Box::new(body)),
            (false, false) => Node::Group(None, Box::new(body)),
        })
    }

    /// `(?P=name)`, or an extension that nobody knows.
    fn named_reference(&mut self, flags: u32) -> Result<Opening, Trouble> {
        if !self.source.take('=')? {
            let Some(token) = self.source.get()? else {
                return Err(self.source.error("unexpected end of pattern", 0));
            };
            let text = format!("unknown extension ?P{}", token.text());
            return Err(self.source.error(text, token.len() + 2));
        }
        let name = self.source.until(')', "group name")?;
        self.source.check_name(&name)?;
        let group = self.named(&name)?;
        self.check_closed(group, name.chars().count() + 1)?;
        self.check_behind(group)?;
        Ok(Opening::Done(Some(Node::Reference(group, self.fold(flags)))))
    }

    fn named(&self, name: &str) -> Result<u32, Trouble> {
        match self.names.iter().find(|(known, _)| known == name) {
            Some((_, group)) => Ok(*group),
            None => {
                let text = format!("unknown group name {}", quote::quote(name));
                Err(self.source.error(text, name.chars().count() + 1))
            }
        }
    }

    fn look(&mut self, start: usize, behind: bool, negated: bool, flags: u32) -> Result<Opening, Trouble> {
        let outer = self.behind;
        if behind && outer.is_none() {
            self.behind = Some(self.widths.len() as u32);
        }
        let body = self.alternatives(flags, false)?;
        if behind {
            self.behind = outer;
        }
        self.expect_close(start)?;
        let never = negated && matches!(&body, Node::Sequence(nodes) if nodes.is_empty());
        if behind && !never {
            let (low, high) = width(&body, &self.widths);
            self.uneven = self.uneven.or(match low == high {
                false => Some("look-behind requires fixed-width pattern"),
                true if low == ENDLESS => Some("looks too much behind"),
                true => None,
            });
        }
        Ok(Opening::Done(Some(match never {
            true => Node::Never,
            false => Node::Look { behind, negated, body: Box::new(body) },
        })))
    }

    /// `(?(group)yes|no)` behind the second parenthesis.
    fn condition(&mut self, start: usize, flags: u32) -> Result<Opening, Trouble> {
        let name = self.source.until(')', "group name")?;
        let back = name.chars().count() + 1;
        let group = if name.chars().all(|c| c.is_ascii_digit()) {
            let group = name.parse::<u32>().unwrap_or(u32::MAX);
            if group == 0 {
                return Err(self.source.error("bad group number", back));
            }
            if group >= i32::MAX as u32 / 2 {
                return Err(self.source.error(format!("invalid group reference {name}"), back));
            }
            if !self.conditions.iter().any(|(known, _)| *known == group) {
                self.conditions.push((group, self.source.tell() - back));
            }
            group
        } else {
            self.source.check_name(&name)?;
            self.named(&name)?
        };
        self.check_behind(group)?;
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Trouble::Depth);
        }
        let yes = self.sequence(flags, false)?;
        let no = if self.source.take('|')? {
            let no = self.sequence(flags, false)?;
            if self.source.next == Some(Token::Plain('|')) {
                let text = "conditional backref with more than two branches";
                return Err(self.source.error(text, 0));
            }
            Some(Box::new(no))
        } else {
            None
        };
        self.depth -= 1;
        self.expect_close(start)?;
        Ok(Opening::Done(Some(Node::Condition(group, Box::new(yes), no))))
    }
}
