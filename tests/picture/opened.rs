//! Long objects open on demand: a page at a time, and what need not move does not.

use crate::corpus::record;
use crate::invariants;
use lexiscope::draw::tree;
use lexiscope::layout::{Options, Scene, layout};
use lexiscope::view::{ObjectId, Recording};

const PROGRAM: &str = "\
big = list(range(100))
table = {'k' + str(n): n for n in range(9)}
def keep(log):
    return lambda: log
seen = keep([1, 2, 3, 4, 5, 6, 7, 8])
words = [w for w in ('a', 'b', 'c')]
done = seen
";

fn texts(scene: &Scene, key: &str) -> Vec<String> {
    let made = scene.find(key).expect("a box");
    let texts = made.parts.iter().filter_map(|part| match part {
        lexiscope::layout::Part::Text(text) => Some(text.text.clone()),
        _ => None,
    });
    texts.collect()
}

fn at(recording: &mut Recording, stop: u64, last: Option<&Scene>) -> Scene {
    let scene = layout(&recording.view(stop), last, Options::default());
    invariants::check(&format!("stop {stop}"), &scene);
    scene
}

#[test]
fn a_long_object_is_opened_page_by_page_and_closed_again() {
    let mut recording = record(PROGRAM).expect("a program");
    let stop = recording.stops() - 1;
    let closed = at(&mut recording, stop, None);
    let view = recording.view(stop);
    let object = view.globals.iter().find(|row| row.name == "big").and_then(|row| row.value.as_ref()?.object);
    let (object, key) = (object.expect("a list"), object.expect("a list").to_string());
    assert!(texts(&closed, &key).contains(&"… 94 more".to_owned()));

    recording.open(object, Some(0));
    let opened = at(&mut recording, stop, Some(&closed));
    let rows = texts(&opened, &key);
    assert!(rows.contains(&"23".to_owned()) && rows.contains(&"… 76 more".to_owned()), "{rows:?}");
    assert!(rows.contains(&"show fewer".to_owned()));
    // What stands above it, or beside it, has not moved; what stands below has given way.
    let it = closed.find(&key).expect("it");
    for made in &closed.boxes {
        let now = opened.find(&made.key).expect("still there");
        let below = made.column == it.column && made.rect.y > it.rect.y;
        assert_eq!(now.rect.y > made.rect.y, below, "{}", made.key);
        assert_eq!(now.rect.x, made.rect.x);
    }
    let items: Vec<String> = tree(&recording.view(stop)).into_iter().map(|item| item.key).collect();
    assert!(items.contains(&format!("{key}+24")) && items.contains(&format!("{key}+")));

    // It is open while one steps, and nothing jumps.
    let before = at(&mut recording, stop - 1, Some(&opened));
    invariants::stable("a step back", &opened, &before);
    assert!(texts(&before, &key).contains(&"show fewer".to_owned()));

    recording.open(object, Some(96));
    let rows = texts(&at(&mut recording, stop, Some(&opened)), &key);
    assert!(rows.contains(&"… 96 before".to_owned()) && rows.contains(&"99".to_owned()), "{rows:?}");

    recording.open(object, None);
    let again = at(&mut recording, stop, Some(&before));
    for made in &closed.boxes {
        assert_eq!(again.find(&made.key).map(|made| made.rect), Some(made.rect), "closed, it is as it was");
    }
}

#[test]
fn several_open_at_once_do_not_overlap() {
    let mut recording = record(PROGRAM).expect("a program");
    let stops = recording.stops();
    let objects: Vec<ObjectId> = recording.view(stops).objects.iter().map(|object| object.id).collect();
    objects.into_iter().for_each(|object| recording.open(object, Some(0)));
    let mut last = None;
    for stop in 0..=stops {
        last = Some(at(&mut recording, stop, last.as_ref()));
    }
}
