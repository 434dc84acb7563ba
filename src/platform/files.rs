//! Texts from beside the page, and files that the person opens.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlInputElement, Response};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = lexEditor, js_name = saveText, catch)]
    fn js_save_text(name: &str, kind: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = lexEditor, js_name = savePng, catch)]
    fn js_save_png(name: &str, svg: &str) -> Result<(), JsValue>;
}

/// Gives the person a drawing as a file; `png`: as an image. A sandboxed frame may not: nothing happens then.
pub fn save(name: &str, svg: &str, png: bool) {
    let _ = if png { js_save_png(name, svg) } else { js_save_text(name, "image/svg+xml", svg) };
}

/// Fetches a text from beside the page; `None` where it is not there or no text.
pub fn fetch(path: &str, then: impl FnOnce(Option<String>) + 'static) {
    let promise = web_sys::window().map(|window| window.fetch_with_str(path));
    spawn_local(async move {
        then(match promise {
            Some(promise) => body_of(promise).await,
            None => None,
        });
    });
}

async fn body_of(promise: js_sys::Promise) -> Option<String> {
    let response: Response = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Reads the file that was chosen in a field, if it is not longer than `most` bytes: its name, and its text.
pub fn chosen(event: &web_sys::Event, most: usize, then: impl FnOnce(String, Option<String>) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    // The same file can be chosen again, when it has been put right.
    field.set_value("");
    spawn_local(async move {
        let text = if file.size() <= most as f64 { text_of(&file).await } else { None };
        then(file.name(), text);
    });
}

async fn text_of(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
