//! Opening the page and moving through a run: by keys, by mouse, by playing.

use lexiscope_e2e::{Page, open};

fn opened() -> Page {
    let page = open("/");
    page.wait_for_picture();
    page
}

/// The stop shown, from 1, once the picture has caught up.
fn at(page: &Page) -> u64 {
    page.text("#count b").parse().expect("a number stands there")
}

fn last(page: &Page) -> u64 {
    page.text("#count span").trim_start_matches(['/', ' ']).parse().expect("a number stands there")
}

fn see_stop(page: &Page, stop: u64) {
    page.wait_for(&format!("document.querySelector('#count b').textContent == '{stop}'"));
}

#[test]
fn the_first_visit_shows_a_program_and_a_telling_picture() {
    let page = opened();
    page.see_text(".cm-content", "def counter():");
    // `counter` has returned: its frame is a stub, and its variable lives on in a cell that `increment` carries.
    page.see("#picture [data-key='stub-f1']");
    page.see("#picture [data-key='c1'].changed");
    page.see("#picture [data-key='f3'].running, #picture [data-key='f4'].running");
    page.see(".lex-mark-ran");
    page.see(".lex-line-next");
    page.see_text("#sentence", "c1");
    page.assert_quiet();
}

#[test]
fn keys_step_and_jump() {
    let page = opened();
    page.key("Home");
    see_stop(&page, 1);
    page.key("ArrowRight");
    see_stop(&page, 2);
    page.key("PageDown");
    see_stop(&page, 3);
    page.key("ArrowLeft");
    page.key("PageUp");
    see_stop(&page, 1);
    page.key("ArrowLeft");
    see_stop(&page, 1);
    page.key("End");
    see_stop(&page, last(&page));
    page.see_text("#output", "1\n2\n1");
    page.assert_quiet();
}

#[test]
fn stepping_over_and_out_pass_calls_by() {
    let page = opened();
    page.key("Home");
    // The definition; then `a = counter()`: over the call, not into it.
    page.key("ArrowRight");
    see_stop(&page, 2);
    let before = at(&page);
    page.key("Shift+ArrowRight");
    page.wait_for(&format!("Number(document.querySelector('#count b').textContent) > {}", before + 1));
    assert_eq!(page.count("#picture .frame"), 0);
    page.key("Shift+ArrowLeft");
    see_stop(&page, before);
    page.key("ArrowRight");
    page.see("#picture .frame.running");
    page.key("Shift+ArrowUp");
    page.see_no("#picture .frame");
}

#[test]
fn buttons_do_the_same() {
    let page = opened();
    page.click("#first");
    see_stop(&page, 1);
    page.click("#step");
    see_stop(&page, 2);
    page.click("#back");
    see_stop(&page, 1);
    page.click("#last");
    see_stop(&page, last(&page));
}

#[test]
fn the_timeline_is_dragged_and_clicked() {
    let page = opened();
    let width = page.run("return document.querySelector('#timeline').clientWidth");
    let half = width.as_i64().expect("a width") as i32 / 2 + 20;
    page.drag("#timeline", -half, 0);
    see_stop(&page, 1);
    page.drag("#timeline", half, 0);
    see_stop(&page, last(&page));
    page.click("#timeline");
    let middle = at(&page);
    assert!(middle > 2 && middle < last(&page) - 2, "the middle is {middle}");
    assert_eq!(page.attribute("#timeline", "aria-valuenow").as_deref(), Some(middle.to_string().as_str()));
}

#[test]
fn it_plays_at_the_chosen_speed_and_stops_at_the_end() {
    let page = opened();
    page.run("const list = document.querySelector('#speed'); list.value = '3'; list.dispatchEvent(new Event('change', {bubbles: true}))");
    page.key("Home");
    see_stop(&page, 1);
    page.key("Space");
    page.see_text("#play", "Pause");
    see_stop(&page, last(&page));
    page.see_text("#play", "Play");
}

#[test]
fn keys_step_only_outside_the_editor() {
    let page = opened();
    page.key("Home");
    see_stop(&page, 1);
    page.click(".cm-content");
    page.key("ArrowRight");
    page.key("End");
    see_stop(&page, 1);
    page.key("Escape");
    page.key("ArrowRight");
    see_stop(&page, 2);
}

#[test]
fn what_will_happen_hides_until_the_next_press() {
    let page = opened();
    let sentence = page.text("#sentence");
    page.key("h");
    page.see_text("#sentence", "What will happen?");
    page.see_no(".lex-mark-ran:not(.legend *)");
    page.see_no("#output");
    page.key("h");
    page.see_text("#sentence", &sentence);
    page.click("#veil");
    page.key("ArrowRight");
    page.see(".lex-line-next");
}

#[test]
fn help_lists_every_key_and_closes_on_escape() {
    let page = opened();
    page.key("Shift+?");
    for part in ["one step forward", "step over", "step out", "Home", "Page Down", "Esc", "Tab"] {
        page.see_text("dialog", part);
    }
    page.screenshot("help");
    page.assert_accessible();
    page.key("Escape");
    page.see_no("dialog");
    page.click("#help");
    page.click("#single-keys");
    page.click("#close-dialog");
    page.key("h");
    page.see_no(".asking");
}

#[test]
fn the_picture_can_be_read_as_text() {
    let page = opened();
    page.click("#as-text");
    page.see_text("#twin", "Frames");
    page.see_text("#twin", "c1 of count");
    page.assert_accessible();
}

#[test]
fn the_picture_is_moved_and_follows_again() {
    let page = opened();
    let place = |page: &Page| page.run("return document.querySelector('#picture svg').style.transform");
    let before = place(&page);
    page.drag("#picture", 60, 40);
    assert_ne!(place(&page), before);
    page.key("0");
    page.wait_for(&format!("document.querySelector('#picture svg').style.transform == {before}"));
}
