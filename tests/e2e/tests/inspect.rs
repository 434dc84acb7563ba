//! What a person asks of a stop, in the page.

use lexiscope_e2e::{Frame, Page, View, open, open_as, open_framed};

fn opened(path: &str) -> Page {
    let page = open(path);
    page.wait_for_picture();
    page
}

/// A program is written into the editor and run.
fn with_program(page: &Page, program: &str) {
    page.write_program(program);
    page.key("Control+Enter");
    page.see_no("#before-edit");
    page.key("Escape");
}

#[test]
fn a_name_s_way_is_shown_in_the_picture_and_on_the_source() {
    let page = opened("/");
    page.see_text("#count b", "22");
    page.key("w");
    page.see_text("#way", "Where is");
    page.see(".picture .asked.found");
    page.see(".lex-room.asked.found");
    page.screenshot("way");
    page.assert_accessible();
    page.key("w");
    page.see_no("#way");
    page.point_at(".cm-line:nth-child(5) .name-free");
    page.see_text("#way", "count");
    page.wait_for("document.querySelectorAll('.tied').length >= 4");
    page.screenshot("pointing");
    page.assert_quiet();
}

#[test]
fn steps_go_by_line_by_event_and_by_value() {
    let page = opened("/");
    page.key("g");
    page.key("ArrowRight");
    page.see("#worth");
    page.see(".lex-worth");
    page.screenshot("by-value");
    page.key("ArrowLeft");
    page.see_no("#worth");
    page.key("g");
    page.key("Home");
    page.see_text("#count b", "1");
    page.key("ArrowRight");
    page.see_text("#count small", "line 9");
    page.assert_quiet();
}

#[test]
fn a_click_on_a_cell_shows_its_history_and_each_write_is_a_way_there() {
    let page = opened("/");
    page.click("g[data-key='c1'] text");
    page.see_text("#history", "Cell c1");
    page.see_text("#history", "line 5");
    page.screenshot("history");
    page.assert_accessible();
    page.click("#history li:first-child button");
    page.see_text("#history [aria-current]", "0");
    page.assert_quiet();
}

#[test]
fn a_late_binding_is_explained_and_its_corrected_version_steps_along() {
    let page = opened("/");
    with_program(
        &page,
        "def make():\n    fs = []\n    for i in range(3):\n        fs.append(lambda: i)\n    return fs\n\nfor f in make():\n    print(f())\n",
    );
    page.click("#to-mistake");
    page.see_text("#mistake", "one and the same cell");
    page.screenshot("mistake");
    page.click("#compare");
    page.see("#corrected .picture g[data-key]");
    page.key("End");
    page.see_text(".half-words .half-output", "2");
    page.see_text("#corrected .half-output", "2");
    page.key("ArrowLeft");
    page.screenshot("compare");
    page.assert_accessible();
    page.click("#take-corrected");
    page.see_text(".cm-content", "lambda i=i: i");
    page.see_no("#corrected");
    page.assert_quiet();
}

#[test]
fn a_missing_nonlocal_is_explained() {
    let page = opened("/");
    with_program(
        &page,
        "def counter():\n    count = 0\n    def inc():\n        count += 1\n        return count\n    return inc\n\ncounter()()\n",
    );
    page.see_text("#mistake", "nonlocal count");
    page.click("#compare");
    page.see_text("#corrected .half-title", "nonlocal count");
    page.screenshot("compare-nonlocal");
    page.assert_quiet();
}

#[test]
fn the_picture_can_be_taken_along() {
    let page = opened("/");
    page.run(
        "window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = blob => { \
              blob.arrayBuffer().then(it => saved.push([blob.type, it.byteLength])); return make(blob) }",
    );
    page.click("#share");
    page.screenshot("share");
    page.click("#save-svg");
    page.wait_for("saved.some(([type, size]) => type == 'image/svg+xml' && size > 2000)");
    page.click("#save-png");
    page.wait_for("saved.some(([type, size]) => type == 'image/png' && size > 10000)");
    page.click("#save-film");
    page.wait_for("saved.some(([type, size]) => type == 'image/svg+xml' && size > 30000)");
    page.assert_quiet();
}

#[test]
fn high_contrast_and_a_frame_s_way_out() {
    let page = opened("/#v=1&theme=contrast");
    assert_eq!(page.attribute(":root", "data-theme").as_deref(), Some("contrast"));
    page.screenshot("contrast");
    page.assert_accessible();
    let page = open_framed(&Frame::of("/?embed"));
    page.wait_for_picture();
    let full = page.attribute("#open-full", "href").unwrap_or_default();
    assert!(full.contains("/#v=1&p=") && !full.contains("embed"), "{full}");
    page.screenshot("open-full");
}

#[test]
fn all_of_it_on_a_phone() {
    let page = open_as("/", View { width: 390, height: 844, ..View::default() });
    page.wait_for_picture();
    page.key("w");
    page.see("#way");
    page.screenshot("way-phone");
    page.assert_no_sideways_scroll();
}
