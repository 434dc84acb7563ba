//! The engine where people meet it: a program that asks in the middle of a sort, one that is stopped and goes on, and a
//! page in which one run after another is made.

use lexiscope_e2e::{Page, open};

fn opened() -> Page {
    let page = open("/");
    page.wait_for_picture();
    page
}

/// Runs a program and leaves the editor, so that keys step.
fn run(page: &Page, program: &str) {
    page.write_program(program);
    page.key("Control+Enter");
    page.key("Escape");
}

#[test]
fn a_sort_key_asks_and_the_page_stays_alive() {
    let page = opened();
    run(
        &page,
        "def rank(name):\n    return int(input(name + '? '))\nprint(sorted(['a', 'b', 'c'], key=rank))\n",
    );
    for (asked, answer) in [("a? ", "3"), ("b? ", "1"), ("c? ", "2")] {
        page.see_text("#answer label", asked.trim_end());
        page.click("#answer-line");
        page.type_text(answer);
        if asked.starts_with('b') {
            // Meanwhile the person looks back, and comes again.
            page.click("#first");
            page.wait_for("document.querySelector('#count b').textContent == 1");
            page.click("#last");
            page.see("#answer");
        }
        page.click("#answer button[type=submit]");
    }
    page.see_no("#answer");
    page.click("#last");
    page.see_text("#output", "['b', 'c', 'a']");
    page.assert_quiet();
}

#[test]
fn a_run_is_looked_at_while_it_is_recorded_stopped_and_gone_on_with() {
    let page = opened();
    run(&page, "n = 0\nwhile True:\n    n += 1\n");
    page.see("#stop");
    page.see_text("#count", "recording");
    page.click("#stop");
    page.see_no("#stop");
    let stops = |page: &Page| {
        page.run("return Number(document.querySelector('#count span').textContent.replace(/\\D/g, ''))")
            .as_u64()
            .unwrap_or(0)
    };
    let first = stops(&page);
    assert!(first > 0, "what was recorded stays");
    page.click("#last");
    page.see("#picture [data-key]");
    page.click("#go-on");
    page.wait_for(&format!(
        "Number(document.querySelector('#count span').textContent.replace(/\\D/g, '')) > {first}"
    ));
    page.click("#stop");
    page.see_no("#stop");
    page.assert_quiet();
}

#[test]
fn fifty_recordings_in_one_page_give_their_memory_back() {
    let page = opened();
    let record = |number: u64| {
        run(
            &page,
            &format!(
                "held = []\nfor n in range(40000):\n    held.append([n, str(n)])\nprint('run', {number})\n"
            ),
        );
        page.wait_for("!document.querySelector('#stop')");
        page.key("End");
        page.see_text("#output", &format!("run {number}"));
    };
    // The first ones make the memory as large as one of them needs.
    (0..10).for_each(record);
    let Some(before) = page.memory() else {
        println!("this system does not tell what a process takes (no /proc): skipped");
        return;
    };
    (10..50).for_each(record);
    let grown = page.memory().unwrap_or(before).saturating_sub(before) as f64 / 1e6;
    // One of them takes some thirty megabytes.
    assert!(grown < 150.0, "forty recordings left {grown:.0} MB");
    page.assert_quiet();
}
