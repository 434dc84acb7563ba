//! Pattern text to tree, with the errors of `Lib/re/_parser.py` at their places.

use super::node::{Category, ENDLESS, Fold, Greed, Member, Node, Place, flag, width};
use super::source::{Source, Token, Trouble};
use crate::vm::ops::quote;

/// Groups in groups up to this depth: about where CPython meets its recursion limit.
const DEPTH: u32 = 480;

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

/// Flags with what a str or bytes pattern implies.
fn fixed_flags(flags: u32, is_text: bool) -> Result<u32, Trouble> {
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

pub(super) struct Parser<'a> {
    pub(super) source: Source<'a>,
    /// The pattern's flags.
    flags: u32,
    /// The groups' widths; none while a group is open.
    widths: Vec<Option<(u32, u32)>>,
    names: Vec<(String, u32)>,
    /// In a lookbehind: how many groups there were before it.
    behind: Option<u32>,
    /// Groups that conditions ask for by number, and where.
    conditions: Vec<(u32, usize)>,
    /// What is wrong with a lookbehind's width: told once the pattern has no other errors.
    uneven: Option<&'static str>,
    depth: u32,
}

/// What `(?...` can be.
enum Opening {
    /// A group to parse: its name, whether it captures, whether it is atomic, the flags inside.
    Group { name: Option<String>, captures: bool, atomic: bool, flags: u32 },
    /// It is parsed.
    Done(Option<Node>),
    /// Flags for the whole pattern.
    Global,
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
    fn alternatives(&mut self, mut flags: u32, top: bool) -> Result<Node, Trouble> {
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
    fn sequence(&mut self, mut flags: u32, first: bool) -> Result<Node, Trouble> {
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

    fn check_closed(&self, group: u32, back: usize) -> Result<(), Trouble> {
        match self.widths.get(group as usize) {
            Some(Some(_)) => Ok(()),
            _ => Err(self.source.error("cannot refer to an open group", back)),
        }
    }

    /// In a lookbehind only groups from before it can be referred to: widths must be known.
    fn check_behind(&self, group: u32) -> Result<(), Trouble> {
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

    /// What comes after an opening parenthesis, up to where a group's content begins.
    fn opening(&mut self, start: usize, flags: u32) -> Result<Opening, Trouble> {
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
    fn group(
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

    /// `i-s:` or `i)`: flags turned on and off for a group; none where they are the whole pattern's.
    fn inline_flags(&mut self, first: char) -> Result<Option<(u32, u32)>, Trouble> {
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
fn flag_of(c: char) -> Option<u32> {
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
