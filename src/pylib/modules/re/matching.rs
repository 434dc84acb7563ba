//! The matcher: a backtracking machine with a stack of its own (`Modules/_sre/sre_lib.h` says what matches). Its work
//! is counted, so a pattern that would run for ages meets a limit.

use super::chars;
use super::compile::{self, HEADER, NOTHING, op};
use super::node::{ENDLESS, Fold, Place};

/// Instructions and characters looked at in one call.
const MOST_STEPS: u64 = 60_000_000;

/// Ways back kept at once.
const MOST_WAYS: usize = 4_000_000;

/// The pattern asks for too much.
#[derive(Debug)]
pub struct Exhausted;

/// What is searched: code points, whatever they come from.
#[derive(Clone, Copy)]
pub enum Text<'a> {
    /// A bytes object, or a str of ASCII.
    Bytes(&'a [u8]),
    /// Any other str.
    Chars(&'a [char]),
}

impl Text<'_> {
    #[inline]
    fn at(self, index: usize) -> u32 {
        match self {
            Text::Bytes(bytes) => bytes[index].into(),
            Text::Chars(chars) => chars[index].into(),
        }
    }
}

/// Where a search may match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Anywhere.
    Search,
    /// At the start.
    Match,
    /// All of it.
    Full,
}

/// A way back.
enum Way {
    /// Go on there.
    Branch { pc: u32, at: u32 },
    /// A slot had this value.
    Undo { slot: u32, old: u32 },
    /// `ONE` took up to `at`: give back, but not below `least`.
    Fewer { pc: u32, least: u32, at: u32 },
    /// The lazy `ONE` at `pc` took `count`: take one more.
    More { pc: u32, at: u32, count: u32 },
}

/// One search: a program and a text.
pub struct Matcher<'a> {
    words: &'a [u32],
    text: Text<'a>,
    /// Where the text ends, `endpos` considered.
    end: usize,
    full: bool,
    slots: Vec<u32>,
    ways: Vec<Way>,
    /// Work done.
    pub steps: u64,
}

impl<'a> Matcher<'a> {
    /// A matcher for one text.
    pub fn new(words: &'a [u32], text: Text<'a>, end: usize, how: How) -> Matcher<'a> {
        let slots = vec![NOTHING; words[0] as usize];
        Matcher { words, text, end, full: how == How::Full, slots, ways: Vec::new(), steps: 0 }
    }

    /// The first match from `start` on: its span. `advance`: an empty one at `start` does not count.
    pub fn find(
        &mut self,
        start: usize,
        how: How,
        advance: bool,
    ) -> Result<Option<(usize, usize)>, Exhausted> {
        if start > self.end {
            return Ok(None);
        }
        let barred = if advance { start } else { usize::MAX };
        if how != How::Search {
            return Ok(self.run(start, barred)?.map(|end| (start, end)));
        }
        let first = (self.words[HEADER] == op::CHAR).then(|| self.words[HEADER + 1]);
        for at in start..=self.end {
            if let Some(first) = first
                && (at == self.end || self.text.at(at) != first)
            {
                self.steps += 1;
                continue;
            }
            if let Some(end) = self.run(at, barred)? {
                return Ok(Some((at, end)));
            }
        }
        Ok(None)
    }

    /// The groups of the last match: `lastindex` (or none), then each one's span.
    pub fn groups(&self) -> (Option<u32>, impl Iterator<Item = Option<(u32, u32)>> + '_) {
        let groups = self.words[1] as usize;
        let last = self.slots[2 * groups - 2];
        let span = |pair: &[u32]| (pair[1] != NOTHING && pair[0] != NOTHING).then(|| (pair[0], pair[1]));
        ((last != NOTHING).then_some(last), self.slots[..2 * groups - 2].chunks(2).map(span))
    }

    fn word(&self, at: usize) -> u32 {
        self.words[at]
    }

    fn set(&mut self, slot: u32, value: u32) {
        let old = std::mem::replace(&mut self.slots[slot as usize], value);
        self.ways.push(Way::Undo { slot, old });
    }

    /// Whether the one-character instruction at `pc` takes the character at `at`.
    fn takes(&self, pc: usize, at: usize) -> bool {
        if at >= self.end {
            return false;
        }
        let c = self.text.at(at);
        match self.words[pc] {
            op::CHAR => c == self.words[pc + 1],
            op::ANY => c != 10,
            op::ANY_ALL => true,
            _ => compile::set_has(&self.words[pc..], c),
        }
    }

    /// Runs the program at `start`: where the match ends.
    fn run(&mut self, start: usize, barred: usize) -> Result<Option<usize>, Exhausted> {
        self.slots.fill(NOTHING);
        self.ways.clear();
        let (mut pc, mut at) = (HEADER, start);
        loop {
            self.steps += 1;
            if self.steps > MOST_STEPS || self.ways.len() > MOST_WAYS {
                return Err(Exhausted);
            }
            let on = match self.words[pc] {
                op::MATCH => {
                    if !(self.full && at != self.end || at == barred) {
                        return Ok(Some(at));
                    }
                    None
                }
                op::FAIL => None,
                op::CHAR => self.takes(pc, at).then_some((pc + 2, at + 1)),
                op::ANY | op::ANY_ALL => self.takes(pc, at).then_some((pc + 1, at + 1)),
                op::SET => {
                    let size = self.word(pc + 1) as usize;
                    self.takes(pc, at).then_some((pc + size, at + 1))
                }
                op::JUMP => Some((self.word(pc + 1) as usize, at)),
                op::SPLIT => {
                    self.ways.push(Way::Branch { pc: self.word(pc + 1), at: at as u32 });
                    Some((pc + 2, at))
                }
                op::OPEN => {
                    self.set(self.word(pc + 1), at as u32);
                    Some((pc + 2, at))
                }
                op::CLOSE => {
                    self.set(self.word(pc + 1), at as u32);
                    self.set(2 * self.word(1) - 2, self.word(pc + 2));
                    Some((pc + 3, at))
                }
                op::AT => self.is_at(compile::place_of(self.word(pc + 1)), at).then_some((pc + 2, at)),
                op::REFERENCE => self.again(pc, at).map(|at| (pc + 3, at)),
                op::CONDITION => {
                    let group = self.word(pc + 1) as usize;
                    let there = self.slots[group + 1] != NOTHING;
                    Some((if there { pc + 3 } else { self.word(pc + 2) as usize }, at))
                }
                op::LOOK | op::NOT => self.look(pc, at),
                op::LOOK_END => {
                    let register = self.word(pc + 1) as usize;
                    self.cut(self.slots[register] as usize);
                    Some((pc + 2, self.slots[register + 1] as usize))
                }
                op::NOT_END => {
                    let height = self.slots[self.word(pc + 1) as usize] as usize;
                    self.unwind(height);
                    None
                }
                op::ATOMIC => {
                    let register = self.word(pc + 1) as usize;
                    self.slots[register] = self.ways.len() as u32;
                    Some((pc + 2, at))
                }
                op::ATOMIC_END => {
                    self.cut(self.slots[self.word(pc + 1) as usize] as usize);
                    Some((pc + 2, at))
                }
                op::ONE => self.one(pc, at),
                op::LOOP_START => {
                    let register = self.word(pc + 1);
                    self.set(register, 0);
                    self.set(register + 1, NOTHING);
                    Some((pc + 2, at))
                }
                op::LOOP => Some((self.round(pc, at), at)),
                _ => {
                    let register = self.word(pc + 1);
                    self.count(register);
                    self.set(register + 1, at as u32);
                    Some((pc + 2, at))
                }
            };
            match on.or_else(|| self.back()) {
                Some(next) => (pc, at) = next,
                None => return Ok(None),
            }
        }
    }

    /// The next way back, if there is one left.
    fn back(&mut self) -> Option<(usize, usize)> {
        loop {
            match self.ways.pop()? {
                Way::Branch { pc, at } => return Some((pc as usize, at as usize)),
                Way::Undo { slot, old } => self.slots[slot as usize] = old,
                Way::Fewer { pc, least, at } => {
                    let mut at = at - 1;
                    // What must follow is looked for at once.
                    if self.words[pc as usize] == op::CHAR {
                        let wanted = self.words[pc as usize + 1];
                        while at > least && (at as usize >= self.end || self.text.at(at as usize) != wanted) {
                            at -= 1;
                            self.steps += 1;
                        }
                    }
                    if at > least {
                        self.ways.push(Way::Fewer { pc, least, at });
                    }
                    return Some((pc as usize, at as usize));
                }
                Way::More { pc, at, count } => {
                    let (pc, most) = (pc as usize, self.words[pc as usize + 3]);
                    if count < most && self.takes(pc + 5, at as usize) {
                        self.ways.push(Way::More { pc: pc as u32, at: at + 1, count: count + 1 });
                        return Some((self.words[pc + 4] as usize, at as usize + 1));
                    }
                }
            }
        }
    }

    /// Forgets the ways back above a height; what they would have undone is still undone by earlier ones.
    fn cut(&mut self, height: usize) {
        let mut kept = height;
        for at in height..self.ways.len() {
            if matches!(self.ways[at], Way::Undo { .. }) {
                self.ways.swap(kept, at);
                kept += 1;
            }
        }
        self.ways.truncate(kept);
    }

    /// Takes everything back down to a height.
    fn unwind(&mut self, height: usize) {
        while self.ways.len() > height {
            if let Some(Way::Undo { slot, old }) = self.ways.pop() {
                self.slots[slot as usize] = old;
            }
        }
    }

    /// Begins a lookaround.
    fn look(&mut self, pc: usize, at: usize) -> Option<(usize, usize)> {
        let (back, register, end) = (self.words[pc + 1], self.words[pc + 2] as usize, self.words[pc + 3]);
        let negated = self.words[pc] == op::NOT;
        let Some(from) = at.checked_sub(back as usize) else {
            return negated.then_some((end as usize, at));
        };
        self.slots[register] = self.ways.len() as u32;
        self.slots[register + 1] = at as u32;
        if negated {
            self.ways.push(Way::Branch { pc: end, at: at as u32 });
        }
        Some((pc + 4, from))
    }

    /// A repetition of one character.
    fn one(&mut self, pc: usize, at: usize) -> Option<(usize, usize)> {
        let (least, most) = (self.words[pc + 2] as usize, self.words[pc + 3]);
        let (end, lazy) = (self.words[pc + 4] as usize, self.words[pc + 1] == 1);
        let wanted = if lazy { least } else { most as usize };
        let room = (self.end - at).min(if most == ENDLESS && !lazy { usize::MAX } else { wanted });
        let mut taken = 0;
        while taken < room && self.takes(pc + 5, at + taken) {
            taken += 1;
        }
        self.steps += taken as u64;
        if taken < least {
            return None;
        }
        let far = at + taken;
        if lazy {
            self.ways.push(Way::More { pc: pc as u32, at: far as u32, count: taken as u32 });
        } else if self.words[pc + 1] == 0 && taken > least {
            self.ways.push(Way::Fewer { pc: end as u32, least: (at + least) as u32, at: far as u32 });
        }
        Some((end, far))
    }

    fn count(&mut self, register: u32) {
        self.set(register, self.slots[register as usize] + 1);
    }

    /// The head of a loop: where to go on. A round that must be is counted only; one that may be does not begin
    /// where the last one began.
    fn round(&mut self, pc: usize, at: usize) -> usize {
        let register = self.words[pc + 1];
        let (least, most) = (self.words[pc + 3], self.words[pc + 4]);
        let (end, take) = (self.words[pc + 5], pc + 6);
        let (count, last) = (self.slots[register as usize], self.slots[register as usize + 1]);
        if count < least {
            self.count(register);
            return take + 2;
        }
        if most != ENDLESS && count >= most || last == at as u32 {
            return end as usize;
        }
        let lazy = self.words[pc + 2] == 1;
        let (now, later) = if lazy { (end, take as u32) } else { (take as u32, end) };
        self.ways.push(Way::Branch { pc: later, at: at as u32 });
        now as usize
    }

    /// `\1`: where the group's text, found again at `at`, ends.
    fn again(&self, pc: usize, at: usize) -> Option<usize> {
        let slot = self.words[pc + 1] as usize;
        let (from, to) = (self.slots[slot], self.slots[slot + 1]);
        if from == NOTHING || to == NOTHING || to < from {
            return None;
        }
        let fold = compile::fold_of(self.words[pc + 2]);
        let len = (to - from) as usize;
        if len > self.end - at {
            return None;
        }
        let same = |offset: usize| {
            let (a, b) = (self.text.at(from as usize + offset), self.text.at(at + offset));
            a == b || fold != Fold::Off && chars::lower(fold, a) == chars::lower(fold, b)
        };
        (0..len).all(same).then_some(at + len)
    }

    fn is_at(&self, place: Place, at: usize) -> bool {
        let newline = |at: usize| self.text.at(at) == 10;
        match place {
            Place::Start => at == 0,
            Place::LineStart => at == 0 || newline(at - 1),
            Place::TextEnd => at == self.end,
            Place::LineEnd => at == self.end || newline(at),
            Place::End => at == self.end || at + 1 == self.end && newline(at),
            // An empty text has neither.
            Place::Boundary(_) | Place::NoBoundary(_) if self.end == 0 => false,
            Place::Boundary(ascii) => self.is_edge(at, ascii),
            Place::NoBoundary(ascii) => !self.is_edge(at, ascii),
        }
    }

    /// Whether a word begins or ends at `at`.
    fn is_edge(&self, at: usize, ascii: bool) -> bool {
        let word = |at: usize| match char::from_u32(self.text.at(at)) {
            Some(c) => (c.is_ascii() || !ascii) && chars::is_word(c),
            None => false,
        };
        (at > 0 && word(at - 1)) != (at < self.end && word(at))
    }
}
