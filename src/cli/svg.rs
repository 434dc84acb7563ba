//! `lexiscope svg FILE --step N [--style cells|environment] [--theme light|dark|contrast] [--width PIXELS] [-o OUT.svg]`: the picture.

use super::options::Options;
use super::program::record;
use super::view::view_of_step;
use crate::draw::{self, Theme};
use crate::layout::{self, Style};
use crate::view::View;
use crate::vm::Limits;
use crate::{scope, syntax};
use std::io::Write;

pub(super) fn main(args: &[String]) -> Result<i32, String> {
    let valued = ["--step", "--style", "--theme", "-o", "--max-steps", "--width"];
    let options = Options::read("svg", args, &[], &valued)?;
    let style = match options.text("--style") {
        None | Some("cells") => Style::Cells,
        Some("environment") => Style::Environment,
        Some(other) => return Err(format!("svg: --style is cells or environment, not {other}")),
    };
    let theme = match options.text("--theme") {
        None | Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        Some("contrast") => Theme::Contrast,
        Some(other) => return Err(format!("svg: --theme is light, dark or contrast, not {other}")),
    };
    let source = super::read_source(&options.file)?;
    let limits =
        Limits { line_steps: options.number("--max-steps")?.unwrap_or(5_000_000), ..Limits::default() };
    let mut recording = match record(&options.file, &source, limits) {
        Ok(recording) => recording,
        Err(stderr) => {
            eprint!("{stderr}");
            return Ok(1);
        }
    };
    let step = super::view::wanted_step(&options, recording.line_steps())?;
    let view = view_of_step(&mut recording, step);
    let width = options.number("--width")?.map(|width| i32::try_from(width).unwrap_or(i32::MAX));
    let title = format!("{}, step {step}", options.file);
    let picture = picture(&view, &source, &title, Look { style, theme, width });
    match options.text("-o") {
        None => {
            // A reader that has seen enough is no error.
            let _ = std::io::stdout().write_all(picture.as_bytes());
        }
        Some(path) => {
            std::fs::write(path, picture).map_err(|error| format!("can't write file '{path}': {error}"))?;
        }
    }
    Ok(0)
}

/// How a picture is to look.
#[derive(Default)]
pub(super) struct Look {
    style: Style,
    theme: Theme,
    width: Option<i32>,
}

/// The picture of a view of a program's run.
pub(super) fn picture(view: &View, source: &str, title: &str, look: Look) -> String {
    // Room is kept for every name the module will have: pictures of one program's steps can be laid over each other.
    let (symbols, _) = scope::analyze(&syntax::parse(source).module, source);
    let global_names = layout::global_names(&symbols);
    let Look { style, theme, width } = look;
    let scene = layout::layout(view, None, layout::Options { style, global_names, width });
    let description = format!("{} {}", view.sentence.replace('`', ""), draw::summary(&scene));
    draw::svg(&scene, theme, title, &description)
}
