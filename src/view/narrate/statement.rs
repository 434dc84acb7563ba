//! A statement as narration needs it: owned, small, found by its place.

use crate::base::Span;
use crate::scope::ScopeId;

/// One place where a person can stand, or a lambda's or generator expression's own code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// A simple statement: the whole of it; a compound one: up to its body.
    pub header: Span,
    /// The scope it runs in.
    pub scope: ScopeId,
    /// What it is.
    pub kind: StatementKind,
}

/// What a statement is, with the parts that sentences mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// A `def` or a `class`.
    Definition {
        /// The name it binds.
        name: String,
        /// A `class`.
        class: bool,
        /// The decorators' expressions, in source order.
        decorators: Vec<Span>,
    },
    /// `a = b = value`; also `name: type = value`.
    Assignment {
        /// All names, attributes and items that are assigned, in order.
        targets: Vec<Target>,
        /// The right-hand side.
        value: Expression,
    },
    /// `target += value`.
    Augmented {
        /// What is assigned.
        target: Option<Target>,
    },
    /// An expression on its own.
    Expression(Expression),
    /// `return`.
    Return(Option<Expression>),
    /// The test of an `if`, `elif` or `while`.
    Test {
        /// The condition.
        test: Span,
        /// What runs when it is true.
        body: Span,
        /// A `while`.
        repeats: bool,
    },
    /// A `for` header.
    For {
        /// The names that each item is given to.
        targets: Vec<Target>,
        /// What is iterated over.
        iterable: Span,
        /// The body.
        body: Span,
    },
    /// `try:`
    Try,
    /// An `except` clause.
    Except {
        /// What it catches; nothing: everything.
        what: Option<Span>,
        /// `as name`
        name: Option<String>,
        /// Its body.
        body: Span,
    },
    /// `match`, with its subject.
    Match(Span),
    /// A `case`.
    Case {
        /// Its pattern, and its guard if it has one.
        pattern: Span,
        /// The names that the pattern captures.
        names: Vec<String>,
        /// Its body.
        body: Span,
    },
    /// `raise`
    Raise,
    /// `del`
    Delete(Vec<Target>),
    /// `import`, with the names it binds.
    Import(Vec<String>),
    /// `assert`, with its condition.
    Assert(Span),
    /// `pass`, `break` or `continue`.
    Keyword(&'static str),
    /// The body of a lambda or a generator expression.
    Body,
    /// Anything else.
    Other,
}

/// Something that can be assigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A name.
    Name(String),
    /// `object.attribute`
    Attribute {
        /// `object`, when it is a plain name.
        object: Option<String>,
        /// The attribute.
        attribute: String,
        /// The whole.
        span: Span,
    },
    /// `object[...]`
    Item {
        /// `object`, when it is a plain name.
        object: Option<String>,
        /// The whole.
        span: Span,
    },
}

/// An expression, as far as sentences tell expressions apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub shape: Shape,
}

/// What an expression is at its top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A name alone.
    Name(String),
    /// `name(...)`
    Call(String),
    /// `object.method(...)`; `object` when it is a plain name.
    MethodCall {
        /// The object's name.
        object: Option<String>,
    },
    /// `lambda ...`
    Lambda,
    /// `yield ...`
    Yield,
    /// A literal.
    Literal,
    /// Anything else.
    Other,
}
