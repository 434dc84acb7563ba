//! People who press fast, hold keys down, and have small or strange windows.

use lexiscope_e2e::{Page, View, open_as};

const START: View = View { width: 1280, height: 800, dark: false, still: true };

/// What can be pressed is on the screen, and nothing must be scrolled sideways.
fn is_usable(page: &Page, name: &str) {
    page.assert_no_sideways_scroll();
    let high = page.run("return document.querySelector('#picture').getBoundingClientRect().height");
    assert!(high.as_f64() > Some(90.0), "{name}: the picture is {high} px high");
    let lost = page.run(
        "return ['#back', '#step', '#play'].filter(css => { \
             const box = document.querySelector(css).getBoundingClientRect(); \
             const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); \
             return !there?.closest(css) })",
    );
    assert_eq!(lost.as_array().map(Vec::len), Some(0), "{name}: {lost}");
    page.screenshot(&format!("rough-{name}"));
}

#[test]
fn every_window_is_of_use() {
    let page = open_as("/", START);
    page.wait_for_picture();
    page.key("Escape");
    // A phone that is tiny, a screen at 200 %, one at 400 %, a strip, and back, while steps go on.
    for (width, height) in [(320, 400), (640, 400), (320, 256), (1280, 420), (720, 900), (1280, 800)] {
        page.show_as(View { width, height, ..START });
        page.run("scrollTo(0, 0)");
        page.key("ArrowRight");
        is_usable(&page, &format!("{width}x{height}"));
    }
    page.assert_quiet();
}

#[test]
fn fast_hands_do_no_harm() {
    let page = open_as("/", START);
    page.wait_for_picture();
    page.key("Escape");
    // A key that is held down, then every button at once, then sizes that change in between.
    let press = "const press = (key, shift) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, shiftKey: !!shift, bubbles: true}));";
    page.run(&format!("{press} for (let at = 0; at < 300; at++) press('ArrowRight')"));
    page.wait_for("document.querySelector('#step').disabled");
    page.run(&format!("{press} for (let at = 0; at < 300; at++) press('ArrowLeft')"));
    page.wait_for("document.querySelector('#back').disabled");
    page.run(&format!(
        "{press} for (let at = 0; at < 60; at++) {{ \
             press('ArrowRight'); press('w'); press('h'); press('g'); press(' '); press('ArrowLeft', true); press('Home'); \
             for (const css of ['#over', '#out', '#play', '#veil', '#walk', '#as-text', '.segments button:last-child']) \
                 document.querySelector(css)?.click() }}"
    ));
    for (width, height) in [(390, 844), (1280, 720), (320, 400), (1280, 800)] {
        page.show_as(View { width, height, ..START });
        page.run(&format!(
            "{press} for (let at = 0; at < 20; at++) press(at % 3 ? 'ArrowRight' : 'ArrowLeft')"
        ));
    }
    // It does what it is told, as ever.
    page.run("document.querySelector('.segments button').click()");
    page.key("End");
    page.wait_for("document.querySelector('#step').disabled");
    page.key("Home");
    page.wait_for("document.querySelector('#count b').textContent == '1'");
    page.key("ArrowRight");
    page.wait_for("document.querySelector('#count b').textContent == '2'");
    page.assert_quiet();
}

/// From a cell to all that was ever in it, and to the stop of each write, without a pointer.
#[test]
fn a_cell_s_history_by_keys_alone() {
    let page = open_as("/", START);
    page.wait_for_picture();
    page.key("Escape");
    page.key("End");
    page.run("document.querySelector('#picture').focus()");
    page.key("Enter");
    let chosen = "document.querySelector('.pane .unseen').textContent";
    for _ in 0..40 {
        if page.run(&format!("return {chosen}.includes('Cell')")) == true {
            break;
        }
        page.key("ArrowDown");
    }
    page.wait_for(&format!("{chosen}.includes('Cell')"));
    page.key("Enter");
    page.see("#history li button");
    let before = page.text("#count b");
    page.key("ArrowUp");
    page.key("Enter");
    page.wait_for(&format!("document.querySelector('#count b').textContent != '{before}'"));
    page.screenshot("history-by-keys");
    page.key("Escape");
    page.see_no("#history");
    assert_eq!(page.run("return document.activeElement.id"), "picture");
    page.assert_quiet();
}
