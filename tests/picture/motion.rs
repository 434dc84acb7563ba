//! What is seen to move between two neighbouring stops.

use crate::corpus::record;
use lexiscope::layout::{Motion, Names, Options, Scene, layout, motion};
use lexiscope::view::View;

const COUNTER: &str = "\
def counter(start):
    count = start
    def increment(by):
        nonlocal count
        count += by
        return count
    return increment
step = 3
a = counter(10)
r = a(step)
make = lambda n: lambda: n
f = make(5)
";

/// Pictures of all stops, each laid out after the one before.
fn film(source: &str) -> Vec<(View, Scene)> {
    let mut recording = record(source).expect("a program that runs");
    let options = Options { global_names: Names { all: 8, ..Names::default() }, ..Options::default() };
    let mut film: Vec<(View, Scene)> = Vec::new();
    for stop in 0..=recording.stops() {
        let view = recording.view(stop);
        let scene = layout(&view, film.last().map(|(_, scene)| scene), options);
        film.push((view, scene));
    }
    film
}

/// What moves into the stop whose sentence has `words`, and out of it again.
fn moves(film: &[(View, Scene)], words: &str) -> (Motion, Motion) {
    let at =
        film.iter().position(|(view, _)| view.sentence.contains(words)).expect("a stop with these words");
    let (before, now) = (&film[at - 1], &film[at]);
    (motion((&before.0, &before.1), (&now.0, &now.1)), motion((&now.0, &now.1), (&before.0, &before.1)))
}

/// The key of the row or box at a place of any of the stops.
fn at(film: &[(View, Scene)], (x, y): (i32, i32), key: &str) -> bool {
    use lexiscope::layout::Part;
    film.iter().flat_map(|(_, scene)| &scene.boxes).any(|made| {
        let rows = made.parts.iter().filter_map(|part| match part {
            Part::Area { rect, key: row, .. } if row == key => Some(rect.moved(made.rect.x, made.rect.y)),
            _ => None,
        });
        let mut places = rows.chain((made.key == key).then_some(made.room));
        places.any(|r| r.x <= x && x <= r.right() && r.y <= y && y <= r.bottom())
    })
}

#[test]
fn an_argument_travels_from_the_callers_variable_to_the_parameter_and_back_again() {
    let film = film(COUNTER);
    let (there, back) = moves(&film, "`a(step)` called");
    let [travel] = there.travels.as_slice() else { panic!("{:?}", there.travels) };
    assert_eq!(travel.text, "3");
    assert!(at(&film, travel.from, "global.step") && at(&film, travel.to, "f2.by"), "{travel:?}");
    let [again] = back.travels.as_slice() else { panic!("{:?}", back.travels) };
    assert_eq!((again.from, again.to), (travel.to, travel.from));
    assert_eq!((there.gone, back.gone), (vec![], vec!["f2".to_owned()]));
}

#[test]
fn an_argument_that_no_variable_has_comes_from_where_the_caller_waits() {
    let film = film(COUNTER);
    let (there, _) = moves(&film, "`counter(10)` called");
    assert_eq!(there.travels[0].text, "10");
    assert!(at(&film, there.travels[0].from, "global") && at(&film, there.travels[0].to, "f1.start"));
}

#[test]
fn a_captured_parameter_travels_into_its_cell() {
    let film = film(COUNTER);
    let (there, _) = moves(&film, "`make(5)` called");
    assert!(at(&film, there.travels[0].to, "c2"), "{:?}", there.travels);
}

#[test]
fn a_value_travels_back_to_the_variable_that_gets_it_the_frame_goes_and_the_cell_stays() {
    let film = film(COUNTER);
    let (there, back) = moves(&film, "`r` got 13");
    let [travel] = there.travels.as_slice() else { panic!("{:?}", there.travels) };
    assert_eq!(travel.text, "13");
    assert!(at(&film, travel.from, "f2.return") && at(&film, travel.to, "global.r"), "{travel:?}");
    assert_eq!(there.gone, ["f2"]);
    assert_eq!((back.travels[0].from, back.travels[0].to), (travel.to, travel.from));
    let (made, _) = moves(&film, "`a` now names");
    assert_eq!(made.gone, ["f1"]);
}

#[test]
fn a_generator_resumes_in_place() {
    let source =
        "def gen(n):\n    while n:\n        n -= 1\n        yield n\ng = gen(3)\nnext(g)\nx = next(g)\n";
    let film = film(source);
    let places: Vec<_> = film.iter().filter_map(|(_, scene)| Some(scene.find("f1")?.rect)).collect();
    assert!(places.len() > 8);
    assert!(places.iter().all(|rect| (rect.x, rect.y) == (places[0].x, places[0].y)), "{places:?}");
    let (there, _) = moves(&film, "`x` got 1");
    assert_eq!(there.travels[0].text, "1");
    assert!(at(&film, there.travels[0].from, "f1.return") && at(&film, there.travels[0].to, "global.x"));
}
