//! What is seen to move: values on their way, boxes that go, and that a key or a wish ends it at once.

use lexiscope_e2e::{Page, View, open_as};

const PROGRAM: &str = "def double(n):\n    return n * 2\nx = 4\ny = double(x)\nz = y\n";

/// The page at the stop where `double` has been called.
fn at_the_call(view: View) -> Page {
    let page = open_as("/", view);
    page.wait_for_picture();
    page.write_program(PROGRAM);
    page.key("Control+Enter");
    page.see_no("#before-edit");
    page.key("Escape");
    page.see_text("#count", "/ 8");
    page.key("Home");
    for _ in 0..3 {
        page.key("ArrowRight");
    }
    page.see_text("#sentence", "frame f1 opened");
    page.see("#picture [data-key='f1'].running");
    page
}

/// Everything that moves stands still in the middle of its way, to be looked at.
fn hold(page: &Page) {
    page.run("document.getAnimations().forEach(one => { one.pause(); one.currentTime = 120; })");
}

#[test]
fn an_argument_is_seen_to_travel_and_the_value_to_come_back() {
    let page = at_the_call(View::default());
    hold(&page);
    page.see_text("#picture .chip", "4");
    page.screenshot("motion-call");
    page.wait_for("document.querySelector('#picture').getAnimations({ subtree: true }).every(one => one.effect.getTiming().duration <= 250)");
    // The next key ends it.
    page.key("ArrowRight");
    page.see_no("#picture .chip");
    page.key("ArrowRight");
    page.key("ArrowRight");
    page.see("#picture .gone");
    hold(&page);
    page.see_text("#picture .chip", "8");
    page.screenshot("motion-return");
    page.key("ArrowLeft");
    page.see("#picture [data-key='f1'].running");
    page.see_text("#picture .chip", "8");
    page.assert_quiet();
}

#[test]
fn whoever_wants_no_motion_sees_none() {
    let page = at_the_call(View { still: true, ..View::default() });
    let seen = "[...document.querySelectorAll('#picture .chip')].some(one => getComputedStyle(one).display != 'none')";
    page.wait_for(&format!("!({seen})"));
    page.wait_for("document.querySelector('#picture').getAnimations({ subtree: true }).length == 0");
    page.assert_quiet();
}
