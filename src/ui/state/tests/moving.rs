//! Stepping, dragging, playing, hiding.

use super::{Page, time};
use crate::session::{RunState, Wanted};
use crate::ui::state::{Dialog, Key, Message, Timer, message_of};

const FORWARD: Message = Message::Step { forward: true };
const BACK: Message = Message::Step { forward: false };

#[test]
fn steps_end_at_both_ends() {
    Page::recorded(3)
        .hear(BACK)
        .answered(1, 0)
        .check(&["view 2 of 1: 0"])
        .hear(Message::Last)
        .answered(1, 2)
        .hear(FORWARD)
        .answered(1, 2)
        .check(&["view 3 of 1: Last", "view 4 of 1: 2"])
        .check_at(2, 2);
}

#[test]
fn one_view_is_in_flight_and_the_newest_wish_waits() {
    Page::recorded(100)
        .hear(Message::Drag(10))
        .hear(Message::Drag(20))
        .hear(Message::Drag(30))
        .check(&["view 2 of 1: 10"])
        .check_at(0, 30)
        .answered(1, 10)
        .check(&["view 3 of 1: 30"])
        .check_at(10, 30)
        .answered(1, 30)
        .check(&[])
        .check_at(30, 30);
}

#[test]
fn stale_answers_are_dropped() {
    Page::recorded(100)
        .hear(Message::Go(10))
        .answered_late(1, 1, 55)
        .answered_late(7, 2, 56)
        .check_at(0, 10)
        .answered(1, 10)
        .answered(1, 57)
        .check_at(10, 10);
}

/// What was asked ahead, and the number of the last of these questions.
fn ahead(page: &Page) -> (Vec<Wanted>, u64) {
    let asked = page.ahead.iter().map(|(_, wanted)| *wanted).collect();
    (asked, page.ahead.last().map_or(0, |(request, _)| *request))
}

#[test]
fn one_step_on_and_one_back_are_asked_ahead_one_at_a_time() {
    let page = Page::recorded(9);
    let (asked, zeroth) = ahead(&page);
    assert_eq!(asked, [Wanted::Stop(1)]);
    let page = page.hear(Message::Go(4)).answered(1, 4).answered_late(1, zeroth, 1);
    let (asked, first) = ahead(&page);
    assert_eq!(asked.last(), Some(&Wanted::Stop(5)));
    let page = page.answered_late(1, first, 5).check(&["view 2 of 1: 4"]).check_at(4, 4);
    let (asked, second) = ahead(&page);
    assert_eq!(asked.last(), Some(&Wanted::Stop(3)));
    page.answered_late(1, second, 3)
        .hear(FORWARD)
        .check(&[])
        .check_at(5, 5)
        // Where one comes from needs no question.
        .hear(BACK)
        .check(&[])
        .check_at(4, 4);
}

#[test]
fn nothing_is_asked_ahead_while_the_timeline_is_dragged_or_the_program_runs() {
    let page = Page::recorded(9);
    let before = page.ahead.len();
    let page = page.hear(Message::Drag(4)).answered(1, 4);
    assert_eq!(page.ahead.len(), before);
    let running = Page::opened("", "").progress(1, RunState::Running, 5).answered(1, 4);
    assert!(running.ahead.is_empty());
}

#[test]
fn what_was_known_ahead_is_forgotten_when_the_recording_grows() {
    let page = Page::recorded(9);
    let (_, zeroth) = ahead(&page);
    let page = page.hear(Message::Go(4)).answered(1, 4).answered_late(1, zeroth, 1);
    let (_, request) = ahead(&page);
    page.answered_late(1, request, 5).over(1, 12).forget().hear(FORWARD).check(&["view 3 of 1: 5"]);
}

#[test]
fn fast_steps_add_up() {
    Page::recorded(100)
        .hear(FORWARD)
        .hear(FORWARD)
        .hear(FORWARD)
        .answered(1, 1)
        .answered(1, 3)
        .check(&["view 2 of 1: 1", "view 3 of 1: 3"])
        .check_at(3, 3);
}

#[test]
fn a_step_over_lands_where_the_engine_says() {
    Page::recorded(100)
        .hear(Message::StepOver { forward: true })
        .check(&["view 2 of 1: StepOver { from: 0, forward: true }"])
        .answered(1, 8)
        .check_at(8, 8)
        .hear(Message::StepOut { forward: true })
        .check(&["view 3 of 1: StepOut { from: 8, forward: true }"]);
}

#[test]
fn a_film_goes_on_when_each_picture_stands_and_ends_at_the_end() {
    let page = Page::recorded(3)
        .hear(Message::Play)
        .check(&["view 2 of 1: 1"])
        .answered(1, 1)
        .check(&["wait for Tick(1)"])
        .hear(time(Timer::Tick(1)))
        .answered(1, 2)
        .hear(time(Timer::Tick(1)))
        .check(&["view 3 of 1: 2", "wait for Tick(1)"]);
    assert!(!page.state.player.playing);
    page.hear(Message::Play).check(&["view 4 of 1: 0"]);
}

#[test]
fn a_hand_on_the_controls_ends_the_film() {
    let page = Page::recorded(9).hear(Message::Play).answered(1, 1).hear(BACK).forget();
    assert!(!page.state.player.playing);
    page.answered(1, 0).hear(time(Timer::Tick(1))).check(&[]);
}

#[test]
fn a_film_that_was_paused_does_not_go_twice_as_fast() {
    let page = Page::recorded(9).hear(Message::Play).answered(1, 1).hear(Message::Play).hear(Message::Play);
    let page = page.forget().hear(time(Timer::Tick(1))).check(&[]);
    assert!(page.state.player.playing);
}

#[test]
fn the_veil_is_lifted_by_the_next_press() {
    let veiled = || Page::recorded(9).hear(Message::Veil);
    assert!(veiled().state.veiled);
    assert!(!veiled().hear(Message::Veil).state.veiled);
    assert!(!veiled().hear(FORWARD).state.veiled);
}

fn check_key(page: &Page, name: &str, shift: bool, expected: Option<Message>) {
    let key = Key { name: name.to_owned(), shift, ..Key::default() };
    assert_eq!(message_of(&page.state, &key), expected, "{name} {shift}");
}

#[test]
fn keys() {
    let page = Page::recorded(9);
    check_key(&page, "ArrowRight", false, Some(FORWARD));
    check_key(&page, "ArrowLeft", false, Some(BACK));
    check_key(&page, "PageDown", false, Some(FORWARD));
    check_key(&page, "PageUp", false, Some(BACK));
    check_key(&page, "ArrowRight", true, Some(Message::StepOver { forward: true }));
    check_key(&page, "ArrowLeft", true, Some(Message::StepOver { forward: false }));
    check_key(&page, "ArrowUp", true, Some(Message::StepOut { forward: true }));
    check_key(&page, "ArrowDown", true, Some(Message::StepOut { forward: false }));
    check_key(&page, "ArrowUp", false, None);
    check_key(&page, "Home", false, Some(Message::First));
    check_key(&page, "End", false, Some(Message::Last));
    check_key(&page, " ", false, Some(Message::Play));
    check_key(&page, "?", true, Some(Message::Show(Dialog::Help)));
    check_key(&page, "h", false, Some(Message::Veil));
    check_key(&page, "x", false, None);
}

#[test]
fn keys_that_are_not_ours() {
    let page = Page::recorded(9);
    let of = |key: Key| message_of(&page.state, &key);
    assert_eq!(of(Key { name: "ArrowLeft".into(), command: true, ..Key::default() }), None);
    assert_eq!(of(Key { name: "Enter".into(), command: true, ..Key::default() }), Some(Message::Run));
    assert_eq!(of(Key { name: " ".into(), on_button: true, ..Key::default() }), None);
    check_key(&Page::recorded(9).hear(Message::Show(Dialog::Help)), "ArrowRight", false, None);
    let without = Page::recorded(9).hear(Message::SingleKeys(false));
    for name in ["?", "h", " "] {
        check_key(&without, name, false, None);
    }
    check_key(&without, "ArrowRight", false, Some(FORWARD));
}

#[test]
fn without_a_recording_keys_move_nothing() {
    let page = Page::opened("", "");
    check_key(&page, "ArrowRight", false, None);
    check_key(&page.progress(1, RunState::Running, 0), "End", false, None);
}
