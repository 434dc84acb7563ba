//! Single elements of the page: what they are told and what is heard from them beyond plain events.

use super::page::{Watch, watch};
use wasm_bindgen::prelude::*;
pub use web_sys::Element;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlTextAreaElement, PointerEvent, WheelEvent};

/// Shows what stands last in a scrolling element.
pub fn scroll_to_end(element: &Element) {
    element.set_scroll_top(element.scroll_height());
}

/// Lets the person type or press there.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// The first element that matches.
pub fn find(css: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(css).ok()?
}

/// Where an element is on the screen.
pub fn frame(element: &Element) -> web_sys::DomRect {
    element.get_bounding_client_rect()
}

/// Gives the focus to the first element that matches.
pub fn focus_on(css: &str) {
    find(css).iter().for_each(focus);
}

/// Moves the focus to what the next entry of its list begins with, or the one before.
pub fn focus_beside(forward: bool) {
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    let entry = active.and_then(|active| active.parent_element());
    let beside = entry
        .and_then(|one| if forward { one.next_element_sibling() } else { one.previous_element_sibling() });
    beside.and_then(|one| one.first_element_child()).iter().for_each(focus);
}

/// Selects everything in a text area, for a person who copies by hand.
pub fn select_text(element: &Element) {
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.focus();
        area.select();
    }
}

/// An element's inner height in CSS pixels.
pub fn height_of(element: &Element) -> f64 {
    f64::from(element.client_height())
}

/// All that this pointer does until it is lifted belongs to `element`.
pub fn capture_pointer(element: &Element, event: &PointerEvent) {
    let _ = element.set_pointer_capture(event.pointer_id());
}

/// Where a pointer is, from the upper left corner of `element`.
pub fn place_in(element: &Element, event: &web_sys::MouseEvent) -> (f64, f64) {
    let frame = element.get_bounding_client_rect();
    (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top())
}

/// A turn of the wheel, or two fingers on a pad.
pub struct Wheel {
    /// To the right, in CSS pixels.
    pub x: f64,
    /// Downwards.
    pub y: f64,
    /// With Ctrl, or two fingers moving apart: zoom instead.
    pub zooms: bool,
    /// Where the pointer is, from the element's upper left corner.
    pub at: (f64, f64),
}

/// Hears the wheel over `element`. `hear` says whether it made use of it; otherwise the page scrolls.
pub fn on_wheel(element: &Element, hear: impl Fn(Wheel) -> bool + 'static) -> Watch {
    let inside = element.clone();
    watch(element, "wheel", move |event| {
        let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
        let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { 20.0 } else { 1.0 };
        let wheel = Wheel {
            x: event.delta_x() * unit,
            y: event.delta_y() * unit,
            zooms: event.ctrl_key(),
            at: place_in(&inside, event),
        };
        if hear(wheel) {
            event.prevent_default();
        }
    })
}

/// Leaves what two fingers do on `element` to whoever hears its pointers: otherwise the browser scrolls with them.
pub fn keep_pinches(element: &Element) -> Watch {
    watch(element, "touchstart", |event| {
        let touches = event.dyn_ref::<web_sys::TouchEvent>().map(|event| event.touches().length());
        if touches.is_some_and(|touches| touches > 1) {
            event.prevent_default();
        }
    })
}

/// Opens a dialog in front of everything; the browser keeps the focus in it until it is closed.
pub fn open_modal(element: &Element, closed: impl Fn() + 'static) -> Option<Watch> {
    let dialog = element.dyn_ref::<HtmlDialogElement>()?;
    dialog.show_modal().ok()?;
    Some(watch(element, "close", move |_| closed()))
}

/// Whether a key press belongs to something that Space or Enter presses.
pub fn is_on_button(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| matches!(element.closest("button, a, summary, label"), Ok(Some(_))))
}

/// Tells the styles how far from its place what has this `data-key` in `element` comes.
pub fn comes_from(element: &Element, key: &str, (x, y): (i32, i32)) {
    if let Ok(Some(found)) = element.query_selector(&format!("[data-key='{key}']")) {
        // Shapes have styles too.
        let style = found.unchecked_ref::<HtmlElement>().style();
        let _ = style.set_property("--from", &format!("translate({x}px,{y}px)"));
    }
}

/// Calls `then` after so many milliseconds.
pub fn after(milliseconds: u32, then: impl FnOnce() + 'static) {
    gloo_timers::callback::Timeout::new(milliseconds, then).forget();
}
