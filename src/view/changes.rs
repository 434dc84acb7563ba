//! What differs between two neighbouring stops.

use super::event_loop::seconds;
use super::model::{
    BindingView, CellView, Change, ChangeKind, EntryView, FrameState, FrameView, ObjectId, Target, ValueView,
    View,
};
use super::objects::PAGE;

/// Everything that `now` shows differently from `before`. A captured variable's change is told once, on its cell.
/// A mutated object changes its entries; the names that hold it have not changed.
pub fn changes(before: &View, now: &View) -> Vec<Change> {
    let mut found = Vec::new();
    rows(&before.globals, &now.globals, &mut found, |name| Target::Global(name.to_owned()));
    frames(before, now, &mut found);
    cells(&before.cells, &now.cells, &mut found);
    let ids = |view: &View| {
        let functions = view.functions.iter().map(|function| function.id);
        functions.chain(view.objects.iter().map(|object| object.id)).collect::<Vec<_>>()
    };
    presence(&ids(before), &ids(now), &mut found, Target::Object);
    if let (Some(old), Some(new)) = (&before.event_loop, &now.event_loop)
        && old.clock != new.clock
    {
        let was = ValueView { text: seconds(old.clock), cut: false, object: None };
        found.push(Change { target: Target::Clock, kind: ChangeKind::Was(was) });
    }
    for object in &now.objects {
        if let Some(old) = before.objects.iter().find(|old| old.id == object.id) {
            entries(object.id, (&old.entries, old.total), (&object.entries, object.total), &mut found);
            // Further on a person sees what they opened.
            if let (Some(before), Some(now)) = (&old.page, &object.page)
                && before.from == now.from
                && now.from >= PAGE as u64
            {
                entries(object.id, (&before.entries, old.total), (&now.entries, object.total), &mut found);
            }
        }
    }
    found
}

/// Whether two views of a value show the same one: an object is itself, however much its contents changed.
pub fn same_value(a: &ValueView, b: &ValueView) -> bool {
    match (a.object, b.object) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.text == b.text,
        _ => false,
    }
}

fn value_change(before: Option<&ValueView>, now: Option<&ValueView>) -> Option<ChangeKind> {
    match (before, now) {
        (None, None) => None,
        (None, Some(_)) => Some(ChangeKind::Bound),
        (Some(old), None) => Some(ChangeKind::Unbound(old.clone())),
        (Some(old), Some(new)) => (!same_value(old, new)).then(|| ChangeKind::Was(old.clone())),
    }
}

fn rows(
    before: &[BindingView],
    now: &[BindingView],
    found: &mut Vec<Change>,
    target: impl Fn(&str) -> Target,
) {
    let is_row_of = |a: &BindingView, b: &BindingView| a.name == b.name && a.comprehension == b.comprehension;
    for row in now.iter().filter(|row| row.cell.is_none()) {
        let old = before.iter().find(|old| is_row_of(old, row));
        let kind = value_change(old.and_then(|old| old.value.as_ref()), row.value.as_ref());
        found.extend(kind.map(|kind| Change { target: target(&row.name), kind }));
    }
    for old in before.iter().filter(|old| old.cell.is_none()) {
        if let Some(value) = &old.value
            && !now.iter().any(|row| is_row_of(old, row))
        {
            found.push(Change { target: target(&old.name), kind: ChangeKind::Unbound(value.clone()) });
        }
    }
}

fn frames(before: &View, now: &View, found: &mut Vec<Change>) {
    let is_live = |frame: &&FrameView| frame.state != FrameState::Returned;
    let ids =
        |view: &View| view.frames.iter().filter(is_live).filter_map(|frame| frame.id).collect::<Vec<_>>();
    presence(&ids(before), &ids(now), found, Target::Frame);
    for (at, frame) in now.frames.iter().enumerate().filter(|(_, frame)| is_live(frame)) {
        let Some(id) = frame.id else { continue };
        // Most frames stand where they stood: a thousand are not looked for among a thousand.
        let there = before.frames.get(at).filter(|old| old.id == Some(id));
        let old = there.or_else(|| before.frames.iter().find(|old| old.id == Some(id)));
        let old_rows = old.map_or(&[][..], |old| &old.bindings);
        rows(old_rows, &frame.bindings, found, |name| Target::Row(id, name.to_owned()));
    }
}

fn cells(before: &[CellView], now: &[CellView], found: &mut Vec<Change>) {
    let ids = |cells: &[CellView]| cells.iter().map(|cell| cell.id).collect::<Vec<_>>();
    presence(&ids(before), &ids(now), found, Target::Cell);
    for cell in now {
        if let Some(old) = before.iter().find(|old| old.id == cell.id) {
            let kind = value_change(old.value.as_ref(), cell.value.as_ref());
            found.extend(kind.map(|kind| Change { target: Target::Cell(cell.id), kind }));
        }
    }
}

fn entries(
    id: ObjectId,
    (before, old_total): (&[EntryView], u64),
    (now, total): (&[EntryView], u64),
    found: &mut Vec<Change>,
) {
    let label = |entry: &EntryView| entry.label.clone().unwrap_or_else(|| entry.value.text.clone());
    let (old_labels, new_labels): (Vec<String>, Vec<String>) =
        (before.iter().map(label).collect(), now.iter().map(label).collect());
    for (entry, label) in now.iter().zip(&new_labels) {
        let old = old_labels.iter().position(|old| old == label).and_then(|at| before.get(at));
        let kind = match value_change(old.map(|old| &old.value), Some(&entry.value)) {
            // Entries cut off before, shown now, were not put there by this step.
            Some(ChangeKind::Bound) if old_total == total && old_total > before.len() as u64 => None,
            kind => kind,
        };
        found.extend(kind.map(|kind| Change { target: Target::Entry(id, label.clone()), kind }));
    }
    for (entry, label) in before.iter().zip(&old_labels) {
        if !new_labels.contains(label) {
            let kind = ChangeKind::Unbound(entry.value.clone());
            found.push(Change { target: Target::Entry(id, label.clone()), kind });
        }
    }
}

fn presence<Id: Copy + PartialEq>(
    before: &[Id],
    now: &[Id],
    found: &mut Vec<Change>,
    target: impl Fn(Id) -> Target,
) {
    // What was there first, and still is, is most of it.
    let same = before.iter().zip(now).take_while(|(before, now)| before == now).count();
    let (before, now) = (&before[same..], &now[same..]);
    for &id in now.iter().filter(|id| !before.contains(id)) {
        found.push(Change { target: target(id), kind: ChangeKind::Appeared });
    }
    for &id in before.iter().filter(|id| !now.contains(id)) {
        found.push(Change { target: target(id), kind: ChangeKind::Gone });
    }
}
