//! The left column: the module's names, stubs and frames by number. Deep recursion is folded.

use super::Names;
use super::context::Context;
use super::event_loop;
use super::frames;
use super::lines;
use super::place::{Places, TOP};
use super::scene::{SceneBox, Style};
use crate::view::{BindingKind, FrameId, FrameState, FrameView, View};

/// Up to here every frame is drawn in full.
const FULL: usize = 4;
/// Over so many the middle is folded.
const LINES: usize = 8;
/// A frame stands elsewhere if that is so much higher.
const RATHER_LEFT: i32 = 60;
/// Over so many returned frames share one stub.
const STUBS: usize = 4;

/// Places the whole column. Returns frames of generators and coroutines that stand elsewhere, or have no place yet.
pub fn place<'a>(cx: &Context<'a>, places: &mut Places, reserve: Names) -> Vec<&'a FrameView> {
    let global = frames::global(cx, reserve);
    let mut new = places.keep(vec![global]);
    if let Some(global) = new.pop() {
        places.put(global, 0, TOP);
    }
    let top = bottom(places, "global");
    let running = |f: &&FrameView| f.state != FrameState::Suspended;
    let folds = cx.view.frames.iter().filter(running).count() > FULL;
    // A generator or coroutine finds its place last: left or right, where it stands higher.
    let elsewhere = |f: &&FrameView| {
        let belt = folds && running(f);
        f.object.is_some() && !belt && !cx.shape.stacked && places.column(&frames::key(f)) != Some(0)
    };
    let (apart, here): (Vec<_>, Vec<_>) = cx.view.frames.iter().partition(elsewhere);
    let (stack, parked): (Vec<_>, Vec<_>) = here.into_iter().partition(running);
    let mut boxes: Vec<(Option<FrameId>, SceneBox)> = stubs(cx);
    boxes.extend(cx.view.event_loop.iter().map(|shown| (None, event_loop::event_loop(cx, shown))));
    let stack = if folds { folded(cx, &stack) } else { every(cx, &stack) };
    let order: Vec<String> = stack.iter().map(|(_, made)| made.key.clone()).collect();
    let fresh = if folds { stack.clone() } else { Vec::new() };
    if !folds {
        boxes.extend(stack);
    }
    boxes.extend(every(cx, &parked));
    crate::base::sort_by_key(&mut boxes, |(id, _)| *id);
    let mut boxes: Vec<SceneBox> = boxes.into_iter().map(|(_, made)| made).collect();
    // Everything keeps its place before anything gets more room to grow.
    let wanted = places.cap(&mut boxes);
    let new = places.keep(boxes);
    wanted.into_iter().for_each(|(key, high)| places.grow(&key, high));
    for made in new {
        // A frame stands below its caller.
        let at = order.iter().position(|key| *key == made.key);
        let caller = at.and_then(|at| order.get(at.checked_sub(1)?));
        let from = caller.map_or(top, |caller| bottom(places, caller).max(top));
        places.put(made, 0, from);
    }
    // A folded stack has no places to keep: what is in full at its end is what just changed.
    let mut from = top;
    for (_, made) in fresh {
        let key = made.key.clone();
        places.put(made, 0, from);
        from = bottom(places, &key);
    }
    apart
}

/// Places the frame of a generator or coroutine, left or with the functions: where it stands higher.
pub fn parked(cx: &Context, places: &mut Places, frame: &FrameView) {
    let top = bottom(places, "global");
    let [left, right] = [0, 1].map(|column| frames::frame(cx, frame, column));
    let (at, beside) = (places.room_for(&left, 0, top), places.room_for(&right, 1, TOP));
    if beside + RATHER_LEFT < at {
        places.put(right, 1, beside);
    } else {
        places.put(left, 0, at);
    }
}

/// The lower end of what is placed.
fn bottom(places: &Places, key: &str) -> i32 {
    places.find(key).map_or(TOP, |made| made.room.bottom())
}

/// The frames that are drawn with their rows.
pub fn in_full(view: &View) -> impl Iterator<Item = &FrameView> {
    let parked = |frame: &FrameView| frame.state == FrameState::Suspended;
    let stack: Vec<&FrameView> = view.frames.iter().filter(|frame| !parked(frame)).collect();
    let full = Full::of(&stack);
    let mut index = 0;
    view.frames.iter().filter(move |frame| {
        index += usize::from(!parked(frame));
        parked(frame) || full.has(frame, index - 1)
    })
}

/// Which frames of a stack are drawn in full: the two newest, and while they are few the owners of cells.
struct Full {
    count: usize,
    owners: bool,
}

fn owns(frame: &FrameView) -> bool {
    frame.bindings.iter().any(|b| b.kind == BindingKind::Cell)
}

impl Full {
    fn of(stack: &[&FrameView]) -> Self {
        let owners = stack.iter().filter(|frame| owns(frame)).count();
        Self { count: stack.len(), owners: owners <= FULL && stack.len() <= LINES }
    }

    fn has(&self, frame: &FrameView, index: usize) -> bool {
        let new = self.count <= FULL || index + 2 >= self.count;
        new || (self.owners && owns(frame)) || frame.id.is_none()
    }
}

fn every(cx: &Context, stack: &[&FrameView]) -> Vec<(Option<FrameId>, SceneBox)> {
    stack.iter().map(|f| (f.id, frames::frame(cx, f, 0))).collect()
}

/// The two newest and the owners of cells in full, the others in a line each, the middle of many in one line.
fn folded(cx: &Context, stack: &[&FrameView]) -> Vec<(Option<FrameId>, SceneBox)> {
    let count = stack.len();
    let mut out = Vec::new();
    let mut run: Vec<&FrameView> = Vec::new();
    let flush = |run: &mut Vec<&FrameView>, out: &mut Vec<(Option<FrameId>, SceneBox)>| {
        if count > LINES && run.len() > 2 {
            let id = run.first().and_then(|f| f.id);
            out.extend(lines::fold(cx, run).map(|made| (id, made)));
        } else {
            out.extend(run.iter().map(|f| (f.id, lines::line(cx, f))));
        }
        run.clear();
    };
    let full = Full::of(stack);
    for (index, frame) in stack.iter().enumerate() {
        if full.has(frame, index) {
            flush(&mut run, &mut out);
            out.push((frame.id, frames::frame(cx, frame, 0)));
        } else {
            run.push(frame);
        }
    }
    flush(&mut run, &mut out);
    // Two folds would have one key: number those after the first.
    let mut folds = 0;
    for (_, made) in &mut out {
        if made.key == "fold" {
            folds += 1;
            if folds > 1 {
                made.key = format!("fold-{folds}");
            }
        }
    }
    out
}

fn stubs(cx: &Context) -> Vec<(Option<FrameId>, SceneBox)> {
    let returned = cx.returned();
    if cx.style == Style::Environment {
        return returned.iter().map(|gone| (Some(gone.id), frames::returned(cx, gone))).collect();
    }
    if returned.len() > STUBS {
        let id = returned.first().map(|gone| gone.id);
        return lines::stubs(cx, &returned).map(|made| (id, made)).into_iter().collect();
    }
    returned.iter().map(|gone| (Some(gone.id), lines::stub(cx, gone))).collect()
}
