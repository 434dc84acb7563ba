//! The parser puts identifiers into form NFKC. The tables for that weigh 40 KB on the wire, and every browser
//! has them: the page asks it. Native programs carry tables.

/// What the parser calls.
pub trait UnicodeNormalization {
    /// The text's characters in form NFKC.
    fn nfkc(self) -> impl Iterator<Item = char>;
}

#[cfg(not(target_arch = "wasm32"))]
impl UnicodeNormalization for &str {
    fn nfkc(self) -> impl Iterator<Item = char> {
        unicode_normalization_alignments::UnicodeNormalization::nfkc(self.chars())
            .map(|(character, _)| character)
    }
}

#[cfg(target_arch = "wasm32")]
impl UnicodeNormalization for &str {
    fn nfkc(self) -> impl Iterator<Item = char> {
        let text = String::from(js_sys::JsString::from(self).normalize("NFKC"));
        text.chars().collect::<Vec<char>>().into_iter()
    }
}
