//! The places of a scene without what is drawn there: what the next one must know of it, in a few bytes.

use super::scene::{Scene, SceneBox, Style};
use super::shape::Shape;
use serde::{Deserialize, Serialize};

/// Where everything of one stop stands.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Spots {
    /// In which style.
    pub style: Style,
    /// In which shape.
    pub shape: Shape,
    /// Every box.
    pub list: Vec<Spot>,
}

/// Where a box stands, and what of it stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The box.
    pub key: String,
    /// Its column.
    pub column: usize,
    /// Its upper edge.
    pub y: i32,
    /// How wide it is.
    pub w: i32,
    /// How high, with its room.
    pub high: i32,
    /// One of many of a kind.
    pub brief: bool,
    /// How many entries it writes at most.
    pub entries: usize,
}

impl Spots {
    pub(super) fn of(style: Style, shape: Shape, boxes: &[SceneBox]) -> Spots {
        let spot = |made: &SceneBox| Spot {
            key: made.key.clone(),
            column: made.column,
            y: made.rect.y - made.pushed,
            w: made.rect.w,
            high: made.room.h,
            brief: made.brief,
            entries: made.entries,
        };
        Spots { style, shape, list: boxes.iter().map(spot).collect() }
    }

    /// Those of a scene.
    pub fn of_scene(scene: &Scene) -> Spots {
        Spots::of(scene.style, scene.shape, &scene.boxes)
    }
}
