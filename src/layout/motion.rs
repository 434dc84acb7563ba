//! What is seen to move between two neighbouring stops: arguments into rows, a value back to where it was called for,
//! boxes to their new places, and what is gone. Data only: the page animates it, or does not.

use super::scene::{AreaKind, Part, Rect, Scene, Style};
use crate::view::{
    BindingView, ChangeKind, EventKind, FrameState, FrameView, Place, Target, ValueView, View,
};

/// More values than this at once are not followed by any eye.
const MOST_TRAVELS: usize = 6;
/// A travelling value has at most so many letters.
const LETTERS: usize = 18;

/// A value on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Travel {
    /// The value, as its row has it.
    pub text: String,
    /// Where it comes from.
    pub from: (i32, i32),
    /// Where it goes.
    pub to: (i32, i32),
}

/// What moves from one stop to the next.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Motion {
    /// Values on their way.
    pub travels: Vec<Travel>,
    /// Boxes that stand elsewhere now: their keys, and from how far they come.
    pub moved: Vec<(String, (i32, i32))>,
    /// Boxes that were there before.
    pub gone: Vec<String>,
}

/// What moves when the picture of `before` becomes that of `now`. Going back is the same the other way round.
pub fn motion(before: (&View, &Scene), now: (&View, &Scene)) -> Motion {
    let (old, new) = (before.1, now.1);
    if (old.style, old.shape) != (new.style, new.shape) {
        return Motion::default();
    }
    let moved = |made: &super::SceneBox| {
        let was = old.find(&made.key)?.rect;
        let by = (was.x - made.rect.x, was.y - made.rect.y);
        (by != (0, 0)).then(|| (made.key.clone(), by))
    };
    let gone = old.boxes.iter().filter(|made| new.find(&made.key).is_none());
    let mut travels = if before.0.stop < now.0.stop {
        travels(before, now)
    } else {
        let there = travels(now, before).into_iter();
        there.map(|travel| Travel { from: travel.to, to: travel.from, ..travel }).collect()
    };
    travels.truncate(MOST_TRAVELS);
    Motion {
        travels,
        moved: new.boxes.iter().filter_map(moved).collect(),
        gone: gone.map(|made| made.key.clone()).collect(),
    }
}

/// The values that travel in the step from `before` to `now`.
fn travels(before: (&View, &Scene), now: (&View, &Scene)) -> Vec<Travel> {
    let mut found: Vec<Travel> = value_given(before, now).into_iter().collect();
    if now.0.event == EventKind::Call
        && let Some(frame) = running(now.0)
    {
        let parameters = frame.bindings.iter().filter(|row| row.parameter && !row.from_default);
        found.extend(parameters.filter_map(|row| argument(before, now, frame, row)));
    }
    found
}

fn running(view: &View) -> Option<&FrameView> {
    view.frames.iter().rev().find(|frame| frame.state == FrameState::Running)
}

/// An argument: from the caller's variable that has the same value, or from where the caller waits, into its row; that
/// of a captured parameter into its cell.
fn argument(
    (old_view, old): (&View, &Scene),
    (view, scene): (&View, &Scene),
    frame: &FrameView,
    row: &BindingView,
) -> Option<Travel> {
    let cell = row.cell.map(|id| id.to_string()).filter(|_| scene.style == Style::Cells);
    let value = row.value.as_ref().or_else(|| {
        let cell = view.cells.iter().find(|cell| Some(cell.id) == row.cell)?;
        cell.value.as_ref()
    })?;
    let to = row_end(scene, &cell.unwrap_or_else(|| format!("{}.{}", box_of(&frame.place()), row.name)))?;
    let caller = box_of(&frame.caller);
    let rows = match &frame.caller {
        Place::Global => &old_view.globals,
        place => &old_view.frames.iter().find(|frame| frame.place() == *place)?.bindings,
    };
    let same = rows.iter().find(|other| other.value.as_ref().is_some_and(|other| is_same(other, value)));
    let from = same.and_then(|other| row_end(old, &format!("{caller}.{}", other.name)));
    Some(Travel { text: words(value), from: from.or_else(|| call_site(scene, &caller))?, to })
}

/// The value that a frame gave at the stop before: from its foot to the variable that has it now, or to where it was
/// called for.
fn value_given((old_view, old): (&View, &Scene), (view, scene): (&View, &Scene)) -> Option<Travel> {
    let frame = running(old_view)?;
    let value = frame.returning.as_ref()?;
    let from = row_end(old, &format!("{}.return", box_of(&frame.place())))?;
    let receiver =
        view.changes.iter().filter(|change| matches!(change.kind, ChangeKind::Bound | ChangeKind::Was(_)));
    let here = running(view).map_or(Place::Global, FrameView::place);
    let holds = |rows: &[BindingView], name: &str| {
        rows.iter().any(|row| row.name == name && row.value.as_ref().is_some_and(|now| is_same(now, value)))
    };
    let row = receiver.filter_map(|change| match &change.target {
        Target::Global(name) if here == Place::Global && holds(&view.globals, name) => {
            row_end(scene, &format!("global.{name}"))
        }
        Target::Row(id, name) if here == Place::Frame(*id) && holds(&running(view)?.bindings, name) => {
            row_end(scene, &format!("{id}.{name}"))
        }
        Target::Cell(id) => {
            let cell = view.cells.iter().find(|cell| cell.id == *id)?;
            cell.value
                .as_ref()
                .filter(|now| is_same(now, value))
                .and_then(|_| row_end(scene, &id.to_string()))
        }
        _ => None,
    });
    let to = row.into_iter().next().or_else(|| call_site(scene, &box_of(&here)))?;
    Some(Travel { text: words(value), from, to })
}

fn is_same(a: &ValueView, b: &ValueView) -> bool {
    a.object == b.object && a.text == b.text
}

fn words(value: &ValueView) -> String {
    if value.text.chars().count() <= LETTERS {
        return value.text.clone();
    }
    value.text.chars().take(LETTERS - 1).chain(['…']).collect()
}

fn box_of(place: &Place) -> String {
    match place {
        Place::Global => "global".to_owned(),
        Place::Frame(id) => id.to_string(),
        Place::ClassBody(name) => format!("body-{name}"),
    }
}

/// Where values stand in the row of this key.
fn row_end(scene: &Scene, key: &str) -> Option<(i32, i32)> {
    scene.boxes.iter().find_map(|made| {
        let row = made.parts.iter().find_map(|part| match part {
            Part::Area { kind: AreaKind::Row, rect, key: row, .. } if row == key => Some(*rect),
            _ => None,
        })?;
        // A cell's value stands in its middle.
        let right = if made.key == key && !made.brief { row.x + row.w / 2 } else { row.right() - 14 };
        Some((made.rect.x + right, made.rect.y + row.y + row.h / 2))
    })
}

/// Where a caller says that it waits.
fn call_site(scene: &Scene, key: &str) -> Option<(i32, i32)> {
    let made = scene.find(key)?;
    let tab = made.parts.iter().find_map(|part| match part {
        Part::Area { kind: AreaKind::Tab | AreaKind::TabFilled, rect, .. } => Some(*rect),
        _ => None,
    });
    let Rect { x, y, w, h } = tab.unwrap_or(Rect::new(0, 0, made.rect.w, 24));
    Some((made.rect.x + x + w - 12, made.rect.y + y + h / 2))
}
