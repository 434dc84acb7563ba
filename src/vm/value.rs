//! Values: small and `Copy`.

use super::native::NativeId;
use std::hash::{Hash, Hasher};

/// Where an object lives in the heap: an index into its slots. Only an address: slots are used again; identity is
/// the slot's serial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Addr(pub u32);

impl Addr {
    /// As an index into the heap's slots.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A Python value. 16 bytes; a test pins that.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Value {
    /// No value: an unassigned variable, an empty cell. Never seen by a program.
    #[default]
    Nil,
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `NotImplemented`
    NotImplemented,
    /// `True`, `False`
    Bool(bool),
    /// An int that fits 64 bits; larger ones are `Object::BigInt`, never both.
    Int(i64),
    /// A float.
    Float(f64),
    /// A built-in function or a method of a built-in type.
    Native(NativeId),
    /// Everything else.
    Object(Addr),
}

impl Value {
    /// Whether there is no value.
    #[inline]
    pub fn is_nil(self) -> bool {
        matches!(self, Value::Nil)
    }

    /// What tells a value from every other, to the bit.
    pub fn bits(self) -> (u8, u64) {
        match self {
            Value::Nil => (0, 0),
            Value::None => (0, 1),
            Value::Ellipsis => (0, 2),
            Value::NotImplemented => (0, 3),
            Value::Bool(truth) => (1, u64::from(truth)),
            Value::Int(int) => (2, int as u64),
            Value::Float(float) => (3, float.to_bits()),
            Value::Native(id) => (4, u64::from(id.0)),
            Value::Object(at) => (5, u64::from(at.0)),
        }
    }

    /// The heap address, for values that have one.
    #[inline]
    pub fn addr(self) -> Option<Addr> {
        match self {
            Value::Object(at) => Some(at),
            _ => None,
        }
    }
}

impl Hash for Value {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.bits().hash(hasher);
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Bool(value)
    }
}

impl From<Addr> for Value {
    fn from(at: Addr) -> Value {
        Value::Object(at)
    }
}
