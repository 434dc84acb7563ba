//! Hashes, as CPython makes them with `PYTHONHASHSEED=0`.

use super::object::Str;

/// SipHash-1-3 with a zero key (`Python/pyhash.c`).
fn siphash13(bytes: &[u8]) -> u64 {
    fn round(v: &mut [u64; 4]) {
        v[0] = v[0].wrapping_add(v[1]);
        v[2] = v[2].wrapping_add(v[3]);
        v[1] = v[1].rotate_left(13) ^ v[0];
        v[3] = v[3].rotate_left(16) ^ v[2];
        v[0] = v[0].rotate_left(32);
        v[2] = v[2].wrapping_add(v[1]);
        v[0] = v[0].wrapping_add(v[3]);
        v[1] = v[1].rotate_left(17) ^ v[2];
        v[3] = v[3].rotate_left(21) ^ v[0];
        v[2] = v[2].rotate_left(32);
    }
    let mut v =
        [0x736f_6d65_7073_6575u64, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573];
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        let word = u64::from_le_bytes(word);
        v[3] ^= word;
        round(&mut v);
        v[0] ^= word;
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    let word = u64::from_le_bytes(last) | (bytes.len() as u64) << 56;
    v[3] ^= word;
    round(&mut v);
    v[0] ^= word;
    v[2] ^= 0xff;
    for _ in 0..3 {
        round(&mut v);
    }
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

/// The hash of a byte string.
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    match siphash13(bytes) as i64 {
        -1 => -2,
        hash => hash,
    }
}

/// The hash of a str: of its characters in the narrowest of 1, 2 or 4 bytes each, as CPython stores them.
pub fn hash_text(text: &str) -> i64 {
    let widest = text.chars().max().unwrap_or('\0') as u32;
    match widest {
        0..0x80 => hash_bytes(text.as_bytes()),
        0x80..0x100 => hash_bytes(&text.chars().map(|c| c as u8).collect::<Vec<u8>>()),
        0x100..0x1_0000 => {
            hash_bytes(&text.chars().flat_map(|c| (c as u16).to_le_bytes()).collect::<Vec<u8>>())
        }
        _ => hash_bytes(&text.chars().flat_map(|c| (c as u32).to_le_bytes()).collect::<Vec<u8>>()),
    }
}

impl Str {
    /// Its hash, made once.
    #[inline]
    pub fn hash(&self) -> i64 {
        if self.hash.get() == 0 {
            self.hash.set(hash_text(&self.text));
        }
        self.hash.get()
    }
}

#[cfg(test)]
mod tests {
    use super::hash_text;

    #[test]
    fn text_hashes_as_under_cpython_with_seed_zero() {
        let expected = [
            ("abc", -4594863902769663758),
            ("é", 6047309291227476195),
            ("日本", 6243316497235261705),
            ("count", -8810831504346718165),
            ("", 0),
        ];
        for (text, hash) in expected {
            assert_eq!(hash_text(text), hash, "{text}");
        }
    }
}
