//! The picture has the room of its pane, keeps it from stop to stop, and shows what a step changed: on every screen.

use lexiscope_e2e::{Frame, Page, View, open_as, open_framed};

const WIDE: View = View { width: 1280, height: 800, dark: false, still: true };
const PROJECTOR: View = View { height: 720, ..WIDE };
const PHONE: View = View { width: 390, height: 844, ..WIDE };

const COUNTERS: &str = "\
def counter(start):
    count = start
    def increment():
        nonlocal count
        count += 1
        return count
    return increment

a = counter(0)
b = counter(10)
print(a(), a(), b())
";

const BUS: &str = "\
def event_bus():
    handlers = {}
    def on(name, handler):
        handlers.setdefault(name, []).append(handler)
    def emit(name, *args):
        for handler in handlers.get(name, []):
            handler(*args)
    return on, emit

def logger(prefix):
    lines = []
    def log(text):
        lines.append(prefix + text)
    return log

on, emit = event_bus()
on('save', logger('disk'))
on('save', logger('audit'))
emit('save', 'report.txt')
";

const MEMO: &str = "\
def remember(function):
    seen = {}
    def wrapper(n):
        if n not in seen:
            seen[n] = function(n)
        return seen[n]
    return wrapper

@remember
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

print(fib(4))
";

/// What is marked as changed, as far as it is not in view: nothing where a part of it is, and all of it is if there is room.
const LOST: &str = "
    window.lost = () => {
        const pane = document.querySelector('#picture').getBoundingClientRect();
        const front = [...document.querySelectorAll('.story, .tools .button, .transport, .top')]
            .map(one => one.getBoundingClientRect());
        const sees = box => box.top >= Math.max(pane.top, 0) - 1 && box.left >= pane.left - 1
            && box.bottom <= Math.min(pane.bottom, innerHeight) + 1 && box.right <= pane.right + 1
            && !front.some(one => one.top < box.bottom - 1 && box.top < one.bottom - 1
                && one.left < box.right - 1 && box.left < one.right - 1);
        const marks = [...document.querySelectorAll('#picture .mark, #picture .halo')]
            .filter(one => !one.closest('.gone')).map(one => {
            // Of a large box that is new, its head.
            const box = one.getBoundingClientRect();
            const high = one.classList.contains('halo') && !one.closest('.cell') ? Math.min(box.height, 60) : box.height;
            return new DOMRect(box.x, box.y + 5, box.width, high - 8);
        });
        return marks.some(sees) || !marks.length ? [] : marks.map(box => [box.x, box.y, box.width, box.height]);
    }";

fn run(page: &Page, program: &str) {
    page.write_program(program);
    page.key("Control+Enter");
    page.see_no("#before-edit");
    page.wait_for("!document.querySelector('#stop')");
    page.key("Escape");
    page.key("Home");
}

fn stops(page: &Page) -> u64 {
    page.run("return Number(document.querySelector('#timeline').ariaValueMax)").as_u64().expect("a number")
}

/// Presses a key that goes to another stop, and waits until that is shown.
fn step(page: &Page, key: &str, to: u64) {
    page.key(key);
    page.wait_for(&format!(
        "document.querySelector('#count b')?.textContent == '{to}' && \
         document.querySelector('#count small').textContent.startsWith('line')"
    ));
}

/// To the end, back to the start.
fn changes_are_seen(page: &Page, view: View) {
    page.run(LOST);
    for program in [COUNTERS, BUS, MEMO] {
        // On a phone the program is below: it is written where there is room.
        page.show_as(WIDE);
        run(page, program);
        page.show_as(view);
        page.run("scrollTo(0, 0)");
        let stops = stops(page);
        let there = (2..=stops).map(|to| ("ArrowRight", to));
        let back = (1..stops).rev().map(|to| ("ArrowLeft", to));
        for (key, to) in there.chain(back) {
            step(page, key, to);
            let seen = page.run(
                "return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(lost()), 0)))",
            );
            assert_eq!(
                seen.as_array().map(Vec::len),
                Some(0),
                "{key} to stop {to} hides what changed, {seen}:\n{program}"
            );
        }
    }
}

#[test]
fn on_a_projector_what_changed_is_seen() {
    let page = open_as("/?present", PROJECTOR);
    page.wait_for_picture();
    changes_are_seen(&page, PROJECTOR);
    page.assert_quiet();
}

#[test]
fn on_a_phone_what_changed_is_seen() {
    let page = open_as("/", PHONE);
    page.wait_for_picture();
    assert_eq!(page.run("return scrollY"), 0, "the page begins at its head");
    changes_are_seen(&page, PHONE);
    page.assert_quiet();
}

/// The person's own panning wins, until they ask for following again; on a phone, scrolling to the program does.
#[test]
fn following_waits_while_the_person_looks_elsewhere() {
    let page = open_as("/?present", PROJECTOR);
    page.wait_for_picture();
    run(&page, BUS);
    let place = "return document.querySelector('#picture .picture').style.transform";
    page.drag("#picture", 40, -60);
    let chosen = page.run(place);
    for to in 2..10 {
        step(&page, "ArrowRight", to);
        assert_eq!(page.run(place), chosen, "stop {to}");
    }
    page.key("0");
    page.run(LOST);
    page.wait_for("lost().length == 0");
    page.show_as(PHONE);
    page.run("document.querySelector('.output').scrollIntoView()");
    let place = "return Math.round(document.querySelector('.output').getBoundingClientRect().top / 4)";
    let before = page.run(place);
    for to in 10..16 {
        step(&page, "ArrowRight", to);
        assert_eq!(page.run(place), before, "stop {to}");
    }
}

/// Whether nothing of the tools stands before the words or outside of the pane.
const CLEAR: &str = "(() => {
    const box = css => document.querySelector(css).getBoundingClientRect();
    const pane = box('#picture'), story = box('.story');
    return ![...document.querySelectorAll('.tools .button')].map(one => one.getBoundingClientRect())
        .some(one => one.width && (one.bottom > story.top + 1 || one.bottom > pane.bottom + 1 || one.right > pane.right));
})()";

#[test]
fn the_picture_has_the_height_and_keeps_it() {
    // What the picture has at least, in CSS pixels.
    let least =
        [("", WIDE, 550), ("", View { width: 1024, height: 768, ..WIDE }, 515), ("?present", PROJECTOR, 420)];
    for (query, view, least) in least {
        let page = open_as(&format!("/{query}"), view);
        page.wait_for_picture();
        keeps_its_height(&page, least);
        page.screenshot(&format!("room-{}{query}", view.width).replace('?', "-"));
    }
    let page = open_framed(&Frame::of("/?embed"));
    page.wait_for_picture();
    keeps_its_height(&page, 298);
    page.screenshot("room-frame");
}

fn keeps_its_height(page: &Page, least: u64) {
    run(page, BUS);
    let mut heights = Vec::new();
    for to in 2..=stops(page) {
        step(page, "ArrowRight", to);
        page.wait_for(CLEAR);
        let high =
            page.run("return Math.round(document.querySelector('#picture').getBoundingClientRect().height)");
        heights.push(high.as_u64().expect("a number"));
    }
    assert!(heights.iter().all(|high| *high >= least && *high == heights[0]), "not {least} px: {heights:?}");
}
