//! Classes of characters and their cases, as `Modules/_sre` has them. A character is its code point.

use super::node::{Category, Fold, Member};
use crate::vm::ops::number;

/// Lower case letters that are one another's other cases beyond upper and lower (`Lib/re/_casefix.py`).
const KIN: &[&[u32]] = &[
    &[0x69, 0x131],
    &[0x73, 0x17f],
    &[0xb5, 0x3bc],
    &[0x345, 0x3b9, 0x1fbe],
    &[0x390, 0x1fd3],
    &[0x3b0, 0x1fe3],
    &[0x3b2, 0x3d0],
    &[0x3b5, 0x3f5],
    &[0x3b8, 0x3d1],
    &[0x3ba, 0x3f0],
    &[0x3c0, 0x3d6],
    &[0x3c1, 0x3f1],
    &[0x3c2, 0x3c3],
    &[0x3c6, 0x3d5],
    &[0x432, 0x1c80],
    &[0x434, 0x1c81],
    &[0x43e, 0x1c82],
    &[0x441, 0x1c83],
    &[0x442, 0x1c84, 0x1c85],
    &[0x44a, 0x1c86],
    &[0x463, 0x1c87],
    &[0x1c88, 0xa64b],
    &[0x1e61, 0x1e9b],
    &[0xfb05, 0xfb06],
];

/// Lower case letters and what has them as its lower case without being their upper case: signs and title cases.
const FROM: &[(u32, u32)] = &[
    (0x69, 0x130),
    (0x6b, 0x212a),
    (0xdf, 0x1e9e),
    (0xe5, 0x212b),
    (0x1c6, 0x1c5),
    (0x1c9, 0x1c8),
    (0x1cc, 0x1cb),
    (0x1f3, 0x1f2),
    (0x3b8, 0x3f4),
    (0x3c9, 0x2126),
];

fn kin(lower: u32) -> &'static [u32] {
    KIN.iter().find(|group| group.contains(&lower)).copied().unwrap_or(&[])
}

/// The simple lower case of a character.
pub fn lower(fold: Fold, c: u32) -> u32 {
    match (fold, char::from_u32(c)) {
        (Fold::Off, _) | (_, None) => c,
        (Fold::Ascii, Some(c)) => c.to_ascii_lowercase().into(),
        (Fold::Unicode, Some(c)) => c.to_lowercase().next().unwrap_or(c).into(),
    }
}

/// The simple upper case of a character: itself where the full one is several.
fn upper(c: u32) -> u32 {
    let Some(c) = char::from_u32(c) else { return c };
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) => one.into(),
        _ => c.into(),
    }
}

/// Whether a character has no other case.
pub fn caseless(c: u32) -> bool {
    lower(Fold::Unicode, c) == c && upper(c) == c && kin(c).is_empty()
}

fn in_category(category: Category, c: u32) -> bool {
    let inside = match char::from_u32(c) {
        None => false,
        Some(c) if category.ascii => match category.letter {
            b'd' => c.is_ascii_digit(),
            b's' => matches!(c, ' ' | '\t'..='\r'),
            _ => c == '_' || c.is_ascii_alphanumeric(),
        },
        Some(c) => match category.letter {
            b'd' => number::decimal_digit(c).is_some(),
            b's' => number::is_space(c),
            _ => is_word(c),
        },
    };
    inside != category.negated
}

/// `\w`
pub fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn among(members: &[Member], c: u32) -> bool {
    members.iter().any(|member| match *member {
        Member::Range(low, high) => low <= c && c <= high,
        Member::Category(category) => in_category(category, c),
    })
}

/// Whether a character is in a set, its other cases counted in.
pub fn in_set(members: &[Member], fold: Fold, c: u32) -> bool {
    match fold {
        Fold::Off => among(members, c),
        Fold::Ascii => {
            let other = char::from_u32(c).filter(char::is_ascii_alphabetic).map_or(c, |_| c ^ 0x20);
            among(members, c) || among(members, other)
        }
        Fold::Unicode => {
            let small = lower(fold, c);
            let others = |c: u32| FROM.iter().any(|&(small, other)| small == c && among(members, other));
            let cases = |c: u32| among(members, c) || among(members, upper(c)) || others(c);
            among(members, c) || cases(small) || kin(small).iter().any(|&other| cases(other))
        }
    }
}
