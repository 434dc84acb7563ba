//! Following the run: what of a picture that is larger than its pane is to be seen after a step.

use super::camera::{Area, Camera, Pair, Pane};
use crate::layout::{BoxKind, Part, Rect, Scene, SceneBox};

/// A box's head: its tab, what it is called, and what it runs.
const HEAD: i32 = 62;

/// Moves the camera, as little as needed, to what the step touched: all of it where there is room, else what matters most
/// with whatever can be seen together with it.
pub fn follow(scene: &Scene, start: Camera, pane: Pane) -> Camera {
    let running = || scene.boxes.iter().filter(|made| made.running);
    let mut marks = marks(scene).into_iter();
    let most = marks.next();
    let head = running().map(head);
    let others = marks.chain(running().map(outline)).chain(touched(scene).into_iter().map(outline));
    together(most.into_iter().chain(head).chain(others), start, pane)
}

/// Moves the camera, as little as needed, to the first place and as many of the others as can be seen with it.
pub fn together(places: impl Iterator<Item = Rect>, start: Camera, pane: Pane) -> Camera {
    let mut areas = places.map(area);
    let Some(first) = areas.next() else { return start };
    let seen = areas.fold(first, |seen, one| {
        let both = seen.with(one);
        if start.has_room_for(both, pane) { both } else { seen }
    });
    start.showing(seen, pane)
}

/// A rectangle of the scene as the camera takes it.
pub fn area(rect: Rect) -> Area {
    Area {
        at: Pair::new(f64::from(rect.x), f64::from(rect.y)),
        size: Pair::new(f64::from(rect.w), f64::from(rect.h)),
    }
}

/// The boxes the step touched, then those that help to understand it.
fn touched(scene: &Scene) -> Vec<&SceneBox> {
    let running = scene.boxes.iter().find(|made| made.running && made.kind == BoxKind::Frame);
    // The cells that the running frame reads.
    let read = |made: &SceneBox| {
        made.kind == BoxKind::Cell
            && running.is_some_and(|from| {
                scene.arrows.iter().any(|arrow| arrow.from == from.key && arrow.to == made.key)
            })
    };
    let of_step = |made: &SceneBox| made.changed || made.marked || made.appeared;
    let mut touched: Vec<_> = scene.boxes.iter().filter(|made| of_step(made) || read(made)).collect();
    crate::base::sort_by_key(&mut touched, |made| (is_aside(made), !of_step(made)));
    touched
}

/// What is marked as changed, what matters most first: a frame that opened, then cells. Of a box that is marked as a whole
/// its head, else its rows.
fn marks(scene: &Scene) -> Vec<Rect> {
    let is_marked = |made: &&SceneBox| made.changed || made.marked;
    let mut marked: Vec<_> = scene.boxes.iter().filter(is_marked).collect();
    crate::base::sort_by_key(&mut marked, |made| match made.kind {
        _ if made.running && made.marked => 0,
        _ if is_aside(made) => 4,
        BoxKind::Cell => 1,
        _ if made.running => 2,
        _ => 3,
    });
    let rows = |made: &SceneBox| {
        let changed = |part: &Part| match part {
            Part::Area { rect, changed: true, .. } => Some(rect.moved(made.rect.x, made.rect.y)),
            _ => None,
        };
        let rows: Vec<Rect> = made.parts.iter().filter_map(changed).collect();
        match made.kind {
            BoxKind::Cell => vec![outline(made)],
            _ if made.marked || rows.is_empty() => vec![head(made)],
            _ => rows,
        }
    };
    marked.into_iter().flat_map(rows).collect()
}

/// What the event loop does is seldom what the person asks about; nor is what has just left.
fn is_aside(made: &SceneBox) -> bool {
    made.key == "loop" || made.dashed
}

/// A box with the word on its upper edge.
fn outline(made: &SceneBox) -> Rect {
    let above = (made.rect.y - made.room.y).max(0);
    Rect { h: made.rect.h + above, ..made.rect.moved(0, -above) }
}

fn head(made: &SceneBox) -> Rect {
    let outline = outline(made);
    Rect { h: outline.h.min(HEAD), ..outline }
}

#[cfg(test)]
mod tests {
    use super::{area, follow, marks};
    use crate::ui::camera::{Camera, Pair, Pane};
    use crate::view::Recording;
    use crate::{layout, pylib, vm};

    const PROGRAMS: [&str; 3] = [
        "def counter(start):\n    count = start\n    def increment():\n        nonlocal count\n        count += 1\n        \
         return count\n    return increment\na = counter(0)\nb = counter(10)\nprint(a(), a(), b())\n",
        "def bus():\n    handlers = {}\n    def on(name, handler):\n        handlers.setdefault(name, []).append(handler)\n    \
         def emit(name, *args):\n        for handler in handlers.get(name, []):\n            handler(*args)\n    \
         return on, emit\ndef logger(prefix):\n    lines = []\n    def log(text):\n        lines.append(prefix + text)\n    \
         return log\non, emit = bus()\non('save', logger('disk'))\non('save', logger('audit'))\nemit('save', 'report')\n",
        "def remember(function):\n    seen = {}\n    def wrapper(n):\n        if n not in seen:\n            \
         seen[n] = function(n)\n        return seen[n]\n    return wrapper\n@remember\ndef fib(n):\n    \
         return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(4))\n",
    ];

    /// In Present, on a phone above the words, and in a frame: what matters most of a step's marks is seen, wherever the
    /// camera was before.
    #[test]
    fn what_a_step_changed_is_seen_in_a_small_pane() {
        let library = pylib::library();
        let panes = [(818.0, 370.0, 1.85), (375.0, 460.0, 1.0), (390.0, 260.0, 0.9)];
        for program in PROGRAMS {
            let mut recording = Recording::start(program, "main.py", &library, vm::Limits::default())
                .expect("it can be read");
            recording.advance(1_000_000);
            for (x, y, scale) in panes {
                let pane = Pane { size: Pair::new(x, y), corner: Pair::new(200.0, 40.0), covered: 20.0 };
                let options =
                    layout::Options { width: Some((x / scale) as i32), ..layout::Options::default() };
                let mut camera = Camera { scale, ..Camera::default() };
                let mut last = None;
                for stop in 0..recording.stops() {
                    let mut scene = layout::layout(&recording.view(stop), last.as_ref(), options);
                    for made in &mut scene.boxes {
                        made.appeared =
                            last.as_ref().is_some_and(|last: &layout::Scene| last.find(&made.key).is_none());
                    }
                    camera = follow(&scene, camera, pane);
                    if let Some(&mark) = marks(&scene).first() {
                        assert!(camera.sees(area(mark), pane), "stop {stop} in {x} x {y}:\n{program}");
                    }
                    last = Some(scene);
                }
            }
        }
    }
}
