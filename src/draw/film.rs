//! Several pictures, one after the other, as one SVG that moves by itself: no script, no outside reference.

use super::svg::{escape, svg};
use super::tokens::Theme;
use crate::layout::Scene;
use std::fmt::Write;

/// One picture of a film.
pub struct Frame {
    /// The picture.
    pub scene: Scene,
    /// What is said below it.
    pub words: String,
}

/// Room for the words below the pictures, and their lines.
const FOOT: i32 = 64;
const LINE: i32 = 20;

/// Two pictures or more as a film that begins anew at its end; each stands for `tenths` of a second.
pub fn film(frames: &[Frame], theme: Theme, title: &str, tenths: u32) -> String {
    let width = frames.iter().map(|frame| frame.scene.width).max().unwrap_or(0);
    let high = frames.iter().map(|frame| frame.scene.height).max().unwrap_or(0);
    let height = high + FOOT;
    let (ground, ink) = (super::Token::Bg.colour(theme), super::Token::Ink.colour(theme));
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"film\">\n<title id=\"film\">{}</title>\n<rect width=\"{width}\" height=\"{height}\" \
         fill=\"{ground}\"/>",
        escape(title)
    );
    let count = frames.len();
    let all = count as u32 * tenths;
    for (at, frame) in frames.iter().enumerate() {
        let (begins, ends) = (at as f64 / count as f64, (at + 1) as f64 / count as f64);
        let (values, times) = match (at, at + 1 == count) {
            (0, _) => ("visible;hidden", format!("0;{ends:.6}")),
            (_, true) => ("hidden;visible", format!("0;{begins:.6}")),
            _ => ("hidden;visible;hidden", format!("0;{begins:.6};{ends:.6}")),
        };
        // Whoever's viewer does not move it sees the last picture.
        let still = if at + 1 == count { "visible" } else { "hidden" };
        let _ = writeln!(
            out,
            "<g visibility=\"{still}\"><animate attributeName=\"visibility\" calcMode=\"discrete\" values=\"{values}\" \
             keyTimes=\"{times}\" dur=\"{}.{}s\" repeatCount=\"indefinite\"/>",
            all / 10,
            all % 10
        );
        let picture = svg(&frame.scene, theme, title, "");
        // Identities are the file's: one picture's must not be another's.
        let picture = picture.replace("id=\"title\"", "").replace("id=\"description\"", "");
        out += &picture.replace(" role=\"img\" aria-labelledby=\"title description\"", "");
        for (line, words) in broken(&frame.words, width / 8).into_iter().enumerate() {
            let y = high + LINE + line as i32 * LINE;
            let _ = writeln!(
                out,
                "<text x=\"16\" y=\"{y}\" font-family=\"{}\" font-size=\"15\" fill=\"{ink}\">{}</text>",
                super::SANS,
                escape(&words)
            );
        }
        out += "</g>\n";
    }
    out + "</svg>\n"
}

/// Words in lines of about so many characters, three at most.
fn broken(words: &str, most: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > most.max(20) as usize {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            *line += word;
        }
    }
    lines.truncate(3);
    lines
}

#[cfg(test)]
mod tests {
    use super::{Frame, broken, film};
    use crate::draw::Theme;
    use crate::view::Recording;
    use crate::{layout, pylib, vm};

    fn frames(count: u64) -> Vec<Frame> {
        let library = pylib::library();
        let mut recording =
            Recording::start("x = 1\ny = [x]\nx = 2\n", "main.py", &library, vm::Limits::default())
                .expect("it can be read");
        recording.advance(1_000);
        let frame = |stop| {
            let view = recording.view(stop);
            Frame { scene: layout::layout(&view, None, layout::Options::default()), words: view.sentence }
        };
        (0..count).map(frame).collect()
    }

    #[test]
    fn each_picture_has_its_time_and_all_begin_anew() {
        let film = film(&frames(3), Theme::Light, "a <film>", 12);
        for part in [
            "values=\"visible;hidden\" keyTimes=\"0;0.333333\"",
            "values=\"hidden;visible;hidden\" keyTimes=\"0;0.333333;0.666667\"",
            "values=\"hidden;visible\" keyTimes=\"0;0.666667\"",
            "dur=\"3.6s\" repeatCount=\"indefinite\"",
            "a &lt;film&gt;",
        ] {
            assert!(film.contains(part), "{part}");
        }
        assert_eq!(film.matches("<svg").count(), 4);
        assert_eq!((film.matches("id=\"title\"").count(), film.matches("<script").count()), (0, 0));
    }

    #[test]
    fn words_are_broken_where_they_have_spaces() {
        assert_eq!(broken("one two three four five six seven", 20), ["one two three four", "five six seven"]);
        assert_eq!(broken("", 20), [""]);
    }
}
