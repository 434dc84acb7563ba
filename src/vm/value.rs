//! Values: small and `Copy`.

use super::native::NativeId;

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

    /// The heap address, for values that have one.
    #[inline]
    pub fn addr(self) -> Option<Addr> {
        match self {
            Value::Object(at) => Some(at),
            _ => None,
        }
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
