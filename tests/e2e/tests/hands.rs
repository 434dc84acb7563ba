//! Fingers, thumbs, and people for whom a single key is a slip.

use lexiscope_e2e::{Page, View, open, open_as};
use serde_json::Value;

const PHONE: View = View { width: 390, height: 844, dark: false, still: true };

fn opened(view: View) -> Page {
    let page = open_as("/", view);
    page.wait_for_picture();
    page
}

fn number(page: &Page, script: &str) -> f64 {
    page.run(&format!("return {script}")).as_f64().expect("a number")
}

/// How large the picture is drawn.
fn scale(page: &Page) -> f64 {
    number(
        page,
        "Number(/scale\\((.*)\\)/.exec(document.querySelector('.picture > g').getAttribute('transform'))[1])",
    )
}

#[test]
fn two_fingers_zoom_the_picture_and_leave_the_page() {
    let page = opened(PHONE);
    page.key("Escape");
    // Side by side, one above the other, askew: the browser would scroll with some of them.
    for (x, y) in [(1.0, 0.0), (0.0, 1.0), (0.7, 0.7)] {
        let before = scale(&page);
        let at = |far: f64| [(-x * far, -y * far), (x * far, y * far)];
        page.pinch("#picture", at(30.0), at(60.0));
        let apart = scale(&page) / before;
        assert!((1.7..2.3).contains(&apart), "fingers twice as far apart make it {apart} times as large");
        page.pinch("#picture", at(60.0), at(30.0));
        let back = scale(&page) / before;
        assert!((0.85..1.18).contains(&back), "and back: {back}");
    }
    assert_eq!(number(&page, "visualViewport.scale"), 1.0, "the page itself is not zoomed");
    assert_eq!(number(&page, "scrollY"), 0.0, "nor scrolled");
    // What the person chose stays while the run goes on.
    page.pinch("#picture", [(0.0, -20.0), (0.0, 20.0)], [(0.0, -50.0), (0.0, 50.0)]);
    let chosen = "return [document.querySelector('.picture > g').getAttribute('transform'), \
                  document.querySelector('.picture').style.transform, scrollY]";
    let before = page.run(chosen);
    for _ in 0..3 {
        page.key("ArrowLeft");
    }
    assert_eq!(page.run(chosen), before);
    page.assert_quiet();
}

#[test]
fn a_thumb_reaches_the_controls() {
    for (width, height) in [(390, 844), (360, 640)] {
        let page = opened(View { width, height, ..PHONE });
        for place in ["0", "document.body.scrollHeight"] {
            page.run(&format!("scrollTo(0, {place})"));
            let small = page.run(
                "return [...document.querySelectorAll('.transport button, .transport select')].map(one => { \
                     const {left, top, right, bottom, width, height} = one.getBoundingClientRect(); \
                     const there = document.elementFromPoint(left + width / 2, top + height / 2); \
                     const good = width >= 44 && height >= 44 && left >= 0 && right <= innerWidth && \
                         top > innerHeight / 2 && bottom <= innerHeight && there?.closest('button, select') == one; \
                     return good ? '' : `${one.id}: ${[left, top, width, height].map(Math.round)}`; \
                 }).filter(Boolean)",
            );
            assert_eq!(small, Value::Array(Vec::new()), "at {width} x {height}");
        }
        page.assert_no_sideways_scroll();
    }
}

#[test]
fn single_keys_can_be_turned_off_for_good() {
    let page = open("/");
    page.wait_for_picture();
    page.key("Escape");
    page.key("?");
    page.click("#single-keys");
    page.click("#close-dialog");
    page.see_no("dialog");
    for visit in 0..2 {
        page.run("document.activeElement.blur()");
        // The picture fades in, and what it shows is not of interest here.
        let seen = "return [document.querySelector('#count').textContent, document.querySelector('#sentence').textContent, \
                    document.querySelector('#grain').value, document.querySelector('.picture > g').getAttribute('transform'), \
                    document.querySelector('#walk').ariaPressed, document.querySelector('#veil').ariaPressed, \
                    document.querySelector('#play').textContent, document.querySelectorAll('dialog').length]";
        let before = page.run(seen);
        for key in [" ", "g", "G", "h", "H", "w", "W", "[", "]", "?", "-", "0"] {
            page.key(key);
            assert_eq!(page.run(seen), before, "{key:?} at visit {visit}");
        }
        // What is no single character steps as ever.
        page.key("Home");
        page.wait_for("document.querySelector('#count b').textContent == '1'");
        page.key("ArrowRight");
        page.wait_for("document.querySelector('#count b').textContent == '2'");
        page.goto("about:blank");
        page.goto(&lexiscope_e2e::site().url("/"));
        page.wait_for_picture();
    }
    // By the button, they are turned on again.
    page.click("#help");
    page.click("#single-keys");
    page.click("#close-dialog");
    page.run("document.activeElement.blur()");
    page.key("h");
    page.see("#veil[aria-pressed=true]");
    page.assert_quiet();
}
