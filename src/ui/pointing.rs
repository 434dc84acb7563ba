//! From the picture to what it shows, and back: boxes and rows have keys (`global.a`, `f4.count`, `c1`).

use crate::layout::{Part, Rect, Scene};
use crate::view::{CellId, FrameId, ObjectId, Target};

/// The keys of a target: its own row or box, and the box to show where that is folded away.
pub fn keys_of(target: &Target) -> [String; 2] {
    match target {
        Target::Global(name) => [format!("global.{name}"), "global".to_owned()],
        Target::Row(frame, name) => [format!("{frame}.{name}"), frame.to_string()],
        Target::Cell(cell) => [cell.to_string(), cell.to_string()],
        Target::Entry(object, label) => [format!("{object}.{label}"), object.to_string()],
        Target::Frame(frame) => [frame.to_string(), frame.to_string()],
        Target::Object(object) => [object.to_string(), object.to_string()],
        Target::Clock => ["loop.clock".to_owned(), "loop".to_owned()],
    }
}

/// The variable that a key stands for; `None` for what is none.
pub fn variable_of(key: &str) -> Option<Target> {
    if let Some(name) = key.strip_prefix("global.") {
        return Some(Target::Global(name.to_owned()));
    }
    match key.split_once('.') {
        None => key.strip_prefix('c')?.parse().ok().map(|number| Target::Cell(CellId(number))),
        Some((frame, name)) if name != "return" => {
            let number = frame.strip_prefix('f')?.parse().ok()?;
            Some(Target::Row(FrameId(number), name.to_owned()))
        }
        Some(_) => None,
    }
}

/// The object that a key's box stands for.
pub fn object_of(key: &str) -> Option<ObjectId> {
    let (kind, number) = key.split_at_checked(1)?;
    let number = number.parse().ok()?;
    match kind {
        "o" => Some(ObjectId::Labelled(number)),
        "x" => Some(ObjectId::Other(number)),
        _ => None,
    }
}

/// What a row opens: an object, from an entry on, or not at all any more.
pub fn opening_of(key: &str) -> Option<(ObjectId, Option<u64>)> {
    let (object, from) = key.split_once('+')?;
    Some((object_of(object)?, from.parse().ok()))
}

/// Where the first of `keys` that the scene shows is.
pub fn place_of(scene: &Scene, keys: &[String]) -> Option<Rect> {
    keys.iter().find_map(|key| {
        let mut boxes = scene.boxes.iter();
        boxes.find_map(|made| match &made.key == key {
            true => Some(made.rect),
            false => made.parts.iter().find_map(|part| match part {
                Part::Area { rect, key: row, .. } if row == key => Some(rect.moved(made.rect.x, made.rect.y)),
                _ => None,
            }),
        })
    })
}

/// The key of what stands at a point of the picture: a row, or the box itself.
pub fn key_at(scene: &Scene, x: i32, y: i32) -> Option<&str> {
    let inside = |rect: Rect| rect.x <= x && x < rect.right() && rect.y <= y && y < rect.bottom();
    let made = scene.boxes.iter().rev().find(|made| inside(made.rect))?;
    let row = made.parts.iter().find_map(|part| match part {
        Part::Area { rect, key, .. } if !key.is_empty() && inside(rect.moved(made.rect.x, made.rect.y)) => {
            Some(key.as_str())
        }
        _ => None,
    });
    row.or(Some(made.key.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{key_at, keys_of, object_of, opening_of, place_of, variable_of};
    use crate::view::{CellId, FrameId, ObjectId, Recording, Target};
    use crate::{layout, pylib, vm};

    #[test]
    fn keys_are_read_as_they_are_written() {
        for target in [
            Target::Global("a".to_owned()),
            Target::Row(FrameId(4), "count".to_owned()),
            Target::Cell(CellId(12)),
        ] {
            assert_eq!(variable_of(&keys_of(&target)[0]), Some(target));
        }
        for key in ["f4", "o2", "o2.count", "x5.0", "fold", "stub-f1", "f4.return", "cx", "", "class C"] {
            assert_eq!(variable_of(key), None, "{key}");
        }
        assert_eq!(
            (object_of("o2"), object_of("x17")),
            (Some(ObjectId::Labelled(2)), Some(ObjectId::Other(17)))
        );
        assert_eq!(opening_of("x17+24"), Some((ObjectId::Other(17), Some(24))));
        assert_eq!(opening_of("o2+"), Some((ObjectId::Labelled(2), None)));
        assert_eq!((opening_of("x5"), opening_of("f4.a+b")), (None, None));
        assert_eq!((object_of("é"), object_of("")), (None, None));
    }

    #[test]
    fn what_is_drawn_can_be_pointed_at() {
        let program = "def f():\n    n = 1\n    return lambda: n\ng = f()\ng()\n";
        let library = pylib::library();
        let mut recording =
            Recording::start(program, "main.py", &library, vm::Limits::default()).expect("it can be read");
        recording.advance(1_000_000);
        let view = recording.view(recording.stops() - 1);
        let scene = layout::layout(&view, None, layout::Options::default());
        for target in
            [Target::Global("g".to_owned()), Target::Cell(CellId(1)), Target::Row(FrameId(2), "n".to_owned())]
        {
            let keys = keys_of(&target);
            let rect = place_of(&scene, &keys).unwrap_or_else(|| panic!("{} is drawn", keys[0]));
            let key = key_at(&scene, rect.x + rect.w / 2, rect.y + rect.h / 2);
            assert_eq!(key.and_then(variable_of), Some(target));
        }
    }
}
