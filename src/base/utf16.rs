//! Byte offsets as JavaScript counts them.

/// Turns byte offsets of one text into UTF-16 units, the way a browser counts.
#[derive(Clone, Debug, Default)]
pub struct Utf16Index {
    /// After each character that is longer in bytes than in units: where it ends, and by how much bytes
    /// are ahead there.
    ahead: Vec<(u32, u32)>,
    length: u32,
}

impl Utf16Index {
    /// Reads `source` once.
    pub fn new(source: &str) -> Utf16Index {
        let mut ahead = Vec::new();
        let mut sum = 0;
        for (at, character) in source.char_indices().filter(|(_, character)| !character.is_ascii()) {
            sum += (character.len_utf8() - character.len_utf16()) as u32;
            ahead.push(((at + character.len_utf8()) as u32, sum));
        }
        Utf16Index { ahead, length: source.len() as u32 }
    }

    /// The units before byte `offset`; offsets past the end count as the end.
    pub fn units(&self, offset: u32) -> u32 {
        let offset = offset.min(self.length);
        let passed = self.ahead.partition_point(|&(end, _)| end <= offset);
        let ahead = passed.checked_sub(1).and_then(|last| self.ahead.get(last)).map_or(0, |&(_, sum)| sum);
        offset - ahead
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16Index;

    fn check(source: &str, up_to: &str, units: u32) {
        let offset = source.find(up_to).expect("the mark is in the text") as u32;
        assert_eq!(Utf16Index::new(source).units(offset), units, "{source:?} up to {up_to:?}");
    }

    #[test]
    fn ascii_counts_the_same() {
        check("x = 1", "=", 2);
        check("", "", 0);
    }

    #[test]
    fn longer_characters_count_as_the_browser_counts_them() {
        check("é = 1", "=", 2);
        check("'€' + x", "x", 6);
        check("'\u{1f40d}' + x", "x", 7);
    }

    #[test]
    fn offsets_past_the_end_are_the_end() {
        assert_eq!(Utf16Index::new("é").units(99), 1);
    }
}
