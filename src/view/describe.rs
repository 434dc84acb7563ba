//! Who keeps a cell alive: "held by o2, which `a` names".

use super::model::{CellId, CellView, FrameId, Holder, ObjectId, View};
use super::narrate::text;

/// One direct holder of a cell, and how a person can see that it is still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// A frame.
    Frame(FrameId),
    /// A function that a name refers to.
    Named(ObjectId, String),
    /// A function inside a container or instance, by its title.
    In(ObjectId, String),
    /// A function that another cell holds: that cell and its variable.
    Carried(ObjectId, CellId, String),
    /// A function that only its running frame keeps.
    Ran(ObjectId, FrameId),
    /// A function in no place that is shown.
    Object(ObjectId),
}

/// The direct holders of `cell` in `view`, objects first.
pub fn keepers(view: &View, cell: &CellView) -> Vec<Keeper> {
    let keeper = |holder: &Holder| match holder {
        Holder::Frame(frame) => Keeper::Frame(*frame),
        Holder::Object(object) => function_keeper(view, *object),
    };
    cell.held_by.iter().map(keeper).collect()
}

/// The direct holders of `cell`, in words.
pub fn held_by(view: &View, cell: &CellView) -> String {
    text::holders(&keepers(view, cell))
}

fn function_keeper(view: &View, object: ObjectId) -> Keeper {
    let function = view.functions.iter().find(|function| function.id == object);
    if let Some(name) = function.and_then(|function| function.named_by.first()) {
        return Keeper::Named(object, name.clone());
    }
    let holds =
        |value: Option<&super::model::ValueView>| value.is_some_and(|value| value.object == Some(object));
    if let Some(cell) = view.cells.iter().find(|cell| holds(cell.value.as_ref())) {
        return Keeper::Carried(object, cell.id, cell.name.clone());
    }
    let in_object =
        view.objects.iter().find(|holder| holder.entries.iter().any(|entry| holds(Some(&entry.value))));
    if let Some(holder) = in_object {
        return Keeper::In(object, holder.title.clone());
    }
    let runs = view.frames.iter().find(|frame| frame.of == Some(object)).and_then(|frame| frame.id);
    match runs {
        Some(frame) => Keeper::Ran(object, frame),
        None => Keeper::Object(object),
    }
}
