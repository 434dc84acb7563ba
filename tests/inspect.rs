//! What a person asks of a stop is answered truly: which way a name takes (L E G B), and when a variable was written.

use lexiscope::lesson::{Place, Visit};
use lexiscope::pylib;
use lexiscope::view::{
    CellId, FrameId, Letter, Lookup, Mistake, Pointed, ProgressState, Recording, Target, Verdict,
};
use lexiscope::vm::Limits;

fn recorded(program: &str) -> Recording {
    let library = pylib::library();
    let mut recording =
        Recording::start(program, "main.py", &library, Limits::default()).expect("it can be read");
    while recording.advance(1_000_000).state == ProgressState::Running {}
    recording
}

/// The stop at which `line` is about to run for the nth time.
fn at(recording: &mut Recording, line: u32, nth: u32) -> u64 {
    recording.stops_of(&[Place::Before(Visit { line, nth })])[0].expect("the run comes there")
}

/// `L f4 increment: no, E f1 counter: 1`
fn in_short(lookup: &Lookup) -> String {
    let steps = lookup.steps.iter().map(|step| {
        let letter = match step.letter {
            Letter::Local => "L",
            Letter::Enclosing => "E",
            Letter::Global => "G",
            Letter::Builtin => "B",
        };
        let frame = match &step.frame {
            Some(lexiscope::view::Place::Frame(id)) => format!(" {id}"),
            Some(lexiscope::view::Place::ClassBody(_)) => " class".to_owned(),
            _ => String::new(),
        };
        let scope = if step.scope.is_empty() { String::new() } else { format!(" {}", step.scope) };
        let verdict = match &step.verdict {
            Verdict::No => "no".to_owned(),
            Verdict::Skipped => "skipped".to_owned(),
            Verdict::Empty => "empty".to_owned(),
            Verdict::Found(Some(value)) => value.text.clone(),
            Verdict::Found(None) => "found".to_owned(),
        };
        format!("{letter}{frame}{scope}: {verdict}")
    });
    steps.collect::<Vec<_>>().join(", ")
}

/// The ways of the names that `line` reads when it is about to run for the nth time.
fn check_ways(program: &str, line: u32, nth: u32, expected: &[(&str, &str)]) {
    let mut recording = recorded(program);
    let stop = at(&mut recording, line, nth);
    let lookups = recording.lookups(stop, &Pointed::Next);
    let ways: Vec<(String, String)> = lookups.iter().map(|one| (one.name.clone(), in_short(one))).collect();
    let expected: Vec<(String, String)> =
        expected.iter().map(|(name, way)| ((*name).to_owned(), (*way).to_owned())).collect();
    assert_eq!(ways, expected, "{program}");
}

const COUNTER: &str = "\
def counter():
    count = 0
    def increment():
        nonlocal count
        count += step
        return count
    return increment

step = 2
a = counter()
a()
print(a())
";

#[test]
fn a_captured_variable_is_found_in_its_cell_whose_maker_has_returned() {
    check_ways(COUNTER, 6, 2, &[("count", "L f3 increment: no, E f1 counter: 4")]);
}

#[test]
fn a_global_is_found_after_every_scope_around() {
    check_ways(
        COUNTER,
        5,
        1,
        &[
            ("count", "L f2 increment: no, E f1 counter: 0"),
            ("step", "L f2 increment: no, E counter: no, G: 2"),
        ],
    );
}

#[test]
fn builtins_come_last() {
    check_ways(COUNTER, 12, 1, &[("print", "G: no, B: found"), ("a", "G: function increment")]);
}

#[test]
fn a_loop_s_variable_at_module_level_is_a_global_and_no_cell() {
    let program = "fs = []\nfor i in range(3):\n    fs.append(lambda: i)\nprint(fs[0]())\n";
    check_ways(program, 3, 4, &[("i", "L f1 <lambda>: no, G: 2")]);
}

#[test]
fn a_name_that_is_bound_later_in_its_own_scope_is_empty_not_outside() {
    let program =
        "x = 1\ndef f():\n    print(x)\n    x = 2\ntry:\n    f()\nexcept UnboundLocalError:\n    pass\n";
    check_ways(program, 3, 1, &[("print", "L f1 f: no, G: no, B: found"), ("x", "L f1 f: empty")]);
}

#[test]
fn a_class_body_is_not_asked_by_its_methods() {
    let program = "x = 'module'\nclass C:\n    x = 'class'\n    def m(self):\n        return x\nC().m()\n";
    check_ways(program, 5, 1, &[("x", "L f1 m: no, E C: skipped, G: 'module'")]);
}

#[test]
fn what_is_found_nowhere_is_a_name_error() {
    check_ways(
        "def f():\n    return missing\ntry:\n    f()\nexcept NameError:\n    pass\n",
        2,
        1,
        &[("missing", "L f1 f: no, G: no, B: no")],
    );
}

#[test]
fn a_declared_global_is_not_looked_for_around() {
    let program =
        "n = 1\ndef f():\n    n = 2\n    def g():\n        global n\n        return n\n    return g\nf()()\n";
    check_ways(program, 6, 1, &[("n", "G: 1")]);
}

#[test]
fn a_name_can_be_pointed_at_where_nothing_runs() {
    let mut recording = recorded(COUNTER);
    let offset = COUNTER.find("return count").expect("it is there") + "return ".len();
    let lookups = recording.lookups(0, &Pointed::Offset(offset as u32));
    assert_eq!(in_short(&lookups[0]), "L increment: no, E counter: found");
    assert_eq!(recording.lookups(0, &Pointed::Offset(0)), vec![]);
}

#[test]
fn a_row_of_a_frame_can_be_pointed_at() {
    let mut recording = recorded(COUNTER);
    let stop = at(&mut recording, 6, 2);
    let lookups = recording.lookups(stop, &Pointed::Row(FrameId(3), "count".into()));
    assert_eq!(in_short(&lookups[0]), "L f3 increment: no, E f1 counter: 4");
    assert_eq!(recording.lookups(stop, &Pointed::Row(FrameId(9), "count".into())), vec![]);
}

/// Values and lines of a variable's history.
fn check_past(program: &str, target: Target, at_end_of: (u32, u32), expected: &[(&str, u32)]) {
    let mut recording = recorded(program);
    let stop = at(&mut recording, at_end_of.0, at_end_of.1);
    let past = recording.past(&target, stop);
    let text = |value: &Option<lexiscope::view::ValueView>| {
        value.as_ref().map_or("-".to_owned(), |value| value.text.clone())
    };
    let writes: Vec<(String, u32)> =
        past.writes.iter().map(|write| (text(&write.value), write.line)).collect();
    let expected: Vec<(String, u32)> =
        expected.iter().map(|(value, line)| ((*value).to_owned(), *line)).collect();
    assert_eq!(writes, expected);
    assert!(!past.cut);
}

#[test]
fn a_cell_s_history_outlives_its_frame() {
    check_past(COUNTER, Target::Cell(CellId(1)), (12, 1), &[("0", 2), ("2", 5), ("4", 5)]);
}

#[test]
fn a_row_of_a_captured_variable_has_its_cell_s_history() {
    check_past(COUNTER, Target::Row(FrameId(3), "count".into()), (6, 2), &[("0", 2), ("2", 5), ("4", 5)]);
}

#[test]
fn a_global_s_history_is_told_over_the_whole_run() {
    let program = "total = 0\nfor n in [1, 2]:\n    total += n\ndel total\nprint(n)\n";
    check_past(program, Target::Global("total".into()), (2, 1), &[("0", 1), ("1", 3), ("3", 3), ("-", 4)]);
}

#[test]
fn a_local_s_history_is_that_of_its_frame_alone() {
    let program = "def f(n):\n    n += 1\n    return n\nf(1)\nf(5)\n";
    check_past(program, Target::Row(FrameId(2), "n".into()), (3, 2), &[("5", 5), ("6", 2)]);
}

#[test]
fn lines_can_be_stepped_through() {
    let mut recording = recorded(COUNTER);
    let mut lines = Vec::new();
    let mut stop = 0;
    while stop < recording.stops() {
        lines.push(recording.view(stop).line);
        let next = recording.step_line(stop, true);
        assert_eq!(recording.step_line(next, false), stop);
        stop = next;
    }
    assert_eq!(lines, [1, 9, 10, 2, 3, 7, 11, 5, 6, 12, 5, 6]);
}

/// What the expressions of `line` come to, when it runs for the nth time, up to the next stop.
fn check_worths(program: &str, line: u32, nth: u32, expected: &[(&str, &str)]) {
    let mut recording = recorded(program);
    let stop = at(&mut recording, line, nth);
    let before = recording.view(stop);
    let worths = recording.worths(stop);
    let text =
        |worth: &lexiscope::view::Worth| (worth.span.text(program).to_owned(), worth.value.text.clone());
    let worths: Vec<(String, String)> = worths.iter().map(text).collect();
    let expected: Vec<(String, String)> =
        expected.iter().map(|(span, value)| ((*span).to_owned(), (*value).to_owned())).collect();
    assert_eq!(worths, expected, "{program}");
    // Looking changes nothing.
    assert_eq!(recording.view(stop), before);
    assert_eq!(recording.fault(), None);
}

#[test]
fn expressions_come_to_their_values_from_the_inside_out() {
    let program = "a = 3\nb = [1, 2]\nc = (a + len(b)) * b[0] < 9\n";
    check_worths(
        program,
        3,
        1,
        &[
            ("a", "3"),
            ("len", "builtin len"),
            ("b", "list of 2 items"),
            ("len(b)", "2"),
            ("a + len(b)", "5"),
            ("b", "list of 2 items"),
            ("b[0]", "1"),
            ("(a + len(b)) * b[0]", "5"),
            ("(a + len(b)) * b[0] < 9", "True"),
        ],
    );
}

#[test]
fn a_captured_name_comes_to_what_its_cell_holds() {
    check_worths(COUNTER, 6, 2, &[("count", "4")]);
}

#[test]
fn after_a_call_has_returned_the_rest_of_its_line_is_still_to_come() {
    let program = "def f(n):\n    return n\nx = f(1) + f(2)\n";
    let mut recording = recorded(program);
    let stop = at(&mut recording, 2, 2) + 1;
    let worths = recording.worths(stop);
    let told: Vec<(&str, &str)> =
        worths.iter().map(|worth| (worth.span.text(program), worth.value.text.as_str())).collect();
    assert_eq!(told, [("f(2)", "2"), ("f(1) + f(2)", "3")]);
}

/// The mistakes that a run shows: kind, name, line of the stop, and the line that puts it right.
fn check_mistakes(program: &str, expected: &[(Mistake, &str, u32, &str)]) {
    let mut recording = recorded(program);
    let found = recording.explain();
    let told: Vec<(Mistake, String, u32, String)> = found
        .iter()
        .map(|one| {
            let line = recording.view(one.stop).line;
            let text = one
                .corrected
                .as_ref()
                .map_or(String::new(), |right| format!("{}: {}", right.line, right.text));
            (one.mistake, one.name.clone(), line, text)
        })
        .collect();
    let expected: Vec<(Mistake, String, u32, String)> = expected
        .iter()
        .map(|(mistake, name, line, text)| (*mistake, (*name).to_owned(), *line, (*text).to_owned()))
        .collect();
    assert_eq!(told, expected, "{program}");
    // What is put right shows the mistake no more.
    for one in found.iter().filter_map(|one| one.corrected.as_ref()) {
        assert_eq!(recorded(&one.program).explain(), vec![], "{}", one.program);
    }
}

#[test]
fn a_loop_s_lambdas_share_one_cell_in_a_function_and_one_global_in_the_module() {
    let module = "fs = []\nfor i in range(3):\n    fs.append(lambda: i)\nprint([f() for f in fs])\n";
    check_mistakes(module, &[(Mistake::SharedGlobal, "i", 3, "3: fs.append(lambda i=i: i)")]);
    let function = "def make():\n    fs = []\n    for i in range(3):\n        def f(x):\n            return i + x\n        \
                    fs.append(f)\n    return fs\nprint([f(1) for f in make()])\n";
    check_mistakes(function, &[(Mistake::SharedCell, "i", 5, "4: def f(x, i=i):")]);
    let comprehension = "fs = [lambda: i for i in range(3)]\nprint(fs[0]())\n";
    check_mistakes(
        comprehension,
        &[(Mistake::SharedCell, "i", 1, "1: fs = [lambda i=i: i for i in range(3)]")],
    );
}

#[test]
fn what_is_called_in_the_same_round_or_bound_at_once_is_no_mistake() {
    check_mistakes("for i in range(3):\n    f = lambda: i\n    print(f())\n", &[]);
    check_mistakes("fs = [lambda i=i: i for i in range(3)]\nprint(fs[0]())\n", &[]);
    check_mistakes(
        "def make(i):\n    return lambda: i\nfs = [make(i) for i in range(3)]\nprint(fs[0]())\n",
        &[],
    );
}

#[test]
fn a_missing_nonlocal_is_noticed_even_where_the_error_is_caught() {
    let program = "def counter():\n    count = 0\n    def inc():\n        'Counts.'\n        count += 1\n        return count\n    \
                   return inc\ntry:\n    counter()()\nexcept UnboundLocalError:\n    pass\n";
    check_mistakes(program, &[(Mistake::MissingNonlocal, "count", 5, "4: nonlocal count")]);
    let module = "total = 0\ndef add(n):\n    total = total + n\nadd(1)\n";
    check_mistakes(module, &[(Mistake::MissingGlobal, "total", 3, "3: global total")]);
}

#[test]
fn a_name_that_nobody_outside_has_is_another_mistake() {
    check_mistakes("def f():\n    print(x)\n    x = 1\nf()\n", &[]);
}

#[test]
fn out_of_a_frame_backwards_is_where_it_was_called() {
    let mut recording = recorded(COUNTER);
    let inside = at(&mut recording, 6, 2);
    let call = at(&mut recording, 12, 1);
    assert_eq!((recording.step_out_back(inside), recording.step_out_back(call)), (call, 0));
}

#[test]
fn a_generator_s_stretches_are_calls_and_are_stepped_over() {
    let program = "def count():\n    n = 0\n    while n < 2:\n        yield n\n        n += 1\nfor i in count():\n    print(i)\n";
    let recording = recorded(program);
    let spans = recording.calls(0, recording.stops(), 10);
    assert_eq!(spans.len(), 3, "two values and the end: {spans:?}");
    assert!(spans.iter().all(|span| span.name == "count" && span.frame == 1 && span.depth == 0), "{spans:?}");
    assert!(spans.windows(2).all(|two| two[0].last.is_some_and(|last| last < two[1].first)), "{spans:?}");
    // From the loop to its body, whatever the generator did; out of the generator to where its value goes.
    let header = spans[1].first - 1;
    let after = spans[1].last.map(|last| last + 1);
    assert_eq!(Some(recording.step_over(header, true)), after);
    assert_eq!(Some(recording.step_out(spans[1].first + 1)), after);
}
