//! Taking the picture along, as a file.

use super::{Effect, State};
use crate::session::{Request, Theme};

/// As what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A drawing.
    Svg,
    /// An image.
    Png,
    /// The pictures of these stops, one after the other.
    Film {
        /// The first.
        from: u64,
        /// The last.
        to: u64,
    },
}

/// A file to be kept by the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// Its name.
    pub name: String,
    /// What is drawn.
    pub svg: String,
    /// To be made an image.
    pub png: bool,
}

impl State {
    /// A file is drawn in the theme that the person sees: the one that was chosen, or else `preferred`.
    pub(super) fn export(&mut self, export: Export, preferred: Theme, todo: &mut Vec<Effect>) {
        let recorded = self.runs.recorded.as_ref().filter(|recorded| recorded.alive);
        let (Some(recorded), Some(shown)) = (recorded, &self.player.shown) else { return };
        let last = recorded.progress.stops.saturating_sub(1);
        let (from, to) = match export {
            Export::Svg | Export::Png => (shown.view.stop, shown.view.stop),
            Export::Film { from, to } => (from.min(to).min(last), from.max(to).min(last)),
        };
        let (run, style, theme) =
            (recorded.run, self.settings.style, self.settings.theme.unwrap_or(preferred));
        todo.push(Effect::Ask(Request::Draw { run, from, to, style, theme }));
        self.exporting = Some(match export {
            Export::Film { .. } => Export::Film { from, to },
            one => one,
        });
    }

    pub(super) fn drawn(&mut self, svg: String, todo: &mut Vec<Effect>) {
        let (Some(export), Some(shown)) = (self.exporting.take(), &self.player.shown) else { return };
        let stop = shown.view.stop + 1;
        let (name, png) = match export {
            Export::Svg => (format!("lexiscope-{stop}.svg"), false),
            Export::Png => (format!("lexiscope-{stop}.png"), true),
            Export::Film { from, to } => (format!("lexiscope-{}-{}.svg", from + 1, to + 1), false),
        };
        todo.push(Effect::Save(SavedFile { name, svg, png }));
    }
}
