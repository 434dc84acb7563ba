//! Scene -> shapes: the few forms that both the page and the export print, each with a class that says what it is.

use crate::layout::{
    Anchor, AreaKind, Arrow, BoxKind, Font, Ink, Part, Rect, Scene, SceneBox, Text, Underline, text_width,
};

use std::rc::Rc;

/// A picture made of shapes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Drawing {
    /// How wide it is.
    pub width: i32,
    /// How high.
    pub height: i32,
    /// What is drawn, in drawing order: boxes, then arrows.
    pub groups: Vec<Rc<Group>>,
}

/// Everything of one box, or one arrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The box's or arrow's key: the same thing has the same key at every stop.
    pub key: String,
    /// `frame running changed`: what it is and what the last step did to it.
    pub class: String,
    /// One line for those who do not see it; empty for arrows.
    pub label: String,
    /// Its shapes, in drawing order.
    pub shapes: Vec<Shape>,
}

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// How it is painted: a class of `draw::paint`.
    pub class: &'static str,
    /// What it stands for, if it can be pointed at: `f4.count`.
    pub key: String,
    /// Its form.
    pub form: Form,
}

/// The forms there are.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A rectangle with round corners.
    Rect {
        /// Where.
        rect: Rect,
        /// The corners' radius.
        radius: i32,
    },
    /// A path, as in the attribute `d`.
    Path(String),
    /// A disc.
    Circle {
        /// Centre.
        x: i32,
        /// Centre.
        y: i32,
        /// Radius, in tenths.
        tenths: i32,
    },
    /// Text.
    Text(Text),
}

/// The shapes of a scene.
pub fn shapes(scene: &Scene) -> Drawing {
    let boxes = scene.boxes.iter().map(group);
    let groups =
        boxes.chain(scene.arrows.iter().map(|arrow| self::arrow(scene, arrow))).map(Rc::new).collect();
    Drawing { width: scene.width, height: scene.height, groups }
}

impl Drawing {
    /// Adds to the class of the group with this key.
    pub fn add_class(&mut self, key: &str, class: &str) {
        let groups = self.groups.iter_mut().filter(|group| group.key == key);
        groups.for_each(|group| Rc::make_mut(group).class += class);
    }

    /// The groups with these keys alone, as what is gone at a stop.
    pub fn only(&self, keys: &[String], stop: u64) -> Drawing {
        let groups = self.groups.iter().filter(|group| keys.contains(&group.key));
        let gone = |group: &Rc<Group>| Group {
            key: format!("gone-{stop}-{}", group.key),
            class: "gone".to_owned(),
            ..Group::clone(group)
        };
        Drawing { groups: groups.map(gone).map(Rc::new).collect(), ..*self }
    }

    /// The groups that look as they did in `last` become those very ones: who draws them again sees that by the pointer.
    pub fn keep(&mut self, last: &Drawing) {
        let mut next = 0;
        for group in &mut self.groups {
            // The order hardly changes: it is looked for from where the one before was found.
            let (before, after) = last.groups.split_at(next.min(last.groups.len()));
            let found = after.iter().chain(before).position(|old| old.key == group.key);
            if let Some(at) = found {
                let at = (next + at) % last.groups.len();
                if last.groups[at] == *group {
                    *group = last.groups[at].clone();
                }
                next = at + 1;
            }
        }
    }
}

fn shape(class: &'static str, form: Form) -> Shape {
    Shape { class, key: String::new(), form }
}

fn round(rect: Rect, radius: i32) -> Form {
    Form::Rect { rect, radius }
}

fn group(made: &SceneBox) -> Group {
    let mut shapes = Vec::new();
    let (radius, class, name) = match made.kind {
        BoxKind::Global if made.running => (11, "card-running", "global"),
        BoxKind::Global => (11, "card", "global"),
        BoxKind::Frame if made.running => (11, "card-running", "frame"),
        BoxKind::Frame if made.dashed => (11, "card-dashed", "frame"),
        BoxKind::Frame => (11, "card", "frame"),
        BoxKind::Line => (9, "one-line", "line"),
        BoxKind::Stub => (9, "stub", "stub"),
        BoxKind::Function if made.lit => (11, "card-lit", "function"),
        BoxKind::Function if made.dashed => (11, "card-dashed", "function"),
        BoxKind::Function => (11, "card", "function"),
        BoxKind::Cell => (9, "cell", "cell"),
        BoxKind::Object if made.dashed => (9, "card-dashed", "object"),
        BoxKind::Object => (9, "card", "object"),
    };
    if made.marked {
        shapes.push(shape("halo", round(made.rect.grown(6), radius + 6)));
    } else if !matches!(made.kind, BoxKind::Stub | BoxKind::Cell) {
        shapes.push(shape("shade", round(made.rect.moved(0, 3), radius)));
    }
    shapes.push(shape(class, round(made.rect, radius)));
    for part in &made.parts {
        parts(made, part, &mut shapes);
    }
    let flags = [
        (made.running, " running"),
        (made.dashed, " dashed"),
        (made.lit, " lit"),
        (made.appeared, " appeared"),
        (made.changed || made.marked, " changed"),
    ];
    let class = flags.iter().filter(|(on, _)| *on).fold(name.to_owned(), |all, (_, flag)| all + flag);
    Group { key: made.key.clone(), class, label: made.about.clone(), shapes }
}

fn parts(made: &SceneBox, part: &Part, shapes: &mut Vec<Shape>) {
    let (x, y) = (made.rect.x, made.rect.y);
    match part {
        Part::Area { kind, rect, key, changed } => {
            let rect = rect.moved(x, y);
            let (class, radius) = match kind {
                // A cell's halo says it already.
                AreaKind::Row if *changed && made.kind != BoxKind::Cell => ("mark", 6),
                AreaKind::Row | AreaKind::Button => ("row", 6),
                AreaKind::Backpack => ("backpack", 8),
                AreaKind::Defaults => ("defaults", 8),
                AreaKind::TabFilled => ("tab-filled", 10),
                AreaKind::Tab => ("tab", 10),
                AreaKind::Label if made.kind == BoxKind::Cell => ("label-cell", 5),
                AreaKind::Label => ("label", 5),
            };
            shapes.push(Shape { class, key: key.clone(), form: round(rect, radius) });
        }
        Part::Text(text) => {
            let text = Text { x: text.x + x, y: text.y + y, ..text.clone() };
            if let Some(underline) = text.underline {
                let class = match underline {
                    Underline::Solid => "under-solid",
                    Underline::Dotted => "under-dotted",
                    Underline::Dashed => "under-dashed",
                };
                let rect = text.rect();
                let d = format!("M{} {}H{}", rect.x, text.y + 4, rect.right());
                shapes.push(shape(class, Form::Path(d)));
            }
            let class = match text.ink {
                _ if text.struck => "t-was",
                Ink::Plain => "t-plain",
                Ink::Soft => "t-soft",
                Ink::Faint => "t-faint",
                Ink::Local => "t-local",
                Ink::Cell => "t-cell",
                Ink::Global => "t-global",
                Ink::Reverse => "t-reverse",
            };
            shapes.push(shape(class, Form::Text(text)));
        }
        Part::Rule { x: from, y: at, w } => {
            let d = format!("M{} {}h{w}", x + from, y + at);
            shapes.push(shape("rule", Form::Path(d)));
        }
        Part::Dot { x: at, y: below, ink, .. } => {
            let class = if *ink == Ink::Cell { "dot-cell" } else { "dot-soft" };
            shapes.push(shape(class, Form::Circle { x: x + at, y: y + below, tenths: 42 }));
        }
    }
}

fn arrow(scene: &Scene, arrow: &Arrow) -> Group {
    let cell = arrow.ink == Ink::Cell;
    let strong = cell && scene.find(&arrow.from).is_some_and(|b| b.running && b.kind == BoxKind::Frame);
    let class = match (cell, arrow.quiet, strong) {
        (true, _, true) => "arrow-cell-strong",
        (true, true, _) => "arrow-cell-quiet",
        (true, false, _) => "arrow-cell",
        (false, true, _) => "arrow-soft-quiet",
        (false, false, _) => "arrow-soft",
    };
    let head = if cell { "head-cell" } else { "head-soft" };
    let mut shapes = vec![shape(class, Form::Path(rounded(&arrow.points)))];
    if let [.., before, end] = arrow.points.as_slice() {
        let (x, y) = *end;
        let back = if before.0 <= end.0 { -1 } else { 1 };
        let d = format!("M{x} {y}L{} {}V{}z", x + 9 * back, y - 5, y + 5);
        shapes.push(shape(head, Form::Path(d)));
    }
    let class = format!("arrow {}", if cell { "to-cell" } else { "to-object" });
    Group { key: arrow.key.clone(), class, label: String::new(), shapes }
}

/// A line through the points with round corners; it stops where the head begins.
fn rounded(points: &[(i32, i32)]) -> String {
    let mut d = String::new();
    let toward = |from: (i32, i32), to: (i32, i32), by: i32| {
        (from.0 + (to.0 - from.0).signum() * by, from.1 + (to.1 - from.1).signum() * by)
    };
    let length = |a: (i32, i32), b: (i32, i32)| (a.0 - b.0).abs() + (a.1 - b.1).abs();
    for (index, point) in points.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|i| points.get(i));
        let after = points.get(index + 1);
        match (before, after) {
            (None, _) => d += &format!("M{} {}", point.0, point.1),
            (Some(before), None) => {
                let (x, y) = toward(*point, *before, 8);
                d += &format!("L{x} {y}");
            }
            (Some(before), Some(after)) => {
                let radius = 9.min(length(*before, *point) / 2).min(length(*point, *after) / 2);
                let (a, b) = (toward(*point, *before, radius), toward(*point, *after, radius));
                d += &format!("L{} {}Q{} {} {} {}", a.0, a.1, point.0, point.1, b.0, b.1);
            }
        }
    }
    d
}

/// The width a text is given: for renderers that must know it.
pub fn width_of(text: &Text) -> i32 {
    text_width(&text.text, text.font, text.size)
}

/// Whether a face is monospaced.
pub fn is_mono(font: Font) -> bool {
    matches!(font, Font::Mono | Font::MonoBold)
}

/// Whether a face is bold.
pub fn is_bold(font: Font) -> bool {
    matches!(font, Font::SansBold | Font::MonoBold)
}

/// The attribute `text-anchor`.
pub fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}
