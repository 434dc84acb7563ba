//! Numbers: reading, writing, converting.

#![allow(unused_variables)]

use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;
use num_bigint::BigInt;

/// `operator.index(v)` as an int value (i64 or big).
pub fn index(call: &mut Call<'_>, v: Value) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `operator.index(v)`, cut to 64 bits as slices do.
pub fn index_clipped(call: &mut Call<'_>, v: Value) -> Result<i64, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `operator.index(v)` that must fit 64 bits: OverflowError otherwise.
pub fn index_i64(call: &mut Call<'_>, v: Value) -> Result<i64, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `int(text, base)`
pub fn parse_int(call: &mut Call<'_>, text: &str, base: i64) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `float(text)`
pub fn parse_float(call: &mut Call<'_>, text: &str) -> Result<f64, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `float(v)` of a number (`__float__`, `__index__` too).
pub fn to_float(call: &mut Call<'_>, v: Value) -> Result<f64, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// `int(f)`
pub fn float_to_int(call: &mut Call<'_>, f: f64) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}

/// An int (bool, big, int subclass too) as a big one.
pub fn int_value(_vm: &Machine, _v: Value) -> Option<BigInt> {
    None
}

/// An int value, normalised: `Value::Int` where it fits.
pub fn big(_vm: &mut Machine, _int: BigInt) -> Value {
    Value::Nil
}

/// `repr(f)`
pub fn float_repr(_f: f64) -> String {
    String::new()
}
