//! Where a name is found: the walk from scope to scope, in the picture, on the source, and in words.

use lexiscope_e2e::{Page, View, open_as};

const PROGRAM: &str = "\
limit = 3

def outer(label):
    def middle():
        def inner(n):
            title = label
            return print(title, n, limit, missing)
        return inner
    return middle

class Box:
    limit = 99
    def show(self):
        return limit

Box().show()
outer('a')()(1)
";

fn opened() -> Page {
    let page = open_as("/", View { width: 1280, height: 800, dark: false, still: true });
    page.wait_for_picture();
    page.write_program(PROGRAM);
    page.key("Control+Enter");
    page.see_no("#before-edit");
    page.key("Escape");
    page.key("Home");
    page
}

/// Steps to the stop at which this line runs next.
fn to_line(page: &Page, line: u32) {
    for _ in 0..60 {
        if page.run("return document.querySelector('#count small').textContent") == format!("line {line}") {
            return;
        }
        page.key("ArrowRight");
        std::thread::sleep(std::time::Duration::from_millis(60));
    }
    panic!("line {line} never runs");
}

/// Points at the nth place of the source where this name stands.
fn point(page: &Page, name: &str, nth: usize) {
    page.run(&format!(
        "document.querySelectorAll('[data-here]').forEach(one => one.removeAttribute('data-here')); \
         const all = [...document.querySelectorAll('.cm-line [class*=name-]')].filter(one => one.textContent == '{name}' \
             && !one.querySelector('[class*=name-]')); \
         all[{nth}].setAttribute('data-here', '')"
    ));
    page.point_at("[data-here]");
    page.see_text("#way p", name);
}

fn steps(page: &Page) -> Vec<String> {
    let steps = page.run(
        "return [...document.querySelectorAll('#way li')].map(one => one.className + ': ' + one.textContent)",
    );
    steps.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

/// The marks in the picture: their numbers, and whether what is found is in view and behind nothing.
fn marks(page: &Page) -> (String, bool) {
    let numbers = page
        .run("return [...document.querySelectorAll('.asked-at text')].map(one => one.textContent).join(' ')");
    let seen = page.run(
        "const mark = document.querySelector('.picture .asked.found'); if (!mark) return true; \
         const one = mark.getBoundingClientRect(), pane = document.querySelector('#picture').getBoundingClientRect(); \
         const way = document.querySelector('#way').getBoundingClientRect(); \
         return one.top >= way.bottom - 1 && one.bottom <= pane.bottom && one.left >= pane.left && one.right <= pane.right",
    );
    (numbers.as_str().unwrap_or_default().to_owned(), seen == true)
}

fn check(page: &Page, name: &str, verdicts: &[&str], numbers: &str) {
    let steps = steps(page);
    let met: Vec<&str> = steps.iter().filter_map(|step| step.split(':').next()).collect();
    assert_eq!(met, verdicts, "{name}: {steps:?}");
    assert_eq!(marks(page), (numbers.to_owned(), true), "{name}");
    page.screenshot(&format!("lookup-{name}"));
}

#[test]
fn each_kind_of_name_is_looked_for_where_python_looks() {
    let page = opened();
    to_line(&page, 7);
    let place = "return document.querySelector('#picture .picture').style.transform";
    let before = page.run(place);
    for (name, nth, verdicts, numbers) in [
        ("title", 1, &["found"][..], "1"),
        // The frames in between have returned, and are asked all the same: the cell is there.
        ("label", 1, &["no", "no", "found"], "1 3"),
        ("limit", 1, &["no", "no", "no", "found"], "1 4"),
        ("print", 0, &["no", "no", "no", "no", "found"], "1 4"),
        ("missing", 0, &["no"; 5], "1 4"),
    ] {
        point(&page, name, nth);
        check(&page, name, verdicts, numbers);
    }
    page.see_text("#way", "NameError");
    // What was there before is there again.
    page.point_at(".wordmark");
    page.see_no("#way");
    assert_eq!(page.run(place), before);
    page.assert_quiet();
}

#[test]
fn a_class_body_is_passed_over() {
    let page = opened();
    to_line(&page, 14);
    page.key("w");
    page.see_text("#way p", "limit");
    page.see(".lex-room.skipped");
    check(&page, "method", &["no", "skipped", "found"], "1 2 3");
    page.see_text("#way", "self.limit");
    // Its row is struck through, where it is in view.
    assert_eq!(page.count(".asked-at path"), 1);
    page.key("w");
    page.see_no("#way");
    page.assert_quiet();
}
