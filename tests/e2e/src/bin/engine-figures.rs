//! Measures the engine as the page has it: recording, going to any stop, stepping. Prints a line for each figure: its
//! name, a tab, milliseconds (or line steps a second). Times are taken in the page, from the event that a person causes to
//! the turn after the browser has painted what came of it.

use lexiscope_e2e::{Page, View, root, site};
use serde_json::Value;

/// Rounds of the counter: 4.8 million line steps, what the page records at most being five.
const COUNTER_ROUNDS: u64 = 1_200_000;
const SEEKS: usize = 200;
const STEPS: usize = 150;

/// Waits, in the page, until the number of the shown stop differs and has been painted.
const TIMING: &str = "
    window.timed = act => new Promise(done => {
        const number = () => document.querySelector('#count b').textContent;
        const before = number(), start = performance.now();
        const finish = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
        const watch = new MutationObserver(() => {
            if (number() !== before) { watch.disconnect(); finish(); }
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        act();
    });
    window.several = async (count, act) => {
        window.figures = undefined;
        const times = [];
        for (let at = 0; at < count; at++) {
            times.push(await timed(() => act(at)));
            await new Promise(next => setTimeout(next, 5));
        }
        window.figures = times;
    };";

fn main() {
    let page = Page::start(View::default());
    page.goto(&site().url("/"));
    page.wait_for_picture();
    page.run(TIMING);

    let counter = std::fs::read_to_string(root().join("tests/bench/counter.py")).expect("the program");
    let steps = 4 * COUNTER_ROUNDS + 10;
    let took = record(&page, &counter.replace("1000000", &COUNTER_ROUNDS.to_string()));
    println!("record\t{:.0}", steps as f64 / took * 1000.0);
    let seek = "(at) => { \
        const strip = document.querySelector('#timeline'), box = strip.getBoundingClientRect(); \
        const x = box.left + 12 + (at * 7919 % 997) / 997 * (box.width - 24), y = box.top + box.height / 2; \
        const event = kind => strip.dispatchEvent(new PointerEvent(kind, \
            { clientX: x, clientY: y, button: 0, pointerId: 1, isPrimary: true, bubbles: true })); \
        event('pointerdown'); event('pointerup'); }";
    tell("seek", several(&page, SEEKS, seek));

    record(&page, &many_objects());
    // Keys are not meant for the editor.
    page.run("document.activeElement.blur()");
    page.key("End");
    let key = |key: &str| {
        format!(
            "() => document.body.dispatchEvent(\
             new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}))"
        )
    };
    page.wait_for("document.querySelector('#count b').textContent > 200");
    let mut times = several(&page, STEPS, &key("ArrowLeft"));
    println!("drawn\t{}", page.count("#picture [data-key]"));
    times.extend(several(&page, STEPS, &key("ArrowRight")));
    tell("key", times);
}

/// Runs a program; milliseconds from the key press until the page says that it runs no more.
fn record(page: &Page, program: &str) -> f64 {
    page.write_program(program);
    page.run(
        "window.ran = undefined; \
         const start = performance.now(); let running = false; \
         const watch = new MutationObserver(() => { \
             const now = Boolean(document.querySelector('#stop')); \
             if (running && !now) { watch.disconnect(); window.ran = performance.now() - start; } \
             running = running || now; }); \
         watch.observe(document.body, { subtree: true, childList: true }); \
         document.querySelector('#run').click()",
    );
    page.wait_for("window.ran !== undefined");
    page.run("return window.ran").as_f64().unwrap_or(f64::INFINITY)
}

/// Does something so many times; the milliseconds each took.
fn several(page: &Page, count: usize, act: &str) -> Vec<f64> {
    // In parts, each shorter than the page is waited for.
    let mut times = Vec::new();
    for first in (0..count).step_by(25) {
        let part = (count - first).min(25);
        page.run(&format!("const act = {act}; several({part}, at => act(at + {first}))"));
        page.wait_for("window.figures !== undefined");
        let figures = page.run("return window.figures");
        times.extend(figures.as_array().into_iter().flatten().filter_map(Value::as_f64));
    }
    times
}

fn tell(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("{name} p50\t{:.1}\n{name} p95\t{:.1}\n{name} p99\t{:.1}", at(0.5), at(0.95), at(0.99));
}

/// A program whose picture has about three hundred boxes, some of which change.
fn many_objects() -> String {
    let mut program = String::from(
        "def make(start):\n    total = [start]\n    def add(amount):\n        total.append(amount)\n        return len(total)\n    return add\n",
    );
    for at in 0..28 {
        program += &format!("add{at} = make({at})\n");
    }
    program += "for turn in range(60):\n    add0(turn)\n    add27(turn)\n";
    program
}
