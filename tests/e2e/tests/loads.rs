//! The page loads wherever it is put, and its browser has nothing to complain about.

use lexiscope_e2e::{Frame, open, open_framed, site};

#[test]
fn the_page_loads_with_its_editor_and_a_quiet_console() {
    let page = open("/");
    page.wait_for_picture();
    page.see(".cm-content");
    page.assert_quiet();
}

#[test]
fn the_page_works_under_any_path() {
    let page = open("/");
    page.goto(&site().url_under_sub_path("/"));
    page.wait_for_picture();
    page.assert_quiet();
}

#[test]
fn a_page_of_another_origin_can_frame_it() {
    let page = open_framed(&Frame::of("/?embed"));
    page.wait_for_picture();
    page.see(".cm-content");
    page.assert_quiet();
}

#[test]
fn a_sandboxed_frame_without_an_origin_works_too() {
    let page = open_framed(&Frame::sandboxed("/?embed"));
    page.wait_for_picture();
    page.see(".cm-content");
    page.assert_quiet();
}

#[test]
fn escape_leaves_the_editor_and_tab_is_not_trapped() {
    let page = open("/");
    page.wait_for_picture();
    page.click(".cm-content");
    page.wait_for("document.activeElement.closest('.cm-editor')");
    page.key("Escape");
    page.wait_for("!document.activeElement.closest('.cm-editor')");
    page.click(".cm-content");
    page.key("Tab");
    page.wait_for("!document.activeElement.closest('.cm-editor')");
}
