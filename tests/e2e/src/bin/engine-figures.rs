//! Measures the engine as the page has it: recording, going to any stop, stepping. Prints a line for each figure: its
//! name, a tab, milliseconds (or line steps a second). Times are taken in the page, from the event that a person causes to
//! the turn after the browser has painted what came of it.

use lexiscope_e2e::{Page, View, root, site};
use serde_json::Value;

/// Rounds of the counter: 4.8 million line steps, what the page records at most being five.
const COUNTER_ROUNDS: u64 = 1_200_000;
const SEEKS: usize = 200;
const STEPS: usize = 150;
/// Turns over a heap of some size, the line steps of each, and how often that is measured.
const HEAP_TURNS: u64 = 600_000;
const HEAP_STEPS: u64 = 6;
const HEAP_ROUNDS: usize = 5;

/// Waits, in the page, until the stop that a person wants stands in the picture and has been painted. Three times come of
/// it: all of it, from the event to the turn after the frame; what of it was work (without the wait for the screen's next
/// refresh, which nobody can shorten); how long the worker took to answer.
const TIMING: &str = "
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...words) {
        if (!this.watched) {
            this.watched = true;
            this.addEventListener('message', () => { window.answered ??= performance.now() - window.asked; });
        }
        if (!window.first && words[0] instanceof ArrayBuffer) {
            [window.first, window.engine] = [words[0].slice(0), this];
            [window.asked, window.answered] = [performance.now(), undefined];
        }
        return post.apply(this, words);
    };
    window.pause = time => new Promise(next => setTimeout(next, time));
    window.timed = act => new Promise(done => {
        // The line is told once the stop that is wanted is the one in the picture.
        const number = () => document.querySelector('#count b').textContent;
        const stands = () => document.querySelector('#count small').textContent.startsWith('line');
        window.first = undefined;
        const before = number(), start = performance.now();
        const finish = changed => requestAnimationFrame(() => {
            const frame = performance.now();
            setTimeout(() => {
                const end = performance.now();
                done([end - start, changed - start + end - frame, window.answered]);
            });
        });
        const watch = new MutationObserver(() => {
            if (number() !== before && stands()) { watch.disconnect(); finish(performance.now()); }
        });
        watch.observe(document.querySelector('#count'), { subtree: true, childList: true, characterData: true });
        act();
    });
    // A person is not in step with the screen, and presses thirty times a second at most.
    window.several = async (count, act) => {
        window.figures = undefined;
        const times = [];
        for (let at = 0; at < count; at++) {
            times.push(await timed(() => act(at)));
            (window.questions ??= []).push(window.first);
            await pause(30 + at * 7919 % 17);
        }
        window.figures = times;
    };
    // Asks the engine itself, without the page: how long until it answers.
    window.ask = question => new Promise(done => {
        const start = performance.now();
        engine.addEventListener('message', () => done(performance.now() - start), { once: true });
        post.call(engine, question.slice(0));
    });
    // The questions of the last presses: each asked once, so that the places of things there are known, then from
    // another epoch, then again where the engine stands already. The difference is the way there: leaving one epoch,
    // and running the other one again.
    window.epochs = async (first, last) => {
        window.figures = undefined;
        const times = [];
        for (let at = first; at < last; at++) {
            const question = questions[at], elsewhere = questions[at ? at - 1 : 1];
            for (const asked of [question, elsewhere]) {
                await ask(asked);
                await pause(20);
            }
            const there = await ask(question);
            await pause(20);
            const again = await ask(question);
            await pause(20);
            times.push([there - again, there, again]);
        }
        window.figures = times;
    };";

/// A press on the timeline at a share of its width.
const PRESS: &str = "
    const strip = document.querySelector('#timeline'), box = strip.getBoundingClientRect();
    const x = box.left + 12 + share * (box.width - 24), y = box.top + box.height / 2;
    const event = kind => strip.dispatchEvent(new PointerEvent(kind,
        { clientX: x, clientY: y, button: 0, pointerId: 1, isPrimary: true, bubbles: true }));
    event('pointerdown'); event('pointerup');";

fn main() {
    let page = Page::start(View::default());
    page.goto(&site().url("/"));
    page.wait_for_picture();
    page.run(TIMING);

    let bench =
        |name: &str| std::fs::read_to_string(root().join("tests/bench").join(name)).expect("the program");
    let counter = bench("counter.py");
    let steps = 4 * COUNTER_ROUNDS + 10;
    let took = record(&page, &counter.replace("1000000", &COUNTER_ROUNDS.to_string()));
    println!("record\t{:.0}", steps as f64 / took * 1000.0);
    let seeks = several(&page, SEEKS, &format!("at => {{ const share = (at * 7919 % 997) / 997; {PRESS} }}"));
    tell("seek", &seeks, 0);
    tell("seek work", &seeks, 1);
    tell("seek worker", &seeks, 2);
    // A few pixels on are some epochs on: one is taken back, one is run again, up to anywhere in it.
    page.run("window.questions = []");
    several(&page, SEEKS, &format!("at => {{ const share = 0.2 + at * 0.003; {PRESS} }}"));
    let epochs = in_parts(&page, SEEKS, |first, count| format!("epochs({first}, {})", first + count));
    tell("epoch", &epochs, 0);
    tell("epoch view", &epochs, 1);

    cost_of_heap(&page, &bench("heap.py"));
    keys("key", &page);
    drop(page);
    // What is our part in it: the same where no screen has to be waited for. Without motion, which the browser would draw
    // some thousand times a second there, on the processor that is being measured.
    let still = View { still: true, ..View::default() };
    let page = Page::start_with(still, &["--disable-frame-rate-limit", "--disable-gpu-vsync"]);
    page.goto(&site().url("/"));
    page.wait_for_picture();
    page.run(TIMING);
    keys("unlimited", &page);
}

/// Records over heaps of three sizes in turns, and tells the middle of several rounds. The first round is for the browser
/// to compile what runs often, and is not counted.
fn cost_of_heap(page: &Page, source: &str) {
    let sizes = [10, 1_000, 100_000];
    let mut times = sizes.map(|_| Vec::new());
    for round in 0..=HEAP_ROUNDS {
        for (live, times) in sizes.iter().zip(&mut times) {
            let program = |turns: u64| {
                let lines = source.lines().map(|line| match line {
                    _ if line.starts_with("ROUNDS") => format!("ROUNDS = {turns}\n"),
                    _ if line.starts_with("LIVE") => format!("LIVE = {live}\n"),
                    _ => format!("{line}\n"),
                });
                lines.collect::<String>()
            };
            // What making the objects takes is not the question.
            let (empty, full) = (record(page, &program(0)), record(page, &program(HEAP_TURNS)));
            if round > 0 {
                times.push((full - empty) * 1e6 / (HEAP_TURNS * HEAP_STEPS) as f64);
            }
        }
    }
    for (live, mut times) in sizes.into_iter().zip(times) {
        times.sort_by(f64::total_cmp);
        println!("heap {live}\t{:.1}", times[times.len() / 2]);
    }
}

/// Steps back and forth through a program with many objects.
fn keys(name: &str, page: &Page) {
    record(page, &many_objects());
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
    let mut times = several(page, STEPS, &key("ArrowLeft"));
    println!("drawn\t{}", page.count("#picture [data-key]"));
    times.extend(several(page, STEPS, &key("ArrowRight")));
    tell(name, &times, 0);
    tell(&format!("{name} work"), &times, 1);
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

/// Does something so many times; what `timed` says of each.
fn several(page: &Page, count: usize, act: &str) -> Vec<[f64; 3]> {
    in_parts(page, count, |first, count| {
        format!("const act = {act}; several({count}, at => act(at + {first}))")
    })
}

/// Measures in parts, each shorter than the page is waited for.
fn in_parts(page: &Page, count: usize, script: impl Fn(usize, usize) -> String) -> Vec<[f64; 3]> {
    let mut times = Vec::new();
    for first in (0..count).step_by(25) {
        page.run(&script(first, (count - first).min(25)));
        page.wait_for("window.figures !== undefined");
        times.extend(figures(page));
    }
    times
}

/// What the page has measured.
fn figures(page: &Page) -> Vec<[f64; 3]> {
    let figures = page.run("return window.figures");
    let three =
        |one: &Value| [0, 1, 2].map(|at| one.get(at).and_then(Value::as_f64).unwrap_or(f64::INFINITY));
    figures.as_array().into_iter().flatten().map(three).collect()
}

fn tell(name: &str, times: &[[f64; 3]], which: usize) {
    let mut times: Vec<f64> = times.iter().map(|one| one[which]).collect();
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
