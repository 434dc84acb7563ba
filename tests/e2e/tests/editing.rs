//! Editing and running: what is shown of a program that changed, that is wrong, that fails, that does not end.

use lexiscope_e2e::{Page, open};

fn opened() -> Page {
    let page = open("/");
    page.wait_for_picture();
    page
}

/// A page in which this program has just run to its end; keys step through it.
fn ran(program: &str) -> Page {
    let page = opened();
    page.write_program(program);
    page.key("Control+Enter");
    page.key("Escape");
    page.see_no("#before-edit");
    page.wait_for("document.querySelector('#program-status').textContent == ''");
    page
}

#[test]
fn an_edit_marks_the_picture_until_it_runs() {
    let page = opened();
    page.click(".cm-content");
    page.type_text(" ");
    page.see_text("#before-edit", "before your edit");
    page.see_text("#program-status", "not run yet");
    page.see("#picture [data-key='c1']");
    page.click("#run");
    page.see_no("#before-edit");
    page.assert_quiet();
}

#[test]
fn a_syntax_error_is_underlined_while_typing() {
    let page = opened();
    page.write_program("total = 1\nprint(total\n");
    page.see_text("#problems", "Line 2");
    page.see_text("#problems", "SyntaxError: '(' was never closed");
    page.wait_for("document.querySelector('.cm-lintRange-error')?.textContent == '('");
    // The last good picture is not lost, not even by running.
    page.key("Control+Enter");
    page.see("#picture [data-key='c1']");
    page.see("#before-edit");
    page.key("Escape");
    page.key("Home");
    page.see_text("#count", "1 /");
    page.assert_quiet();
}

#[test]
fn an_uncaught_exception_is_shown_where_it_happened() {
    let page = ran("def half(n):\n    return n / 0\n\nprint('first')\nhalf(3)\n");
    page.see_text("#output", "first");
    page.see_text("#exception", "ZeroDivisionError: division by zero");
    page.see("#picture .frame.running");
    page.key("Home");
    page.see_no("#exception");
}

#[test]
fn names_and_rooms_are_marked_while_typing() {
    let page = opened();
    page.write_program("def outer():\n    kept = 1\n    return lambda: kept\n");
    page.see(".lex-editor .name-cell");
    page.see(".lex-editor .name-free");
    page.see(".lex-room");
}

#[test]
fn what_is_refused_says_why() {
    let page = opened();
    page.write_program("print('\\N{BULLET}')\n");
    page.key("Control+Enter");
    page.see_text("#problems", "characters have no names here");
    page.see("#picture [data-key='c1']");
}

#[test]
fn an_endless_loop_is_followed_stops_by_hand_and_goes_on() {
    let page = opened();
    // Each step takes some work: the limit of steps is not met before Stop is clicked.
    page.write_program("n = 0\nwhile True:\n    n += 1\n    sum(range(5000))\n");
    page.key("Control+Enter");
    page.see_no("#before-edit");
    page.key("Escape");
    // What is recorded is shown while it grows.
    page.see("#stop");
    page.wait_for("Number(document.querySelector('#count b')?.textContent) > 1000");
    page.click("#stop");
    page.see_text("#outcome", "Stopped");
    page.run("window.before = Number(document.querySelector('#count span').textContent.slice(3))");
    page.click("#go-on");
    page.wait_for("Number(document.querySelector('#count span').textContent.slice(3)) > window.before");
    page.click("#stop");
    page.see_text("#outcome", "Stopped");
    page.key("Home");
    page.key("ArrowRight");
    page.see_text("#count", "2 /");
    page.assert_quiet();
}

#[test]
fn hard_programs_leave_the_page_alive() {
    let deep = format!("x = {}1{}\n", "(".repeat(50_000), ")".repeat(50_000));
    let long = format!("x = '{}'\n", "a".repeat(100_000));
    for program in ["def f():\n    f()\nf()\n", "10**10**9\n", deep.as_str(), long.as_str()] {
        let page = opened();
        page.write_program(program);
        page.key("Control+Enter");
        page.key("Escape");
        page.wait_for("!document.querySelector('#stop')");
        page.write_program("print('alive')\n");
        page.key("Control+Enter");
        page.key("Escape");
        page.see_no("#before-edit");
        page.key("End");
        page.see_text("#output", "alive");
    }
}

#[test]
fn the_program_is_there_on_the_next_visit() {
    let page = ran("kept = 'for later'\n");
    page.click(".cm-content");
    page.key("Control+End");
    page.type_text("more = 1");
    // It is kept after a pause in typing.
    page.wait_for("localStorage.getItem('lexiscope.draft')?.includes('more = 1')");
    page.run("location.reload()");
    page.wait_for_picture();
    page.see_text(".cm-content", "more = 1");
    page.see("#before-edit");
}
