//! The browser, in the words of this project: workers, storage, clipboard, the editor, the page itself.
//!
//! The only room (with `main.rs`) that names `web_sys`, `js_sys` or `wasm_bindgen`; everything it hands
//! out is plain Rust. It must not know what is being drawn or run. What the browser refuses (storage in
//! a sandboxed frame, the clipboard without permission) is an answer here, never a panic.

pub mod clipboard;
pub mod editor;
pub mod element;
pub mod files;
pub mod page;
pub mod storage;
pub mod worker;

use wasm_bindgen::JsValue;

/// Milliseconds since this page or worker started, with fractions: for measuring, never for results.
pub fn now() -> f64 {
    let clock = js_sys::Reflect::get(&js_sys::global(), &"performance".into());
    let clock: Option<web_sys::Performance> = clock.ok().map(wasm_bindgen::JsCast::unchecked_into);
    clock.map_or(0.0, |clock| clock.now())
}

/// What a JavaScript exception says of itself.
fn words_of(value: &JsValue) -> String {
    value.as_string().unwrap_or_else(|| String::from(js_sys::Object::from(value.clone()).to_string()))
}
