//! Exceptions: what nobody catches stays in view, and the module says what it handles.

use crate::corpus::record;
use crate::invariants;
use lexiscope::layout::{Options, Part, Scene, layout};

const PROGRAM: &str = "\
def outer(items):
    seen = 0
    def check(item):
        nonlocal seen
        seen += item
        if seen > 2:
            raise ValueError('too much')
    for item in items:
        check(item)
try:
    int('x')
except ValueError as problem:
    print('handled')
outer([1, 2])
";

fn says(scene: &Scene, key: &str, words: &str) -> bool {
    let parts = scene.find(key).into_iter().flat_map(|made| &made.parts);
    parts.into_iter().any(|part| matches!(part, Part::Text(text) if text.text.starts_with(words)))
}

#[test]
fn where_an_uncaught_exception_was_raised_stays_in_view_to_the_end() {
    let mut recording = record(PROGRAM).expect("a program");
    let end = recording.stops();
    let mut last: Option<Scene> = None;
    for stop in end - 3..=end {
        let scene = layout(&recording.view(stop), last.as_ref(), Options::default());
        invariants::check(&format!("stop {stop}"), &scene);
        if let Some(last) = &last {
            for made in &scene.boxes {
                let before = last.find(&made.key).map(|before| before.rect.y);
                assert!(before.is_none_or(|y| y == made.rect.y), "{} moved at stop {stop}", made.key);
            }
        }
        last = Some(scene);
    }
    let (view, scene) = (recording.view(end), last.expect("a scene"));
    let innermost = view.frames.last().expect("a frame that was left");
    assert_eq!((innermost.function.as_str(), innermost.line), ("check", 7));
    for frame in &view.frames {
        let key = frame.id.expect("a number").to_string();
        assert!(says(&scene, &key, "left by the exception"), "{key}");
    }
    let raised = innermost.id.expect("a number").to_string();
    assert!(says(&scene, &raised, "left with ValueError: too much"));
    assert!(says(&scene, "c1", "3"), "the cell that the frames shared is there");
    let frame = innermost.id.expect("a number");
    assert!(
        view.sentence.ends_with(&format!("It was raised at line 7 of `check` ({frame}).")),
        "{}",
        view.sentence
    );
}

#[test]
fn the_module_says_which_exception_it_handles() {
    let mut recording = record(PROGRAM).expect("a program");
    let line = (0..recording.stops()).find(|stop| recording.view(*stop).line == 13).expect("its handler");
    let scene = layout(&recording.view(line), None, Options::default());
    assert!(says(&scene, "global", "handling ValueError"));
    let after =
        (line..recording.stops()).find(|stop| recording.view(*stop).line == 14).expect("the line after");
    let later = layout(&recording.view(after), Some(&scene), Options::default());
    assert!(!says(&later, "global", "handling"));
    assert_eq!(scene.find("global").map(|made| made.rect.y), later.find("global").map(|made| made.rect.y));
}
