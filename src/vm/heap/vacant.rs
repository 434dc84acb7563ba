//! Which slots are free: a bit each.

/// One bit a slot, set where the slot is free.
#[derive(Debug, Default)]
pub(super) struct Vacant {
    words: Vec<u64>,
}

impl Vacant {
    /// The first free slot that is not below `start`.
    #[inline]
    pub fn from(&self, start: usize) -> Option<usize> {
        let mut word = start / 64;
        let mut bits = self.words.get(word)? & (u64::MAX << (start % 64));
        while bits == 0 {
            word += 1;
            bits = *self.words.get(word)?;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }

    /// Notes whether a slot is free.
    #[inline]
    pub fn set(&mut self, index: usize, free: bool) {
        let word = index / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        let bit = 1u64 << (index % 64);
        if free {
            self.words[word] |= bit;
        } else {
            self.words[word] &= !bit;
        }
    }

    /// Forgets the slots from `len` on.
    pub fn truncate(&mut self, len: usize) {
        self.words.truncate(len.div_ceil(64));
        if !len.is_multiple_of(64)
            && let Some(word) = self.words.get_mut(len / 64)
        {
            *word &= (1u64 << (len % 64)) - 1;
        }
    }
}
