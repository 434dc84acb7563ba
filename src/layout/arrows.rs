//! Arrows: from a dot at a row's end to a box's edge, through the gutters between columns and the gaps between boxes,
//! never over text. Those that go to one box share a trunk; others have lanes of their own.

use super::lanes::{LANE, Table, Trunks};
use super::place::GAP;
use super::scene::{Arrow, BoxKind, Ink, Part, SceneBox};
use super::shape::Shape;
use std::collections::HashMap;

/// Between a box and an arrow that passes it.
const CLEAR: i32 = 4;

/// One arrow before it has its way.
struct Wish {
    from: usize,
    to: usize,
    dot: usize,
    start: (i32, i32),
    ink: Ink,
    /// The gutter it leaves into: gutter n is right of column n.
    out: usize,
    /// The gutter it arrives from.
    arrive: usize,
    /// It enters at the right edge.
    backward: bool,
    /// It leaves on the left.
    left: bool,
}

/// Routes every dot of every box. Dots of cells move to the side on which their arrow leaves.
pub fn route(boxes: &mut [SceneBox], shape: Shape) -> Vec<Arrow> {
    let wishes = wishes(boxes, shape);
    for wish in wishes.iter().filter(|wish| wish.left) {
        let Some(made) = boxes.get_mut(wish.from).filter(|made| made.kind != BoxKind::Function) else {
            continue;
        };
        let at = left_dot(made, shape);
        if let Some(Part::Dot { x, .. }) = made.parts.get_mut(wish.dot) {
            *x = at;
        }
    }
    let boxes = &*boxes;
    let ports = ports(&wishes, boxes);
    let lanes = crossings(&wishes, &ports, boxes);
    let trunks = trunks(&wishes, &ports, &lanes, shape);
    let mut arrows: Vec<Arrow> = Vec::new();
    for wish in &wishes {
        let (Some(from), Some(to)) = (boxes.get(wish.from), boxes.get(wish.to)) else { continue };
        let port = ports.get(&(wish.to, usize::from(wish.backward), 0)).copied().unwrap_or(to.rect.y + 20);
        let edge = if wish.backward { to.rect.right() } else { to.rect.x };
        let mut points = vec![wish.start];
        let x_of = |gutter: usize| trunks.x(gutter, wish.to, wish.backward);
        if wish.out == wish.arrive {
            if wish.start.1 != port {
                let x = x_of(wish.out);
                points.extend([(x, wish.start.1), (x, port)]);
            }
        } else {
            let y = lanes.get(&(wish.to, wish.out, wish.arrive)).copied().unwrap_or(port);
            let (first, second) = (x_of(wish.out), x_of(wish.arrive));
            points.extend([(first, wish.start.1), (first, y), (second, y), (second, port)]);
        }
        points.push((edge, port));
        tidy(&mut points);
        let quiet = matches!(from.kind, BoxKind::Frame) && !from.running;
        arrows.push(Arrow {
            key: format!("{}.{}>{}", from.key, wish.dot, to.key),
            ink: wish.ink,
            from: from.key.clone(),
            to: to.key.clone(),
            points,
            quiet,
        });
    }
    arrows
}

/// Where a dot on the left stands: in a row, between the edge and the text.
fn left_dot(made: &SceneBox, shape: Shape) -> i32 {
    if made.kind == BoxKind::Cell && !made.brief { shape.pad } else { shape.pad - 8 }
}

fn wishes(boxes: &[SceneBox], shape: Shape) -> Vec<Wish> {
    let index: HashMap<&str, usize> = boxes.iter().enumerate().map(|(i, b)| (b.key.as_str(), i)).collect();
    let mut out = Vec::new();
    for (from, made) in boxes.iter().enumerate() {
        for (dot, part) in made.parts.iter().enumerate() {
            let Part::Dot { x, y, ink, to } = part else { continue };
            let Some((to, target)) = index.get(to.as_str()).and_then(|i| Some((*i, boxes.get(*i)?))) else {
                continue;
            };
            // Cells and objects have room for their dots on either side; other rows end on the right.
            let left = match made.kind {
                BoxKind::Cell | BoxKind::Object if shape.stacked => target.column <= made.column,
                BoxKind::Cell | BoxKind::Object => {
                    target.column < made.column || (target.column == made.column && shape.turned(made.column))
                }
                BoxKind::Function => shape.turned(made.column),
                _ => false,
            };
            let backward = target.column < made.column || (target.column == made.column && !left);
            let x = if left && made.kind != BoxKind::Function { left_dot(made, shape) } else { *x };
            out.push(Wish {
                from,
                to,
                dot,
                start: (made.rect.x + x, made.rect.y + y),
                ink: *ink,
                out: if left { made.column.saturating_sub(1) } else { made.column },
                arrive: if backward { target.column } else { target.column.saturating_sub(1) },
                backward,
                left,
            });
        }
    }
    out
}

/// Where arrows enter each box: level with a neighbour that points at it if there is one, else at its heading.
fn ports(wishes: &[Wish], boxes: &[SceneBox]) -> Table {
    let mut ports = Table::new();
    // Where an arrow leaves, others enter beside it, on the side to which it does not go.
    let mut leaving = Table::new();
    for wish in wishes {
        if let (Some(from), Some(to)) = (boxes.get(wish.from), boxes.get(wish.to)) {
            let down = if to.rect.y < from.rect.y { -1 } else { 1 };
            leaving.insert((wish.from, usize::from(!wish.left), 0), down);
        }
    }
    for wish in wishes {
        let Some(to) = boxes.get(wish.to) else { continue };
        let beside = match leaving.get(&(wish.to, usize::from(wish.backward), 0)) {
            Some(down) if to.kind == BoxKind::Cell => -18 * down,
            _ => 0,
        };
        let heading = to.rect.y
            + match to.kind {
                // Its own arrows leave from the middle.
                _ if to.brief && wish.backward => 6,
                _ if to.brief => to.rect.h / 2 + beside / 2,
                BoxKind::Cell => 34 + beside,
                _ => 21,
            };
        ports.entry((wish.to, usize::from(wish.backward), 0)).or_insert(heading);
    }
    for wish in wishes.iter().rev().filter(|wish| !wish.backward && wish.out == wish.arrive) {
        let Some(to) = boxes.get(wish.to).filter(|_| !leaving.contains_key(&(wish.to, 0, 0))) else {
            continue;
        };
        if to.rect.y + 12 <= wish.start.1 && wish.start.1 <= to.rect.bottom() - 12 {
            ports.insert((wish.to, 0, 0), wish.start.1);
        }
    }
    ports
}

/// For arrows that pass columns: the height at which they do.
fn crossings(wishes: &[Wish], ports: &Table, boxes: &[SceneBox]) -> Table {
    let mut lanes = Table::new();
    // Where others leave or enter: in whose gutter, at what height, to which box.
    let port_of = |wish: &Wish| ports.get(&(wish.to, usize::from(wish.backward), 0)).copied().unwrap_or(0);
    let mut ends: Vec<(usize, i32, usize)> = Vec::new();
    for wish in wishes {
        ends.extend([(wish.out, wish.start.1, wish.to), (wish.arrive, port_of(wish), wish.to)]);
    }
    for wish in wishes.iter().filter(|wish| wish.out != wish.arrive) {
        let key = (wish.to, wish.out, wish.arrive);
        let port = port_of(wish);
        if lanes.contains_key(&key) {
            continue;
        }
        let (low, high) = (wish.out.min(wish.arrive) + 1, wish.out.max(wish.arrive));
        let gaps = gaps(boxes, low, high);
        let others: Vec<i32> = (lanes.iter())
            .filter(|((_, out, arrive), _)| out.min(arrive) < &high && out.max(arrive) >= &low)
            .map(|(_, y)| *y)
            .collect();
        let meet = |&&(gutter, _, to): &&(usize, i32, usize)| {
            to != wish.to && (gutter == wish.out || gutter == wish.arrive)
        };
        let met: Vec<i32> = ends.iter().filter(meet).map(|end| end.1).collect();
        let free = |y: i32| {
            let apart = |from: &[i32], least: i32| from.iter().all(|other| (other - y).abs() >= least);
            apart(&others, LANE) && apart(&met, 2)
        };
        let cost = |y: i32| (y - wish.start.1).abs() + (y - port).abs();
        let mut best: Option<(i32, i32)> = None;
        for (top, bottom) in gaps {
            // The middle of a gap is the best way through a narrow one; a wide one is passed at the arrow's height.
            let narrow = bottom - top <= 3 * GAP;
            let at =
                if narrow { (top + bottom) / 2 } else { wish.start.1.clamp(top + CLEAR, bottom - CLEAR) };
            for step in [0, 1, -1, 2, -2, 3, -3, 4, -4] {
                let y = at + step * LANE;
                if y >= top + CLEAR && y <= bottom - CLEAR && free(y) {
                    let cost = cost(y) + 12 * step.abs();
                    best = Some(best.map_or((cost, y), |best| best.min((cost, y))));
                    break;
                }
            }
        }
        lanes.insert(key, best.map_or(port, |(_, y)| y));
    }
    lanes
}

/// How far a box reaches up and down, with what stands on its edges.
fn ends(made: &SceneBox) -> (i32, i32) {
    let areas = made.parts.iter().filter_map(|part| match part {
        Part::Area { rect, .. } => Some(rect),
        _ => None,
    });
    areas.fold((0, made.rect.h), |(top, low), rect| (top.min(rect.y), low.max(rect.bottom())))
}

/// The heights that are free in all columns from `low` to `high`; below everything there is always room.
fn gaps(boxes: &[SceneBox], low: usize, high: usize) -> Vec<(i32, i32)> {
    let passed = boxes.iter().filter(|b| (low..=high).contains(&b.column));
    let mut blocked: Vec<(i32, i32)> =
        passed.map(|b| (b.room.y.min(b.rect.y + ends(b).0), b.rect.y + ends(b).1)).collect();
    crate::base::sort_by(&mut blocked, Ord::cmp);
    let mut gaps = Vec::new();
    let mut below = 0;
    for (top, bottom) in blocked {
        if top - below >= 2 * CLEAR {
            gaps.push((below, top));
        }
        below = below.max(bottom);
    }
    gaps.push((below, below + 10_000));
    gaps
}

/// Gives each trunk its legs and its lane.
fn trunks(wishes: &[Wish], ports: &Table, lanes: &Table, shape: Shape) -> Trunks {
    let mut trunks = Trunks::default();
    let mut leg = |gutter: usize, wish: &Wish, y: i32, right: bool| {
        trunks.leg(gutter, wish.to, wish.backward, (y, right));
    };
    for wish in wishes {
        let port = ports.get(&(wish.to, usize::from(wish.backward), 0)).copied().unwrap_or(0);
        leg(wish.out, wish, wish.start.1, wish.left);
        if wish.out != wish.arrive {
            let y = lanes.get(&(wish.to, wish.out, wish.arrive)).copied().unwrap_or(port);
            leg(wish.out, wish, y, wish.out < wish.arrive);
            leg(wish.arrive, wish, y, wish.arrive < wish.out);
        }
        leg(wish.arrive, wish, port, !wish.backward);
    }
    trunks.assign(shape);
    trunks
}

/// Drops points that repeat or lie on the way.
fn tidy(points: &mut Vec<(i32, i32)>) {
    points.dedup();
    let mut at = 1;
    while at + 1 < points.len() {
        let (Some(a), Some(b), Some(c)) = (points.get(at - 1), points.get(at), points.get(at + 1)) else {
            return;
        };
        if (a.0 == b.0 && b.0 == c.0) || (a.1 == b.1 && b.1 == c.1) {
            points.remove(at);
        } else {
            at += 1;
        }
    }
}
