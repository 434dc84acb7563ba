//! Lessons as a student and a teacher use them.

use lexiscope_e2e::{Frame, Page, View, open, open_as, open_framed};

const COUNTER: &str = "/#v=1&l=04-counter.md";

fn opened(path: &str) -> Page {
    let page = open(path);
    page.wait_for_picture();
    page
}

#[test]
fn a_lesson_is_found_opened_and_gone_through() {
    let page = opened("/");
    assert_eq!(
        page.run(
            "return performance.getEntriesByType('resource').some(one => one.name.includes('lessons/'))"
        ),
        false
    );
    page.click("#lessons");
    page.see_text("#lesson-groups", "FOUNDATIONS");
    page.click("#lesson-search");
    page.type_text("nonlocal state");
    page.see("[data-lesson='04-counter.md']");
    page.screenshot("lessons-menu");
    page.assert_accessible();
    page.click("[data-lesson='04-counter.md']");
    page.see_text("#lesson", "Two counters, two cells");
    page.see("#lesson .moment");
    page.screenshot("lesson-start");
    page.key("]");
    page.see_text(".said", "carries that cell");
    page.screenshot("lesson-moment");
    (0..4).for_each(|_| {
        let stop = page.text("#count b");
        page.key("]");
        page.wait_for(&format!("document.querySelector('#count b').textContent != '{stop}'"));
    });
    page.see_text("#question", "What will b() print?");
    page.screenshot("lesson-question");
    page.click("#to-answer");
    page.see_text("#answer-text", "nobody has counted");
    page.assert_accessible();
    page.click("#lessons");
    page.see("[data-lesson='04-counter.md'] .tick");
    page.assert_quiet();
}

#[test]
fn edits_of_a_lesson_are_kept_and_the_original_is_one_click_away() {
    let page = opened(COUNTER);
    page.see_text("#lesson", "Two counters");
    page.write_program("kept = 1\n");
    page.see("#lesson-original");
    page.wait_for("localStorage.getItem('lexiscope.edit 04-counter.md') == 'kept = 1\\n'");
    page.run("location.reload()");
    page.wait_for_picture();
    page.see_text(".cm-content", "kept = 1");
    page.see_text("#lesson", "Two counters");
    page.click("#lesson-original");
    page.see_text(".cm-content", "def counter():");
    page.see("#lesson .moment");
    page.click("#lesson-leave");
    page.see_no("#lesson");
    page.assert_quiet();
}

#[test]
fn lessons_and_moments_are_walked_both_ways() {
    let page = opened("/#v=1&l=03-why-closures.md");
    page.see_text("#lesson", "Why closures");
    page.see_text("#lesson .lesson-group", "3 of 44");
    page.click("#lesson-next");
    page.see_text("#lesson", "Two counters, two cells");
    // Four moments, and a corner each for the question and its answer.
    page.wait_for("document.querySelectorAll('circle.lesson-mark').length == 4");
    assert_eq!(page.count("path.lesson-mark.asks"), 2);
    page.key("]");
    page.see_text(".said", "1/4");
    page.key("]");
    page.see_text(".said", "2/4");
    page.key("[");
    page.see_text(".said", "1/4");
    page.click("#share");
    page.wait_for("/s=\\d.*&l=04-counter.md/.test(document.querySelector('#link')?.value)");
    page.key("Escape");
    page.click("#lesson-previous");
    page.see_text("#lesson", "Why closures");
    page.assert_quiet();
}

#[test]
fn the_answer_stays_away_until_the_question_was_asked_and_what_was_done_is_remembered() {
    let page = opened(COUNTER);
    page.see("#lesson .moment[aria-label='The question']");
    page.see_no("#answer-text");
    page.click("#lesson .moment[aria-label='The question']");
    page.see_text("#question", "What will b() print?");
    page.see_no("#answer-text");
    page.click("#to-answer");
    page.see_text("#answer-text", "nobody has counted");
    page.see_no("#question");
    page.click("#lessons");
    page.see("[data-lesson='04-counter.md'] .tick");
    page.run("location.hash = ''; location.reload()");
    page.wait_for_picture();
    page.click("#lessons");
    page.see("[data-lesson='04-counter.md'] .tick");
    page.see_no("[data-lesson='05-configurable-logger.md'] .tick");
    page.click("#lesson-search");
    page.type_text("no such lesson");
    page.see_no("[data-lesson]");
    page.see_text(".lesson-status", "Nothing is found by these words.");
    page.assert_quiet();
}

#[test]
fn a_pack_that_is_not_there_is_said_kindly() {
    let page = opened("/?pack=course/nowhere.md");
    page.see_text(".lesson-status", "nowhere.md");
}

#[test]
fn a_moment_has_a_link() {
    let page = opened("/#v=1&l=04-counter.md&m=2");
    page.see_text(".said", "its frame is gone");
    page.assert_quiet();
}

#[test]
fn a_teacher_s_pack_is_named_by_the_address_or_opened_as_a_file() {
    // A lesson of this folder is a pack of one, beside the page.
    let page = opened("/?pack=lessons/04-counter.md");
    page.see_text("#lesson-groups", "Two counters");
    page.click("[data-lesson='1']");
    page.see_text("#lesson", "Two counters");
    page.click("#lessons");
    let text = "---\\ntitle: Mine\\ngroup: Week 2\\nmoment: line 1: Here.\\nmomnet: line 1: No.\\n---\\nText.\\n\\n\
                ```python\\nx = 1\\n```\\n---\\ntitle: Good\\ngroup: Week 2\\nmoment: line 1: Here.\\n---\\nText.\\n\\n\
                ```python\\ny = 2\\n```\\n";
    page.run(&format!(
        "const data = new DataTransfer(); data.items.add(new File(['{text}'], 'week2.md')); \
         const field = document.querySelector('#lesson-file'); field.files = data.files; \
         field.dispatchEvent(new Event('change', {{bubbles: true}}))"
    ));
    page.see_text("#lesson-wrong", "line 5: `momnet` is no key");
    page.screenshot("lessons-pack-wrong");
    page.click("[data-lesson='1']");
    page.see_text("#lesson", "Good");
    page.see_text(".cm-content", "y = 2");
    page.assert_quiet();
}

#[test]
fn a_lesson_looks_well_everywhere() {
    for (name, query, view) in [
        ("lesson-phone", "", View { width: 390, height: 844, ..View::default() }),
        ("lesson-dark", "", View { dark: true, ..View::default() }),
        ("lesson-present", "?present", View { width: 1920, height: 1080, ..View::default() }),
    ] {
        let page = open_as(&format!("/{query}#v=1&l=04-counter.md&m=4"), view);
        page.wait_for_picture();
        page.see_text(".said", "changed the cell itself");
        page.assert_no_sideways_scroll();
        page.screenshot(name);
        page.click("#lessons");
        page.see("#lesson-groups");
        page.screenshot(&format!("{name}-menu"));
        page.assert_accessible();
    }
    let page = open_framed(&Frame::of("/?embed#v=1&l=04-counter.md&m=4"));
    page.wait_for_picture();
    page.see_text(".said", "changed the cell itself");
    page.screenshot("lesson-frame");
}
