//! The picture: the scene as elements, seen through a camera that the person can move.

mod hands;
mod marks;
mod seen;

use super::shapes::Shapes;
use super::twin::Twin;
use crate::draw;
use crate::layout::{self, Motion, Scene};
use crate::platform::element::{self, Wheel};
use crate::platform::page::{self, Watch};
use crate::session::Shown;
use crate::ui::camera::{Camera, Pair, Pane};
use crate::ui::pointing::{place_of, variable_of};
use crate::ui::state::Message;
use crate::view::Target;
use hands::{asked_of, point};
use marks::{asked, chip, zoom};
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
    /// Where a name is looked for.
    pub asked: Vec<Asked>,
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

/// A place where a name is looked for.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// Which step of its way that is.
    pub number: usize,
    /// The keys of the place, and of the box where that is folded away.
    pub keys: [String; 2],
    /// It is found there.
    pub found: bool,
    /// Nobody looks there.
    pub skipped: bool,
}

/// What happens to the picture.
pub enum Msg {
    /// The pane has this size.
    Size(Pair),
    /// What stands in front of the pane has another size.
    Front,
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
    tools_node: NodeRef,
    pane: Pane,
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
    /// The picture shows a step of a run that was there before; the beginning of one leaves the page where it is.
    follows: bool,
    /// Where the page scrolls, it is to follow the last step.
    to_reveal: bool,
    /// The way of a name is another one: it is to be seen.
    to_show: bool,
}

const ZOOM_STEP: f64 = 1.25;
/// A pointer that moved less between down and up has clicked.
const CLICK: f64 = 4.0;

impl Component for Picture {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Picture>) -> Picture {
        let mut picture = Picture {
            pane_node: NodeRef::default(),
            drawn_node: NodeRef::default(),
            tools_node: NodeRef::default(),
            pane: Pane::default(),
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
            follows: false,
            to_reveal: false,
            to_show: false,
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
        // What is pointed at in the picture stays where it is.
        self.to_show |= props.asked != old.asked && self.pointed.is_none() && self.chosen.is_none();
        true
    }

    fn rendered(&mut self, ctx: &Context<Picture>, first: bool) {
        if let (true, Some(node)) = (first, self.pane_node.cast()) {
            self.watches = hands::watches(ctx.link(), &node, self.whole.clone());
        }
        if std::mem::take(&mut self.to_show) {
            self.show_way(ctx.props());
        }
        // The whole drawing is moved: were it moved from within, the browser would lay out every text of it anew.
        let shift = self.camera.shift;
        if let (true, Some(drawn)) = (self.put != Some(shift), self.drawn_node.cast()) {
            page::set_style(&drawn, "transform", &format!("translate({:.1}px,{:.1}px)", shift.x, shift.y));
            self.put = Some(shift);
        }
        self.animate(ctx.props());
        if std::mem::take(&mut self.to_reveal) && self.pane.corner.y == 0.0 {
            self.scroll_page();
        }
        if !self.marked && self.scene.is_some() {
            self.marked = true;
            page::mark_when_drawn("first-picture");
        }
    }

    fn update(&mut self, ctx: &Context<Picture>, message: Msg) -> bool {
        let props = ctx.props();
        match message {
            Msg::Front => {
                let before = self.pane;
                self.measure();
                // On a phone the page makes room for more words.
                self.to_reveal = self.follows && self.pane.corner.y == 0.0 && !self.camera.by_hand;
                if before == self.pane && !self.to_reveal {
                    return false;
                }
                if before != self.pane && !self.camera.by_hand {
                    self.fit(props);
                }
            }
            Msg::Size(size) => {
                self.pane.size = size;
                self.measure();
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
        let keys = link.batch_callback(move |event: KeyboardEvent| hands::message_of(&event, choosing));
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
                                { for props.asked.iter().filter_map(|one| asked(scene, one)) }
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
                <div class="tools" ref={self.tools_node.clone()}>
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
}
