//! The scene: a view with positions. Inert data in whole pixels, ready to be drawn, compared and stepped from.

use super::metrics::{self, Font};
use super::shape::Shape;
use serde::{Deserialize, Serialize};

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
}

impl Rect {
    /// A rectangle from its corner and size.
    pub fn new(x: i32, y: i32, w: i32, h: i32) -> Self {
        Self { x, y, w, h }
    }
    /// The x just past its right edge.
    pub fn right(&self) -> i32 {
        self.x + self.w
    }
    /// The y just below its lower edge.
    pub fn bottom(&self) -> i32 {
        self.y + self.h
    }
    /// The same, moved.
    pub fn moved(&self, dx: i32, dy: i32) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..*self }
    }
    /// The same, grown by so much on every side.
    pub fn grown(&self, by: i32) -> Self {
        Self { x: self.x - by, y: self.y - by, w: self.w + 2 * by, h: self.h + 2 * by }
    }
    /// Whether the two share any area.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
    /// Whether `other` lies within it.
    pub fn contains(&self, other: &Rect) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }
}

/// What a box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoxKind {
    /// The module's names.
    Global,
    /// A frame in full.
    Frame,
    /// A frame in one line, or several folded into one.
    Line,
    /// A returned frame that something visible still mentions.
    Stub,
    /// A function object.
    Function,
    /// A cell.
    Cell,
    /// A container, instance, class or the like.
    Object,
}

/// What colour a text, dot or arrow has. Colour means kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The plain one.
    Plain,
    /// Labels.
    Soft,
    /// What has no value yet.
    Faint,
    /// A local name.
    Local,
    /// A captured variable, in its own frame or from outside.
    Cell,
    /// A global name.
    Global,
    /// On a filled tab.
    Reverse,
}

/// How a name is underlined: its kind once more, without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Underline {
    /// A variable in a cell of this frame.
    Solid,
    /// A free variable.
    Dotted,
    /// A global.
    Dashed,
}

/// Where a text's `x` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// At its left end.
    Start,
    /// In its middle.
    Middle,
    /// At its right end.
    End,
}

/// One run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The anchor's x.
    pub x: i32,
    /// The baseline.
    pub y: i32,
    /// What it says, cut to its room.
    pub text: String,
    /// Its face.
    pub font: Font,
    /// In pixels.
    pub size: i32,
    /// Its colour.
    pub ink: Ink,
    /// Where `x` is.
    pub anchor: Anchor,
    /// Its underline.
    pub underline: Option<Underline>,
    /// Struck through: what was there before.
    pub struck: bool,
    /// In italics: not a value (`empty`).
    pub italic: bool,
}

impl Text {
    /// The area it may cover.
    pub fn rect(&self) -> Rect {
        let w = metrics::width(&self.text, self.font, self.size);
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - w / 2,
            Anchor::End => self.x - w,
        };
        Rect::new(x, self.y - self.size * 4 / 5, w, self.size * 21 / 20)
    }
}

/// What an area within a box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AreaKind {
    /// One binding, slot or entry: can be pointed at.
    Row,
    /// Opens an object, or closes it.
    Button,
    /// A function's cells.
    Backpack,
    /// A function's defaults.
    Defaults,
    /// A word on the upper edge: the running frame's, filled.
    TabFilled,
    /// A word on the upper edge of a waiting or parked frame.
    Tab,
    /// A cell's label, or a slot group's, interrupting the edge it sits on.
    Label,
}

/// What is drawn in a box besides its outline, in drawing order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A part of the box with an outline or a filling of its own.
    Area {
        /// What it is.
        kind: AreaKind,
        /// Where.
        rect: Rect,
        /// For rows: what it stands for, `f4.count`.
        key: String,
        /// The last step changed it.
        changed: bool,
    },
    /// Text.
    Text(Text),
    /// A horizontal dashed rule.
    Rule {
        /// From here
        x: i32,
        /// at this height
        y: i32,
        /// this far.
        w: i32,
    },
    /// Where an arrow starts.
    Dot {
        /// Centre.
        x: i32,
        /// Centre.
        y: i32,
        /// The arrow's colour.
        ink: Ink,
        /// The key of the box it goes to.
        to: String,
    },
}

/// One box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneBox {
    /// What it stands for: `global`, `f4`, `stub-f1`, `c1`, `o2`, `fold`. The same thing has the same key for ever.
    pub key: String,
    /// What it is.
    pub kind: BoxKind,
    /// Its outline.
    pub rect: Rect,
    /// The outline with what sits on its edges and the room it may grow into: nothing else is put there.
    pub room: Rect,
    /// The column it stands in: 0 for frames, then levels of the strips.
    pub column: usize,
    /// The running frame.
    pub running: bool,
    /// A frame that left or is parked, a value only a temporary holds: drawn with a dashed edge.
    pub dashed: bool,
    /// The function that the running frame runs.
    pub lit: bool,
    /// One of many of a kind: a line of a table.
    pub brief: bool,
    /// It appeared in the last step.
    pub appeared: bool,
    /// The last step made it, or changed what it is there for: the whole box is marked.
    pub marked: bool,
    /// Something in it was changed by the last step.
    pub changed: bool,
    /// How far it stands lower than its place, since something above it was opened.
    pub pushed: i32,
    /// How many entries it writes at most; less than usual where it found no room to grow.
    pub entries: usize,
    /// What is in it, relative to its corner.
    pub parts: Vec<Part>,
    /// One line for those who do not see it.
    pub about: String,
}

impl SceneBox {
    /// Whether it looks the same as `other`, place aside.
    pub fn same_look(&self, other: &SceneBox) -> bool {
        self.key == other.key
            && (self.rect.w, self.rect.h) == (other.rect.w, other.rect.h)
            && (self.running, self.dashed, self.lit, self.marked)
                == (other.running, other.dashed, other.lit, other.marked)
            && self.parts == other.parts
    }
}

/// One arrow, or several that start at different rows and go to one box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// `f4.count>c1`.
    pub key: String,
    /// Its colour.
    pub ink: Ink,
    /// The box it starts in.
    pub from: String,
    /// The box it ends at.
    pub to: String,
    /// Corners from the dot to the head: each leg is horizontal or vertical.
    pub points: Vec<(i32, i32)>,
    /// It starts in a frame that waits: drawn thinner.
    pub quiet: bool,
}

/// Which of the two ways of drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Style {
    /// CPython's own model: cells and backpacks.
    #[default]
    Cells,
    /// As in Composing Programs and SICP: values in the frame that binds them.
    Environment,
}

/// A picture with positions.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Scene {
    /// How wide it is.
    pub width: i32,
    /// How high.
    pub height: i32,
    /// In which style.
    pub style: Style,
    /// How its columns share the width.
    pub shape: Shape,
    /// All boxes, in reading order: frames, then strips.
    pub boxes: Vec<SceneBox>,
    /// All arrows.
    pub arrows: Vec<Arrow>,
}

impl Scene {
    /// The box with this key.
    pub fn find(&self, key: &str) -> Option<&SceneBox> {
        self.boxes.iter().find(|b| b.key == key)
    }
}
