//! What is true of every scene.

use lexiscope::layout::{Part, Rect, Scene};

/// No two boxes overlap, no text is wider than its box, no arrow's end floats or crosses a box.
pub fn check(name: &str, scene: &Scene) {
    let canvas = Rect::new(0, 0, scene.width, scene.height);
    for (index, one) in scene.boxes.iter().enumerate() {
        assert!(canvas.contains(&one.rect), "{name}: {} is off the canvas: {:?}", one.key, one.rect);
        for other in &scene.boxes[index + 1..] {
            assert_ne!(one.key, other.key, "{name}: two boxes of one key");
            assert!(!one.rect.overlaps(&other.rect), "{name}: {} and {} overlap", one.key, other.key);
        }
        // Words on an edge stand out a little.
        let inside = Rect::new(0, -12, one.rect.w, one.rect.h + 24);
        let mut texts: Vec<(Rect, &str)> = Vec::new();
        for part in &one.parts {
            match part {
                Part::Text(text) => {
                    let rect = text.rect();
                    let (key, words) = (&one.key, &text.text);
                    assert!(inside.contains(&rect), "{name}: {words:?} does not fit in {key}: {rect:?}");
                    for (other, with) in &texts {
                        assert!(!other.overlaps(&rect), "{name}: {words:?} lies on {with:?} in {key}");
                    }
                    texts.push((rect, words));
                }
                Part::Area { rect, .. } => {
                    assert!(inside.contains(rect), "{name}: an area of {} stands out: {rect:?}", one.key);
                }
                Part::Rule { .. } | Part::Dot { .. } => {}
            }
        }
    }
    arrows(name, scene);
}

fn arrows(name: &str, scene: &Scene) {
    let placed = scene.boxes.iter().flat_map(|made| made.parts.iter().map(move |part| (made, part)));
    let texts: Vec<(Rect, &str)> = placed
        .filter_map(|(made, part)| match part {
            Part::Text(text) => Some((text.rect().moved(made.rect.x, made.rect.y), text.text.as_str())),
            _ => None,
        })
        .collect();
    for arrow in &scene.arrows {
        let key = &arrow.key;
        let (from, to) = (scene.find(&arrow.from).expect("a start"), scene.find(&arrow.to).expect("an end"));
        let (start, end) = (arrow.points[0], arrow.points[arrow.points.len() - 1]);
        let dots = from.parts.iter().filter_map(|part| match part {
            Part::Dot { x, y, .. } => Some((from.rect.x + x, from.rect.y + y)),
            _ => None,
        });
        assert!(dots.clone().any(|dot| dot == start), "{name}: {key} starts at no dot: {start:?}");
        let on_edge = (end.0 == to.rect.x || end.0 == to.rect.right())
            && (to.rect.y..=to.rect.bottom()).contains(&end.1);
        assert!(on_edge, "{name}: {key} ends at no edge: {end:?} of {:?}", to.rect);
        for leg in arrow.points.windows(2) {
            let ((ax, ay), (bx, by)) = (leg[0], leg[1]);
            assert!(ax == bx || ay == by, "{name}: {key} has a slanting leg");
            let line = Rect::new(ax.min(bx), ay.min(by), (ax - bx).abs().max(1), (ay - by).abs().max(1));
            // Inside its own box an arrow runs from the dot to the edge; there is no text there.
            for (words, text) in &texts {
                assert!(!line.overlaps(words), "{name}: {key} crosses {text:?}");
            }
            for made in &scene.boxes {
                let own = made.key == arrow.from || made.key == arrow.to;
                assert!(
                    own || !line.overlaps(&made.rect),
                    "{name}: {key} crosses {}: {:?}",
                    made.key,
                    arrow.points
                );
            }
        }
        assert!(arrow.points.iter().all(|p| p.0 >= 0 && p.1 >= 0), "{name}: {key} leaves the canvas");
    }
}

/// Boxes that look the same in both scenes stand at the same place.
pub fn stable(name: &str, last: &Scene, scene: &Scene) {
    for made in &scene.boxes {
        if let Some(old) = last.find(&made.key)
            && made.same_look(old)
        {
            assert_eq!(made.rect, old.rect, "{name}: {} moved though nothing in it changed", made.key);
        }
    }
}

/// Arrows to different boxes never run along one line: where they go can be told.
pub fn apart(name: &str, scene: &Scene) {
    let span = |leg: &[(i32, i32)]| {
        let ((ax, ay), (bx, by)) = (leg[0], leg[1]);
        (ax.min(bx), ay.min(by), ax.max(bx), ay.max(by))
    };
    for (index, one) in scene.arrows.iter().enumerate() {
        for other in scene.arrows[index + 1..].iter().filter(|other| other.to != one.to) {
            for (a, b) in one.points.windows(2).flat_map(|a| other.points.windows(2).map(move |b| (a, b))) {
                let (a, b) = (span(a), span(b));
                let level = a.1 == a.3 && b.1 == b.3 && a.1 == b.1 && a.0 < b.2 && b.0 < a.2;
                let upright = a.0 == a.2 && b.0 == b.2 && a.0 == b.0 && a.1 < b.3 && b.1 < a.3;
                assert!(!level && !upright, "{name}: {} and {} share a line", one.key, other.key);
            }
        }
    }
}
