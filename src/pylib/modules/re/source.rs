//! A pattern read token by token (a token is a character, or a backslash and the character after it), and the
//! errors that name a place in it.

use crate::vm::ops::quote;

/// Why a pattern does not compile.
#[derive(Debug)]
pub enum Trouble {
    /// `re.PatternError`, and where, if a place is known.
    Pattern(String, Option<usize>),
    /// ValueError: flags that exclude each other.
    Value(&'static str),
    /// OverflowError: a repetition number beyond what is counted.
    Overflow,
    /// RecursionError: groups in groups in groups.
    Depth,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A character that is no backslash.
    Plain(char),
    /// A backslash and this.
    Escaped(char),
}

impl Token {
    /// How many characters it has.
    pub fn len(self) -> usize {
        match self {
            Token::Plain(_) => 1,
            Token::Escaped(_) => 2,
        }
    }

    /// Appends its characters.
    pub fn push_to(self, out: &mut String) {
        match self {
            Token::Plain(c) => out.push(c),
            Token::Escaped(c) => out.extend(['\\', c]),
        }
    }

    /// Its characters.
    pub fn text(self) -> String {
        let mut text = String::new();
        self.push_to(&mut text);
        text
    }
}

/// A pattern and the token that comes next.
pub struct Source<'a> {
    chars: &'a [char],
    /// Behind the next token.
    index: usize,
    /// The next token.
    pub next: Option<Token>,
    /// Whether the pattern is a str.
    pub is_text: bool,
}

impl<'a> Source<'a> {
    /// A source at its start.
    pub fn new(chars: &'a [char], is_text: bool) -> Result<Source<'a>, Trouble> {
        let mut source = Source { chars, index: 0, next: None, is_text };
        source.advance()?;
        Ok(source)
    }

    fn advance(&mut self) -> Result<(), Trouble> {
        let Some(&c) = self.chars.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        self.index += 1;
        if c != '\\' {
            self.next = Some(Token::Plain(c));
            return Ok(());
        }
        let Some(&c) = self.chars.get(self.index) else {
            return Err(Trouble::Pattern("bad escape (end of pattern)".into(), Some(self.chars.len() - 1)));
        };
        self.index += 1;
        self.next = Some(Token::Escaped(c));
        Ok(())
    }

    /// Takes the next token.
    pub fn get(&mut self) -> Result<Option<Token>, Trouble> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes the next token if it is this character.
    pub fn take(&mut self, c: char) -> Result<bool, Trouble> {
        let there = self.next == Some(Token::Plain(c));
        if there {
            self.advance()?;
        }
        Ok(there)
    }

    /// The next character, if `fits` accepts it (an escape never fits).
    pub fn next_if(&self, fits: impl Fn(char) -> bool) -> Option<char> {
        match self.next {
            Some(Token::Plain(c)) if fits(c) => Some(c),
            _ => None,
        }
    }

    /// Takes up to `most` characters that fit onto the end of `out`.
    pub fn take_while(
        &mut self,
        out: &mut String,
        most: usize,
        fits: impl Fn(char) -> bool,
    ) -> Result<(), Trouble> {
        for _ in 0..most {
            let Some(c) = self.next_if(&fits) else { break };
            out.push(c);
            self.advance()?;
        }
        Ok(())
    }

    /// Takes what is before `end`, and `end`; `what` is asked for.
    pub fn until(&mut self, end: char, what: &str) -> Result<String, Trouble> {
        let mut out = String::new();
        loop {
            let token = self.get()?;
            match token {
                None if out.is_empty() => return Err(self.error(format!("missing {what}"), 0)),
                None => {
                    let back = out.chars().count();
                    return Err(self.error(format!("missing {end}, unterminated name"), back));
                }
                Some(Token::Plain(c)) if c == end => {
                    if out.is_empty() {
                        return Err(self.error(format!("missing {what}"), 1));
                    }
                    return Ok(out);
                }
                Some(token) => token.push_to(&mut out),
            }
        }
    }

    /// Where the next token begins.
    pub fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    /// Goes to where a token begins.
    pub fn seek(&mut self, index: usize) -> Result<(), Trouble> {
        self.index = index;
        self.advance()
    }

    /// An error `back` characters before the next token.
    pub fn error(&self, message: impl Into<String>, back: usize) -> Trouble {
        Trouble::Pattern(message.into(), Some(self.tell().saturating_sub(back)))
    }

    /// Checks that a group can be called this.
    pub fn check_name(&self, name: &str) -> Result<(), Trouble> {
        let mut chars = name.chars();
        let first = chars.next().is_some_and(|c| c == '_' || c.is_alphabetic());
        if first && chars.all(|c| c == '_' || c.is_alphanumeric()) && (self.is_text || name.is_ascii()) {
            return Ok(());
        }
        let shown = if !self.is_text && !name.is_ascii() {
            quote::ascii(&quote::quote(name))
        } else {
            quote::quote(name)
        };
        Err(self.error(format!("bad character in group name {shown}"), name.chars().count() + 1))
    }
}
