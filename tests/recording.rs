//! What was recorded stays as it was recorded: whatever is evaluated at its stops, and however the run ended. A run that
//! met a limit goes on with a larger one, and is the run that never met it.

mod state;

use lexiscope::timeline::{Phase, Timeline};
use lexiscope::vm::native::{Interrupt, NativeDef};
use lexiscope::vm::{Ending, Library, Limits, Pause, RESULT_NAME};
use lexiscope::{compile, pylib, scope, syntax};
use state::{boot, dump, loaded, without_guesses};

fn run(timeline: &mut Timeline) -> Ending {
    loop {
        match timeline.advance(7_000) {
            Phase::Running => {}
            Phase::WaitingForInput => timeline.answer(Some("an answer")),
            Phase::Ended(ending) => return ending.clone(),
        }
    }
}

fn recorded(library: &Library, source: &str, limits: Limits) -> (Timeline, Ending) {
    let mut timeline = Timeline::new(loaded(library, source, limits).expect("it compiles"));
    let ending = run(&mut timeline);
    (timeline, ending)
}

/// What is kept of the run once every epoch was swapped out and in again.
fn kept(timeline: &mut Timeline) -> String {
    timeline.seek(0);
    timeline.seek(u64::MAX);
    without_guesses(&timeline.recorded())
}

/// As the page evaluates an expression.
fn evaluate(timeline: &mut Timeline, stop: u64, expression: &str) -> Result<String, String> {
    let source = format!("{RESULT_NAME} = repr((\n{expression}\n))\n");
    let parsed = syntax::parse(&source);
    let (symbols, _) = scope::analyze(&parsed.module, &source);
    let program = compile::compile(&parsed.module, &source, &symbols).expect("it compiles");
    timeline.evaluate(stop, &program, 20_000).result
}

const BUSY: &str = "
import random, time
class Account:
    opened = 0
    def __init__(self, owner):
        self.owner, self.balance = owner, 0
        Account.opened += 1
    def __repr__(self): return f'<{self.owner}: {self.balance}>'
    def __getattr__(self, name): return name * 2
def counter():
    count = 0
    def tick():
        nonlocal count
        count += 1
        print('tick', count)
        return count
    return tick
def walk(n):
    for i in range(n):
        yield i
tick, walker, accounts, table = counter(), walk(1000), [], {}
name = input('who? ')
for turn in range(600):
    tick()
    next(walker)
    table[turn] = [turn] * 50
    if turn % 9 == 0:
        accounts.append(Account(name))
        table.pop(turn // 2, None)
    try:
        accounts[turn].balance += 1
    except IndexError as error:
        last = error
print(len(accounts), random.random(), time.time())
";

/// Each does what it can to what it finds.
const EXPRESSIONS: &[&str] = &[
    "1 + 1",
    "tick() + tick()",
    "[tick() for tick in [counter()] * 3]",
    "turn > 300 and len(accounts) > 20",
    "next(walker), list(walker)[-1:]",
    "accounts.clear(), table.clear(), globals().clear()",
    "[account.__init__('me') for account in accounts], Account.opened",
    "setattr(Account, '__repr__', lambda self: 'gone'), accounts[:1]",
    "accounts[0].missing",
    "exec('import json, collections\\nclass Account: pass\\ntick = 5\\nprint(json.dumps([1]))')",
    "random.random(), random.seed(1), time.sleep(5), time.time()",
    "1 / 0",
    "nothing_of_this_name",
    "(lambda f: f(f))(lambda f: f(f))",
    "[x for x in iter(int, 1)]",
    "[tick() for x in iter(int, 1)]",
    "table.update({k: [0] * 20000 for k in range(200)}) or 'x' * 10 ** 9",
    "10 ** 10 ** 9",
    "print('x' * 100000) or [print('x' * 100000) for _ in range(100)]",
    "input('never ')",
    "exec('raise SystemExit(3)')",
    "walker.throw(ValueError('in'))",
    "walker.close(), next(walker, 'closed')",
    "last.__traceback__, last.args, last.with_traceback(None)",
    "[set(range(900)) for _ in range(9)][0].pop()",
];

#[test]
fn what_is_evaluated_leaves_the_recording_as_it_was_to_the_last_byte() {
    let limits = Limits { output: 1 << 20, memory: 64 << 20, ..Limits::default() };
    let (mut timeline, ending) = recorded(&pylib::library(), BUSY, limits);
    assert_eq!(ending, Ending::Finished);
    let before = kept(&mut timeline);
    let stops = timeline.stops();
    let mut limited = 0;
    for round in 0..6 {
        for (at, expression) in EXPRESSIONS.iter().enumerate() {
            // Ever other stops, the first and the last among them.
            let stop = (round * 7919 + at as u64 * 104_729 + round * stops / 5) % (stops + 1);
            let got = evaluate(&mut timeline, stop, expression);
            limited += u64::from(got == Err("the expression ran for too long".into()));
            let again = evaluate(&mut timeline, stop, expression);
            assert_eq!(got, again, "{expression} at {stop}");
        }
        let now = kept(&mut timeline);
        assert!(now == before, "round {round}: another recording than before ({} bytes)", now.len());
    }
    assert!(limited >= 6, "some evaluations meet their limit: {limited}");
    for stop in (0..stops).step_by(977) {
        timeline.seek(stop);
        timeline.check_replay();
    }
    assert_eq!(timeline.fault(), None);
}

/// A dump without the count of work: what met a limit is counted once more when the run goes on.
fn without_work(dump: &str) -> String {
    let Some((before, after)) = dump.split_once(", work: ") else { return dump.to_owned() };
    before.to_owned() + after.trim_start_matches(|c: char| c.is_ascii_digit())
}

/// Compares stops all over a recording, its last ones and its end, with a plain run under `limits`.
fn check_stops(what: &str, library: &Library, source: &str, limits: Limits, timeline: &mut Timeline) {
    let mut machine = loaded(library, source, limits).expect("it compiles");
    let boot = boot(&machine);
    let stops = timeline.stops();
    let mut wanted: Vec<u64> = (0..12).map(|at| at * stops / 12).collect();
    wanted.extend([stops.saturating_sub(2), stops.saturating_sub(1)]);
    wanted.dedup();
    let mut dumps = Vec::new();
    for stop in wanted {
        let mut pause = machine.run_to_stop(stop);
        while pause == Pause::Input {
            machine.add_input(Some("an answer"));
            pause = machine.run_to_stop(stop);
        }
        assert_eq!(pause, Pause::Stop, "{what}: stop {stop} of {stops} in a plain run");
        dumps.push((stop, dump(&machine, &boot)));
    }
    for (stop, expected) in dumps.iter().rev().chain(&dumps) {
        timeline.seek(*stop);
        let (got, expected) = (without_work(&dump(timeline.machine(), &boot)), without_work(expected));
        if got != expected {
            let differs = got.lines().zip(expected.lines()).find(|(got, expected)| got != expected);
            panic!("{what}: stop {stop} of {stops}: {differs:#?}");
        }
        timeline.check_replay();
    }
    assert_eq!(timeline.fault(), None, "{what}");
}

/// A program that meets a limit, what the limit says, and the limits to meet it with.
fn check_limit(what: &str, source: &str, words: &str, limits: Limits) {
    let library = pylib::library();
    let large = Limits { line_steps: 100_000, ..Limits::default() };
    // Looked at while it stands at the limit, and not: the recording must be the same.
    for looked_at in [true, false] {
        let (mut timeline, ending) = recorded(&library, source, limits);
        let Ending::Limit(text) = &ending else { panic!("{what}: ended with {ending:?}") };
        assert!(text.contains(words), "{what}: {text}");
        let early = timeline.stops();
        assert!(early > 20, "{what}: {early} stops");
        if looked_at {
            check_stops(what, &library, source, limits, &mut timeline);
        }
        timeline.go_on(large);
        assert_eq!(run(&mut timeline), Ending::Finished, "{what}, gone on");
        assert!(timeline.stops() > early, "{what}: no stop was added");
        check_stops(&format!("{what}, gone on"), &library, source, large, &mut timeline);
    }
}

#[test]
fn a_run_that_met_a_limit_keeps_everything_and_goes_on_with_a_larger_one() {
    let before = "
def counter():
    count = 0
    def tick():
        nonlocal count
        count += 1
        return count
    return tick
tick, held = counter(), []
for turn in range(400):
    held.append([tick(), 'x' * turn])
";
    let with = |rest: &str| format!("{before}{rest}print(tick(), len(held))\n");
    let small = Limits { line_steps: 50_000, ..Limits::default() };
    check_limit(
        "line steps",
        &with("while tick() < 3000: pass\n"),
        "more than 5000 steps",
        Limits { line_steps: 5000, ..small },
    );
    check_limit(
        "memory",
        &with("for turn in range(300): held.append('x' * (100000 + tick()))\n"),
        "too much memory",
        Limits { memory: 12 << 20, ..small },
    );
    check_limit(
        "output",
        &with("for turn in range(300): print('line', tick(), 'x' * 100)\n"),
        "printed too much",
        Limits { output: 10_000, ..small },
    );
    check_limit(
        "size of a number",
        &with("for turn in range(12): held.append((7 ** 1000) ** tick())\n"),
        "too large",
        Limits { int_bits: 1_130_000, ..small },
    );
    check_limit(
        "one operation's work",
        &with("for turn in range(30): held.append(len('ab' * (turn * 1000 + tick())))\n"),
        "too large",
        Limits { operation: 30_000, ..small },
    );
    check_limit(
        "one operation's work in the library's Python",
        &with("for turn in range(30): held.append(sorted([0, 1] * (turn * 100), key=lambda n: -n)[:3])\n"),
        "too large",
        Limits { operation: 3_000, ..small },
    );
    check_limit(
        "work",
        &with("for turn in range(3000): tick()\n"),
        "too long",
        Limits { work: 5_000, ..small },
    );
}

#[test]
fn a_recording_that_gets_too_large_ends_and_keeps_everything() {
    // Of a list that is replaced again and again every content is kept.
    let source = "
table = {}
for turn in range(30000):
    table[turn % 500] = 'x' * 3000 + str(turn)
print(len(table))
";
    check_limit(
        "the recording's memory",
        source,
        "recording took too much memory",
        Limits { memory: 4 << 20, ..Limits::default() },
    );
}

#[test]
fn a_run_that_was_stopped_keeps_everything_and_goes_on() {
    let library = pylib::library();
    let mut timeline = Timeline::new(loaded(&library, BUSY, Limits::default()).expect("it compiles"));
    while *timeline.advance(1_000) != Phase::Running || timeline.stops() < 500 {
        timeline.answer(Some("an answer"));
    }
    timeline.stop();
    assert_eq!(*timeline.advance(1_000), Phase::Ended(Ending::Limit("stopped".into())));
    check_stops("stopped", &library, BUSY, Limits::default(), &mut timeline);
    timeline.go_on(Limits::default());
    assert_eq!(run(&mut timeline), Ending::Finished);
    check_stops("stopped, gone on", &library, BUSY, Limits::default(), &mut timeline);
}

#[test]
fn a_run_that_met_a_fault_keeps_everything() {
    let mut library = pylib::library();
    let broken = NativeDef { name: "broken", owner: "", run: |_| Err(Interrupt::Fault("it broke".into())) };
    library.natives.push(broken);
    let source =
        BUSY.replace("    next(walker)", "    next(walker)\n    if turn == 400: print('now', broken())");
    let (mut timeline, ending) = recorded(&library, &source, Limits::default());
    assert_eq!(ending, Ending::Fault("it broke".into()));
    check_stops("a fault", &library, &source, Limits::default(), &mut timeline);
    timeline.go_on(Limits::default());
    assert!(matches!(timeline.phase(), Phase::Ended(Ending::Fault(_))), "what is broken stays so");
}
