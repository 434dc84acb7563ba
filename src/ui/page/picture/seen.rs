//! Which part of the picture is seen: laying out, fitting, following, zooming, panning.

use super::{Picture, Props};
use crate::draw;
use crate::layout::{self, Scene};
use crate::platform::element::{self, Element};
use crate::platform::page;
use crate::ui::camera::{Area, Camera, Pair, Pane};
use crate::ui::follow::{area, follow, together};
use crate::ui::pointing::place_of;
use std::rc::Rc;

/// Where less of the picture is seen, the person has scrolled to the program.
const LEAST_SEEN: f64 = 60.0;

impl Picture {
    /// Places everything of the stop that is shown now.
    pub(super) fn lay_out(&mut self, props: &Props, old: Option<&Props>) {
        let Some(shown) = &props.shown else { return };
        let new_run = old.is_none_or(|old| old.run != props.run || old.options.style != props.options.style);
        let before = old.and_then(|old| old.shown.as_ref()).filter(|_| !new_run);
        let is_next = before.is_some_and(|before| before.view.stop.abs_diff(shown.view.stop) <= 1);
        let last = self.scene.as_ref().filter(|_| is_next);
        let options = layout::Options { width: self.width(props), ..props.options };
        // Where things stand is the same however one comes here; what is not told goes by what is on the screen.
        let placed = shown.placing.as_ref().is_some_and(|placing| {
            let shape = |options: &layout::Options| (options.style, layout::Shape::of(options.width));
            shape(&placing.options) == shape(&options)
        });
        let known = placed.then(|| shown.scene()).flatten();
        let mut scene = known.cloned().unwrap_or_else(|| layout::layout(&shown.view, last, options));
        scene
            .boxes
            .iter_mut()
            .for_each(|made| made.appeared = last.is_some_and(|last| last.find(&made.key).is_none()));
        if new_run {
            self.extent = Pair::default();
            self.camera.by_hand = false;
        }
        let size = size_of(&scene);
        self.extent = Pair::new(self.extent.x.max(size.x), self.extent.y.max(size.y));
        let from = before.and_then(|before| Some((&before.view, last?)));
        self.motion = from.map(|from| layout::motion(from, (&shown.view, &scene))).unwrap_or_default();
        let stop = shown.view.stop;
        let mut drawing = draw::shapes(&scene);
        // Two names in turn: a box that moves at two stops running begins anew.
        let class = format!(" moved{}", stop % 2);
        self.motion.moved.iter().for_each(|(key, _)| drawing.add_class(key, &class));
        self.ghosts =
            self.drawing.as_ref().map(|last| last.only(&self.motion.gone, stop).into()).unwrap_or_default();
        if let Some(last) = &self.drawing {
            drawing.keep(last);
        }
        self.drawing = Some(Rc::new(drawing));
        self.scene = Some(scene);
        if !self.camera.by_hand {
            self.fit(props);
        }
        self.follows = !new_run && !self.camera.by_hand;
        self.to_reveal = self.follows;
        props.on_height.emit(self.extent.y);
    }

    /// How wide the picture may be; not known before the pane has been measured.
    pub(super) fn width(&self, props: &Props) -> Option<i32> {
        (self.pane.size.x > 0.0).then_some((self.pane.size.x / props.enlarged.max(0.1)) as i32)
    }

    /// Makes the whole picture seen if it stays readable, otherwise what the step touched.
    pub(super) fn fit(&mut self, props: &Props) {
        let Some(scene) = self.scene.as_ref().filter(|_| self.pane.size.x > 0.0) else { return };
        // A picture that fits is seen above the tools, at every stop at the same scale.
        let room = Pair::new(self.pane.size.x, self.pane.size.y - self.pane.corner.y);
        let fitted = Camera::fit(self.extent, room, props.enlarged);
        let seen_whole = |camera: Camera| {
            let size = size_of(scene);
            camera.sees(Area { size, ..Area::default() }, Pane { size: self.pane.size, ..Pane::default() })
                && scene.boxes.iter().all(|made| camera.sees(area(made.rect), self.pane))
        };
        if seen_whole(fitted) {
            self.camera = fitted;
        } else {
            let same_scale = (self.camera.scale - fitted.scale).abs() < 1e-6;
            let start = if same_scale { Camera { by_hand: false, ..self.camera } } else { fitted };
            self.camera = follow(scene, start, self.pane);
        }
        self.whole.set(seen_whole(self.camera));
    }

    /// Finds out what stands in front of the pane, and puts the tools above the words that cover it.
    pub(super) fn measure(&mut self) {
        let Some(pane) = self.pane_node.cast::<Element>() else { return };
        let tools = self.tools_node.cast::<Element>();
        let frame = element::frame(&pane);
        let before = tools.as_ref().map(element::frame).filter(|tools| tools.top() < frame.bottom() - 1.0);
        self.pane.corner = before.map_or(Pair::default(), |tools| Pair::new(tools.width(), tools.height()));
        // Where the pane does not scroll within itself, it is the page that makes room for the words.
        let words = element::find(".story").filter(|_| self.pane.corner.y > 0.0);
        let words = words.map(|words| element::frame(&words)).filter(|words| words.height() > 0.0);
        let words = words.map_or(frame.bottom(), |words| words.top());
        self.pane.covered = (frame.bottom() - words).max(0.0);
        // In a host's frame the words have buttons of their own there, on the left.
        let besides = element::find(".story-buttons").map(|one| element::frame(&one));
        if besides.is_some_and(|one| one.height() > 0.0 && one.bottom() <= words) {
            self.pane.corner.x = self.pane.size.x;
        }
        if let Some(tools) = tools {
            page::set_style(&tools, "bottom", &format!("{}px", self.pane.covered));
        }
    }

    /// Makes the way of a name seen, above all where it is found; when it is no longer asked for, the step again.
    pub(super) fn show_way(&mut self, props: &Props) {
        let (Some(pane), Some(scene)) = (self.pane_node.cast::<Element>(), &self.scene) else { return };
        if self.camera.by_hand || self.pane.corner.y == 0.0 {
            return;
        }
        let places = |found: bool| {
            props
                .asked
                .iter()
                .filter(move |one| one.found == found)
                .filter_map(|one| place_of(scene, &one.keys))
        };
        if props.asked.is_empty() {
            self.fit(props);
            return;
        }
        // The words about it stand before the upper edge.
        let words = element::find("#way").map_or(0.0, |way| element::frame(&way).bottom());
        let above = (words - element::frame(&pane).top()).max(0.0);
        let mut below = self.pane;
        below.size.y -= above;
        let moved = |by: f64, camera: Camera| Camera {
            shift: Pair::new(camera.shift.x, camera.shift.y + by),
            ..camera
        };
        let seen = together(places(true).chain(places(false)), moved(-above, self.camera), below);
        self.camera = moved(above, seen);
    }

    /// Where the pane is as high as its picture, it is the page that follows: it scrolls, as little as needed, unless the
    /// person looks at something else. A frame leaves its host alone.
    pub(super) fn scroll_page(&self) {
        let (Some(pane), Some(scene)) = (self.pane_node.cast::<Element>(), &self.scene) else { return };
        let frame = element::frame(&pane);
        let words = element::find(".story").map(|words| element::frame(&words).top());
        let bottom = words.unwrap_or(0.0).min(page::height());
        if page::is_framed() || frame.bottom().min(bottom) - frame.top().max(0.0) < LEAST_SEEN {
            return;
        }
        let start = Camera {
            shift: Pair::new(self.camera.shift.x, self.camera.shift.y + frame.top()),
            ..self.camera
        };
        let seen = Pane { size: Pair::new(self.pane.size.x, bottom), ..Pane::default() };
        page::scroll_by(start.shift.y - follow(scene, start, seen).shift.y);
    }

    /// How much of the picture is below the pane.
    pub(super) fn below(&self) -> f64 {
        let high = self.scene.as_ref().map_or(0.0, |scene| size_of(scene).y);
        high * self.camera.scale + self.camera.shift.y - self.pane.size.y
    }

    pub(super) fn zoom(&mut self, factor: f64) {
        self.camera = self.camera.zoomed(factor, Pair::new(self.pane.size.x / 2.0, self.pane.size.y / 2.0));
        self.whole.set(false);
    }

    pub(super) fn pan(&mut self, by: Pair) {
        let size = self.scene.as_ref().map(size_of).unwrap_or_default();
        self.camera = self.camera.panned(by, size, self.pane.size);
    }
}

pub(super) fn size_of(scene: &Scene) -> Pair {
    Pair::new(f64::from(scene.width), f64::from(scene.height))
}
