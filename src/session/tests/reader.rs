//! The static picture of a text: names by kind, rooms, and what is wrong.

use crate::session::{Pace, ReadRequest, Reader, Service, read};

/// Names as `text kind owner`, each once, in the order of the text.
fn check_names(source: &str, expected: &[&str]) {
    let reply = read(1, source);
    assert_eq!(reply.diagnostics, [], "{source}");
    let mut seen = Vec::new();
    for name in &reply.names {
        let words = format!("{} {:?} {}", name.span.text(source), name.hue, name.owner);
        let words = words.trim_end().to_owned();
        if !seen.contains(&words) {
            seen.push(words);
        }
    }
    assert_eq!(seen, expected, "{source}");
}

fn check_rooms(source: &str, expected: &[&str]) {
    let reply = read(1, source);
    let rooms: Vec<String> = reply
        .rooms
        .iter()
        .map(|room| {
            let start = room.span.text(source).chars().take(4).collect::<String>();
            format!("{} {} {start:?}", room.depth, room.name)
        })
        .collect();
    assert_eq!(rooms, expected, "{source}");
}

#[test]
fn names_have_their_kinds() {
    check_names(
        "def counter():\n    count = 0\n    def inc():\n        nonlocal count\n        count += 1\n        return count\n    return inc\nprint(counter())\n",
        &[
            "counter Global the module",
            "count Cell counter",
            "inc Local counter",
            "count Free counter",
            "print Builtin",
        ],
    );
}

#[test]
fn a_comprehension_uses_its_function_s_variables_without_a_cell() {
    check_names(
        "def f(k):\n    return [k * i for i in k]\n",
        &["f Global the module", "k Local f", "i Local <listcomp>"],
    );
}

#[test]
fn occurrences_of_one_variable_are_tied_together() {
    let source = "n = 1\ndef f():\n    n = 2\n    def g():\n        return n\n    return g\nprint(n)\n";
    let reply = read(1, source);
    let of = |line: u32| {
        let line_of = |at: u32| source[..at as usize].matches('\n').count() as u32 + 1;
        let found =
            reply.names.iter().find(|name| name.span.text(source) == "n" && line_of(name.span.start) == line);
        found.expect("an `n` on that line").variable
    };
    assert_eq!((of(1), of(3)), (of(7), of(5)));
    assert_ne!(of(1), of(3));
}

#[test]
fn rooms_start_at_the_parameters() {
    check_rooms(
        "def outer(a):\n    def inner(): return a\n    return inner\n",
        &["0 outer \"(a):\"", "1 inner \"(): \""],
    );
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    let source = "x = 1\ny = = 2\n";
    let reply = read(7, source);
    assert_eq!(reply.request, 7);
    assert!(reply.names.is_empty());
    let first = reply.diagnostics.first().expect("this is no Python");
    assert_eq!(first.span.text(source), "=");
}

#[test]
fn only_the_newest_text_is_read() {
    let mut reader = Reader::default();
    let mut heard = Vec::new();
    for request in 1..=3 {
        let source = "x = 1".to_owned();
        assert_eq!(reader.receive(ReadRequest { request, source }, &mut |_| ()), Pace::Busy);
    }
    assert_eq!(reader.work(&mut |reply| heard.push(reply.request)), Pace::Idle);
    assert_eq!(reader.work(&mut |reply| heard.push(reply.request)), Pace::Idle);
    assert_eq!(heard, [3]);
}
