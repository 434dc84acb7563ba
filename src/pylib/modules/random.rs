//! The Mersenne Twister (`Modules/_randommodule.c`). Its state is a list: 624 words and the place of the next.

use crate::pylib::arguments::Outcome;
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::number;
use crate::vm::{Addr, Object, Value, classes};
use num_bigint::BigInt;

pub const NATIVES: &[NativeDef] = &[
    NativeDef { name: "_seed", owner: "", run: seed },
    NativeDef { name: "_random", owner: "", run: random },
    NativeDef { name: "_bits", owner: "", run: bits },
    NativeDef { name: "_index", owner: "", run: index },
];

const WORDS: usize = 624;
const MIDDLE: usize = 397;

fn state(call: &mut Call<'_>) -> Result<Addr, Interrupt> {
    match call.arg(0) {
        Value::Object(at) if matches!(call.vm.heap.get(at), Object::List(_)) => Ok(at),
        _ => Err(call.type_error("the state of a random generator is a list")),
    }
}

pub fn index(call: &mut Call<'_>) -> Outcome {
    number::index(call, call.arg(0))
}

/// `init_genrand`
fn start(seed: u32) -> [u32; WORDS] {
    let mut words = [0; WORDS];
    words[0] = seed;
    for at in 1..WORDS {
        let last = words[at - 1];
        words[at] = 1_812_433_253_u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(at as u32);
    }
    words
}

/// `init_by_array`
fn start_by_key(key: &[u32]) -> [u32; WORDS] {
    let mut words = start(19_650_218);
    let (mut i, mut j) = (1, 0);
    for _ in 0..WORDS.max(key.len()) {
        let last = words[i - 1];
        words[i] = (words[i] ^ (last ^ (last >> 30)).wrapping_mul(1_664_525))
            .wrapping_add(key[j])
            .wrapping_add(j as u32);
        i += 1;
        j += 1;
        if i >= WORDS {
            words[0] = words[WORDS - 1];
            i = 1;
        }
        if j >= key.len() {
            j = 0;
        }
    }
    for _ in 0..WORDS - 1 {
        let last = words[i - 1];
        words[i] = (words[i] ^ (last ^ (last >> 30)).wrapping_mul(1_566_083_941)).wrapping_sub(i as u32);
        i += 1;
        if i >= WORDS {
            words[0] = words[WORDS - 1];
            i = 1;
        }
    }
    words[0] = 0x8000_0000;
    words
}

fn write(call: &mut Call<'_>, at: Addr, words: &[u32; WORDS], next: usize) {
    let mut items: Vec<Value> = words.iter().map(|&word| Value::Int(i64::from(word))).collect();
    items.push(Value::Int(next as i64));
    *call.vm.heap.list_mut(at) = items;
    call.vm.charge(WORDS);
}

fn seed(call: &mut Call<'_>) -> Outcome {
    let at = state(call)?;
    let seed = number::int_value(call.vm, call.arg(1)).unwrap_or_default();
    let mut key = seed.magnitude().to_u32_digits();
    if key.is_empty() {
        key.push(0);
    }
    write(call, at, &start_by_key(&key), WORDS);
    Ok(Value::None)
}

/// The next 32 random bits.
fn word(call: &mut Call<'_>, at: Addr) -> Result<u32, Interrupt> {
    let int = |value: Option<&Value>| match value {
        Some(Value::Int(int)) => Some(*int as u32),
        _ => None,
    };
    let items = call.vm.heap.list_items(at);
    let Some(mut next) = int(items.get(WORDS)).map(|next| next as usize) else {
        return Err(call.error(classes::VALUE_ERROR, "state vector is the wrong size"));
    };
    if next >= WORDS {
        let mut words = [0; WORDS];
        for (at, word) in words.iter_mut().enumerate() {
            *word = int(items.get(at)).unwrap_or(0);
        }
        for at in 0..WORDS {
            let mixed = words[at] & 0x8000_0000 | words[(at + 1) % WORDS] & 0x7fff_ffff;
            let odd = if mixed & 1 == 1 { 0x9908_b0df } else { 0 };
            words[at] = words[(at + MIDDLE) % WORDS] ^ mixed >> 1 ^ odd;
        }
        write(call, at, &words, 0);
        next = 0;
    }
    let mut word = int(call.vm.heap.list_items(at).get(next)).unwrap_or(0);
    call.vm.heap.list_set(at, WORDS, Value::Int(next as i64 + 1));
    word ^= word >> 11;
    word ^= word << 7 & 0x9d2c_5680;
    word ^= word << 15 & 0xefc6_0000;
    Ok(word ^ word >> 18)
}

fn random(call: &mut Call<'_>) -> Outcome {
    let at = state(call)?;
    let (a, b) = (word(call, at)? >> 5, word(call, at)? >> 6);
    Ok(Value::Float((f64::from(a) * 67_108_864.0 + f64::from(b)) / 9_007_199_254_740_992.0))
}

/// `_bits(state, k)`: an int of `k` random bits, the lowest word first.
fn bits(call: &mut Call<'_>) -> Outcome {
    let at = state(call)?;
    let wanted = usize::try_from(number::index_i64(call, call.arg(1))?.max(0)).unwrap_or(usize::MAX);
    call.vm.check_size(wanted / 8)?;
    let mut left = wanted;
    let mut words = Vec::new();
    while left > 0 {
        let word = word(call, at)?;
        words.push(if left < 32 { word >> (32 - left) } else { word });
        left = left.saturating_sub(32);
    }
    let int = BigInt::from(num_bigint::BigUint::new(words));
    Ok(number::big(call.vm, int))
}
