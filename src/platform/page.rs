//! The page around us: its address, its size, its host, what the person prefers.

use gloo_events::EventListener;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, Window};

/// Something that is being watched. Dropping it ends the watching.
pub struct Watch {
    _kept: Kept,
}

enum Kept {
    Listener { _listener: EventListener },
    Size { observer: web_sys::ResizeObserver, _closure: Closure<dyn FnMut(js_sys::Array)> },
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let Kept::Size { observer, .. } = self {
            observer.disconnect();
        }
    }
}

fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn watch(
    target: &web_sys::EventTarget,
    event: &'static str,
    hear: impl FnMut(&web_sys::Event) + 'static,
) -> Watch {
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(target, event, options, hear);
    Watch { _kept: Kept::Listener { _listener: listener } }
}

/// The address after `#`, still encoded; empty where there is none.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The address after `?`, still encoded; empty where there is none.
pub fn query() -> String {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    search.trim_start_matches('?').to_owned()
}

/// This page's address without what follows `?` or `#`.
pub fn address() -> String {
    let whole = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    whole.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Writes the address after `#` without adding to the history. Some frames may not; nothing happens then.
pub fn set_fragment(fragment: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Hears when the person changes the address after `#` (not [`set_fragment`]).
pub fn on_fragment(hear: impl Fn(String) + 'static) -> Option<Watch> {
    Some(watch(&window()?.into(), "hashchange", move |_| hear(fragment())))
}

/// Hears every key press in the page that nothing stopped before.
pub fn on_key(hear: impl Fn(&web_sys::KeyboardEvent) + 'static) -> Option<Watch> {
    Some(watch(&window()?.into(), "keydown", move |event| {
        if let Some(key) = event.dyn_ref() {
            hear(key);
        }
    }))
}

/// Whether a key press belongs to something being typed or chosen in: the editor, a field, a list.
pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        matches!(element.closest("[contenteditable=true], .cm-editor, input, select, textarea"), Ok(Some(_)))
    })
}

/// The value of the field or list that an event speaks of.
pub fn value_of(event: &web_sys::Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    let field = target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    field.or_else(|| target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value)).unwrap_or_default()
}

/// Hears the inner size of `element` in CSS pixels, now and whenever it changes.
pub fn on_size(element: &Element, hear: impl Fn(f64, f64) + 'static) -> Option<Watch> {
    let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.get(entries.length().saturating_sub(1));
        if let Some(entry) = last.dyn_ref::<web_sys::ResizeObserverEntry>() {
            let size = entry.content_rect();
            hear(size.width(), size.height());
        }
    });
    let observer = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Watch { _kept: Kept::Size { observer, _closure: closure } })
}

/// Whether the page stands inside a frame of another page.
pub fn is_framed() -> bool {
    let Some(window) = window() else { return false };
    match window.parent() {
        Ok(Some(parent)) => !js_sys::Object::is(&parent, &window),
        _ => false,
    }
}

/// Tells the page around us, as a plain JavaScript object. Nothing happens where there is none.
pub fn tell_host(message: &impl Serialize) {
    let Some(window) = window().filter(|_| is_framed()) else { return };
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    if let (Ok(Some(parent)), Ok(message)) = (window.parent(), message.serialize(&plain)) {
        let _ = parent.post_message(&message, "*");
    }
}

/// Hears what the page around us sends, as far as it has the form of `Message`; the rest is not for us.
pub fn on_host<Message: DeserializeOwned>(hear: impl Fn(Message) + 'static) -> Option<Watch> {
    let window = window()?;
    let parent = window.parent().ok()??;
    Some(watch(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<web_sys::MessageEvent>() else { return };
        let from_host = event.source().is_some_and(|source| js_sys::Object::is(&source, &parent));
        if let (true, Ok(message)) = (from_host, serde_wasm_bindgen::from_value(event.data())) {
            hear(message);
        }
    }))
}

/// Whether the browser answers yes to a media query such as `(prefers-reduced-motion: reduce)`.
pub fn prefers(query: &str) -> bool {
    let answer = window().and_then(|window| window.match_media(query).ok()).flatten();
    answer.is_some_and(|answer| answer.matches())
}

/// Sets an attribute of the root element (`data-theme`, `data-embed`, ...) for the style sheets.
pub fn set_root_attribute(name: &str, value: &str) {
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute(name, value);
    }
}

/// Sets a style property of `element`. (A `style` attribute would be refused by the page's policy.)
pub fn set_style(element: &Element, property: &str, value: &str) {
    // Those of a picture have one as well.
    let _ = element.unchecked_ref::<HtmlElement>().style().set_property(property, value);
}

/// The height the whole document wants, in CSS pixels.
pub fn wanted_height() -> f64 {
    let body = window().and_then(|window| window.document()).and_then(|document| document.body());
    body.map_or(0.0, |body| f64::from(body.scroll_height()))
}

/// How high the window is.
pub fn height() -> f64 {
    window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0)
}

/// Scrolls the page down by so much.
pub fn scroll_by(down: f64) {
    if let Some(window) = window() {
        window.scroll_by_with_x_and_y(0.0, down);
    }
}

/// Marks the moment, by name and in the browser's timeline, at which what has been drawn until now is on
/// the screen: `first-picture` when the first picture stands. For measuring, and for tests that wait.
pub fn mark_when_drawn(name: &'static str) {
    // A frame callback runs before the browser paints; the turn after it comes when it has.
    next_frame(move || {
        gloo_timers::callback::Timeout::new(0, move || {
            if let Some(performance) = window().and_then(|window| window.performance()) {
                let _ = performance.mark(name);
            }
        })
        .forget();
    });
}

/// Waits for the next moment in which the browser paints, then calls `then`.
pub fn next_frame(then: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(then);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(closure.unchecked_ref());
    }
}

/// Where the page's own elements go; what stands there before (the shell that shows while we load) is
/// taken away.
pub fn mount() -> Option<Element> {
    let mount = window()?.document()?.get_element_by_id("app")?;
    mount.set_text_content(None);
    Some(mount)
}

/// Panics of the page go to the browser's console, and the page goes on with its next event.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}
