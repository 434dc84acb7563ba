//! The editor's own gifts, asked for as `src/platform/editor.rs` asks.

use lexiscope_e2e::{Page, open};

const PROGRAM: &str = "def counter():\\n    count = 0\\n    def increment():\\n        nonlocal count\\n        count += 1\\n        return count\\n    return increment\\n\\na = counter(\\n";

/// A second editor beside the page's own, in `#here`, as `window.editor`.
fn editor(options: &str) -> Page {
    let page = open("/");
    page.wait_for_picture();
    page.run(&format!(
        "document.body.replaceChildren(); const here = document.createElement('div'); here.id = 'here'; \
         here.className = 'lex-editor'; document.body.append(here); window.heard = []; \
         window.editor = lexEditor.create(here, '{PROGRAM}', {options})"
    ));
    page.see("#here .cm-content");
    page
}

#[test]
fn what_ran_is_outlined_and_what_runs_next_is_filled() {
    let page = editor("{}");
    page.run("editor.setMarks({justRan: 2, next: 7}); editor.show()");
    page.see("#here .lex-mark-ran");
    page.see("#here .lex-mark-next");
    assert_eq!(page.text("#here .lex-line-next").trim(), "return increment");
    page.run("editor.setMarks({justRan: 5, next: 5}); editor.show()");
    page.see("#here .lex-mark-ran.lex-mark-next");
    page.run("editor.setMarks({justRan: 99, next: null}); editor.show()");
    page.see_no("#here .lex-line-ran");
    page.assert_quiet();
}

#[test]
fn marks_follow_their_lines_through_edits() {
    let page = editor("{}");
    page.run("editor.setMarks({justRan: null, next: 7}); editor.show()");
    page.click("#here .cm-line");
    page.key("Control+Home");
    page.type_text("\n");
    assert_eq!(page.text("#here .lex-line-next").trim(), "return increment");
}

#[test]
fn what_is_wrong_is_underlined_and_said_where_it_is() {
    let page = editor("{}");
    page.run(
        "editor.setDiagnostics([{from: 146, to: 147, severity: 'error', message: \"'(' was never closed\"}])",
    );
    assert_eq!(page.text("#here .cm-lintRange-error"), "(");
    page.point_at("#here .cm-lintRange-error");
    page.see_text(".cm-tooltip", "was never closed");
    // Places that the text no longer has are no reason to fall over.
    page.run("editor.setDiagnostics([{from: 900, to: 999, severity: 'warning', message: 'gone'}])");
    page.assert_quiet();
}

#[test]
fn names_are_dressed_and_rooms_stand_behind_the_text() {
    let page = editor("{}");
    page.run(
        "editor.setNames([{from: 19, to: 24, cls: 'name-cell', title: 'a cell'}, {from: 5, to: 4000, cls: 'no'}]); \
         editor.setRooms([{from: 11, to: 117, cls: 'outer'}, {from: 46, to: 96, cls: 'inner'}]); editor.show()",
    );
    assert_eq!(page.text("#here .name-cell"), "count");
    assert_eq!(page.attribute("#here .name-cell", "title").as_deref(), Some("a cell"));
    assert_eq!(page.count("#here .no"), 0);
    // Two pieces each: the row of the head from its parameters on, and the rows of the body.
    assert_eq!((page.count("#here .lex-room.outer"), page.count("#here .lex-room.inner")), (2, 2));
    let left =
        |css: &str| page.run(&format!("return document.querySelector('{css}').getBoundingClientRect().left"));
    assert!(left(".inner:not(.lex-room-head)").as_f64() > left(".outer:not(.lex-room-head)").as_f64());
    page.screenshot("editor-rooms");
    page.assert_quiet();
}

#[test]
fn edits_are_heard_and_replacements_are_not() {
    let page = editor("{onChange: text => heard.push(text.length), onRun: () => heard.push('run')}");
    page.run("editor.setDoc('x = 1')");
    page.click("#here .cm-content");
    page.key("End");
    page.type_text("2");
    page.key("Control+Enter");
    page.wait_for("heard.length == 2");
    assert_eq!(page.run("return heard.join()"), "6,run");
    assert_eq!(page.run("return editor.getDoc()"), "x = 12");
}

#[test]
fn a_text_to_read_can_be_reached_and_not_changed() {
    let page = editor("{readonly: true}");
    page.click("#here .cm-content");
    page.type_text("x");
    page.run("editor.setReadonly(false)");
    page.click("#here .cm-content");
    page.key("Control+Home");
    page.type_text("y");
    assert_eq!(page.run("return editor.getDoc().slice(0, 4)"), "ydef");
}
