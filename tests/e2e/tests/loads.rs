//! The page loads wherever it is put, and its browser has nothing to complain about.

use lexiscope_e2e::{Frame, View, open, open_as, open_framed, site};

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

#[test]
fn axe_finds_nothing_that_shuts_people_out() {
    for dark in [false, true] {
        let page = open_as("/", View { dark, ..View::default() });
        page.wait_for_picture();
        page.assert_accessible();
    }
}

#[test]
fn no_screen_makes_the_page_scroll_sideways() {
    let page = open("/");
    for (width, height) in [(1440, 900), (1024, 768), (390, 844)] {
        page.show_as(View { width, height, ..View::default() });
        page.wait_for_picture();
        page.assert_no_sideways_scroll();
    }
}
