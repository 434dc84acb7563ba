//! Fingers, thumbs, and people for whom a single key is a slip: the page on a phone, on a projector, and with keys
//! turned off.

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
    let start = scale(&page);
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
    // What the person chose stays while the run goes on, until they ask for all of it.
    page.pinch("#picture", [(0.0, -20.0), (0.0, 20.0)], [(0.0, -50.0), (0.0, 50.0)]);
    let chosen = "return [document.querySelector('.picture > g').getAttribute('transform'), \
                  document.querySelector('.picture').style.transform, scrollY]";
    let before = page.run(chosen);
    for _ in 0..3 {
        page.key("ArrowLeft");
    }
    assert_eq!(page.run(chosen), before);
    page.click(".zoom [aria-pressed]");
    assert!((scale(&page) - start).abs() < 0.25 * start, "it fits again");
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

/// Counters whose cells do not fit one screen; each is used in turn, and then they are by chance.
fn counters() -> String {
    let mut program = String::from(
        "def make(start):\n    total = start\n    def add(amount):\n        nonlocal total\n        total += amount\n        return total\n    return add\n\n",
    );
    for at in 0..9 {
        program += &format!("add{at} = make({at})\n");
    }
    program + "for add in [add8, add0, add5, add1]:\n    add(10)\n"
}

/// What this step wrote of cells, or else the running frame, as far as it is not in view.
const HIDDEN: &str = "
    window.hidden = () => {
        const seen = document.querySelector('#picture').getBoundingClientRect();
        const story = document.querySelector('.story');
        const below = getComputedStyle(story).position == 'sticky' ? story.getBoundingClientRect().top : innerHeight;
        const top = Math.max(seen.top, 0), bottom = Math.min(seen.bottom, below);
        const all = css => [...document.querySelectorAll('#picture ' + css)];
        const cells = all('.cell.changed');
        return (cells.length ? cells : all('.frame.running')).filter(one => {
            const box = one.getBoundingClientRect();
            return box.top < top - 8 || Math.min(box.bottom, box.top + bottom - top) > bottom + 8;
        });
    }";

/// Back from the last stop, and forward again.
fn what_changes_is_in_view(page: &Page) {
    page.write_program(&counters());
    page.key("Control+Enter");
    page.see_no("#before-edit");
    page.wait_for("!document.querySelector('#stop')");
    page.key("Escape");
    page.key("End");
    page.run(HIDDEN);
    for way in ["ArrowLeft", "ArrowRight"] {
        for _ in 0..30 {
            let before = page.text("#count b");
            page.key(way);
            page.wait_for(&format!(
                "document.querySelector('#count b').textContent != '{before}' && \
                 document.querySelector('#count small').textContent.startsWith('line') && hidden().length === 0"
            ));
        }
    }
}

#[test]
fn on_a_phone_what_changes_is_in_view() {
    what_changes_is_in_view(&opened(PHONE));
}

#[test]
fn on_a_projector_what_changes_is_in_view() {
    let page = open_as("/?present", View { still: true, ..View::default() });
    page.wait_for_picture();
    what_changes_is_in_view(&page);
}
