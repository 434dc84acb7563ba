//! The engine's promises: sizes, and that history is one story however it is read.

mod files;

use lexiscope::code::Instruction;
use lexiscope::pylib;
use lexiscope::view::{EndKind, ProgressState, Recording};
use lexiscope::vm::{Limits, Value};
use std::path::{Path, PathBuf};

#[test]
fn values_and_instructions_are_small() {
    assert_eq!(size_of::<Value>(), 16);
    assert_eq!(size_of::<Instruction>(), 8);
}

/// A program's whole run, recorded in slices of `slice` units of work.
fn record(source: &str, limits: Limits, slice: u64) -> Recording {
    let mut recording = Recording::start(source, "test.py", &pylib::library(), limits)
        .unwrap_or_else(|errors| panic!("{errors:?}\n{source}"));
    while recording.advance(slice).state == ProgressState::Running {}
    if recording.progress().state == ProgressState::WaitingForInput {
        recording.answer(None);
        while recording.advance(slice).state == ProgressState::Running {}
    }
    recording
}

/// What a person sees at `stop`, as text.
fn dump(recording: &mut Recording, stop: u64) -> String {
    serde_json::to_string(&recording.view(stop)).expect("a view is plain data")
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// Steps through a recording once, then seeks at random: every stop must look as it did.
fn check_seeks(name: &str, source: &str, seeks: u64, seed: u64) {
    let mut recording = record(source, Limits { line_steps: 20_000, ..Limits::default() }, 10_000);
    let stops = recording.stops();
    let mut random = Random(seed | 1);
    let wanted: Vec<u64> = match stops {
        0..=300 => (0..=stops).collect(),
        _ => (0..200).map(|_| random.below(stops + 1)).chain([0, stops]).collect(),
    };
    let mut seen: Vec<(u64, String)> = Vec::new();
    let mut ordered = wanted.clone();
    ordered.sort();
    ordered.dedup();
    for stop in ordered {
        seen.push((stop, dump(&mut recording, stop)));
    }
    for round in 0..seeks {
        let (stop, expected) = &seen[random.below(seen.len() as u64) as usize];
        let got = dump(&mut recording, *stop);
        assert!(
            got == *expected,
            "{name}, seed {seed}, seek {round} to stop {stop} of {stops}:\nfirst {expected}\nthen  {got}\nfault {:?}",
            recording.fault()
        );
        recording.check_replay();
    }
    assert_eq!(recording.fault(), None, "{name}, seed {seed}");
}

fn corpus() -> Vec<PathBuf> {
    files::python_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python"))
}

#[test]
fn every_stop_of_the_corpus_looks_the_same_from_wherever_it_is_reached() {
    for (number, path) in corpus().iter().enumerate() {
        let source = std::fs::read_to_string(path).expect("a corpus program is readable");
        if Recording::start(&source, "test.py", &pylib::library(), Limits::default()).is_err() {
            // CPython refuses it too: tests/python.rs says with which words.
            continue;
        }
        check_seeks(&path.display().to_string(), &source, 60, 7 + number as u64);
    }
}

#[test]
fn a_long_run_with_garbage_and_large_containers_can_be_stood_in_anywhere() {
    let source = "
big = []
table = {}
def make(n):
    box = [n]
    def inner():
        box[0] += 1
        return box[0]
    return inner
fs = []
for i in range(4000):
    big.append(i)
    table[i % 97] = str(i) * 3
    if i % 50 == 0:
        fs.append(make(i))
    if i % 7 == 0:
        big[i // 2] = -i
    if i % 13 == 0:
        big.pop()
    if i % 31 == 0:
        del table[i % 97]
print(len(big), len(table), sum(f() for f in fs))
";
    check_seeks("long run", source, 300, 11);
}

#[test]
fn a_recording_made_in_small_slices_and_looked_at_meanwhile_is_the_same_recording() {
    let source = "
def gen(n):
    for i in range(n):
        yield i
total = 0
for x in gen(3000):
    total += x
print(total)
";
    let mut whole = record(source, Limits::default(), 1_000_000);
    let mut sliced =
        Recording::start(source, "test.py", &pylib::library(), Limits::default()).expect("compiles");
    let mut random = Random(5);
    while sliced.advance(700).state == ProgressState::Running {
        let stops = sliced.stops();
        sliced.view(random.below(stops));
    }
    assert_eq!(whole.stops(), sliced.stops());
    for _ in 0..50 {
        let stop = random.below(whole.stops() + 1);
        assert_eq!(dump(&mut whole, stop), dump(&mut sliced, stop), "stop {stop}");
    }
}

/// Runs `source` with these limits: how it must end.
fn check_end(source: &str, limits: Limits, expected: &str) {
    let recording = record(source, limits, 1_000_000);
    let ProgressState::Ended(end) = recording.progress().state else { panic!("still running: {source}") };
    let text = match end {
        EndKind::Finished => "finished".to_string(),
        EndKind::Exception(text) | EndKind::Limit(text) => text,
        EndKind::Exit(status) => format!("exit {status}"),
    };
    assert!(text.contains(expected), "{source}\nended: {text}\nexpected: {expected}");
}

#[test]
fn limits_end_a_run_with_words_and_keep_what_there_is() {
    let few = Limits { line_steps: 10_000, ..Limits::default() };
    check_end("while True:\n    x = 1\n", few, "more than 10000 steps");
    check_end("while True: pass\n", few, "more than 10000 steps");
    check_end(
        "def f(n):\n    return f(n + 1)\nf(0)\n",
        few,
        "RecursionError: maximum recursion depth exceeded",
    );
    check_end("x = 10 ** 10 ** 9\n", few, "too large");
    check_end("x = [0] * 10 ** 12\n", few, "too large");
    check_end("x = 'ab'\nwhile True:\n    x += x\n", few, "large");
    check_end("while True:\n    print('x' * 10000)\n", Limits { output: 1 << 20, ..few }, "printed too much");
    let little = Limits { memory: 32 << 20, ..few };
    check_end("held = []\nwhile True:\n    held.append('x' * 10000)\n", little, "too much memory");
    let mut recording = record("n = 0\nwhile True:\n    n += 1\n", few, 1_000_000);
    let last = recording.stops();
    assert!(last >= 9_999, "{last}");
    let view = recording.view(last);
    assert_eq!(view.globals[0].name, "n");
    assert_eq!(view.globals[0].value.as_ref().map(|value| value.text.as_str()), Some("4999"));
}

#[test]
fn input_parks_the_machine_and_the_answer_belongs_to_the_recording() {
    let source = "name = input('who? ')\nprint('hello', name)\n";
    let mut recording =
        Recording::start(source, "test.py", &pylib::library(), Limits::default()).expect("compiles");
    while recording.advance(1000).state == ProgressState::Running {}
    assert_eq!(recording.progress().state, ProgressState::WaitingForInput);
    recording.view(0);
    recording.answer(Some("Ada"));
    while recording.advance(1000).state == ProgressState::Running {}
    let last = recording.stops();
    assert!(recording.view(last).output.ends_with("hello Ada\n"), "{:?}", recording.view(last).output);
    assert_eq!(recording.view(0).output, "");
    assert!(recording.view(last).output.ends_with("hello Ada\n"));
}

#[test]
fn an_expression_is_evaluated_at_a_stop_and_leaves_no_trace() {
    let source = "
def counter():
    count = 0
    def inc():
        nonlocal count
        count += 1
        print('counted', count)
        return count
    return inc
class Loud:
    def __repr__(self):
        print('asked')
        return 'Loud!'
c = counter()
loud = Loud()
c()
c()
";
    let mut recording = record(source, Limits::default(), 1_000_000);
    let stops = recording.stops();
    let before: Vec<String> = (0..=stops).map(|stop| dump(&mut recording, stop)).collect();
    let mut check = |stop: u64, expression: &str, result: Result<&str, &str>, output: &str| {
        let got = recording.evaluate(stop, expression);
        assert_eq!(got.result.as_deref().map_err(String::as_str), result, "{expression} at {stop}");
        assert_eq!(got.output, output, "{expression} at {stop}");
        let other = dump(&mut recording, stops / 2);
        assert_eq!(other, before[stops as usize / 2], "after {expression} at {stop}");
    };
    check(stops, "1 + 1", Ok("2"), "");
    check(stops, "c()", Ok("3"), "counted 3\n");
    check(stops, "c()", Ok("3"), "counted 3\n");
    check(stops, "[c() for _ in range(3)]", Ok("[3, 4, 5]"), "counted 3\ncounted 4\ncounted 5\n");
    check(stops, "loud", Ok("Loud!"), "asked\n");
    check(stops, "nothing_of_this_name", Err("NameError: name 'nothing_of_this_name' is not defined"), "");
    check(stops, "1 +", Err("SyntaxError: invalid syntax"), "");
    check(stops, "[x for x in iter(int, 1)]", Err("the expression ran for too long"), "");
    check(
        stops,
        "(lambda f: f(f))(lambda f: f(f))",
        Err("RecursionError: maximum recursion depth exceeded"),
        "",
    );
    check(0, "c", Err("NameError: name 'c' is not defined"), "");
    for (stop, expected) in before.iter().enumerate() {
        assert_eq!(dump(&mut recording, stop as u64), *expected, "stop {stop}");
    }
    let inside =
        (0..stops).find(|&stop| recording.view(stop).frames.iter().any(|frame| frame.function == "inc"));
    let got = recording.evaluate(inside.expect("inc runs") + 1, "count + 10");
    assert_eq!(got.result.as_deref(), Ok("10"));
}

#[test]
fn a_run_that_met_a_limit_can_go_on_with_a_larger_one() {
    let source = "n = 0\nwhile n < 30000:\n    n += 1\nprint(n)\n";
    let few = Limits { line_steps: 10_000, ..Limits::default() };
    let mut recording = record(source, few, 1_000_000);
    assert!(matches!(recording.progress().state, ProgressState::Ended(EndKind::Limit(_))));
    let early = dump(&mut recording, 5_000);
    recording.go_on(Limits::default());
    while recording.advance(7_000).state == ProgressState::Running {}
    assert_eq!(recording.progress().state, ProgressState::Ended(EndKind::Finished));
    let last = recording.stops();
    assert_eq!(recording.view(last).output, "30000\n");
    assert_eq!(dump(&mut recording, 5_000), early);
    let mut whole = record(source, Limits::default(), 1_000_000);
    assert_eq!(whole.stops(), last);
    assert_eq!(dump(&mut whole, last - 1), dump(&mut recording, last - 1));
}
