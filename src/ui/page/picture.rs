//! The picture: the scene as elements, seen through a camera that the person can move.

use super::shapes::Shapes;
use super::twin::Twin;
use crate::draw;
use crate::layout::{self, Motion, Scene};
use crate::platform::element::{self, Wheel};
use crate::platform::page::{self, Watch};
use crate::session::Shown;
use crate::ui::camera::{Area, Camera, Pair};
use crate::ui::pointing::{key_at, opening_of, place_of, variable_of};
use crate::ui::state::Message;
use crate::view::{Pointed, Target};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// What the picture shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The stop.
    pub shown: Option<Rc<Shown>>,
    /// Of which run.
    pub run: u64,
    /// How to draw.
    pub options: layout::Options,
    /// How much larger than usual: on a projector.
    pub enlarged: f64,
    /// The picture shows another program than the editor.
    pub stale: bool,
    /// What changed is not marked.
    pub veiled: bool,
    /// Whether `+`, `-` and `0` are ours.
    pub single_keys: bool,
    /// Where a name is looked for, and whether it is found there.
    pub asked: Vec<([String; 2], bool)>,
    /// The way of what is read next is shown.
    pub walking: bool,
    /// It stands beside another one, which has the tools.
    #[prop_or_default]
    pub second: bool,
    /// Hears what the person wants.
    pub send: Callback<Message>,
    /// Hears how high the picture would like to be.
    pub on_height: Callback<f64>,
}

/// What happens to the picture.
pub enum Msg {
    /// The pane has this size.
    Size(Pair),
    /// The wheel turned; with what it is to be told.
    Wheel(Wheel),
    /// A pointer touched the picture.
    Down(PointerEvent),
    /// It moved.
    Move(PointerEvent),
    /// It is gone.
    Up(PointerEvent),
    /// Larger or smaller around the middle.
    Zoom(f64),
    /// A key that may be ours.
    Key(char),
    /// Moved by so much.
    Pan(Pair),
    /// By keyboard: the variable so many further on, or the history of the one that is chosen.
    Choose(i32),
    /// No variable is chosen any more.
    Leave,
    /// Back to fitting and following.
    Fit,
}

/// The picture pane.
pub struct Picture {
    pane_node: NodeRef,
    drawn_node: NodeRef,
    pane: Pair,
    camera: Camera,
    /// Where the picture has been put.
    put: Option<Pair>,
    scene: Option<Scene>,
    drawing: Option<Rc<draw::Drawing>>,
    /// The largest scene of this run: the scale is made for it, so that it does not change at every step.
    extent: Pair,
    /// The pointers that touch the picture, and where.
    pointers: Vec<(i32, Pair)>,
    watches: Vec<Watch>,
    marked: bool,
    /// Where a pointer went down: a click is one that comes up there.
    pressed: Option<Pair>,
    /// The variable that is pointed at.
    pointed: Option<Target>,
    /// The key of the variable that is chosen by keyboard.
    chosen: Option<String>,
    /// All of the picture is in the pane.
    whole: Rc<Cell<bool>>,
    /// What moves from the stop shown before to this one, and what is gone.
    motion: Motion,
    ghosts: Rc<draw::Drawing>,
    /// The last step touched it: the page scrolls to it.
    to_reveal: Option<String>,
}

const ZOOM_STEP: f64 = 1.25;
const PAN_STEP: f64 = 60.0;
/// A pointer that moved less between down and up has clicked.
const CLICK: f64 = 4.0;

impl Component for Picture {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Picture>) -> Picture {
        let mut picture = Picture {
            pane_node: NodeRef::default(),
            drawn_node: NodeRef::default(),
            pane: Pair::default(),
            camera: Camera::default(),
            put: None,
            scene: None,
            drawing: None,
            extent: Pair::default(),
            pointers: Vec::new(),
            watches: Vec::new(),
            marked: false,
            pressed: None,
            pointed: None,
            chosen: None,
            whole: Rc::default(),
            motion: Motion::default(),
            ghosts: Rc::default(),
            to_reveal: None,
        };
        picture.lay_out(ctx.props(), None);
        picture
    }

    fn changed(&mut self, ctx: &Context<Picture>, old: &Props) -> bool {
        let props = ctx.props();
        if (&props.shown, props.options) != (&old.shown, old.options) {
            self.lay_out(props, Some(old));
        } else if props.enlarged != old.enlarged {
            if let Some(width) = self.width(props).filter(|_| !props.second) {
                props.send.emit(Message::Room(width));
            }
            self.extent = Pair::default();
            self.lay_out(props, None);
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Picture>, first: bool) {
        if let (true, Some(node)) = (first, self.pane_node.cast()) {
            let link = ctx.link();
            let size = link.callback(|(x, y)| Msg::Size(Pair::new(x, y)));
            self.watches.extend(page::on_size(&node, move |x, y| size.emit((x, y))));
            let wheel = link.callback(Msg::Wheel);
            let whole = self.whole.clone();
            self.watches.push(element::on_wheel(&node, move |turn| {
                // A picture that is seen whole has nowhere to go: the page scrolls.
                let used = turn.zooms || !whole.get();
                if used {
                    wheel.emit(turn);
                }
                used
            }));
            // Two fingers are ours, one scrolls the page.
            self.watches.push(element::keep_pinches(&node));
            let scope = link.clone();
            self.watches.extend(page::on_key(move |event| {
                if page::is_typing(event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
                    return;
                }
                if let "+" | "-" | "0" = event.key().as_str() {
                    event.key().chars().for_each(|key| scope.send_message(Msg::Key(key)));
                }
            }));
        }
        // The whole drawing is moved: were it moved from within, the browser would lay out every text of it anew.
        let shift = self.camera.shift;
        if let (true, Some(drawn)) = (self.put != Some(shift), self.drawn_node.cast()) {
            page::set_style(&drawn, "transform", &format!("translate({:.1}px,{:.1}px)", shift.x, shift.y));
            self.put = Some(shift);
        }
        if let Some(pane) = self.pane_node.cast::<element::Element>() {
            let way = |(key, from): &(String, (i32, i32))| element::comes_from(&pane, key, *from);
            self.motion.moved.iter().for_each(way);
            for (at, travel) in self.motion.travels.iter().enumerate() {
                let by = (travel.from.0 - travel.to.0, travel.from.1 - travel.to.1);
                element::comes_from(&pane, &format!("t{at}-{}", self.stop(ctx.props())), by);
            }
        }
        // Where the pane is as high as its picture, it is the page that scrolls.
        if let (true, Some(key), Some(pane)) =
            (self.whole.get(), self.to_reveal.take(), self.pane_node.cast::<element::Element>())
        {
            element::reveal_within(&pane, &key);
        }
        if !self.marked && self.scene.is_some() {
            self.marked = true;
            page::mark_when_drawn("first-picture");
        }
    }

    fn update(&mut self, ctx: &Context<Picture>, message: Msg) -> bool {
        let props = ctx.props();
        match message {
            Msg::Size(pane) => {
                self.pane = pane;
                if let Some(width) = self.width(props).filter(|_| !props.second) {
                    props.send.emit(Message::Room(width));
                }
                let shape = self.scene.as_ref().map(|scene| scene.shape);
                if shape.is_some_and(|shape| shape != layout::Shape::of(self.width(props))) {
                    // The columns share the new width in another way.
                    self.extent = Pair::default();
                    self.scene = None;
                    self.lay_out(props, Some(props));
                } else if !self.camera.by_hand {
                    self.fit(props);
                }
            }
            Msg::Wheel(Wheel { y, zooms: true, at, .. }) => {
                self.camera = self.camera.zoomed((-y / 240.0).exp2(), Pair::new(at.0, at.1));
            }
            Msg::Wheel(Wheel { x, y, .. }) => self.pan(Pair::new(-x, -y)),
            Msg::Down(event) => {
                if let (0, Some(node)) = (event.button(), self.pane_node.cast()) {
                    element::capture_pointer(&node, &event);
                    let place = self.place_of(&event);
                    self.pointers.push((event.pointer_id(), place));
                    self.pressed = Some(place).filter(|_| self.pointers.len() == 1);
                }
                return false;
            }
            Msg::Move(event) if self.pointers.is_empty() => {
                let pointed = self.key_at(self.place_of(&event)).and_then(variable_of);
                if pointed == self.pointed {
                    return false;
                }
                self.pointed.clone_from(&pointed);
                point(props, pointed);
            }
            Msg::Leave => {
                if self.pointed.take().is_none() && self.chosen.take().is_none() {
                    return false;
                }
                point(props, None);
            }
            Msg::Choose(by) => self.choose(props, by),
            Msg::Move(event) => return self.moved(&event),
            Msg::Up(event) => {
                let (place, pressed) = (self.place_of(&event), self.pressed.take());
                let still = pressed.is_some_and(|from| (from.x - place.x).hypot(from.y - place.y) < CLICK);
                if let Some(message) = self.key_at(place).filter(|_| still).and_then(asked_of) {
                    props.send.emit(message);
                }
                self.pointers.retain(|(id, _)| *id != event.pointer_id());
                return false;
            }
            Msg::Key(_) if !props.single_keys => return false,
            Msg::Key('+') => self.zoom(ZOOM_STEP),
            Msg::Key('-') => self.zoom(1.0 / ZOOM_STEP),
            Msg::Key(_) => self.fit(props),
            Msg::Zoom(factor) => self.zoom(factor),
            Msg::Pan(by) => self.pan(by),
            Msg::Fit => self.fit(props),
        }
        true
    }

    fn view(&self, ctx: &Context<Picture>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let Camera { scale, shift, by_hand } = self.camera;
        let transform = format!("scale({scale:.4})");
        let choosing = self.chosen.is_some();
        let keys = link.batch_callback(move |event: KeyboardEvent| {
            let pan = |x: f64, y: f64| Some(Msg::Pan(Pair::new(x * PAN_STEP, y * PAN_STEP)));
            let by = match (event.key().as_str(), event.ctrl_key()) {
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
            if by.is_some() {
                event.prevent_default();
            }
            by
        });
        let classes = classes!(
            "pane",
            props.stale.then_some("stale"),
            props.veiled.then_some("veiled"),
            self.pointed.is_some().then_some("pointing"),
            (!self.pointers.is_empty()).then_some("held"),
            (shift.y < -1.0).then_some("more-above"),
            (self.below() > 1.0).then_some("more-below")
        );
        html! {
            <div class="view">
                <div class={classes} id={if props.second { "second-picture" } else { "picture" }} ref={self.pane_node.clone()} tabindex="0" role="group"
                    aria-label="Picture. Enter chooses a variable or what can be opened. The same as a list: the button As text."
                    onkeydown={keys}
                    onpointerdown={link.callback(Msg::Down)} onpointermove={link.callback(Msg::Move)}
                    onpointerup={link.callback(Msg::Up)} onpointercancel={link.callback(Msg::Up)}
                    onpointerleave={link.callback(|_| Msg::Leave)}>
                    <div class="sheet">
                    <svg class="picture" ref={self.drawn_node.clone()} width="100%" height={(self.extent.y + 2.0 * crate::ui::camera::EDGE).to_string()} role="img" aria-label={self.scene.as_ref().map(draw::summary)}>
                        <g {transform}>
                            <Shapes drawing={self.ghosts.clone()} />
                            if let Some(drawing) = &self.drawing {
                                <Shapes drawing={drawing.clone()} />
                            }
                            if let Some(scene) = &self.scene {
                                { for self.motion.travels.iter().enumerate().map(|(at, travel)| chip(travel, &format!("t{at}-{}", self.stop(props)))) }
                                { for props.asked.iter().enumerate().filter_map(|(at, (keys, found))| asked(scene, at, keys, *found)) }
                                if let Some(rect) = self.chosen.clone().and_then(|key| place_of(scene, &[key])).map(|rect| rect.grown(3)) {
                                    <rect class="chosen" x={rect.x.to_string()} y={rect.y.to_string()} width={rect.w.to_string()} height={rect.h.to_string()} rx="7" />
                                }
                            }
                        </g>
                    </svg>
                    </div>
                    { self.bar() }
                    <p class="unseen" role="status">{ self.chosen.as_deref().and_then(super::words::row) }</p>
                </div>
                if !props.second {
                <div class="tools">
                    <button type="button" class="button small" id="walk" aria-pressed={props.walking.to_string()}
                        title="Where are the names found that are read next? (W)" onclick={props.send.reform(|_: MouseEvent| Message::Walk)}>{ "Look up" }</button>
                    <Twin shown={props.shown.clone()} send={props.send.clone()} />
                    <div class="zoom" role="group" aria-label="Zoom">
                        { zoom("−", "Smaller (−)", link.callback(|_| Msg::Zoom(1.0 / ZOOM_STEP))) }
                        <button type="button" class="button small" aria-pressed={(!by_hand).to_string()}
                            title="Fit and follow (0)" onclick={link.callback(|_| Msg::Fit)}>{ "Fit" }</button>
                        { zoom("+", "Larger (+)", link.callback(|_| Msg::Zoom(ZOOM_STEP))) }
                    </div>
                </div>
                }
            </div>
        }
    }
}

impl Picture {
    fn stop(&self, props: &Props) -> u64 {
        props.shown.as_ref().map_or(0, |shown| shown.view.stop)
    }

    /// Places everything of the stop that is shown now.
    fn lay_out(&mut self, props: &Props, old: Option<&Props>) {
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
        let follows = !new_run && !self.camera.by_hand;
        self.to_reveal = self.touched().last().filter(|_| follows).map(|made| made.key.clone());
        props.on_height.emit(self.extent.y);
    }

    /// How wide the picture may be; not known before the pane has been measured.
    fn width(&self, props: &Props) -> Option<i32> {
        (self.pane.x > 0.0).then_some((self.pane.x / props.enlarged.max(0.1)) as i32)
    }

    /// Makes the whole picture seen if it stays readable, otherwise what the step touched.
    fn fit(&mut self, props: &Props) {
        let fitted = Camera::fit(self.extent, self.pane, props.enlarged);
        let Some(scene) = self.scene.as_ref().filter(|_| self.pane.x > 0.0) else { return };
        if fitted.sees_all(size_of(scene), self.pane) {
            self.camera = fitted;
        } else {
            let same_scale = (self.camera.scale - fitted.scale).abs() < 1e-6;
            let start = if same_scale { Camera { by_hand: false, ..self.camera } } else { fitted };
            self.camera = self.touched().into_iter().fold(start, |camera, made| {
                camera.showing(area_of(made, self.pane.y / start.scale), self.pane)
            });
        }
        self.whole.set(self.camera.sees_all(size_of(scene), self.pane));
    }

    /// The boxes the step touched. What matters most comes last, so that it is in view whatever else there is.
    fn touched(&self) -> Vec<&layout::SceneBox> {
        let boxes = || self.scene.iter().flat_map(|scene| &scene.boxes);
        // The cells that the running frame reads are seen beside it where there is room for both.
        let running = boxes().find(|made| made.running && made.kind == layout::BoxKind::Frame);
        let arrows = self.scene.iter().flat_map(|scene| &scene.arrows);
        let read = |made: &layout::SceneBox| {
            made.kind == layout::BoxKind::Cell
                && running.is_some_and(|from| {
                    arrows.clone().any(|arrow| arrow.from == from.key && arrow.to == made.key)
                })
        };
        let mut touched: Vec<_> =
            boxes().filter(|made| made.running || made.changed || made.appeared || read(made)).collect();
        crate::base::sort_by_key(&mut touched, |made| match (made.running, made.appeared, made.dashed) {
            // What the library does is seldom what the person asks about.
            _ if made.key == "loop" || !(made.running || made.changed || made.appeared) => 0,
            (false, _, true) => 1,
            (true, false, _) => 2,
            (false, _, false) => 3,
            (true, true, _) => 4,
        });
        touched
    }

    /// How much of the picture is below the pane.
    fn below(&self) -> f64 {
        let high = self.scene.as_ref().map_or(0.0, |scene| size_of(scene).y);
        high * self.camera.scale + self.camera.shift.y - self.pane.y
    }

    /// Shows which part of a picture that is too high is seen.
    fn bar(&self) -> Html {
        let (above, below) = ((-self.camera.shift.y).max(0.0), self.below().max(0.0));
        let all = above + self.pane.y + below;
        if above + below < 2.0 {
            return Html::default();
        }
        let part = |of: f64| format!("{:.1}%", of / all * 100.0);
        html! {
            <svg class="bar-of-pane" width="6" height="100%" aria-hidden="true">
                <rect width="6" rx="3" y={part(above)} height={part(self.pane.y)} />
            </svg>
        }
    }

    fn zoom(&mut self, factor: f64) {
        self.camera = self.camera.zoomed(factor, Pair::new(self.pane.x / 2.0, self.pane.y / 2.0));
        self.whole.set(false);
    }

    fn pan(&mut self, by: Pair) {
        let size = self.scene.as_ref().map(size_of).unwrap_or_default();
        self.camera = self.camera.panned(by, size, self.pane);
    }

    /// By keyboard: the variable `by` places further on; at first one that the step changed. Again: its history.
    fn choose(&mut self, props: &Props, by: i32) {
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
    fn key_at(&self, place: Pair) -> Option<&str> {
        let Camera { scale, shift, .. } = self.camera;
        let at = |place: f64, shift: f64| ((place - shift) / scale) as i32;
        key_at(self.scene.as_ref()?, at(place.x, shift.x), at(place.y, shift.y))
    }

    fn place_of(&self, event: &PointerEvent) -> Pair {
        let place = self.pane_node.cast().map(|node| element::place_in(&node, event));
        place.map_or(Pair::default(), |(x, y)| Pair::new(x, y))
    }

    /// One pointer pans, two zoom and pan.
    fn moved(&mut self, event: &PointerEvent) -> bool {
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
fn asked_of(key: &str) -> Option<Message> {
    let opening = opening_of(key).map(|(object, from)| Message::OpenObject(object, from));
    opening.or_else(|| variable_of(key).map(|target| Message::Past(Some(target))))
}

/// A value on its way: it is drawn where it arrives.
fn chip(travel: &layout::Travel, key: &str) -> Html {
    let w = layout::text_width(&travel.text, layout::Font::Mono, 15) + 16;
    let transform = format!("translate({} {})", travel.to.0, travel.to.1);
    html! {
        <g key={key.to_owned()} {transform}>
            <g class="chip" data-key={key.to_owned()}>
                <rect x={(-w / 2).to_string()} y="-13" width={w.to_string()} height="26" rx="8" />
                <text class="mono" y="5" font-size="15" text-anchor="middle">{ &travel.text }</text>
            </g>
        </g>
    }
}

/// A frame around a place where a name is looked for, with its number.
fn asked(scene: &Scene, at: usize, keys: &[String], found: bool) -> Option<Html> {
    let rect = place_of(scene, keys)?.grown(3);
    let transform = format!("translate({} {})", rect.x, rect.y);
    Some(html! {
        <g key={format!("asked-{at}")} class="asked-at" {transform}>
            <rect class={classes!("asked", found.then_some("found"))} width={rect.w.to_string()} height={rect.h.to_string()} rx="7" />
            <circle r="10" />
            <text y="4" text-anchor="middle">{ at + 1 }</text>
        </g>
    })
}

fn size_of(scene: &Scene) -> Pair {
    Pair::new(f64::from(scene.width), f64::from(scene.height))
}

/// What is to be seen of a box; of one that is higher than the pane, its changed row.
fn area_of(made: &layout::SceneBox, high: f64) -> Area {
    let row = made.parts.iter().find_map(|part| match part {
        layout::Part::Area { rect, changed: true, .. } => Some(rect.moved(made.rect.x, made.rect.y)),
        _ => None,
    });
    // With the word on its upper edge.
    let above = (made.rect.y - made.room.y).max(0);
    let whole = layout::Rect { h: made.rect.h + above, ..made.rect.moved(0, -above) };
    area(row.filter(|_| f64::from(made.rect.h) > high).unwrap_or(whole))
}

fn area(rect: layout::Rect) -> Area {
    Area {
        at: Pair::new(f64::from(rect.x), f64::from(rect.y)),
        size: Pair::new(f64::from(rect.w), f64::from(rect.h)),
    }
}

/// A variable is pointed at: of a frame's, the way it is looked up is shown.
fn point(props: &Props, target: Option<Target>) {
    props.send.emit(Message::Point(target.and_then(|target| match target {
        Target::Row(frame, name) => Some(Pointed::Row(frame, name)),
        _ => None,
    })));
}

fn zoom(sign: &'static str, words: &'static str, click: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="button small square" aria-label={words} title={words} onclick={click}>{ sign }</button>
    }
}
