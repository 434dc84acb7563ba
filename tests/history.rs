//! History is one story, to the last object: what a plain run, which notes nothing, comes past on its way forward is what
//! a recording shows at the same stop, from wherever and however it got there. Programs of the corpus and random ones;
//! what fails prints its seed.

mod files;

mod state;

use lexiscope::pylib;
use lexiscope::timeline::{Phase, Timeline};
use lexiscope::vm::{Ending, Library, Limits, Machine, Pause};
use state::{boot, dump, loaded};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

const LIMITS: Limits = Limits { line_steps: 6_000, memory: 64 << 20, output: 1 << 20, ..LARGE };
const LARGE: Limits = Limits {
    line_steps: 0,
    memory: 0,
    output: 0,
    depth: 1000,
    int_bits: 1 << 16,
    operation: 1 << 20,
    work: 60_000,
};
/// Stops of each program that are compared.
const DUMPS: u64 = 16;

struct Random(u64);

impl Random {
    fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// Runs forward without noting anything: what there is at random stops.
fn forward(library: &Library, source: &str, stops: u64, random: &mut Random) -> HashMap<u64, String> {
    let mut machine = loaded(library, source, LIMITS).expect("it could be recorded");
    let boot = boot(&machine);
    let mut wanted: Vec<u64> = (0..DUMPS).map(|_| random.below(stops)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut dumps = HashMap::new();
    for stop in wanted {
        let mut pause = machine.run_to_stop(stop);
        while pause == Pause::Input {
            machine.add_input(None);
            pause = machine.run_to_stop(stop);
        }
        assert_eq!(pause, Pause::Stop, "stop {stop} of {stops} in a plain run");
        dumps.insert(stop, dump(&machine, &boot));
    }
    dumps
}

/// Records in slices of random size, looking back in between.
fn record(machine: Machine, random: &mut Random) -> Timeline {
    let mut timeline = Timeline::new(machine);
    loop {
        match timeline.advance(1 + random.below(9_000)) {
            Phase::Running if random.below(3) == 0 => {
                let stops = timeline.stops();
                timeline.seek(random.below(stops + 1));
            }
            Phase::Running => {}
            Phase::WaitingForInput => timeline.answer(None),
            Phase::Ended(Ending::Fault(text)) => panic!("{text}"),
            Phase::Ended(_) => return timeline,
        }
    }
}

/// Compares a program's plain run with `seeks` moves in its recording, at every grain.
fn check(library: &Library, name: &str, source: &str, seeks: u64, seed: u64) {
    let Some(machine) = loaded(library, source, LIMITS) else { return };
    let boot = boot(&machine);
    let mut random = Random::new(seed);
    let mut timeline = record(machine, &mut random);
    let stops = timeline.stops();
    if stops == 0 {
        return;
    }
    let dumps = forward(library, source, stops, &mut random);
    let wanted: Vec<u64> = dumps.keys().copied().collect();
    for seek in 0..seeks {
        match random.below(8) {
            0 => {
                let step = random.below(timeline.line_steps() + 1);
                timeline.stop_of_line_step(step);
            }
            1 => timeline.seek(random.below(stops + 2)),
            2 => {
                let (stop, most) = (random.below(stops), 1 + random.below(9) as usize);
                timeline.each_instruction(stop, most, |_, _| true);
            }
            3 => timeline.check_replay(),
            _ => {}
        }
        let stop = wanted[random.below(wanted.len() as u64) as usize];
        timeline.seek(stop);
        let (got, expected) = (dump(timeline.machine(), &boot), &dumps[&stop]);
        if got != *expected {
            let differs = got.lines().zip(expected.lines()).find(|(got, expected)| got != expected);
            panic!("{name}, seed {seed}, seek {seek}, stop {stop} of {stops}: {differs:#?}\n{source}");
        }
    }
    assert_eq!(timeline.fault(), None, "{name}, seed {seed}\n{source}");
}

fn corpus() -> Vec<PathBuf> {
    files::python_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python"))
}

#[test]
fn the_corpus_is_the_same_run_forward_and_sought_in() {
    let library = pylib::library();
    for (seed, path) in corpus().iter().enumerate() {
        let source = std::fs::read_to_string(path).expect("a corpus program is readable");
        check(&library, &path.display().to_string(), &source, 20, seed as u64);
    }
}

/// What a random program is made of; `#` stands for a number, `$` for a variable, `@` for a function.
const STATEMENTS: &[&str] = &[
    "$ = #",
    "$ = [#, #, $]",
    "$ = {#: $, 'k': #}",
    "$ = {#, #, str(#)}",
    "$ = ($, #)",
    "$ = str($)[:#] + 'x'",
    "$ = 2 ** (# * 9)",
    "shared.append($)\nif len(shared) > 9: del shared[# % 7:]",
    "table[#] = $\nif # % 3 == 0: table.pop(#, None)",
    "table = {key: # for key in sorted(table, key=str)}",
    "shared.sort(key=lambda item: len(repr(item)))",
    "shared.reverse(); shared.extend(range(#))",
    "shared[# % 3:# % 5] = [#] * (# % 4)",
    "$ = counter()\n$(); $()",
    "$ = [make() for make in [counter] * 3]\nfor tick in $: tick()",
    "for $ in range(# % 5):\n    if $ == 3: break\nelse:\n    $ = 'none'",
    "try:\n    $ = [1, 2][#]\nexcept IndexError as error:\n    $ = str(error)\nfinally:\n    table['tried'] = #",
    "parked.append(walk(#))\n$ = next(parked[-1])",
    "if parked: $ = [next(one, None) for one in parked]",
    "if len(parked) > 3: parked.pop(0).close()",
    "$ = sum(walk(# % 9))",
    "$ = Box(#); $.more = [$.held, #]; shared.append($)",
    "$ = max([Box(#), Box(#), Box(#)], key=Box.weight)",
    "$ = Box(#) == Box(#), repr(Box($))",
    "$ = sorted({Box(#): #, Box(#): #}.values())",
    "$ = random.randrange(# + 1), random.random()",
    "time.sleep(#); $ = time.time()",
    "print($, #)",
    "print($, end=' ')\nprint(len(shared), file=sys.stderr)",
    "$ = input('? ') if # == 7 else None",
    "$ = deep(# * 2)",
    "with Box(#) as $: table['in'] = $.held",
    "del shared[:# % 3]",
    "global_count = $ = #\n@()",
    "$ = eval('# + 1'); exec('table[#] = shared[:1]')",
    "$ = (lambda a, *rest, k=#: (a, rest, k))(*range(1 + # % 4))",
    "a, *$ = range(1 + # % 5)",
    "match $:\n    case [first, *_]: $ = first\n    case {'k': found}: $ = found\n    case _: $ = #",
    "import collections; $ = collections.Counter(str(#) * 3); $.update('ab')",
    "$ = weakref.ref(Box(#)), weakref.ref(shared[0]) if shared and isinstance(shared[0], Box) else None",
    "gc.collect(); $ = [[] for _ in range(# * 30)]",
];

const BEFORE: &str = "
import gc, random, sys, time, weakref
shared, table, parked, a, b, c = [], {}, [], 1, 'b', None
def counter():
    count = 0
    def tick():
        nonlocal count
        count += 1
        return count
    return tick
def walk(n):
    try:
        for i in range(n):
            got = yield i
    finally:
        table['walked'] = n
def deep(n):
    return n if n < 1 else 1 + deep(n - 1)
class Box:
    made = 0
    def __init__(self, held):
        self.held = held
        Box.made += 1
    def weight(self): return self.held if isinstance(self.held, int) else 0
    def __eq__(self, other): return self.held == other.held
    def __hash__(self): return hash(self.held) % 3
    def __repr__(self): return f'Box({self.held!r})'
    def __enter__(self): return self
    def __exit__(self, *error): table['out'] = self.held
    def __del__(self): table['gone'] = table.get('gone', 0) + 1
";

/// A random statement, its places filled.
fn statement(indent: &str, random: &mut Random) -> String {
    let mut pick = |words: &[&'static str]| words[random.below(words.len() as u64) as usize];
    let template = pick(STATEMENTS);
    let filled: String = template
        .chars()
        .map(|letter| match letter {
            '#' => pick(&["0", "1", "2", "3", "5", "7", "8", "11"]).to_owned(),
            '$' => pick(&["a", "b", "c"]).to_owned(),
            '@' => pick(&["f0", "f1", "f2"]).to_owned(),
            other => other.to_string(),
        })
        .collect();
    filled.lines().map(|line| format!("{indent}{line}\n")).collect()
}

/// A random program: functions of random statements, called in rounds.
fn program(random: &mut Random) -> String {
    let mut source = BEFORE.to_owned();
    for at in 0..3 {
        source += &format!("def f{at}():\n    a = b = c = {at}\n");
        for _ in 0..1 + random.below(4) {
            source += &statement("    ", random);
        }
    }
    source += &format!("for turn in range({}):\n", 2 + random.below(12));
    source += "    try:\n";
    for _ in 0..3 + random.below(8) {
        source += &statement("        ", random);
    }
    source + "    except Exception as error:\n        print(type(error).__name__, error)\n"
}

#[test]
fn random_programs_are_the_same_run_forward_and_sought_in() {
    let library = pylib::library();
    for seed in 1_000..1_040 {
        let source = program(&mut Random::new(seed));
        assert!(loaded(&library, &source, LIMITS).is_some(), "seed {seed} makes no program:\n{source}");
        check(&library, "a random program", &source, 100, seed);
    }
}
