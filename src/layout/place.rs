//! Where boxes stand. What was there stays there; what is new finds room.

use super::objects;
use super::scene::{BoxKind, Rect, SceneBox};
use super::shape::Shape;
use super::spots::Spot;
use std::collections::HashMap;

/// Between boxes of one column: arrows pass here.
pub const GAP: i32 = 20;
/// Between frames: they are read as a stack.
const STACK_GAP: i32 = 7;
/// Where the first box's outline starts: its tab stands out above it.
pub const TOP: i32 = 24;
/// A function of a strip that is still to come.
const FUNCTION_HEIGHT: i32 = 98;
/// The same in a narrow column, where its words take another line.
const FUNCTION_HEIGHT_STACKED: i32 = 115;

/// Boxes that have their place, by column.
pub struct Places<'a> {
    before: &'a HashMap<&'a str, &'a Spot>,
    index: HashMap<String, usize>,
    taken: Vec<Vec<Rect>>,
    shape: Shape,
    pub done: Vec<SceneBox>,
}

impl<'a> Places<'a> {
    pub fn new(before: &'a HashMap<&'a str, &'a Spot>, shape: Shape) -> Self {
        Self { before, index: HashMap::new(), taken: Vec::new(), shape, done: Vec::new() }
    }

    fn gap(column: usize) -> i32 {
        if column == 0 { STACK_GAP } else { GAP }
    }

    /// The first y from `from` on at which `height` is free in a column, `above` and the gap included.
    fn free(&self, column: usize, from: i32, above: i32, height: i32) -> i32 {
        let gap = Self::gap(column);
        let mut y = from;
        let Some(taken) = self.taken.get(column) else { return y };
        // `taken` is sorted by its upper edges.
        for rect in taken {
            if rect.bottom() + gap <= y - above {
                continue;
            }
            if y + height + gap <= rect.y {
                break;
            }
            y = rect.bottom() + gap + above;
        }
        y
    }

    fn settle(&mut self, mut made: SceneBox, column_index: usize, y: i32) {
        let (x, _) = self.shape.column(column_index);
        made.column = column_index;
        made.rect = made.rect.moved(x, y);
        made.room = made.room.moved(x, y);
        if self.taken.len() <= column_index {
            self.taken.resize(column_index + 1, Vec::new());
        }
        if let Some(taken) = self.taken.get_mut(column_index) {
            let at = taken.partition_point(|rect| rect.y <= made.room.y);
            taken.insert(at, made.room);
        }
        // Two bodies of classes of one name may run at once: the second gets a key of its own.
        while self.index.contains_key(&made.key) {
            made.key.push('+');
        }
        self.index.insert(made.key.clone(), self.done.len());
        self.done.push(made);
    }

    fn before(&self, key: &str) -> Option<&'a Spot> {
        self.before.get(key).copied()
    }

    /// Whether the last scene had a box of this key.
    pub fn was(&self, key: &str) -> bool {
        self.before(key).is_some()
    }

    /// The column that a box of this key had in the last scene.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.before(key).map(|old| old.column)
    }

    /// How many entries this box may write, after what it did in the last scene.
    pub fn entries(&self, key: &str) -> usize {
        self.before(key).map_or(objects::ENTRIES, |old| old.entries.min(objects::ENTRIES))
    }

    /// Takes from boxes what they want more room to grow than they had. Returns what they want, by key.
    pub fn cap(&self, boxes: &mut [SceneBox]) -> Vec<(String, i32)> {
        let mut wanted = Vec::new();
        for made in boxes {
            let Some(old) = self.before(&made.key).filter(|old| made.room.h > old.high) else { continue };
            wanted.push((made.key.clone(), made.room.h));
            made.room.h = old.high.max(made.rect.bottom() - made.room.y);
        }
        wanted
    }

    /// Gives a box room to grow, if there is some below it.
    pub fn grow(&mut self, key: &str, high: i32) {
        let Some(made) = self.index.get(key).and_then(|at| self.done.get_mut(*at)) else { return };
        let Some(taken) = self.taken.get_mut(made.column) else { return };
        let (room, wanted) = (made.room, Rect { h: high, ..made.room });
        let end = wanted.bottom() + Self::gap(made.column);
        if !taken.iter().any(|other| other.y >= room.bottom() && other.y < end) {
            taken.iter_mut().filter(|other| **other == room).for_each(|other| *other = wanted);
            made.room = wanted;
        }
    }

    /// Gives every box that was in the last scene its old place, and returns those that are new or no longer fit.
    pub fn keep(&mut self, boxes: Vec<SceneBox>) -> Vec<SceneBox> {
        let (same, mut others): (Vec<_>, Vec<_>) = boxes.into_iter().partition(|made| {
            let before = self.before(&made.key);
            before.is_some_and(|old| (old.w, old.high) == (made.rect.w, made.room.h))
        });
        for made in same {
            let Some(old) = self.before(&made.key) else { continue };
            // Only what grew above may have taken its place.
            if self.stays(&made, old) {
                self.settle(made, old.column, old.y);
            } else {
                others.push(made);
            }
        }
        others.retain_mut(|made| {
            let Some(old) = self.before(&made.key) else { return true };
            // What grew stays where it is if there is room below it.
            let room = self.stays(made, old);
            if room {
                let made = std::mem::replace(made, empty());
                self.settle(made, old.column, old.y);
            }
            !room
        });
        others
    }

    /// Whether there is room for it where it was.
    fn stays(&self, made: &SceneBox, old: &Spot) -> bool {
        self.room_for(made, old.column, old.y) == old.y
    }

    /// Where a box has room in a column: at `from` or as little below as there is.
    pub fn room_for(&self, made: &SceneBox, column: usize, from: i32) -> i32 {
        let above = made.rect.y - made.room.y;
        let height = made.room.bottom() - made.rect.y;
        self.free(column, from, above, height)
    }

    /// Puts a new box into a column, at `from` or as little below as there is room.
    pub fn put(&mut self, made: SceneBox, column: usize, from: i32) {
        let y = self.room_for(&made, column, from);
        self.settle(made, column, y);
    }

    /// Where a strip's first cell can stand whose function may be still to come: there is room for both.
    pub fn strip(&self, cell_column: usize, cell: &SceneBox, function: Option<&SceneBox>, from: i32) -> i32 {
        let high = cell.room.bottom() - cell.rect.y;
        let (above, below) = (cell.rect.y - cell.room.y, below_function(cell));
        let coming = if cell.brief { (-above, high) } else { (0, FUNCTION_HEIGHT) };
        let (over, height) = function.map_or(coming, |f| (f.rect.y - f.room.y, f.room.bottom() - f.rect.y));
        if self.shape.stacked {
            let least = if cell.brief { cell.rect.h } else { FUNCTION_HEIGHT_STACKED };
            let above = height.max(least) + below;
            return self.free(cell_column, from + above, above, high);
        }
        let before = cell_column.saturating_sub(1);
        let mut y = from;
        // Each round moves down past at least one box.
        for _ in 0..2000 {
            let next = self.free(cell_column, y, above, high);
            let next = self.free(before, next, over, height);
            if next == y {
                break;
            }
            y = next;
        }
        y
    }

    /// The box with this key, if it has its place.
    pub fn find(&self, key: &str) -> Option<&SceneBox> {
        self.index.get(key).and_then(|at| self.done.get(*at))
    }
}

/// From a function to its first cell below it, with the cell's label.
pub fn below_function(cell: &SceneBox) -> i32 {
    if cell.brief { GAP } else { GAP + 12 }
}

fn empty() -> SceneBox {
    SceneBox {
        key: String::new(),
        kind: BoxKind::Object,
        rect: Rect::default(),
        room: Rect::default(),
        column: 0,
        running: false,
        dashed: false,
        lit: false,
        brief: false,
        appeared: false,
        marked: false,
        pushed: 0,
        entries: usize::MAX,
        changed: false,
        parts: Vec::new(),
        about: String::new(),
    }
}
