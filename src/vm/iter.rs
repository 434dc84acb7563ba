//! Iterators over built-ins: small state machines that never run a program's code.

use super::value::{Addr, Value};

/// An iterator's state.
#[derive(Clone, Debug)]
pub enum Iter {
    /// Over a list, by position; nil address once exhausted.
    List { list: Option<Addr>, at: usize },
    /// Over a list from its end; `at` items are left.
    ListReversed { list: Addr, at: usize },
    /// Over a tuple.
    Tuple { tuple: Addr, at: usize },
    /// Over a range: the next number and how many are left.
    Range { next: i64, step: i64, left: u64 },
    /// Over the characters of a str, by byte.
    Str { text: Addr, at: usize },
    /// Over the bytes of a bytes object.
    Bytes { bytes: Addr, at: usize },
    /// Over a dict; `len` is what it had when the iterator was made, `left` how many of these are still to come.
    Dict { dict: Addr, at: usize, len: usize, left: usize, give: Give, reversed: bool },
    /// Over a set's table.
    Set { set: Addr, at: usize, len: usize },
    /// `enumerate` over one of these.
    Enumerate { inner: Addr, count: i64 },
    /// `zip` over these.
    Zip { inner: Box<[Addr]>, strict: bool },
    /// Over values that are there already.
    Values { values: Box<[Value]>, at: usize },
}

/// What iterating a dict gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Give {
    /// Keys.
    Keys,
    /// Values.
    Values,
    /// Pairs.
    Items,
}

impl Iter {
    /// Calls `visit` with every value it refers to.
    pub fn values(&self, visit: &mut impl FnMut(Value)) {
        match self {
            Iter::List { list, .. } => {
                if let Some(list) = list {
                    visit(Value::Object(*list));
                }
            }
            Iter::ListReversed { list: at, .. }
            | Iter::Tuple { tuple: at, .. }
            | Iter::Str { text: at, .. }
            | Iter::Bytes { bytes: at, .. }
            | Iter::Dict { dict: at, .. }
            | Iter::Set { set: at, .. }
            | Iter::Enumerate { inner: at, .. } => visit(Value::Object(*at)),
            Iter::Zip { inner, .. } => inner.iter().for_each(|&at| visit(Value::Object(at))),
            Iter::Values { values, .. } => values.iter().for_each(|&value| visit(value)),
            Iter::Range { .. } => {}
        }
    }
}

impl Iter {
    /// Its class.
    pub fn class(&self) -> Addr {
        use super::classes as c;
        match self {
            Iter::List { .. } => c::LIST_ITERATOR,
            Iter::ListReversed { .. } => c::LIST_REVERSE_ITERATOR,
            Iter::Tuple { .. } | Iter::Values { .. } => c::TUPLE_ITERATOR,
            Iter::Range { .. } => c::RANGE_ITERATOR,
            Iter::Str { .. } => c::STR_ITERATOR,
            Iter::Bytes { .. } => c::BYTES_ITERATOR,
            Iter::Dict { give: Give::Keys, .. } => c::DICT_KEY_ITERATOR,
            Iter::Dict { give: Give::Values, .. } => c::DICT_VALUE_ITERATOR,
            Iter::Dict { give: Give::Items, .. } => c::DICT_ITEM_ITERATOR,
            Iter::Set { .. } => c::SET_ITERATOR,
            Iter::Enumerate { .. } => c::ENUMERATE,
            Iter::Zip { .. } => c::ZIP,
        }
    }
}
