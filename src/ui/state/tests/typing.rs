//! What happens while a person types.

use super::{Page, time};
use crate::base::{Diagnostic, Span};
use crate::session::{Hue, NameMark, ReadReply};
use crate::ui::state::{Message, Timer};

fn typed(page: Page, text: &str) -> Page {
    page.hear(Message::Edited(text.to_owned()))
}

/// A page whose first text has been read.
fn read() -> Page {
    was_read(Page::recorded(9), 1, 1, 0)
}

fn was_read(page: Page, request: u64, names: u32, wrong: u32) -> Page {
    let name = NameMark { span: Span::new(0, 1), hue: Hue::Global, owner: String::new(), variable: 0 };
    let names = (0..names).map(|_| name.clone()).collect();
    let diagnostics = (0..wrong).map(|_| Diagnostic::syntax(Span::new(0, 1), "invalid syntax")).collect();
    page.hear(Message::Reader(ReadReply { request, diagnostics, names, rooms: Vec::new() }))
}

#[test]
fn a_text_is_read_and_kept_after_a_pause() {
    typed(typed(read(), "x"), "x = 1")
        .check(&["wait for Typed(2)", "wait for Typed(3)"])
        .hear(time(Timer::Typed(2)))
        .check(&[])
        .hear(time(Timer::Typed(3)))
        .check(&["keep draft: x = 1", "read 3: x = 1", "wait for ReaderPatience(3)"]);
}

#[test]
fn the_newest_text_is_read_next() {
    let page = typed(read(), "a").hear(time(Timer::Typed(2))).forget();
    let page = typed(page, "b").hear(time(Timer::Typed(3))).check(&["wait for Typed(3)", "keep draft: b"]);
    was_read(page, 2, 1, 0).check(&["read 3: b", "wait for ReaderPatience(3)"]);
}

#[test]
fn a_text_that_takes_too_long_is_left() {
    let page = typed(read(), "a").hear(time(Timer::Typed(2)));
    let page = typed(page, "b").hear(time(Timer::Typed(3))).forget();
    page.hear(time(Timer::ReaderPatience(2)))
        .check(&["replace the reader", "read 3: b", "wait for ReaderPatience(3)"])
        .hear(time(Timer::ReaderPatience(3)))
        .check(&["replace the reader"])
        .hear(time(Timer::ReaderPatience(3)))
        .check(&[]);
}

#[test]
fn a_reader_that_dies_of_a_text_does_not_get_it_again() {
    typed(read(), "a")
        .hear(time(Timer::Typed(2)))
        .forget()
        .hear(Message::ReaderDied)
        .check(&["replace the reader"]);
}

#[test]
fn while_a_line_is_half_typed_the_names_stay() {
    let page = typed(read(), "x = =").hear(time(Timer::Typed(2)));
    let page = was_read(page, 2, 0, 1);
    assert_eq!((page.state.reading.names.len(), page.state.diagnostics().len()), (1, 1));
    assert_eq!(page.state.reading.good, 1);
    let page = was_read(typed(page, "x = 1").hear(time(Timer::Typed(3))), 3, 1, 0);
    assert_eq!((page.state.reading.names.len(), page.state.diagnostics().len()), (1, 0));
    assert_eq!((page.state.reading.good, page.state.reading.source.as_str()), (3, "x = 1"));
}
