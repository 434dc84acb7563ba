//! Hashes of values, as CPython 3.13 makes them.

use super::{method, quoted_type};
use crate::vm::hash::hash_bytes;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::{Addr, Value};
use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

const MODULUS: u64 = (1 << 61) - 1;

/// `hash(v)`
pub fn hash_value(call: &mut Call<'_>, v: Value) -> Result<i64, Interrupt> {
    if let Some(hash) = fast_hash(call.vm, v) {
        return Ok(hash);
    }
    if let Some(method) = method(call.vm, v, "__hash__") {
        if method.found == Value::None {
            return Err(unhashable(call, v));
        }
        let result = method.ask(call, &[])?;
        return match super::number::int(call.vm, result) {
            Some(super::number::Int::Small(hash)) => Ok(if hash == -1 { -2 } else { hash }),
            Some(super::number::Int::Big(hash)) => Ok(hash_big(hash)),
            None => Err(call.type_error("__hash__ method should return an integer")),
        };
    }
    let v = call.vm.unwrap(v);
    let Value::Object(at) = v else { return fast_hash(call.vm, v).ok_or_else(|| unhashable(call, v)) };
    match call.vm.heap.get(at) {
        Object::Tuple(items) => {
            let items = items.clone();
            call.deeper(|call| {
                let mut hasher = TupleHash::new();
                for &item in &items {
                    hasher.add(hash_value(call, item)?);
                }
                Ok(hasher.end(items.len()))
            })
        }
        Object::Slice(parts) => {
            let parts = **parts;
            call.deeper(|call| {
                let mut hasher = TupleHash::new();
                for part in parts {
                    hasher.add(hash_value(call, part)?);
                }
                Ok(hasher.end_plain())
            })
        }
        _ => fast_hash(call.vm, v).ok_or_else(|| unhashable(call, v)),
    }
}

fn unhashable(call: &mut Call<'_>, v: Value) -> Interrupt {
    let text = format!("unhashable type: {}", quoted_type(call.vm, v));
    call.type_error(text)
}

/// The hash of a value that needs no program's code (tuples are left to `hash_value`).
#[inline]
pub fn fast_hash(vm: &Machine, v: Value) -> Option<i64> {
    Some(match v {
        Value::Int(int) => hash_int(int),
        Value::Bool(bool) => i64::from(bool),
        Value::Float(float) => hash_float(float),
        Value::None | Value::Nil => 0xfca8_6420,
        Value::Ellipsis => 0x3_5f10,
        Value::NotImplemented => 0x3_5f20,
        Value::Native(id) => 0x10_0000 + i64::from(id.0) * 4,
        Value::Object(at) => match vm.heap.get(at) {
            Object::Str(text) => text.hash(),
            Object::Bytes(bytes) => hash_bytes(bytes),
            Object::BigInt(int) => hash_big(int),
            Object::Complex(re, im) => {
                let hash = hash_float(*re).wrapping_add(hash_float(*im).wrapping_mul(1_000_003));
                if hash == -1 { -2 } else { hash }
            }
            Object::Set(set) if set.frozen => hash_set(set.hashed().map(|(hash, _)| hash), set.len()),
            Object::Range(range) => hash_range(**range),
            Object::Tuple(items) if items.is_empty() => TupleHash::new().end(0),
            Object::BoundMethod(both) => {
                let this = both.1.addr().map_or(0, |at| address(vm, at));
                this ^ fast_hash(vm, both.0)?
            }
            Object::Instance(instance) => {
                if method(vm, v, "__hash__").is_some() {
                    return None;
                }
                if !instance.native.is_nil() {
                    return match vm.heap.of(instance.native) {
                        Some(Object::Tuple(_)) => None,
                        _ => fast_hash(vm, instance.native),
                    };
                }
                address(vm, at)
            }
            Object::Exception(_) | Object::Class(_) => {
                if method(vm, v, "__hash__").is_some() {
                    return None;
                }
                address(vm, at)
            }
            Object::List(_)
            | Object::Dict(_)
            | Object::Set(_)
            | Object::Tuple(_)
            | Object::Slice(_)
            | Object::Cell(_)
            | Object::DictView(..) => return None,
            _ => address(vm, at),
        },
    })
}

/// The hash of an object by identity: stable, and spread as addresses are.
fn address(vm: &Machine, at: Addr) -> i64 {
    identity(vm, at) >> 4
}

/// `id()` of a heap object: from its serial, apart for each of the counts.
pub fn identity(vm: &Machine, at: Addr) -> i64 {
    let kind = match vm.heap.get(at) {
        Object::Cell(_) => 1,
        // Before the program began others were counted.
        Object::Class(class) if class.builtin => 3,
        Object::Function(_) | Object::Class(_) => 2,
        _ => 0,
    };
    0x7f00_0000_0000 + (kind << 36) + i64::from(vm.heap.serial(at)) * 16
}

/// `id(value)`. Addresses of what has none are far from those of objects, and one for each value.
pub fn id(vm: &Machine, value: Value) -> i64 {
    const SINGLETONS: i64 = 0x55d0_0000_0000;
    const NUMBERS: i64 = 0x56d0_0000_0000;
    match value {
        Value::Object(at) => identity(vm, at),
        Value::Nil | Value::None => SINGLETONS,
        Value::Ellipsis => SINGLETONS + 16,
        Value::NotImplemented => SINGLETONS + 32,
        Value::Bool(value) => SINGLETONS + 48 + 32 * i64::from(value),
        Value::Native(native) => SINGLETONS + 0x1000 + 48 * i64::from(native.0),
        Value::Int(int) => NUMBERS.wrapping_add(int.wrapping_mul(32)) & i64::MAX,
        Value::Float(float) => NUMBERS + (float.to_bits() >> 20) as i64 * 16,
    }
}

fn hash_int(int: i64) -> i64 {
    let rest = (int.unsigned_abs() % MODULUS) as i64;
    match if int < 0 { -rest } else { rest } {
        -1 => -2,
        hash => hash,
    }
}

fn hash_big(int: &BigInt) -> i64 {
    let rest = (int.magnitude() % MODULUS).to_i64().unwrap_or(0);
    match if int.sign() == Sign::Minus { -rest } else { rest } {
        -1 => -2,
        hash => hash,
    }
}

/// `_Py_HashDouble`: the number modulo 2**61 - 1, as for the int of the same value.
pub fn hash_float(float: f64) -> i64 {
    if float.is_infinite() {
        return if float > 0.0 { 314_159 } else { -314_159 };
    }
    if float.is_nan() || float == 0.0 {
        return 0;
    }
    let bits = float.abs().to_bits();
    let (mantissa, exponent) = match bits >> 52 {
        0 => (bits, -1074),
        biased => (bits & ((1 << 52) - 1) | 1 << 52, biased as i64 - 1075),
    };
    // 2**61 is 1 modulo the modulus: multiplying by a power of two turns the 61 bits around.
    let turn = exponent.rem_euclid(61) as u32;
    let mantissa = mantissa % MODULUS;
    let hash = (mantissa << turn & MODULUS) | if turn == 0 { 0 } else { mantissa >> (61 - turn) };
    let hash = if hash == MODULUS { 0 } else { hash as i64 };
    match if float < 0.0 { -hash } else { hash } {
        -1 => -2,
        hash => hash,
    }
}

fn hash_range((start, stop, step): (i64, i64, i64)) -> i64 {
    let len = super::items::range_len(start, stop, step);
    let none = 0xfca8_6420;
    let mut hasher = TupleHash::new();
    hasher.add(hash_int(i64::try_from(len).unwrap_or(i64::MAX)));
    hasher.add(if len == 0 { none } else { hash_int(start) });
    hasher.add(if len <= 1 { none } else { hash_int(step) });
    hasher.end(3)
}

/// `frozenset.__hash__`
fn hash_set(hashes: impl Iterator<Item = i64>, len: usize) -> i64 {
    let mix = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let mut all = hashes.fold(0u64, |all, hash| all ^ mix(hash as u64));
    all ^= (len as u64 + 1).wrapping_mul(1_927_868_237);
    all ^= (all >> 11) ^ (all >> 25);
    all = all.wrapping_mul(69_069).wrapping_add(907_133_923);
    if all == u64::MAX { 590_923_713 } else { all as i64 }
}

/// xxHash as tuples use it.
struct TupleHash(u64);

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

impl TupleHash {
    fn new() -> TupleHash {
        TupleHash(PRIME_5)
    }

    fn add(&mut self, hash: i64) {
        self.0 =
            self.0.wrapping_add((hash as u64).wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
    }

    fn end(mut self, len: usize) -> i64 {
        self.0 = self.0.wrapping_add(len as u64 ^ (PRIME_5 ^ 3_527_539));
        self.end_plain()
    }

    /// Slices leave the length out.
    fn end_plain(self) -> i64 {
        if self.0 == u64::MAX { 1_546_275_796 } else { self.0 as i64 }
    }
}
