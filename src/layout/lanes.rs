//! The lanes of a gutter: which trunk runs left of which, so that few cross, and how far apart.

use super::shape::Shape;
use std::collections::BTreeMap;

/// Between two lanes, where there is room.
pub const LANE: i32 = 6;
/// More trunks than this in one gutter keep the order they come in.
const ORDERED: usize = 48;

/// Heights, sides and places by up to three numbers.
pub type Table = BTreeMap<(usize, usize, usize), i32>;

/// All trunks, and which is whose: by gutter, the box it goes to, and whether it enters there at the right.
#[derive(Default)]
pub struct Trunks {
    all: Vec<Trunk>,
    index: Table,
}

/// A vertical trunk in one gutter, shared by all arrows to one box.
struct Trunk {
    gutter: usize,
    /// It enters its box at the right.
    backward: bool,
    /// The heights at which legs meet it, and whether from the right.
    legs: Vec<(i32, bool)>,
    /// Where it runs.
    x: i32,
}

impl Trunk {
    fn top(&self) -> i32 {
        self.legs.iter().map(|leg| leg.0).min().unwrap_or(0)
    }

    fn bottom(&self) -> i32 {
        self.legs.iter().map(|leg| leg.0).max().unwrap_or(0)
    }

    /// Whether both run at some height.
    fn beside(&self, other: &Trunk) -> bool {
        self.top() < other.bottom() + LANE && other.top() < self.bottom() + LANE
    }
}

/// What it costs that `a` runs left of `b`: a crossing one, legs on one line more.
fn cost(a: &Trunk, b: &Trunk) -> i32 {
    let meets = |legs: &Trunk, right: bool, with: &Trunk| -> i32 {
        let (top, bottom) = (with.top(), with.bottom());
        let legs = legs.legs.iter().filter(|leg| leg.1 == right);
        let level = |y: i32| with.legs.iter().any(|leg| leg.1 != right && (leg.0 - y).abs() < 4);
        legs.map(|&(y, _)| i32::from(top <= y && y <= bottom) + 3 * i32::from(level(y))).sum()
    };
    meets(a, true, b) + meets(b, false, a)
}

impl Trunks {
    /// One more leg of the trunk of this gutter, box and side.
    pub fn leg(&mut self, gutter: usize, to: usize, backward: bool, leg: (i32, bool)) {
        let next = self.all.len();
        let at = *self.index.entry((gutter, to, usize::from(backward))).or_insert(next as i32) as usize;
        match self.all.get_mut(at) {
            Some(trunk) => trunk.legs.push(leg),
            None => self.all.push(Trunk { gutter, backward, legs: vec![leg], x: 0 }),
        }
    }

    /// Where this trunk runs.
    pub fn x(&self, gutter: usize, to: usize, backward: bool) -> i32 {
        let at = self.index.get(&(gutter, to, usize::from(backward)));
        at.and_then(|at| self.all.get(*at as usize)).map_or(0, |trunk| trunk.x)
    }

    /// Gives each trunk its lane.
    pub fn assign(&mut self, shape: Shape) {
        let gutters = self.all.iter().map(|trunk| trunk.gutter + 1).max().unwrap_or(0);
        for gutter in 0..gutters {
            let (x, w) = shape.column(gutter);
            let mut here: Vec<&mut Trunk> =
                self.all.iter_mut().filter(|trunk| trunk.gutter == gutter).collect();
            // An arrow's head must be seen.
            let head = here.iter().any(|trunk| trunk.backward);
            let left = x + w + if head { 12 } else { 6 };
            let right =
                shape.outer(gutter).map_or(shape.column(gutter + 1).0 - 15, |most| left.max(x + w + most));
            // A straight way needs no lane.
            here.iter_mut().for_each(|trunk| trunk.x = right - 6);
            here.retain(|trunk| trunk.top() < trunk.bottom());
            order(&mut here);
            // Each as far right as those right of it allow.
            let mut lanes: Vec<i32> = vec![0; here.len()];
            for at in (0..here.len()).rev() {
                let beside = (at + 1..here.len()).filter(|&other| here[at].beside(here[other]));
                lanes[at] = beside.map(|other| lanes[other] + 1).max().unwrap_or(0);
            }
            let last = lanes.iter().copied().max().unwrap_or(0);
            // Many use all the room there is.
            let (left, right) =
                if last * 3 > right - left { (left.min(x + w + 4), right + 3) } else { (left, right) };
            let apart = ((right - left) / last.max(1)).clamp(2, LANE + 1);
            let first = right - ((right - left) - last * apart).max(0) / 2;
            for (trunk, lane) in here.iter_mut().zip(lanes) {
                trunk.x = (first - lane * apart).max(left);
            }
        }
    }
}

/// From left to right, so that few cross: each is moved to where it costs least, until that changes nothing.
fn order(trunks: &mut Vec<&mut Trunk>) {
    // What ends higher runs further right, as a first guess.
    crate::base::sort_by_key(trunks, |trunk| -trunk.top());
    if trunks.len() > ORDERED {
        return;
    }
    for _ in 0..6 {
        let mut moved = false;
        for at in 0..trunks.len() {
            // What it would save to stand at each other place, one neighbour after the other.
            let (mut best, mut to) = (0, at);
            let mut saved = 0;
            for other in (0..at).rev() {
                saved += cost(trunks[other], trunks[at]) - cost(trunks[at], trunks[other]);
                if saved > best {
                    (best, to) = (saved, other);
                }
            }
            saved = 0;
            for other in at + 1..trunks.len() {
                saved += cost(trunks[at], trunks[other]) - cost(trunks[other], trunks[at]);
                if saved > best {
                    (best, to) = (saved, other);
                }
            }
            if to != at {
                let trunk = trunks.remove(at);
                trunks.insert(to, trunk);
                moved = true;
            }
        }
        if !moved {
            return;
        }
    }
}
