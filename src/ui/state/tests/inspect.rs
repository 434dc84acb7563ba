//! What a person asks of a stop.

use super::Page;
use crate::base::Span;
use crate::session::Reply;
use crate::ui::state::{Grain, Key, Message, message_of};
use crate::view::{CellId, Lookup, ObjectId, Past, Pointed, Target};

fn key(page: Page, name: &str) -> Page {
    let message = message_of(&page.state, &Key { name: name.to_owned(), ..Key::default() });
    page.hear(message.expect("it is ours"))
}

/// The engine knows the ways of these names.
fn ways(page: Page, stop: u64, pointed: Pointed, names: &[&str]) -> Page {
    let lookup = |name: &&str| Lookup { name: (*name).to_owned(), span: Span::new(0, 1), steps: Vec::new() };
    let lookups = names.iter().map(lookup).collect();
    page.hear(Message::Engine(Reply::Lookups { run: 1, stop, pointed, lookups }))
}

fn way(page: &Page) -> Option<&str> {
    page.state.inspect.way().map(|lookup| lookup.name.as_str())
}

#[test]
fn one_key_switches_between_three_grains() {
    let page = Page::recorded(20);
    assert_eq!(page.state.player.grain, Grain::Event);
    let page = key(key(page, "g"), "g");
    assert_eq!(page.state.player.grain, Grain::Line);
    let page = page.forget().hear(Message::Step { forward: true });
    page.check(&["view 2 of 1: StepLine { from: 0, forward: true }"]);
}

#[test]
fn at_line_grain_a_film_goes_from_line_to_line() {
    let page = Page::recorded(20).hear(Message::Grain(Grain::Line)).hear(Message::Play);
    page.check(&["view 2 of 1: StepLine { from: 0, forward: true }"]);
}

#[test]
fn w_shows_one_name_s_way_after_the_other_and_then_none() {
    let page = key(Page::recorded(20), "w").check(&["ways at 0 of 1: Next"]);
    let page = ways(page, 0, Pointed::Next, &["a", "b"]);
    assert_eq!((way(&page), page.state.inspect.walked()), (Some("a"), Some((0, 2))));
    let page = key(page, "w");
    assert_eq!(way(&page), Some("b"));
    let page = key(page, "w");
    assert_eq!((way(&page), page.state.inspect.walking), (None, None));
}

#[test]
fn the_way_is_that_of_the_stop_that_is_shown() {
    let page = ways(key(Page::recorded(20), "w"), 0, Pointed::Next, &["a", "b"]);
    let page = key(page, "w").hear(Message::Go(5)).forget().answered(1, 5).check(&["ways at 5 of 1: Next"]);
    assert_eq!(way(&page), None);
    // An answer about the stop before comes too late.
    let page = ways(page, 0, Pointed::Next, &["a"]);
    assert_eq!(way(&page), None);
    let page = ways(page, 5, Pointed::Next, &["c"]);
    assert_eq!(way(&page), Some("c"));
}

#[test]
fn pointing_at_a_name_shows_its_way_until_the_pointer_leaves() {
    let page = Page::recorded(20)
        .hear(Message::Point(Some(Pointed::Offset(7))))
        .check(&["ways at 0 of 1: Offset(7)"]);
    let page = ways(page, 0, Pointed::Offset(7), &["n"]);
    assert_eq!(way(&page), Some("n"));
    let page = page.hear(Message::Point(Some(Pointed::Offset(7)))).check(&[]).hear(Message::Point(None));
    assert_eq!(way(&page), None);
}

#[test]
fn nothing_is_said_of_a_text_that_did_not_run_nor_while_people_guess() {
    Page::recorded(20)
        .hear(Message::Edited("x".to_owned()))
        .forget()
        .hear(Message::Point(Some(Pointed::Offset(0))))
        .check(&[]);
    Page::recorded(20).hear(Message::Veil).hear(Message::Point(Some(Pointed::Offset(0)))).check(&[]);
}

#[test]
fn a_click_on_a_variable_shows_its_history() {
    let cell = Target::Cell(CellId(1));
    let page =
        Page::recorded(20).hear(Message::Past(Some(cell.clone()))).check(&["past in 1: Cell(CellId(1))"]);
    let answer = |target: &Target| {
        let past = Past { writes: Vec::new(), cut: true };
        Message::Engine(Reply::Past { run: 1, target: target.clone(), past })
    };
    // Of another variable: not asked any more.
    let page = page.hear(answer(&Target::Global("x".to_owned())));
    assert_eq!(page.state.inspect.past, Some((cell.clone(), None)));
    let page = page.hear(answer(&cell));
    assert!(page.state.inspect.past.as_ref().is_some_and(|(_, past)| past.is_some()));
    assert_eq!(page.hear(Message::Past(None)).state.inspect.past, None);
}

#[test]
fn an_object_that_is_opened_is_shown_anew() {
    let page = Page::recorded(20).hear(Message::Go(4)).answered(1, 4).forget();
    let object = ObjectId::Other(17);
    page.hear(Message::OpenObject(object, Some(24))).check(&["open x17 of 1: Some(24)", "view 3 of 1: 4"]);
}

#[test]
fn another_width_asks_for_places_only_where_columns_change() {
    let page = Page::recorded(20).hear(Message::Room(1500)).check(&["look Cells 1500", "view 2 of 1: 0"]);
    page.forget().hear(Message::Room(1501)).check(&[]);
}
