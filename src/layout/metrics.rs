//! How wide text is, without asking a browser: a table that errs on the wide side, so that no text is wider than its
//! box whichever of the usual fonts draws it.

/// A typeface and weight. Sizes are in pixels beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Font {
    /// Labels and prose.
    Sans,
    /// Names of frames and functions.
    SansBold,
    /// What is Python: names and values.
    Mono,
    /// A cell's value.
    MonoBold,
}

/// Advances of U+0020..=U+007E in thousandths of an em, of DejaVu Sans: the widest of the system faces.
const SANS: [u16; 95] = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637, 637, 637,
    637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531, 1000, 685, 687, 699, 771, 632, 576, 775, 752, 295,
    295, 656, 558, 863, 749, 788, 604, 788, 695, 635, 611, 732, 685, 989, 686, 611, 686, 391, 337, 391, 838,
    500, 500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612, 635, 635, 412, 521,
    393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];

/// The same for DejaVu Sans Bold.
const SANS_BOLD: [u16; 95] = [
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696, 696, 696,
    696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 581, 1000, 774, 763, 734, 831, 684, 684, 821, 837, 373,
    373, 775, 638, 996, 837, 851, 733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 366, 458, 838,
    500, 500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688, 716, 716, 494, 596,
    479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
];

/// Every glyph of a monospaced face, in thousandths of an em.
const MONO: u32 = 603;

fn advance(character: char, font: Font) -> u32 {
    let code = character as u32;
    match (code, font) {
        // Emoji and ideographs come from other faces, which keep to no grid.
        (0x1F000.., _) => 1300,
        (0x1100.., Font::Mono | Font::MonoBold) if !(0x2000..0x2E00).contains(&code) => 1210,
        (_, Font::Mono | Font::MonoBold) => MONO,
        (0x20..=0x7E, Font::Sans) => u32::from(SANS[(code - 0x20) as usize]),
        (0x20..=0x7E, Font::SansBold) => u32::from(SANS_BOLD[(code - 0x20) as usize]),
        (0xB7, _) => 380,
        _ => 1000,
    }
}

/// The width of `text` in pixels, rounded up.
pub fn width(text: &str, font: Font, size: i32) -> i32 {
    let total: u64 = text.chars().map(|c| u64::from(advance(c, font))).sum();
    let pixels = (total * size.max(0) as u64).div_ceil(1000);
    i32::try_from(pixels).unwrap_or(i32::MAX)
}

/// `text`, cut with an ellipsis so that it is at most `room` pixels wide.
pub fn fit(text: &str, font: Font, size: i32, room: i32) -> String {
    // Nothing on the picture is this long; a text of a megabyte must not be measured whole.
    let head: String = text.chars().take(400).map(|c| if c.is_control() { '·' } else { c }).collect();
    if head.len() == text.len() && width(&head, font, size) <= room {
        return head;
    }
    let mut kept = String::new();
    for character in head.chars() {
        kept.push(character);
        kept.push('…');
        if width(&kept, font, size) > room {
            kept.pop();
            kept.pop();
            break;
        }
        kept.pop();
    }
    let end = kept.trim_end().len();
    kept.truncate(end);
    kept.push('…');
    kept
}

/// A name or the like broken into at most `lines` lines of `room` pixels, after an underscore, a comma or a bracket
/// where there is one; the last is cut if it must be.
pub fn broken(text: &str, font: Font, size: i32, room: i32, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut rest = text;
    while out.len() + 1 < lines && width(rest, font, size) > room {
        let fits = |(at, _): &(usize, char)| width(&rest[..*at], font, size) <= room;
        let most = rest.char_indices().skip(1).take_while(fits).last().map_or(rest.len(), |(at, _)| at);
        let good = rest[..most].rfind(['_', ',', ' ', '.', '(']).map_or(most, |at| at + 1);
        let (line, after) = rest.split_at(good);
        out.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    out.push(fit(rest, font, size, room));
    out
}

/// `text` broken at spaces into at most `lines` lines of `room` pixels; the last is cut if it must be.
pub fn wrap(text: &str, font: Font, size: i32, room: i32, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    let words = text.split_whitespace();
    for word in words.flat_map(|word| broken(word, font, size, room, lines)) {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || out.len() + 1 >= lines || width(&joined, font, size) <= room {
            line = joined;
        } else {
            out.push(fit(&line, font, size, room));
            line = word;
        }
    }
    if !line.is_empty() {
        out.push(fit(&line, font, size, room));
    }
    out
}
