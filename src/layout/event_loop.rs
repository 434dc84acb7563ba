//! The box of the event loop: its clock, what runs next, and what waits for the clock.

use super::context::Context;
use super::metrics::Font;
use super::scene::{Anchor, BoxKind, Ink, SceneBox};
use super::sheet::{LINE, Row, RowValue, SMALL, Sheet};
use crate::view::{Due, EventLoop, Target, seconds};

/// From one entry of a queue to the next.
const ENTRY: i32 = 21;
/// Both queues together list so many entries; there is always room for them.
const MOST: usize = 4;

/// The event loop that runs.
pub fn event_loop(cx: &Context, shown: &EventLoop) -> SceneBox {
    let mut sheet = Sheet::new(cx.shape, cx.shape.frames);
    sheet.say("the event loop");
    sheet.y = 4;
    sheet.text(sheet.pad, sheet.y + 18, sheet.width, "event loop", Font::SansBold, SMALL, Ink::Soft);
    sheet.y += 22;
    let clock = cx.changed(&Target::Clock);
    let now = seconds(shown.clock);
    sheet.say(format!("its clock is at {now}"));
    let row = Row {
        key: "loop.clock".to_owned(),
        name: "clock".to_owned(),
        ink: Ink::Plain,
        underline: None,
        note: String::new(),
        tall: false,
        cut: false,
        value: RowValue::Text(now, clock.was),
        changed: clock.changed,
    };
    sheet.row(&row, 0);
    let mut left = MOST;
    let ready = shown.ready.iter().map(|due| (due, String::new()));
    queue(&mut sheet, "ready, in order", ready.collect(), &mut left);
    let timers = shown.timers.iter().map(|(at, due)| (due, format!("at {}", seconds(*at))));
    let waiting = if cx.shape.stacked { "timers" } else { "waiting for the clock" };
    queue(&mut sheet, waiting, timers.collect(), &mut left);
    sheet.y += 8;
    let below = ENTRY * i32::try_from(left).unwrap_or(0);
    sheet.finish("loop".to_owned(), BoxKind::Object, 0, below)
}

/// A queue with its heading: as many entries as are left, the last of them for how many more there are.
fn queue(sheet: &mut Sheet, heading: &str, entries: Vec<(&Due, String)>, left: &mut usize) {
    let (pad, right) = (sheet.pad, sheet.width - sheet.pad);
    let none = if entries.is_empty() { ": nothing" } else { "" };
    sheet.text(pad, sheet.y + 14, right - pad, &format!("{heading}{none}"), Font::Sans, SMALL, Ink::Soft);
    sheet.say(format!("{heading}{none}"));
    sheet.y += LINE + 4;
    let shown = if entries.len() > *left { left.saturating_sub(1) } else { entries.len() };
    for (due, when) in entries.iter().take(shown) {
        let name = match due.frame {
            Some(id) => format!("{id} {}", due.function),
            None => due.function.clone(),
        };
        let w = sheet.text(right, sheet.y + 15, right - pad, when, Font::Mono, SMALL, Ink::Plain) + 8;
        if let Some(text) = sheet.last() {
            text.anchor = Anchor::End;
        }
        sheet.text(pad + 10, sheet.y + 15, right - pad - 10 - w, &name, Font::Mono, SMALL, Ink::Plain);
        sheet.say(format!("{name} {when}"));
        sheet.y += ENTRY;
    }
    if shown < entries.len() && *left > 0 {
        let more = format!("… {} more", entries.len() - shown);
        sheet.text(pad + 10, sheet.y + 15, right - pad, &more, Font::Sans, SMALL, Ink::Soft);
        sheet.y += ENTRY;
    }
    *left -= entries.len().min(*left);
}
