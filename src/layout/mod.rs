//! View + last scene -> scene: where everything stands, in whole pixels. Pure and deterministic.
//!
//! The rule above all others: an object keeps its place for as long as it lives. What is unchanged moves 0 px between
//! neighbouring stops, and what is new finds room without pushing. Without a last scene boxes are put in the order in
//! which they came to be. A jump is given the places that stepping there would have come to (`session/chain.rs`).
//!
//! Knows nothing of colours, elements or the page.

mod arrows;
mod cards;
mod columns;
mod context;
mod event_loop;
mod frames;
mod functions;
mod lanes;
mod lines;
mod metrics;
mod motion;
mod objects;
mod place;
mod reach;
mod scene;
mod shape;
mod sheet;
mod spots;
mod stack;
mod strips;

pub use metrics::{Font, width as text_width};
pub use motion::{Motion, Travel, motion};
pub use scene::{Anchor, AreaKind, Arrow, BoxKind, Ink, Part, Rect, Scene, SceneBox, Style, Text, Underline};

use crate::scope::{NameKind, ScopeKind, SymbolTable};
use crate::view::View;
use context::Context;
use place::Places;
use serde::{Deserialize, Serialize};
pub use shape::Shape;
pub use spots::{Spot, Spots};
use std::collections::{BTreeSet, HashMap};

/// What a person may choose, and what the program tells beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Options {
    /// The way of drawing.
    pub style: Style,
    /// The names the module will have: room is kept for them, so that nothing below has to move.
    pub global_names: Names,
    /// How wide the picture may be without being made smaller; `None`: as wide as it likes.
    pub width: Option<i32>,
}

/// How many names need a row each, and how many of them more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Names {
    /// All of them.
    pub all: usize,
    /// Those that take a line of their own where columns are stacked, and everywhere.
    pub long: [usize; 2],
}

impl Names {
    /// Counts one more.
    pub fn add(&mut self, name: &str) {
        self.all += 1;
        for (long, most) in self.long.iter_mut().zip(shape::LONG) {
            *long += usize::from(name.chars().count() > most);
        }
    }
}

/// The rows the module will need, for [`Options::global_names`]: its names, and those of the comprehension with
/// the most, which are shown while it runs.
pub fn global_names(table: &SymbolTable) -> Names {
    let mut names = BTreeSet::new();
    let mut borrowed = 0;
    for (index, scope) in table.scopes.iter().enumerate() {
        let bound = scope.names.iter().filter(|name| name.first_binding.is_some());
        if scope.kind == ScopeKind::Module {
            names.extend(bound.map(|name| &name.text));
        }
        let declared = scope.names.iter().filter(|name| name.kind == NameKind::GlobalExplicit);
        names.extend(declared.map(|name| &name.text));
        borrowed = borrowed.max(lent_to_module(table, index));
    }
    let mut rows = Names { all: borrowed, ..Names::default() };
    names.into_iter().for_each(|name| rows.add(name));
    rows
}

/// How many rows of comprehensions the module has while it runs this one.
fn lent_to_module(table: &SymbolTable, index: usize) -> usize {
    let mut names = 0;
    let mut at = table.scopes.get(index);
    while let Some(scope) = at.filter(|scope| scope.kind == ScopeKind::Comprehension) {
        names += scope.names.iter().filter(|name| name.first_binding.is_some()).count();
        at = scope.parent.and_then(|id| table.scopes.get(id.index()));
    }
    let by_module = at.is_some_and(|scope| scope.kind == ScopeKind::Module);
    if by_module { names } else { 0 }
}

/// Lays out a view. `last` is the scene that is on the screen now, if the view is a neighbour of what it shows.
pub fn layout(view: &View, last: Option<&Scene>, options: Options) -> Scene {
    let spots = last.map(Spots::of_scene);
    layout_after(view, spots.as_ref(), options)
}

/// Where everything of a view stands, after these places.
pub fn spots_after(view: &View, last: Option<&Spots>, options: Options) -> Spots {
    let shape = Shape::of(options.width);
    Spots::of(options.style, shape, &placed(view, last, options, shape).1)
}

fn placed<'a>(
    view: &'a View,
    last: Option<&Spots>,
    options: Options,
    shape: Shape,
) -> (Context<'a>, Vec<SceneBox>) {
    let last = last.filter(|spots| (spots.style, spots.shape) == (options.style, shape));
    let before: HashMap<&str, &Spot> =
        last.iter().flat_map(|spots| &spots.list).map(|spot| (spot.key.as_str(), spot)).collect();
    let cx = Context::new(view, options.style, shape, &before);
    let mut places = Places::new(&before, shape);
    let apart = stack::place(&cx, &mut places, options.global_names);
    strips::place(&cx, &mut places, &apart);
    let mut boxes = places.done;
    if last.is_some() {
        for made in &mut boxes {
            made.appeared = !before.contains_key(made.key.as_str());
        }
    }
    (cx, boxes)
}

/// Lays out a view after these places.
pub fn layout_after(view: &View, last: Option<&Spots>, options: Options) -> Scene {
    let shape = Shape::of(options.width);
    let (cx, mut boxes) = placed(view, last, options, shape);
    objects::open(&cx, &mut boxes);
    let arrows = arrows::route(&mut boxes, shape);
    let right = boxes
        .iter()
        .map(|b| b.room.right() + shape.margin)
        .max()
        .unwrap_or(0)
        .max(shape.least_width(options.style));
    let bends = arrows.iter().flat_map(|a| &a.points);
    let bottom = boxes.iter().map(|b| b.rect.bottom()).max().unwrap_or(0);
    let (far, low) = bends.fold((0, bottom), |(far, low), point| (far.max(point.0), low.max(point.1)));
    // An arrow's line is as wide as it is.
    let width = right.max(far + 6);
    Scene { width, height: low + shape.margin.max(12), style: options.style, shape, boxes, arrows }
}
