//! Links, and life in another site's page.

use lexiscope_e2e::{Frame, Page, open, open_framed};

fn opened(path: &str) -> Page {
    let page = open(path);
    page.wait_for_picture();
    page
}

/// What the share dialog offers, as a path.
fn link(page: &Page) -> String {
    page.click("#share");
    page.see("#link");
    let link = page.run("return document.querySelector('#link').value");
    page.key("Escape");
    let link = link.as_str().expect("a link is text");
    link.split_once("/#").map(|(_, fragment)| format!("/#{fragment}")).expect("the program stands after #")
}

/// Every box and arrow with what it says, whatever the order in which they came to be.
fn picture(page: &Page) -> String {
    let script = "return Array.from(document.querySelectorAll('#picture g[data-key]'), \
                  one => one.dataset.key + ' ' + one.textContent).sort().join('\\n')";
    page.run(script).as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_link_opens_to_the_same_picture() {
    let page = opened("/");
    page.key("Home");
    (0..9).for_each(|_| page.key("ArrowRight"));
    page.see_text("#count b", "10");
    let link = link(&page);
    let other = opened(&link);
    other.see_text("#count b", "10");
    assert_eq!(other.text("#sentence"), page.text("#sentence"));
    assert_eq!(other.text("#count"), page.text("#count"));
    assert_eq!(picture(&other), picture(&page));
    other.assert_quiet();
}

#[test]
fn a_link_that_cannot_be_followed_is_explained_and_loses_nothing() {
    for (fragment, words) in
        [("#v=9&p=abc", "newer"), ("#v=1&p=abc", "incomplete"), ("#v=1&p=%F0%9F", "incomplete")]
    {
        let page = opened(&format!("/{fragment}"));
        page.see_text("#notice", words);
        page.see_text(".cm-content", "def counter():");
        page.assert_quiet();
    }
}

#[test]
fn theme_style_and_readonly_come_with_the_link() {
    let page = opened("/#v=1&theme=dark&style=environment&readonly");
    assert_eq!(page.attribute(":root", "data-theme").as_deref(), Some("dark"));
    page.see_text(".segments [aria-pressed='true']", "Environment");
    page.see_text("#program-status", "read only");
    page.click(".cm-content");
    page.type_text("x");
    page.see_no("#before-edit");
}

#[test]
fn in_a_frame_there_is_no_head_and_the_host_hears_the_height() {
    let page = opened("/");
    let path = link(&page).replace("/#", "/?embed#");
    for frame in [Frame::of(&path), Frame::sandboxed(&path)] {
        let page = open_framed(&frame);
        page.wait_for_picture();
        assert_eq!(page.count("header"), 0);
        page.see_text(".cm-content", "def counter():");
        page.assert_no_sideways_scroll();
        page.wait_for("document.documentElement.scrollHeight <= innerHeight");
        page.click("#step");
        page.screenshot(if frame.sandboxed { "frame-sandboxed" } else { "frame" });
        page.assert_quiet();
        page.leave_frame();
        page.wait_for(
            "messages.some(one => one.lexiscope == 1 && one.type == 'height' && one.height >= 300)",
        );
        page.wait_for("messages.some(one => one.type == 'ready')");
        page.run("frames[0].postMessage({lexiscope: 1, type: 'load', program: 'moved = 1\\n'}, '*')");
        page.enter_frame("iframe");
        page.see_text(".cm-content", "moved = 1");
    }
}

#[test]
fn the_snippet_is_three_lines_of_html() {
    let page = opened("/");
    page.click("#embed");
    let snippet = page.run("return document.querySelector('#snippet').value");
    let snippet = snippet.as_str().expect("HTML is text");
    assert_eq!(snippet.lines().count(), 3);
    assert!(snippet.starts_with("<iframe ") && snippet.contains("?embed#v=1&amp;p="));
}
