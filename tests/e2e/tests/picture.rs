//! The picture by keyboard and by mouse: what was written when, and where names are found.

use lexiscope_e2e::{Page, View, open, open_as};

fn opened() -> Page {
    let page = open("/");
    page.wait_for_picture();
    page
}

fn focus(page: &Page, css: &str) {
    page.run(&format!("document.querySelector('{css}').focus()"));
}

#[test]
fn a_variable_s_history_is_reached_by_keyboard() {
    let page = opened();
    focus(&page, "#picture");
    page.key("Enter");
    page.see(".picture .chosen");
    page.wait_for("document.querySelector('#picture [role=status]').textContent.length > 0");
    // To the last cell there is.
    for _ in 0..12 {
        page.key("ArrowDown");
    }
    page.screenshot("chosen");
    page.key("Enter");
    page.see_text("#history", "Cell c2");
    page.wait_for("document.activeElement.closest('#history li') !== null");
    page.key("ArrowUp");
    page.key("Enter");
    page.see_text("#history [aria-current]", "line 2");
    page.key("Escape");
    page.see_no("#history");
    page.wait_for("document.activeElement.id == 'picture'");
    // Steps go on meanwhile; another Escape, and nothing is chosen.
    page.key("ArrowRight");
    page.see(".picture .chosen");
    page.key("Escape");
    page.wait_for("document.querySelector('.picture .chosen') === null");
    page.assert_accessible();
    page.assert_quiet();
}

#[test]
fn a_name_s_way_follows_the_caret_and_the_chosen_row() {
    let page = opened();
    // In the source: the caret on `count` of `count += 1`.
    page.click(".cm-line:nth-child(5) .name-free");
    page.wait_for("document.querySelectorAll('.tied').length >= 4");
    page.see_text("#way", "count");
    page.key("Escape");
    // In the picture: the row of the running frame.
    focus(&page, "#picture");
    page.key("Enter");
    for _ in 0..12 {
        page.key("ArrowUp");
    }
    for _ in 0..8 {
        if page.count("#way") > 0 {
            break;
        }
        page.key("ArrowDown");
    }
    page.see(".picture .asked");
    page.assert_quiet();
}

#[test]
fn both_programs_of_a_comparison_stay_on_one_step() {
    let page = opened();
    page.write_program(
        "def counter():\n    count = 0\n    def inc():\n        count += 1\n        return count\n    return inc\n\n\
         c = counter()\ntry:\n    c()\nexcept UnboundLocalError:\n    print('oops')\n",
    );
    page.key("Control+Enter");
    page.see_no("#before-edit");
    page.key("Escape");
    page.click("#to-mistake");
    page.click("#compare");
    page.see("#corrected .picture g[data-key]");
    // While the exception leaves, the corrected one waits in its line, and does not run ahead.
    page.see_text("#corrected .half-words", "count");
    page.key("ArrowRight");
    page.key("ArrowRight");
    page.see_text("#corrected .half-words", "count += 1");
    for _ in 0..5 {
        page.key("ArrowLeft");
    }
    page.wait_for(
        "document.querySelectorAll('.half-words')[0].textContent == document.querySelectorAll('.half-words')[1].textContent",
    );
    page.assert_quiet();
}

#[test]
fn print_is_a_clean_page_in_the_colours_of_paper() {
    let page = open_as("/", View { dark: true, ..View::default() });
    page.wait_for_picture();
    page.print_media();
    page.wait_for("getComputedStyle(document.body).backgroundColor == 'rgb(255, 255, 255)'");
    page.wait_for("getComputedStyle(document.querySelector('.transport')).display == 'none'");
    // One below the other: the program, the output, the picture and its sentence.
    let below = |upper: &str, lower: &str| {
        page.wait_for(&format!(
            "document.querySelector('{upper}').getBoundingClientRect().bottom <= \
             document.querySelector('{lower}').getBoundingClientRect().top + 1"
        ));
    };
    below(".cm-content", ".output");
    below(".output", ".picture");
    below("g[data-key=\"c2\"]", ".story");
    page.screenshot("print");
}

#[test]
fn where_the_mistake_ends_a_program_the_corrected_one_goes_on() {
    let page = opened();
    page.write_program(
        "def counter():\n    count = 0\n    def inc():\n        count += 1\n        return count\n    return inc\n\n\
         c = counter()\nprint(c())\nprint('over')\n",
    );
    page.key("Control+Enter");
    page.see_no("#before-edit");
    page.key("Escape");
    page.click("#compare");
    page.see("#corrected .picture g[data-key]");
    page.key("End");
    page.see_text(".half:not(#corrected) .half-title", "has ended");
    page.see_text(".half:not(#corrected) .half-words", "UnboundLocalError");
    page.see_text("#corrected .half-words", "count");
    page.screenshot("compare-ended");
    for _ in 0..20 {
        page.key("ArrowRight");
    }
    page.see_text("#corrected .half-title", "has ended");
    page.see_text("#corrected .half-words", "over");
    page.see("#step:disabled");
    // And back, until both are at their start.
    for _ in 0..24 {
        page.key("ArrowLeft");
    }
    page.see_text(".half:not(#corrected) .half-words", "Nothing has run yet.");
    page.see_text("#corrected .half-words", "Nothing has run yet.");
    page.assert_quiet();
}
