//! A pattern as a tree, its flags worked into the nodes.

/// `re.IGNORECASE` and its kin, as bits.
pub mod flag {
    pub const IGNORECASE: u32 = 2;
    pub const LOCALE: u32 = 4;
    pub const MULTILINE: u32 = 8;
    pub const DOTALL: u32 = 16;
    pub const UNICODE: u32 = 32;
    pub const VERBOSE: u32 = 64;
    pub const ASCII: u32 = 256;
    /// Which characters there are: at most one of these.
    pub const TYPES: u32 = LOCALE | UNICODE | ASCII;
}

/// A number of repetitions without bound; a width as large as that.
pub const ENDLESS: u32 = u32::MAX;

/// A class of characters: `\d`, `\s`, `\w`, and whether only ASCII's count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Category {
    /// `d`, `s` or `w`.
    pub letter: u8,
    /// `\D` rather than `\d`.
    pub negated: bool,
    /// ASCII only.
    pub ascii: bool,
}

/// A member of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// From one character to another, both included.
    Range(u32, u32),
    /// A class.
    Category(Category),
}

/// How case is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// It counts.
    Off,
    /// Among ASCII letters.
    Ascii,
    /// Among all.
    Unicode,
}

/// A place that takes no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `^`, `\A`
    Start,
    /// `^` of a line
    LineStart,
    /// `$`
    End,
    /// `$` of a line
    LineEnd,
    /// `\Z`
    TextEnd,
    /// `\b`; ASCII only
    Boundary(bool),
    /// `\B`; ASCII only
    NoBoundary(bool),
}

/// What a repetition prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greed {
    /// As often as possible.
    Greedy,
    /// As seldom as possible.
    Lazy,
    /// As often as possible, without second thoughts.
    Possessive,
}

/// A node.
#[derive(Debug)]
pub enum Node {
    /// One character.
    Char(u32, Fold),
    /// `.`, and whether a newline counts.
    Any(bool),
    /// `[...]`
    Set { members: Vec<Member>, negated: bool, fold: Fold },
    /// `^` and its kin.
    At(Place),
    /// `(...)`; without a number `(?:...)`
    Group(Option<u32>, Box<Node>),
    /// `\1`
    Reference(u32, Fold),
    /// `(?(1)...|...)`
    Condition(u32, Box<Node>, Option<Box<Node>>),
    /// `(?=...)`, `(?!...)`, `(?<=...)`, `(?<!...)`
    Look { behind: bool, negated: bool, body: Box<Node> },
    /// `(?>...)`
    Atomic(Box<Node>),
    /// `*` and its kin.
    Repeat { least: u32, most: u32, greed: Greed, body: Box<Node> },
    /// `a|b`
    Branch(Vec<Node>),
    /// One after the other.
    Sequence(Vec<Node>),
    /// `(?!)`
    Never,
}

/// How many characters a node can match: fewest and most. `groups` has those of closed groups.
pub fn width(node: &Node, groups: &[Option<(u32, u32)>]) -> (u32, u32) {
    let both = |(a, b): (u32, u32), (c, d): (u32, u32)| (a.min(c), b.max(d));
    match node {
        Node::Char(..) | Node::Any(_) | Node::Set { .. } => (1, 1),
        Node::At(_) | Node::Look { .. } | Node::Never => (0, 0),
        Node::Group(_, body) | Node::Atomic(body) => width(body, groups),
        Node::Reference(group, _) => groups.get(*group as usize).copied().flatten().unwrap_or((0, ENDLESS)),
        Node::Condition(_, yes, no) => {
            let no = no.as_ref().map_or((0, 0), |no| width(no, groups));
            both(width(yes, groups), no)
        }
        Node::Repeat { least, most, body, .. } => {
            let (low, high) = width(body, groups);
            (low.saturating_mul(*least), high.saturating_mul(*most))
        }
        Node::Branch(ways) => ways.iter().map(|way| width(way, groups)).reduce(both).unwrap_or((0, 0)),
        Node::Sequence(nodes) => nodes
            .iter()
            .map(|node| width(node, groups))
            .fold((0, 0), |sum, node| (sum.0.saturating_add(node.0), sum.1.saturating_add(node.1))),
    }
}
