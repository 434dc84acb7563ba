//! How the columns share the width there is: wide, close, or stacked in two columns where there is no more room.

use super::scene::Style;
use serde::{Deserialize, Serialize};

/// The widths of columns and gutters. One for a whole scene: boxes of another shape have other places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// Around the picture.
    pub margin: i32,
    /// Between a box's edge and its text.
    pub pad: i32,
    /// How wide frames are.
    pub frames: i32,
    /// How wide functions are.
    pub functions: i32,
    /// How wide they are in the last column.
    deep: i32,
    /// How wide cells and other objects are.
    pub cells: i32,
    /// Between the frames and the strips.
    first_gutter: i32,
    /// Between the columns of the strips.
    gutter: i32,
    /// Deeper things share the last two columns.
    pub last: usize,
    /// One column of strips: each function with its cells below it.
    pub stacked: bool,
}

/// Columns as they are drawn where nothing limits them.
const WIDE: Shape = Shape {
    margin: 20,
    pad: 14,
    frames: 268,
    functions: 256,
    deep: 256,
    cells: 188,
    first_gutter: 68,
    gutter: 56,
    last: 8,
    stacked: false,
};

/// The same things closer together.
const CLOSE: Shape = Shape {
    margin: 12,
    pad: 12,
    frames: 226,
    functions: 214,
    deep: 214,
    cells: 168,
    first_gutter: 44,
    gutter: 38,
    last: 8,
    stacked: false,
};

/// As close as they can be read: what cells hold has a narrow column of its own.
const DENSE: Shape = Shape {
    margin: 10,
    pad: 10,
    frames: 222,
    functions: 190,
    deep: 150,
    cells: 148,
    first_gutter: 38,
    gutter: 34,
    last: 3,
    stacked: false,
};

/// Names of more letters than this have a line of their own, their values below: in stacked columns, in others.
pub const LONG: [usize; 2] = [9, 16];

/// Narrower than this nothing can be read: such a picture is made smaller as a whole.
const NARROWEST: i32 = 360;
/// Wider frames would only be emptier.
const WIDEST_STACKED: i32 = 560;
/// Right of the last column: arrows that come back to it pass here.
const OUTER_LANES: i32 = 24;

impl Default for Shape {
    fn default() -> Self {
        WIDE
    }
}

impl Shape {
    /// The shape that shows most in `width` pixels; `None`: as much as it takes.
    pub fn of(width: Option<i32>) -> Self {
        let Some(width) = width else { return WIDE };
        let with = |last: usize, shape: Shape| Shape { last, ..shape };
        let deep = [6, 4].into_iter().flat_map(|last| [WIDE, CLOSE].map(|shape| with(last, shape)));
        let candidates = deep.chain([with(3, CLOSE), DENSE, with(2, CLOSE)]);
        let spare = |shape: &Shape| {
            let (x, w) = shape.column(shape.last);
            width - x - w - shape.outer(shape.last).map_or(shape.margin, |most| most + 8)
        };
        let Some(shape) = candidates.clone().find(|shape| spare(shape) >= 0) else {
            return Shape::stacked(width);
        };
        // What is left over goes to the arrows.
        let spare = spare(&shape) / (shape.last as i32 + 1);
        let (first_gutter, gutter) = (shape.first_gutter + (2 * spare).min(28), shape.gutter + spare.min(14));
        Shape { first_gutter, gutter, ..shape }
    }

    /// Frames on the left, everything else on the right.
    fn stacked(width: i32) -> Self {
        // In steps: not every pixel by which a window is dragged is worth a new picture.
        let width = (width / 10 * 10).clamp(NARROWEST, WIDEST_STACKED);
        let (margin, first_gutter) = (8, 36);
        let rest = width - margin - first_gutter - OUTER_LANES;
        let strips = rest / 2 - 2;
        Shape {
            margin,
            pad: 10,
            frames: rest - strips,
            functions: strips,
            deep: strips,
            cells: strips,
            first_gutter,
            gutter: 34,
            last: 1,
            stacked: true,
        }
    }

    /// Whether a name has a line of its own.
    pub fn is_long(&self, name: &str) -> bool {
        name.chars().count() > LONG[usize::from(!self.stacked)]
    }

    /// The left edge and width of a column.
    pub fn column(&self, index: usize) -> (i32, i32) {
        if index == 0 {
            return (self.margin, self.frames);
        }
        let pair = self.functions + self.cells + 2 * self.gutter;
        let before = i32::try_from((index - 1) / 2).unwrap_or(0) * pair;
        let x = self.margin + self.frames + self.first_gutter + before;
        match index % 2 {
            1 if index == self.last => (x, self.deep),
            1 => (x, self.functions),
            _ => (x + self.functions + self.gutter, self.cells),
        }
    }

    /// The column for what wants to stand in `column`: deep things go to the last of its kind.
    pub fn within(&self, column: usize) -> usize {
        match column {
            _ if self.stacked => 1,
            _ if column > self.last => self.last - usize::from(self.last % 2 != column % 2),
            _ => column,
        }
    }

    /// Whether what functions in this column carry stands on their left: there is no column on their right.
    pub fn turned(&self, column: usize) -> bool {
        column == self.last && column > 1 && column % 2 == 1
    }

    /// How far arrows go to the right of this column, if it is the last.
    pub fn outer(&self, column: usize) -> Option<i32> {
        (column >= self.last && !self.turned(column)).then_some(OUTER_LANES - 6)
    }

    /// The column of the cells of a function in `column`.
    pub fn cells_of(&self, column: usize) -> usize {
        if self.stacked { column } else { column + 1 }
    }

    /// The least width of a picture: room for a function and its cells (where they are drawn) is always there, so that
    /// the scale does not jump when the first comes.
    pub fn least_width(&self, style: Style) -> i32 {
        let (x, w) = self.column(if style == Style::Cells { self.cells_of(1) } else { 1 });
        x + w + if self.stacked { OUTER_LANES } else { self.margin }
    }
}
