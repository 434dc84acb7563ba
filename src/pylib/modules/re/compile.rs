//! A pattern's tree to a program: words that the matcher runs.

use super::chars;
use super::node::{Category, ENDLESS, Fold, Greed, Member, Node, Place, width};
use super::parse::Parsed;

/// Instructions. Each is its word and those named after it.
pub mod op {
    /// The match ends here.
    pub const MATCH: u32 = 0;
    /// No way on.
    pub const FAIL: u32 = 1;
    /// character
    pub const CHAR: u32 = 2;
    /// Any but a newline.
    pub const ANY: u32 = 3;
    /// Any.
    pub const ANY_ALL: u32 = 4;
    /// size of the instruction, negated, fold, eight words of bits for the first 256, then pairs: members
    pub const SET: u32 = 5;
    /// to
    pub const JUMP: u32 = 6;
    /// to: tried after what follows
    pub const SPLIT: u32 = 7;
    /// slot
    pub const OPEN: u32 = 8;
    /// slot, group
    pub const CLOSE: u32 = 9;
    /// place
    pub const AT: u32 = 10;
    /// slot, fold
    pub const REFERENCE: u32 = 11;
    /// slot, to: taken where the group did not match
    pub const CONDITION: u32 = 12;
    /// how far back, register, and behind it
    pub const LOOK: u32 = 13;
    /// register
    pub const LOOK_END: u32 = 14;
    /// how far back, register, behind it
    pub const NOT: u32 = 15;
    /// register
    pub const NOT_END: u32 = 16;
    /// register
    pub const ATOMIC: u32 = 17;
    /// register
    pub const ATOMIC_END: u32 = 18;
    /// greed, least, most, behind it; then one instruction that takes one character
    pub const ONE: u32 = 19;
    /// register
    pub const LOOP_START: u32 = 20;
    /// register, lazy, least, most, behind it; then `TAKE`
    pub const LOOP: u32 = 21;
    /// register
    pub const TAKE: u32 = 22;
}

/// Words before the first instruction: how many slots (captures and registers), how many groups.
pub const HEADER: usize = 2;

/// A member that is a class: this bit and the class.
const CLASS: u32 = 1 << 31;

/// A slot or register without a value.
pub const NOTHING: u32 = u32::MAX;

/// Compiles a parsed pattern.
pub fn compile(parsed: &Parsed) -> Vec<u32> {
    let mut compiler =
        Compiler { words: vec![0, parsed.groups], slots: slots_of_groups(parsed.groups), parsed };
    compiler.node(&parsed.root);
    compiler.words.push(op::MATCH);
    compiler.words[0] = compiler.slots;
    compiler.words
}

/// Two slots a group, and one for the group closed last.
pub fn slots_of_groups(groups: u32) -> u32 {
    2 * groups - 1
}

struct Compiler<'a> {
    words: Vec<u32>,
    slots: u32,
    parsed: &'a Parsed,
}

impl Compiler<'_> {
    fn here(&self) -> u32 {
        self.words.len() as u32
    }

    /// A word to be filled in with where the code has come to.
    fn gap(&mut self) -> usize {
        self.words.push(0);
        self.words.len() - 1
    }

    fn fill(&mut self, gap: usize) {
        self.words[gap] = self.here();
    }

    fn registers(&mut self) -> u32 {
        self.slots += 2;
        self.slots - 2
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Char(c, fold) => self.character(*c, *fold),
            Node::Any(all) => self.words.push(if *all { op::ANY_ALL } else { op::ANY }),
            Node::Set { members, negated, fold } => self.set(members, *negated, *fold),
            Node::At(place) => self.words.extend([op::AT, place_word(*place)]),
            Node::Group(None, body) => self.node(body),
            Node::Group(Some(group), body) => {
                let slot = 2 * (group - 1);
                self.words.extend([op::OPEN, slot]);
                self.node(body);
                self.words.extend([op::CLOSE, slot + 1, *group]);
            }
            Node::Reference(group, fold) => {
                self.words.extend([op::REFERENCE, 2 * (group - 1), *fold as u32]);
            }
            Node::Condition(group, yes, no) => self.condition(*group, yes, no.as_deref()),
            Node::Look { behind, negated, body } => self.look(*behind, *negated, body),
            Node::Atomic(body) => self.atomic(|this| this.node(body)),
            Node::Repeat { least, most, greed, body } => self.repeat(*least, *most, *greed, body),
            Node::Branch(ways) => self.branch(ways),
            Node::Sequence(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Node::Never => self.words.push(op::FAIL),
        }
    }

    fn character(&mut self, c: u32, fold: Fold) {
        if super::members::plain(fold, c) {
            self.words.extend([op::CHAR, c]);
        } else {
            self.set(&[Member::Range(c, c)], false, fold);
        }
    }

    fn set(&mut self, members: &[Member], negated: bool, fold: Fold) {
        let size = 12 + 2 * members.len() as u32;
        // A single character is held against others in lower case.
        let members: Vec<Member> = members
            .iter()
            .map(|&member| match member {
                Member::Range(low, high) if low == high => {
                    let low = chars::lower(fold, low);
                    Member::Range(low, low)
                }
                other => other,
            })
            .collect();
        self.words.extend([op::SET, size, negated.into(), fold as u32]);
        for word in 0..8 {
            let bit = |at: u32| u32::from(chars::in_set(&members, fold, word * 32 + at) != negated) << at;
            self.words.push((0..32).map(bit).sum());
        }
        for member in members {
            self.words.extend(match member {
                Member::Range(low, high) => [low, high],
                Member::Category(category) => [CLASS | category_word(category), 0],
            });
        }
    }

    fn condition(&mut self, group: u32, yes: &Node, no: Option<&Node>) {
        self.words.extend([op::CONDITION, 2 * (group - 1)]);
        let otherwise = self.gap();
        self.node(yes);
        match no {
            None => self.fill(otherwise),
            Some(no) => {
                self.words.push(op::JUMP);
                let end = self.gap();
                self.fill(otherwise);
                self.node(no);
                self.fill(end);
            }
        }
    }

    fn look(&mut self, behind: bool, negated: bool, body: &Node) {
        let back = if behind { width(body, &self.parsed.widths).0 } else { 0 };
        let register = self.registers();
        self.words.extend([if negated { op::NOT } else { op::LOOK }, back, register]);
        let end = self.gap();
        self.node(body);
        self.words.extend([if negated { op::NOT_END } else { op::LOOK_END }, register]);
        self.fill(end);
    }

    fn atomic(&mut self, body: impl FnOnce(&mut Self)) {
        let register = self.registers();
        self.words.extend([op::ATOMIC, register]);
        body(self);
        self.words.extend([op::ATOMIC_END, register]);
    }

    fn branch(&mut self, ways: &[Node]) {
        let mut ends = Vec::new();
        for (at, way) in ways.iter().enumerate() {
            if at + 1 == ways.len() {
                self.node(way);
                break;
            }
            self.words.push(op::SPLIT);
            let next = self.gap();
            self.node(way);
            self.words.push(op::JUMP);
            ends.push(self.gap());
            self.fill(next);
        }
        for end in ends {
            self.fill(end);
        }
    }

    fn repeat(&mut self, least: u32, most: u32, greed: Greed, body: &Node) {
        if takes_one(body) {
            self.words.extend([op::ONE, greed as u32, least, most]);
            let end = self.gap();
            self.node(body);
            self.fill(end);
            return;
        }
        match greed {
            Greed::Greedy | Greed::Lazy => self.rounds(least, most, greed == Greed::Lazy, body, false),
            // Each round is final, and so are all of them.
            Greed::Possessive => self.atomic(|this| this.rounds(least, most, false, body, true)),
        }
    }

    fn rounds(&mut self, least: u32, most: u32, lazy: bool, body: &Node, final_each: bool) {
        let register = self.registers();
        self.words.extend([op::LOOP_START, register]);
        let head = self.here();
        self.words.extend([op::LOOP, register, lazy.into(), least, most]);
        let end = self.gap();
        self.words.extend([op::TAKE, register]);
        if final_each {
            self.atomic(|this| this.node(body));
        } else {
            self.node(body);
        }
        self.words.extend([op::JUMP, head]);
        self.fill(end);
    }
}

/// Whether a node takes exactly one character and notes nothing.
fn takes_one(node: &Node) -> bool {
    match node {
        Node::Char(..) | Node::Any(_) | Node::Set { .. } => true,
        Node::Group(None, body) => takes_one(body),
        _ => false,
    }
}

fn place_word(place: Place) -> u32 {
    match place {
        Place::Start => 0,
        Place::LineStart => 1,
        Place::End => 2,
        Place::LineEnd => 3,
        Place::TextEnd => 4,
        Place::Boundary(ascii) => 5 + u32::from(ascii),
        Place::NoBoundary(ascii) => 7 + u32::from(ascii),
    }
}

/// The place that a word says.
pub fn place_of(word: u32) -> Place {
    match word {
        0 => Place::Start,
        1 => Place::LineStart,
        2 => Place::End,
        3 => Place::LineEnd,
        4 => Place::TextEnd,
        5 | 6 => Place::Boundary(word == 6),
        _ => Place::NoBoundary(word == 8),
    }
}

fn category_word(category: Category) -> u32 {
    u32::from(category.letter) | u32::from(category.negated) << 8 | u32::from(category.ascii) << 9
}

/// The member that two words say.
fn member_of(low: u32, high: u32) -> Member {
    if low & CLASS == 0 {
        return Member::Range(low, high);
    }
    Member::Category(Category { letter: low as u8, negated: low >> 8 & 1 == 1, ascii: low >> 9 & 1 == 1 })
}

/// How a word says that case is ignored.
pub fn fold_of(word: u32) -> Fold {
    match word {
        0 => Fold::Off,
        1 => Fold::Ascii,
        _ => Fold::Unicode,
    }
}

/// Whether a character fits the `SET` that these words begin.
pub fn set_has(words: &[u32], c: u32) -> bool {
    if c < 256 {
        return words[4 + c as usize / 32] >> (c % 32) & 1 == 1;
    }
    let members: Vec<Member> =
        words[12..words[1] as usize].chunks(2).map(|pair| member_of(pair[0], pair[1])).collect();
    chars::in_set(&members, fold_of(words[3]), c) != (words[2] == 1)
}

const _: () = assert!(ENDLESS == u32::MAX && Fold::Off as u32 == 0 && Greed::Greedy as u32 == 0);
