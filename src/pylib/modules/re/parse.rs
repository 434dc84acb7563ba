//! Pattern text to tree: items, escapes and repetitions (what begins with `(` is in `groups`), with the errors of `Lib/re/_parser.py` at their places.

use super::flags::fixed_flags;
use super::groups::Opening;
use super::node::{Category, ENDLESS, Fold, Greed, Member, Node, Place, flag};
use super::source::{Source, Token, Trouble};

/// Groups in groups up to this depth: about where CPython meets its recursion limit.
pub(super) const DEPTH: u32 = 480;

/// A repetition number must be smaller.
const MOST_REPEATS: u32 = u32::MAX;

/// A parsed pattern.
pub struct Parsed {
    /// The tree.
    pub root: Node,
    /// Flags, the inline ones and the default kind of characters included.
    pub flags: u32,
    /// How many groups, the whole match included.
    pub groups: u32,
    /// Named groups in order.
    pub names: Vec<(String, u32)>,
    /// Widths of the groups.
    pub widths: Vec<Option<(u32, u32)>>,
}

/// Parses a pattern.
pub fn parse(chars: &[char], is_text: bool, flags: u32) -> Result<Parsed, Trouble> {
    let mut parser = Parser {
        source: Source::new(chars, is_text)?,
        flags,
        widths: vec![None],
        names: Vec::new(),
        behind: None,
        conditions: Vec::new(),
        uneven: None,
        depth: 0,
    };
    let root = parser.alternatives(flags, true)?;
    let flags = fixed_flags(parser.flags, is_text)?;
    if parser.source.next.is_some() {
        return Err(parser.source.error("unbalanced parenthesis", 0));
    }
    let groups = parser.widths.len() as u32;
    if let Some((group, at)) = parser.conditions.iter().find(|(group, _)| *group >= groups) {
        return Err(Trouble::Pattern(format!("invalid group reference {group}"), Some(*at)));
    }
    if let Some(message) = parser.uneven {
        return Err(Trouble::Pattern(message.into(), None));
    }
    Ok(Parsed { root, flags, groups, names: parser.names, widths: parser.widths })
}

pub(super) struct Parser<'a> {
    pub(super) source: Source<'a>,
    /// The pattern's flags.
    pub(super) flags: u32,
    /// The groups' widths; none while a group is open.
    pub(super) widths: Vec<Option<(u32, u32)>>,
    pub(super) names: Vec<(String, u32)>,
    /// In a lookbehind: how many groups there were before it.
    pub(super) behind: Option<u32>,
    /// Groups that conditions ask for by number, and where.
    pub(super) conditions: Vec<(u32, usize)>,
    /// What is wrong with a lookbehind's width: told once the pattern has no other errors.
    pub(super) uneven: Option<&'static str>,
    pub(super) depth: u32,
}

impl Parser<'_> {
    fn is_ascii(&self, flags: u32) -> bool {
        !self.source.is_text || flags & flag::ASCII != 0
    }

    /// How case is ignored under these flags.
    pub(super) fn fold(&self, flags: u32) -> Fold {
        match flags & flag::IGNORECASE != 0 {
            false => Fold::Off,
            true if self.is_ascii(flags) => Fold::Ascii,
            true => Fold::Unicode,
        }
    }

    /// `\d` and its kin as a class.
    pub(super) fn category(&self, letter: char, flags: u32) -> Option<Category> {
        let lower = letter.to_ascii_lowercase();
        let ascii = self.is_ascii(flags);
        matches!(lower, 'd' | 's' | 'w').then_some(Category {
            letter: lower as u8,
            negated: letter != lower,
            ascii,
        })
    }

    /// `a|b|c`
    pub(super) fn alternatives(&mut self, mut flags: u32, top: bool) -> Result<Node, Trouble> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Trouble::Depth);
        }
        let mut ways = vec![self.sequence(flags, top)?];
        while self.source.take('|')? {
            if top {
                flags = self.flags;
            }
            ways.push(self.sequence(flags, false)?);
        }
        self.depth -= 1;
        Ok(match ways.len() {
            1 => ways.remove(0),
            _ => Node::Branch(ways),
        })
    }

    /// What stands one after the other. `first`: flags for the whole pattern may come.
    pub(super) fn sequence(&mut self, mut flags: u32, first: bool) -> Result<Node, Trouble> {
        let mut nodes: Vec<Node> = Vec::new();
        while let Some(token) = self.source.next {
            if matches!(token, Token::Plain('|' | ')')) {
                break;
            }
            self.source.get()?;
            if flags & flag::VERBOSE != 0 && self.skips(token)? {
                continue;
            }
            match token {
                Token::Escaped(c) => {
                    let node = self.escape(c, flags)?;
                    nodes.push(node);
                }
                Token::Plain('[') => {
                    let node = self.set(flags)?;
                    nodes.push(node);
                }
                Token::Plain(c @ ('*' | '+' | '?' | '{')) => self.repeat(c, &mut nodes, flags)?,
                Token::Plain('.') => nodes.push(Node::Any(flags & flag::DOTALL != 0)),
                Token::Plain('(') => {
                    let start = self.source.tell() - 1;
                    match self.opening(start, flags)? {
                        Opening::Done(node) => nodes.extend(node),
                        Opening::Global => {
                            if !first || !nodes.is_empty() {
                                let back = self.source.tell() - start;
                                let text = "global flags not at the start of the expression";
                                return Err(self.source.error(text, back));
                            }
                            flags = self.flags;
                        }
                        Opening::Group { name, captures, atomic, flags } => {
                            let node = self.group(start, name, captures, atomic, flags)?;
                            nodes.push(node);
                        }
                    }
                }
                Token::Plain('^') => {
                    let lines = flags & flag::MULTILINE != 0;
                    nodes.push(Node::At(if lines { Place::LineStart } else { Place::Start }));
                }
                Token::Plain('$') => {
                    let lines = flags & flag::MULTILINE != 0;
                    nodes.push(Node::At(if lines { Place::LineEnd } else { Place::End }));
                }
                Token::Plain(c) => nodes.push(Node::Char(c.into(), self.fold(flags))),
            }
        }
        Ok(match nodes.len() {
            1 => nodes.remove(0),
            _ => Node::Sequence(nodes),
        })
    }

    /// Under `VERBOSE`: whether this is a blank or a comment (which is taken).
    fn skips(&mut self, token: Token) -> Result<bool, Trouble> {
        match token {
            Token::Plain(' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') => Ok(true),
            Token::Plain('#') => {
                while !matches!(self.source.get()?, None | Some(Token::Plain('\n'))) {}
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// An escape outside of a set.
    fn escape(&mut self, c: char, flags: u32) -> Result<Node, Trouble> {
        if let Some(category) = self.category(c, flags) {
            let members = vec![Member::Category(category)];
            return Ok(Node::Set { members, negated: false, fold: Fold::Off });
        }
        let ascii = self.is_ascii(flags);
        match c {
            'A' => return Ok(Node::At(Place::Start)),
            'Z' => return Ok(Node::At(Place::TextEnd)),
            'b' => return Ok(Node::At(Place::Boundary(ascii))),
            'B' => return Ok(Node::At(Place::NoBoundary(ascii))),
            _ => {}
        }
        let fold = self.fold(flags);
        match c {
            '0' => {
                let mut digits = "0".to_string();
                self.source.take_while(&mut digits, 2, |c| c.is_digit(8))?;
                Ok(Node::Char(u32::from_str_radix(&digits, 8).unwrap_or(0), fold))
            }
            '1'..='9' => self.number(c, fold),
            _ => Ok(Node::Char(self.character(c)?, fold)),
        }
    }

    /// A backslash and a digit: three octal ones are a character, anything else is a reference to a group.
    fn number(&mut self, c: char, fold: Fold) -> Result<Node, Trouble> {
        let mut digits = c.to_string();
        self.source.take_while(&mut digits, 1, |c| c.is_ascii_digit())?;
        if digits.len() == 2 && digits.chars().all(|c| c.is_digit(8)) {
            self.source.take_while(&mut digits, 1, |c| c.is_digit(8))?;
            if digits.len() == 3 {
                return Ok(Node::Char(self.octal(&digits)?, fold));
            }
        }
        let group = digits.parse::<u32>().unwrap_or(0);
        if group >= self.widths.len() as u32 {
            return Err(self.source.error(format!("invalid group reference {group}"), digits.len()));
        }
        self.check_closed(group, digits.len() + 1)?;
        self.check_behind(group)?;
        Ok(Node::Reference(group, fold))
    }

    pub(super) fn check_closed(&self, group: u32, back: usize) -> Result<(), Trouble> {
        match self.widths.get(group as usize) {
            Some(Some(_)) => Ok(()),
            _ => Err(self.source.error("cannot refer to an open group", back)),
        }
    }

    /// In a lookbehind only groups from before it can be referred to: widths must be known.
    pub(super) fn check_behind(&self, group: u32) -> Result<(), Trouble> {
        let Some(before) = self.behind else { return Ok(()) };
        self.check_closed(group, 0)?;
        if group >= before {
            let text = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.source.error(text, 0));
        }
        Ok(())
    }

    /// A repetition of the last node.
    fn repeat(&mut self, c: char, nodes: &mut Vec<Node>, flags: u32) -> Result<(), Trouble> {
        let here = self.source.tell();
        let (least, most) = match c {
            '?' => (0, 1),
            '*' => (0, ENDLESS),
            '+' => (1, ENDLESS),
            _ => match self.bounds(here)? {
                Some(bounds) => bounds,
                None => {
                    nodes.push(Node::Char(c.into(), self.fold(flags)));
                    return Ok(());
                }
            },
        };
        let back = self.source.tell() - here + 1;
        let item = match nodes.pop() {
            None | Some(Node::At(_)) => return Err(self.source.error("nothing to repeat", back)),
            Some(Node::Repeat { .. }) => return Err(self.source.error("multiple repeat", back)),
            Some(item) => item,
        };
        let greed = if self.source.take('?')? {
            Greed::Lazy
        } else if self.source.take('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        nodes.push(Node::Repeat { least, most, greed, body: Box::new(item) });
        Ok(())
    }

    /// `{2,3}` behind its brace; none where it is no repetition after all.
    fn bounds(&mut self, here: usize) -> Result<Option<(u32, u32)>, Trouble> {
        if self.source.next == Some(Token::Plain('}')) {
            return Ok(None);
        }
        let (mut low, mut high) = (String::new(), String::new());
        self.source.take_while(&mut low, usize::MAX, |c| c.is_ascii_digit())?;
        if self.source.take(',')? {
            self.source.take_while(&mut high, usize::MAX, |c| c.is_ascii_digit())?;
        } else {
            high.clone_from(&low);
        }
        if !self.source.take('}')? {
            self.source.seek(here)?;
            return Ok(None);
        }
        let read = |digits: &str, default: u32| match digits {
            "" => Ok(default),
            _ => digits.parse::<u32>().ok().filter(|&number| number < MOST_REPEATS).ok_or(Trouble::Overflow),
        };
        let (least, most) = (read(&low, 0)?, read(&high, ENDLESS)?);
        if most < least {
            let back = self.source.tell() - here;
            return Err(self.source.error("min repeat greater than max repeat", back));
        }
        Ok(Some((least, most)))
    }
}
