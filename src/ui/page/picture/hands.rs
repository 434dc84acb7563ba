//! What hands do with the picture: pointers that pan, zoom and click, keys that choose a variable.

use super::{Msg, Picture, Props};
use crate::layout;
use crate::platform::element::{self, Element};
use crate::platform::page::{self, Watch};
use crate::ui::camera::{Camera, Pair};
use crate::ui::follow::area;
use crate::ui::pointing::{key_at, opening_of, place_of, variable_of};
use crate::ui::state::Message;
use crate::view::{Pointed, Target};
use std::cell::Cell;
use std::rc::Rc;
use yew::html::Scope;
use yew::prelude::*;

const PAN_STEP: f64 = 60.0;

impl Picture {
    /// By keyboard: the variable `by` places further on; at first one that the step changed. Again: its history.
    pub(super) fn choose(&mut self, props: &Props, by: i32) {
        let Some(scene) = &self.scene else { return };
        let parts = scene.boxes.iter().flat_map(|made| &made.parts);
        let rows = parts.filter_map(|part| match part {
            layout::Part::Area { key, changed, .. } if asked_of(key).is_some() => Some((key, *changed)),
            _ => None,
        });
        let rows: Vec<(&String, bool)> = rows.collect();
        let at = rows.iter().position(|(key, _)| Some(*key) == self.chosen.as_ref());
        let next = match at {
            Some(at) if by == 0 => {
                let message = asked_of(rows[at].0);
                if let Some(Message::OpenObject(object, from)) = &message {
                    // The same line is there afterwards, and does the contrary.
                    self.chosen = Some(format!("{object}+{}", if from.is_some() { "" } else { "0" }));
                }
                message.into_iter().for_each(|message| props.send.emit(message));
                return;
            }
            Some(at) => (at as i32 + by).clamp(0, rows.len() as i32 - 1) as usize,
            None => rows.iter().position(|(_, changed)| *changed).unwrap_or(0),
        };
        let Some((key, _)) = rows.get(next) else { return };
        let rect = place_of(scene, &[key.to_string()]).unwrap_or_default();
        point(props, variable_of(key));
        self.chosen = Some(key.to_string());
        self.camera = self.camera.showing(area(rect), self.pane);
    }

    /// What stands at a place of the pane.
    pub(super) fn key_at(&self, place: Pair) -> Option<&str> {
        let Camera { scale, shift, .. } = self.camera;
        let at = |place: f64, shift: f64| ((place - shift) / scale) as i32;
        key_at(self.scene.as_ref()?, at(place.x, shift.x), at(place.y, shift.y))
    }

    pub(super) fn place_of(&self, event: &PointerEvent) -> Pair {
        let place = self.pane_node.cast().map(|node| element::place_in(&node, event));
        place.map_or(Pair::default(), |(x, y)| Pair::new(x, y))
    }

    /// One pointer pans, two zoom and pan.
    pub(super) fn moved(&mut self, event: &PointerEvent) -> bool {
        let now = self.place_of(event);
        let Some(at) = self.pointers.iter().position(|(id, _)| *id == event.pointer_id()) else {
            return false;
        };
        let was = std::mem::replace(&mut self.pointers[at].1, now);
        let other =
            self.pointers.iter().enumerate().find(|(index, _)| *index != at).map(|(_, (_, place))| *place);
        match other {
            None => self.pan(Pair::new(now.x - was.x, now.y - was.y)),
            Some(other) => {
                let middle = |one: Pair| Pair::new((one.x + other.x) / 2.0, (one.y + other.y) / 2.0);
                let apart = |one: Pair| (one.x - other.x).hypot(one.y - other.y).max(1.0);
                let (from, to) = (middle(was), middle(now));
                self.camera = self.camera.zoomed(apart(now) / apart(was), to);
                self.pan(Pair::new(to.x - from.x, to.y - from.y));
            }
        }
        true
    }
}

/// What a click on the row of this key asks for.
pub(super) fn asked_of(key: &str) -> Option<Message> {
    let opening = opening_of(key).map(|(object, from)| Message::OpenObject(object, from));
    opening.or_else(|| variable_of(key).map(|target| Message::Past(Some(target))))
}

/// A variable is pointed at: of a frame's, the way it is looked up is shown.
pub(super) fn point(props: &Props, target: Option<Target>) {
    props.send.emit(Message::Point(target.and_then(|target| match target {
        Target::Row(frame, name) => Some(Pointed::Row(frame, name)),
        _ => None,
    })));
}

/// What a key does while the picture has the focus.
pub(super) fn message_of(event: &KeyboardEvent, choosing: bool) -> Option<Msg> {
    let pan = |x: f64, y: f64| Some(Msg::Pan(Pair::new(x * PAN_STEP, y * PAN_STEP)));
    let message = match (event.key().as_str(), event.ctrl_key()) {
        ("Enter", false) => Some(Msg::Choose(0)),
        ("Escape", _) => Some(Msg::Leave),
        ("ArrowUp", false) if choosing && !event.shift_key() => Some(Msg::Choose(-1)),
        ("ArrowDown", false) if choosing && !event.shift_key() => Some(Msg::Choose(1)),
        ("ArrowLeft", true) => pan(1.0, 0.0),
        ("ArrowRight", true) => pan(-1.0, 0.0),
        ("ArrowUp", _) if !event.shift_key() => pan(0.0, 1.0),
        ("ArrowDown", _) if !event.shift_key() => pan(0.0, -1.0),
        _ => None,
    };
    if message.is_some() {
        event.prevent_default();
    }
    message
}

/// Hears the sizes of the pane and of the words below it, the wheel, fingers, and keys that zoom.
pub(super) fn watches(link: &Scope<Picture>, pane: &Element, whole: Rc<Cell<bool>>) -> Vec<Watch> {
    let size = link.callback(|(x, y)| Msg::Size(Pair::new(x, y)));
    let words = link.callback(|()| Msg::Front);
    let wheel = link.callback(Msg::Wheel);
    let scope = link.clone();
    [
        page::on_size(pane, move |x, y| size.emit((x, y))),
        element::find(".story").and_then(|story| page::on_size(&story, move |_, _| words.emit(()))),
        Some(element::on_wheel(pane, move |turn| {
            // A picture that is seen whole has nowhere to go: the page scrolls.
            let used = turn.zooms || !whole.get();
            if used {
                wheel.emit(turn);
            }
            used
        })),
        // Two fingers are ours, one scrolls the page.
        Some(element::keep_pinches(pane)),
        page::on_key(move |event| {
            if page::is_typing(event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            if let "+" | "-" | "0" = event.key().as_str() {
                event.key().chars().for_each(|key| scope.send_message(Msg::Key(key)));
            }
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}
