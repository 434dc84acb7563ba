//! How the page looks on every screen. The pictures go to `target/screens/`, to be looked at by a person;
//! what a machine can see is checked here.

use lexiscope_e2e::{Frame, View, open_as, open_framed};

const SCREENS: [(&str, u32, u32); 3] = [("1440", 1440, 900), ("1024", 1024, 768), ("390", 390, 844)];

#[test]
fn every_screen_in_light_and_dark() {
    for (name, width, height) in SCREENS {
        for dark in [false, true] {
            let page = open_as("/", View { width, height, dark, still: true });
            page.wait_for_picture();
            page.see(".lex-room");
            page.assert_no_sideways_scroll();
            page.assert_accessible();
            page.screenshot(&format!("page-{name}-{}", if dark { "dark" } else { "light" }));
            page.assert_quiet();
        }
    }
}

#[test]
fn on_a_projector() {
    let page = open_as("/?present", View::default());
    page.wait_for_picture();
    page.assert_no_sideways_scroll();
    page.screenshot("page-present");
}

#[test]
fn in_a_frame_of_640_by_480() {
    let page = open_framed(&Frame::of("/?embed"));
    page.wait_for_picture();
    page.assert_no_sideways_scroll();
    page.screenshot("page-frame");
}
